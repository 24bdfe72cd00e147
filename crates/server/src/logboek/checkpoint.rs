// SPDX-License-Identifier: EUPL-1.2
//! `GET /logboek/checkpoint`: size and root of the log as signed, for who keeps them to see later
//! that the log went on from there. How much is in the log tells how much the whole
//! samenwerkingsverband works, so it is for the CFG only.

use audit_log::LogFout;
use autorisatie::{Toegang, Verantwoord};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;
use crate::toegangslog::handelingen::ToegangslogLezen;
use crate::toegangslog::unavailable;

/// Het ondertekende checkpoint van het logboek.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    /// Het checkpoint, letterlijk (C2SP tlog-checkpoint).
    checkpoint: String,
    /// De openbare sleutel waarmee het is ondertekend. Vergelijk die met de sleutel die u buiten
    /// het systeem om hebt ontvangen.
    sleutel: String,
}

impl Verantwoord for Checkpoint {
    fn rijen(&self) -> u32 {
        0
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Toont het nieuwste checkpoint.
///
/// Alleen met een werkcontext die een van de vier doelen van artikel 1.8, vierde lid, noemt.
#[utoipa::path(get, path = "/logboek/checkpoint", operation_id = "toegangslog.checkpoint",
    tag = "logboek", params(MetWerkcontext),
    extensions(("x-handeling" = json!("toegangslog.lezen"))),
    responses((status = 200, description = "Het checkpoint", body = Checkpoint)))]
pub(crate) async fn checkpoint(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Checkpoint>, Afwijzing> {
    let gedeelde = binnen.state().gedeelde();
    let read = binnen
        .state()
        .poort()
        .bekijk(
            &binnen.verzoek(),
            ToegangslogLezen,
            async move |_: &mut Toegang<'_, ToegangslogLezen>| {
                let log = &gedeelde.logboek;
                let empty = || LogFout::Beschadigd("no checkpoint");
                let note = log.checkpoint().await;
                let note = note.and_then(|note| note.ok_or_else(empty));
                Ok(Checkpoint {
                    checkpoint: note.map_err(|fault| unavailable(&fault))?,
                    sleutel: log.vkey().to_owned(),
                })
            },
        )
        .await?;
    Ok(Antwoord::goed(read, |checkpoint| checkpoint))
}
