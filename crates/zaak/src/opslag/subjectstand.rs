// SPDX-License-Identifier: EUPL-1.2
//! Where a subject stands, and its next step. The Poort, or the besluit, has locked the row of the casus.

use autorisatie::beleid::Objectsoort;
use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use uuid::Uuid;
use wgs::overgangen::subject::Subjectstatus;

use super::bron::Subjectbron;
use super::schema::{sleutelvernietiging, subjectverloop as subject, zaak};
use crate::fout::onbekende_status;

/// Where a subject stands.
#[derive(Clone, Debug)]
pub struct Subjectstand {
    pub id: Uuid,
    pub zaak: Uuid,
    pub status: Subjectstatus,
    pub alias: Uuid,
    pub versie: i64,
    /// The besluit that was proposed for him.
    pub voorstel: Option<Uuid>,
    pub hangt_aan: Option<Uuid>,
    pub herkomst_signaal: Option<Uuid>,
    pub eerste_verwerking: Date,
}

type Rij = (
    Uuid,
    Uuid,
    String,
    Uuid,
    i64,
    Option<Uuid>,
    Option<Uuid>,
    Option<Uuid>,
    jiff_diesel::Date,
);

/// Whether the caller sees this subject of this casus.
pub async fn zichtbaar<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    id: Uuid,
) -> Result<bool, Fout> {
    let zichtbaar = t
        .zichtbare::<Subjectbron>(Objectsoort::Subject)?
        .op(subject::id);
    let vraag = subject::table
        .filter(subject::zaak.eq(zaak))
        .filter(subject::id.eq(id))
        .filter(zichtbaar);
    Ok(diesel::select(diesel::dsl::exists(vraag))
        .get_result(t)
        .await?)
}

/// Whether this zaak is a casus that runs.
pub async fn casus_loopt<H: Handeling>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<bool, Fout> {
    let vraag = zaak::table
        .find(id)
        .filter(zaak::soort.eq("casus"))
        .filter(zaak::beeindigd_op.is_null());
    Ok(diesel::select(diesel::dsl::exists(vraag))
        .get_result(t)
        .await?)
}

/// The subject with this id in this casus.
pub async fn in_zaak<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    id: Uuid,
) -> Result<Option<Subjectstand>, Fout> {
    let rij: Option<Rij> = subject::table
        .filter(subject::zaak.eq(zaak))
        .filter(subject::id.eq(id))
        .select((
            subject::id,
            subject::zaak,
            subject::status,
            subject::alias,
            subject::versie,
            subject::voorstel,
            subject::hangt_aan,
            subject::herkomst_signaal,
            subject::eerste_verwerking,
        ))
        .for_update()
        .first(t)
        .await
        .optional()?;
    rij.map(stand).transpose()
}

fn stand(rij: Rij) -> Result<Subjectstand, Fout> {
    let (id, zaak, status, alias, versie, voorstel, hangt_aan, herkomst_signaal, eerste) = rij;
    Ok(Subjectstand {
        id,
        zaak,
        status: Subjectstatus::from_code(&status).ok_or_else(onbekende_status)?,
        alias,
        versie,
        voorstel,
        hangt_aan,
        herkomst_signaal,
        eerste_verwerking: eerste.to_jiff(),
    })
}

/// The subject of the act itself, when it is there.
pub async fn eigen<H: Handeling>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<Subjectstand, Fout> {
    let zaak: Uuid = subject::table
        .find(id)
        .select(subject::zaak)
        .first(t)
        .await
        .optional()?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    in_zaak(t, zaak, id)
        .await?
        .ok_or_else(|| Geweigerd::niet_zichtbaar().into())
}

/// All who are only proposed in a casus.
pub async fn voorgedragen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
) -> Result<Vec<Subjectstand>, Fout> {
    let ids: Vec<Uuid> = subject::table
        .filter(subject::zaak.eq(zaak))
        .filter(subject::status.eq(Subjectstatus::Voorgedragen.code()))
        .order(subject::id)
        .select(subject::id)
        .load(t)
        .await?;
    let mut uit = Vec::with_capacity(ids.len());
    for id in ids {
        uit.extend(in_zaak(t, zaak, id).await?);
    }
    Ok(uit)
}

/// Takes out a subject that was only proposed: his data are gone with this statement, and his key is to follow.
pub async fn wijs_af<H: Handeling>(
    t: &mut Toegang<'_, H>,
    stand: &Subjectstand,
    naar: Subjectstatus,
    besluit: Option<Uuid>,
) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    // One statement: the row never says rejected with data, and keeps nothing of where he came from.
    diesel::update(subject::table.find(stand.id))
        .set((
            subject::status.eq(naar.code()),
            subject::versie.eq(subject::versie + 1),
            subject::gegevens.eq(None::<Vec<u8>>),
            subject::herkomst_signaal.eq(None::<Uuid>),
            subject::herkomst_persoon.eq(None::<Uuid>),
            subject::hangt_aan.eq(None::<Uuid>),
            subject::uit_door.eq(besluit),
            subject::uit_op.eq(nu),
        ))
        .execute(t)
        .await?;
    diesel::insert_into(sleutelvernietiging::table)
        .values((
            sleutelvernietiging::subject.eq(stand.id),
            sleutelvernietiging::zaak.eq(stand.zaak),
            sleutelvernietiging::gevraagd_op.eq(nu),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Adds a subject that was proposed, by this besluit.
pub async fn voeg_toe<H: Handeling>(
    t: &mut Toegang<'_, H>,
    stand: &Subjectstand,
    naar: Subjectstatus,
    besluit: Uuid,
) -> Result<(), Fout> {
    diesel::update(subject::table.find(stand.id))
        .set((
            subject::status.eq(naar.code()),
            subject::versie.eq(subject::versie + 1),
            subject::besluit.eq(besluit),
            subject::toegevoegd_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Shields a subject, by this besluit; what is kept of him is destroyed from `vernietigen_vanaf` on.
pub async fn scherm_af<H: Handeling>(
    t: &mut Toegang<'_, H>,
    stand: &Subjectstand,
    naar: Subjectstatus,
    besluit: Uuid,
    vernietigen_vanaf: Date,
) -> Result<(), Fout> {
    diesel::update(subject::table.find(stand.id))
        .set((
            subject::status.eq(naar.code()),
            subject::versie.eq(subject::versie + 1),
            subject::uit_door.eq(besluit),
            subject::uit_op.eq(jiff_diesel::Timestamp::from(t.nu())),
            subject::vernietigen_vanaf.eq(jiff_diesel::Date::from(vernietigen_vanaf)),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Notes which besluit was proposed for who was proposed.
pub async fn noem_voorstel<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    besluit: Uuid,
) -> Result<(), Fout> {
    diesel::update(subject::table.find(id))
        .set(subject::voorstel.eq(besluit))
        .execute(t)
        .await?;
    Ok(())
}

/// Counts the version of a subject that stays as it is.
pub async fn tel_versie<H: Handeling>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<(), Fout> {
    diesel::update(subject::table.find(id))
        .set(subject::versie.eq(subject::versie + 1))
        .execute(t)
        .await?;
    Ok(())
}

/// Which subjecten of the dossier hang on this one.
pub async fn kring<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    id: Uuid,
) -> Result<i64, Fout> {
    Ok(subject::table
        .filter(subject::zaak.eq(zaak))
        .filter(subject::hangt_aan.eq(id))
        .filter(
            subject::status.eq_any([Subjectstatus::Actief.code(), Subjectstatus::Beperkt.code()]),
        )
        .count()
        .get_result(t)
        .await?)
}
