// SPDX-License-Identifier: EUPL-1.2
//! A private PostgreSQL for the demo and the tests: found, started, stopped, never a service.
