// SPDX-License-Identifier: EUPL-1.2
//! The closed matrix of persoonsrol, categorie, trap and activiteit.

use proptest::prelude::*;
use wgs::{
    schending::Aard,
    trap::{
        Activiteit, Categorie, Persoonsrol, Trap, hoogste_trap, mag_verwerken, toets_geopend,
        toets_openen, vergt_instemming,
    },
};

/// The categories of each trap, written down a second time.
const TRAP_1: &str = "identificatie_contact bsn verblijfsstatus woonsituatie voertuig financieel \
    kadaster bedrijf inkomen zakelijke_relaties vergunning_subsidie toezicht_handhaving";
const TRAP_2: &str = "fiscaal politie_8 politie_13 justitieel_strafvorderlijk seksueel";
const TRAP_3: &str = "politie_9 politie_10_1_a politie_10_1_c";

fn staat_in_de_matrix(categorie: Categorie, trap: Trap, activiteit: Activiteit) -> bool {
    let (lijst, activiteiten) = match trap {
        Trap::Een => (
            TRAP_1,
            "signaal_voor_weging handhavingsknelpunt casusoverleg scan ander_riec",
        ),
        Trap::Twee => (TRAP_2, "handhavingsknelpunt casusoverleg scan ander_riec"),
        Trap::Drie => (TRAP_3, "handhavingsknelpunt casusoverleg ander_riec"),
    };
    lijst
        .split_whitespace()
        .any(|code| code == categorie.code())
        && activiteiten
            .split_whitespace()
            .any(|code| code == activiteit.code())
}

#[test]
fn wat_niet_in_de_matrix_staat_wordt_geweigerd() {
    let mut toegestaan = 0;
    for persoonsrol in Persoonsrol::ALLE {
        for categorie in Categorie::ALLE {
            for trap in Trap::ALLE {
                for activiteit in Activiteit::ALLE {
                    let uitkomst = mag_verwerken(*persoonsrol, *categorie, *trap, *activiteit);
                    let verwacht = staat_in_de_matrix(*categorie, *trap, *activiteit);
                    assert_eq!(
                        uitkomst.is_ok(),
                        verwacht,
                        "{persoonsrol} {categorie} {trap:?} {activiteit}"
                    );
                    match uitkomst {
                        Ok(()) => toegestaan += 1,
                        Err(schending) if schending.regel.id == "R-20" => {
                            assert_eq!(schending.aard, Aard::Ongeldig);
                        }
                        Err(schending) => {
                            assert_eq!(schending.regel.id, "R-13");
                            assert_eq!((*activiteit, *trap), (Activiteit::Scan, Trap::Drie));
                        }
                    }
                }
            }
        }
    }
    // Three roles; 12 categories in 5 activiteiten, 5 in 4, 3 in 3.
    assert_eq!(toegestaan, 3 * (12 * 5 + 5 * 4 + 3 * 3));
}

#[test]
fn de_hoogste_trap_per_activiteit() {
    let hoogste: Vec<u8> = Activiteit::ALLE
        .iter()
        .map(|activiteit| hoogste_trap(*activiteit).nummer())
        .collect();
    assert_eq!(hoogste, [1, 3, 3, 2, 3]);
}

#[test]
fn wpg_10_lid_1_onder_b_bestaat_niet() {
    assert_eq!(Categorie::from_code("politie_10_1_b"), None);
    assert_eq!(Categorie::from_code("politie_12"), None);
}

#[test]
fn een_trap_gaat_pas_open_na_de_lagere() {
    use Trap::{Drie, Een, Twee};
    let casus = Activiteit::Casusoverleg;
    assert!(toets_openen(Twee, &[Een], casus).is_ok());
    assert!(toets_openen(Drie, &[Een, Twee], casus).is_ok());
    let fout = toets_openen(Drie, &[Een], casus).unwrap_err();
    assert_eq!(
        (fout.regel.id, fout.code),
        ("R-12", "lagere_trap_niet_geopend")
    );
    assert_eq!(fout.aard, Aard::Conflict);
    assert_eq!(
        toets_openen(Twee, &[Een, Twee], casus).unwrap_err().code,
        "trap_al_geopend"
    );
    assert_eq!(
        toets_openen(Twee, &[Een], Activiteit::SignaalVoorWeging)
            .unwrap_err()
            .code,
        "activiteit_niet_gestart"
    );
    assert!(toets_openen(Drie, &[Een, Twee], Activiteit::Handhavingsknelpunt).is_ok());
    assert!(toets_geopend(Een, &[Een]).is_ok());
    assert_eq!(
        toets_geopend(Twee, &[Een]).unwrap_err().code,
        "trap_niet_geopend"
    );
}

#[test]
fn politie_justitie_en_seksueel_vergen_instemming() {
    let vergt: Vec<&str> = Categorie::ALLE
        .iter()
        .filter(|c| vergt_instemming(**c, c.is_strafrechtelijk()))
        .map(|c| c.code())
        .collect();
    assert_eq!(
        vergt.join(" "),
        "politie_8 politie_13 justitieel_strafvorderlijk seksueel politie_9 politie_10_1_a politie_10_1_c"
    );
    assert!(vergt_instemming(Categorie::Bedrijf, true));
}

fn uit<T: Copy + std::fmt::Debug + 'static>(alle: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(alle)
}

proptest! {
    #[test]
    fn trap_drie_nooit_bij_scan(
        persoonsrol in uit(Persoonsrol::ALLE),
        categorie in uit(Categorie::ALLE),
        geopend in proptest::sample::subsequence(Trap::ALLE, 0..=3),
    ) {
        let fout = mag_verwerken(persoonsrol, categorie, Trap::Drie, Activiteit::Scan).unwrap_err();
        prop_assert_eq!((fout.regel.id, fout.code), ("R-13", "trap_drie_nooit_bij_scan"));
        let fout = toets_openen(Trap::Drie, &geopend, Activiteit::Scan).unwrap_err();
        prop_assert_eq!(fout.code, "trap_drie_nooit_bij_scan");
    }

    #[test]
    fn voor_de_weging_alleen_trap_een(
        persoonsrol in uit(Persoonsrol::ALLE),
        categorie in uit(Categorie::ALLE),
        trap in uit(Trap::ALLE),
    ) {
        let mag = mag_verwerken(persoonsrol, categorie, trap, Activiteit::SignaalVoorWeging).is_ok();
        prop_assert!(!mag || trap == Trap::Een);
    }
}
