// SPDX-License-Identifier: EUPL-1.2
//! Reading besluiten.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Leest, Storing, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use kluis::{Plaats, Verzegeld};
use serde_json::Value;
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::besluit::Besluitstatus;
use wgs::stemming::Standpunt;

use super::besluit::plaats;
use super::besluit_schema::besluitregel;
use super::besluit_stem::plaats_toelichting;
use super::besluit_zegel::Zegel;
use crate::Besluitbron;
use crate::domein::besluit::stappen;
use crate::fout::onbekende_waarde;
use crate::gevolg::Motiveringstekst;
use crate::handelingen::{BesluitLezen, BesluitenZoeken};

/// A besluit as the database returns it: content still sealed.
#[derive(Debug, Queryable)]
pub struct BesluitRij {
    id: Uuid,
    soort: String,
    gremium: String,
    zaak: Uuid,
    status: String,
    versie: i64,
    vergadering: Option<Uuid>,
    momenten: Vec<Option<jiff_diesel::Timestamp>>,
    verschijningsvormen: Vec<String>,
    motivering: Vec<u8>,
    inhoud: Vec<u8>,
    reden: Option<Vec<u8>>,
    subjecten: Vec<Uuid>,
    standpunt_ids: Vec<Uuid>,
    standpunten: Vec<String>,
    toelichtingen: Vec<Option<Vec<u8>>>,
}

impl Leesrij for BesluitRij {
    type Sql = (
        SqlUuid,
        Text,
        Text,
        SqlUuid,
        Text,
        BigInt,
        Nullable<SqlUuid>,
        Array<Nullable<Timestamptz>>,
        Array<Text>,
        Binary,
        Binary,
        Nullable<Binary>,
        Array<SqlUuid>,
        Array<SqlUuid>,
        Array<Text>,
        Array<Nullable<Binary>>,
    );
    // A code has no space in it, so deelnemer and standpunt can stand in one text.
    const KOLOMMEN: &'static str = "x.id, x.soort, x.gremium, x.zaak, x.status, x.versie, x.vergadering, \
        ARRAY[x.voorgesteld_op, x.aangenomen_op, x.vastgesteld_op], x.verschijningsvormen, x.motivering, x.inhoud, x.reden, x.subjecten, \
        ARRAY(SELECT s.id FROM besluitvorming.standpunt s WHERE s.besluit = x.id AND s.vergadering = x.vergadering ORDER BY s.id), \
        ARRAY(SELECT s.deelnemer || ' ' || s.standpunt FROM besluitvorming.standpunt s WHERE s.besluit = x.id AND s.vergadering = x.vergadering ORDER BY s.id), \
        ARRAY(SELECT s.toelichting FROM besluitvorming.standpunt s WHERE s.besluit = x.id AND s.vergadering = x.vergadering ORDER BY s.id)";
}

/// That a besluit exists, of which soort, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesluitMeta {
    /// Id.
    pub id: Uuid,
    /// Soort.
    pub soort: Besluitsoort,
    /// Code of the gremium.
    pub gremium: String,
    /// The zaak that it is about.
    pub zaak: Uuid,
    /// Status.
    pub status: Besluitstatus,
    /// Version.
    pub versie: i64,
    /// The vergadering on whose agenda it stands or was decided on.
    pub vergadering: Option<Uuid>,
    /// When it was proposed.
    pub voorgesteld_op: jiff::Timestamp,
    /// When the leden accepted it.
    pub aangenomen_op: Option<jiff::Timestamp>,
    /// When it was adopted.
    pub vastgesteld_op: Option<jiff::Timestamp>,
}

/// A standpunt as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandpuntBeeld {
    /// Code of the deelnemer.
    pub deelnemer: String,
    /// What it holds.
    pub standpunt: Standpunt,
    /// Why.
    pub toelichting: Option<String>,
}

/// What a besluit says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesluitInhoud {
    /// The three texts.
    pub motivering: Motiveringstekst,
    /// Codes of verschijningsvormen.
    pub verschijningsvormen: Vec<String>,
    /// What the effect of this soort needs.
    pub inhoud: Value,
    /// Standpunten in the vergadering on whose agenda it stands or was decided on.
    pub standpunten: Vec<StandpuntBeeld>,
    /// Why it was last put off, rejected or withdrawn.
    pub reden: Option<String>,
    subjecten: Vec<Uuid>,
}

