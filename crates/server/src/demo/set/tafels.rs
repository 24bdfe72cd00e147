// SPDX-License-Identifier: EUPL-1.2
//! The vergaderingen of a tafel: which stand already, and how the others come.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;
use wgs::tafel::Tafel;

use super::loper::Loper;
use super::wensen::Zitting;
use crate::bron::{Bron as _, Systeembron};
use crate::demo::Uitkomst;
use crate::demo::klant::Aanroep;

/// How far ahead the vergadering lies that is only planned.
const VOLGENDE_OVER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A lid, or the voorzitter, who is present: his deelnemer and lidmaatschap.
#[derive(Clone, Debug)]
pub(super) struct Aanwezige {
    pub(super) deelnemer: String,
    pub(super) lidmaatschap: String,
}

/// A vergadering of the set.
pub(super) struct Vergadering {
    pub(super) id: Uuid,
    /// When it begins.
    begint_op: Timestamp,
    /// Under which the secretaris makes the agenda; only in the run that needs it.
    pub(super) voorbereiding: Option<Uuid>,
    /// Under which the secretaris records what is decided.
    pub(super) secretaris: Option<Uuid>,
    /// Under which the voorzitter adopts.
    pub(super) voorzitter: Option<Uuid>,
    pub(super) aanwezigen: Vec<Aanwezige>,
}

/// A tafel in this run.
pub(super) struct Tafelstand {
    pub(super) tafel: Tafel,
    zittingen: BTreeMap<Zitting, Vergadering>,
}

impl Tafelstand {
    /// What stands there already, read through the API.
    pub(super) async fn lees(loper: &Loper<'_>, tafel: Tafel) -> Uitkomst<Self> {
        let pad = format!("/gremia/{}/vergaderingen", tafel.code());
        let mut zittingen = BTreeMap::new();
        for rij in loper
            .lijst(&secretaris(tafel), &pad, "vergaderingen")
            .await?
        {
            let begint_op: Timestamp = rij["begintOp"].as_str().unwrap_or_default().parse()?;
            let seconde = begint_op.to_zoned(jiff::tz::TimeZone::UTC).second();
            let zitting = Zitting::ALLE.iter().find(|een| een.seconde() == seconde);
            if let Some(zitting) = zitting {
                let id = rij["id"].as_str().unwrap_or_default().parse()?;
                zittingen.insert(*zitting, Vergadering::nieuw(id, begint_op));
            }
        }
        Ok(Self { tafel, zittingen })
    }

    /// Whether everything is there: the vergadering that is made last is.
    pub(super) fn is_heel(&self) -> bool {
        self.zittingen.contains_key(&Zitting::Volgende)
    }

    /// When the loading of the set began, if it did.
    pub(super) fn begonnen(&self) -> Option<Timestamp> {
        self.zittingen
            .get(&Zitting::Eerste)
            .map(|een| een.begint_op)
    }

    /// This vergadering, once it is planned.
    pub(super) fn zitting(&self, zitting: Zitting) -> Uitkomst<&Vergadering> {
        let gevonden = self.zittingen.get(&zitting);
        gevonden.ok_or_else(|| {
            format!(
                "tafel {} heeft deze vergadering nog niet",
                self.tafel.code()
            )
            .into()
        })
    }

    fn zitting_mut(&mut self, zitting: Zitting) -> Uitkomst<&mut Vergadering> {
        let gevonden = self.zittingen.get_mut(&zitting);
        gevonden.ok_or_else(|| "deze vergadering is er nog niet".into())
    }

    /// Plans it, unless it stands, and takes up the work for its agenda.
    pub(super) async fn plan(&mut self, loper: &Loper<'_>, zitting: Zitting) -> Uitkomst<()> {
        let wie = secretaris(self.tafel);
        if !self.zittingen.contains_key(&zitting) {
            let begint_op = begin(zitting)?;
            let pad = format!("/gremia/{}/vergaderingen", self.tafel.code());
            let lichaam = json!({"begintOp": begint_op.to_string(), "isSpoed": false});
            let wat = format!("{} plannen", self.naam(zitting));
            let call = Aanroep::post(&pad, lichaam);
            let id = loper.doe(&wie, &wat, call, &[201]).await?.id()?;
            self.zittingen
                .insert(zitting, Vergadering::nieuw(id, begint_op));
        }
        if zitting == Zitting::Volgende {
            return Ok(());
        }
        let vergadering = self.zitting_mut(zitting)?;
        let waarover = ("vergadering", vergadering.id);
        let doel = "vergadering_voorbereiden";
        let werk = loper.werkcontext(
            &wie,
            doel,
            waarover,
            "De agenda van deze vergadering opstellen.",
        );
        vergadering.voorbereiding = Some(werk.await?);
        Ok(())
    }

