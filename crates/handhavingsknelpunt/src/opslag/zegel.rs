// SPDX-License-Identifier: EUPL-1.2
//! Sealing and opening the content of a zaak of this crate.

use autorisatie::{Fout, Handeling, Toegang};
use kluis::{Kluis, Plaats, Sleutelgroep, Verzegeld};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::fout::andere_vorm;

/// The content of a row in one of the two tables.
pub const fn plaats(tabel: &'static str, id: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "knelpunt",
        tabel,
        kolom: "inhoud",
        rij: id,
        zaak: Some(id),
    }
}

/// Seals content under the key of its zaak.
pub async fn verzegel<H: Handeling, W: Serialize>(
    t: &Toegang<'_, H>,
    tabel: &'static str,
    id: Uuid,
    waarde: &W,
) -> Result<Vec<u8>, Fout> {
    let klaar = serde_json::to_vec(waarde).map_err(|_| andere_vorm())?;
    let sleutel = t.kluis().sleutel_voor(&Sleutelgroep::Zaak(id)).await?;
    Ok(sleutel.verzegel(&plaats(tabel, id), &klaar)?.0)
}

/// Opens it.
pub async fn open<W: DeserializeOwned>(
    kluis: &Kluis,
    tabel: &'static str,
    id: Uuid,
    inhoud: Vec<u8>,
) -> Result<W, Fout> {
    let klaar = kluis.open(&Verzegeld(inhoud), &plaats(tabel, id)).await?;
    Ok(serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?)
}
