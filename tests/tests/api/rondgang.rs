// SPDX-License-Identifier: EUPL-1.2
//! The client itself: what it does is answered, and recorded once.

use scenarios::stappen::{meld_signaal, werkcontext_voor};
use scenarios::{Aanroep, Opstelling};

#[tokio::test]
async fn a_signaal_is_reported_and_read_and_each_call_leaves_one_record() {
    let mut opstelling = Opstelling::nieuw().await;
    let inkijk = opstelling.inkijk().await;
    let melder = opstelling.als("partner");
    let signaal = meld_signaal(&melder).await;
    let werkcontext = werkcontext_voor(&melder, "signaal_wegen", signaal.id).await;
    let before = inkijk.aantal_logregels().await;
    let call = Aanroep::get(&format!("/signalen/{}", signaal.id)).werkcontext(werkcontext);
    let read = melder.doe(call).await.moet(200);
    assert_eq!(read.json()["inhoud"]["personen"][0]["heeftBsn"], true);

    let records = inkijk.logregels_vanaf(before).await;
    let ids: Vec<_> = records.iter().map(|r| Some(r.inhoud.record_id)).collect();
    assert_eq!(ids, [read.logregel()]);
    assert_eq!(records[0].inhoud.wat.handeling, "signaal.lezen");
    // Two made, one changed, one read.
    assert_eq!(inkijk.aantal_logregels().await, 4);
    opstelling.stop().await;
}

#[tokio::test]
async fn two_services_in_one_process_share_nothing() {
    let (een, ander) = tokio::join!(Opstelling::nieuw(), Opstelling::nieuw());
    meld_signaal(&een.als("partner")).await;
    assert_eq!(een.inkijk().await.aantal_logregels().await, 2);
    assert_eq!(ander.inkijk().await.aantal_logregels().await, 0);
}
