// SPDX-License-Identifier: EUPL-1.2
//! What is known when a casus is proposed, and again when the besluit is adopted.

use autorisatie::beleid::Rol;
use autorisatie::opslag::lidmaatschap::met_rol;
use autorisatie::opslag::organisatie::{Deelnemer, deelnemers};
use autorisatie::{Fout, Toegang, Weigersoort};
use besluitvorming::gevolg::Voorstel;
use besluitvorming::register::{Vorm, vormregister};
use uuid::Uuid;
use wgs::schending::Schending;
use wgs::verschijningsvorm::Vormrij;
use zaak::start::{Signaalvoorstart, StartCasus, lees_signalen};

use crate::domein::start::{CasusStartenInhoud, Signaalfeiten, Startfeiten, toets};
use crate::opslag::start::Casusregisseur;

/// Facts from the database, for the pure rule.
pub(super) struct Feiten {
    /// In the order of the content; `None` for one that is not there or not visible.
    signalen: Vec<Option<Signaalvoorstart>>,
    vormen: Vec<Vorm>,
    deelnemers: Vec<Deelnemer>,
    /// The casusregisseur, when he is one of this tafel now.
    pub casusregisseur: Option<Casusregisseur>,
}

/// Loads what the rule asks for. The signalen are locked in the order of their ids, so that two starts that share
/// signalen wait for each other.
///
/// The tafel follows from the signalen: a melder addresses his signaal to one, and no gemeente of a signaal is recorded
/// from which [`wgs::routering`] could say otherwise.
pub(super) async fn laad<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    voorstel: &Voorstel,
    inhoud: &CasusStartenInhoud,
) -> Result<Feiten, Fout> {
    let mut volgorde: Vec<Uuid> = inhoud.signalen.clone();
    volgorde.sort_unstable();
    volgorde.dedup();
    let mut bekend = Vec::with_capacity(volgorde.len());
    for id in volgorde {
        bekend.extend(signaal(t, id).await?);
    }
    let signalen = inhoud
        .signalen
        .iter()
        .map(|id| bekend.iter().find(|een| een.id == *id).cloned())
        .collect();
    let lidmaatschap = inhoud
        .casusregisseur
        .unwrap_or(voorstel.indiener_lidmaatschap);
    let persoon = met_rol(t, lidmaatschap, Rol::Casusregisseur, &voorstel.gremium).await?;
    Ok(Feiten {
        signalen,
        vormen: vormregister(t).await?,
        deelnemers: deelnemers(t).await?,
        casusregisseur: persoon.map(|persoon| Casusregisseur {
            lidmaatschap,
            persoon,
        }),
    })
}

/// A signaal, when it is there and visible. All that is wrong with a proposal is said at once, so one that is not is a
/// finding among others.
async fn signaal<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Option<Signaalvoorstart>, Fout> {
    match lees_signalen(t, &[id]).await {
        Ok(gevonden) => Ok(gevonden.into_iter().next()),
        Err(Fout::Geweigerd(geweigerd)) if geweigerd.soort == Weigersoort::NietZichtbaar => {
            Ok(None)
        }
        Err(fout) => Err(fout),
    }
}

impl Feiten {
    /// The signalen that were found, each once.
    pub fn gevonden(&self) -> impl Iterator<Item = &Signaalvoorstart> {
        self.signalen.iter().flatten()
    }

    /// All findings of the rule.
    pub fn toets(&self, voorstel: &Voorstel, inhoud: &CasusStartenInhoud) -> Vec<Schending> {
        let personen: Vec<Vec<Uuid>> = self
            .signalen
            .iter()
            .map(|signaal| {
                let personen = signaal.iter().flat_map(|een| &een.personen);
                personen.map(|persoon| persoon.id).collect()
            })
            .collect();
        let signalen: Vec<Option<Signaalfeiten<'_>>> = self
            .signalen
            .iter()
            .zip(&personen)
            .map(|(signaal, personen)| {
                signaal.as_ref().map(|signaal| Signaalfeiten {
                    status: signaal.status,
                    weging: &signaal.weging,
                    tafel: Some(&signaal.tafel),
                    eerste_verwerking: signaal.eerste_verwerking,
                    personen,
                })
            })
            .collect();
        let vormen: Vec<&str> = voorstel
            .verschijningsvormen
            .iter()
            .map(String::as_str)
            .collect();
        let register: Vec<Vormrij<'_>> = self.vormen.iter().map(Vorm::als_rij).collect();
        let deelnemers: Vec<&str> = self
            .deelnemers
            .iter()
            .map(|een| een.code.as_str())
            .collect();
        let feiten = Startfeiten {
            zaak: voorstel.zaak,
            tafel: &voorstel.gremium,
            motivering: voorstel.motivering.als_regel(),
            vormen: &vormen,
            vormregister: &register,
            dag: voorstel.dag,
            signalen: &signalen,
            deelnemers: &deelnemers,
            heeft_casusregisseur: self.casusregisseur.is_some(),
        };
        toets(inhoud, &feiten)
    }

    /// Ids of the deelnemers with these codes.
    pub fn organisaties(&self, codes: &[String]) -> Vec<Uuid> {
        self.deelnemers
            .iter()
            .filter(|een| codes.contains(&een.code))
            .map(|een| een.id)
            .collect()
    }
}
