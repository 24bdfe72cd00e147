// SPDX-License-Identifier: EUPL-1.2
//! How every way through the Poort ends: in a task of its own, with a record, and only then with an answer.

use audit_log::{LogOnbeschikbaar, Ontvangst};

use super::logregel::{Afloop, Akte};
use super::toegang::Staat;
use super::{Poort, taak};
use crate::besluit::Stand;
use crate::fout::Storing;
use crate::handeling::Handeling;
use crate::verzoek::Verzoek;
use crate::{Verantwoord, Vrijgegeven, Weigering};

/// What was allowed and done: the result, and the row of the policy that allowed it.
pub(super) struct Gelukt<T> {
    pub waarde: T,
    pub beleidsregel: String,
    /// Whether it is the stored answer to an earlier request.
    pub herhaald: bool,
}

/// INVARIANT: the only way from a result to the caller leads over the receipt of the log.
pub(super) fn na_ontvangst<T>(
    ontvangst: Result<Ontvangst, LogOnbeschikbaar>,
    waarde: T,
    herhaald: bool,
) -> Result<Vrijgegeven<T>, Weigering> {
    match ontvangst {
        Ok(ontvangst) => Ok(Vrijgegeven::nieuw(waarde, &ontvangst, herhaald)),
        Err(LogOnbeschikbaar) => Err(Weigering::nieuw(Storing::Log.into(), None)),
    }
}

impl Poort {
    /// Runs an act to its end, whatever becomes of the caller; what breaks the task itself is recorded too.
    pub(super) async fn in_eigen_taak<H: Handeling, T: 'static>(
        &self,
        verzoek: &Verzoek,
        werk: impl Future<Output = Result<Vrijgegeven<T>, Weigering>> + 'static,
    ) -> Result<Vrijgegeven<T>, Weigering> {
        match taak::los(werk).await {
            Ok(uitkomst) => uitkomst,
            Err(storing) => Err(self
                .weiger(Akte::van::<H>(), verzoek, None, storing.into())
                .await),
        }
    }

    /// Records what will be shown, then lets it go.
    pub(super) async fn geef_vrij<H: Handeling, T: Verantwoord>(
        &self,
        verzoek: &Verzoek,
        stand: Option<&Stand>,
        gelukt: Gelukt<T>,
    ) -> Result<Vrijgegeven<T>, Weigering> {
        let Gelukt {
            waarde,
            beleidsregel,
            herhaald,
        } = gelukt;
        let afloop = Afloop::gelukt(&waarde, verzoek.status, beleidsregel, Staat::default());
        let regel = self.logregel(Akte::van::<H>(), verzoek, None, stand, &afloop);
        let ontvangst = self.delen.logboek.leg_vast(regel).await;
        na_ontvangst(ontvangst, waarde, herhaald)
    }
}
