// SPDX-License-Identifier: EUPL-1.2
//! What every test here needs: a key store, vaults on it, and a superuser beside it.

use std::sync::Arc;

use kluis::{Handklok, Hoofdsleutels, Kluis, Plaats, Sleutelbron};
use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

/// Two master keys, of which `oud` is active in [`OUD`] and `nieuw` in [`NIEUW`].
pub const OUD: &str = "actief = oud\noud = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";
pub const NIEUW: &str = "actief = nieuw\noud = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\
     nieuw = ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\n";
pub const ALLEEN_NIEUW: &str =
    "actief = nieuw\nnieuw = ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\n";

pub struct Proef {
    pub databank: Proefdatabank,
    pub klok: Arc<Handklok>,
}

impl Proef {
    pub async fn nieuw() -> Self {
        let klok = Arc::new(Handklok::nieuw("2026-11-24T10:00:00Z".parse().unwrap()));
        Self {
            databank: Proefdatabank::nieuw().await.unwrap(),
            klok,
        }
    }

    /// A vault of its own, as another process would have.
    pub fn kluis(&self) -> Kluis {
        self.kluis_met(OUD)
    }

    pub fn kluis_met(&self, hoofdsleutels: &str) -> Kluis {
        let bron = Sleutelbron::nieuw(&self.databank.sleutels_url());
        Kluis::nieuw(
            &bron,
            Hoofdsleutels::uit_tekst(hoofdsleutels).unwrap(),
            self.klok.clone(),
        )
        .unwrap()
    }

    /// The superuser on the key store.
    pub async fn beheer(&self) -> Client {
        verbind(&self.databank.sleutels_beheer_url()).await
    }

    /// The role of the vault on the key store.
    pub async fn als_kluis(&self) -> Client {
        verbind(&self.databank.sleutels_url()).await
    }
}

pub async fn verbind(url: &str) -> Client {
    let (client, verbinding) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(verbinding);
    client
}

/// A column of a row of a zaak.
pub fn plaats(rij: u128, zaak: Option<Uuid>) -> Plaats<'static> {
    Plaats {
        schema: "zaak",
        tabel: "subject",
        kolom: "naam",
        rij: Uuid::from_u128(rij),
        zaak,
    }
}

pub fn zaak(nummer: u128) -> Uuid {
    Uuid::from_u128(0xabc_0000 + nummer)
}

/// An id for a parameter `$n::text::uuid`.
pub fn tekst(id: Uuid) -> String {
    id.to_string()
}
