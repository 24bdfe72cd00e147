// SPDX-License-Identifier: EUPL-1.2
//! The weging of a signaal in the database.

use autorisatie::{Fout, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::Verzegeld;
use uuid::Uuid;
use wgs::weging::Weging;

use super::bron::plaats_weging;
use super::schema::weging;
use crate::fout::andere_vorm;

/// The weging as it stands; nothing judged when there is none yet.
pub async fn lees<H: Handeling>(t: &mut Toegang<'_, H>, signaal: Uuid) -> Result<Weging, Fout> {
    let rij: Option<Vec<u8>> = weging::table
        .find(signaal)
        .select(weging::inhoud)
        .first(t)
        .await
        .optional()?;
    let Some(inhoud) = rij else {
        return Ok(Weging::default());
    };
    let klaar = t
        .kluis()
        .open(&Verzegeld(inhoud), &plaats_weging(signaal))
        .await?;
    Ok(serde_json::from_slice(&klaar).map_err(|_| andere_vorm())?)
}
