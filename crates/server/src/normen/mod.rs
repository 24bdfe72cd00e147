// SPDX-License-Identifier: EUPL-1.2
//! `GET /normen`: how the questions that law and agreement leave open are answered on a day.

use autorisatie::Toegang;
use besluitvorming::handelingen::NormenZoeken;
use besluitvorming::norm::{Normstand, alle_op_dag};
use besluitvorming::register::Registerlijst;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::norm::Normwaarde;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::probleem::Bepalingverwijzing;
use crate::installatie::Installatie;
use crate::peildatum::{Peildag, Peildatum};

/// Een norm: het antwoord op een vraag die wet en afspraak openlaten. Een getal met eenheid, of een keuze.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Norm {
    /// Naam.
    #[schema(example = "TAFEL_QUORUM")]
    naam: &'static str,
    /// De vraag.
    vraag: &'static str,
    /// Het getal.
    #[serde(skip_serializing_if = "Option::is_none")]
    getal: Option<u16>,
    /// De eenheid van het getal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "deelnemers")]
    eenheid: Option<&'static str>,
    /// De keuze.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "burgemeester")]
    keuze: Option<&'static str>,
    /// Of de Stuurgroep nog niet heeft besloten, zodat de standaard van het systeem geldt.
    is_standaard: bool,
    /// Eerste dag waarop zij geldt; afwezig bij de standaard.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    geldig_van: Option<jiff::civil::Date>,
    /// Eerste dag waarop zij niet meer geldt, als die vaststaat.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    geldig_tot: Option<jiff::civil::Date>,
    /// Het besluit van de Stuurgroep.
    #[serde(skip_serializing_if = "Option::is_none")]
    besluit: Option<Uuid>,
    /// De bepaling die de vraag oproept.
    bepaling: Bepalingverwijzing,
}

/// De normen.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Normen {
    /// De normen, in vaste volgorde.
    normen: Vec<Norm>,
}

impl From<Normstand> for Norm {
    fn from(stand: Normstand) -> Self {
        let (getal, eenheid, keuze) = match stand.waarde {
            Normwaarde::Getal(getal, eenheid) => (Some(getal), Some(eenheid.code()), None),
            Normwaarde::Keuze(keuze) => (None, None, Some(keuze)),
        };
        Self {
            naam: stand.norm.code(),
            vraag: stand.norm.omschrijving(),
            getal,
            eenheid,
            keuze,
            is_standaard: stand.besluit.is_none(),
            geldig_van: stand.geldig_van,
            geldig_tot: stand.geldig_tot,
            besluit: stand.besluit,
            bepaling: stand.norm.bepaling().into(),
        }
    }
}

/// Toont de normen zoals zij op de peildatum gelden.
#[utoipa::path(get, path = "/normen", operation_id = "norm.zoeken", tag = "registers",
    params(Peildatum),
    extensions(("x-handeling" = json!("register.lezen"))),
    responses((status = 200, description = "De normen", body = Normen)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Normen>, Afwijzing> {
    let peildag = Peildag::van(&binnen)?;
    let werk = async move |t: &mut Toegang<'_, NormenZoeken>| {
        let dag = peildag.dag(t.nu());
        Ok(Registerlijst(alle_op_dag(t, dag).await?))
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), NormenZoeken {}, werk)
        .await?;
    Ok(Antwoord::goed(found, |lijst| Normen {
        normen: lijst.0.into_iter().map(Into::into).collect(),
    }))
}

#[cfg(test)]
mod tests {
    use besluitvorming::norm::Normstand;
    use serde_json::json;
    use uuid::Uuid;
    use wgs::norm::{Eenheid, Norm as Soort, Normwaarde};

    use super::Norm;

    fn standaard(norm: Soort) -> Normstand {
        Normstand {
            norm,
            waarde: norm.standaard(),
            besluit: None,
            geldig_van: None,
            geldig_tot: None,
        }
    }

    #[test]
    fn what_nobody_read_is_shown_as_such_and_never_with_an_article() {
        for norm in Soort::ALLE {
            let shown = serde_json::to_value(Norm::from(standaard(*norm))).expect("JSON");
            assert_eq!(shown["isStandaard"], true, "{norm}");
            let bepaling = &shown["bepaling"];
            let is_gelezen = bepaling["status"] == "gelezen";
            assert_eq!(bepaling["artikel"].is_string(), is_gelezen, "{norm}");
            assert_eq!(bepaling["onderwerp"].is_string(), !is_gelezen, "{norm}");
        }
        let shown = serde_json::to_value(Norm::from(standaard(Soort::LogOmvang))).expect("JSON");
        let bepaling = json!({"regeling": "BGS", "onderwerp": "logging", "status": "onbevestigd"});
        assert_eq!(shown["bepaling"], bepaling);
    }

    #[test]
    fn a_norm_is_a_number_with_its_unit_or_a_choice() {
        let adopted = Normstand {
            waarde: Normwaarde::Getal(5, Eenheid::Deelnemers),
            besluit: Some(Uuid::from_u128(5)),
            geldig_van: Some(jiff::civil::date(2026, 12, 1)),
            ..standaard(Soort::TafelQuorum)
        };
        let shown = serde_json::to_value(Norm::from(adopted)).expect("JSON");
        assert_eq!(
            (&shown["getal"], &shown["eenheid"]),
            (&json!(5), &json!("deelnemers"))
        );
        assert_eq!(
            (&shown["isStandaard"], &shown["geldigVan"]),
            (&json!(false), &json!("2026-12-01"))
        );
        assert!(shown.get("keuze").is_none() && shown.get("geldigTot").is_none());
        let shown =
            serde_json::to_value(Norm::from(standaard(Soort::TafelVoorzitter))).expect("JSON");
        assert_eq!(shown["keuze"], "burgemeester");
        assert!(shown.get("getal").is_none());
    }
}
