// SPDX-License-Identifier: EUPL-1.2
//! The set as it is going to be: every zaak with all that will be sent for it. The same for the same day.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Value, json};
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;

use super::mensen::{Bevolking, Persoon};
use super::teksten::{self, Vormtekst, vul};
use super::toeval::Toeval;
use super::wensen::{GESLOTEN, Lot, TAFELS, Tafelwens, VORMEN, Zitting};
use crate::demo::Uitkomst;

/// Casussen, counted over the whole set, of which the first names somebody whom the second names too. Always of two
/// tafels: one person, two subjecten.
const GEDEELD: [(usize, usize); 7] = [
    (0, 9),
    (1, 15),
    (2, 21),
    (10, 27),
    (16, 34),
    (22, 28),
    (11, 35),
];

/// The casus of which the second person is not in the BRP.
const ZONDER_BSN: usize = 5;

/// Every so manieth casus has three subjecten instead of two.
const DRIE_SUBJECTEN: usize = 8;

/// Every so manieth casus has somebody of the directe kring.
const KRING: usize = 3;

/// The three texts of a voorstel.
pub(super) struct Motivering {
    pub(super) noodzaak: String,
    pub(super) proportionaliteit: String,
    pub(super) subsidiariteit: String,
}

/// One signaal and what becomes of it.
pub(super) struct Zaak {
    /// How it is called in keys and faults; nobody else sees it.
    pub(super) naam: String,
    pub(super) tafel: Tafel,
    pub(super) vorm: Verschijningsvorm,
    pub(super) lot: Lot,
    /// Whether its voorstel is put off once before it is decided upon.
    pub(super) eerst_aangehouden: bool,
    /// Sub of who reports.
    pub(super) melder: String,
    /// Body of `POST /signalen`.
    pub(super) opstelling: Value,
    /// Body of a terugsturing.
    pub(super) terugsturing: Value,
    /// Body of the weging.
    pub(super) weging: Value,
    pub(super) motivering: Motivering,
    /// In what the directe kring of the second person consists, if he is that.
    pub(super) kring: Option<String>,
    /// Codes of the betrokken deelnemers.
    pub(super) deelnemers: &'static [&'static str],
}

impl Zaak {
    /// The vergaderingen on whose agenda it comes.
    pub(super) fn staat_op(&self, zitting: Zitting) -> bool {
        self.besloten_in() == Some(zitting)
            || (self.lot == Lot::OpAgenda && zitting == Zitting::Open)
            || self.is_aangehouden_in(zitting)
    }

    /// Whether its voorstel is put off in this vergadering.
    pub(super) fn is_aangehouden_in(&self, zitting: Zitting) -> bool {
        self.eerst_aangehouden && zitting == Zitting::Tweede
    }

    /// The vergadering that voted.
    pub(super) const fn besloten_in(&self) -> Option<Zitting> {
        match self.lot {
            Lot::Gestart(zitting) => Some(zitting),
            Lot::Verworpen => Some(Zitting::Open),
            Lot::Gemeld | Lot::Teruggestuurd | Lot::InWeging | Lot::OpAgenda => None,
        }
    }

    /// Whether deelnemers weigh it.
    pub(super) const fn wordt_gewogen(&self) -> bool {
        !matches!(self.lot, Lot::Gemeld | Lot::Teruggestuurd)
    }

    /// Whether a casus is proposed on it.
    pub(super) const fn wordt_voorgesteld(&self) -> bool {
        matches!(self.lot, Lot::OpAgenda | Lot::Verworpen | Lot::Gestart(_))
    }
}

/// Everything, for a set that is loaded on this day.
pub(super) fn ontwerp(dag: Date) -> Uitkomst<Vec<Zaak>> {
    let mut ontwerper = Ontwerper {
        dag,
        bevolking: Bevolking::op(dag),
        eersten: Vec::new(),
        zaken: Vec::new(),
    };
    for wens in &TAFELS {
        ontwerper.tafel(wens)?;
    }
    Ok(ontwerper.zaken)
}

