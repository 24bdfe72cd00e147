// SPDX-License-Identifier: EUPL-1.2
//! A verified token comes from the verifier only.
use autorisatie::token::Geverifieerd;

fn forge() -> Geverifieerd {
    Geverifieerd {
        iss: "https://uitgever.example".into(),
        sub: "iemand".to_owned(),
    }
}

fn main() {}
