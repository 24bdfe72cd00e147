// SPDX-License-Identifier: EUPL-1.2
//! Decisions about informing, in the database; the last one of a subject holds.

use autorisatie::{Fout, Handeling, Toegang};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use kluis::Sleutelgroep;
use uuid::Uuid;
use wgs::overgangen::subject::Subjectstatus;

use super::bron::plaats_informering;
use super::schema::{informering, subject};
use crate::domein::informering::Informering;
use crate::handelingen::SubjectInformeren;

/// Stores a decision after those that were there.
pub async fn bewaar(
    t: &mut Toegang<'_, SubjectInformeren>,
    zaak: Uuid,
    nieuw: &Informering,
) -> Result<(), Fout> {
    let (id, wie) = (t.handeling().id, t.wie());
    let groep = Sleutelgroep::Subject { zaak, subject: id };
    let toelichting = t
        .kluis()
        .sleutel_voor(&groep)
        .await?
        .verzegel(&plaats_informering(zaak, id), nieuw.toelichting.as_bytes())?;
    let hoogste: Option<i16> = informering::table
        .filter(informering::subject.eq(id))
        .select(max(informering::volgnummer))
        .first(t)
        .await?;
    diesel::insert_into(informering::table)
        .values((
            informering::subject.eq(id),
            informering::volgnummer.eq(hoogste.unwrap_or(0) + 1),
            informering::beslissing.eq(nieuw.beslissing.code()),
            informering::grond.eq(nieuw.grond.code()),
            informering::herzien_op.eq(nieuw.herzien_op.map(jiff_diesel::Date::from)),
            informering::toelichting.eq(toelichting.0),
            informering::besloten_door.eq(wie.persoon),
            informering::besloten_lidmaatschap.eq(wie.lidmaatschap),
            informering::besloten_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// A subject of the dossier, and until when the last decision about informing him can be left alone.
pub struct Stand {
    pub id: Uuid,
    pub alias: Uuid,
    pub volgnummer: i16,
    /// `None` when nothing was decided.
    pub beslist: Option<Beslist>,
}

/// Of a decision, until when it can be left alone.
#[derive(Clone, Copy)]
pub struct Beslist {
    /// When it is looked at again, if ever.
    pub herzien_op: Option<Date>,
}

/// Each subject in the dossier of a casus with the last decision about informing him, in the order of their numbers.
pub async fn per_subject<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
) -> Result<Vec<Stand>, Fout> {
    let subjecten: Vec<(Uuid, Uuid, i16)> = subject::table
        .filter(subject::zaak.eq(zaak))
        .filter(
            subject::status.eq_any([Subjectstatus::Actief.code(), Subjectstatus::Beperkt.code()]),
        )
        .order(subject::volgnummer)
        .select((subject::id, subject::alias, subject::volgnummer))
        .load(t)
        .await?;
    let ids: Vec<Uuid> = subjecten.iter().map(|een| een.0).collect();
    let beslist: Vec<(Uuid, Option<jiff_diesel::Date>)> = informering::table
        .filter(informering::subject.eq_any(ids))
        .order((informering::subject, informering::volgnummer.desc()))
        .distinct_on(informering::subject)
        .select((informering::subject, informering::herzien_op))
        .load(t)
        .await?;
    Ok(subjecten
        .into_iter()
        .map(|(id, alias, volgnummer)| Stand {
            id,
            alias,
            volgnummer,
            beslist: beslist
                .iter()
                .find(|(subject, _)| *subject == id)
                .map(|(_, op)| Beslist {
                    herzien_op: op.map(jiff_diesel::Date::to_jiff),
                }),
        })
        .collect())
}
