// SPDX-License-Identifier: EUPL-1.2
//! A tiny API behind the real door, for its tests: no database, a guard that keeps its records in
//! memory.

use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::afwijzing::Afwijzing;
use super::binnenkomst::Binnenkomst;
use super::fout::{Fout, Ongeldig};
use super::probleem::Probleem;
use super::remming::Remming;
use super::routes::Routes;
use super::uitgang::{Uitgang, json as json_type};
use super::wacht::{Aanroep, LogOnbeschikbaar, TokenGeweigerd, Wacht};
use crate::bron::Systeembron;
use crate::deur::openbaar::Openbaar;
use crate::levenscyclus::Gedeeld;
use crate::openapi::{Bladeren, MetVersie, MetWerkcontext};
use crate::problemen;
use crate::telemetrie::Telemetrie;

/// One record that the guard keeps.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) logregel: Uuid,
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) route: String,
    pub(crate) handeling: Option<String>,
    pub(crate) trace: String,
    pub(crate) parent: Option<[u8; 8]>,
}

/// A caller whose role may do nothing here.
const ROLLOOS: &str = "rolloos";

/// The guard of the tests: one good token, records in memory.
#[derive(Clone, Default)]
pub(crate) struct Proef {
    pub(crate) records: Arc<Mutex<Vec<Record>>>,
    pub(crate) counted: Arc<Mutex<u32>>,
    pub(crate) log_is_down: Arc<Mutex<bool>>,
}

impl Proef {
    pub(crate) fn take(&self) -> Vec<Record> {
        std::mem::take(&mut self.records.lock().expect("not poisoned"))
    }

    fn note<B>(
        &self,
        aanroep: &Aanroep<B>,
        status: u16,
        code: &str,
    ) -> Result<(), LogOnbeschikbaar> {
        if *self.log_is_down.lock().expect("not poisoned") {
            return Err(LogOnbeschikbaar);
        }
        self.records.lock().expect("not poisoned").push(Record {
            logregel: aanroep.logregel,
            status,
            code: code.to_owned(),
            route: aanroep.route.clone(),
            handeling: aanroep.handeling.clone(),
            trace: aanroep.spoor.trace_hex(),
            parent: aanroep.spoor.parent_span_id,
        });
        Ok(())
    }
}

impl Wacht for Proef {
    type Beller = &'static str;

    async fn verifieer(&self, token: &str) -> Result<Self::Beller, TokenGeweigerd> {
        match token {
            "goed" => Ok("beller"),
            "rolloos" => Ok(ROLLOOS),
            _ => Err(TokenGeweigerd),
        }
    }

    async fn leg_vast(
        &self,
        aanroep: &Aanroep<&'static str>,
        status: u16,
        code: &str,
    ) -> Result<Option<Afwijzing>, LogOnbeschikbaar> {
        if aanroep.beller == ROLLOOS && aanroep.handeling.is_some() && status < 500 {
            self.note(aanroep, 403, "eis-ontbreekt")?;
            let problem = Probleem::new(problemen::EIS_ONTBREEKT, "Met uw rol niet.");
            return Ok(Some(Afwijzing::Vastgelegd(
                Box::new(problem),
                Some(aanroep.logregel),
            )));
        }
        self.note(aanroep, status, code).map(|()| None)
    }

    fn tel_zonder_token(&self, _bron: Option<IpAddr>, _nu_us: u64) {
        *self.counted.lock().expect("not poisoned") += 1;
    }
}

/// A thing of the tests.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Proefstuk {
    /// A text.
    #[schema(min_length = 1, max_length = 40)]
    naam: String,
    /// A day.
    geboortedatum: Option<jiff::civil::Date>,
    /// Parts.
    #[schema(max_items = 3)]
    #[serde(default)]
    delen: Vec<Deel>,
}

/// A part of a thing.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Deel {
    /// A number.
    #[schema(minimum = 0, maximum = 9)]
    aantal: u8,
}

/// The filter of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    /// Rows.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Page.
    #[param(max_length = 512)]
    cursor: Option<String>,
}

