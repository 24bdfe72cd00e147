// SPDX-License-Identifier: EUPL-1.2
//! What a worker answers with: its Poort, and the guard that the door asks.

use std::net::IpAddr;
use std::sync::Arc;

use audit_log::Resultaat;
use autorisatie::beleid::Objectsoort;
use autorisatie::token::Geverifieerd;
use autorisatie::{Deurweigering, Poort};
use besluitvorming::gevolg::Gevolgen;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::cursor::CursorKey;
use crate::deur::wacht::{Aanroep, LogOnbeschikbaar, TokenGeweigerd, Wacht};
use crate::jwks::Sleutelhaler;
use crate::logboek::Tellers;
use crate::vernietiging::Vernietiging;

/// Name in the log of a call that the door refuses before any act is known.
const ONBEKEND: &str = "deur.weigeren";

/// What all workers share besides the parts of the Poort.
pub struct Gedeelde {
    /// Verifies tokens.
    pub haler: Arc<Sleutelhaler>,
    /// Counts calls without a valid token.
    pub tellers: Arc<Tellers>,
    /// Seals cursors.
    pub cursors: CursorKey,
    /// The names of the acts that have an address.
    pub handelingen: Vec<&'static str>,
    /// The hash of the policy: cursors are bound to it.
    pub beleid: [u8; 32],
    /// The log, to read in; only within an act on the log that the Poort allowed.
    pub logboek: audit_log::Logboek,
    /// Which identification numbers count as real here.
    pub bereik: wgs::nummer::Bereik,
    /// Where the days of the law begin and end.
    pub tijdzone: jiff::tz::TimeZone,
    /// What adoption of a besluit brings about, per soort.
    pub gevolgen: Gevolgen,
    /// Wakes who destroys keys.
    pub vernietiging: Arc<Vernietiging>,
}

/// The effects of besluiten that this installation carries out.
#[must_use]
pub fn gevolgen() -> Gevolgen {
    Gevolgen::default()
        .met::<casus::CasusStarten>()
        .met::<casus::CasusAfsluiten>()
        .met::<casus::DeelnemersWijzigen>()
        .met_verwerping::<zaak::SubjectToevoegen>()
        .met::<zaak::SubjectAfwijzen>()
        .met::<zaak::SubjectVerwijderen>()
        .met_verwerping::<handhavingsknelpunt::HhkAanwijzen>()
        .met::<handhavingsknelpunt::HhkAfwijzen>()
        .met::<handhavingsknelpunt::HhkVerlengen>()
        .met::<handhavingsknelpunt::HhkBeeindigen>()
        .met::<handhavingsknelpunt::PlanVaststellen>()
}

/// The state of one worker.
pub struct Installatie {
    poort: Poort,
    gedeelde: Arc<Gedeelde>,
}

impl Installatie {
    /// The state of a worker with this Poort.
    #[must_use]
    pub const fn new(poort: Poort, gedeelde: Arc<Gedeelde>) -> Self {
        Self { poort, gedeelde }
    }

    /// The one door to data.
    #[must_use]
    pub const fn poort(&self) -> &Poort {
        &self.poort
    }

    /// What all workers share.
    #[must_use]
    pub fn gedeelde(&self) -> Arc<Gedeelde> {
        Arc::clone(&self.gedeelde)
    }

    /// Which identification numbers count as real: the test ranges in a demo only, all others elsewhere only.
    #[must_use]
    pub fn bereik(&self) -> wgs::nummer::Bereik {
        self.gedeelde.bereik
    }

    /// The zone of legal dates.
    #[must_use]
    pub fn tijdzone(&self) -> &jiff::tz::TimeZone {
        &self.gedeelde.tijdzone
    }

    fn name(&self, handeling: Option<&str>) -> &'static str {
        let mut known = self.gedeelde.handelingen.iter();
        handeling
            .and_then(|asked| known.find(|name| **name == asked).copied())
            .unwrap_or(ONBEKEND)
    }
}

impl Wacht for Installatie {
    type Beller = Arc<Geverifieerd>;

    async fn verifieer(&self, token: &str) -> Result<Self::Beller, TokenGeweigerd> {
        // TLS that ends at a proxy shows no client certificate here: bound tokens are refused.
        let verified = self.gedeelde.haler.toets(token, None).await;
        verified.map_err(|_| TokenGeweigerd)
    }

    async fn leg_vast(
        &self,
        aanroep: &Aanroep<Self::Beller>,
        status: u16,
        code: &str,
    ) -> Result<Option<Afwijzing>, LogOnbeschikbaar> {
        let name = self.name(aanroep.handeling.as_deref());
        let verzoek = aanroep.verzoek(status);
        let deur = Deurweigering {
            naam: name,
            handeling: act(name).filter(|_| (400..500).contains(&status)),
            resultaat: result(status, code, aanroep.handeling.is_some()),
            status,
        };
        let written = self.poort.weiger_aan_de_deur(&verzoek, deur).await;
        written
            .map(|instead| instead.map(Into::into))
            .map_err(|storing| {
                tracing::error!(target: "server", %storing, "weigering niet vastgelegd");
                LogOnbeschikbaar
            })
    }

    fn tel_zonder_token(&self, bron: Option<IpAddr>, nu_us: u64) {
        self.gedeelde.tellers.tel(bron, nu_us);
    }
}

/// Kind of object and word in the policy of an act with this name; none for what is no act.
fn act(name: &'static str) -> Option<(Objectsoort, &'static str)> {
    let (noun, verb) = name.split_once('.')?;
    Some((Objectsoort::van(noun)?, verb))
}

/// What the log calls this answer.
fn result(status: u16, code: &str, is_known_route: bool) -> Resultaat {
    match status {
        200..=299 => Resultaat::Gelukt,
        401 => Resultaat::NietAangemeld,
        403 => Resultaat::NietBevoegd,
        404 if is_known_route => Resultaat::NietZichtbaar,
        404 => Resultaat::RouteOnbekend,
        405 => Resultaat::MethodeOnjuist,
        409 => Resultaat::Conflict,
        412 | 428 => Resultaat::VoorwaardeFaalt,
        413 => Resultaat::TeGroot,
        429 => Resultaat::TeVeel,
        500 => Resultaat::Fout,
        503 => Resultaat::NietBeschikbaar,
        _ if code == "werkcontext-ontbreekt" => Resultaat::WerkcontextOntbreekt,
        _ => Resultaat::OngeldigVerzoek,
    }
}

#[cfg(test)]
mod tests {
    use audit_log::Resultaat;

    use super::result;
    use crate::problemen;

    #[test]
    fn every_problem_is_a_refusal_or_a_failure_in_the_log() {
        for soort in problemen::ALLE {
            let result = result(soort.status, soort.code, true);
            assert!(
                result.is_weigering() || result == Resultaat::Fout,
                "{}",
                soort.code
            );
        }
        assert_eq!(
            result(400, "werkcontext-ontbreekt", true),
            Resultaat::WerkcontextOntbreekt
        );
        assert_eq!(
            result(404, "niet-gevonden", false),
            Resultaat::RouteOnbekend
        );
    }
}
