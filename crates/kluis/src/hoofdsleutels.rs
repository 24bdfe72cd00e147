// SPDX-License-Identifier: EUPL-1.2
//! The master keys: from a file, never from the database.

use std::collections::HashMap;
use std::fmt;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use crate::aead::{Geheim, NONCE_BYTES, SLEUTEL_BYTES, TAG_BYTES};
use crate::fout::{Configuratiefout, KluisFout};
use crate::groep::SleutelId;
use crate::toeval::Toeval;

/// Longest file read: some hundred keys. A wrong path must not read a disk.
const BESTAND_MAXIMUM_BYTES: u64 = 64 * 1024;
/// Bits that a file with master keys must not have: write for the group, anything for others.
const VERBODEN_MODUS: u32 = 0o027;
/// Keeps wrapped keys apart from every other use of the cipher.
const DOMEIN: &[u8] = b"verband/kluis/sleutel/1\0";
/// Version of a wrapped key.
const VERSIE: u8 = 1;
/// Length of a wrapped key: version, nonce, key, tag.
pub(crate) const VERPAKT_BYTES: usize = 1 + NONCE_BYTES + SLEUTEL_BYTES + TAG_BYTES;

/// The master keys, of which one wraps new keys and the others only unwrap old ones.
///
/// The text has one line per key and one that names the active one; it is also valid TOML when the values are quoted:
/// ```text
/// # openssl rand -base64 32
/// actief = "2026"
/// 2026 = "mJ0…="
/// 2025 = "x1F…="
/// ```
pub struct Hoofdsleutels {
    actief: String,
    sleutels: HashMap<String, Geheim>,
}

impl Hoofdsleutels {
    /// Reads a file of at most 64 KiB that nobody but owner and group can read and nobody but the owner can write.
    ///
    /// # Errors
    /// [`Configuratiefout`], which says what is wrong and where.
    pub fn uit_bestand(pad: &Path) -> Result<Self, Configuratiefout> {
        let onleesbaar = |fout: std::io::Error| Configuratiefout::Onleesbaar(fout.kind());
        let bestand = std::fs::File::open(pad).map_err(onleesbaar)?;
        // Of the opened file, not of the path: nobody can swap it in between.
        let modus = bestand.metadata().map_err(onleesbaar)?.permissions().mode() & 0o777;
        if modus & VERBODEN_MODUS != 0 {
            return Err(Configuratiefout::TeOpen { modus });
        }
        let mut tekst = Zeroizing::new(String::with_capacity(4096));
        bestand
            .take(BESTAND_MAXIMUM_BYTES)
            .read_to_string(&mut tekst)
            .map_err(onleesbaar)?;
        Self::uit_tekst(&tekst)
    }

    /// Reads the text of such a file. The caller zeroes the text.
    ///
    /// # Errors
    /// [`Configuratiefout`], which says what is wrong and where.
    pub fn uit_tekst(tekst: &str) -> Result<Self, Configuratiefout> {
        let mut actief = None;
        let mut ruw: Vec<(String, Zeroizing<[u8; SLEUTEL_BYTES]>)> = Vec::new();
        for (nummer, regel) in tekst.lines().enumerate() {
            let Some((naam, waarde)) =
                splits(regel).map_err(|()| Configuratiefout::Regel(nummer + 1))?
            else {
                continue;
            };
            if naam == "actief" {
                if actief.replace(waarde.to_owned()).is_some() {
                    return Err(Configuratiefout::Actief);
                }
                continue;
            }
            let sleutel = ontcijfer(naam, waarde)?;
            let dubbel = |(andere, stof): &(String, Zeroizing<[u8; SLEUTEL_BYTES]>)| {
                andere == naam || verify_slices_are_equal(&stof[..], &sleutel[..]).is_ok()
            };
            if ruw.iter().any(dubbel) {
                return Err(Configuratiefout::Dubbel(naam.to_owned()));
            }
            ruw.push((naam.to_owned(), sleutel));
        }
        let actief = actief.ok_or(Configuratiefout::Actief)?;
        let mut sleutels = HashMap::with_capacity(ruw.len());
        for (naam, stof) in ruw {
            let geheim =
                Geheim::nieuw(&stof).map_err(|_| Configuratiefout::Lengte(naam.clone()))?;
            sleutels.insert(naam, geheim);
        }
        if !sleutels.contains_key(&actief) {
            return Err(Configuratiefout::Ontbreekt(actief));
        }
        Ok(Self { actief, sleutels })
    }

    /// The id of the key that wraps.
    #[must_use]
    pub fn actief(&self) -> &str {
        &self.actief
    }

    /// Whether a key with this id is there.
    pub(crate) fn kent(&self, naam: &str) -> bool {
        self.sleutels.contains_key(naam)
    }

    fn geheim(&self, naam: &str) -> Result<&Geheim, KluisFout> {
        let ontbreekt = || Configuratiefout::Ontbreekt(naam.to_owned());
        Ok(self.sleutels.get(naam).ok_or_else(ontbreekt)?)
    }

