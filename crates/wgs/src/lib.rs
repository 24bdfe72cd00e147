// SPDX-License-Identifier: EUPL-1.2
//! The law as types, tables and pure functions: no I/O, no clock, no database.
