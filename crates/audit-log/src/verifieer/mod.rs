// SPDX-License-Identifier: EUPL-1.2
//! The offline verifier: checks an export without the server and without trusting it.
//!
//! The checks, by the numbers used in reports: 1 signature by a key that the reader brought along; 2 continuation of what the
//! reader verified before; 3 record, leaf, root; 4 canonical encoding; 5 index columns; 6 time never goes back; 7 no gaps in the
//! numbering of a server; 8 what was begun outside has an outcome; 10 removal is on record; and, where the reader brings a list along,
//! 11 known policies and 12 acknowledged records. (9 needs the data beside the log.)

mod bevinding;
mod bewijs;
mod bewijzen;
mod bijlagen;
mod bron;
mod doorloop;
mod keten;
mod pad;
mod rapport;
mod regels;
mod sleutel;
mod staat;
mod volgorde;

use std::io;

pub use bevinding::{BEVINDINGEN_MAXIMUM, Bevinding, Feit};
pub use bewijs::{Bewijsuitkomst, controleer_bewijs};
pub use bewijzen::bewijs_bevindingen;
pub use bijlagen::{Bijlagen, VOORNEMEN_TERMIJN_US};
pub use bron::{Bron, Gelezen, Mapbron, Overschot, Tarbron};
pub use pad::{bewijzen_uit_pad, controleer_pad, controleer_tar};
pub use rapport::Rapport;
pub use staat::{Bekend, Staat, Staatfout};

use self::bevinding::Lijst;
use self::doorloop::Doorloop;
use self::keten::{Keten, Ketens};
use crate::boom::tegel::BREEDTE;
use crate::export;
use crate::note::{Checkpoint, NOTE_MAXIMUM};

/// Longest small file, in bytes.
const KLEIN_MAXIMUM: u64 = NOTE_MAXIMUM as u64;
/// Records are removed by whole tiles of tiles, so that no tile is cut in two.
const GRENS: u64 = BREEDTE * BREEDTE;

/// Why nothing could be verified.
#[derive(Debug, thiserror::Error)]
pub enum Leesfout {
    /// Reading failed.
    #[error("de export is niet te lezen: {0}")]
    Bron(#[from] io::Error),
    /// Not an export.
    #[error("het bestand checkpoint ontbreekt: dit is geen export van een logboek")]
    GeenExport,
    /// No key is known.
    #[error(
        "er is geen sleutel: geef --sleutel op (het bestand policy in de export ontbreekt of is misvormd)"
    )]
    GeenSleutel,
    /// The archive was packed again.
    #[error(
        "het archief staat niet in de volgorde van een export; pak het uit en controleer de map"
    )]
    Volgorde,
}

/// What the reader brings along.
#[derive(Clone, Copy, Debug)]
pub struct Opdracht<'a> {
    /// Key of the log, received outside the export.
    pub sleutel: Option<&'a str>,
    /// Memory of earlier verifications.
    pub staat: Option<&'a Staat>,
    /// The present, microseconds since 1970.
    pub nu_us: u64,
    /// What the records are compared with besides.
    pub bijlagen: Option<&'a Bijlagen>,
}

/// What came out.
#[derive(Clone, Debug)]
pub struct Uitkomst {
    /// The report.
    pub rapport: Rapport,
    /// The state to keep: with this checkpoint when signature, continuation and root hold, else as it was.
    pub staat: Option<Staat>,
}

