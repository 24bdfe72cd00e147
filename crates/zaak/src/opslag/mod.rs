// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this crate.

pub(crate) mod bron;
pub(crate) mod informering;
pub(crate) mod informeringbeeld;
pub(crate) mod schema;
pub(crate) mod signaal;
pub(crate) mod signaalbeeld;
pub(crate) mod signalenlijst;
pub(crate) mod start;
pub(crate) mod subject;
pub(crate) mod subjectlijst;
pub(crate) mod subjectstand;
pub(crate) mod vernietiging;
pub(crate) mod voordracht;
pub(crate) mod weging;
pub(crate) mod wegingbeeld;
