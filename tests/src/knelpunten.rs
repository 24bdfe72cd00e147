// SPDX-License-Identifier: EUPL-1.2
//! The other main job: from signalen of two deelnemers to a handhavingsknelpunt by decision of the Stuurgroep, and a plan
//! van aanpak by decision of a tafel.

use autorisatie::beleid::Rol;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::klant::{Aanroep, Klant};
use crate::stappen::werkcontext_over;
use crate::wereld::{Wereld, over_dagen};

/// Who sit in the Stuurgroep besides its voorzitter: enough for a quorum, the politie among them.
const LEDEN: [&str; 3] = ["stg_lid:politie", "stg_lid:belastingdienst", "stg_lid:fiod"];

impl Wereld {
    /// Walks from two signalen to a plan that was carried out.
    pub async fn doorloop_knelpunten(&mut self) {
        self.bereid_knelpunt_voor().await;
        self.wijs_knelpunt_aan().await;
        self.stel_plan_op().await;
        self.stel_plan_vast().await;
        self.voer_plan_uit().await;
    }

    async fn twee_signalen_in_weging(&mut self) -> [Uuid; 2] {
        self.meld_signaal().await;
        self.neem_in_weging().await;
        self.vul_weging().await;
        let eerste = self.id_van("signalen");
        let ander = (self.opstelling.als("partner@belastingdienst"), Rol::Partner);
        for (stap, status) in [("signaal.opstellen", 201), ("signaal.melden", 200)] {
            let done = self.stap(stap, (&ander.0, ander.1), None, &[]).await;
            let _ = done.moet(status);
        }
        self.neem_in_weging().await;
        self.vul_weging().await;
        [eerste, self.id_van("signalen")]
    }

    /// An adviseur prepares it, and changes what he prepared.
    pub async fn bereid_knelpunt_voor(&mut self) {
        let signalen = self.twee_signalen_in_weging().await;
        let (wie, rol) = self.wie(Rol::AdviseurRiec);
        let mut vast = vec![
            ("soort", json!("groep_van_personen")),
            ("signalen", json!(signalen)),
            ("personen", Value::Null),
            ("grens", Value::Null),
            ("sbi", Value::Null),
            ("deelnemers", json!(["politie", "belastingdienst"])),
            ("tafels", json!(["D"])),
            ("verschijningsvormen", json!(["witwassen"])),
            ("strekking", json!("positief")),
        ];
        let made = self.stap("hhk.voorbereiden", (&wie, rol), None, &vast);
        let _ = made.await.moet(201);
        let context = self.context_knelpunt(&wie, "handhavingsknelpunt").await;
        // It turns out to be about an area.
        vast[0].1 = json!("gebied");
        vast[3] = ("groep", Value::Null);
        let changed = self.stap("hhk.wijzigen", (&wie, rol), Some(context), &vast);
        let _ = changed.await.moet(200);
    }

    async fn context_knelpunt(&mut self, wie: &Klant, doel: &str) -> Uuid {
        werkcontext_over(wie, doel, "zaak", self.id_van("handhavingsknelpunten")).await
    }

    /// The Stuurgroep designates it.
    pub async fn wijs_knelpunt_aan(&mut self) {
        let (wie, rol) = self.wie(Rol::StgLid);
        let context = self.context_knelpunt(&wie, "besluitvorming").await;
        let einde = over_dagen(365).to_string();
        let vast = [
            ("zaak", json!(self.id_van("handhavingsknelpunten"))),
            ("verschijningsvormen", json!(["witwassen"])),
            ("versie", json!(2)),
            ("einde", json!(einde.split('T').next())),
        ];
        self.besluitsoort = "hhkAanwijzen";
        let made = self.stap("besluit.voorstellen", (&wie, rol), Some(context), &vast);
        let _ = made.await.moet(201);
        self.besluitsoort = "casusStarten";
        self.stuurgroep_besluit().await;
        self.lees_etag_met("handhavingsknelpunten", &wie, context)
            .await;
    }

