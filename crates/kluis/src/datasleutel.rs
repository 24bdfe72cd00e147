// SPDX-License-Identifier: EUPL-1.2
//! A data key that is unwrapped and ready for use.

use std::fmt;
use std::sync::Arc;

use uuid::Uuid;

use crate::aead::Geheim;
use crate::fout::KluisFout;
use crate::groep::SleutelId;
use crate::plaats::Plaats;
use crate::toeval::Toeval;
use crate::verzegeld::{KOP_BYTES, Klaar, OMSLAG_BYTES, VERSIE, Verzegeld};
use crate::vulling::{klasse_bytes, ontvul, vul_aan};

/// What the cache holds of a data key.
pub(crate) struct Sleutelstof {
    pub(crate) id: SleutelId,
    pub(crate) zaak: Option<Uuid>,
    pub(crate) geheim: Geheim,
}

/// A data key, for the length of one request: let it go afterwards, the cache of [`crate::Kluis`] decides how long the
/// key stays in memory.
pub struct Datasleutel {
    stof: Arc<Sleutelstof>,
    toeval: Arc<dyn Toeval>,
}

impl Datasleutel {
    pub(crate) fn nieuw(stof: Arc<Sleutelstof>, toeval: Arc<dyn Toeval>) -> Self {
        Self { stof, toeval }
    }

    /// The id to store beside the row.
    #[must_use]
    pub fn id(&self) -> SleutelId {
        self.stof.id
    }

    /// Pads and seals a value for its place.
    ///
    /// # Errors
    /// [`KluisFout::VerkeerdeSleutel`] when the key is of a zaak and the place is not of that zaak,
    /// [`KluisFout::TeGroot`], [`KluisFout::Toeval`].
    pub fn verzegel(&self, plaats: &Plaats<'_>, klaar: &[u8]) -> Result<Verzegeld, KluisFout> {
        if self.stof.zaak.is_some() && self.stof.zaak != plaats.zaak {
            return Err(KluisFout::VerkeerdeSleutel);
        }
        let vanaf = KOP_BYTES + crate::aead::NONCE_BYTES;
        let mut uit = Vec::with_capacity(OMSLAG_BYTES.saturating_add(klasse_bytes(klaar.len())));
        uit.push(VERSIE);
        uit.extend_from_slice(self.id().0.as_bytes());
        uit.resize(vanaf, 0);
        vul_aan(&mut uit, klaar)?;
        let bijbehorend = plaats.bijbehorend(self.id())?;
        // INVARIANT: `uit` never leaves here with the value in it: it is encrypted in place, or wiped on an error.
        if let Err(fout) =
            self.stof
                .geheim
                .verzegel(self.toeval.as_ref(), &bijbehorend, &mut uit, vanaf)
        {
            zeroize::Zeroize::zeroize(&mut uit);
            return Err(fout);
        }
        Ok(Verzegeld(uit))
    }

    /// Opens a value that was sealed with this key for this place.
    ///
    /// # Errors
    /// [`KluisFout::VerkeerdeSleutel`] when it names another key, [`KluisFout::Beschadigd`] when it was altered or
    /// stands elsewhere.
    pub fn open(&self, verzegeld: &Verzegeld, plaats: &Plaats<'_>) -> Result<Klaar, KluisFout> {
        let (id, gesloten) = verzegeld.delen()?;
        if id != self.id() {
            return Err(KluisFout::VerkeerdeSleutel);
        }
        let gevuld = self.stof.geheim.open(&plaats.bijbehorend(id)?, gesloten)?;
        ontvul(gevuld).map(Klaar::nieuw)
    }
}

