// SPDX-License-Identifier: EUPL-1.2
//! Reading the registers that everybody works with: no personal data. One act in policy and log, an address for each.

use autorisatie::{Klassebron, Object};

autorisatie::handelingen! {
    /// Lists the gremia.
    GremiaZoeken {} "register.lezen", Register, "lezen", Zoeken, Klassebron, [UA_TAFELS], |_zelf| Object::Klasse;
    /// Lists the deelnemers.
    DeelnemersZoeken {} "register.lezen", Register, "lezen", Zoeken, Klassebron, [WGS_2_19_1], |_zelf| Object::Klasse;
    /// Lists the verschijningsvormen.
    VerschijningsvormenZoeken {} "register.lezen", Register, "lezen", Zoeken, Klassebron, [UA_VERSCHIJNINGSVORMEN], |_zelf| Object::Klasse;
    /// Lists the norms.
    NormenZoeken {} "register.lezen", Register, "lezen", Zoeken, Klassebron, [UA_GOVERNANCE], |_zelf| Object::Klasse;
}
