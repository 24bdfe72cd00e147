// SPDX-License-Identifier: EUPL-1.2
//! `verband sleutels herverpak`: wraps every key of the key store under the active master key, so that an old one
//! can go. May be broken off and run again at any moment; the service goes on meanwhile.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kluis::{Herverpakking, Hoofdsleutels, Kluis, KluisFout, Sleutelbron, Voortgang};
use zeroize::Zeroizing;

use crate::bron::Systeembron;
use crate::systeem::Systeem;

/// One command at a time needs no more.
const SLEUTELVERBINDINGEN: usize = 1;

/// Why keys are not all under the active master key.
#[derive(Debug, thiserror::Error)]
pub enum SleutelFout {
    /// The vault could not be opened, or the key store does not answer.
    #[error("kluis: {0}")]
    Kluis(String),
    /// Stopped from outside; what was wrapped stays so.
    #[error(
        "onderbroken: {} sleutels herverpakt, {} resteren; draai de opdracht opnieuw. De oude hoofdsleutel moet nog blijven",
        .0.herverpakt, .0.resterend
    )]
    Onderbroken(Voortgang),
    /// Keys that could not be unwrapped.
    #[error(
        "{} sleutels zijn niet herverpakt; de oude hoofdsleutel moet blijven:\n{}", .0.len(),
        .0.iter().map(|(id, fout)| format!("  {}: {fout}", id.0)).collect::<Vec<_>>().join("\n")
    )]
    Mislukt(Vec<(kluis::SleutelId, KluisFout)>),
    /// Keys came in under another master key while this ran: a service still has an older file.
    #[error(
        "{0} sleutels staan nog onder een andere hoofdsleutel; herstart de dienst met het nieuwe bestand en draai de opdracht opnieuw"
    )]
    Rest(u64),
}

/// Opens the vault of a command.
///
/// # Errors
/// When the file with master keys or the key store cannot be used.
pub(crate) fn open(
    url: &str,
    hoofdsleutels: &Path,
    systeem: Arc<Systeem>,
) -> Result<Kluis, String> {
    let keys = Hoofdsleutels::uit_bestand(hoofdsleutels).map_err(|fault| fault.to_string())?;
    let source = Sleutelbron {
        url: Zeroizing::new(url.to_owned()),
        verbindingen_maximum: SLEUTELVERBINDINGEN,
        runtime: None,
        termijn: kluis::OPSLAG_TERMIJN,
    };
    Kluis::nieuw(&source, keys, systeem).map_err(|fault| fault.to_string())
}

/// Wraps what is not under the active master key; `meld` is told after every transaction, and the run ends at the
/// first one after `stop` was set.
///
/// # Errors
/// When keys remain under another master key, for whatever reason: then the old one may not go.
pub async fn herverpak(
    url: &str,
    hoofdsleutels: &Path,
    stop: &AtomicBool,
    mut meld: impl FnMut(Voortgang) + Send,
) -> Result<Voortgang, SleutelFout> {
    let systeem = Arc::new(Systeem::new(Arc::new(Systeembron::default())));
    let kluis = open(url, hoofdsleutels, systeem).map_err(SleutelFout::Kluis)?;
    let uitkomst = kluis.herverpak(|voortgang| {
        meld(voortgang);
        if stop.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let Herverpakking { voortgang, mislukt } = uitkomst
        .await
        .map_err(|fault| SleutelFout::Kluis(fault.to_string()))?;
    if !mislukt.is_empty() {
        return Err(SleutelFout::Mislukt(mislukt));
    }
    match voortgang.resterend {
        0 => Ok(voortgang),
        _ if stop.load(Ordering::Relaxed) => Err(SleutelFout::Onderbroken(voortgang)),
        rest => Err(SleutelFout::Rest(rest)),
    }
}
