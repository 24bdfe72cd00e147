// SPDX-License-Identifier: EUPL-1.2
//! The register of zaken.

use audit_log::{AliasVastleggen, Aliassoort};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::{Plaats, Sleutelgroep};
use uuid::Uuid;

use super::schema::{begin_van, periode, upper_inf, zaak, zaakstand};
use super::{OpentZaak, vanaf};
use crate::Toegang;
use crate::fout::{Fout, Storing};
use crate::nummer::nieuw_zaaknummer;

/// What the register knows of a new zaak.
#[derive(Clone, Debug)]
pub struct Zaakopening {
    /// Id.
    pub id: Uuid,
    /// `signaal`, `casus`, `hhk`, `scan` or `plan`.
    pub soort: &'static str,
    /// Tafel it belongs to.
    pub tafel: Option<String>,
    /// For a signaal: the deelnemer that reports it.
    pub bron_organisatie: Option<Uuid>,
    /// Last moment at which anything of it can be read (WGS 1.8(7)).
    pub verloopt_op: jiff::Timestamp,
}

/// What the register gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zaakinschrijving {
    /// The human number, random and not counting.
    pub nummer: String,
    /// The alias in the log.
    pub alias: Uuid,
}

/// Enters a zaak and makes it known to the log under a random alias.
///
/// # Errors
/// When the database or the key store fails.
pub async fn open_zaak<H: OpentZaak>(
    t: &mut Toegang<'_, H>,
    nieuw: &Zaakopening,
) -> Result<Zaakinschrijving, Fout> {
    let nu = t.nu();
    let alias = t.nieuw_alias();
    let nummer = nieuw_zaaknummer(nu, t.nieuw_alias());
    diesel::insert_into(zaak::table)
        .values((
            zaak::id.eq(nieuw.id),
            zaak::soort.eq(nieuw.soort),
            zaak::nummer.eq(&nummer),
            zaak::alias.eq(alias),
            zaak::tafel.eq(&nieuw.tafel),
            zaak::bron_organisatie.eq(nieuw.bron_organisatie),
            zaak::geopend_op.eq(jiff_diesel::Timestamp::from(nu)),
            zaak::verloopt_op.eq(jiff_diesel::Timestamp::from(nieuw.verloopt_op)),
        ))
        .execute(t)
        .await?;
    zet_stand(t, nieuw.id, nieuw.tafel.as_deref(), false).await?;
    leg_alias_vast(t, Aliassoort::Zaak, nieuw.id, alias).await?;
    t.noem_zaak(alias);
    Ok(Zaakinschrijving { nummer, alias })
}

/// Ends a zaak: scopes that ask for a running one no longer hold.
///
/// # Errors
/// When the database fails.
pub async fn beeindig<H: OpentZaak>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let tafel: Option<String> = diesel::update(zaak::table.find(id))
        .set(zaak::beeindigd_op.eq(nu))
        .returning(zaak::tafel)
        .get_result(t)
        .await?;
    zet_stand(t, id, tafel.as_deref(), true).await
}

/// Brings the last moment at which anything of a zaak is kept forward to `tot`. It is never put off (WGS 1.8(7)): the
/// earlier of the two stays.
///
/// # Errors
/// When the database fails.
pub async fn bekort<H: OpentZaak>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    tot: jiff::Timestamp,
) -> Result<(), Fout> {
    let tot = jiff_diesel::Timestamp::from(tot);
    diesel::update(zaak::table.find(id).filter(zaak::verloopt_op.gt(tot)))
        .set(zaak::verloopt_op.eq(tot))
        .execute(t)
        .await?;
    Ok(())
}

/// Gives a zaak to a tafel: of a signaal, that to which it is reported.
///
/// # Errors
/// When the database fails.
pub async fn geef_aan_tafel<H: OpentZaak>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    tafel: &str,
) -> Result<(), Fout> {
    diesel::update(zaak::table.find(id))
        .set(zaak::tafel.eq(tafel))
        .execute(t)
        .await?;
    zet_stand(t, id, Some(tafel), false).await
}

/// The name of an object in the log: a random alias that can be erased, and behind it, sealed, the id.
///
/// # Errors
/// When the database or the key store fails.
pub async fn leg_alias_vast<H: crate::Handeling>(
    t: &mut Toegang<'_, H>,
    soort: Aliassoort,
    id: Uuid,
    alias: Uuid,
) -> Result<(), Fout> {
    let geplaatst: Vec<Uuid> = alias_rij(t.kluis(), soort, id, alias)
        .await?
        .load(t)
        .await?;
    if geplaatst == [alias] {
        Ok(())
    } else {
        Err(Storing::Samenhang("alias was not recorded").into())
    }
}

/// The row behind an alias, for whoever writes it.
///
/// # Errors
/// When the key store fails.
pub async fn alias_rij(
    kluis: &kluis::Kluis,
    soort: Aliassoort,
    id: Uuid,
    alias: Uuid,
) -> Result<AliasVastleggen, Fout> {
    let index = kluis
        .blinde_index(ALIASVELD, aliastijdvak(), &aliaswaarde(soort, id))
        .await?;
    let plaats = Plaats {
        schema: "audit",
        tabel: "alias",
        kolom: "identiteit",
        rij: alias,
        zaak: None,
    };
    let verzegeld = kluis
        .sleutel_voor(&Sleutelgroep::Installatie)
        .await?
        .verzegel(&plaats, id.as_bytes())?;
    Ok(AliasVastleggen::nieuw(soort, alias, index.0, verzegeld.0))
}

/// Field under which aliases are looked up.
pub const ALIASVELD: &str = "logalias";
/// Aliases are not looked up by year: one epoch, as old as the log itself can be.
#[must_use]
pub fn aliastijdvak() -> kluis::Tijdvak {
    kluis::Tijdvak::van(jiff::civil::date(2025, 1, 1))
}

/// What the blind index of an alias is over.
#[must_use]
pub fn aliaswaarde(soort: Aliassoort, id: Uuid) -> Vec<u8> {
    let mut uit = soort.nummer().to_be_bytes().to_vec();
    uit.extend_from_slice(id.as_bytes());
    uit
}

async fn zet_stand<H: OpentZaak>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    tafel: Option<&str>,
    beeindigd: bool,
) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    diesel::update(
        zaakstand::table
            .filter(zaakstand::zaak.eq(id))
            .filter(upper_inf(zaakstand::bekend)),
    )
    .set(zaakstand::bekend.eq(periode(begin_van(zaakstand::bekend), Some(nu))))
    .execute(t)
    .await?;
    diesel::insert_into(zaakstand::table)
        .values((
            zaakstand::zaak.eq(id),
            zaakstand::tafel.eq(tafel),
            zaakstand::beeindigd.eq(beeindigd),
            zaakstand::geldig.eq(vanaf(t.nu())),
            zaakstand::bekend.eq(vanaf(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}
