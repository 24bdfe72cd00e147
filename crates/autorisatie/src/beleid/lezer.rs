// SPDX-License-Identifier: EUPL-1.2
//! The strict reader of `policies/policy.csv`. casbin's own reader drops rows in silence (a byte order mark, a comment
//! behind a row, an unknown kind of row) and accepts rows with too few columns; both turn a deny row into nothing. So
//! the bytes are read here first, and casbin gets only fields that this reader accepted.

use wgs::regel::Regel;

use super::bits::FeitBits;
use super::fout::{Beleidsfout, Foutreden};
use super::handeling::Handeling;
use super::rij::{Beleidsrij, Effect, Keuze, Rijid};
use super::woordenschat::{Feit, Objectsoort, Rol, Scope, Weergave};

/// Columns of a `p` row, the kind of row included.
const KOLOMMEN_P: usize = 10;
/// Columns of a `g` row, the kind of row included.
const KOLOMMEN_G: usize = 3;

/// One `g` row: `rol` also has the rows of `erft_van`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rolschakel {
    pub(super) regel: u32,
    pub(super) rol: Rol,
    pub(super) erft_van: Rol,
}

/// What the file says, row by row, with the fields as they go to casbin.
#[derive(Debug, Default)]
pub(super) struct Gelezen {
    pub(super) rijen: Vec<Beleidsrij>,
    pub(super) schakels: Vec<Rolschakel>,
    pub(super) velden_p: Vec<Vec<String>>,
    pub(super) velden_g: Vec<Vec<String>>,
}

/// Reads the whole file and collects every fault instead of stopping at the first.
pub(super) fn lees(bytes: &[u8]) -> Result<Gelezen, Vec<Beleidsfout>> {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Err(vec![Beleidsfout::in_policy(1, Foutreden::ByteOrderMark)]);
    }
    let Ok(tekst) = std::str::from_utf8(bytes) else {
        return Err(vec![Beleidsfout::in_policy(0, Foutreden::GeenUtf8)]);
    };
    let mut gelezen = Gelezen::default();
    let mut fouten = Vec::new();
    for (nummer, inhoud) in (1u32..).zip(tekst.split('\n')) {
        if inhoud.is_empty() || inhoud.starts_with('#') {
            continue;
        }
        if let Err(redenen) = lees_regel(nummer, inhoud, &mut gelezen) {
            fouten.extend(
                redenen
                    .into_iter()
                    .map(|reden| Beleidsfout::in_policy(nummer, reden)),
            );
        }
    }
    if fouten.is_empty() {
        Ok(gelezen)
    } else {
        Err(fouten)
    }
}

fn lees_regel(nummer: u32, inhoud: &str, gelezen: &mut Gelezen) -> Result<(), Vec<Foutreden>> {
    if inhoud.contains('#') {
        return Err(vec![Foutreden::CommentaarInRij]);
    }
    let verboden = |teken: &char| {
        !(teken.is_ascii_graphic() || *teken == ' ') || matches!(teken, '"' | '\'' | '\\')
    };
    if let Some(teken) = inhoud.chars().find(verboden) {
        return Err(vec![Foutreden::VerbodenTeken(teken)]);
    }
    let velden: Vec<&str> = inhoud
        .split(',')
        .map(|veld| veld.trim_matches(' '))
        .collect();
    match velden.as_slice() {
        ["p", rest @ ..] => {
            let rij = lees_rij(nummer, rest)?;
            gelezen.rijen.push(rij);
            gelezen
                .velden_p
                .push(rest.iter().map(ToString::to_string).collect());
        }
        ["g", rest @ ..] => {
            let schakel = lees_schakel(nummer, rest)?;
            gelezen.schakels.push(schakel);
            gelezen
                .velden_g
                .push(rest.iter().map(ToString::to_string).collect());
        }
        [soort, ..] => return Err(vec![Foutreden::OnbekendeRijsoort((*soort).to_owned())]),
        [] => return Err(vec![Foutreden::OnbekendeRijsoort(String::new())]),
    }
    Ok(())
}

fn lees_schakel(regel: u32, velden: &[&str]) -> Result<Rolschakel, Vec<Foutreden>> {
    let [rol, erft_van] = velden else {
        return Err(vec![Foutreden::Kolommen {
            verwacht: KOLOMMEN_G,
            gevonden: velden.len() + 1,
        }]);
    };
    let lees = |woord: &str| Rol::van(woord).ok_or_else(|| vec![onbekend("rol", woord)]);
    Ok(Rolschakel {
        regel,
        rol: lees(rol)?,
        erft_van: lees(erft_van)?,
    })
}

