// SPDX-License-Identifier: EUPL-1.2
//! Randomness comes in as a parameter.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

use crate::fout::KluisFout;

/// A source of bytes for keys, key ids and nonces.
pub trait Toeval: Send + Sync + 'static {
    /// Fills `doel` completely.
    ///
    /// # Errors
    /// [`KluisFout::Toeval`] when the source fails; `doel` must then not be used.
    fn vul(&self, doel: &mut [u8]) -> Result<(), KluisFout>;
}

/// The generator of aws-lc, seeded by the operating system. The only source fit for production.
#[derive(Debug, Default)]
pub struct Systeemtoeval(SystemRandom);

impl Toeval for Systeemtoeval {
    fn vul(&self, doel: &mut [u8]) -> Result<(), KluisFout> {
        self.0.fill(doel).map_err(|_| KluisFout::Toeval)
    }
}
