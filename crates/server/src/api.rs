// SPDX-License-Identifier: EUPL-1.2
//! Every endpoint of the API.

use crate::installatie::Installatie;

crate::api! {
    Installatie;
    "werkcontext.aanmaken" => crate::werkcontexten::aanmaken::aanmaken,
}
