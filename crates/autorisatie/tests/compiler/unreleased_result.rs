// SPDX-License-Identifier: EUPL-1.2
//! Only what the log has received becomes a `Vrijgegeven` or a `Weigering`, and only these become an answer.
use autorisatie::{Vrijgegeven, Weigering};

fn release(waarde: String) -> Vrijgegeven<String> {
    Vrijgegeven {
        waarde,
        logregel: uuid::Uuid::nil(),
        herhaald: false,
    }
}

fn answer(unreleased: String) -> Result<Vrijgegeven<String>, Weigering> {
    Ok(unreleased)
}

fn main() {
    let _refuse = Weigering::nieuw;
    let _release = Vrijgegeven::<String>::nieuw;
}
