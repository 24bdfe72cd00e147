// SPDX-License-Identifier: EUPL-1.2
//! The casus of the walk as the people work on it: each under a werkcontext of his own.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Mensen, voor_zaak};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord, Klant};

/// The casus, and under what the casusregisseur and the two deelnemers work on it.
pub(super) struct Dossier {
    pub(super) casus: Uuid,
    pub(super) regisseur: Uuid,
    pub(super) melder: Uuid,
    pub(super) deelnemer: Uuid,
}

impl Dossier {
    /// Each of them takes it up.
    pub(super) async fn neem_op(mensen: &Mensen<'_>, casus: Uuid) -> Uitkomst<Self> {
        let werk = async |wie| {
            let reden = "Werken aan deze casus.";
            voor_zaak(wie, "casusoverleg", casus, reden).await
        };
        Ok(Self {
            casus,
            regisseur: werk(&mensen.casusregisseur).await?,
            melder: werk(&mensen.melder).await?,
            deelnemer: werk(&mensen.deelnemer).await?,
        })
    }

    /// Everybody who works on it, with the werkcontext under which he does.
    pub(super) fn werkers<'a, 'b>(&self, mensen: &'a Mensen<'b>) -> [(&'a Klant<'b>, Uuid); 3] {
        [
            (&mensen.casusregisseur, self.regisseur),
            (&mensen.melder, self.melder),
            (&mensen.deelnemer, self.deelnemer),
        ]
    }

    /// Whom the casus is about, as one of them sees it.
    pub(super) async fn subjecten(
        &self,
        (wie, werk): (&Klant<'_>, Uuid),
        wat: &str,
    ) -> Uitkomst<Vec<Uuid>> {
        let pad = format!("/casussen/{}/subjecten", self.casus);
        let call = Aanroep::get(pad).met(werk);
        let lijst = wie.kort(wat, call, &[200]).await?.json();
        let rijen = lijst["subjecten"].as_array().cloned().unwrap_or_default();
        let noem = |rij: &Value| {
            let veld = |naam: &str| rij[naam].as_str().unwrap_or_default();
            let naam = rij["naam"]["geslachtsnaam"].as_str().unwrap_or_default();
            let (nummer, rol) = (veld("pseudoniem"), veld("persoonsrol"));
            format!("{nummer}: {naam}, {rol}, {}", veld("status"))
        };
        let namen: Vec<String> = rijen.iter().map(noem).collect();
        println!("  {}", namen.join("; "));
        let ids = rijen.iter().map(|rij| rij["id"].as_str());
        ids.map(|id| Ok(id.unwrap_or_default().parse()?)).collect()
    }

    /// The casusregisseur proposes a besluit about it, under the property of its soort.
    pub(super) async fn stel_voor(
        &self,
        mensen: &Mensen<'_>,
        wat: &str,
        (soort, inhoud): (&str, Value),
        wil: u16,
    ) -> Uitkomst<Antwoord> {
        let call = voorstel(self.casus, soort, &inhoud).met(self.regisseur);
        mensen.casusregisseur.doe(wat, call, &[wil]).await
    }

    /// For nobody who works on it this subject exists any more, nor does a list name it.
    pub(super) async fn is_weg(&self, mensen: &Mensen<'_>, subject: Uuid) -> Uitkomst<()> {
        for (wie, werk) in self.werkers(mensen) {
            let call = Aanroep::get(format!("/subjecten/{subject}")).met(werk);
            wie.kort("Niet te vinden.", call, &[404]).await?;
            let wat = "De lijst zonder hem of haar:";
            if self.subjecten((wie, werk), wat).await?.contains(&subject) {
                return Err("de lijst noemt een subject dat weg is".into());
            }
        }
        Ok(())
    }
}

/// The call that proposes a besluit about this zaak.
pub(super) fn voorstel(zaak: Uuid, soort: &str, inhoud: &Value) -> Aanroep {
    let lichaam = json!({
        "zaak": zaak,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Nodig voor het doel; niet meer en niet langer.",
        "proportionaliteit": "Alleen deze stap, alleen in deze zaak.",
        "subsidiariteit": "Met minder kan het niet.",
        soort: inhoud,
    });
    Aanroep::post("/besluiten", lichaam)
}
