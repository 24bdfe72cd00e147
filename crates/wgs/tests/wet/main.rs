// SPDX-License-Identifier: EUPL-1.2
//! Tests of the law crate: exhaustive over its tables, by property over its rules.
#![cfg(test)]

mod besluitvorming;
mod codelijsten;
mod nummers;
mod overgangen;
mod persoonsgegevens;
mod registers;
mod start;
mod termijnen;
mod trappen;
