// SPDX-License-Identifier: EUPL-1.2
//! Step 4: who sees the casus, and how much of it.

use uuid::Uuid;

use super::{Mensen, gelijk, onbekend, voor_zaak};
use crate::demo::Uitkomst;
use crate::demo::klant::Aanroep;

/// Somebody read a subject.
pub(super) struct Inzage {
    /// Whom.
    pub(super) subject: Uuid,
    /// The record of it.
    pub(super) logregel: Uuid,
}

/// The casus and its first subject, each seen by who may.
pub(super) async fn inzage(mensen: &Mensen<'_>, casus: Uuid) -> Uitkomst<Inzage> {
    let pad = format!("/casussen/{}", casus);
    let deelnemer = &mensen.deelnemer;
    let werk = voor_zaak(
        deelnemer,
        "casusoverleg",
        casus,
        "Casusoverleg voorbereiden.",
    )
    .await?;
    deelnemer
        .doe(
            "Een betrokken deelnemer leest de casus.",
            Aanroep::get(pad.clone()).met(werk),
            &[200],
        )
        .await?;
    let subjecten = deelnemer
        .doe(
            "Hij ziet welke subjecten er zijn,",
            Aanroep::get(format!("{pad}/subjecten")).met(werk),
            &[200],
        )
        .await?
        .json();
    let subject: Uuid = subjecten["subjecten"][0]["id"]
        .as_str()
        .ok_or("de casus heeft geen subject")?
        .parse()?;
    let gelezen = deelnemer
        .doe(
            "en leest het subject; het BSN blijft gemaskeerd.",
            Aanroep::get(format!("/subjecten/{subject}")).met(werk),
            &[200],
        )
        .await?;
    let meta = mensen
        .lid
        .doe(
            "Een lid van tafel D wiens organisatie niet meedoet, ziet alleen dat de casus er is.",
            Aanroep::get(pad.clone()),
            &[200],
        )
        .await?;
    println!("  {}", String::from_utf8_lossy(&meta.lichaam));
    if meta.json()["weergave"] != "meta" {
        return Err("het lid ziet te veel".into());
    }
    let doel = "vergadering_voorbereiden";
    let werk = voor_zaak(&mensen.lid, doel, casus, "Voorbereiding.").await?;
    mensen
        .lid
        .doe(
            "Ook met een doel bestaat het subject voor dat lid niet.",
            Aanroep::get(format!("/subjecten/{subject}")).met(werk),
            &[404],
        )
        .await?;
    let buiten = &mensen.buitenstaander;
    let wat = "Voor een organisatie die niet meedoet bestaat de casus niet.";
    let vreemd = buiten.doe(wat, Aanroep::get(pad), &[404]).await?;
    let afwezig = buiten
        .doe(
            "Een nummer dat niemand heeft, ook niet.",
            Aanroep::get(format!("/casussen/{}", onbekend(casus))),
            &[404],
        )
        .await?;
    gelijk(&vreemd, &afwezig)?;
    let logregel = gelezen.logregel.ok_or("het antwoord noemt geen logregel")?;
    Ok(Inzage {
        subject,
        logregel: logregel.parse()?,
    })
}
