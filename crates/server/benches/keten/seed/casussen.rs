// SPDX-License-Identifier: EUPL-1.2
//! Casussen, each by a besluit of tafel D: what a casus is cannot be made in a shorter way.

use std::net::SocketAddr;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

use super::caller::{Caller, Request, id};
use super::signaal;
use crate::Outcome;
use crate::issuer::Issuer;
use crate::load::Target;

/// Who work on it.
struct People {
    reporter: Caller,
    regisseur: Caller,
    secretaris: Caller,
    voorzitter: Caller,
}

/// Makes so many casussen, all decided upon in one vergadering, and lets two betrokken deelnemers read them in turn.
pub async fn casussen(api: SocketAddr, issuer: &Issuer, count: usize) -> Outcome<Vec<Target>> {
    let mut people = People {
        reporter: Caller::new(api, issuer, "partner@politie").await?,
        regisseur: Caller::new(api, issuer, "casusregisseur@D").await?,
        secretaris: Caller::new(api, issuer, "omt_secretaris@D").await?,
        voorzitter: Caller::new(api, issuer, "omt_voorzitter@D").await?,
    };
    let vergadering = people.plan().await?;
    let preparing = people
        .secretaris
        .werkcontext("vergadering_voorbereiden", "vergadering", vergadering)
        .await?;
    let mut besluiten = Vec::with_capacity(count);
    for _ in 0..count {
        let besluit = people.propose().await?;
        people
            .put_on_agenda(besluit, vergadering, preparing)
            .await?;
        besluiten.push(besluit);
    }
    let present = people.open(vergadering).await?;
    let deciding = (
        people
            .secretaris
            .werkcontext("besluitvorming", "vergadering", vergadering)
            .await?,
        people
            .voorzitter
            .werkcontext("besluitvorming", "vergadering", vergadering)
            .await?,
    );
    let mut readers = [
        people.reporter_again(api, issuer).await?,
        Caller::new(api, issuer, "partner@belastingdienst").await?,
    ];
    let mut targets = Vec::with_capacity(count);
    for (number, besluit) in besluiten.into_iter().enumerate() {
        let casus = people.decide(besluit, deciding, &present).await?;
        let reader = &mut readers[number % 2];
        targets.push(reader.target("casussen", casus, "casusoverleg").await?);
    }
    Ok(targets)
}

impl People {
    async fn reporter_again(&self, api: SocketAddr, issuer: &Issuer) -> Outcome<Caller> {
        Caller::new(api, issuer, "partner@politie").await
    }

    /// A vergadering that begins tomorrow.
    async fn plan(&mut self) -> Outcome<Uuid> {
        let now =
            Timestamp::from_second(i64::try_from(Systeembron::default().nu_us() / 1_000_000)?)?;
        let begin = now.checked_add(SignedDuration::from_hours(24))?;
        let body = json!({"begintOp": begin.to_string(), "isSpoed": false});
        post(&mut self.secretaris, "/gremia/D/vergaderingen", body).await
    }

    /// From a signaal to a proposal.
    async fn propose(&mut self) -> Outcome<Uuid> {
        let body = Request {
            body: Some(signaal()),
            ..Request::default()
        };
        let made = self.reporter.send_as("POST", "/signalen", body).await?;
        let signaal = made.id()?;
        let path = format!("/signalen/{signaal}");
        let report = Request {
            version: Some(&made),
            ..Request::default()
        };
        self.reporter
            .send_as("POST", &format!("{path}/melding"), report)
            .await?;
        let work = self
            .regisseur
            .werkcontext("signaal_wegen", "zaak", signaal)
            .await?;
        let read = self.regisseur.get(&path, Some(work)).await?;
        let persoon = id(&read.body["inhoud"]["personen"][0]["id"])?;
        let weging = format!("{path}/weging");
        let request = |body, version| Request {
            body,
            version,
            werkcontext: Some(work),
        };
        let taken = request(None, Some(&read));
        let taken = self.regisseur.send_as("POST", &weging, taken).await?;
        let weighed = request(Some(judgement()), Some(&taken));
        self.regisseur.send_as("PATCH", &weging, weighed).await?;
        let proposal = request(Some(proposal(signaal, persoon)), None);
        self.regisseur
            .send_as("POST", "/besluiten", proposal)
            .await?
            .id()
    }

