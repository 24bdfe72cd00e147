// SPDX-License-Identifier: EUPL-1.2
//! The keys of the demo: made once, in a directory that only its owner can read.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::Uitkomst;
use super::uitgever::Uitgever;
use crate::bron::Bron;

/// Where the keys lie.
pub(super) struct Bestanden {
    pub(super) hoofdsleutels: PathBuf,
    pub(super) logsleutel: PathBuf,
    pub(super) cursorsleutel: PathBuf,
    uitgever: PathBuf,
}

impl Bestanden {
    /// Makes the keys that are not there.
    pub(super) fn nieuw(map: &Path, bron: &dyn Bron) -> Uitkomst<Self> {
        let bestanden = Self {
            hoofdsleutels: map.join("hoofdsleutels"),
            logsleutel: map.join("logsleutel"),
            cursorsleutel: map.join("cursorsleutel"),
            uitgever: map.join("uitgever"),
        };
        once(&bestanden.hoofdsleutels, || {
            let key = random(bron)?;
            Ok(format!("actief = \"demo\"\ndemo = \"{}\"\n", *key))
        })?;
        for path in [&bestanden.logsleutel, &bestanden.cursorsleutel] {
            once(path, || Ok(random(bron)?.to_string()))?;
        }
        Ok(bestanden)
    }

    /// Tells other commands where the issuer of this run listens.
    pub(super) fn bewaar_uitgever(&self, issuer: &Uitgever) -> Uitkomst<()> {
        Ok(std::fs::write(&self.uitgever, issuer.url())?)
    }

    /// Where the issuer of the last run listens.
    pub(super) fn uitgever(&self) -> Uitkomst<String> {
        std::fs::read_to_string(&self.uitgever)
            .map_err(|_| "er draait geen demo: start eerst cargo x demo".into())
    }
}

fn random(bron: &dyn Bron) -> Uitkomst<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0; 32]);
    if !bron.vul(bytes.as_mut()) {
        return Err("de bron van toeval faalt".into());
    }
    Ok(Zeroizing::new(STANDARD.encode(*bytes)))
}

/// Writes a file that only its owner can read, unless it is there.
fn once(path: &Path, content: impl FnOnce() -> Uitkomst<String>) -> Uitkomst<()> {
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    match opened {
        Ok(mut file) => {
            let content = Zeroizing::new(content()?);
            Ok(file.write_all(content.as_bytes())?)
        }
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(fault) => Err(format!("{}: {fault}", path.display()).into()),
    }
}
