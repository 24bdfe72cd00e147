// SPDX-License-Identifier: EUPL-1.2
//! Zaken to read, made through the API by the persons who then read them.

use std::net::SocketAddr;

use futures_util::future::try_join_all;
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

use crate::Outcome;
use crate::issuer::Issuer;
use crate::load::{Connection, Target};

/// Who reports and reads: several persons, so that what is remembered per token is not just one.
const CALLERS: [&str; 6] = [
    "partner@politie",
    "partner@belastingdienst",
    "partner@fiod",
    "partner@kmar",
    "partner@om",
    "partner@demodorp_college",
];

/// Makes so many signalen, each with a werkcontext for it, and reads each once.
pub async fn signalen(api: SocketAddr, issuer: &Issuer, count: usize) -> Outcome<Vec<Target>> {
    let shares = CALLERS.iter().enumerate().map(|(place, sub)| {
        let share = count / CALLERS.len() + usize::from(place < count % CALLERS.len());
        async move {
            let mut caller = Caller::new(api, sub, issuer.token(sub)?).await?;
            let mut targets = Vec::with_capacity(share);
            for _ in 0..share {
                targets.push(caller.signaal().await?);
            }
            Ok::<_, Box<dyn std::error::Error>>(targets)
        }
    });
    // One of each caller in turn, so that neighbours in the list are of different persons.
    let mut shares: Vec<_> = try_join_all(shares)
        .await?
        .into_iter()
        .map(Vec::into_iter)
        .collect();
    let mut targets = Vec::with_capacity(count);
    while targets.len() < count {
        targets.extend(shares.iter_mut().filter_map(Iterator::next));
    }
    Ok(targets)
}

struct Caller {
    connection: Connection,
    sub: &'static str,
    token: String,
    ids: Systeembron,
}

impl Caller {
    async fn new(api: SocketAddr, sub: &'static str, token: String) -> Outcome<Self> {
        Ok(Self {
            connection: Connection::open(api).await?,
            sub,
            token,
            ids: Systeembron::default(),
        })
    }

    async fn signaal(&mut self) -> Outcome<Target> {
        let id = self.post("/api/v1/signalen", &signaal()).await?;
        let context =
            json!({"doel": "signaal_wegen", "zaak": id, "reden": "Voorbereiding van de weging."});
        let werkcontext = self.post("/api/v1/werkcontexten", &context).await?;
        let request = format!(
            "GET /api/v1/signalen/{id} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
             Werkcontext: {werkcontext}\r\nAccept: application/json\r\n\r\n",
            self.token
        )
        .into_bytes();
        let reply = self.connection.call(&request).await?;
        if reply.status != 200 {
            let body = String::from_utf8_lossy(reply.body);
            return Err(format!("reading: {} {body}", reply.status).into());
        }
        let shown: Value = serde_json::from_slice(reply.body)?;
        if shown["weergave"] != "vol" {
            return Err("the content is not shown".into());
        }
        let body = reply.body.to_vec();
        Ok(Target {
            id,
            request,
            body,
            caller: self.sub,
            werkcontext,
        })
    }

    async fn post(&mut self, path: &str, body: &Value) -> Outcome<Uuid> {
        let key = self.ids.nieuw_id().ok_or("no random bytes")?;
        let body = body.to_string();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\nIdempotency-Key: {key}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.token,
            body.len()
        );
        let reply = self.connection.call(request.as_bytes()).await?;
        let answer: Value = serde_json::from_slice(reply.body)?;
        let id = answer["id"].as_str().filter(|_| reply.status == 201);
        let id = id.ok_or_else(|| format!("POST {path}: {} {answer}", reply.status))?;
        Ok(id.parse()?)
    }
}

/// One person with one aanwijzing: two sealed values, as most will have a few.
fn signaal() -> Value {
    json!({
        "gedragingen": "Contante aanbetalingen voor bedrijfspanden zonder herkomst van het geld.",
        "waaromGezamenlijk": "Vergunning, aangifte en aangetroffen geld liggen bij drie deelnemers.",
        "verschijningsvorm": "witwassen",
        "tafel": "D",
        "personen": [{
            "naam": {"voornamen": "Karel", "geslachtsnaam": "Voorbeeld-Demo"},
            "geboortedatum": "1980-02-29",
            "aanwijzingen": [{
                "datum": "2026-10-01",
                "bron": "controle",
                "verschijningsvorm": "witwassen",
                "tekst": "Betaalde een jaar huur vooruit in contanten."
            }]
        }]
    })
}
