// SPDX-License-Identifier: EUPL-1.2
//! The decoder: borrows from the input and allocates only for texts that are kept.

use minicbor::Decoder;
use minicbor::data::Type;
use uuid::Uuid;

use super::VERSIE;
use super::sleutel as k;
use crate::codes::{Bewerking, Doel, Logdoel, Resultaat, Rol, Soort};
use crate::klok::Maand;
use crate::record::{
    GRONDSLAGEN_MAXIMUM, Inhoud, REGEL_MAXIMUM, Recordfout, Spoor, Subjecten, Velden,
    VerzegeldDetail, Volgorde, Waarom, Wat, Wie,
};

/// A value as it stands in the bytes.
#[derive(Clone, Copy)]
enum Waarde<'a> {
    Getal(u64),
    Bytes(&'a [u8]),
    Tekst(&'a str),
    Ja(bool),
    /// Begin and end of the encoded list in the input.
    Lijst(&'a [u8]),
}

/// The pairs of the map by key, each taken out once.
pub(super) struct Veldenlijst<'a>([Option<Waarde<'a>>; k::AANTAL_SLEUTELS]);

fn vorm(_: minicbor::decode::Error) -> Recordfout {
    Recordfout::Vorm
}

impl<'a> Veldenlijst<'a> {
    pub(super) fn lees(bytes: &'a [u8]) -> Result<Self, Recordfout> {
        if bytes.len() >= REGEL_MAXIMUM {
            return Err(Recordfout::TeGroot);
        }
        let mut d = Decoder::new(bytes);
        let paren = d.map().map_err(vorm)?.ok_or(Recordfout::Vorm)?;
        let mut velden = Self([None; k::AANTAL_SLEUTELS]);
        let mut vorige = 0;
        for _ in 0..paren {
            let sleutel = d.u64().map_err(vorm)?;
            if sleutel <= vorige {
                return Err(Recordfout::NietCanoniek);
            }
            vorige = sleutel;
            let plek = usize::try_from(sleutel)
                .ok()
                .and_then(|i| velden.0.get_mut(i));
            *plek.ok_or(Recordfout::OnbekendeSleutel(sleutel))? =
                Some(Waarde::lees(&mut d, bytes)?);
        }
        if d.position() != bytes.len() {
            return Err(Recordfout::Overschot);
        }
        match velden.getal(k::VERSIE)? {
            VERSIE => Ok(velden),
            andere => Err(Recordfout::OnbekendeVersie(andere)),
        }
    }

    pub(super) fn sluit(&self) -> Result<(), Recordfout> {
        match self.0.iter().position(Option::is_some) {
            Some(over) => Err(Recordfout::OnbekendeSleutel(over as u64)),
            None => Ok(()),
        }
    }