struct Ontwerper {
    dag: Date,
    bevolking: Bevolking,
    /// The first person of every casus so far.
    eersten: Vec<Persoon>,
    zaken: Vec<Zaak>,
}

impl Ontwerper {
    fn tafel(&mut self, wens: &Tafelwens) -> Uitkomst<()> {
        let mut nummer = 0;
        let mut is_aangehouden = false;
        let vormen = VORMEN.iter().zip(wens.gestart);
        for vorm in vormen.flat_map(|(vorm, aantal)| std::iter::repeat_n(*vorm, aantal)) {
            let zitting = zitting_van(nummer);
            let personen = self.personen_van_casus()?;
            let mut zaak = self.zaak(wens.tafel, nummer, vorm, Lot::Gestart(zitting), &personen)?;
            zaak.eerst_aangehouden = zitting == Zitting::Open && !is_aangehouden;
            is_aangehouden |= zaak.eerst_aangehouden;
            self.zaken.push(zaak);
            nummer += 1;
        }
        for (lot, aantal) in [
            (Lot::Gemeld, wens.gemeld),
            (Lot::Teruggestuurd, wens.teruggestuurd),
            (Lot::InWeging, wens.in_weging),
            (Lot::OpAgenda, wens.op_agenda),
            (Lot::Verworpen, wens.verworpen),
        ] {
            for _ in 0..aantal {
                let vorm = VORMEN[nummer % VORMEN.len()];
                let personen = [self.bevolking.volgende()?, self.bevolking.volgende()?];
                let personen = &personen[..=nummer % 2];
                let zaak = self.zaak(wens.tafel, nummer, vorm, lot, personen)?;
                self.zaken.push(zaak);
                nummer += 1;
            }
        }
        Ok(())
    }

    fn personen_van_casus(&mut self) -> Uitkomst<Vec<Persoon>> {
        let casus = self.eersten.len();
        let mut uit = vec![self.bevolking.volgende()?];
        let bekende = GEDEELD.iter().find(|(_, hier)| *hier == casus);
        uit.push(
            match bekende.and_then(|(daar, _)| self.eersten.get(*daar)) {
                Some(bekende) => bekende.clone(),
                None => self.bevolking.volgende()?,
            },
        );
        if casus == ZONDER_BSN {
            uit[1].bsn = None;
        }
        if casus.is_multiple_of(DRIE_SUBJECTEN) {
            uit.push(self.bevolking.volgende()?);
        }
        self.eersten.push(uit[0].clone());
        Ok(uit)
    }

    fn zaak(
        &self,
        tafel: Tafel,
        nummer: usize,
        vorm: Verschijningsvorm,
        lot: Lot,
        personen: &[Persoon],
    ) -> Uitkomst<Zaak> {
        let naam = format!("{}-{:02}", tafel.code(), nummer + 1);
        let mut toeval = Toeval::van(&naam);
        let tekst = teksten::van(vorm);
        let plaats = toeval.kies(plaatsen(tafel));
        let deelnemers = tekst.deelnemers[toeval.onder(tekst.deelnemers.len())];
        let melder = deelnemers.first().ok_or("geen deelnemer meldt")?;
        let (onderdeel, toelichting) = teksten::VORMGEBREKEN[nummer % teksten::VORMGEBREKEN.len()];
        let kring = nummer.is_multiple_of(KRING) && personen.len() > 1;
        Ok(Zaak {
            tafel,
            vorm,
            lot,
            eerst_aangehouden: false,
            melder: format!("partner@{melder}"),
            opstelling: self.opstelling((tafel, vorm), plaats, personen, &mut toeval)?,
            terugsturing: json!({
                "vormgebreken": [{"onderdeel": onderdeel, "toelichting": toelichting}]
            }),
            weging: weging(tekst, plaats, deelnemers, &mut toeval),
            motivering: Motivering {
                noodzaak: vul(toeval.kies(&tekst.noodzaak), plaats, &mut toeval),
                proportionaliteit: vul(toeval.kies(&tekst.proportionaliteit), plaats, &mut toeval),
                subsidiariteit: vul(toeval.kies(&tekst.subsidiariteit), plaats, &mut toeval),
            },
            kring: kring.then(|| toeval.kies(&tekst.kring).to_owned()),
            deelnemers,
            naam,
        })
    }

