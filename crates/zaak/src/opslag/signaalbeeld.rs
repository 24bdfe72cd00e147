// SPDX-License-Identifier: EUPL-1.2
//! One signaal, read.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Leest, Storing, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text, Uuid as SqlUuid};
use kluis::Verzegeld;
use uuid::Uuid;
use wgs::overgangen::signaal::{Signaalgebeurtenis, Signaalstatus, TABEL};

use super::bron::{plaats_inhoud, plaats_persoon, plaats_terugsturing};
use crate::domein::signaal::{Signaalinhoud, Signaalpersoon};
use crate::domein::terugsturing::Terugsturing;
use crate::fout::{andere_vorm, onbekende_status};
use crate::handelingen::SignaalLezen;

/// Acts on a signaal that have a route of their own; the rest is the effect of a besluit, or of the end of a term.
const MET_ROUTE: &[(Signaalgebeurtenis, &str)] = &[
    (Signaalgebeurtenis::Wijzigen, "signaal.wijzigen"),
    (Signaalgebeurtenis::Melden, "signaal.melden"),
    (Signaalgebeurtenis::Terugsturen, "signaal.terugsturen"),
    (Signaalgebeurtenis::InWegingNemen, "signaal.in_weging_nemen"),
    (
        Signaalgebeurtenis::WegingWijzigen,
        "signaal.weging_wijzigen",
    ),
    (Signaalgebeurtenis::Intrekken, "signaal.intrekken"),
];

/// What the caller may do with a signaal in this state: by the table, and by the same decision as the refusal.
pub(super) fn toegestaan(blik: &Blik<'_>, status: Signaalstatus) -> Vec<&'static str> {
    let mogelijk = TABEL.mogelijk(Some(status), None);
    MET_ROUTE
        .iter()
        .filter(|(gebeurtenis, _)| mogelijk.contains(gebeurtenis))
        .filter(|(gebeurtenis, _)| blik.mag(Objectsoort::Signaal, gebeurtenis.code()))
        .map(|(_, naam)| *naam)
        .collect()
}

/// A signaal as the database returns it: content still sealed.
#[derive(Debug, Queryable)]
pub struct SignaalRij {
    id: Uuid,
    nummer: String,
    tafel: Option<String>,
    status: String,
    verschijningsvorm: String,
    versie: i64,
    inhoud: Vec<u8>,
    persoon_ids: Vec<Uuid>,
    aliassen: Vec<Uuid>,
    gegevens: Vec<Vec<u8>>,
    terugsturing: Option<Vec<u8>>,
}

impl Leesrij for SignaalRij {
    type Sql = (
        SqlUuid,
        Text,
        Nullable<Text>,
        Text,
        Text,
        BigInt,
        Binary,
        Array<SqlUuid>,
        Array<SqlUuid>,
        Array<Binary>,
        Nullable<Binary>,
    );
    const KOLOMMEN: &'static str = "x.id, c.nummer, c.tafel, x.status, x.verschijningsvorm, x.versie, x.inhoud, \
        ARRAY(SELECT p.id FROM zaak.signaalpersoon p WHERE p.signaal = x.id ORDER BY p.volgnummer), \
        ARRAY(SELECT p.alias FROM zaak.signaalpersoon p WHERE p.signaal = x.id ORDER BY p.volgnummer), \
        ARRAY(SELECT p.gegevens FROM zaak.signaalpersoon p WHERE p.signaal = x.id ORDER BY p.volgnummer), \
        CASE WHEN x.status = 'concept' THEN x.terugsturing END";
}

/// That a signaal exists, where, and in which state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignaalMeta {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// Tafel.
    pub tafel: Option<String>,
    /// Status.
    pub status: String,
    /// Verschijningsvorm.
    pub verschijningsvorm: String,
    /// Version.
    pub versie: i64,
    /// Names of what the caller may do with it now.
    pub toegestaan: Vec<&'static str>,
}

/// A signaal with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignaalVol {
    /// Without content.
    pub meta: SignaalMeta,
    /// Content.
    pub inhoud: Signaalinhoud,
    /// Persons with their ids.
    pub personen: Vec<(Uuid, Signaalpersoon)>,
    /// Of a concept that was sent back: what was missing.
    pub terugsturing: Option<Terugsturing>,
    aliassen: Vec<Uuid>,
}

