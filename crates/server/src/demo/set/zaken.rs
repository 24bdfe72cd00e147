// SPDX-License-Identifier: EUPL-1.2
//! The steps of one zaak: from concept to what became of it.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;
use wgs::tafel::Tafel;

use super::inzage;
use super::loper::Loper;
use super::ontwerp::Zaak;
use super::tafels::{Aanwezige, Tafelstand, casusregisseur, secretaris, voorzitter};
use super::teksten;
use super::toeval::Toeval;
use super::wensen::{Lot, Stap, Zitting};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord};

/// A zaak in this run: what it is to be, and how far it is.
pub(super) struct Zaakstand {
    pub(super) zaak: Zaak,
    /// Id of the signaal.
    signaal: Option<Uuid>,
    /// Ids of the persons in it.
    personen: Vec<String>,
    /// Under which the casusregisseur works on it.
    werkcontext: Option<Uuid>,
    /// Id of the besluit.
    besluit: Option<Uuid>,
    /// The answer to the last step of signaal or besluit: the next step names its version.
    laatste: Option<Antwoord>,
}

impl Zaakstand {
    pub(super) const fn nieuw(zaak: Zaak) -> Self {
        Self {
            zaak,
            signaal: None,
            personen: Vec::new(),
            werkcontext: None,
            besluit: None,
            laatste: None,
        }
    }

    /// Whether this step is one of its own.
    pub(super) fn doet_mee(&self, stap: Stap) -> bool {
        match stap {
            Stap::Opstellen | Stap::Melden => true,
            Stap::Terugsturen => self.zaak.lot == Lot::Teruggestuurd,
            Stap::Wegen => self.zaak.wordt_gewogen(),
            Stap::Voorstellen => self.zaak.wordt_voorgesteld(),
            Stap::Agenderen(zitting) => self.zaak.staat_op(zitting),
            Stap::Aanhouden(zitting) => self.zaak.is_aangehouden_in(zitting),
            Stap::Stemmen(zitting) => self.zaak.besloten_in() == Some(zitting),
            Stap::Vaststellen(zitting) => self.zaak.lot == Lot::Gestart(zitting),
            Stap::Inzien => matches!(self.zaak.lot, Lot::Gestart(_)),
            Stap::Plannen(_) | Stap::Openen(_) | Stap::Sluiten(_) | Stap::UitDienst => false,
        }
    }

    /// Takes a step that is its own.
    pub(super) async fn zet(
        &mut self,
        stap: Stap,
        loper: &Loper<'_>,
        tafels: &[Tafelstand],
    ) -> Uitkomst<()> {
        let tafel = tafels.iter().find(|een| een.tafel == self.zaak.tafel);
        let tafel = tafel.ok_or("deze tafel is er niet")?;
        let antwoord = match stap {
            Stap::Opstellen => self.stel_op(loper).await?,
            Stap::Melden => self.meld(loper).await?,
            Stap::Terugsturen => self.stuur_terug(loper).await?,
            Stap::Wegen => self.weeg(loper).await?,
            Stap::Voorstellen => self.stel_voor(loper).await?,
            Stap::Agenderen(zitting) => self.agendeer(loper, tafel, zitting).await?,
            Stap::Aanhouden(zitting) => self.houd_aan(loper, tafel, zitting).await?,
            Stap::Stemmen(zitting) => self.stem(loper, tafel, zitting).await?,
            Stap::Vaststellen(zitting) => self.stel_vast(loper, tafel, zitting).await?,
            Stap::Inzien => return self.laat_inzien(loper).await,
            Stap::Plannen(_) | Stap::Openen(_) | Stap::Sluiten(_) | Stap::UitDienst => {
                return Ok(());
            }
        };
        self.laatste = Some(antwoord);
        Ok(())
    }

    async fn stel_op(&mut self, loper: &Loper<'_>) -> Uitkomst<Antwoord> {
        let call = Aanroep::post("/signalen", self.zaak.opstelling.clone());
        let wat = self.wat("opstellen");
        let gemaakt = loper.wijzig(&self.zaak.melder, &wat, call, 201).await?;
        self.signaal = Some(gemaakt.id()?);
        Ok(gemaakt)
    }

    async fn meld(&mut self, loper: &Loper<'_>) -> Uitkomst<Antwoord> {
        let call = self.signaalstap("/melding")?;
        let wat = self.wat("melden");
        loper.wijzig(&self.zaak.melder, &wat, call, 200).await
    }

