// SPDX-License-Identifier: EUPL-1.2
//! Refusals: recorded first, answered then.

use audit_log::{Bewerking, Resultaat, Soort};
use uuid::Uuid;

use super::logregel::{Afloop, Akte};
use super::toegang::Staat;
use super::verbinding::Verbinding;
use super::{Poort, feitenlezer, taak};
use crate::Weigering;
use crate::besluit::Stand;
use crate::fout::{Fout, Storing};
use crate::hoedanigheid::Hoedanigheid;
use crate::verzoek::Verzoek;

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

    /// Records a call with a valid token that the door itself turned away (unknown route, malformed body, wrong method):
    /// the caller gets to know the id of the record.
    ///
    /// # Errors
    /// [`Storing`] when who calls cannot be looked up, or the record cannot be written: then nothing but 503 may be said.
    pub async fn weiger_aan_de_deur(
        &self,
        verzoek: &Verzoek,
        naam: &'static str,
        resultaat: Resultaat,
        status: u16,
    ) -> Result<Uuid, Storing> {
        let (poort, verzoek) = (self.clone(), verzoek.clone());
        taak::los(async move {
            let nu = poort.nu()?;
            let mut verbinding = Verbinding::leen(&poort.lezer).await?;
            let wie: Option<Hoedanigheid> =
                feitenlezer::alleen_wie(verbinding.conn()?, &verzoek, nu)
                    .await?
                    .ok();
            verbinding.klaar();
            let akte = Akte {
                naam,
                bewerking: Bewerking::Raadplegen,
                grondslag: &[&wgs::bepaling::WGS_1_8_4],
                soort: Soort::VerzoekUitkomst,
            };
            let afloop = Afloop {
                resultaat,
                status,
                beleidsregel: None,
                getoond: None,
                staat: Staat::default(),
                code: None,
            };
            let regel = poort.logregel(akte, &verzoek, wie.as_ref(), None, &afloop);
            poort
                .delen
                .logboek
                .leg_vast(regel)
                .await
                .map(|ontvangst| ontvangst.record_id)
                .map_err(|_| Storing::Log)
        })
        .await?
    }
}
