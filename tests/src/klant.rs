// SPDX-License-Identifier: EUPL-1.2
//! The client: it calls as one person, and holds every answer to the contract.

use std::net::{IpAddr, Ipv4Addr};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method};
use serde_json::Value;
use server::bron::{Bron as _, Systeembron};
use server::deur::contract::BASE;
use uuid::Uuid;

use crate::contract::Contract;
use crate::regels::lees_regels;

/// Calls the service as one person.
#[derive(Clone)]
pub struct Klant {
    http: Client,
    basis: String,
    token: Option<String>,
    hoedanigheid: Option<Uuid>,
}

/// One call, to be filled in and sent.
#[derive(Clone, Debug)]
pub struct Aanroep {
    methode: Method,
    pad: String,
    koppen: Vec<(HeaderName, HeaderValue)>,
    lichaam: Option<Vec<u8>>,
    zonder_sleutel: bool,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Antwoord {
    /// Status.
    pub status: u16,
    /// Headers.
    pub koppen: HeaderMap,
    /// Body.
    pub lichaam: Vec<u8>,
    /// The call, for messages.
    pub aanroep: String,
}

impl Aanroep {
    /// A call of this method; `pad` begins with a slash and stands below `/api/v1`.
    #[must_use]
    pub fn nieuw(methode: Method, pad: &str) -> Self {
        Self::buiten(methode, &format!("{BASE}{pad}"))
    }

    /// A call to any path of the service.
    #[must_use]
    pub fn buiten(methode: Method, pad: &str) -> Self {
        Self {
            methode,
            pad: pad.to_owned(),
            koppen: Vec::new(),
            lichaam: None,
            zonder_sleutel: false,
        }
    }

    /// GET.
    #[must_use]
    pub fn get(pad: &str) -> Self {
        Self::nieuw(Method::GET, pad)
    }

    /// POST.
    #[must_use]
    pub fn post(pad: &str) -> Self {
        Self::nieuw(Method::POST, pad)
    }

    /// PATCH.
    #[must_use]
    pub fn patch(pad: &str) -> Self {
        Self::nieuw(Method::PATCH, pad)
    }

    /// With this JSON as its body.
    #[must_use]
    pub fn json(self, lichaam: &Value) -> Self {
        self.bytes("application/json", lichaam.to_string().into_bytes())
    }

    /// With these bytes as its body, whatever they are.
    #[must_use]
    pub fn bytes(mut self, soort: &str, lichaam: Vec<u8>) -> Self {
        self.lichaam = Some(lichaam);
        self.koppen.retain(|(name, _)| name != CONTENT_TYPE);
        self.kop("Content-Type", soort)
    }

    /// With a header more; the same name twice gives two headers.
    #[must_use]
    pub fn kop(self, naam: &str, waarde: &str) -> Self {
        self.rauwe_kop(naam, waarde.as_bytes())
    }

    /// With a header whose value need not be text.
    #[must_use]
    pub fn rauwe_kop(mut self, naam: &str, waarde: &[u8]) -> Self {
        let name = HeaderName::from_bytes(naam.as_bytes()).expect("a header name");
        let value = HeaderValue::from_bytes(waarde).expect("a header value");
        self.koppen.push((name, value));
        self
    }

    /// Under this werkcontext.
    #[must_use]
    pub fn werkcontext(self, id: Uuid) -> Self {
        self.kop("Werkcontext", &id.to_string())
    }

    /// For this version (the value of an `ETag`).
    #[must_use]
    pub fn versie(self, etag: &str) -> Self {
        self.kop("If-Match", etag)
    }

    /// With this key; otherwise every change gets a new one.
    #[must_use]
    pub fn sleutel(mut self, sleutel: &str) -> Self {
        self.zonder_sleutel = true;
        self.kop("Idempotency-Key", sleutel)
    }

    /// Without a key.
    #[must_use]
    pub fn zonder_sleutel(mut self) -> Self {
        self.zonder_sleutel = true;
        self
    }

    /// The same call with another method.
    #[must_use]
    pub fn met_methode(mut self, methode: Method) -> Self {
        self.methode = methode;
        self
    }

    /// The same call with another method and nothing in it.
    #[must_use]
    pub fn zonder_lichaam(mut self, methode: Method) -> Self {
        self.koppen.retain(|(name, _)| name != CONTENT_TYPE);
        self.lichaam = None;
        self.met_methode(methode)
    }

    /// The same call to another path.
    #[must_use]
    pub fn op_pad(mut self, ander: impl FnOnce(&str) -> String) -> Self {
        self.pad = ander(&self.pad);
        self
    }

    /// The same call with something more in its query.
    #[must_use]
    pub fn met_vraag(mut self, vraag: &str) -> Self {
        let joint = if self.pad.contains('?') { '&' } else { '?' };
        self.pad = format!("{}{joint}{vraag}", self.pad);
        self
    }

    /// The same call without a header.
    #[must_use]
    pub fn zonder_kop(mut self, naam: &str) -> Self {
        self.koppen
            .retain(|(name, _)| !name.as_str().eq_ignore_ascii_case(naam));
        self
    }