    async fn stuur_terug(&mut self, loper: &Loper<'_>) -> Uitkomst<Antwoord> {
        let wie = casusregisseur(self.zaak.tafel);
        let werk = self
            .begin_weging(loper, "Controle of het signaal volledig is.")
            .await?;
        let mut call = self.signaalstap("/terugsturing")?.met(werk);
        call.lichaam = Some(self.zaak.terugsturing.clone());
        loper
            .wijzig(&wie, &self.wat("terugsturen"), call, 200)
            .await
    }

    /// Reads whom the signaal names, takes it in weging and records what the deelnemers judged.
    async fn weeg(&mut self, loper: &Loper<'_>) -> Uitkomst<Antwoord> {
        let wie = casusregisseur(self.zaak.tafel);
        let werk = self
            .begin_weging(loper, "Weging met de deelnemers voorbereiden.")
            .await?;
        let pad = format!("/signalen/{}", self.signaal()?);
        let call = Aanroep::get(pad.clone()).met(werk);
        let gelezen = loper.doe(&wie, &self.wat("lezen"), call, &[200]).await?;
        self.personen = personen(&gelezen.json());
        let weging = format!("{pad}/weging");
        let call = Aanroep::stap(&weging, &gelezen).met(werk);
        let genomen = loper
            .wijzig(&wie, &self.wat("in weging nemen"), call, 201)
            .await?;
        let mut call = Aanroep::stap(&weging, &genomen).met(werk);
        (call.methode, call.lichaam) = (Method::PATCH, Some(self.zaak.weging.clone()));
        loper.wijzig(&wie, &self.wat("wegen"), call, 200).await
    }

    async fn stel_voor(&mut self, loper: &Loper<'_>) -> Uitkomst<Antwoord> {
        let wie = casusregisseur(self.zaak.tafel);
        let werk = self.werkcontext.ok_or("er is geen werkcontext")?;
        let call = Aanroep::post("/besluiten", self.voorstel()?).met(werk);
        let gemaakt = loper
            .wijzig(&wie, &self.wat("voorstellen"), call, 201)
            .await?;
        self.besluit = Some(gemaakt.id()?);
        Ok(gemaakt)
    }

    async fn agendeer(
        &mut self,
        loper: &Loper<'_>,
        tafel: &Tafelstand,
        zitting: Zitting,
    ) -> Uitkomst<Antwoord> {
        let vergadering = tafel.zitting(zitting)?;
        let mut call = self.besluitstap("agendering", vergadering.voorbereiding)?;
        call.lichaam = Some(json!({"vergadering": vergadering.id}));
        let wat = self.wat(&format!("agenderen {}", zitting.naam()));
        loper
            .wijzig(&secretaris(tafel.tafel), &wat, call, 200)
            .await
    }

    async fn houd_aan(
        &mut self,
        loper: &Loper<'_>,
        tafel: &Tafelstand,
        zitting: Zitting,
    ) -> Uitkomst<Antwoord> {
        let mut call = self.besluitstap("aanhouding", tafel.zitting(zitting)?.secretaris)?;
        call.lichaam = Some(json!({"reden": teksten::AANHOUDING}));
        let wie = secretaris(tafel.tafel);
        loper.wijzig(&wie, &self.wat("aanhouden"), call, 200).await
    }

    /// The standpunt of everybody present, and what follows from them.
    async fn stem(
        &mut self,
        loper: &Loper<'_>,
        tafel: &Tafelstand,
        zitting: Zitting,
    ) -> Uitkomst<Antwoord> {
        let (wie, vergadering) = (secretaris(tafel.tafel), tafel.zitting(zitting)?);
        let mut toeval = Toeval::van(&self.wat("stemmen"));
        for (nummer, aanwezige) in vergadering.aanwezigen.iter().enumerate() {
            let mut call = self.besluitstap("standpunten", vergadering.secretaris)?;
            call.etag = None;
            call.lichaam = Some(self.standpunt(nummer, aanwezige, &mut toeval));
            let wat = self.wat(&format!("standpunt {nummer}"));
            self.laatste = Some(loper.wijzig(&wie, &wat, call, 201).await?);
        }
        if self.zaak.lot == Lot::Verworpen {
            let mut call = self.besluitstap("verwerping", vergadering.secretaris)?;
            call.lichaam = Some(json!({"reden": toeval.kies(&teksten::VERWERPING)}));
            return loper.wijzig(&wie, &self.wat("verwerpen"), call, 200).await;
        }
        let call = self.besluitstap("aanneming", vergadering.secretaris)?;
        loper.wijzig(&wie, &self.wat("aannemen"), call, 200).await
    }

