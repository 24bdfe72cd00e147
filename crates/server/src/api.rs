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
    "signaal.wijzigen" => crate::signalen::wijzigen::wijzigen,
    "signaal.terugsturen" => crate::signalen::terugsturen::terugsturen,
    "signaal.in_weging_nemen" => crate::signalen::weging::nemen::in_weging_nemen,
    "signaal.weging_wijzigen" => crate::signalen::weging::wijzigen::wijzigen,
    "weging.lezen" => crate::signalen::weging::lezen::lezen,
    "subject.lezen" => crate::subjecten::lezen::lezen,
    "subject.zoeken" => crate::subjecten::lijst::zoeken,
    "casus.zoeken" => crate::casussen::lijst::zoeken,
    "casus.lezen" => crate::casussen::lezen::lezen,
    "deelname.lezen" => crate::casussen::deelnames::deelnames,
    "lidmaatschap.beeindigen" => crate::lidmaatschappen::beeindigen::beeindigen,
    "lidmaatschap.lezen" => crate::lidmaatschappen::lezen::lezen,
    "lidmaatschap.opsommen" => crate::lidmaatschappen::lijst::opsommen,
    "lidmaatschap.zoeken" => crate::lidmaatschappen::leden::leden,
    "toegangslog.lezen" => crate::toegangslog::lijst::lijst,
    "toegangslog.zoeken" => crate::toegangslog::zoek::zoek,
    "werkcontext.aanmaken" => crate::werkcontexten::aanmaken::aanmaken,
    "werkcontext.lezen" => crate::werkcontexten::lezen::lezen,
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