    /// Wraps a key under the active master key, bound to its id, its group and the master key.
    pub(crate) fn verpak(
        &self,
        toeval: &dyn Toeval,
        id: SleutelId,
        kenmerk: &str,
        sleutel: &[u8; SLEUTEL_BYTES],
    ) -> Result<Vec<u8>, KluisFout> {
        let vanaf = 1 + NONCE_BYTES;
        let mut uit = Zeroizing::new(Vec::with_capacity(VERPAKT_BYTES));
        uit.push(VERSIE);
        uit.resize(vanaf, 0);
        uit.extend_from_slice(sleutel);
        let bijbehorend = bijbehorend(id, kenmerk, &self.actief);
        self.geheim(&self.actief)?
            .verzegel(toeval, &bijbehorend, &mut uit, vanaf)?;
        Ok(std::mem::take(&mut *uit))
    }

    /// Unwraps a key that was wrapped under the master key `naam`.
    pub(crate) fn pak_uit(
        &self,
        naam: &str,
        id: SleutelId,
        kenmerk: &str,
        verpakt: &[u8],
    ) -> Result<Zeroizing<[u8; SLEUTEL_BYTES]>, KluisFout> {
        let Some((&VERSIE, gesloten)) = verpakt.split_first() else {
            return Err(KluisFout::Beschadigd);
        };
        let klaar = self
            .geheim(naam)?
            .open(&bijbehorend(id, kenmerk, naam), gesloten)?;
        let mut uit = Zeroizing::new([0; SLEUTEL_BYTES]);
        if klaar.len() != SLEUTEL_BYTES {
            return Err(KluisFout::Beschadigd);
        }
        uit.copy_from_slice(&klaar);
        Ok(uit)
    }
}

/// Shows ids only.
impl fmt::Debug for Hoofdsleutels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut namen: Vec<&String> = self.sleutels.keys().collect();
        namen.sort();
        f.debug_struct("Hoofdsleutels")
            .field("actief", &self.actief)
            .field("sleutels", &namen)
            .finish()
    }
}

/// Neither a group's text nor the id of a master key holds a zero byte, so that no two wrappings share these bytes.
fn bijbehorend(id: SleutelId, kenmerk: &str, naam: &str) -> Vec<u8> {
    [
        DOMEIN,
        id.0.as_bytes(),
        kenmerk.as_bytes(),
        b"\0",
        naam.as_bytes(),
    ]
    .concat()
}

/// A line as name and value; nothing for a comment or an empty line.
fn splits(regel: &str) -> Result<Option<(&str, &str)>, ()> {
    let regel = regel.trim();
    if regel.is_empty() || regel.starts_with('#') {
        return Ok(None);
    }
    let (naam, waarde) = regel.split_once('=').ok_or(())?;
    let (naam, waarde) = (naam.trim(), waarde.trim());
    let waarde = match waarde.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').ok_or(())?,
        None => waarde,
    };
    let goed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_naam = (1..=32).contains(&naam.len()) && naam.chars().all(goed);
    if is_naam && !waarde.is_empty() {
        Ok(Some((naam, waarde)))
    } else {
        Err(())
    }
}

