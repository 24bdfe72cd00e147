// SPDX-License-Identifier: EUPL-1.2
//! `POST /werkcontexten`: for which doel and why the caller is going to work.

use audit_log::{Doel, Logdoel};
use autorisatie::handelingen::WerkcontextAanmaken;
use autorisatie::opslag::werkcontext::{Waarover, maak};
use autorisatie::werkcontext::{
    REDEN_MAXIMUM_BYTES, WERKCONTEXT_DUUR_UREN, doelen_van, mag_doel, mag_logdoel,
};
use autorisatie::{Fout, Invoerfout, Storing, Toegang, Verantwoord};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::regel;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Het doel van uw werk, en waarover het gaat: precies één zaak, vergadering of logdoel.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Werkcontextaanvraag {
    /// Code van het doel; het moet bij uw rol horen.
    #[schema(min_length = 3, max_length = 40, example = "signaal_wegen")]
    doel: String,
    /// De zaak waaraan u gaat werken.
    zaak: Option<Uuid>,
    /// De vergadering die u gaat voorbereiden of bijwonen.
    vergadering: Option<Uuid>,
    /// Code van een van de vier doelen waarvoor het logboek gebruikt mag worden (WGS 1.8, vierde lid).
    #[schema(max_length = 40, example = "rechtmatigheidscontrole")]
    logdoel: Option<String>,
    /// Waarom u dit nu doet; alleen leesbaar voor wie toezicht houdt.
    #[schema(min_length = 10, max_length = 500)]
    reden: String,
}

/// Een werkcontext die is vastgelegd.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Werkcontext {
    /// Het nummer voor de header `Werkcontext`.
    id: Uuid,
    /// Code van het doel.
    doel: String,
    /// Tot wanneer zij geldt.
    #[schema(value_type = String, format = DateTime)]
    verloopt_op: String,
}

impl Verantwoord for Werkcontext {
    fn rijen(&self) -> u32 {
        1
    }

    // Names nobody but the caller, who stands in the record already.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Legt vast met welk doel en waarom u gaat werken.
///
/// Een werkcontext geldt vier uur en kan niet worden gewijzigd.
#[utoipa::path(post, path = "/werkcontexten", operation_id = "werkcontext.aanmaken",
    tag = "werkcontexten", request_body = Werkcontextaanvraag,
    responses((status = 201, description = "De werkcontext is vastgelegd", body = Werkcontext)))]
pub async fn aanmaken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Werkcontext>, Afwijzing> {
    let aanvraag: Werkcontextaanvraag = binnen.lichaam()?;
    let made = binnen
        .state()
        .poort()
        .verricht(
            &binnen.verzoek(),
            WerkcontextAanmaken,
            async move |t: &mut Toegang<'_, WerkcontextAanmaken>| store(t, &aanvraag).await,
        )
        .await?;
    let place = format!("/werkcontexten/{}", made.waarde().id);
    Ok(Antwoord::aangemaakt(made, |werkcontext| werkcontext).op(&place))
}

async fn store(
    t: &mut Toegang<'_, WerkcontextAanmaken>,
    aanvraag: &Werkcontextaanvraag,
) -> Result<Werkcontext, Fout> {
    let (doel, waarover) = judge(t.wie().rol, aanvraag).map_err(Fout::Ongeldig)?;
    if let Waarover::Vergadering(id) = waarover {
        besluitvorming::dienst::vergadering::eis_zichtbaar(t, id).await?;
    }
    // To the whole second: an instant on the wire has no fraction.
    let now = Timestamp::from_second(t.nu().as_second());
    let ends = now
        .and_then(|now| now.checked_add(SignedDuration::from_hours(WERKCONTEXT_DUUR_UREN)))
        .map_err(|_| Storing::Samenhang("the clock is out of range"))?;
    let id = maak(t, doel, waarover, &aanvraag.reden, ends).await?;
    Ok(Werkcontext {
        id,
        doel: doel.code().to_owned(),
        verloopt_op: ends.to_string(),
    })
}

