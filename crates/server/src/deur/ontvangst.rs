// SPDX-License-Identifier: EUPL-1.2
//! One call, from the first byte to the last: token, content, handler, record, answer.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{ALLOW, LINK, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{self, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::FutureExt as _;
use opentelemetry::context::FutureExt as _;
use tracing::Instrument as _;
use uuid::Uuid;

use super::afwijzing::{Afwijzing, Geweerd};
use super::binnenkomst::Binnenkomst;
use super::head::{NoToken, bearer};
use super::lezing::{self, Gelezen};
use super::probleem::Probleem;
use super::remming::Remming;
use super::routes::{Found, Routes};
use super::trace::{self, TraceContext};
use super::uitgang::Uitgang;
use super::wacht::{Aanroep, Wacht};
use crate::bron::Bron;
use crate::problemen;
use crate::telemetrie::{REQUEST_TARGET, RequestTracer};

/// Seconds after which a caller may try again when the service cannot answer now.
const RETRY_SECONDS: &str = "5";

/// What stands for the route where there is none: the address itself may hold anything.
const UNKNOWN_ROUTE: &str = "onbekend";

/// The door of one worker.
pub struct Deur<S: Wacht> {
    /// What the handlers work with.
    pub state: Rc<S>,
    /// Every address; shared by all workers.
    pub routes: Arc<Routes<S>>,
    /// Spans and figures.
    pub tracer: RequestTracer,
    /// Time, ids and random bytes.
    pub bron: Arc<dyn Bron>,
    /// Slows down those who guess tokens; shared by all workers.
    pub remming: Arc<Remming>,
    /// The accepted values of `acr`, for the step-up of RFC 9470.
    pub acr_values: String,
}

impl<S: Wacht> Deur<S> {
    /// Puts every address, known and unknown, behind this door.
    pub fn configure(self, config: &mut ServiceConfig) {
        let deur = Rc::new(self);
        config.default_service(web::to(move |request: HttpRequest, payload: Payload| {
            Rc::clone(&deur).ontvang(request, payload)
        }));
    }

    /// Answers one call. It runs in a task of its own: a client that hangs up cannot stop it
    /// between the deed and its record.
    async fn ontvang(self: Rc<Self>, request: HttpRequest, payload: Payload) -> HttpResponse {
        let task = actix_web::rt::spawn(async move { self.answer(request, payload).await });
        task.await
            .unwrap_or_else(|_| Uitgang::problem(&failure()).closing().send())
    }

    async fn answer(&self, request: HttpRequest, payload: Payload) -> HttpResponse {
        let begin_us = self.bron.nu_us();
        let mut random = [0; 24];
        let (true, Some(logregel)) = (self.bron.vul(&mut random), self.bron.nieuw_id()) else {
            return Uitgang::problem(&unavailable())
                .with(RETRY_AFTER, RETRY_SECONDS)
                .send();
        };
        let mut spoor = TraceContext::root(random);
        let adres = request.peer_addr().map(|peer| peer.ip());
        let beller = self.beller(&request, adres, begin_us).await;
        if beller.is_ok() {
            // Only of those we know: a stranger cannot steer the ids in the log.
            let given = request
                .headers()
                .get_all("traceparent")
                .map(|v| v.to_str().ok().map(str::to_owned));
            spoor = trace::parse(given).map_or(spoor, |parent| spoor.under(parent));
        }
        let found = self.routes.find(request.match_info().unprocessed());
        let route = found
            .as_ref()
            .map_or(UNKNOWN_ROUTE, |(pad, _)| pad.template.as_str())
            .to_owned();
        let span = self
            .tracer
            .request(&spoor, method_name(request.method()), &route);
        spoor.sampled = span.is_sampled();
        let method = method_name(request.method());
        let line = tracing::info_span!(
            target: REQUEST_TARGET, "verzoek",
            trace_id = spoor.trace_hex(), span_id = spoor.span_hex(), method, route = route.as_str()
        );
        let (uitgang, logregel) = match beller {
            Err(uitgang) => (uitgang, None),
            Ok(beller) => {
                let aanroep = Aanroep {
                    logregel,
                    beller,
                    hoedanigheid: None,
                    werkcontext: None,
                    herhaling: None,
                    spoor,
                    adres,
                    begin_us,
                    handeling: None,
                    route,
                };
                // In a box: what wraps it would copy its kilobytes once for each layer.
                let inside = Box::pin(self.inside(found, &request, payload, aanroep));
                inside
                    .instrument(line.clone())
                    .with_context(span.context())
                    .await
            }
        };
        let status = uitgang.status();
        let duration_us = self.bron.nu_us().saturating_sub(begin_us);
        line.in_scope(|| tracing::info!(target: REQUEST_TARGET, status, duration_us, "beantwoord"));
        span.end(status, Duration::from_micros(duration_us));
        uitgang.traced(logregel, &spoor).send()
    }

