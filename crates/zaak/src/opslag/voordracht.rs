// SPDX-License-Identifier: EUPL-1.2
//! Who is proposed as subject of a running casus.

use autorisatie::opslag::zaak::leg_alias_vast;
use autorisatie::{Aliassoort, Fout, Handeling, Storing, Toegang};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use kluis::Sleutelgroep;
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::overgangen::subject::Subjectstatus;
use wgs::persoonsrol::{Ophanging, Persoonsrol, Subjecttype};

use super::bron::plaats_subject;
use super::schema::{signaal, subject, voordracht};
use crate::dienst::Subjectstand;
use crate::domein::subject::Subjectgegevens;
use crate::fout::{andere_vorm, onbekende_code, onbekende_status};
use crate::handelingen::SubjectVoordragen;

/// The states in which a subject is in the dossier.
const DOSSIER: [&str; 2] = [Subjectstatus::Actief.code(), Subjectstatus::Beperkt.code()];
/// The states in which there are data of a subject to work with.
const AANWEZIG: [&str; 3] = [
    Subjectstatus::Voorgedragen.code(),
    Subjectstatus::Actief.code(),
    Subjectstatus::Beperkt.code(),
];

/// Who is stored.
pub struct NieuweVoordracht {
    pub persoonsrol: Persoonsrol,
    pub hangt_aan: Option<Uuid>,
    /// The signaal that names him, and who he is in it.
    pub herkomst: Option<(Uuid, Uuid)>,
    pub gegevens: Subjectgegevens,
    pub eerste_verwerking: Date,
    pub verloopt_op: jiff::Timestamp,
    pub status: Subjectstatus,
}

/// Role and type of a subject in the dossier of this casus, for who hangs on him.
pub async fn hangt_aan(
    t: &mut Toegang<'_, SubjectVoordragen>,
    id: Uuid,
) -> Result<Option<Ophanging>, Fout> {
    let rij: Option<(String, String)> = subject::table
        .filter(subject::zaak.eq(t.handeling().casus))
        .filter(subject::id.eq(id))
        .filter(subject::status.eq_any(DOSSIER))
        .select((subject::persoonsrol, subject::subjecttype))
        .first(t)
        .await
        .optional()?;
    rij.map(|(rol, soort)| {
        Ok(Ophanging {
            persoonsrol: Persoonsrol::from_code(&rol).ok_or_else(onbekende_code)?,
            subjecttype: Subjecttype::from_code(&soort).ok_or_else(onbekende_code)?,
        })
    })
    .transpose()
}

/// How many subjecten there are in this casus, those who are only proposed included.
pub async fn aantal(t: &mut Toegang<'_, SubjectVoordragen>) -> Result<i64, Fout> {
    Ok(subject::table
        .filter(subject::zaak.eq(t.handeling().casus))
        .filter(subject::status.eq_any(AANWEZIG))
        .count()
        .get_result(t)
        .await?)
}

/// Whether this person of a signaal is in this casus already.
pub async fn is_al_subject(
    t: &mut Toegang<'_, SubjectVoordragen>,
    persoon: Uuid,
) -> Result<bool, Fout> {
    let vraag = subject::table
        .filter(subject::zaak.eq(t.handeling().casus))
        .filter(subject::herkomst_persoon.eq(persoon))
        .filter(subject::status.eq_any(AANWEZIG));
    Ok(diesel::select(diesel::dsl::exists(vraag))
        .get_result(t)
        .await?)
}

/// Seals who is proposed under a key of his own in the casus, and stores him.
pub async fn bewaar(
    t: &mut Toegang<'_, SubjectVoordragen>,
    nieuw: &NieuweVoordracht,
) -> Result<Subjectstand, Fout> {
    let (casus, wie) = (t.handeling().casus, t.wie());
    let (id, alias) = (t.nieuw_id(), t.nieuw_alias());
    let klaar = serde_json::to_vec(&nieuw.gegevens).map_err(|_| andere_vorm())?;
    let groep = Sleutelgroep::Subject {
        zaak: casus,
        subject: id,
    };
    let gegevens = t
        .kluis()
        .sleutel_voor(&groep)
        .await?
        .verzegel(&plaats_subject(casus, id), &klaar)?;
    let hoogste: Option<i16> = subject::table
        .filter(subject::zaak.eq(casus))
        .select(max(subject::volgnummer))
        .first(t)
        .await?;
    diesel::insert_into(voordracht::table)
        .values((
            voordracht::id.eq(id),
            voordracht::zaak.eq(casus),
            voordracht::volgnummer.eq(hoogste.unwrap_or(0) + 1),
            voordracht::subjecttype.eq(Subjecttype::NatuurlijkPersoon.code()),
            voordracht::persoonsrol.eq(nieuw.persoonsrol.code()),
            voordracht::hangt_aan.eq(nieuw.hangt_aan),
            voordracht::status.eq(nieuw.status.code()),
            voordracht::alias.eq(alias),
            voordracht::gegevens.eq(gegevens.0),
            voordracht::herkomst_signaal.eq(nieuw.herkomst.map(|(signaal, _)| signaal)),
            voordracht::herkomst_persoon.eq(nieuw.herkomst.map(|(_, persoon)| persoon)),
            voordracht::eerste_verwerking.eq(jiff_diesel::Date::from(nieuw.eerste_verwerking)),
            voordracht::verloopt_op.eq(jiff_diesel::Timestamp::from(nieuw.verloopt_op)),
            voordracht::voorgedragen_door.eq(wie.persoon),
            voordracht::voorgedragen_namens.eq(wie.organisatie),
            voordracht::voorgedragen_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    leg_alias_vast(t, Aliassoort::Subject, id, alias).await?;
    Ok(Subjectstand {
        id,
        status: nieuw.status.code().to_owned(),
        versie: 1,
        alias,
    })
}

/// Where the signaal stands from which a subject comes, and whether it was accepted for this casus.
pub async fn herkomst<H: Handeling>(
    t: &mut Toegang<'_, H>,
    van: Uuid,
    casus: Uuid,
) -> Result<(Signaalstatus, bool), Fout> {
    let (status, voor): (String, Option<Uuid>) = signaal::table
        .find(van)
        .select((signaal::status, signaal::aanvaard_voor))
        .for_update()
        .first(t)
        .await
        .optional()?
        .ok_or(Storing::Samenhang("a subject from no signaal"))?;
    let status = Signaalstatus::from_code(&status).ok_or_else(onbekende_status)?;
    Ok((status, voor == Some(casus)))
}
