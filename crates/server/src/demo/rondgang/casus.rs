// SPDX-License-Identifier: EUPL-1.2
//! Act 3: who sees the casus, and how much of it.

use uuid::Uuid;

use super::{Mensen, gelijk, onbekend, voor_zaak};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Klant};

/// Somebody read a subject.
pub(super) struct Inzage {
    /// Whom.
    pub(super) subject: Uuid,
    /// The record of it.
    pub(super) logregel: Uuid,
}

/// The casus and its first subject, each seen by who may.
pub(super) async fn inzage(mensen: &Mensen<'_>, casus: Uuid) -> Uitkomst<Inzage> {
    let inzage = deelnemer_leest(&mensen.deelnemer, casus).await?;
    lid_ziet_meta(&mensen.lid, casus, inzage.subject).await?;
    buiten_bestaat_niets(&mensen.buitenstaander, casus).await?;
    Ok(inzage)
}

async fn deelnemer_leest(deelnemer: &Klant<'_>, casus: Uuid) -> Uitkomst<Inzage> {
    let pad = format!("/casussen/{casus}");
    let reden = "Casusoverleg voorbereiden.";
    let werk = voor_zaak(deelnemer, "casusoverleg", casus, reden).await?;
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
    let logregel = gelezen.logregel.ok_or("het antwoord noemt geen logregel")?;
    Ok(Inzage {
        subject,
        logregel: logregel.parse()?,
    })
}

async fn lid_ziet_meta(lid: &Klant<'_>, casus: Uuid, subject: Uuid) -> Uitkomst<()> {
    let meta = lid
        .doe(
            "Een lid van tafel D wiens organisatie niet meedoet, ziet alleen dat de casus er is.",
            Aanroep::get(format!("/casussen/{casus}")),
            &[200],
        )
        .await?;
    println!("  {}", String::from_utf8_lossy(&meta.lichaam));
    if meta.json()["weergave"] != "meta" {
        return Err("het lid ziet te veel".into());
    }
    let werk = voor_zaak(lid, "vergadering_voorbereiden", casus, "Voorbereiding.").await?;
    lid.doe(
        "Ook met een doel bestaat het subject voor dat lid niet.",
        Aanroep::get(format!("/subjecten/{subject}")).met(werk),
        &[404],
    )
    .await?;
    Ok(())
}

async fn buiten_bestaat_niets(buitenstaander: &Klant<'_>, casus: Uuid) -> Uitkomst<()> {
    let lees = async |wat: &str, id: Uuid| {
        let call = Aanroep::get(format!("/casussen/{id}"));
        buitenstaander.doe(wat, call, &[404]).await
    };
    let vreemd = lees(
        "Voor een organisatie die niet meedoet bestaat de casus niet.",
        casus,
    )
    .await?;
    let afwezig = lees("Een nummer dat niemand heeft, ook niet.", onbekend(casus)).await?;
    gelijk(&vreemd, &afwezig)
}
