// SPDX-License-Identifier: EUPL-1.2
//! `GET /toegangslog/{id}`: one record; `GET /toegangslog/{id}/bewijs`: its bytes, and the proof
//! that they are in the log, for `logboek-verifieer bewijs`.

use std::sync::Arc;

use audit_log::{Gevonden, LogFout};
use autorisatie::{Fout, Geweigerd, Toegang, Verantwoord};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::handelingen::ToegangslogLezen;
use super::logregel::Logregel;
use super::toelichting::{Namen, logregels};
use super::unavailable;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::{Gedeelde, Installatie};
use crate::openapi::MetWerkcontext;

impl Verantwoord for Logregel {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.actor.into_iter().collect()
    }
}

/// Toont één vastlegging.
///
/// Alleen met een werkcontext die een van de vier doelen van artikel 1.8, vierde lid, noemt.
#[utoipa::path(get, path = "/toegangslog/{id}", operation_id = "toegangslog.tonen",
    tag = "toegangslog", extensions(("x-handeling" = json!("toegangslog.lezen"))),
    params(("id" = Uuid, Path, description = "Het nummer van de vastlegging"), MetWerkcontext),
    responses((status = 200, description = "De regel", body = Logregel)))]
pub async fn tonen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Logregel>, Afwijzing> {
    let (id, gedeelde) = (binnen.id("id")?, binnen.state().gedeelde());
    let werk = async move |t: &mut Toegang<'_, ToegangslogLezen>| {
        let found = find(&gedeelde, id).await?;
        let mut shown = logregels(t, &gedeelde.logboek, &[found], Namen::Genoemd).await?;
        shown
            .pop()
            .ok_or_else(|| Geweigerd::niet_zichtbaar().into())
    };
    let poort = binnen.state().poort();
    let read = poort
        .bekijk(&binnen.verzoek(), ToegangslogLezen, werk)
        .await?;
    Ok(Antwoord::goed(read, |regel| regel))
}

async fn find(gedeelde: &Arc<Gedeelde>, id: Uuid) -> Result<Gevonden, Fout> {
    let found = gedeelde.logboek.vind(id).await;
    let found = found.map_err(|fault| unavailable(&fault))?;
    found.ok_or_else(|| Geweigerd::niet_zichtbaar().into())
}

/// Eén vastlegging met het bewijs dat zij in het logboek staat.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Logregelbewijs {
    /// Het bewijs (C2SP tlog-proof), met het ondertekende checkpoint.
    bewijs: String,
    /// De vastlegging zoals zij in het logboek staat: CBOR, in base64.
    regel: String,
    /// De openbare sleutel waarmee het checkpoint is ondertekend. Vergelijk die met de sleutel die
    /// u buiten het systeem om hebt ontvangen.
    sleutel: String,
}

impl Verantwoord for Logregelbewijs {
    fn rijen(&self) -> u32 {
        1
    }

    // Aliases within the bytes of the record; nobody is named.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Bewijst dat een vastlegging in het logboek staat.
///
/// `logboek-verifieer bewijs` controleert dit zonder deze dienst. Alleen met een werkcontext die een
/// van de vier doelen van artikel 1.8, vierde lid, noemt.
#[utoipa::path(get, path = "/toegangslog/{id}/bewijs", operation_id = "toegangslog.bewijzen",
    tag = "toegangslog", extensions(("x-handeling" = json!("toegangslog.lezen"))),
    params(("id" = Uuid, Path, description = "Het nummer van de vastlegging"), MetWerkcontext),
    responses((status = 200, description = "De vastlegging en haar bewijs", body = Logregelbewijs)))]
pub async fn bewijzen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Logregelbewijs>, Afwijzing> {
    let (id, gedeelde) = (binnen.id("id")?, binnen.state().gedeelde());
    let werk = async move |_: &mut Toegang<'_, ToegangslogLezen>| prove(&gedeelde, id).await;
    let poort = binnen.state().poort();
    let proven = poort
        .bekijk(&binnen.verzoek(), ToegangslogLezen, werk)
        .await?;
    Ok(Antwoord::goed(proven, |bewijs| bewijs))
}

async fn prove(gedeelde: &Arc<Gedeelde>, id: Uuid) -> Result<Logregelbewijs, Fout> {
    let log = &gedeelde.logboek;
    let fault = |fault: LogFout| unavailable(&fault);
    let blad = log.blad_van(id).await.map_err(fault)?;
    let blad = blad.ok_or_else(Geweigerd::niet_zichtbaar)?;
    let mut bewijs = log.opnamebewijs(blad).await.map_err(fault)?;
    if bewijs.is_none() {
        // Newer than the last checkpoint: signed at most a second before.
        log.publiceer().await.map_err(fault)?;
        bewijs = log.opnamebewijs(blad).await.map_err(fault)?;
    }
    let regel = log.regels_vanaf(blad, 1).await.map_err(fault)?.pop();
    let (Some(bewijs), Some(regel)) = (bewijs, regel) else {
        return Err(fault(LogFout::Beschadigd("a record is missing")));
    };
    Ok(Logregelbewijs {
        bewijs: bewijs.tekst(),
        regel: STANDARD.encode(regel.regel),
        sleutel: log.vkey().to_owned(),
    })
}