fn ok(
    binnen: &Binnenkomst<Proef>,
    status: StatusCode,
    body: &serde_json::Value,
) -> Result<Uitgang, Afwijzing> {
    if binnen
        .state()
        .note(binnen.aanroep(), status.as_u16(), "goed")
        .is_err()
    {
        let problem = Probleem::new(problemen::NIET_BESCHIKBAAR, "Het logboek is weg.");
        return Err(Afwijzing::Vastgelegd(Box::new(problem), None));
    }
    Ok(Uitgang::new(
        status,
        json_type(),
        body.to_string().into_bytes(),
    ))
}

/// Lists things.
#[utoipa::path(get, path = "/proeven", operation_id = "proef.zoeken", params(Filter),
    responses((status = 200, description = "De lijst", body = Vec<Proefstuk>)))]
async fn zoeken(binnen: Binnenkomst<Proef>) -> Result<Uitgang, Afwijzing> {
    let filter: Filter = binnen.query()?;
    let page = Bladeren {
        limit: filter.limit,
        cursor: filter.cursor,
    };
    ok(
        &binnen,
        StatusCode::OK,
        &json!({"limit": page.limit(), "filter": binnen.filter()}),
    )
}

/// Makes a thing.
#[utoipa::path(post, path = "/proeven", operation_id = "proef.aanmaken", request_body = Proefstuk,
    responses((status = 201, description = "Gemaakt", body = Proefstuk)))]
async fn aanmaken(binnen: Binnenkomst<Proef>) -> Result<Uitgang, Afwijzing> {
    let stuk: Proefstuk = binnen.lichaam()?;
    if stuk.naam == "afgekeurd" {
        return Err(Ongeldig::from(Fout::new("/naam", "elfproef").with_rule("R-23")).into());
    }
    ok(
        &binnen,
        StatusCode::CREATED,
        &json!({"delen": stuk.delen.len(), "dag": stuk.geboortedatum}),
    )
}

/// Shows a thing.
#[utoipa::path(get, path = "/proeven/{id}", operation_id = "proef.lezen",
    params(("id" = Uuid, Path), MetWerkcontext),
    responses((status = 200, description = "Het stuk", body = Proefstuk)))]
async fn lezen(binnen: Binnenkomst<Proef>) -> Result<Uitgang, Afwijzing> {
    let id = binnen.id("id")?;
    if id.is_max() {
        binnen
            .state()
            .note(binnen.aanroep(), 404, "niet-gevonden")
            .map_err(|_| Ongeldig(vec![]))?;
        let logregel = Some(binnen.aanroep().logregel);
        return Err(Afwijzing::Vastgelegd(
            Box::new(Probleem::niet_gevonden()),
            logregel,
        ));
    }
    ok(&binnen, StatusCode::OK, &json!({"id": id}))
}

/// Changes a thing.
#[utoipa::path(patch, path = "/proeven/{id}", operation_id = "proef.wijzigen",
    params(("id" = Uuid, Path), MetVersie), request_body = Proefstuk,
    responses((status = 200, description = "Gewijzigd", body = Proefstuk)))]
async fn wijzigen(binnen: Binnenkomst<Proef>) -> Result<Uitgang, Afwijzing> {
    ok(
        &binnen,
        StatusCode::OK,
        &json!({"versie": binnen.versie()?}),
    )
}

/// Breaks.
#[utoipa::path(post, path = "/proeven/{id}/breuk", operation_id = "proef.breken",
    params(("id" = Uuid, Path)), responses((status = 204, description = "Nooit")))]
async fn breken(_: Binnenkomst<Proef>) -> Result<Uitgang, Afwijzing> {
    panic!("KANARIE in a panic")
}

crate::api! {
    Proef;
    "proef.zoeken" => zoeken,
    "proef.aanmaken" => aanmaken,
    "proef.lezen" => lezen,
    "proef.wijzigen" => wijzigen,
    "proef.breken" => breken,
}

/// What the workers of a test share.
pub(crate) fn gedeeld() -> Gedeeld<Proef> {
    let document = document();
    let telemetrie = Telemetrie::new(None).expect("telemetry");
    Gedeeld {
        routes: Arc::new(Routes::new(&document, handlers()).expect("document and handlers fit")),
        openbaar: Arc::new(Openbaar::new(&document).met_meldpunt(
            Some("mailto:beveiliging@riec.example".into()),
            Arc::new(Systeembron::default()),
        )),
        tracer: telemetrie.tracer(),
        bron: Arc::new(Systeembron::default()),
        remming: Arc::new(Remming::default()),
        acr_values: "urn:mfa".into(),
        is_demo: false,
    }
}
