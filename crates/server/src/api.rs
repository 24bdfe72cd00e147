// SPDX-License-Identifier: EUPL-1.2
//! Every endpoint of the API.

use crate::installatie::Installatie;

crate::api! {
    Installatie;
    "besluit.aanhouden" => crate::besluiten::aanhouden::aanhouden,
    "besluit.aannemen" => crate::besluiten::aannemen::aannemen,
    "besluit.agenderen" => crate::besluiten::agenderen::agenderen,
    "besluit.intrekken" => crate::besluiten::intrekken::intrekken,
    "besluit.lezen" => crate::besluiten::lezen::lezen,
    "besluit.standpunt_geven" => crate::besluiten::standpunt::standpunt_geven,
    "besluit.vaststellen" => crate::besluiten::vaststellen::vaststellen,
    "besluit.verwerpen" => crate::besluiten::verwerpen::verwerpen,
    "besluit.voorstellen" => crate::besluiten::voorstellen::voorstellen,
    "besluit.zoeken" => crate::besluiten::lijst::zoeken,
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
    "vergadering.plannen" => crate::vergaderingen::plannen::plannen,
    "vergadering.zoeken" => crate::vergaderingen::lijst::zoeken,
    "vergadering.lezen" => crate::vergaderingen::lezen::lezen,
    "vergadering.openen" => crate::vergaderingen::openen::openen,
    "vergadering.sluiten" => crate::vergaderingen::sluiten::sluiten,
    "gremium.zoeken" => crate::gremia::zoeken,
    "deelnemer.zoeken" => crate::deelnemers::zoeken,
    "verschijningsvorm.zoeken" => crate::verschijningsvormen::zoeken,
    "norm.zoeken" => crate::normen::zoeken,
    "casus.zoeken" => crate::casussen::lijst::zoeken,
    "casus.lezen" => crate::casussen::lezen::lezen,
    "deelname.lezen" => crate::casussen::deelnames::deelnames,
    "lidmaatschap.beeindigen" => crate::lidmaatschappen::beeindigen::beeindigen,
    "lidmaatschap.lezen" => crate::lidmaatschappen::lezen::lezen,
    "lidmaatschap.opsommen" => crate::lidmaatschappen::lijst::opsommen,
    "lidmaatschap.zoeken" => crate::lidmaatschappen::leden::leden,
    "toegangslog.checkpoint" => crate::logboek::checkpoint::checkpoint,
    "toegangslog.exporteren" => crate::logboek::export::export,
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
