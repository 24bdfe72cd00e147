// SPDX-License-Identifier: EUPL-1.2
//! Keys that are to be destroyed after data that are gone already (WGS 1.8(7)). No act of a person: the besluit that took
//! the data away was, and this only follows it. It reads ids, never data.

use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use kluis::SleutelId;
use uuid::Uuid;

use super::schema::{sleutelvernietiging, subject};

/// Most destructions in one round.
const RONDE_MAXIMUM: i64 = 100;

/// The list could not be read or written; repeat.
#[derive(Debug, thiserror::Error)]
#[error("the list of keys to destroy is out of reach: {0}")]
pub struct Vernietigfout(String);

impl From<diesel::result::Error> for Vernietigfout {
    fn from(fout: diesel::result::Error) -> Self {
        Self(fout.to_string())
    }
}

/// Whose key is to be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeVernietigen {
    /// The zaak.
    pub zaak: Uuid,
    /// The subject in it.
    pub subject: Uuid,
    /// His alias in the log.
    pub alias: Uuid,
}

/// The list, on a connection of its own.
pub struct Vernietiglijst(AsyncPgConnection);

impl Vernietiglijst {
    /// Opens it, as the role of the service.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(url: &str) -> Result<Self, Vernietigfout> {
        let verbinding = AsyncPgConnection::establish(url).await;
        verbinding
            .map(Self)
            .map_err(|fout| Vernietigfout(fout.to_string()))
    }

    /// What is to be done, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn openstaand(&mut self) -> Result<Vec<TeVernietigen>, Vernietigfout> {
        let rijen: Vec<(Uuid, Uuid, Uuid)> = sleutelvernietiging::table
            .inner_join(subject::table.on(subject::id.eq(sleutelvernietiging::subject)))
            .filter(sleutelvernietiging::uitgevoerd_op.is_null())
            .order(sleutelvernietiging::gevraagd_op)
            .limit(RONDE_MAXIMUM)
            .select((
                sleutelvernietiging::zaak,
                sleutelvernietiging::subject,
                subject::alias,
            ))
            .load(&mut self.0)
            .await?;
        Ok(rijen
            .into_iter()
            .map(|(zaak, subject, alias)| TeVernietigen {
                zaak,
                subject,
                alias,
            })
            .collect())
    }

    /// Notes that it was done, with the ids of the keys that are gone. Done twice is done once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn uitgevoerd(
        &mut self,
        wie: &TeVernietigen,
        sleutels: &[SleutelId],
        nu: jiff::Timestamp,
    ) -> Result<(), Vernietigfout> {
        let sleutels: Vec<Uuid> = sleutels.iter().map(|sleutel| sleutel.0).collect();
        let open = sleutelvernietiging::table
            .find(wie.subject)
            .filter(sleutelvernietiging::uitgevoerd_op.is_null());
        diesel::update(open)
            .set((
                sleutelvernietiging::uitgevoerd_op.eq(jiff_diesel::Timestamp::from(nu)),
                sleutelvernietiging::sleutels.eq(sleutels),
            ))
            .execute(&mut self.0)
            .await?;
        Ok(())
    }
}
