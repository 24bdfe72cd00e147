// SPDX-License-Identifier: EUPL-1.2
//! `docs/autorisatiematrix.md`: the policy as a page that a jurist reads. Generated from the rows that casbin judges by,
//! so that the page cannot differ from the code; the same policy always gives the same bytes.

mod zinnen;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use wgs::bepaling::Bepaling;
use wgs::regel::Regel;

use crate::beleid::{
    Beleid, Beleidsrij, Effect, Feit, FeitBits, Handeling, Keuze, Objectsoort, Rol, Scope, Weergave,
};
use zinnen::{zin_feit, zin_scope, zin_weergave};

/// Writes the page.
#[must_use]
pub fn autorisatiematrix(beleid: &Beleid) -> String {
    let mut uit = String::from(KOP);
    let _ = writeln!(
        uit,
        "Versie van het beleid (SHA-256 over `policies/`): `{}`\n",
        hexadecimaal(&beleid.hash())
    );
    legenda(&mut uit);
    uit.push_str("## Toestemmingen per soort object\n\n");
    for object in Objectsoort::ALLE {
        toestemmingen(&mut uit, beleid, *object);
    }
    weigeringen(&mut uit, beleid);
    zonder_rij(&mut uit, beleid);
    regels(&mut uit, beleid);
    uit
}

const KOP: &str = "\
# Autorisatiematrix

Dit bestand wordt gemaakt uit `policies/policy.csv`; wijzig het niet met de hand.

Een handeling mag alleen als een toestemming haar noemt, de hoedanigheid in de genoemde verhouding tot het object staat \
(scope), alle genoemde feiten vaststaan (eisen), en geen weigering van toepassing is. Wat niet in deze matrix staat, mag \
niemand. Gelden er meer toestemmingen tegelijk, dan bepaalt de ruimste weergave wat te zien is. Elk feit stelt het systeem \
zelf vast; kan dat niet, dan geldt een eis als niet vervuld en een weigering als vervuld.

";

fn hexadecimaal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut uit, byte| {
        let _ = write!(uit, "{byte:02x}");
        uit
    })
}

/// The meaning of each scope, view and fact that the policy uses.
fn legenda(uit: &mut String) {
    uit.push_str(
        "## Betekenis van de woorden\n\n| scope | de toestemming geldt voor |\n|---|---|\n",
    );
    for scope in Scope::ALLE.iter().filter(|scope| **scope != Scope::Altijd) {
        let _ = writeln!(uit, "| `{scope}` | {} |", zin_scope(*scope));
    }
    uit.push_str("\n| weergave | te zien is |\n|---|---|\n");
    for weergave in Weergave::ALLE.iter().rev() {
        let _ = writeln!(uit, "| `{weergave}` | {} |", zin_weergave(*weergave));
    }
    uit.push_str("\n| eis | vereist is dat |\n|---|---|\n");
    for feit in Feit::ALLE.iter().filter(|feit| !feit.is_weigerend()) {
        let _ = writeln!(uit, "| `{feit}` | {} |", zin_feit(*feit));
    }
    uit.push('\n');
}

/// The allow rows about one kind of object: an overview of roles by acts, and each row with what it asks.
fn toestemmingen(uit: &mut String, beleid: &Beleid, object: Objectsoort) {
    let is_van_object =
        |rij: &&Beleidsrij| rij.effect == Effect::Toestaan && rij.object.omvat(object);
    let rijen: Vec<&Beleidsrij> = beleid.rijen().iter().filter(is_van_object).collect();
    if rijen.is_empty() {
        return;
    }
    let inhoud = if object.is_inhoud() {
        " (zaaksinhoud)"
    } else {
        ""
    };
    let _ = writeln!(uit, "### {}{inhoud}\n", naam_object(object));
    overzicht(uit, beleid, object, &rijen);
    uit.push_str("| rij | rol | handeling | scope | weergave | eisen | grond |\n|---|---|---|---|---|---|---|\n");
    for rij in rijen {
        let weergave = rij.weergave.map_or("-", Weergave::naam);
        let _ = writeln!(
            uit,
            "| {} | {} | {} | `{}` | `{weergave}` | {} | {} |",
            rij.id,
            naam_rol(rij.rol),
            naam_handeling(rij.handeling),
            rij.scope,
            opsomming(rij.eisen),
            gronden(rij),
        );
    }
    uit.push('\n');
}

