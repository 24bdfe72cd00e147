// SPDX-License-Identifier: EUPL-1.2
//! The subjecten of one casus.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::{Fout, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::Verzegeld;
use uuid::Uuid;
use wgs::overgangen::subject::Subjectstatus;

use super::bron::{Subjectbron, plaats_subject};
use super::schema::subject;
use crate::domein::signaal::Naam;
use crate::domein::subject::{Subjectgegevens, pseudoniem};
use crate::fout::andere_vorm;
use crate::handelingen::SubjectenZoeken;

/// A subject in the list of its casus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subjectregel {
    /// Id.
    pub id: Uuid,
    /// What he is called by who sees no identities.
    pub pseudoniem: String,
    /// Code of the type.
    pub subjecttype: String,
    /// Code of the role.
    pub persoonsrol: String,
    /// Status.
    pub status: String,
    /// Version.
    pub versie: i64,
    /// Name, for who sees identities.
    pub naam: Option<Naam>,
}

/// A page, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subjectenlijst {
    /// The subjecten.
    pub subjecten: Vec<Subjectregel>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
    aliassen: Vec<Uuid>,
    velden: &'static [u8],
}

/// Numbers of fields in the log, as those of one subject: 0 meta, 1 identity.
const VELDEN_VOL: &[u8] = &[0, 1];
const VELDEN_PSEUDO: &[u8] = &[0];

impl Verantwoord for Subjectenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.subjecten.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.aliassen.clone()
    }

    fn velden(&self) -> &[u8] {
        self.velden
    }
}

type Lijstrij = (
    Uuid,
    i16,
    String,
    String,
    String,
    i64,
    Uuid,
    Option<Vec<u8>>,
);

/// The subjecten of the casus that the caller sees, after `na`; with their names for who sees identities.
///
/// # Errors
/// When the database or the key store fails.
pub async fn zoeken(
    t: &mut Toegang<'_, SubjectenZoeken>,
    na: Option<Uuid>,
) -> Result<Subjectenlijst, Fout> {
    let SubjectenZoeken { casus, maximum } = *t.handeling();
    let met_naam = t.weergave() == Weergave::Vol;
    let zichtbaar = t
        .zichtbare::<Subjectbron>(Objectsoort::Subject)?
        .op(subject::id);
    // As one subject is read: before the tafel has decided there is nothing to analyse.
    let verborgen = (!met_naam).then_some(Subjectstatus::Voorgedragen.code());
    let mut rijen: Vec<Lijstrij> = subject::table
        .filter(subject::zaak.eq(casus))
        .filter(subject::id.gt(na.unwrap_or(Uuid::nil())))
        .filter(zichtbaar)
        .filter(subject::status.ne(verborgen.unwrap_or_default()))
        .select((
            subject::id,
            subject::volgnummer,
            subject::subjecttype,
            subject::persoonsrol,
            subject::status,
            subject::versie,
            subject::alias,
            subject::gegevens,
        ))
        .order(subject::id)
        .limit(maximum + 1)
        .load(t)
        .await?;
    let hoogstens = usize::try_from(maximum).unwrap_or(usize::MAX);
    let heeft_meer = rijen.len() > hoogstens;
    rijen.truncate(hoogstens);
    let volgende_na = rijen.last().filter(|_| heeft_meer).map(|rij| rij.0);
    let aliassen = rijen.iter().map(|rij| rij.6).collect();
    let mut namen = if met_naam {
        namen(t, casus, &mut rijen).await?.into_iter()
    } else {
        Vec::new().into_iter()
    };
    let subjecten = rijen
        .into_iter()
        .map(
            |(id, volgnummer, subjecttype, persoonsrol, status, versie, _, _)| Subjectregel {
                id,
                pseudoniem: pseudoniem(volgnummer),
                subjecttype,
                persoonsrol,
                status,
                versie,
                naam: namen.next(),
            },
        )
        .collect();
    Ok(Subjectenlijst {
        subjecten,
        volgende_na,
        aliassen,
        velden: if met_naam { VELDEN_VOL } else { VELDEN_PSEUDO },
    })
}

/// The name of each row, in order.
async fn namen(
    t: &Toegang<'_, SubjectenZoeken>,
    casus: Uuid,
    rijen: &mut [Lijstrij],
) -> Result<Vec<Naam>, Fout> {
    let verzegeld: Vec<(Verzegeld, Uuid)> = rijen
        .iter_mut()
        .map(|rij| (Verzegeld(rij.7.take().unwrap_or_default()), rij.0))
        .collect();
    let waarden: Vec<_> = verzegeld
        .iter()
        .map(|(een, id)| (een, plaats_subject(casus, *id)))
        .collect();
    let mut uit = Vec::with_capacity(waarden.len());
    for klaar in t.kluis().open_veel(&waarden).await? {
        let gegevens: Subjectgegevens =
            serde_json::from_slice(&klaar?).map_err(|_| andere_vorm())?;
        uit.push(gegevens.persoon.naam);
    }
    Ok(uit)
}
