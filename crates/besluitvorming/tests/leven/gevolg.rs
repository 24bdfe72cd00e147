// SPDX-License-Identifier: EUPL-1.2
//! An effect for the tests: it starts a casus of which nothing more is known than its place in the register.

use autorisatie::opslag::zaak::{Zaakopening, open_zaak};
use autorisatie::{Fout, Geweigerd, Invoerfout, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::regel;

pub struct Proefgevolg;

#[derive(Serialize, Deserialize)]
pub struct Proefinhoud {
    /// An empty one is a fault.
    pub waarom: String,
    /// Other zaken of which the gremium gets sight.
    pub ook: Vec<Uuid>,
    /// Alias of a person.
    pub persoon: Uuid,
    /// No longer lawful at adoption.
    pub vervalt: bool,
}

impl Gevolg for Proefgevolg {
    const SOORT: Besluitsoort = Besluitsoort::CasusStarten;
    type Inhoud = Proefinhoud;

    async fn toets(
        _t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &Proefinhoud,
    ) -> Result<Betrokken, Fout> {
        let fout = |plaats: &str| Invoerfout {
            plaats: plaats.to_owned(),
            code: "motivering_ontbreekt",
            regel: Some(&regel::R06),
            tekst: "Geef dit aan.".to_owned(),
        };
        let mut fouten = Vec::new();
        if voorstel.motivering.noodzaak.is_empty() {
            fouten.push(fout("/noodzaak"));
        }
        if inhoud.waarom.is_empty() {
            fouten.push(fout("/inhoud/waarom"));
        }
        if !fouten.is_empty() {
            return Err(Fout::Ongeldig(fouten));
        }
        Ok(Betrokken {
            zaken: inhoud.ook.clone(),
            subjecten: vec![inhoud.persoon],
        })
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: Proefinhoud,
    ) -> Result<Uitvoering, Fout> {
        let opening = Zaakopening {
            id: t.nieuw_id(),
            soort: "casus",
            tafel: Some(voorstel.gremium.clone()),
            bron_organisatie: None,
            verloopt_op: t.nu() + jiff::SignedDuration::from_hours(24 * 365),
        };
        open_zaak(t, &opening).await?;
        if inhoud.vervalt {
            let detail = "Dit kan niet meer.";
            return Err(Geweigerd::toestand("signaal-niet-in-weging", detail, &regel::R94).into());
        }
        Ok(Uitvoering {
            collectie: "casussen".to_owned(),
            id: opening.id,
            subjecten: vec![inhoud.persoon],
        })
    }
}
