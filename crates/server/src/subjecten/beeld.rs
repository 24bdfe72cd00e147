// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a subject.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use zaak::dienst;
use zaak::domein::signaal as domein;
use zaak::domein::subject::{Subjectgegevens as Gegevens, ZonderIdentiteit};
use zaak::domein::voordracht::Aanduiding;
use zaak::{SubjectBeeld, SubjectMeta, Subjectregel};

use crate::signalen::{Aanwijzing, Naam};

/// Waar een subject staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subjectstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    #[schema(example = "voorgedragen")]
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

impl From<dienst::Subjectstand> for Subjectstand {
    fn from(stand: dienst::Subjectstand) -> Self {
        Self {
            id: stand.id,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

/// Een subject van een casus. Wie het is, staat er alleen in als u dat onder uw werkcontext mag zien.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Id.
    pub id: Uuid,
    /// Id van de casus.
    pub casus: Uuid,
    /// Hoe het subject heet voor wie zonder identiteiten werkt: gelijk binnen deze casus.
    #[schema(example = "Subject 1")]
    pub pseudoniem: String,
    /// Soort subject.
    #[schema(example = "natuurlijk_persoon")]
    pub subjecttype: String,
    /// Waarom dit subject voorkomt: `signaal`, `directe_kring` of `direct_verband`.
    #[schema(example = "signaal")]
    pub persoonsrol: String,
    /// Id van het subject waaraan dit subject hangt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hangt_aan: Option<Uuid>,
    /// Status.
    #[schema(example = "actief")]
    pub status: String,
    /// De dag van de eerste verwerking, waarop de termijn van vijf jaar begon.
    #[schema(value_type = String, format = Date)]
    pub eerste_verwerking: jiff::civil::Date,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
    /// Hoeveel u ziet: `vol` of `pseudo`.
    pub weergave: &'static str,
    /// Wie het is en wat over hem bekend is, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gegevens: Option<Subjectgegevens>,
    /// Wat niet tot een persoon leidt, bij weergave `pseudo`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kenmerken: Option<Subjectkenmerken>,
    /// Wat u nu met dit subject kunt doen.
    pub toegestane_handelingen: Vec<&'static str>,
}

/// Wie een subject is en wat over hem bekend is.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subjectgegevens {
    /// Naam.
    pub naam: Naam,
    /// Geboortedatum.
    #[schema(value_type = Option<String>, format = Date)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geboortedatum: Option<jiff::civil::Date>,
    /// Of een burgerservicenummer bekend is; het nummer zelf wordt hier niet getoond.
    pub heeft_bsn: bool,
    /// De aanwijzingen uit het signaal.
    pub aanwijzingen: Vec<Aanwijzing>,
    /// Waarin de directe kring of het directe verband bestaat.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub waarom: String,
    /// Wat dit subject kwetsbaar maakt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<String>)]
    pub aanduidingen: Vec<Aanduiding>,
    /// Waarom het toch voorkomt.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub motivering_aanduiding: String,
}

/// Wat van een subject niet tot een persoon leidt.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subjectkenmerken {
    /// Geboortejaar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geboortejaar: Option<i16>,
    /// De aanwijzingen, zonder tekst en bron: daarin kunnen namen staan.
    pub aanwijzingen: Vec<Aanwijzingskenmerk>,
}

/// Van een aanwijzing wat niemand noemt.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Aanwijzingskenmerk {
    /// De dag van het feit.
    #[schema(value_type = String, format = Date)]
    pub datum: jiff::civil::Date,
    /// Code van de verschijningsvorm waarop het wijst.
    pub verschijningsvorm: &'static str,
}

/// Een subject in de lijst van zijn casus.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subjecthoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Hoe het subject heet voor wie zonder identiteiten werkt.
    #[schema(example = "Subject 1")]
    pub pseudoniem: String,
    /// Soort subject.
    pub subjecttype: String,
    /// Waarom dit subject voorkomt.
    pub persoonsrol: String,
    /// Status.
    pub status: String,
    /// Versie.
    pub versie: i64,
    /// Naam, voor wie identiteiten ziet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub naam: Option<Naam>,
}

impl From<SubjectBeeld> for Subject {
    fn from(beeld: SubjectBeeld) -> Self {
        match beeld {
            SubjectBeeld::Vol(vol) => {
                let gegevens = Subjectgegevens::from(vol.gegevens);
                Self::van(vol.meta, "vol", Some(gegevens), None)
            }
            SubjectBeeld::Pseudo(pseudo) => {
                Self::van(pseudo.meta, "pseudo", None, Some(pseudo.gegevens.into()))
            }
        }
    }
}

