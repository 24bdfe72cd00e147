// SPDX-License-Identifier: EUPL-1.2
//! The index columns beside an entry in the database, as exported: only a help for searching, and re-derived by the verifier.
//!
//! One CBOR array per record, one after the other, in files of 256 (`verband/kolommen/<N>`); the schema is in `docs/logboek.cddl`.

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use uuid::Uuid;

use crate::boom::Hash;
use crate::record::{Record, Recordfout};
use crate::subjecten::{self, Gezouten};

/// Number of members of the array.
const LEDEN: u64 = 10;

/// The columns of one row of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolommen {
    /// Leaf index.
    pub blad: u64,
    /// Id of the record.
    pub record_id: Uuid,
    /// Instant of appending, microseconds since 1970.
    pub seq_time_us: u64,
    /// Stored hash of the leaf.
    pub hash: Hash,
    /// Organisation.
    pub organisatie: Option<String>,
    /// Act.
    pub handeling: String,
    /// Number of the result.
    pub resultaat: u16,
    /// Alias of the actor.
    pub actor_alias: Option<Uuid>,
    /// Alias of the zaak.
    pub zaak_alias: Option<Uuid>,
    /// Persons with their salts.
    pub subjecten: Vec<Gezouten>,
}

impl Kolommen {
    /// The names of the columns that do not follow from the record.
    #[must_use]
    pub fn afwijkingen(&self, blad: u64, record: &Record, bytes: &[u8]) -> Vec<&'static str> {
        let i = &record.inhoud;
        let klopt = [
            ("leaf_index", self.blad == blad),
            ("record_id", self.record_id == i.record_id),
            (
                "seq_time_us",
                self.seq_time_us == record.volgorde.seq_time_us,
            ),
            ("leaf", self.hash == crate::boom::blad(bytes)),
            ("organisatie", self.organisatie == i.wie.organisatie),
            ("handeling", self.handeling == i.wat.handeling),
            ("resultaat", self.resultaat == i.wat.resultaat.nummer()),
            ("actor_alias", self.actor_alias == i.wie.actor_alias),
            ("zaak_alias", self.zaak_alias == i.wat.zaak_alias),
            (
                "record_subject",
                subjecten::samenvatting(&self.subjecten) == i.subjecten,
            ),
        ];
        klopt
            .into_iter()
            .filter_map(|(naam, goed)| (!goed).then_some(naam))
            .collect()
    }

    /// Appends the CBOR array.
    ///
    /// # Errors
    /// Never in practice: writing to memory.
    pub fn schrijf(&self, uit: &mut Vec<u8>) -> Result<(), Recordfout> {
        let mut e = Encoder::new(uit);
        let klaar = (|| {
            e.array(LEDEN)?
                .u64(self.blad)?
                .bytes(self.record_id.as_bytes())?
                .u64(self.seq_time_us)?
                .bytes(&self.hash)?;
            match &self.organisatie {
                Some(o) => e.str(o)?,
                None => e.null()?,
            };
            e.str(&self.handeling)?.u16(self.resultaat)?;
            for alias in [self.actor_alias, self.zaak_alias] {
                match alias {
                    Some(a) => e.bytes(a.as_bytes())?,
                    None => e.null()?,
                };
            }
            e.array(self.subjecten.len() as u64)?;
            for s in &self.subjecten {
                e.array(2)?.bytes(s.alias.as_bytes())?.bytes(&s.zout)?;
            }
            Ok::<_, minicbor::encode::Error<std::convert::Infallible>>(())
        })();
        klaar.map_err(|_| Recordfout::Vorm)
    }

    /// Reads all arrays of a file.
    ///
    /// # Errors
    /// When the bytes are anything else.
    pub fn lees_alle(bytes: &[u8]) -> Result<Vec<Self>, Recordfout> {
        let mut d = Decoder::new(bytes);
        let mut uit = Vec::new();
        while d.position() < bytes.len() {
            uit.push(Self::lees(&mut d).map_err(|_| Recordfout::Vorm)?);
        }
        Ok(uit)
    }

    fn lees(d: &mut Decoder<'_>) -> Result<Self, minicbor::decode::Error> {
        if d.array()? != Some(LEDEN) {
            return Err(minicbor::decode::Error::message("columns"));
        }
        Ok(Self {
            blad: d.u64()?,
            record_id: uuid(d)?,
            seq_time_us: d.u64()?,
            hash: vast(d)?,
            organisatie: of_niet(d, |d| Ok(d.str()?.to_owned()))?,
            handeling: d.str()?.to_owned(),
            resultaat: d.u16()?,
            actor_alias: of_niet(d, uuid)?,
            zaak_alias: of_niet(d, uuid)?,
            subjecten: {
                let aantal = d
                    .array()?
                    .ok_or_else(|| minicbor::decode::Error::message("persons"))?;
                let mut lijst = Vec::new();
                for _ in 0..aantal {
                    if d.array()? != Some(2) {
                        return Err(minicbor::decode::Error::message("person"));
                    }
                    lijst.push(Gezouten {
                        alias: uuid(d)?,
                        zout: vast(d)?,
                    });
                }
                lijst
            },
        })
    }
}

fn vast<const N: usize>(d: &mut Decoder<'_>) -> Result<[u8; N], minicbor::decode::Error> {
    d.bytes()?
        .try_into()
        .map_err(|_| minicbor::decode::Error::message("length"))
}

fn uuid(d: &mut Decoder<'_>) -> Result<Uuid, minicbor::decode::Error> {
    vast(d).map(Uuid::from_bytes)
}

fn of_niet<T>(
    d: &mut Decoder<'_>,
    lees: impl FnOnce(&mut Decoder<'_>) -> Result<T, minicbor::decode::Error>,
) -> Result<Option<T>, minicbor::decode::Error> {
    if d.datatype()? == Type::Null {
        d.null().map(|()| None)
    } else {
        lees(d).map(Some)
    }
}
