// SPDX-License-Identifier: EUPL-1.2
//! What the end of a casus asks of this crate: that for each subject it was decided whether he is informed, and that
//! nobody stays behind who was only proposed (WGS 1.8(7)).

use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use jiff::civil::Date;
use uuid::Uuid;

use super::subjectbesluit::vervalt;
use crate::domein::informering::staat_nog;
use crate::domein::subject::pseudoniem;
use crate::opslag;

/// Acts that judge whether a casus can end: its proposal and its adoption.
pub trait SluitCasus: Handeling {}

impl SluitCasus for BesluitVoorstellen {}
impl SluitCasus for BesluitVaststellen {}

/// A subject about whom it was not decided whether he is informed, or whose postponement had to be looked at again before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZonderInformering {
    /// Id.
    pub subject: Uuid,
    /// Alias in the log.
    pub alias: Uuid,
    /// How he is called by who sees no identities; fit for the text of a refusal.
    pub pseudoniem: String,
}

/// Of a casus, each subject without an informing decision that stands on this legal day; none when it may end.
///
/// # Errors
/// When the database fails.
pub async fn zonder_informering<H: SluitCasus>(
    t: &mut Toegang<'_, H>,
    casus: Uuid,
    dag: Date,
) -> Result<Vec<ZonderInformering>, Fout> {
    let alle = opslag::informering::per_subject(t, casus).await?;
    Ok(alle
        .into_iter()
        .filter(|een| {
            !een.beslist
                .is_some_and(|besluit| staat_nog(besluit.herzien_op, dag))
        })
        .map(|een| ZonderInformering {
            subject: een.id,
            alias: een.alias,
            pseudoniem: pseudoniem(een.volgnummer),
        })
        .collect())
}

/// Ends a casus for its subjecten, by this besluit: who was only proposed is rejected and his data are gone. Who was added
/// stays as he is: the end of the casus itself takes him from view, and the norm of a closed zaak runs. Answers with the
/// aliases of who was rejected.
///
/// # Errors
/// When the database fails.
pub async fn einde(
    t: &mut Toegang<'_, BesluitVaststellen>,
    casus: Uuid,
    besluit: Uuid,
) -> Result<Vec<Uuid>, Fout> {
    let mut aliassen = Vec::new();
    for stand in opslag::subjectstand::voorgedragen(t, casus).await? {
        vervalt(t, &stand, Some(besluit)).await?;
        aliassen.push(stand.alias);
    }
    Ok(aliassen)
}
