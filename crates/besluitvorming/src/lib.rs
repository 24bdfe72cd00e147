// SPDX-License-Identifier: EUPL-1.2
//! Gremia, norms, vergadering, agenda, besluit; carries out an effect that it does not know.