    /// Who calls, or the answer to a call without a valid token.
    async fn beller(
        &self,
        request: &HttpRequest,
        adres: Option<IpAddr>,
        nu_us: u64,
    ) -> Result<S::Beller, Uitgang> {
        let token = if token_in_query(request.query_string()) {
            Err(NoToken::Malformed)
        } else {
            bearer(request.headers())
        };
        let no_token = match token {
            Ok(token) => match self.state.verifieer(token).await {
                Ok(beller) => return Ok(beller),
                Err(_) => NoToken::Malformed,
            },
            Err(no_token) => no_token,
        };
        self.state.tel_zonder_token(adres, nu_us);
        if let Err(seconds) = self.remming.tel(adres) {
            let problem = Probleem::new(
                problemen::TE_VEEL_VERZOEKEN,
                "Te veel aanroepen zonder geldige aanmelding.",
            );
            return Err(Uitgang::problem(&problem)
                .with(RETRY_AFTER, &seconds.to_string())
                .closing());
        }
        Err(no_token_answer(no_token).closing())
    }

    /// A call with a valid token: whatever becomes of it, exactly one record is left.
    async fn inside(
        &self,
        found: Option<Found<'_, S>>,
        request: &HttpRequest,
        payload: Payload,
        mut aanroep: Aanroep<S::Beller>,
    ) -> (Uitgang, Option<Uuid>) {
        let logregel = Some(aanroep.logregel);
        let (route, content) = match lezing::read(found, request, payload, &mut aanroep).await {
            Ok(Gelezen::Call(route, content)) => (route, content),
            Ok(Gelezen::Options(allow)) => {
                let answer =
                    Uitgang::new(StatusCode::NO_CONTENT, "", Vec::new()).with(ALLOW, allow);
                return match self.state.leg_vast(&aanroep, 204, "options").await {
                    Ok(_) => (answer, logregel),
                    Err(_) => (unavailable_answer(&aanroep.spoor), None),
                };
            }
            Err(geweerd) => return self.refuse(&aanroep, geweerd).await,
        };
        let binnen = Binnenkomst {
            state: Rc::clone(&self.state),
            operation: Arc::clone(&route.operation),
            aanroep: aanroep.clone(),
            content,
        };
        match AssertUnwindSafe((route.handler)(binnen))
            .catch_unwind()
            .await
        {
            Ok(Ok(uitgang)) => (uitgang.in_answer_to(request.method()), logregel),
            Ok(Err(Afwijzing::Ongeldig(ongeldig))) => self.refuse(&aanroep, ongeldig.into()).await,
            Ok(Err(Afwijzing::Vastgelegd(problem, logregel))) => {
                (self.problem_answer(*problem, logregel, &aanroep), logregel)
            }
            Err(_) => self.refuse(&aanroep, failure().into()).await,
        }
    }

