// SPDX-License-Identifier: EUPL-1.2
//! What every activity shares: signaal and weging, subject, trap.
