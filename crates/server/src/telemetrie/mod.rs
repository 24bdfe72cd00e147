// SPDX-License-Identifier: EUPL-1.2
//! Telemetry: JSON lines on standard output, metrics, and OpenTelemetry where configured.
//!
//! It holds ids, route templates, statuses and durations only; never a query, a value of a path
//! or a body. It is sampled and may be lost; the access log is neither, and is another thing.

mod ids;
mod metingen;

use std::time::Duration;

use opentelemetry::trace::{SpanBuilder, SpanId, SpanKind, TraceId, Tracer as _};
use opentelemetry::trace::{
    SpanContext, TraceContextExt as _, TraceFlags, TraceState, TracerProvider as _,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_otlp::{Protocol, WithExportConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::metrics::SdkMeterProvider;
use opentelemetry_sdk::trace::{Sampler, SdkTracer, SdkTracerProvider};
use tracing::{Level, Subscriber};
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::{LevelFilter, Targets, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::configuratie::Otlp;
use crate::deur::trace::TraceContext;

pub use metingen::Metingen;

/// The target of the one line per request.
pub const REQUEST_TARGET: &str = "verband::verzoek";

/// Our own crates: the only sources of log lines. A line of a library can quote content.
const OWN: [&str; 9] = [
    "verband",
    "server",
    "autorisatie",
    "audit_log",
    "kluis",
    "besluitvorming",
    "zaak",
    "casus",
    "handhavingsknelpunt",
];

/// The collector must not hold up the batch thread for longer.
const EXPORT_TIMEOUT: Duration = Duration::from_secs(5);

/// Telemetry could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TelemetrieFout {
    /// The exporter to the collector.
    #[error("OTLP: {0}")]
    Otlp(#[from] opentelemetry_otlp::ExporterBuildError),
    /// The metrics.
    #[error("metrics: {0}")]
    Metrics(String),
    /// Another subscriber is in place.
    #[error("tracing: {0}")]
    Tracing(#[from] tracing::subscriber::SetGlobalDefaultError),
}

/// What collects telemetry; shut down after the workers have ended.
pub struct Telemetrie {
    tracers: Option<SdkTracerProvider>,
    meters: SdkMeterProvider,
    registry: prometheus::Registry,
    metingen: Metingen,
}

impl Telemetrie {
    /// Builds exporters and instruments. Starts threads of its own; to be called before the
    /// workers start.
    ///
    /// # Errors
    /// When an exporter cannot be built.
    pub fn new(otlp: Option<&Otlp>) -> Result<Self, TelemetrieFout> {
        let resource = Resource::builder()
            .with_service_name("verband")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let registry = prometheus::Registry::new();
        let reader = opentelemetry_prometheus::exporter()
            .with_registry(registry.clone())
            .without_scope_info()
            .build()
            .map_err(|fault| TelemetrieFout::Metrics(fault.to_string()))?;
        let mut meters = SdkMeterProvider::builder()
            .with_reader(reader)
            .with_resource(resource.clone());
        let mut tracers = None;
        if let Some(otlp) = otlp {
            let endpoint = otlp.url.trim_end_matches('/');
            let exporter = opentelemetry_otlp::MetricExporter::builder()
                .with_http()
                .with_protocol(Protocol::HttpBinary)
                .with_timeout(EXPORT_TIMEOUT)
                .with_endpoint(format!("{endpoint}/v1/metrics"))
                .build()?;
            meters = meters.with_periodic_exporter(exporter);
            tracers = Some(tracer_provider(endpoint, otlp.deel, resource)?);
        }
        let meters = meters.build();
        Ok(Self {
            metingen: Metingen::new(&meters),
            tracers,
            meters,
            registry,
        })
    }

    /// Makes this the place where the whole process writes its lines and spans.
    ///
    /// # Errors
    /// When it was done before.
    pub fn install(&self, level: Level) -> Result<(), TelemetrieFout> {
        tracing::subscriber::set_global_default(self.subscriber(level, std::io::stdout))?;
        Ok(())
    }

    /// What [`Telemetrie::install`] puts in place, with the lines going to `writer`.
    pub fn subscriber<W>(&self, level: Level, writer: W) -> impl Subscriber + Send + Sync + use<W>
    where
        W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
    {
        let lines = tracing_subscriber::fmt::layer()
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .with_writer(writer)
            .with_filter(own(level));
        // The span of the request itself is made by `RequestTracer`, under our own ids.
        let spans = self.tracers.as_ref().map(|tracers| {
            tracing_opentelemetry::layer()
                .with_tracer(tracers.tracer("verband"))
                .with_location(false)
                .with_threads(false)
                .with_filter(filter_fn(|metadata| {
                    metadata.is_span() && metadata.target() != REQUEST_TARGET
                }))
                .with_filter(own(Level::INFO))
        });
        tracing_subscriber::registry().with(lines).with(spans)
    }

    /// What the door needs in every worker.
    #[must_use]
    pub fn tracer(&self) -> RequestTracer {
        RequestTracer {
            tracer: self
                .tracers
                .as_ref()
                .map(|tracers| tracers.tracer("verband")),
            metingen: self.metingen.clone(),
        }
    }

    /// The metrics in the text format of Prometheus.
    #[must_use]
    pub fn metrics_text(&self) -> String {
        metrics_text(&self.registry)
    }

    /// The registry behind [`Telemetrie::metrics_text`], for the management port.
    #[must_use]
    pub fn registry(&self) -> prometheus::Registry {
        self.registry.clone()
    }

    /// Sends what is left. Blocks: after the server has ended, off its threads.
    pub fn shutdown(self) {
        // What the collector did not take is lost; that is what telemetry may be.
        if let Some(tracers) = &self.tracers {
            let _ = tracers.shutdown_with_timeout(EXPORT_TIMEOUT);
        }
        let _ = self.meters.shutdown();
    }
}

/// The metrics of a registry in the text format of Prometheus.
#[must_use]
pub fn metrics_text(registry: &prometheus::Registry) -> String {
    prometheus::TextEncoder::new()
        .encode_to_string(&registry.gather())
        .unwrap_or_default()
}

fn own(level: Level) -> Targets {
    Targets::new()
        .with_targets(OWN.map(|target| (target, level)))
        .with_default(LevelFilter::OFF)
}

fn tracer_provider(
    endpoint: &str,
    part: f64,
    resource: Resource,
) -> Result<SdkTracerProvider, TelemetrieFout> {
    let exporter = opentelemetry_otlp::SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_timeout(EXPORT_TIMEOUT)
        .with_endpoint(format!("{endpoint}/v1/traces"))
        .build()?;
    Ok(SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(
            part,
        ))))
        .with_id_generator(ids::ChosenIds)
        .with_resource(resource)
        .build())
}

/// Makes the span and the figures of each request.
#[derive(Clone)]
pub struct RequestTracer {
    tracer: Option<SdkTracer>,
    metingen: Metingen,
}

/// A request under way, for telemetry.
pub struct RequestSpan {
    context: Option<Context>,
    metingen: Metingen,
    route: String,
    method: &'static str,
}

impl RequestTracer {
    /// Begins the span of a request under exactly the ids that the access log has.
    #[must_use]
    pub fn request(&self, trace: &TraceContext, method: &'static str, route: &str) -> RequestSpan {
        self.metingen.begin();
        let context = self.tracer.as_ref().map(|tracer| {
            let parent = trace.parent_span_id.map_or_else(Context::new, |parent| {
                let flags = if trace.sampled {
                    TraceFlags::SAMPLED
                } else {
                    TraceFlags::default()
                };
                Context::new().with_remote_span_context(SpanContext::new(
                    TraceId::from_bytes(trace.trace_id),
                    SpanId::from_bytes(parent),
                    flags,
                    true,
                    TraceState::default(),
                ))
            });
            let span = ids::with(trace, || {
                let builder = SpanBuilder::from_name(format!("{method} {route}"))
                    .with_kind(SpanKind::Server)
                    .with_attributes([
                        KeyValue::new("http.request.method", method),
                        KeyValue::new("http.route", route.to_owned()),
                    ]);
                tracer.build_with_context(builder, &parent)
            });
            parent.with_span(span)
        });
        RequestSpan {
            context,
            metingen: self.metingen.clone(),
            route: route.to_owned(),
            method,
        }
    }
}

impl RequestSpan {
    /// The context under which the work of the request runs, so that its spans are children.
    #[must_use]
    pub fn context(&self) -> Context {
        self.context.clone().unwrap_or_default()
    }

    /// Whether this trace is sent to the collector; what we say to others in `traceparent`.
    #[must_use]
    pub fn is_sampled(&self) -> bool {
        self.context
            .as_ref()
            .is_some_and(|context| context.span().span_context().is_sampled())
    }

    /// Ends the span and counts the request.
    pub fn end(self, status: u16, duration: Duration) {
        self.metingen
            .end(self.method, &self.route, status, duration);
        if let Some(context) = &self.context {
            let span = context.span();
            span.set_attribute(KeyValue::new(
                "http.response.status_code",
                i64::from(status),
            ));
            if status >= 500 {
                span.set_status(opentelemetry::trace::Status::error(""));
            }
            span.end();
        }
    }
}

#[cfg(test)]
mod tests;
