// SPDX-License-Identifier: EUPL-1.2
//! The client of the walk and of the set: it knows nothing that another client could not know.

use std::io::Write;

use reqwest::{Client, Method, Response, StatusCode};
use serde_json::Value;
use uuid::Uuid;

use super::Uitkomst;
use super::uitgever::Uitgever;
use super::vertel::{self, Verslag};
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
#[derive(Clone)]
pub(super) struct Aanroep {
    pub(super) methode: Method,
    pub(super) pad: String,
    pub(super) lichaam: Option<Value>,
    pub(super) werkcontext: Option<Uuid>,
    pub(super) etag: Option<String>,
    /// The Idempotency-Key of a change; a fresh one when there is none.
    pub(super) sleutel: Option<String>,
}

impl Aanroep {
    pub(super) fn get(pad: String) -> Self {
        Self {
            methode: Method::GET,
            pad,
            lichaam: None,
            werkcontext: None,
            etag: None,
            sleutel: None,
        }
    }

    pub(super) fn post(pad: &str, lichaam: Value) -> Self {
        Self {
            methode: Method::POST,
            pad: pad.to_owned(),
            lichaam: Some(lichaam),
            werkcontext: None,
            etag: None,
            sleutel: None,
        }
    }

    /// A step of a thing as it was last seen, without a body.
    pub(super) fn stap(pad: &str, gezien: &Antwoord) -> Self {
        Self {
            methode: Method::POST,
            pad: pad.to_owned(),
            lichaam: None,
            werkcontext: None,
            etag: gezien.etag.clone(),
            sleutel: None,
        }
    }