fn ontcijfer(naam: &str, waarde: &str) -> Result<Zeroizing<[u8; SLEUTEL_BYTES]>, Configuratiefout> {
    // Room for one byte more than a key, so that a longer one is noticed and nothing is left in a freed buffer.
    let mut ruim = Zeroizing::new([0; SLEUTEL_BYTES + 16]);
    let lengte = STANDARD.decode_slice(waarde, &mut ruim[..]).ok();
    if lengte != Some(SLEUTEL_BYTES) {
        return Err(Configuratiefout::Lengte(naam.to_owned()));
    }
    let mut sleutel = Zeroizing::new([0; SLEUTEL_BYTES]);
    sleutel
        .iter_mut()
        .zip(ruim.iter())
        .for_each(|(doel, byte)| *doel = *byte);
    if sleutel.iter().all(|byte| *byte == sleutel[0]) {
        return Err(Configuratiefout::Zwak(naam.to_owned()));
    }
    Ok(sleutel)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes a file of its own")]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;

    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::toeval::Systeemtoeval;

    const A: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const B: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    #[test]
    fn leest_regels_en_toml() {
        let los =
            Hoofdsleutels::uit_tekst(&format!("# twee\nactief = b\n\na = {A}\nb={B}\n")).unwrap();
        let toml =
            Hoofdsleutels::uit_tekst(&format!("a = \"{A}\"\nb = \"{B}\"\nactief = \"b\"")).unwrap();
        assert_eq!((los.actief(), toml.actief()), ("b", "b"));
        let getoond = format!("{toml:?}");
        assert_eq!(
            getoond,
            r#"Hoofdsleutels { actief: "b", sleutels: ["a", "b"] }"#
        );
    }

    #[rstest]
    #[case::leeg("", Configuratiefout::Actief)]
    #[case::geen_actief(&format!("a = {A}"), Configuratiefout::Actief)]
    #[case::twee_actief(&format!("actief = a\nactief = b\na = {A}\nb = {B}"), Configuratiefout::Actief)]
    #[case::onbekend_actief(&format!("actief = b\na = {A}"), Configuratiefout::Ontbreekt("b".into()))]
    #[case::geen_regel(&format!("actief = a\na {A}"), Configuratiefout::Regel(2))]
    #[case::open_aanhaling(&format!("actief = a\na = \"{A}"), Configuratiefout::Regel(2))]
    #[case::naam(&format!("actief = A\nA = {A}"), Configuratiefout::Regel(2))]
    #[case::kort("actief = a\na = AAECAwQFBgcICQoLDA0ODw==", Configuratiefout::Lengte("a".into()))]
    #[case::lang(&format!("actief = a\na = {}", "A".repeat(64)), Configuratiefout::Lengte("a".into()))]
    #[case::veel_te_lang(&format!("actief = a\na = {}", "A".repeat(4096)), Configuratiefout::Lengte("a".into()))]
    #[case::geen_base64("actief = a\na = ?", Configuratiefout::Lengte("a".into()))]
    #[case::nullen(&format!("actief = a\na = {}=", "A".repeat(43)), Configuratiefout::Zwak("a".into()))]
    #[case::zelfde_id(&format!("actief = a\na = {A}\na = {B}"), Configuratiefout::Dubbel("a".into()))]
    #[case::zelfde_sleutel(&format!("actief = a\na = {A}\nb = {A}"), Configuratiefout::Dubbel("b".into()))]
    fn weigert(#[case] tekst: &str, #[case] verwacht: Configuratiefout) {
        assert_eq!(Hoofdsleutels::uit_tekst(tekst).unwrap_err(), verwacht);
    }

    #[rstest]
    #[case(0o600, true)]
    #[case(0o400, true)]
    #[case(0o640, true)]
    #[case(0o644, false)]
    #[case(0o660, false)]
    #[case(0o604, false)]
    fn rechten_van_het_bestand(#[case] modus: u32, #[case] goed: bool) {
        let pad = std::env::temp_dir().join(format!("hoofdsleutels-{}", Uuid::new_v4()));
        let mut bestand = std::fs::OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&pad)
            .unwrap();
        writeln!(bestand, "actief = a\na = {A}").unwrap();
        bestand
            .set_permissions(std::fs::Permissions::from_mode(modus))
            .unwrap();
        let uitkomst = Hoofdsleutels::uit_bestand(&pad).map(|_| ());
        std::fs::remove_file(&pad).unwrap();
        assert_eq!(
            uitkomst,
            if goed {
                Ok(())
            } else {
                Err(Configuratiefout::TeOpen { modus })
            }
        );
    }

    #[test]
    fn onleesbaar_bestand() {
        let pad = std::env::temp_dir().join(format!("hoofdsleutels-{}", Uuid::new_v4()));
        let fout = Hoofdsleutels::uit_bestand(&pad).unwrap_err();
        assert_eq!(
            fout,
            Configuratiefout::Onleesbaar(std::io::ErrorKind::NotFound)
        );
    }

    #[test]
    fn verpakken_bindt_aan_id_groep_en_hoofdsleutel() {
        let hoofd = Hoofdsleutels::uit_tekst(&format!("actief = a\na = {A}\nb = {B}")).unwrap();
        let id = SleutelId(Uuid::from_u128(7));
        let sleutel = [5; SLEUTEL_BYTES];
        let verpakt = hoofd
            .verpak(&Systeemtoeval::default(), id, "zaak:x", &sleutel)
            .unwrap();
        assert_eq!(verpakt.len(), VERPAKT_BYTES);
        assert_eq!(
            *hoofd.pak_uit("a", id, "zaak:x", &verpakt).unwrap(),
            sleutel
        );

        let ander = SleutelId(Uuid::from_u128(8));
        assert_eq!(
            hoofd.pak_uit("a", ander, "zaak:x", &verpakt),
            Err(KluisFout::Beschadigd)
        );
        assert_eq!(
            hoofd.pak_uit("a", id, "zaak:y", &verpakt),
            Err(KluisFout::Beschadigd)
        );
        assert_eq!(
            hoofd.pak_uit("b", id, "zaak:x", &verpakt),
            Err(KluisFout::Beschadigd)
        );
        let ontbreekt = Configuratiefout::Ontbreekt("c".into());
        assert_eq!(
            hoofd.pak_uit("c", id, "zaak:x", &verpakt),
            Err(ontbreekt.into())
        );
        for plek in 0..verpakt.len() {
            let mut anders = verpakt.clone();
            anders[plek] ^= 1;
            assert_eq!(
                hoofd.pak_uit("a", id, "zaak:x", &anders),
                Err(KluisFout::Beschadigd),
                "byte {plek}"
            );
        }
    }
}
