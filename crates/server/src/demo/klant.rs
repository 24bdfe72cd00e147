// SPDX-License-Identifier: EUPL-1.2
//! The client of the walk: it knows nothing that another client could not know.

use reqwest::{Client, Method, StatusCode};
use serde_json::Value;
use uuid::Uuid;

use super::Uitkomst;
use super::uitgever::Uitgever;
use crate::bron::{Bron as _, Systeembron};

/// Asks a running issuer for a token.
pub(super) async fn token(issuer: &str, sub: &str) -> Uitkomst<String> {
    let answer = client()?
        .get(format!("{issuer}/token/{sub}"))
        .send()
        .await?;
    let is_good = answer.status() == StatusCode::OK;
    let text = answer.text().await?;
    if is_good { Ok(text) } else { Err(text.into()) }
}

fn client() -> Uitkomst<Client> {
    Ok(Client::builder().no_proxy().build()?)
}

/// One call, to be filled in and sent.
pub(super) struct Aanroep<'a> {
    pub(super) methode: Method,
    pub(super) pad: String,
    pub(super) lichaam: Option<Value>,
    pub(super) werkcontext: Option<Uuid>,
    pub(super) etag: Option<&'a str>,
}

impl Aanroep<'_> {
    pub(super) fn get(pad: String) -> Self {
        Self {
            methode: Method::GET,
            pad,
            lichaam: None,
            werkcontext: None,
            etag: None,
        }
    }

    pub(super) fn post(pad: &str, lichaam: Value) -> Self {
        Self {
            methode: Method::POST,
            pad: pad.to_owned(),
            lichaam: Some(lichaam),
            werkcontext: None,
            etag: None,
        }
    }

    pub(super) fn met(mut self, werkcontext: Uuid) -> Self {
        self.werkcontext = Some(werkcontext);
        self
    }
}

/// What came back.
pub(super) struct Antwoord {
    pub(super) status: u16,
    pub(super) lichaam: Vec<u8>,
    pub(super) logregel: Option<String>,
    pub(super) etag: Option<String>,
}

impl Antwoord {
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.lichaam).unwrap_or_default()
    }

    pub(super) fn id(&self) -> Uitkomst<Uuid> {
        let body = self.json();
        let text = body["id"].as_str().ok_or("het antwoord heeft geen id")?;
        Ok(text.parse()?)
    }
}

/// Sends calls as one person and tells what happens.
pub(super) struct Klant<'a> {
    client: Client,
    base: &'a str,
    token: String,
    wie: &'a str,
}

impl<'a> Klant<'a> {
    pub(super) fn als(base: &'a str, issuer: &Uitgever, wie: &'a str) -> Uitkomst<Self> {
        Ok(Self {
            client: client()?,
            base,
            token: issuer.token(wie)?,
            wie,
        })
    }

    /// The same person with a token that somebody meddled with.
    pub(super) fn met_vals_token(mut self) -> Self {
        let last = if self.token.ends_with('A') { 'B' } else { 'A' };
        self.token.insert(self.token.len() / 2, last);
        self
    }

    /// Sends a call, tells it, and wants this status.
    pub(super) async fn doe(
        &self,
        wat: &str,
        aanroep: Aanroep<'_>,
        wil: &[u16],
    ) -> Uitkomst<Antwoord> {
        let url = format!("{}{}", self.base, aanroep.pad);
        let mut request = self
            .client
            .request(aanroep.methode.clone(), url)
            .bearer_auth(&self.token);
        if let Some(body) = &aanroep.lichaam {
            let key = Systeembron::default()
                .nieuw_id()
                .ok_or("de bron van toeval faalt")?;
            request = request
                .header("Idempotency-Key", key.to_string())
                .json(body);
        }
        if let Some(id) = aanroep.werkcontext {
            request = request.header("Werkcontext", id.to_string());
        }
        if let Some(etag) = aanroep.etag {
            request = request.header("If-Match", etag);
        }
        let answer = request.send().await?;
        let header = |name: &str| {
            let value = answer.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let (logregel, etag) = (header("Logregel"), header("ETag"));
        let antwoord = Antwoord {
            status: answer.status().as_u16(),
            logregel,
            etag,
            lichaam: answer.bytes().await?.to_vec(),
        };
        self.tell(wat, &aanroep, &antwoord);
        if wil.contains(&antwoord.status) {
            Ok(antwoord)
        } else {
            let text = String::from_utf8_lossy(&antwoord.lichaam);
            Err(format!("verwacht {wil:?}, kreeg {}: {text}", antwoord.status).into())
        }
    }

    fn tell(&self, wat: &str, aanroep: &Aanroep<'_>, antwoord: &Antwoord) {
        println!("\n{wat}");
        println!("  wie       {}", self.wie);
        println!("  verzoek   {} {}", aanroep.methode, aanroep.pad);
        println!("  status    {}", antwoord.status);
        let record = antwoord.logregel.as_deref();
        println!(
            "  logregel  {}",
            record.unwrap_or("geteld per bron en seconde")
        );
    }
}
