// SPDX-License-Identifier: EUPL-1.2
//! `verband inrichting`: the beginning of an installation, from a TOML file. What stands already
//! stays as it is, so that it can run again.

use std::path::Path;
use std::sync::Arc;

use autorisatie::opslag::inrichting::{
    InrichtFout, Inrichting, Toegevoegd, leg_feiten_vast, leg_installatie_vast,
};
use figment::Figment;
use figment::providers::{Format as _, Toml};

use crate::bron::Systeembron;
use crate::sleutels;
use crate::systeem::Systeem;

/// Where everything is that is written to.
pub struct Bestemming<'a> {
    /// The data database as `verband_migratie`: for the row of the installation.
    pub migratie_url: &'a str,
    /// The data database as `verband_app`: for the access facts.
    pub databank_url: &'a str,
    /// The key store as `verband_sleutels`: names are sealed.
    pub sleutelbank_url: &'a str,
    /// File with the master keys.
    pub hoofdsleutels: &'a Path,
}

/// Why an installation was not set up.
#[derive(Debug, thiserror::Error)]
pub enum OpdrachtFout {
    /// The file.
    #[error("het inrichtingsbestand is niet te lezen: {0}")]
    Bestand(Box<figment::Error>),
    /// The vault.
    #[error("kluis: {0}")]
    Kluis(String),
    /// Database or content.
    #[error(transparent)]
    Inrichten(#[from] InrichtFout),
}

/// Reads a file with an inrichting.
///
/// # Errors
/// When it is not there or says what is not known.
pub fn lees(path: &Path) -> Result<Inrichting, OpdrachtFout> {
    read(&Figment::from(Toml::file_exact(path)))
}

/// Reads the text of such a file.
///
/// # Errors
/// When it says what is not known.
pub fn lees_tekst(text: &str) -> Result<Inrichting, OpdrachtFout> {
    read(&Figment::from(Toml::string(text)))
}

fn read(source: &Figment) -> Result<Inrichting, OpdrachtFout> {
    source
        .extract()
        .map_err(|fault| OpdrachtFout::Bestand(Box::new(fault)))
}

/// Writes what is not there yet.
///
/// # Errors
/// When a database refuses or the file names what is not there.
pub async fn richt_in(
    inrichting: &Inrichting,
    bestemming: &Bestemming<'_>,
) -> Result<Toegevoegd, OpdrachtFout> {
    let systeem = Arc::new(Systeem::new(Arc::new(Systeembron::default())));
    let kluis = sleutels::open(
        bestemming.sleutelbank_url,
        bestemming.hoofdsleutels,
        Arc::clone(&systeem),
    )
    .map_err(OpdrachtFout::Kluis)?;
    let now = systeem.tijdstip();
    let installatie =
        leg_installatie_vast(bestemming.migratie_url, &inrichting.installatie, now).await?;
    let added = leg_feiten_vast(
        bestemming.databank_url,
        inrichting,
        &kluis,
        systeem.as_ref(),
        now,
    )
    .await?;
    Ok(Toegevoegd {
        installatie,
        ..added
    })
}

#[cfg(test)]
mod tests {
    use super::lees_tekst;

    const TEXT: &str = r#"
        [installatie]
        naam = "RIEC Voorbeeld"
        oin = "00000000000000000001"
        omgeving = "productie"
        logoorsprong = "verband.example/riec-voorbeeld"

        [[organisatie]]
        code = "politie"
        naam = "Politie"
        onderdeel = "a"

        [[persoon]]
        naam = "A. Voorbeeld-Demo"
        issuer = "https://uitgever.example"
        sub = "1"
        [[persoon.lidmaatschap]]
        organisatie = "politie"
        rol = "partner"
    "#;

    #[test]
    fn a_file_is_read_and_what_is_unknown_in_it_is_refused() {
        let read = lees_tekst(TEXT).expect("reads");
        assert_eq!(read.organisatie[0].onderdeel.as_deref(), Some("a"));
        assert_eq!(read.persoon[0].lidmaatschap[0].rol, "partner");
        assert!(lees_tekst(&TEXT.replace("gremium", "x").replace("rol =", "rool =")).is_err());
    }
}
