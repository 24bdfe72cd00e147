// SPDX-License-Identifier: EUPL-1.2
//! What a besluit holds besides what every besluit holds: one property, named after its soort.

use autorisatie::{Fout, Invoerfout};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;

use super::code::Deelnemercode;
use super::inhoud_casus::{CasusAfsluiten, DeelnemersWijzigen};
use super::inhoud_knelpunt::{
    HhkAanwijzen, HhkAfwijzen, HhkBeeindigen, HhkVerlengen, PlanVaststellen,
};

/// Een casus starten: op welke signalen, over wie, met welke deelnemers.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CasusStarten {
    /// De signalen in weging waarop de casus rust.
    #[schema(min_items = 1, max_items = 25)]
    signalen: Vec<Uuid>,
    /// De eerste subjecten.
    #[schema(max_items = 25)]
    subjecten: Vec<Startsubject>,
    /// Codes van de betrokken deelnemers.
    #[schema(max_items = 25)]
    deelnemers: Vec<Deelnemercode>,
    /// Lidmaatschap van de casusregisseur; zonder opgave de indiener, als hij dat is.
    #[serde(skip_serializing_if = "Option::is_none")]
    casusregisseur: Option<Uuid>,
    /// De trappen die opengaan; trap 1 gaat altijd open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 3)]
    trappen: Option<Vec<Trapnummer>>,
}

/// Een persoon uit een signaal die subject wordt.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Startsubject {
    /// Id van de persoon in het signaal.
    persoon: Uuid,
    /// Waarom hij voorkomt.
    #[schema(
        min_length = 3,
        max_length = 32,
        pattern = "^(signaal|directe_kring|direct_verband)$",
        example = "signaal"
    )]
    persoonsrol: String,
    /// Bij een directe kring of direct verband: de persoon, van wie hier genoemd zijn, aan wie hij hangt.
    #[serde(skip_serializing_if = "Option::is_none")]
    hangt_aan: Option<Uuid>,
    /// Bij een directe kring of direct verband: waarin die bestaat.
    #[schema(min_length = 1, max_length = 2000)]
    #[serde(skip_serializing_if = "Option::is_none")]
    waarom: Option<String>,
}

/// Een voorgedragen subject toevoegen, of zijn voordracht afwijzen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subjectverwijzing {
    /// Id van het subject.
    subject: Uuid,
}

/// Een subject uit de casus verwijderen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubjectVerwijderen {
    /// Id van het subject.
    subject: Uuid,
    /// Waarom het gaat: zijn gegevens zijn niet langer noodzakelijk, er is geen signaal of directe kring meer die
    /// grond geeft, of de gegevens zijn onjuist.
    #[schema(
        min_length = 3,
        max_length = 32,
        pattern = "^(niet_langer_noodzakelijk|grond_vervallen|onjuist)$",
        example = "niet_langer_noodzakelijk"
    )]
    grond: String,
}

/// Nummer van een trap.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Trapnummer(u8);

impl utoipa::PartialSchema for Trapnummer {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .minimum(Some(1))
            .maximum(Some(3))
            .description(Some("Nummer van een trap."))
            .into()
    }
}

impl ToSchema for Trapnummer {}

macro_rules! inhouden {
    ($($veld:ident: $inhoud:ident = $soort:ident),+ $(,)?) => {
        /// The content of every soort that can be proposed here; exactly one is given, and decides the soort.
        #[derive(Clone, Debug, Default)]
        pub(super) struct Inhouden {
            $(pub(super) $veld: Option<$inhoud>,)+
        }

        impl Inhouden {
            /// The one that is given: its soort and content. `None` when there is none, or more than one.
            pub(super) fn enige(self) -> Option<(Besluitsoort, Value)> {
                let mut gegeven = [$(
                    self.$veld
                        .and_then(|inhoud| serde_json::to_value(inhoud).ok())
                        .map(|inhoud| (Besluitsoort::$soort, inhoud)),
                )+].into_iter().flatten();
                gegeven.next().filter(|_| gegeven.next().is_none())
            }

            /// The content of a besluit as it is stored, under the property of its soort.
            pub(super) fn van(soort: Besluitsoort, inhoud: Value) -> Self {
                let mut uit = Self::default();
                $(if soort == Besluitsoort::$soort {
                    uit.$veld = serde_json::from_value(inhoud).ok();
                    return uit;
                })+
                uit
            }
        }
    };
}

