// SPDX-License-Identifier: EUPL-1.2
//! Identification numbers: the vectors, the test ranges, and that one wrong digit shows.

use proptest::prelude::*;
use rstest::rstest;
use wgs::nummer::{
    BagId, BagType, Bereik, Bsn, EniNummer, Iban, ImoNummer, Kenteken, KvkNummer, Nummerfout,
    Postcode, Rsin, VNummer, Vestigingsnummer,
};

use Bereik::{Productie, Proef};

#[rstest]
#[case("111222333", Productie, Ok(()))]
#[case("123456782", Productie, Ok(()))]
#[case("12345672", Productie, Ok(()))]
#[case("999990019", Proef, Ok(()))]
#[case("999993653", Proef, Ok(()))]
#[case("999990007", Proef, Ok(()))]
#[case("123456789", Productie, Err(Nummerfout::Elfproef))]
#[case("000000000", Productie, Err(Nummerfout::Elfproef))]
#[case("999990004", Proef, Err(Nummerfout::Elfproef))]
#[case("999990007", Productie, Err(Nummerfout::Proefnummer))]
#[case("111222333", Proef, Err(Nummerfout::GeenProefnummer))]
#[case("", Proef, Err(Nummerfout::Leeg))]
#[case("1234567", Proef, Err(Nummerfout::Lengte))]
#[case("9999900070", Proef, Err(Nummerfout::Lengte))]
#[case("99999000x", Proef, Err(Nummerfout::Tekens))]
#[case("٩٩٩٩٩٠٠٠٧", Proef, Err(Nummerfout::Tekens))]
fn bsn(#[case] tekst: &str, #[case] bereik: Bereik, #[case] verwacht: Result<(), Nummerfout>) {
    assert_eq!(Bsn::parse(tekst, bereik).map(drop), verwacht);
    assert_eq!(Rsin::parse(tekst, bereik).map(drop), verwacht);
}

#[test]
fn een_bsn_van_acht_cijfers_krijgt_een_nul() {
    // Far below every number that was ever given out; with the nought behind it the proof would fail.
    let kort = "00000012";
    assert_eq!(
        Bsn::parse(kort, Productie).unwrap().onthul(),
        format!("0{kort}")
    );
}

#[test]
fn een_nummer_toont_zich_gemaskeerd() {
    let bsn = Bsn::parse("999990007", Proef).unwrap();
    assert_eq!(format!("{bsn}"), "*****0007");
    assert_eq!(format!("{bsn:?}"), "Bsn(*****0007)");
    assert_eq!(bsn.onthul(), "999990007");
    let kenteken = Kenteken::parse("DEMO-12", Proef).unwrap();
    assert_eq!(format!("{kenteken}"), "***O12");
}

#[test]
fn handelsregister() {
    assert_eq!(
        KvkNummer::parse("01234567", Productie).unwrap().onthul(),
        "01234567"
    );
    assert_eq!(
        KvkNummer::parse("999990004", Productie),
        Err(Nummerfout::Lengte)
    );
    assert!(KvkNummer::parse("99991234", Proef).is_ok());
    assert_eq!(
        KvkNummer::parse("99991234", Productie),
        Err(Nummerfout::Proefnummer)
    );
    assert_eq!(
        KvkNummer::parse("01234567", Proef),
        Err(Nummerfout::GeenProefnummer)
    );
    assert!(Vestigingsnummer::parse("000012345678", Productie).is_ok());
    assert!(Vestigingsnummer::parse("999912345678", Proef).is_ok());
    assert_eq!(
        Vestigingsnummer::parse("12345678", Productie),
        Err(Nummerfout::Lengte)
    );
}

