// SPDX-License-Identifier: EUPL-1.2
//! The casussen that somebody sees, without content.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::opslag::deelname::{Deelname, van_zaak};
use autorisatie::{Fout, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::bron::Casusbron;
use super::casus::{CasusMeta, VELDEN_DEELNAMES, VELDEN_META};
use super::schema::{casus, zaak};
use crate::fout::alleen_meta;
use crate::handelingen::{CasussenZoeken, DeelnamesLezen};

/// A page of casussen, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Casussenlijst {
    /// The casussen.
    pub casussen: Vec<CasusMeta>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Casussenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.casussen.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

/// Columns of one line of a list.
type Lijstrij = (
    Uuid,
    String,
    Option<String>,
    String,
    jiff_diesel::Timestamp,
    jiff_diesel::Timestamp,
    i64,
);

/// The casussen that the caller sees, from `na` on.
///
/// # Errors
/// A refusal when the role has no row for it; or a failure.
pub async fn zoeken(
    t: &mut Toegang<'_, CasussenZoeken>,
    na: Option<Uuid>,
) -> Result<Casussenlijst, Fout> {
    let CasussenZoeken {
        maximum,
        status,
        tafel,
    } = t.handeling();
    let zichtbaar = t.zichtbare::<Casusbron>(Objectsoort::Casus)?.op(casus::id);
    let mut vraag = casus::table
        .inner_join(zaak::table.on(zaak::id.eq(casus::id)))
        .filter(zichtbaar)
        .select((
            casus::id,
            zaak::nummer,
            zaak::tafel,
            casus::status,
            casus::gestart_op,
            zaak::verloopt_op,
            casus::versie,
        ))
        .order(casus::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(status) = status {
        vraag = vraag.filter(casus::status.eq(status.code()));
    }
    if let Some(tafel) = tafel {
        vraag = vraag.filter(zaak::tafel.eq(tafel.code()));
    }
    if let Some(na) = na {
        vraag = vraag.filter(casus::id.lt(na));
    }
    let rijen: Vec<Lijstrij> = vraag.load(t).await?;
    let heen = usize::try_from(*maximum).unwrap_or(usize::MAX);
    let heeft_meer = rijen.len() > heen;
    let casussen: Vec<CasusMeta> = rijen
        .into_iter()
        .take(heen)
        .map(
            |(id, nummer, tafel, status, gestart_op, verloopt_op, versie)| CasusMeta {
                id,
                nummer,
                tafel,
                status,
                gestart_op: gestart_op.to_jiff(),
                verloopt_op: verloopt_op.to_jiff(),
                versie,
            },
        )
        .collect();
    let laatste = casussen.last().map(|laatste| laatste.id);
    Ok(Casussenlijst {
        casussen,
        volgende_na: laatste.filter(|_| heeft_meer),
    })
}

/// The dated set of deelnemers of a casus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deelnames(pub Vec<Deelname>);

impl Verantwoord for Deelnames {
    fn rijen(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_DEELNAMES
    }
}

/// Which deelnemers take part, since when and by which besluit (WGS 2.23(5), R-07).
///
/// # Errors
/// A 403 for whoever sees only that the casus exists; or a failure.
pub async fn deelnames(t: &mut Toegang<'_, DeelnamesLezen>) -> Result<Deelnames, Fout> {
    if t.weergave() < Weergave::Pseudo {
        return Err(alleen_meta().into());
    }
    Ok(Deelnames(van_zaak(t).await?))
}
