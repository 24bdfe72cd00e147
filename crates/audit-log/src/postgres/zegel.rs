// SPDX-License-Identifier: EUPL-1.2
//! Seals the detail of a record under the log's key of the month.

use std::pin::Pin;

use uuid::Uuid;

use super::LogOnbeschikbaar;
use crate::klok::Maand;

/// A future that can be awaited on any runtime.
pub type Toekomst<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Seals and opens details.
pub trait Detailzegel: Send + Sync {
    /// Seals the detail of a record.
    fn verzegel(
        &self,
        maand: Maand,
        record_id: Uuid,
        klaar: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>>;
    /// Opens it again; fails when the key of the month was destroyed.
    fn open(
        &self,
        record_id: Uuid,
        verzegeld: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>>;
}

const fn plaats(record_id: Uuid) -> kluis::Plaats<'static> {
    kluis::Plaats {
        schema: "audit",
        tabel: "record",
        kolom: "detail",
        rij: record_id,
        zaak: None,
    }
}

impl Detailzegel for kluis::Kluis {
    fn verzegel(
        &self,
        maand: Maand,
        record_id: Uuid,
        klaar: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>> {
        Box::pin(async move {
            let jaar = i16::try_from(maand.jaar()).map_err(|_| LogOnbeschikbaar)?;
            let nummer = i8::try_from(maand.maand()).map_err(|_| LogOnbeschikbaar)?;
            let maand = kluis::Maand::nieuw(jaar, nummer).ok_or(LogOnbeschikbaar)?;
            let sleutel = self
                .sleutel_voor(&kluis::Sleutelgroep::Logmaand(maand))
                .await
                .map_err(|_| LogOnbeschikbaar)?;
            sleutel
                .verzegel(&plaats(record_id), &klaar)
                .map(|verzegeld| verzegeld.0)
                .map_err(|_| LogOnbeschikbaar)
        })
    }

    fn open(
        &self,
        record_id: Uuid,
        verzegeld: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>> {
        Box::pin(async move {
            let klaar =
                kluis::Kluis::open(self, &kluis::Verzegeld(verzegeld), &plaats(record_id)).await;
            klaar
                .map(|klaar| klaar.to_vec())
                .map_err(|_| LogOnbeschikbaar)
        })
    }
}
