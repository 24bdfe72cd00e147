// SPDX-License-Identifier: EUPL-1.2
//! The features as the page tells of them.

use std::fs;
use std::path::Path;

use gherkin::{Feature as Parsed, GherkinEnv, StepType};

use super::provisions::lid_of_tag;
use super::tables::{LEDEN, ZONDER_SOFTWARE};
use crate::run::Outcome;

/// The scenario meets a refusal; the runner checks that it does.
pub const REFUSAL: &str = "weigering";

/// The whole of the main job, which is about no provision in particular.
pub const MAIN_JOB: &str = "hoofdtaak";

/// The runner gives the scenario a service of its own.
const OWN_SERVICE: &str = "eigen-dienst";

/// One file.
#[derive(Debug, Default)]
pub struct Feature {
    /// Its name in the directory.
    pub file: String,
    /// What it says of itself.
    pub name: String,
    /// Its own tags.
    pub tags: Vec<String>,
    /// Its scenarios.
    pub scenarios: Vec<Scenario>,
}

/// One scenario.
#[derive(Debug, Default)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Its tags and those of its feature.
    pub tags: Vec<String>,
    /// Whether it looks at what came of it.
    pub has_outcome: bool,
}

/// What a tag stands for.
#[derive(Debug, PartialEq, Eq)]
pub enum Tag {
    /// A rule, by its id.
    Rule(String),
    /// A provision, by its lid.
    Provision(String),
    /// How it is run.
    Kind,
    /// Nothing that we know.
    Unknown,
}

impl Tag {
    /// Reads a tag.
    pub fn of(text: &str) -> Self {
        if [REFUSAL, MAIN_JOB, OWN_SERVICE].contains(&text) {
            Self::Kind
        } else if wgs::regel::Regel::van(text).is_some() {
            Self::Rule(text.to_owned())
        } else {
            lid_of_tag(text).map_or(Self::Unknown, Self::Provision)
        }
    }
}

impl Scenario {
    /// The ids of its rules.
    pub fn rules(&self) -> impl Iterator<Item = String> {
        self.tags.iter().filter_map(|tag| match Tag::of(tag) {
            Tag::Rule(id) => Some(id),
            Tag::Provision(_) | Tag::Kind | Tag::Unknown => None,
        })
    }

    /// The leden that it is about.
    pub fn leden(&self) -> impl Iterator<Item = String> {
        self.tags.iter().filter_map(|tag| match Tag::of(tag) {
            Tag::Provision(lid) => Some(lid),
            Tag::Rule(_) | Tag::Kind | Tag::Unknown => None,
        })
    }

    /// Whether it has a tag.
    pub fn is(&self, tag: &str) -> bool {
        self.tags.iter().any(|een| een == tag)
    }
}

/// All features of the directory, by name of the file.
pub fn read(folder: &Path) -> Outcome<Vec<Feature>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut found = Vec::new();
    for name in names {
        if [LEDEN, ZONDER_SOFTWARE].contains(&name.as_str()) {
            continue;
        }
        if !name.ends_with(".feature") {
            return Err(
                format!("{name}: hier staan alleen features; dit wordt niet gedraaid").into(),
            );
        }
        found.push(of_text(&name, &fs::read_to_string(folder.join(&name))?)?);
    }
    Ok(found)
}

/// One feature, as the runner reads it.
pub fn of_text(file: &str, text: &str) -> Outcome<Feature> {
    let parsed =
        Parsed::parse(text, GherkinEnv::default()).map_err(|fault| format!("{file}: {fault}"))?;
    let scenarios = parsed.scenarios.iter().map(|scenario| Scenario {
        name: scenario.name.clone(),
        tags: parsed.tags.iter().chain(&scenario.tags).cloned().collect(),
        has_outcome: scenario.steps.iter().any(|step| step.ty == StepType::Then),
    });
    Ok(Feature {
        file: file.to_owned(),
        name: parsed.name.clone(),
        scenarios: scenarios.collect(),
        tags: parsed.tags,
    })
}
