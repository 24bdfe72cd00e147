// SPDX-License-Identifier: EUPL-1.2
//! Every endpoint of the API.

use crate::installatie::Installatie;

crate::api! {
    Installatie;
    "signaal.opstellen" => crate::signalen::opstellen::opstellen,
    "signaal.melden" => crate::signalen::melden::melden,
    "signaal.intrekken" => crate::signalen::intrekken::intrekken,
    "signaal.zoeken" => crate::signalen::lijst::zoeken,
    "signaal.lezen" => crate::signalen::lezen::lezen,
    "toegangslog.checkpoint" => crate::logboek::checkpoint::checkpoint,
    "toegangslog.exporteren" => crate::logboek::export::export,
    "toegangslog.lezen" => crate::toegangslog::lijst::lijst,
    "toegangslog.zoeken" => crate::toegangslog::zoek::zoek,
    "werkcontext.aanmaken" => crate::werkcontexten::aanmaken::aanmaken,
}

#[cfg(test)]
mod tests {
    use super::{document, handlers};
    use crate::deur::routes::Routes;
    use crate::openapi::lint;

    #[test]
    fn document_and_handlers_fit() {
        assert!(Routes::new(&document(), handlers()).is_ok());
    }

    #[test]
    fn the_document_keeps_to_the_standard() {
        assert_eq!(lint(&document()), Vec::<String>::new());
    }
}
