// SPDX-License-Identifier: EUPL-1.2
//! An act runs to its end, whatever becomes of the caller or of the act.

use audit_log::Resultaat;
use autorisatie::opslag::zaak::geef_aan_tafel;
use autorisatie::{Fout, Storing, Toegang, Weigering};
use diesel_async::SimpleAsyncConnection as _;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::handelingen::{CasusLezen, SignaalMelden};
use super::hulp::{Iemand, Wereld, op_een_werker};

struct Geval {
    w: Wereld,
    partner: Iemand,
    zaak: Uuid,
}

async fn geval() -> Geval {
    let w = Wereld::nieuw().await;
    let org = w.organisatie("politie").await;
    let partner = w.iemand("partner", org, None).await;
    let zaak = w.zaak("signaal", None, Some(org)).await;
    w.klok.vooruit(1);
    Geval { w, partner, zaak }
}

impl Geval {
    async fn tafel(&self) -> Option<String> {
        let row = self
            .w
            .sql
            .query_one("SELECT tafel FROM autorisatie.zaak", &[])
            .await;
        row.unwrap().get(0)
    }

    async fn melden<W>(&self, id: u8, werk: W) -> (Uuid, Result<(), Weigering>)
    where
        W: AsyncFnOnce(&mut Toegang<'_, SignaalMelden>) -> Result<(), Fout> + 'static,
    {
        let verzoek = self.w.wijziging(&self.partner, id);
        let uitkomst = self
            .w
            .poort
            .verricht(&verzoek, SignaalMelden(self.zaak), werk)
            .await;
        (verzoek.record_id, uitkomst.map(|_| ()))
    }
}

fn storing(uitkomst: Result<(), Weigering>) -> Storing {
    match uitkomst.unwrap_err().fout() {
        Fout::Storing(storing) => storing.clone(),
        fout => panic!("{fout:?}"),
    }
}

#[tokio::test]
async fn a_panic_is_a_failure_with_a_record_and_changes_nothing() {
    op_een_werker(async {
        let geval = geval().await;
        let zaak = geval.zaak;
        let (record, uitkomst) = geval
            .melden(1, async move |t: &mut Toegang<'_, SignaalMelden>| {
                geef_aan_tafel(t, zaak, "D").await?;
                panic!("the act breaks")
            })
            .await;
        let storing = storing(uitkomst);
        assert_eq!(storing, Storing::Paniek);
        assert!(!storing.is_tijdelijk(), "500, not 503");
        assert_eq!(geval.tafel().await, None);
        let expected = i16::try_from(Resultaat::Fout.nummer()).unwrap();
        assert_eq!(
            geval.w.record(record).await,
            ("signaal.melden".to_owned(), expected)
        );
        // The door is whole: the same key does what it did not do then.
        let (_, uitkomst) = geval
            .melden(1, async move |t: &mut Toegang<'_, SignaalMelden>| {
                geef_aan_tafel(t, zaak, "D").await
            })
            .await;
        uitkomst.unwrap();
        assert_eq!(geval.tafel().await.as_deref(), Some("D"));
    })
    .await;
}

#[tokio::test]
async fn an_act_within_an_act_is_refused() {
    op_een_werker(async {
        let geval = geval().await;
        let (poort, binnen) = (geval.w.poort.clone(), geval.w.verzoek(&geval.partner));
        let zaak = geval.zaak;
        let (record, uitkomst) = geval
            .melden(1, async move |_: &mut Toegang<'_, SignaalMelden>| {
                let weigering = poort.lees(&binnen, CasusLezen(zaak)).await.unwrap_err();
                Err(weigering.fout().clone())
            })
            .await;
        assert_eq!(storing(uitkomst), Storing::Genest);
        assert_eq!(geval.w.record(record).await.0, "signaal.melden");
        assert_eq!(geval.tafel().await, None);
    })
    .await;
}

#[tokio::test]
async fn a_caller_who_hangs_up_does_not_stop_the_act_between_deed_and_record() {
    op_een_werker(async {
        let geval = geval().await;
        let (begun, has_begun) = oneshot::channel();
        let (go, may_go) = oneshot::channel::<()>();
        let zaak = geval.zaak;
        let call = geval.melden(1, async move |t: &mut Toegang<'_, SignaalMelden>| {
            geef_aan_tafel(t, zaak, "D").await?;
            begun.send(()).unwrap();
            may_go.await.unwrap();
            Ok(())
        });
        tokio::select! {
            _ = call => panic!("the act waits"),
            begun = has_begun => begun.unwrap(),
        }
        // The call is dropped here; nothing was committed yet.
        assert_eq!((geval.tafel().await, geval.w.records().await), (None, 0));
        go.send(()).unwrap();
        while geval.w.records().await == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(geval.tafel().await.as_deref(), Some("D"));
    })
    .await;
}

#[tokio::test]
async fn an_act_cannot_end_its_own_transaction() {
    op_een_werker(async {
        let geval = geval().await;
        let zaak = geval.zaak;
        let (record, uitkomst) = geval
            .melden(1, async move |t: &mut Toegang<'_, SignaalMelden>| {
                geef_aan_tafel(t, zaak, "D").await?;
                Ok(t.batch_execute("COMMIT").await?)
            })
            .await;
        assert!(uitkomst.is_err());
        assert_eq!(geval.tafel().await, None);
        geval.w.record(record).await;
    })
    .await;
}
