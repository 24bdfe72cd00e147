// SPDX-License-Identifier: EUPL-1.2
//! Destroys the keys of what a besluit took away (WGS 1.8(7)). The data went in the transaction of the besluit; the keys
//! stand in another database, so they follow: key, record with their ids, note that it is done. A crash in between is
//! repeated, and destroying twice is destroying once.

use std::sync::Arc;
use std::time::Duration;

use audit_log::{Bewerking, Detail, Logboek, Logregel, Resultaat, Soort};
use kluis::{Kluis, SleutelId};
use tokio::sync::Notify;
use zaak::{TeVernietigen, Vernietiglijst};

use crate::bron::Bron;
use crate::configuratie::Configuratie;

/// Between two rounds that nobody asked for: what a crash left behind waits no longer.
const INTERVAL: Duration = Duration::from_secs(30);

/// Who destroys keys.
pub struct Vernietiging {
    url: String,
    kluis: Kluis,
    logboek: Logboek,
    bron: Arc<dyn Bron>,
    gewekt: Notify,
}

impl Vernietiging {
    /// With what it needs; `url` is the data database for the role of the service.
    #[must_use]
    pub fn new(url: String, kluis: Kluis, logboek: Logboek, bron: Arc<dyn Bron>) -> Self {
        Self {
            url,
            kluis,
            logboek,
            bron,
            gewekt: Notify::new(),
        }
    }

    /// As [`Vernietiging::new`], and destroys from now on, for as long as the process lives.
    #[must_use]
    pub fn begin(
        configuratie: &Configuratie,
        kluis: &Kluis,
        logboek: &Logboek,
        bron: &Arc<dyn Bron>,
    ) -> Arc<Self> {
        let url = configuratie.databank_url.to_string();
        let begun = Self::new(url, kluis.clone(), logboek.clone(), Arc::clone(bron));
        let begun = Arc::new(begun);
        tokio::spawn(Arc::clone(&begun).blijf_vernietigen());
        begun
    }

    /// Asks for a round now: something was just taken away.
    pub fn wek(&self) {
        self.gewekt.notify_one();
    }

    async fn blijf_vernietigen(self: Arc<Self>) {
        let mut ticks = tokio::time::interval(INTERVAL);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                () = self.gewekt.notified() => {}
            }
            if let Err(fault) = self.ronde().await {
                tracing::error!(target: "server", %fault, "sleutels nog niet vernietigd");
            }
        }
    }

    /// One round.
    ///
    /// # Errors
    /// When a database or the log does not answer: the next round does what is left.
    pub async fn ronde(&self) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mut lijst = Vernietiglijst::open(&self.url).await?;
        for wie in lijst.openstaand().await? {
            let sleutels = self.kluis.vernietig_subject(wie.zaak, wie.subject).await?;
            let nu_us = self.bron.nu_us();
            let id = self.bron.nieuw_id().ok_or("no randomness")?;
            // The record before the note: a destruction without its record would not be done again.
            self.logboek
                .leg_vast(record(id, nu_us, &wie, &sleutels))
                .await?;
            let nu = jiff::Timestamp::from_microsecond(i64::try_from(nu_us)?)?;
            lijst.uitgevoerd(&wie, &sleutels, nu).await?;
        }
        Ok(())
    }
}

/// Which keys of whom were destroyed: names the person by his alias only.
fn record(id: uuid::Uuid, nu_us: u64, wie: &TeVernietigen, sleutels: &[SleutelId]) -> Logregel {
    let mut regel = Logregel::nieuw(
        Soort::Systeem,
        id,
        nu_us,
        Bewerking::Vernietigen,
        "sleutel.vernietigen",
        Resultaat::Gelukt,
    );
    regel.wie.herkomst = Some("systeem".to_owned());
    regel.waarom.grondslagen = vec![wgs::bepaling::WGS_1_8_7.sleutel.to_owned()];
    regel.wat.rijen = 1;
    regel.subjecten = vec![wie.alias];
    let ids: Vec<String> = sleutels.iter().map(|een| een.0.to_string()).collect();
    let detail = serde_json::json!({ "sleutels": ids });
    regel.detail = Some(Detail(detail.to_string().into_bytes()));
    regel
}
