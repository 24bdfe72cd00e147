// SPDX-License-Identifier: EUPL-1.2
//! Where a casus stands, for the effect of a besluit about it.

use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::handelingen::BesluitVaststellen;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::Sleutelgroep;
use uuid::Uuid;
use wgs::overgangen::casus::{Casusgebeurtenis, Casusstatus, volgende};

use super::schema::{casus, casus_signaal};
use crate::fout::{geen_casus, onbekende_status, verkeerde_toestand};
use crate::handelingen::CasusWijzigen;
use crate::opslag::bron::plaats_werktitel;

/// The status of a casus. Its row in the register of zaken was locked by the Poort, so that it stays what it is.
pub async fn status<H: Handeling>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<Casusstatus, Fout> {
    let status: Option<String> = casus::table
        .find(id)
        .select(casus::status)
        .first(t)
        .await
        .optional()?;
    let status = status.ok_or_else(geen_casus)?;
    Casusstatus::from_code(&status).ok_or_else(|| onbekende_status().into())
}

/// The status to which this leads.
///
/// # Errors
/// 400 when the zaak is no casus, 409 when its state does not know this.
pub async fn na<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    gebeurtenis: Casusgebeurtenis,
) -> Result<Casusstatus, Fout> {
    let van = status(t, id).await?;
    volgende(Some(van), gebeurtenis).map_err(|_| verkeerde_toestand(van, gebeurtenis).into())
}

/// Stores the status and counts the version.
pub async fn zet(
    t: &mut Toegang<'_, BesluitVaststellen>,
    id: Uuid,
    naar: Casusstatus,
) -> Result<(), Fout> {
    diesel::update(casus::table.find(id))
        .set((
            casus::status.eq(naar.code()),
            casus::versie.eq(casus::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// The signalen on which it rests.
pub async fn signalen<H: Handeling>(t: &mut Toegang<'_, H>, id: Uuid) -> Result<Vec<Uuid>, Fout> {
    Ok(casus_signaal::table
        .filter(casus_signaal::casus.eq(id))
        .order(casus_signaal::signaal)
        .select(casus_signaal::signaal)
        .load(t)
        .await?)
}

/// Status and version of the casus of an act on it; its row was locked by the Poort.
pub async fn met_versie(
    t: &mut Toegang<'_, CasusWijzigen>,
    id: Uuid,
) -> Result<(Casusstatus, i64), Fout> {
    let (status, versie): (String, i64) = casus::table
        .find(id)
        .select((casus::status, casus::versie))
        .first(t)
        .await?;
    let status = Casusstatus::from_code(&status).ok_or_else(onbekende_status)?;
    Ok((status, versie))
}

/// Stores a working title, sealed, and counts the version.
pub async fn zet_werktitel(
    t: &mut Toegang<'_, CasusWijzigen>,
    werktitel: &str,
) -> Result<(), Fout> {
    let id = t.handeling().id;
    let sleutel = t.kluis().sleutel_voor(&Sleutelgroep::Zaak(id)).await?;
    let gesloten = sleutel.verzegel(&plaats_werktitel(id), werktitel.as_bytes())?;
    diesel::update(casus::table.find(id))
        .set((
            casus::werktitel.eq(gesloten.0),
            casus::versie.eq(casus::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}
