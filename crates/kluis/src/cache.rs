// SPDX-License-Identifier: EUPL-1.2
//! Unwrapped keys in memory: few, and not for long.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::blinde_index::Indexsleutel;
use crate::datasleutel::Sleutelstof;
use crate::groep::SleutelId;

/// How long an unwrapped key stays in memory at most, the interval of the sweep included. It is also how long another
/// process of the same installation may still open what this one destroyed.
pub const SLEUTEL_BEWAARTIJD: Duration = Duration::from_secs(60);
/// A key is not used any more after this, and the sweep takes it away within [`VEEG_INTERVAL`].
pub(crate) const BRUIKBAAR: Duration = Duration::from_secs(55);
/// How often expired keys are swept out (and so zeroed) when nobody asks for them.
pub(crate) const VEEG_INTERVAL: Duration = Duration::from_secs(4);
/// About 1 kB each; a page of 100 zaken with five subjecten of some months needs a few thousand keys.
const SLEUTELS_MAXIMUM: usize = 20_000;

/// What is kept under a key id.
#[derive(Clone)]
pub(crate) enum Inhoud {
    Data(Arc<Sleutelstof>),
    Index(Arc<Indexsleutel>),
    /// Destroyed: keeps a load that was under way from bringing the key back.
    Vernietigd,
}

impl Inhoud {
    fn is_vernietigd(&self) -> bool {
        matches!(self, Self::Vernietigd)
    }
}

struct Plek {
    inhoud: Inhoud,
    kenmerk: Option<String>,
    tot: Duration,
}

/// The keys by id, and the ids by group. Times are those of [`crate::Klok::verstreken`].
#[derive(Default)]
pub(crate) struct Cache {
    plekken: HashMap<Uuid, Plek>,
    groepen: HashMap<String, Uuid>,
}

impl Cache {
    /// What is kept under this id and may still be used.
    pub(crate) fn zoek(&self, id: SleutelId, nu: Duration) -> Option<Inhoud> {
        self.plekken
            .get(&id.0)
            .filter(|plek| nu < plek.tot)
            .map(|plek| plek.inhoud.clone())
    }

    /// The key of a group, if it is kept.
    pub(crate) fn zoek_groep(&self, kenmerk: &str, nu: Duration) -> Option<(SleutelId, Inhoud)> {
        let id = SleutelId(*self.groepen.get(kenmerk)?);
        self.zoek(id, nu).map(|inhoud| (id, inhoud))
    }

    /// Keeps a key that was loaded at `geladen`, unless it was destroyed meanwhile. Gives what is kept now.
    pub(crate) fn bewaar(
        &mut self,
        id: SleutelId,
        kenmerk: &str,
        inhoud: Inhoud,
        geladen: Duration,
    ) -> Inhoud {
        if let Some(plek) = self.plekken.get(&id.0)
            && plek.inhoud.is_vernietigd()
        {
            return Inhoud::Vernietigd;
        }
        if self.plekken.len() >= SLEUTELS_MAXIMUM {
            self.maak_ruimte();
        }
        let tot = geladen.saturating_add(BRUIKBAAR);
        self.plekken.insert(
            id.0,
            Plek {
                inhoud: inhoud.clone(),
                kenmerk: Some(kenmerk.to_owned()),
                tot,
            },
        );
        self.groepen.insert(kenmerk.to_owned(), id.0);
        inhoud
    }

    /// Takes a key out and keeps it out for as long as a load that began before may take.
    pub(crate) fn vernietig(&mut self, id: SleutelId, nu: Duration) {
        self.verwijder(id.0);
        let tot = nu.saturating_add(SLEUTEL_BEWAARTIJD);
        self.plekken.insert(
            id.0,
            Plek {
                inhoud: Inhoud::Vernietigd,
                kenmerk: None,
                tot,
            },
        );
    }

    /// Takes out every key of which the group answers to `raakt`: they are loaded again when they are needed.
    pub(crate) fn vergeet(&mut self, raakt: impl Fn(&str) -> bool) {
        let weg: Vec<Uuid> = self
            .groepen
            .iter()
            .filter(|(kenmerk, _)| raakt(kenmerk))
            .map(|(_, id)| *id)
            .collect();
        for id in weg {
            self.verwijder(id);
        }
    }

    /// Sweeps out what has expired.
    pub(crate) fn veeg(&mut self, nu: Duration) {
        let weg: Vec<Uuid> = self
            .plekken
            .iter()
            .filter(|(_, plek)| nu >= plek.tot)
            .map(|(id, _)| *id)
            .collect();
        for id in weg {
            self.verwijder(id);
        }
    }

