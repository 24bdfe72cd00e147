// SPDX-License-Identifier: EUPL-1.2
//! An interest in a casus: nobody decides on himself, so for who has one the casus does not exist.

use autorisatie::beleid::Rol;
use autorisatie::opslag::belang;
use autorisatie::opslag::lidmaatschap::persoon_van;
use autorisatie::{Fout, Handeling, Toegang, Verantwoord};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::fout::{belang_staat_anders, belang_van_een_ander, lidmaatschap_onbekend};
use crate::handelingen::{BelangAanmaken, BelangBeeindigen};

/// What recording or ending an interest leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belangstand {
    /// The casus.
    pub casus: Uuid,
    /// `vastgelegd` or `beeindigd`.
    pub status: String,
    /// Alias of the person in the log; never shown.
    pub alias: Uuid,
}

impl Verantwoord for Belangstand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        vec![self.alias]
    }
}

/// Records that the caller, or whom the voorzitter of the tafel names by his lidmaatschap, has an interest.
///
/// # Errors
/// 403 for who names another and is not the voorzitter, 400 for a lidmaatschap that nobody has, 409 when it is recorded
/// already.
pub async fn aanmaken(
    t: &mut Toegang<'_, BelangAanmaken>,
    van_wie: Option<Uuid>,
) -> Result<Belangstand, Fout> {
    let wie = t.wie();
    let lidmaatschap = van_wie.unwrap_or(wie.lidmaatschap);
    if lidmaatschap != wie.lidmaatschap && wie.rol != Rol::OmtVoorzitter {
        return Err(belang_van_een_ander().into());
    }
    let casus = t.handeling().id;
    let (persoon, alias) = zoek(t, lidmaatschap).await?;
    if !belang::begin(t, casus, persoon).await? {
        return Err(belang_staat_anders("Dit belang is al vastgelegd.").into());
    }
    Ok(Belangstand {
        casus,
        status: "vastgelegd".to_owned(),
        alias,
    })
}

/// Ends the interest of the person with this lidmaatschap. He cannot do so himself: the casus does not exist for him.
///
/// # Errors
/// 400 for a lidmaatschap that nobody has, 409 when there is no interest.
pub async fn beeindigen(
    t: &mut Toegang<'_, BelangBeeindigen>,
    lidmaatschap: Uuid,
) -> Result<Belangstand, Fout> {
    let casus = t.handeling().id;
    let (persoon, alias) = zoek(t, lidmaatschap).await?;
    if !belang::eindig(t, casus, persoon).await? {
        return Err(belang_staat_anders("Er is geen belang vastgelegd.").into());
    }
    Ok(Belangstand {
        casus,
        status: "beeindigd".to_owned(),
        alias,
    })
}

async fn zoek<H: Handeling>(
    t: &mut Toegang<'_, H>,
    lidmaatschap: Uuid,
) -> Result<(Uuid, Uuid), Fout> {
    let gevonden = persoon_van(t, lidmaatschap).await?;
    gevonden.ok_or_else(|| lidmaatschap_onbekend().into())
}