#[test]
fn bag() {
    let verblijfsobject = "0518010000000001";
    assert!(BagId::parse(verblijfsobject, BagType::Verblijfsobject, Productie).is_ok());
    for soort in BagType::ALLE
        .iter()
        .filter(|soort| **soort != BagType::Verblijfsobject)
    {
        assert_eq!(
            BagId::parse(verblijfsobject, *soort, Productie),
            Err(Nummerfout::VerkeerdType)
        );
    }
    assert_eq!(
        BagId::parse(verblijfsobject, BagType::Verblijfsobject, Proef),
        Err(Nummerfout::GeenProefnummer)
    );
    assert!(BagId::parse("9999200000000001", BagType::Nummeraanduiding, Proef).is_ok());
    assert_eq!(
        BagId::parse("0518", BagType::Pand, Productie),
        Err(Nummerfout::Lengte)
    );
}

#[rstest]
#[case("2513 AB", Productie, Ok("2513 AB"))]
#[case("2513AB", Productie, Ok("2513 AB"))]
#[case("0512 AB", Proef, Ok("0512 AB"))]
#[case("2500 SS", Productie, Err(Nummerfout::Combinatie))]
#[case("2500SA", Productie, Err(Nummerfout::Combinatie))]
#[case("2500 SD", Productie, Err(Nummerfout::Combinatie))]
#[case("0512 AB", Productie, Err(Nummerfout::Proefnummer))]
#[case("2513 AB", Proef, Err(Nummerfout::GeenProefnummer))]
#[case("2513  AB", Productie, Err(Nummerfout::Lengte))]
#[case("2513 ab", Productie, Err(Nummerfout::Tekens))]
#[case("251", Productie, Err(Nummerfout::Lengte))]
#[case("251é AB", Productie, Err(Nummerfout::Tekens))]
fn postcode(
    #[case] tekst: &str,
    #[case] bereik: Bereik,
    #[case] verwacht: Result<&str, Nummerfout>,
) {
    let gelezen = Postcode::parse(tekst, bereik);
    assert_eq!(
        gelezen.as_ref().map(Postcode::onthul).map_err(|fout| *fout),
        verwacht
    );
}

#[test]
fn schepen_en_vreemdelingen() {
    assert!(ImoNummer::parse("9074729", Productie).is_ok());
    assert!(ImoNummer::parse("IMO9074729", Productie).is_ok());
    assert_eq!(
        ImoNummer::parse("9074728", Productie),
        Err(Nummerfout::Controlegetal)
    );
    assert_eq!(
        ImoNummer::parse("9074729", Proef),
        Err(Nummerfout::GeenProefnummer)
    );
    assert!(ImoNummer::parse("0123450", Proef).is_ok());
    assert!(VNummer::parse("2812345678", Productie).is_ok());
    assert!(VNummer::parse("0000345678", Proef).is_ok());
    assert!(EniNummer::parse("02312345", Productie).is_ok());
    assert_eq!(
        EniNummer::parse("2312345", Productie),
        Err(Nummerfout::Lengte)
    );
}

#[rstest]
#[case("NL91ABNA0417164300", Productie, Ok(()))]
#[case("NL91 ABNA 0417 1643 00", Productie, Ok(()))]
#[case("NL92ABNA0417164300", Productie, Err(Nummerfout::Controlegetal))]
#[case("NL91ABNA041716430", Productie, Err(Nummerfout::Lengte))]
#[case("NL91ABNA0417164300", Proef, Err(Nummerfout::GeenProefnummer))]
#[case("nl91abna0417164300", Productie, Err(Nummerfout::Tekens))]
fn iban(#[case] tekst: &str, #[case] bereik: Bereik, #[case] verwacht: Result<(), Nummerfout>) {
    assert_eq!(Iban::parse(tekst, bereik).map(drop), verwacht);
}

#[test]
fn een_demobank_telt_alleen_in_de_proef() {
    let ibans: Vec<String> = (2..99).map(|c| format!("NL{c:02}DEMO0123456789")).collect();
    let geldig: Vec<&String> = ibans
        .iter()
        .filter(|i| Iban::parse(i, Proef).is_ok())
        .collect();
    assert_eq!(geldig.len(), 1, "precies een controlegetal past");
    assert_eq!(
        Iban::parse(geldig[0], Productie),
        Err(Nummerfout::Proefnummer)
    );
}

