// SPDX-License-Identifier: EUPL-1.2
//! Extension and end of a handhavingsknelpunt, each on an evaluation and by a besluit of the Stuurgroep; never silently.

use autorisatie::opslag::deelname;
use autorisatie::opslag::zaak::beeindig;
use autorisatie::{Fout, Storing, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::hhk::{Hhkgebeurtenis, Hhkstatus};
use wgs::schending::Schending;

use super::aanwijzen::uitvoering;
use super::begin_van_dag;
use super::feiten::{laatste_einde, stap};
use crate::domein::aanwijzing::{
    HhkBeeindigenInhoud, HhkVerlengenInhoud, toets_evaluatie, toets_verlenging,
};
use crate::fout::{niet_meer_rechtmatig, termijn_voorbij};
use crate::opslag::hhk::zet_einde;

/// The effect of a besluit `hhk.verlengen`: it ends later, within the norm and within the five years of its signalen.
#[derive(Clone, Copy, Debug)]
pub struct HhkVerlengen;

/// What stands in the way of an extension, and the status that it keeps.
async fn toets_verlengen<H: autorisatie::Handeling>(
    t: &mut Toegang<'_, H>,
    voorstel: &Voorstel,
    inhoud: &HhkVerlengenInhoud,
) -> Result<(Vec<Schending>, Hhkstatus), Fout> {
    let (stand, naar) = stap(t, voorstel.zaak, Hhkgebeurtenis::Verlengen).await?;
    let eindigt_op = stand
        .eindigt_op
        .ok_or(Storing::Samenhang("designated without an end"))?;
    if eindigt_op <= t.nu() {
        return Err(termijn_voorbij().into());
    }
    let dag_van = |moment: jiff::Timestamp| moment.to_zoned(voorstel.tijdzone.clone()).date();
    let laatste = laatste_einde(t, voorstel.dag)
        .await?
        .min(dag_van(stand.verloopt_op));
    let schendingen = toets_verlenging(inhoud, dag_van(eindigt_op), voorstel.dag, laatste);
    Ok((schendingen, naar))
}

impl Gevolg for HhkVerlengen {
    const SOORT: Besluitsoort = Besluitsoort::HhkVerlengen;
    type Inhoud = HhkVerlengenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &HhkVerlengenInhoud,
    ) -> Result<Betrokken, Fout> {
        let (schendingen, _) = toets_verlengen(t, voorstel, inhoud).await?;
        if schendingen.is_empty() {
            Ok(Betrokken::default())
        } else {
            Err(schendingen.into())
        }
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: HhkVerlengenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let (schendingen, naar) = toets_verlengen(t, voorstel, &inhoud).await?;
        if let Some(geweigerd) = niet_meer_rechtmatig(&schendingen) {
            return Err(geweigerd.into());
        }
        let eindigt_op = begin_van_dag(inhoud.einde, &voorstel.tijdzone)?;
        zet_einde(t, voorstel.zaak, naar, eindigt_op).await?;
        Ok(uitvoering(voorstel.zaak))
    }
}

/// The effect of a besluit `hhk.beeindigen`: from now on nobody takes part and nobody reads it.
#[derive(Clone, Copy, Debug)]
pub struct HhkBeeindigen;

impl Gevolg for HhkBeeindigen {
    const SOORT: Besluitsoort = Besluitsoort::HhkBeeindigen;
    type Inhoud = HhkBeeindigenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &HhkBeeindigenInhoud,
    ) -> Result<Betrokken, Fout> {
        stap(t, voorstel.zaak, Hhkgebeurtenis::Beeindigen).await?;
        match toets_evaluatie(&inhoud.evaluatie, "/hhkBeeindigen/evaluatie") {
            Some(schending) => Err(schending.into()),
            None => Ok(Betrokken::default()),
        }
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        _inhoud: HhkBeeindigenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let (stand, naar) = stap(t, voorstel.zaak, Hhkgebeurtenis::Beeindigen).await?;
        let nu = t.nu();
        let eindigt_op = stand.eindigt_op.map_or(nu, |einde| einde.min(nu));
        zet_einde(t, voorstel.zaak, naar, eindigt_op).await?;
        let deelnemers = deelname::deelnemers_van(t, voorstel.zaak).await?;
        let organisaties: Vec<_> = deelnemers.into_iter().map(|(id, _)| id).collect();
        deelname::eindig(t, voorstel.zaak, &organisaties).await?;
        beeindig(t, voorstel.zaak).await?;
        Ok(uitvoering(voorstel.zaak))
    }
}
