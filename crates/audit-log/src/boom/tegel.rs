// SPDX-License-Identifier: EUPL-1.2
//! Tiles of 256 hashes, and their paths, as C2SP tlog-tiles lays them down.

/// Hashes in a full tile.
pub const BREEDTE: u64 = 256;
/// Levels of the tree in one tile.
pub const HOOGTE: u32 = 8;
/// Highest level of tiles in a tree of at most 2^63 leaves.
pub const NIVEAU_MAXIMUM: u8 = 7;

/// One tile, full or partial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tegel {
    /// Level: 0 holds leaf hashes, 1 the hashes of full tiles of level 0, and so on.
    pub niveau: u8,
    /// Index within the level.
    pub nummer: u64,
    /// Number of hashes, 1-256.
    pub breedte: u16,
}

/// Number of hashes at a level of tiles in a tree of `omvang` leaves.
#[must_use]
pub const fn hashes_op(omvang: u64, niveau: u8) -> u64 {
    match omvang.checked_shr(HOOGTE * niveau as u32) {
        Some(aantal) => aantal,
        None => 0,
    }
}

/// All tiles of one level in a tree of `omvang` leaves, in order; only the last can be partial.
pub fn op_niveau(omvang: u64, niveau: u8) -> impl Iterator<Item = Tegel> {
    let hashes = hashes_op(omvang, niveau);
    (0..hashes.div_ceil(BREEDTE)).filter_map(move |nummer| {
        let breedte = u16::try_from((hashes - nummer * BREEDTE).min(BREEDTE)).ok()?;
        Some(Tegel {
            niveau,
            nummer,
            breedte,
        })
    })
}

impl Tegel {
    /// The first leaf under this tile, for a tile of level 0.
    #[must_use]
    pub const fn eerste_blad(&self) -> u64 {
        self.nummer.saturating_mul(BREEDTE)
    }

    /// Whether the tile will never change again.
    #[must_use]
    pub const fn is_vol(&self) -> bool {
        self.breedte as u64 == BREEDTE
    }

    /// `tile/<L>/<N>[.p/<W>]`.
    #[must_use]
    pub fn pad(&self) -> String {
        format!("tile/{}/{}", self.niveau, self.staart())
    }

    /// `tile/entries/<N>[.p/<W>]`, the entries of this tile of level 0.
    #[must_use]
    pub fn regelpad(&self) -> String {
        format!("tile/entries/{}", self.staart())
    }

    /// `verband/kolommen/<N>[.p/<W>]`, the index columns beside the entries.
    #[must_use]
    pub fn kolommenpad(&self) -> String {
        format!("verband/kolommen/{}", self.staart())
    }

    /// `verband/checkpoints/<N>`, the last checkpoint that was signed while this tile of level 0 grew.
    #[must_use]
    pub fn checkpointpad(&self) -> String {
        format!("verband/checkpoints/{}", self.staart())
    }

    fn staart(&self) -> String {
        let mut nummer = self.nummer;
        let mut pad = format!("{:03}", nummer % 1000);
        while nummer >= 1000 {
            nummer /= 1000;
            pad = format!("x{:03}/{pad}", nummer % 1000);
        }
        if self.is_vol() {
            pad
        } else {
            format!("{pad}.p/{}", self.breedte)
        }
    }
}