#[rstest]
#[case("12-AB-34", Ok(()))]
#[case("12-AB-345", Err(Nummerfout::Lengte))]
#[case("AB-12-34", Ok(()))]
#[case("1-ABC-23", Ok(()))]
#[case("AB-CD-EF", Err(Nummerfout::Combinatie))]
#[case("DEMO-12", Err(Nummerfout::Proefnummer))]
#[case("ab-12-34", Err(Nummerfout::Tekens))]
fn kenteken(#[case] tekst: &str, #[case] verwacht: Result<(), Nummerfout>) {
    assert_eq!(Kenteken::parse(tekst, Productie).map(drop), verwacht);
}

/// A BSN of the test range, made by choosing its last digit; `None` where ten would be needed.
fn maak_bsn(volgnummer: u32) -> Option<String> {
    (0..10)
        .map(|laatste| format!("99999{volgnummer:03}{laatste}"))
        .find(|bsn| Bsn::parse(bsn, Proef).is_ok())
}

fn met_ander_cijfer(tekst: &str, plaats: usize, verschuiving: u8) -> String {
    tekst
        .bytes()
        .enumerate()
        .map(|(nummer, teken)| {
            let nieuw = if nummer == plaats {
                (teken - b'0' + verschuiving) % 10 + b'0'
            } else {
                teken
            };
            char::from(nieuw)
        })
        .collect()
}

proptest! {
    #[test]
    fn een_verkeerd_cijfer_breekt_de_elfproef(
        volgnummer in 0u32..1000, plaats in 0usize..9, verschuiving in 1u8..10,
    ) {
        if let Some(bsn) = maak_bsn(volgnummer) {
            let fout = met_ander_cijfer(&bsn, plaats, verschuiving);
            prop_assert_eq!(Bsn::parse(&fout, Proef), Err(Nummerfout::Elfproef));
            prop_assert_eq!(Bsn::parse(&fout, Productie), Err(Nummerfout::Elfproef));
        }
    }

    #[test]
    fn verwisselde_buren_breken_de_elfproef(volgnummer in 0u32..1000, plaats in 0usize..7) {
        if let Some(bsn) = maak_bsn(volgnummer) {
            let mut tekens: Vec<char> = bsn.chars().collect();
            tekens.swap(plaats, plaats + 1);
            let verwisseld: String = tekens.into_iter().collect();
            if verwisseld != bsn {
                prop_assert_eq!(Bsn::parse(&verwisseld, Proef), Err(Nummerfout::Elfproef));
            }
        }
    }

    #[test]
    fn een_verkeerd_cijfer_breekt_een_iban(plaats in 8usize..18, verschuiving in 1u8..10) {
        let iban = "NL91ABNA0417164300";
        let (kop, rekening) = iban.split_at(8);
        let fout = format!("{kop}{}", met_ander_cijfer(rekening, plaats - 8, verschuiving));
        prop_assert_eq!(Iban::parse(&fout, Productie), Err(Nummerfout::Controlegetal));
    }

    #[test]
    fn geen_tekst_laat_een_lezer_vallen(tekst in any::<String>()) {
        for bereik in [Productie, Proef] {
            let _ = Bsn::parse(&tekst, bereik);
            let _ = Postcode::parse(&tekst, bereik);
            let _ = Iban::parse(&tekst, bereik);
            let _ = Kenteken::parse(&tekst, bereik);
            let _ = ImoNummer::parse(&tekst, bereik);
            let _ = BagId::parse(&tekst, BagType::Pand, bereik);
        }
    }

    #[test]
    fn proef_en_productie_delen_geen_enkel_nummer(tekst in "[0-9]{8,9}") {
        prop_assert!(Bsn::parse(&tekst, Proef).is_err() || Bsn::parse(&tekst, Productie).is_err());
        prop_assert!(
            KvkNummer::parse(&tekst, Proef).is_err() || KvkNummer::parse(&tekst, Productie).is_err()
        );
    }
}
