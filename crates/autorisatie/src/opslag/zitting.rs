// SPDX-License-Identifier: EUPL-1.2
//! Who may sit in a gremium, and for whom.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{deelnemerschap, lidmaatschap, organisatie, upper_inf};
use crate::fout::Fout;
use crate::{Handeling, Toegang};

/// A lidmaatschap of a gremium that is valid and not suspended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zittende {
    /// Id of the lidmaatschap.
    pub lidmaatschap: Uuid,
    /// Person.
    pub persoon: Uuid,
    /// Organisation he acts for.
    pub organisatie: Uuid,
    /// Rol.
    pub rol: String,
    /// Part of WGS 2.19(1), `a` to `l`, when that organisation is deelnemer now.
    pub onderdeel: Option<String>,
}

/// Those of these lidmaatschappen that now belong to this gremium; fewer than asked when one does not.
///
/// # Errors
/// When the database fails.
pub async fn zittenden<H: Handeling>(
    t: &mut Toegang<'_, H>,
    gremium: &str,
    welke: &[Uuid],
) -> Result<Vec<Zittende>, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let rijen: Vec<(Uuid, Uuid, Uuid, String)> = lidmaatschap::table
        .filter(lidmaatschap::id.eq_any(welke))
        .filter(lidmaatschap::gremium.eq(gremium))
        .filter(lidmaatschap::geschorst.eq(false))
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(nu))
        .select((
            lidmaatschap::id,
            lidmaatschap::persoon,
            lidmaatschap::organisatie,
            lidmaatschap::rol,
        ))
        .order(lidmaatschap::id)
        .load(t)
        .await?;
    let organisaties: Vec<Uuid> = rijen.iter().map(|rij| rij.2).collect();
    let onderdelen: Vec<(Uuid, String)> = deelnemerschap::table
        .filter(deelnemerschap::organisatie.eq_any(organisaties))
        .filter(upper_inf(deelnemerschap::bekend))
        .filter(deelnemerschap::geldig.contains(nu))
        .select((deelnemerschap::organisatie, deelnemerschap::onderdeel))
        .load(t)
        .await?;
    let onderdeel = |van: Uuid| {
        let rij = onderdelen
            .iter()
            .find(|(organisatie, _)| *organisatie == van);
        rij.map(|(_, onderdeel)| onderdeel.clone())
    };
    Ok(rijen
        .into_iter()
        .map(|(lidmaatschap, persoon, organisatie, rol)| Zittende {
            lidmaatschap,
            persoon,
            organisatie,
            rol,
            onderdeel: onderdeel(organisatie),
        })
        .collect())
}

/// The codes of these organisations, whether or not they are deelnemer now.
///
/// # Errors
/// When the database fails.
pub async fn organisatiecodes<H: Handeling>(
    t: &mut Toegang<'_, H>,
    welke: &[Uuid],
) -> Result<Vec<(Uuid, String)>, Fout> {
    Ok(organisatie::table
        .filter(organisatie::id.eq_any(welke))
        .select((organisatie::id, organisatie::code))
        .load(t)
        .await?)
}
