// SPDX-License-Identifier: EUPL-1.2
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::codes::{Bewerking, Doel, Logdoel, Resultaat, Rol, Soort};
use crate::klok::Maand;
use crate::record::{Logregel, Spoor, Subjecten, Velden, VerzegeldDetail, Waarom, Wat, Wie};

fn uuid() -> impl Strategy<Value = Uuid> {
    any::<[u8; 16]>().prop_map(Uuid::from_bytes)
}

fn code() -> impl Strategy<Value = String> {
    "[!-~]{1,32}"
}

fn een<T: Copy + std::fmt::Debug + 'static>(lijst: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(lijst)
}

prop_compose! {
    fn wie()(actor_alias in of(uuid()), sessie_hash in of(any::<[u8; 16]>()), zekerheid: u8, organisatie in of(code()),
             namens in of(code()), rol in of(een(Rol::ALLE)), tafel in of(code()), herkomst in of("[!-~]{1,64}")) -> Wie {
        Wie { actor_alias, sessie_hash, zekerheid, organisatie, namens, rol, tafel, herkomst }
    }
}

prop_compose! {
    fn waarom()(doel in of(een(Doel::ALLE)), logdoel in of(een(Logdoel::ALLE)), grondslagen in vec(code(), 0..16),
                beleid_hash in of(any::<[u8; 32]>()), beleidsregel in of(code())) -> Waarom {
        Waarom { doel, logdoel, grondslagen, beleid_hash, beleidsregel }
    }
}

prop_compose! {
    fn wat()(bewerking in een(Bewerking::ALLE), handeling in "[a-z.]{1,64}", resultaat in een(Resultaat::ALLE),
             (http_status, rijen, aantal) in (of(any::<u16>()), any::<u32>(), 1_u32..), zaak_alias in of(uuid()),
             object_alias in of(uuid()), velden in of((any::<u16>(), any::<[u8; 32]>())),
             (staat_voor, staat_na) in (of(any::<[u8; 32]>()), of(any::<[u8; 32]>())), toon_uitgesteld: bool) -> Wat {
        let velden = velden.map(|(versie, kaart)| Velden { versie, kaart });
        Wat { bewerking, handeling, resultaat, http_status, zaak_alias, object_alias, velden, rijen, staat_voor, staat_na, aantal,
              toon_uitgesteld }
    }
}

prop_compose! {
    fn inhoud()(soort in een(Soort::ALLE), record_id in uuid(), (begin_us, einde_us) in any::<(u64, u64)>(),
                (trace_id, span_id, parent_span) in (any::<[u8; 16]>(), any::<[u8; 8]>(), of(any::<[u8; 8]>())),
                wie in wie(), waarom in waarom(), wat in wat(), subjecten in of((1_u32.., any::<[u8; 32]>())),
                build_id: [u8; 16], codeversie: u16, detail in of((1970_u16..=9999, 1_u8..=12, vec(any::<u8>(), 0..1024)))) -> Inhoud {
        Inhoud {
            soort, record_id, begin_us, einde_us, spoor: Spoor { trace_id, span_id, parent_span }, wie, waarom, wat,
            subjecten: subjecten.map(|(aantal, wortel)| Subjecten { aantal, wortel }), build_id, codeversie,
            detail: detail.map(|(j, m, inhoud)| VerzegeldDetail { maand: Maand::nieuw(j, m).unwrap(), inhoud }),
        }
    }
}

prop_compose! {
    fn volgorde()(seq_time_us: u64, replica: u16, boot_id in uuid(), replica_seq: u64) -> Volgorde {
        Volgorde { seq_time_us, replica, boot_id, replica_seq }
    }
}

