// SPDX-License-Identifier: EUPL-1.2
//! Who may read a lidmaatschap may not end it with the same proof.
use autorisatie::handelingen::LidmaatschapLezen;
use autorisatie::opslag::lidmaatschap::beeindig;
use autorisatie::{Fout, Toegang};

async fn end(t: &mut Toegang<'_, LidmaatschapLezen>) -> Result<(), Fout> {
    beeindig(t).await?;
    Ok(())
}

fn main() {}