/// One of the two views: two types, so that no field can leak by being forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignaalBeeld {
    /// With content.
    Vol(Box<SignaalVol>),
    /// Without.
    Meta(SignaalMeta),
}

/// Numbers of fields in the log, version 1: 0 meta, 1 conduct and reason, 2 persons with indications.
pub(super) const VELDEN_META: &[u8] = &[0];
const VELDEN_VOL: &[u8] = &[0, 1, 2];

impl Verantwoord for SignaalBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        match self {
            Self::Vol(vol) => vol.aliassen.clone(),
            Self::Meta(_) => Vec::new(),
        }
    }

    fn velden(&self) -> &[u8] {
        match self {
            Self::Vol(_) => VELDEN_VOL,
            Self::Meta(_) => VELDEN_META,
        }
    }
}

impl Leest for SignaalLezen {
    type Rij = SignaalRij;
    type Antwoord = SignaalBeeld;

    async fn ontsluit(&self, rij: SignaalRij, blik: &Blik<'_>) -> Result<SignaalBeeld, Fout> {
        let status = Signaalstatus::from_code(&rij.status).ok_or_else(onbekende_status)?;
        let (meta, gesloten) = rij.splits(toegestaan(blik, status));
        if blik.weergave() == Weergave::Vol {
            let vol = gesloten.open(meta, blik).await?;
            Ok(SignaalBeeld::Vol(Box::new(vol)))
        } else {
            Ok(SignaalBeeld::Meta(meta))
        }
    }
}

impl SignaalRij {
    fn splits(self, toegestaan: Vec<&'static str>) -> (SignaalMeta, Gesloten) {
        let meta = SignaalMeta {
            id: self.id,
            nummer: self.nummer,
            tafel: self.tafel,
            status: self.status,
            verschijningsvorm: self.verschijningsvorm,
            versie: self.versie,
            toegestaan,
        };
        let gesloten = Gesloten {
            inhoud: Verzegeld(self.inhoud),
            persoon_ids: self.persoon_ids,
            aliassen: self.aliassen,
            gegevens: self.gegevens.into_iter().map(Verzegeld).collect(),
            terugsturing: self.terugsturing.map(Verzegeld),
        };
        (meta, gesloten)
    }
}

/// The sealed part of a row.
struct Gesloten {
    inhoud: Verzegeld,
    persoon_ids: Vec<Uuid>,
    aliassen: Vec<Uuid>,
    gegevens: Vec<Verzegeld>,
    terugsturing: Option<Verzegeld>,
}

impl Gesloten {
    async fn open(self, meta: SignaalMeta, blik: &Blik<'_>) -> Result<SignaalVol, Fout> {
        let id = meta.id;
        let mut waarden = vec![(&self.inhoud, plaats_inhoud(id))];
        waarden.extend(
            self.gegevens
                .iter()
                .zip(&self.persoon_ids)
                .map(|(een, persoon)| (een, plaats_persoon(id, *persoon))),
        );
        waarden.extend(
            self.terugsturing
                .iter()
                .map(|een| (een, plaats_terugsturing(id))),
        );
        let mut geopend = blik.kluis().open_veel(&waarden).await?.into_iter();
        let eerste = geopend
            .next()
            .ok_or(Storing::Samenhang("nothing was opened"))??;
        let inhoud = serde_json::from_slice(&eerste).map_err(|_| andere_vorm())?;
        let mut personen = Vec::with_capacity(self.persoon_ids.len());
        for (persoon, klaar) in self.persoon_ids.iter().zip(geopend.by_ref()) {
            let gegevens = serde_json::from_slice(&klaar?).map_err(|_| andere_vorm())?;
            personen.push((*persoon, gegevens));
        }
        let terugsturing = match geopend.next() {
            Some(klaar) => Some(serde_json::from_slice(&klaar?).map_err(|_| andere_vorm())?),
            None => None,
        };
        Ok(SignaalVol {
            meta,
            inhoud,
            personen,
            terugsturing,
            aliassen: self.aliassen,
        })
    }
}
