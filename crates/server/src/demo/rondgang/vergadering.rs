// SPDX-License-Identifier: EUPL-1.2
//! A vergadering of a gremium: planned, an agenda, opened with who is there, voted and adopted, closed.

use serde_json::{Value, json};
use uuid::Uuid;

use super::signaal::dagen_geleden;
use super::voor_vergadering;
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord, Klant};

/// Leden who, with the voorzitter, are a quorum: four deelnemers, OM and politie among them.
const GENOEG: [&str; 3] = ["politie", "om", "belastingdienst"];

/// A lid who, with the voorzitter, is no quorum.
const TE_WEINIG: [&str; 1] = ["politie"];

/// A gremium, and who keep its order.
pub(super) struct Gremium<'a> {
    pub(super) code: &'static str,
    /// What its leden and its voorzitter are.
    pub(super) rollen: (&'static str, &'static str),
    pub(super) secretaris: &'a Klant<'a>,
    pub(super) voorzitter: &'a Klant<'a>,
}

/// Who is present: for which deelnemer, under which lidmaatschap.
struct Aanwezige {
    deelnemer: String,
    lidmaatschap: String,
}

/// An open vergadering, and under what the secretaris and the voorzitter work in it.
pub(super) struct Zitting {
    pub(super) id: Uuid,
    secretaris: Uuid,
    pub(super) voorzitter: Uuid,
    aanwezig: Vec<Aanwezige>,
}

impl Zitting {
    /// Planned, with these besluiten on its agenda, and opened with a quorum.
    pub(super) async fn beleg(gremium: &Gremium<'_>, besluiten: &[Uuid]) -> Uitkomst<Self> {
        Self::met(gremium, besluiten, &GENOEG).await
    }

    /// As [`Self::beleg`], but too few come.
    pub(super) async fn zonder_quorum(gremium: &Gremium<'_>, besluiten: &[Uuid]) -> Uitkomst<Self> {
        Self::met(gremium, besluiten, &TE_WEINIG).await
    }

    async fn met(gremium: &Gremium<'_>, besluiten: &[Uuid], leden: &[&str]) -> Uitkomst<Self> {
        let id = plan(gremium).await?;
        agendeer(gremium.secretaris, id, besluiten).await?;
        let aanwezig = open(gremium, id, leden).await?;
        let werk = async |wie| {
            let reden = "Besluiten van deze vergadering.";
            voor_vergadering(wie, "besluitvorming", id, reden).await
        };
        Ok(Self {
            id,
            secretaris: werk(gremium.secretaris).await?,
            voorzitter: werk(gremium.voorzitter).await?,
            aanwezig,
        })
    }

    /// The secretaris records the same standpunt of everybody present; answers with the besluit as it stands after.
    pub(super) async fn standpunten(
        &self,
        gremium: &Gremium<'_>,
        besluit: Uuid,
        standpunt: &str,
    ) -> Uitkomst<Antwoord> {
        let pad = format!("/besluiten/{besluit}/standpunten");
        let mut laatste = None;
        for lid in &self.aanwezig {
            let lichaam = json!({"lidmaatschap": lid.lidmaatschap, "standpunt": standpunt});
            let call = Aanroep::post(&pad, lichaam).met(self.secretaris);
            let wat = format!("{} is {standpunt}.", lid.deelnemer);
            laatste = Some(gremium.secretaris.kort(&wat, call, &[201]).await?);
        }
        laatste.ok_or_else(|| "er is niemand".into())
    }

    /// A step of the secretaris on a besluit as it was last seen.
    pub(super) async fn stap(
        &self,
        gremium: &Gremium<'_>,
        wat: &str,
        (besluit, stap): (Uuid, &str),
        gezien: &Antwoord,
        (lichaam, wil): (Option<Value>, u16),
    ) -> Uitkomst<Antwoord> {
        let pad = format!("/besluiten/{besluit}/{stap}");
        let mut call = Aanroep::stap(&pad, gezien).met(self.secretaris);
        call.lichaam = lichaam;
        gremium.secretaris.doe(wat, call, &[wil]).await
    }

    /// Everybody is for it: accepted.
    pub(super) async fn neem_aan(
        &self,
        gremium: &Gremium<'_>,
        wat: &str,
        besluit: Uuid,
    ) -> Uitkomst<()> {
        let stand = self.standpunten(gremium, besluit, "voor").await?;
        let stap = (besluit, "aanneming");
        self.stap(gremium, wat, stap, &stand, (None, 200)).await?;
        Ok(())
    }

    /// Everybody is against it: rejected, with the reason.
    pub(super) async fn verwerp(
        &self,
        gremium: &Gremium<'_>,
        wat: &str,
        besluit: Uuid,
        reden: &str,
    ) -> Uitkomst<()> {
        let stand = self.standpunten(gremium, besluit, "tegen").await?;
        let lichaam = Some(json!({"reden": reden}));
        let stap = (besluit, "verwerping");
        self.stap(gremium, wat, stap, &stand, (lichaam, 200))
            .await?;
        Ok(())
    }

