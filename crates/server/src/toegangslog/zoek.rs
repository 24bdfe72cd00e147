// SPDX-License-Identifier: EUPL-1.2
//! `POST /toegangslog/_zoek`: the records about one person, zaak or actor. In a body, so that
//! whom was searched for stands in no address and no history.

use audit_log::{Aliassoort, Zoekvraag};
use autorisatie::opslag::zaak::{ALIASVELD, aliastijdvak, aliaswaarde};
use autorisatie::{Fout, Toegang};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::blad::{Blad, Gevraagd};
use super::handelingen::ToegangslogZoeken;
use super::logregel::Bladzijde;
use super::toelichting::Namen;
use super::unavailable;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;

/// Waarover.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Waarover {
    /// Een persoon van wie gegevens zijn getoond of gewijzigd.
    Subject,
    /// Een zaak.
    Zaak,
    /// Een medewerker die handelde.
    Actor,
}

/// Wat wordt gezocht.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Zoekopdracht {
    /// Waarover.
    waarover: Waarover,
    /// Het eigen nummer van deze persoon of zaak.
    id: Uuid,
    /// Vanaf dit moment.
    #[schema(value_type = Option<String>, format = DateTime, max_length = 40)]
    van: Option<Timestamp>,
    /// Tot dit moment.
    #[schema(value_type = Option<String>, format = DateTime, max_length = 40)]
    tot: Option<Timestamp>,
    /// Hoeveel rijen ten hoogste; zonder opgave 25.
    #[schema(minimum = 1, maximum = 100)]
    limit: Option<u16>,
    /// De plaats in de lijst, overgenomen uit `vervolg`.
    #[schema(max_length = 512)]
    cursor: Option<String>,
}

/// Zoekt de vastleggingen over één persoon, zaak of medewerker.
///
/// Alleen met een werkcontext die een van de vier doelen van artikel 1.8, vierde lid, noemt.
#[utoipa::path(post, path = "/toegangslog/_zoek", operation_id = "toegangslog.zoeken",
    tag = "toegangslog", params(MetWerkcontext), request_body = Zoekopdracht,
    responses((status = 200, description = "De regels", body = Bladzijde)))]
pub async fn zoek(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Bladzijde>, Afwijzing> {
    let opdracht: Zoekopdracht = binnen.lichaam()?;
    let filter = format!(
        "{:?} {} {:?} {:?}",
        opdracht.waarover, opdracht.id, opdracht.van, opdracht.tot
    );
    let blad = Blad::new(
        binnen.state().gedeelde(),
        Gevraagd {
            van: opdracht.van,
            tot: opdracht.tot,
            limit: opdracht.limit,
            cursor: opdracht.cursor.clone(),
        },
        ("toegangslog.zoeken", "/cursor"),
        filter,
    );
    let poort = binnen.state().poort();
    let werk =
        async move |t: &mut Toegang<'_, ToegangslogZoeken>| search(t, &blad, &opdracht).await;
    let made = poort
        .bekijk(&binnen.verzoek(), ToegangslogZoeken, werk)
        .await?;
    Ok(Antwoord::goed(made, |bladzijde| bladzijde))
}

async fn search(
    t: &mut Toegang<'_, ToegangslogZoeken>,
    blad: &Blad,
    opdracht: &Zoekopdracht,
) -> Result<Bladzijde, Fout> {
    let na = blad.na(t)?;
    let soort = match opdracht.waarover {
        Waarover::Subject => Aliassoort::Subject,
        Waarover::Zaak => Aliassoort::Zaak,
        Waarover::Actor => Aliassoort::Persoon,
    };
    let value = aliaswaarde(soort, opdracht.id);
    let index = t
        .kluis()
        .blinde_index(ALIASVELD, aliastijdvak(), &value)
        .await?;
    let log = &blad.gedeelde().logboek;
    let alias = log.zoek_alias(soort, &index.0).await;
    let found = match alias.map_err(|fault| unavailable(&fault))? {
        // Nobody with this id was ever in the log: the same as nothing found.
        None => Vec::new(),
        Some(alias) => {
            let vraag = match opdracht.waarover {
                Waarover::Subject => Zoekvraag::Subject(alias),
                Waarover::Zaak => Zoekvraag::Zaak(alias),
                Waarover::Actor => Zoekvraag::Actor(alias),
            };
            let found = log
                .zoek(vraag, blad.van_us, blad.tot_us, na, blad.limit)
                .await;
            found.map_err(|fault| unavailable(&fault))?
        }
    };
    blad.pagina(t, &found, Namen::Genoemd).await
}
