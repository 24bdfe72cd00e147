// SPDX-License-Identifier: EUPL-1.2
//! Opening sealed values: beside the bare AES-256-GCM on the same texts, and with keys that must come from the key store.

use std::time::Instant;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use kluis::{Kluis, Plaats, Sleutelgroep, Verzegeld};
use uuid::Uuid;

use crate::figures::Rounds;
use crate::service::Ground;
use crate::{Outcome, Settings};

/// Fields in one answer: a name, a casus, a full list.
const COUNTS: [usize; 3] = [1, 50, 500];

/// A paragraph of free text.
const TEXT: &[u8] =
    "Betaalde een jaar huur vooruit in contanten; de herkomst van het geld is niet verklaard. "
        .as_bytes();

/// Answers per round: enough to stand above the clock.
const REPEATS: u32 = 200;

struct Field {
    sealed: Verzegeld,
    row: Uuid,
}

fn place(row: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "meting",
        tabel: "veld",
        kolom: "waarde",
        rij: row,
        zaak: None,
    }
}

/// Ten values under one key: a subject has about so many fields.
async fn fields(kluis: &Kluis) -> Outcome<Vec<(Field, Uuid)>> {
    let mut fields = Vec::new();
    for group in 0..COUNTS[2] / 10 {
        let zaak = Uuid::from_u128(u128::try_from(group)? + 1);
        let key = kluis.sleutel_voor(&Sleutelgroep::Zaak(zaak)).await?;
        for field in 0..10 {
            let row = Uuid::from_u128(u128::try_from(group * 10 + field)?);
            let place = Plaats {
                zaak: Some(zaak),
                ..place(row)
            };
            let sealed = key.verzegel(&place, TEXT)?;
            fields.push((Field { sealed, row }, zaak));
        }
    }
    Ok(fields)
}

/// Measures; every row of the output is a ratio to the bare cipher in the same round.
pub async fn run(settings: &Settings) -> Outcome<()> {
    let ground = Ground::prepare().await?;
    let kluis = ground.vault()?;
    let fields = fields(&kluis).await?;
    let bare = Bare::new()?;
    println!("{} bytes of text in each value", TEXT.len());
    for count in COUNTS {
        let values: Vec<_> = fields
            .iter()
            .take(count)
            .map(|(field, zaak)| {
                let place = Plaats {
                    zaak: Some(*zaak),
                    ..place(field.row)
                };
                (&field.sealed, place)
            })
            .collect();
        let (mut cipher, mut opened, mut ratio, mut cold) =
            <(Rounds, Rounds, Rounds, Rounds)>::default();
        for _ in 0..settings.rondes {
            let alone = bare.micros(count)?;
            let begin = Instant::now();
            for _ in 0..REPEATS {
                for value in kluis.open_veel(&values).await? {
                    value?;
                }
            }
            let each = begin.elapsed().as_secs_f64() * 1e6 / f64::from(REPEATS);
            // Another vault has no key in memory yet.
            let empty = ground.vault()?;
            let begin = Instant::now();
            for value in empty.open_veel(&values).await? {
                value?;
            }
            cold.push(begin.elapsed().as_secs_f64() * 1e6);
            cipher.push(alone);
            opened.push(each);
            ratio.push(each / alone);
        }
        println!(
            "{count:>4} values: cipher alone {:>7.1} us; opened {:>7.1} us; ratio {ratio}; first time, keys from the store {:>8.0} us",
            cipher.median(),
            opened.median(),
            cold.median(),
        );
    }
    Ok(())
}

/// The cipher of the vault, with one key and nothing around it.
struct Bare {
    key: LessSafeKey,
    sealed: Vec<u8>,
}

impl Bare {
    fn new() -> Outcome<Self> {
        let key = UnboundKey::new(&AES_256_GCM, &[7; 32]).map_err(|_| "no key")?;
        let key = LessSafeKey::new(key);
        // As long as the vault pads it to.
        let mut sealed = TEXT.to_vec();
        sealed.resize(kluis::klasse_bytes(TEXT.len()), 0);
        key.seal_in_place_append_tag(nonce(), Aad::empty(), &mut sealed)
            .map_err(|_| "does not seal")?;
        Ok(Self { key, sealed })
    }

    fn micros(&self, count: usize) -> Outcome<f64> {
        let begin = Instant::now();
        for _ in 0..REPEATS {
            for _ in 0..count {
                let mut copy = self.sealed.clone();
                self.key
                    .open_in_place(nonce(), Aad::empty(), &mut copy)
                    .map_err(|_| "does not open")?;
            }
        }
        Ok(begin.elapsed().as_secs_f64() * 1e6 / f64::from(REPEATS))
    }
}

fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([1; 12])
}
