// SPDX-License-Identifier: EUPL-1.2
//! Besluiten in the database: what was proposed, and where it stands.

use autorisatie::opslag::zaak::leg_alias_vast;
use autorisatie::{Aliassoort, Fout, Geweigerd, Handeling, Object, Storing, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::{KluisFout, Plaats, Sleutelgroep, Verzegeld};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::besluit::Besluitstatus;

use super::besluit_schema::{besluit, besluitverloop, zaak};
use super::besluit_zegel::{Omslag, Zegel};
use crate::Besluitbron;
use crate::fout::{inhoud_gewijzigd, onbekende_waarde};
use crate::handelingen::BesluitVoorstellen;

/// A besluit as it is stored; texts and content still sealed.
#[derive(Clone, Debug)]
pub struct Besluitrij {
    pub id: Uuid,
    pub omslag: Omslag,
    pub subjecten: Vec<Uuid>,
    pub status: Besluitstatus,
    pub versie: i64,
    pub indiener_lidmaatschap: Uuid,
    pub motivering: Vec<u8>,
    pub inhoud: Vec<u8>,
    pub inhoud_hash: Vec<u8>,
    pub vergadering: Option<Uuid>,
    pub aangenomen_op: Option<jiff::Timestamp>,
    pub aangenomen_hash: Option<Vec<u8>>,
}

pub(super) const fn plaats(kolom: &'static str, id: Uuid, zaak: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "besluitvorming",
        tabel: "besluit",
        kolom,
        rij: id,
        zaak: Some(zaak),
    }
}

/// The besluit that an act is about.
pub(super) fn object<H: Handeling<Bron = Besluitbron>>(t: &Toegang<'_, H>) -> Result<Uuid, Fout> {
    match t.handeling().object() {
        Object::Rij(id) => Ok(id),
        Object::Klasse | Object::Code(_) => Err(Geweigerd::niet_zichtbaar().into()),
    }
}

/// Whether all these zaken can still be read and belong to this gremium.
pub async fn zijn_van(
    t: &mut Toegang<'_, BesluitVoorstellen>,
    zaken: &[Uuid],
    gremium: &str,
) -> Result<bool, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let gevonden: i64 = zaak::table
        .filter(zaak::id.eq_any(zaken))
        .filter(zaak::tafel.eq(gremium))
        .filter(zaak::verloopt_op.gt(nu))
        .filter(zaak::vernietigd_op.is_null())
        .count()
        .get_result(t)
        .await?;
    Ok(usize::try_from(gevonden) == Ok(zaken.len()))
}

/// Stores a proposal, sealed under the key of its zaak.
pub async fn bewaar(
    t: &mut Toegang<'_, BesluitVoorstellen>,
    id: Uuid,
    omslag: &Omslag,
    subjecten: &[Uuid],
    zegel: &Zegel,
) -> Result<(), Fout> {
    let (alias, wie, nu) = (t.nieuw_alias(), t.wie(), t.nu());
    let sleutel = t
        .kluis()
        .sleutel_voor(&Sleutelgroep::Zaak(omslag.zaak))
        .await?;
    let motivering = sleutel.verzegel(&plaats("motivering", id, omslag.zaak), &zegel.motivering)?;
    let inhoud = sleutel.verzegel(&plaats("inhoud", id, omslag.zaak), &zegel.inhoud)?;
    let hash = zegel.hash(omslag);
    diesel::insert_into(besluit::table)
        .values((
            besluit::id.eq(id),
            besluit::alias.eq(alias),
            besluit::soort.eq(omslag.soort.code()),
            besluit::gremium.eq(&omslag.gremium),
            besluit::zaak.eq(omslag.zaak),
            besluit::zaken.eq(&omslag.zaken),
            besluit::subjecten.eq(subjecten),
            besluit::status.eq(Besluitstatus::Voorgesteld.code()),
            besluit::versie.eq(1_i64),
            besluit::indiener.eq(wie.persoon),
            besluit::indiener_lidmaatschap.eq(wie.lidmaatschap),
            besluit::verschijningsvormen.eq(&omslag.verschijningsvormen),
            besluit::motivering.eq(motivering.0),
            besluit::inhoud.eq(inhoud.0),
            besluit::inhoud_hash.eq(hash.to_vec()),
            besluit::voorgesteld_op.eq(jiff_diesel::Timestamp::from(nu)),
        ))
        .execute(t)
        .await?;
    leg_alias_vast(t, Aliassoort::Besluit, id, alias).await?;
    t.leg_staat_vast(None, Some(hash));
    Ok(())
}

type Voorgesteld = (
    String,
    String,
    Uuid,
    Vec<Uuid>,
    Vec<Uuid>,
    Uuid,
    Vec<String>,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
);
type Verloop = (
    String,
    i64,
    Option<Uuid>,
    Option<jiff_diesel::Timestamp>,
    Option<Vec<u8>>,
);

