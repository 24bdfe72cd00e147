// SPDX-License-Identifier: EUPL-1.2
//! The life of a besluit on a real database, through the Poort.
#![cfg(test)]

mod agenda;
mod gevolg;
mod overgangen;
mod register;
mod standpunten;
mod tafel;
mod vergadering;
mod verloop;
mod verwerping;
mod weigeringen;
mod wereld;

/// Runs a test where acts can run: each is a local task.
fn draai(werk: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, werk);
}
