// SPDX-License-Identifier: EUPL-1.2
//! Signalen in the database.

use autorisatie::Aliassoort;
use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::opslag::zaak::leg_alias_vast;
use autorisatie::{Blik, Fout, Geweigerd, Handeling, Leest, Storing, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use kluis::{Plaats, Sleutelgroep, Verzegeld};
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;

use super::bron::{Signaalbron, plaats_inhoud, plaats_persoon};
use super::schema::{signaal, signaalpersoon, zaak};
use crate::domein::signaal::{Opstelling, Signaalinhoud, Signaalpersoon};
use crate::fout::{andere_vorm, onbekende_status};
use crate::handelingen::{SignaalIntrekken, SignaalLezen, SignaalOpstellen, SignalenZoeken};

/// Stores a new signaal with its persons; answers with their aliases.
pub async fn bewaar(
    t: &mut Toegang<'_, SignaalOpstellen>,
    id: Uuid,
    status: Signaalstatus,
    opstelling: &Opstelling,
    dag: Date,
) -> Result<Vec<Uuid>, Fout> {
    let klaar = serde_json::to_vec(&opstelling.inhoud).map_err(|_| andere_vorm())?;
    let inhoud = t
        .kluis()
        .sleutel_voor(&Sleutelgroep::Zaak(id))
        .await?
        .verzegel(&plaats_inhoud(id), &klaar)?;
    diesel::insert_into(signaal::table)
        .values((
            signaal::id.eq(id),
            signaal::status.eq(status.code()),
            signaal::verschijningsvorm.eq(opstelling.verschijningsvorm.code()),
            signaal::inhoud.eq(inhoud.0),
            signaal::versie.eq(1_i64),
            signaal::eerste_verwerking.eq(jiff_diesel::Date::from(dag)),
            signaal::opgesteld_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    let mut aliassen = Vec::with_capacity(opstelling.personen.len());
    for (volgnummer, persoon) in (0_i16..).zip(&opstelling.personen) {
        aliassen.push(bewaar_persoon(t, id, volgnummer, persoon).await?);
    }
    Ok(aliassen)
}

async fn bewaar_persoon(
    t: &mut Toegang<'_, SignaalOpstellen>,
    zaak: Uuid,
    volgnummer: i16,
    persoon: &Signaalpersoon,
) -> Result<Uuid, Fout> {
    let (id, alias) = (t.nieuw_id(), t.nieuw_alias());
    let klaar = serde_json::to_vec(persoon).map_err(|_| andere_vorm())?;
    let sleutel = t
        .kluis()
        .sleutel_voor(&Sleutelgroep::Subject { zaak, subject: id })
        .await?;
    let gegevens = sleutel.verzegel(&plaats_persoon(zaak, id), &klaar)?;
    diesel::insert_into(signaalpersoon::table)
        .values((
            signaalpersoon::id.eq(id),
            signaalpersoon::signaal.eq(zaak),
            signaalpersoon::volgnummer.eq(volgnummer),
            signaalpersoon::alias.eq(alias),
            signaalpersoon::gegevens.eq(gegevens.0),
        ))
        .execute(t)
        .await?;
    leg_alias_vast(t, Aliassoort::Subject, id, alias).await?;
    Ok(alias)
}

/// What a step needs to know of the signaal.
pub struct Signaalstand {
    pub nummer: String,
    pub status: Signaalstatus,
    pub versie: i64,
    pub personen: Vec<Uuid>,
}

/// Reads status and version; the row is locked by the Poort.
pub async fn stand<H: Handeling>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<Signaalstand, Fout> {
    let (nummer, status, versie): (String, String, i64) = signaal::table
        .inner_join(zaak::table.on(zaak::id.eq(signaal::id)))
        .filter(signaal::id.eq(id))
        .select((zaak::nummer, signaal::status, signaal::versie))
        .first(t)
        .await
        .optional()?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    let personen = signaalpersoon::table
        .filter(signaalpersoon::signaal.eq(id))
        .order(signaalpersoon::volgnummer)
        .select(signaalpersoon::alias)
        .load(t)
        .await?;
    let status = Signaalstatus::from_code(&status).ok_or_else(onbekende_status)?;
    Ok(Signaalstand {
        nummer,
        status,
        versie,
        personen,
    })
}

/// Moves to another state and counts the version.
pub async fn zet_status<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    naar: Signaalstatus,
    is_melding: bool,
) -> Result<(), Fout> {
    let gemeld = is_melding.then(|| jiff_diesel::Timestamp::from(t.nu()));
    diesel::update(signaal::table.find(id))
        .set((
            signaal::status.eq(naar.code()),
            signaal::versie.eq(signaal::versie + 1),
        ))
        .execute(t)
        .await?;
    if let Some(gemeld) = gemeld {
        diesel::update(signaal::table.find(id))
            .set(signaal::gemeld_op.eq(gemeld))
            .execute(t)
            .await?;
    }
    Ok(())
}

/// Keeps, sealed, why a signaal is withdrawn.
pub async fn zet_reden_intrekking(
    t: &mut Toegang<'_, SignaalIntrekken>,
    reden: &str,
) -> Result<(), Fout> {
    let id = t.handeling().id;
    let plaats = Plaats {
        kolom: "intrekking",
        ..plaats_inhoud(id)
    };
    let verzegeld = t
        .kluis()
        .sleutel_voor(&Sleutelgroep::Zaak(id))
        .await?
        .verzegel(&plaats, reden.as_bytes())?;
    diesel::update(signaal::table.find(id))
        .set(signaal::intrekking.eq(verzegeld.0))
        .execute(t)
        .await?;
    Ok(())
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
    );
    const KOLOMMEN: &'static str = "x.id, c.nummer, c.tafel, x.status, x.verschijningsvorm, x.versie, x.inhoud, \
        ARRAY(SELECT p.id FROM zaak.signaalpersoon p WHERE p.signaal = x.id ORDER BY p.volgnummer), \
        ARRAY(SELECT p.alias FROM zaak.signaalpersoon p WHERE p.signaal = x.id ORDER BY p.volgnummer), \
        ARRAY(SELECT p.gegevens FROM zaak.signaalpersoon p WHERE p.signaal = x.id ORDER BY p.volgnummer)";
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
const VELDEN_META: &[u8] = &[0];
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
        let meta = SignaalMeta {
            id: rij.id,
            nummer: rij.nummer,
            tafel: rij.tafel,
            status: rij.status,
            verschijningsvorm: rij.verschijningsvorm,
            versie: rij.versie,
        };
        if blik.weergave() != Weergave::Vol {
            return Ok(SignaalBeeld::Meta(meta));
        }
        let inhoud = Verzegeld(rij.inhoud);
        let gegevens: Vec<Verzegeld> = rij.gegevens.into_iter().map(Verzegeld).collect();
        let mut waarden = vec![(&inhoud, plaats_inhoud(rij.id))];
        waarden.extend(
            gegevens
                .iter()
                .zip(&rij.persoon_ids)
                .map(|(een, id)| (een, plaats_persoon(rij.id, *id))),
        );
        let mut geopend = blik.kluis().open_veel(&waarden).await?.into_iter();
        let eerste = geopend
            .next()
            .ok_or(Storing::Samenhang("nothing was opened"))??;
        let inhoud = serde_json::from_slice(&eerste).map_err(|_| andere_vorm())?;
        let mut personen = Vec::with_capacity(rij.persoon_ids.len());
        for (id, klaar) in rij.persoon_ids.into_iter().zip(geopend) {
            personen.push((
                id,
                serde_json::from_slice(&klaar?).map_err(|_| andere_vorm())?,
            ));
        }
        Ok(SignaalBeeld::Vol(Box::new(SignaalVol {
            meta,
            inhoud,
            personen,
            aliassen: rij.aliassen,
        })))
    }
}

