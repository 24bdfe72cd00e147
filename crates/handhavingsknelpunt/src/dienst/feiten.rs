// SPDX-License-Identifier: EUPL-1.2
//! What the rules ask for: registers, norms, and the signalen on which a handhavingsknelpunt rests.

use autorisatie::opslag::organisatie::{Deelnemer, deelnemers};
use autorisatie::{Fout, Handeling, Storing, Toegang};
use besluitvorming::gevolg::Voorstel;
use besluitvorming::norm::op_dag;
use besluitvorming::register::{Vorm, vormregister};
use jiff::ToSpan as _;
use jiff::civil::Date;
use uuid::Uuid;
use wgs::norm::{Eenheid, Norm, Normwaarde};
use wgs::overgangen::hhk::{Hhkgebeurtenis, Hhkstatus, volgende};
use wgs::schending::Schending;
use wgs::verschijningsvorm::Vormrij;
use zaak::start::{Signaalvoorstart, StartCasus, lees_aanleidingen};

use crate::domein::aanwijzing::{
    Aanleiding, Aanwijzingsfeiten, HhkAanwijzenInhoud, toets_aanwijzing,
};
use crate::domein::inhoud::Voorbereiding;
use crate::domein::voorbereiding::{Voorbereidingsfeiten, toets_voorbereiding};
use crate::fout::{geen_hhk, hhk_in_andere_toestand};
use crate::opslag::hhk::{Hhkstand, lees};

/// The registers against which a preparation is held.
pub(super) struct Registers {
    vormen: Vec<Vorm>,
    deelnemers: Vec<Deelnemer>,
}

impl Registers {
    pub async fn laad<H: Handeling>(t: &mut Toegang<'_, H>) -> Result<Self, Fout> {
        Ok(Self {
            vormen: vormregister(t).await?,
            deelnemers: deelnemers(t).await?,
        })
    }

    fn met<R>(&self, dag: Date, werk: impl FnOnce(Voorbereidingsfeiten<'_>) -> R) -> R {
        let vormregister: Vec<Vormrij<'_>> = self.vormen.iter().map(Vorm::als_rij).collect();
        let codes = self.deelnemers.iter().map(|een| een.code.as_str());
        let deelnemers: Vec<&str> = codes.collect();
        werk(Voorbereidingsfeiten {
            vormregister: &vormregister,
            deelnemers: &deelnemers,
            dag,
        })
    }

    /// Refuses a preparation with a fault.
    pub fn eis(&self, wat: &Voorbereiding, dag: Date) -> Result<(), Fout> {
        let schendingen = self.met(dag, |feiten| toets_voorbereiding(wat, &feiten));
        if schendingen.is_empty() {
            Ok(())
        } else {
            Err(schendingen.into())
        }
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

/// The handhavingsknelpunt that a besluit is about, and the status to which its effect leads.
///
/// # Errors
/// 400 when the zaak is something else, 409 when its state does not know the step.
pub(super) async fn stap<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    gebeurtenis: Hhkgebeurtenis,
) -> Result<(Hhkstand, Hhkstatus), Fout> {
    let stand = lees(t, zaak).await?.ok_or_else(geen_hhk)?;
    let naar = volgende(Some(stand.status), gebeurtenis)
        .map_err(|_| hhk_in_andere_toestand(stand.status, gebeurtenis))?;
    Ok((stand, naar))
}

/// Last day on which one that is designated or extended on `dag` may end (norm HHK_MAX_DUUR).
pub(super) async fn laatste_einde<H: Handeling>(
    t: &mut Toegang<'_, H>,
    dag: Date,
) -> Result<Date, Fout> {
    let Normwaarde::Getal(getal, eenheid) = op_dag(t, Norm::HhkMaxDuur, dag).await? else {
        return Err(ANDERE_NORM.into());
    };
    let getal = i32::from(getal);
    match eenheid {
        Eenheid::Dagen => Ok(dag.saturating_add(getal.days())),
        Eenheid::Maanden => Ok(dag.saturating_add(getal.months())),
        Eenheid::Jaren => Ok(dag.saturating_add(getal.years())),
        Eenheid::Werkdagen | Eenheid::Aanwijzingen | Eenheid::Deelnemers => Err(ANDERE_NORM.into()),
    }
}

const ANDERE_NORM: Storing = Storing::Samenhang("a norm in a unit that this build does not know");

/// Facts for designation.
pub(super) struct Aanwijsfeiten {
    pub registers: Registers,
    signalen: Vec<Option<Signaalvoorstart>>,
    minimum_melders: usize,
    laatste_einde: Date,
}

impl Aanwijsfeiten {
    /// Loads them; the signalen are locked in the order of their ids.
    pub async fn laad<H: StartCasus>(
        t: &mut Toegang<'_, H>,
        voorstel: &Voorstel,
        stand: &Hhkstand,
    ) -> Result<Self, Fout> {
        let gevonden = lees_aanleidingen(t, &stand.voorbereiding.signalen).await?;
        let volgorde = stand.voorbereiding.signalen.iter();
        let signalen: Vec<Option<Signaalvoorstart>> = volgorde
            .map(|id| gevonden.iter().find(|een| een.id == *id).cloned())
            .collect();
        let Normwaarde::Getal(minimum, Eenheid::Deelnemers) =
            op_dag(t, Norm::HhkMinMelders, voorstel.dag).await?
        else {
            return Err(ANDERE_NORM.into());
        };
        let mut laatste = laatste_einde(t, voorstel.dag).await?;
        for signaal in signalen.iter().flatten() {
            laatste = laatste.min(wgs::termijn::vijf_jaar_na(signaal.eerste_verwerking));
        }
        Ok(Self {
            registers: Registers::laad(t).await?,
            signalen,
            minimum_melders: usize::from(minimum),
            laatste_einde: laatste,
        })
    }

    /// All findings of the rule.
    pub fn toets(
        &self,
        voorstel: &Voorstel,
        inhoud: &HhkAanwijzenInhoud,
        stand: &Hhkstand,
    ) -> Vec<Schending> {
        let signalen: Vec<Option<Aanleiding<'_>>> = self
            .signalen
            .iter()
            .map(|signaal| {
                signaal.as_ref().map(|een| Aanleiding {
                    status: een.status,
                    weging: &een.weging,
                    melder: een.melder,
                })
            })
            .collect();
        self.registers.met(voorstel.dag, |voorbereiding| {
            let feiten = Aanwijzingsfeiten {
                voorbereiding,
                versie: stand.versie,
                signalen: &signalen,
                minimum_melders: self.minimum_melders,
                laatste_einde: self.laatste_einde,
            };
            toets_aanwijzing(inhoud, &stand.voorbereiding, &feiten)
        })
    }

    /// The end of the term of the oldest signaal.
    pub fn verloopt_op(&self) -> Option<jiff::Timestamp> {
        self.signalen
            .iter()
            .flatten()
            .map(|een| een.verloopt_op)
            .min()
    }
}
