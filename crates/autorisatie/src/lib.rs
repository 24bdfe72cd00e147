// SPDX-License-Identifier: EUPL-1.2
//! Who may do what: token, lidmaatschap, casbin decision, scope as SQL, and the Poort, the one door to data.
pub mod beleid;
pub mod matrix;
pub mod token;
