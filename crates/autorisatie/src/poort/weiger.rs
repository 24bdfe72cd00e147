// SPDX-License-Identifier: EUPL-1.2
//! Refusals: recorded first, answered then.

use audit_log::{Bewerking, Resultaat, Soort};

use super::logregel::{Afloop, Akte};
use super::toegang::Staat;
use super::verbinding::Verbinding;
use super::{Poort, feitenlezer, taak};
use crate::Weigering;
use crate::beleid::Objectsoort;
use crate::besluit::{Stand, geen_rij};
use crate::fout::{Fout, Geweigerd, Storing, Weigersoort};
use crate::hoedanigheid::Hoedanigheid;
use crate::verzoek::Verzoek;

/// What the door turned away, before any act was asked of the Poort.
#[derive(Clone, Copy, Debug)]
pub struct Deurweigering {
    /// Name of the act in the log, or what stands for it.
    pub naam: &'static str,
    /// Kind of object and word in the policy of the act that was asked, where the address and method are known.
    pub handeling: Option<(Objectsoort, &'static str)>,
    /// What the log calls it.
    pub resultaat: Resultaat,
    /// HTTP status.
    pub status: u16,
}

impl Poort {
    /// Records that an act did not happen; without a record the answer is that the log cannot be written.
    pub(super) async fn weiger(
        &self,
        akte: Akte,
        verzoek: &Verzoek,
        stand: Option<&Stand>,
        fout: Fout,
    ) -> Weigering {
        let regel = self.logregel(akte, verzoek, None, stand, &Afloop::fout(&fout));
        match self.delen.logboek.leg_vast(regel).await {
            Ok(ontvangst) => Weigering::nieuw(fout, Some(ontvangst.record_id)),
            Err(_) => Weigering::nieuw(Fout::Storing(Storing::Log), None),
        }
    }

    /// Records a call with a valid token that the door itself turned away (unknown route, malformed body, wrong method).
    ///
    /// Who calls and what his role may never do comes before what is wrong with his request: a role without a row for the
    /// act, or a token that was revoked, is refused as such, whatever else is missing. That refusal is recorded in the
    /// place of the door's, and returned.
    ///
    /// # Errors
    /// [`Storing`] when who calls cannot be looked up, or the record cannot be written: then nothing but 503 may be said.
    pub async fn weiger_aan_de_deur(
        &self,
        verzoek: &Verzoek,
        deur: Deurweigering,
    ) -> Result<Option<Weigering>, Storing> {
        let (poort, verzoek) = (self.clone(), verzoek.clone());
        taak::los(async move {
            let nu = poort.nu()?;
            let mut verbinding = Verbinding::leen(&poort.lezer).await?;
            let wie = feitenlezer::alleen_wie(verbinding.conn()?, &verzoek, nu).await?;
            verbinding.klaar();
            let in_plaats = poort.gaat_voor(&wie, &deur);
            let akte = Akte {
                naam: deur.naam,
                bewerking: Bewerking::Raadplegen,
                grondslag: &[&wgs::bepaling::WGS_1_8_4],
                soort: Soort::VerzoekUitkomst,
                is_over_persoon: false,
            };
            let fout = in_plaats.map(Fout::from);
            let afloop = fout.as_ref().map_or(
                Afloop {
                    resultaat: deur.resultaat,
                    status: deur.status,
                    beleidsregel: None,
                    getoond: None,
                    staat: Staat::default(),
                    code: None,
                },
                Afloop::fout,
            );
            let regel = poort.logregel(akte, &verzoek, wie.as_ref().ok(), None, &afloop);
            let ontvangst = poort.delen.logboek.leg_vast(regel).await;
            let ontvangst = ontvangst.map_err(|_| Storing::Log)?;
            Ok(fout.map(|fout| Weigering::nieuw(fout, Some(ontvangst.record_id))))
        })
        .await?
    }

    /// The refusal that comes before that of the door, if there is one.
    fn gaat_voor(
        &self,
        wie: &Result<Hoedanigheid, Geweigerd>,
        deur: &Deurweigering,
    ) -> Option<Geweigerd> {
        // On an address or with a method that nobody knows there is no act to judge.
        let (object, werkwoord) = deur.handeling?;
        match wie {
            Ok(wie) => geen_rij(&self.delen.beleid, wie.rol, object, werkwoord),
            // Which hoedanigheid is meant is one more thing that the request does not say.
            Err(geweigerd) if geweigerd.soort == Weigersoort::Onvolledig => None,
            Err(geweigerd) => Some(geweigerd.clone()),
        }
    }
}
