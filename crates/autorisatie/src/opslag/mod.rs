// SPDX-License-Identifier: EUPL-1.2
//! The access facts in the database. Written through here only, in the transaction of the act that brings them about;
//! every function asks for the proof of an act that may.

pub mod belang;
pub mod deelname;
pub mod gremiumleden;
pub mod inrichting;
pub mod inzage;
pub mod lidmaatschap;
pub mod organisatie;
pub(crate) mod schema;
pub mod toewijzing;
pub mod werkcontext;
pub mod zaak;
pub mod zicht;
pub mod zitting;

use std::ops::Bound;

use crate::handeling::Handeling;

/// Acts that bring a zaak into being or change its place in the register.
pub trait OpentZaak: Handeling {}
/// Acts that change who takes part (WGS 2.23(5)).
pub trait WijzigtDeelname: Handeling {}
/// Acts that assign a zaak to a person.
pub trait WijstToe: Handeling {}
/// Acts that record or end a conflict of interest.
pub trait LegtBelangVast: Handeling {}
/// Acts that give or end sight through an agenda.
pub trait GeeftZicht: Handeling {}

/// `[nu, )` or `[van, tot)`.
pub(crate) type Periode = (Bound<jiff_diesel::Timestamp>, Bound<jiff_diesel::Timestamp>);

pub(crate) fn vanaf(van: jiff::Timestamp) -> Periode {
    (Bound::Included(van.into()), Bound::Unbounded)
}

pub(crate) fn tussen(van: jiff::Timestamp, tot: Option<jiff::Timestamp>) -> Periode {
    (
        Bound::Included(van.into()),
        tot.map_or(Bound::Unbounded, |tot| Bound::Excluded(tot.into())),
    )
}
