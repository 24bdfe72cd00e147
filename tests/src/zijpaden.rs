// SPDX-License-Identifier: EUPL-1.2
//! What can also become of a signaal and of a besluit: sent back, changed, withdrawn, held over,
//! rejected.

use autorisatie::beleid::Rol;
use serde_json::json;

use crate::wereld::Wereld;

impl Wereld {
    /// Walks every way that does not lead to a casus.
    pub async fn doorloop_zijpaden(&mut self) {
        self.stuur_terug_en_trek_in().await;
        self.trek_voorstel_in().await;
        self.houd_aan_en_verwerp().await;
        self.sluit_casus_af().await;
    }

    /// A casus is started, and closed because its doel was reached.
    pub async fn sluit_casus_af(&mut self) {
        self.tot_en_met_aanneming().await;
        self.stel_vast().await;
        self.lees_casus().await;
        self.sluit_vergadering().await;
        self.beslis_over_informeren().await;
        let inhoud = [("grond", json!("doel_bereikt"))];
        self.besluit_over_casus("casusAfsluiten", &inhoud).await;
    }

    /// A signaal is changed, reported, sent back, reported again and withdrawn.
    pub async fn stuur_terug_en_trek_in(&mut self) {
        let (melder, rol) = self.wie(Rol::Partner);
        let made = self.stap("signaal.opstellen", (&melder, rol), None, &[]);
        let _ = made.await.moet(201);
        let context = self.context_over("signaal_wegen", rol).await;
        self.wijzig_signaal().await;
        self.meld_concept().await;
        let (regisseur, van_tafel) = self.wie(Rol::Casusregisseur);
        let zijn = self.context_over("signaal_wegen", van_tafel).await;
        let back = self.stap(
            "signaal.terugsturen",
            (&regisseur, van_tafel),
            Some(zijn),
            &[],
        );
        let _ = back.await.moet(200);
        self.wijzig_signaal().await;
        self.meld_concept().await;
        let gone = self.stap("signaal.intrekken", (&melder, rol), Some(context), &[]);
        let _ = gone.await.moet(200);
    }

    async fn wijzig_signaal(&mut self) {
        let (melder, rol) = self.wie(Rol::Partner);
        let context = self.werkcontexten[&rol];
        let changed = self.stap("signaal.wijzigen", (&melder, rol), Some(context), &[]);
        let _ = changed.await.moet(200);
    }

    async fn meld_concept(&mut self) {
        let (melder, rol) = self.wie(Rol::Partner);
        let told = self.stap("signaal.melden", (&melder, rol), None, &[]).await;
        let _ = told.moet(200);
    }

    /// A proposal is withdrawn by who made it.
    pub async fn trek_voorstel_in(&mut self) {
        self.meld_signaal().await;
        self.neem_in_weging().await;
        self.vul_weging().await;
        self.stel_start_voor().await;
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werkcontexten[&rol];
        let gone = self.stap("besluit.intrekken", (&wie, rol), Some(context), &[]);
        let _ = gone.await.moet(200);
    }

    /// A besluit is held over to a next vergadering, and rejected there.
    pub async fn houd_aan_en_verwerp(&mut self) {
        self.stel_start_voor().await;
        self.plan_vergadering().await;
        self.agendeer().await;
        self.open_vergadering().await;
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        let context = self.werkcontexten[&rol];
        let held = self.stap("besluit.aanhouden", (&wie, rol), Some(context), &[]);
        let _ = held.await.moet(200);
        self.sluit_vergadering().await;

        self.plan_vergadering().await;
        self.agendeer().await;
        self.open_vergadering().await;
        self.geef_standpunten("tegen").await;
        let context = self.werkcontexten[&rol];
        let rejected = self.stap("besluit.verwerpen", (&wie, rol), Some(context), &[]);
        let _ = rejected.await.moet(200);
        self.voorraad.leg_waarde("standpunt", json!("voor"));
    }
}
