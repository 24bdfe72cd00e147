// SPDX-License-Identifier: EUPL-1.2
//! Which rules the code cites: where it refuses or decides, and as the ground of a row of the policy.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::run::Outcome;

/// Here every rule is named; that is not citing it.
const REGISTER: &str = "wgs/src/regel/lijst.rs";

/// Place of the ground in a row of the policy.
const GROUND: usize = 8;

/// The ids of the rules that the code cites.
pub fn cited(checkout: &Path) -> Outcome<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(checkout.join("crates"))? {
        let sources = entry?.path().join("src");
        if sources.is_dir() {
            of_folder(&sources, &mut found)?;
        }
    }
    let policy = fs::read_to_string(checkout.join("policies/policy.csv"))?;
    found.extend(of_policy(&policy));
    Ok(found)
}

fn of_folder(folder: &Path, found: &mut BTreeSet<String>) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            of_folder(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with(REGISTER)
        {
            found.extend(of_source(&fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// The constants of the register are `R` and at least two digits, so that a word can be nothing else.
fn of_source(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'));
    let number = |word: &str| {
        let digits = word.strip_prefix('R')?;
        let all = digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| format!("R-{digits}"))
    };
    words
        .filter_map(number)
        .filter(|id| wgs::regel::Regel::van(id).is_some())
        .collect()
}

fn of_policy(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter(|line| line.starts_with("p, "));
    let grounds = rows.filter_map(|row| row.split(", ").nth(GROUND));
    let ids = grounds.flat_map(|ground| ground.split('+'));
    ids.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_policy, of_source};

    #[test]
    fn a_rule_is_cited_by_its_constant_and_in_the_ground_of_a_row() {
        let source = "Schending::ongeldig(&regel::R112, x); [R02, R03]; XR04, R1, R9999, \"R-05\"";
        let ids: Vec<_> = of_source(source).into_iter().collect();
        assert_eq!(ids, ["R-02", "R-03", "R-112"]);
        let policy = "# p, x\np, P-SIG-01, partner, signaal, opstellen, klasse, vol, mfa, R-03+R-40, allow\ng, a, b\n";
        let ids: Vec<_> = of_policy(policy).into_iter().collect();
        assert_eq!(ids, ["R-03", "R-40"]);
    }
}