    async fn put_on_agenda(&mut self, besluit: Uuid, vergadering: Uuid, work: Uuid) -> Outcome<()> {
        let path = format!("/besluiten/{besluit}");
        let now = self.secretaris.get(&path, None).await?;
        let request = Request {
            body: Some(json!({"vergadering": vergadering})),
            werkcontext: Some(work),
            version: Some(&now),
        };
        self.secretaris
            .send_as("POST", &format!("{path}/agendering"), request)
            .await?;
        Ok(())
    }

    /// Opens with every lid; gives who is present.
    async fn open(&mut self, vergadering: Uuid) -> Outcome<Vec<Value>> {
        let leden = self
            .secretaris
            .get("/gremia/D/leden?limit=100", None)
            .await?;
        let leden = leden.body["leden"].as_array().cloned().unwrap_or_default();
        let with = |rol: &'static str| leden.iter().filter(move |lid| lid["rol"] == rol);
        // Who can replace the voorzitter sits at the tafel as a lid.
        let is_lid = |wie: &&Value| with("omt_lid").any(|lid| lid["naam"] == wie["naam"]);
        let present: Vec<Value> = with("omt_lid")
            .chain(with("omt_voorzitter").filter(|wie| !is_lid(wie)))
            .map(|lid| lid["lidmaatschap"].clone())
            .collect();
        let path = format!("/vergaderingen/{vergadering}");
        let now = self.secretaris.get(&path, None).await?;
        let request = Request {
            body: Some(json!({"aanwezigen": present})),
            version: Some(&now),
            werkcontext: None,
        };
        self.voorzitter
            .send_as("POST", &format!("{path}/opening"), request)
            .await?;
        Ok(present)
    }

    /// Everybody is for it, it is accepted and adopted; gives the casus.
    async fn decide(
        &mut self,
        besluit: Uuid,
        (secretaris, voorzitter): (Uuid, Uuid),
        present: &[Value],
    ) -> Outcome<Uuid> {
        let path = format!("/besluiten/{besluit}");
        for lid in present {
            let now = self.secretaris.get(&path, Some(secretaris)).await?;
            let request = Request {
                body: Some(json!({"lidmaatschap": lid, "standpunt": "voor"})),
                werkcontext: Some(secretaris),
                version: Some(&now),
            };
            self.secretaris
                .send_as("POST", &format!("{path}/standpunten"), request)
                .await?;
        }
        let now = self.secretaris.get(&path, Some(secretaris)).await?;
        let request = Request {
            body: None,
            werkcontext: Some(secretaris),
            version: Some(&now),
        };
        self.secretaris
            .send_as("POST", &format!("{path}/aanneming"), request)
            .await?;
        let now = self.voorzitter.get(&path, Some(voorzitter)).await?;
        let request = Request {
            body: None,
            werkcontext: Some(voorzitter),
            version: Some(&now),
        };
        let adopted = self
            .voorzitter
            .send_as("POST", &format!("{path}/vaststelling"), request)
            .await?;
        id(&adopted.body["resultaat"]["id"])
    }
}

async fn post(caller: &mut Caller, path: &str, body: Value) -> Outcome<Uuid> {
    let request = Request {
        body: Some(body),
        ..Request::default()
    };
    caller.send_as("POST", path, request).await?.id()
}

fn judgement() -> Value {
    let judged = json!({"tekst": "Gezamenlijk beoordeeld.", "beoordeeldDoor": ["politie", "om"]});
    json!({
        "inOvereenstemmingMetDoel": true, "doeltoets": judged, "type": judged, "aantalAardOmvang": judged,
        "gewichtInterventies": judged, "deelnemersVerband": judged,
    })
}

fn proposal(signaal: Uuid, persoon: Uuid) -> Value {
    json!({
        "zaak": signaal,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
        "proportionaliteit": "Een persoon, drie panden, alleen trap 1.",
        "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
        "casusStarten": {
            "signalen": [signaal],
            "subjecten": [{"persoon": persoon, "persoonsrol": "signaal"}],
            "deelnemers": ["politie", "belastingdienst"],
            "trappen": [1]
        }
    })
}
