// SPDX-License-Identifier: EUPL-1.2
//! CPU per request of each layer, each run by itself in this process.
//!
//! What a layer costs PostgreSQL is counted too. The door is what is left of the whole chain.

use std::sync::Arc;
use std::time::{Duration, Instant};

use audit_log::{Bewerking, Detail, Logboek, Logregel, Resultaat, Soort, Spoor};
use autorisatie::beleid::{Beleid, Feit, FeitBits, Objectsoort, Rol, Scope, ScopeBits};
use autorisatie::token::{Modus, Sleutelset, Tokentoets, Uitgever};
use autorisatie::{Delen, Poort, Verzoek};
use futures_util::future::try_join_all;
use server::bron::{Bron as _, Systeembron};
use server::logboek::{Logbron, open};
use server::systeem::Systeem;
use tokio::task::LocalSet;
use zaak::handelingen::SignaalLezen;

use crate::cpu::{children_ns, process_ns};
use crate::figures::Rounds;
use crate::issuer::{ACR, ISS};
use crate::load::{Target, figure};
use crate::service::{Ground, postmaster};
use crate::{Outcome, Settings, seed};

/// Callers at once, as at the bar.
const CALLERS: usize = 64;

/// Calls of each in a round.
const CALLS: usize = 40;

/// Repetitions of what touches no database.
const REPEATS: usize = 20_000;

/// The product's parts, without its door.
struct Parts {
    toets: Tokentoets,
    poort: Poort,
    logboek: Logboek,
    systeem: Arc<Systeem>,
    bron: Systeembron,
}

/// Measures.
pub async fn run(settings: &Settings) -> Outcome<()> {
    let ground = Ground::prepare().await?;
    let targets = {
        let product = ground.product(ground.databank.address(), "warn").await?;
        seed::signalen(product.address, &ground.issuer, settings.zaken).await?
        // Ends here: two writers of one log would wait for each other.
    };
    let parts = Arc::new(parts(&ground).await?);
    let postgres = postmaster(&ground.databank).await?;
    tokens(&ground, &parts, settings)?;
    policy(settings)?;
    let local = LocalSet::new();
    local
        .run_until(async {
            let (mut append, mut read) =
                (Layer::new("log append"), Layer::new("Poort::lees, whole"));
            let requests = Arc::new(requests(&ground, &parts, &targets)?);
            for round in 0..=settings.rondes {
                append
                    .round(round, postgres, |_, _| {
                        let parts = Arc::clone(&parts);
                        async move { parts.append().await }
                    })
                    .await?;
                read.round(round, postgres, |caller, call| {
                    let (parts, requests) = (Arc::clone(&parts), Arc::clone(&requests));
                    async move { parts.read(&requests, caller * CALLS + call).await }
                })
                .await?;
            }
            append.print();
            read.print();
            println!("facts, decision and opening together: the second less the first");
            Ok(())
        })
        .await
}

/// One layer with what it cost.
struct Layer {
    name: &'static str,
    service_us: Rounds,
    postgres_us: Rounds,
}

impl Layer {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            service_us: Rounds::default(),
            postgres_us: Rounds::default(),
        }
    }

    /// All callers do all their calls; round 0 is the warm-up.
    async fn round<F: Future<Output = Outcome<()>>>(
        &mut self,
        round: usize,
        postgres: u32,
        call: impl Fn(usize, usize) -> F,
    ) -> Outcome<()> {
        let before = (process_ns(std::process::id()), children_ns(postgres));
        let call = &call;
        try_join_all((0..CALLERS).map(|caller| async move {
            for number in 0..CALLS {
                call(caller, number).await?;
            }
            Ok::<_, Box<dyn std::error::Error>>(())
        }))
        .await?;
        let used = |now: u64, then: u64| {
            Duration::from_nanos(now.saturating_sub(then)).as_secs_f64() * 1e6
                / figure(CALLERS * CALLS)
        };
        if round > 0 {
            self.service_us
                .push(used(process_ns(std::process::id()), before.0));
            self.postgres_us.push(used(children_ns(postgres), before.1));
        }
        Ok(())
    }

    fn print(&self) {
        println!(
            "{:<22} service {:>6.1} us, PostgreSQL {:>6.1} us a request at {CALLERS} callers",
            self.name,
            self.service_us.median(),
            self.postgres_us.median()
        );
    }
}