    /// Drops half of the keys, those that expire first. Marks of destruction stay.
    fn maak_ruimte(&mut self) {
        let sleutels = self
            .plekken
            .iter()
            .filter(|(_, plek)| !plek.inhoud.is_vernietigd());
        let mut op_tijd: Vec<(Duration, Uuid)> =
            sleutels.map(|(id, plek)| (plek.tot, *id)).collect();
        op_tijd.sort_unstable();
        op_tijd.truncate(op_tijd.len().div_ceil(2));
        for (_, id) in op_tijd {
            self.verwijder(id);
        }
    }

    fn verwijder(&mut self, id: Uuid) {
        if let Some(plek) = self.plekken.remove(&id)
            && let Some(kenmerk) = plek.kenmerk
            && self.groepen.get(&kenmerk) == Some(&id)
        {
            self.groepen.remove(&kenmerk);
        }
    }

    #[cfg(test)]
    fn aantal(&self) -> (usize, usize) {
        (self.plekken.len(), self.groepen.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconden: u64) -> Duration {
        Duration::from_secs(seconden)
    }

    fn index(nummer: u8) -> (SleutelId, Arc<Indexsleutel>) {
        (
            SleutelId(Uuid::from_u128(nummer.into())),
            Arc::new(Indexsleutel::nieuw(&[nummer; 32])),
        )
    }

    #[test]
    fn een_sleutel_verloopt_en_wordt_losgelaten() {
        let mut cache = Cache::default();
        let (id, sleutel) = index(1);
        let zwak = Arc::downgrade(&sleutel);
        cache.bewaar(id, "k", Inhoud::Index(sleutel), s(10));
        assert!(cache.zoek(id, s(64)).is_some());
        assert!(cache.zoek_groep("k", s(64)).is_some());
        assert!(cache.zoek(id, s(65)).is_none());
        assert!(cache.zoek_groep("k", s(65)).is_none());
        cache.veeg(s(64));
        assert!(zwak.upgrade().is_some());
        cache.veeg(s(65));
        // Dropped, and so cleansed: nobody holds the key any more.
        assert!(zwak.upgrade().is_none());
        assert_eq!(cache.aantal(), (0, 0));
    }

    #[test]
    fn bewaartijd_is_gebruikstijd_en_veegbeurt() {
        assert!(BRUIKBAAR + VEEG_INTERVAL <= SLEUTEL_BEWAARTIJD);
    }

    #[test]
    fn een_vernietigde_sleutel_komt_niet_terug() {
        let mut cache = Cache::default();
        let (id, sleutel) = index(1);
        let zwak = Arc::downgrade(&sleutel);
        cache.bewaar(id, "k", Inhoud::Index(sleutel), s(0));
        cache.vernietig(id, s(1));
        assert!(zwak.upgrade().is_none());
        // A load that began before the destruction and ends after it.
        let (_, laat) = index(1);
        assert!(
            cache
                .bewaar(id, "k", Inhoud::Index(laat), s(0))
                .is_vernietigd()
        );
        assert!(cache.zoek_groep("k", s(2)).is_none());
        assert!(
            cache
                .zoek(id, s(2))
                .is_some_and(|inhoud| inhoud.is_vernietigd())
        );
        cache.veeg(s(61));
        assert_eq!(cache.aantal(), (0, 0));
    }

    #[test]
    fn vergeten_gaat_per_groep() {
        let mut cache = Cache::default();
        for (nummer, groep) in [(1, "zaak:a:"), (2, "subject:a:"), (3, "zaak:b:")] {
            let (id, sleutel) = index(nummer);
            cache.bewaar(id, groep, Inhoud::Index(sleutel), s(0));
        }
        cache.vergeet(|kenmerk| kenmerk.contains(":a:"));
        assert_eq!(cache.aantal(), (1, 1));
        assert!(cache.zoek_groep("zaak:b:", s(0)).is_some());
    }

    #[test]
    fn de_cache_is_begrensd() {
        let mut cache = Cache::default();
        let (_, sleutel) = index(1);
        for nummer in 0..=SLEUTELS_MAXIMUM as u64 {
            let id = SleutelId(Uuid::from_u128(nummer.into()));
            cache.bewaar(
                id,
                &nummer.to_string(),
                Inhoud::Index(Arc::clone(&sleutel)),
                Duration::from_nanos(nummer),
            );
        }
        let over = SLEUTELS_MAXIMUM / 2 + 1;
        assert_eq!(cache.aantal(), (over, over));
        assert!(cache.zoek_groep("0", s(0)).is_none());
        assert!(
            cache
                .zoek_groep(&SLEUTELS_MAXIMUM.to_string(), s(0))
                .is_some()
        );
    }
}
