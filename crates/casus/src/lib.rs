// SPDX-License-Identifier: EUPL-1.2
//! The casus itself: states, start, read.
