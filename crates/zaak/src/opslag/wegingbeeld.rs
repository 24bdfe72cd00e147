// SPDX-License-Identifier: EUPL-1.2
//! The weging of one signaal, read.

use autorisatie::beleid::Weergave;
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Geweigerd, Leest, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Text, Uuid as SqlUuid};
use kluis::Verzegeld;
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::weging::Weging;

use super::bron::plaats_weging;
use super::signaalbeeld::toegestaan;
use crate::fout::{andere_vorm, onbekende_status};
use crate::handelingen::WegingLezen;

/// A weging as the database returns it: still sealed.
#[derive(Debug, Queryable)]
pub struct WegingRij {
    signaal: Uuid,
    nummer: String,
    status: String,
    versie: i64,
    inhoud: Vec<u8>,
}

impl Leesrij for WegingRij {
    type Sql = (SqlUuid, Text, Text, BigInt, Binary);
    const KOLOMMEN: &'static str = "x.signaal, c.nummer, s.status, s.versie, x.inhoud";
}

/// What the deelnemers judged of a signaal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WegingBeeld {
    /// The signaal.
    pub signaal: Uuid,
    /// Its human number.
    pub nummer: String,
    /// Its status.
    pub status: String,
    /// Its version, which a change of the weging counts too.
    pub versie: i64,
    /// The judgements.
    pub weging: Weging,
    /// Names of what the caller may do now.
    pub toegestaan: Vec<&'static str>,
}

/// Numbers of fields in the log, version 1: 0 meta, 1 judgements.
const VELDEN: &[u8] = &[0, 1];

impl Verantwoord for WegingBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN
    }
}

impl Leest for WegingLezen {
    type Rij = WegingRij;
    type Antwoord = WegingBeeld;

    async fn ontsluit(&self, rij: WegingRij, blik: &Blik<'_>) -> Result<WegingBeeld, Fout> {
        if blik.weergave() != Weergave::Vol {
            return Err(Geweigerd::niet_zichtbaar().into());
        }
        let status = Signaalstatus::from_code(&rij.status).ok_or_else(onbekende_status)?;
        let klaar = blik
            .kluis()
            .open(&Verzegeld(rij.inhoud), &plaats_weging(rij.signaal))
            .await?;
        Ok(WegingBeeld {
            signaal: rij.signaal,
            nummer: rij.nummer,
            status: rij.status,
            versie: rij.versie,
            weging: serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?,
            toegestaan: toegestaan(blik, status),
        })
    }
}
