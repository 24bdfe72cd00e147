// SPDX-License-Identifier: EUPL-1.2
//! The start of a casus: whatever is missing is named, all of it at once, and nothing else.

use std::collections::BTreeSet;

use casus::domein::start::{CasusStartenInhoud, Signaalfeiten, Startfeiten, Startsubject, toets};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;
use wgs::motivering::Motivering;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::persoonsrol::Persoonsrol;
use wgs::schending::{Aard, Schending};
use wgs::trap::Trap;
use wgs::verschijningsvorm::{Vormbereik, Vormrij};
use wgs::weging::{Oordeel, Weging};

const SIGNAAL: Uuid = Uuid::from_u128(1);
const PERSOON: Uuid = Uuid::from_u128(2);
const ANDER: Uuid = Uuid::from_u128(3);
const DAG: Date = date(2026, 11, 24);
const REGISTER: &[Vormrij<'static>] = &[Vormrij {
    code: "witwassen",
    bereik: Vormbereik::Landelijk,
    geldig_van: date(2025, 1, 1),
    geldig_tot: None,
    heeft_besluit: false,
}];

fn gewogen() -> Weging {
    let oordeel = || Oordeel {
        tekst: "Beoordeeld".to_owned(),
        beoordeeld_door: vec!["politie".to_owned()],
    };
    Weging {
        in_overeenstemming_met_doel: Some(true),
        doeltoets: oordeel(),
        type_signaal: oordeel(),
        aantal_aard_omvang: oordeel(),
        gewicht_interventies: oordeel(),
        deelnemers_verband: oordeel(),
    }
}

fn subject(persoon: Uuid) -> Startsubject {
    Startsubject {
        persoon,
        persoonsrol: Persoonsrol::Signaal,
        hangt_aan: None,
        waarom: None,
    }
}

/// A lawful proposal, to take things away from.
struct Geval {
    inhoud: CasusStartenInhoud,
    teksten: [&'static str; 3],
    vormen: Vec<&'static str>,
    weging: Weging,
    status: Signaalstatus,
    tafel: &'static str,
    eerste_verwerking: Date,
    is_bekend: bool,
    heeft_casusregisseur: bool,
}

impl Geval {
    fn rechtmatig() -> Self {
        Self {
            inhoud: CasusStartenInhoud {
                signalen: vec![SIGNAAL],
                subjecten: vec![subject(PERSOON)],
                deelnemers: vec!["politie".to_owned(), "om".to_owned()],
                casusregisseur: None,
                trappen: None,
            },
            teksten: ["Nodig", "In verhouding", "Minder kan niet"],
            vormen: vec!["witwassen"],
            weging: gewogen(),
            status: Signaalstatus::InWeging,
            tafel: "D",
            eerste_verwerking: date(2026, 3, 1),
            is_bekend: true,
            heeft_casusregisseur: true,
        }
    }

    fn toets(&self) -> Vec<Schending> {
        let [noodzaak, proportionaliteit, subsidiariteit] = self.teksten;
        let signaal = self.is_bekend.then_some(Signaalfeiten {
            status: self.status,
            weging: &self.weging,
            tafel: Some(self.tafel),
            eerste_verwerking: self.eerste_verwerking,
            personen: &[PERSOON, ANDER],
        });
        let signalen = vec![signaal; self.inhoud.signalen.len()];
        let feiten = Startfeiten {
            zaak: SIGNAAL,
            tafel: "D",
            motivering: Motivering {
                noodzaak,
                proportionaliteit,
                subsidiariteit,
            },
            vormen: &self.vormen,
            vormregister: REGISTER,
            dag: DAG,
            signalen: &signalen,
            deelnemers: &["om", "politie"],
            heeft_casusregisseur: self.heeft_casusregisseur,
        };
        toets(&self.inhoud, &feiten)
    }

