// SPDX-License-Identifier: EUPL-1.2
//! Invented persons: names from two lists, numbers from the test range. Nobody is called so, and nobody of the walk is
//! among them.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Value, json};
use wgs::nummer::{Bereik, Bsn};

use super::toeval::Toeval;
use crate::demo::Uitkomst;

const VOORNAMEN: [&str; 32] = [
    "Abel", "Adinda", "Boaz", "Cleo", "Daan", "Eefje", "Fedde", "Gita", "Hidde", "Ilja", "Jonna",
    "Kasper", "Lotte", "Mirza", "Nadia", "Noor", "Olaf", "Pien", "Quint", "Rania", "Sjoerd",
    "Tamar", "Umar", "Vera", "Wouter", "Xandra", "Yara", "Ziggy", "Marit", "Karim", "Levi", "Esma",
];

/// Every surname says that its bearer does not exist.
pub(super) const GESLACHTSNAMEN: [&str; 32] = [
    "Verzonneveld-Demo",
    "Bedenkeling-Demo",
    "Fantasiaan-Demo",
    "Doetalsofs-Demo",
    "Schijnhuis-Demo",
    "Nergensma-Demo",
    "Onbestaande-Demo",
    "Hersenschim-Demo",
    "Luchtkasteel-Demo",
    "Zogenaamd-Demo",
    "Proefkonijn-Demo",
    "Stelvoorstra-Demo",
    "Verdichtsel-Demo",
    "Voorbeeldink-Demo",
    "Spookwoud-Demo",
    "Mistbank-Demo",
    "Denkbeeldsma-Demo",
    "Papierhof-Demo",
    "Oefenstra-Demo",
    "Testerink-Demo",
    "Fictema-Demo",
    "Sprookjesberg-Demo",
    "Niemandsland-Demo",
    "Zandkasteel-Demo",
    "Droomveld-Demo",
    "Wensdenker-Demo",
    "Plaatsvervanger-Demo",
    "Raadselman-Demo",
    "Zeepbel-Demo",
    "Schaduwbos-Demo",
    "Nulmeting-Demo",
    "Windeieren-Demo",
];

/// The number that the walk gives to its person.
const BSN_VAN_DE_RONDGANG: &str = "999990019";

/// First number of the test range.
const EERSTE_BSN: u32 = 999_990_000;

/// Who a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Persoon {
    pub(super) voornamen: &'static str,
    pub(super) geslachtsnaam: &'static str,
    pub(super) geboortedatum: Date,
    /// Absent for who is not in the BRP.
    pub(super) bsn: Option<String>,
}

impl Persoon {
    /// As a signaal names him.
    pub(super) fn met(&self, aanwijzingen: &[Value]) -> Value {
        let mut uit = json!({
            "naam": {"voornamen": self.voornamen, "geslachtsnaam": self.geslachtsnaam},
            "geboortedatum": self.geboortedatum,
            "aanwijzingen": aanwijzingen,
        });
        if let Some(bsn) = &self.bsn {
            uit["bsn"] = json!(bsn);
        }
        uit
    }
}

/// A register of persons of whom each is given out once.
pub(super) struct Bevolking {
    namen: Vec<(&'static str, &'static str)>,
    nummers: Vec<String>,
    toeval: Toeval,
    dag: Date,
}

impl Bevolking {
    /// The same persons for the same day.
    pub(super) fn op(dag: Date) -> Self {
        let mut toeval = Toeval::van("bevolking");
        let mut namen: Vec<_> = VOORNAMEN
            .iter()
            .flat_map(|voor| GESLACHTSNAMEN.iter().map(move |achter| (*voor, *achter)))
            .collect();
        toeval.schud(&mut namen);
        let mut nummers: Vec<String> = (EERSTE_BSN..1_000_000_000)
            .map(|nummer| nummer.to_string())
            .filter(|bsn| bsn != BSN_VAN_DE_RONDGANG && Bsn::parse(bsn, Bereik::Proef).is_ok())
            .collect();
        toeval.schud(&mut nummers);
        Self {
            namen,
            nummers,
            toeval,
            dag,
        }
    }

    /// The next one: an adult of working age. Nobody under age: the API asks no motivering for that yet.
    pub(super) fn volgende(&mut self) -> Uitkomst<Persoon> {
        let (voornamen, geslachtsnaam) = self.namen.pop().ok_or("de namen zijn op")?;
        let jaren = i64::try_from(21 + self.toeval.onder(45))?;
        let dagen = i64::try_from(self.toeval.onder(365))?;
        Ok(Persoon {
            voornamen,
            geslachtsnaam,
            geboortedatum: self.dag.checked_sub(jaren.years().days(dagen))?,
            bsn: Some(self.nummers.pop().ok_or("de nummers zijn op")?),
        })
    }
}
