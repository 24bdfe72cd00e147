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
    "hhk.voorbereiden" => crate::handhavingsknelpunten::voorbereiden::voorbereiden,
    "hhk.zoeken" => crate::handhavingsknelpunten::lijst::zoeken,
    "hhk.lezen" => crate::handhavingsknelpunten::lezen::lezen,
    "hhk.wijzigen" => crate::handhavingsknelpunten::wijzigen::wijzigen,
    "plan.opstellen" => crate::plannen::opstellen::opstellen,
    "plan.zoeken" => crate::plannen::lijst::zoeken,
    "plan.lezen" => crate::plannen::lezen::lezen,
    "plan.wijzigen" => crate::plannen::wijzigen::wijzigen,
    "plan.uitvoeren" => crate::plannen::uitvoeren::uitvoeren,
    "plan.afronden" => crate::plannen::afronden::afronden,
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
    "informering.lezen" => crate::subjecten::informering::lezen,
    "subject.informeren" => crate::subjecten::informering::informeren,
    "subject.voordragen" => crate::subjecten::voordragen::voordragen,
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
    "belang.aanmaken" => crate::casussen::belangen::aanmaken,
    "belang.beeindigen" => crate::casussen::belangen::beeindigen,
    "casus.zoeken" => crate::casussen::lijst::zoeken,
    "casus.lezen" => crate::casussen::lezen::lezen,
    "casus.wijzigen" => crate::casussen::wijzigen::wijzigen,
    "deelname.lezen" => crate::casussen::deelnames::deelnames,
    "lidmaatschap.beeindigen" => crate::lidmaatschappen::beeindigen::beeindigen,
    "lidmaatschap.lezen" => crate::lidmaatschappen::lezen::lezen,
    "lidmaatschap.opsommen" => crate::lidmaatschappen::lijst::opsommen,
    "lidmaatschap.zoeken" => crate::lidmaatschappen::leden::leden,
    "toegangslog.checkpoint" => crate::logboek::checkpoint::checkpoint,
    "toegangslog.exporteren" => crate::logboek::export::export,
    "toegangslog.lezen" => crate::toegangslog::lijst::lijst,
    "toegangslog.tonen" => crate::toegangslog::regel::tonen,
    "toegangslog.bewijzen" => crate::toegangslog::regel::bewijzen,
    "toegangslog.zoeken" => crate::toegangslog::zoek::zoek,
    "werkcontext.aanmaken" => crate::werkcontexten::aanmaken::aanmaken,
    "werkcontext.lezen" => crate::werkcontexten::lezen::lezen,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use autorisatie::beleid::{Beleid, Effect, Handeling, Keuze, Objectsoort};

    use super::{document, handlers};
    use crate::deur::contract::operations;
    use crate::deur::routes::Routes;
    use crate::installatie::gevolgen;
    use crate::openapi::lint;

    type Cel = (Objectsoort, Handeling);

    /// Kind of object and word under which an act of this name is judged.
    fn cel(beleid: &Beleid, act: &str) -> Option<Cel> {
        let (noun, verb) = act.split_once('.')?;
        let object = Objectsoort::van(noun)?;
        let woord = beleid.woord_voor(object, verb)?;
        (!beleid.wie_wel(object, woord).is_empty()).then_some((object, woord))
    }

    #[test]
    fn every_operation_has_a_row_in_the_policy() {
        let beleid = Beleid::ingebouwd().expect("a policy");
        let operations = operations(&document()).expect("operations");
        let without: Vec<_> = operations
            .iter()
            .filter(|operation| cel(&beleid, &operation.act).is_none())
            .map(|operation| format!("{} ({})", operation.id, operation.act))
            .collect();
        assert!(
            without.is_empty(),
            "no row in the policy, or x-handeling must name the act: {without:?}"
        );
    }

    #[test]
    fn every_row_of_the_policy_has_an_operation_or_a_gevolg() {
        let beleid = Beleid::ingebouwd().expect("a policy");
        let operations = operations(&document()).expect("operations");
        let by_operation = operations.iter().filter_map(|o| cel(&beleid, &o.act));
        let gevolgen = gevolgen();
        let by_gevolg = gevolgen.soorten().filter_map(|soort| {
            let gevolg = soort.gevolg();
            let act = format!("{}.{}", gevolg.object.code(), gevolg.gebeurtenis);
            cel(&beleid, &act)
        });
        let used: BTreeSet<(String, String)> = by_operation
            .chain(by_gevolg)
            .map(|(object, woord)| (object.naam().to_owned(), woord.naam().to_owned()))
            .collect();
        let mut dead = Vec::new();
        for rij in beleid.rijen() {
            if rij.effect != Effect::Toestaan {
                continue;
            }
            let (Keuze::Een(object), Keuze::Een(woord)) = (rij.object, rij.handeling) else {
                panic!("{}: an allow row names its object and act", rij.id);
            };
            if !used.contains(&(object.naam().to_owned(), woord.naam().to_owned())) {
                dead.push(rij.id.to_string());
            }
        }
        assert!(dead.is_empty(), "rows that nothing asks for: {dead:?}");
    }

    #[test]
    fn document_and_handlers_fit() {
        assert!(Routes::new(&document(), handlers()).is_ok());
    }

    #[test]
    fn the_document_keeps_to_the_standard() {
        assert_eq!(lint(&document()), Vec::<String>::new());
    }
}