/// Shows the id only.
impl fmt::Debug for Datasleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Datasleutel").field(&self.id().0).finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::toeval::Systeemtoeval;
    use crate::vulling::KLAAR_MAXIMUM_BYTES;

    fn sleutel(nummer: u8, zaak: Option<Uuid>) -> Datasleutel {
        let id = SleutelId(Uuid::from_u128(nummer.into()));
        let geheim = Geheim::nieuw(&[nummer; 32]).unwrap();
        let toeval = Arc::new(Systeemtoeval::default());
        Datasleutel::nieuw(Arc::new(Sleutelstof { id, zaak, geheim }), toeval)
    }

    const PLAATS: Plaats<'static> = Plaats {
        schema: "zaak",
        tabel: "subject",
        kolom: "geslachtsnaam",
        rij: Uuid::from_u128(3),
        zaak: None,
    };

    struct Kapot;

    impl Toeval for Kapot {
        fn vul(&self, _: &mut [u8]) -> Result<(), KluisFout> {
            Err(KluisFout::Toeval)
        }
    }

    struct Vast;

    impl Toeval for Vast {
        fn vul(&self, doel: &mut [u8]) -> Result<(), KluisFout> {
            doel.fill(0x2a);
            Ok(())
        }
    }

    /// Pins the format: the expected value was computed with another implementation of AES-GCM.
    #[test]
    fn vector_van_het_formaat() {
        let mut datasleutel = sleutel(7, None);
        datasleutel.toeval = Arc::new(Vast);
        let verzegeld = datasleutel.verzegel(&PLAATS, b"Jansen-Demo").unwrap();
        assert_eq!(verzegeld.0, VERWACHT);
    }

    const VERWACHT: [u8; 77] = [
        0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x07, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x2a, 0x58,
        0xf4, 0x0e, 0x95, 0x98, 0x61, 0xe5, 0xc2, 0x33, 0x50, 0x82, 0x85, 0x15, 0x3b, 0x1e, 0x44,
        0x4b, 0x34, 0xeb, 0x01, 0xcf, 0xc1, 0x54, 0xa8, 0x46, 0x56, 0x80, 0xf8, 0xd0, 0x8a, 0xe8,
        0x5e, 0x6a, 0xf0, 0x95, 0x3b, 0x87, 0x76, 0x6f, 0xcc, 0xf3, 0x51, 0x99, 0x70, 0x7e, 0x1c,
        0x3c, 0x9a,
    ];

    #[test]
    fn zonder_toeval_wordt_niets_verzegeld() {
        let mut datasleutel = sleutel(1, None);
        datasleutel.toeval = Arc::new(Kapot);
        let uitkomst = datasleutel.verzegel(&PLAATS, b"x");
        assert_eq!(uitkomst, Err(KluisFout::Toeval));
    }

    #[test]
    fn een_sleutel_van_een_zaak_verzegelt_alleen_voor_die_zaak() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let datasleutel = sleutel(1, Some(a));
        let in_zaak = |zaak| Plaats { zaak, ..PLAATS };
        assert!(datasleutel.verzegel(&in_zaak(Some(a)), b"x").is_ok());
        for zaak in [Some(b), None] {
            let uitkomst = datasleutel.verzegel(&in_zaak(zaak), b"x");
            assert_eq!(uitkomst, Err(KluisFout::VerkeerdeSleutel));
        }
    }

    #[test]
    fn grootste_en_te_grote_waarde() {
        let datasleutel = sleutel(1, None);
        let waarde = vec![1; KLAAR_MAXIMUM_BYTES + 1];
        let uitkomst = datasleutel.verzegel(&PLAATS, &waarde);
        assert_eq!(
            uitkomst,
            Err(KluisFout::TeGroot {
                bytes: waarde.len()
            })
        );
        let verzegeld = datasleutel.verzegel(&PLAATS, &waarde[1..]).unwrap();
        assert_eq!(
            &*datasleutel.open(&verzegeld, &PLAATS).unwrap(),
            &waarde[1..]
        );
    }

    #[test]
    fn niets_toont_inhoud() {
        let datasleutel = sleutel(1, None);
        let verzegeld = datasleutel.verzegel(&PLAATS, b"Jansen-Demo").unwrap();
        let klaar = datasleutel.open(&verzegeld, &PLAATS).unwrap();
        assert_eq!(klaar.tekst(), Ok("Jansen-Demo"));
        let getoond = format!("{datasleutel:?} {verzegeld:?} {klaar:?}");
        assert_eq!(
            getoond,
            "Datasleutel(00000000-0000-0000-0000-000000000001) Verzegeld(77 bytes) Klaar(11 bytes)"
        );
        let geen_tekst = datasleutel.verzegel(&PLAATS, &[0xff]).unwrap();
        let geen_tekst = datasleutel.open(&geen_tekst, &PLAATS).unwrap();
        assert_eq!(geen_tekst.tekst(), Err(KluisFout::Beschadigd));
    }

    prop_compose! {
        fn plaats_delen()(
            namen in proptest::array::uniform3("[a-z_]{1,12}"),
            rij in any::<u128>(),
            zaak in proptest::option::of(any::<u128>()),
        ) -> ([String; 3], u128, Option<u128>) {
            (namen, rij, zaak)
        }
    }

    fn plaats(delen: &([String; 3], u128, Option<u128>)) -> Plaats<'_> {
        let ([schema, tabel, kolom], rij, zaak) = delen;
        let (rij, zaak) = (Uuid::from_u128(*rij), zaak.map(Uuid::from_u128));
        Plaats {
            schema,
            tabel,
            kolom,
            rij,
            zaak,
        }
    }

    proptest! {
        #[test]
        fn verzegelen_en_openen(klaar in proptest::collection::vec(any::<u8>(), 0..1500), delen in plaats_delen()) {
            let datasleutel = sleutel(1, None);
            let verzegeld = datasleutel.verzegel(&plaats(&delen), &klaar).unwrap();
            prop_assert_eq!(verzegeld.sleutel().unwrap(), datasleutel.id());
            prop_assert_eq!(verzegeld.0.len(), OMSLAG_BYTES + klasse_bytes(klaar.len()));
            let open = datasleutel.open(&verzegeld, &plaats(&delen)).unwrap();
            prop_assert_eq!(&*open, klaar.as_slice());
            // Fresh randomness each time: equal values do not look equal.
            let nogmaals = datasleutel.verzegel(&plaats(&delen), &klaar).unwrap();
            prop_assert_ne!(nogmaals, verzegeld);
        }

        #[test]
        fn elke_andere_bit_is_beschadigd(klaar in proptest::collection::vec(any::<u8>(), 0..100)) {
            let datasleutel = sleutel(1, None);
            let verzegeld = datasleutel.verzegel(&PLAATS, &klaar).unwrap();
            for bit in 0..verzegeld.0.len() * 8 {
                let mut anders = verzegeld.clone();
                anders.0[bit / 8] ^= 1 << (bit % 8);
                let verwacht = match bit / 8 {
                    1..KOP_BYTES => KluisFout::VerkeerdeSleutel,
                    _ => KluisFout::Beschadigd,
                };
                prop_assert_eq!(datasleutel.open(&anders, &PLAATS), Err(verwacht), "bit {}", bit);
            }
        }

        #[test]
        fn afgekapt_of_verlengd_is_beschadigd(lengte in 0_usize..77, staart in 1_usize..20) {
            let datasleutel = sleutel(1, None);
            let verzegeld = datasleutel.verzegel(&PLAATS, b"Jansen-Demo").unwrap();
            let kort = Verzegeld(verzegeld.0[..lengte].to_vec());
            prop_assert_eq!(datasleutel.open(&kort, &PLAATS), Err(KluisFout::Beschadigd));
            let mut lang = verzegeld;
            lang.0.extend(std::iter::repeat_n(0, staart));
            prop_assert_eq!(datasleutel.open(&lang, &PLAATS), Err(KluisFout::Beschadigd));
        }

        #[test]
        fn elke_andere_plaats_is_beschadigd(delen in plaats_delen(), andere in plaats_delen()) {
            let datasleutel = sleutel(1, None);
            let hier = plaats(&delen);
            let verzegeld = datasleutel.verzegel(&hier, b"waarde").unwrap();
            let daar = plaats(&andere);
            let gewijzigd = [
                Plaats { schema: daar.schema, ..hier },
                Plaats { tabel: daar.tabel, ..hier },
                Plaats { kolom: daar.kolom, ..hier },
                Plaats { rij: daar.rij, ..hier },
                Plaats { zaak: daar.zaak, ..hier },
                // The same letters, cut at another point.
                Plaats { schema: &hier.schema[..hier.schema.len() - 1], ..hier },
                Plaats { zaak: if hier.zaak.is_some() { None } else { Some(Uuid::nil()) }, ..hier },
            ];
            for anders in gewijzigd.into_iter().filter(|anders| *anders != hier) {
                prop_assert_eq!(datasleutel.open(&verzegeld, &anders), Err(KluisFout::Beschadigd), "{:?}", anders);
            }
        }

        #[test]
        fn een_andere_sleutel_opent_niet(klaar in proptest::collection::vec(any::<u8>(), 0..100)) {
            let verzegeld = sleutel(1, None).verzegel(&PLAATS, &klaar).unwrap();
            let mut zelfde_id = sleutel(2, None);
            prop_assert_eq!(zelfde_id.open(&verzegeld, &PLAATS), Err(KluisFout::VerkeerdeSleutel));
            let stof = Sleutelstof {
                id: SleutelId(Uuid::from_u128(1)),
                zaak: None,
                geheim: Geheim::nieuw(&[2; 32]).unwrap(),
            };
            zelfde_id.stof = Arc::new(stof);
            prop_assert_eq!(zelfde_id.open(&verzegeld, &PLAATS), Err(KluisFout::Beschadigd));
        }
    }

    #[test]
    fn grenzen_van_namen_tellen_mee() {
        let datasleutel = sleutel(1, None);
        let verzegeld = datasleutel
            .verzegel(
                &Plaats {
                    schema: "ab",
                    tabel: "c",
                    ..PLAATS
                },
                b"x",
            )
            .unwrap();
        let verschoven = Plaats {
            schema: "a",
            tabel: "bc",
            ..PLAATS
        };
        assert_eq!(
            datasleutel.open(&verzegeld, &verschoven),
            Err(KluisFout::Beschadigd)
        );
    }
}