    /// The call by which a voorzitter adopts what was accepted, as it stands now.
    pub(super) async fn vaststelling(
        &self,
        gremium: &Gremium<'_>,
        besluit: Uuid,
    ) -> Uitkomst<Aanroep> {
        let pad = format!("/besluiten/{besluit}");
        let lezen = Aanroep::get(pad.clone()).met(self.voorzitter);
        let wat = "De voorzitter leest wat is aangenomen.";
        let stand = gremium.voorzitter.kort(wat, lezen, &[200]).await?;
        Ok(Aanroep::stap(&format!("{pad}/vaststelling"), &stand).met(self.voorzitter))
    }

    /// The voorzitter adopts; the id of what that brought about.
    pub(super) async fn stel_vast(
        &self,
        gremium: &Gremium<'_>,
        wat: &str,
        besluit: Uuid,
    ) -> Uitkomst<Uuid> {
        let call = self.vaststelling(gremium, besluit).await?;
        let gedaan = gremium.voorzitter.doe(wat, call, &[200]).await?.json();
        let id = gedaan["resultaat"]["id"].as_str();
        Ok(id.ok_or("het besluit bracht niets teweeg")?.parse()?)
    }

    /// The voorzitter closes it.
    pub(super) async fn sluit(&self, gremium: &Gremium<'_>) -> Uitkomst<()> {
        let pad = format!("/vergaderingen/{}", self.id);
        let stand = staat(gremium.voorzitter, &pad, "De agenda is af.").await?;
        let call = Aanroep::stap(&format!("{pad}/sluiting"), &stand);
        let wat = "De voorzitter sluit de vergadering.";
        gremium.voorzitter.kort(wat, call, &[200]).await?;
        Ok(())
    }
}

async fn plan(gremium: &Gremium<'_>) -> Uitkomst<Uuid> {
    let begint = dagen_geleden(-1)?;
    let lichaam = json!({"begintOp": format!("{begint}T09:00:00Z"), "isSpoed": false});
    let pad = format!("/gremia/{}/vergaderingen", gremium.code);
    let call = Aanroep::post(&pad, lichaam);
    let wat = "Er komt een vergadering.";
    gremium.secretaris.kort(wat, call, &[201]).await?.id()
}

/// Without the agenda nobody of the tafel but the secretaris and the indiener sees what is proposed.
async fn agendeer(secretaris: &Klant<'_>, vergadering: Uuid, besluiten: &[Uuid]) -> Uitkomst<()> {
    let doel = "vergadering_voorbereiden";
    let werk = voor_vergadering(secretaris, doel, vergadering, "Agenda opstellen.").await?;
    for besluit in besluiten {
        let pad = format!("/besluiten/{besluit}");
        let wat = "De secretaris ziet dat er een voorstel wacht; de inhoud ziet hij nog niet.";
        let stand = staat(secretaris, &pad, wat).await?;
        let mut call = Aanroep::stap(&format!("{pad}/agendering"), &stand).met(werk);
        call.lichaam = Some(json!({"vergadering": vergadering}));
        let wat = "Hij zet het op de agenda.";
        secretaris.kort(wat, call, &[200]).await?;
    }
    Ok(())
}

/// Opens with the voorzitter and a lid of each of these deelnemers.
async fn open(
    gremium: &Gremium<'_>,
    vergadering: Uuid,
    leden: &[&str],
) -> Uitkomst<Vec<Aanwezige>> {
    let pad = format!("/gremia/{}/leden?limit=100", gremium.code);
    let lijst = staat(gremium.secretaris, &pad, "Wie zijn lid?").await?;
    let lijst = lijst.json();
    let van_rol = |rol: &'static str| {
        let rijen = lijst["leden"].as_array().into_iter().flatten();
        let rijen = rijen.filter(move |lid| lid["rol"] == rol);
        rijen.filter_map(|lid| {
            Some(Aanwezige {
                deelnemer: lid["organisatie"].as_str()?.to_owned(),
                lidmaatschap: lid["lidmaatschap"].as_str()?.to_owned(),
            })
        })
    };
    let (lid, voorzitter) = gremium.rollen;
    // Who can replace the voorzitter sits at the tafel as a lid.
    let is_lid = |een: &Aanwezige| van_rol(lid).any(|zit| zit.deelnemer == een.deelnemer);
    let aanwezig: Vec<Aanwezige> = van_rol(voorzitter)
        .filter(|een| !is_lid(een))
        .chain(van_rol(lid).filter(|een| leden.contains(&een.deelnemer.as_str())))
        .collect();
    let pad = format!("/vergaderingen/{vergadering}");
    let stand = staat(gremium.voorzitter, &pad, "De vergadering is gepland.").await?;
    let mut call = Aanroep::stap(&format!("{pad}/opening"), &stand);
    let ids: Vec<&str> = aanwezig
        .iter()
        .map(|een| een.lidmaatschap.as_str())
        .collect();
    call.lichaam = Some(json!({"aanwezigen": ids}));
    let wat = format!("De voorzitter opent haar; {} aanwezig.", ids.len());
    gremium.voorzitter.kort(&wat, call, &[200]).await?;
    Ok(aanwezig)
}

/// Something of the tafel as it stands now, told in short.
async fn staat(wie: &Klant<'_>, pad: &str, wat: &str) -> Uitkomst<Antwoord> {
    wie.kort(wat, Aanroep::get(pad.to_owned()), &[200]).await
}
