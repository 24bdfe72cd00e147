// SPDX-License-Identifier: EUPL-1.2
//! One record with its proof (`.tlog-proof`), checked without the log.

use serde::Serialize;
use uuid::Uuid;

use super::bevinding::Feit;
use super::staat::Staat;
use crate::bewijs::{Bewijsfout, Opnamebewijs};
use crate::cbor;
use crate::note::Controleur;

/// What came out.
#[derive(Clone, Debug, Serialize)]
pub struct Bewijsuitkomst {
    /// The record is in the log of this key.
    pub in_orde: bool,
    /// Leaf index.
    pub blad: Option<u64>,
    /// Id of the record.
    pub logregel: Option<Uuid>,
    /// Leaves under the checkpoint in the proof.
    pub omvang: Option<u64>,
    /// What is wrong.
    pub bevindingen: Vec<String>,
}

/// Checks that the record with these bytes is in the log of this key.
#[must_use]
pub fn controleer_bewijs(
    sleutel: &Controleur,
    bewijs: &str,
    regel: &[u8],
    staat: Option<&Staat>,
) -> Bewijsuitkomst {
    let mut uit = Bewijsuitkomst {
        in_orde: false,
        blad: None,
        logregel: None,
        omvang: None,
        bevindingen: Vec::new(),
    };
    match cbor::ontleed(regel) {
        Ok(record) => uit.logregel = Some(record.inhoud.record_id),
        Err(fout) => uit.bevindingen.push(Feit::Codering(fout).to_string()),
    }
    let gelezen = Opnamebewijs::lees(bewijs);
    if let Ok(b) = &gelezen {
        uit.blad = Some(b.blad);
    }
    match gelezen.and_then(|b| b.controleer(sleutel, regel)) {
        Ok(kop) => {
            uit.omvang = Some(kop.omvang);
            let bekend = staat.and_then(|s| s.checkpoints.iter().find(|b| b.omvang == kop.omvang));
            if bekend.is_some_and(|b| b.wortel != kop.wortel) {
                let feit = Feit::AnderGezicht { omvang: kop.omvang };
                uit.bevindingen.push(feit.to_string());
            }
        }
        Err(Bewijsfout::Checkpoint(fout)) => {
            uit.bevindingen.push(Feit::Handtekening(fout).to_string());
        }
        Err(Bewijsfout::Vorm) => uit.bevindingen.push("Het bewijs is misvormd.".to_owned()),
        Err(Bewijsfout::KloptNiet | Bewijsfout::BuitenDeBoom | Bewijsfout::HashOntbreekt) => {
            uit.bevindingen.push(
                "De regel staat niet op deze plaats in het logboek: het bewijs leidt niet naar de wortel."
                    .to_owned(),
            );
        }
    }
    uit.in_orde = uit.bevindingen.is_empty();
    uit
}

impl std::fmt::Display for Bewijsuitkomst {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let (Some(blad), Some(id), Some(omvang), true) =
            (self.blad, self.logregel, self.omvang, self.in_orde)
        {
            return writeln!(
                f,
                "In orde: logregel {id} staat op blad {blad} van het logboek van {omvang} regels."
            );
        }
        writeln!(f, "Niet bewezen:")?;
        for tekst in &self.bevindingen {
            writeln!(f, "  {tekst}")?;
        }
        Ok(())
    }
}
