// SPDX-License-Identifier: EUPL-1.2
//! What anybody may read without a token: the description of the API and the pages of problems.
//! No personal data passes here, so there is no record either; [`EXEMPT`] is the whole list.

use std::borrow::Cow;
use std::sync::Arc;

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CONTENT_SECURITY_POLICY, LOCATION,
};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use utoipa_swagger_ui::Config;

use super::probleem::Probleem;
use super::uitgang::Uitgang;
use crate::bron::Bron;
use crate::problemen::{self, Probleemsoort};

/// The routes that need no token and leave no record.
pub const EXEMPT: [&str; 6] = [
    "/api/v1/openapi.json",
    "/api/v1/documentatie",
    "/api/v1/documentatie/",
    "/api/v1/documentatie/{bestand}",
    "/problemen/{code}",
    "/.well-known/security.txt",
];

/// How long a reader may trust the page on leaks (RFC 9116: less than a year). Counted from the day that it is read,
/// so that it never expires by itself.
const DAGEN_GELDIG: i64 = 180;

const SECONDEN_PER_DAG: i64 = 86_400;

/// The page sets styles from its script and draws its own icons; nothing comes from elsewhere.
const PAGE_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

const METHODS: &str = "GET, HEAD, OPTIONS";

/// The public pages, made once.
pub struct Openbaar {
    document: Vec<u8>,
    page: Arc<Config<'static>>,
    meldpunt: Option<Meldpunt>,
}

/// Where a leak is reported, and the clock for until when that holds.
struct Meldpunt {
    contact: String,
    bron: Arc<dyn Bron>,
}

impl Openbaar {
    /// Pages for this document.
    #[must_use]
    pub fn new(document: &serde_json::Value) -> Self {
        // The online validator would tell a stranger which documents are read here.
        let page = Config::from("/api/v1/openapi.json")
            .validator_url("none")
            .try_it_out_enabled(false);
        Self {
            document: document.to_string().into_bytes(),
            page: Arc::new(page),
            meldpunt: None,
        }
    }

    /// The same pages, with `/.well-known/security.txt` (RFC 9116) naming this contact.
    #[must_use]
    pub fn met_meldpunt(mut self, contact: Option<String>, bron: Arc<dyn Bron>) -> Self {
        self.meldpunt = contact.map(|contact| Meldpunt { contact, bron });
        self
    }

    /// Puts the pages at their addresses.
    pub fn configure(self: &Arc<Self>, config: &mut ServiceConfig) {
        for template in EXEMPT {
            let pages = Arc::clone(self);
            config.service(web::resource(template).to(move |request: HttpRequest| {
                let answer = pages.answer(template, &request);
                async move { answer }
            }));
        }
    }

    fn answer(&self, template: &str, request: &HttpRequest) -> HttpResponse {
        match *request.method() {
            Method::GET | Method::HEAD => {}
            Method::OPTIONS => {
                return Uitgang::new(StatusCode::NO_CONTENT, "", Vec::new())
                    .with(ALLOW, METHODS)
                    .send();
            }
            _ => {
                let detail = "Dit adres kent deze methode niet.";
                let problem = Probleem::new(problemen::METHODE_NIET_TOEGESTAAN, detail);
                return Uitgang::problem(&problem)
                    .with(ALLOW, METHODS)
                    .closing()
                    .send();
            }
        }
        let name = request
            .match_info()
            .iter()
            .next()
            .map_or("", |(_, value)| value);
        match template {
            "/api/v1/openapi.json" => self.openapi(),
            "/api/v1/documentatie" => {
                Uitgang::new(StatusCode::PERMANENT_REDIRECT, "text/plain", Vec::new())
                    .with(LOCATION, "/api/v1/documentatie/")
                    .send()
            }
            "/.well-known/security.txt" => security_page(self.meldpunt.as_ref()),
            "/problemen/{code}" => problem_page(Probleemsoort::met_code(name)),
            _ => self.file(name),
        }
    }

    /// `Access-Control-Allow-Origin: *` here and nowhere else (standard `/core/transport/cors`).
    fn openapi(&self) -> HttpResponse {
        Uitgang::new(
            StatusCode::OK,
            super::uitgang::json(),
            self.document.clone(),
        )
        .with(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .send()
    }

    fn file(&self, name: &str) -> HttpResponse {
        let Ok(Some(file)) = utoipa_swagger_ui::serve(name, Arc::clone(&self.page)) else {
            return Uitgang::problem(&Probleem::niet_gevonden()).send();
        };
        let content_type = match file.content_type.as_str() {
            "text/html" => "text/html; charset=utf-8",
            "text/javascript" | "application/javascript" => "text/javascript; charset=utf-8",
            "text/css" => "text/css; charset=utf-8",
            "image/png" => "image/png",
            _ => "application/octet-stream",
        };
        let bytes: Cow<'_, [u8]> = file.bytes;
        Uitgang::new(StatusCode::OK, content_type, bytes.into_owned())
            .with(CONTENT_SECURITY_POLICY, PAGE_CSP)
            .send()
    }
}

fn problem_page(soort: Option<&Probleemsoort>) -> HttpResponse {
    match soort {
        Some(soort) => {
            let text = soort.page_text().as_bytes().to_vec();
            Uitgang::new(StatusCode::OK, "text/plain; charset=utf-8", text).send()
        }
        None => Uitgang::problem(&Probleem::niet_gevonden()).send(),
    }
}

fn security_page(meldpunt: Option<&Meldpunt>) -> HttpResponse {
    let Some(Meldpunt { contact, bron }) = meldpunt else {
        return Uitgang::problem(&Probleem::niet_gevonden()).send();
    };
    let now = i64::try_from(bron.nu_us() / 1_000_000).unwrap_or(i64::MAX);
    let day = now.saturating_sub(now.rem_euclid(SECONDEN_PER_DAG));
    let until = day.saturating_add(DAGEN_GELDIG * SECONDEN_PER_DAG);
    let until = jiff::Timestamp::from_second(until).unwrap_or(jiff::Timestamp::MAX);
    let text = format!("Contact: {contact}\nExpires: {until}\nPreferred-Languages: nl, en\n");
    Uitgang::new(
        StatusCode::OK,
        "text/plain; charset=utf-8",
        text.into_bytes(),
    )
    .send()
}
