// SPDX-License-Identifier: EUPL-1.2
//! The one thing of a casus that changes without a besluit: its working title.

use autorisatie::{Fout, Geweigerd, Toegang, Verantwoord};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::fout::{geen_werk, werktitel_leeg};
use crate::handelingen::CasusWijzigen;
use crate::opslag::stand;

/// What a change leaves: where the casus stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Casusstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    pub status: String,
    /// Version; the ETag.
    pub versie: i64,
}

impl Verantwoord for Casusstand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Gives the casus another working title.
///
/// # Errors
/// 412 when the version is not the current one, 409 when nobody works on it, 400 for a title that says nothing.
pub async fn wijzigen(
    t: &mut Toegang<'_, CasusWijzigen>,
    werktitel: &str,
) -> Result<Casusstand, Fout> {
    let CasusWijzigen { id, versie } = *t.handeling();
    let (status, huidig) = stand::met_versie(t, id).await?;
    if huidig != versie {
        return Err(Geweigerd::versie().into());
    }
    if !status.is_actief() {
        return Err(geen_werk(status).into());
    }
    if !werktitel.chars().any(char::is_alphanumeric) {
        return Err(werktitel_leeg().into());
    }
    stand::zet_werktitel(t, werktitel).await?;
    Ok(Casusstand {
        id,
        status: status.code().to_owned(),
        versie: huidig + 1,
    })
}
