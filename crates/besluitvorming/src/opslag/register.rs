// SPDX-License-Identifier: EUPL-1.2
//! The register of verschijningsvormen, and that of gremia.

use autorisatie::{Fout, Handeling, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use uuid::Uuid;
use wgs::tafel::Gremium;
use wgs::verschijningsvorm::{Vormbereik, Vormrij};

use super::schema::{dag_erna, eerste_dag, gremium, upper_inf, verschijningsvorm};
use crate::fout::onbekende_waarde;

/// The rows of a register: no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registerlijst<R>(pub Vec<R>);

impl<R> Verantwoord for Registerlijst<R> {
    fn rijen(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// The gremia of this installation, in the order of the list.
///
/// # Errors
/// When the database fails, or holds a gremium that this build does not know.
pub async fn gremia<H: Handeling>(t: &mut Toegang<'_, H>) -> Result<Vec<Gremium>, Fout> {
    let codes: Vec<String> = gremium::table.select(gremium::code).load(t).await?;
    let mut uit = Vec::with_capacity(codes.len());
    for code in codes {
        uit.push(Gremium::from_code(&code).ok_or_else(onbekende_waarde)?);
    }
    uit.sort();
    Ok(uit)
}

/// A row of the register as it is known now, whenever it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vorm {
    /// Code.
    pub code: String,
    /// Name.
    pub naam: String,
    /// Landelijk or regionaal.
    pub bereik: Vormbereik,
    /// First day.
    pub geldig_van: Date,
    /// First day on which it no longer holds.
    pub geldig_tot: Option<Date>,
    /// The besluit of the Stuurgroep, when this register knows it.
    pub besluit: Option<Uuid>,
    /// Whether the Stuurgroep designated it, in this register or before it began.
    pub heeft_besluit: bool,
    /// Key of the provision.
    pub bepaling: String,
}

impl Vorm {
    /// For the rules of `wgs`.
    #[must_use]
    pub fn als_rij(&self) -> Vormrij<'_> {
        Vormrij {
            code: &self.code,
            bereik: self.bereik,
            geldig_van: self.geldig_van,
            geldig_tot: self.geldig_tot,
            heeft_besluit: self.heeft_besluit,
        }
    }
}

type Rij = (
    String,
    String,
    String,
    Option<jiff_diesel::Date>,
    Option<jiff_diesel::Date>,
    Option<Uuid>,
    Option<String>,
    String,
);

/// The whole register as it is known now, by code and first day; whether a row holds on a day, [`Vormrij::geldt_op`] says.
///
/// # Errors
/// When the database fails.
pub async fn vormregister<H: Handeling>(t: &mut Toegang<'_, H>) -> Result<Vec<Vorm>, Fout> {
    let rijen: Vec<Rij> = verschijningsvorm::table
        .filter(upper_inf(verschijningsvorm::bekend))
        .select((
            verschijningsvorm::code,
            verschijningsvorm::naam,
            verschijningsvorm::bereik,
            eerste_dag(verschijningsvorm::geldig),
            dag_erna(verschijningsvorm::geldig),
            verschijningsvorm::besluit,
            verschijningsvorm::overgenomen_uit,
            verschijningsvorm::bepaling,
        ))
        .order((verschijningsvorm::code, verschijningsvorm::geldig))
        .load(t)
        .await?;
    let mut uit = Vec::with_capacity(rijen.len());
    for (code, naam, bereik, van, tot, besluit, overgenomen_uit, bepaling) in rijen {
        uit.push(Vorm {
            code,
            naam,
            bereik: Vormbereik::from_code(&bereik).ok_or_else(onbekende_waarde)?,
            geldig_van: van.ok_or_else(onbekende_waarde)?.to_jiff(),
            geldig_tot: tot.map(jiff_diesel::Date::to_jiff),
            besluit,
            heeft_besluit: besluit.is_some() || overgenomen_uit.is_some(),
            bepaling,
        });
    }
    Ok(uit)
}
