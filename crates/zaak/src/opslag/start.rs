// SPDX-License-Identifier: EUPL-1.2
//! What the start of a casus reads and stores.

use autorisatie::beleid::Objectsoort;
use autorisatie::opslag::zaak::leg_alias_vast;
use autorisatie::{Aliassoort, Fout, Geweigerd, Handeling, Toegang};
use besluitvorming::handelingen::BesluitVaststellen;
use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use kluis::{Sleutelgroep, Verzegeld};
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::overgangen::subject::Subjectstatus;
use wgs::persoonsrol::{Ophanging, Persoonsrol, Subjecttype};
use wgs::trap::Trap;

use super::bron::{Signaalbron, plaats_persoon, plaats_subject};
use super::schema::{signaal, signaalpersoon, subject, trap, zaak};
use crate::dienst::start::{Persoonverwijzing, Signaalvoorstart, StartCasus, VoertStartUit};
use crate::domein::signaal::Signaalpersoon;
use crate::domein::subject::{Overname, Subjectgegevens};
use crate::fout::{andere_vorm, onbekende_code, onbekende_status};
use crate::handelingen::SubjectVoordragen;

type Startrij = (
    Uuid,
    String,
    Option<String>,
    Option<Uuid>,
    String,
    i64,
    jiff_diesel::Date,
    jiff_diesel::Timestamp,
);

/// The signalen among `ids` that the caller sees, by id, locked in that order: register row and signaal together.
pub async fn vergrendel<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    ids: &[Uuid],
) -> Result<Vec<Signaalvoorstart>, Fout> {
    let zichtbaar = t
        .zichtbare::<Signaalbron>(Objectsoort::Signaal)?
        .op(signaal::id);
    let rijen: Vec<Startrij> = signaal::table
        .inner_join(zaak::table.on(zaak::id.eq(signaal::id)))
        .filter(signaal::id.eq_any(ids))
        .filter(zichtbaar)
        .select((
            signaal::id,
            signaal::status,
            zaak::tafel,
            zaak::bron_organisatie,
            signaal::verschijningsvorm,
            signaal::versie,
            signaal::eerste_verwerking,
            zaak::verloopt_op,
        ))
        .order(signaal::id)
        .for_update()
        .load(t)
        .await?;
    voorstarten(t, rijen).await
}

/// As [`vergrendel`], whether the caller sees them or not.
pub async fn vergrendel_alle<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    ids: &[Uuid],
) -> Result<Vec<Signaalvoorstart>, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let rijen: Vec<Startrij> = signaal::table
        .inner_join(zaak::table.on(zaak::id.eq(signaal::id)))
        .filter(signaal::id.eq_any(ids))
        .filter(zaak::verloopt_op.gt(nu))
        .select((
            signaal::id,
            signaal::status,
            zaak::tafel,
            zaak::bron_organisatie,
            signaal::verschijningsvorm,
            signaal::versie,
            signaal::eerste_verwerking,
            zaak::verloopt_op,
        ))
        .order(signaal::id)
        .for_update()
        .load(t)
        .await?;
    voorstarten(t, rijen).await
}

async fn voorstarten<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    rijen: Vec<Startrij>,
) -> Result<Vec<Signaalvoorstart>, Fout> {
    let mut uit = Vec::with_capacity(rijen.len());
    for rij in rijen {
        let (id, status, tafel, melder, verschijningsvorm, versie, eerste, verloopt_op) = rij;
        uit.push(Signaalvoorstart {
            id,
            status: Signaalstatus::from_code(&status).ok_or_else(onbekende_status)?,
            tafel: tafel.ok_or_else(onbekende_code)?,
            melder,
            verschijningsvorm,
            versie,
            eerste_verwerking: eerste.to_jiff(),
            verloopt_op: verloopt_op.to_jiff(),
            weging: super::weging::lees(t, id).await?,
            personen: personen(t, id).await?,
        });
    }
    Ok(uit)
}

async fn personen<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    signaal: Uuid,
) -> Result<Vec<Persoonverwijzing>, Fout> {
    let rijen: Vec<(Uuid, Uuid)> = signaalpersoon::table
        .filter(signaalpersoon::signaal.eq(signaal))
        .order(signaalpersoon::volgnummer)
        .select((signaalpersoon::id, signaalpersoon::alias))
        .load(t)
        .await?;
    Ok(rijen
        .into_iter()
        .map(|(id, alias)| Persoonverwijzing { id, alias })
        .collect())
}

/// A person of a signaal, opened, with the clock that he takes along.
pub struct Bron {
    /// The signaal that names him, and who he is in it; none when his data came otherwise.
    pub herkomst: Option<(Uuid, Uuid)>,
    pub persoon: Signaalpersoon,
    pub eerste_verwerking: Date,
    pub verloopt_op: jiff::Timestamp,
}

/// Acts that take a person of a signaal over.
pub trait NeemtOver: Handeling {}
impl NeemtOver for BesluitVaststellen {}
impl NeemtOver for SubjectVoordragen {}

