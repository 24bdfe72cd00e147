// SPDX-License-Identifier: EUPL-1.2
//! The main job, step by step: from a signaal to a casus by decision of a tafel.

use autorisatie::beleid::Rol;
use autorisatie::werkcontext::doelen_van;
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

use crate::klant::{Aanroep, Klant};
use crate::stappen::{logcontext, probeer_werkcontext, werkcontext_over};
use crate::wereld::Wereld;

/// Who sit at the tafel besides the voorzitter: three deelnemers, the police among them.
const LEDEN: [&str; 3] = ["omt_lid", "omt_lid@D:belastingdienst", "omt_lid@D:fiod"];

/// Near enough for the agenda to give sight at once (norm AGENDA_ZICHT_DAGEN).
fn over_een_uur() -> String {
    let nu = i64::try_from(Systeembron::default().nu_us() / 1_000_000).expect("a clock");
    let nu = jiff::Timestamp::from_second(nu).expect("an instant");
    (nu + jiff::SignedDuration::from_hours(1)).to_string()
}

impl Wereld {
    /// Somebody with a rol, to take a step.
    pub(crate) fn wie(&self, rol: Rol) -> (Klant, Rol) {
        (self.als(rol).clone(), rol)
    }

    /// The id of what the main job is about.
    #[must_use]
    pub fn id_van(&self, collectie: &str) -> Uuid {
        let found = self.voorraad.object(collectie);
        found.unwrap_or_else(|| panic!("no {collectie} yet")).0
    }

    /// Walks the whole main job.
    pub async fn doorloop_hoofdtaak(&mut self) {
        self.tot_en_met_aanneming().await;
        self.stel_vast().await;
        self.lees_casus().await;
        self.sluit_vergadering().await;
        self.draag_subject_voor().await;
        self.beslis_over_informeren().await;
        self.wijzig_deelnemers().await;
        self.leg_belang_vast().await;
        self.geef_werktitel().await;
    }

    /// Walks the main job as far as an accepted besluit.
    pub async fn tot_en_met_aanneming(&mut self) {
        self.meld_signaal().await;
        self.neem_in_weging().await;
        self.vul_weging().await;
        self.stel_start_voor().await;
        self.plan_vergadering().await;
        self.agendeer().await;
        self.open_vergadering().await;
        self.geef_standpunten("voor").await;
        self.neem_aan().await;
    }

    /// A partner writes a signaal down and reports it.
    pub async fn meld_signaal(&mut self) {
        let (wie, rol) = self.wie(Rol::Partner);
        let made = self.stap("signaal.opstellen", (&wie, rol), None, &[]).await;
        let _ = made.moet(201);
        let told = self.stap("signaal.melden", (&wie, rol), None, &[]).await;
        let _ = told.moet(200);
    }

    /// The casusregisseur of the tafel takes it in weging.
    pub async fn neem_in_weging(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.context_over("signaal_wegen", rol).await;
        let signaal = self.id_van("signalen");
        let read = wie.doe(Aanroep::get(&format!("/signalen/{signaal}")).werkcontext(context));
        let read = read.await.moet(200);
        (self.toeschouwer)(&read);
        let persoon = read.json()["inhoud"]["personen"][0]["id"].clone();
        self.voorraad.leg_waarde("persoon", persoon);
        let taken = self.stap("signaal.in_weging_nemen", (&wie, rol), Some(context), &[]);
        let _ = taken.await.moet(201);
    }

    /// He records what the deelnemers found, on every criterion.
    pub async fn vul_weging(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werkcontexten[&rol];
        let vast = [("inOvereenstemmingMetDoel", json!(true))];
        let weighed = self.stap("signaal.weging_wijzigen", (&wie, rol), Some(context), &vast);
        let _ = weighed.await.moet(200);
        let path = format!("/signalen/{}/weging", self.id_van("signalen"));
        let read = wie.doe(Aanroep::get(&path).werkcontext(context)).await;
        (self.toeschouwer)(&read.moet(200));
    }

    /// He proposes to start a casus.
    pub async fn stel_start_voor(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werkcontexten[&rol];
        let signaal = self.id_van("signalen");
        let persoon = self.voorraad.waarde("persoon").cloned();
        let regisseur = self.lidmaatschap_van("casusregisseur").await;
        let vast = [
            ("zaak", json!(signaal)),
            ("signalen", json!([signaal])),
            ("deelnemers", json!(["politie", "belastingdienst"])),
            ("verschijningsvormen", json!(["witwassen"])),
            ("casusregisseur", json!(regisseur)),
            ("persoon", persoon.expect("read before")),
            ("persoonsrol", json!("signaal")),
            ("trappen", json!([1])),
            ("hangtAan", Value::Null),
            ("subjectToevoegen", Value::Null),
            ("subjectAfwijzen", Value::Null),
            ("subjectVerwijderen", Value::Null),
        ];
        let made = self.stap("besluit.voorstellen", (&wie, rol), Some(context), &vast);
        let _ = made.await.moet(201);
    }