    fn gevonden(&self) -> BTreeSet<(String, &'static str)> {
        let schendingen = self.toets();
        schendingen
            .into_iter()
            .map(|een| (een.plaats, een.code))
            .collect()
    }
}

/// Place, code, and how to bring the fault about.
type Gebrek = (&'static str, &'static str, fn(&mut Geval));

/// Everything that a start needs and that may be missing, each apart from the others: where and as what it must be named,
/// and how it is taken away.
const GEBREKEN: &[Gebrek] = &[
    ("/noodzaak", "motivering_ontbreekt", |geval| {
        geval.teksten[0] = "";
    }),
    ("/proportionaliteit", "motivering_ontbreekt", |geval| {
        geval.teksten[1] = " ";
    }),
    ("/subsidiariteit", "motivering_ontbreekt", |geval| {
        geval.teksten[2] = "...";
    }),
    ("/verschijningsvormen", "vorm_ontbreekt", |geval| {
        geval.vormen.clear();
    }),
    (
        "/casusStarten/signalen/0/weging/doeltoets",
        "criterium_ontbreekt",
        |geval| {
            geval.weging.in_overeenstemming_met_doel = None;
        },
    ),
    (
        "/casusStarten/signalen/0/weging/type",
        "criterium_ontbreekt",
        |geval| {
            geval.weging.type_signaal = Oordeel::default();
        },
    ),
    (
        "/casusStarten/signalen/0/weging/aantal_aard_omvang",
        "criterium_ontbreekt",
        |geval| {
            geval.weging.aantal_aard_omvang = Oordeel::default();
        },
    ),
    (
        "/casusStarten/signalen/0/weging/gewicht_interventies",
        "criterium_ontbreekt",
        |geval| {
            geval.weging.gewicht_interventies = Oordeel::default();
        },
    ),
    (
        "/casusStarten/signalen/0/weging/deelnemers_verband",
        "criterium_ontbreekt",
        |geval| {
            geval.weging.deelnemers_verband = Oordeel::default();
        },
    ),
    (
        "/casusStarten/signalen/0",
        "signaal_niet_in_weging",
        |geval| geval.status = Signaalstatus::Aanvaard,
    ),
    ("/casusStarten/signalen/0", "andere_tafel", |geval| {
        geval.tafel = "E";
    }),
    ("/casusStarten/subjecten", "subject_ontbreekt", |geval| {
        geval.inhoud.subjecten.clear();
    }),
    (
        "/casusStarten/deelnemers",
        "te_weinig_deelnemers",
        |geval| geval.inhoud.deelnemers.truncate(1),
    ),
    (
        "/casusStarten/casusregisseur",
        "casusregisseur_ontbreekt",
        |geval| geval.heeft_casusregisseur = false,
    ),
];

#[test]
fn een_volledig_voorstel_is_rechtmatig() {
    assert_eq!(Geval::rechtmatig().toets(), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn alles_wat_ontbreekt_wordt_genoemd_en_niets_anders(welke in prop::sample::subsequence(GEBREKEN, 0..=GEBREKEN.len())) {
        let mut geval = Geval::rechtmatig();
        let mut verwacht = BTreeSet::new();
        for (plaats, code, neem_weg) in welke {
            neem_weg(&mut geval);
            verwacht.insert((plaats.to_owned(), code));
        }
        prop_assert_eq!(geval.gevonden(), verwacht);
    }
}

#[rstest]
#[case::signaal(&|g: &mut Geval| g.inhoud.signalen.clear(), "/casusStarten/signalen", "signaal_ontbreekt")]
#[case::onbekend_signaal(&|g: &mut Geval| { g.is_bekend = false; g.inhoud.subjecten.clear(); g.inhoud.subjecten.push(subject(PERSOON)); }, "/casusStarten/signalen/0", "signaal_onbekend")]
#[case::dubbel_signaal(&|g: &mut Geval| g.inhoud.signalen.push(SIGNAAL), "/casusStarten/signalen/1", "signaal_dubbel")]
#[case::signaal_van_besluit(&|g: &mut Geval| g.inhoud.signalen = vec![ANDER], "/casusStarten/signalen", "signaal_van_besluit_ontbreekt")]
#[case::vorm(&|g: &mut Geval| g.vormen.push("zorgfraude"), "/verschijningsvormen/1", "vorm_niet_geldig")]
#[case::deelnemer(&|g: &mut Geval| g.inhoud.deelnemers.push("fiu".to_owned()), "/casusStarten/deelnemers/2", "deelnemer_onbekend")]
#[case::casusregisseur(&|g: &mut Geval| { g.inhoud.casusregisseur = Some(ANDER); g.heeft_casusregisseur = false; }, "/casusStarten/casusregisseur", "casusregisseur_onbekend")]
#[case::persoon(&|g: &mut Geval| g.inhoud.subjecten.push(subject(SIGNAAL)), "/casusStarten/subjecten/1/persoon", "subject_onbekend")]
#[case::dubbel_subject(&|g: &mut Geval| g.inhoud.subjecten.push(subject(PERSOON)), "/casusStarten/subjecten/1/persoon", "subject_dubbel")]
#[case::trap(&|g: &mut Geval| g.inhoud.trappen = Some(vec![Trap::Drie]), "/casusStarten/trappen", "lagere_trap_niet_geopend")]
#[case::termijn(&|g: &mut Geval| g.eerste_verwerking = date(2021, 11, 24), "/casusStarten/signalen/0", "termijn_verlopen")]
#[case::doel(&|g: &mut Geval| g.weging.in_overeenstemming_met_doel = Some(false), "/casusStarten/signalen/0/weging/doeltoets", "buiten_doel")]
fn wat_niet_klopt_staat_op_zijn_plaats(
    #[case] verander: &dyn Fn(&mut Geval),
    #[case] plaats: &str,
    #[case] code: &str,
) {
    let mut geval = Geval::rechtmatig();
    verander(&mut geval);
    let gevonden = geval.gevonden();
    assert!(
        gevonden
            .iter()
            .any(|(waar, wat)| waar == plaats && *wat == code),
        "{gevonden:?}"
    );
}

#[rstest]
#[case::zonder_wie(None, Some("Samen bestuurder"), &["hangt_aan_ontbreekt"])]
#[case::zonder_waarom(Some(PERSOON), None, &["waarom_ontbreekt"])]
#[case::zonder_beide(None, None, &["hangt_aan_ontbreekt", "waarom_ontbreekt"])]
#[case::aan_zichzelf(Some(ANDER), Some("Samen"), &["hangt_aan_onbekend"])]
#[case::goed(Some(PERSOON), Some("Samen op een adres"), &[])]
fn een_directe_kring_hangt_aan_iemand_met_een_reden(
    #[case] hangt_aan: Option<Uuid>,
    #[case] waarom: Option<&str>,
    #[case] codes: &[&str],
) {
    let mut geval = Geval::rechtmatig();
    geval.inhoud.subjecten.push(Startsubject {
        persoon: ANDER,
        persoonsrol: Persoonsrol::DirecteKring,
        hangt_aan,
        waarom: waarom.map(str::to_owned),
    });
    let gevonden = geval.toets();
    let gevonden: Vec<_> = gevonden.iter().map(|een| een.code).collect();
    assert_eq!(gevonden, codes);
}

#[test]
fn een_tweede_start_op_hetzelfde_signaal_is_een_conflict() {
    let mut geval = Geval::rechtmatig();
    geval.status = Signaalstatus::Aanvaard;
    let gevonden = geval.toets();
    assert!(
        gevonden.iter().all(|een| een.aard == Aard::Conflict),
        "{gevonden:?}"
    );
    assert_eq!(gevonden.len(), 1);
}

#[test]
fn trap_een_gaat_altijd_open_en_elke_trap_een_keer() {
    let mut inhoud = Geval::rechtmatig().inhoud;
    assert_eq!(inhoud.te_openen(), [Trap::Een]);
    inhoud.trappen = Some(vec![Trap::Twee, Trap::Twee, Trap::Een]);
    assert_eq!(inhoud.te_openen(), [Trap::Een, Trap::Twee]);
}