    /// A change of part of a thing as it was last seen.
    pub(super) fn patch(pad: &str, lichaam: Value, gezien: &Antwoord) -> Self {
        Self {
            methode: Method::PATCH,
            lichaam: Some(lichaam),
            ..Self::stap(pad, gezien)
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
    /// The next page, as a path below the base.
    pub(super) vervolg: Option<String>,
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

/// The path of `rel="next"`, without the part that every path has.
fn next(link: &str) -> Option<String> {
    let target = link.strip_suffix(">; rel=\"next\"")?.strip_prefix('<')?;
    Some(target.strip_prefix("/api/v1")?.to_owned())
}

/// All but the content.
fn head(answer: &Response) -> Antwoord {
    let header = |name: &str| {
        let value = answer.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    Antwoord {
        status: answer.status().as_u16(),
        logregel: header("Logregel"),
        etag: header("ETag"),
        vervolg: header("Link").and_then(|link| next(&link)),
        lichaam: Vec::new(),
    }
}

fn wanted(antwoord: Antwoord, wil: &[u16]) -> Uitkomst<Antwoord> {
    if wil.contains(&antwoord.status) {
        return Ok(antwoord);
    }
    let text = String::from_utf8_lossy(&antwoord.lichaam);
    Err(format!("verwacht {wil:?}, kreeg {}: {text}", antwoord.status).into())
}

/// Sends calls as one person.
pub(super) struct Klant<'a> {
    client: Client,
    base: &'a str,
    token: String,
    wie: String,
    /// The lidmaatschap under which a person with several acts.
    hoedanigheid: Option<Uuid>,
    /// Where the calls of a walk are kept.
    verslag: Option<&'a Verslag>,
}

impl<'a> Klant<'a> {
    pub(super) fn als(base: &'a str, issuer: &Uitgever, wie: &str) -> Uitkomst<Self> {
        Ok(Self {
            client: client()?,
            base,
            token: issuer.token(wie)?,
            wie: wie.to_owned(),
            hoedanigheid: None,
            verslag: None,
        })
    }

    /// Keeps every call in the account of a walk.
    pub(super) const fn met_verslag(mut self, verslag: &'a Verslag) -> Self {
        self.verslag = Some(verslag);
        self
    }

    /// The same person in one of his hoedanigheden.
    pub(super) fn in_hoedanigheid(&self, lidmaatschap: Uuid) -> Self {
        Self {
            hoedanigheid: Some(lidmaatschap),
            wie: self.wie.clone(),
            token: self.token.clone(),
            client: self.client.clone(),
            ..*self
        }
    }

    /// The same person with a token that somebody meddled with.
    pub(super) fn met_vals_token(mut self) -> Self {
        let last = if self.token.ends_with('A') { 'B' } else { 'A' };
        self.token.insert(self.token.len() / 2, last);
        self
    }

    /// Sends a call, tells it, and wants this status.
    pub(super) async fn doe(&self, wat: &str, aanroep: Aanroep, wil: &[u16]) -> Uitkomst<Antwoord> {
        let antwoord = self.fetch(&aanroep).await?;
        vertel::stap(wat, &self.wie, &aanroep, &antwoord);
        wanted(antwoord, wil)
    }

    /// As [`Self::doe`], told in short: a call that only leads up to the next.
    pub(super) async fn kort(
        &self,
        wat: &str,
        aanroep: Aanroep,
        wil: &[u16],
    ) -> Uitkomst<Antwoord> {
        let antwoord = self.fetch(&aanroep).await?;
        vertel::tussenstap(wat, &self.wie, &aanroep, &antwoord);
        wanted(antwoord, wil)
    }

    /// Sends a call, tells nothing, and wants this status.
    pub(super) async fn vraag(&self, aanroep: &Aanroep, wil: &[u16]) -> Uitkomst<Antwoord> {
        wanted(self.fetch(aanroep).await?, wil)
    }

    async fn fetch(&self, aanroep: &Aanroep) -> Uitkomst<Antwoord> {
        let answer = self.send(aanroep).await?;
        let mut antwoord = head(&answer);
        antwoord.lichaam = answer.bytes().await?.to_vec();
        self.noteer(aanroep, &antwoord);
        Ok(antwoord)
    }

    /// Sends a call, tells it, and writes what comes, as it comes, to a file; answers how many bytes.
    pub(super) async fn bewaar(
        &self,
        wat: &str,
        aanroep: Aanroep,
        bestand: &mut impl Write,
    ) -> Uitkomst<u64> {
        let mut answer = self.send(&aanroep).await?;
        let antwoord = head(&answer);
        self.noteer(&aanroep, &antwoord);
        vertel::stap(wat, &self.wie, &aanroep, &antwoord);
        if antwoord.status != 200 {
            let text = answer.text().await?;
            return Err(format!("verwacht 200, kreeg {}: {text}", antwoord.status).into());
        }
        let mut bytes = 0;
        while let Some(part) = answer.chunk().await? {
            bestand.write_all(&part)?;
            bytes += part.len() as u64;
        }
        bestand.flush()?;
        Ok(bytes)
    }

    async fn send(&self, aanroep: &Aanroep) -> Uitkomst<Response> {
        let url = format!("{}{}", self.base, aanroep.pad);
        let mut request = self
            .client
            .request(aanroep.methode.clone(), url)
            .bearer_auth(&self.token);
        if aanroep.methode != Method::GET {
            let key = match &aanroep.sleutel {
                Some(key) => key.clone(),
                None => Systeembron::default()
                    .nieuw_id()
                    .ok_or("de bron van toeval faalt")?
                    .to_string(),
            };
            request = request.header("Idempotency-Key", key);
        }
        if let Some(body) = &aanroep.lichaam {
            request = request.json(body);
        }
        if let Some(id) = aanroep.werkcontext {
            request = request.header("Werkcontext", id.to_string());
        }
        if let Some(etag) = &aanroep.etag {
            request = request.header("If-Match", etag);
        }
        if let Some(id) = self.hoedanigheid {
            request = request.header("Hoedanigheid", id.to_string());
        }
        Ok(request.send().await?)
    }

    fn noteer(&self, aanroep: &Aanroep, antwoord: &Antwoord) {
        if let Some(verslag) = self.verslag {
            verslag.noteer(&self.wie, aanroep, antwoord);
        }
    }
}