inhouden! {
    casus_starten: CasusStarten = CasusStarten,
    casus_afsluiten: CasusAfsluiten = CasusAfsluiten,
    deelnemers_wijzigen: DeelnemersWijzigen = DeelnemersWijzigen,
    subject_toevoegen: Subjectverwijzing = SubjectToevoegen,
    subject_afwijzen: Subjectverwijzing = SubjectAfwijzen,
    subject_verwijderen: SubjectVerwijderen = SubjectVerwijderen,
    hhk_aanwijzen: HhkAanwijzen = HhkAanwijzen,
    hhk_afwijzen: HhkAfwijzen = HhkAfwijzen,
    hhk_verlengen: HhkVerlengen = HhkVerlengen,
    hhk_beeindigen: HhkBeeindigen = HhkBeeindigen,
    plan_vaststellen: PlanVaststellen = PlanVaststellen,
}

/// The name of the property of a soort: `casus.starten` is `casusStarten`.
pub(super) fn eigenschap(soort: Besluitsoort) -> String {
    let mut uit = String::new();
    let mut hoofdletter = false;
    for teken in soort.code().chars() {
        if matches!(teken, '.' | '_') {
            hoofdletter = true;
        } else if hoofdletter {
            uit.push(teken.to_ascii_uppercase());
            hoofdletter = false;
        } else {
            uit.push(teken);
        }
    }
    uit
}

/// Faults in the content, at the places where the caller put it.
pub(super) fn in_verzoek(fout: Fout, soort: Option<Besluitsoort>) -> Fout {
    let (Fout::Ongeldig(fouten), Some(soort)) = (fout.clone(), soort) else {
        return fout;
    };
    let eigenschap = eigenschap(soort);
    let verplaats = |een: Invoerfout| match een.plaats.strip_prefix("/inhoud") {
        Some(rest) => Invoerfout {
            plaats: format!("/{eigenschap}{rest}"),
            ..een
        },
        None => een,
    };
    Fout::Ongeldig(fouten.into_iter().map(verplaats).collect())
}

#[cfg(test)]
mod tests {
    use autorisatie::{Fout, Invoerfout};
    use serde_json::json;
    use wgs::besluitsoort::Besluitsoort;

    use super::{Inhouden, eigenschap, in_verzoek};

    #[test]
    fn a_fault_in_the_content_stands_where_the_caller_put_it() {
        let fout = |plaats: &str| Invoerfout {
            plaats: plaats.to_owned(),
            code: "ontbreekt",
            regel: None,
            tekst: String::new(),
        };
        let moved = in_verzoek(
            Fout::Ongeldig(vec![fout("/inhoud/signalen/0"), fout("/noodzaak")]),
            Some(Besluitsoort::CasusStarten),
        );
        assert_eq!(
            moved,
            Fout::Ongeldig(vec![fout("/casusStarten/signalen/0"), fout("/noodzaak")])
        );
    }

    #[test]
    fn every_soort_has_a_property_of_its_own() {
        let mut names: Vec<_> = Besluitsoort::ALLE.iter().map(|s| eigenschap(*s)).collect();
        assert!(names.contains(&"casusStarten".to_owned()));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Besluitsoort::ALLE.len());
    }

    #[test]
    fn the_effect_reads_all_that_is_sent() {
        let id = "01980000-0000-7000-8000-000000000001";
        let sent = json!({
            "signalen": [id],
            "subjecten": [
                {"persoon": id, "persoonsrol": "signaal"},
                {"persoon": id, "persoonsrol": "directe_kring", "hangtAan": id, "waarom": "Samen op een adres."}
            ],
            "deelnemers": ["politie", "om"],
            "casusregisseur": id,
            "trappen": [1, 2]
        });
        let content: super::CasusStarten = serde_json::from_value(sent.clone()).expect("fits");
        let stored = serde_json::to_value(content).expect("serialises");
        let read: casus::CasusStartenInhoud = serde_json::from_value(stored).expect("fits");
        assert_eq!(serde_json::to_value(read).expect("serialises"), sent);
    }

    #[test]
    fn stored_content_comes_back_under_its_property() {
        let content = json!({"signalen": [], "subjecten": [], "deelnemers": ["politie"]});
        let shown = Inhouden::van(Besluitsoort::CasusStarten, content.clone());
        assert_eq!(shown.enige(), Some((Besluitsoort::CasusStarten, content)));
        let id = "01980000-0000-7000-8000-000000000001";
        for soort in crate::installatie::gevolgen().soorten() {
            let content = match soort {
                Besluitsoort::SubjectToevoegen | Besluitsoort::SubjectAfwijzen => {
                    json!({ "subject": id })
                }
                Besluitsoort::SubjectVerwijderen => json!({"subject": id, "grond": "onjuist"}),
                _ => continue,
            };
            let shown = Inhouden::van(soort, content.clone());
            assert_eq!(shown.enige(), Some((soort, content)));
        }
        assert!(Inhouden::default().enige().is_none());
    }
}
