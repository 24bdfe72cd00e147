// SPDX-License-Identifier: EUPL-1.2
//! A log in memory that can be exported, and forged.

use std::collections::BTreeMap;
use std::io;

use audit_log::Maand;
use audit_log::boom::tegel::{BREEDTE, HOOGTE};
use audit_log::boom::{self, Hash, Toppen};
use audit_log::cbor;
use audit_log::codes::{Bewerking, Doel, Resultaat, Rol, Soort};
use audit_log::export::{Exportschrijver, Rij, Stap, Uitvoer};
use audit_log::kolommen::Kolommen;
use audit_log::note::Ondertekenaar;
use audit_log::record::{Inhoud, Logregel, Velden, VerzegeldDetail, Volgorde};
use audit_log::subjecten::{self, Gezouten};
use audit_log::verifieer::{
    Bevinding, Bron, Feit, Gelezen, Leesfout, Opdracht, Staat, Uitkomst, controleer,
};
use uuid::Uuid;

pub const OORSPRONG: &str = "logboek.voorbeeld.invalid/riec";
/// 2026-11-24T00:00:00Z.
pub const BEGIN_US: u64 = 1_795_478_400_000_000;
pub const LATER_US: u64 = BEGIN_US + 86_400_000_000;

pub fn ondertekenaar() -> Ondertekenaar {
    Ondertekenaar::nieuw(OORSPRONG, &[42; 32]).unwrap()
}

