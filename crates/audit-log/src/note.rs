// SPDX-License-Identifier: EUPL-1.2
//! Checkpoints: origin, size and root of the tree, signed with Ed25519 as a C2SP signed note.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use signed_note::{Note, StandardSigner, StandardVerifier, Verifier, VerifierList};
use tlog_tiles::{Checkpoint as Kopblad, Hash as TlogHash};
use zeroize::Zeroizing;

use crate::boom::Hash;

/// Longest note that is read, in bytes: three lines and some signatures.
pub const NOTE_MAXIMUM: usize = 16_384;

/// Why a key or a checkpoint is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Notefout {
    /// The origin is empty or has a space or a plus.
    #[error("the origin line is not valid as the name of a key")]
    Oorsprong,
    /// The verifier key is not a vkey.
    #[error("the verifier key is malformed")]
    Sleutel,
    /// The note is malformed.
    #[error("the checkpoint is malformed")]
    Vorm,
    /// No signature, or not a valid one, by the given key.
    #[error("the checkpoint has no valid signature by the given key")]
    Handtekening,
    /// The checkpoint is of another log.
    #[error("the checkpoint is of another log")]
    AndereOorsprong,
}

/// Size and root of the tree, as signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Origin line: the identity of the log, the same for ever.
    pub oorsprong: String,
    /// Number of leaves.
    pub omvang: u64,
    /// Root of the tree.
    pub wortel: Hash,
}

/// Signs checkpoints. The key comes from outside the database.
#[derive(Clone)]
pub struct Ondertekenaar {
    oorsprong: String,
    vkey: String,
    signer: StandardSigner,
}

impl Ondertekenaar {
    /// Signer for the log `oorsprong` with the 32-byte Ed25519 seed.
    ///
    /// # Errors
    /// When the origin cannot be the name of a key.
    pub fn nieuw(oorsprong: &str, zaad: &[u8; 32]) -> Result<Self, Notefout> {
        if !signed_note::is_key_name_valid(oorsprong) || oorsprong.chars().any(char::is_control) {
            return Err(Notefout::Oorsprong);
        }
        let vkey = signed_note::new_ed25519_verifier_key(
            oorsprong,
            &SigningKey::from_bytes(zaad).verifying_key(),
        );
        // A name has no `+`, the base64 of the key may have one: the id is the second part from the left.
        let id = vkey.split('+').nth(1).ok_or(Notefout::Sleutel)?;
        // The text form of a private key: algorithm byte 1 (Ed25519), then the seed.
        let sleutel = Zeroizing::new([&[1], zaad.as_slice()].concat());
        let skey = Zeroizing::new(format!(
            "PRIVATE+KEY+{oorsprong}+{id}+{}",
            STANDARD.encode(sleutel.as_slice())
        ));
        let signer = StandardSigner::new(&skey).map_err(|_| Notefout::Sleutel)?;
        Ok(Self {
            oorsprong: oorsprong.to_owned(),
            vkey,
            signer,
        })
    }

    /// The public key, as text: what the CFG gives to the verifier.
    #[must_use]
    pub fn vkey(&self) -> &str {
        &self.vkey
    }

    /// The origin line.
    #[must_use]
    pub fn oorsprong(&self) -> &str {
        &self.oorsprong
    }

    /// Signs size and root.
    ///
    /// # Errors
    /// When the note cannot be formed.
    pub fn onderteken(&self, omvang: u64, wortel: &Hash) -> Result<String, Notefout> {
        let tekst = Kopblad::new(&self.oorsprong, omvang, TlogHash(*wortel), "")
            .map_err(|_| Notefout::Vorm)?
            .to_bytes();
        let mut note = Note::new(&tekst, &[]).map_err(|_| Notefout::Vorm)?;
        note.add_sigs(&[&self.signer])
            .map_err(|_| Notefout::Handtekening)?;
        String::from_utf8(note.to_bytes()).map_err(|_| Notefout::Vorm)
    }
}

/// Checks signatures against one verifier key that the reader brought along.
#[derive(Clone)]
pub struct Controleur {
    verifier: StandardVerifier,
}

impl Controleur {
    /// From a vkey, `<name>+<id>+<base64>`.
    ///
    /// # Errors
    /// When the text is not a vkey for Ed25519.
    pub fn nieuw(vkey: &str) -> Result<Self, Notefout> {
        let verifier = StandardVerifier::new(vkey.trim()).map_err(|_| Notefout::Sleutel)?;
        Ok(Self { verifier })
    }

    /// Name of the key, which is the origin of the log.
    #[must_use]
    pub fn oorsprong(&self) -> &str {
        self.verifier.name()
    }

    /// Verifies a signed checkpoint and reads it. Signatures by other keys are skipped.
    ///
    /// # Errors
    /// When it is malformed, of another log, or not signed by this key.
    pub fn controleer(&self, note: &[u8]) -> Result<Checkpoint, Notefout> {
        if note.len() > NOTE_MAXIMUM {
            return Err(Notefout::Vorm);
        }
        let note = Note::from_bytes(note).map_err(|_| Notefout::Vorm)?;
        let bekend = VerifierList::new(vec![Box::new(self.verifier.clone())]);
        let (goed, _) = note.verify(&bekend).map_err(|_| Notefout::Handtekening)?;
        if goed.is_empty() {
            return Err(Notefout::Handtekening);
        }
        let kop = Kopblad::from_bytes(note.text()).map_err(|_| Notefout::Vorm)?;
        if kop.origin() != self.oorsprong() {
            return Err(Notefout::AndereOorsprong);
        }
        Ok(Checkpoint {
            oorsprong: kop.origin().to_owned(),
            omvang: kop.size(),
            wortel: kop.hash().0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_checkpoint_verifies_and_any_change_does_not() {
        let o = Ondertekenaar::nieuw("log.voorbeeld.invalid/riec", &[5; 32]).unwrap();
        let note = o.onderteken(42, &[9; 32]).unwrap();
        let c = Controleur::nieuw(o.vkey()).unwrap();
        let kop = c.controleer(note.as_bytes()).unwrap();
        assert_eq!(
            (kop.omvang, kop.wortel, kop.oorsprong.as_str()),
            (42, [9; 32], "log.voorbeeld.invalid/riec")
        );
        assert_eq!(
            c.controleer(note.replace("\n42\n", "\n43\n").as_bytes()),
            Err(Notefout::Handtekening)
        );
        for i in 0..note.len() {
            let mut anders = note.clone().into_bytes();
            anders[i] ^= 1;
            assert!(c.controleer(&anders).is_err(), "byte {i}");
        }
    }

    #[test]
    fn other_key_and_other_origin_are_refused() {
        let o = Ondertekenaar::nieuw("a.invalid/log", &[5; 32]).unwrap();
        let note = o.onderteken(1, &[0; 32]).unwrap();
        let ander = Ondertekenaar::nieuw("a.invalid/log", &[6; 32]).unwrap();
        let c = Controleur::nieuw(ander.vkey()).unwrap();
        assert_eq!(c.controleer(note.as_bytes()), Err(Notefout::Handtekening));
        for naam in ["", "a b", "a+b", "a\nb"] {
            assert_eq!(
                Ondertekenaar::nieuw(naam, &[5; 32]).err(),
                Some(Notefout::Oorsprong)
            );
        }
        assert!(Controleur::nieuw("geen-sleutel").is_err());
    }
}
