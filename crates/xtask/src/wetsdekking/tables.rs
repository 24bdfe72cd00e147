// SPDX-License-Identifier: EUPL-1.2
//! The committed tables beside the features: which leden the law has, and of what the software has no part, and why.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;

use crate::run::Outcome;

/// The articles of the law and how many leden each has.
pub const LEDEN: &str = "wgs-leden.toml";

/// Why a provision or rule has no scenario.
pub const ZONDER_SOFTWARE: &str = "zonder-software.toml";

/// What was read of the law.
#[derive(Debug, Deserialize)]
pub struct Law {
    /// Where it was read.
    pub bron: String,
    /// What was not taken over, and why.
    pub weggelaten: String,
    /// Its articles.
    pub artikel: Vec<Article>,
}

/// One article.
#[derive(Debug, Deserialize)]
pub struct Article {
    /// Its number.
    pub nummer: String,
    /// What it is about, in our words: the law has no headings.
    pub opschrift: String,
    /// Its leden; none for an article without. Of an article with definitions: the terms.
    pub leden: Vec<String>,
}

/// Reasons, by tag of a lid and by id of a rule.
#[derive(Debug, Default, Deserialize)]
struct Reasons {
    bepalingen: BTreeMap<String, String>,
    regels: BTreeMap<String, String>,
}

/// Both tables.
#[derive(Debug)]
pub struct Tables {
    /// The law.
    pub law: Law,
    /// Why a lid has no scenario.
    pub provisions: BTreeMap<String, String>,
    /// Why a rule of the code has none.
    pub rules: BTreeMap<String, String>,
}

impl Tables {
    /// Reads them.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let text = |name: &str| {
            fs::read_to_string(folder.join(name)).map_err(|fault| format!("{name}: {fault}"))
        };
        let law = Figment::from(Toml::string(&text(LEDEN)?)).extract()?;
        let reasons: Reasons = Figment::from(Toml::string(&text(ZONDER_SOFTWARE)?)).extract()?;
        Ok(Self {
            law,
            provisions: reasons.bepalingen,
            rules: reasons.regels,
        })
    }
}

impl Article {
    /// The tags of its leden.
    pub fn tags(&self) -> Vec<String> {
        if self.leden.is_empty() {
            return vec![format!("WGS-{}", self.nummer)];
        }
        let tag = |lid: &String| format!("WGS-{}({})", self.nummer, lid.replace(' ', "-"));
        self.leden.iter().map(tag).collect()
    }
}
