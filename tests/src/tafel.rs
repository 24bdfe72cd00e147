// SPDX-License-Identifier: EUPL-1.2
//! A gremium at work, each of its people as himself: what is proposed goes over an agenda to a vote and is adopted.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

use crate::klant::{Aanroep, Antwoord, Klant};
use crate::opstelling::Opstelling;
use crate::stappen::{meld_signaal, werkcontext_over, werkcontext_voor};

/// Deelnemers who sit besides the voorzitter: enough for a quorum, the politie among them.
const AANWEZIG: [&str; 3] = ["politie", "belastingdienst", "fiod"];

/// Who works at a gremium, and how it decides.
#[derive(Clone)]
pub struct Gremium {
    /// Its code.
    pub code: &'static str,
    /// Who keeps its agenda.
    pub secretaris: Klant,
    /// Who presides.
    pub voorzitter: Klant,
}

/// A besluit that the leden accepted.
#[derive(Clone, Copy, Debug)]
pub struct Aangenomen {
    /// Besluit.
    pub besluit: Uuid,
    /// The vergadering, still open.
    pub vergadering: Uuid,
    /// Under which the voorzitter adopts.
    pub werk: Uuid,
}

/// An open vergadering, and who are there.
#[derive(Clone, Debug)]
pub struct Zitting {
    /// The vergadering.
    pub vergadering: Uuid,
    /// Lidmaatschappen of those present.
    pub leden: Vec<Value>,
}

/// Lays down that somebody takes part in a vergadering.
async fn zittingscontext(wie: &Klant, vergadering: Uuid) -> Uuid {
    werkcontext_over(wie, "besluitvorming", "vergadering", vergadering).await
}

impl Gremium {
    /// The people of tafel D.
    #[must_use]
    pub fn d(opstelling: &Opstelling) -> Self {
        Self {
            code: "D",
            secretaris: opstelling.als("omt_secretaris"),
            voorzitter: opstelling.als("omt_voorzitter"),
        }
    }

    /// The people of tafel REGIONAAL.
    #[must_use]
    pub fn regionaal(opstelling: &Opstelling) -> Self {
        Self {
            code: "REGIONAAL",
            secretaris: opstelling.als("omt_secretaris@REGIONAAL"),
            voorzitter: opstelling.als("omt_voorzitter@REGIONAAL"),
        }
    }

    /// The people of the Stuurgroep.
    #[must_use]
    pub fn stuurgroep(opstelling: &Opstelling) -> Self {
        Self {
            code: "STUURGROEP",
            secretaris: opstelling.als("stg_secretaris"),
            voorzitter: opstelling.als("stg_voorzitter"),
        }
    }

    /// Puts a proposal on the agenda of a new vergadering, opens it, and records that all present are for it.
    pub async fn neem_aan(&self, besluit: Uuid) -> Aangenomen {
        let zitting = self.leg_voor(besluit, &AANWEZIG).await;
        self.stem(besluit, zitting.vergadering, &zitting.leden)
            .await
    }

    /// Puts a proposal on the agenda of a new vergadering and opens it with the voorzitter and a lid of each of these.
    pub async fn leg_voor(&self, besluit: Uuid, organisaties: &[&str]) -> Zitting {
        let vergadering = self.plan().await;
        let body = json!({"vergadering": vergadering});
        let _ = self
            .stap(besluit, "agendering", vergadering, Some(body))
            .await
            .moet(200);
        Zitting {
            vergadering,
            leden: self.open(vergadering, organisaties).await,
        }
    }

    /// Records that these leden are for it, and that it is accepted.
    pub async fn stem(&self, besluit: Uuid, vergadering: Uuid, leden: &[Value]) -> Aangenomen {
        let werk = zittingscontext(&self.secretaris, vergadering).await;
        for lid in leden {
            let body = json!({"lidmaatschap": lid, "standpunt": "voor"});
            let call = Aanroep::post(&format!("/besluiten/{besluit}/standpunten")).json(&body);
            let _ = self.secretaris.doe(call.werkcontext(werk)).await.moet(201);
        }
        let _ = self
            .stap(besluit, "aanneming", vergadering, None)
            .await
            .moet(200);
        Aangenomen {
            besluit,
            vergadering,
            werk: zittingscontext(&self.voorzitter, vergadering).await,
        }
    }

    /// The call by which the voorzitter adopts, in the version as it stands now.
    pub async fn vaststelling(&self, wat: Aangenomen) -> Aanroep {
        let path = format!("/besluiten/{}", wat.besluit);
        let read = Aanroep::get(&path).werkcontext(wat.werk);
        let etag = self.voorzitter.doe(read).await.moet(200).etag();
        Aanroep::post(&format!("{path}/vaststelling"))
            .werkcontext(wat.werk)
            .versie(&etag)
    }

