// SPDX-License-Identifier: EUPL-1.2
//! `GET /toegangslog`: the records of a period.

use audit_log::{Filter, Resultaat};
use autorisatie::{Fout, Toegang};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

use super::blad::{Blad, Gevraagd, vervolg};
use super::handelingen::ToegangslogLezen;
use super::logregel::Bladzijde;
use super::toelichting::Namen;
use super::{fault, unavailable};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
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
    /// De plaats in de lijst, overgenomen uit `Link` of `vervolg`.
    #[param(max_length = 512)]
    cursor: Option<String>,
}

impl Selectie {
    /// What was chosen, in one spelling: an instant with another offset is the same list.
    fn filter(&self) -> Vec<(&'static str, String)> {
        let moment = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
        let all = [
            ("van", moment(self.van)),
            ("tot", moment(self.tot)),
            ("organisatie", self.organisatie.clone()),
            ("handeling", self.handeling.clone()),
            ("resultaat", self.resultaat.clone()),
        ];
        let given = all.into_iter();
        given
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }
}

/// Toont de vastleggingen van een periode.
///
/// Alleen met een werkcontext die een van de vier doelen van artikel 1.8, vierde lid, noemt.
#[utoipa::path(get, path = "/toegangslog", operation_id = "toegangslog.lezen",
    tag = "toegangslog", params(Selectie, MetWerkcontext),
    responses((status = 200, description = "De regels", body = Bladzijde)))]
pub async fn lijst(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Bladzijde>, Afwijzing> {
    let selectie: Selectie = binnen.query()?;
    let filter = selectie.filter();
    let blad = Blad::new(
        binnen.state().gedeelde(),
        Gevraagd {
            van: selectie.van,
            tot: selectie.tot,
            limit: selectie.limit,
            cursor: selectie.cursor.clone(),
        },
        ("toegangslog.lezen", "query:cursor"),
        format!("{filter:?}"),
    );
    let limit = blad.limit;
    let poort = binnen.state().poort();
    let werk = async move |t: &mut Toegang<'_, ToegangslogLezen>| read(t, &blad, &selectie).await;
    let made = poort
        .bekijk(&binnen.verzoek(), ToegangslogLezen, werk)
        .await?;
    let cursor = made.waarde().vervolg.as_deref();
    let next = cursor.and_then(|cursor| vervolg("/toegangslog", &filter, limit, cursor));
    Ok(Antwoord::goed(made, |bladzijde| bladzijde).met_vervolg(next.as_deref()))
}

async fn read(
    t: &mut Toegang<'_, ToegangslogLezen>,
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
        na_blad: blad.na(t)?,
        maximum: blad.limit,
    };
    let found = blad.gedeelde().logboek.lijst(&filter).await;
    let found = found.map_err(|fault| unavailable(&fault))?;
    blad.pagina(t, &found, Namen::AlleenAlias).await
}
