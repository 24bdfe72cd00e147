// SPDX-License-Identifier: EUPL-1.2
//! `GET /deelnemers`: the bodies of WGS 2.19(1) that take part.

use autorisatie::Toegang;
use autorisatie::opslag::organisatie::{Deelnemer as Rij, deelnemers, deelnemers_in};
use besluitvorming::handelingen::DeelnemersZoeken;
use besluitvorming::register::Registerlijst;
use serde::Serialize;
use utoipa::ToSchema;
use wgs::deelnemer::Onderdeel;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::probleem::Bepalingverwijzing;
use crate::installatie::Installatie;
use crate::peildatum::{Peildag, Peildatum};

/// Een deelnemer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deelnemer {
    /// Code.
    #[schema(example = "politie")]
    code: String,
    /// Naam.
    #[schema(example = "Politie")]
    naam: String,
    /// Onderdeel van artikel 2.19, eerste lid.
    #[schema(example = "a")]
    onderdeel: String,
    /// Welk orgaan dat onderdeel noemt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "politie")]
    orgaan: Option<&'static str>,
    /// De bepaling die het aanwijst.
    #[serde(skip_serializing_if = "Option::is_none")]
    bepaling: Option<Bepalingverwijzing>,
}

/// De deelnemers.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deelnemers {
    /// De deelnemers, op code.
    deelnemers: Vec<Deelnemer>,
}

impl From<Rij> for Deelnemer {
    fn from(rij: Rij) -> Self {
        let onderdeel = Onderdeel::from_code(&rij.onderdeel);
        Self {
            code: rij.code,
            naam: rij.naam,
            onderdeel: rij.onderdeel,
            orgaan: onderdeel.map(Onderdeel::omschrijving),
            bepaling: onderdeel.map(|onderdeel| onderdeel.bepaling().into()),
        }
    }
}

/// Toont de deelnemers, met het onderdeel van de wet dat hen aanwijst.
#[utoipa::path(get, path = "/deelnemers", operation_id = "deelnemer.zoeken", tag = "registers",
    params(Peildatum),
    extensions(("x-handeling" = json!("register.lezen"))),
    responses((status = 200, description = "De deelnemers", body = Deelnemers)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Deelnemers>, Afwijzing> {
    let peildag = Peildag::van(&binnen)?;
    let werk = async move |t: &mut Toegang<'_, DeelnemersZoeken>| {
        Ok(Registerlijst(match peildag.etmaal()? {
            Some((van, tot)) => deelnemers_in(t, van, tot).await?,
            None => deelnemers(t).await?,
        }))
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), DeelnemersZoeken {}, werk)
        .await?;
    Ok(Antwoord::goed(found, |lijst| Deelnemers {
        deelnemers: lijst.0.into_iter().map(Into::into).collect(),
    }))
}
