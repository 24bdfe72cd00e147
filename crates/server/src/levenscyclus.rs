// SPDX-License-Identifier: EUPL-1.2
//! From start to stop: limits, workers, draining.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::{App, Error, HttpServer};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::bron::Bron;
use crate::configuratie::{Configuratie, Omgeving, Tls};
use crate::deur::beheerpoort::Beheerpoort;
use crate::deur::ontvangst::Deur;
use crate::deur::openbaar::Openbaar;
use crate::deur::remming::Remming;
use crate::deur::routes::Routes;
use crate::deur::uitgang::common_headers;
use crate::deur::wacht::Wacht;
use crate::telemetrie::RequestTracer;

/// Time for the head of a request: a client that sends it byte by byte holds a connection.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);

/// Time that an idle connection is kept: longer than the 60 s of common proxies, so that it is
/// they who close.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// Time for requests under way at a stop; what an orchestrator gives before it kills.
const DRAIN_SECONDS: u64 = 30;

/// What all workers share.
pub struct Gedeeld<S: Wacht> {
    /// Every address.
    pub routes: Arc<Routes<S>>,
    /// The public pages.
    pub openbaar: Arc<Openbaar>,
    /// Spans and figures.
    pub tracer: RequestTracer,
    /// Time, ids and random bytes.
    pub bron: Arc<dyn Bron>,
    /// Slows down those who guess tokens.
    pub remming: Arc<Remming>,
    /// The accepted values of `acr`.
    pub acr_values: String,
    /// Whether answers are stamped as a demo's.
    pub is_demo: bool,
}

/// Why the service does not start or did not stop well.
#[derive(Debug, thiserror::Error)]
pub enum DienstFout {
    /// An address is taken, or a socket failed.
    #[error("netwerk: {0}")]
    Netwerk(#[from] std::io::Error),
    /// The certificate or its key.
    #[error("TLS: {0}")]
    Tls(String),
}

/// The application of one worker: every answer leaves with the common headers.
pub fn app<S: Wacht>(gedeeld: &Gedeeld<S>, state: S) -> App<impl Whole + use<S>> {
    let deur = Deur {
        state: std::rc::Rc::new(state),
        routes: Arc::clone(&gedeeld.routes),
        tracer: gedeeld.tracer.clone(),
        bron: Arc::clone(&gedeeld.bron),
        remming: Arc::clone(&gedeeld.remming),
        acr_values: gedeeld.acr_values.clone(),
    };
    let is_demo = gedeeld.is_demo;
    App::new()
        .wrap(from_fn(
            move |request: ServiceRequest, next: Next<BoxBody>| {
                with_headers(request, next, is_demo)
            },
        ))
        .configure(|config| gedeeld.openbaar.configure(config))
        .configure(|config| deur.configure(config))
}

/// A whole application, in the words of the framework.
pub trait Whole:
    ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = Error,
        InitError = (),
    >
{
}

impl<F> Whole for F where
    F: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<BoxBody>,
            Error = Error,
            InitError = (),
        >
{
}

async fn with_headers(
    request: ServiceRequest,
    next: Next<BoxBody>,
    is_demo: bool,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let mut response = next.call(request).await?;
    common_headers(response.headers_mut(), is_demo);
    Ok(response)
}

/// A service that listens and answers.
pub struct Dienst {
    /// Where the API listens.
    pub adressen: Vec<SocketAddr>,
    /// Where the management port listens.
    pub beheeradressen: Vec<SocketAddr>,
    server: Server,
    management: Server,
}

/// Starts to listen and to answer. `make_state` runs once in every worker; `stop` resolves when
/// the service must stop.
///
/// # Errors
/// When an address or the certificate cannot be used.
pub fn start<S: Wacht>(
    configuratie: &Configuratie,
    gedeeld: Arc<Gedeeld<S>>,
    make_state: impl Fn() -> S + Send + Clone + 'static,
    beheer: Beheerpoort,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Dienst, DienstFout> {
    let stopt = Arc::clone(&beheer.stopt);
    let is_demo = configuratie.omgeving == Omgeving::Demo;
    let management = HttpServer::new(move || {
        let beheer = beheer.clone();
        App::new()
            .wrap(from_fn(
                move |request: ServiceRequest, next: Next<BoxBody>| {
                    with_headers(request, next, is_demo)
                },
            ))
            .configure(move |config| beheer.configure(config))
    })
    .workers(1)
    .client_request_timeout(HEAD_TIMEOUT)
    .disable_signals()
    .bind(configuratie.beheeradres)?;
    let server = HttpServer::new(move || app(&gedeeld, make_state()))
        .workers(configuratie.werkers)
        .max_connections(configuratie.verbindingen_maximum)
        .client_request_timeout(HEAD_TIMEOUT)
        .client_disconnect_timeout(Duration::from_secs(1))
        .keep_alive(KEEP_ALIVE)
        .shutdown_timeout(DRAIN_SECONDS)
        .shutdown_signal(async move {
            stop.await;
            // From now on `/readyz` says no, so that no new calls are sent here.
            stopt.store(true, Ordering::Release);
        });
    let server = match &configuratie.tls {
        Some(tls) => server.bind_rustls_0_23(configuratie.adres, tls_config(tls)?)?,
        None => server.bind(configuratie.adres)?,
    };
    Ok(Dienst {
        adressen: server.addrs(),
        beheeradressen: management.addrs(),
        server: server.run(),
        management: management.run(),
    })
}

impl Dienst {
    /// Answers until told to stop, then finishes what is under way.
    ///
    /// # Errors
    /// When a socket failed.
    pub async fn tot_het_einde(self) -> Result<(), DienstFout> {
        tracing::info!(target: "verband", adres = ?self.adressen, beheeradres = ?self.beheeradressen, "luistert");
        let handle = self.management.handle();
        let management = tokio::spawn(self.management);
        let ended = self.server.await;
        // Last, so that an orchestrator can see the draining.
        handle.stop(true).await;
        let _ = management.await;
        tracing::info!(target: "verband", "gestopt");
        Ok(ended?)
    }
}

/// Resolves at SIGTERM or Ctrl-C.
///
/// # Errors
/// When the handlers cannot be set.
pub fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, DienstFout> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// TLS 1.3 and 1.2 with the safe defaults of rustls: no compression, no renegotiation, no 0-RTT.
fn tls_config(tls: &Tls) -> Result<rustls::ServerConfig, DienstFout> {
    let fault = |what: &dyn std::fmt::Display| DienstFout::Tls(what.to_string());
    let chain = CertificateDer::pem_file_iter(&tls.certificaat)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|f| fault(&f))?;
    let key = PrivateKeyDer::from_pem_file(&tls.sleutel).map_err(|f| fault(&f))?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|f| fault(&f))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|f| fault(&f))
}

#[cfg(test)]
#[path = "levenscyclus_tests.rs"]
mod tests;
