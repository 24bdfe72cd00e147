// SPDX-License-Identifier: EUPL-1.2
//! Tiles: full ones are stored, partial ones follow from the stored leaves and the tiles below.

use super::fout::LogFout;
use super::kop::{BLADHASHES, bladhash, met_teken, natuurlijk};
use super::verbinding::Lezers;
use crate::bewijs::{self, Bewijsfout, Knoop};
use crate::boom::tegel::{BREEDTE, HOOGTE, NIVEAU_MAXIMUM, Tegel, hashes_op};
use crate::boom::{self, Hash};

const TEGELS: &str = "SELECT tile_index, hashes FROM audit.tegels($1, $2, $3)";
const TEGELS_BEWAARD: &str = "SELECT audit.tegels_bewaard($1)";
const TEGEL_BEWAREN: &str = "SELECT audit.tegel_bewaren($1, $2, $3)";

/// Stores the full tiles of a tree of `omvang` leaves that are not stored yet, level by level.
pub(super) async fn bewaar(lezers: &Lezers, omvang: u64) -> Result<(), LogFout> {
    for niveau in 0..=NIVEAU_MAXIMUM {
        let vol = hashes_op(omvang, niveau) / BREEDTE;
        if vol == 0 {
            return Ok(());
        }
        let rij = lezers
            .vraag_een(TEGELS_BEWAARD, vec![Box::new(i16::from(niveau))])
            .await?;
        for nummer in natuurlijk(rij.try_get(0)?, "tile.tile_index")?..vol {
            let tegel = Tegel {
                niveau,
                nummer,
                breedte: 256,
            };
            let hashes = bereken(lezers, tegel)
                .await?
                .ok_or(LogFout::Beschadigd("a tile is missing"))?;
            lezers
                .vraag(
                    TEGEL_BEWAREN,
                    vec![
                        Box::new(i16::from(niveau)),
                        Box::new(met_teken(nummer)),
                        Box::new(hashes.concat()),
                    ],
                )
                .await?;
        }
    }
    Ok(())
}

/// The hashes of a tile, stored or derived; `None` when the log does not reach so far.
pub(super) async fn lees(lezers: &Lezers, tegel: Tegel) -> Result<Option<Vec<Hash>>, LogFout> {
    if tegel.is_vol()
        && let Some(hashes) = bewaarde(lezers, tegel.niveau, tegel.nummer, 1).await?.pop()
    {
        return Ok(Some(hashes));
    }
    bereken(lezers, tegel).await
}

/// Derives a tile: of level 0 from the leaves, of a higher level from the full tiles below.
async fn bereken(lezers: &Lezers, tegel: Tegel) -> Result<Option<Vec<Hash>>, LogFout> {
    let (van, aantal) = (
        tegel.nummer.saturating_mul(BREEDTE),
        i32::from(tegel.breedte),
    );
    let hashes: Vec<Hash> = match tegel.niveau.checked_sub(1) {
        None => {
            let rijen = lezers
                .vraag(BLADHASHES, vec![Box::new(met_teken(van)), Box::new(aantal)])
                .await?;
            rijen
                .iter()
                .map(|rij| bladhash(rij).map(|(_, hash)| hash))
                .collect::<Result<_, _>>()?
        }
        Some(onder) => bewaarde(lezers, onder, van, aantal)
            .await?
            .iter()
            .filter_map(|hashes| boom::deelboom(hashes))
            .collect(),
    };
    Ok((hashes.len() == usize::from(tegel.breedte)).then_some(hashes))
}

/// Stored tiles `[van, van + aantal)` of a level, without gaps from `van` on.
async fn bewaarde(
    lezers: &Lezers,
    niveau: u8,
    van: u64,
    aantal: i32,
) -> Result<Vec<Vec<Hash>>, LogFout> {
    let parameters: Vec<super::verbinding::Parameter> = vec![
        Box::new(i16::from(niveau)),
        Box::new(met_teken(van)),
        Box::new(aantal),
    ];
    let rijen = lezers.vraag(TEGELS, parameters).await?;
    let mut uit = Vec::with_capacity(rijen.len());
    for (rij, verwacht) in rijen.iter().zip(van..) {
        if natuurlijk(rij.try_get(0)?, "tile.tile_index")? != verwacht {
            break;
        }
        let bytes: &[u8] = rij.try_get(1)?;
        let (hashes, rest) = bytes.as_chunks::<32>();
        if !rest.is_empty() {
            return Err(LogFout::Beschadigd("tile.hashes"));
        }
        uit.push(hashes.to_vec());
    }
    Ok(uit)
}

/// Path of inclusion of a leaf in the tree of `omvang` leaves.
pub(super) async fn opnamepad(
    lezers: &Lezers,
    omvang: u64,
    blad: u64,
) -> Result<Vec<Hash>, LogFout> {
    let mut hashes = Vec::new();
    for knoop in bewijs::nodig_voor_opname(omvang, blad)? {
        hashes.push(knoophash(lezers, omvang, knoop).await?);
    }
    Ok(bewijs::opname(omvang, blad, &hashes)?)
}

/// Hash of a full subtree, from the tile that holds its parts.
async fn knoophash(lezers: &Lezers, omvang: u64, knoop: Knoop) -> Result<Hash, LogFout> {
    let hoogte = u32::from(knoop.niveau);
    let niveau = u8::try_from(hoogte / HOOGTE).map_err(|_| Bewijsfout::HashOntbreekt)?;
    let delen = 1_u64 << (hoogte % HOOGTE);
    let van = knoop
        .nummer
        .checked_mul(delen)
        .ok_or(Bewijsfout::HashOntbreekt)?;
    let nummer = van / BREEDTE;
    let breedte = (hashes_op(omvang, niveau) - nummer * BREEDTE).min(BREEDTE);
    let breedte = u16::try_from(breedte).map_err(|_| Bewijsfout::HashOntbreekt)?;
    let tegel = lees(
        lezers,
        Tegel {
            niveau,
            nummer,
            breedte,
        },
    )
    .await?;
    let tegel = tegel.ok_or(Bewijsfout::HashOntbreekt)?;
    let begin = usize::try_from(van % BREEDTE).map_err(|_| Bewijsfout::HashOntbreekt)?;
    let einde = begin + usize::try_from(delen).map_err(|_| Bewijsfout::HashOntbreekt)?;
    let deel = tegel.get(begin..einde).ok_or(Bewijsfout::HashOntbreekt)?;
    Ok(boom::deelboom(deel).ok_or(Bewijsfout::HashOntbreekt)?)
}
