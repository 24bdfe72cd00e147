// SPDX-License-Identifier: EUPL-1.2
//! What stands sealed beside a record, opened as far as the purpose of the caller needs it.

use std::collections::BTreeSet;

use audit_log::{Gevonden, Logboek, Logdoel};
use autorisatie::opslag::inzage::{LichtLogToe, Toelichting, toelichting};
use autorisatie::{Fout, Toegang};
use serde::Deserialize;
use uuid::Uuid;

use super::logregel::{Detailstand, Logregel};

/// Whether the answer names who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namen {
    /// In answer to a question about one person, zaak or record.
    Genoemd,
    /// A list of a period shows aliases only: to see a pattern no name is needed.
    AlleenAlias,
}

/// The sealed detail of a record, as the Poort wrote it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Detail {
    adres: Option<String>,
    werkcontext: Option<Uuid>,
    code: Option<String>,
}

/// What this purpose needs of the detail.
///
/// WET: <https://wetten.overheid.nl/BWBR0049962/2025-07-05#Hoofdstuk1_Artikel1.8> (paragraph 4: four purposes and no other).
/// Work agreement: whether a processing was lawful depends on its reason, not on where the
/// machine stood; the security of the data the other way round.
const fn nodig(logdoel: Logdoel) -> (bool, bool) {
    match logdoel {
        Logdoel::Rechtmatigheidscontrole | Logdoel::InterneControle => (true, false),
        Logdoel::IntegriteitBeveiliging => (false, true),
        Logdoel::GerechtelijkeProcedure => (true, true),
    }
}

/// The records as the wire shows them.
pub(super) async fn logregels<H: LichtLogToe>(
    t: &mut Toegang<'_, H>,
    log: &Logboek,
    gevonden: &[Gevonden],
    namen: Namen,
) -> Result<Vec<Logregel>, Fout> {
    let (met_reden, met_adres) = t.logdoel().map_or((false, false), nodig);
    let mut details = Vec::with_capacity(gevonden.len());
    for een in gevonden {
        details.push(open(log, een).await);
    }
    let actors: BTreeSet<Uuid> = gevonden
        .iter()
        .filter_map(|een| een.record.inhoud.wie.actor_alias)
        .filter(|_| namen == Namen::Genoemd)
        .collect();
    let contexts: BTreeSet<Uuid> = details
        .iter()
        .filter_map(|(_, detail)| detail.werkcontext)
        .filter(|_| met_reden)
        .collect();
    let known = if actors.is_empty() && contexts.is_empty() {
        Toelichting::default()
    } else {
        let actors: Vec<Uuid> = actors.into_iter().collect();
        let contexts: Vec<Uuid> = contexts.into_iter().collect();
        toelichting(t, &contexts, &actors).await?
    };
    let show = |(een, (stand, detail)): (&Gevonden, (Detailstand, Detail))| {
        let mut regel = Logregel::van(een, stand);
        regel.medewerker = regel
            .actor
            .and_then(|alias| known.namen.get(&alias).cloned());
        regel.reden = detail
            .werkcontext
            .and_then(|id| known.redenen.get(&id).cloned());
        regel.weigering = detail.code;
        regel.adres = detail.adres.filter(|_| met_adres);
        regel
    };
    Ok(gevonden.iter().zip(details).map(show).collect())
}

/// A detail that does not open hides nothing else of its record.
async fn open(log: &Logboek, gevonden: &Gevonden) -> (Detailstand, Detail) {
    match log.open_detail(&gevonden.record).await {
        Ok(None) => (Detailstand::Geen, Detail::default()),
        Ok(Some(bytes)) => serde_json::from_slice(&bytes).map_or_else(
            |_| (Detailstand::Onleesbaar, Detail::default()),
            |detail| (Detailstand::Geopend, detail),
        ),
        Err(_) => (Detailstand::Onleesbaar, Detail::default()),
    }
}
