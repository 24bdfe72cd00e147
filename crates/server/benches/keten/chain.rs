// SPDX-License-Identifier: EUPL-1.2
//! GET of one zaak through the whole chain, beside the bare SELECT that answers with the same bytes.

use std::time::Duration;

use crate::Outcome;
use crate::cpu::{children_ns, process_ns};
use crate::figures::{Rounds, machine, percentile_ms};
use crate::load::{Connection, Target, Until, drive, figure};
use crate::seed::Soort;
use crate::service::{Ground, Server, postmaster};
use crate::{Settings, bare};

/// One side with what it gave.
struct Side {
    name: &'static str,
    server: Server,
    connections: Vec<Connection>,
    rates: Rounds,
    service_us: Rounds,
    postgres_us: Rounds,
    latencies_us: Vec<u32>,
}

impl Side {
    fn new(name: &'static str, server: Server) -> Self {
        Self {
            name,
            server,
            connections: Vec::new(),
            rates: Rounds::default(),
            service_us: Rounds::default(),
            postgres_us: Rounds::default(),
            latencies_us: Vec::new(),
        }
    }

    /// Begins anew with so many connections.
    async fn reset(&mut self, count: usize) -> Outcome<()> {
        self.connections = Connection::open_many(self.server.address, count).await?;
        self.rates = Rounds::default();
        self.service_us = Rounds::default();
        self.postgres_us = Rounds::default();
        self.latencies_us.clear();
        Ok(())
    }

    async fn slice(&mut self, targets: &[Target], until: Until, postgres: u32) -> Outcome<f64> {
        let pid = self.server.pid();
        let before = (process_ns(pid), children_ns(postgres));
        let slice = drive(&mut self.connections, targets, until).await?;
        let used = |now: u64, then: u64| {
            Duration::from_nanos(now.saturating_sub(then)).as_secs_f64() * 1e6 / figure(slice.calls)
        };
        self.service_us.push(used(process_ns(pid), before.0));
        self.postgres_us.push(used(children_ns(postgres), before.1));
        let rate = slice.rate();
        self.latencies_us.extend(slice.latencies_us);
        self.rates.push(rate);
        Ok(rate)
    }

    fn print(&mut self, concurrent: usize) {
        println!(
            "{concurrent:>4}  {:<6} {:>8.0} /s   p50 {:>7.2} ms   p99 {:>7.2} ms   CPU per request: service {:>4.0} us, PostgreSQL {:>4.0} us",
            self.name,
            self.rates.median(),
            percentile_ms(&mut self.latencies_us, 50),
            percentile_ms(&mut self.latencies_us, 99),
            self.service_us.median(),
            self.postgres_us.median(),
        );
    }
}

/// Both servers, ready, with the same answers.
pub struct Pair {
    ground: Ground,
    bare: Side,
    chain: Side,
    targets: Vec<Target>,
}

impl Pair {
    /// Starts both and makes `count` zaken of each of these kinds.
    pub async fn start(soorten: &[Soort], count: usize, log_level: &str) -> Outcome<Self> {
        let ground = Ground::prepare().await?;
        let product = ground.product(ground.databank.address(), log_level).await?;
        let mut targets = Vec::new();
        for soort in soorten {
            targets.extend(soort.make(product.address, &ground.issuer, count).await?);
        }
        bare::fill(&ground.databank, &targets).await?;
        let bare = Side::new("bare", ground.bare().await?);
        let chain = Side::new("chain", product);
        Ok(Self {
            ground,
            bare,
            chain,
            targets,
        })
    }

    /// A few calls on each side; every answer must be the same bytes on both.
    pub async fn compare(&mut self, concurrent: usize, calls: usize) -> Outcome<()> {
        for side in [&mut self.bare, &mut self.chain] {
            side.reset(concurrent).await?;
            let until = Until::Calls(calls);
            let slice = drive(&mut side.connections, &self.targets, until).await?;
            if slice.calls != concurrent * calls {
                return Err(format!("{}: {} answers", side.name, slice.calls).into());
            }
        }
        Ok(())
    }
}

/// Measures at each number of connections; slices of both sides take turns, and who goes first alternates.
pub async fn run(settings: &Settings) -> Outcome<()> {
    let mut pair = Pair::start(&[settings.zaak], settings.zaken, &settings.logniveau).await?;
    println!("machine: {}", machine(&pair.ground.databank).await?);
    println!(
        "GET of one of {} ({:?}, {} bytes), {} rounds of {} ms a side, log level {}",
        settings.zaken,
        settings.zaak,
        pair.targets.first().map_or(0, |target| target.body.len()),
        settings.rondes,
        settings.duur_ms,
        settings.logniveau
    );
    let postgres = postmaster(&pair.ground.databank).await?;
    let slice = Until::Elapsed(Duration::from_millis(settings.duur_ms));
    for concurrent in &settings.gelijktijdig {
        let (bare, chain) = (&mut pair.bare, &mut pair.chain);
        for side in [&mut *bare, &mut *chain] {
            // Warm-up: connections of the pools, prepared statements, keys in memory.
            side.reset(*concurrent).await?;
            side.slice(&pair.targets, slice, postgres).await?;
            side.reset(*concurrent).await?;
        }
        let mut ratios = Rounds::default();
        for round in 0..settings.rondes {
            let (plain, whole) = if round % 2 == 0 {
                let plain = bare.slice(&pair.targets, slice, postgres).await?;
                (plain, chain.slice(&pair.targets, slice, postgres).await?)
            } else {
                let whole = chain.slice(&pair.targets, slice, postgres).await?;
                (bare.slice(&pair.targets, slice, postgres).await?, whole)
            };
            ratios.push(whole / plain);
        }
        bare.print(*concurrent);
        chain.print(*concurrent);
        println!("{concurrent:>4}  chain / bare = {ratios}");
    }
    Ok(())
}
