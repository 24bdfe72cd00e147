// SPDX-License-Identifier: EUPL-1.2
//! In which capacity the caller acts. A request has exactly one.

use uuid::Uuid;
use wgs::regel;

use crate::beleid::Rol;
use crate::feiten::IkRij;
use crate::fout::{Geweigerd, Weigersoort};

/// The caller as the database knows him at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hoedanigheid {
    /// The natural person.
    pub persoon: Uuid,
    /// His alias in the log.
    pub persoon_alias: Uuid,
    /// The lidmaatschap.
    pub lidmaatschap: Uuid,
    /// The deelnemer he acts for.
    pub organisatie: Uuid,
    /// Its code.
    pub organisatie_code: String,
    /// Rol.
    pub rol: Rol,
    /// Tafel or Stuurgroep, for roles that have one.
    pub gremium: Option<String>,
    /// Whether the lidmaatschap is suspended.
    pub is_geschorst: bool,
}

/// A werkcontext that is the caller's own and still valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigeWerkcontext {
    /// Id.
    pub id: Uuid,
    /// Code of the doel.
    pub doel: String,
    /// One of the four purposes of WGS 1.8(4), for the log.
    pub logdoel: Option<String>,
}

impl Hoedanigheid {
    /// Reads the caller from the row of facts. `zonder_keuze`: several lidmaatschappen and none named is no fault.
    pub(crate) fn van(
        ik: &IkRij,
        met_kopregel: bool,
        zonder_keuze: bool,
    ) -> Result<Self, Geweigerd> {
        if ik.ingetrokken {
            return Err(Geweigerd::nieuw(
                Weigersoort::TokenIngetrokken,
                "token-ongeldig",
                "Het token is ingetrokken. Meld u opnieuw aan.",
                &regel::R40,
            ));
        }
        let (Some(persoon), Some(persoon_alias)) = (ik.persoon, ik.persoon_alias) else {
            return Err(geen_autorisatie());
        };
        let (Some(lidmaatschap), Some(organisatie), Some(organisatie_code), Some(rol)) = (
            ik.lidmaatschap,
            ik.organisatie,
            ik.organisatie_code.clone(),
            ik.rol.as_deref(),
        ) else {
            return Err(if met_kopregel {
                niet_de_uwe()
            } else {
                geen_autorisatie()
            });
        };
        if !met_kopregel && !zonder_keuze && ik.aantal.unwrap_or(0) > 1 {
            return Err(Geweigerd::nieuw(
                Weigersoort::Onvolledig,
                "hoedanigheid-ontbreekt",
                "U heeft meer dan één lidmaatschap. Noem in de kopregel Hoedanigheid onder welk u handelt.",
                &regel::R41,
            ));
        }
        // A role that this build does not know gives nothing.
        let rol = Rol::van(rol).ok_or_else(geen_autorisatie)?;
        Ok(Self {
            persoon,
            persoon_alias,
            lidmaatschap,
            organisatie,
            organisatie_code,
            rol,
            gremium: ik.gremium.clone(),
            is_geschorst: ik.geschorst.unwrap_or(true),
        })
    }
}

impl GeldigeWerkcontext {
    pub(crate) fn van(ik: &IkRij) -> Option<Self> {
        Some(Self {
            id: ik.werkcontext?,
            doel: ik.doel.clone()?,
            logdoel: ik.logdoel.clone(),
        })
    }
}

fn geen_autorisatie() -> Geweigerd {
    Geweigerd::nieuw(
        Weigersoort::NietToegestaan,
        "geen-autorisatie",
        "U bent niet (meer) door een deelnemer aangewezen en geautoriseerd voor dit samenwerkingsverband.",
        &regel::R109,
    )
}

fn niet_de_uwe() -> Geweigerd {
    Geweigerd::nieuw(
        Weigersoort::NietToegestaan,
        "hoedanigheid-ongeldig",
        "Onder dit lidmaatschap kunt u niet (meer) handelen.",
        &regel::R41,
    )
}
