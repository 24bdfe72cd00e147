// SPDX-License-Identifier: EUPL-1.2
//! Acts on a vergadering.

use autorisatie::Object;
use autorisatie::opslag::GeeftZicht;
use uuid::Uuid;

use crate::{Gremiumbron, Vergaderingbron};

autorisatie::handelingen! {
    /// Plans a vergadering of a gremium.
    VergaderingPlannen {
        /// Code of the gremium.
        gremium: String,
    } "vergadering.plannen", Vergadering, "plannen", Toevoegen, Gremiumbron, [UA_GOVERNANCE], |zelf| Object::Code(zelf.gremium.clone());
    /// Opens a vergadering, with who is present.
    VergaderingOpenen {
        /// Vergadering.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "vergadering.openen", Vergadering, "openen", Wijzigen, Vergaderingbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Closes a vergadering.
    VergaderingSluiten {
        /// Vergadering.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "vergadering.sluiten", Vergadering, "sluiten", Wijzigen, Vergaderingbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Reads one vergadering with its agenda.
    VergaderingLezen {
        /// Vergadering.
        id: Uuid,
    } "vergadering.lezen", Vergadering, "lezen", Raadplegen, Vergaderingbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Lists the vergaderingen of a gremium.
    VergaderingenZoeken {
        /// Code of the gremium.
        gremium: String,
        /// Most on a page.
        maximum: i64,
    } "vergadering.zoeken", Vergadering, "lezen", Zoeken, Gremiumbron, [UA_GOVERNANCE], |zelf| Object::Code(zelf.gremium.clone());
}

// What was looked up after the vote is out of sight when the vergadering closes.
impl GeeftZicht for VergaderingSluiten {}