    /// The path.
    #[must_use]
    pub fn pad(&self) -> &str {
        &self.pad
    }

    /// The method.
    #[must_use]
    pub fn methode(&self) -> &Method {
        &self.methode
    }
}

impl Klant {
    /// A client over these connections that calls this service with this token, or with none.
    #[must_use]
    pub fn nieuw(http: Client, basis: &str, token: Option<String>) -> Self {
        Self {
            http,
            basis: basis.to_owned(),
            token,
            hoedanigheid: None,
        }
    }

    /// The same person in this hoedanigheid.
    #[must_use]
    pub fn in_hoedanigheid(mut self, lidmaatschap: Uuid) -> Self {
        self.hoedanigheid = Some(lidmaatschap);
        self
    }

    /// The same person from another address of this machine, `127.0.0.<laatste>`: the service
    /// counts and slows down by source.
    #[must_use]
    pub fn vanaf(mut self, laatste: u8) -> Self {
        self.http = client(Some(IpAddr::V4(Ipv4Addr::new(127, 0, 0, laatste))));
        self
    }

    /// Sends a call; the answer must be what the OpenAPI document promises.
    pub async fn doe(&self, aanroep: Aanroep) -> Antwoord {
        let antwoord = self.doe_zonder_contract(aanroep.clone()).await;
        let contract = Contract::van(&self.http, &self.basis).await;
        contract.toets(&aanroep.methode, &aanroep.pad, &antwoord);
        if antwoord.status >= 500 {
            println!("{antwoord}\n{}", lees_regels().van(antwoord.kop("Spoor")));
        }
        antwoord
    }

    pub(crate) async fn doe_zonder_contract(&self, aanroep: Aanroep) -> Antwoord {
        let what = format!("{} {}", aanroep.methode, aanroep.pad);
        let answer = self.probeer(aanroep).await;
        answer.unwrap_or_else(|fault| panic!("{what}: {fault:?}"))
    }

    /// Sends a call to a service that may not be there.
    ///
    /// # Errors
    /// When there is no answer, or not a whole one.
    pub async fn probeer(&self, aanroep: Aanroep) -> Result<Antwoord, reqwest::Error> {
        let Aanroep {
            methode,
            pad,
            koppen,
            lichaam,
            zonder_sleutel,
        } = aanroep;
        let what = format!("{methode} {pad}");
        let changes = ![Method::GET, Method::HEAD, Method::OPTIONS].contains(&methode);
        let mut request = self.http.request(methode, format!("{}{pad}", self.basis));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(id) = self.hoedanigheid {
            request = request.header("Hoedanigheid", id.to_string());
        }
        if changes && !zonder_sleutel {
            request = request.header("Idempotency-Key", nieuw_id().to_string());
        }
        for (name, value) in koppen {
            request = request.header(name, value);
        }
        if let Some(body) = lichaam {
            request = request.body(body);
        }
        let answer = request.send().await?;
        Ok(Antwoord {
            status: answer.status().as_u16(),
            koppen: answer.headers().clone(),
            lichaam: answer.bytes().await?.to_vec(),
            aanroep: what,
        })
    }
}

impl Antwoord {
    /// This answer, which must have this status.
    #[must_use]
    #[track_caller]
    pub fn moet(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }

    /// The body as JSON.
    #[must_use]
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.lichaam).unwrap_or_else(|_| panic!("no JSON: {self}"))
    }

    /// The `id` in the body.
    #[must_use]
    #[track_caller]
    pub fn id(&self) -> Uuid {
        let body = self.json();
        let id = body["id"].as_str().and_then(|id| id.parse().ok());
        id.unwrap_or_else(|| panic!("no id: {self}"))
    }

    /// The `code` of a problem.
    #[must_use]
    #[track_caller]
    pub fn code(&self) -> String {
        let body = self.json();
        let code = body["code"].as_str();
        code.unwrap_or_else(|| panic!("no code: {self}")).to_owned()
    }

    /// The `ETag`.
    #[must_use]
    #[track_caller]
    pub fn etag(&self) -> String {
        let etag = self.kop("ETag");
        etag.unwrap_or_else(|| panic!("no ETag: {self}")).to_owned()
    }

    /// The id of the record of this call.
    #[must_use]
    pub fn logregel(&self) -> Option<Uuid> {
        self.kop("Logregel").and_then(|id| id.parse().ok())
    }

    /// A header.
    #[must_use]
    pub fn kop(&self, naam: &str) -> Option<&str> {
        self.koppen.get(naam).and_then(|value| value.to_str().ok())
    }
}

impl std::fmt::Display for Antwoord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = String::from_utf8_lossy(&self.lichaam);
        write!(f, "{} gave {}: {text}", self.aanroep, self.status)
    }
}

/// An id that nobody has yet.
#[must_use]
pub fn nieuw_id() -> Uuid {
    Systeembron::default().nieuw_id().expect("random bytes")
}

/// A client of one test: its connections belong to the runtime of that test.
pub(crate) fn client(adres: Option<IpAddr>) -> Client {
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .local_address(adres)
        .build()
        .expect("a client")
}
