// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a besluit.

use besluitvorming::dienst::besluit as dienst;
use besluitvorming::{BesluitBeeld, BesluitMeta, StandpuntBeeld};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;

use super::inhoud::{CasusStarten, Inhouden, SubjectVerwijderen, Subjectverwijzing};
use super::inhoud_casus::{CasusAfsluiten, DeelnemersWijzigen};
use super::inhoud_knelpunt::{
    HhkAanwijzen, HhkAfwijzen, HhkBeeindigen, HhkVerlengen, PlanVaststellen,
};

/// Waar een besluit staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Besluitstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    #[schema(example = "geagendeerd")]
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een besluit in een lijst: zonder inhoud.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Besluithoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Code van het soort besluit.
    #[schema(example = "casus.starten")]
    pub soort: String,
    /// Code van het gremium dat beslist.
    pub gremium: String,
    /// Id van de zaak waarover het gaat.
    pub zaak: Uuid,
    /// Status.
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
    /// De vergadering op wier agenda het staat, of waarin is beslist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vergadering: Option<Uuid>,
    /// Wanneer het is voorgesteld.
    #[schema(value_type = String, format = DateTime)]
    pub voorgesteld_op: String,
    /// Wanneer de leden het aannamen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub aangenomen_op: Option<String>,
    /// Wanneer de voorzitter het vaststelde.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub vastgesteld_op: Option<String>,
}

/// Een besluit. De inhoud staat er alleen in als u haar onder uw werkcontext mag zien.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Besluit {
    /// De hoofdzaken.
    #[serde(flatten)]
    pub hoofdzaken: Besluithoofdzaken,
    /// Hoeveel u ziet: `vol` of `meta`.
    pub weergave: &'static str,
    /// De handelingen die u nu met dit besluit kunt verrichten.
    #[schema(example = json!(["besluit.agenderen"]))]
    pub toegestane_handelingen: Vec<String>,
    /// De inhoud, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inhoud: Option<Besluitinhoud>,
}

/// De inhoud van een besluit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Besluitinhoud {
    /// Waarom dit noodzakelijk is voor het doel.
    pub noodzaak: String,
    /// Waarom de inbreuk in verhouding staat tot het doel.
    pub proportionaliteit: String,
    /// Waarom het niet met minder kan.
    pub subsidiariteit: String,
    /// Codes van verschijningsvormen.
    pub verschijningsvormen: Vec<String>,
    /// De standpunten in de vergadering waarop het staat of waarin is beslist.
    pub standpunten: Vec<Standpuntregel>,
    /// Waarom het is aangehouden, verworpen of ingetrokken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reden: Option<String>,
    /// Bij een besluit van dit soort: het starten van een casus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casus_starten: Option<CasusStarten>,
    /// Bij een besluit van dit soort: het afsluiten van een casus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casus_afsluiten: Option<CasusAfsluiten>,
    /// Bij een besluit van dit soort: het wijzigen van de betrokken deelnemers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deelnemers_wijzigen: Option<DeelnemersWijzigen>,
    /// Bij een besluit van dit soort: het toevoegen van een subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_toevoegen: Option<Subjectverwijzing>,
    /// Bij een besluit van dit soort: het afwijzen van een voordracht.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_afwijzen: Option<Subjectverwijzing>,
    /// Bij een besluit van dit soort: het verwijderen van een subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_verwijderen: Option<SubjectVerwijderen>,
    /// Bij een besluit van dit soort: het aanwijzen van een handhavingsknelpunt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hhk_aanwijzen: Option<HhkAanwijzen>,
    /// Bij een besluit van dit soort: het afwijzen van een handhavingsknelpunt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hhk_afwijzen: Option<HhkAfwijzen>,
    /// Bij een besluit van dit soort: het verlengen van een handhavingsknelpunt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hhk_verlengen: Option<HhkVerlengen>,
    /// Bij een besluit van dit soort: het beëindigen van een handhavingsknelpunt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hhk_beeindigen: Option<HhkBeeindigen>,
    /// Bij een besluit van dit soort: het vaststellen van een plan van aanpak.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_vaststellen: Option<PlanVaststellen>,
}

/// Het standpunt van een deelnemer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Standpuntregel {
    /// Code van de deelnemer.
    pub deelnemer: String,
    /// `voor`, `tegen` of `onthouding`.
    #[schema(example = "voor")]
    pub standpunt: String,
    /// Toelichting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toelichting: Option<String>,
}

/// An instant on the wire has no fraction.
fn moment(moment: Timestamp) -> String {
    Timestamp::from_second(moment.as_second())
        .unwrap_or(moment)
        .to_string()
}

impl From<dienst::Besluitstand> for Besluitstand {
    fn from(stand: dienst::Besluitstand) -> Self {
        Self {
            id: stand.id,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

impl From<BesluitMeta> for Besluithoofdzaken {
    fn from(meta: BesluitMeta) -> Self {
        Self {
            id: meta.id,
            soort: meta.soort.code().to_owned(),
            gremium: meta.gremium,
            zaak: meta.zaak,
            status: meta.status.code().to_owned(),
            versie: meta.versie,
            vergadering: meta.vergadering,
            voorgesteld_op: moment(meta.voorgesteld_op),
            aangenomen_op: meta.aangenomen_op.map(moment),
            vastgesteld_op: meta.vastgesteld_op.map(moment),
        }
    }
}

impl From<BesluitBeeld> for Besluit {
    fn from(beeld: BesluitBeeld) -> Self {
        let soort = beeld.meta.soort;
        let toegestaan = beeld.stappen.iter().map(|stap| format!("besluit.{stap}"));
        Self {
            hoofdzaken: beeld.meta.into(),
            weergave: if beeld.inhoud.is_some() {
                "vol"
            } else {
                "meta"
            },
            toegestane_handelingen: toegestaan.collect(),
            inhoud: beeld
                .inhoud
                .map(|inhoud| Besluitinhoud::van(soort, *inhoud)),
        }
    }
}

impl Besluitinhoud {
    fn van(soort: Besluitsoort, inhoud: besluitvorming::BesluitInhoud) -> Self {
        let soorten = Inhouden::van(soort, inhoud.inhoud);
        Self {
            noodzaak: inhoud.motivering.noodzaak,
            proportionaliteit: inhoud.motivering.proportionaliteit,
            subsidiariteit: inhoud.motivering.subsidiariteit,
            verschijningsvormen: inhoud.verschijningsvormen,
            standpunten: inhoud.standpunten.into_iter().map(Into::into).collect(),
            reden: inhoud.reden,
            casus_starten: soorten.casus_starten,
            casus_afsluiten: soorten.casus_afsluiten,
            deelnemers_wijzigen: soorten.deelnemers_wijzigen,
            subject_toevoegen: soorten.subject_toevoegen,
            subject_afwijzen: soorten.subject_afwijzen,
            subject_verwijderen: soorten.subject_verwijderen,
            hhk_aanwijzen: soorten.hhk_aanwijzen,
            hhk_afwijzen: soorten.hhk_afwijzen,
            hhk_verlengen: soorten.hhk_verlengen,
            hhk_beeindigen: soorten.hhk_beeindigen,
            plan_vaststellen: soorten.plan_vaststellen,
        }
    }
}

impl From<StandpuntBeeld> for Standpuntregel {
    fn from(beeld: StandpuntBeeld) -> Self {
        Self {
            deelnemer: beeld.deelnemer,
            standpunt: beeld.standpunt.code().to_owned(),
            toelichting: beeld.toelichting,
        }
    }
}
