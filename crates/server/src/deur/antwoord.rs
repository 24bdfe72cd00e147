// SPDX-License-Identifier: EUPL-1.2
//! `Antwoord`: the only way from a result to an answer. It is built from a `Vrijgegeven`, which
//! the Poort mints after the record is durable.

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, LINK, LOCATION};
use autorisatie::Vrijgegeven;
use serde::Serialize;

use super::contract::BASE;
use super::uitgang::{Uitgang, json};

/// A released result as the wire shows it.
///
/// INVARIANT: there is no way to make one without a [`Vrijgegeven`]. This compiles:
/// ```
/// use autorisatie::Vrijgegeven;
/// use server::deur::antwoord::Antwoord;
///
/// fn answer(released: Vrijgegeven<u8>) -> Antwoord<u8> {
///     Antwoord::goed(released, |value| value)
/// }
/// ```
/// and the same with a result that the log has not received does not:
/// ```compile_fail,E0308
/// use autorisatie::Vrijgegeven;
/// use server::deur::antwoord::Antwoord;
///
/// fn answer(released: u8) -> Antwoord<u8> {
///     Antwoord::goed(released, |value| value)
/// }
/// ```
#[derive(Debug)]
pub struct Antwoord<D> {
    status: StatusCode,
    body: Option<D>,
    version: Option<i64>,
    location: Option<String>,
    next: Option<String>,
    is_repeated: bool,
}

impl<D: Serialize> Antwoord<D> {
    fn new<T>(vrijgegeven: Vrijgegeven<T>, status: StatusCode, show: impl FnOnce(T) -> D) -> Self {
        let is_repeated = vrijgegeven.is_herhaald();
        Self {
            status,
            body: Some(show(vrijgegeven.in_waarde())),
            version: None,
            location: None,
            next: None,
            is_repeated,
        }
    }

    /// 200 with what was asked for.
    #[must_use]
    pub fn goed<T>(vrijgegeven: Vrijgegeven<T>, show: impl FnOnce(T) -> D) -> Self {
        Self::new(vrijgegeven, StatusCode::OK, show)
    }

    /// 201 with what came to be.
    #[must_use]
    pub fn aangemaakt<T>(vrijgegeven: Vrijgegeven<T>, show: impl FnOnce(T) -> D) -> Self {
        Self::new(vrijgegeven, StatusCode::CREATED, show)
    }

    /// The version shown, as `ETag`.
    #[must_use]
    pub fn met_versie(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    /// Where it stands: a path below `/api/v1`.
    #[must_use]
    pub fn op(mut self, path: &str) -> Self {
        self.location = Some(format!("{BASE}{path}"));
        self
    }

    /// Where the list goes on: a path with query below `/api/v1`. Without it this is the last page.
    #[must_use]
    pub fn met_vervolg(mut self, path_and_query: Option<&str>) -> Self {
        self.next = path_and_query.map(|path| format!("<{BASE}{path}>; rel=\"next\""));
        self
    }
}

impl<D: Serialize> From<Antwoord<D>> for Uitgang {
    fn from(antwoord: Antwoord<D>) -> Self {
        // Our own structs have string keys and no failing serialisers; an empty body would be
        // seen by the schema test of the endpoint.
        let body = antwoord
            .body
            .and_then(|body| serde_json::to_vec(&body).ok())
            .unwrap_or_default();
        let mut uitgang = Self::new(antwoord.status, json(), body);
        if let Some(version) = antwoord.version {
            uitgang = uitgang.with(ETAG, &format!("\"{version}\""));
        }
        if let Some(location) = antwoord.location {
            uitgang = uitgang.with(LOCATION, &location);
        }
        if let Some(next) = antwoord.next {
            uitgang = uitgang.with(LINK, &next);
        }
        if antwoord.is_repeated {
            uitgang = uitgang.with(super::uitgang::HERHAALD, "true");
        }
        uitgang
    }
}
