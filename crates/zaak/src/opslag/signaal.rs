// SPDX-License-Identifier: EUPL-1.2
//! Signalen in the database.

use autorisatie::opslag::zaak::leg_alias_vast;
use autorisatie::{Aliassoort, Fout, Geweigerd, Handeling, Storing, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use kluis::{Plaats, Sleutelgroep, Verzegeld};
use serde::Serialize;
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::verschijningsvorm::Verschijningsvorm;

use super::bron::{plaats_inhoud, plaats_intrekking, plaats_persoon, plaats_terugsturing};
use super::schema::{signaal, signaalpersoon, zaak};
use crate::domein::signaal::{Opstelling, Signaalpersoon};
use crate::domein::terugsturing::Terugsturing;
use crate::fout::{andere_vorm, onbekende_code, onbekende_status};
use crate::handelingen::{
    SignaalIntrekken, SignaalMelden, SignaalOpstellen, SignaalTerugsturen, SignaalWijzigen,
};

/// Acts of the reporter that write persons down.
pub trait SchrijftPersonen: Handeling {}
impl SchrijftPersonen for SignaalOpstellen {}
impl SchrijftPersonen for SignaalWijzigen {}

/// Acts of the reporter that judge a concept as a whole.
pub trait LeestConcept: Handeling {}
impl LeestConcept for SignaalMelden {}
impl LeestConcept for SignaalWijzigen {}

/// Seals something under the key of a zaak.
pub(super) async fn verzegel<H: Handeling, W: Serialize>(
    t: &Toegang<'_, H>,
    plaats: &Plaats<'_>,
    waarde: &W,
) -> Result<Vec<u8>, Fout> {
    let zaak = plaats
        .zaak
        .ok_or(Storing::Samenhang("a place outside every zaak"))?;
    let klaar = serde_json::to_vec(waarde).map_err(|_| andere_vorm())?;
    let sleutel = t.kluis().sleutel_voor(&Sleutelgroep::Zaak(zaak)).await?;
    Ok(sleutel.verzegel(plaats, &klaar)?.0)
}

/// Stores a new signaal with its persons; answers with their aliases.
pub async fn bewaar(
    t: &mut Toegang<'_, SignaalOpstellen>,
    id: Uuid,
    status: Signaalstatus,
    opstelling: &Opstelling,
    dag: Date,
) -> Result<Vec<Uuid>, Fout> {
    let inhoud = verzegel(t, &plaats_inhoud(id), &opstelling.inhoud).await?;
    diesel::insert_into(signaal::table)
        .values((
            signaal::id.eq(id),
            signaal::status.eq(status.code()),
            signaal::verschijningsvorm.eq(opstelling.verschijningsvorm.code()),
            signaal::inhoud.eq(inhoud),
            signaal::versie.eq(1_i64),
            signaal::eerste_verwerking.eq(jiff_diesel::Date::from(dag)),
            signaal::opgesteld_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    bewaar_personen(t, id, &opstelling.personen).await
}

async fn bewaar_personen<H: SchrijftPersonen>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    personen: &[Signaalpersoon],
) -> Result<Vec<Uuid>, Fout> {
    let mut aliassen = Vec::with_capacity(personen.len());
    for (volgnummer, persoon) in (0_i16..).zip(personen) {
        aliassen.push(bewaar_persoon(t, zaak, volgnummer, persoon).await?);
    }
    Ok(aliassen)
}

async fn bewaar_persoon<H: SchrijftPersonen>(
    t: &mut Toegang<'_, H>,
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
    let groep = Sleutelgroep::Zaak(id);
    let sleutel = t.kluis().sleutel_voor(&groep).await?;
    let verzegeld = sleutel.verzegel(&plaats_intrekking(id), reden.as_bytes())?;
    diesel::update(signaal::table.find(id))
        .set(signaal::intrekking.eq(verzegeld.0))
        .execute(t)
        .await?;
    Ok(())
}

/// Keeps, sealed, what was formally missing.
pub async fn zet_terugsturing(
    t: &mut Toegang<'_, SignaalTerugsturen>,
    terugsturing: &Terugsturing,
) -> Result<(), Fout> {
    let id = t.handeling().id;
    let verzegeld = verzegel(t, &plaats_terugsturing(id), terugsturing).await?;
    diesel::update(signaal::table.find(id))
        .set(signaal::terugsturing.eq(verzegeld))
        .execute(t)
        .await?;
    Ok(())
}

/// The concept as its reporter wrote it, opened.
pub async fn opstelling<H: LeestConcept>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Opstelling, Fout> {
    let (vorm, inhoud): (String, Vec<u8>) = signaal::table
        .find(id)
        .select((signaal::verschijningsvorm, signaal::inhoud))
        .first(t)
        .await?;
    let rijen: Vec<(Uuid, Vec<u8>)> = signaalpersoon::table
        .filter(signaalpersoon::signaal.eq(id))
        .order(signaalpersoon::volgnummer)
        .select((signaalpersoon::id, signaalpersoon::gegevens))
        .load(t)
        .await?;
    let klaar = t
        .kluis()
        .open(&Verzegeld(inhoud), &plaats_inhoud(id))
        .await?;
    let verzegeld: Vec<(Uuid, Verzegeld)> = rijen
        .into_iter()
        .map(|(persoon, gegevens)| (persoon, Verzegeld(gegevens)))
        .collect();
    let waarden: Vec<_> = verzegeld
        .iter()
        .map(|(persoon, gegevens)| (gegevens, plaats_persoon(id, *persoon)))
        .collect();
    let mut personen = Vec::with_capacity(waarden.len());
    for persoon in t.kluis().open_veel(&waarden).await? {
        personen.push(serde_json::from_slice(&persoon?).map_err(|_| andere_vorm())?);
    }
    Ok(Opstelling {
        inhoud: serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?,
        verschijningsvorm: Verschijningsvorm::from_code(&vorm).ok_or_else(onbekende_code)?,
        personen,
    })
}

/// Stores a changed concept. Its persons are replaced when `met_personen`: the rows go, their keys with the signaal.
/// Answers with the aliases of the new persons.
pub async fn wijzig(
    t: &mut Toegang<'_, SignaalWijzigen>,
    opstelling: &Opstelling,
    met_personen: bool,
) -> Result<Vec<Uuid>, Fout> {
    let id = t.handeling().id;
    let inhoud = verzegel(t, &plaats_inhoud(id), &opstelling.inhoud).await?;
    diesel::update(signaal::table.find(id))
        .set((
            signaal::inhoud.eq(inhoud),
            signaal::verschijningsvorm.eq(opstelling.verschijningsvorm.code()),
        ))
        .execute(t)
        .await?;
    if !met_personen {
        return Ok(Vec::new());
    }
    diesel::delete(signaalpersoon::table.filter(signaalpersoon::signaal.eq(id)))
        .execute(t)
        .await?;
    bewaar_personen(t, id, &opstelling.personen).await
}