/// Roles by acts: in each cell the views and for which scope. A row for every role is a line of its own.
fn overzicht(uit: &mut String, beleid: &Beleid, object: Objectsoort, rijen: &[&Beleidsrij]) {
    let genoemd: Vec<Handeling> = rijen
        .iter()
        .filter_map(|rij| enkel(rij.handeling))
        .collect();
    let handelingen: BTreeSet<Handeling> = genoemd.iter().copied().collect();
    uit.push_str("| rol |");
    for handeling in &handelingen {
        let _ = write!(uit, " {handeling} |");
    }
    uit.push_str("\n|---|");
    uit.push_str(&"---|".repeat(handelingen.len()));
    uit.push('\n');
    let iedereen = rijen
        .iter()
        .any(|rij| rij.rol == Keuze::Elk)
        .then_some(Keuze::Elk);
    let eigen = Rol::ALLE.iter().copied().map(Keuze::Een);
    for rol in iedereen.into_iter().chain(eigen) {
        let cel = |handeling: Handeling| -> Vec<&Beleidsrij> {
            match rol {
                Keuze::Elk => rijen
                    .iter()
                    .copied()
                    .filter(|rij| rij.rol == rol && rij.handeling.omvat(handeling))
                    .collect(),
                Keuze::Een(rol) => {
                    let alle = beleid.scopes_voor(rol, object, handeling);
                    alle.into_iter()
                        .filter(|rij| rij.rol != Keuze::Elk)
                        .collect()
                }
            }
        };
        if handelingen
            .iter()
            .all(|handeling| cel(*handeling).is_empty())
        {
            continue;
        }
        let _ = write!(uit, "| {} |", naam_rol(rol));
        for handeling in &handelingen {
            let weergaven = cel(*handeling)
                .iter()
                .map(|rij| weergave_en_scope(rij))
                .collect::<Vec<_>>()
                .join("<br>");
            let _ = write!(uit, " {weergaven} |");
        }
        uit.push('\n');
    }
    uit.push('\n');
}

fn enkel<T>(keuze: Keuze<T>) -> Option<T> {
    match keuze {
        Keuze::Elk => None,
        Keuze::Een(waarde) => Some(waarde),
    }
}

fn weergave_en_scope(rij: &Beleidsrij) -> String {
    format!(
        "{} ({})",
        rij.weergave.map_or("-", Weergave::naam),
        rij.scope
    )
}

fn opsomming(feiten: FeitBits) -> String {
    let namen: Vec<String> = feiten.elementen().map(|feit| format!("`{feit}`")).collect();
    if namen.is_empty() {
        "geen".to_owned()
    } else {
        namen.join(", ")
    }
}

/// The deny rows, each as a sentence.
fn weigeringen(uit: &mut String, beleid: &Beleid) {
    uit.push_str("## Weigeringen\n\nEen weigering gaat voor elke toestemming.\n\n| rij | regel | grond |\n|---|---|---|\n");
    for rij in beleid
        .rijen()
        .iter()
        .filter(|rij| rij.effect == Effect::Weigeren)
    {
        let wie = match rij.rol {
            Keuze::Elk => "Niemand".to_owned(),
            Keuze::Een(rol) => format!("De rol {rol}"),
        };
        let (enige, een) = match rij.rol {
            Keuze::Elk => ("enige", "een"),
            Keuze::Een(_) => ("geen enkele", "geen"),
        };
        let wat = match (rij.handeling, rij.object) {
            (Keuze::Elk, Keuze::Elk) => format!("verricht {enige} handeling"),
            (Keuze::Elk, Keuze::Een(object)) => {
                format!("verricht {enige} handeling met een {object}")
            }
            (Keuze::Een(handeling), Keuze::Elk) => {
                format!("mag {een} object {}", handeling.omschrijving())
            }
            (Keuze::Een(handeling), Keuze::Een(object)) => {
                format!("mag {een} {object} {}", handeling.omschrijving())
            }
        };
        let feiten: Vec<&str> = rij.eisen.elementen().map(zin_feit).collect();
        let _ = writeln!(
            uit,
            "| {} | {wie} {wat} wanneer {}. | {} |",
            rij.id,
            feiten.join(" en "),
            gronden(rij)
        );
    }
    uit.push('\n');
}

