// SPDX-License-Identifier: EUPL-1.2
//! From signaal to casus by decision of a tafel, over HTTP: every answer is held to the OpenAPI document.
#![cfg(test)]

mod casus;
mod informering;
mod leven;
mod stappen;
mod subject;