    /// The secretaris plans a vergadering.
    pub async fn plan_vergadering(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        let vast = [
            ("isSpoed", json!(false)),
            ("begintOp", json!(over_een_uur())),
        ];
        let made = self
            .stap("vergadering.plannen", (&wie, rol), None, &vast)
            .await;
        let _ = made.moet(201);
        self.context_vergadering("vergadering_voorbereiden", rol)
            .await;
    }

    /// He puts the proposal on its agenda.
    pub async fn agendeer(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        let context = self.werkcontexten[&rol];
        let vast = [("vergadering", json!(self.id_van("vergaderingen")))];
        let done = self.stap("besluit.agenderen", (&wie, rol), Some(context), &vast);
        let _ = done.await.moet(200);
        self.lees_etag("vergaderingen", &wie).await;
    }

    /// He opens it, with who is there.
    pub async fn open_vergadering(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        let mut aanwezigen = Vec::new();
        for sub in LEDEN.into_iter().chain(["omt_voorzitter"]) {
            aanwezigen.push(self.lidmaatschap_van(sub).await);
        }
        let vast = [("aanwezigen", json!(aanwezigen))];
        let done = self
            .stap("vergadering.openen", (&wie, rol), None, &vast)
            .await;
        let _ = done.moet(200);
        self.context_vergadering("besluitvorming", rol).await;
    }

    /// He records the standpunt of each deelnemer present.
    pub async fn geef_standpunten(&mut self, standpunt: &str) {
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        let context = self.werkcontexten[&rol];
        for sub in LEDEN.into_iter().chain(["omt_voorzitter"]) {
            let lid = self.lidmaatschap_van(sub).await;
            let vast = [
                ("lidmaatschap", json!(lid)),
                ("standpunt", json!(standpunt)),
            ];
            let done = self.stap("besluit.standpunt_geven", (&wie, rol), Some(context), &vast);
            let _ = done.await.moet(201);
        }
        self.lees_etag_met("besluiten", &wie, context).await;
    }

    /// The tafel accepts.
    pub async fn neem_aan(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        let context = self.werkcontexten[&rol];
        let done = self.stap("besluit.aannemen", (&wie, rol), Some(context), &[]);
        let _ = done.await.moet(200);
    }

