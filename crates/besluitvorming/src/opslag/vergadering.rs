// SPDX-License-Identifier: EUPL-1.2
//! Vergaderingen and who was present.

use autorisatie::Aliassoort;
use autorisatie::opslag::zaak::leg_alias_vast;
use autorisatie::opslag::zitting::Zittende;
use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::deelnemer::Onderdeel;
use wgs::overgangen::vergadering::Vergaderingstatus;
use wgs::tafel::Gremium;

use super::schema::{aanwezigheid, agendapunt, vergadering};
use crate::fout::onbekende_waarde;
use crate::handelingen::{VergaderingOpenen, VergaderingPlannen};

/// Where a vergadering stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vergaderingstand {
    /// Id.
    pub id: Uuid,
    /// Gremium that meets.
    pub gremium: Gremium,
    /// Status.
    pub status: Vergaderingstatus,
    /// Whether it is a spoedvergadering: each lid gives his own standpunt.
    pub is_spoed: bool,
    /// When it begins.
    pub begint_op: jiff::Timestamp,
    /// Version.
    pub versie: i64,
}

/// Somebody who was present, as recorded at the opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aanwezige {
    /// Lidmaatschap in which he sat.
    pub lidmaatschap: Uuid,
    /// Person.
    pub persoon: Uuid,
    /// Deelnemer for which he sat.
    pub organisatie: Uuid,
    /// Code of that deelnemer.
    pub organisatie_code: String,
    /// Which body it was.
    pub onderdeel: Onderdeel,
    /// Whether he presided.
    pub is_voorzitter: bool,
}

pub(super) type Standrij = (Uuid, String, String, bool, jiff_diesel::Timestamp, i64);

/// Where a vergadering stands. For a change that leans on it, take [`stand_met_slot`].
///
/// # Errors
/// A 404 when there is none; or a failure.
pub async fn stand<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Vergaderingstand, Fout> {
    let rij: Option<Standrij> = vergadering::table
        .find(id)
        .select(standkolommen())
        .first(t)
        .await
        .optional()?;
    uit_rij(rij.ok_or_else(Geweigerd::niet_zichtbaar)?)
}

/// As [`stand`], and keeps it so until the end of the transaction: nobody opens or closes the vergadering meanwhile. To be
/// taken after the locks on zaak and besluit.
///
/// # Errors
/// A 404 when there is none; or a failure.
pub async fn stand_met_slot<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Vergaderingstand, Fout> {
    let rij: Option<Standrij> = vergadering::table
        .find(id)
        .select(standkolommen())
        .for_share()
        .first(t)
        .await
        .optional()?;
    uit_rij(rij.ok_or_else(Geweigerd::niet_zichtbaar)?)
}

/// Who was present, the voorzitter first, then by code of the deelnemer. Empty before the opening.
///
/// # Errors
/// When the database fails.
pub async fn aanwezigen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Vec<Aanwezige>, Fout> {
    let rijen: Vec<(Uuid, Uuid, Uuid, String, String, bool)> = aanwezigheid::table
        .filter(aanwezigheid::vergadering.eq(id))
        .select((
            aanwezigheid::lidmaatschap,
            aanwezigheid::persoon,
            aanwezigheid::organisatie,
            aanwezigheid::organisatie_code,
            aanwezigheid::onderdeel,
            aanwezigheid::is_voorzitter,
        ))
        .order((
            aanwezigheid::is_voorzitter.desc(),
            aanwezigheid::organisatie_code,
            aanwezigheid::lidmaatschap,
        ))
        .load(t)
        .await?;
    let mut uit = Vec::with_capacity(rijen.len());
    for (lidmaatschap, persoon, organisatie, organisatie_code, onderdeel, is_voorzitter) in rijen {
        uit.push(Aanwezige {
            lidmaatschap,
            persoon,
            organisatie,
            organisatie_code,
            onderdeel: Onderdeel::from_code(&onderdeel).ok_or_else(onbekende_waarde)?,
            is_voorzitter,
        });
    }
    Ok(uit)
}

