// SPDX-License-Identifier: EUPL-1.2
//! What people at tafel D do, each as himself.

use jiff::{SignedDuration, Timestamp};
use scenarios::Opstelling;
use scenarios::klant::{Aanroep, Antwoord, Klant};
use scenarios::stappen::{meld_signaal, werkcontext_voor};
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

/// A signaal in weging at tafel D, and who works on it.
pub struct Tafel {
    pub opstelling: Opstelling,
    pub regisseur: Klant,
    pub secretaris: Klant,
    pub voorzitter: Klant,
    pub signaal: Uuid,
    pub persoon: Uuid,
    /// Under which the casusregisseur works on the signaal.
    pub werk: Uuid,
}

/// A lid of the tafel.
#[derive(Clone, Debug)]
pub struct Lid {
    pub lidmaatschap: Uuid,
    pub organisatie: String,
    pub rol: String,
}

impl Tafel {
    /// The signaal is in weging; nobody has judged it yet.
    pub async fn nieuw() -> Self {
        let opstelling = Opstelling::nieuw().await;
        let signaal = meld_signaal(&opstelling.als("partner")).await;
        let regisseur = opstelling.als("casusregisseur");
        let werk = werkcontext_voor(&regisseur, "signaal_wegen", signaal.id).await;
        let pad = format!("/signalen/{}", signaal.id);
        let gelezen = regisseur
            .doe(Aanroep::get(&pad).werkcontext(werk))
            .await
            .moet(200);
        let persoon = gelezen.json()["inhoud"]["personen"][0]["id"].clone();
        let in_weging = Aanroep::post(&format!("{pad}/weging")).werkcontext(werk);
        let in_weging = in_weging.versie(&gelezen.etag());
        let _ = regisseur.doe(in_weging).await.moet(201);
        Self {
            secretaris: opstelling.als("omt_secretaris"),
            voorzitter: opstelling.als("omt_voorzitter"),
            regisseur,
            signaal: signaal.id,
            persoon: serde_json::from_value(persoon).expect("an id"),
            werk,
            opstelling,
        }
    }

    /// The deelnemers judge: doel test and criteria a to d.
    pub async fn weeg(&self) {
        let pad = format!("/signalen/{}/weging", self.signaal);
        let nu = self
            .regisseur
            .doe(Aanroep::get(&pad).werkcontext(self.werk))
            .await
            .moet(200);
        let oordeel =
            json!({"tekst": "Gezamenlijk beoordeeld.", "beoordeeldDoor": ["politie", "om"]});
        let weging = json!({
            "inOvereenstemmingMetDoel": true, "doeltoets": oordeel, "type": oordeel, "aantalAardOmvang": oordeel,
            "gewichtInterventies": oordeel, "deelnemersVerband": oordeel,
        });
        let call = Aanroep::patch(&pad).json(&weging).werkcontext(self.werk);
        let _ = self.regisseur.doe(call.versie(&nu.etag())).await.moet(200);
    }

    /// A proposal that is whole.
    pub fn voorstel(&self) -> Value {
        json!({
            "zaak": self.signaal,
            "verschijningsvormen": ["witwassen"],
            "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
            "proportionaliteit": "Een persoon, drie panden, alleen trap 1.",
            "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
            "casusStarten": {
                "signalen": [self.signaal],
                "subjecten": [{"persoon": self.persoon, "persoonsrol": "signaal"}],
                "deelnemers": ["politie", "om"],
            }
        })
    }

    pub async fn stel_voor(&self, voorstel: &Value) -> Antwoord {
        let call = Aanroep::post("/besluiten").json(voorstel);
        self.regisseur.doe(call.werkcontext(self.werk)).await
    }

    /// Plans a vergadering that begins tomorrow, when its agenda gives sight at once.
    pub async fn plan(&self, is_spoed: bool) -> Uuid {
        let nu = i64::try_from(Systeembron::default().nu_us()).expect("now");
        let morgen =
            Timestamp::from_second(nu / 1_000_000).expect("now") + SignedDuration::from_hours(24);
        let body = json!({"begintOp": morgen.to_string(), "isSpoed": is_spoed});
        let call = Aanroep::post("/gremia/D/vergaderingen").json(&body);
        self.secretaris.doe(call).await.moet(201).id()
    }

