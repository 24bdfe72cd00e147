// SPDX-License-Identifier: EUPL-1.2
//! Exports at a path, or from a stream.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::bewijzen::bewijs_bevindingen;
use super::bron::{Mapbron, Tarbron};
use super::{Leesfout, Opdracht, Rapport, Uitkomst, controleer};
use crate::bewijs::Opnamebewijs;

/// Size of the steps in which an archive is read, in bytes.
const BUFFER: usize = 1 << 20;

/// As [`controleer`], of the export at a path: a directory or a tar archive.
///
/// # Errors
/// As [`controleer`].
pub fn controleer_pad(
    export: &Path,
    opdracht: &Opdracht<'_>,
    voortgang: &mut dyn FnMut(u64, u64),
) -> Result<Uitkomst, Leesfout> {
    if export.is_dir() {
        let mut bron = Mapbron::nieuw(export.to_path_buf());
        return controleer(&mut bron, opdracht, voortgang);
    }
    controleer_tar(archief(export)?, opdracht, voortgang)
}

/// As [`controleer`], of a tar archive that is read as it comes in.
///
/// # Errors
/// As [`controleer`].
pub fn controleer_tar(
    bron: impl Read,
    opdracht: &Opdracht<'_>,
    voortgang: &mut dyn FnMut(u64, u64),
) -> Result<Uitkomst, Leesfout> {
    let mut archief = tar::Archive::new(bron);
    controleer(&mut Tarbron::nieuw(&mut archief)?, opdracht, voortgang)
}

/// As [`bewijs_bevindingen`], of the export at a path.
///
/// # Errors
/// As [`bewijs_bevindingen`].
pub fn bewijzen_uit_pad(export: &Path, rapport: &Rapport) -> io::Result<Vec<Opnamebewijs>> {
    if export.is_dir() {
        return bewijs_bevindingen(&mut Mapbron::nieuw(export.to_path_buf()), rapport);
    }
    let mut archief = tar::Archive::new(archief(export)?);
    bewijs_bevindingen(&mut Tarbron::nieuw(&mut archief)?, rapport)
}

fn archief(pad: &Path) -> io::Result<BufReader<File>> {
    Ok(BufReader::with_capacity(BUFFER, File::open(pad)?))
}
