// SPDX-License-Identifier: EUPL-1.2
//! Who there is in the tests: one person for every rol that exists, and the others that scenarios
//! need. Everybody is invented. A person is called by his sub.

use autorisatie::beleid::Rol;
use autorisatie::opslag::inrichting::{
    Inrichting, Installatierij, Lidmaatschap, Organisatie, Persoon,
};

use crate::uitgever::ISS;

/// Code, name and part of WGS 2.19(1) of the organisations.
const ORGANISATIES: [(&str, &str, &str); 9] = [
    ("politie", "Politie", "a"),
    ("belastingdienst", "Belastingdienst", "b"),
    ("fiod", "FIOD", "c"),
    ("kmar", "Koninklijke marechaussee", "d"),
    ("om", "Openbaar ministerie", "g"),
    ("demodorp_burgemeester", "Burgemeester van Demodorp", "h"),
    ("demodorp_college", "College van Demodorp", "i"),
    (
        "verzonnendam_burgemeester",
        "Burgemeester van Verzonnendam",
        "h",
    ),
    ("verzonnendam_college", "College van Verzonnendam", "i"),
];

/// The tafel of everybody who has one and of whom nothing else is said.
pub const TAFEL: &str = "D";

/// Sub, organisation, rol and gremium of those besides the one person per rol.
const ANDEREN: [(&str, &str, Rol, Option<&str>); 24] = [
    (
        "partner@belastingdienst",
        "belastingdienst",
        Rol::Partner,
        None,
    ),
    ("partner@fiod", "fiod", Rol::Partner, None),
    ("partner@om", "om", Rol::Partner, None),
    (
        "partner@demodorp_college",
        "demodorp_college",
        Rol::Partner,
        None,
    ),
    (
        "omt_lid@D:belastingdienst",
        "belastingdienst",
        Rol::OmtLid,
        Some("D"),
    ),
    ("omt_lid@D:fiod", "fiod", Rol::OmtLid, Some("D")),
    ("omt_lid@D:kmar", "kmar", Rol::OmtLid, Some("D")),
    ("omt_lid@D:om", "om", Rol::OmtLid, Some("D")),
    (
        "omt_lid@D:demodorp_burgemeester",
        "demodorp_burgemeester",
        Rol::OmtLid,
        Some("D"),
    ),
    (
        "omt_lid@D:demodorp_college",
        "demodorp_college",
        Rol::OmtLid,
        Some("D"),
    ),
    (
        "omt_lid@D:verzonnendam_burgemeester",
        "verzonnendam_burgemeester",
        Rol::OmtLid,
        Some("D"),
    ),
    (
        "omt_lid@D:verzonnendam_college",
        "verzonnendam_college",
        Rol::OmtLid,
        Some("D"),
    ),
    ("omt_voorzitter@D:2", "om", Rol::OmtVoorzitter, Some("D")),
    ("omt_lid@E", "politie", Rol::OmtLid, Some("E")),
    ("omt_voorzitter@E", "om", Rol::OmtVoorzitter, Some("E")),
    (
        "omt_secretaris@E",
        "verzonnendam_college",
        Rol::OmtSecretaris,
        Some("E"),
    ),
    (
        "casusregisseur@E",
        "verzonnendam_college",
        Rol::Casusregisseur,
        Some("E"),
    ),
    ("cfg:2", "verzonnendam_college", Rol::Cfg, None),
    // Somebody with two hoedanigheden must say in which he acts.
    (TWEE, "politie", Rol::Partner, None),
    (TWEE, "politie", Rol::OmtLid, Some("D")),
    (
        "stg_lid:politie",
        "politie",
        Rol::StgLid,
        Some("STUURGROEP"),
    ),
    (
        "stg_lid:belastingdienst",
        "belastingdienst",
        Rol::StgLid,
        Some("STUURGROEP"),
    ),
    ("stg_lid:fiod", "fiod", Rol::StgLid, Some("STUURGROEP")),
    (LEEG, "politie", Rol::Partner, None),
];

