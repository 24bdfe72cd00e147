// SPDX-License-Identifier: EUPL-1.2
//! The vault: keys by group or id, sealed values opened, blind indexes.

use std::collections::HashMap;
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::Mutex;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::aead::{Geheim, SLEUTEL_BYTES};
use crate::blinde_index::{BlindeIndex, Indexsleutel};
use crate::cache::{Cache, Inhoud, VEEG_INTERVAL};
use crate::datasleutel::{Datasleutel, Sleutelstof};
use crate::fout::{Configuratiefout, KluisFout};
use crate::groep::{Kenmerk, SOORT_INDEX, SleutelId, Sleutelgroep, Tijdvak};
use crate::hoofdsleutels::Hoofdsleutels;
use crate::klok::Klok;
use crate::opslag::{Opslag, Sleutelbron, Sleutelrij};
use crate::plaats::Plaats;
use crate::toeval::{Systeemtoeval, Toeval};
use crate::verzegeld::{Klaar, Verzegeld};

/// Seals and opens; see the crate's own page. Cheap to clone; call it inside a tokio runtime.
#[derive(Clone)]
pub struct Kluis {
    pub(crate) binnen: Arc<Binnen>,
}

/// What the clones share.
pub(crate) struct Binnen {
    pub(crate) opslag: Opslag,
    pub(crate) hoofdsleutels: Hoofdsleutels,
    pub(crate) klok: Arc<dyn Klok>,
    pub(crate) toeval: Arc<dyn Toeval>,
    pub(crate) cache: Mutex<Cache>,
}

impl Kluis {
    /// Makes the vault, with the randomness of the operating system. Makes no connection yet; ask
    /// [`Kluis::controleer`] at start.
    ///
    /// # Errors
    /// [`KluisFout::Configuratie`] when the pool allows no connection, or there is no runtime for it.
    pub fn nieuw(
        bron: &Sleutelbron,
        hoofdsleutels: Hoofdsleutels,
        klok: Arc<dyn Klok>,
    ) -> Result<Self, KluisFout> {
        Self::met_toeval(
            bron,
            hoofdsleutels,
            klok,
            Arc::new(Systeemtoeval::default()),
        )
    }

    /// The same with another source of randomness: for tests.
    ///
    /// # Errors
    /// As [`Kluis::nieuw`].
    pub fn met_toeval(
        bron: &Sleutelbron,
        hoofdsleutels: Hoofdsleutels,
        klok: Arc<dyn Klok>,
        toeval: Arc<dyn Toeval>,
    ) -> Result<Self, KluisFout> {
        let opslag = Opslag::nieuw(bron)?;
        let cache = Mutex::new(Cache::default());
        let binnen = Arc::new(Binnen {
            opslag,
            hoofdsleutels,
            klok,
            toeval,
            cache,
        });
        binnen
            .opslag
            .runtime
            .spawn(veeg_steeds(Arc::downgrade(&binnen)));
        Ok(Self { binnen })
    }

    /// The data key of a group, made if there is none yet. It is on disk in the key store when this returns, so that
    /// data sealed with it can be stored.
    ///
    /// # Errors
    /// [`KluisFout::GroepVernietigd`], [`KluisFout::Onbereikbaar`], [`KluisFout::Beschadigd`] when the wrapped key was
    /// altered, [`KluisFout::Configuratie`] when its master key is missing.
    pub async fn sleutel_voor(&self, groep: &Sleutelgroep) -> Result<Datasleutel, KluisFout> {
        let kenmerk = Kenmerk::from(groep);
        let (id, inhoud) = self.inhoud_voor(&kenmerk).await?;
        self.als_datasleutel(id, inhoud)
    }

    /// The data key with this id.
    ///
    /// # Errors
    /// [`KluisFout::Vernietigd`], [`KluisFout::Onbekend`], and as [`Kluis::sleutel_voor`].
    pub async fn sleutel(&self, id: SleutelId) -> Result<Datasleutel, KluisFout> {
        let bewaard = self
            .binnen
            .cache
            .lock()
            .zoek(id, self.binnen.klok.verstreken());
        let inhoud = match bewaard {
            Some(inhoud) => inhoud,
            None => self
                .laad(vec![id])
                .await?
                .remove(&id)
                .unwrap_or(Err(KluisFout::Onbekend(id)))?,
        };
        self.als_datasleutel(id, inhoud)
    }

