// SPDX-License-Identifier: EUPL-1.2
//! One casus, as three views of one row.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Leest, Verantwoord};
use besluitvorming::gevolg::Motiveringstekst;
use diesel::prelude::*;
use diesel::sql_types::{
    Array, BigInt, Binary, Date, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use kluis::Verzegeld;
use uuid::Uuid;
use wgs::overgangen::casus::{Casusstatus, TABEL};

use super::bron::{plaats_inhoud, plaats_werktitel};
use crate::fout::{andere_vorm, onbekende_status};
use crate::handelingen::CasusLezen;

/// A casus as the database returns it: the texts still sealed.
#[derive(Debug, Queryable)]
pub struct CasusRij {
    hoofdzaken: Hoofdzaken,
    inhoud: Inhoud,
}

/// What every view shows.
#[derive(Debug, Queryable)]
pub struct Hoofdzaken {
    id: Uuid,
    nummer: String,
    tafel: Option<String>,
    verloopt_op: jiff_diesel::Timestamp,
    status: String,
    opgeschort_vanuit: Option<String>,
    gestart_op: jiff_diesel::Timestamp,
    versie: i64,
}

/// What is shown beside it.
#[derive(Debug, Queryable)]
pub struct Inhoud {
    verschijningsvormen: Vec<String>,
    besluit: Uuid,
    casusregisseur: Uuid,
    eerste_verwerking: jiff_diesel::Date,
    motivering: Vec<u8>,
    werktitel: Option<Vec<u8>>,
    signalen: Vec<Uuid>,
    deelnemers: Vec<String>,
    trappen: Vec<i16>,
    aantal_subjecten: i64,
}

type HoofdzakenSql = (
    SqlUuid,
    Text,
    Nullable<Text>,
    Timestamptz,
    Text,
    Nullable<Text>,
    Timestamptz,
    BigInt,
);

type InhoudSql = (
    Array<Text>,
    SqlUuid,
    SqlUuid,
    Date,
    Binary,
    Nullable<Binary>,
    Array<SqlUuid>,
    Array<Text>,
    Array<SmallInt>,
    BigInt,
);

impl Leesrij for CasusRij {
    type Sql = (HoofdzakenSql, InhoudSql);
    const KOLOMMEN: &'static str = concat!(
        "x.id, c.nummer, c.tafel, c.verloopt_op, x.status, x.opgeschort_vanuit, x.gestart_op, x.versie, \
         x.verschijningsvormen, x.besluit, x.casusregisseur_lidmaatschap, x.eerste_verwerking, x.inhoud, x.werktitel, \
         ARRAY(SELECT s.signaal FROM casus.casus_signaal s WHERE s.casus = x.id ORDER BY s.signaal), ",
        autorisatie::kolom_deelnemers!("x.id"),
        ", ",
        zaak::kolom_trappen!("x.id"),
        ", ",
        zaak::kolom_aantal_subjecten!("x.id"),
    );
}

/// That a casus exists, where, and in which state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasusMeta {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// Tafel.
    pub tafel: Option<String>,
    /// Status.
    pub status: String,
    /// When the tafel started it.
    pub gestart_op: jiff::Timestamp,
    /// First moment at which nobody can read it any more (WGS 1.8(7)).
    pub verloopt_op: jiff::Timestamp,
    /// Version.
    pub versie: i64,
}

/// A casus without free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasusPseudo {
    /// That it exists.
    pub meta: CasusMeta,
    /// Codes of the verschijningsvormen.
    pub verschijningsvormen: Vec<String>,
    /// The besluit that started it.
    pub besluit: Uuid,
    /// Lidmaatschap of the casusregisseur.
    pub casusregisseur: Uuid,
    /// Ids of the signalen on which it rests.
    pub signalen: Vec<Uuid>,
    /// Codes of the deelnemers that take part now.
    pub deelnemers: Vec<String>,
    /// Numbers of the trappen that are open.
    pub trappen: Vec<i16>,
    /// How many subjecten it has.
    pub aantal_subjecten: i64,
    /// Day from which the five years run.
    pub eerste_verwerking: jiff::civil::Date,
}

/// A casus with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasusVol {
    /// Without free text.
    pub pseudo: CasusPseudo,
    /// How the casusregisseur calls it.
    pub werktitel: Option<String>,
    /// Why it was started.
    pub motivering: Motiveringstekst,
}

/// One of the three views: three types, so that no field can leak by being forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weergaven {
    /// With content.
    Vol(Box<CasusVol>),
    /// Without free text.
    Pseudo(Box<CasusPseudo>),
    /// That it exists.
    Meta(CasusMeta),
}

/// A casus as the caller sees it, and what he may do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasusBeeld {
    /// What he sees.
    pub weergave: Weergaven,
    /// Names of the acts that policy and state allow him now.
    pub toegestaan: Vec<String>,
}

impl CasusBeeld {
    /// What every view has.
    #[must_use]
    pub fn meta(&self) -> &CasusMeta {
        match &self.weergave {
            Weergaven::Vol(vol) => &vol.pseudo.meta,
            Weergaven::Pseudo(pseudo) => &pseudo.meta,
            Weergaven::Meta(meta) => meta,
        }
    }
}

