// SPDX-License-Identifier: EUPL-1.2
//! Access follows the facts that are true and known now: whatever ends, ends at once.

use audit_log::Resultaat;
use rstest::rstest;
use uuid::Uuid;

use super::handelingen::{CasusLezen, CasussenLezen, lijst};
use super::hulp::{Iemand, NU, Wereld, geweigerd, op_een_werker, periode};

/// A partner whose organisation takes part, and an omt_lid of the tafel that has the casus on its agenda.
struct Geval {
    w: Wereld,
    partner: Iemand,
    lid: Iemand,
    zaak: Uuid,
}

async fn geval() -> Geval {
    let w = Wereld::nieuw().await;
    let org = w.organisatie("politie").await;
    let partner = w.iemand("partner", org, None).await;
    let lid = w.iemand("omt_lid", org, Some("D")).await;
    let zaak = w.zaak("casus", Some("E"), None).await;
    let (sinds, besluit) = (periode(-60, None), Uuid::from_u128(9));
    w.voer_uit(&format!(
        "INSERT INTO autorisatie.deelname (zaak, organisatie, besluit, geldig, bekend) VALUES ('{zaak}', '{org}', '{besluit}', {sinds}, {sinds});
         INSERT INTO autorisatie.zicht (object, gremium, door, vergadering, besluit, geldig, bekend)
         VALUES ('{zaak}', 'D', 'agenda', '{besluit}', '{besluit}', {sinds}, {sinds})"
    ))
    .await;
    Geval {
        w,
        partner,
        lid,
        zaak,
    }
}

impl Geval {
    async fn status(&self, wie: &Iemand) -> u16 {
        let verzoek = self.w.verzoek(wie);
        match self.w.poort.lees(&verzoek, CasusLezen(self.zaak)).await {
            Ok(_) => 200,
            uitkomst => geweigerd(uitkomst).0,
        }
    }

    async fn in_lijst(&self, wie: &Iemand) -> usize {
        let verzoek = self.w.verzoek(wie);
        let gezien = self
            .w
            .poort
            .lijst(&verzoek, CasussenLezen(), async |t: &mut _| lijst(t).await)
            .await;
        gezien.map_or(0, |gezien| gezien.waarde().0.len())
    }

    /// Ends a fact of the zaak as the product does: what was known is closed, a row that ends takes its place.
    async fn beeindig(&self, tabel: &str, kolommen: &str) {
        let (nu, sinds) = (periode(-60, Some(0)), periode(0, None));
        self.w
            .voer_uit(&format!(
                "WITH oud AS (UPDATE autorisatie.{tabel} SET bekend = {nu} WHERE upper_inf(bekend) RETURNING {kolommen})
                 INSERT INTO autorisatie.{tabel} ({kolommen}, geldig, bekend) SELECT {kolommen}, {nu}, {sinds} FROM oud"
            ))
            .await;
    }
}

// Who may see the meta view gets it; an omt_lid whose only tie is the agenda could see the content, so he is asked why.
#[tokio::test]
async fn what_ends_is_over_at_once() {
    op_een_werker(async {
        let geval = geval().await;
        assert_eq!(
            (
                geval.status(&geval.partner).await,
                geval.status(&geval.lid).await
            ),
            (400, 400)
        );
        assert_eq!(
            (
                geval.in_lijst(&geval.partner).await,
                geval.in_lijst(&geval.lid).await
            ),
            (1, 1)
        );
        geval
            .beeindig("deelname", "zaak, organisatie, besluit")
            .await;
        assert_eq!(
            (
                geval.status(&geval.partner).await,
                geval.in_lijst(&geval.partner).await
            ),
            (404, 0)
        );
        assert_eq!(
            geval.status(&geval.lid).await,
            400,
            "the agenda is another matter"
        );
        geval
            .beeindig("zicht", "object, gremium, door, vergadering, besluit")
            .await;
        assert_eq!(
            (
                geval.status(&geval.lid).await,
                geval.in_lijst(&geval.lid).await
            ),
            (404, 0)
        );
    })
    .await;
}

#[tokio::test]
async fn an_ended_lidmaatschap_or_deelnemerschap_opens_nothing() {
    op_een_werker(async {
        let geval = geval().await;
        geval
            .w
            .voer_uit(&format!(
                "UPDATE autorisatie.lidmaatschap SET bekend = {} WHERE id = '{}'",
                periode(-86_400, Some(0)),
                geval.lid.lidmaatschap
            ))
            .await;
        let verzoek = geval.w.verzoek(&geval.lid);
        let uitkomst = geval.w.poort.lees(&verzoek, CasusLezen(geval.zaak)).await;
        assert_eq!(geweigerd(uitkomst), (403, "geen-autorisatie"));
        let verzoek = geval.w.verzoek_als(&geval.lid);
        let uitkomst = geval.w.poort.lees(&verzoek, CasusLezen(geval.zaak)).await;
        assert_eq!(geweigerd(uitkomst), (403, "hoedanigheid-ongeldig"));
        assert_eq!(
            geval.status(&geval.partner).await,
            400,
            "others are still in"
        );
        // with the deelnemerschap of its organisation every lidmaatschap ends.
        geval
            .w
            .voer_uit(&format!(
                "UPDATE autorisatie.deelnemerschap SET bekend = {}",
                periode(-86_400, Some(0))
            ))
            .await;
        assert_eq!(geval.status(&geval.partner).await, 403);
    })
    .await;
}

