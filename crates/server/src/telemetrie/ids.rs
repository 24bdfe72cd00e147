// SPDX-License-Identifier: EUPL-1.2
//! Lets the span of a request have the ids that the access log has, and gives every other span
//! random ones.

use std::cell::Cell;

use opentelemetry::trace::{SpanId, TraceId};
use opentelemetry_sdk::trace::{IdGenerator, RandomIdGenerator};

use crate::deur::trace::TraceContext;

thread_local! {
    static CHOSEN: Cell<Option<(TraceId, SpanId)>> = const { Cell::new(None) };
}

/// Runs `make`, in which the first span gets the ids of `trace`.
pub(super) fn with<T>(trace: &TraceContext, make: impl FnOnce() -> T) -> T {
    let ids = (
        TraceId::from_bytes(trace.trace_id),
        SpanId::from_bytes(trace.span_id),
    );
    CHOSEN.set(Some(ids));
    let result = make();
    CHOSEN.set(None);
    result
}

/// Random ids, save inside [`with`].
#[derive(Debug)]
pub(super) struct ChosenIds;

impl IdGenerator for ChosenIds {
    fn new_trace_id(&self) -> TraceId {
        CHOSEN.get().map_or_else(
            || RandomIdGenerator::default().new_trace_id(),
            |(trace, _)| trace,
        )
    }

    fn new_span_id(&self) -> SpanId {
        CHOSEN.get().map_or_else(
            || RandomIdGenerator::default().new_span_id(),
            |(_, span)| span,
        )
    }
}
