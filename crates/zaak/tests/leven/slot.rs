// SPDX-License-Identifier: EUPL-1.2
//! What the end of a casus asks of its subjecten: an informing decision for each, and nobody who was only proposed.

use autorisatie::Toegang;
use besluitvorming::handelingen::BesluitVaststellen;
use jiff::civil::{Date, date};
use uuid::Uuid;
use zaak::slot::{einde, zonder_informering};

use crate::starten::{Ids, besluit, in_weging, start, stel_vast};
use crate::wereld::{Wereld, op_een_werker};

const NIEMAND: &[Uuid] = &[];

/// A casus with two subjecten, and the besluit that waits for the voorzitter.
async fn casus(w: &Wereld) -> (Uuid, Uuid, Vec<Uuid>) {
    let signaal = in_weging(w, &["Nergenshuizen", "Elders"]).await.id;
    let besluit = besluit(w, &[signaal]).await;
    let werk = async move |t: &mut Toegang<'_, _>| start(t, besluit, &[signaal]).await;
    let Ids(mut ids) = stel_vast(w, besluit, werk).await.unwrap();
    (besluit, ids.remove(0), ids)
}

async fn zonder(w: &Wereld, besluit: Uuid, casus: Uuid, dag: Date) -> Vec<Uuid> {
    let werk = async move |t: &mut Toegang<'_, BesluitVaststellen>| {
        let alle = zonder_informering(t, casus, dag).await?;
        Ok(Ids(alle.into_iter().map(|een| een.subject).collect()))
    };
    stel_vast(w, besluit, werk).await.unwrap().0
}

async fn beslis(w: &Wereld, subject: Uuid, volgnummer: i16, beslissing: &str, herzien_op: &str) {
    let wie = w.wie("regisseur");
    w.sql(&format!(
        "INSERT INTO zaak.informering (subject, volgnummer, beslissing, grond, herzien_op, toelichting, besloten_door, \
         besloten_lidmaatschap, besloten_op) VALUES ('{subject}', {volgnummer}, '{beslissing}', 'toezicht', {herzien_op}, '\\x00', \
         '{}', '{}', '{}')",
        wie.persoon,
        wie.lidmaatschap,
        w.nu(),
    ))
    .await;
}

#[tokio::test]
async fn elk_subject_heeft_een_beslissing_die_nog_staat() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let (besluit, casus, ids) = casus(&w).await;
        let dag = date(2026, 11, 24);
        assert_eq!(zonder(&w, besluit, casus, dag).await, ids);
        beslis(&w, ids[0], 1, "achterwege_laten", "NULL").await;
        beslis(&w, ids[1], 1, "uitstellen", "'2026-12-01'").await;
        assert_eq!(zonder(&w, besluit, casus, dag).await, NIEMAND);
        // The day of review passes: it had to be looked at again.
        assert_eq!(zonder(&w, besluit, casus, date(2026, 12, 1)).await, NIEMAND);
        assert_eq!(
            zonder(&w, besluit, casus, date(2026, 12, 2)).await,
            [ids[1]]
        );
        // The last decision holds.
        beslis(&w, ids[1], 2, "uitstellen", "'2027-03-01'").await;
        assert_eq!(zonder(&w, besluit, casus, date(2026, 12, 2)).await, NIEMAND);
        // Who left the dossier needs none.
        beslis(&w, ids[1], 3, "uitstellen", "'2026-11-25'").await;
        w.sql(&format!(
            "UPDATE zaak.subject SET status = 'afgeschermd', uit_op = now() WHERE id = '{}'",
            ids[1]
        ))
        .await;
        assert_eq!(zonder(&w, besluit, casus, date(2026, 12, 2)).await, NIEMAND);
    })
    .await;
}

#[tokio::test]
async fn wie_alleen_is_voorgedragen_blijft_niet_achter() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let (besluit, casus, ids) = casus(&w).await;
        let wie = w.wie("regisseur");
        // Proposed in the same shape as the act stores it.
        w.sql(&format!(
            "BEGIN; SET LOCAL session_replication_role = replica;
             UPDATE zaak.subject SET status = 'voorgedragen', voorgedragen_door = '{}', voorgedragen_namens = '{}', voorgedragen_op = now()
             WHERE id = '{}'; COMMIT",
            wie.persoon, wie.organisatie, ids[1],
        ))
        .await;
        let werk = async move |t: &mut Toegang<'_, BesluitVaststellen>| {
            Ok(Ids(einde(t, casus, besluit).await?))
        };
        let Ids(weg) = stel_vast(&w, besluit, werk).await.unwrap();
        assert_eq!(weg.len(), 1);
        let stand = "SELECT string_agg(status || ' ' || (gegevens IS NULL), ', ' ORDER BY volgnummer) FROM zaak.subject";
        assert_eq!(w.tekst(stand).await, "actief false, afgewezen true");
        let opdracht = w.tekst("SELECT subject::text FROM zaak.sleutelvernietiging WHERE uitgevoerd_op IS NULL").await;
        assert_eq!(opdracht, ids[1].to_string());
    })
    .await;
}
