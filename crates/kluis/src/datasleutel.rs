// SPDX-License-Identifier: EUPL-1.2
//! A data key that is unwrapped and ready for use.

use std::fmt;
use std::sync::Arc;

use uuid::Uuid;

use crate::aead::Geheim;
use crate::fout::KluisFout;
use crate::groep::SleutelId;
use crate::plaats::Plaats;
use crate::toeval::Toeval;
use crate::verzegeld::{KOP_BYTES, Klaar, OMSLAG_BYTES, VERSIE, Verzegeld};
use crate::vulling::{klasse_bytes, ontvul, vul_aan};

/// What the cache holds of a data key.
pub(crate) struct Sleutelstof {
    pub(crate) id: SleutelId,
    pub(crate) zaak: Option<Uuid>,
    pub(crate) geheim: Geheim,
}

/// A data key, for the length of one request: let it go afterwards, the cache of [`crate::Kluis`] decides how long the
/// key stays in memory.
pub struct Datasleutel {
    stof: Arc<Sleutelstof>,
    toeval: Arc<dyn Toeval>,
}

impl Datasleutel {
    pub(crate) fn nieuw(stof: Arc<Sleutelstof>, toeval: Arc<dyn Toeval>) -> Self {
        Self { stof, toeval }
    }

    /// The id to store beside the row.
    #[must_use]
    pub fn id(&self) -> SleutelId {
        self.stof.id
    }

    /// Pads and seals a value for its place.
    ///
    /// # Errors
    /// [`KluisFout::VerkeerdeSleutel`] when the key is of a zaak and the place is not of that zaak,
    /// [`KluisFout::TeGroot`], [`KluisFout::Toeval`].
    pub fn verzegel(&self, plaats: &Plaats<'_>, klaar: &[u8]) -> Result<Verzegeld, KluisFout> {
        if self.stof.zaak.is_some() && self.stof.zaak != plaats.zaak {
            return Err(KluisFout::VerkeerdeSleutel);
        }
        let vanaf = KOP_BYTES + crate::aead::NONCE_BYTES;
        let mut uit = Vec::with_capacity(OMSLAG_BYTES.saturating_add(klasse_bytes(klaar.len())));
        uit.push(VERSIE);
        uit.extend_from_slice(self.id().0.as_bytes());
        uit.resize(vanaf, 0);
        vul_aan(&mut uit, klaar)?;
        let bijbehorend = plaats.bijbehorend(self.id())?;
        // INVARIANT: `uit` never leaves here with the value in it: it is encrypted in place, or wiped on an error.
        if let Err(fout) =
            self.stof
                .geheim
                .verzegel(self.toeval.as_ref(), &bijbehorend, &mut uit, vanaf)
        {
            zeroize::Zeroize::zeroize(&mut uit);
            return Err(fout);
        }
        Ok(Verzegeld(uit))
    }

    /// Opens a value that was sealed with this key for this place.
    ///
    /// # Errors
    /// [`KluisFout::VerkeerdeSleutel`] when it names another key, [`KluisFout::Beschadigd`] when it was altered or
    /// stands elsewhere.
    pub fn open(&self, verzegeld: &Verzegeld, plaats: &Plaats<'_>) -> Result<Klaar, KluisFout> {
        let (id, gesloten) = verzegeld.delen()?;
        if id != self.id() {
            return Err(KluisFout::VerkeerdeSleutel);
        }
        let gevuld = self.stof.geheim.open(&plaats.bijbehorend(id)?, gesloten)?;
        ontvul(gevuld).map(Klaar::nieuw)
    }
}

/// Shows the id only.
impl fmt::Debug for Datasleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Datasleutel").field(&self.id().0).finish()
    }
}