    fn pak(&mut self, sleutel: u64) -> Option<Waarde<'a>> {
        usize::try_from(sleutel)
            .ok()
            .and_then(|i| self.0.get_mut(i))
            .and_then(Option::take)
    }
    fn getal_of_niet(&mut self, sleutel: u64) -> Result<Option<u64>, Recordfout> {
        match self.pak(sleutel) {
            None => Ok(None),
            Some(Waarde::Getal(w)) => Ok(Some(w)),
            Some(Waarde::Bytes(_) | Waarde::Tekst(_) | Waarde::Ja(_) | Waarde::Lijst(_)) => {
                Err(Recordfout::Waarde(sleutel))
            }
        }
    }
    fn getal(&mut self, sleutel: u64) -> Result<u64, Recordfout> {
        self.getal_of_niet(sleutel)?
            .ok_or(Recordfout::Ontbreekt(sleutel))
    }
    fn klein<T: TryFrom<u64>>(&mut self, sleutel: u64) -> Result<T, Recordfout> {
        T::try_from(self.getal(sleutel)?).map_err(|_| Recordfout::Waarde(sleutel))
    }
    fn bytes_of_niet(&mut self, sleutel: u64) -> Result<Option<&'a [u8]>, Recordfout> {
        match self.pak(sleutel) {
            None => Ok(None),
            Some(Waarde::Bytes(w)) => Ok(Some(w)),
            Some(Waarde::Getal(_) | Waarde::Tekst(_) | Waarde::Ja(_) | Waarde::Lijst(_)) => {
                Err(Recordfout::Waarde(sleutel))
            }
        }
    }
    fn vast_of_niet<const N: usize>(
        &mut self,
        sleutel: u64,
    ) -> Result<Option<[u8; N]>, Recordfout> {
        let bytes = self.bytes_of_niet(sleutel)?;
        bytes
            .map(|b| b.try_into().map_err(|_| Recordfout::Waarde(sleutel)))
            .transpose()
    }
    fn vast<const N: usize>(&mut self, sleutel: u64) -> Result<[u8; N], Recordfout> {
        self.vast_of_niet(sleutel)?
            .ok_or(Recordfout::Ontbreekt(sleutel))
    }
    fn uuid_of_niet(&mut self, sleutel: u64) -> Result<Option<Uuid>, Recordfout> {
        Ok(self.vast_of_niet(sleutel)?.map(Uuid::from_bytes))
    }
    fn tekst_of_niet(&mut self, sleutel: u64) -> Result<Option<String>, Recordfout> {
        match self.pak(sleutel) {
            None => Ok(None),
            Some(Waarde::Tekst(w)) => Ok(Some(w.to_owned())),
            Some(Waarde::Getal(_) | Waarde::Bytes(_) | Waarde::Ja(_) | Waarde::Lijst(_)) => {
                Err(Recordfout::Waarde(sleutel))
            }
        }
    }
    fn code<T>(&mut self, sleutel: u64, lijst: fn(u64) -> Option<T>) -> Result<T, Recordfout> {
        lijst(self.getal(sleutel)?).ok_or(Recordfout::Waarde(sleutel))
    }
    fn code_of_niet<T>(
        &mut self,
        sleutel: u64,
        lijst: fn(u64) -> Option<T>,
    ) -> Result<Option<T>, Recordfout> {
        let getal = self.getal_of_niet(sleutel)?;
        getal
            .map(|g| lijst(g).ok_or(Recordfout::Waarde(sleutel)))
            .transpose()
    }

    pub(super) fn volgorde(&mut self) -> Result<Volgorde, Recordfout> {
        Ok(Volgorde {
            seq_time_us: self.getal(k::SEQ_TIME)?,
            replica: self.klein(k::REPLICA)?,
            boot_id: Uuid::from_bytes(self.vast(k::BOOT_ID)?),
            replica_seq: self.getal(k::REPLICA_SEQ)?,
        })
    }

    pub(super) fn inhoud(&mut self) -> Result<Inhoud, Recordfout> {
        Ok(Inhoud {
            soort: self.code(k::SOORT, Soort::van_nummer)?,
            record_id: Uuid::from_bytes(self.vast(k::RECORD_ID)?),
            begin_us: self.getal(k::BEGIN)?,
            einde_us: self.getal(k::EINDE)?,
            spoor: Spoor {
                trace_id: self.vast(k::TRACE_ID)?,
                span_id: self.vast(k::SPAN_ID)?,
                parent_span: self.vast_of_niet(k::PARENT_SPAN)?,
            },
            wie: self.wie()?,
            waarom: self.waarom()?,
            wat: self.wat()?,
            subjecten: self.subjecten()?,
            build_id: self.vast(k::BUILD_ID)?,
            codeversie: self.klein(k::CODEVERSIE)?,
            detail: self.detail()?,
        })
    }

    fn wie(&mut self) -> Result<Wie, Recordfout> {
        Ok(Wie {
            actor_alias: self.uuid_of_niet(k::ACTOR)?,
            sessie_hash: self.vast_of_niet(k::SESSIE)?,
            zekerheid: self.klein(k::ZEKERHEID)?,
            organisatie: self.tekst_of_niet(k::ORGANISATIE)?,
            namens: self.tekst_of_niet(k::NAMENS)?,
            rol: self.code_of_niet(k::ROL, Rol::van_nummer)?,
            tafel: self.tekst_of_niet(k::TAFEL)?,
            herkomst: self.tekst_of_niet(k::HERKOMST)?,
        })
    }

    fn waarom(&mut self) -> Result<Waarom, Recordfout> {
        Ok(Waarom {
            doel: self.code_of_niet(k::DOEL, Doel::van_nummer)?,
            logdoel: self.code_of_niet(k::LOGDOEL, Logdoel::van_nummer)?,
            grondslagen: self.grondslagen()?,
            beleid_hash: self.vast_of_niet(k::BELEID_HASH)?,
            beleidsregel: self.tekst_of_niet(k::BELEIDSREGEL)?,
        })
    }

    fn grondslagen(&mut self) -> Result<Vec<String>, Recordfout> {
        let ruw = match self.pak(k::GRONDSLAGEN) {
            None => return Ok(Vec::new()),
            Some(Waarde::Lijst(ruw)) => ruw,
            Some(Waarde::Getal(_) | Waarde::Bytes(_) | Waarde::Tekst(_) | Waarde::Ja(_)) => {
                return Err(Recordfout::Waarde(k::GRONDSLAGEN));
            }
        };
        let teksten: Result<Vec<&str>, _> = Decoder::new(ruw).array_iter().map_err(vorm)?.collect();
        Ok(teksten
            .map_err(vorm)?
            .into_iter()
            .map(str::to_owned)
            .collect())
    }

    fn wat(&mut self) -> Result<Wat, Recordfout> {
        Ok(Wat {
            bewerking: self.code(k::BEWERKING, Bewerking::van_nummer)?,
            handeling: self
                .tekst_of_niet(k::HANDELING)?
                .ok_or(Recordfout::Ontbreekt(k::HANDELING))?,
            resultaat: self.code(k::RESULTAAT, Resultaat::van_nummer)?,
            http_status: self.code_of_niet(k::HTTP_STATUS, |g| u16::try_from(g).ok())?,
            zaak_alias: self.uuid_of_niet(k::ZAAK)?,
            object_alias: self.uuid_of_niet(k::OBJECT)?,
            velden: match self.vast_of_niet(k::VELDEN)? {
                Some(kaart) => Some(Velden {
                    versie: self.klein(k::VELDVERSIE)?,
                    kaart,
                }),
                None => None,
            },
            rijen: self.klein(k::RIJEN)?,
            staat_voor: self.vast_of_niet(k::STAAT_VOOR)?,
            staat_na: self.vast_of_niet(k::STAAT_NA)?,
            aantal: self.klein(k::AANTAL)?,
            toon_uitgesteld: match self.pak(k::TOON_UITGESTELD) {
                Some(Waarde::Ja(ja)) => ja,
                None => return Err(Recordfout::Ontbreekt(k::TOON_UITGESTELD)),
                Some(Waarde::Getal(_) | Waarde::Bytes(_) | Waarde::Tekst(_) | Waarde::Lijst(_)) => {
                    return Err(Recordfout::Waarde(k::TOON_UITGESTELD));
                }
            },
        })
    }

    fn subjecten(&mut self) -> Result<Option<Subjecten>, Recordfout> {
        let Some(wortel) = self.vast_of_niet(k::SUBJECTS_ROOT)? else {
            return Ok(None);
        };
        let aantal: u32 = self.klein(k::SUBJECT_COUNT)?;
        if aantal == 0 {
            Err(Recordfout::Waarde(k::SUBJECT_COUNT))
        } else {
            Ok(Some(Subjecten { aantal, wortel }))
        }
    }

    fn detail(&mut self) -> Result<Option<VerzegeldDetail>, Recordfout> {
        let Some(inhoud) = self.bytes_of_niet(k::DETAIL)? else {
            return Ok(None);
        };
        let maand = self
            .tekst_of_niet(k::DETAIL_MAAND)?
            .ok_or(Recordfout::Ontbreekt(k::DETAIL_MAAND))?;
        let maand = Maand::lees(&maand).ok_or(Recordfout::Waarde(k::DETAIL_MAAND))?;
        if self.vast::<32>(k::DETAIL_HASH)? != crate::boom::sha256(inhoud) {
            return Err(Recordfout::Waarde(k::DETAIL_HASH));
        }
        Ok(Some(VerzegeldDetail {
            maand,
            inhoud: inhoud.to_vec(),
        }))
    }
}

impl<'a> Waarde<'a> {
    fn lees(d: &mut Decoder<'a>, bytes: &'a [u8]) -> Result<Self, Recordfout> {
        match d.datatype().map_err(vorm)? {
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => d.u64().map(Waarde::Getal),
            Type::Bytes => d.bytes().map(Waarde::Bytes),
            Type::String => d.str().map(Waarde::Tekst),
            Type::Bool => d.bool().map(Waarde::Ja),
            Type::Array => {
                let begin = d.position();
                let leden = d.array().map_err(vorm)?.ok_or(Recordfout::Vorm)?;
                if leden > GRONDSLAGEN_MAXIMUM as u64 {
                    return Err(Recordfout::Vorm);
                }
                for _ in 0..leden {
                    d.str().map_err(vorm)?;
                }
                return bytes
                    .get(begin..d.position())
                    .map(Waarde::Lijst)
                    .ok_or(Recordfout::Vorm);
            }
            _ => return Err(Recordfout::Vorm),
        }
        .map_err(vorm)
    }
}
