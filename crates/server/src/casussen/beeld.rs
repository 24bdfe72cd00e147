// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a casus.

use autorisatie::opslag::deelname;
use casus::{CasusBeeld, CasusMeta, CasusPseudo, Weergaven};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Een casus in een lijst: zonder inhoud.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Casushoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    #[schema(example = "2026-K7M4Q")]
    pub nummer: String,
    /// Code van de tafel.
    #[schema(example = "D")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tafel: Option<String>,
    /// Status.
    #[schema(example = "gestart")]
    pub status: String,
    /// Wanneer de tafel de casus startte.
    #[schema(value_type = String, format = DateTime)]
    pub gestart_op: String,
    /// Vanaf wanneer niemand de casus nog kan inzien: vijf jaar na de eerste verwerking van het oudste signaal.
    #[schema(value_type = String, format = DateTime)]
    pub verloopt_op: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een casus. Wat u ziet hangt af van uw verhouding tot de casus en van uw werkcontext.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Casus {
    /// De hoofdzaken.
    #[serde(flatten)]
    pub hoofdzaken: Casushoofdzaken,
    /// Hoeveel u ziet: `vol`, `pseudo` of `meta`.
    #[schema(example = "vol")]
    pub weergave: &'static str,
    /// Waarop de casus rust en wie meedoet, bij weergave `vol` en `pseudo`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inhoud: Option<Casusinhoud>,
    /// Hoe de casusregisseur de casus noemt, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub werktitel: Option<String>,
    /// Waarom de casus is gestart, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motivering: Option<Startmotivering>,
    /// Wat u er nu mee mag.
    pub toegestane_handelingen: Vec<String>,
}

/// Waarop een casus rust en wie meedoet.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Casusinhoud {
    /// Codes van de verschijningsvormen.
    pub verschijningsvormen: Vec<String>,
    /// Id van het besluit waarmee de tafel de casus startte.
    pub besluit: Uuid,
    /// Id van het lidmaatschap van de casusregisseur.
    pub casusregisseur: Uuid,
    /// Id's van de signalen waarop de casus rust.
    pub signalen: Vec<Uuid>,
    /// Codes van de deelnemers die nu meedoen (WGS 2.23, vijfde lid).
    pub deelnemers: Vec<String>,
    /// Nummers van de trappen die open zijn (WGS 2.23, zesde lid).
    pub trappen: Vec<i16>,
    /// Hoeveel subjecten de casus heeft.
    pub aantal_subjecten: i64,
    /// De dag vanaf welke de vijf jaar lopen (WGS 1.8, zevende lid).
    #[schema(value_type = String, format = Date)]
    pub eerste_verwerking: jiff::civil::Date,
}

/// Waarom de casus is gestart.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Startmotivering {
    /// Waarom dit noodzakelijk is voor het doel.
    pub noodzaak: String,
    /// Waarom de inbreuk in verhouding staat tot het doel.
    pub proportionaliteit: String,
    /// Waarom het niet met minder kan.
    pub subsidiariteit: String,
}

/// Dat een deelnemer meedoet in een casus.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deelname {
    /// Code van de deelnemer.
    #[schema(example = "politie")]
    pub deelnemer: String,
    /// Naam van de deelnemer.
    pub naam: String,
    /// Id van het besluit waarmee de deelnemer ging meedoen.
    pub besluit: Uuid,
    /// Sinds wanneer.
    #[schema(value_type = String, format = DateTime)]
    pub vanaf: String,
    /// Tot wanneer, als dat vaststaat.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tot: Option<String>,
}

/// An instant on the wire: to the second, with the offset.
fn moment(moment: jiff::Timestamp) -> String {
    jiff::Timestamp::from_second(moment.as_second())
        .map_or_else(|_| moment.to_string(), |whole| whole.to_string())
}

impl From<CasusMeta> for Casushoofdzaken {
    fn from(meta: CasusMeta) -> Self {
        Self {
            id: meta.id,
            nummer: meta.nummer,
            tafel: meta.tafel,
            status: meta.status,
            gestart_op: moment(meta.gestart_op),
            verloopt_op: moment(meta.verloopt_op),
            versie: meta.versie,
        }
    }
}

impl Casus {
    /// What the caller sees. `is_route` says which acts have an address in this installation.
    pub fn van(beeld: CasusBeeld, is_route: impl Fn(&str) -> bool) -> Self {
        let toegestane_handelingen = beeld
            .toegestaan
            .into_iter()
            .filter(|act| is_route(act))
            .collect();
        let (hoofdzaken, weergave, inhoud, vrij) = match beeld.weergave {
            Weergaven::Meta(meta) => (meta, "meta", None, None),
            Weergaven::Pseudo(pseudo) => {
                let (meta, inhoud) = apart(*pseudo);
                (meta, "pseudo", Some(inhoud), None)
            }
            Weergaven::Vol(vol) => {
                let (meta, inhoud) = apart(vol.pseudo);
                let motivering = Startmotivering {
                    noodzaak: vol.motivering.noodzaak,
                    proportionaliteit: vol.motivering.proportionaliteit,
                    subsidiariteit: vol.motivering.subsidiariteit,
                };
                (meta, "vol", Some(inhoud), Some((vol.werktitel, motivering)))
            }
        };
        let (werktitel, motivering) = vrij.map_or((None, None), |(titel, motivering)| {
            (titel, Some(motivering))
        });
        Self {
            hoofdzaken: hoofdzaken.into(),
            weergave,
            inhoud,
            werktitel,
            motivering,
            toegestane_handelingen,
        }
    }
}

fn apart(pseudo: CasusPseudo) -> (CasusMeta, Casusinhoud) {
    let inhoud = Casusinhoud {
        verschijningsvormen: pseudo.verschijningsvormen,
        besluit: pseudo.besluit,
        casusregisseur: pseudo.casusregisseur,
        signalen: pseudo.signalen,
        deelnemers: pseudo.deelnemers,
        trappen: pseudo.trappen,
        aantal_subjecten: pseudo.aantal_subjecten,
        eerste_verwerking: pseudo.eerste_verwerking,
    };
    (pseudo.meta, inhoud)
}

impl From<deelname::Deelname> for Deelname {
    fn from(een: deelname::Deelname) -> Self {
        Self {
            deelnemer: een.deelnemer,
            naam: een.naam,
            besluit: een.besluit,
            vanaf: moment(een.vanaf),
            tot: een.tot.map(moment),
        }
    }
}
