// SPDX-License-Identifier: EUPL-1.2
//! What happens to the subjecten of a casus: one more is proposed, one is removed by besluit, and it is decided whether they
//! are informed.

use autorisatie::beleid::Rol;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::klant::Aanroep;
use crate::stappen::werkcontext_over;
use crate::wereld::{Wereld, over_dagen};

/// A day within the year in which a postponement is looked at again.
#[must_use]
pub fn over_een_maand() -> String {
    over_dagen(30).to_string().chars().take(10).collect()
}

impl Wereld {
    /// The casusregisseur works on the casus from now on.
    async fn werk_aan_casus(&mut self) -> Uuid {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let casus = self.id_van("casussen");
        let context = werkcontext_over(&wie, "casusoverleg", "zaak", casus).await;
        self.werkcontexten.insert(rol, context);
        context
    }

    /// He proposes a subject who hangs on the first. Answers with his id; what calls are about stays the first.
    pub async fn draag_subject_voor(&mut self) -> Uuid {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werk_aan_casus().await;
        let eerste = self.id_van("subjecten");
        let etag = self.voorraad.object("subjecten").expect("one").1.to_owned();
        let vast = [
            ("persoonsrol", json!("directe_kring")),
            ("hangtAan", json!(eerste)),
            ("signaalpersoon", Value::Null),
        ];
        let made = self.stap("subject.voordragen", (&wie, rol), Some(context), &vast);
        let voorgedragen = made.await.moet(201).id();
        self.voorraad.leg("subjecten", eerste, &etag);
        voorgedragen
    }

    /// He decides to tell the first subject later.
    pub async fn beslis_over_informeren(&mut self) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werk_aan_casus().await;
        let vast = [
            ("beslissing", json!("uitstellen")),
            ("grond", json!("strafbare_feiten")),
            ("herzienOp", json!(over_een_maand())),
        ];
        let done = self.stap("subject.informeren", (&wie, rol), Some(context), &vast);
        let _ = done.await.moet(201);
        let path = format!("/subjecten/{}/informering", self.id_van("subjecten"));
        let read = wie.doe(Aanroep::get(&path).werkcontext(context)).await;
        (self.toeschouwer)(&read.moet(200));
    }

    /// The casusregisseur proposes a besluit about a subject of the casus, under the property of its soort.
    pub async fn stel_over_subject_voor(&mut self, soort: &str, inhoud: Value) {
        let (wie, rol) = self.wie(Rol::Casusregisseur);
        let context = self.werk_aan_casus().await;
        let mut vast = vec![
            ("zaak", json!(self.id_van("casussen"))),
            ("verschijningsvormen", json!(["witwassen"])),
            (soort, inhoud),
        ];
        for ander in [
            "casusStarten",
            "subjectToevoegen",
            "subjectAfwijzen",
            "subjectVerwijderen",
        ] {
            if ander != soort {
                vast.push((ander, Value::Null));
            }
        }
        let made = self.stap("besluit.voorstellen", (&wie, rol), Some(context), &vast);
        let _ = made.await.moet(201);
    }

    /// The tafel takes the proposal as far as an accepted besluit.
    pub async fn neem_voorstel_aan(&mut self) {
        self.plan_vergadering().await;
        self.agendeer().await;
        self.open_vergadering().await;
        self.geef_standpunten("voor").await;
        self.neem_aan().await;
    }
}
