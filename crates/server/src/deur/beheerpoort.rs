// SPDX-License-Identifier: EUPL-1.2
//! The management port: `/livez`, `/readyz` and `/metrics`. Never public, and it shows no data of
//! a zaak: names of checks, a hash and figures.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::future::{BoxFuture, join_all};
use serde_json::{Map, Value, json};

use super::probleem::Probleem;
use super::uitgang::{Uitgang, json as json_type};
use crate::telemetrie::metrics_text;

/// Longest time that one check may take: an orchestrator asks every few seconds.
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

/// One thing without which the service cannot answer.
#[derive(Clone)]
pub struct Controle {
    /// Its name: `databank`, `sleutelbank`, `logboek`, `jwks`.
    pub naam: &'static str,
    /// Whether it works now.
    pub werkt: Arc<dyn Fn() -> BoxFuture<'static, bool> + Send + Sync>,
}

/// What the management port shows.
#[derive(Clone)]
pub struct Beheerpoort {
    /// What `/readyz` asks.
    pub controles: Vec<Controle>,
    /// The hash of the policy that this process judges by.
    pub beleid: String,
    /// The figures.
    pub registry: prometheus::Registry,
    /// Set when the service is stopping: no new calls should come.
    pub stopt: Arc<AtomicBool>,
}

impl Beheerpoort {
    /// Puts the three addresses in place; every other is 404.
    pub fn configure(&self, config: &mut ServiceConfig) {
        let (ready, metrics) = (self.clone(), self.clone());
        config
            .route("/livez", web::get().to(|| async { live() }))
            .route("/readyz", web::get().to(move || ready.clone().ready()))
            .route(
                "/metrics",
                web::get().to(move || {
                    let text = metrics_text(&metrics.registry);
                    async move { metrics_answer(text) }
                }),
            )
            .default_service(web::to(|_: HttpRequest| async {
                Uitgang::problem(&Probleem::niet_gevonden()).send()
            }));
    }

    async fn ready(self) -> HttpResponse {
        let checks = self.controles.iter().map(|controle| async {
            let works = tokio::time::timeout(CHECK_TIMEOUT, (controle.werkt)())
                .await
                .unwrap_or(false);
            (controle.naam, works)
        });
        let found = join_all(checks).await;
        let stops = self.stopt.load(Ordering::Acquire);
        let ready = !stops && found.iter().all(|(_, works)| *works);
        let checks: Map<String, Value> = found
            .into_iter()
            .map(|(naam, works)| (naam.to_owned(), json!(if works { "goed" } else { "fout" })))
            .collect();
        let body =
            json!({"klaar": ready, "stopt": stops, "controles": checks, "beleid": self.beleid});
        let status = if ready {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        };
        Uitgang::new(status, json_type(), body.to_string().into_bytes()).send()
    }
}

/// Alive: this thread answers. Nothing is asked of others, or a database that is away would have
/// every replica restarted.
fn live() -> HttpResponse {
    Uitgang::new(StatusCode::OK, json_type(), br#"{"leeft":true}"#.to_vec()).send()
}

fn metrics_answer(text: String) -> HttpResponse {
    Uitgang::new(
        StatusCode::OK,
        "text/plain; version=0.0.4; charset=utf-8",
        text.into_bytes(),
    )
    .send()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use actix_web::http::StatusCode;
    use actix_web::{App, test};
    use serde_json::{Value, json};

    use super::{Beheerpoort, Controle};

    fn port(databank: &Arc<AtomicBool>, stopt: &Arc<AtomicBool>) -> Beheerpoort {
        let databank = Arc::clone(databank);
        let always = Controle {
            naam: "jwks",
            werkt: Arc::new(|| Box::pin(async { true })),
        };
        let database = Controle {
            naam: "databank",
            werkt: Arc::new(move || {
                let works = databank.load(Ordering::SeqCst);
                Box::pin(async move { works })
            }),
        };
        Beheerpoort {
            controles: vec![always, database],
            beleid: "abc".into(),
            registry: prometheus::Registry::new(),
            stopt: Arc::clone(stopt),
        }
    }

    #[actix_web::test]
    async fn ready_follows_the_database_and_live_does_not() {
        let (databank, stopt) = (
            Arc::new(AtomicBool::new(true)),
            Arc::new(AtomicBool::new(false)),
        );
        let port = port(&databank, &stopt);
        let app = test::init_service(App::new().configure(|c| port.configure(c))).await;
        let get = async |path: &str| {
            let response =
                test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await;
            let status = response.status();
            let body: Value = test::read_body_json(response).await;
            (status, body)
        };
        let (status, body) = get("/readyz").await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(
            body["controles"],
            json!({"jwks": "goed", "databank": "goed"})
        );
        assert_eq!(body["beleid"], "abc");
        databank.store(false, Ordering::SeqCst);
        let (status, body) = get("/readyz").await;
        assert_eq!(
            (status, &body["controles"]["databank"]),
            (StatusCode::SERVICE_UNAVAILABLE, &json!("fout"))
        );
        assert_eq!(get("/livez").await.0, StatusCode::OK);
        databank.store(true, Ordering::SeqCst);
        stopt.store(true, Ordering::SeqCst);
        assert_eq!(get("/readyz").await.0, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(get("/api/v1/openapi.json").await.0, StatusCode::NOT_FOUND);
    }
}
