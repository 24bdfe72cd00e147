// SPDX-License-Identifier: EUPL-1.2
//! Besluiten about one subject of a running casus: what stands in the way of adding, rejecting or removing him
//! (WGS 2.22(1), 2.23(4), 1.8(7); ).

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::overgangen::subject::{Subjectgebeurtenis, Subjectstatus, volgende};
use wgs::regel;
use wgs::schending::Schending;
use wgs::weging::Weging;

use super::subject::is_in_dossier;

/// Where the subject stands in the content of a besluit.
const PLAATS: &str = "/inhoud/subject";

/// What a besluit `subject.toevoegen` or `subject.afwijzen` holds: whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectInhoud {
    /// The subject, as he was proposed.
    pub subject: Uuid,
}

/// Why a subject is removed: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verwijdergrond {
    /// His data are no longer necessary for the doel (WGS 1.8(7)).
    NietLangerNoodzakelijk,
    /// Neither a signaal nor a direct circle gives ground for him any more (WGS 2.22(1)).
    GrondVervallen,
    /// He is not who he was taken for, or what is known of him is wrong (AVG 5).
    Onjuist,
}

impl Verwijdergrond {
    /// All of them.
    pub const ALLE: &'static [Self] = &[
        Self::NietLangerNoodzakelijk,
        Self::GrondVervallen,
        Self::Onjuist,
    ];
}

/// What a besluit `subject.verwijderen` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectVerwijderenInhoud {
    /// The subject.
    pub subject: Uuid,
    /// Why he goes.
    pub grond: Verwijdergrond,
}

/// What is known of the signaal from which a proposed subject comes.
#[derive(Clone, Copy, Debug)]
pub struct Herkomstfeiten<'a> {
    /// Its status.
    pub status: Signaalstatus,
    /// Whether it was accepted for this very casus.
    pub is_van_casus: bool,
    /// What the deelnemers judged of it.
    pub weging: &'a Weging,
}

/// What is known of a subject that a besluit names.
#[derive(Clone, Copy, Debug)]
pub struct Subjectfeiten {
    /// His status.
    pub status: Subjectstatus,
    /// Whether his casus runs.
    pub casus_loopt: bool,
    /// How many subjecten of the dossier hang on him.
    pub kring: i64,
}

/// Whether he can be added.
#[must_use]
pub fn toets_toevoegen(
    feiten: &Subjectfeiten,
    hangt_aan: Option<Subjectstatus>,
    herkomst: Option<&Herkomstfeiten<'_>>,
) -> Vec<Schending> {
    let mut uit = toets_stap(feiten, Subjectgebeurtenis::Toevoegen);
    if hangt_aan.is_some_and(|status| !is_in_dossier(status)) {
        uit.push(Schending::conflict(
            &regel::R112,
            "kring_zonder_subject",
            PLAATS,
            "Het subject aan wie hij hangt, hoort niet meer bij deze casus.",
        ));
    }
    uit.extend(herkomst.into_iter().flat_map(toets_herkomst));
    uit
}

fn toets_herkomst(herkomst: &Herkomstfeiten<'_>) -> Vec<Schending> {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.23
    if herkomst.status == Signaalstatus::Aanvaard && herkomst.is_van_casus {
        return Vec::new();
    }
    if herkomst.status != Signaalstatus::InWeging {
        return vec![Schending::conflict(
            &regel::R94,
            "signaal_niet_in_weging",
            PLAATS,
            "Het signaal dat hem noemt, is niet in weging en ook niet voor deze casus aanvaard.",
        )];
    }
    let gebreken = herkomst.weging.schendingen().into_iter();
    gebreken
        .map(|een| een.onder(&format!("{PLAATS}/weging")))
        .collect()
}

/// Whether his voordracht can be rejected.
#[must_use]
pub fn toets_afwijzen(feiten: &Subjectfeiten) -> Vec<Schending> {
    toets_stap(feiten, Subjectgebeurtenis::Afwijzen)
}

/// Whether he can be removed: not while others are there only because of him.
#[must_use]
pub fn toets_verwijderen(feiten: &Subjectfeiten) -> Vec<Schending> {
    let mut uit = toets_stap(feiten, Subjectgebeurtenis::Verwijderen);
    if feiten.kring > 0 {
        uit.push(Schending::conflict(
            &regel::R112,
            "kring_blijft_achter",
            PLAATS,
            "Aan dit subject hangen nog anderen, die alleen om hem in de casus zijn. Verwijder hen eerst.",
        ));
    }
    uit
}

fn toets_stap(feiten: &Subjectfeiten, gebeurtenis: Subjectgebeurtenis) -> Vec<Schending> {
    let mut uit = Vec::new();
    if !feiten.casus_loopt {
        uit.push(casus_loopt_niet(PLAATS));
    }
    if volgende(Some(feiten.status), gebeurtenis).is_err() {
        uit.push(Schending::conflict(
            &regel::R63,
            "toestand_laat_niet_toe",
            PLAATS,
            format!(
                "Een subject met status {} kent de stap {} niet.",
                feiten.status.code(),
                gebeurtenis.code()
            ),
        ));
    }
    uit
}

/// Only a running casus gets or loses subjecten.
pub(crate) fn casus_loopt_niet(plaats: &str) -> Schending {
    Schending::conflict(
        &regel::R94,
        "activiteit_niet_gestart",
        plaats,
        "Dit is geen casus die loopt.",
    )
}

/// He is not there, or not for whoever names him.
#[must_use]
pub fn subject_onbekend() -> Schending {
    Schending::ongeldig(
        &regel::R112,
        "subject_onbekend",
        PLAATS,
        "Dit is geen subject van deze casus, of het is voor u niet zichtbaar.",
    )
}

/// There is a proposal to add him already.
#[must_use]
pub fn voorstel_loopt() -> Schending {
    Schending::conflict(
        &regel::R112,
        "voorstel_loopt",
        PLAATS,
        "Er loopt al een voorstel om dit subject toe te voegen.",
    )
}