/// Verifies an export. `voortgang` hears, per tile, how many leaves of how many are done.
///
/// # Errors
/// When the export cannot be read; whatever is wrong in one that can be read is a finding.
pub fn controleer(
    bron: &mut dyn Bron,
    opdracht: &Opdracht<'_>,
    voortgang: &mut dyn FnMut(u64, u64),
) -> Result<Uitkomst, Leesfout> {
    let mut uit = Lijst::default();
    let Gelezen::Inhoud(note) = bron.lees(export::CHECKPOINT, KLEIN_MAXIMUM)? else {
        return Err(Leesfout::GeenExport);
    };
    let mut rapport = Rapport::default();
    let sleutel = sleutel::kies(bron, opdracht, &mut rapport, &mut uit)?;
    let (kop, getekend) = match sleutel.verifier.controleer(&note) {
        Ok(kop) => (Some(kop), true),
        Err(fout) => {
            uit.meld(Feit::Handtekening(fout));
            (ongetekend(&note), false)
        }
    };
    let Some(kop) = kop else {
        return Ok(Uitkomst {
            rapport: rapport.sluit(uit, None),
            staat: opdracht.staat.cloned(),
        });
    };
    let min_index = lees_min_index(bron, kop.omvang, &mut uit)?;
    rapport.kop(&kop, min_index);
    let bekend = opdracht.staat.map_or(&[][..], |s| &s.checkpoints);
    if bekend.is_empty() {
        rapport.waarschuw("Er is geen eerder gecontroleerd checkpoint: of het logboek een eerder getoond logboek voortzet, is niet gecontroleerd.");
    }
    let mut doorloop = Doorloop::nieuw(bron, uit, bekend, min_index, opdracht, &sleutel.verifier);
    let compleet = doorloop.alles(kop.omvang, voortgang)?;
    let Doorloop {
        mut uit,
        ketens,
        volgorde,
        ..
    } = doorloop;
    if min_index > 0 && !volgorde.heeft_retentiebesluit() {
        uit.meld(Feit::RetentieOntbreekt { min_index });
    }
    volgorde.sluit(&mut uit);
    rapport.gelezen(ketens.omvang().saturating_sub(min_index));
    let keten = compleet.then(|| ketens.leidt_naar(&kop.wortel)).flatten();
    let vervolg = oordeel(&kop, compleet, keten, &ketens, bekend, &mut uit);
    let bewijs = keten.filter(|_| getekend && sleutel.vertrouwd && vervolg);
    let staat = match bewijs {
        Some(_) => Some(onthoud(opdracht.staat, &sleutel.tekst, &kop, &note)),
        None => opdracht.staat.cloned(),
    };
    Ok(Uitkomst {
        rapport: rapport.sluit(uit, bewijs),
        staat,
    })
}

fn onthoud(eerder: Option<&Staat>, sleutel: &str, kop: &Checkpoint, note: &[u8]) -> Staat {
    let mut staat = eerder.cloned().unwrap_or_else(|| Staat::nieuw(sleutel));
    staat.onthoud(Bekend {
        omvang: kop.omvang,
        wortel: kop.wortel,
        checkpoint: String::from_utf8_lossy(note).into_owned(),
    });
    staat
}

/// Size and root of a checkpoint whose signature is not good, so that the rest can still be looked at.
fn ongetekend(note: &[u8]) -> Option<Checkpoint> {
    let note = signed_note::Note::from_bytes(note).ok()?;
    let kop = tlog_tiles::Checkpoint::from_bytes(note.text()).ok()?;
    Some(Checkpoint {
        oorsprong: kop.origin().to_owned(),
        omvang: kop.size(),
        wortel: kop.hash().0,
    })
}

fn lees_min_index(bron: &mut dyn Bron, omvang: u64, uit: &mut Lijst) -> io::Result<u64> {
    let Gelezen::Inhoud(bytes) = bron.lees(export::MIN_INDEX, KLEIN_MAXIMUM)? else {
        uit.meld(Feit::BestandOntbreekt(export::MIN_INDEX.to_owned()));
        return Ok(0);
    };
    let gelezen = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|t| t.strip_suffix('\n'))
        .and_then(|t| t.parse::<u64>().ok().filter(|n| n.to_string() == t));
    let fout = match gelezen {
        None => "geen getal",
        Some(n) if n > omvang => "het ligt voorbij het einde van het logboek",
        Some(n) if !n.is_multiple_of(GRENS) => "het ligt niet op een grens van 65536 regels",
        Some(n) => return Ok(n),
    };
    uit.meld(Feit::MinIndex(fout));
    Ok(0)
}

/// Check 2 and the end of check 3. Whether nothing contradicts what was verified before.
fn oordeel(
    kop: &Checkpoint,
    compleet: bool,
    keten: Option<Keten>,
    ketens: &Ketens<'_>,
    bekend: &[Bekend],
    uit: &mut Lijst,
) -> bool {
    let voor = uit.totaal;
    if let Some(laatste) = bekend.last().filter(|b| b.omvang > kop.omvang) {
        uit.meld(Feit::OuderCheckpoint {
            omvang: kop.omvang,
            bekend: laatste.omvang,
        });
    }
    let zelfde = bekend.iter().find(|b| b.omvang == kop.omvang);
    if zelfde.is_some_and(|b| b.wortel != kop.wortel) {
        uit.meld(Feit::AnderGezicht { omvang: kop.omvang });
    } else if let Some(bekend) = keten.and_then(|k| ketens.gebroken(k)) {
        uit.meld(Feit::GeenVoortzetting {
            bekend,
            laatste_gelijk: ketens.laatste_gelijk(),
        });
    }
    let vervolg = uit.totaal == voor;
    if compleet && keten.is_none() {
        uit.meld(Feit::Wortel {
            omvang: kop.omvang,
            laatste_gelijk: ketens.laatste_gelijk(),
        });
    }
    vervolg
}