#[rstest]
#[case::interest(
    "INSERT INTO autorisatie.belang (zaak, persoon, geldig, bekend) VALUES ('{zaak}', '{persoon}', {sinds}, {sinds})"
)]
#[case::term("UPDATE autorisatie.zaak SET verloopt_op = to_timestamp({nu}) WHERE id = '{zaak}'")]
#[case::destroyed(
    "UPDATE autorisatie.zaak SET vernietigd_op = to_timestamp({nu}) WHERE id = '{zaak}'"
)]
#[tokio::test]
async fn what_is_hidden_is_as_absent(#[case] sql: &str) {
    op_een_werker(async {
        let geval = geval().await;
        let sql = sql
            .replace("{zaak}", &geval.zaak.to_string())
            .replace("{persoon}", &geval.partner.persoon.to_string())
            .replace("{sinds}", &periode(-1, None))
            .replace("{nu}", &NU.to_string());
        geval.w.voer_uit(&sql).await;
        let verzoek = geval.w.verzoek(&geval.partner);
        let hidden = geval
            .w
            .poort
            .lees(&verzoek, CasusLezen(geval.zaak))
            .await
            .unwrap_err();
        let absent = CasusLezen(Uuid::from_u128(404));
        let absent = geval
            .w
            .poort
            .lees(&geval.w.verzoek(&geval.partner), absent)
            .await
            .unwrap_err();
        assert_eq!(hidden.fout(), absent.fout());
        assert_eq!(geval.in_lijst(&geval.partner).await, 0);
        let (act, outcome) = geval.w.record(verzoek.record_id).await;
        assert_eq!(
            (act.as_str(), outcome),
            ("casus.lezen", nummer(Resultaat::NietZichtbaar))
        );
    })
    .await;
}

fn nummer(resultaat: Resultaat) -> i16 {
    i16::try_from(resultaat.nummer()).unwrap()
}

// Deny rows go before every allow row.
#[tokio::test]
async fn who_is_suspended_is_told_so_and_nothing_else() {
    op_een_werker(async {
        let geval = geval().await;
        let id = geval.partner.lidmaatschap;
        geval
            .w
            .voer_uit(&format!(
                "UPDATE autorisatie.lidmaatschap SET bekend = {oud} WHERE id = '{id}';
                 INSERT INTO autorisatie.lidmaatschap (id, persoon, organisatie, rol, gremium, geschorst, geldig, bekend)
                 SELECT id, persoon, organisatie, rol, gremium, true, geldig, {nu} FROM autorisatie.lidmaatschap WHERE id = '{id}'",
                oud = periode(-86_400, Some(0)),
                nu = periode(0, None)
            ))
            .await;
        for zaak in [geval.zaak, Uuid::from_u128(404)] {
            let verzoek = geval.w.verzoek(&geval.partner);
            let weigering = geval.w.poort.lees(&verzoek, CasusLezen(zaak)).await.unwrap_err();
            let autorisatie::Fout::Geweigerd(geweigerd) = weigering.fout() else {
                panic!("{weigering:?}");
            };
            assert_eq!(geweigerd.soort.status(), 403);
            assert_eq!(geweigerd.beleidsregel.as_deref(), Some("X-02"));
        }
    })
    .await;
}

#[rstest]
#[case("technisch_beheer", "X-08")]
#[case("functioneel_beheer", "X-09")]
#[case("cfg", "X-10")]
#[tokio::test]
async fn those_who_keep_the_system_running_or_supervise_see_no_content(
    #[case] rol: &str,
    #[case] rij: &str,
) {
    op_een_werker(async {
        let geval = geval().await;
        let org = geval.w.organisatie("gemeente").await;
        let wie = geval.w.iemand(rol, org, Some("D")).await;
        let uitkomst = geval
            .w
            .poort
            .lees(&geval.w.verzoek(&wie), CasusLezen(geval.zaak))
            .await;
        let weigering = uitkomst.unwrap_err();
        let autorisatie::Fout::Geweigerd(geweigerd) = weigering.fout() else {
            panic!("{weigering:?}");
        };
        assert_eq!(geweigerd.soort.status(), 403);
        assert_eq!(geweigerd.beleidsregel.as_deref(), Some(rij));
        assert_eq!(geval.in_lijst(&wie).await, 0);
    })
    .await;
}