/// The ids of the rules that a row rests on.
fn gronden(rij: &Beleidsrij) -> String {
    rij.grond
        .iter()
        .map(|regel| regel.id)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Every rule that some row rests on: what it demands, and the provisions behind it as they may be shown.
fn regels(uit: &mut String, beleid: &Beleid) {
    let mut regels: Vec<&Regel> = beleid
        .rijen()
        .iter()
        .flat_map(|rij| rij.grond.iter().copied())
        .collect();
    regels.sort_by_key(|regel| regel.nummer);
    regels.dedup();
    uit.push_str("## Gronden\n\n| regel | eis | rust op |\n|---|---|---|\n");
    for regel in regels {
        let bepalingen: Vec<String> = regel
            .bepalingen
            .iter()
            .map(|bepaling| aanhaling(bepaling))
            .collect();
        let _ = writeln!(
            uit,
            "| {} | {} | {} |",
            regel.id,
            regel.omschrijving,
            bepalingen.join("; ")
        );
    }
}

/// A provision, with a link where its text was read.
fn aanhaling(bepaling: &Bepaling) -> String {
    match bepaling.url {
        Some(url) => format!("[{}]({url})", bepaling.weergave()),
        None => bepaling.weergave(),
    }
}

/// Which roles and kinds of object have no row of their own: absence is a decision too.
fn zonder_rij(uit: &mut String, beleid: &Beleid) {
    let toegestaan = || {
        beleid
            .rijen()
            .iter()
            .filter(|rij| rij.effect == Effect::Toestaan)
    };
    let rollen = Rol::ALLE
        .iter()
        .filter(|rol| !toegestaan().any(|rij| rij.rol == Keuze::Een(**rol)));
    let objecten = Objectsoort::ALLE
        .iter()
        .filter(|object| !toegestaan().any(|rij| rij.object.omvat(**object)));
    let rollen: Vec<String> = rollen.map(|rol| format!("`{rol}`")).collect();
    let objecten: Vec<String> = objecten.map(|object| format!("`{object}`")).collect();
    uit.push_str("## Wat er niet in staat\n\n");
    let _ = writeln!(
        uit,
        "Rollen met alleen de toestemmingen van iedere rol: {}.\n",
        rollen.join(", ")
    );
    let _ = writeln!(
        uit,
        "Soorten object waarmee nog niemand iets mag: {}.\n",
        objecten.join(", ")
    );
}

fn naam_rol(rol: Keuze<Rol>) -> String {
    match rol {
        Keuze::Elk => "iedere rol".to_owned(),
        Keuze::Een(rol) => format!("`{rol}`"),
    }
}

fn naam_handeling(handeling: Keuze<Handeling>) -> String {
    match handeling {
        Keuze::Elk => "elke handeling".to_owned(),
        Keuze::Een(handeling) if handeling.naam() == handeling.omschrijving() => {
            format!("`{handeling}`")
        }
        Keuze::Een(handeling) => format!("`{handeling}`: {}", handeling.omschrijving()),
    }
}

fn naam_object(object: Objectsoort) -> String {
    let naam = object.naam();
    let (eerste, rest) = naam.split_at(1);
    format!("{}{rest}", eerste.to_ascii_uppercase())
}

#[cfg(test)]
mod proeven {
    use super::*;

    fn pagina() -> (Beleid, String) {
        let beleid = Beleid::ingebouwd().expect("laadt");
        let pagina = autorisatiematrix(&beleid);
        (beleid, pagina)
    }

    #[test]
    fn elke_rij_staat_er_een_keer_met_haar_gronden() {
        let (beleid, pagina) = pagina();
        for rij in beleid.rijen() {
            let regels: Vec<&str> = pagina
                .lines()
                .filter(|regel| regel.starts_with(&format!("| {} |", rij.id)))
                .collect();
            assert_eq!(regels.len(), 1, "{}", rij.id);
            assert!(
                rij.grond.iter().all(|grond| regels[0].contains(grond.id)),
                "{}",
                rij.id
            );
        }
    }

    #[test]
    fn hetzelfde_beleid_geeft_dezelfde_bytes() {
        assert_eq!(pagina().1, pagina().1);
    }

    #[test]
    fn de_vastgelegde_matrix_is_die_van_het_beleid() {
        let vastgelegd = include_str!("../../../docs/autorisatiematrix.md");
        assert!(
            vastgelegd == pagina().1,
            "docs/autorisatiematrix.md wijkt af van policies/; maak haar opnieuw"
        );
    }

    #[test]
    fn elke_grond_staat_er_met_wat_zij_eist() {
        let (beleid, pagina) = pagina();
        for regel in beleid.rijen().iter().flat_map(|rij| &rij.grond) {
            let verwacht = format!("\n| {} | {} |", regel.id, regel.omschrijving);
            assert_eq!(pagina.matches(&verwacht).count(), 1, "{regel}");
        }
    }

    #[test]
    fn elke_cel_van_het_overzicht_is_een_antwoord_van_het_beleid() {
        let (beleid, pagina) = pagina();
        let subject = pagina
            .split("### ")
            .find(|deel| deel.starts_with("Subject"))
            .expect("subject");
        for (rol, cel) in [
            ("partner", "vol (deelname)"),
            ("analist_riec", "pseudo (toegewezen)"),
        ] {
            let begin = format!("| `{rol}` |");
            let rij = subject.lines().find(|rij| rij.starts_with(&begin));
            assert!(rij.is_some_and(|rij| rij.contains(cel)), "{rol}: {subject}");
        }
        assert!(!subject.contains("`cfg`"));
        assert!(
            beleid
                .wie_wel(
                    Objectsoort::Subject,
                    Handeling::van("lezen").expect("lezen")
                )
                .contains(&Rol::Partner)
        );
    }
}
