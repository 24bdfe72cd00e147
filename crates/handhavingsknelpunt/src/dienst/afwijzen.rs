// SPDX-License-Identifier: EUPL-1.2
//! Rejection of a handhavingsknelpunt in preparation by a besluit of its own.

use autorisatie::opslag::zaak::beeindig;
use autorisatie::{Fout, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::hhk::Hhkgebeurtenis;
use wgs::regel;
use wgs::schending::Schending;

use super::aanwijzen::uitvoering;
use super::feiten::stap;
use crate::domein::aanwijzing::HhkAfwijzenInhoud;
use crate::opslag::hhk::zet_status;

/// The effect of a besluit `hhk.afwijzen`: it was prepared, and is not designated.
#[derive(Clone, Copy, Debug)]
pub struct HhkAfwijzen;

impl Gevolg for HhkAfwijzen {
    const SOORT: Besluitsoort = Besluitsoort::HhkAfwijzen;
    type Inhoud = HhkAfwijzenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &HhkAfwijzenInhoud,
    ) -> Result<Betrokken, Fout> {
        stap(t, voorstel.zaak, Hhkgebeurtenis::Afwijzen).await?;
        if inhoud.reden.chars().any(char::is_alphanumeric) {
            return Ok(Betrokken::default());
        }
        Err(Schending::ongeldig(
            &regel::R108,
            "reden_ontbreekt",
            "/hhkAfwijzen/reden",
            "Geef aan waarom het handhavingsknelpunt niet wordt aangewezen.",
        )
        .into())
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        _inhoud: HhkAfwijzenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let (_, naar) = stap(t, voorstel.zaak, Hhkgebeurtenis::Afwijzen).await?;
        zet_status(t, voorstel.zaak, naar).await?;
        beeindig(t, voorstel.zaak).await?;
        Ok(uitvoering(voorstel.zaak))
    }
}