    fn opstelling(
        &self,
        (tafel, vorm): (Tafel, Verschijningsvorm),
        plaats: &str,
        personen: &[Persoon],
        toeval: &mut Toeval,
    ) -> Uitkomst<Value> {
        let tekst = teksten::van(vorm);
        let mut waarom = vul(toeval.kies(&tekst.waarom_gezamenlijk), plaats, toeval);
        if tafel == Tafel::Regionaal {
            waarom = format!("{waarom} {}", toeval.kies(&teksten::REGIONAAL));
        }
        // No fact stands with two persons: an aanwijzing is about one.
        let mut feiten = tekst.aanwijzingen;
        toeval.schud(&mut feiten);
        let mut feiten = feiten.into_iter();
        let mut genoemd = Vec::new();
        for (nummer, persoon) in personen.iter().enumerate() {
            let mut aanwijzingen = Vec::new();
            for (bron, feit) in feiten.by_ref().take(if nummer == 0 { 2 } else { 1 }) {
                let dagen = i64::try_from(10 + toeval.onder(290))?;
                aanwijzingen.push(json!({
                    "datum": self.dag.checked_sub(dagen.days())?,
                    "bron": bron,
                    "verschijningsvorm": vorm.code(),
                    "tekst": vul(feit, plaats, toeval),
                }));
            }
            genoemd.push(persoon.met(&aanwijzingen));
        }
        Ok(json!({
            "gedragingen": vul(toeval.kies(&tekst.gedragingen), plaats, toeval),
            "waaromGezamenlijk": waarom,
            "verschijningsvorm": vorm.code(),
            "tafel": tafel.code(),
            "personen": genoemd,
        }))
    }
}

/// Where the casus with this number at its tafel starts.
fn zitting_van(nummer: usize) -> Zitting {
    let mut voor = 0;
    for (zitting, aantal) in GESLOTEN {
        voor += aantal;
        if nummer < voor {
            return zitting;
        }
    }
    Zitting::Open
}

fn weging(
    tekst: &Vormtekst,
    plaats: &str,
    deelnemers: &[&'static str],
    toeval: &mut Toeval,
) -> Value {
    let wie = deelnemers.get(..2).unwrap_or(deelnemers);
    let doeltoets = toeval.kies(&teksten::DOELTOETS);
    let omvang = toeval.kies(&teksten::OMVANG);
    let gewicht = toeval.kies(&teksten::GEWICHT);
    let mut oordeel = |zin: &'static str| {
        let tekst = vul(zin, plaats, toeval);
        json!({"tekst": tekst, "beoordeeldDoor": wie})
    };
    json!({
        "inOvereenstemmingMetDoel": true,
        "doeltoets": oordeel(doeltoets),
        "type": oordeel(tekst.type_signaal),
        "aantalAardOmvang": oordeel(omvang),
        "gewichtInterventies": oordeel(gewicht),
        "deelnemersVerband": oordeel(tekst.verband),
    })
}

/// The invented gemeenten that a tafel is about.
const fn plaatsen(tafel: Tafel) -> &'static [&'static str] {
    match tafel {
        Tafel::Abc => &["Demodorp", "Verzonnendam"],
        Tafel::D => &["Proefstede", "Demodorp"],
        Tafel::E => &["Nergenshout", "Verzonnendam"],
        Tafel::F => &["Fictiehaven", "Oefenburg"],
        Tafel::G => &["Schijnwaard", "Testerveen"],
        Tafel::Regionaal => &["Testerveen", "Oefenburg"],
    }
}
