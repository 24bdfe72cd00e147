// SPDX-License-Identifier: EUPL-1.2
//! What the start of a casus stores.

use autorisatie::{Fout, Toegang};
use besluitvorming::gevolg::Voorstel;
use besluitvorming::handelingen::BesluitVaststellen;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use kluis::Sleutelgroep;
use uuid::Uuid;
use wgs::overgangen::casus::Casusstatus;

use super::bron::plaats_inhoud;
use super::schema::{casus, casus_signaal};
use crate::fout::andere_vorm;

/// Who prepares the casus.
#[derive(Clone, Copy, Debug)]
pub struct Casusregisseur {
    pub lidmaatschap: Uuid,
    pub persoon: Uuid,
}

/// A casus that begins.
#[derive(Clone, Copy, Debug)]
pub struct NieuweCasus<'a> {
    pub id: Uuid,
    pub status: Casusstatus,
    pub casusregisseur: Casusregisseur,
    pub eerste_verwerking: Date,
    pub signalen: &'a [Uuid],
}

/// Stores the casus and on what it rests. The texts of the besluit are sealed anew: they live as long as the casus.
pub async fn bewaar(
    t: &mut Toegang<'_, BesluitVaststellen>,
    voorstel: &Voorstel,
    nieuw: &NieuweCasus<'_>,
) -> Result<(), Fout> {
    let klaar = serde_json::to_vec(&voorstel.motivering).map_err(|_| andere_vorm())?;
    let sleutel = t
        .kluis()
        .sleutel_voor(&Sleutelgroep::Zaak(nieuw.id))
        .await?;
    let inhoud = sleutel.verzegel(&plaats_inhoud(nieuw.id), &klaar)?;
    diesel::insert_into(casus::table)
        .values((
            casus::id.eq(nieuw.id),
            casus::status.eq(nieuw.status.code()),
            casus::besluit.eq(voorstel.besluit),
            casus::verschijningsvormen.eq(&voorstel.verschijningsvormen),
            casus::casusregisseur.eq(nieuw.casusregisseur.persoon),
            casus::casusregisseur_lidmaatschap.eq(nieuw.casusregisseur.lidmaatschap),
            casus::inhoud.eq(inhoud.0),
            casus::versie.eq(1_i64),
            casus::eerste_verwerking.eq(jiff_diesel::Date::from(nieuw.eerste_verwerking)),
            casus::gestart_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    let rijen: Vec<_> = nieuw
        .signalen
        .iter()
        .map(|signaal| {
            (
                casus_signaal::signaal.eq(*signaal),
                casus_signaal::casus.eq(nieuw.id),
            )
        })
        .collect();
    diesel::insert_into(casus_signaal::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}
