// SPDX-License-Identifier: EUPL-1.2
//! Planning a vergadering and recording who is present at its opening (work agreement UA, Governance; R-04).

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use wgs::deelnemer::{Gremiumsoort, Onderdeel};
use wgs::regel;
use wgs::schending::Schending;

/// A spoedvergadering is planned for now: by the time the request arrives, that is a moment ago.
pub const SPEELRUIMTE: SignedDuration = SignedDuration::from_mins(5);
/// A vergadering further ahead than two years is a slip of the pen.
pub const VOORUIT_HOOGSTENS: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);
/// More people than the leden of all deelnemers of one gremium.
pub const AANWEZIGEN_MAXIMUM: usize = 100;

/// A vergadering lies ahead, and not for ever.
#[must_use]
pub fn toets_planning(begint_op: Timestamp, nu: Timestamp) -> Option<Schending> {
    let vooruit = begint_op.duration_since(nu);
    let (code, tekst) = if vooruit < -SPEELRUIMTE {
        (
            "begint_in_verleden",
            "Een vergadering begint niet in het verleden.",
        )
    } else if vooruit > VOORUIT_HOOGSTENS {
        (
            "begint_te_ver_vooruit",
            "Een vergadering begint binnen twee jaar.",
        )
    } else {
        return None;
    };
    Some(Schending::ongeldig(&regel::R02, code, "/begintOp", tekst))
}

/// As what somebody sits in a gremium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zetel {
    /// Presides.
    Voorzitter,
    /// Member.
    Lid,
    /// Has a role there, but no seat: the secretaris, the casusregisseur.
    Geen,
}

/// The seat that a rol gives in a gremium of this kind.
#[must_use]
pub fn zetel(soort: Gremiumsoort, rol: &str) -> Zetel {
    match (soort, rol) {
        (Gremiumsoort::Omt, "omt_voorzitter") | (Gremiumsoort::Stuurgroep, "stg_voorzitter") => {
            Zetel::Voorzitter
        }
        (Gremiumsoort::Omt, "omt_lid") | (Gremiumsoort::Stuurgroep, "stg_lid") => Zetel::Lid,
        (Gremiumsoort::Omt | Gremiumsoort::Stuurgroep, _) => Zetel::Geen,
    }
}

/// A valid lidmaatschap of the gremium that meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kandidaat {
    /// Id of the lidmaatschap.
    pub lidmaatschap: Uuid,
    /// Person.
    pub persoon: Uuid,
    /// Seat.
    pub zetel: Zetel,
    /// Which body his organisation is; none when it is no deelnemer.
    pub onderdeel: Option<Onderdeel>,
}

/// Who was named as present: each a valid lidmaatschap with a seat, for a deelnemer, no person twice, one voorzitter. All
/// findings; places are `/aanwezigen/<n>`, or `/aanwezigen` for the whole.
#[must_use]
pub fn toets_opening(genoemd: &[Uuid], kandidaten: &[Kandidaat]) -> Vec<Schending> {
    let mut uit = Vec::new();
    let mut personen = BTreeSet::new();
    let mut voorzitters = 0;
    for (nummer, lidmaatschap) in genoemd.iter().enumerate() {
        let kandidaat = kandidaten
            .iter()
            .find(|een| een.lidmaatschap == *lidmaatschap);
        match toets_aanwezige(kandidaat) {
            Err((regel, code, tekst)) => {
                uit.push(Schending::ongeldig(
                    regel,
                    code,
                    format!("/aanwezigen/{nummer}"),
                    tekst,
                ));
            }
            Ok(wie) if !personen.insert(wie.persoon) => uit.push(Schending::ongeldig(
                &regel::R04,
                "persoon_dubbel",
                format!("/aanwezigen/{nummer}"),
                "Deze persoon is al genoemd; wie aanwezig is, is dat voor precies een deelnemer.",
            )),
            Ok(wie) if wie.zetel == Zetel::Voorzitter => voorzitters += 1,
            Ok(_) => {}
        }
    }
    if voorzitters != 1 {
        let (code, tekst) = if voorzitters == 0 {
            (
                "voorzitter_ontbreekt",
                "Er is geen voorzitter onder de aanwezigen.",
            )
        } else {
            (
                "meer_voorzitters",
                "Er is meer dan een voorzitter onder de aanwezigen.",
            )
        };
        uit.push(Schending::ongeldig(&regel::R02, code, "/aanwezigen", tekst));
    }
    uit
}

type Bezwaar = (&'static regel::Regel, &'static str, &'static str);

fn toets_aanwezige(kandidaat: Option<&Kandidaat>) -> Result<&Kandidaat, Bezwaar> {
    let Some(wie) = kandidaat else {
        return Err((
            &regel::R41,
            "lidmaatschap_niet_geldig",
            "Dit is geen geldig lidmaatschap van dit gremium.",
        ));
    };
    if wie.zetel == Zetel::Geen {
        return Err((
            &regel::R02,
            "geen_lid",
            "Dit lidmaatschap is niet dat van een lid of de voorzitter.",
        ));
    }
    if wie.onderdeel.is_none() {
        return Err((
            &regel::R04,
            "geen_deelnemer",
            "De organisatie van dit lidmaatschap is nu geen deelnemer.",
        ));
    }
    Ok(wie)
}

/// The earliest moment at which a vergadering can be opened: before it nobody sees her agenda (norm
/// `AGENDA_ZICHT_DAGEN`), and opening early is no way to see sooner.
#[must_use]
pub fn opent_vanaf(begint_op: Timestamp, dagen: u16) -> Timestamp {
    let vooruit = SignedDuration::from_hours(24 * i64::from(dagen));
    begint_op.checked_sub(vooruit).unwrap_or(Timestamp::MIN)
}

/// From when an agenda gives sight of what is put on it now: at once, but not longer ahead than the norm says.
#[must_use]
pub fn zicht_vanaf(nu: Timestamp, begint_op: Timestamp, dagen: u16) -> Timestamp {
    opent_vanaf(begint_op, dagen).max(nu)
}
