// SPDX-License-Identifier: EUPL-1.2
//! The walk: the main job from signaal to casus to its end and the proof of all of it, over HTTP, as any client would do it. Each step says what it
//! shows, and the first thing that is not as it should be ends it.

mod afsluiten;
mod casus;
mod dossier;
mod informeren;
mod knelpunt;
mod signaal;
mod subjecten;
mod tafel;
mod toezicht;
mod vergadering;

use serde_json::{Value, json};
use uuid::Uuid;

use self::dossier::Dossier;
use self::vergadering::Gremium;
use super::Uitkomst;
use super::bewijs;
use super::klant::{Aanroep, Antwoord, Klant};
use super::uitgever::Uitgever;
use super::vertel::{Stap, Verslag, bedrijf};

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
    /// A burgemeester who sits at tafel D as a lid, and replaces its voorzitter.
    plaatsvervanger: Klant<'a>,
    /// Prepares for the bureau what goes to the Stuurgroep.
    adviseur: Klant<'a>,
    stuurgroeplid: Klant<'a>,
    stuurgroepsecretaris: Klant<'a>,
    stuurgroepvoorzitter: Klant<'a>,
    /// Who supervises.
    cfg: Klant<'a>,
}

impl<'a> Mensen<'a> {
    fn nieuw(base: &'a str, issuer: &Uitgever, verslag: &'a Verslag) -> Uitkomst<Self> {
        let als = |wie| Uitkomst::Ok(Klant::als(base, issuer, wie)?.met_verslag(verslag));
        Ok(Self {
            melder: als("partner@politie")?,
            deelnemer: als("partner@belastingdienst")?,
            buitenstaander: als("partner@fiod")?,
            casusregisseur: als("casusregisseur@D")?,
            secretaris: als("omt_secretaris@D")?,
            voorzitter: als("omt_voorzitter@D")?,
            lid: als("omt_lid.kmar@D")?,
            plaatsvervanger: als("omt_lid.burgemeester@D")?,
            adviseur: als("adviseur_riec@verzonnendam_college")?,
            stuurgroeplid: als("stg_lid.politie@STUURGROEP")?,
            stuurgroepsecretaris: als("stg_secretaris@STUURGROEP")?,
            stuurgroepvoorzitter: als("stg_voorzitter@STUURGROEP")?,
            cfg: als("cfg@verzonnendam_college")?,
        })
    }

    /// Tafel D, and who keep its order.
    fn tafel(&self) -> Gremium<'_> {
        Gremium {
            code: "D",
            rollen: ("omt_lid", "omt_voorzitter"),
            secretaris: &self.secretaris,
            voorzitter: &self.voorzitter,
        }
    }
}

/// Walks; the first thing that is not as it should be ends it. Answers with every call that was made.
pub(super) async fn loop_rond(
    base: &str,
    issuer: &Uitgever,
    plaats: &bewijs::Plaats<'_>,
) -> Uitkomst<Vec<Stap>> {
    let verslag = Verslag::default();
    let mensen = Mensen::nieuw(base, issuer, &verslag)?;
    println!("\n\nDe rondgang: van signaal tot gesloten casus, en het bewijs ervan.\n{UITLEG}");
    let casus = begin(base, issuer, &mensen).await?;

    let uitleg = "Een lid van de tafel, een deelnemer, een buitenstaander: ieder ziet zoveel als zijn plaats meebrengt.";
    bedrijf(3, "Wie ziet de casus, en hoeveel", uitleg);
    let inzage = casus::inzage(&mensen, casus).await?;

    vervolg(&mensen, casus).await?;

    let uitleg = "Wat groter is dan een casus: de Stuurgroep wijst een handhavingsknelpunt aan, een tafel werkt het uit in een plan.";
    bedrijf(8, "Een handhavingsknelpunt", uitleg);
    knelpunt::wijs_aan(&mensen).await?;

    let uitleg = "De casus is weg, het logboek niet: de toezichthouder ziet wie wat zag en deed, en bewijst het zonder de dienst.";
    bedrijf(9, "Het toezicht", uitleg);
    let werkcontext = toezicht::wie_zag(&mensen.cfg, inzage.subject).await?;
    toezicht::wie_deed(&mensen.cfg, werkcontext, casus, &verslag).await?;
    let export = bewijs::exporteer(plaats, &mensen.cfg, werkcontext).await?;
    bewijs::knoei_en_verifieer(plaats, &export, inzage.logregel).await?;
    let stappen = verslag.stappen();
    slot(&stappen);
    Ok(stappen)
}

