// SPDX-License-Identifier: EUPL-1.2
//! What a call leaves in the log.

use audit_log::Record;
use scenarios::inkijk::Inkijk;
use scenarios::{Aanroep, Antwoord, Klant};

/// Calls, and answers with the one record that the call left.
///
/// # Panics
/// When it left none or several, or one that says something else than the answer.
pub(crate) async fn doe(klant: &Klant, inkijk: &Inkijk, call: Aanroep) -> (Antwoord, Record) {
    let before = inkijk.aantal_logregels().await;
    let answer = klant.doe(call).await;
    let mut records = inkijk.logregels_vanaf(before).await;
    assert_eq!(records.len(), 1, "records of: {answer}\n{records:#?}");
    let record = records.remove(0);
    let content = &record.inhoud;
    assert_eq!(Some(content.record_id), answer.logregel(), "{answer}");
    assert_eq!(content.wat.http_status, Some(answer.status), "{answer}");
    assert_eq!(
        content.wat.resultaat.is_weigering(),
        answer.status >= 400,
        "{answer}"
    );
    let spoor = u128::from_be_bytes(content.spoor.trace_id);
    assert_eq!(
        answer.kop("Spoor"),
        Some(format!("{spoor:032x}").as_str()),
        "{answer}"
    );
    (answer, record)
}
