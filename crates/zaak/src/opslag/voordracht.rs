// SPDX-License-Identifier: EUPL-1.2
//! Who is proposed as subject of a running casus.

use autorisatie::{Fout, Handeling, Storing, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;

use super::schema::signaal;
use crate::fout::onbekende_status;

/// Where the signaal stands from which a subject comes, and whether it was accepted for this casus.
pub async fn herkomst<H: Handeling>(
    t: &mut Toegang<'_, H>,
    van: Uuid,
    casus: Uuid,
) -> Result<(Signaalstatus, bool), Fout> {
    let (status, voor): (String, Option<Uuid>) = signaal::table
        .find(van)
        .select((signaal::status, signaal::aanvaard_voor))
        .for_update()
        .first(t)
        .await
        .optional()?
        .ok_or(Storing::Samenhang("a subject from no signaal"))?;
    let status = Signaalstatus::from_code(&status).ok_or_else(onbekende_status)?;
    Ok((status, voor == Some(casus)))
}
