// SPDX-License-Identifier: EUPL-1.2
//! `GET /verschijningsvormen`: the forms of georganiseerde criminaliteit that hold on a day.

use autorisatie::Toegang;
use besluitvorming::handelingen::VerschijningsvormenZoeken;
use besluitvorming::register::{Registerlijst, Vorm, vormregister};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::bepaling::Bepaling;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::probleem::Bepalingverwijzing;
use crate::installatie::Installatie;
use crate::peildatum::{Peildag, Peildatum};

/// Een verschijningsvorm van georganiseerde criminaliteit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verschijningsvorm {
    /// Code.
    #[schema(example = "witwassen")]
    code: String,
    /// Naam.
    naam: String,
    /// Van de landelijke lijst, of aangewezen door de Stuurgroep: `landelijk` of `regionaal`.
    #[schema(example = "landelijk")]
    bereik: String,
    /// Eerste dag waarop zij geldt.
    #[schema(value_type = String, format = Date)]
    geldig_van: jiff::civil::Date,
    /// Eerste dag waarop zij niet meer geldt, als die vaststaat.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    geldig_tot: Option<jiff::civil::Date>,
    /// Het besluit van de Stuurgroep, als het in dit systeem is genomen.
    #[serde(skip_serializing_if = "Option::is_none")]
    besluit: Option<Uuid>,
    /// Waarop zij rust.
    #[serde(skip_serializing_if = "Option::is_none")]
    bepaling: Option<Bepalingverwijzing>,
}

/// De verschijningsvormen.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verschijningsvormen {
    /// De verschijningsvormen, op code.
    verschijningsvormen: Vec<Verschijningsvorm>,
}

impl From<Vorm> for Verschijningsvorm {
    fn from(vorm: Vorm) -> Self {
        Self {
            bereik: vorm.bereik.code().to_owned(),
            bepaling: Bepaling::van(&vorm.bepaling).map(Into::into),
            code: vorm.code,
            naam: vorm.naam,
            geldig_van: vorm.geldig_van,
            geldig_tot: vorm.geldig_tot,
            besluit: vorm.besluit,
        }
    }
}

/// Toont de verschijningsvormen die op de peildatum gelden.
#[utoipa::path(get, path = "/verschijningsvormen", operation_id = "verschijningsvorm.zoeken", tag = "registers",
    params(Peildatum),
    extensions(("x-handeling" = json!("register.lezen"))),
    responses((status = 200, description = "De verschijningsvormen", body = Verschijningsvormen)))]
pub async fn zoeken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Verschijningsvormen>, Afwijzing> {
    let peildag = Peildag::van(&binnen)?;
    let werk = async move |t: &mut Toegang<'_, VerschijningsvormenZoeken>| {
        let dag = peildag.dag(t.nu());
        let mut vormen = vormregister(t).await?;
        vormen.retain(|vorm| vorm.als_rij().geldt_op(dag));
        Ok(Registerlijst(vormen))
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), VerschijningsvormenZoeken {}, werk)
        .await?;
    Ok(Antwoord::goed(found, |lijst| Verschijningsvormen {
        verschijningsvormen: lijst.0.into_iter().map(Into::into).collect(),
    }))
}
