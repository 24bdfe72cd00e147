// SPDX-License-Identifier: EUPL-1.2
//! How the walk is told, and what of it is kept for who checks it afterwards.

use std::cell::RefCell;

use serde_json::Value;

use super::klant::{Aanroep, Antwoord};

/// Stands where a refusal has no record of its own.
const GETELD: &str = "geteld per bron en seconde";

/// One call of the walk as it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stap {
    /// Sub of who called.
    pub(super) wie: String,
    /// Method and path.
    pub(super) verzoek: String,
    /// What came back.
    pub(super) status: u16,
    /// The record of it, when it has one of its own.
    pub(super) logregel: Option<String>,
}

/// Every call of a walk, in order.
#[derive(Debug, Default)]
pub(super) struct Verslag(RefCell<Vec<Stap>>);

impl Verslag {
    /// Keeps a call.
    pub(super) fn noteer(&self, wie: &str, aanroep: &Aanroep, antwoord: &Antwoord) {
        self.0.borrow_mut().push(Stap {
            wie: wie.to_owned(),
            verzoek: format!("{} {}", aanroep.methode, aanroep.pad),
            status: antwoord.status,
            logregel: antwoord.logregel.clone(),
        });
    }

    /// What was kept.
    pub(super) fn stappen(&self) -> Vec<Stap> {
        self.0.borrow().clone()
    }
}

/// The heading of an act of the story, and in a few words what happens in it.
pub(super) fn bedrijf(nummer: u8, titel: &str, uitleg: &str) {
    let kop = format!("{nummer}. {titel}");
    println!("\n\n{kop}\n{}\n{uitleg}", "=".repeat(kop.chars().count()));
}

/// One call, in full; of a refusal also why.
pub(super) fn stap(wat: &str, wie: &str, aanroep: &Aanroep, antwoord: &Antwoord) {
    println!("\n{wat}");
    println!("  wie       {wie}");
    println!("  verzoek   {} {}", aanroep.methode, aanroep.pad);
    println!("  status    {}", antwoord.status);
    println!(
        "  logregel  {}",
        antwoord.logregel.as_deref().unwrap_or(GETELD)
    );
    if antwoord.status >= 400 {
        weigering(&antwoord.json());
    }
}

/// One call that only leads up to the next, in two lines.
pub(super) fn tussenstap(wat: &str, wie: &str, aanroep: &Aanroep, antwoord: &Antwoord) {
    let logregel = antwoord.logregel.as_deref().unwrap_or(GETELD);
    println!("\n- {wat}");
    println!(
        "  {wie}: {} {} -> {}, logregel {logregel}",
        aanroep.methode, aanroep.pad, antwoord.status
    );
}

/// What a refusal says: the rule, the provision, what is missing, who may.
fn weigering(probleem: &Value) {
    let tekst = |veld: &str| probleem[veld].as_str().unwrap_or_default().to_owned();
    let lijst = |veld: &str| {
        let delen = probleem[veld].as_array().into_iter().flatten();
        let delen: Vec<&str> = delen.filter_map(Value::as_str).collect();
        delen.join(", ")
    };
    let bepalingen = probleem["bepalingen"].as_array().into_iter().flatten();
    let bepalingen: Vec<String> = bepalingen.map(bepaling).collect();
    for (naam, waarde) in [
        ("zegt", tekst("detail")),
        ("regel", lijst("regels")),
        ("beleid", tekst("beleidsregel")),
        ("bepaling", bepalingen.join("; ")),
        ("ontbreekt", lijst("ontbreekt")),
        ("wie wel", lijst("wieWel")),
    ] {
        if !waarde.is_empty() {
            println!("  {naam:<9} {waarde}");
        }
    }
    for fout in probleem["fouten"].as_array().into_iter().flatten() {
        let deel = |veld: &str| fout[veld].as_str().unwrap_or_default();
        let wat = if deel("tekst").is_empty() {
            deel("code")
        } else {
            deel("tekst")
        };
        println!("    {}: {wat}", deel("plaats"));
    }
}

/// A provision as one cites it.
fn bepaling(verwijzing: &Value) -> String {
    let deel = |veld: &str| verwijzing[veld].as_str();
    let plaats = deel("artikel").or_else(|| deel("onderwerp"));
    let regeling = deel("regeling").unwrap_or_default();
    format!("{regeling} {}", plaats.unwrap_or_default())
}