impl Parts {
    async fn append(&self) -> Outcome<()> {
        let id = self.bron.nieuw_id().ok_or("no random bytes")?;
        let mut record = Logregel::nieuw(
            Soort::VerzoekUitkomst,
            id,
            self.bron.nu_us(),
            Bewerking::Raadplegen,
            "signaal.lezen",
            Resultaat::Gelukt,
        );
        record.subjecten = vec![id];
        record.detail = Some(Detail(br#"{"adres":"127.0.0.1"}"#.to_vec()));
        self.logboek.leg_vast(record).await?;
        Ok(())
    }

    async fn read(&self, requests: &[(Verzoek, SignaalLezen)], number: usize) -> Outcome<()> {
        let (verzoek, handeling) = &requests[number % requests.len()];
        let verzoek = Verzoek {
            record_id: self.bron.nieuw_id().ok_or("no random bytes")?,
            begin_us: self.bron.nu_us(),
            ..verzoek.clone()
        };
        match self.poort.lees(&verzoek, handeling.clone()).await {
            Ok(_) => Ok(()),
            Err(refused) => Err(refused.fout().to_string().into()),
        }
    }
}

async fn parts(ground: &Ground) -> Outcome<Parts> {
    let systeem = Arc::new(Systeem::new(Arc::new(Systeembron::default())));
    let kluis = ground.vault()?;
    let found = autorisatie::opslag::inrichting::lees(&ground.databank.app_url()).await?;
    let source = Logbron {
        url: ground.databank.app_url(),
        oorsprong: found.ok_or("not set up")?.logoorsprong,
        replica: 1,
        sleutel_bestand: ground.log_key(),
    };
    let clock = Arc::clone(&systeem) as Arc<dyn audit_log::Klok>;
    let logboek = open(
        source,
        &Systeembron::default(),
        clock,
        Arc::new(kluis.clone()),
    )
    .await?;
    let delen = Delen {
        beleid: Arc::new(policy_of_this_build()?),
        kluis,
        logboek: logboek.clone(),
        klok: Arc::clone(&systeem) as Arc<dyn audit_log::Klok>,
        ids: Arc::clone(&systeem) as Arc<dyn autorisatie::Idbron>,
        acr_meervoudig: vec![ACR.to_owned()],
        app_url: ground.databank.app_url(),
        lezer_url: ground.databank.lezer_url(),
    };
    let issuer = Uitgever {
        iss: ISS.into(),
        machineclients: std::collections::HashSet::new(),
    };
    let toets = Tokentoets::nieuw(vec![issuer], Modus::Demo)?;
    let keys = Sleutelset::uit_jwks(ground.issuer.jwks().as_bytes(), Modus::Demo)?;
    toets.vervang_sleutels(0, keys);
    Ok(Parts {
        toets,
        poort: Poort::voor_werker(Arc::new(delen))?,
        logboek,
        systeem,
        bron: Systeembron::default(),
    })
}

fn requests(
    ground: &Ground,
    parts: &Parts,
    targets: &[Target],
) -> Outcome<Vec<(Verzoek, SignaalLezen)>> {
    targets
        .iter()
        .map(|target| {
            let token = ground.issuer.token(target.caller)?;
            let token = parts
                .toets
                .toets(token.as_bytes(), None, parts.systeem.tijdstip())?;
            let verzoek = Verzoek {
                record_id: target.id,
                token,
                hoedanigheid: None,
                werkcontext: Some(target.werkcontext),
                herhaling: None,
                spoor: Spoor {
                    trace_id: [1; 16],
                    span_id: [1; 8],
                    parent_span: None,
                },
                herkomst: "api",
                adres: None,
                status: 200,
                begin_us: 0,
            };
            Ok((verzoek, SignaalLezen { id: target.id }))
        })
        .collect()
}

/// Microseconds per call of something that touches no database.
fn micros(count: usize, mut work: impl FnMut(usize) -> Outcome<()>) -> Outcome<f64> {
    let begin = Instant::now();
    for number in 0..count {
        work(number)?;
    }
    Ok(begin.elapsed().as_secs_f64() * 1e6 / figure(count))
}

fn tokens(ground: &Ground, parts: &Parts, settings: &Settings) -> Outcome<()> {
    let now = parts.systeem.tijdstip();
    let verify = |token: &str| -> Outcome<()> {
        parts.toets.toets(token.as_bytes(), None, now)?;
        Ok(())
    };
    let (mut first, mut again) = (Rounds::default(), Rounds::default());
    for _ in 0..settings.rondes {
        let fresh = (0..500)
            .map(|_| ground.issuer.token("partner@politie"))
            .collect::<Outcome<Vec<_>>>()?;
        first.push(micros(fresh.len(), |number| verify(&fresh[number]))?);
        again.push(micros(REPEATS, |_| verify(&fresh[0]))?);
    }
    println!("token, first time      {first} us");
    println!("token, remembered      {again} us");
    Ok(())
}

fn policy_of_this_build() -> Outcome<Beleid> {
    Beleid::ingebouwd().map_err(|faults| format!("{} faults in the policy", faults.len()).into())
}

fn policy(settings: &Settings) -> Outcome<()> {
    let (mut first, mut again) = (Rounds::default(), Rounds::default());
    let scopes: ScopeBits = [Scope::EigenOrg].into_iter().collect();
    for _ in 0..settings.rondes {
        // Nothing remembered yet: every combination of two scopes and two facts goes to casbin once.
        let beleid = policy_of_this_build()?;
        let decide = |scopes: ScopeBits, feiten: FeitBits| {
            beleid.oordeel(Rol::Partner, Objectsoort::Signaal, "lezen", scopes, feiten)
        };
        let mut combinations = Vec::new();
        for scope in Scope::ALLE {
            for feit in Feit::ALLE {
                combinations.push((scopes.met(*scope), FeitBits::LEEG.met(*feit)));
            }
        }
        first.push(micros(combinations.len(), |number| {
            let (scopes, feiten) = combinations[number];
            std::hint::black_box(decide(scopes, feiten));
            Ok(())
        })?);
        again.push(micros(REPEATS, |_| {
            std::hint::black_box(decide(scopes, FeitBits::LEEG.met(Feit::Doel)));
            Ok(())
        })?);
    }
    println!("decision, casbin       {first} us");
    println!("decision, remembered   {again} us");
    Ok(())
}