/// How the lines of a step are to be read.
const UITLEG: &str = "Elke stap noemt wie, welk verzoek, welk antwoord, en de regel die daarvan in het toegangslog staat;\n\
    bij een weigering ook waarom. Stappen met een streepje leiden alleen naar de volgende.";

/// Acts 1 and 2: from signaal to casus.
async fn begin(base: &str, issuer: &Uitgever, mensen: &Mensen<'_>) -> Uitkomst<Uuid> {
    let uitleg = "Een deelnemer ziet iets dat meer deelnemers aangaat. Wie niet bij die tafel hoort, ziet er niets van.";
    bedrijf(1, "Een signaal wordt gemeld", uitleg);
    vals_token(base, issuer).await?;
    let signaal = signaal::meld(mensen).await?;
    signaal::geen_inzage(mensen, &signaal).await?;
    let uitleg = "Alleen een besluit van de tafel start een casus: voorgesteld, geagendeerd, aangenomen met quorum, vastgesteld door de voorzitter.";
    bedrijf(2, "De tafel start een casus", uitleg);
    tafel::start_casus(mensen, &signaal).await
}

/// Acts 4 to 7: what becomes of its subjecten, and of the casus.
async fn vervolg(mensen: &Mensen<'_>, casus: Uuid) -> Uitkomst<()> {
    let uitleg = "Voordragen mag wie aan de casus werkt; of iemand erbij komt, besluit de tafel. Van wie wordt afgewezen blijft niets.";
    bedrijf(4, "Twee worden voorgedragen: een erbij, een niet", uitleg);
    let dossier = Dossier::neem_op(mensen, casus).await?;
    let erbij = subjecten::nog_twee(mensen, &dossier).await?;
    let uitleg = "Is er geen grond meer, dan gaat een subject eruit; ook dat besluit de tafel.";
    bedrijf(5, "Een subject gaat eruit", uitleg);
    subjecten::verwijder(mensen, &dossier, erbij).await?;
    let uitleg = "Een casus sluit niet voordat van elk subject is besloten of het wordt geinformeerd (WGS 1.4, vierde lid).";
    bedrijf(6, "Wie wordt geinformeerd", uitleg);
    informeren::beslis(mensen, &dossier).await?;
    let uitleg = "Niemand sluit een casus alleen: niet door een status te zetten, niet zonder voorzitter, niet als eigen voorstel.";
    bedrijf(7, "De casus wordt gesloten", uitleg);
    afsluiten::sluit(mensen, &dossier).await
}

/// What was seen, counted.
fn slot(stappen: &[Stap]) {
    let geweigerd = stappen.iter().filter(|stap| stap.status >= 400).count();
    println!("\n\nDe rondgang is klaar: alles klopte.");
    println!(
        "  {} aanroepen, waarvan {geweigerd} geweigerd; elk met een eigen regel in het toegangslog.",
        stappen.len()
    );
    for gezien in [
        "Een casus start, krijgt en verliest subjecten en sluit alleen bij besluit van de tafel.",
        "Wie is afgewezen of verwijderd, is uit elke lijst; een gesloten casus bestaat voor niemand meer.",
        "Elke weigering zegt welke regel, welke bepaling, wat ontbreekt en wie wel mag.",
        "De toezichthouder ziet alles terug, en wie het logboek wijzigt valt op.",
    ] {
        println!("  - {gezien}");
    }
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
    let deel = |naam: &str| aanvraag[naam].as_str().unwrap_or_default();
    let wat = format!(
        "Vooraf vastgelegd: doel {}, reden \"{}\"",
        deel("doel"),
        deel("reden")
    );
    let call = Aanroep::post("/werkcontexten", aanvraag);
    wie.kort(&wat, call, &[201]).await?.id()
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
