// SPDX-License-Identifier: EUPL-1.2
//! The walk: the main job from signaal to casus to proof, over HTTP, as any client would do it. Each step says what it
//! shows, and the first thing that is not as it should be ends it.

mod casus;
mod signaal;
mod tafel;
mod toezicht;

use serde_json::{Value, json};
use uuid::Uuid;

use super::Uitkomst;
use super::bewijs;
use super::klant::{Aanroep, Antwoord, Klant};
use super::uitgever::Uitgever;

#[cfg(test)]
pub(super) use signaal::opstelling;

/// The people of the walk.
struct Mensen<'a> {
    /// Reports the signaal.
    melder: Klant<'a>,
    /// A deelnemer who takes part in the casus without having reported.
    deelnemer: Klant<'a>,
    /// A deelnemer outside: neither melder nor at the agenda nor taking part.
    buitenstaander: Klant<'a>,
    /// Of tafel D.
    casusregisseur: Klant<'a>,
    secretaris: Klant<'a>,
    voorzitter: Klant<'a>,
    /// A lid of tafel D for an organisation that does not take part.
    lid: Klant<'a>,
    /// Who supervises.
    cfg: Klant<'a>,
}

impl<'a> Mensen<'a> {
    fn nieuw(base: &'a str, issuer: &Uitgever) -> Uitkomst<Self> {
        let als = |wie| Klant::als(base, issuer, wie);
        Ok(Self {
            melder: als("partner@politie")?,
            deelnemer: als("partner@belastingdienst")?,
            buitenstaander: als("partner@fiod")?,
            casusregisseur: als("casusregisseur@D")?,
            secretaris: als("omt_secretaris@D")?,
            voorzitter: als("omt_voorzitter@D")?,
            lid: als("omt_lid.kmar@D")?,
            cfg: als("cfg@verzonnendam_college")?,
        })
    }
}

/// Walks; the first thing that is not as it should be ends it.
pub(super) async fn loop_rond(
    base: &str,
    issuer: &Uitgever,
    plaats: &bewijs::Plaats<'_>,
) -> Uitkomst<()> {
    let mensen = Mensen::nieuw(base, issuer)?;
    vals_token(base, issuer).await?;
    let signaal = signaal::meld(&mensen).await?;
    signaal::geen_inzage(&mensen, &signaal).await?;
    let casus = tafel::start_casus(&mensen, &signaal).await?;
    let inzage = casus::inzage(&mensen, casus).await?;
    let werkcontext = toezicht::wie_zag(&mensen.cfg, inzage.subject).await?;
    let export = bewijs::exporteer(plaats, &mensen.cfg, werkcontext).await?;
    bewijs::knoei_en_verifieer(plaats, &export, inzage.logregel).await?;
    println!("\nDe rondgang is klaar: alles klopte.");
    Ok(())
}

async fn vals_token(base: &str, issuer: &Uitgever) -> Uitkomst<()> {
    Klant::als(base, issuer, "partner@politie")?
        .met_vals_token()
        .doe(
            "Met een token waaraan is geknoeid komt niemand binnen.",
            Aanroep::get("/signalen".to_owned()),
            &[401],
        )
        .await?;
    Ok(())
}

/// Records doel and reason for one zaak.
async fn voor_zaak(wie: &Klant<'_>, doel: &str, zaak: Uuid, reden: &str) -> Uitkomst<Uuid> {
    werkcontext(wie, json!({"doel": doel, "zaak": zaak, "reden": reden})).await
}

/// Records doel and reason for one vergadering.
async fn voor_vergadering(
    wie: &Klant<'_>,
    doel: &str,
    vergadering: Uuid,
    reden: &str,
) -> Uitkomst<Uuid> {
    werkcontext(
        wie,
        json!({"doel": doel, "vergadering": vergadering, "reden": reden}),
    )
    .await
}

async fn werkcontext(wie: &Klant<'_>, aanvraag: Value) -> Uitkomst<Uuid> {
    wie.doe(
        "Doel en reden worden vooraf vastgelegd; vier uur geldig (WGS 1.8, vijfde lid).",
        Aanroep::post("/werkcontexten", aanvraag),
        &[201],
    )
    .await?
    .id()
}

/// An answer for a thing that others have and one for a thing that nobody has must not differ.
fn gelijk(ene: &Antwoord, andere: &Antwoord) -> Uitkomst<()> {
    if ene.lichaam == andere.lichaam {
        println!("  De twee antwoorden zijn byte voor byte gelijk.");
        Ok(())
    } else {
        Err("de twee antwoorden zijn te onderscheiden".into())
    }
}

/// A version 7 id that nobody has.
fn onbekend(id: Uuid) -> Uuid {
    Uuid::from_u128(id.as_u128() ^ 1)
}
