// SPDX-License-Identifier: EUPL-1.2
//! The report: for people in Dutch, for machines as JSON.

use serde::Serialize;

use super::bevinding::{Bevinding, Lijst};
use super::keten::Keten;
use crate::kolommen::hex;
use crate::note::Checkpoint;

/// What the verifier has to say.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Rapport {
    /// No findings.
    pub in_orde: bool,
    /// Origin line of the log.
    pub oorsprong: Option<String>,
    /// Key with which was verified.
    pub sleutel: Option<String>,
    /// Leaves under the checkpoint.
    pub omvang: u64,
    /// Root of the checkpoint, hexadecimal.
    pub wortel: Option<String>,
    /// The records below this leaf were removed.
    pub min_index: u64,
    /// Records looked at.
    pub regels_gelezen: u64,
    /// What follows from the findings together.
    pub conclusie: &'static str,
    /// What was not checked, and why.
    pub waarschuwingen: Vec<&'static str>,
    /// Number of findings; more than are listed when there are very many.
    pub bevindingen_totaal: u64,
    /// The findings.
    pub bevindingen: Vec<Bevinding>,
}

impl Rapport {
    pub(super) fn sleutel(&mut self, tekst: &str) {
        self.sleutel = Some(tekst.to_owned());
    }

    pub(super) fn kop(&mut self, kop: &Checkpoint, min_index: u64) {
        self.oorsprong = Some(kop.oorsprong.clone());
        self.omvang = kop.omvang;
        self.wortel = Some(hex::tekst(&kop.wortel));
        self.min_index = min_index;
    }

    pub(super) const fn gelezen(&mut self, regels: u64) {
        self.regels_gelezen = regels;
    }

    pub(super) fn waarschuw(&mut self, tekst: &'static str) {
        self.waarschuwingen.push(tekst);
    }

    /// Ends the report; `bewijs` is the chain that leads to a signed root that nothing contradicts.
    pub(super) fn sluit(mut self, uit: Lijst, bewijs: Option<Keten>) -> Self {
        self.in_orde = uit.totaal == 0;
        self.bevindingen_totaal = uit.totaal;
        self.bevindingen = uit.bewaard;
        self.conclusie = match (bewijs, self.in_orde) {
            (Some(_), true) => "Het logboek is in orde.",
            (Some(Keten::Regels), false) => {
                "De regels zelf leiden naar de ondertekende wortel en zijn dus die van het checkpoint; de bevindingen betreffen wat ernaast staat of wat het systeem zelf heeft vastgelegd."
            }
            (Some(Keten::Tegels), false) => {
                "De hashes in de tegels leiden naar de ondertekende wortel: de genoemde regels zijn na het vastleggen gewijzigd of verwijderd, de andere niet."
            }
            (None, _) => {
                "Dit logboek kan niet als echt worden aanvaard: niets garandeert welke regels zijn gewijzigd en welke niet, behalve voor zover een bevinding iets anders zegt."
            }
        };
        self
    }
}

impl std::fmt::Display for Rapport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let (Some(oorsprong), Some(wortel)) = (&self.oorsprong, &self.wortel) {
            writeln!(f, "Logboek     {oorsprong}")?;
            writeln!(f, "Checkpoint  {} regels, wortel {wortel}", self.omvang)?;
        }
        if let Some(sleutel) = &self.sleutel {
            writeln!(f, "Sleutel     {sleutel}")?;
        }
        writeln!(f, "Gelezen     {} regels", self.regels_gelezen)?;
        if self.min_index > 0 {
            writeln!(f, "Verwijderd  de regels vóór blad {}", self.min_index)?;
        }
        for waarschuwing in &self.waarschuwingen {
            writeln!(f, "Let op: {waarschuwing}")?;
        }
        writeln!(f, "Bevindingen {}", self.bevindingen_totaal)?;
        for bevinding in &self.bevindingen {
            writeln!(f, "  {bevinding}")?;
        }
        let niet_getoond = self
            .bevindingen_totaal
            .saturating_sub(self.bevindingen.len() as u64);
        if niet_getoond > 0 {
            writeln!(f, "  ... en nog {niet_getoond}")?;
        }
        writeln!(f, "{}", self.conclusie)
    }
}
