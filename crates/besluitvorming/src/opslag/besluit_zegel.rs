// SPDX-License-Identifier: EUPL-1.2
//! What was proposed, as bytes that can be held against what was voted on.

use autorisatie::Fout;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;

use crate::fout::onbekende_waarde;
use crate::gevolg::Motiveringstekst;

/// Tells this hash from every other one.
const MERK: &[u8] = b"verband/besluit/1";

/// What stands in clear beside the sealed content; it belongs to what is voted on.
#[derive(Clone, Debug)]
pub struct Omslag {
    pub soort: Besluitsoort,
    pub gremium: String,
    pub zaak: Uuid,
    pub zaken: Vec<Uuid>,
    pub verschijningsvormen: Vec<String>,
}

/// Texts and content as they are sealed.
#[derive(Clone)]
pub struct Zegel {
    pub motivering: Vec<u8>,
    pub inhoud: Vec<u8>,
}

/// The content with its salt: without it, whoever sees the hash could try out what was decided.
#[derive(Serialize, Deserialize)]
struct Gezouten {
    zout: [Uuid; 2],
    inhoud: Value,
}

impl Zegel {
    /// Seals nothing yet: the bytes that will be. `zout` is random.
    pub fn nieuw(
        motivering: &Motiveringstekst,
        inhoud: Value,
        zout: [Uuid; 2],
    ) -> Result<Self, Fout> {
        let als_bytes = |fout: serde_json::Error| {
            tracing::error!(target: "besluitvorming", categorie = ?fout.classify(), "inhoud niet te schrijven");
            Fout::from(onbekende_waarde())
        };
        Ok(Self {
            motivering: serde_json::to_vec(motivering).map_err(als_bytes)?,
            inhoud: serde_json::to_vec(&Gezouten { zout, inhoud }).map_err(als_bytes)?,
        })
    }

    /// The three texts.
    pub fn motivering(&self) -> Result<Motiveringstekst, Fout> {
        serde_json::from_slice(&self.motivering).map_err(|_| onbekende_waarde().into())
    }

    /// The content without its salt.
    pub fn inhoud(&self) -> Result<Value, Fout> {
        let gezouten: Gezouten =
            serde_json::from_slice(&self.inhoud).map_err(|_| onbekende_waarde())?;
        Ok(gezouten.inhoud)
    }

    /// SHA-256 over everything that is decided on, each part after its length.
    pub fn hash(&self, omslag: &Omslag) -> [u8; 32] {
        let mut hash = Sha256::new();
        deel(&mut hash, MERK);
        deel(&mut hash, omslag.soort.code().as_bytes());
        deel(&mut hash, omslag.gremium.as_bytes());
        deel(&mut hash, omslag.zaak.as_bytes());
        hash.update(omslag.zaken.len().to_be_bytes());
        for zaak in &omslag.zaken {
            deel(&mut hash, zaak.as_bytes());
        }
        hash.update(omslag.verschijningsvormen.len().to_be_bytes());
        for vorm in &omslag.verschijningsvormen {
            deel(&mut hash, vorm.as_bytes());
        }
        deel(&mut hash, &self.inhoud);
        deel(&mut hash, &self.motivering);
        hash.finalize().into()
    }
}

fn deel(hash: &mut Sha256, bytes: &[u8]) {
    hash.update(bytes.len().to_be_bytes());
    hash.update(bytes);
}
