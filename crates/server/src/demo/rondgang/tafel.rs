// SPDX-License-Identifier: EUPL-1.2
//! Steps 2 and 3: a besluit is proposed, put on an agenda, voted on with quorum, and adopted.

use serde_json::{Value, json};
use uuid::Uuid;

use super::signaal::{Signaal, dagen_geleden, weeg, weging};
use super::{Mensen, voor_vergadering};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord, Klant};

/// From proposal to adoption; answers with the casus that it started.
pub(super) async fn start_casus(mensen: &Mensen<'_>, signaal: &Signaal) -> Uitkomst<Uuid> {
    let gewogen = weeg(mensen, signaal).await?;
    let voorgesteld = stel_voor(mensen, signaal, &gewogen).await?;
    let id = voorgesteld.id()?;
    let eerste = vergadering(mensen, "Er komt een vergadering van tafel D.").await?;
    agendeer(mensen, id, eerste, &voorgesteld).await?;
    zonder_quorum(mensen, id, eerste).await?;
    let tweede = vergadering(mensen, "De volgende vergadering van tafel D.").await?;
    let opnieuw = lees(&mensen.secretaris, id).await?;
    agendeer(mensen, id, tweede, &opnieuw).await?;
    neem_aan(mensen, id, tweede).await?;
    stel_vast(mensen, id, tweede).await
}

async fn stel_voor(
    mensen: &Mensen<'_>,
    signaal: &Signaal,
    gewogen: &Antwoord,
) -> Uitkomst<Antwoord> {
    let regisseur = &mensen.casusregisseur;
    let doe = async |wat: &str, wil: u16| {
        let call = Aanroep::post("/besluiten", voorstel(signaal)).met(signaal.werkcontext);
        regisseur.doe(wat, call, &[wil]).await
    };
    let geweigerd = doe(
        "Een voorstel om een casus te starten zonder weging: alles wat ontbreekt wordt genoemd.",
        400,
    )
    .await?
    .json();
    for fout in geweigerd["fouten"].as_array().into_iter().flatten() {
        println!("    {} {}", fout["plaats"], fout["tekst"]);
    }
    let pad = format!("/signalen/{}/weging", signaal.id);
    regisseur
        .doe(
            "De deelnemers oordelen: de doeltoets en de criteria a tot en met d (WGS 2.23, derde lid).",
            Aanroep::patch(&pad, weging(), gewogen).met(signaal.werkcontext),
            &[200],
        )
        .await?;
    doe(
        "Nu kan het: noodzaak, proportionaliteit, subsidiariteit, deelnemers, eerste subject.",
        201,
    )
    .await
}

async fn vergadering(mensen: &Mensen<'_>, wat: &str) -> Uitkomst<Uuid> {
    let begint = dagen_geleden(-1)?;
    let lichaam = json!({"begintOp": format!("{begint}T09:00:00Z"), "isSpoed": false});
    mensen
        .secretaris
        .doe(
            wat,
            Aanroep::post("/gremia/D/vergaderingen", lichaam),
            &[201],
        )
        .await?
        .id()
}

async fn agendeer(
    mensen: &Mensen<'_>,
    besluit: Uuid,
    vergadering: Uuid,
    voor: &Antwoord,
) -> Uitkomst<()> {
    let werk = voor_vergadering(
        &mensen.secretaris,
        "vergadering_voorbereiden",
        vergadering,
        "Agenda opstellen.",
    )
    .await?;
    let mut call = Aanroep::stap(&format!("/besluiten/{besluit}/agendering"), voor).met(werk);
    call.lichaam = Some(json!({"vergadering": vergadering}));
    mensen
        .secretaris
        .doe("De secretaris zet het besluit op de agenda.", call, &[200])
        .await?;
    Ok(())
}

/// Opens with too few: accepting is refused, and the besluit waits for the next vergadering.
async fn zonder_quorum(mensen: &Mensen<'_>, besluit: Uuid, vergadering: Uuid) -> Uitkomst<()> {
    let aanwezig = open(mensen, vergadering, 1).await?;
    let werk = besluitvorming(&mensen.secretaris, vergadering).await?;
    standpunten(mensen, besluit, werk, &aanwezig).await?;
    let stand = lees_met(&mensen.secretaris, besluit, werk).await?;
    mensen
        .secretaris
        .doe(
            "Zonder quorum wordt niets aangenomen.",
            Aanroep::stap(&format!("/besluiten/{besluit}/aanneming"), &stand).met(werk),
            &[409],
        )
        .await?;
    let mut call = Aanroep::stap(&format!("/besluiten/{besluit}/aanhouding"), &stand).met(werk);
    call.lichaam = Some(json!({"reden": "Geen quorum."}));
    mensen
        .secretaris
        .doe("Het besluit wordt aangehouden.", call, &[200])
        .await?;
    let stand = mensen
        .secretaris
        .doe(
            "De vergadering is klaar.",
            Aanroep::get(format!("/vergaderingen/{vergadering}")),
            &[200],
        )
        .await?;
    mensen
        .voorzitter
        .doe(
            "De voorzitter sluit haar.",
            Aanroep::stap(&format!("/vergaderingen/{vergadering}/sluiting"), &stand),
            &[200],
        )
        .await?;
    Ok(())
}

