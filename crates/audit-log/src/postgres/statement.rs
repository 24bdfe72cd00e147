// SPDX-License-Identifier: EUPL-1.2
//! The statement that appends, and what its outcome says.

use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, GenericClient, Statement};

use super::kop::{Kop, Replica, Stapel};
use super::rij::Wachtend;
use crate::boom::Toppen;

/// The function's own code: a record was no longer in the outbox, nothing was appended.
const OUTBOX_WEG: &str = "VL001";

/// Appends a batch by compare-and-set on the size.
pub(super) const TOEVOEGEN: &str =
    "SELECT audit.toevoegen($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

/// How one attempt ended.
pub(super) enum Poging {
    Staat(u64),
    Conflict,
    OutboxWeg,
    Onzeker,
    Geweigerd,
}

/// The head from its columns.
pub(super) fn kop_van(size: i64, peaks: &[u8], seq_time_us: i64) -> Option<Kop> {
    let toppen = Toppen::van_bytes(u64::try_from(size).ok()?, peaks)?;
    Some(Kop {
        toppen,
        seq_time_us: u64::try_from(seq_time_us).ok()?,
    })
}

/// Waits for the head, then makes the batch for it: nobody can come in between.
pub(super) async fn stuur_vergrendeld(
    client: &mut Client,
    statement: &Statement,
    stapel: &[Wachtend],
    (replica, nu_us): (Replica, u64),
    gemaakt: &mut Option<Stapel>,
) -> Option<Result<i64, Error>> {
    let werk = async {
        let transactie = client.transaction().await?;
        let rij = transactie
            .query_one(
                "SELECT size, peaks, seq_time_us FROM audit.kop_vergrendeld()",
                &[],
            )
            .await?;
        let kop = kop_van(rij.get(0), rij.get(1), rij.get(2));
        let Some(Ok(arrays)) = kop.map(|kop| Stapel::maak(stapel, &kop, replica, nu_us)) else {
            return Ok(None);
        };
        let arrays = gemaakt.insert(arrays);
        let aantal = voer_uit(&transactie, statement, arrays).await?;
        transactie.commit().await?;
        Ok(Some(aantal))
    };
    werk.await.transpose()
}

pub(super) async fn voer_uit(
    client: &impl GenericClient,
    statement: &Statement,
    arrays: &Stapel,
) -> Result<i64, Error> {
    let oud = i64::try_from(arrays.oud).unwrap_or(i64::MAX);
    let seq = i64::try_from(arrays.seq_time_us).unwrap_or(i64::MAX);
    let toppen = arrays.toppen.als_bytes();
    let parameters: [&(dyn ToSql + Sync); 15] = [
        &oud,
        &toppen,
        &seq,
        &arrays.record_id,
        &arrays.organisatie,
        &arrays.handeling,
        &arrays.resultaat,
        &arrays.actor,
        &arrays.zaak,
        &arrays.blad,
        &arrays.regel,
        &arrays.subject,
        &arrays.subject_bij,
        &arrays.subject_zout,
        &arrays.outbox,
    ];
    Ok(client.query_one(statement, &parameters).await?.get(0))
}

/// What an error says of the batch. Only where the database itself says that nothing happened is that certain.
pub(super) fn oordeel(fout: &Error) -> Poging {
    match fout.code().map(tokio_postgres::error::SqlState::code) {
        Some(OUTBOX_WEG) => Poging::OutboxWeg,
        Some(code) if code.starts_with("40") => Poging::Conflict,
        // Shutdown, crash, cancelled by timeout, broken connection.
        Some(code)
            if code.starts_with("57") || code.starts_with("08") || code.starts_with("55") =>
        {
            Poging::Onzeker
        }
        Some(_) => Poging::Geweigerd,
        None => Poging::Onzeker,
    }
}