    /// Opens it, and takes up the work of deciding.
    pub(super) async fn open(&mut self, loper: &Loper<'_>, zitting: Zitting) -> Uitkomst<()> {
        let (tafel, naam) = (self.tafel, self.naam(zitting));
        let aanwezigen = aanwezigen(loper, tafel, zitting).await?;
        let vergadering = self.zitting_mut(zitting)?;
        let (pad, wie) = (
            format!("/vergaderingen/{}", vergadering.id),
            voorzitter(tafel),
        );
        let stand = loper
            .doe(&wie, &naam, Aanroep::get(pad.clone()), &[200])
            .await?;
        let mut call = Aanroep::stap(&format!("{pad}/opening"), &stand);
        let leden: Vec<&str> = aanwezigen
            .iter()
            .map(|een| een.lidmaatschap.as_str())
            .collect();
        call.lichaam = Some(json!({"aanwezigen": leden}));
        loper
            .wijzig(&wie, &format!("{naam} openen"), call, 200)
            .await?;
        vergadering.aanwezigen = aanwezigen;
        let waarover = ("vergadering", vergadering.id);
        let schrijver = secretaris(tafel);
        let reden = "Vastleggen wat de leden besluiten.";
        let werk = loper.werkcontext(&schrijver, "besluitvorming", waarover, reden);
        vergadering.secretaris = Some(werk.await?);
        let reden = "Vaststellen wat de leden hebben aangenomen.";
        let werk = loper.werkcontext(&wie, "besluitvorming", waarover, reden);
        vergadering.voorzitter = Some(werk.await?);
        Ok(())
    }

    /// Closes it.
    pub(super) async fn sluit(&self, loper: &Loper<'_>, zitting: Zitting) -> Uitkomst<()> {
        let (wie, naam) = (voorzitter(self.tafel), self.naam(zitting));
        let pad = format!("/vergaderingen/{}", self.zitting(zitting)?.id);
        let stand = loper
            .doe(&wie, &naam, Aanroep::get(pad.clone()), &[200])
            .await?;
        let call = Aanroep::stap(&format!("{pad}/sluiting"), &stand);
        loper
            .wijzig(&wie, &format!("{naam} sluiten"), call, 200)
            .await?;
        Ok(())
    }

    fn naam(&self, zitting: Zitting) -> String {
        format!("{} vergadering {}", self.tafel.code(), zitting.naam())
    }
}

impl Vergadering {
    const fn nieuw(id: Uuid, begint_op: Timestamp) -> Self {
        Self {
            id,
            begint_op,
            voorbereiding: None,
            secretaris: None,
            voorzitter: None,
            aanwezigen: Vec::new(),
        }
    }
}

/// The moment, on the real clock.
pub(super) fn nu() -> Uitkomst<Timestamp> {
    let nu = i64::try_from(Systeembron::default().nu_us())?;
    Ok(Timestamp::from_microsecond(nu)?)
}

/// In the minute of now, or of two weeks ahead, in its own second.
fn begin(zitting: Zitting) -> Uitkomst<Timestamp> {
    let vooruit = match zitting {
        Zitting::Eerste | Zitting::Tweede | Zitting::Open => SignedDuration::ZERO,
        Zitting::Volgende => VOLGENDE_OVER,
    };
    let seconden = nu()?.checked_add(vooruit)?.as_second();
    let minuut = seconden - seconden.rem_euclid(60);
    Ok(Timestamp::from_second(
        minuut + i64::from(zitting.seconde()),
    )?)
}

/// The voorzitter, and the leden who came: in the second vergadering one stayed away.
async fn aanwezigen(loper: &Loper<'_>, tafel: Tafel, zitting: Zitting) -> Uitkomst<Vec<Aanwezige>> {
    let pad = format!("/gremia/{}/leden", tafel.code());
    let rijen = loper.lijst(&secretaris(tafel), &pad, "leden").await?;
    let van = |rol: &'static str| {
        let rijen = rijen.iter().filter(move |lid| lid["rol"] == rol);
        rijen.filter_map(|lid| {
            Some(Aanwezige {
                deelnemer: lid["organisatie"].as_str()?.to_owned(),
                lidmaatschap: lid["lidmaatschap"].as_str()?.to_owned(),
            })
        })
    };
    let is_weg = |een: &Aanwezige| zitting == Zitting::Tweede && een.deelnemer == "kmar";
    // Who can replace the voorzitter sits at the tafel as a lid.
    let is_lid = |een: &Aanwezige| van("omt_lid").any(|lid| lid.deelnemer == een.deelnemer);
    let voorzitter = van("omt_voorzitter").filter(|een| !is_lid(een));
    let leden = van("omt_lid").filter(|een| !is_weg(een));
    Ok(voorzitter.chain(leden).collect())
}

pub(super) fn secretaris(tafel: Tafel) -> String {
    format!("omt_secretaris@{}", tafel.code())
}

pub(super) fn voorzitter(tafel: Tafel) -> String {
    format!("omt_voorzitter@{}", tafel.code())
}

pub(super) fn casusregisseur(tafel: Tafel) -> String {
    format!("casusregisseur@{}", tafel.code())
}
