// SPDX-License-Identifier: EUPL-1.2
//! The clock of the service goes back: a fact is never known until before it was known, and the log never runs backwards.

use autorisatie::fout::Fout;
use autorisatie::handelingen::{LidmaatschapBeeindigen, LidmaatschapLezen};
use autorisatie::opslag::lidmaatschap::beeindig;
use autorisatie::{Idbron, Toegang};

use super::hulp::{NU, Wereld, op_een_werker, periode};

/// An hour, in seconds.
const UUR: u64 = 3600;

const LIDMAATSCHAPPEN: &str =
    "SELECT string_agg(l::text, '|' ORDER BY id, bekend) FROM autorisatie.lidmaatschap l";
const BEKEND_SLUIT_AAN: &str = "SELECT bool_and(lower(bekend) = einde)::text FROM (
    SELECT bekend, lag(upper(bekend)) OVER (PARTITION BY id ORDER BY lower(bekend)) AS einde
    FROM autorisatie.lidmaatschap) l WHERE einde IS NOT NULL";
const LOG_LOOPT_DOOR: &str = "SELECT bool_and(seq_time_us >= vorig)::text FROM (
    SELECT seq_time_us, lag(seq_time_us) OVER (ORDER BY leaf_index) AS vorig FROM audit.record) r
    WHERE vorig IS NOT NULL";

#[tokio::test]
async fn a_change_before_what_it_changes_was_known_does_not_happen() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        let beheer = w.iemand("functioneel_beheer", org, None).await;
        let partner = w.iemand("partner", org, None).await;
        // True for a day, known for a minute.
        let (id, versie) = (w.ids.nieuw(), (NU - 60) * 1_000_000);
        w.voer_uit(&format!(
            "INSERT INTO autorisatie.lidmaatschap (id, persoon, organisatie, rol, geldig, bekend)
             VALUES ('{id}', '{}', '{org}', 'partner', {}, {})",
            partner.persoon,
            periode(-86_400, None),
            periode(-60, None)
        ))
        .await;
        let beeindigen = async |sleutel| {
            let verzoek = w.wijziging(&beheer, sleutel);
            let werk = async |t: &mut Toegang<'_, LidmaatschapBeeindigen>| beeindig(t).await;
            let handeling = LidmaatschapBeeindigen { id, versie };
            let outcome = w.poort.verricht(&verzoek, handeling, werk).await;
            (verzoek.record_id, outcome)
        };
        let lezen = LidmaatschapLezen {
            id: partner.lidmaatschap,
        };
        let _ = w.poort.lees(&w.verzoek(&partner), lezen).await;
        let before = w.tekst(LIDMAATSCHAPPEN).await;

        w.klok.achteruit(UUR);
        let (record, outcome) = beeindigen(1).await;
        let fault = outcome.expect_err("an end before the beginning");
        assert!(matches!(fault.fout(), Fout::Storing(_)), "{fault:?}");
        assert_eq!(w.tekst(LIDMAATSCHAPPEN).await, before);
        assert_eq!(w.record(record).await.0, "lidmaatschap.beeindigen");

        w.klok.vooruit(UUR + 1);
        let (_, outcome) = beeindigen(1).await;
        assert!(outcome.is_ok(), "the same request, when the clock is right");
        assert_eq!(w.tekst(BEKEND_SLUIT_AAN).await, "true");
        assert_eq!(w.tekst(LOG_LOOPT_DOOR).await, "true");
    })
    .await;
}
