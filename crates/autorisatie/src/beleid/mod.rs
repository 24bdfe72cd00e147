// SPDX-License-Identifier: EUPL-1.2
//! The policy: `policies/model.conf` and `policies/policy.csv`, read strictly, judged by casbin, remembered by exact key.
//!
//! A policy is immutable for the life of the process. Changing it is changing the files and starting again.

mod bits;
mod fout;
mod geheugen;
mod handeling;
mod lezer;
mod oordeel;
#[cfg(test)]
mod proeven;
mod rechter;
mod rij;
mod toets;
mod woordenschat;

use sha2::{Digest, Sha256};

pub use bits::{FeitBits, ScopeBits};
pub use fout::{Beleidsfout, Bestand, Foutreden};
pub use handeling::Handeling;
pub use oordeel::{Oordeel, Reden};
pub use rij::{Beleidsrij, Effect, Keuze, Rijid};
pub use woordenschat::{Feit, MAX_BITS, Objectsoort, Rol, Scope, Weergave};

use geheugen::{Geheugen, Sleutel};
use oordeel::Lezing;
use rechter::Rechter;

/// The model of this build, as it lies in `policies/`.
pub const MODEL: &[u8] = include_bytes!("../../../../policies/model.conf");
/// The rows of this build, as they lie in `policies/`.
pub const POLICY: &[u8] = include_bytes!("../../../../policies/policy.csv");

/// A loaded policy. Shared by reference; every method takes `&self` and blocks on nothing.
#[derive(Debug)]
pub struct Beleid {
    rechter: Rechter,
    lezing: Lezing,
    geheugen: Geheugen,
    hash: [u8; 32],
}

impl Beleid {
    /// Reads, lints and builds a policy, and runs its self-test.
    ///
    /// # Errors
    /// Every reason why the policy is refused, each with file and line. Nothing of a refused policy is used.
    pub fn laden(model: &[u8], policy: &[u8]) -> Result<Self, Vec<Beleidsfout>> {
        let model_goed = rechter::toets_model(model);
        let gelezen = match (model_goed, lezer::lees(policy)) {
            (Ok(()), Ok(gelezen)) => gelezen,
            (Err(fout), Ok(_)) => return Err(vec![fout]),
            (Ok(()), Err(fouten)) => return Err(fouten),
            (Err(fout), Err(fouten)) => return Err(std::iter::once(fout).chain(fouten).collect()),
        };
        let erfenis = toets::toets(&gelezen)?;
        let rechter =
            Rechter::bouw(rechter::VASTGELEGD_MODEL, &gelezen).map_err(|fout| vec![fout])?;
        let lezing = Lezing {
            rijen: gelezen.rijen,
            erfenis,
        };
        let fouten = rechter.zelftoets(&lezing);
        if !fouten.is_empty() {
            return Err(fouten);
        }
        Ok(Self {
            rechter,
            lezing,
            geheugen: Geheugen::nieuw(),
            hash: hash(model, policy),
        })
    }

    /// The policy of this build.
    ///
    /// # Errors
    /// As [`Beleid::laden`]; a test keeps the files of this build free of them.
    pub fn ingebouwd() -> Result<Self, Vec<Beleidsfout>> {
        Self::laden(MODEL, POLICY)
    }

    /// Decides. `scopes` and `feiten` must have been established by the server in the transaction that reads the data:
    /// what could not be established is absent for allow facts and present for deny facts.
    #[must_use]
    pub fn oordeel(
        &self,
        rol: Rol,
        object: Objectsoort,
        handeling: &str,
        scopes: ScopeBits,
        feiten: FeitBits,
    ) -> Oordeel {
        // `altijd` is no relation to a row, so a caller cannot claim it.
        let scopes = scopes.zonder(Scope::Altijd);
        let Some(handeling) = Handeling::van(handeling) else {
            return Oordeel::geen_rij(Vec::new());
        };
        let sleutel = Sleutel::van(rol, object, handeling, scopes, feiten);
        if let Some(oordeel) = self.geheugen.zoek(sleutel) {
            return oordeel;
        }
        match self.rechter.vraag((rol, object, handeling, scopes, feiten)) {
            Ok(antwoord) => {
                let oordeel =
                    self.lezing
                        .leg_uit((rol, object, handeling), scopes, feiten, antwoord);
                self.geheugen.onthoud(sleutel, oordeel.clone());
                oordeel
            }
            // Not remembered: a failing judge is a fault to be seen each time.
            Err(_) => Oordeel::onbeslist(),
        }
    }

    /// SHA-256 over both files, each preceded by its length in bytes (8 bytes, big endian). The version of the policy in
    /// every log record.
    #[must_use]
    pub const fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Every row, in the order of the file.
    #[must_use]
    pub fn rijen(&self) -> &[Beleidsrij] {
        &self.lezing.rijen
    }

    /// The row with this id.
    #[must_use]
    pub fn rij(&self, id: Rijid) -> Option<&Beleidsrij> {
        self.lezing.rijen.iter().find(|rij| rij.id == id)
    }

    /// The allow rows for a cell, in the order of the file: the disjuncts of its list predicate.
    #[must_use]
    pub fn scopes_voor(
        &self,
        rol: Rol,
        object: Objectsoort,
        handeling: Handeling,
    ) -> Vec<&Beleidsrij> {
        self.lezing
            .cel(rol, object, handeling, Effect::Toestaan)
            .collect()
    }

    /// The deny rows for a cell, in the order of the file: what its list predicate must exclude.
    #[must_use]
    pub fn weigeringen_voor(
        &self,
        rol: Rol,
        object: Objectsoort,
        handeling: Handeling,
    ) -> Vec<&Beleidsrij> {
        self.lezing
            .cel(rol, object, handeling, Effect::Weigeren)
            .collect()
    }

    /// The roles that have an allow row for the act on this kind of object.
    #[must_use]
    pub fn wie_wel(&self, object: Objectsoort, handeling: Handeling) -> Vec<Rol> {
        self.lezing.wie_wel(object, handeling)
    }

    /// The word under which an act of this name is judged. A list (`zoeken`) that has no rows of its own is a reading: it
    /// shows what single reads show.
    #[must_use]
    pub fn woord_voor(&self, object: Objectsoort, werkwoord: &str) -> Option<Handeling> {
        let woord = Handeling::van(werkwoord)?;
        if werkwoord == "zoeken" && self.wie_wel(object, woord).is_empty() {
            return Handeling::van("lezen");
        }
        Some(woord)
    }

    /// How often casbin was asked since the start; all other decisions came from memory.
    #[must_use]
    pub fn vragen_aan_casbin(&self) -> u64 {
        self.rechter.gevraagd()
    }
}

fn hash(model: &[u8], policy: &[u8]) -> [u8; 32] {
    let mut som = Sha256::new();
    for bytes in [model, policy] {
        som.update((bytes.len() as u64).to_be_bytes());
        som.update(bytes);
    }
    som.finalize().into()
}