/// Reads the besluit of the act; the Poort locked it and its zaak.
pub async fn laad<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
) -> Result<Besluitrij, Fout> {
    let id = object(t)?;
    let voorgesteld: Voorgesteld = besluit::table
        .find(id)
        .select((
            besluit::soort,
            besluit::gremium,
            besluit::zaak,
            besluit::zaken,
            besluit::subjecten,
            besluit::indiener_lidmaatschap,
            besluit::verschijningsvormen,
            besluit::motivering,
            besluit::inhoud,
            besluit::inhoud_hash,
        ))
        .first(t)
        .await
        .optional()?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    let verloop: Verloop = besluitverloop::table
        .find(id)
        .select((
            besluitverloop::status,
            besluitverloop::versie,
            besluitverloop::vergadering,
            besluitverloop::aangenomen_op,
            besluitverloop::aangenomen_hash,
        ))
        .first(t)
        .await?;
    rij(id, voorgesteld, verloop)
}

fn rij(id: Uuid, voorgesteld: Voorgesteld, verloop: Verloop) -> Result<Besluitrij, Fout> {
    let (soort, gremium, zaak, zaken, subjecten, indiener_lidmaatschap, vormen, ..) = voorgesteld;
    let (motivering, inhoud, inhoud_hash) = (voorgesteld.7, voorgesteld.8, voorgesteld.9);
    let (status, versie, vergadering, aangenomen_op, aangenomen_hash) = verloop;
    Ok(Besluitrij {
        id,
        omslag: Omslag {
            soort: Besluitsoort::from_code(&soort).ok_or_else(onbekende_waarde)?,
            gremium,
            zaak,
            zaken,
            verschijningsvormen: vormen,
        },
        subjecten,
        status: Besluitstatus::from_code(&status).ok_or_else(onbekende_waarde)?,
        versie,
        indiener_lidmaatschap,
        motivering,
        inhoud,
        inhoud_hash,
        vergadering,
        aangenomen_op: aangenomen_op.map(jiff_diesel::Timestamp::to_jiff),
        aangenomen_hash,
    })
}

/// Opens what was proposed and holds it against the hash that was taken then.
///
/// # Errors
/// A 409 when it is not what was proposed; or a failure.
pub async fn open<H: Handeling>(t: &Toegang<'_, H>, rij: &Besluitrij) -> Result<Zegel, Fout> {
    let kluis = t.kluis();
    let (motivering, inhoud) = (
        Verzegeld(rij.motivering.clone()),
        Verzegeld(rij.inhoud.clone()),
    );
    let zaak = rij.omslag.zaak;
    let waarden = [
        (&motivering, plaats("motivering", rij.id, zaak)),
        (&inhoud, plaats("inhoud", rij.id, zaak)),
    ];
    let mut geopend = kluis.open_veel(&waarden).await?.into_iter();
    let mut volgend = || -> Result<Vec<u8>, Fout> {
        match geopend.next() {
            Some(Ok(klaar)) => Ok(klaar.to_vec()),
            // What was altered does not open: the same as content that does not fit its hash.
            Some(Err(KluisFout::Beschadigd)) => Err(inhoud_gewijzigd().into()),
            Some(Err(fout)) => Err(fout.into()),
            None => Err(Storing::Samenhang("nothing was opened").into()),
        }
    };
    let zegel = Zegel {
        motivering: volgend()?,
        inhoud: volgend()?,
    };
    if zegel.hash(&rij.omslag).as_slice() != rij.inhoud_hash {
        return Err(inhoud_gewijzigd().into());
    }
    Ok(zegel)
}

/// Where a besluit goes.
#[derive(Clone, Copy, Debug)]
pub struct Stap {
    /// The status after.
    pub naar: Besluitstatus,
    /// The vergadering on whose agenda it stands, or stood when it was accepted.
    pub vergadering: Option<Uuid>,
}

/// Moves the besluit of the act to another state and counts the version.
pub async fn zet<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    stap: Stap,
) -> Result<(), Fout> {
    let id = object(t)?;
    diesel::update(besluitverloop::table.find(id))
        .set((
            besluitverloop::status.eq(stap.naar.code()),
            besluitverloop::vergadering.eq(stap.vergadering),
            besluitverloop::versie.eq(besluitverloop::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Keeps, sealed, why a besluit went where it goes. To be called before the step: no row is without its reason.
pub async fn zet_reden<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    reden: &str,
) -> Result<(), Fout> {
    let id = object(t)?;
    let sleutel = t.kluis().sleutel_voor(&Sleutelgroep::Zaak(zaak)).await?;
    let reden = sleutel.verzegel(&plaats("reden", id, zaak), reden.as_bytes())?;
    diesel::update(besluitverloop::table.find(id))
        .set(besluitverloop::reden.eq(reden.0))
        .execute(t)
        .await?;
    Ok(())
}

/// Keeps that the leden accepted this content now. To be called before the step.
pub async fn zet_aangenomen<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    hash: &[u8],
) -> Result<(), Fout> {
    let id = object(t)?;
    diesel::update(besluitverloop::table.find(id))
        .set((
            besluitverloop::aangenomen_op.eq(jiff_diesel::Timestamp::from(t.nu())),
            besluitverloop::aangenomen_hash.eq(hash),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Adopts: status, moment and voorzitter in one statement, for the row never says one without the others.
pub async fn stel_vast<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
) -> Result<(), Fout> {
    let id = object(t)?;
    diesel::update(besluitverloop::table.find(id))
        .set((
            besluitverloop::status.eq(Besluitstatus::Vastgesteld.code()),
            besluitverloop::vastgesteld_op.eq(jiff_diesel::Timestamp::from(t.nu())),
            besluitverloop::vastgesteld_door.eq(t.wie().persoon),
            besluitverloop::versie.eq(besluitverloop::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}
