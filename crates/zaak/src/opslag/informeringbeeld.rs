// SPDX-License-Identifier: EUPL-1.2
//! What was decided about informing one subject, read: the last decision.

use autorisatie::beleid::Weergave;
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Geweigerd, Leest, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Binary, Date as SqlDate, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use jiff::Timestamp;
use kluis::Verzegeld;
use uuid::Uuid;

use super::bron::plaats_informering;
use crate::domein::informering::{Informeerbeslissing, Informeergrond, Informering};
use crate::fout::{andere_vorm, onbekende_code};
use crate::handelingen::InformeringLezen;

/// The last decision as the database returns it: its reason still sealed.
#[derive(Debug, Queryable)]
pub struct InformeringRij {
    subject: Uuid,
    zaak: Uuid,
    alias: Uuid,
    beslissing: String,
    grond: String,
    herzien_op: Option<jiff_diesel::Date>,
    toelichting: Vec<u8>,
    besloten_lidmaatschap: Uuid,
    besloten_op: jiff_diesel::Timestamp,
    versie: i64,
}

impl Leesrij for InformeringRij {
    type Sql = (
        SqlUuid,
        SqlUuid,
        SqlUuid,
        Text,
        Text,
        Nullable<SqlDate>,
        Binary,
        SqlUuid,
        Timestamptz,
        BigInt,
    );
    const KOLOMMEN: &'static str = "x.id, x.zaak, x.alias, i.beslissing, i.grond, i.herzien_op, i.toelichting, \
        i.besloten_lidmaatschap, i.besloten_op, x.versie";
}

/// The last decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InformeringBeeld {
    /// The subject.
    pub subject: Uuid,
    /// What was decided, on which ground and why.
    pub informering: Informering,
    /// Lidmaatschap of who decided.
    pub besloten_lidmaatschap: Uuid,
    /// When.
    pub besloten_op: Timestamp,
    /// Version of the subject, with which the next decision is taken.
    pub versie: i64,
    alias: Uuid,
}

/// Number of the field in the log, as those of a subject: 4 the informing decision.
const VELDEN: &[u8] = &[4];

impl Verantwoord for InformeringBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        vec![self.alias]
    }

    fn velden(&self) -> &[u8] {
        VELDEN
    }
}

impl Leest for InformeringLezen {
    type Rij = InformeringRij;
    type Antwoord = InformeringBeeld;

    async fn ontsluit(
        &self,
        rij: InformeringRij,
        blik: &Blik<'_>,
    ) -> Result<InformeringBeeld, Fout> {
        if blik.weergave() != Weergave::Vol {
            // Who works without identities has no part in whether somebody is told.
            return Err(Geweigerd::niet_zichtbaar().into());
        }
        let klaar = blik
            .kluis()
            .open(
                &Verzegeld(rij.toelichting),
                &plaats_informering(rij.zaak, rij.subject),
            )
            .await?;
        let beslissing = Informeerbeslissing::from_code(&rij.beslissing);
        let grond = Informeergrond::from_code(&rij.grond);
        Ok(InformeringBeeld {
            subject: rij.subject,
            informering: Informering {
                beslissing: beslissing.ok_or_else(onbekende_code)?,
                grond: grond.ok_or_else(onbekende_code)?,
                herzien_op: rij.herzien_op.map(jiff_diesel::Date::to_jiff),
                toelichting: klaar.tekst().map_err(|_| andere_vorm())?.to_owned(),
            },
            besloten_lidmaatschap: rij.besloten_lidmaatschap,
            besloten_op: rij.besloten_op.to_jiff(),
            versie: rij.versie,
            alias: rij.alias,
        })
    }
}