fn lees_rij(regel: u32, velden: &[&str]) -> Result<Beleidsrij, Vec<Foutreden>> {
    let [
        id,
        rol,
        object,
        handeling,
        scope,
        weergave,
        eisen,
        grond,
        effect,
    ] = velden
    else {
        let gevonden = velden.len() + 1;
        return Err(vec![Foutreden::Kolommen {
            verwacht: KOLOMMEN_P,
            gevonden,
        }]);
    };
    let mut kolom = Kolomlezer::default();
    let effect = kolom.woord("effect", effect, lees_effect);
    let id = kolom.neem(lees_id(id, effect));
    let rol = kolom.woord("rol", rol, |woord| keuze(woord, Rol::van));
    let object = kolom.woord("object", object, |woord| keuze(woord, Objectsoort::van));
    let handeling = kolom.woord("handeling", handeling, |woord| keuze(woord, Handeling::van));
    let scope = kolom.woord("scope", scope, Scope::van);
    let weergave = kolom.neem(lees_weergave(weergave));
    let eisen = kolom.neem(lees_eisen(eisen));
    let grond = kolom.woord("grond", grond, lees_grond);
    let rij = || {
        Some(Beleidsrij {
            id: id?,
            regel,
            rol: rol?,
            object: object?,
            handeling: handeling?,
            scope: scope?,
            weergave: weergave?,
            eisen: eisen?,
            grond: grond?,
            effect: effect?,
        })
    };
    rij().ok_or(kolom.redenen)
}

/// Reads columns and keeps the reasons why some cannot be read, so that a row reports all its faults at once.
#[derive(Default)]
struct Kolomlezer {
    redenen: Vec<Foutreden>,
}

impl Kolomlezer {
    fn woord<T>(
        &mut self,
        kolom: &'static str,
        woord: &str,
        lees: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.neem(lees(woord).ok_or_else(|| onbekend(kolom, woord)))
    }

    fn neem<T>(&mut self, uitkomst: Result<T, Foutreden>) -> Option<T> {
        uitkomst.map_err(|reden| self.redenen.push(reden)).ok()
    }
}

fn lees_effect(woord: &str) -> Option<Effect> {
    match woord {
        "allow" => Some(Effect::Toestaan),
        "deny" => Some(Effect::Weigeren),
        _ => None,
    }
}

/// The id must fit the effect; with an unknown effect only its form is checked.
fn lees_id(tekst: &str, effect: Option<Effect>) -> Result<Rijid, Foutreden> {
    let past =
        |id: &Rijid| effect.is_none_or(|effect| id.is_weigering() == (effect == Effect::Weigeren));
    Rijid::van(tekst)
        .filter(past)
        .ok_or_else(|| Foutreden::Rijid(tekst.to_owned()))
}

/// `-` for a row that shows nothing.
fn lees_weergave(woord: &str) -> Result<Option<Weergave>, Foutreden> {
    if woord == "-" {
        return Ok(None);
    }
    Weergave::van(woord)
        .map(Some)
        .ok_or_else(|| onbekend("weergave", woord))
}

fn onbekend(kolom: &'static str, woord: &str) -> Foutreden {
    Foutreden::OnbekendWoord {
        kolom,
        woord: woord.to_owned(),
    }
}

fn keuze<T>(woord: &str, van: impl FnOnce(&str) -> Option<T>) -> Option<Keuze<T>> {
    if woord == "*" {
        Some(Keuze::Elk)
    } else {
        van(woord).map(Keuze::Een)
    }
}

/// `-` for none, otherwise facts joined by `+`.
fn lees_eisen(tekst: &str) -> Result<FeitBits, Foutreden> {
    if tekst == "-" {
        return Ok(FeitBits::LEEG);
    }
    let mut eisen = FeitBits::LEEG;
    for woord in tekst.split('+') {
        let feit = Feit::van(woord).ok_or_else(|| onbekend("eisen", woord))?;
        if eisen.bevat(feit) {
            return Err(Foutreden::DubbeleEis(feit.naam()));
        }
        eisen = eisen.met(feit);
    }
    Ok(eisen)
}

/// Rules of the register joined by `+`: `R-07+R-40`.
fn lees_grond(tekst: &str) -> Option<Vec<&'static Regel>> {
    tekst.split('+').map(Regel::van).collect()
}
