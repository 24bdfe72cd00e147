// SPDX-License-Identifier: EUPL-1.2
//! Each act: load, let the pure rules decide, store.

mod aanwijzen;
mod afwijzen;
mod feiten;
mod plan;
mod plan_vaststellen;
mod termijn;
mod voorbereiden;

pub use aanwijzen::HhkAanwijzen;
pub use afwijzen::HhkAfwijzen;
pub use plan::{afronden, opstellen, uitvoeren, wijzigen as plan_wijzigen};
pub use plan_vaststellen::PlanVaststellen;
pub use termijn::{HhkBeeindigen, HhkVerlengen};
pub use voorbereiden::{voorbereiden, wijzigen};

use autorisatie::{Fout, Storing, Verantwoord};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use crate::opslag::lijst::{plannen, zoeken};

/// Collection of the API where handhavingsknelpunten stand.
const HHK: &str = "handhavingsknelpunten";
/// Collection of the API where plans stand.
const PLANNEN: &str = "plannen-van-aanpak";

/// What a change leaves: where it stands now. Carries no content, so that it can be given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// Status.
    pub status: String,
    /// Version; the ETag.
    pub versie: i64,
}

impl Verantwoord for Stand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// The instant at which a legal day begins.
fn begin_van_dag(dag: Date, tijdzone: &TimeZone) -> Result<jiff::Timestamp, Fout> {
    let moment = dag
        .to_zoned(tijdzone.clone())
        .map_err(|_| Storing::Samenhang("the end of the term is out of range"))?;
    Ok(moment.timestamp())
}
