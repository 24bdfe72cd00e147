// SPDX-License-Identifier: EUPL-1.2
//! The high-water file: the largest tree that this replica has checked, kept outside the database. A database that comes back older,
//! or other, than that is found out at the next start.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::fout::LogFout;
use crate::boom::Toppen;

const EERSTE_REGEL: &str = "verband-hoogwater/1";

/// The file of one log.
#[derive(Clone)]
pub(super) struct Hoogwater {
    pad: PathBuf,
    oorsprong: String,
}

impl Hoogwater {
    pub(super) fn nieuw(pad: PathBuf, oorsprong: &str) -> Self {
        Self {
            pad,
            oorsprong: oorsprong.to_owned(),
        }
    }

    /// `None` when there is no file yet.
    pub(super) fn lees(&self) -> Result<Option<Toppen>, LogFout> {
        let tekst = match std::fs::read_to_string(&self.pad) {
            Ok(tekst) => tekst,
            Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(fout) => return Err(LogFout::Hoogwater(fout.kind())),
        };
        self.ontleed(&tekst)
            .map(Some)
            .ok_or(LogFout::Beschadigd("the high-water file"))
    }

    fn ontleed(&self, tekst: &str) -> Option<Toppen> {
        let mut regels = tekst.lines();
        let kop = (regels.next()?, regels.next()?);
        if kop != (EERSTE_REGEL, self.oorsprong.as_str()) {
            return None;
        }
        let omvang = regels.next()?.parse().ok()?;
        let mut bytes = Vec::new();
        for regel in regels {
            bytes.extend(STANDARD.decode(regel).ok()?);
        }
        Toppen::van_bytes(omvang, &bytes)
    }

    /// Replaces the file; on disk when this returns.
    pub(super) fn schrijf(&self, toppen: &Toppen) -> Result<(), LogFout> {
        let mut tekst = format!("{EERSTE_REGEL}\n{}\n{}\n", self.oorsprong, toppen.omvang());
        for top in toppen.als_bytes().chunks(32) {
            tekst.push_str(&STANDARD.encode(top));
            tekst.push('\n');
        }
        vervang(&self.pad, tekst.as_bytes()).map_err(|fout| LogFout::Hoogwater(fout.kind()))
    }
}

fn vervang(pad: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let nieuw = pad.with_extension("nieuw");
    let mut bestand = std::fs::File::create(&nieuw)?;
    bestand.write_all(bytes)?;
    bestand.sync_all()?;
    std::fs::rename(&nieuw, pad)?;
    // The rename is durable once the directory is.
    match pad.parent() {
        Some(map) if map.as_os_str().is_empty() => std::fs::File::open(".")?.sync_all(),
        Some(map) => std::fs::File::open(map)?.sync_all(),
        None => Ok(()),
    }
}
