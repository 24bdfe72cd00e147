// SPDX-License-Identifier: EUPL-1.2
//! Steps of scenarios, in the words of those who work with it.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::klant::{Aanroep, Klant};

/// A signaal as somebody writes it down.
#[must_use]
pub fn een_signaal() -> Value {
    json!({
        "gedragingen": "Contante aanbetalingen voor bedrijfspanden zonder herkomst van het geld.",
        "waaromGezamenlijk": "Vergunning, aangifte en aangetroffen geld liggen bij drie deelnemers.",
        "verschijningsvorm": "witwassen",
        "tafel": "D",
        "personen": [{
            "naam": {"voornamen": "Karel", "geslachtsnaam": "Voorbeeld-Demo"},
            "geboortedatum": "1980-02-29",
            "bsn": "999990019",
            "aanwijzingen": [{
                "datum": "2026-10-01",
                "bron": "controle",
                "verschijningsvorm": "witwassen",
                "tekst": "Betaalde een jaar huur vooruit in contanten."
            }]
        }]
    })
}

/// Something that was made or changed: where it is, and in which version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Id.
    pub id: Uuid,
    /// The `ETag`.
    pub etag: String,
}

/// Writes a signaal down as a concept.
pub async fn stel_signaal_op(melder: &Klant) -> Stand {
    let call = Aanroep::post("/signalen").json(&een_signaal());
    let answer = melder.doe(call).await.moet(201);
    Stand {
        id: answer.id(),
        etag: answer.etag(),
    }
}

/// Writes a signaal down and reports it.
pub async fn meld_signaal(melder: &Klant) -> Stand {
    let Stand { id, etag } = stel_signaal_op(melder).await;
    let call = Aanroep::post(&format!("/signalen/{id}/melding")).versie(&etag);
    let answer = melder.doe(call).await.moet(200);
    Stand {
        id,
        etag: answer.etag(),
    }
}

/// Lays down for which doel, about which zaak and why somebody is going to work.
pub async fn werkcontext_voor(wie: &Klant, doel: &str, zaak: Uuid) -> Uuid {
    werkcontext_over(wie, doel, "zaak", zaak).await
}

/// As [`werkcontext_voor`], about a `zaak` or a `vergadering`.
pub async fn werkcontext_over(wie: &Klant, doel: &str, soort: &str, id: Uuid) -> Uuid {
    let made = probeer_werkcontext(wie, doel, soort, id).await;
    made.unwrap_or_else(|| panic!("{soort} {id} is not visible for {doel}"))
}

/// As [`werkcontext_over`]; none when it does not exist for this person.
pub async fn probeer_werkcontext(wie: &Klant, doel: &str, soort: &str, id: Uuid) -> Option<Uuid> {
    let reden = "Voorbereiding van het overleg.";
    let body = json!({"doel": doel, soort: id, "reden": reden});
    let answer = wie.doe(Aanroep::post("/werkcontexten").json(&body)).await;
    (answer.status != 404).then(|| answer.moet(201).id())
}

/// Lays down for which of the four purposes of WGS 1.8(4) the log will be used.
pub async fn logcontext(wie: &Klant, logdoel: &str) -> Uuid {
    let reden = "Controle op verzoek van de raad.";
    let body = json!({"doel": "beheer", "logdoel": logdoel, "reden": reden});
    let answer = wie.doe(Aanroep::post("/werkcontexten").json(&body)).await;
    answer.moet(201).id()
}