impl Subject {
    fn van(
        meta: SubjectMeta,
        weergave: &'static str,
        gegevens: Option<Subjectgegevens>,
        kenmerken: Option<Subjectkenmerken>,
    ) -> Self {
        Self {
            id: meta.id,
            casus: meta.casus,
            pseudoniem: meta.pseudoniem,
            subjecttype: meta.subjecttype,
            persoonsrol: meta.persoonsrol,
            hangt_aan: meta.hangt_aan,
            status: meta.status,
            eerste_verwerking: meta.eerste_verwerking,
            versie: meta.versie,
            weergave,
            gegevens,
            kenmerken,
            toegestane_handelingen: meta.toegestaan,
        }
    }
}

impl From<Gegevens> for Subjectgegevens {
    // a BSN is shown only by an act of its own, which the log names.
    fn from(gegevens: Gegevens) -> Self {
        let Gegevens {
            persoon,
            waarom,
            aanduidingen,
            motivering_aanduiding,
        } = gegevens;
        let domein::Signaalpersoon {
            naam,
            geboortedatum,
            bsn,
            aanwijzingen,
        } = persoon;
        Self {
            naam: naam.into(),
            geboortedatum,
            heeft_bsn: bsn.is_some(),
            aanwijzingen: aanwijzingen.into_iter().map(Into::into).collect(),
            waarom,
            aanduidingen,
            motivering_aanduiding,
        }
    }
}

impl From<ZonderIdentiteit> for Subjectkenmerken {
    fn from(gegevens: ZonderIdentiteit) -> Self {
        Self {
            geboortejaar: gegevens.geboortejaar,
            aanwijzingen: gegevens
                .aanwijzingen
                .into_iter()
                .map(|een| Aanwijzingskenmerk {
                    datum: een.datum,
                    verschijningsvorm: een.verschijningsvorm,
                })
                .collect(),
        }
    }
}

impl From<Subjectregel> for Subjecthoofdzaken {
    fn from(regel: Subjectregel) -> Self {
        Self {
            id: regel.id,
            pseudoniem: regel.pseudoniem,
            subjecttype: regel.subjecttype,
            persoonsrol: regel.persoonsrol,
            status: regel.status,
            versie: regel.versie,
            naam: regel.naam.map(Into::into),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use wgs::verschijningsvorm::Verschijningsvorm;
    use zaak::domein::signaal::{Aanwijzing, Naam, Signaalpersoon};
    use zaak::domein::subject::{Subjectgegevens as Gegevens, ZonderIdentiteit};

    use super::{Subjectgegevens, Subjectkenmerken};

    fn persoon() -> Signaalpersoon {
        Signaalpersoon {
            naam: Naam {
                voornamen: Some("Bram".to_owned()),
                voorvoegsel: None,
                geslachtsnaam: "Nergenshuizen-Demo".to_owned(),
            },
            geboortedatum: Some(date(1980, 2, 29)),
            bsn: Some("999990019".to_owned()),
            aanwijzingen: vec![Aanwijzing {
                datum: date(2026, 11, 1),
                bron: "waarneming van mevrouw Elders-Demo".to_owned(),
                verschijningsvorm: Verschijningsvorm::Witwassen,
                tekst: "Nergenshuizen-Demo betaalde contant".to_owned(),
            }],
        }
    }

    #[test]
    fn no_view_holds_a_bsn() {
        let shown = Subjectgegevens::from(Gegevens {
            persoon: persoon(),
            waarom: String::new(),
            aanduidingen: Vec::new(),
            motivering_aanduiding: String::new(),
        });
        let text = serde_json::to_string(&shown).expect("serialises");
        assert!(!text.contains("999990019") && text.contains("\"heeftBsn\":true"));
    }

    #[test]
    fn the_view_for_analysis_names_nobody() {
        let shown = Subjectkenmerken::from(ZonderIdentiteit::from(&persoon()));
        let text = serde_json::to_string(&shown).expect("serialises");
        for part in [
            "Demo",
            "Bram",
            "1980-",
            "02-29",
            "999990019",
            "contant",
            "waarneming",
        ] {
            assert!(!text.contains(part), "{part} in {text}");
        }
        assert!(text.contains("1980") && text.contains("2026-11-01"));
    }
}
