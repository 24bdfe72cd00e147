// SPDX-License-Identifier: EUPL-1.2
//! Accepting and rejecting: the count of the standpunten under a quorum.

use autorisatie::opslag::belang::met_belang;
use autorisatie::{Fout, Handeling, Toegang};
use uuid::Uuid;
use wgs::overgangen::besluit::Besluitgebeurtenis;
use wgs::stemming::{Aanwezige, Stem, Uitslag};

use super::{Besluitstand, begin, gevolg_van, open_zitting, sluit_zicht_af, voorstel_van};
use crate::Besluitbron;
use crate::dienst::normen;
use crate::domein::besluit::{GeenUitslag, stem, toets_reden};
use crate::fout::{quorum_ontbreekt, uitslag_anders};
use crate::gevolg::Gevolgen;
use crate::handelingen::{BesluitAannemen, BesluitVerwerpen};
use crate::opslag::besluit::{Besluitrij, Stap, open, zet, zet_aangenomen, zet_reden};
use crate::opslag::besluit_stem::{standpunten, zet_stemming};
use crate::opslag::vergadering::{Vergaderingstand, aanwezigen};

/// How the gremium voted, with everything that is kept of it.
struct Gestemd {
    zitting: Vergaderingstand,
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

/// Records that the leden rejected, and carries out what that brings about where the soort has such an effect.
///
/// # Errors
/// 400 without a reason; 409 as [`aannemen`], and when most are for it, or when it is no longer what was proposed.
pub async fn verwerpen(
    t: &mut Toegang<'_, BesluitVerwerpen>,
    gevolgen: &Gevolgen,
    tijdzone: &jiff::tz::TimeZone,
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
    if rij.omslag.soort.gevolg_bij_verwerpen().is_some() {
        let zegel = open(t, &rij).await?;
        let voorstel = voorstel_van(t, &rij, &zegel, tijdzone)?;
        let gevolg = gevolg_van(gevolgen, &rij)?;
        gevolg.verwerp(t, &voorstel, zegel.inhoud()?).await?;
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

async fn tel<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    rij: &Besluitrij,
) -> Result<Gestemd, Fout> {
    let zitting = open_zitting(t, rij).await?;
    let norm = normen::quorum(t, zitting.gremium, t.vandaag()).await?;
    let aanwezig = aanwezigen(t, zitting.id).await?;
    let personen: Vec<Uuid> = aanwezig.iter().map(|lid| lid.persoon).collect();
    let belang = met_belang(t, &rij.omslag.zaken, &personen).await?;
    let gegeven = standpunten(t, zitting.id).await?;
    let leden: Vec<Aanwezige<'_>> = aanwezig
        .iter()
        .map(|lid| Aanwezige {
            deelnemer: &lid.organisatie_code,
            onderdeel: lid.onderdeel,
            is_voorzitter: lid.is_voorzitter,
            heeft_belang: belang.contains(&lid.persoon),
        })
        .collect();
    let stemmen: Vec<Stem<'_>> = gegeven
        .iter()
        .map(|(deelnemer, standpunt)| Stem {
            deelnemer,
            standpunt: *standpunt,
        })
        .collect();
    let stemming = stem(&norm, &leden, &stemmen).map_err(|geen| match geen {
        GeenUitslag::Quorum(wat) => Fout::from(quorum_ontbreekt(&wat)),
        GeenUitslag::Standpunten(wat) => Fout::from(wat),
    })?;
    let verschoond = aanwezig
        .iter()
        .filter(|lid| belang.contains(&lid.persoon))
        .map(|lid| lid.lidmaatschap)
        .collect();
    Ok(Gestemd {
        zitting,
        uitslag: stemming.uitslag,
        deelnemers: stemming.deelnemers.into_iter().map(str::to_owned).collect(),
        verschoond,
    })
}
