// SPDX-License-Identifier: EUPL-1.2
//! Where an export goes: a directory, or one uncompressed archive as a stream.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// Takes the files of an export, in order.
pub trait Uitvoer {
    /// Writes one file; `pad` is relative, with `/`.
    ///
    /// # Errors
    /// When writing fails.
    fn bestand(&mut self, pad: &str, inhoud: &[u8]) -> io::Result<()>;

    /// Writes what comes after the last file.
    ///
    /// # Errors
    /// When writing fails.
    fn einde(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A new directory.
pub struct Mapuitvoer {
    wortel: PathBuf,
}

impl Mapuitvoer {
    /// Makes the directory.
    ///
    /// # Errors
    /// When it exists already (an export never mixes with another one), or cannot be made.
    pub fn nieuw(wortel: PathBuf) -> io::Result<Self> {
        fs::create_dir(&wortel)?;
        Ok(Self { wortel })
    }
}

impl Uitvoer for Mapuitvoer {
    fn bestand(&mut self, pad: &str, inhoud: &[u8]) -> io::Result<()> {
        let doel = self.wortel.join(pad);
        if let Some(map) = doel.parent() {
            fs::create_dir_all(map)?;
        }
        fs::File::create_new(doel)?.write_all(inhoud)
    }
}

/// One tar archive into any writer. The same log gives the same bytes: times and owners are fixed.
pub struct Tarstroom<W: Write> {
    tar: tar::Builder<W>,
}

impl<W: Write> Tarstroom<W> {
    /// Archive into `naar`.
    pub fn nieuw(naar: W) -> Self {
        Self {
            tar: tar::Builder::new(naar),
        }
    }

    /// The writer below.
    pub fn naar(&mut self) -> &mut W {
        self.tar.get_mut()
    }
}

impl Tarstroom<Vec<u8>> {
    /// Takes out the bytes written since the last time: a chunk of the answer.
    pub fn neem(&mut self) -> Vec<u8> {
        std::mem::take(self.naar())
    }
}

impl<W: Write> Uitvoer for Tarstroom<W> {
    fn bestand(&mut self, pad: &str, inhoud: &[u8]) -> io::Result<()> {
        let mut kop = tar::Header::new_ustar();
        kop.set_size(inhoud.len() as u64);
        kop.set_mode(0o644);
        kop.set_entry_type(tar::EntryType::Regular);
        self.tar.append_data(&mut kop, pad, inhoud)
    }

    fn einde(&mut self) -> io::Result<()> {
        self.tar.finish()
    }
}
