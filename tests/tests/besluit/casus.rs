// SPDX-License-Identifier: EUPL-1.2
//! A casus of tafel D with one subject, in which politie and openbaar ministerie take part.

use scenarios::klant::{Aanroep, Antwoord, Klant};
use scenarios::stappen::werkcontext_voor;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::stappen::{Tafel, vergadercontext};

/// With the voorzitter of the openbaar ministerie: three deelnemers more, among them the politie.
const QUORUM: [&str; 3] = ["politie", "belastingdienst", "fiod"];

pub struct Casus {
    pub tafel: Tafel,
    pub id: Uuid,
    /// The subject with which it started.
    pub eerste: Uuid,
}

impl Casus {
    pub async fn nieuw() -> Self {
        let tafel = Tafel::nieuw().await;
        tafel.weeg().await;
        let besluit = tafel.stel_voor(&tafel.voorstel()).await.moet(201).id();
        let mut casus = Self {
            tafel,
            id: Uuid::nil(),
            eerste: Uuid::nil(),
        };
        let vergadering = casus.breng_in_stemming(besluit, "voor").await;
        let vast = casus.stel_vast(besluit, vergadering).await;
        casus.id = serde_json::from_value(vast.json()["resultaat"]["id"].clone()).expect("an id");
        let regisseur = casus.tafel.regisseur.clone();
        let lijst = casus.subjecten(&regisseur).await.moet(200).json();
        let eerste = lijst["subjecten"][0]["id"].clone();
        casus.eerste = serde_json::from_value(eerste).expect("an id");
        casus
    }

    pub fn als(&self, sub: &str) -> Klant {
        self.tafel.opstelling.als(sub)
    }

    pub async fn werk(&self, wie: &Klant) -> Uuid {
        werkcontext_voor(wie, "casusoverleg", self.id).await
    }

    pub async fn subjecten(&self, wie: &Klant) -> Antwoord {
        let werk = self.werk(wie).await;
        let pad = format!("/casussen/{}/subjecten", self.id);
        wie.doe(Aanroep::get(&pad).werkcontext(werk)).await
    }

    /// Somebody of the direct circle of the first subject.
    pub fn voordracht(&self) -> Value {
        json!({
            "persoonsrol": "directe_kring",
            "hangtAan": self.eerste,
            "waarom": "Staat ingeschreven op hetzelfde adres.",
            "persoon": {
                "naam": {"voornamen": "Aukje", "geslachtsnaam": "Nergenshuizen-Demo"},
                "geboortedatum": "1984-05-06",
                "bsn": "999993653"
            }
        })
    }

    pub async fn draag_voor(&self, wie: &Klant, voordracht: &Value) -> Antwoord {
        let werk = self.werk(wie).await;
        let pad = format!("/casussen/{}/subjecten", self.id);
        let call = Aanroep::post(&pad).json(voordracht).werkcontext(werk);
        wie.doe(call).await
    }

    pub async fn lees(&self, wie: &Klant, subject: Uuid) -> Antwoord {
        let werk = self.werk(wie).await;
        let pad = format!("/subjecten/{subject}");
        wie.doe(Aanroep::get(&pad).werkcontext(werk)).await
    }

    /// Status of what somebody gets, and whether it is in his list: they say the same.
    pub async fn ziet(&self, sub: &str, subject: Uuid) -> Option<String> {
        let wie = self.als(sub);
        let gelezen = self.lees(&wie, subject).await;
        let lijst = self.subjecten(&wie).await.moet(200).json();
        let regels = lijst["subjecten"].as_array().cloned().unwrap_or_default();
        let in_lijst = regels.iter().any(|regel| regel["id"] == json!(subject));
        assert_eq!(gelezen.status == 200, in_lijst, "{sub}: {gelezen}");
        if gelezen.status == 200 {
            return gelezen.json()["status"].as_str().map(str::to_owned);
        }
        assert_eq!(gelezen.moet(404).code(), "niet-gevonden");
        None
    }

    /// The casusregisseur proposes a besluit about a subject.
    pub async fn stel_voor(&self, soort: &str, inhoud: Value) -> Antwoord {
        let regisseur = &self.tafel.regisseur;
        let werk = self.werk(regisseur).await;
        let mut voorstel = json!({
            "zaak": self.id,
            "verschijningsvormen": ["witwassen"],
            "noodzaak": "Zonder hem blijft onduidelijk waar het geld blijft.",
            "proportionaliteit": "Alleen trap 1.",
            "subsidiariteit": "Er is geen lichter middel.",
        });
        voorstel[soort] = inhoud;
        let call = Aanroep::post("/besluiten")
            .json(&voorstel)
            .werkcontext(werk);
        regisseur.doe(call).await
    }

    /// On the agenda of an open vergadering with a standpunt of each who is there. Answers with the vergadering.
    pub async fn breng_in_stemming(&self, besluit: Uuid, standpunt: &str) -> Uuid {
        let tafel = &self.tafel;
        let vergadering = tafel.plan(false).await;
        let _ = tafel.agendeer(besluit, vergadering).await.moet(200);
        let leden = tafel.open(vergadering, &QUORUM).await;
        let werk = vergadercontext(&tafel.secretaris, vergadering).await;
        for lid in leden {
            let body = json!({"lidmaatschap": lid.lidmaatschap, "standpunt": standpunt});
            let call = Aanroep::post(&format!("/besluiten/{besluit}/standpunten")).json(&body);
            let _ = tafel.secretaris.doe(call.werkcontext(werk)).await.moet(201);
        }
        vergadering
    }

    pub async fn stel_vast(&self, besluit: Uuid, vergadering: Uuid) -> Antwoord {
        let tafel = &self.tafel;
        let aangenomen = tafel.stap(&tafel.secretaris, besluit, "aanneming", vergadering, None);
        let _ = aangenomen.await.moet(200);
        let vast = tafel.stap(
            &tafel.voorzitter,
            besluit,
            "vaststelling",
            vergadering,
            None,
        );
        vast.await.moet(200)
    }

    pub async fn besluit_over(&self, soort: &str, inhoud: Value) -> Antwoord {
        let besluit = self.stel_voor(soort, inhoud).await.moet(201).id();
        let vergadering = self.breng_in_stemming(besluit, "voor").await;
        self.stel_vast(besluit, vergadering).await
    }

    /// Proposed by the politie and added.
    pub async fn tweede(&self) -> Uuid {
        let partner = self.als("partner");
        let id = self
            .draag_voor(&partner, &self.voordracht())
            .await
            .moet(201)
            .id();
        let _ = self
            .besluit_over("subjectToevoegen", json!({ "subject": id }))
            .await;
        id
    }

    /// The key of who was rejected is destroyed: waits until it is, and fails when it does not come.
    pub async fn wacht_op_vernietiging(&self, subject: Uuid) {
        let inkijk = self.tafel.opstelling.inkijk().await;
        let vraag = format!(
            "SELECT COALESCE(array_length(sleutels, 1), 0)::text FROM zaak.sleutelvernietiging \
             WHERE subject = '{subject}' AND uitgevoerd_op IS NOT NULL"
        );
        let wacht = async {
            loop {
                if let Some(aantal) = inkijk.tekst(&vraag).await {
                    return aantal;
                }
            }
        };
        let binnen = std::time::Duration::from_secs(60);
        let aantal = tokio::time::timeout(binnen, wacht).await;
        assert_eq!(aantal.expect("destroyed in time"), "1");
    }
}
