// SPDX-License-Identifier: EUPL-1.2
//! Zaken to read, made through the API by the persons who then read them.

mod caller;
mod casussen;

use std::net::SocketAddr;

use clap::ValueEnum;
use futures_util::future::try_join_all;
use serde_json::{Value, json};

use crate::Outcome;
use crate::issuer::Issuer;
use crate::load::Target;
use caller::{Caller, Request};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Soort {
    /// Een casus met haar subjecten.
    Casus,
    /// Een signaal met een persoon.
    Signaal,
}

impl Soort {
    /// Makes so many of them.
    pub async fn make(
        self,
        api: SocketAddr,
        issuer: &Issuer,
        count: usize,
    ) -> Outcome<Vec<Target>> {
        match self {
            Self::Casus => casussen::casussen(api, issuer, count).await,
            Self::Signaal => signalen(api, issuer, count).await,
        }
    }
}

/// Who reports and reads: several persons, so that what is remembered per token is not just one.
const CALLERS: [&str; 6] = [
    "partner@politie",
    "partner@belastingdienst",
    "partner@fiod",
    "partner@kmar",
    "partner@om",
    "partner@demodorp_college",
];

/// Makes so many signalen, each with a werkcontext for it, and reads each once.
pub async fn signalen(api: SocketAddr, issuer: &Issuer, count: usize) -> Outcome<Vec<Target>> {
    let shares = CALLERS.iter().enumerate().map(|(place, sub)| {
        let share = count / CALLERS.len() + usize::from(place < count % CALLERS.len());
        async move {
            let mut caller = Caller::new(api, issuer, sub).await?;
            let mut targets = Vec::with_capacity(share);
            for _ in 0..share {
                let body = Request {
                    body: Some(signaal()),
                    ..Request::default()
                };
                let id = caller.send_as("POST", "/signalen", body).await?.id()?;
                targets.push(caller.target("signalen", id, "signaal_wegen").await?);
            }
            Ok::<_, Box<dyn std::error::Error>>(targets)
        }
    });
    // One of each caller in turn, so that neighbours in the list are of different persons.
    let mut shares: Vec<_> = try_join_all(shares)
        .await?
        .into_iter()
        .map(Vec::into_iter)
        .collect();
    let mut targets = Vec::with_capacity(count);
    while targets.len() < count {
        targets.extend(shares.iter_mut().filter_map(Iterator::next));
    }
    Ok(targets)
}

/// One person with one aanwijzing: two sealed values, as most will have a few.
fn signaal() -> Value {
    json!({
        "gedragingen": "Contante aanbetalingen voor bedrijfspanden zonder herkomst van het geld.",
        "waaromGezamenlijk": "Vergunning, aangifte en aangetroffen geld liggen bij drie deelnemers.",
        "verschijningsvorm": "witwassen",
        "tafel": "D",
        "personen": [{
            "naam": {"voornamen": "Karel", "geslachtsnaam": "Voorbeeld-Demo"},
            "geboortedatum": "1980-02-29",
            "aanwijzingen": [{
                "datum": "2026-10-01",
                "bron": "controle",
                "verschijningsvorm": "witwassen",
                "tekst": "Betaalde een jaar huur vooruit in contanten."
            }]
        }]
    })
}
