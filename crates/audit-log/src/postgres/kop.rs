// SPDX-License-Identifier: EUPL-1.2
//! The head of the log as stored, and whether this replica still trusts it.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio_postgres::Row;

use super::fout::LogFout;
use super::verbinding::Verbinding;
use crate::boom::{Hash, Toppen};

/// The head without locking it.
pub(super) const LEES_KOP: &str = "SELECT size, peaks, seq_time_us FROM audit.head";
/// The head, locked until the end of the transaction.
pub(super) const VERGRENDEL_KOP: &str =
    "SELECT size, peaks, seq_time_us FROM audit.kop_vergrendeld()";
/// Makes partitions ahead.
pub(super) const PARTITIES: &str = "SELECT audit.partities_vooruit($1)";
/// So many partitions of 262,144 records are ready beyond the present one.
pub(super) const PARTITIES_VOORUIT: i32 = 2;
/// Leaf hashes from a leaf on.
pub(super) const BLADHASHES: &str = "SELECT leaf_index, leaf FROM audit.bladhashes($1, $2)";
/// Leaf hashes read at once: 256 kB.
pub(super) const BLADEN_PER_KEER: i32 = 8_192;

/// Size, peaks and last instant of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kop {
    pub(super) toppen: Toppen,
    pub(super) seq_time_us: u64,
}

impl Kop {
    pub(super) fn van_rij(rij: &Row) -> Result<Self, LogFout> {
        let omvang = natuurlijk(rij.try_get(0)?, "head.size")?;
        let toppen =
            Toppen::van_bytes(omvang, rij.try_get(1)?).ok_or(LogFout::Beschadigd("head.peaks"))?;
        Ok(Self {
            toppen,
            seq_time_us: natuurlijk(rij.try_get(2)?, "head.seq_time_us")?,
        })
    }
}

/// A number that is stored signed and never negative.
pub(super) fn natuurlijk(getal: i64, kolom: &'static str) -> Result<u64, LogFout> {
    u64::try_from(getal).map_err(|_| LogFout::Beschadigd(kolom))
}

/// The other way; a log of 2^63 records does not occur.
pub(super) fn met_teken(getal: u64) -> i64 {
    i64::try_from(getal).unwrap_or(i64::MAX)
}

/// One row of [`BLADHASHES`].
pub(super) fn bladhash(rij: &Row) -> Result<(u64, Hash), LogFout> {
    let hash: &[u8] = rij.try_get(1)?;
    let hash = hash
        .try_into()
        .map_err(|_| LogFout::Beschadigd("record.leaf"))?;
    Ok((natuurlijk(rij.try_get(0)?, "record.leaf_index")?, hash))
}

/// Extends known peaks with stored leaves.
///
/// # Errors
/// When the rows are not the leaves that come next.
pub(super) fn verleng(toppen: &mut Toppen, rijen: &[Row], nu: u64) -> Result<(), LogFout> {
    let weg = |eerder| LogFout::Teruggedraaid { eerder, nu };
    if rijen.is_empty() {
        return Err(weg(toppen.omvang()));
    }
    for rij in rijen {
        let (blad, hash) = bladhash(rij)?;
        if blad != toppen.omvang() {
            return Err(weg(toppen.omvang()));
        }
        toppen.voeg_toe(hash);
    }
    Ok(())
}

/// What writer, publisher and callers tell each other.
#[derive(Default)]
pub(super) struct Stand {
    gestopt: AtomicBool,
    hapert: AtomicBool,
}

impl Stand {
    /// Stops writing for good: what follows on a forged or older log would only help to hide it.
    pub(super) fn stop(&self, fout: &LogFout) {
        if !self.gestopt.swap(true, Ordering::SeqCst) {
            tracing::error!(%fout, "writing to the log has stopped: the log in the database is not the known one");
        }
    }

    pub(super) fn is_gestopt(&self) -> bool {
        self.gestopt.load(Ordering::SeqCst)
    }

    /// Remembers whether the last batch could be written.
    pub(super) fn zet_hapert(&self, hapert: bool) {
        self.hapert.store(hapert, Ordering::SeqCst);
    }

    /// Whether the last batch could not be written, whatever the reason: of a head that somebody else holds, or a disk that is
    /// full, reading tells nothing.
    pub(super) fn hapert(&self) -> bool {
        self.hapert.load(Ordering::SeqCst)
    }

    /// Stops when the error says that the log is not the known one.
    pub(super) fn weeg(&self, fout: &LogFout) {
        if matches!(fout, LogFout::Teruggedraaid { .. }) {
            self.stop(fout);
        }
    }
}

/// Checks that the stored leaves lead from one head to the other.
pub(super) async fn controleer_vervolg(
    verbinding: &mut Verbinding,
    bekend: &Kop,
    nu: &Kop,
) -> Result<(), LogFout> {
    let mut toppen = bekend.toppen.clone();
    while toppen.omvang() < nu.toppen.omvang() {
        let nog = nu.toppen.omvang() - toppen.omvang();
        let aantal = i32::try_from(nog)
            .unwrap_or(BLADEN_PER_KEER)
            .min(BLADEN_PER_KEER);
        let rijen = verbinding
            .vraag(BLADHASHES, &[&met_teken(toppen.omvang()), &aantal])
            .await?;
        verleng(&mut toppen, &rijen, nu.toppen.omvang())?;
    }
    if toppen == nu.toppen {
        Ok(())
    } else {
        Err(LogFout::Teruggedraaid {
            eerder: bekend.toppen.omvang(),
            nu: nu.toppen.omvang(),
        })
    }
}

/// Leaf hashes from `van` on, as stored.
pub(super) async fn hashes_vanaf(
    verbinding: &mut Verbinding,
    van: u64,
    aantal: usize,
) -> Result<Vec<Hash>, LogFout> {
    let aantal = i32::try_from(aantal).unwrap_or(BLADEN_PER_KEER);
    let rijen = verbinding
        .vraag(BLADHASHES, &[&met_teken(van), &aantal])
        .await?;
    rijen
        .iter()
        .map(|rij| bladhash(rij).map(|(_, hash)| hash))
        .collect()
}
