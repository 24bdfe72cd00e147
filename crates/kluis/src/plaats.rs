// SPDX-License-Identifier: EUPL-1.2
//! Where a sealed value stands.

use uuid::Uuid;

use crate::fout::KluisFout;
use crate::groep::SleutelId;

/// The place of a sealed value. With the key id it is the associated data of the seal: a value that was moved to
/// another row, column or zaak does not open there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plaats<'a> {
    /// Schema of the table.
    pub schema: &'a str,
    /// Table.
    pub tabel: &'a str,
    /// Column, or for a part of a document its path.
    pub kolom: &'a str,
    /// Id of the row.
    pub rij: Uuid,
    /// The zaak to which the row belongs, if it belongs to one.
    pub zaak: Option<Uuid>,
}

/// Keeps these seals apart from every other use of the same cipher.
const DOMEIN: &[u8] = b"verband/kluis/veld/1\0";

impl Plaats<'_> {
    /// The associated data: every part with its length, so that no two places give the same bytes.
    pub(crate) fn bijbehorend(&self, sleutel: SleutelId) -> Result<Vec<u8>, KluisFout> {
        let namen = [self.schema, self.tabel, self.kolom];
        let lengte = DOMEIN.len() + 49 + namen.iter().map(|naam| naam.len() + 4).sum::<usize>();
        let mut uit = Vec::with_capacity(lengte);
        uit.extend_from_slice(DOMEIN);
        uit.extend_from_slice(sleutel.0.as_bytes());
        for naam in namen {
            let bytes = naam.len();
            uit.extend_from_slice(
                &u32::try_from(bytes)
                    .map_err(|_| KluisFout::TeGroot { bytes })?
                    .to_be_bytes(),
            );
            uit.extend_from_slice(naam.as_bytes());
        }
        uit.extend_from_slice(self.rij.as_bytes());
        uit.push(u8::from(self.zaak.is_some()));
        uit.extend_from_slice(self.zaak.unwrap_or_default().as_bytes());
        Ok(uit)
    }
}
