// SPDX-License-Identifier: EUPL-1.2
//! Which key the checkpoint must be signed by: the reader's, else that of earlier verifications, else (with a warning) the export's.

use super::bevinding::{Feit, Lijst};
use super::bron::{Bron, Gelezen};
use super::rapport::Rapport;
use super::{KLEIN_MAXIMUM, Leesfout, Opdracht};
use crate::export;
use crate::note::Controleur;

/// The key that is used.
pub(super) struct Sleutel {
    pub(super) tekst: String,
    pub(super) verifier: Controleur,
    /// It does not contradict earlier verifications.
    pub(super) vertrouwd: bool,
}

pub(super) fn kies(
    bron: &mut dyn Bron,
    opdracht: &Opdracht<'_>,
    rapport: &mut Rapport,
    uit: &mut Lijst,
) -> Result<Sleutel, Leesfout> {
    let policy = match bron.lees(export::POLICY, KLEIN_MAXIMUM)? {
        Gelezen::Inhoud(bytes) => String::from_utf8(bytes).ok(),
        Gelezen::Ontbreekt | Gelezen::TeGroot => None,
    };
    let in_policy = policy
        .as_deref()
        .and_then(|p| p.lines().find_map(|r| r.strip_prefix("log ")));
    let eerder = opdracht.staat.map(|s| s.sleutel.as_str());
    let tekst = match (opdracht.sleutel.map(str::trim), eerder, in_policy) {
        (Some(gegeven), _, _) => gegeven,
        (None, Some(eerder), _) => eerder,
        (None, None, Some(in_policy)) => {
            rapport.waarschuw("De sleutel komt uit de export zelf. Vergelijk die met de sleutel die u buiten het systeem om hebt ontvangen, of geef --sleutel op.");
            in_policy
        }
        (None, None, None) => return Err(Leesfout::GeenSleutel),
    };
    let vertrouwd = eerder.is_none_or(|e| e == tekst);
    if !vertrouwd {
        uit.meld(Feit::AndereSleutelDanEerder);
    }
    match policy.as_deref() {
        Some(p) if p == export::policy(tekst) => {}
        Some(_) if in_policy.is_some_and(|p| p != tekst) => {
            uit.meld(Feit::AndereSleutelInPolicy);
        }
        Some(_) => uit.meld(Feit::BestandVorm(export::POLICY.to_owned())),
        None => uit.meld(Feit::BestandOntbreekt(export::POLICY.to_owned())),
    }
    rapport.sleutel(tekst);
    Ok(Sleutel {
        verifier: Controleur::nieuw(tekst).map_err(|_| Leesfout::GeenSleutel)?,
        tekst: tekst.to_owned(),
        vertrouwd,
    })
}
