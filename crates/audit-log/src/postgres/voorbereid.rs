// SPDX-License-Identifier: EUPL-1.2
//! A record that is complete but for its place in the log.

use uuid::Uuid;

use super::LogOnbeschikbaar;
use super::zegel::Detailzegel;
use crate::cbor;
use crate::klok::Maand;
use crate::record::{DETAIL_MAXIMUM, Inhoud, Logregel, VerzegeldDetail, Volgorde};
use crate::subjecten::{self, Gezouten, ZOUT_LENGTE};

/// Length of one person in the outbox: alias and salt.
const PERSOON_LENGTE: usize = 16 + ZOUT_LENGTE;

/// Most persons in one record: their rows are written in the same statement.
pub const PERSONEN_MAXIMUM: usize = 10_000;

/// Sealed, salted, encoded.
#[derive(Clone, Debug)]
pub struct Voorbereid {
    pub(super) inhoud: Inhoud,
    pub(super) personen: Vec<Gezouten>,
    bytes: Vec<u8>,
}

impl Voorbereid {
    pub(super) async fn maak(
        regel: Logregel,
        zegel: &dyn Detailzegel,
        zaad: &[u8; 32],
        build_id: [u8; 16],
    ) -> Result<Self, LogOnbeschikbaar> {
        let mut regel = regel;
        let detail = match regel.detail.take() {
            Some(detail) if detail.0.len() > DETAIL_MAXIMUM => return Err(LogOnbeschikbaar),
            Some(detail) => {
                let maand = Maand::van_us(regel.begin_us).ok_or(LogOnbeschikbaar)?;
                let inhoud = zegel.verzegel(maand, regel.record_id, detail.0).await?;
                Some(VerzegeldDetail { maand, inhoud })
            }
            None => None,
        };
        let personen = subjecten::zout(zaad, regel.record_id, &regel.subjecten);
        Self::van(regel.inhoud(&personen, build_id, detail), personen)
    }

    fn van(inhoud: Inhoud, personen: Vec<Gezouten>) -> Result<Self, LogOnbeschikbaar> {
        // With the longest place it could get: a record that fits only without one would spoil the batch it is in.
        let langste = Volgorde {
            seq_time_us: u64::MAX,
            replica: u16::MAX,
            boot_id: Uuid::nil(),
            replica_seq: u64::MAX,
        };
        let past = cbor::codeer(&inhoud, &langste).is_ok() && personen.len() <= PERSONEN_MAXIMUM;
        let voorlopig = cbor::codeer_voorlopig(&inhoud)
            .ok()
            .filter(|_| past)
            .ok_or_else(|| {
                tracing::error!(
                    handeling = inhoud.wat.handeling,
                    "a record is too large or malformed"
                );
                LogOnbeschikbaar
            })?;
        let aantal = u32::try_from(personen.len()).map_err(|_| LogOnbeschikbaar)?;
        let mut bytes = aantal.to_be_bytes().to_vec();
        for persoon in &personen {
            bytes.extend_from_slice(persoon.alias.as_bytes());
            bytes.extend_from_slice(&persoon.zout);
        }
        bytes.extend_from_slice(&voorlopig);
        Ok(Self {
            inhoud,
            personen,
            bytes,
        })
    }

    /// Reads what another process left in the outbox.
    pub(super) fn uit_outbox(bytes: &[u8]) -> Option<Self> {
        let (aantal, rest) = bytes.split_first_chunk::<4>()?;
        let lengte = usize::try_from(u32::from_be_bytes(*aantal))
            .ok()?
            .checked_mul(PERSOON_LENGTE)?;
        let (personen, voorlopig) = rest.split_at_checked(lengte)?;
        let personen: Vec<Gezouten> = personen
            .chunks_exact(PERSOON_LENGTE)
            .filter_map(|deel| {
                let (alias, zout) = deel.split_at(16);
                Some(Gezouten {
                    alias: Uuid::from_slice(alias).ok()?,
                    zout: zout.try_into().ok()?,
                })
            })
            .collect();
        let inhoud = cbor::ontleed_voorlopig(voorlopig).ok()?;
        if subjecten::samenvatting(&personen) != inhoud.subjecten {
            return None;
        }
        Self::van(inhoud, personen).ok()
    }

    /// Id of the record.
    #[must_use]
    pub const fn record_id(&self) -> Uuid {
        self.inhoud.record_id
    }

    /// Number of persons (4 bytes, big endian), alias and salt of each, then the record without its place in CBOR.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
