// SPDX-License-Identifier: EUPL-1.2
//! Handhavingsknelpunten in the database.

use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVerwerpen};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::overgangen::hhk::Hhkstatus;

use super::schema::{hhk, hhk_signaal, zaak};
use super::zegel::{open, verzegel};
use crate::domein::inhoud::Voorbereiding;
use crate::fout::onbekende_status;
use crate::handelingen::{HhkVoorbereiden, HhkWijzigen};

const TABEL: &str = "hhk";

/// Acts that set the status of one.
pub trait ZetHhkstatus: Handeling {}
impl ZetHhkstatus for BesluitVaststellen {}
impl ZetHhkstatus for BesluitVerwerpen {}

/// Stores a new preparation.
pub async fn bewaar(
    t: &mut Toegang<'_, HhkVoorbereiden>,
    id: Uuid,
    status: Hhkstatus,
    wat: &Voorbereiding,
) -> Result<(), Fout> {
    let inhoud = verzegel(t, TABEL, id, &wat.inhoud).await?;
    diesel::insert_into(hhk::table)
        .values((
            hhk::id.eq(id),
            hhk::status.eq(status.code()),
            hhk::verschijningsvormen.eq(&wat.verschijningsvormen),
            hhk::signalen.eq(&wat.signalen),
            hhk::deelnemers.eq(&wat.deelnemers),
            hhk::tafels.eq(&wat.tafels),
            hhk::inhoud.eq(inhoud),
            hhk::versie.eq(1_i64),
            hhk::voorbereid_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Stores a changed preparation and counts the version.
pub async fn wijzig(t: &mut Toegang<'_, HhkWijzigen>, wat: &Voorbereiding) -> Result<(), Fout> {
    let id = t.handeling().id;
    let inhoud = verzegel(t, TABEL, id, &wat.inhoud).await?;
    diesel::update(hhk::table.find(id))
        .set((
            hhk::verschijningsvormen.eq(&wat.verschijningsvormen),
            hhk::signalen.eq(&wat.signalen),
            hhk::deelnemers.eq(&wat.deelnemers),
            hhk::tafels.eq(&wat.tafels),
            hhk::inhoud.eq(inhoud),
            hhk::versie.eq(hhk::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// A handhavingsknelpunt with its content opened.
#[derive(Clone, Debug)]
pub struct Hhkstand {
    pub nummer: String,
    pub status: Hhkstatus,
    pub versie: i64,
    pub voorbereiding: Voorbereiding,
    pub eindigt_op: Option<jiff::Timestamp>,
    /// The five years of the zaak.
    pub verloopt_op: jiff::Timestamp,
}

type Rij = (
    String,
    String,
    i64,
    (Vec<String>, Vec<Uuid>, Vec<String>, Vec<String>),
    Vec<u8>,
    Option<jiff_diesel::Timestamp>,
    jiff_diesel::Timestamp,
);

/// Reads and locks one; none when the zaak is something else.
pub async fn lees<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Option<Hhkstand>, Fout> {
    let rij: Option<Rij> = hhk::table
        .inner_join(zaak::table.on(zaak::id.eq(hhk::id)))
        .filter(hhk::id.eq(id))
        .select((
            zaak::nummer,
            hhk::status,
            hhk::versie,
            (
                hhk::verschijningsvormen,
                hhk::signalen,
                hhk::deelnemers,
                hhk::tafels,
            ),
            hhk::inhoud,
            hhk::eindigt_op,
            zaak::verloopt_op,
        ))
        .for_update()
        .first(t)
        .await
        .optional()?;
    let Some((nummer, status, versie, lijsten, inhoud, eindigt_op, verloopt_op)) = rij else {
        return Ok(None);
    };
    let (verschijningsvormen, signalen, deelnemers, tafels) = lijsten;
    Ok(Some(Hhkstand {
        nummer,
        status: Hhkstatus::from_code(&status).ok_or_else(onbekende_status)?,
        versie,
        voorbereiding: Voorbereiding {
            verschijningsvormen,
            signalen,
            deelnemers,
            tafels,
            inhoud: open(t.kluis(), TABEL, id, inhoud).await?,
        },
        eindigt_op: eindigt_op.map(jiff_diesel::Timestamp::to_jiff),
        verloopt_op: verloopt_op.to_jiff(),
    }))
}

/// What designation writes.
#[derive(Clone, Copy, Debug)]
pub struct Aanwijzing<'a> {
    pub id: Uuid,
    pub status: Hhkstatus,
    pub besluit: Uuid,
    pub eindigt_op: jiff::Timestamp,
    pub signalen: &'a [Uuid],
}

/// Stores that the Stuurgroep designated it, on these signalen.
pub async fn wijs_aan(
    t: &mut Toegang<'_, BesluitVaststellen>,
    aanwijzing: &Aanwijzing<'_>,
) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    diesel::update(hhk::table.find(aanwijzing.id))
        .set((
            hhk::status.eq(aanwijzing.status.code()),
            hhk::besluit.eq(aanwijzing.besluit),
            hhk::aangewezen_op.eq(nu),
            hhk::eindigt_op.eq(jiff_diesel::Timestamp::from(aanwijzing.eindigt_op)),
            hhk::versie.eq(hhk::versie + 1),
        ))
        .execute(t)
        .await?;
    let rijen: Vec<_> = aanwijzing
        .signalen
        .iter()
        .map(|signaal| {
            (
                hhk_signaal::signaal.eq(*signaal),
                hhk_signaal::hhk.eq(aanwijzing.id),
            )
        })
        .collect();
    diesel::insert_into(hhk_signaal::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}

/// Moves to another state and counts the version.
pub async fn zet_status<H: ZetHhkstatus>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    naar: Hhkstatus,
) -> Result<(), Fout> {
    diesel::update(hhk::table.find(id))
        .set((hhk::status.eq(naar.code()), hhk::versie.eq(hhk::versie + 1)))
        .execute(t)
        .await?;
    Ok(())
}

/// Gives it another end and counts the version.
pub async fn zet_einde(
    t: &mut Toegang<'_, BesluitVaststellen>,
    id: Uuid,
    status: Hhkstatus,
    eindigt_op: jiff::Timestamp,
) -> Result<(), Fout> {
    diesel::update(hhk::table.find(id))
        .set((
            hhk::status.eq(status.code()),
            hhk::eindigt_op.eq(jiff_diesel::Timestamp::from(eindigt_op)),
            hhk::versie.eq(hhk::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}