    /// The voorzitter adopts.
    pub async fn stel_vast(&self, wat: Aangenomen) -> Antwoord {
        let call = self.vaststelling(wat).await;
        self.voorzitter.doe(call).await
    }

    /// Everything that comes after a proposal.
    pub async fn besluit(&self, besluit: Uuid) -> Antwoord {
        let aangenomen = self.neem_aan(besluit).await;
        self.stel_vast(aangenomen).await.moet(200)
    }

    async fn plan(&self) -> Uuid {
        let body = json!({"begintOp": over_een_uur(), "isSpoed": false});
        let call = Aanroep::post(&format!("/gremia/{}/vergaderingen", self.code)).json(&body);
        self.secretaris.doe(call).await.moet(201).id()
    }

    /// Opens a vergadering; the lidmaatschappen of those present.
    async fn open(&self, vergadering: Uuid, organisaties: &[&str]) -> Vec<Value> {
        let call = Aanroep::get(&format!("/gremia/{}/leden?limit=100", self.code));
        let answer = self.secretaris.doe(call).await.moet(200).json();
        let leden = answer["leden"].as_array().cloned().unwrap_or_default();
        let lid = |rol: &str, organisatie: Option<&str>| {
            let found = leden.iter().find(|lid| {
                lid["rol"].as_str().is_some_and(|een| een.ends_with(rol))
                    && organisatie.is_none_or(|code| lid["organisatie"] == code)
            });
            found.map(|lid| lid["lidmaatschap"].clone())
        };
        let mut aanwezigen: Vec<Value> = organisaties
            .iter()
            .filter_map(|code| lid("_lid", Some(code)))
            .collect();
        aanwezigen.extend(lid("_voorzitter", None));
        let path = format!("/vergaderingen/{vergadering}");
        let etag = self
            .secretaris
            .doe(Aanroep::get(&path))
            .await
            .moet(200)
            .etag();
        let body = json!({"aanwezigen": aanwezigen});
        let call = Aanroep::post(&format!("{path}/opening")).json(&body);
        let _ = self.voorzitter.doe(call.versie(&etag)).await.moet(200);
        aanwezigen
    }

    /// A step of the secretaris, in the version as it stands now.
    async fn stap(
        &self,
        besluit: Uuid,
        stap: &str,
        vergadering: Uuid,
        body: Option<Value>,
    ) -> Antwoord {
        let werk = werkcontext_over(
            &self.secretaris,
            "besluitvorming",
            "vergadering",
            vergadering,
        )
        .await;
        let path = format!("/besluiten/{besluit}");
        let read = Aanroep::get(&path).werkcontext(werk);
        let etag = self.secretaris.doe(read).await.moet(200).etag();
        let call = Aanroep::post(&format!("{path}/{stap}"))
            .werkcontext(werk)
            .versie(&etag);
        self.secretaris
            .doe(match body {
                Some(body) => call.json(&body),
                None => call,
            })
            .await
    }
}

/// Near enough for the agenda to give sight at once (norm AGENDA_ZICHT_DAGEN).
fn over_een_uur() -> String {
    let now = i64::try_from(Systeembron::default().nu_us() / 1_000_000).expect("a clock");
    let now = Timestamp::from_second(now).expect("an instant");
    (now + SignedDuration::from_hours(1)).to_string()
}

/// A running casus of tafel D, started over the API, and who works on it.
pub struct Casuswerk {
    /// The service.
    pub opstelling: Opstelling,
    /// Tafel D.
    pub tafel: Gremium,
    /// Its casusregisseur.
    pub regisseur: Klant,
    /// The signaal on which the casus rests.
    pub signaal: Uuid,
    /// The casus.
    pub casus: Uuid,
    /// Under which the casusregisseur works on it.
    pub werk: Uuid,
}

