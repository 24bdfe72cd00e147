// SPDX-License-Identifier: EUPL-1.2
//! The life of a running casus over HTTP: who takes part changes, and it ends, by besluit and in no other way.
#![cfg(test)]

mod afsluiten;
mod belang;
mod deelnemers;
mod vaststellen;
