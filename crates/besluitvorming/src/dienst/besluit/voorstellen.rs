// SPDX-License-Identifier: EUPL-1.2
//! Proposing a besluit.

use autorisatie::{Fout, Geweigerd, Invoerfout, Storing, Toegang};
use serde_json::Value;
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::besluit::Besluitstatus;
use wgs::schending::Schending;
use wgs::tafel::Gremium;
use wgs::verschijningsvorm::Vormrij;

use super::Besluitstand;
use crate::domein::besluit::{plaats_in_verzoek, soort_ontbreekt, toets_gremium, toets_omslag};
use crate::gevolg::{Betrokken, Gevolgen, Motiveringstekst, Voorstel};
use crate::handelingen::BesluitVoorstellen;
use crate::opslag::besluit::{bewaar, zijn_van};
use crate::opslag::besluit_zegel::{Omslag, Zegel};
use crate::opslag::register::{Vorm, vormregister};

/// What is proposed.
#[derive(Clone, Debug)]
pub struct Indiening {
    /// Codes of verschijningsvormen.
    pub verschijningsvormen: Vec<String>,
    /// The three texts.
    pub motivering: Motiveringstekst,
    /// The soort, and what its effect needs; absent when not exactly one is given.
    pub inhoud: Option<(Besluitsoort, Value)>,
}

/// Stores a proposal of the gremium of the zaak. Places of faults in the content begin with `/inhoud`.
///
/// # Errors
/// All faults of the whole request at once; the refusal of the effect; or a failure.
pub async fn voorstellen(
    t: &mut Toegang<'_, BesluitVoorstellen>,
    gevolgen: &Gevolgen,
    indiening: Indiening,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Besluitstand, Fout> {
    // The relation `tafel` of the policy: the gremium of the caller is that of the zaak.
    let code = t.wie().gremium.clone().unwrap_or_default();
    let gremium = Gremium::from_code(&code).ok_or_else(Geweigerd::niet_zichtbaar)?;
    let voorstel = Voorstel {
        besluit: t.nieuw_id(),
        gremium: code,
        zaak: t.handeling().zaak,
        motivering: indiening.motivering,
        verschijningsvormen: indiening.verschijningsvormen,
        indiener_lidmaatschap: t.wie().lidmaatschap,
        dag: t.nu().to_zoned(tijdzone.clone()).date(),
        tijdzone: tijdzone.clone(),
    };
    let vormen = vormregister(t).await?;
    let register: Vec<Vormrij<'_>> = vormen.iter().map(Vorm::als_rij).collect();
    let mut fouten = toets_omslag(
        &voorstel.motivering.als_regel(),
        &voorstel.verschijningsvormen,
        &register,
        voorstel.dag,
    );
    let Some((soort, inhoud)) = indiening.inhoud else {
        fouten.push(soort_ontbreekt());
        return Err(fouten.into());
    };
    fouten.extend(toets_gremium(soort, gremium));
    let gevolg = gevolgen
        .van(soort)
        .ok_or(Storing::Samenhang("a besluitsoort without its gevolg"))?;
    let gevonden = gevolg.toets(t, &voorstel, &inhoud).await;
    let betrokken = voeg_samen(fouten, gevonden)?;
    bewaar_voorstel(t, voorstel, soort, inhoud, betrokken).await
}

async fn bewaar_voorstel(
    t: &mut Toegang<'_, BesluitVoorstellen>,
    voorstel: Voorstel,
    soort: Besluitsoort,
    inhoud: Value,
    betrokken: Betrokken,
) -> Result<Besluitstand, Fout> {
    let zaken = zaken(voorstel.zaak, betrokken.zaken);
    // INVARIANT: an agenda never gives sight of a zaak of another gremium, whatever the effect names.
    if !zijn_van(t, &zaken, &voorstel.gremium).await? {
        return Err(Geweigerd::niet_zichtbaar().into());
    }
    let omslag = Omslag {
        soort,
        gremium: voorstel.gremium,
        zaak: voorstel.zaak,
        zaken,
        verschijningsvormen: voorstel.verschijningsvormen,
    };
    let zout = [t.nieuw_alias(), t.nieuw_alias()];
    let zegel = Zegel::nieuw(&voorstel.motivering, inhoud, zout)?;
    bewaar(t, voorstel.besluit, &omslag, &betrokken.subjecten, &zegel).await?;
    Ok(Besluitstand {
        id: voorstel.besluit,
        status: Besluitstatus::Voorgesteld.code().to_owned(),
        versie: 1,
        subjecten: betrokken.subjecten,
    })
}

/// The zaak of the besluit first, each once.
fn zaken(eigen: Uuid, mut overige: Vec<Uuid>) -> Vec<Uuid> {
    overige.retain(|zaak| *zaak != eigen);
    overige.sort_unstable();
    overige.dedup();
    overige.insert(0, eigen);
    overige
}

/// The faults of the request as a whole: those that every besluit can have, and those of the effect, each once.
fn voeg_samen(
    eigen: Vec<Schending>,
    van_gevolg: Result<Betrokken, Fout>,
) -> Result<Betrokken, Fout> {
    let eigen = if eigen.is_empty() {
        Vec::new()
    } else {
        match Fout::from(eigen) {
            Fout::Ongeldig(fouten) => fouten,
            anders @ (Fout::Geweigerd(_) | Fout::Storing(_)) => return Err(anders),
        }
    };
    match van_gevolg {
        Err(Fout::Ongeldig(fouten)) => {
            let mut alle = eigen;
            for fout in fouten {
                let plaats = plaats_in_verzoek(&fout.plaats);
                let is_nieuw = !alle
                    .iter()
                    .any(|een| een.plaats == plaats && een.code == fout.code);
                if is_nieuw {
                    alle.push(Invoerfout { plaats, ..fout });
                }
            }
            Err(Fout::Ongeldig(alle))
        }
        Err(Fout::Storing(storing)) => Err(storing.into()),
        _ if !eigen.is_empty() => Err(Fout::Ongeldig(eigen)),
        anders => anders,
    }
}
