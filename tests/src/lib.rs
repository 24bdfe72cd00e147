// SPDX-License-Identifier: EUPL-1.2
//! Scenarios in Dutch over the running server.
