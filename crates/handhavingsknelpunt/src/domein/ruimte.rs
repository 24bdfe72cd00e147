// SPDX-License-Identifier: EUPL-1.2
//! Areas and places on the map, as in GeoJSON (RFC 7946): longitude and latitude in degrees, WGS 84.

use serde::{Deserialize, Serialize};

/// Longitude and latitude, in degrees.
pub type Positie = [f64; 2];

/// Twice the least area of a boundary, in square degrees: about a square metre.
const OPPERVLAK_MINIMUM: f64 = 1e-10;

/// Least positions of a ring: three corners and the first again.
const RING_MINIMUM: usize = 4;

/// A GeoJSON `Polygon`: the outer boundary, then holes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vlak {
    /// The rings; each ends where it begins.
    pub coordinates: Vec<Vec<Positie>>,
}

/// A GeoJSON `Point`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Punt {
    /// Where.
    pub coordinates: Positie,
}

fn is_op_aarde([lengte, breedte]: Positie) -> bool {
    lengte.abs() <= 180.0 && breedte.abs() <= 90.0
}

/// Whether two positions are written the same.
fn is_zelfde(een: Positie, ander: Positie) -> bool {
    let bits = |graden: f64| graden.to_bits();
    een.map(bits) == ander.map(bits)
}

fn is_ring(ring: &[Positie]) -> bool {
    let is_gesloten = match (ring.first(), ring.last()) {
        (Some(eerste), Some(laatste)) => is_zelfde(*eerste, *laatste),
        _ => false,
    };
    ring.len() >= RING_MINIMUM && is_gesloten && ring.iter().all(|waar| is_op_aarde(*waar))
}

/// Twice the area that a ring encloses, with its sign: zero when it encloses nothing.
fn omsloten(ring: &[Positie]) -> f64 {
    let zijden = ring.iter().zip(ring.iter().skip(1));
    zijden.fold(0.0, |som, ([x1, y1], [x2, y2])| som + (x1 * y2 - x2 * y1))
}

/// Whether a point lies within a ring, by counting the sides that a line from it crosses.
fn omsluit(ring: &[Positie], [x, y]: Positie) -> bool {
    let zijden = ring.iter().zip(ring.iter().skip(1));
    let kruist = |&(&[x1, y1], &[x2, y2]): &(&Positie, &Positie)| {
        (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    };
    zijden.filter(kruist).count() % 2 == 1
}

impl Vlak {
    /// Whether it bounds an area: closed rings on earth, the outer one not flat.
    #[must_use]
    pub fn is_vlak(&self) -> bool {
        self.coordinates.iter().all(|ring| is_ring(ring))
            && self
                .coordinates
                .first()
                .is_some_and(|buiten| omsloten(buiten).abs() > OPPERVLAK_MINIMUM)
    }

    /// Whether a point lies in it, and in none of its holes.
    #[must_use]
    pub fn bevat(&self, punt: Punt) -> bool {
        let mut ringen = self.coordinates.iter();
        ringen
            .next()
            .is_some_and(|buiten| omsluit(buiten, punt.coordinates))
            && !ringen.any(|gat| omsluit(gat, punt.coordinates))
    }
}
