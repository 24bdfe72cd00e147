// SPDX-License-Identifier: EUPL-1.2
//! Provisions as the features name them: by lid, for what stands below a lid is part of it.

use wgs::bepaling::{self, Bepaling, Bronstatus};
use wgs::regel::{self, Regel};

/// How a provision is named in a tag: by article and lid when its text was read (`WGS-2.23(4)`), else by the name that
/// it has in the register, for then its number is not known.
pub fn tag(bepaling: &Bepaling) -> String {
    match bepaling.status {
        Bronstatus::Gelezen => bepaling
            .weergave()
            .replacen(' ', "-", 1)
            .replace(" (", "(")
            .replace(' ', "-"),
        Bronstatus::Onbevestigd | Bronstatus::Werkafspraak | Bronstatus::Ontwerp => {
            bepaling.sleutel.to_owned()
        }
    }
}

/// The tag of the lid that a provision belongs to; of a definition, its own.
pub fn lid(bepaling: &Bepaling) -> String {
    let whole = Bepaling {
        onderdeel: bepaling.onderdeel.filter(|_| bepaling.lid.is_none()),
        ..*bepaling
    };
    tag(&whole)
}

/// The lid that a tag names, if the register has it.
pub fn lid_of_tag(name: &str) -> Option<String> {
    let found = bepaling::REGISTER.iter().find(|row| tag(row) == name);
    found.map(|row| lid(row))
}

/// Every lid of the register, each once, in its order. Article 1.1 has no line of its own: its definitions have.
pub fn leden() -> Vec<&'static Bepaling> {
    let rows = bepaling::REGISTER.iter().copied();
    rows.filter(|row| tag(row) == lid(row) && row.sleutel != "WGS_1_1")
        .collect()
}

/// The rules that rest on a lid, by number.
pub fn rules_on(name: &str) -> Vec<&'static Regel> {
    let rules = regel::REGISTER.iter().copied();
    rules.filter(|rule| rests_on(rule, name)).collect()
}

/// Whether a rule rests on a lid.
pub fn rests_on(rule: &Regel, name: &str) -> bool {
    rule.bepalingen.iter().any(|row| lid(row) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provision_is_named_by_its_lid_or_by_its_key() {
        let named = |row: &Bepaling| (tag(row), lid(row));
        let pair = |one: &str, two: &str| (one.to_owned(), two.to_owned());
        assert_eq!(
            named(&bepaling::WGS_2_22_1_A_3),
            pair("WGS-2.22(1)(a)(3°)", "WGS-2.22(1)")
        );
        assert_eq!(
            named(&bepaling::WGS_1_1_GEAUTOMATISEERDE_GEGEVENSANALYSE).1,
            "WGS-1.1(geautomatiseerde-gegevensanalyse)"
        );
        assert_eq!(lid(&bepaling::WGS_2_17), "WGS-2.17");
        assert_eq!(lid(&bepaling::UAVG_46), "UAVG-46");
        assert_eq!(lid(&bepaling::BGS_LOGGING), "BGS_LOGGING");
        assert_eq!(lid_of_tag("WGS-2.23(6)(c)").as_deref(), Some("WGS-2.23(6)"));
        assert_eq!(lid_of_tag("WGS-2.23(10)"), None);
    }

    #[test]
    fn no_provision_is_without_a_lid() {
        let leden: Vec<String> = leden().into_iter().map(lid).collect();
        for row in bepaling::REGISTER {
            assert!(
                row.sleutel == "WGS_1_1" || leden.contains(&lid(row)),
                "{}",
                row.sleutel
            );
        }
    }
}
