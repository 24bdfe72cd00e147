// SPDX-License-Identifier: EUPL-1.2
//! A private PostgreSQL for the demo and the tests: found, started, stopped, never a service.
//!
//! The server listens on a unix socket only, in a directory with mode 0700, runs as an unprivileged user (root lends
//! it the identity of `postgres` or `nobody`) and ends with the process that started it, even when that process is
//! killed. Production never uses this crate.
#![expect(
    clippy::disallowed_methods,
    reason = "looks in the environment for where PostgreSQL is; part of no production build"
)]

mod address;
mod binaries;
mod cluster;
mod error;
mod process;
pub mod proef;
mod state;
mod user;

pub use address::{Address, SUPERUSER, execute_script};
pub use binaries::{Binaries, OLDEST_VERSION};
pub use cluster::{Cluster, Kind};
pub use error::Error;
pub use process::{Signal, die_with_parent, interrupt_group, send};
