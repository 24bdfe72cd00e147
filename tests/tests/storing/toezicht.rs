// SPDX-License-Identifier: EUPL-1.2
//! The CFG, who keeps the last checkpoint that he verified and asks for the whole log after every failure.

use audit_log::verifieer::{Bijlagen, Opdracht, Staat, controleer_tar};
use scenarios::stappen::logcontext;
use scenarios::{Aanroep, Klant};
use server::bron::{Bron as _, Systeembron};

use crate::belasting::Gedaan;

/// What he keeps.
#[derive(Default)]
pub(crate) struct Toezicht {
    staat: Option<Staat>,
}

impl Toezicht {
    /// Verifies the export: one tree that continues what was verified before, with every record that an answer named.
    pub(crate) async fn controleer(&mut self, cfg: &Klant, gedaan: &Gedaan) {
        let context = logcontext(cfg, "rechtmatigheidscontrole").await;
        let call = Aanroep::get("/logboek/export").werkcontext(context);
        let answer = cfg.probeer(call).await.expect("an answer").moet(200);
        let named = gedaan.lezingen.union(&gedaan.wijzigingsregels);
        let bijlagen = Bijlagen {
            beleid: None,
            ontvangsten: Some(named.copied().collect()),
        };
        let opdracht = Opdracht {
            sleutel: None,
            staat: self.staat.as_ref(),
            nu_us: Systeembron::default().nu_us(),
            bijlagen: Some(&bijlagen),
        };
        let outcome = controleer_tar(answer.lichaam.as_slice(), &opdracht, &mut |_, _| {});
        let outcome = outcome.expect("an export");
        assert!(outcome.rapport.in_orde, "{:#?}", outcome.rapport);
        let size = |staat: &Option<Staat>| {
            let last = staat.as_ref().and_then(Staat::laatste);
            last.map_or(0, |bekend| bekend.omvang)
        };
        assert!(
            size(&outcome.staat) > size(&self.staat),
            "the log has grown"
        );
        self.staat = outcome.staat;
    }
}