fn uuid(soort: u8, i: u64) -> Uuid {
    let hash = boom::sha256_van(&[&[soort], &i.to_be_bytes()]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// Record `i`: every eighth has everything that a record can have.
pub fn inhoud(i: u64) -> (Inhoud, Vec<Gezouten>) {
    let mut regel = Logregel::nieuw(
        Soort::VerzoekUitkomst,
        uuid(1, i),
        BEGIN_US + i,
        Bewerking::Raadplegen,
        "casus.lezen",
        Resultaat::Gelukt,
    );
    regel.wie.actor_alias = Some(uuid(2, i % 3));
    regel.wie.organisatie = Some(format!("org-{}", i % 4));
    regel.wat.zaak_alias = Some(uuid(3, i % 5));
    regel.wat.rijen = 1;
    let mut detail = None;
    if i.is_multiple_of(8) {
        regel.spoor.parent_span = Some([4; 8]);
        regel.wie.sessie_hash = Some([5; 16]);
        regel.wie.zekerheid = 3;
        regel.wie.namens = Some("org-9".to_owned());
        regel.wie.rol = Some(Rol::Casusregisseur);
        regel.wie.tafel = Some("omt-1".to_owned());
        regel.wie.herkomst = Some("kantoor".to_owned());
        regel.waarom.doel = Some(Doel::Casusoverleg);
        regel.waarom.logdoel = Some(audit_log::Logdoel::InterneControle);
        regel.waarom.grondslagen = vec!["wgs-2.18-1-b".to_owned(), "wgs-1.8-4".to_owned()];
        regel.waarom.beleid_hash = Some([6; 32]);
        regel.waarom.beleidsregel = Some("P-CAS-01".to_owned());
        regel.wat.http_status = Some(200);
        regel.wat.object_alias = Some(uuid(4, i));
        regel.wat.velden = Some(Velden {
            versie: 1,
            kaart: [7; 32],
        });
        regel.wat.staat_voor = Some([8; 32]);
        regel.wat.staat_na = Some([9; 32]);
        regel.subjecten = vec![uuid(5, i), uuid(5, i + 1)];
        detail = Some(VerzegeldDetail {
            maand: Maand::lees("2026-11").unwrap(),
            inhoud: vec![10; 40],
        });
    }
    let personen = subjecten::zout(&[11; 32], regel.record_id, &regel.subjecten);
    let inhoud = regel.inhoud(&personen, [12; 16], detail);
    (inhoud, personen)
}

pub fn volgorde(i: u64) -> Volgorde {
    Volgorde {
        seq_time_us: BEGIN_US + 1_000 * i,
        replica: 1,
        boot_id: uuid(6, 0),
        replica_seq: i,
    }
}

/// What stands in the database.
#[derive(Clone, Default)]
pub struct Wereld {
    pub regels: Vec<Option<Vec<u8>>>,
    pub kolommen: Vec<Option<Kolommen>>,
    pub bladen: Vec<Hash>,
    pub min_index: u64,
    /// Sizes at which a checkpoint was signed on the way.
    pub gepubliceerd: Vec<u64>,
}

pub type Bestanden = BTreeMap<String, Vec<u8>>;

impl Wereld {
    /// An honest log of `n` records.
    pub fn nieuw(n: u64) -> Self {
        let mut wereld = Self::default();
        for i in 0..n {
            let (inhoud, personen) = inhoud(i);
            wereld.voeg_toe(&inhoud, &volgorde(i), personen);
        }
        wereld
    }

    pub fn voeg_toe(&mut self, inhoud: &Inhoud, volgorde: &Volgorde, personen: Vec<Gezouten>) {
        let regel = cbor::codeer(inhoud, volgorde).unwrap();
        let hash = boom::blad(&regel);
        self.kolommen.push(Some(Kolommen {
            blad: self.bladen.len() as u64,
            record_id: inhoud.record_id,
            seq_time_us: volgorde.seq_time_us,
            hash,
            organisatie: inhoud.wie.organisatie.clone(),
            handeling: inhoud.wat.handeling.clone(),
            resultaat: inhoud.wat.resultaat.nummer(),
            actor_alias: inhoud.wie.actor_alias,
            zaak_alias: inhoud.wat.zaak_alias,
            subjecten: personen,
        }));
        self.regels.push(Some(regel));
        self.bladen.push(hash);
    }

    /// Replaces record `i` by one with other content, the columns beside it too; the stored hash stays.
    pub fn wijzig(&mut self, i: usize, wijzig: impl FnOnce(&mut Inhoud, &mut Volgorde)) {
        let (mut inhoud, mut volgorde, personen) = {
            let r = cbor::ontleed(self.regels[i].as_ref().unwrap()).unwrap();
            let k = self.kolommen[i].clone().unwrap();
            (r.inhoud, r.volgorde, k.subjecten)
        };
        wijzig(&mut inhoud, &mut volgorde);
        let mut los = Self::default();
        los.voeg_toe(&inhoud, &volgorde, personen);
        self.regels[i] = los.regels.remove(0);
        let mut kolommen = los.kolommen.remove(0).unwrap();
        kolommen.blad = i as u64;
        kolommen.hash = self.bladen[i];
        self.kolommen[i] = Some(kolommen);
    }

    /// What a forger with the database does after an edit: every hash anew, every column in line.
    pub fn herbereken(&mut self) {
        for (i, regel) in self.regels.iter().enumerate() {
            let Some(regel) = regel else { continue };
            self.bladen[i] = boom::blad(regel);
            if let Some(k) = &mut self.kolommen[i] {
                k.blad = i as u64;
                k.hash = self.bladen[i];
            }
        }
    }

    pub fn omvang(&self) -> u64 {
        self.bladen.len() as u64
    }

    pub fn record_id(&self, i: usize) -> Uuid {
        self.kolommen[i].as_ref().unwrap().record_id
    }

    /// Checkpoint over the first `n` leaves by the log's own key.
    pub fn checkpoint(&self, n: u64) -> String {
        let mut toppen = Toppen::default();
        self.bladen[..usize::try_from(n).unwrap()]
            .iter()
            .for_each(|h| toppen.voeg_toe(*h));
        ondertekenaar().onderteken(n, &toppen.wortel()).unwrap()
    }

    pub fn tegel(&self, niveau: u8, nummer: u64, breedte: u16) -> Vec<Hash> {
        let onder = 1_usize << (HOOGTE * u32::from(niveau));
        let van = usize::try_from(nummer * BREEDTE).unwrap();
        (van..van + usize::from(breedte))
            .map_while(|i| self.bladen.get(i * onder..(i + 1) * onder))
            .map(|deel| boom::deelboom(deel).unwrap())
            .collect()
    }

    /// Writes the export under the given checkpoint, as a server would from this database.
    pub fn schrijf<U: Uitvoer>(&self, uit: U, checkpoint: &str) -> U {
        let mut s = Exportschrijver::nieuw(uit, checkpoint, ondertekenaar().vkey(), self.min_index)
            .unwrap();
        while let Some(stap) = s.volgende() {
            match stap {
                Stap::Regels(t) => {
                    let van = usize::try_from(t.nummer * BREEDTE).unwrap();
                    let tot = (van + usize::from(t.breedte)).min(self.regels.len());
                    let rijen = (van..tot).filter_map(|i| {
                        let regel = self.regels[i].as_deref()?;
                        let kolommen = self.kolommen[i].as_ref()?;
                        Some(Rij { regel, kolommen })
                    });
                    s.regels(t, rijen).unwrap();
                }
                Stap::Checkpoint(t) => {
                    let van = t.nummer * BREEDTE;
                    let tussen = self.gepubliceerd.iter().rev();
                    let tussen =
                        tussen.filter(|n| (van + 1..=van + u64::from(t.breedte)).contains(n));
                    let note = tussen.map(|n| self.checkpoint(*n)).next();
                    s.checkpoint(t, note.as_deref()).unwrap();
                }
                Stap::Tegel(t) => {
                    let hashes = self.tegel(t.niveau, t.nummer, t.breedte);
                    s.tegel(t, Some(&hashes)).unwrap();
                }
            }
        }
        s.sluit().unwrap()
    }

    pub fn bestanden(&self, checkpoint: &str) -> Bestanden {
        self.schrijf(Geheugen::default(), checkpoint).0
    }

    /// Export under its own checkpoint: what a forger with the key, or a lying server, shows.
    pub fn export(&self) -> Bestanden {
        self.bestanden(&self.checkpoint(self.omvang()))
    }
}

#[derive(Default)]
pub struct Geheugen(pub Bestanden);

impl Uitvoer for Geheugen {
    fn bestand(&mut self, pad: &str, inhoud: &[u8]) -> io::Result<()> {
        self.0.insert(pad.to_owned(), inhoud.to_vec());
        Ok(())
    }
}

impl Bron for Geheugen {
    fn lees(&mut self, pad: &str, maximum: u64) -> io::Result<Gelezen> {
        Ok(match self.0.get(pad) {
            None => Gelezen::Ontbreekt,
            Some(b) if b.len() as u64 > maximum => Gelezen::TeGroot,
            Some(b) => Gelezen::Inhoud(b.clone()),
        })
    }
}

pub fn lees(bron: &mut dyn Bron, staat: Option<&Staat>) -> Result<Uitkomst, Leesfout> {
    let sleutel = ondertekenaar();
    let opdracht = Opdracht {
        sleutel: Some(sleutel.vkey()),
        staat,
        nu_us: LATER_US,
        bijlagen: None,
    };
    controleer(bron, &opdracht, &mut |_, _| {})
}

pub fn toets(bestanden: Bestanden, staat: Option<&Staat>) -> Uitkomst {
    lees(&mut Geheugen(bestanden), staat).unwrap()
}

/// State of a reader who verified the honest log at these sizes.
pub fn staat_na(wereld: &Wereld, omvangen: &[u64]) -> Staat {
    let mut staat = None;
    for n in omvangen {
        let uitkomst = toets(wereld.bestanden(&wereld.checkpoint(*n)), staat.as_ref());
        assert!(uitkomst.rapport.in_orde, "{}", uitkomst.rapport);
        staat = uitkomst.staat;
    }
    staat.unwrap()
}

/// Kind and leaf of each finding.
pub fn kort(uitkomst: &Uitkomst) -> Vec<(&'static str, Option<u64>)> {
    let lijst = &uitkomst.rapport.bevindingen;
    assert_eq!(lijst.is_empty(), uitkomst.rapport.in_orde);
    lijst.iter().map(|b| (b.feit.soort().1, b.blad)).collect()
}

pub fn eerste<'a>(uitkomst: &'a Uitkomst, soort: &str) -> &'a Bevinding {
    uitkomst
        .rapport
        .bevindingen
        .iter()
        .find(|b| b.feit.soort().1 == soort)
        .unwrap_or_else(|| panic!("no {soort} in {}", uitkomst.rapport))
}

pub fn feit<'a>(uitkomst: &'a Uitkomst, soort: &str) -> &'a Feit {
    &eerste(uitkomst, soort).feit
}
