// SPDX-License-Identifier: EUPL-1.2
//! Tests of the policy as a whole; small ones lie beside their code.

mod bevindingen;
mod invarianten;
mod linter;
mod naief;

use std::sync::LazyLock;

use super::{Beleid, Beleidsfout, Foutreden, MODEL, POLICY};

/// The policy of this build, shared: its memory makes the next test faster.
pub(super) fn ingebouwd() -> &'static Beleid {
    static BELEID: LazyLock<Beleid> = LazyLock::new(vers);
    &BELEID
}

/// The policy of this build, with an empty memory.
pub(super) fn vers() -> Beleid {
    Beleid::ingebouwd().unwrap_or_else(|fouten| {
        panic!(
            "{}",
            fouten
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        )
    })
}

/// A small policy that loads: one row for content, one without, one deny row.
pub(super) const KLEIN: &str = "\
p, P-SIG-01, partner, signaal, lezen, eigen_org, vol, doel+mfa, R-01, allow
p, P-REG-01, *, register, lezen, regio, meta, mfa, R-40, allow
p, X-01, *, *, *, altijd, -, belang, R-43, deny
";

/// Loads rows with the model of this build.
pub(super) fn laad(policy: &str) -> Result<Beleid, Vec<Beleidsfout>> {
    Beleid::laden(MODEL, policy.as_bytes())
}

/// The reasons why rows are refused, each with its line.
pub(super) fn redenen(policy: &str) -> Vec<(u32, Foutreden)> {
    match laad(policy) {
        Ok(_) => Vec::new(),
        Err(fouten) => fouten
            .into_iter()
            .map(|fout| (fout.regel, fout.reden))
            .collect(),
    }
}

/// [`KLEIN`] with a row more.
pub(super) fn klein_met(rij: &str) -> String {
    format!("{KLEIN}{rij}\n")
}

#[test]
fn het_beleid_van_deze_bouw_laadt() {
    let beleid = ingebouwd();
    assert!(beleid.rijen().len() > 90);
    assert!(laad(KLEIN).is_ok());
}

#[test]
fn de_hash_hangt_van_beide_bestanden_af_en_van_elke_byte() {
    let beleid = ingebouwd();
    assert_eq!(beleid.hash(), vers().hash());
    let met_regel = Beleid::laden(MODEL, &[POLICY, b"# een opmerking\n"].concat()).expect("laadt");
    assert_ne!(beleid.hash(), met_regel.hash());
}
