// SPDX-License-Identifier: EUPL-1.2
//! The offline verifier against an honest log and against every kind of tampering that an export can show.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stand outside the test functions"
)]

mod bestanden;
mod bijlagen;
mod codelijst;
mod fixture;
mod hulp;
mod misvormd;
mod muteren;
mod snoeien;
mod vervalsen;
