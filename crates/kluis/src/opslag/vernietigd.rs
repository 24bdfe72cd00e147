// SPDX-License-Identifier: EUPL-1.2
//! Destroyed keys and groups.

use std::sync::Arc;

use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use jiff_diesel::ToDiesel as _;
use uuid::Uuid;

use super::schema::{sleutel, vergrendel_vernietiging, vernietigde_groep, vernietigde_sleutel};
use super::verbinding::Opslag;
use crate::fout::KluisFout;
use crate::groep::SleutelId;

/// What is destroyed in one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Omvang {
    /// One group (its text), or the key of a blind index.
    Groep(String),
    /// Everything of a subject in a zaak: who he is and all gegevens on him.
    Subject { zaak: Uuid, subject: Uuid },
    /// Everything of a zaak.
    Zaak(Uuid),
}

/// The kinds of group that a subject has.
const SOORTEN_SUBJECT: [&str; 2] = ["subject", "gegevens"];
/// The kinds of group that a zaak has.
const SOORTEN_ZAAK: [&str; 4] = ["zaak", "subject", "gegevens", "document"];

impl Omvang {
    /// The mark that keeps new keys out; the trigger on `sleutels.sleutel` looks for the same texts.
    fn merk(&self) -> String {
        match self {
            Self::Groep(kenmerk) => kenmerk.clone(),
            Self::Subject { zaak, subject } => format!("geheel-subject:{zaak}:{subject}::"),
            Self::Zaak(zaak) => format!("geheel-zaak:{zaak}:::"),
        }
    }

    /// Whether a group is part of it.
    pub(crate) fn raakt(&self, kenmerk: &str) -> bool {
        let onder = |soort: &&str, rest: String| kenmerk.starts_with(&format!("{soort}:{rest}:"));
        match self {
            Self::Groep(groep) => groep == kenmerk,
            Self::Subject { zaak, subject } => SOORTEN_SUBJECT
                .iter()
                .any(|soort| onder(soort, format!("{zaak}:{subject}"))),
            Self::Zaak(zaak) => SOORTEN_ZAAK
                .iter()
                .any(|soort| onder(soort, zaak.to_string())),
        }
    }
}

/// A key as it was when it was deleted.
#[derive(Queryable)]
struct Weg {
    id: SleutelId,
    soort: String,
    zaak: Option<Uuid>,
    onderdeel: Option<Uuid>,
    kenmerk: String,
}

/// The columns of [`Weg`].
const WEG: (
    sleutel::id,
    sleutel::soort,
    sleutel::zaak,
    sleutel::onderdeel,
    sleutel::kenmerk,
) = (
    sleutel::id,
    sleutel::soort,
    sleutel::zaak,
    sleutel::onderdeel,
    sleutel::kenmerk,
);

#[derive(Insertable)]
#[diesel(table_name = vernietigde_sleutel)]
struct NieuweVernietigde {
    id: SleutelId,
    soort: Option<String>,
    zaak: Option<Uuid>,
    onderdeel: Option<Uuid>,
    kenmerk: Option<String>,
    vernietigd_op: jiff_diesel::Timestamp,
}

impl Weg {
    fn vastgelegd(self, op: jiff::Timestamp) -> NieuweVernietigde {
        NieuweVernietigde {
            id: self.id,
            soort: Some(self.soort),
            zaak: self.zaak,
            onderdeel: self.onderdeel,
            kenmerk: Some(self.kenmerk),
            vernietigd_op: op.to_diesel(),
        }
    }
}

impl NieuweVernietigde {
    fn onbekend(id: SleutelId, op: jiff::Timestamp) -> Self {
        let vernietigd_op = op.to_diesel();
        Self {
            id,
            soort: None,
            zaak: None,
            onderdeel: None,
            kenmerk: None,
            vernietigd_op,
        }
    }
}

impl Opslag {
    /// Destroys, in one transaction, and gives the ids of all keys destroyed in this scope, now or before.
    pub(crate) async fn vernietig(
        &self,
        omvang: Omvang,
        op: jiff::Timestamp,
    ) -> Result<Vec<SleutelId>, KluisFout> {
        let omvang = Arc::new(omvang);
        self.voer_uit(Box::new(move |verbinding| {
            let omvang = Arc::clone(&omvang);
            Box::pin(verbinding.transaction(async move |verbinding| {
                vergrendel(verbinding).await?;
                let weg = verwijder(verbinding, &omvang).await?;
                leg_vast(verbinding, weg, &[], op).await?;
                merk_groepen(verbinding, vec![omvang.merk()], op).await?;
                lees_vernietigd(verbinding, &omvang).await
            }))
        }))
        .await
    }

    /// Destroys these keys once more, those that this store does not know included. Gives those that were there.
    pub(crate) async fn vernietig_ids(
        &self,
        ids: Vec<SleutelId>,
        op: jiff::Timestamp,
    ) -> Result<Vec<SleutelId>, KluisFout> {
        let ids = Arc::new(ids);
        self.voer_uit(Box::new(move |verbinding| {
            let ids = Arc::clone(&ids);
            Box::pin(verbinding.transaction(async move |verbinding| {
                vergrendel(verbinding).await?;
                let doel = sleutel::table.filter(sleutel::id.eq_any(ids.as_slice()));
                let weg: Vec<Weg> = diesel::delete(doel)
                    .returning(WEG)
                    .get_results(verbinding)
                    .await?;
                let er_waren = weg.iter().map(|rij| rij.id).collect();
                leg_vast(verbinding, weg, &ids, op).await?;
                Ok(er_waren)
            }))
        }))
        .await
    }

