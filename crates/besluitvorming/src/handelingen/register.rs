// SPDX-License-Identifier: EUPL-1.2
//! Reading the registers that everybody works with: no personal data.

use autorisatie::{Klassebron, Object};

autorisatie::handelingen! {
    /// Lists the gremia.
    GremiaZoeken {} "gremium.zoeken", Register, "lezen", Zoeken, Klassebron, [UA_TAFELS], |_zelf| Object::Klasse;
    /// Lists the deelnemers.
    DeelnemersZoeken {} "deelnemer.zoeken", Register, "lezen", Zoeken, Klassebron, [WGS_2_19_1], |_zelf| Object::Klasse;
    /// Lists the verschijningsvormen.
    VerschijningsvormenZoeken {} "verschijningsvorm.zoeken", Register, "lezen", Zoeken, Klassebron, [UA_VERSCHIJNINGSVORMEN], |_zelf| Object::Klasse;
    /// Lists the norms.
    NormenZoeken {} "norm.zoeken", Register, "lezen", Zoeken, Klassebron, [UA_GOVERNANCE], |_zelf| Object::Klasse;
}
