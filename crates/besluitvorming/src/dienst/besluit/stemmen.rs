// SPDX-License-Identifier: EUPL-1.2
//! Accepting and rejecting: the count of the standpunten under a quorum.

use autorisatie::opslag::belang::met_belang;
use autorisatie::opslag::organisatie::deelnemers;
use autorisatie::{Fout, Handeling, Toegang};
use uuid::Uuid;
use wgs::deelnemer::Onderdeel;
use wgs::overgangen::besluit::Besluitgebeurtenis;
use wgs::stemming::{Aanwezige, Stem, Uitslag};
use wgs::tafel::Gremium;

use super::{Besluitstand, begin, normen, open_zitting, sluit_zicht_af};
use crate::Besluitbron;
use crate::domein::besluit::{GeenUitslag, stem, toets_reden};
use crate::fout::{onbekende_waarde, quorum_ontbreekt, uitslag_anders};
use crate::handelingen::{BesluitAannemen, BesluitVerwerpen};
use crate::opslag::besluit::{Besluitrij, Stap, open, zet, zet_aangenomen, zet_reden};
use crate::opslag::besluit_stem::{Aanwezig, Zitting, aanwezigen, standpunten, zet_stemming};

/// How the gremium voted, with everything that is kept of it.
struct Gestemd {
    zitting: Zitting,
    uitslag: Uitslag,
    deelnemers: Vec<String>,
    verschoond: Vec<Uuid>,
}

/// Records that the leden accepted, on the content as it was proposed.
///
/// # Errors
/// 409 when the vergadering is not open, without quorum, when a standpunt is missing, or when most are not for it.
pub async fn aannemen(t: &mut Toegang<'_, BesluitAannemen>) -> Result<Besluitstand, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Aannemen).await?;
    let gestemd = tel(t, &rij).await?;
    if !gestemd.uitslag.is_aangenomen() {
        return Err(uitslag_anders(gestemd.uitslag.voor, gestemd.uitslag.tegen).into());
    }
    let hash = open(t, &rij).await?.hash(&rij.omslag);
    bewaar(t, "aangenomen", &gestemd).await?;
    zet_aangenomen(t, &hash).await?;
    let stap = Stap {
        naar,
        vergadering: rij.vergadering,
    };
    zet(t, stap).await?;
    t.leg_staat_vast(Some(hash), Some(hash));
    Ok(rij.stand(naar))
}

/// Records that the leden rejected.
///
/// # Errors
/// 400 without a reason; 409 as [`aannemen`], and when most are for it.
pub async fn verwerpen(
    t: &mut Toegang<'_, BesluitVerwerpen>,
    reden: String,
) -> Result<Besluitstand, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Verwerpen).await?;
    if let Some(schending) = toets_reden(&reden) {
        return Err(schending.into());
    }
    let gestemd = tel(t, &rij).await?;
    if gestemd.uitslag.is_aangenomen() {
        return Err(uitslag_anders(gestemd.uitslag.voor, gestemd.uitslag.tegen).into());
    }
    bewaar(t, "verworpen", &gestemd).await?;
    zet_reden(t, rij.omslag.zaak, &reden).await?;
    let stap = Stap {
        naar,
        vergadering: rij.vergadering,
    };
    zet(t, stap).await?;
    sluit_zicht_af(t, &rij, Some(&gestemd.zitting)).await?;
    Ok(rij.stand(naar))
}

async fn bewaar<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    uitkomst: &str,
    gestemd: &Gestemd,
) -> Result<(), Fout> {
    zet_stemming(
        t,
        gestemd.zitting.id,
        uitkomst,
        gestemd.uitslag,
        &gestemd.deelnemers,
        &gestemd.verschoond,
    )
    .await
}

/// A member present, with what the count asks of him.
struct Lid {
    aanwezig: Aanwezig,
    deelnemer: String,
    onderdeel: Onderdeel,
    heeft_belang: bool,
}

async fn tel<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    rij: &Besluitrij,
) -> Result<Gestemd, Fout> {
    let zitting = open_zitting(t, rij).await?;
    let gremium = Gremium::from_code(&rij.omslag.gremium).ok_or_else(onbekende_waarde)?;
    let leden = leden(t, rij, &zitting).await?;
    let gegeven = standpunten(t, zitting.id).await?;
    let (aanwezigen, stemmen) = als_regel(&leden, &gegeven);
    let stemming =
        stem(&normen::quorum(gremium), &aanwezigen, &stemmen).map_err(|geen| match geen {
            GeenUitslag::Quorum(wat) => Fout::from(quorum_ontbreekt(&wat)),
            GeenUitslag::Standpunten(wat) => Fout::from(wat),
        })?;
    let verschoond = leden
        .iter()
        .filter(|lid| lid.heeft_belang)
        .map(|lid| lid.aanwezig.lidmaatschap)
        .collect();
    Ok(Gestemd {
        zitting,
        uitslag: stemming.uitslag,
        deelnemers: stemming.deelnemers.into_iter().map(str::to_owned).collect(),
        verschoond,
    })
}

/// Whose organisation is no deelnemer any more does not sit for one.
async fn leden<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    rij: &Besluitrij,
    zitting: &Zitting,
) -> Result<Vec<Lid>, Fout> {
    let aanwezig = aanwezigen(t, zitting.id).await?;
    let personen: Vec<Uuid> = aanwezig.iter().map(|lid| lid.persoon).collect();
    let belang = met_belang(t, &rij.omslag.zaken, &personen).await?;
    let bekend = deelnemers(t).await?;
    let mut leden = Vec::with_capacity(aanwezig.len());
    for lid in aanwezig {
        let Some(deelnemer) = bekend.iter().find(|een| een.id == lid.organisatie) else {
            continue;
        };
        leden.push(Lid {
            aanwezig: lid,
            deelnemer: deelnemer.code.clone(),
            onderdeel: Onderdeel::from_code(&deelnemer.onderdeel).ok_or_else(onbekende_waarde)?,
            heeft_belang: belang.contains(&lid.persoon),
        });
    }
    Ok(leden)
}

fn als_regel<'a>(
    leden: &'a [Lid],
    gegeven: &[(Uuid, wgs::stemming::Standpunt)],
) -> (Vec<Aanwezige<'a>>, Vec<Stem<'a>>) {
    let aanwezigen = leden
        .iter()
        .map(|lid| Aanwezige {
            deelnemer: &lid.deelnemer,
            onderdeel: lid.onderdeel,
            is_voorzitter: lid.aanwezig.is_voorzitter,
            heeft_belang: lid.heeft_belang,
        })
        .collect();
    let stemmen = gegeven
        .iter()
        .map(|(organisatie, standpunt)| Stem {
            // A standpunt of who is no deelnemer any more is one of nobody, and stops the count.
            deelnemer: leden
                .iter()
                .find(|lid| lid.aanwezig.organisatie == *organisatie)
                .map_or("", |lid| lid.deelnemer.as_str()),
            standpunt: *standpunt,
        })
        .collect();
    (aanwezigen, stemmen)
}