    pub async fn leden(&self) -> Vec<Lid> {
        let call = Aanroep::get("/gremia/D/leden?limit=100");
        let antwoord = self.secretaris.doe(call).await.moet(200).json();
        let leden = antwoord["leden"].as_array().cloned().unwrap_or_default();
        leden
            .iter()
            .map(|lid| Lid {
                lidmaatschap: serde_json::from_value(lid["lidmaatschap"].clone()).expect("an id"),
                organisatie: lid["organisatie"].as_str().expect("a code").to_owned(),
                rol: lid["rol"].as_str().expect("a rol").to_owned(),
            })
            .collect()
    }

    /// Opens a vergadering with one voorzitter and one lid of each of these organisations.
    pub async fn open(&self, vergadering: Uuid, organisaties: &[&str]) -> Vec<Lid> {
        let leden = self.leden().await;
        let voorzitter = leden.iter().find(|lid| lid.rol == "omt_voorzitter");
        let aanwezig: Vec<Lid> = organisaties
            .iter()
            .filter_map(|wie| {
                leden
                    .iter()
                    .find(|lid| lid.rol == "omt_lid" && lid.organisatie == *wie)
            })
            .chain(voorzitter)
            .cloned()
            .collect();
        let ids: Vec<Uuid> = aanwezig.iter().map(|lid| lid.lidmaatschap).collect();
        let pad = format!("/vergaderingen/{vergadering}");
        let stand = self.secretaris.doe(Aanroep::get(&pad)).await.moet(200);
        let call = Aanroep::post(&format!("{pad}/opening")).json(&json!({"aanwezigen": ids}));
        let _ = self
            .voorzitter
            .doe(call.versie(&stand.etag()))
            .await
            .moet(200);
        aanwezig
    }

    pub async fn sluit(&self, vergadering: Uuid) {
        let pad = format!("/vergaderingen/{vergadering}");
        let stand = self.secretaris.doe(Aanroep::get(&pad)).await.moet(200);
        let call = Aanroep::post(&format!("{pad}/sluiting")).versie(&stand.etag());
        let _ = self.voorzitter.doe(call).await.moet(200);
    }

    /// A step on a besluit, in the version as it stands now.
    pub async fn stap(
        &self,
        wie: &Klant,
        besluit: Uuid,
        stap: &str,
        vergadering: Uuid,
        body: Option<Value>,
    ) -> Antwoord {
        let werk = vergadercontext(wie, vergadering).await;
        let pad = format!("/besluiten/{besluit}");
        let stand = wie
            .doe(Aanroep::get(&pad).werkcontext(werk))
            .await
            .moet(200);
        let call = Aanroep::post(&format!("{pad}/{stap}")).werkcontext(werk);
        let call = call.versie(&stand.etag());
        wie.doe(match body {
            Some(body) => call.json(&body),
            None => call,
        })
        .await
    }

    pub async fn agendeer(&self, besluit: Uuid, vergadering: Uuid) -> Antwoord {
        let body = json!({"vergadering": vergadering});
        self.stap(
            &self.secretaris,
            besluit,
            "agendering",
            vergadering,
            Some(body),
        )
        .await
    }

    /// The secretaris records a standpunt `voor` of each.
    pub async fn allen_voor(&self, besluit: Uuid, vergadering: Uuid, leden: &[Lid]) {
        let werk = vergadercontext(&self.secretaris, vergadering).await;
        for lid in leden {
            let body = json!({"lidmaatschap": lid.lidmaatschap, "standpunt": "voor"});
            let call = Aanroep::post(&format!("/besluiten/{besluit}/standpunten")).json(&body);
            let _ = self.secretaris.doe(call.werkcontext(werk)).await.moet(201);
        }
    }
}

/// Lays down that somebody takes part in a vergadering.
pub async fn vergadercontext(wie: &Klant, vergadering: Uuid) -> Uuid {
    let body = json!({"doel": "besluitvorming", "vergadering": vergadering, "reden": "Besluiten van deze vergadering."});
    let answer = wie.doe(Aanroep::post("/werkcontexten").json(&body)).await;
    answer.moet(201).id()
}

/// Reads a besluit under a werkcontext of its vergadering.
pub async fn lees(wie: &Klant, besluit: Uuid, vergadering: Uuid) -> Antwoord {
    let werk = vergadercontext(wie, vergadering).await;
    wie.doe(Aanroep::get(&format!("/besluiten/{besluit}")).werkcontext(werk))
        .await
}
