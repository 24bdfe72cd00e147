// SPDX-License-Identifier: EUPL-1.2
//! The disk of the database is full: no answer without its record, no change without its record, and all is well again
//! when somebody has made room.

use scenarios::eigen::Eigen;
use scenarios::inkijk::Inkijk;
use scenarios::stappen::werkcontext_voor;
use scenarios::{Aanroep, Opstelling};

use crate::hulp::{
    elke_wijziging_heeft_haar_regel, getal, melder, opstellen, wacht_op_fout, wacht_tot_gereed,
    zwijgt, zwijgt_zonder_logregel,
};

/// The smallest at which PostgreSQL can write its own log.
const SCHIJF_BYTES: u64 = 16 << 20;

/// Rows that nobody will ever see, until no page more fits: each a little smaller than a real one, so that none of those
/// fits in what is left.
const VUL_LOG: &str = "INSERT INTO audit.record (leaf_index, record_id, seq_time_us, handeling, resultaat, leaf, entry)
    SELECT 100000 + n, gen_random_uuid(), 0, '', 0, sha256(''), convert_to(repeat('x', 200), 'UTF8')
    FROM generate_series(1, 160000) n";
const VUL_OUTBOX: &str = "INSERT INTO audit.outbox (record_id, entry)
    SELECT gen_random_uuid(), convert_to(repeat('x', 200), 'UTF8') FROM generate_series(1, 160000)";

/// Makes room.
const RUIM_LOG: &str = "VACUUM audit.record";
const RUIM_OUTBOX: &str = "VACUUM audit.outbox";

async fn vul(inkijk: &Inkijk, opdracht: &str) {
    let refused = inkijk.probeer(opdracht).await.expect_err("it is full");
    let text = format!("{refused:?}");
    assert!(text.contains("could not extend file"), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_nothing_leaves_and_nothing_is_half_done() {
    let cluster = Eigen::met_volle_schijf(SCHIJF_BYTES).await;
    let opstelling = Opstelling::in_cluster(cluster.address()).await;
    let (melder, inkijk) = (melder(&opstelling), opstelling.inkijk().await);
    let id = melder.doe(opstellen("een")).await.moet(201).id();
    let werk = werkcontext_voor(&melder, "signaal_wegen", id).await;
    let lezen = Aanroep::get(&format!("/signalen/{id}")).werkcontext(werk);

    // No room in the log: no read and no change is answered.
    vul(&inkijk, VUL_LOG).await;
    zwijgt_zonder_logregel(&melder.doe(lezen.clone()).await);
    zwijgt_zonder_logregel(&melder.doe(opstellen("twee")).await);
    wacht_op_fout(&opstelling, "logboek").await;
    inkijk.voer_uit(RUIM_LOG).await;
    wacht_tot_gereed(&opstelling).await;
    let _ = melder.doe(lezen.clone()).await.moet(200);
    let _ = melder.doe(opstellen("twee")).await.moet(201);
    assert_eq!(elke_wijziging_heeft_haar_regel(&inkijk).await, 2);

    // No room for what a change leaves behind: reads go on, changes do not happen.
    vul(&inkijk, VUL_OUTBOX).await;
    let before = inkijk.afdruk().await;
    zwijgt(&melder.doe(opstellen("drie")).await);
    let _ = melder.doe(lezen).await.moet(200);
    let keys = |mut print: std::collections::BTreeMap<String, String>| {
        // A key that no row uses gives nothing away, and is found again.
        print.retain(|table, _| !table.starts_with("sleutels."));
        print
    };
    assert_eq!(keys(inkijk.afdruk().await), keys(before));
    inkijk.voer_uit(RUIM_OUTBOX).await;
    let _ = melder.doe(opstellen("drie")).await.moet(201);
    assert_eq!(elke_wijziging_heeft_haar_regel(&inkijk).await, 3);
    assert_eq!(
        getal(&inkijk, "SELECT count(*)::text FROM zaak.signaal").await,
        3
    );
}