    /// Opens a value that was sealed for this place.
    ///
    /// # Errors
    /// [`KluisFout::Beschadigd`] when it was altered or stands elsewhere, and as [`Kluis::sleutel`].
    pub async fn open(
        &self,
        verzegeld: &Verzegeld,
        plaats: &Plaats<'_>,
    ) -> Result<Klaar, KluisFout> {
        self.sleutel(verzegeld.sleutel()?)
            .await?
            .open(verzegeld, plaats)
    }

    /// Opens many values, in the order given, with at most one query for all keys that are not in memory. Each value
    /// has its own outcome: one that was destroyed does not hide the others.
    ///
    /// # Errors
    /// [`KluisFout::Onbereikbaar`] when keys are needed from the store and it does not answer: then nothing is opened.
    pub async fn open_veel(
        &self,
        waarden: &[(&Verzegeld, Plaats<'_>)],
    ) -> Result<Vec<Result<Klaar, KluisFout>>, KluisFout> {
        let mut sleutels: HashMap<SleutelId, Result<Inhoud, KluisFout>> = HashMap::new();
        let mut ontbreekt = Vec::new();
        {
            let (cache, nu) = (self.binnen.cache.lock(), self.binnen.klok.verstreken());
            for id in waarden
                .iter()
                .filter_map(|(verzegeld, _)| verzegeld.sleutel().ok())
            {
                if sleutels.contains_key(&id) {
                    continue;
                }
                if let Some(inhoud) = cache.zoek(id, nu) {
                    sleutels.insert(id, Ok(inhoud));
                } else {
                    // Stands for now, so that each id is asked for once; what is loaded takes its place.
                    sleutels.insert(id, Err(KluisFout::Onbekend(id)));
                    ontbreekt.push(id);
                }
            }
        }
        if !ontbreekt.is_empty() {
            sleutels.extend(self.laad(ontbreekt).await?);
        }
        let open = |verzegeld: &Verzegeld, plaats: &Plaats<'_>| {
            let id = verzegeld.sleutel()?;
            let inhoud = sleutels
                .get(&id)
                .cloned()
                .unwrap_or(Err(KluisFout::Onbekend(id)))?;
            self.als_datasleutel(id, inhoud)?.open(verzegeld, plaats)
        };
        Ok(waarden
            .iter()
            .map(|(verzegeld, plaats)| open(verzegeld, plaats))
            .collect())
    }

    /// The blind index of a value in a field, for rows of one epoch. Normalise the value first. To search, compute one
    /// per epoch that may hold rows.
    ///
    /// # Errors
    /// [`KluisFout::Veldnaam`], [`KluisFout::GroepVernietigd`] when the epoch was destroyed, and as
    /// [`Kluis::sleutel_voor`].
    pub async fn blinde_index(
        &self,
        veld: &str,
        tijdvak: Tijdvak,
        waarde: &[u8],
    ) -> Result<BlindeIndex, KluisFout> {
        let kenmerk = Kenmerk::index(veld, tijdvak)?;
        match self.inhoud_voor(&kenmerk).await? {
            (_, Inhoud::Index(sleutel)) => Ok(sleutel.bereken(waarde)),
            (id, Inhoud::Vernietigd) => Err(KluisFout::Vernietigd(id)),
            (_, Inhoud::Data(_)) => Err(KluisFout::VerkeerdeSleutel),
        }
    }

    /// Whether the key store answers: for readiness.
    pub async fn bereikbaar(&self) -> bool {
        self.binnen.opslag.antwoordt().await.is_ok()
    }

    /// Whether every key in the store can be unwrapped with the master keys that are configured. For the start: a
    /// missing master key is then found before the first request.
    ///
    /// # Errors
    /// [`KluisFout::Configuratie`] with the id of a master key that is missing, [`KluisFout::Onbereikbaar`].
    pub async fn controleer(&self) -> Result<(), KluisFout> {
        let gebruikt = self.binnen.opslag.hoofdsleutels().await?;
        match gebruikt
            .into_iter()
            .find(|naam| !self.binnen.hoofdsleutels.kent(naam))
        {
            Some(naam) => Err(Configuratiefout::Ontbreekt(naam).into()),
            None => Ok(()),
        }
    }

    fn als_datasleutel(&self, id: SleutelId, inhoud: Inhoud) -> Result<Datasleutel, KluisFout> {
        match inhoud {
            Inhoud::Data(stof) => Ok(Datasleutel::nieuw(stof, Arc::clone(&self.binnen.toeval))),
            Inhoud::Index(_) => Err(KluisFout::VerkeerdeSleutel),
            Inhoud::Vernietigd => Err(KluisFout::Vernietigd(id)),
        }
    }

    /// The key of a group: from memory, from the store, or new.
    async fn inhoud_voor(&self, kenmerk: &Kenmerk) -> Result<(SleutelId, Inhoud), KluisFout> {
        let tekst = kenmerk.tekst();
        let begin = self.binnen.klok.verstreken();
        if let Some(bewaard) = self.binnen.cache.lock().zoek_groep(&tekst, begin) {
            return Ok(bewaard);
        }
        let rij = match self.binnen.opslag.lees_groep(tekst).await? {
            Some(rij) => rij,
            None => self.maak(kenmerk).await?,
        };
        Ok((rij.id, self.binnen.bewaar(&rij, begin)?))
    }

    /// Makes a key for a group. If another process was first, gives that one's key.
    async fn maak(&self, kenmerk: &Kenmerk) -> Result<Sleutelrij, KluisFout> {
        let Binnen {
            hoofdsleutels,
            toeval,
            klok,
            opslag,
            ..
        } = &*self.binnen;
        let mut id = [0; 16];
        toeval.vul(&mut id)?;
        let id = SleutelId(uuid::Builder::from_random_bytes(id).into_uuid());
        let mut stof = Zeroizing::new([0; SLEUTEL_BYTES]);
        toeval.vul(&mut stof[..])?;
        let verpakt = hoofdsleutels.verpak(toeval.as_ref(), id, &kenmerk.tekst(), &stof)?;
        let rij = opslag
            .maak(id, kenmerk, verpakt, hoofdsleutels.actief(), klok.nu())
            .await?;
        // Not there right after it was stored: destroyed in between.
        rij.ok_or(KluisFout::GroepVernietigd)
    }

    /// Loads keys by id; each of them has an outcome.
    async fn laad(
        &self,
        ids: Vec<SleutelId>,
    ) -> Result<HashMap<SleutelId, Result<Inhoud, KluisFout>>, KluisFout> {
        let begin = self.binnen.klok.verstreken();
        let rijen = self.binnen.opslag.lees(ids.clone()).await?;
        let mut uit: HashMap<_, _> = rijen
            .iter()
            .map(|rij| (rij.id, self.binnen.bewaar(rij, begin)))
            .collect();
        let weg: Vec<SleutelId> = ids.into_iter().filter(|id| !uit.contains_key(id)).collect();
        if weg.is_empty() {
            return Ok(uit);
        }
        let vernietigd = self.binnen.opslag.zijn_vernietigd(weg.clone()).await?;
        let mut cache = self.binnen.cache.lock();
        for id in weg {
            if vernietigd.contains(&id) {
                cache.vernietig(id, begin);
                uit.insert(id, Err(KluisFout::Vernietigd(id)));
            } else {
                uit.insert(id, Err(KluisFout::Onbekend(id)));
            }
        }
        Ok(uit)
    }
}

impl Binnen {
    /// Unwraps a key and keeps it, unless it was destroyed meanwhile.
    fn bewaar(&self, rij: &Sleutelrij, geladen: Duration) -> Result<Inhoud, KluisFout> {
        let stof =
            self.hoofdsleutels
                .pak_uit(&rij.hoofdsleutel, rij.id, &rij.kenmerk, &rij.verpakt)?;
        let inhoud = if rij.soort == SOORT_INDEX {
            Inhoud::Index(Arc::new(Indexsleutel::nieuw(&stof)))
        } else {
            let zaak: Option<Uuid> = rij.zaak;
            Inhoud::Data(Arc::new(Sleutelstof {
                id: rij.id,
                zaak,
                geheim: Geheim::nieuw(&stof)?,
            }))
        };
        Ok(self
            .cache
            .lock()
            .bewaar(rij.id, &rij.kenmerk, inhoud, geladen))
    }
}

/// Zeroes expired keys that nobody asks for; ends with the vault.
async fn veeg_steeds(binnen: Weak<Binnen>) {
    let mut ritme = tokio::time::interval(VEEG_INTERVAL);
    loop {
        ritme.tick().await;
        let Some(binnen) = binnen.upgrade() else {
            return;
        };
        binnen.cache.lock().veeg(binnen.klok.verstreken());
    }
}