async fn neem_aan(mensen: &Mensen<'_>, besluit: Uuid, vergadering: Uuid) -> Uitkomst<()> {
    let aanwezig = open(mensen, vergadering, usize::MAX).await?;
    let werk = besluitvorming(&mensen.secretaris, vergadering).await?;
    standpunten(mensen, besluit, werk, &aanwezig).await?;
    let stand = lees_met(&mensen.secretaris, besluit, werk).await?;
    mensen
        .secretaris
        .doe(
            "Met quorum en het standpunt van elke aanwezige deelnemer is het aangenomen.",
            Aanroep::stap(&format!("/besluiten/{besluit}/aanneming"), &stand).met(werk),
            &[200],
        )
        .await?;
    Ok(())
}

async fn stel_vast(mensen: &Mensen<'_>, besluit: Uuid, vergadering: Uuid) -> Uitkomst<Uuid> {
    let werk = besluitvorming(&mensen.voorzitter, vergadering).await?;
    let stand = lees_met(&mensen.voorzitter, besluit, werk).await?;
    let gedaan = mensen
        .voorzitter
        .doe(
            "De voorzitter stelt vast: casus, subject, deelname en trap 1 ontstaan in een transactie.",
            Aanroep::stap(&format!("/besluiten/{besluit}/vaststelling"), &stand).met(werk),
            &[200],
        )
        .await?
        .json();
    Ok(gedaan["resultaat"]["id"]
        .as_str()
        .ok_or("er is geen casus gestart")?
        .parse()?)
}

/// Opens with the voorzitter and at most so many leden.
async fn open(
    mensen: &Mensen<'_>,
    vergadering: Uuid,
    hoogstens: usize,
) -> Uitkomst<Vec<(String, String)>> {
    let leden = mensen
        .secretaris
        .doe(
            "Wie zijn lid van tafel D?",
            Aanroep::get("/gremia/D/leden".to_owned()),
            &[200],
        )
        .await?
        .json();
    let van_rol = |rol: &'static str| {
        let rijen = leden["leden"].as_array().cloned().unwrap_or_default();
        rijen
            .into_iter()
            .filter(move |lid| lid["rol"] == rol)
            .filter_map(|lid| {
                Some((
                    lid["organisatie"].as_str()?.to_owned(),
                    lid["lidmaatschap"].as_str()?.to_owned(),
                ))
            })
    };
    let aanwezig: Vec<(String, String)> = van_rol("omt_voorzitter")
        .take(1)
        .chain(van_rol("omt_lid").take(hoogstens))
        .collect();
    let stand = mensen
        .secretaris
        .doe(
            "De vergadering is gepland.",
            Aanroep::get(format!("/vergaderingen/{vergadering}")),
            &[200],
        )
        .await?;
    let mut call = Aanroep::stap(&format!("/vergaderingen/{vergadering}/opening"), &stand);
    let ids: Vec<&str> = aanwezig.iter().map(|(_, lid)| lid.as_str()).collect();
    call.lichaam = Some(json!({"aanwezigen": ids}));
    mensen
        .voorzitter
        .doe(
            &format!("De voorzitter opent haar; {} aanwezig.", ids.len()),
            call,
            &[200],
        )
        .await?;
    Ok(aanwezig)
}

async fn standpunten(
    mensen: &Mensen<'_>,
    besluit: Uuid,
    werk: Uuid,
    aanwezig: &[(String, String)],
) -> Uitkomst<()> {
    for (organisatie, lidmaatschap) in aanwezig {
        let stand = lees_met(&mensen.secretaris, besluit, werk).await?;
        let mut call =
            Aanroep::stap(&format!("/besluiten/{besluit}/standpunten"), &stand).met(werk);
        call.lichaam = Some(json!({"lidmaatschap": lidmaatschap, "standpunt": "voor"}));
        mensen
            .secretaris
            .doe(&format!("{organisatie} is voor."), call, &[200, 201])
            .await?;
    }
    Ok(())
}

async fn besluitvorming(wie: &Klant<'_>, vergadering: Uuid) -> Uitkomst<Uuid> {
    voor_vergadering(
        wie,
        "besluitvorming",
        vergadering,
        "Besluiten van deze vergadering.",
    )
    .await
}

async fn lees_met(wie: &Klant<'_>, besluit: Uuid, werk: Uuid) -> Uitkomst<Antwoord> {
    wie.doe(
        "Het besluit zoals het er nu staat.",
        Aanroep::get(format!("/besluiten/{besluit}")).met(werk),
        &[200],
    )
    .await
}

async fn lees(wie: &Klant<'_>, besluit: Uuid) -> Uitkomst<Antwoord> {
    wie.doe(
        "De secretaris ziet dat het weer wacht; de inhoud ziet hij niet.",
        Aanroep::get(format!("/besluiten/{besluit}")),
        &[200],
    )
    .await
}

fn voorstel(signaal: &Signaal) -> Value {
    json!({
        "zaak": signaal.id,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
        "proportionaliteit": "Een persoon, drie panden, alleen trap 1.",
        "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
        "casusStarten": {
            "signalen": [signaal.id],
            "subjecten": [{"persoon": signaal.persoon, "persoonsrol": "signaal"}],
            "deelnemers": ["politie", "belastingdienst"],
            "trappen": [1]
        }
    })
}
