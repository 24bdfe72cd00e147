// SPDX-License-Identifier: EUPL-1.2
//! What an act is, and where the object it is about can be found.

use audit_log::{Bewerking, Soort};
use uuid::Uuid;
use wgs::bepaling::Bepaling;

use crate::beleid::{Feit, Objectsoort};

/// One act of one person on one object. A value of it is what the caller asks; whether he may, the [`crate::Poort`]
/// finds out.
pub trait Handeling: Send + Sync + 'static {
    /// `<naamwoord>.<werkwoord>`, the same in policy, log, trace span, OpenAPI and tests.
    const NAAM: &'static str;
    /// The kind of object in the policy.
    const OBJECT: Objectsoort;
    /// The word in the policy.
    const WERKWOORD: &'static str;
    /// Kind of processing in the log.
    const BEWERKING: Bewerking;
    /// Kind of record; reading the log has its own.
    const SOORT: Soort = Soort::VerzoekUitkomst;
    /// Whether a caller with several lidmaatschappen may leave unsaid in which he acts. He then sees what is his own only.
    const ZONDER_KEUZE: bool = false;
    /// The provisions the act rests on; never empty.
    const GRONDSLAG: &'static [&'static Bepaling];
    /// Where the object stands. For creation: where its parent stands.
    type Bron: Objectbron;

    /// Which row of [`Handeling::Bron`] the act is about.
    fn object(&self) -> Object;
}

/// Which row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// None: the act is about the kind of object as a whole.
    Klasse,
    /// The row with this id.
    Rij(Uuid),
    /// The row with this code (gremium).
    Code(String),
}

impl Object {
    pub(crate) const fn id(&self) -> Option<Uuid> {
        match self {
            Self::Rij(id) => Some(*id),
            Self::Klasse | Self::Code(_) => None,
        }
    }

    pub(crate) fn code(&self) -> Option<&str> {
        match self {
            Self::Code(code) => Some(code),
            Self::Klasse | Self::Rij(_) => None,
        }
    }
}

/// Where objects of one kind stand and in which columns their access depends. SQL text only, no values: the scopes of
/// [`crate::feiten`] are written once over these columns, so that a list and a single read cannot disagree.
///
/// In the texts `x` is the row itself, `c` its row in the register `autorisatie.zaak`, `ik` the caller
/// (`ik.persoon`, `ik.organisatie`, `ik.gremium`, `ik.nu`).
pub trait Objectbron: 'static {
    /// The `FROM` text with alias `x`, and `c` where the object belongs to a zaak; empty when there is no row.
    const VAN: &'static str;
    /// Condition that picks one row by `ik.object` (a uuid) or `ik.code`.
    const SLEUTEL: &'static str;
    /// The id by which lists refer to a row.
    const ID: &'static str = "x.id";
    /// Whether `VAN` has `c`.
    const IN_ZAAK: bool;
    /// What a row must meet to be there for anyone, whatever the scope: its own state and term.
    const ZICHTBAAR: &'static str = "true";
    /// Code of the gremium to which the row belongs.
    const GREMIUM: &'static str = "NULL::text";
    /// Organisation that is the source of the row.
    const BRON_ORGANISATIE: &'static str = "NULL::uuid";
    /// Person whom the row is about.
    const PERSOON: &'static str = "NULL::uuid";
    /// Ids that an agenda entry may name: `ARRAY[…]` of the row and what it belongs to.
    const OP_AGENDA: &'static [&'static str] = &[];
    /// Vergadering to which the row belongs.
    const VERGADERING: &'static str = "NULL::uuid";
    /// Zaak under whose werkcontext the row may be read.
    const ZAAK: &'static str = "NULL::uuid";
    /// Alias of the zaak in the log.
    const ZAAK_ALIAS: &'static str = "NULL::uuid";
    /// Alias of the row in the log, when it is not the zaak.
    const ALIAS: &'static str = "NULL::uuid";
    /// Facts that the row itself decides.
    const FEITEN: &'static [(Feit, &'static str)] = &[];
    /// Aliases whose rows a change locks, the zaak before the rest.
    const SLOT: &'static [&'static str] = &[];
}

/// For acts that have no row and no parent.
#[derive(Clone, Copy, Debug)]
pub struct Klassebron;

impl Objectbron for Klassebron {
    const VAN: &'static str = "";
    const SLEUTEL: &'static str = "false";
    const ID: &'static str = "NULL::uuid";
    const IN_ZAAK: bool = false;
}

/// Declares acts: one struct each, with name, kind of object, word in the policy, kind of processing, source and ground.
///
/// `Naam { veld: Soort } "object.werkwoord", Objectsoort, "werkwoord", Bewerking, Bron, [BEPALING], |zelf| object;`
#[macro_export]
macro_rules! handelingen {
    ($($(#[$uitleg:meta])* $naam:ident { $($(#[$lees:meta])* $veld:ident : $soort:ty),* $(,)? }
       $volledig:literal, $object:ident, $werkwoord:literal, $bewerking:ident, $bron:ty, [$($grond:ident),+],
       |$zelf:ident| $welk:expr;)*) => {$(
        $(#[$uitleg])*
        #[derive(Clone, Debug)]
        pub struct $naam { $($(#[$lees])* pub $veld: $soort),* }

        impl $crate::Handeling for $naam {
            const NAAM: &'static str = $volledig;
            const OBJECT: $crate::beleid::Objectsoort = $crate::beleid::Objectsoort::$object;
            const WERKWOORD: &'static str = $werkwoord;
            const BEWERKING: $crate::Bewerking = $crate::Bewerking::$bewerking;
            const GRONDSLAG: &'static [&'static ::wgs::bepaling::Bepaling] = &[$(&::wgs::bepaling::$grond),+];
            type Bron = $bron;

            fn object(&self) -> $crate::Object {
                let $zelf = self;
                $welk
            }
        }
    )*};
}
