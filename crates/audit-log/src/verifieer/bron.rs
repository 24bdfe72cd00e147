// SPDX-License-Identifier: EUPL-1.2
//! Where an export is read from. Files are asked for by path, in the order of the export, so that an archive is read once.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gelezen {
    /// The whole file.
    Inhoud(Vec<u8>),
    /// No such file.
    Ontbreekt,
    /// Longer than it may be.
    TeGroot,
}

/// Gives the files of an export.
pub trait Bron {
    /// Reads the file at `pad`, of at most `maximum` bytes.
    ///
    /// # Errors
    /// When reading fails; a file that is absent is not an error.
    fn lees(&mut self, pad: &str, maximum: u64) -> io::Result<Gelezen>;

    /// A file left over after the last one was asked for, and whether it is one that was missing before: then the order is wrong.
    ///
    /// # Errors
    /// When reading fails.
    fn over(&mut self) -> io::Result<Option<Overschot>> {
        Ok(None)
    }
}

/// A file nobody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overschot {
    /// Its path.
    pub pad: String,
    /// It was asked for earlier and seemed absent.
    pub verkeerde_volgorde: bool,
}

fn hoogstens(bron: impl Read, maximum: u64) -> io::Result<Gelezen> {
    let mut inhoud = Vec::new();
    bron.take(maximum.saturating_add(1))
        .read_to_end(&mut inhoud)?;
    Ok(if inhoud.len() as u64 > maximum {
        Gelezen::TeGroot
    } else {
        Gelezen::Inhoud(inhoud)
    })
}

/// A directory.
pub struct Mapbron {
    wortel: PathBuf,
}

impl Mapbron {
    /// Reads below `wortel`.
    #[must_use]
    pub const fn nieuw(wortel: PathBuf) -> Self {
        Self { wortel }
    }
}

impl Bron for Mapbron {
    fn lees(&mut self, pad: &str, maximum: u64) -> io::Result<Gelezen> {
        match File::open(self.wortel.join(pad)) {
            Ok(bestand) => hoogstens(bestand, maximum),
            Err(fout) if matches!(fout.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                Ok(Gelezen::Ontbreekt)
            }
            Err(fout) => Err(fout),
        }
    }
}

/// A tar archive in the order of the export, read as a stream.
pub struct Tarbron<'a, R: Read> {
    rest: tar::Entries<'a, R>,
    komt: Option<tar::Entry<'a, R>>,
    eerste_gemist: Option<String>,
}

impl<'a, R: Read> Tarbron<'a, R> {
    /// Starts reading.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn nieuw(archief: &'a mut tar::Archive<R>) -> io::Result<Self> {
        // Raw: an export has no long names or sparse files, and headers that ask for memory are not followed.
        let mut bron = Self {
            rest: archief.entries()?.raw(true),
            komt: None,
            eerste_gemist: None,
        };
        bron.schuif()?;
        Ok(bron)
    }

    fn schuif(&mut self) -> io::Result<()> {
        self.komt = self.rest.next().transpose()?;
        // Directories carry nothing.
        while self
            .komt
            .as_ref()
            .is_some_and(|e| e.header().entry_type().is_dir())
        {
            self.komt = self.rest.next().transpose()?;
        }
        Ok(())
    }

    fn pad_van_komt(&self) -> Option<String> {
        let bytes = self.komt.as_ref()?.path_bytes();
        let pad = String::from_utf8_lossy(&bytes).into_owned();
        Some(match pad.strip_prefix("./") {
            Some(rest) => rest.to_owned(),
            None => pad,
        })
    }
}

impl<R: Read> Bron for Tarbron<'_, R> {
    fn lees(&mut self, pad: &str, maximum: u64) -> io::Result<Gelezen> {
        if self.pad_van_komt().as_deref() != Some(pad) {
            self.eerste_gemist.get_or_insert_with(|| pad.to_owned());
            return Ok(Gelezen::Ontbreekt);
        }
        let Some(entry) = self.komt.take() else {
            return Ok(Gelezen::Ontbreekt);
        };
        if !entry.header().entry_type().is_file() {
            self.schuif()?;
            return Ok(Gelezen::Ontbreekt);
        }
        let beloofd = entry.size();
        let gelezen = hoogstens(entry, maximum)?;
        if matches!(&gelezen, Gelezen::Inhoud(i) if i.len() as u64 != beloofd) {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        self.schuif()?;
        Ok(gelezen)
    }

    fn over(&mut self) -> io::Result<Option<Overschot>> {
        let Some(pad) = self.pad_van_komt() else {
            return Ok(None);
        };
        let mut verkeerde_volgorde = false;
        while let Some(volgend) = self.pad_van_komt() {
            verkeerde_volgorde |= self.eerste_gemist.as_ref() == Some(&volgend);
            self.schuif()?;
        }
        Ok(Some(Overschot {
            pad,
            verkeerde_volgorde,
        }))
    }
}