    /// Record first, then answer.
    async fn refuse(
        &self,
        aanroep: &Aanroep<S::Beller>,
        geweerd: Geweerd,
    ) -> (Uitgang, Option<Uuid>) {
        let Geweerd {
            problem,
            allow,
            closes,
        } = geweerd;
        let written = self
            .state
            .leg_vast(aanroep, problem.status, &problem.code)
            .await;
        let (problem, logregel) = match written {
            Err(_) => return (unavailable_answer(&aanroep.spoor), None),
            Ok(Some(Afwijzing::Vastgelegd(instead, logregel))) => (instead, logregel),
            Ok(_) => (problem, Some(aanroep.logregel)),
        };
        let mut uitgang = self.problem_answer(*problem, logregel, aanroep);
        if let Some(allow) = allow {
            uitgang = uitgang.with(ALLOW, &allow);
        }
        (if closes { uitgang.closing() } else { uitgang }, logregel)
    }

    fn problem_answer(
        &self,
        mut problem: Probleem,
        logregel: Option<Uuid>,
        aanroep: &Aanroep<S::Beller>,
    ) -> Uitgang {
        let step_up = problem.code != problemen::TOKEN_ONGELDIG.code;
        if [403, 409, 412].contains(&problem.status) {
            problem.handeling.clone_from(&aanroep.handeling);
        }
        let spoor = aanroep.spoor.trace_hex();
        let problem = problem.traced(logregel.map(|id| id.to_string()), spoor);
        let mut uitgang = Uitgang::problem(&problem);
        if problem.status == 401 {
            uitgang = uitgang.with(
                WWW_AUTHENTICATE,
                &if step_up {
                    format!(
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"{}\"",
                        self.acr_values
                    )
                } else {
                    INVALID_TOKEN.to_owned()
                },
            );
        }
        if problem.status == 503 {
            uitgang = uitgang.with(RETRY_AFTER, RETRY_SECONDS);
        }
        if problem.status == problemen::TE_VEEL_VERZOEKEN.status {
            uitgang = uitgang.with(RETRY_AFTER, "1");
        }
        uitgang.with(LINK, &format!("<{}>; rel=\"help\"", problem.soort))
    }
}

const INVALID_TOKEN: &str = "Bearer error=\"invalid_token\"";

/// RFC 6750: without any credentials the challenge names no error.
fn no_token_answer(no_token: NoToken) -> Uitgang {
    let (soort, detail, challenge) = match no_token {
        NoToken::Missing => (
            problemen::TOKEN_ONTBREEKT,
            "Meld u aan: het verzoek heeft geen toegangstoken.",
            "Bearer",
        ),
        NoToken::Malformed => (
            problemen::TOKEN_ONGELDIG,
            "Het toegangstoken wordt niet aanvaard.",
            INVALID_TOKEN,
        ),
    };
    Uitgang::problem(&Probleem::new(soort, detail)).with(WWW_AUTHENTICATE, challenge)
}

/// RFC 6750 §2.3 lets a token stand in the address; ours never may, there it is written everywhere.
fn token_in_query(raw: &str) -> bool {
    raw.split('&').any(|part| {
        let key = part.split('=').next().unwrap_or_default();
        key.eq_ignore_ascii_case("access_token")
    })
}

fn failure() -> Probleem {
    Probleem::new(
        problemen::STORING,
        "De dienst kon dit niet afhandelen; aan uw verzoek ligt het niet.",
    )
}

fn unavailable() -> Probleem {
    Probleem::new(
        problemen::NIET_BESCHIKBAAR,
        "De dienst kan dit nu niet vastleggen en antwoordt daarom niet.",
    )
}

fn unavailable_answer(spoor: &TraceContext) -> Uitgang {
    let problem = unavailable().traced(None, spoor.trace_hex());
    Uitgang::problem(&problem).with(RETRY_AFTER, RETRY_SECONDS)
}

fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        // A method can be any word: the client's own must not become a label.
        _ => "_OTHER",
    }
}