/// One besluit, with content in the full view only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesluitBeeld {
    /// Without content.
    pub meta: BesluitMeta,
    /// Codes of the steps that the caller may take now.
    pub stappen: Vec<&'static str>,
    /// Content.
    pub inhoud: Option<Box<BesluitInhoud>>,
}

/// Numbers of fields in the log, version 1: 0 meta, 1 motivering and content, 2 standpunten.
const VELDEN_META: &[u8] = &[0];
const VELDEN_VOL: &[u8] = &[0, 1, 2];

impl Verantwoord for BesluitBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.inhoud
            .as_ref()
            .map(|inhoud| inhoud.subjecten.clone())
            .unwrap_or_default()
    }

    fn velden(&self) -> &[u8] {
        if self.inhoud.is_some() {
            VELDEN_VOL
        } else {
            VELDEN_META
        }
    }
}

impl Leest for BesluitLezen {
    type Rij = BesluitRij;
    type Antwoord = BesluitBeeld;

    async fn ontsluit(&self, rij: BesluitRij, blik: &Blik<'_>) -> Result<BesluitBeeld, Fout> {
        let [Some(voorgesteld_op), aangenomen_op, vastgesteld_op] = rij.momenten[..] else {
            return Err(onbekende_waarde().into());
        };
        let meta = BesluitMeta {
            id: rij.id,
            soort: Besluitsoort::from_code(&rij.soort).ok_or_else(onbekende_waarde)?,
            gremium: rij.gremium.clone(),
            zaak: rij.zaak,
            status: Besluitstatus::from_code(&rij.status).ok_or_else(onbekende_waarde)?,
            versie: rij.versie,
            vergadering: rij.vergadering,
            voorgesteld_op: voorgesteld_op.to_jiff(),
            aangenomen_op: aangenomen_op.map(jiff_diesel::Timestamp::to_jiff),
            vastgesteld_op: vastgesteld_op.map(jiff_diesel::Timestamp::to_jiff),
        };
        let stappen = stappen(meta.status, |stap| blik.mag(Objectsoort::Besluit, stap));
        let inhoud = if blik.weergave() == Weergave::Vol {
            Some(Box::new(open(rij, blik).await?))
        } else {
            None
        };
        Ok(BesluitBeeld {
            meta,
            stappen,
            inhoud,
        })
    }
}

async fn open(rij: BesluitRij, blik: &Blik<'_>) -> Result<BesluitInhoud, Fout> {
    let (id, zaak) = (rij.id, rij.zaak);
    let mut waarden: Vec<(Verzegeld, Plaats<'static>)> = vec![
        (Verzegeld(rij.motivering), plaats("motivering", id, zaak)),
        (Verzegeld(rij.inhoud), plaats("inhoud", id, zaak)),
    ];
    let heeft_reden = rij.reden.is_some();
    waarden.extend(
        rij.reden
            .map(|reden| (Verzegeld(reden), plaats("reden", id, zaak))),
    );
    let mut heeft_toelichting = Vec::with_capacity(rij.toelichtingen.len());
    for (toelichting, standpunt) in rij.toelichtingen.into_iter().zip(rij.standpunt_ids) {
        heeft_toelichting.push(toelichting.is_some());
        waarden.extend(
            toelichting.map(|tekst| (Verzegeld(tekst), plaats_toelichting(standpunt, zaak))),
        );
    }
    let verwezen: Vec<_> = waarden
        .iter()
        .map(|(verzegeld, plaats)| (verzegeld, *plaats))
        .collect();
    let mut geopend = blik.kluis().open_veel(&verwezen).await?.into_iter();
    let mut volgend = || -> Result<Vec<u8>, Fout> {
        let klaar = geopend
            .next()
            .ok_or(Storing::Samenhang("nothing was opened"))?;
        Ok(klaar?.to_vec())
    };
    let zegel = Zegel {
        motivering: volgend()?,
        inhoud: volgend()?,
    };
    let reden = heeft_reden.then(|| tekst(volgend()?)).transpose()?;
    let mut standpunten = Vec::with_capacity(rij.standpunten.len());
    for (een, heeft) in rij.standpunten.iter().zip(heeft_toelichting) {
        let (deelnemer, code) = een.split_once(' ').ok_or_else(onbekende_waarde)?;
        standpunten.push(StandpuntBeeld {
            deelnemer: deelnemer.to_owned(),
            standpunt: Standpunt::from_code(code).ok_or_else(onbekende_waarde)?,
            toelichting: heeft.then(|| tekst(volgend()?)).transpose()?,
        });
    }
    Ok(BesluitInhoud {
        motivering: zegel.motivering()?,
        verschijningsvormen: rij.verschijningsvormen,
        inhoud: zegel.inhoud()?,
        standpunten,
        reden,
        subjecten: rij.subjecten,
    })
}