/// Opens a person of a signaal that the caller sees.
pub async fn bron<H: NeemtOver>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<Bron, Fout> {
    type Rij = (Uuid, Vec<u8>, jiff_diesel::Date, jiff_diesel::Timestamp);
    let zichtbaar = t
        .zichtbare::<Signaalbron>(Objectsoort::Signaal)?
        .op(signaal::id);
    let (van, gegevens, eerste, verloopt_op): Rij = signaalpersoon::table
        .inner_join(signaal::table.on(signaal::id.eq(signaalpersoon::signaal)))
        .inner_join(zaak::table.on(zaak::id.eq(signaalpersoon::signaal)))
        .filter(signaalpersoon::id.eq(id))
        .filter(zichtbaar)
        .select((
            signaal::id,
            signaalpersoon::gegevens,
            signaal::eerste_verwerking,
            zaak::verloopt_op,
        ))
        .first(t)
        .await
        .optional()?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    let klaar = t
        .kluis()
        .open(&Verzegeld(gegevens), &plaats_persoon(van, id))
        .await?;
    Ok(Bron {
        herkomst: Some((van, id)),
        persoon: serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?,
        eerste_verwerking: eerste.to_jiff(),
        verloopt_op: verloopt_op.to_jiff(),
    })
}

/// Role and type of a subject of this casus, for who hangs on him.
pub async fn ophanging<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    casus: Uuid,
    id: Uuid,
) -> Result<Ophanging, Fout> {
    let (rol, soort): (String, String) = subject::table
        .filter(subject::zaak.eq(casus))
        .filter(subject::id.eq(id))
        .select((subject::persoonsrol, subject::subjecttype))
        .first(t)
        .await
        .optional()?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    Ok(Ophanging {
        persoonsrol: Persoonsrol::from_code(&rol).ok_or_else(onbekende_code)?,
        subjecttype: Subjecttype::from_code(&soort).ok_or_else(onbekende_code)?,
    })
}

/// What the new subject is known by.
pub struct Ingeschreven {
    pub id: Uuid,
    pub alias: Uuid,
}

/// Seals a person anew under a key of the casus and stores him as its subject.
pub async fn bewaar_subject<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    casus: Uuid,
    besluit: Uuid,
    overname: &Overname,
    bron: Bron,
    status: Subjectstatus,
) -> Result<Ingeschreven, Fout> {
    let (id, alias) = (t.nieuw_id(), t.nieuw_alias());
    let gegevens = Subjectgegevens {
        persoon: bron.persoon,
        waarom: overname.waarom.clone(),
        aanduidingen: Vec::new(),
        motivering_aanduiding: String::new(),
    };
    let klaar = serde_json::to_vec(&gegevens).map_err(|_| andere_vorm())?;
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
    diesel::insert_into(subject::table)
        .values((
            subject::id.eq(id),
            subject::zaak.eq(casus),
            subject::volgnummer.eq(hoogste.unwrap_or(0) + 1),
            subject::subjecttype.eq(overname.subjecttype.code()),
            subject::persoonsrol.eq(overname.persoonsrol.code()),
            subject::hangt_aan.eq(overname.hangt_aan),
            subject::status.eq(status.code()),
            subject::alias.eq(alias),
            subject::gegevens.eq(Some(gegevens.0)),
            subject::herkomst_signaal.eq(bron.herkomst.map(|(signaal, _)| signaal)),
            subject::herkomst_persoon.eq(bron.herkomst.map(|(_, persoon)| persoon)),
            subject::eerste_verwerking.eq(jiff_diesel::Date::from(bron.eerste_verwerking)),
            subject::verloopt_op.eq(jiff_diesel::Timestamp::from(bron.verloopt_op)),
            subject::besluit.eq(Some(besluit)),
            subject::versie.eq(1_i64),
            subject::toegevoegd_op.eq(Some(jiff_diesel::Timestamp::from(t.nu()))),
        ))
        .execute(t)
        .await?;
    leg_alias_vast(t, Aliassoort::Subject, id, alias).await?;
    Ok(Ingeschreven { id, alias })
}

/// Notes for which zaak a signaal is accepted.
pub async fn noem_zaak<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    van: Uuid,
    zaak: Uuid,
) -> Result<(), Fout> {
    diesel::update(signaal::table.find(van))
        .set(signaal::aanvaard_voor.eq(zaak))
        .execute(t)
        .await?;
    Ok(())
}

/// The trappen that are open in a zaak, lowest first.
pub async fn geopende_trappen<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
) -> Result<Vec<Trap>, Fout> {
    let nummers: Vec<i16> = trap::table
        .filter(trap::zaak.eq(zaak))
        .order(trap::nummer)
        .select(trap::nummer)
        .load(t)
        .await?;
    nummers
        .into_iter()
        .map(|nummer| {
            u8::try_from(nummer)
                .ok()
                .and_then(|nummer| Trap::try_from(nummer).ok())
                .ok_or_else(|| onbekende_code().into())
        })
        .collect()
}

/// Stores that a trap is open.
pub async fn bewaar_trap<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    welke: Trap,
    besluit: Uuid,
) -> Result<(), Fout> {
    diesel::insert_into(trap::table)
        .values((
            trap::zaak.eq(zaak),
            trap::nummer.eq(i16::from(welke.nummer())),
            trap::besluit.eq(besluit),
            trap::geopend_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}