    /// The voorzitter adopts: the casus exists.
    pub async fn stel_vast(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtVoorzitter);
        self.context_vergadering("besluitvorming", rol).await;
        let context = self.werkcontexten[&rol];
        let done = self.stap("besluit.vaststellen", (&wie, rol), Some(context), &[]);
        let _ = done.await.moet(200);
    }

    /// The secretaris closes the vergadering.
    pub async fn sluit_vergadering(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtSecretaris);
        self.lees_etag("vergaderingen", &wie).await;
        let done = self.stap("vergadering.sluiten", (&wie, rol), None, &[]);
        let _ = done.await.moet(200);
    }

    /// A betrokken deelnemer finds the casus and reads it with its subject.
    pub async fn lees_casus(&mut self) {
        let wie = self.als(Rol::Partner).clone();
        let list = wie.doe(Aanroep::get("/casussen")).await.moet(200).json();
        let casus = list["casussen"][0]["id"].as_str().expect("a casus");
        let casus: Uuid = casus.parse().expect("an id");
        let context = werkcontext_over(&wie, "casusoverleg", "zaak", casus).await;
        let read = wie.doe(Aanroep::get(&format!("/casussen/{casus}")).werkcontext(context));
        let read = read.await.moet(200);
        self.voorraad.leg("casussen", casus, &read.etag());
        let list = Aanroep::get(&format!("/casussen/{casus}/subjecten")).werkcontext(context);
        let list = wie.doe(list).await.moet(200).json();
        let subject = list["subjecten"][0]["id"].as_str().expect("a subject");
        self.voorraad
            .leg("subjecten", subject.parse().expect("an id"), "\"1\"");
        self.werkcontexten.insert(Rol::Partner, context);
    }

    /// A besluit about the casus, of this soort, goes from proposal to adoption.
    pub(crate) async fn besluit_over_casus(
        &mut self,
        soort: &'static str,
        inhoud: &[(&str, Value)],
    ) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let casus = self.id_van("casussen");
        let context = werkcontext_over(&wie, "casusoverleg", "zaak", casus).await;
        self.werkcontexten.insert(rol, context);
        self.besluitsoort = soort;
        let mut vast = vec![
            ("zaak", json!(casus)),
            ("verschijningsvormen", json!(["witwassen"])),
        ];
        vast.extend_from_slice(inhoud);
        let made = self.stap("besluit.voorstellen", (&wie, rol), Some(context), &vast);
        let _ = made.await.moet(201);
        self.besluitsoort = "casusStarten";
        let path = format!("/besluiten/{}", self.id_van("besluiten"));
        let read = wie
            .doe(Aanroep::get(&path).werkcontext(context))
            .await
            .moet(200);
        (self.toeschouwer)(&read);
        self.plan_vergadering().await;
        self.agendeer().await;
        self.open_vergadering().await;
        self.geef_standpunten("voor").await;
        self.neem_aan().await;
        self.stel_vast().await;
        self.sluit_vergadering().await;
    }

    /// One deelnemer comes, another goes.
    pub async fn wijzig_deelnemers(&mut self) {
        let inhoud = [
            ("toevoegen", json!(["fiod"])),
            ("beeindigen", json!(["belastingdienst"])),
        ];
        self.besluit_over_casus("deelnemersWijzigen", &inhoud).await;
    }

    /// The casusregisseur gives the casus a working title.
    pub async fn geef_werktitel(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werkcontexten[&rol];
        self.lees_etag_met("casussen", &wie, context).await;
        let done = self.stap("casus.wijzigen", (&wie, rol), Some(context), &[]);
        let _ = done.await.moet(200);
    }

    /// The voorzitter records the interest of somebody who takes no further part, and ends it.
    pub async fn leg_belang_vast(&mut self) {
        let (wie, rol) = self.wie(Rol::OmtVoorzitter);
        let lid = self.lidmaatschap_van("cfg:2").await;
        self.voorraad.leg("belangen", lid, "\"1\"");
        let vast = [("lidmaatschap", json!(lid))];
        for (operatie, status) in [("belang.aanmaken", 201), ("belang.beeindigen", 200)] {
            let done = self.stap(operatie, (&wie, rol), None, &vast).await;
            let _ = done.moet(status);
        }
    }

    /// A werkcontext for every rol that can have one: about the log, the casus or the vergadering.
    pub async fn maak_werkcontexten(&mut self) {
        let (casus, vergadering) = (self.id_van("casussen"), self.id_van("vergaderingen"));
        for rol in Rol::ALLE.iter().copied() {
            let wie = self.als(rol).clone();
            let doel = doelen_van(rol)[0].code();
            let id = if rol == Rol::Cfg {
                Some(logcontext(&wie, "rechtmatigheidscontrole").await)
            } else {
                match probeer_werkcontext(&wie, doel, "zaak", casus).await {
                    Some(id) => Some(id),
                    None => probeer_werkcontext(&wie, doel, "vergadering", vergadering).await,
                }
            };
            if let Some(id) = id {
                self.werkcontexten.entry(rol).or_insert(id);
                self.voorraad.leg("werkcontexten", id, "\"1\"");
            }
        }
        let record = self.als(Rol::Partner).doe(Aanroep::get("/signalen")).await;
        let record = record.logregel().expect("a record");
        self.voorraad.leg("toegangslog", record, "\"1\"");
        // Somebody who takes no further part: an operation may end it.
        let ander = self.opstelling.als("cfg:2");
        let list = ander.doe(Aanroep::get("/lidmaatschappen")).await.moet(200);
        let row = list.json()["lidmaatschappen"][0].clone();
        let id = row["id"].as_str().and_then(|id| id.parse().ok());
        let etag = format!("\"{}\"", row["versie"]);
        self.voorraad
            .leg("lidmaatschappen", id.expect("an id"), &etag);
    }

    pub(crate) async fn context_over(&mut self, doel: &str, rol: Rol) -> Uuid {
        let wie = self.als(rol).clone();
        let id = werkcontext_over(&wie, doel, "zaak", self.id_van("signalen")).await;
        self.werkcontexten.insert(rol, id);
        id
    }

    pub(crate) async fn context_vergadering(&mut self, doel: &str, rol: Rol) -> Uuid {
        let wie = self.als(rol).clone();
        let id = werkcontext_over(&wie, doel, "vergadering", self.id_van("vergaderingen")).await;
        self.werkcontexten.insert(rol, id);
        id
    }

    pub(crate) async fn lees_etag(&mut self, collectie: &str, wie: &Klant) {
        let path = format!("/{collectie}/{}", self.id_van(collectie));
        let read = wie.doe(Aanroep::get(&path)).await.moet(200);
        self.onthoud(&read);
    }

    pub(crate) async fn lees_etag_met(&mut self, collectie: &str, wie: &Klant, context: Uuid) {
        let path = format!("/{collectie}/{}", self.id_van(collectie));
        let read = wie
            .doe(Aanroep::get(&path).werkcontext(context))
            .await
            .moet(200);
        self.onthoud(&read);
    }
}