/// Sub of a person with two hoedanigheden: partner and omt_lid.
pub const TWEE: &str = "twee_hoedanigheden";

/// Sub of a person whose lidmaatschap has ended.
pub const LEEG: &str = "lidmaatschap_voorbij";

/// Sub of an account that belongs to nobody.
pub const NIEMAND: &str = "niemand";

/// Sub of the person with this rol.
#[must_use]
pub fn met_rol(rol: Rol) -> String {
    rol.naam().to_owned()
}

/// Sub of the person whose lidmaatschap with this rol is suspended.
#[must_use]
pub fn geschorst(rol: Rol) -> String {
    format!("geschorst:{rol}")
}

/// Organisation and gremium of the one person with this rol.
fn plaats(rol: Rol) -> (&'static str, Option<&'static str>) {
    let bureau = "verzonnendam_college";
    match rol {
        Rol::StgLid => ("verzonnendam_burgemeester", Some("STUURGROEP")),
        Rol::StgVoorzitter => ("demodorp_burgemeester", Some("STUURGROEP")),
        Rol::StgSecretaris => (bureau, Some("STUURGROEP")),
        Rol::OmtLid => ("politie", Some(TAFEL)),
        Rol::OmtVoorzitter => ("om", Some(TAFEL)),
        Rol::OmtSecretaris | Rol::Casusregisseur | Rol::AdviseurRiec | Rol::AnalistRiec => {
            (bureau, Some(TAFEL))
        }
        Rol::Partner | Rol::PartnerAnalist | Rol::PartnerBeheer | Rol::PartnerSysteem => {
            ("politie", None)
        }
        Rol::FgDeelnemer => ("belastingdienst", None),
        Rol::HoofdRiec
        | Rol::Cfg
        | Rol::Contactpunt
        | Rol::RacLid
        | Rol::FunctioneelBeheer
        | Rol::TechnischBeheer
        | Rol::AuditorExtern => (bureau, None),
    }
}

/// What an installation of the tests begins with. The lidmaatschap of [`LEEG`] and those of
/// [`geschorst`] are whole here; [`crate::opstelling`] changes them afterwards.
#[must_use]
pub fn inrichting() -> Inrichting {
    let mut persoon: Vec<Persoon> = Vec::new();
    for rol in Rol::ALLE.iter().copied() {
        let (organisatie, gremium) = plaats(rol);
        for sub in [met_rol(rol), geschorst(rol)] {
            persoon.push(een(&sub, organisatie, rol, gremium));
        }
    }
    for (sub, organisatie, rol, gremium) in ANDEREN {
        let nieuw = een(sub, organisatie, rol, gremium);
        match persoon.iter_mut().find(|persoon| persoon.sub == sub) {
            Some(staand) => staand.lidmaatschap.extend(nieuw.lidmaatschap),
            None => persoon.push(nieuw),
        }
    }
    let organisatie = ORGANISATIES
        .iter()
        .map(|(code, naam, onderdeel)| Organisatie {
            code: (*code).to_owned(),
            naam: (*naam).to_owned(),
            oin: None,
            onderdeel: Some((*onderdeel).to_owned()),
        })
        .collect();
    Inrichting {
        installatie: Installatierij {
            naam: "RIEC Proef".to_owned(),
            oin: "00000000000000000098".to_owned(),
            omgeving: "demo".to_owned(),
            logoorsprong: "verband.example/riec-proef".to_owned(),
        },
        organisatie,
        persoon,
    }
}

fn een(sub: &str, organisatie: &str, rol: Rol, gremium: Option<&str>) -> Persoon {
    Persoon {
        naam: format!("{sub} Proef-Demo"),
        issuer: ISS.to_owned(),
        sub: sub.to_owned(),
        lidmaatschap: vec![Lidmaatschap {
            organisatie: organisatie.to_owned(),
            rol: rol.naam().to_owned(),
            gremium: gremium.map(str::to_owned),
        }],
    }
}
