// SPDX-License-Identifier: EUPL-1.2
//! What the tests of failures share.

use std::collections::HashSet;
use std::time::Duration;

use audit_log::Resultaat;
use autorisatie::beleid::Rol;
use scenarios::inkijk::Inkijk;
use scenarios::{Aanroep, Antwoord, Klant, Opstelling, Wereld};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// So long may anything take, on a machine that does other things too. Every deadline of the service is far below it.
pub(crate) const GRENS: Duration = Duration::from_secs(60);

/// Time between two looks at something that is about to change.
const TUSSENTIJD: Duration = Duration::from_millis(10);

/// What is in [`scenarios::stappen::een_signaal`], or follows from it: none of it may stand in a 503.
const GEHEIM: [&str; 6] = [
    "Contante",
    "Karel",
    "Voorbeeld-Demo",
    "999990019",
    "Proef-Demo",
    "witwassen",
];

/// All that a 503 may say.
const VELDEN: [&str; 9] = [
    "type",
    "title",
    "status",
    "code",
    "detail",
    "regels",
    "bepalingen",
    "logregel",
    "spoor",
];

/// Waits until this holds.
pub(crate) async fn wacht_tot(wat: &str, mut klopt: impl AsyncFnMut() -> bool) {
    let until = async {
        while !klopt().await {
            sleep(TUSSENTIJD).await;
        }
    };
    assert!(timeout(GRENS, until).await.is_ok(), "never: {wat}");
}

/// Waits until the service says that calls may come.
pub(crate) async fn wacht_tot_gereed(opstelling: &Opstelling) {
    wacht_tot("ready", async || opstelling.gereed().await.0 == 200).await;
}

/// Waits until the service says that it is not ready, and that this one check is the reason.
pub(crate) async fn wacht_op_fout(opstelling: &Opstelling, controle: &str) {
    wacht_tot(controle, async || {
        let (status, said) = opstelling.gereed().await;
        status == 503 && said["controles"][controle] == "fout"
    })
    .await;
}

/// A call to every operation, as somebody who may.
pub(crate) fn alle_operaties(wereld: &Wereld) -> Vec<(Klant, Aanroep)> {
    let operaties = wereld.contract.operaties().iter();
    operaties
        .map(|operatie| {
            let rol = wereld.wie_wel(operatie)[0];
            (wereld.als(rol).clone(), wereld.aanroep(operatie, rol))
        })
        .collect()
}

/// Sends them all at once, and waits for every answer.
pub(crate) async fn alle_antwoorden(calls: Vec<(Klant, Aanroep)>) -> Vec<Antwoord> {
    let mut under_way = JoinSet::new();
    for (klant, call) in calls {
        under_way.spawn(async move { klant.doe(call).await });
    }
    timeout(GRENS, under_way.join_all())
        .await
        .expect("nothing hangs")
}

/// This answer says that it cannot be had now, and not a byte more.
#[track_caller]
pub(crate) fn zwijgt(answer: &Antwoord) {
    assert_eq!(answer.status, 503, "{answer}");
    let Value::Object(body) = answer.json() else {
        panic!("{answer}");
    };
    for (name, _) in &body {
        assert!(VELDEN.contains(&name.as_str()), "{name}: {answer}");
    }
    for name in [
        "ETag",
        "Location",
        "Link-Template",
        "Herhaald",
        "Content-Disposition",
    ] {
        assert_eq!(answer.kop(name), None, "{name}: {answer}");
    }
    assert!(answer.kop("Retry-After").is_some(), "{answer}");
    let text = format!("{answer} {:?}", answer.koppen);
    for word in GEHEIM {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

/// As [`zwijgt`], when not even that could be recorded.
#[track_caller]
pub(crate) fn zwijgt_zonder_logregel(answer: &Antwoord) {
    zwijgt(answer);
    assert_eq!(answer.logregel(), None, "{answer}");
    assert!(answer.json().get("logregel").is_none(), "{answer}");
}

/// Somebody who writes signalen down.
pub(crate) fn melder(opstelling: &Opstelling) -> Klant {
    opstelling.als(&scenarios::inrichting::met_rol(Rol::Partner))
}

/// A call that writes a signaal down, under this key.
pub(crate) fn opstellen(sleutel: &str) -> Aanroep {
    Aanroep::post("/signalen")
        .json(&scenarios::stappen::een_signaal())
        .sleutel(sleutel)
}

/// A number, by a query in the data database.
pub(crate) async fn getal(inkijk: &Inkijk, vraag: &str) -> u64 {
    let text = inkijk.tekst(vraag).await.expect("a number");
    text.parse().expect("a number")
}

/// Waits until the outbox is empty, then checks that every signaal has exactly one record of its making, that no other
/// record says that one was made, and that the log has no gap; the number of signalen.
pub(crate) async fn elke_wijziging_heeft_haar_regel(inkijk: &Inkijk) -> usize {
    wacht_tot("an empty outbox", async || {
        getal(inkijk, "SELECT count(*)::text FROM audit.outbox").await == 0
    })
    .await;
    let made =
        "SELECT coalesce(string_agg(alias::text, ',' ORDER BY alias), '') FROM autorisatie.zaak";
    let made = inkijk.tekst(made).await.expect("a list");
    let records = inkijk.logregels_vanaf(0).await;
    assert_eq!(
        i64::try_from(records.len()).expect("a number"),
        inkijk.aantal_logregels().await,
        "a gap"
    );
    let mut ids = HashSet::new();
    let mut recorded: Vec<String> = Vec::new();
    for record in &records {
        let content = &record.inhoud;
        assert!(ids.insert(content.record_id), "a record twice: {record:?}");
        // A repeated answer names no zaak: nothing was made.
        if content.wat.handeling == "signaal.opstellen"
            && content.wat.resultaat == Resultaat::Gelukt
        {
            recorded.extend(content.wat.zaak_alias.map(|alias| alias.to_string()));
        }
    }
    recorded.sort_unstable();
    let count = recorded.len();
    assert_eq!(recorded.join(","), made, "changes and their records");
    count
}
