// SPDX-License-Identifier: EUPL-1.2
//! Seals personal data under a data key per smallest thing that the law destroys apart.
