// SPDX-License-Identifier: EUPL-1.2
//! Shared statements on a real PostgreSQL.

use std::rc::Rc;

use diesel::Queryable;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::{
    AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _,
};
use jiff::Timestamp;
use lokale_postgres::proef::Proefdatabank;
use proptest::prelude::*;
use tokio::task::{JoinHandle, LocalSet, spawn_local, yield_now};
use uuid::Uuid;

use super::{Feitenhaler, Gedeeld};
use crate::feiten::{Aanvraag, Leesrij};
use crate::fout::Storing;
use crate::handeling::Objectbron;
use crate::poort::bundel::{BUNDEL_MAXIMUM, Haler as _, ONDERWEG_MAXIMUM};
use crate::poort::feitenlezer::Feitenrij;

/// Things of the tests: readable, broken, or behind a lock that the test holds.
struct Dingbron;

impl Objectbron for Dingbron {
    const VAN: &'static str = "proef.ding x";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = false;
    const PERSOON: &'static str = "x.persoon";
}

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
struct Ding {
    id: Uuid,
    waarde: String,
}

impl Leesrij for Ding {
    type Sql = (SqlUuid, Text);
    const KOLOMMEN: &'static str = "x.id, x.waarde || CASE WHEN x.deler = 0 THEN (1 / x.deler)::text \
        WHEN x.slot IS NOT NULL THEN pg_advisory_xact_lock_shared(x.slot)::text ELSE '' END";
}

/// Accounts: with one lidmaatschap, with two, with none, unknown.
const SUBS: [&str; 5] = ["een", "ander", "twee", "geen", "onbekend"];

const OPZET: &str = "
    CREATE SCHEMA proef;
    CREATE TABLE proef.ding (id uuid PRIMARY KEY, waarde text NOT NULL, persoon uuid, deler int NOT NULL DEFAULT 1, slot bigint);
    GRANT USAGE ON SCHEMA proef TO verband_lezer;
    GRANT SELECT ON proef.ding TO verband_lezer;
    INSERT INTO autorisatie.organisatie (id, code, naam) VALUES ('00000000-0000-7000-8000-000000000001', 'politie', 'Politie');
    INSERT INTO autorisatie.deelnemerschap VALUES ('00000000-0000-7000-8000-000000000001', 'a', '[2020-01-01,)', '[2020-01-01,)');
    INSERT INTO autorisatie.persoon SELECT n::text::uuid, gen_random_uuid(), ''
        FROM (VALUES ('00000000-0000-7000-8000-0000000000a1'), ('00000000-0000-7000-8000-0000000000a2'),
                     ('00000000-0000-7000-8000-0000000000a3'), ('00000000-0000-7000-8000-0000000000a4')) v(n);
    INSERT INTO autorisatie.identiteit VALUES
        ('https://uitgever.example', 'een', '00000000-0000-7000-8000-0000000000a1', '[2020-01-01,)'),
        ('https://uitgever.example', 'ander', '00000000-0000-7000-8000-0000000000a2', '[2020-01-01,)'),
        ('https://uitgever.example', 'twee', '00000000-0000-7000-8000-0000000000a3', '[2020-01-01,)'),
        ('https://uitgever.example', 'geen', '00000000-0000-7000-8000-0000000000a4', '[2020-01-01,)');
    INSERT INTO autorisatie.lidmaatschap
        SELECT gen_random_uuid(), p::uuid, '00000000-0000-7000-8000-000000000001', r, NULL, false, '[2020-01-01,)', '[2020-01-01,)'
        FROM (VALUES ('00000000-0000-7000-8000-0000000000a1', 'partner'), ('00000000-0000-7000-8000-0000000000a2', 'cfg'),
                     ('00000000-0000-7000-8000-0000000000a3', 'partner'), ('00000000-0000-7000-8000-0000000000a3', 'cfg')) v(p, r);
    INSERT INTO proef.ding SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'waarde ' || n,
        '00000000-0000-7000-8000-0000000000a1', 1, NULL FROM generate_series(100, 199) n;
";

fn ding(nummer: u32) -> Uuid {
    format!("00000000-0000-7000-8000-{nummer:012}")
        .parse()
        .expect("a uuid")
}

fn nu() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().expect("an instant")
}

/// One worker.
struct Werker {
    gedeeld: Gedeeld,
}

type Gelezen = Result<Feitenrij<Ding>, Storing>;

impl Werker {
    async fn lees(&self, sub: &str, nummer: u32) -> Gelezen {
        let aanvraag = Aanvraag::proef(sub, nu(), ding(nummer));
        self.gedeeld.lees::<Dingbron, Ding>(&aanvraag).await
    }

    /// One of several at the same moment.
    fn leest(self: &Rc<Self>, sub: &'static str, nummer: u32) -> JoinHandle<Gelezen> {
        let werker = Rc::clone(self);
        spawn_local(async move { werker.lees(sub, nummer).await })
    }
}

struct Proef {
    _databank: Proefdatabank,
    beheer: AsyncPgConnection,
    werker: Rc<Werker>,
}

impl Proef {
    async fn nieuw() -> Self {
        let databank = Proefdatabank::nieuw().await.expect("under cargo x test");
        let mut beheer = AsyncPgConnection::establish(&databank.beheer_url())
            .await
            .expect("connects");
        beheer.batch_execute(OPZET).await.expect("sets up");
        let werker = Werker {
            gedeeld: Gedeeld::voor_werker(&databank.lezer_url()).expect("a pool"),
        };
        Self {
            _databank: databank,
            beheer,
            werker: Rc::new(werker),
        }
    }

    async fn sql(&mut self, tekst: &str) {
        self.beheer.batch_execute(tekst).await.expect("runs");
    }

