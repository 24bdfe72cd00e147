// SPDX-License-Identifier: EUPL-1.2
//! Which deelnemers take part in a zaak (WGS 2.23(5), R-07).

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{begin_van, deelname, einde_van, organisatie, periode, upper_inf};
use super::{WijzigtDeelname, tussen, vanaf};
use crate::fout::{Fout, Geweigerd, Storing};
use crate::{Handeling, Object, Toegang};

/// Lets organisations take part from now on, by a besluit.
///
/// # Errors
/// When the database fails.
pub async fn begin<H: WijzigtDeelname>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    organisaties: &[Uuid],
    besluit: Uuid,
) -> Result<(), Fout> {
    let rijen: Vec<_> = organisaties
        .iter()
        .map(|organisatie| {
            (
                deelname::zaak.eq(zaak),
                deelname::organisatie.eq(*organisatie),
                deelname::besluit.eq(besluit),
                deelname::geldig.eq(vanaf(t.nu())),
                deelname::bekend.eq(vanaf(t.nu())),
            )
        })
        .collect();
    diesel::insert_into(deelname::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}

/// The organisations that take part in a zaak now, by code.
///
/// # Errors
/// When the database fails.
pub async fn deelnemers_van<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
) -> Result<Vec<(Uuid, String)>, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    Ok(deelname::table
        .inner_join(organisatie::table.on(organisatie::id.eq(deelname::organisatie)))
        .filter(deelname::zaak.eq(zaak))
        .filter(upper_inf(deelname::bekend))
        .filter(deelname::geldig.contains(nu))
        .select((organisatie::id, organisatie::code))
        .order(organisatie::code)
        .load(t)
        .await?)
}

/// Ends the deelname of these organisations in a zaak now. What was known stays known: a row that ends takes the place of
/// the one that did not.
///
/// # Errors
/// When the database fails.
pub async fn eindig<H: WijzigtDeelname>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    organisaties: &[Uuid],
) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let voorbij: Vec<Staand> = diesel::update(
        deelname::table
            .filter(deelname::zaak.eq(zaak))
            .filter(deelname::organisatie.eq_any(organisaties))
            .filter(upper_inf(deelname::bekend))
            .filter(deelname::geldig.contains(nu)),
    )
    .set(deelname::bekend.eq(periode(begin_van(deelname::bekend), Some(nu))))
    .returning((
        deelname::organisatie,
        deelname::besluit,
        begin_van(deelname::geldig),
    ))
    .get_results(t)
    .await?;
    let rijen: Vec<_> = voorbij
        .into_iter()
        // What began at this very instant was never valid: it has no period to keep.
        .filter_map(|(organisatie, besluit, begin)| {
            let begin = begin?.to_jiff();
            (begin < t.nu()).then_some((organisatie, besluit, begin))
        })
        .map(|(organisatie, besluit, begin)| {
            (
                deelname::zaak.eq(zaak),
                deelname::organisatie.eq(organisatie),
                deelname::besluit.eq(besluit),
                deelname::geldig.eq(tussen(begin, Some(t.nu()))),
                deelname::bekend.eq(vanaf(t.nu())),
            )
        })
        .collect();
    diesel::insert_into(deelname::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}

type Staand = (Uuid, Uuid, Option<jiff_diesel::Timestamp>);

/// That an organisation takes part in a zaak, since when and by which besluit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deelname {
    /// Code of the organisation.
    pub deelnemer: String,
    /// Its name.
    pub naam: String,
    /// The besluit that let it take part.
    pub besluit: Uuid,
    /// First moment.
    pub vanaf: jiff::Timestamp,
    /// First moment at which it no longer does, where that is known.
    pub tot: Option<jiff::Timestamp>,
}

type Deelnamerij = (
    String,
    String,
    Uuid,
    Option<jiff_diesel::Timestamp>,
    Option<jiff_diesel::Timestamp>,
);

/// The dated set of deelnemers of the zaak of the act, as it is known now.
///
/// # Errors
/// When the database fails.
pub async fn van_zaak<H: Handeling>(t: &mut Toegang<'_, H>) -> Result<Vec<Deelname>, Fout> {
    let Object::Rij(zaak) = t.handeling().object() else {
        return Err(Geweigerd::niet_zichtbaar().into());
    };
    let rijen: Vec<Deelnamerij> = deelname::table
        .inner_join(organisatie::table.on(organisatie::id.eq(deelname::organisatie)))
        .filter(deelname::zaak.eq(zaak))
        .filter(upper_inf(deelname::bekend))
        .select((
            organisatie::code,
            organisatie::naam,
            deelname::besluit,
            begin_van(deelname::geldig),
            einde_van(deelname::geldig),
        ))
        .order((organisatie::code, begin_van(deelname::geldig)))
        .load(t)
        .await?;
    rijen
        .into_iter()
        .map(|(deelnemer, naam, besluit, vanaf, tot)| {
            let vanaf = vanaf.ok_or(Storing::Samenhang("a deelname without a beginning"))?;
            Ok(Deelname {
                deelnemer,
                naam,
                besluit,
                vanaf: vanaf.to_jiff(),
                tot: tot.map(jiff_diesel::Timestamp::to_jiff),
            })
        })
        .collect()
}

/// Column of a [`crate::feiten::Leesrij`]: the codes of the deelnemers that take part now in the zaak with this id.
#[macro_export]
macro_rules! kolom_deelnemers {
    ($zaak:literal) => {
        concat!(
            "ARRAY(SELECT o.code FROM autorisatie.deelname d JOIN autorisatie.organisatie o ON o.id = d.organisatie WHERE d.zaak = ",
            $zaak,
            " AND upper_inf(d.bekend) AND ik.nu <@ d.geldig ORDER BY o.code)"
        )
    };
}