    /// Which of these ids were destroyed.
    pub(crate) async fn zijn_vernietigd(
        &self,
        ids: Vec<SleutelId>,
    ) -> Result<Vec<SleutelId>, KluisFout> {
        let ids = Arc::new(ids);
        self.voer_uit(Box::new(move |verbinding| {
            let ids = Arc::clone(&ids);
            Box::pin(async move {
                let vraag = vernietigde_sleutel::table
                    .filter(vernietigde_sleutel::id.eq_any(ids.as_slice()));
                vraag.select(vernietigde_sleutel::id).load(verbinding).await
            })
        }))
        .await
    }

    /// The next destroyed keys in order of id.
    pub(crate) async fn vernietigde(
        &self,
        na: Uuid,
        aantal: i64,
    ) -> Result<Vec<(SleutelId, Option<String>, jiff_diesel::Timestamp)>, KluisFout> {
        self.voer_uit(Box::new(move |verbinding| {
            let vraag = vernietigde_sleutel::table
                .filter(vernietigde_sleutel::id.gt(na))
                .order(vernietigde_sleutel::id)
                .limit(aantal)
                .select((
                    vernietigde_sleutel::id,
                    vernietigde_sleutel::kenmerk,
                    vernietigde_sleutel::vernietigd_op,
                ));
            Box::pin(async move { vraag.load(verbinding).await })
        }))
        .await
    }
}

async fn vergrendel(verbinding: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::select(vergrendel_vernietiging())
        .get_result::<bool>(verbinding)
        .await
        .map(|_| ())
}

async fn verwijder(verbinding: &mut AsyncPgConnection, omvang: &Omvang) -> QueryResult<Vec<Weg>> {
    match omvang {
        Omvang::Groep(kenmerk) => {
            let doel = sleutel::table.filter(sleutel::kenmerk.eq(kenmerk));
            diesel::delete(doel)
                .returning(WEG)
                .get_results(verbinding)
                .await
        }
        Omvang::Subject { zaak, subject } => {
            let doel = sleutel::table
                .filter(sleutel::zaak.eq(zaak).and(sleutel::onderdeel.eq(subject)))
                .filter(sleutel::soort.eq_any(SOORTEN_SUBJECT));
            diesel::delete(doel)
                .returning(WEG)
                .get_results(verbinding)
                .await
        }
        Omvang::Zaak(zaak) => {
            let doel = sleutel::table.filter(sleutel::zaak.eq(zaak));
            diesel::delete(doel)
                .returning(WEG)
                .get_results(verbinding)
                .await
        }
    }
}

/// Records keys as destroyed, and their groups with them; `ook` are ids of which the store knows nothing more.
async fn leg_vast(
    verbinding: &mut AsyncPgConnection,
    weg: Vec<Weg>,
    ook: &[SleutelId],
    op: jiff::Timestamp,
) -> QueryResult<()> {
    let groepen = weg.iter().map(|rij| rij.kenmerk.clone()).collect();
    let onbekend = ook
        .iter()
        .filter(|id| !weg.iter().any(|rij| rij.id == **id));
    let onbekend: Vec<_> = onbekend
        .map(|id| NieuweVernietigde::onbekend(*id, op))
        .collect();
    let rijen: Vec<_> = weg
        .into_iter()
        .map(|rij| rij.vastgelegd(op))
        .chain(onbekend)
        .collect();
    diesel::insert_into(vernietigde_sleutel::table)
        .values(rijen)
        .on_conflict_do_nothing()
        .execute(verbinding)
        .await?;
    merk_groepen(verbinding, groepen, op).await
}

async fn merk_groepen(
    verbinding: &mut AsyncPgConnection,
    groepen: Vec<String>,
    op: jiff::Timestamp,
) -> QueryResult<()> {
    use vernietigde_groep as g;
    let op = op.to_diesel();
    let rijen: Vec<_> = groepen
        .into_iter()
        .map(|kenmerk| (g::kenmerk.eq(kenmerk), g::vernietigd_op.eq(op)))
        .collect();
    diesel::insert_into(g::table)
        .values(rijen)
        .on_conflict_do_nothing()
        .execute(verbinding)
        .await?;
    Ok(())
}

async fn lees_vernietigd(
    verbinding: &mut AsyncPgConnection,
    omvang: &Omvang,
) -> QueryResult<Vec<SleutelId>> {
    use vernietigde_sleutel as v;
    let vraag = v::table.select(v::id).order(v::id);
    match omvang {
        Omvang::Groep(kenmerk) => vraag.filter(v::kenmerk.eq(kenmerk)).load(verbinding).await,
        Omvang::Subject { zaak, subject } => {
            let van = v::zaak
                .eq(zaak)
                .and(v::onderdeel.eq(subject))
                .and(v::soort.eq_any(SOORTEN_SUBJECT));
            vraag.filter(van).load(verbinding).await
        }
        Omvang::Zaak(zaak) => vraag.filter(v::zaak.eq(zaak)).load(verbinding).await,
    }
}