/// What is asked, if this rol may: every fault at once.
fn judge(
    rol: autorisatie::beleid::Rol,
    aanvraag: &Werkcontextaanvraag,
) -> Result<(Doel, Waarover), Vec<Invoerfout>> {
    let mut faults = Vec::new();
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Hoofdstuk1_Artikel1.8
    let doel = Doel::van_code(&aanvraag.doel).filter(|doel| mag_doel(rol, doel.code()));
    if doel.is_none() {
        let list: Vec<_> = doelen_van(rol).iter().map(|doel| doel.code()).collect();
        let text = format!(
            "Dit doel hoort niet bij uw rol. U kunt kiezen uit: {}.",
            list.join(", ")
        );
        faults.push(fault("/doel", "doel-past-niet", text));
    }
    if aanvraag.reden.len() > REDEN_MAXIMUM_BYTES {
        let text = format!("De reden is langer dan {REDEN_MAXIMUM_BYTES} bytes.");
        faults.push(fault("/reden", "te-lang", text));
    }
    let waarover = match (aanvraag.zaak, aanvraag.vergadering, &aanvraag.logdoel) {
        (Some(zaak), None, None) => Some(Waarover::Zaak(zaak)),
        (None, Some(vergadering), None) => Some(Waarover::Vergadering(vergadering)),
        (None, None, Some(code)) => logdoel(rol, code, &mut faults),
        _ => {
            let text = "Noem precies een zaak, een vergadering of een logdoel.";
            faults.push(fault("", "precies-een", text.to_owned()));
            None
        }
    };
    match (doel, waarover) {
        (Some(doel), Some(waarover)) if faults.is_empty() => Ok((doel, waarover)),
        _ => Err(faults),
    }
}

fn logdoel(
    rol: autorisatie::beleid::Rol,
    code: &str,
    faults: &mut Vec<Invoerfout>,
) -> Option<Waarover> {
    let text = if !mag_logdoel(rol) {
        "Met uw rol gebruikt u het logboek niet."
    } else if let Some(logdoel) = Logdoel::van_code(code) {
        return Some(Waarover::Logdoel(logdoel));
    } else {
        "Het logboek mag alleen worden gebruikt voor een van de vier doelen van artikel 1.8, vierde lid."
    };
    faults.push(Invoerfout {
        // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Hoofdstuk1_Artikel1.8
        regel: Some(&regel::R51),
        ..fault("/logdoel", "logdoel-past-niet", text.to_owned())
    });
    None
}

fn fault(place: &str, code: &'static str, text: String) -> Invoerfout {
    Invoerfout {
        plaats: place.to_owned(),
        code,
        regel: Some(&regel::R01),
        tekst: text,
    }
}

#[cfg(test)]
mod tests {
    use autorisatie::beleid::Rol;
    use autorisatie::opslag::werkcontext::Waarover;
    use uuid::Uuid;

    use super::{Werkcontextaanvraag, judge};

    fn asked(doel: &str, zaak: bool, logdoel: Option<&str>) -> Werkcontextaanvraag {
        Werkcontextaanvraag {
            doel: doel.into(),
            zaak: zaak.then_some(Uuid::nil()),
            vergadering: None,
            logdoel: logdoel.map(Into::into),
            reden: "Weging van het signaal".into(),
        }
    }

    #[test]
    fn a_rol_gets_its_own_doelen_only() {
        let judged = judge(Rol::Partner, &asked("signaal_wegen", true, None));
        assert_eq!(judged.expect("fits").1, Waarover::Zaak(Uuid::nil()));
        for doel in ["beheer", "scan", "onzin"] {
            let faults = judge(Rol::Partner, &asked(doel, true, None)).expect_err("does not fit");
            assert_eq!(faults.len(), 1);
            assert_eq!(faults[0].regel.map(|regel| regel.id), Some("R-01"));
            assert!(faults[0].tekst.contains("signaal_wegen"));
        }
    }

    #[test]
    fn only_who_supervises_gets_a_logdoel_and_only_one_of_the_four() {
        let of = |rol, doel, code| judge(rol, &asked(doel, false, Some(code)));
        assert!(of(Rol::Cfg, "beheer", "rechtmatigheidscontrole").is_ok());
        assert!(of(Rol::Cfg, "beheer", "nieuwsgierigheid").is_err());
        assert!(of(Rol::Partner, "casusoverleg", "rechtmatigheidscontrole").is_err());
    }

    #[test]
    fn it_is_about_exactly_one_thing_and_all_faults_come_at_once() {
        assert!(judge(Rol::Cfg, &asked("beheer", true, Some("interne_controle"))).is_err());
        let faults = judge(Rol::Partner, &asked("onzin", false, None)).expect_err("two faults");
        assert_eq!(faults.len(), 2);
    }
}