proptest! {
    #[test]
    fn every_record_comes_back_from_its_bytes(inhoud in inhoud(), volgorde in volgorde()) {
        let bytes = codeer(&inhoud, &volgorde).unwrap();
        prop_assert_eq!(ontleed(&bytes).unwrap(), Record { volgorde, inhoud: inhoud.clone() });
        let voorlopig = codeer_voorlopig(&inhoud).unwrap();
        prop_assert_eq!(ontleed_voorlopig(&voorlopig).unwrap(), inhoud);
        prop_assert_eq!(ontleed(&voorlopig), Err(Recordfout::Ontbreekt(4)));
        prop_assert_eq!(ontleed_voorlopig(&bytes), Err(Recordfout::OnbekendeSleutel(4)));
    }

    #[test]
    fn decoder_never_panics_and_accepts_only_its_own_bytes(
        inhoud in inhoud(), volgorde in volgorde(), plek: prop::sample::Index, byte: u8, staart in vec(any::<u8>(), 1..20)
    ) {
        let bytes = codeer(&inhoud, &volgorde).unwrap();
        let mut anders = bytes.clone();
        anders[plek.index(bytes.len())] = byte;
        if let Ok(record) = ontleed(&anders) {
            prop_assert_eq!(codeer(&record.inhoud, &record.volgorde).unwrap(), anders);
        }
        let _ = ontleed(&bytes[..plek.index(bytes.len())]);
        let langer = [bytes, staart].concat();
        prop_assert!(ontleed(&langer).is_err());
    }

    #[test]
    fn noise_is_refused(ruis in vec(any::<u8>(), 0..5000)) {
        prop_assert!(ontleed(&ruis).is_err());
        prop_assert!(ontleed_voorlopig(&ruis).is_err());
    }
}

fn voorbeeld() -> (Inhoud, Volgorde) {
    let regel = Logregel::nieuw(
        Soort::VerzoekUitkomst,
        Uuid::from_u128(1),
        5,
        Bewerking::Raadplegen,
        "casus.lezen",
        Resultaat::Gelukt,
    );
    let volgorde = Volgorde {
        seq_time_us: 6,
        replica: 1,
        boot_id: Uuid::from_u128(2),
        replica_seq: 0,
    };
    (regel.inhoud(&[], [3; 16], None), volgorde)
}

#[test]
fn same_content_in_other_bytes_is_refused() {
    let (inhoud, volgorde) = voorbeeld();
    let bytes = codeer(&inhoud, &volgorde).unwrap();
    assert_eq!(bytes[1..3], [1, 1], "version under key 1");
    let lang = [&[bytes[0]][..], &[1, 0x18, 1], &bytes[3..]].concat();
    assert_eq!(
        ontleed(&lang),
        Err(Recordfout::NietCanoniek),
        "longer than needed"
    );
    let omgewisseld = [&[bytes[0]][..], &bytes[3..5], &bytes[1..3], &bytes[5..]].concat();
    assert_eq!(
        ontleed(&omgewisseld),
        Err(Recordfout::NietCanoniek),
        "keys out of order"
    );
    let dubbel = [&[bytes[0] + 1][..], &bytes[1..3], &bytes[1..]].concat();
    assert_eq!(ontleed(&dubbel), Err(Recordfout::NietCanoniek), "key twice");
    let onbepaald = [&[0xbf][..], &bytes[1..], &[0xff]].concat();
    assert_eq!(
        ontleed(&onbepaald),
        Err(Recordfout::Vorm),
        "indefinite length"
    );
    let extra = [&[bytes[0] + 1][..], &bytes[1..], &[0x18, 46, 0]].concat();
    assert_eq!(
        ontleed(&extra),
        Err(Recordfout::OnbekendeSleutel(46)),
        "unknown key"
    );
    let nieuwer = [&[bytes[0]][..], &[1, 2], &bytes[3..]].concat();
    assert_eq!(ontleed(&nieuwer), Err(Recordfout::OnbekendeVersie(2)));
    assert_eq!(
        ontleed(&[bytes, vec![0]].concat()),
        Err(Recordfout::Overschot)
    );
}

#[test]
fn limits_hold_when_writing() {
    let (inhoud, volgorde) = voorbeeld();
    let mut lang = inhoud.clone();
    lang.wat.handeling = "a".repeat(65);
    assert_eq!(codeer(&lang, &volgorde), Err(Recordfout::Waarde(27)));
    let mut naam = inhoud.clone();
    naam.wie.organisatie = Some("Gemeente Den Haag".to_owned());
    assert_eq!(codeer(&naam, &volgorde), Err(Recordfout::Waarde(16)));
    let mut geen = inhoud.clone();
    geen.wat.aantal = 0;
    assert_eq!(codeer(&geen, &volgorde), Err(Recordfout::Waarde(37)));
    let mut groot = inhoud;
    groot.detail = Some(VerzegeldDetail {
        maand: Maand::nieuw(2026, 11).unwrap(),
        inhoud: vec![0; 4000],
    });
    assert_eq!(codeer(&groot, &volgorde), Err(Recordfout::TeGroot));
}
