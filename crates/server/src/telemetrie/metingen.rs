// SPDX-License-Identifier: EUPL-1.2
//! The instruments: one set, read by `/metrics` and sent over OTLP alike.

use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::metrics::{Histogram, MeterProvider as _, UpDownCounter};
use opentelemetry_sdk::metrics::SdkMeterProvider;

/// Seconds; a bar of the histogram where the answer times of a decision with a record lie.
const BOUNDARIES: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
];

/// What is counted of each request. Attributes are route templates, never addresses: their
/// number is bounded, and they hold no ids.
#[derive(Clone, Debug)]
pub struct Metingen {
    duration: Histogram<f64>,
    active: UpDownCounter<i64>,
}

impl Metingen {
    pub(super) fn new(meters: &SdkMeterProvider) -> Self {
        let meter = meters.meter("verband");
        Self {
            duration: meter
                .f64_histogram("http.server.request.duration")
                .with_unit("s")
                .with_description("Duration of requests.")
                .with_boundaries(BOUNDARIES.to_vec())
                .build(),
            active: meter
                .i64_up_down_counter("http.server.active_requests")
                .with_description("Requests under way.")
                .build(),
        }
    }

    pub(super) fn begin(&self) {
        self.active.add(1, &[]);
    }

    pub(super) fn end(&self, method: &'static str, route: &str, status: u16, duration: Duration) {
        self.active.add(-1, &[]);
        self.duration.record(
            duration.as_secs_f64(),
            &[
                KeyValue::new("http.request.method", method),
                KeyValue::new("http.route", route.to_owned()),
                KeyValue::new("http.response.status_code", i64::from(status)),
            ],
        );
    }
}
