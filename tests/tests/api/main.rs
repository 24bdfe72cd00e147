// SPDX-License-Identifier: EUPL-1.2
//! Proofs over the whole API: whatever is in the OpenAPI document of the running service.
#![cfg(test)]

mod invoer;
mod kanarie;
mod logregels;
mod matrix;
mod rondgang;
mod tokens;
mod vastlegging;
mod vreemd;
mod wedloop;
mod wedloop_subject;
