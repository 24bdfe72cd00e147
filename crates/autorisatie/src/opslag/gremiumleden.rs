// SPDX-License-Identifier: EUPL-1.2
//! Who belongs to a gremium, to record who is present.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::Verzegeld;
use uuid::Uuid;

use super::lidmaatschap::{bladzijde, plaats_naam, tekst};
use super::schema::{lidmaatschap, organisatie, persoon, upper_inf};
use crate::fout::Fout;
use crate::handelingen::GremiumledenZoeken;
use crate::{Toegang, Verantwoord};

/// Who belongs to a gremium: identification only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gremiumlid {
    /// Id of the lidmaatschap.
    pub lidmaatschap: Uuid,
    /// Rol.
    pub rol: String,
    /// Code of the deelnemer he acts for.
    pub organisatie: String,
    /// Name.
    pub naam: String,
    alias: Uuid,
}

/// A page of leden.
#[derive(Clone, Debug)]
pub struct Gremiumleden {
    /// The leden, newest lidmaatschap first.
    pub leden: Vec<Gremiumlid>,
    /// After which id the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Gremiumleden {
    fn rijen(&self) -> u32 {
        u32::try_from(self.leden.len()).unwrap_or(u32::MAX)
    }

    // Whose name was shown.
    fn subjecten(&self) -> Vec<Uuid> {
        self.leden.iter().map(|lid| lid.alias).collect()
    }
}

/// The leden of the gremium of the act whose lidmaatschap is valid and not suspended, after the one with id `na`.
///
/// # Errors
/// When the database or the key store fails.
// WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Hoofdstuk2_Titeldeel2.5_Artikel2.22 (first paragraph, c)
pub async fn leden(
    t: &mut Toegang<'_, GremiumledenZoeken>,
    na: Option<Uuid>,
) -> Result<Gremiumleden, Fout> {
    let GremiumledenZoeken { gremium, maximum } = t.handeling();
    let mut vraag = lidmaatschap::table
        .inner_join(organisatie::table.on(organisatie::id.eq(lidmaatschap::organisatie)))
        .inner_join(persoon::table.on(persoon::id.eq(lidmaatschap::persoon)))
        .filter(lidmaatschap::gremium.eq(gremium))
        .filter(lidmaatschap::geschorst.eq(false))
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(jiff_diesel::Timestamp::from(t.nu())))
        .select((
            lidmaatschap::id,
            lidmaatschap::rol,
            organisatie::code,
            persoon::id,
            persoon::alias,
            persoon::naam,
        ))
        .order(lidmaatschap::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(lidmaatschap::id.lt(na));
    }
    let mut rijen: Vec<(Uuid, String, String, Uuid, Uuid, Vec<u8>)> = vraag.load(t).await?;
    let volgende_na = bladzijde(&mut rijen, *maximum, |rij| rij.0);
    let gesloten: Vec<(Verzegeld, Uuid)> = rijen
        .iter_mut()
        .map(|rij| (Verzegeld(std::mem::take(&mut rij.5)), rij.3))
        .collect();
    let waarden: Vec<_> = gesloten
        .iter()
        .map(|(naam, wie)| (naam, plaats_naam(*wie)))
        .collect();
    let namen = t.kluis().open_veel(&waarden).await?;
    let mut leden = Vec::with_capacity(rijen.len());
    for ((lidmaatschap, rol, organisatie, _, alias, _), naam) in rijen.into_iter().zip(namen) {
        leden.push(Gremiumlid {
            lidmaatschap,
            rol,
            organisatie,
            naam: tekst(&naam?)?,
            alias,
        });
    }
    Ok(Gremiumleden { leden, volgende_na })
}
