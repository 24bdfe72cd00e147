// SPDX-License-Identifier: EUPL-1.2
//! `GET /toegangslog`: the records of a period.

use std::sync::Arc;

use audit_log::{Filter, Resultaat};
use autorisatie::{Fout, Toegang};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

use super::handelingen::ToegangslogLezen;
use super::logregel::Bladzijde;
use super::{Blad, LIMIT_STANDAARD, fault, microseconds, unavailable};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::{Gedeelde, Installatie};
use crate::openapi::MetWerkcontext;

/// Welke regels.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Selectie {
    /// Vanaf dit moment.
    #[param(value_type = Option<String>, format = DateTime, max_length = 40)]
    van: Option<Timestamp>,
    /// Tot dit moment.
    #[param(value_type = Option<String>, format = DateTime, max_length = 40)]
    tot: Option<Timestamp>,
    /// Code van een organisatie.
    #[param(max_length = 32)]
    organisatie: Option<String>,
    /// Naam van een handeling.
    #[param(max_length = 64)]
    handeling: Option<String>,
    /// Code van een uitkomst.
    #[param(max_length = 40)]
    resultaat: Option<String>,
    /// Hoeveel rijen ten hoogste; zonder opgave 25.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
    /// De plaats in de lijst, overgenomen uit `vervolg`.
    #[param(max_length = 512)]
    cursor: Option<String>,
}

/// Toont de vastleggingen van een periode.
///
/// Alleen met een werkcontext die een van de vier doelen van artikel 1.8, vierde lid, noemt.
#[utoipa::path(get, path = "/toegangslog", operation_id = "toegangslog.lezen",
    tag = "toegangslog", params(Selectie, MetWerkcontext),
    responses((status = 200, description = "De regels", body = Bladzijde)))]
pub async fn lijst(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Bladzijde>, Afwijzing> {
    let selectie: Selectie = binnen.query()?;
    let blad = Blad {
        van_us: microseconds(selectie.van, 0),
        tot_us: microseconds(selectie.tot, u64::MAX),
        limit: selectie.limit.unwrap_or(LIMIT_STANDAARD),
        cursor: selectie.cursor.clone(),
        operation: "toegangslog.lezen",
        filter: binnen.filter().to_owned(),
    };
    let gedeelde = binnen.state().gedeelde();
    let made = binnen
        .state()
        .poort()
        .bekijk(
            &binnen.verzoek(),
            ToegangslogLezen,
            async move |t: &mut Toegang<'_, ToegangslogLezen>| {
                read(t, &gedeelde, &blad, &selectie).await
            },
        )
        .await?;
    Ok(Antwoord::goed(made, |bladzijde| bladzijde))
}

async fn read(
    t: &mut Toegang<'_, ToegangslogLezen>,
    gedeelde: &Arc<Gedeelde>,
    blad: &Blad,
    selectie: &Selectie,
) -> Result<Bladzijde, Fout> {
    let resultaat = match &selectie.resultaat {
        None => None,
        Some(code) => Some(Resultaat::van_code(code).ok_or_else(|| {
            let text = "Deze uitkomst kent het logboek niet.";
            Fout::Ongeldig(vec![fault("query:resultaat", "onbekend", text)])
        })?),
    };
    let filter = Filter {
        van_us: blad.van_us,
        tot_us: blad.tot_us,
        organisatie: selectie.organisatie.clone(),
        handeling: selectie.handeling.clone(),
        resultaat,
        na_blad: blad.na(t, gedeelde)?,
        maximum: blad.limit,
    };
    let found = gedeelde.logboek.lijst(&filter).await;
    blad.pagina(t, gedeelde, &found.map_err(|fault| unavailable(&fault))?)
}
