// SPDX-License-Identifier: EUPL-1.2
//! One subject, read.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Geweigerd, Leest, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{
    BigInt, Binary, Date as SqlDate, Nullable, SmallInt, Text, Uuid as SqlUuid,
};
use jiff::civil::Date;
use kluis::Verzegeld;
use uuid::Uuid;
use wgs::overgangen::subject::{Subjectgebeurtenis, Subjectstatus, TABEL};

use super::bron::plaats_subject;
use crate::domein::subject::{Subjectgegevens, ZonderIdentiteit, is_in_dossier, pseudoniem};
use crate::fout::{andere_vorm, onbekende_status};
use crate::handelingen::SubjectLezen;

/// Acts on a subject that have a route of their own: he comes and goes by besluit.
const MET_ROUTE: &[(Subjectgebeurtenis, &str)] =
    &[(Subjectgebeurtenis::Informeren, "subject.informeren")];

/// A subject as the database returns it: content still sealed.
#[derive(Debug, Queryable)]
pub struct SubjectRij {
    id: Uuid,
    zaak: Uuid,
    volgnummer: i16,
    subjecttype: String,
    persoonsrol: String,
    hangt_aan: Option<Uuid>,
    status: String,
    alias: Uuid,
    eerste_verwerking: jiff_diesel::Date,
    versie: i64,
    gegevens: Vec<u8>,
}

impl Leesrij for SubjectRij {
    type Sql = (
        SqlUuid,
        SqlUuid,
        SmallInt,
        Text,
        Text,
        Nullable<SqlUuid>,
        Text,
        SqlUuid,
        SqlDate,
        BigInt,
        Binary,
    );
    const KOLOMMEN: &'static str = "x.id, x.zaak, x.volgnummer, x.subjecttype, x.persoonsrol, x.hangt_aan, x.status, x.alias, \
        x.eerste_verwerking, x.versie, x.gegevens";
}

/// What stands beside the identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectMeta {
    /// Id.
    pub id: Uuid,
    /// The casus.
    pub casus: Uuid,
    /// What he is called by who sees no identities.
    pub pseudoniem: String,
    /// Code of the type.
    pub subjecttype: String,
    /// Code of the role.
    pub persoonsrol: String,
    /// The subject on whom he hangs.
    pub hangt_aan: Option<Uuid>,
    /// Status.
    pub status: String,
    /// Day of first processing.
    pub eerste_verwerking: Date,
    /// Version.
    pub versie: i64,
    /// Names of what the caller may do with him now.
    pub toegestaan: Vec<&'static str>,
    alias: Uuid,
}

/// A subject with his identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectVol {
    /// Without.
    pub meta: SubjectMeta,
    /// What is known of him.
    pub gegevens: Subjectgegevens,
}

/// A subject without his identity, for analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectPseudo {
    /// Beside the identity.
    pub meta: SubjectMeta,
    /// What does not identify.
    pub gegevens: ZonderIdentiteit,
}

/// One of the two views: two types, so that no field can leak by being forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubjectBeeld {
    /// With identity.
    Vol(Box<SubjectVol>),
    /// With a pseudonym.
    Pseudo(Box<SubjectPseudo>),
}

impl SubjectBeeld {
    /// What both views show.
    #[must_use]
    pub fn meta(&self) -> &SubjectMeta {
        match self {
            Self::Vol(vol) => &vol.meta,
            Self::Pseudo(pseudo) => &pseudo.meta,
        }
    }
}

/// Numbers of fields in the log, version 1: 0 meta, 1 identity, 2 indications, 3 year of birth and dates of indications.
const VELDEN_VOL: &[u8] = &[0, 1, 2];
const VELDEN_PSEUDO: &[u8] = &[0, 3];

impl Verantwoord for SubjectBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        vec![self.meta().alias]
    }

    fn velden(&self) -> &[u8] {
        match self {
            Self::Vol(_) => VELDEN_VOL,
            Self::Pseudo(_) => VELDEN_PSEUDO,
        }
    }
}

impl Leest for SubjectLezen {
    type Rij = SubjectRij;
    type Antwoord = SubjectBeeld;

    async fn ontsluit(&self, rij: SubjectRij, blik: &Blik<'_>) -> Result<SubjectBeeld, Fout> {
        let weergave = blik.weergave();
        if weergave != Weergave::Vol && weergave != Weergave::Pseudo {
            // There is no lesser view of a subject: that he is in a casus says who he is.
            return Err(Geweigerd::niet_zichtbaar().into());
        }
        let status = Subjectstatus::from_code(&rij.status).ok_or_else(onbekende_status)?;
        if weergave == Weergave::Pseudo && !is_in_dossier(status) {
            // There is nothing to analyse before the tafel has decided.
            return Err(Geweigerd::niet_zichtbaar().into());
        }
        let klaar = blik
            .kluis()
            .open(&Verzegeld(rij.gegevens), &plaats_subject(rij.zaak, rij.id))
            .await?;
        let gegevens: Subjectgegevens =
            serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?;
        let meta = SubjectMeta {
            id: rij.id,
            casus: rij.zaak,
            pseudoniem: pseudoniem(rij.volgnummer),
            subjecttype: rij.subjecttype,
            persoonsrol: rij.persoonsrol,
            hangt_aan: rij.hangt_aan,
            status: rij.status,
            eerste_verwerking: rij.eerste_verwerking.to_jiff(),
            versie: rij.versie,
            toegestaan: toegestaan(blik, status),
            alias: rij.alias,
        };
        Ok(if weergave == Weergave::Vol {
            SubjectBeeld::Vol(Box::new(SubjectVol { meta, gegevens }))
        } else {
            SubjectBeeld::Pseudo(Box::new(SubjectPseudo {
                meta,
                gegevens: ZonderIdentiteit::from(&gegevens.persoon),
            }))
        })
    }
}

fn toegestaan(blik: &Blik<'_>, status: Subjectstatus) -> Vec<&'static str> {
    let mogelijk = TABEL.mogelijk(Some(status), None);
    MET_ROUTE
        .iter()
        .filter(|(gebeurtenis, _)| mogelijk.contains(gebeurtenis))
        .filter(|(gebeurtenis, _)| blik.mag(Objectsoort::Subject, gebeurtenis.code()))
        .map(|(_, naam)| *naam)
        .collect()
}
