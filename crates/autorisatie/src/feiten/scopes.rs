// SPDX-License-Identifier: EUPL-1.2
//! Each scope of the policy as one piece of SQL over the columns that an [`Objectbron`] names.

use std::fmt::Write as _;

use crate::beleid::Scope;
use crate::handeling::Objectbron;

/// Valid and known now.
fn geldt_nu(alias: &str) -> String {
    format!("upper_inf({alias}.bekend) AND ik.nu <@ {alias}.geldig")
}

/// The rows of the agenda that name this row, or what it belongs to.
fn agenda<B: Objectbron>(voorwaarde: &str) -> String {
    if B::OP_AGENDA.is_empty() {
        return "false".to_owned();
    }
    format!(
        "EXISTS (SELECT FROM autorisatie.zicht z WHERE z.object IN ({}) AND z.door = 'agenda' AND {voorwaarde} AND {})",
        B::OP_AGENDA.join(", "),
        geldt_nu("z")
    )
}

/// The `FROM` text of a kind of object as one operand of a join: brackets around a join, none around a single table.
pub fn van<B: Objectbron>() -> String {
    if B::VAN.contains(" JOIN ") {
        format!("({})", B::VAN)
    } else {
        B::VAN.to_owned()
    }
}

/// One scope as a condition on `x`, `c` and `ik`; `None` where no row can decide it.
fn scope<B: Objectbron>(scope: Scope) -> Option<String> {
    let tabel = |naam: &str, wie: &str| {
        B::IN_ZAAK.then(|| {
            format!(
                "EXISTS (SELECT FROM autorisatie.{naam} f WHERE f.zaak = c.id AND {wie} AND {})",
                geldt_nu("f")
            )
        })
    };
    match scope {
        Scope::Tafel => Some(format!("{} = ik.gremium", B::GREMIUM)),
        Scope::Agenda => Some(format!(
            "ik.gremium IS NOT NULL AND {}",
            agenda::<B>("z.gremium = ik.gremium")
        )),
        Scope::Deelname => tabel("deelname", "f.organisatie = ik.organisatie"),
        // Nothing is given out yet, so what was supplied by the own organisation is all there is.
        Scope::Verstrekt | Scope::EigenOrg => {
            Some(format!("{} = ik.organisatie", B::BRON_ORGANISATIE))
        }
        Scope::Toegewezen => tabel("toewijzing", "f.persoon = ik.persoon"),
        Scope::Zelf => Some(format!("{} = ik.persoon", B::PERSOON)),
        Scope::Regio => Some("true".to_owned()),
        // No onderzoek can be granted yet, and creation has no row; deny rows need no relation.
        Scope::Onderzoek | Scope::LogVanCfg | Scope::Klasse | Scope::Altijd => None,
    }
}

/// What hides a row from everyone, or from this person, whatever the scope: a conflict of interest, the end of the
/// term (WGS 1.8(7), R-60), destruction; and what the kind of object itself asks.
pub fn zichtbaar<B: Objectbron>() -> String {
    if !B::IN_ZAAK {
        return B::ZICHTBAAR.to_owned();
    }
    format!(
        "(c.vernietigd_op IS NULL AND c.verloopt_op > ik.nu AND NOT EXISTS \
         (SELECT FROM autorisatie.belang b WHERE b.zaak = c.id AND b.persoon = ik.persoon AND {}) AND {})",
        geldt_nu("b"),
        B::ZICHTBAAR
    )
}

/// The disjunction of some scopes, for a list; `false` when there is none.
pub fn lijstscopes<B: Objectbron>(scopes: impl Iterator<Item = Scope>) -> String {
    let mut delen: Vec<String> = scopes.filter_map(scope::<B>).collect();
    delen.sort_unstable();
    delen.dedup();
    if delen.is_empty() {
        return "false".to_owned();
    }
    format!("({})", delen.join(" OR "))
}

/// The columns of [`super::ObjectRij`]. Bits are summed, since `|` and `<<` have the same precedence in SQL.
pub fn objectkolommen<B: Objectbron>() -> String {
    if B::VAN.is_empty() {
        return "false, false, 0, 0, false, NULL::uuid, NULL::uuid, NULL::uuid".to_owned();
    }
    let gevonden = format!("({} IS NOT NULL)", B::ID);
    let mut uit = format!(
        "{gevonden}, COALESCE({gevonden} AND {}, false), 0",
        zichtbaar::<B>()
    );
    for soort in Scope::ALLE {
        if let Some(tekst) = scope::<B>(*soort) {
            let _ = write!(
                uit,
                " + {} * COALESCE({tekst}, false)::int",
                1_u32 << *soort as u32
            );
        }
    }
    uit.push_str(", 0");
    for (feit, tekst) in B::FEITEN {
        // What cannot be established counts as present when it takes away, as absent when it gives.
        let onbekend = feit.is_weigerend();
        let _ = write!(
            uit,
            " + {} * COALESCE({tekst}, {onbekend})::int",
            1_u32 << *feit as u32
        );
    }
    let _ = write!(
        uit,
        ", COALESCE({zaak} = ik.werk_zaak, false) OR COALESCE({vergadering} = ik.werk_vergadering, false) \
         OR (ik.werk_vergadering IS NOT NULL AND {agenda}), {zaak}, {zaak_alias}, {alias}",
        zaak = B::ZAAK,
        vergadering = B::VERGADERING,
        agenda = agenda::<B>("z.vergadering = ik.werk_vergadering"),
        zaak_alias = B::ZAAK_ALIAS,
        alias = B::ALIAS,
    );
    uit
}