/// Numbers of fields in the log, version 1: 0 meta, 1 what it rests on and who takes part, 2 the texts of the start, 3 the
/// dated set of deelnemers.
pub const VELDEN_META: &[u8] = &[0];
pub const VELDEN_DEELNAMES: &[u8] = &[3];
const VELDEN_PSEUDO: &[u8] = &[0, 1];
const VELDEN_VOL: &[u8] = &[0, 1, 2];

impl Verantwoord for CasusBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    // A casus names nobody: its subjecten are read by themselves.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        match self.weergave {
            Weergaven::Vol(_) => VELDEN_VOL,
            Weergaven::Pseudo(_) => VELDEN_PSEUDO,
            Weergaven::Meta(_) => VELDEN_META,
        }
    }
}

impl Leest for CasusLezen {
    type Rij = CasusRij;
    type Antwoord = CasusBeeld;

    async fn ontsluit(&self, rij: CasusRij, blik: &Blik<'_>) -> Result<CasusBeeld, Fout> {
        let CasusRij { hoofdzaken, inhoud } = rij;
        let toegestaan = toegestaan(&hoofdzaken, blik)?;
        let meta = CasusMeta::from(hoofdzaken);
        let weergave = match blik.weergave() {
            Weergave::Vol => {
                let gesloten = Verzegeld(inhoud.motivering.clone());
                let plaats = plaats_inhoud(meta.id);
                let klaar = blik.kluis().open(&gesloten, &plaats).await?;
                let motivering = serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?;
                let werktitel = werktitel(&inhoud, meta.id, blik).await?;
                let pseudo = inhoud.zonder_tekst(meta);
                Weergaven::Vol(Box::new(CasusVol {
                    pseudo,
                    werktitel,
                    motivering,
                }))
            }
            Weergave::Pseudo => Weergaven::Pseudo(Box::new(inhoud.zonder_tekst(meta))),
            Weergave::Meta | Weergave::Log => Weergaven::Meta(meta),
        };
        Ok(CasusBeeld {
            weergave,
            toegestaan,
        })
    }
}

/// The working title, opened; none when it never got one.
async fn werktitel(inhoud: &Inhoud, id: Uuid, blik: &Blik<'_>) -> Result<Option<String>, Fout> {
    let Some(gesloten) = inhoud.werktitel.clone() else {
        return Ok(None);
    };
    let klaar = blik
        .kluis()
        .open(&Verzegeld(gesloten), &plaats_werktitel(id))
        .await?;
    let tekst = std::str::from_utf8(&klaar).map_err(|_| andere_vorm())?;
    Ok(Some(tekst.to_owned()))
}

impl From<Hoofdzaken> for CasusMeta {
    fn from(rij: Hoofdzaken) -> Self {
        Self {
            id: rij.id,
            nummer: rij.nummer,
            tafel: rij.tafel,
            status: rij.status,
            gestart_op: rij.gestart_op.to_jiff(),
            verloopt_op: rij.verloopt_op.to_jiff(),
            versie: rij.versie,
        }
    }
}

impl Inhoud {
    /// The view without free text.
    fn zonder_tekst(self, meta: CasusMeta) -> CasusPseudo {
        CasusPseudo {
            meta,
            verschijningsvormen: self.verschijningsvormen,
            besluit: self.besluit,
            casusregisseur: self.casusregisseur,
            signalen: self.signalen,
            deelnemers: self.deelnemers,
            trappen: self.trappen,
            aantal_subjecten: self.aantal_subjecten,
            eerste_verwerking: self.eerste_verwerking.to_jiff(),
        }
    }
}

/// What the caller may do now: to read what it holds, and each step that both the state knows and the policy allows.
/// Which of these have an address, the server knows.
fn toegestaan(rij: &Hoofdzaken, blik: &Blik<'_>) -> Result<Vec<String>, Fout> {
    let status = Casusstatus::from_code(&rij.status).ok_or_else(onbekende_status)?;
    let vanuit = rij.opgeschort_vanuit.as_deref().map(Casusstatus::from_code);
    let vanuit = vanuit
        .map(|een| een.ok_or_else(onbekende_status))
        .transpose()?;
    let mut uit = Vec::new();
    if blik.weergave() >= Weergave::Pseudo {
        uit.push("deelname.lezen".to_owned());
    }
    if blik.mag(Objectsoort::Subject, "lezen") {
        uit.push("subject.zoeken".to_owned());
    }
    if status.is_actief() && blik.mag(Objectsoort::Casus, "wijzigen") {
        uit.push("casus.wijzigen".to_owned());
    }
    for gebeurtenis in TABEL.mogelijk(Some(status), vanuit) {
        if blik.mag(Objectsoort::Casus, gebeurtenis.code()) {
            uit.push(format!("casus.{}", gebeurtenis.code()));
        }
    }
    Ok(uit)
}