fn tekst(bytes: Vec<u8>) -> Result<String, Fout> {
    String::from_utf8(bytes).map_err(|_| onbekende_waarde().into())
}

/// A page of besluiten, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Besluitenlijst {
    /// The besluiten.
    pub besluiten: Vec<BesluitMeta>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Besluitenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.besluiten.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

/// Which besluiten are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Besluitfilter {
    /// Of this status.
    pub status: Option<Besluitstatus>,
    /// Of this soort.
    pub soort: Option<Besluitsoort>,
    /// On the agenda of this vergadering, or decided on there.
    pub vergadering: Option<Uuid>,
}

type Lijstrij = (
    Uuid,
    String,
    String,
    Uuid,
    String,
    i64,
    Option<Uuid>,
    jiff_diesel::Timestamp,
    Option<jiff_diesel::Timestamp>,
    Option<jiff_diesel::Timestamp>,
);

/// The besluiten that the caller sees, from `na` on.
///
/// # Errors
/// A refusal when the role has no row for it; or a failure.
pub async fn zoeken(
    t: &mut Toegang<'_, BesluitenZoeken>,
    filter: Besluitfilter,
    na: Option<Uuid>,
) -> Result<Besluitenlijst, Fout> {
    let maximum = t.handeling().maximum;
    let zichtbaar = t
        .zichtbare::<Besluitbron>(Objectsoort::Besluit)?
        .op(besluitregel::id);
    let mut vraag = besluitregel::table
        .filter(zichtbaar)
        .select(besluitregel::all_columns)
        .order(besluitregel::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(besluitregel::id.lt(na));
    }
    if let Some(status) = filter.status {
        vraag = vraag.filter(besluitregel::status.eq(status.code()));
    }
    if let Some(soort) = filter.soort {
        vraag = vraag.filter(besluitregel::soort.eq(soort.code()));
    }
    if let Some(vergadering) = filter.vergadering {
        vraag = vraag.filter(besluitregel::vergadering.eq(vergadering));
    }
    let rijen: Vec<Lijstrij> = vraag.load(t).await?;
    let mut besluiten = rijen.into_iter().map(meta).collect::<Result<Vec<_>, _>>()?;
    let maximum = usize::try_from(maximum).unwrap_or(usize::MAX);
    let heeft_meer = besluiten.len() > maximum;
    besluiten.truncate(maximum);
    let volgende_na = besluiten
        .last()
        .filter(|_| heeft_meer)
        .map(|laatste| laatste.id);
    Ok(Besluitenlijst {
        besluiten,
        volgende_na,
    })
}

fn meta(rij: Lijstrij) -> Result<BesluitMeta, Fout> {
    let (id, soort, gremium, zaak, status, versie, vergadering, voorgesteld, aangenomen, vast) =
        rij;
    Ok(BesluitMeta {
        id,
        soort: Besluitsoort::from_code(&soort).ok_or_else(onbekende_waarde)?,
        gremium,
        zaak,
        status: Besluitstatus::from_code(&status).ok_or_else(onbekende_waarde)?,
        versie,
        vergadering,
        voorgesteld_op: voorgesteld.to_jiff(),
        aangenomen_op: aangenomen.map(jiff_diesel::Timestamp::to_jiff),
        vastgesteld_op: vast.map(jiff_diesel::Timestamp::to_jiff),
    })
}
