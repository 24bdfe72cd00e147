// SPDX-License-Identifier: EUPL-1.2
//! The vault on a real key store. Runs under `cargo x test`.
#![cfg(test)]

mod dump;
mod gereedschap;
mod herverpakken;
mod maken;
mod storing;
mod tussenstation;
mod vernietigen;
