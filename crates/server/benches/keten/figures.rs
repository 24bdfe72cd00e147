// SPDX-License-Identifier: EUPL-1.2
//! Medians and spread, and the line that says on what machine they were found.

use std::fmt;
use std::fs;

use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::NoTls;

use crate::Outcome;

/// What several rounds gave for one thing.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<f64>);

impl Rounds {
    /// One more round.
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The middle one.
    pub fn median(&self) -> f64 {
        self.quantile(1, 2)
    }

    /// The value below which `part` of `whole` of the rounds lie.
    pub fn quantile(&self, part: usize, whole: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * part / whole).copied().unwrap_or(f64::NAN)
    }
}

/// Median, then the quartiles and the extremes.
impl fmt::Display for Rounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} (quartiles {:.2}-{:.2}, all {:.2}-{:.2})",
            self.median(),
            self.quantile(1, 4),
            self.quantile(3, 4),
            self.quantile(0, 1),
            self.quantile(1, 1)
        )
    }
}

/// A percentile of latencies, in milliseconds.
pub fn percentile_ms(latencies_us: &mut [u32], percent: usize) -> f64 {
    latencies_us.sort_unstable();
    let last = latencies_us.len().saturating_sub(1);
    let found = latencies_us.get(last * percent / 100);
    f64::from(found.copied().unwrap_or(0)) / 1000.0
}

/// Machine and database, for the top of the output.
pub async fn machine(databank: &Proefdatabank) -> Outcome<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo")?;
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |(_, model)| model);
    let cores = std::thread::available_parallelism()?;
    let memory = fs::read_to_string("/proc/meminfo")?;
    let kilobytes: u64 = memory
        .lines()
        .find_map(|line| {
            line.strip_prefix("MemTotal:")?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        })
        .unwrap_or(0);
    let load = fs::read_to_string("/proc/loadavg")?;
    let (client, connection) = tokio_postgres::connect(&databank.beheer_url(), NoTls).await?;
    let driver = tokio::spawn(connection);
    let mut settings = Vec::new();
    for name in [
        "server_version",
        "fsync",
        "synchronous_commit",
        "shared_buffers",
    ] {
        let value: String = client
            .query_one("SELECT current_setting($1)", &[&name])
            .await?
            .try_get(0)?;
        settings.push(format!("{name} {value}"));
    }
    drop(client);
    driver.await??;
    Ok(format!(
        "{cores} cores ({model}), {} GiB; PostgreSQL: {}; load before: {}",
        kilobytes >> 20,
        settings.join(", "),
        load.trim()
    ))
}
