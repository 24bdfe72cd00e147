// SPDX-License-Identifier: EUPL-1.2
//! What the door refuses is recorded; who may never do this is told so first.

use audit_log::Resultaat;
use autorisatie::beleid::Objectsoort;
use autorisatie::{Deurweigering, Fout};

use super::hulp::{Wereld, op_een_werker};

const ZONDER_WERKCONTEXT: Deurweigering = Deurweigering {
    naam: "toegangslog.lezen",
    handeling: Some((Objectsoort::Toegangslog, "lezen")),
    resultaat: Resultaat::WerkcontextOntbreekt,
    status: 400,
};

#[tokio::test]
async fn a_role_without_a_row_is_refused_before_what_is_missing() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        let partner = w.iemand("partner", org, None).await;
        let verzoek = w.verzoek(&partner);
        let instead = w
            .poort
            .weiger_aan_de_deur(&verzoek, ZONDER_WERKCONTEXT)
            .await
            .unwrap();
        let weigering = instead.expect("a partner never reads the log");
        let Fout::Geweigerd(geweigerd) = weigering.fout() else {
            panic!("{weigering:?}");
        };
        assert_eq!(
            (geweigerd.soort.status(), geweigerd.code),
            (403, "eis-ontbreekt")
        );
        assert_eq!(geweigerd.wie_wel, ["cfg"]);
        assert_eq!(weigering.logregel(), Some(verzoek.record_id));
        let expected = i16::try_from(Resultaat::NietBevoegd.nummer()).unwrap();
        assert_eq!(
            w.record(verzoek.record_id).await,
            ("toegangslog.lezen".to_owned(), expected)
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_do_it_is_told_what_is_missing() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("gemeente").await;
        let cfg = w.iemand("cfg", org, None).await;
        let verzoek = w.verzoek(&cfg);
        let instead = w
            .poort
            .weiger_aan_de_deur(&verzoek, ZONDER_WERKCONTEXT)
            .await
            .unwrap();
        assert!(instead.is_none());
        let expected = i16::try_from(Resultaat::WerkcontextOntbreekt.nummer()).unwrap();
        assert_eq!(
            w.record(verzoek.record_id).await,
            ("toegangslog.lezen".to_owned(), expected)
        );
    })
    .await;
}

#[tokio::test]
async fn a_revoked_token_or_nobody_is_refused_as_such() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        let partner = w.iemand("partner", org, None).await;
        w.voer_uit(&format!(
            "INSERT INTO autorisatie.intrekking (kenmerk, tot, vastgelegd_op)
             SELECT sha256('sid:s-1'), to_timestamp({0} + 900), to_timestamp({0})",
            super::hulp::NU
        ))
        .await;
        let verzoek = w.verzoek(&partner);
        let instead = w
            .poort
            .weiger_aan_de_deur(&verzoek, ZONDER_WERKCONTEXT)
            .await
            .unwrap();
        let weigering = instead.expect("the session was revoked");
        assert!(matches!(weigering.fout(), Fout::Geweigerd(g) if g.soort.status() == 401));
        let unknown = Deurweigering {
            naam: "deur.weigeren",
            handeling: None,
            resultaat: Resultaat::RouteOnbekend,
            status: 404,
        };
        let verzoek = w.verzoek(&partner);
        assert!(
            w.poort
                .weiger_aan_de_deur(&verzoek, unknown)
                .await
                .unwrap()
                .is_none()
        );
        assert_eq!(w.records().await, 2);
    })
    .await;
}