    /// Casus, subjecten, deelnames and trap come of it.
    async fn stel_vast(
        &mut self,
        loper: &Loper<'_>,
        tafel: &Tafelstand,
        zitting: Zitting,
    ) -> Uitkomst<Antwoord> {
        let call = self.besluitstap("vaststelling", tafel.zitting(zitting)?.voorzitter)?;
        let wie = voorzitter(tafel.tafel);
        loper
            .wijzig(&wie, &self.wat("vaststellen"), call, 200)
            .await
    }

    async fn laat_inzien(&self, loper: &Loper<'_>) -> Uitkomst<()> {
        let vastgesteld = self.laatste()?.json();
        let casus = vastgesteld["resultaat"]["id"].as_str();
        let casus = casus.ok_or("er is geen casus gestart")?.parse()?;
        let zaak = &self.zaak;
        inzage::lees(loper, &zaak.naam, casus, zaak.deelnemers).await?;
        if zaak.tafel == Tafel::Abc {
            inzage::probeer(loper, &zaak.naam, casus).await?;
        }
        Ok(())
    }

    async fn begin_weging(&mut self, loper: &Loper<'_>, reden: &str) -> Uitkomst<Uuid> {
        let wie = casusregisseur(self.zaak.tafel);
        let waarover = ("zaak", self.signaal()?);
        let werk = loper
            .werkcontext(&wie, "signaal_wegen", waarover, reden)
            .await?;
        self.werkcontext = Some(werk);
        Ok(werk)
    }

    fn voorstel(&self) -> Uitkomst<Value> {
        let (signaal, tekst) = (self.signaal()?, &self.zaak.motivering);
        let hoofdpersoon = self.personen.first().ok_or("het signaal noemt niemand")?;
        let subject = |(nummer, persoon): (usize, &String)| match &self.zaak.kring {
            Some(waarom) if nummer == 1 => json!({
                "persoon": persoon, "persoonsrol": "directe_kring",
                "hangtAan": hoofdpersoon, "waarom": waarom,
            }),
            _ => json!({"persoon": persoon, "persoonsrol": "signaal"}),
        };
        let subjecten: Vec<Value> = self.personen.iter().enumerate().map(subject).collect();
        Ok(json!({
            "zaak": signaal,
            "verschijningsvormen": [self.zaak.vorm.code()],
            "noodzaak": tekst.noodzaak,
            "proportionaliteit": tekst.proportionaliteit,
            "subsidiariteit": tekst.subsidiariteit,
            "casusStarten": {
                "signalen": [signaal],
                "subjecten": subjecten,
                "deelnemers": self.zaak.deelnemers,
                "trappen": [1],
            },
        }))
    }

    /// Who rejects, is in the majority against; who accepts, now and then misses one.
    fn standpunt(&self, nummer: usize, aanwezige: &Aanwezige, toeval: &mut Toeval) -> Value {
        let is_minderheid = nummer == 3 && toeval.onder(4) == 0;
        let standpunt = match (self.zaak.lot, is_minderheid) {
            (Lot::Verworpen, _) if nummer > 0 => "tegen",
            (_, true) => "onthouding",
            _ => "voor",
        };
        let mut uit = json!({"lidmaatschap": aanwezige.lidmaatschap, "standpunt": standpunt});
        if is_minderheid {
            uit["toelichting"] = json!(toeval.kies(&teksten::MINDERHEID));
        }
        uit
    }

    fn signaal(&self) -> Uitkomst<Uuid> {
        Ok(self.signaal.ok_or("het signaal is er nog niet")?)
    }

    fn laatste(&self) -> Uitkomst<&Antwoord> {
        Ok(self
            .laatste
            .as_ref()
            .ok_or("deze zaak is nog niet begonnen")?)
    }

    fn signaalstap(&self, stap: &str) -> Uitkomst<Aanroep> {
        let pad = format!("/signalen/{}{stap}", self.signaal()?);
        Ok(Aanroep::stap(&pad, self.laatste()?))
    }

    fn besluitstap(&self, stap: &str, werkcontext: Option<Uuid>) -> Uitkomst<Aanroep> {
        let id = self.besluit.ok_or("het voorstel is er nog niet")?;
        let werk = werkcontext.ok_or("er is geen werkcontext")?;
        let pad = format!("/besluiten/{id}/{stap}");
        Ok(Aanroep::stap(&pad, self.laatste()?).met(werk))
    }

    fn wat(&self, stap: &str) -> String {
        format!("{} {stap}", self.zaak.naam)
    }
}

/// Ids of the persons that a signaal names, in its order.
fn personen(signaal: &Value) -> Vec<String> {
    let rijen = signaal["inhoud"]["personen"].as_array();
    let ids = rijen.into_iter().flatten().map(|een| een["id"].as_str());
    ids.flatten().map(str::to_owned).collect()
}
