// SPDX-License-Identifier: EUPL-1.2
//! Acts on a vergadering.

mod openen;
mod plannen;
mod sluiten;

pub use openen::openen;
pub use plannen::plannen;
pub use sluiten::sluiten;

use autorisatie::{Geweigerd, Verantwoord};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::overgangen::vergadering::{Vergaderinggebeurtenis, Vergaderingstatus, volgende};

use crate::fout::vergadering_in_andere_toestand;
use crate::opslag::vergadering::Vergaderingstand;

pub use crate::opslag::vergadering_lees::{eis_zichtbaar, lezen, zoeken};

/// Where the vergadering stands after a change. Carries no personal data, so that it can be given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// Id.
    pub id: Uuid,
    /// Status.
    pub status: String,
    /// Version; the ETag.
    pub versie: i64,
    /// Aliases of the persons that the change concerned; never shown.
    pub personen: Vec<Uuid>,
}

impl Verantwoord for Stand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.personen.clone()
    }
}

/// The status after this step, when the caller saw the present version and the state knows the step.
fn overgang(
    oud: &Vergaderingstand,
    versie: i64,
    gebeurtenis: Vergaderinggebeurtenis,
) -> Result<Vergaderingstatus, Geweigerd> {
    if oud.versie != versie {
        return Err(Geweigerd::versie());
    }
    volgende(Some(oud.status), gebeurtenis)
        .map_err(|_| vergadering_in_andere_toestand(oud.status, gebeurtenis))
}