    /// What was proposed goes over the agenda of the Stuurgroep to a vote, and is adopted.
    async fn stuurgroep_besluit(&mut self) {
        let (secretaris, rol) = self.wie(Rol::StgSecretaris);
        self.voorraad.leg_waarde("gremia", json!("STUURGROEP"));
        let vast = [
            ("isSpoed", json!(false)),
            ("begintOp", json!(over_dagen(1).to_string())),
        ];
        let made = self.stap("vergadering.plannen", (&secretaris, rol), None, &vast);
        let _ = made.await.moet(201);
        self.voorraad.leg_waarde("gremia", json!("D"));
        let context = self
            .context_vergadering("vergadering_voorbereiden", rol)
            .await;
        let vast = [("vergadering", json!(self.id_van("vergaderingen")))];
        let done = self.stap(
            "besluit.agenderen",
            (&secretaris, rol),
            Some(context),
            &vast,
        );
        let _ = done.await.moet(200);
        self.lees_etag("vergaderingen", &secretaris).await;
        let mut leden = Vec::new();
        for sub in LEDEN.into_iter().chain(["stg_voorzitter"]) {
            leden.push(self.lidmaatschap_van(sub).await);
        }
        let vast = [("aanwezigen", json!(leden))];
        let done = self.stap("vergadering.openen", (&secretaris, rol), None, &vast);
        let _ = done.await.moet(200);
        let context = self.context_vergadering("besluitvorming", rol).await;
        for lid in leden {
            let vast = [("lidmaatschap", json!(lid)), ("standpunt", json!("voor"))];
            let done = self.stap(
                "besluit.standpunt_geven",
                (&secretaris, rol),
                Some(context),
                &vast,
            );
            let _ = done.await.moet(201);
        }
        self.lees_etag_met("besluiten", &secretaris, context).await;
        let done = self.stap("besluit.aannemen", (&secretaris, rol), Some(context), &[]);
        let _ = done.await.moet(200);
        let (voorzitter, leidt) = self.wie(Rol::StgVoorzitter);
        let context = self.context_vergadering("besluitvorming", leidt).await;
        let done = self.stap(
            "besluit.vaststellen",
            (&voorzitter, leidt),
            Some(context),
            &[],
        );
        let _ = done.await.moet(200);
        self.lees_etag("vergaderingen", &secretaris).await;
        let done = self.stap("vergadering.sluiten", (&secretaris, rol), None, &[]);
        let _ = done.await.moet(200);
    }

    /// The casusregisseur of a tafel that it concerns writes a plan, and changes it.
    pub async fn stel_plan_op(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.context_knelpunt(&wie, "handhavingsknelpunt").await;
        let vast = [("deelnemer", json!("politie"))];
        let made = self.stap("plan.opstellen", (&wie, rol), Some(context), &vast);
        let _ = made.await.moet(201);
        let context = self.context_plan(&wie).await;
        let changed = self.stap("plan.wijzigen", (&wie, rol), Some(context), &vast);
        let _ = changed.await.moet(200);
    }

    async fn context_plan(&mut self, wie: &Klant) -> Uuid {
        let plan = self.id_van("plannen-van-aanpak");
        werkcontext_over(wie, "handhavingsknelpunt", "zaak", plan).await
    }

    /// The tafel adopts it.
    pub async fn stel_plan_vast(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.context_plan(&wie).await;
        let vast = [
            ("zaak", json!(self.id_van("plannen-van-aanpak"))),
            ("verschijningsvormen", json!(["witwassen"])),
            ("versie", json!(2)),
        ];
        self.besluitsoort = "planVaststellen";
        let made = self.stap("besluit.voorstellen", (&wie, rol), Some(context), &vast);
        let _ = made.await.moet(201);
        self.besluitsoort = "casusStarten";
        self.plan_vergadering().await;
        self.agendeer().await;
        self.open_vergadering().await;
        self.geef_standpunten("voor").await;
        self.neem_aan().await;
        self.stel_vast().await;
        self.sluit_vergadering().await;
    }

    /// The casusregisseur carries it out.
    pub async fn voer_plan_uit(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.context_plan(&wie).await;
        self.lees_etag_met("plannen-van-aanpak", &wie, context)
            .await;
        for stap in ["plan.uitvoeren", "plan.afronden"] {
            let done = self.stap(stap, (&wie, rol), Some(context), &[]).await;
            let _ = done.moet(200);
        }
        let hhk = self.id_van("handhavingsknelpunten");
        let context = self.context_knelpunt(&wie, "handhavingsknelpunt").await;
        let read = Aanroep::get(&format!("/handhavingsknelpunten/{hhk}")).werkcontext(context);
        (self.toeschouwer)(&wie.doe(read).await.moet(200));
    }
}
