// SPDX-License-Identifier: EUPL-1.2
//! Changing by an adopted besluit which deelnemers take part (WGS 2.23(5)).

use autorisatie::opslag::deelname;
use autorisatie::opslag::organisatie::{Deelnemer, deelnemers};
use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::casus::Casusgebeurtenis;
use wgs::schending::Schending;

use super::COLLECTIE;
use crate::domein::deelnemers::{Deelnemerfeiten, DeelnemersWijzigenInhoud, toets};
use crate::fout::niet_meer_rechtmatig;
use crate::opslag::stand;

/// The effect of a besluit `deelnemers.wijzigen`: who comes takes part from this moment, who goes sees nothing any more.
#[derive(Clone, Copy, Debug)]
pub struct DeelnemersWijzigen;

/// Who takes part, and who could.
struct Feiten {
    betrokken: Vec<(Uuid, String)>,
    deelnemers: Vec<Deelnemer>,
}

impl Feiten {
    async fn laad<H: Handeling>(t: &mut Toegang<'_, H>, casus: Uuid) -> Result<Self, Fout> {
        Ok(Self {
            betrokken: deelname::deelnemers_van(t, casus).await?,
            deelnemers: deelnemers(t).await?,
        })
    }

    fn toets(&self, inhoud: &DeelnemersWijzigenInhoud) -> Vec<Schending> {
        let betrokken: Vec<&str> = self.betrokken.iter().map(|een| een.1.as_str()).collect();
        let alle = self.deelnemers.iter().map(|een| een.code.as_str());
        let deelnemers: Vec<&str> = alle.collect();
        let feiten = Deelnemerfeiten {
            betrokken: &betrokken,
            deelnemers: &deelnemers,
        };
        toets(inhoud, &feiten)
    }

    fn nieuwe(&self, inhoud: &DeelnemersWijzigenInhoud) -> Vec<Uuid> {
        let deelnemers = self.deelnemers.iter();
        let komt = deelnemers.filter(|een| inhoud.nieuwe().contains(&een.code));
        komt.map(|een| een.id).collect()
    }

    fn vertrekkende(&self, inhoud: &DeelnemersWijzigenInhoud) -> Vec<Uuid> {
        let betrokken = self.betrokken.iter();
        let gaat = betrokken.filter(|(_, code)| inhoud.vertrekkende().contains(code));
        gaat.map(|(id, _)| *id).collect()
    }
}

impl Gevolg for DeelnemersWijzigen {
    const SOORT: Besluitsoort = Besluitsoort::DeelnemersWijzigen;
    type Inhoud = DeelnemersWijzigenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &DeelnemersWijzigenInhoud,
    ) -> Result<Betrokken, Fout> {
        stand::na(t, voorstel.zaak, Casusgebeurtenis::DeelnemersWijzigen).await?;
        let schendingen = Feiten::laad(t, voorstel.zaak).await?.toets(inhoud);
        if schendingen.is_empty() {
            Ok(Betrokken::default())
        } else {
            Err(schendingen.into())
        }
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: DeelnemersWijzigenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let casus = voorstel.zaak;
        let naar = stand::na(t, casus, Casusgebeurtenis::DeelnemersWijzigen).await?;
        let feiten = Feiten::laad(t, casus).await?;
        // INVARIANT: nothing was written before this; a besluit whose effect is no longer lawful leaves nothing.
        if let Some(geweigerd) = niet_meer_rechtmatig(&feiten.toets(&inhoud)) {
            return Err(geweigerd.into());
        }
        deelname::eindig(t, casus, &feiten.vertrekkende(&inhoud)).await?;
        deelname::begin(t, casus, &feiten.nieuwe(&inhoud), voorstel.besluit).await?;
        stand::zet(t, casus, naar).await?;
        Ok(Uitvoering {
            collectie: COLLECTIE.to_owned(),
            id: casus,
            subjecten: Vec::new(),
        })
    }
}