impl Casuswerk {
    /// A casus in which these deelnemers take part.
    pub async fn met(deelnemers: &[&str]) -> Self {
        let opstelling = Opstelling::nieuw().await;
        let tafel = Gremium::d(&opstelling);
        let regisseur = opstelling.als("casusregisseur");
        let signaal = meld_signaal(&opstelling.als("partner")).await.id;
        let werk = werkcontext_voor(&regisseur, "signaal_wegen", signaal).await;
        let persoon = weeg(&regisseur, signaal, werk).await;
        let mut voorstel = voorstel(signaal);
        voorstel["casusStarten"] = json!({
            "signalen": [signaal],
            "subjecten": [{"persoon": persoon, "persoonsrol": "signaal"}],
            "deelnemers": deelnemers,
        });
        let call = Aanroep::post("/besluiten")
            .json(&voorstel)
            .werkcontext(werk);
        let besluit = regisseur.doe(call).await.moet(201).id();
        let gestart = tafel.besluit(besluit).await.json();
        let casus = serde_json::from_value(gestart["resultaat"]["id"].clone()).expect("an id");
        let werk = werkcontext_voor(&regisseur, "casusoverleg", casus).await;
        Self {
            opstelling,
            tafel,
            regisseur,
            signaal,
            casus,
            werk,
        }
    }

    /// The address of the casus.
    #[must_use]
    pub fn pad(&self) -> String {
        format!("/casussen/{}", self.casus)
    }

    /// The casusregisseur proposes a besluit about the casus: the name of its property, and what it holds.
    pub async fn stel_voor(&self, eigenschap: &str, inhoud: Value) -> Antwoord {
        let mut voorstel = voorstel(self.casus);
        voorstel[eigenschap] = inhoud;
        let call = Aanroep::post("/besluiten").json(&voorstel);
        self.regisseur.doe(call.werkcontext(self.werk)).await
    }

    /// A besluit about the casus, from proposal to adoption.
    pub async fn besluit(&self, eigenschap: &str, inhoud: Value) -> Antwoord {
        let besluit = self.stel_voor(eigenschap, inhoud).await.moet(201).id();
        self.tafel.besluit(besluit).await
    }

    /// Reads the casus as somebody, under a werkcontext or none.
    pub async fn lees(&self, wie: &Klant, werk: Option<Uuid>) -> Antwoord {
        let call = Aanroep::get(&self.pad());
        wie.doe(match werk {
            Some(werk) => call.werkcontext(werk),
            None => call,
        })
        .await
    }

    /// Of each subject the casusregisseur decides that he is told.
    pub async fn beslis_over_informeren(&self) {
        let list = Aanroep::get(&format!("{}/subjecten", self.pad())).werkcontext(self.werk);
        let list = self.regisseur.doe(list).await.moet(200).json();
        for subject in list["subjecten"].as_array().into_iter().flatten() {
            let path = format!("/subjecten/{}", subject["id"].as_str().expect("an id"));
            let read = Aanroep::get(&path).werkcontext(self.werk);
            let etag = self.regisseur.doe(read).await.moet(200).etag();
            let body = json!({
                "beslissing": "informeren", "grond": "informatieplicht", "toelichting": "Het onderzoek is voorbij.",
            });
            let call = Aanroep::post(&format!("{path}/informering")).json(&body);
            let call = call.werkcontext(self.werk).versie(&etag);
            let _ = self.regisseur.doe(call).await.moet(201);
        }
    }

    /// A deelnemer who works on the casus, and his werkcontext.
    pub async fn deelnemer(&self, sub: &str) -> (Klant, Uuid) {
        let wie = self.opstelling.als(sub);
        let werk = werkcontext_voor(&wie, "casusoverleg", self.casus).await;
        (wie, werk)
    }
}

/// What every proposal holds, about this zaak.
#[must_use]
pub fn voorstel(zaak: Uuid) -> Value {
    json!({
        "zaak": zaak,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
        "proportionaliteit": "Een persoon, drie panden, alleen trap 1.",
        "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
    })
}

/// Takes a signaal in weging and records that the deelnemers judged it; the id of the person that it names.
pub async fn weeg(regisseur: &Klant, signaal: Uuid, werk: Uuid) -> Value {
    let path = format!("/signalen/{signaal}");
    let read = regisseur
        .doe(Aanroep::get(&path).werkcontext(werk))
        .await
        .moet(200);
    let persoon = read.json()["inhoud"]["personen"][0]["id"].clone();
    let path = format!("{path}/weging");
    let call = Aanroep::post(&path).werkcontext(werk).versie(&read.etag());
    let taken = regisseur.doe(call).await.moet(201);
    let oordeel = json!({"tekst": "Gezamenlijk beoordeeld.", "beoordeeldDoor": ["politie", "om"]});
    let weging = json!({
        "inOvereenstemmingMetDoel": true, "doeltoets": oordeel, "type": oordeel, "aantalAardOmvang": oordeel,
        "gewichtInterventies": oordeel, "deelnemersVerband": oordeel,
    });
    let call = Aanroep::patch(&path).json(&weging).werkcontext(werk);
    let _ = regisseur.doe(call.versie(&taken.etag())).await.moet(200);
    persoon
}
