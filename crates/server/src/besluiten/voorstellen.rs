// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten`: proposes a besluit about a zaak to the gremium of that zaak.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit::{self, Indiening};
use besluitvorming::gevolg::Motiveringstekst;
use besluitvorming::handelingen::BesluitVoorstellen;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Besluitstand;
use super::code::Vormcode;
use super::inhoud::{CasusStarten, Inhouden, SubjectVerwijderen, Subjectverwijzing, in_verzoek};
use super::inhoud_casus::{CasusAfsluiten, DeelnemersWijzigen};
use super::inhoud_knelpunt::{
    HhkAanwijzen, HhkAfwijzen, HhkBeeindigen, HhkVerlengen, PlanVaststellen,
};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;

/// Wat u voorstelt. Precies één eigenschap draagt de naam van een soort besluit en bepaalt daarmee het soort.
///
/// Alle teksten en ten minste één verschijningsvorm zijn nodig; wat ontbreekt, noemt het antwoord in één keer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Besluitvoorstel {
    /// De zaak waarover het gaat; haar gremium beslist.
    zaak: Uuid,
    /// Codes van de verschijningsvormen.
    #[serde(default)]
    #[schema(max_items = 10)]
    verschijningsvormen: Vec<Vormcode>,
    /// Waarom dit noodzakelijk is voor het doel.
    #[serde(default)]
    #[schema(max_length = 4000)]
    noodzaak: String,
    /// Waarom de inbreuk in verhouding staat tot het doel.
    #[serde(default)]
    #[schema(max_length = 4000)]
    proportionaliteit: String,
    /// Waarom het niet met minder kan.
    #[serde(default)]
    #[schema(max_length = 4000)]
    subsidiariteit: String,
    /// Een casus starten.
    casus_starten: Option<CasusStarten>,
    /// Een casus afsluiten.
    casus_afsluiten: Option<CasusAfsluiten>,
    /// De betrokken deelnemers van een casus wijzigen.
    deelnemers_wijzigen: Option<DeelnemersWijzigen>,
    /// Een voorgedragen subject toevoegen.
    subject_toevoegen: Option<Subjectverwijzing>,
    /// De voordracht van een subject afwijzen.
    subject_afwijzen: Option<Subjectverwijzing>,
    /// Een subject verwijderen.
    subject_verwijderen: Option<SubjectVerwijderen>,
    /// Een handhavingsknelpunt aanwijzen.
    hhk_aanwijzen: Option<HhkAanwijzen>,
    /// Een handhavingsknelpunt afwijzen.
    hhk_afwijzen: Option<HhkAfwijzen>,
    /// Een handhavingsknelpunt verlengen.
    hhk_verlengen: Option<HhkVerlengen>,
    /// Een handhavingsknelpunt beëindigen.
    hhk_beeindigen: Option<HhkBeeindigen>,
    /// Een plan van aanpak vaststellen.
    plan_vaststellen: Option<PlanVaststellen>,
}

impl Besluitvoorstel {
    fn indiening(self) -> Indiening {
        let Self {
            verschijningsvormen,
            noodzaak,
            proportionaliteit,
            subsidiariteit,
            casus_starten,
            casus_afsluiten,
            deelnemers_wijzigen,
            subject_toevoegen,
            subject_afwijzen,
            subject_verwijderen,
            hhk_aanwijzen,
            hhk_afwijzen,
            hhk_verlengen,
            hhk_beeindigen,
            plan_vaststellen,
            ..
        } = self;
        let inhouden = Inhouden {
            casus_starten,
            casus_afsluiten,
            deelnemers_wijzigen,
            subject_toevoegen,
            subject_afwijzen,
            subject_verwijderen,
            hhk_aanwijzen,
            hhk_afwijzen,
            hhk_verlengen,
            hhk_beeindigen,
            plan_vaststellen,
        };
        Indiening {
            inhoud: inhouden.enige(),
            verschijningsvormen: verschijningsvormen.into_iter().map(|code| code.0).collect(),
            motivering: Motiveringstekst {
                noodzaak,
                proportionaliteit,
                subsidiariteit,
            },
        }
    }
}

/// Stelt een besluit voor.
#[utoipa::path(post, path = "/besluiten", operation_id = "besluit.voorstellen", tag = "besluiten",
    params(MetWerkcontext), request_body = Besluitvoorstel,
    responses((status = 201, description = "Het voorstel is vastgelegd", body = Besluitstand)))]
pub async fn voorstellen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let voorstel: Besluitvoorstel = binnen.lichaam()?;
    let handeling = BesluitVoorstellen {
        zaak: voorstel.zaak,
    };
    let (gedeelde, indiening) = (binnen.state().gedeelde(), voorstel.indiening());
    let soort = indiening.inhoud.as_ref().map(|(soort, _)| *soort);
    let werk = async move |t: &mut Toegang<'_, BesluitVoorstellen>| {
        besluit::voorstellen(t, &gedeelde.gevolgen, indiening, &gedeelde.tijdzone)
            .await
            .map_err(|fout| in_verzoek(fout, soort))
    };
    let gemaakt = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (pad, versie) = (
        format!("/besluiten/{}", gemaakt.waarde().id),
        gemaakt.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gemaakt, Besluitstand::from)
        .met_versie(versie)
        .op(&pad))
}
