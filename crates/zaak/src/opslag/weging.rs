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
use super::signaal::verzegel;
use crate::fout::andere_vorm;
use crate::handelingen::{SignaalInWegingNemen, SignaalWegingWijzigen};

/// Acts that write a weging down.
pub trait SchrijftWeging: Handeling {}
impl SchrijftWeging for SignaalInWegingNemen {}
impl SchrijftWeging for SignaalWegingWijzigen {}

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

/// Stores the weging as it stands now.
pub async fn bewaar<H: SchrijftWeging>(
    t: &mut Toegang<'_, H>,
    signaal: Uuid,
    nieuw: &Weging,
) -> Result<(), Fout> {
    let inhoud = verzegel(t, &plaats_weging(signaal), nieuw).await?;
    let nu = jiff_diesel::Timestamp::from(t.nu());
    diesel::insert_into(weging::table)
        .values((
            weging::signaal.eq(signaal),
            weging::inhoud.eq(&inhoud),
            weging::gewijzigd_op.eq(nu),
        ))
        .on_conflict(weging::signaal)
        .do_update()
        .set((weging::inhoud.eq(&inhoud), weging::gewijzigd_op.eq(nu)))
        .execute(t)
        .await?;
    Ok(())
}
