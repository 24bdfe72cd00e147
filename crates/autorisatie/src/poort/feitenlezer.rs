// SPDX-License-Identifier: EUPL-1.2
//! Reads the facts of one request.

use diesel_async::AsyncPgConnection;
use diesel_async::RunQueryDsl;
use diesel_async::methods::LoadQuery;

use super::{MFA_HOOGSTENS_UREN, Poort};
use crate::besluit::{Stand, Verzoekfeiten};
use crate::feiten::{Aanvraag, Feitenvraag, GeenRij, IkRij, Leesrij, ObjectRij};
use crate::fout::{Fout, Geweigerd, Storing};
use crate::handeling::{Handeling, Klassebron, Object};
use crate::hoedanigheid::Hoedanigheid;
use crate::verzoek::Verzoek;

/// One row of [`Feitenvraag`].
pub(crate) type Feitenrij<R> = (IkRij, ObjectRij, Option<R>);

impl Poort {
    pub(super) fn verzoekfeiten(&self, verzoek: &Verzoek, nu: jiff::Timestamp) -> Verzoekfeiten {
        let zwaar = verzoek
            .token
            .acr()
            .is_some_and(|acr| self.delen.acr_meervoudig.iter().any(|goed| goed == acr));
        let vers = verzoek.token.auth_time().is_some_and(|toen| {
            nu.as_second().saturating_sub(toen.as_second()) <= MFA_HOOGSTENS_UREN * 3600
        });
        Verzoekfeiten {
            mfa: zwaar && vers,
            met_hoedanigheid: verzoek.hoedanigheid.is_some(),
            met_werkcontext: verzoek.werkcontext.is_some(),
        }
    }
}

/// The facts of an act, with the row that it reads.
pub(super) async fn feiten<H: Handeling, R: Leesrij>(
    conn: &mut AsyncPgConnection,
    verzoek: &Verzoek,
    nu: jiff::Timestamp,
    handeling: &H,
) -> Result<Feitenrij<R>, Storing>
where
    Feitenvraag<H::Bron, R>:
        for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<R>> + Send + 'static,
{
    let vraag =
        Feitenvraag::<H::Bron, R>::nieuw(&[Aanvraag::nieuw(verzoek, nu, handeling.object())]);
    let rijen: Vec<Feitenrij<R>> = vraag.load(conn).await?;
    rijen
        .into_iter()
        .next()
        .ok_or(Storing::Samenhang("no row of facts"))
}

/// Who calls, when nothing else is known: for the record of a refusal at the door.
pub(super) async fn alleen_wie(
    conn: &mut AsyncPgConnection,
    verzoek: &Verzoek,
    nu: jiff::Timestamp,
) -> Result<Result<Hoedanigheid, Geweigerd>, Storing> {
    let vraag =
        Feitenvraag::<Klassebron, GeenRij>::nieuw(&[Aanvraag::nieuw(verzoek, nu, Object::Klasse)]);
    let rijen: Vec<Feitenrij<GeenRij>> = vraag.load(conn).await?;
    let (ik, ..) = rijen
        .into_iter()
        .next()
        .ok_or(Storing::Samenhang("no row of facts"))?;
    Ok(Hoedanigheid::van(
        &ik,
        verzoek.hoedanigheid.is_some(),
        false,
    ))
}

/// From a row to what is established.
pub(super) fn stand<H: Handeling>(
    ik: &IkRij,
    object: ObjectRij,
    handeling: &H,
    verzoek: Verzoekfeiten,
) -> Result<Stand, Fout> {
    Stand::van(ik, object, handeling, verzoek).map_err(Fout::from)
}