/// Columns of one line of a list.
type Lijstrij = (Uuid, String, Option<String>, String, String, i64);

/// A page of signalen, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signalenlijst {
    /// The signalen.
    pub signalen: Vec<SignaalMeta>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Signalenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.signalen.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

/// The signalen that the caller sees, from `na` on.
///
/// # Errors
/// A refusal when the role has no row for it; or a failure.
pub async fn zoeken(
    t: &mut Toegang<'_, SignalenZoeken>,
    na: Option<Uuid>,
) -> Result<Signalenlijst, Fout> {
    let SignalenZoeken { maximum } = *t.handeling();
    let zichtbaar = t
        .zichtbare::<Signaalbron>(Objectsoort::Signaal)?
        .op(signaal::id);
    let mut vraag = signaal::table
        .inner_join(zaak::table.on(zaak::id.eq(signaal::id)))
        .filter(zichtbaar)
        .select((
            signaal::id,
            zaak::nummer,
            zaak::tafel,
            signaal::status,
            signaal::verschijningsvorm,
            signaal::versie,
        ))
        .order(signaal::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(signaal::id.lt(na));
    }
    let mut signalen: Vec<SignaalMeta> = vraag
        .load::<Lijstrij>(t)
        .await?
        .into_iter()
        .map(
            |(id, nummer, tafel, status, verschijningsvorm, versie)| SignaalMeta {
                id,
                nummer,
                tafel,
                status,
                verschijningsvorm,
                versie,
            },
        )
        .collect();
    let heeft_meer = signalen.len() > usize::try_from(maximum).unwrap_or(usize::MAX);
    signalen.truncate(usize::try_from(maximum).unwrap_or(usize::MAX));
    let volgende_na = signalen
        .last()
        .filter(|_| heeft_meer)
        .map(|laatste| laatste.id);
    Ok(Signalenlijst {
        signalen,
        volgende_na,
    })
}
