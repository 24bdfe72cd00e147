// SPDX-License-Identifier: EUPL-1.2
//! Who calls the API for the set, quietly, and that every call left a record of its own.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use uuid::Uuid;

use super::toeval::ZAAD;
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord, Klant};
use crate::demo::uitgever::Uitgever;

/// A page as large as the API gives.
const BLAD: usize = 100;

/// The invented persons, each with a client of his own.
pub(super) struct Loper<'a> {
    klanten: BTreeMap<String, Klant<'a>>,
    logregels: RefCell<BTreeSet<String>>,
}

impl<'a> Loper<'a> {
    /// Signs in whoever is going to do something.
    pub(super) fn nieuw(
        base: &'a str,
        issuer: &Uitgever,
        wie: impl IntoIterator<Item = String>,
    ) -> Uitkomst<Self> {
        let mut klanten = BTreeMap::new();
        for sub in wie {
            let klant = Klant::als(base, issuer, &sub)?;
            klanten.insert(sub, klant);
        }
        Ok(Self {
            klanten,
            logregels: RefCell::default(),
        })
    }

    /// How many calls were made.
    pub(super) fn aanroepen(&self) -> usize {
        self.logregels.borrow().len()
    }

    /// One call. `wat` says in a fault what was tried.
    pub(super) async fn doe(
        &self,
        wie: &str,
        wat: &str,
        aanroep: Aanroep,
        wil: &[u16],
    ) -> Uitkomst<Antwoord> {
        let klant = self.klanten.get(wie).ok_or("deze persoon is er niet")?;
        let antwoord = klant
            .vraag(&aanroep, wil)
            .await
            .map_err(|fout| format!("{wat}, als {wie}: {fout}"))?;
        let logregel = antwoord.logregel.clone();
        let is_eigen = logregel.is_some_and(|id| self.logregels.borrow_mut().insert(id));
        if is_eigen {
            Ok(antwoord)
        } else {
            Err(format!("{wat}, als {wie}: het antwoord heeft geen eigen logregel").into())
        }
    }

    /// A change that is made once, whoever repeats it: its key follows from what it is.
    pub(super) async fn wijzig(
        &self,
        wie: &str,
        wat: &str,
        mut aanroep: Aanroep,
        wil: u16,
    ) -> Uitkomst<Antwoord> {
        aanroep.sleutel = Some(format!("demoset-{ZAAD}-{}", wat.replace(' ', "-")));
        self.doe(wie, wat, aanroep, &[wil]).await
    }

    /// Records doel and reason. Never repeated under the same key: an earlier one may have expired.
    pub(super) async fn werkcontext(
        &self,
        wie: &str,
        doel: &str,
        (waarover, id): (&str, Uuid),
        reden: &str,
    ) -> Uitkomst<Uuid> {
        let lichaam = json!({"doel": doel, waarover: id, "reden": reden});
        let call = Aanroep::post("/werkcontexten", lichaam);
        self.doe(wie, "werkcontext", call, &[201]).await?.id()
    }

    /// All rows of a list, of all its pages.
    pub(super) async fn lijst(&self, wie: &str, pad: &str, veld: &str) -> Uitkomst<Vec<Value>> {
        let mut volgende = Some(format!("{pad}?limit={BLAD}"));
        let mut uit = Vec::new();
        while let Some(pad) = volgende {
            let blad = self
                .doe(wie, &pad, Aanroep::get(pad.clone()), &[200])
                .await?;
            let mut lichaam = blad.json();
            if let Value::Array(rijen) = lichaam[veld].take() {
                uit.extend(rijen);
            }
            volgende = blad.vervolg;
        }
        Ok(uit)
    }
}