/// Stores a new vergadering of the gremium of the act; answers with its id.
pub(crate) async fn bewaar(
    t: &mut Toegang<'_, VergaderingPlannen>,
    status: Vergaderingstatus,
    begint_op: jiff::Timestamp,
    is_spoed: bool,
) -> Result<Uuid, Fout> {
    let (id, alias) = (t.nieuw_id(), t.nieuw_alias());
    diesel::insert_into(vergadering::table)
        .values((
            vergadering::id.eq(id),
            vergadering::alias.eq(alias),
            vergadering::gremium.eq(&t.handeling().gremium),
            vergadering::status.eq(status.code()),
            vergadering::is_spoed.eq(is_spoed),
            vergadering::begint_op.eq(jiff_diesel::Timestamp::from(begint_op)),
            vergadering::versie.eq(1_i64),
            vergadering::gepland_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    leg_alias_vast(t, Aliassoort::Besluit, id, alias).await?;
    Ok(id)
}

/// Moves the vergadering of the act to another state, notes when, and counts the version.
pub(crate) async fn zet_status<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    naar: Vergaderingstatus,
) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    // Left out of the statement where it does not change.
    let geopend = (naar == Vergaderingstatus::Open).then_some(nu);
    let gesloten = (naar == Vergaderingstatus::Gesloten).then_some(nu);
    diesel::update(vergadering::table.find(id))
        .set((
            vergadering::status.eq(naar.code()),
            vergadering::versie.eq(vergadering::versie + 1),
            geopend.map(|nu| vergadering::geopend_op.eq(nu)),
            gesloten.map(|nu| vergadering::gesloten_op.eq(nu)),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Records who is present.
pub(crate) async fn bewaar_aanwezigen(
    t: &mut Toegang<'_, VergaderingOpenen>,
    zittend: &[Zittende],
    zit_voor: impl Fn(&Zittende) -> bool,
) -> Result<(), Fout> {
    let id = t.handeling().id;
    let rijen: Vec<_> = zittend
        .iter()
        .map(|wie| {
            (
                aanwezigheid::vergadering.eq(id),
                aanwezigheid::lidmaatschap.eq(wie.lidmaatschap),
                aanwezigheid::persoon.eq(wie.persoon),
                aanwezigheid::persoon_alias.eq(wie.persoon_alias),
                aanwezigheid::organisatie.eq(wie.organisatie),
                aanwezigheid::organisatie_code.eq(&wie.organisatie_code),
                aanwezigheid::onderdeel.eq(wie.onderdeel.clone().unwrap_or_default()),
                aanwezigheid::is_voorzitter.eq(zit_voor(wie)),
            )
        })
        .collect();
    diesel::insert_into(aanwezigheid::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}

/// How many points of the agenda have no outcome yet.
pub(crate) async fn open_punten<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<i64, Fout> {
    Ok(agendapunt::table
        .filter(agendapunt::vergadering.eq(id))
        .filter(agendapunt::uitkomst.is_null())
        .count()
        .get_result(t)
        .await?)
}

pub(super) type Standkolommen = (
    vergadering::id,
    vergadering::gremium,
    vergadering::status,
    vergadering::is_spoed,
    vergadering::begint_op,
    vergadering::versie,
);

pub(super) const fn standkolommen() -> Standkolommen {
    (
        vergadering::id,
        vergadering::gremium,
        vergadering::status,
        vergadering::is_spoed,
        vergadering::begint_op,
        vergadering::versie,
    )
}

pub(super) fn uit_rij(rij: Standrij) -> Result<Vergaderingstand, Fout> {
    let (id, gremium, status, is_spoed, begint_op, versie) = rij;
    Ok(Vergaderingstand {
        id,
        gremium: Gremium::from_code(&gremium).ok_or_else(onbekende_waarde)?,
        status: Vergaderingstatus::from_code(&status).ok_or_else(onbekende_waarde)?,
        is_spoed,
        begint_op: begint_op.to_jiff(),
        versie,
    })
}
