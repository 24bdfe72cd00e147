// SPDX-License-Identifier: EUPL-1.2
//! A change is carried out once; its answer is given again only to who may still have it.

use std::cell::Cell;
use std::rc::Rc;

use autorisatie::opslag::zaak::geef_aan_tafel;
use autorisatie::{Herhaalsleutel, Toegang, Verzoek, Vrijgegeven, Weigering};
use rstest::rstest;
use uuid::Uuid;

use super::handelingen::SignaalMelden;
use super::hulp::{Iemand, Wereld, geweigerd, op_een_werker, periode};

struct Geval {
    w: Wereld,
    partner: Iemand,
    zaak: Uuid,
    keren: Rc<Cell<u32>>,
}

async fn geval() -> Geval {
    let w = Wereld::nieuw().await;
    let org = w.organisatie("politie").await;
    let partner = w.iemand("partner", org, None).await;
    let zaak = w.zaak("signaal", None, Some(org)).await;
    Geval {
        w,
        partner,
        zaak,
        keren: Rc::default(),
    }
}

impl Geval {
    async fn meld(&self, verzoek: &Verzoek) -> Result<Vrijgegeven<()>, Weigering> {
        let (zaak, keren) = (self.zaak, self.keren.clone());
        // A change takes a moment of its own: nothing follows itself at the same instant.
        self.w.klok.vooruit(1);
        let werk = async move |t: &mut Toegang<'_, SignaalMelden>| {
            keren.set(keren.get() + 1);
            geef_aan_tafel(t, zaak, "D").await
        };
        self.w
            .poort
            .verricht(verzoek, SignaalMelden(zaak), werk)
            .await
    }
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_one_change() {
    op_een_werker(async {
        let geval = geval().await;
        let eerste = geval
            .meld(&geval.w.wijziging(&geval.partner, 1))
            .await
            .unwrap();
        assert!(!eerste.is_herhaald());
        let verzoek = geval.w.wijziging(&geval.partner, 1);
        let tweede = geval.meld(&verzoek).await.unwrap();
        assert!(tweede.is_herhaald());
        assert_eq!(geval.keren.get(), 1);
        assert_eq!(geval.w.records().await, 2, "each of both is in the log");
        assert_eq!(geval.w.record(verzoek.record_id).await.0, "signaal.melden");
        let ander = Verzoek {
            herhaling: Some(Herhaalsleutel {
                sleutel: [1; 32],
                lichaam: [2; 32],
            }),
            ..geval.w.verzoek_als(&geval.partner)
        };
        assert_eq!(
            geweigerd(geval.meld(&ander).await),
            (409, "sleutel-hergebruikt")
        );
    })
    .await;
}

#[rstest]
#[case::ended("UPDATE autorisatie.lidmaatschap SET bekend = {oud} WHERE id = '{lid}'", (403, "hoedanigheid-ongeldig"))]
#[case::suspended("UPDATE autorisatie.lidmaatschap SET bekend = {oud} WHERE id = '{lid}';
    INSERT INTO autorisatie.lidmaatschap (id, persoon, organisatie, rol, gremium, geschorst, geldig, bekend)
    SELECT id, persoon, organisatie, rol, gremium, true, geldig, {nu} FROM autorisatie.lidmaatschap WHERE id = '{lid}'", (403, "eis-ontbreekt"))]
#[case::interest("INSERT INTO autorisatie.belang (zaak, persoon, geldig, bekend) VALUES ('{zaak}', '{persoon}', {nu}, {nu})", (404, "niet-gevonden"))]
#[case::other_role("UPDATE autorisatie.lidmaatschap SET bekend = {oud} WHERE id = '{lid}';
    INSERT INTO autorisatie.lidmaatschap (id, persoon, organisatie, rol, gremium, geldig, bekend)
    SELECT id, persoon, organisatie, 'contactpunt', gremium, geldig, {nu} FROM autorisatie.lidmaatschap WHERE id = '{lid}'", (403, "eis-ontbreekt"))]
#[tokio::test]
async fn who_lost_the_right_does_not_get_the_answer_again(
    #[case] sql: &str,
    #[case] verwacht: (u16, &'static str),
) {
    op_een_werker(async {
        let geval = geval().await;
        geval
            .meld(&geval.w.wijziging(&geval.partner, 1))
            .await
            .unwrap();
        let sql = sql
            .replace("{oud}", &periode(-86_400, Some(1)))
            .replace("{nu}", &periode(1, None))
            .replace("{lid}", &geval.partner.lidmaatschap.to_string())
            .replace("{persoon}", &geval.partner.persoon.to_string())
            .replace("{zaak}", &geval.zaak.to_string());
        geval.w.voer_uit(&sql).await;
        let verzoek = geval.w.wijziging(&geval.partner, 1);
        assert_eq!(geweigerd(geval.meld(&verzoek).await), verwacht);
        assert_eq!(geval.keren.get(), 1);
        geval.w.record(verzoek.record_id).await;
    })
    .await;
}

/// Hash of the register row as it is stored now.
async fn hash(geval: &Geval) -> Vec<u8> {
    let sql = "SELECT sha256(convert_to(to_jsonb(z)::text, 'UTF8')) FROM autorisatie.zaak z";
    geval.w.voer_uit("SET TimeZone = 'UTC'").await;
    geval.w.sql.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn the_record_of_a_change_names_the_row_before_and_after() {
    op_een_werker(async {
        let geval = geval().await;
        let voor = hash(&geval).await;
        let verzoek = geval.w.wijziging(&geval.partner, 1);
        geval.meld(&verzoek).await.unwrap();
        let na = hash(&geval).await;
        assert_ne!(voor, na);
        let entry = geval.w.entry(verzoek.record_id).await;
        let holds = |hash: &[u8]| entry.windows(hash.len()).any(|window| window == hash);
        assert!(holds(&voor) && holds(&na));
    })
    .await;
}
