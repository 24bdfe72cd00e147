// SPDX-License-Identifier: EUPL-1.2
//! The signalen that a caller sees, without content.

use autorisatie::beleid::Objectsoort;
use autorisatie::{Fout, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::bron::Signaalbron;
use super::schema::{signaal, zaak};
use super::signaalbeeld::VELDEN_META;
use crate::handelingen::SignalenZoeken;

/// That a signaal exists, where, and in which state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signaalregel {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// Tafel.
    pub tafel: Option<String>,
    /// Status.
    pub status: String,
    /// Verschijningsvorm.
    pub verschijningsvorm: String,
    /// Version.
    pub versie: i64,
}

/// Columns of one line of a list.
type Lijstrij = (Uuid, String, Option<String>, String, String, i64);

/// A page of signalen, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signalenlijst {
    /// The signalen.
    pub signalen: Vec<Signaalregel>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Signalenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.signalen.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

/// The signalen that the caller sees, from `na` on.
///
/// # Errors
/// A refusal when the role has no row for it; or a failure.
pub async fn zoeken(
    t: &mut Toegang<'_, SignalenZoeken>,
    na: Option<Uuid>,
) -> Result<Signalenlijst, Fout> {
    let SignalenZoeken { maximum } = *t.handeling();
    let zichtbaar = t
        .zichtbare::<Signaalbron>(Objectsoort::Signaal)?
        .op(signaal::id);
    let mut vraag = signaal::table
        .inner_join(zaak::table.on(zaak::id.eq(signaal::id)))
        .filter(zichtbaar)
        .select((
            signaal::id,
            zaak::nummer,
            zaak::tafel,
            signaal::status,
            signaal::verschijningsvorm,
            signaal::versie,
        ))
        .order(signaal::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(signaal::id.lt(na));
    }
    let mut signalen: Vec<Signaalregel> = vraag
        .load::<Lijstrij>(t)
        .await?
        .into_iter()
        .map(
            |(id, nummer, tafel, status, verschijningsvorm, versie)| Signaalregel {
                id,
                nummer,
                tafel,
                status,
                verschijningsvorm,
                versie,
            },
        )
        .collect();
    let heeft_meer = signalen.len() > usize::try_from(maximum).unwrap_or(usize::MAX);
    signalen.truncate(usize::try_from(maximum).unwrap_or(usize::MAX));
    let volgende_na = signalen
        .last()
        .filter(|_| heeft_meer)
        .map(|laatste| laatste.id);
    Ok(Signalenlijst {
        signalen,
        volgende_na,
    })
}