    /// Until so many sessions wait for an advisory lock.
    async fn wachters(&mut self, aantal: i64) {
        loop {
            let gevonden: i64 = diesel::select(diesel::dsl::sql::<diesel::sql_types::BigInt>(
                "(SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted \
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            ))
            .get_result(&mut self.beheer)
            .await
            .expect("counts");
            if gevonden == aantal {
                return;
            }
            yield_now().await;
        }
    }
}

fn op_werker<T>(werk: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    LocalSet::new().block_on(&runtime, werk)
}

fn waarde(gelezen: Gelezen) -> Option<String> {
    gelezen.expect("reads").2.map(|ding| ding.waarde)
}

#[test]
fn one_row_that_cannot_be_read_does_not_take_the_others_with_it() {
    op_werker(async {
        let mut proef = Proef::nieuw().await;
        proef
            .sql(&format!(
                "UPDATE proef.ding SET deler = 0 WHERE id = '{}'",
                ding(150)
            ))
            .await;
        let lezers: Vec<_> = (100..200)
            .map(|nummer| (nummer, proef.werker.leest("een", nummer)))
            .collect();
        for (nummer, lezer) in lezers {
            let gelezen = lezer.await.expect("ended");
            if nummer == 150 {
                assert!(matches!(gelezen, Err(Storing::Databank(_))), "{gelezen:?}");
            } else {
                assert_eq!(waarde(gelezen), Some(format!("waarde {nummer}")));
            }
        }
    });
}

#[test]
fn a_read_that_began_after_a_change_was_answered_never_gets_a_snapshot_from_before_it() {
    op_werker(async {
        let mut proef = Proef::nieuw().await;
        // So many things behind a lock as there may be statements under way.
        for (plaats, nummer) in (100..).take(ONDERWEG_MAXIMUM).enumerate() {
            let id = ding(nummer);
            proef.sql(&format!("UPDATE proef.ding SET slot = {plaats} WHERE id = '{id}'; SELECT pg_advisory_lock({plaats})")).await;
        }
        let mut vast = Vec::new();
        for (plaats, nummer) in (1..).zip(100..).take(ONDERWEG_MAXIMUM) {
            vast.push(proef.werker.leest("een", nummer));
            proef.wachters(plaats).await;
        }
        // Every statement under way has its snapshot. Now somebody loses his lidmaatschap and the rows change.
        proef
            .sql(
                "UPDATE autorisatie.lidmaatschap SET bekend = '[2020-01-01,2026-11-24)' WHERE rol = 'cfg'; \
                 UPDATE proef.ding SET waarde = 'nieuw'",
            )
            .await;
        let later = [
            proef.werker.leest("ander", 120),
            proef.werker.leest("een", 121),
        ];
        for _ in 0..50 {
            yield_now().await;
        }
        for plaats in 0..ONDERWEG_MAXIMUM {
            proef
                .sql(&format!("SELECT pg_advisory_unlock({plaats})"))
                .await;
        }
        for eerder in vast {
            let gelezen = eerder.await.expect("ended");
            assert_ne!(
                waarde(gelezen),
                Some("nieuw".to_owned()),
                "its snapshot is older"
            );
        }
        let [ander, een] = later;
        let (ik, _, rij) = ander.await.expect("ended").expect("reads");
        assert_eq!(
            (ik.lidmaatschap, rij.map(|ding| ding.waarde)),
            (None, Some("nieuw".to_owned()))
        );
        let (ik, _, rij) = een.await.expect("ended").expect("reads");
        assert!(ik.lidmaatschap.is_some());
        assert_eq!(rij.map(|ding| ding.waarde), Some("nieuw".to_owned()));
    });
}

#[test]
fn connections_that_broke_in_the_pool_do_not_show() {
    op_werker(async {
        let mut proef = Proef::nieuw().await;
        for nummer in 100..110 {
            assert!(waarde(proef.werker.lees("een", nummer).await).is_some());
        }
        proef
            .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'verband_lezer'")
            .await;
        for nummer in 100..110 {
            assert!(waarde(proef.werker.lees("een", nummer).await).is_some());
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    /// In a bundle of any size and mix each gets exactly what he would get alone.
    #[test]
    fn together_gives_what_alone_gives(
        mengsel in prop::collection::vec((0..SUBS.len(), 90_u32..210), 1..=BUNDEL_MAXIMUM)
    ) {
        op_werker(async {
            let proef = Proef::nieuw().await;
            let haler = Feitenhaler::<Dingbron, Ding>::nieuw(proef.werker.gedeeld.lezer.clone());
            let vragen: Vec<_> = mengsel
                .iter()
                .map(|(wie, nummer)| Aanvraag::proef(SUBS[*wie], nu(), ding(*nummer)))
                .collect();
            let verbinding = haler.verbind().await.expect("connects");
            let samen = haler.haal(verbinding, vragen.clone()).await.expect("reads");
            prop_assert_eq!(samen.len(), vragen.len());
            for ((plaats, (ik, object, rij)), vraag) in samen.into_iter().zip(&vragen) {
                let verbinding = haler.verbind().await.expect("connects");
                let alleen = haler.haal(verbinding, vec![vraag.clone()]).await.expect("reads");
                let (_, (een_ik, een_object, een_rij)) = alleen.into_iter().next().expect("a row");
                prop_assert_eq!(usize::try_from(ik.nummer).expect("small"), plaats);
                prop_assert_eq!((ik.persoon, ik.aantal, &ik.rol), (een_ik.persoon, een_ik.aantal, &een_ik.rol));
                prop_assert_eq!((object.gevonden, object.scopes), (een_object.gevonden, een_object.scopes));
                prop_assert_eq!(rij, een_rij);
            }
            Ok(())
        })?;
    }
}
