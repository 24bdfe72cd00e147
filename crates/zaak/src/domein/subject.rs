// SPDX-License-Identifier: EUPL-1.2
//! A subject of a casus: who it is, why he occurs, and what is left of him for who works without identities
//! (WGS 2.22(1), R-112; wet: one subject belongs to one casus).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::overgangen::subject::Subjectstatus;
use wgs::persoonsrol::{Ophanging, Persoonsrol, Rolopgave, Subjecttype, toets_persoonsrol};
use wgs::schending::Schending;

use super::signaal::Signaalpersoon;
use super::voordracht::Aanduiding;

/// What is known of a subject. Sealed under a key of his own in this casus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subjectgegevens {
    /// Identity and indications, as the signaal gave them.
    pub persoon: Signaalpersoon,
    /// In what the direct circle or connection lies; empty for who a signaal is about.
    pub waarom: String,
    /// What makes him vulnerable.
    #[serde(default)]
    pub aanduidingen: Vec<Aanduiding>,
    /// Why he must occur all the same.
    #[serde(default)]
    pub motivering_aanduiding: String,
}

/// A person of a signaal who becomes a subject of a casus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overname {
    /// The person in the signaal.
    pub persoon: Uuid,
    /// Type of subject.
    pub subjecttype: Subjecttype,
    /// Why he may occur.
    pub persoonsrol: Persoonsrol,
    /// The subject of the same casus on whom he hangs.
    pub hangt_aan: Option<Uuid>,
    /// In what the connection lies.
    pub waarom: String,
}

/// R-112, with the role and type of the subject on whom he hangs.
///
/// # Errors
/// All findings.
pub fn toets_overname(
    overname: &Overname,
    hangt_aan: Option<Ophanging>,
) -> Result<(), Vec<Schending>> {
    toets_persoonsrol(&Rolopgave {
        persoonsrol: overname.persoonsrol,
        hangt_aan,
        waarom: &overname.waarom,
    })
}

/// Whether a subject in this state belongs to the dossier: it is there for everyone who works in the casus. Who is
/// only proposed does not yet: he is there for the side that proposed him and for those who decide.
#[must_use]
pub const fn is_in_dossier(status: Subjectstatus) -> bool {
    match status {
        Subjectstatus::Actief | Subjectstatus::Beperkt => true,
        Subjectstatus::Voorgedragen
        | Subjectstatus::Afgeschermd
        | Subjectstatus::Afgewezen
        | Subjectstatus::Vernietigd => false,
    }
}

/// The name of a subject for who does not see identities: the same in the whole casus, and in no other.
#[must_use]
pub fn pseudoniem(volgnummer: i16) -> String {
    format!("Subject {volgnummer}")
}

/// Of an indication, what names nobody: free text can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aanwijzingsfeit {
    /// Day of the fact.
    pub datum: Date,
    /// Code of the verschijningsvorm it points to.
    pub verschijningsvorm: &'static str,
}

/// What of a subject does not identify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZonderIdentiteit {
    /// Year of birth.
    pub geboortejaar: Option<i16>,
    /// Indications without their text.
    pub aanwijzingen: Vec<Aanwijzingsfeit>,
}

impl From<&Signaalpersoon> for ZonderIdentiteit {
    fn from(persoon: &Signaalpersoon) -> Self {
        Self {
            geboortejaar: persoon.geboortedatum.map(Date::year),
            aanwijzingen: persoon
                .aanwijzingen
                .iter()
                .map(|een| Aanwijzingsfeit {
                    datum: een.datum,
                    verschijningsvorm: een.verschijningsvorm.code(),
                })
                .collect(),
        }
    }
}
