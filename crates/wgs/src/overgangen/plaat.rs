// SPDX-License-Identifier: EUPL-1.2
//! Drawing a table: the diagram and page of the generated docs.

use alloc::{string::String, vec::Vec};
use core::fmt::Write as _;

use super::{Overgang, Tabel};
use crate::{bepaling::Bepaling, codelijst::Codelijst};

impl<S: Codelijst, G: Codelijst> Tabel<S, G> {
    /// The table as a mermaid `stateDiagram-v2`; each arrow carries its event and provisions.
    #[must_use]
    pub fn mermaid(&self) -> String {
        let mut uit = String::from("stateDiagram-v2\n");
        for rij in self.rijen {
            let van = rij.van.map_or("[*]", |status| status.code());
            // A colon ends a label in mermaid and a semicolon a statement: neither occurs here,
            // since provisions are shown by `weergave` and events by their code.
            let _ = writeln!(
                uit,
                "    {van} --> {} : {}{} [{}]",
                rij.naar.code(),
                rij.gebeurtenis.code(),
                vanuit(rij),
                weergaven(rij.bepalingen)
            );
        }
        for eind in self.eindtoestanden() {
            let _ = writeln!(uit, "    {} --> [*]", eind.code());
        }
        uit
    }

    /// The statuses from which no row leaves.
    #[must_use]
    pub fn eindtoestanden(&self) -> Vec<S> {
        S::ALLE
            .iter()
            .copied()
            .filter(|status| self.rijen.iter().all(|rij| rij.van != Some(*status)))
            .collect()
    }

    /// A page: title, diagram, and the rows with who and on what ground.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut uit = String::new();
        let _ = write!(
            uit,
            "# Toestanden: {}\n\n```mermaid\n{}```\n\n| van | gebeurtenis | naar | door | grond |\n|---|---|---|---|---|\n",
            self.titel,
            self.mermaid()
        );
        for rij in self.rijen {
            let _ = writeln!(
                uit,
                "| {} | {}{} | {} | {} | {} |",
                rij.van.map_or("–", |status| status.code()),
                rij.gebeurtenis.code(),
                vanuit(rij),
                rij.naar.code(),
                rij.door,
                weergaven(rij.bepalingen)
            );
        }
        uit
    }
}

fn vanuit<S: Codelijst, G: Codelijst>(rij: &Overgang<S, G>) -> String {
    rij.vanuit.map_or_else(String::new, |status| {
        alloc::format!(" (vanuit {})", status.code())
    })
}

fn weergaven(bepalingen: &[&Bepaling]) -> String {
    let delen: Vec<String> = bepalingen.iter().map(|b| b.weergave()).collect();
    delen.join(", ")
}
