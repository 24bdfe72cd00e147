// SPDX-License-Identifier: EUPL-1.2
//! `Binnenkomst`: the only thing that a handler takes. Everything in it was checked by the door.

use std::rc::Rc;
use std::sync::Arc;

use audit_log::Spoor;
use autorisatie::token::Geverifieerd;
use autorisatie::{Herhaalsleutel, Verzoek};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::contract::Operation;
use super::fout::{Fout, Ongeldig};
use super::head::strict_uuid;
use super::wacht::{Aanroep, Wacht};

/// The listener over which a call came, as the log names its origin (BIO2 8.15.01).
const LISTENER: &str = "api";

/// A call that passed the door: token verified, everything in it as the document promises.
pub struct Binnenkomst<S: Wacht> {
    pub(super) state: Rc<S>,
    pub(super) operation: Arc<Operation>,
    pub(super) aanroep: Aanroep<S::Beller>,
    pub(super) content: Content,
}

/// The content of a call, validated.
#[derive(Default)]
pub(super) struct Content {
    pub(super) path: Value,
    pub(super) query: Value,
    /// Path and query as they came, in one canonical order; for the binding of cursors.
    pub(super) filter: String,
    pub(super) body: Option<Value>,
    pub(super) version: Option<i64>,
}

impl<S: Wacht> Binnenkomst<S> {
    /// What the handlers work with.
    #[must_use]
    pub fn state(&self) -> &S {
        &self.state
    }

    /// Everything about the call save its content.
    #[must_use]
    pub const fn aanroep(&self) -> &Aanroep<S::Beller> {
        &self.aanroep
    }

    /// The operation that was asked for.
    #[must_use]
    pub fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The body.
    ///
    /// # Errors
    /// When it is not what the type asks, though it fits the schema; the schema is then at fault.
    pub fn lichaam<T: DeserializeOwned>(&self) -> Result<T, Ongeldig> {
        let body = self.content.body.clone().unwrap_or_default();
        serde_json::from_value(body).map_err(|_| Fout::new("", "ongeldig").into())
    }

    /// The query.
    ///
    /// # Errors
    /// As [`Binnenkomst::lichaam`].
    pub fn query<T: DeserializeOwned>(&self) -> Result<T, Ongeldig> {
        serde_json::from_value(self.content.query.clone())
            .map_err(|_| Fout::query("", "ongeldig").into())
    }

    /// The id in the path with this name.
    ///
    /// # Errors
    /// When the document has no such parameter.
    pub fn id(&self, name: &str) -> Result<Uuid, Ongeldig> {
        let text = self.content.path[name].as_str().unwrap_or_default();
        strict_uuid(text).ok_or_else(|| Fout::new(format!("path:{name}"), "vorm").into())
    }

    /// The code in the path with this name.
    #[must_use]
    pub fn code(&self, name: &str) -> &str {
        self.content.path[name].as_str().unwrap_or_default()
    }

    /// The version in `If-Match`; the door saw to it that it is there where the document asks it.
    ///
    /// # Errors
    /// When the document does not ask for it.
    pub fn versie(&self) -> Result<i64, Ongeldig> {
        self.content
            .version
            .ok_or_else(|| Fout::header("If-Match", "ontbreekt").into())
    }

    /// Which list this is, in one spelling, without the page: what a cursor is bound to.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.content.filter
    }
}

impl<S: Wacht<Beller = Arc<Geverifieerd>>> Binnenkomst<S> {
    /// What the Poort needs to know of this call.
    #[must_use]
    pub fn verzoek(&self) -> Verzoek {
        self.aanroep.verzoek(self.operation.success)
    }
}

impl Aanroep<Arc<Geverifieerd>> {
    /// What the Poort needs to know of a call that is answered with this status.
    #[must_use]
    pub fn verzoek(&self, status: u16) -> Verzoek {
        let Aanroep {
            logregel,
            beller,
            hoedanigheid,
            werkcontext,
            herhaling,
            spoor,
            adres,
            begin_us,
            ..
        } = self;
        Verzoek {
            record_id: *logregel,
            token: Arc::clone(beller),
            hoedanigheid: *hoedanigheid,
            werkcontext: *werkcontext,
            herhaling: herhaling.map(|(sleutel, lichaam)| Herhaalsleutel { sleutel, lichaam }),
            spoor: Spoor {
                trace_id: spoor.trace_id,
                span_id: spoor.span_id,
                parent_span: spoor.parent_span_id,
            },
            herkomst: LISTENER,
            adres: *adres,
            status,
            begin_us: *begin_us,
        }
    }
}
