// SPDX-License-Identifier: EUPL-1.2
//! The cipher: AES-256-GCM of aws-lc, random 96-bit nonces. Nothing else in this crate calls it.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::fout::KluisFout;
use crate::toeval::Toeval;

/// Length of every key.
pub(crate) const SLEUTEL_BYTES: usize = 32;
/// Length of a nonce. Random: a key may seal 2^32 values before two nonces meet with a chance above 2^-32, and no
/// group comes near that (the busiest, a month of the log, holds some millions).
pub(crate) const NONCE_BYTES: usize = NONCE_LEN;
/// Length of the authentication tag.
pub(crate) const TAG_BYTES: usize = 16;

/// A key ready for use. Its memory is owned by aws-lc, which cleanses it when it is freed.
pub(crate) struct Geheim(LessSafeKey);

impl Geheim {
    pub(crate) fn nieuw(sleutel: &[u8; SLEUTEL_BYTES]) -> Result<Self, KluisFout> {
        let gebonden = UnboundKey::new(&AES_256_GCM, sleutel).map_err(|_| KluisFout::Beschadigd)?;
        Ok(Self(LessSafeKey::new(gebonden)))
    }

    /// Encrypts what stands in `uit` from `vanaf` on, puts a fresh nonce right before it and the tag behind it.
    /// `uit[vanaf - NONCE_BYTES..vanaf]` is the room for the nonce.
    pub(crate) fn verzegel(
        &self,
        toeval: &dyn Toeval,
        bijbehorend: &[u8],
        uit: &mut Vec<u8>,
        vanaf: usize,
    ) -> Result<(), KluisFout> {
        let mut nonce = [0; NONCE_BYTES];
        toeval.vul(&mut nonce)?;
        let (kop, klaar) = uit
            .split_at_mut_checked(vanaf)
            .ok_or(KluisFout::Beschadigd)?;
        let tag = self
            .0
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(bijbehorend),
                klaar,
            )
            .map_err(|_| KluisFout::Beschadigd)?;
        kop.last_chunk_mut::<NONCE_BYTES>()
            .ok_or(KluisFout::Beschadigd)?
            .copy_from_slice(&nonce);
        uit.extend_from_slice(tag.as_ref());
        Ok(())
    }

    /// Opens nonce, ciphertext and tag.
    pub(crate) fn open(
        &self,
        bijbehorend: &[u8],
        gesloten: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KluisFout> {
        let (nonce, rest) = gesloten
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(KluisFout::Beschadigd)?;
        let lengte = rest
            .len()
            .checked_sub(TAG_BYTES)
            .ok_or(KluisFout::Beschadigd)?;
        let mut klaar = Zeroizing::new(rest.to_vec());
        self.0
            .open_in_place(
                Nonce::assume_unique_for_key(*nonce),
                Aad::from(bijbehorend),
                &mut klaar,
            )
            .map_err(|_| KluisFout::Beschadigd)?;
        klaar.truncate(lengte);
        Ok(klaar)
    }
}
