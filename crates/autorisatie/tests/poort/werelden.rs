// SPDX-License-Identifier: EUPL-1.2
//! Random worlds: people, zaken and facts about both, in the past, now and in the future, known and no longer known.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::hulp::periode;

pub const ROLLEN: [&str; 8] = [
    "partner",
    "omt_lid",
    "omt_voorzitter",
    "casusregisseur",
    "adviseur_riec",
    "analist_riec",
    "stg_lid",
    "cfg",
];

#[derive(Clone, Debug)]
pub struct Mens {
    pub rol: usize,
    pub organisatie: usize,
    pub gremium: usize,
}

#[derive(Clone, Debug)]
pub struct Zaakschets {
    pub gremium: Option<usize>,
    pub is_verlopen: bool,
    pub is_vernietigd: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feitsoort {
    Deelname,
    Toewijzing,
    Belang,
    Agenda,
}

/// When a fact is true and when the system knows it; only [`Wanneer::Nu`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanneer {
    Nu,
    Voorbij,
    Straks,
    NietMeerBekend,
}

impl Wanneer {
    /// Both intervals.
    pub fn sql(self) -> String {
        let sinds = periode(-3600, None);
        match self {
            Self::Nu => format!("{sinds}, {sinds}"),
            // Ended at this very instant: the end is not part of a period.
            Self::Voorbij => format!("{}, {sinds}", periode(-3600, Some(0))),
            Self::Straks => format!("{}, {sinds}", periode(1, None)),
            Self::NietMeerBekend => format!("{sinds}, {}", periode(-3600, Some(-1))),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Schets {
    pub mensen: Vec<Mens>,
    pub zaken: Vec<Zaakschets>,
    /// One per kind, zaak and somebody (a person, or by remainder an organisation or gremium).
    pub feiten: BTreeMap<(Feitsoort, usize, usize), Wanneer>,
}

fn mens() -> impl Strategy<Value = Mens> {
    (0..ROLLEN.len(), 0..3_usize, 0..2_usize).prop_map(|(rol, organisatie, gremium)| Mens {
        rol,
        organisatie,
        gremium,
    })
}

fn zaak() -> impl Strategy<Value = Zaakschets> {
    (
        prop::option::weighted(0.8, 0..2_usize),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(gremium, is_verlopen, is_vernietigd)| Zaakschets {
            gremium,
            is_verlopen,
            is_vernietigd,
        })
}

fn feit() -> impl Strategy<Value = (Feitsoort, Wanneer)> {
    let soort = prop_oneof![
        3 => Just(Feitsoort::Deelname),
        3 => Just(Feitsoort::Toewijzing),
        1 => Just(Feitsoort::Belang),
        2 => Just(Feitsoort::Agenda),
    ];
    let wanneer = prop_oneof![
        3 => Just(Wanneer::Nu),
        1 => Just(Wanneer::Voorbij),
        1 => Just(Wanneer::Straks),
        1 => Just(Wanneer::NietMeerBekend),
    ];
    (soort, wanneer)
}

pub fn schets() -> impl Strategy<Value = Schets> {
    (
        prop::collection::vec(mens(), 6),
        prop::collection::vec(zaak(), 5),
        prop::collection::vec((feit(), 0..5_usize, 0..6_usize), 0..25),
    )
        .prop_map(|(mensen, zaken, feiten)| Schets {
            mensen,
            zaken,
            feiten: feiten
                .into_iter()
                .map(|((soort, wanneer), zaak, wie)| {
                    // An organisation or gremium is named once, whatever number stands for it.
                    let wie = match soort {
                        Feitsoort::Deelname => wie % 3,
                        Feitsoort::Agenda => wie % 2,
                        Feitsoort::Toewijzing | Feitsoort::Belang => wie,
                    };
                    ((soort, zaak, wie), wanneer)
                })
                .collect(),
        })
}
