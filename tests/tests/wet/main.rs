// SPDX-License-Identifier: EUPL-1.2
//! The features in Dutch: what the law asks, as scenarios over the running service. See `docs/wetsdekking.md`.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test without the harness of libtest: what goes wrong here is the scenario's failure"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "a step owns what was read from its sentence"
)]

mod besluit;
mod casus;
mod knelpunt;
mod log;
mod mensen;
mod signaal;
mod subject;
mod toegang;
mod uitkomst;
mod vergadering;
mod verhaal;
mod weging;

use std::process::ExitCode;

use cucumber::World as _;
use cucumber::writer::Stats as _;

use crate::verhaal::Verhaal;

/// Two cores, and a service that is busy with the log while a scenario waits for it.
const TEGELIJK: usize = 4;

#[tokio::main]
async fn main() -> ExitCode {
    let gezocht = gezocht(std::env::args().skip(1));
    let past = move |naam: &str| gezocht.as_ref().is_none_or(|deel| naam.contains(deel));
    let verslag = Verhaal::cucumber()
        .with_default_cli()
        .max_concurrent_scenarios(TEGELIJK)
        .fail_on_skipped()
        .before(|feature, _, scenario, verhaal| {
            let tags = feature.tags.iter().chain(&scenario.tags);
            Box::pin(verhaal.begin(tags, &scenario.steps))
        })
        .after(|_, _, _, _, verhaal| {
            Box::pin(async move {
                if let Some(verhaal) = verhaal {
                    verhaal.eindig();
                }
            })
        })
        .filter_run(
            concat!(env!("CARGO_MANIFEST_DIR"), "/features"),
            move |feature, _, scenario| past(&feature.name) || past(&scenario.name),
        )
        .await;
    verhaal::ruim_op();
    if verslag.execution_has_failed() || verslag.passed_steps() == 0 && gezocht_niets() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The part of a name that was asked for, as `cargo test` passes it on; options of libtest mean nothing here.
fn gezocht(argumenten: impl Iterator<Item = String>) -> Option<String> {
    let mut vorige_vraagt = false;
    for een in argumenten {
        let vraagt = ["--test-threads", "--skip"].contains(&een.as_str());
        if !vorige_vraagt && !een.starts_with('-') {
            return Some(een);
        }
        vorige_vraagt = vraagt;
    }
    None
}

/// Whether all features were asked for: then nothing at all is a fault.
fn gezocht_niets() -> bool {
    gezocht(std::env::args().skip(1)).is_none()
}
