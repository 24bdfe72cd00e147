// SPDX-License-Identifier: EUPL-1.2
//! Every endpoint of the API.

use crate::installatie::Installatie;

crate::api! {
    Installatie;
    "signaal.opstellen" => crate::signalen::opstellen::opstellen,
    "signaal.melden" => crate::signalen::melden::melden,
    "signaal.intrekken" => crate::signalen::intrekken::intrekken,
    "signaal.lezen" => crate::signalen::lezen::lezen,
    "werkcontext.aanmaken" => crate::werkcontexten::aanmaken::aanmaken,
}
