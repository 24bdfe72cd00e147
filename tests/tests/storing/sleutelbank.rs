// SPDX-License-Identifier: EUPL-1.2
//! The key store is out of reach: what needs a key is answered 503 and nothing is half done.

use scenarios::stappen::werkcontext_voor;
use scenarios::{Aanroep, Opstelling};

use crate::hulp::{alle_antwoorden, melder, opstellen, wacht_op_fout, wacht_tot_gereed, zwijgt};

const AFGESLOTEN: &str = "DO $$ BEGIN
    EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM verband_sleutels', current_database());
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'verband_sleutels';
END $$";
const OPEN: &str = "DO $$ BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO verband_sleutels', current_database());
END $$";
const HANGT: &str = "BEGIN; LOCK TABLE sleutels.sleutel IN ACCESS EXCLUSIVE MODE";
const HANGT_NIET: &str = "ROLLBACK";

/// A call that reads a signaal and opens what was sealed.
async fn een_lezing(opstelling: &Opstelling) -> Aanroep {
    let melder = melder(opstelling);
    let id = melder.doe(opstellen("een")).await.moet(201).id();
    let werk = werkcontext_voor(&melder, "signaal_wegen", id).await;
    Aanroep::get(&format!("/signalen/{id}")).werkcontext(werk)
}

/// Reads and changes by a service that has no key in memory, while the key store is out of order.
async fn niets_half_gedaan(stuk: &str, heel: &str) {
    let mut opstelling = Opstelling::nieuw().await;
    let lezen = een_lezing(&opstelling).await;
    opstelling.herstart().await;
    let (melder, inkijk) = (melder(&opstelling), opstelling.inkijk().await);
    let calls = || {
        vec![
            (melder.clone(), lezen.clone()),
            (melder.clone(), opstellen("twee")),
        ]
    };
    let before = inkijk.afdruk().await;
    inkijk.voer_uit_sleutels(stuk).await;
    for answer in alle_antwoorden(calls()).await {
        zwijgt(&answer);
    }
    wacht_op_fout(&opstelling, "sleutelbank").await;
    inkijk.voer_uit_sleutels(heel).await;
    assert_eq!(inkijk.afdruk().await, before, "nothing is half done");
    wacht_tot_gereed(&opstelling).await;
    let _ = melder.doe(lezen).await.moet(200);
    let _ = melder.doe(opstellen("twee")).await.moet(201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_access_to_the_key_store_nothing_is_half_done() {
    niets_half_gedaan(AFGESLOTEN, OPEN).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_key_store_hangs_nothing_is_half_done() {
    niets_half_gedaan(HANGT, HANGT_NIET).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_in_memory_carry_reads_over_a_short_absence() {
    let opstelling = Opstelling::nieuw().await;
    let (melder, inkijk) = (melder(&opstelling), opstelling.inkijk().await);
    let lezen = een_lezing(&opstelling).await;
    let _ = melder.doe(lezen.clone()).await.moet(200);
    inkijk.voer_uit_sleutels(AFGESLOTEN).await;
    let _ = melder.doe(lezen).await.moet(200);
    zwijgt(&melder.doe(opstellen("twee")).await);
    wacht_op_fout(&opstelling, "sleutelbank").await;
    inkijk.voer_uit_sleutels(OPEN).await;
    wacht_tot_gereed(&opstelling).await;
    let _ = melder.doe(opstellen("twee")).await.moet(201);
}
