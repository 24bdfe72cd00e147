// SPDX-License-Identifier: EUPL-1.2
//! A change with an Idempotency-Key is carried out once.
//!
//! The key is claimed in the transaction of the change and its answer stored there, sealed under the key of the day. A
//! repetition is authorised anew: the caller must still act in the same hoedanigheid, his role must still have the act,
//! and nothing may hide the object from him. What the act itself used up (an agenda that closed by the adoption) is not
//! asked a second time, or nobody could ever get the answer to a request whose connection broke.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use kluis::{Dag, Kluis, Plaats, Sleutelgroep, Verzegeld};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use wgs::regel;

use crate::beleid::Beleid;
use crate::besluit::Stand;
use crate::fout::{Fout, Geweigerd, Storing, Weigersoort};
use crate::handeling::Handeling;
use crate::opslag::schema::herhaling;
use crate::verzoek::Herhaalsleutel;

/// How long a stored answer is kept: a client that lost its connection asks again within a day.
pub const BEWAARTIJD_ANTWOORD_UREN: i64 = 24;

/// Outcome of claiming a key.
pub(super) enum Claim {
    /// Nobody used the key: the change may be made.
    Nieuw,
    /// The stored answer, sealed.
    Eerder(Vec<u8>),
}

/// Claims the key. A second request at the same moment waits here until the first has committed or gone.
pub(super) async fn claim<H: Handeling>(
    conn: &mut AsyncPgConnection,
    stand: &Stand,
    sleutel: Herhaalsleutel,
    nu: jiff::Timestamp,
) -> Result<Claim, Fout> {
    let lidmaatschap = stand.wie.lidmaatschap;
    let nieuw = diesel::insert_into(herhaling::table)
        .values((
            herhaling::lidmaatschap.eq(lidmaatschap),
            herhaling::handeling.eq(H::NAAM),
            herhaling::sleutel.eq(sleutel.sleutel.to_vec()),
            herhaling::lichaam.eq(sleutel.lichaam.to_vec()),
            herhaling::aangemaakt_op.eq(jiff_diesel::Timestamp::from(nu)),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    if nieuw == 1 {
        return Ok(Claim::Nieuw);
    }
    let (lichaam, antwoord): (Vec<u8>, Option<Vec<u8>>) = herhaling::table
        .find((lidmaatschap, H::NAAM, sleutel.sleutel.to_vec()))
        .select((herhaling::lichaam, herhaling::antwoord))
        .first(conn)
        .await?;
    if lichaam != sleutel.lichaam {
        return Err(Geweigerd::toestand(
            "sleutel-hergebruikt",
            "Deze Idempotency-Key hoort bij een ander verzoek. Gebruik voor elk verzoek een nieuwe sleutel.",
            &regel::R53,
        )
        .into());
    }
    antwoord
        .map(Claim::Eerder)
        .ok_or_else(|| Storing::Samenhang("a claimed key without an answer").into())
}

/// Whether the stored answer may be given again; the row that says so.
pub(super) fn mag_opnieuw<H: Handeling>(beleid: &Beleid, stand: &Stand) -> Result<String, Fout> {
    if !stand.is_klasse && stand.object.gevonden && !stand.object.zichtbaar {
        return Err(Geweigerd::niet_zichtbaar().into());
    }
    let rij = stand.rij_voor(beleid, H::OBJECT, H::WERKWOORD)?;
    Ok(rij.als_tekst().to_owned())
}

/// Stores the answer, sealed under the key of the day.
pub(super) async fn bewaar<H: Handeling, T: Serialize>(
    conn: &mut AsyncPgConnection,
    kluis: &Kluis,
    stand: &Stand,
    sleutel: Herhaalsleutel,
    nu: jiff::Timestamp,
    waarde: &T,
) -> Result<(), Fout> {
    let klaar = serde_json::to_vec(waarde)
        .map_err(|_| Storing::Samenhang("an answer that cannot be stored"))?;
    let dag = Dag(nu.to_zoned(jiff::tz::TimeZone::UTC).date());
    let verzegeld = kluis
        .sleutel_voor(&Sleutelgroep::Herhaling(dag))
        .await?
        .verzegel(&plaats(rij(stand, sleutel)), &klaar)?;
    diesel::update(herhaling::table.find((
        stand.wie.lidmaatschap,
        H::NAAM,
        sleutel.sleutel.to_vec(),
    )))
    .set(herhaling::antwoord.eq(verzegeld.0))
    .execute(conn)
    .await?;
    Ok(())
}

/// Opens a stored answer.
pub(super) async fn open<T: DeserializeOwned>(
    kluis: &Kluis,
    stand: &Stand,
    sleutel: Herhaalsleutel,
    antwoord: Vec<u8>,
) -> Result<T, Fout> {
    let klaar = kluis
        .open(&Verzegeld(antwoord), &plaats(rij(stand, sleutel)))
        .await?;
    serde_json::from_slice(&klaar)
        .map_err(|_| Storing::Samenhang("a stored answer of another shape").into())
}

const fn plaats(rij: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "autorisatie",
        tabel: "herhaling",
        kolom: "antwoord",
        rij,
        zaak: None,
    }
}

/// The row has no id of its own: one follows from its key.
fn rij(stand: &Stand, sleutel: Herhaalsleutel) -> Uuid {
    let hash = Sha256::new()
        .chain_update(stand.wie.lidmaatschap)
        .chain_update(sleutel.sleutel)
        .finalize();
    let mut uit = [0; 16];
    uit.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(uit).into_uuid()
}

impl Stand {
    /// The allow row of the caller's role for an act of which the request-level demands are met, without the relation to
    /// the object.
    pub(super) fn rij_voor(
        &self,
        beleid: &Beleid,
        object: crate::beleid::Objectsoort,
        werkwoord: &str,
    ) -> Result<crate::beleid::Rijid, Geweigerd> {
        let woord =
            crate::beleid::Handeling::van(werkwoord).ok_or_else(Geweigerd::niet_zichtbaar)?;
        let geweigerd = beleid
            .weigeringen_voor(self.wie.rol, object, woord)
            .iter()
            .any(|rij| {
                let eisen = rij.eisen.zonder(crate::beleid::Feit::EigenVoorstel);
                !eisen.is_leeg() && self.feiten.bevat_alle(eisen)
            });
        let mfa = self.feiten.bevat(crate::beleid::Feit::Mfa);
        let rijen = beleid.scopes_voor(self.wie.rol, object, woord);
        let rij = <[_]>::first(&rijen).map(|rij| rij.id);
        match rij {
            Some(rij) if mfa && !geweigerd => Ok(rij),
            _ => Err(Geweigerd::nieuw(
                Weigersoort::NietToegestaan,
                "eis-ontbreekt",
                "Het eerdere antwoord kan u nu niet meer worden gegeven.",
                &regel::R40,
            )),
        }
    }
}
