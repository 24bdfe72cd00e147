// SPDX-License-Identifier: EUPL-1.2
//! The answer of the policy, and the reading of the rows that explains it.
//!
//! casbin decides. On a refusal it names no row, so the rows are read here once more to say which rule answered, what
//! is missing and who may. The reading never widens an answer: where the two disagree, the answer is no.

use std::sync::Arc;

use super::bits::{FeitBits, ScopeBits};
use super::handeling::Handeling;
use super::rij::{Beleidsrij, Effect, Rijid};
use super::toets::Rolerfenis;
use super::woordenschat::{Objectsoort, Rol, Weergave};

/// Why the policy says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reden {
    /// A deny row matched.
    Weigerrij {
        /// The first one in the file.
        regel: Rijid,
    },
    /// The role has no row for this act on this kind of object, whatever the object.
    GeenRij {
        /// The roles that have one; empty when nobody may, or the act does not exist.
        wie_wel: Vec<Rol>,
    },
    /// A row is in reach, but facts are missing.
    FeitenOntbreken {
        /// The row that is nearest: the one with the fewest missing facts, the first in the file among equals.
        regel: Rijid,
        /// What it misses.
        ontbreekt: FeitBits,
    },
    /// The role has rows, none of them for the relation in which the hoedanigheid stands to this object.
    BuitenScope,
    /// casbin failed, or its decision and the rows contradict each other: no answer may be given.
    Onbeslist,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oordeel {
    /// Allowed.
    Toegestaan {
        /// The row that gives the widest view; the first in the file among equals.
        regel: Rijid,
        /// What may be shown: the widest view among the rows that matched.
        weergave: Weergave,
    },
    /// Refused.
    Geweigerd {
        /// Why.
        reden: Arc<Reden>,
    },
}

impl Oordeel {
    fn geweigerd(reden: Reden) -> Self {
        Self::Geweigerd {
            reden: Arc::new(reden),
        }
    }

    pub(super) fn geen_rij(wie_wel: Vec<Rol>) -> Self {
        Self::geweigerd(Reden::GeenRij { wie_wel })
    }

    pub(super) fn onbeslist() -> Self {
        Self::geweigerd(Reden::Onbeslist)
    }

    /// Whether it is a yes.
    #[must_use]
    pub const fn is_toegestaan(&self) -> bool {
        matches!(self, Self::Toegestaan { .. })
    }

    /// The row that decided, when one did.
    #[must_use]
    pub fn regel(&self) -> Option<Rijid> {
        match self {
            Self::Toegestaan { regel, .. } => Some(*regel),
            Self::Geweigerd { reden } => match **reden {
                Reden::Weigerrij { regel } | Reden::FeitenOntbreken { regel, .. } => Some(regel),
                Reden::GeenRij { .. } | Reden::BuitenScope | Reden::Onbeslist => None,
            },
        }
    }
}

/// The rows and who inherits which; what explains a decision.
#[derive(Debug)]
pub(super) struct Lezing {
    pub(super) rijen: Vec<Beleidsrij>,
    pub(super) erfenis: Rolerfenis,
}

impl Lezing {
    /// The rows of one effect for a cell, in the order of the file.
    pub(super) fn cel(
        &self,
        rol: Rol,
        object: Objectsoort,
        handeling: Handeling,
        effect: Effect,
    ) -> impl Iterator<Item = &Beleidsrij> {
        self.rijen.iter().filter(move |rij| {
            rij.effect == effect
                && rij.gaat_over(object, handeling)
                && self.erfenis.geldt_voor(rij.rol, rol)
        })
    }

    /// The roles that have an allow row for the act on this kind of object.
    pub(super) fn wie_wel(&self, object: Objectsoort, handeling: Handeling) -> Vec<Rol> {
        let heeft_rij = |rol: &Rol| {
            self.cel(*rol, object, handeling, Effect::Toestaan)
                .next()
                .is_some()
        };
        Rol::ALLE.iter().copied().filter(heeft_rij).collect()
    }

    /// Explains the decision that casbin gave.
    pub(super) fn leg_uit(
        &self,
        (rol, object, handeling): (Rol, Objectsoort, Handeling),
        scopes: ScopeBits,
        feiten: FeitBits,
        casbin_zegt_ja: bool,
    ) -> Oordeel {
        let gelezen = self.lees(rol, object, handeling, scopes, feiten);
        if gelezen.is_toegestaan() == casbin_zegt_ja {
            gelezen
        } else {
            Oordeel::onbeslist()
        }
    }

    /// What the rows say, without casbin.
    pub(super) fn lees(
        &self,
        rol: Rol,
        object: Objectsoort,
        handeling: Handeling,
        scopes: ScopeBits,
        feiten: FeitBits,
    ) -> Oordeel {
        let weigert = |rij: &&Beleidsrij| rij.scope_geldt(scopes) && feiten.bevat_alle(rij.eisen);
        if let Some(rij) = self
            .cel(rol, object, handeling, Effect::Weigeren)
            .find(weigert)
        {
            return Oordeel::geweigerd(Reden::Weigerrij { regel: rij.id });
        }
        let mut heeft_rij = false;
        let mut ruimste: Option<(Rijid, Weergave)> = None;
        let mut naaste: Option<(Rijid, FeitBits)> = None;
        for rij in self.cel(rol, object, handeling, Effect::Toestaan) {
            heeft_rij = true;
            let (true, Some(weergave)) = (rij.scope_geldt(scopes), rij.weergave) else {
                continue;
            };
            let ontbreekt = rij.eisen.min(feiten);
            if ontbreekt.is_leeg() {
                if ruimste.is_none_or(|(_, tot_nu)| weergave > tot_nu) {
                    ruimste = Some((rij.id, weergave));
                }
            } else if naaste.is_none_or(|(_, tot_nu)| ontbreekt.aantal() < tot_nu.aantal()) {
                naaste = Some((rij.id, ontbreekt));
            }
        }
        match (ruimste, naaste, heeft_rij) {
            (Some((regel, weergave)), _, _) => Oordeel::Toegestaan { regel, weergave },
            (None, Some((regel, ontbreekt)), _) => {
                Oordeel::geweigerd(Reden::FeitenOntbreken { regel, ontbreekt })
            }
            (None, None, true) => Oordeel::geweigerd(Reden::BuitenScope),
            (None, None, false) => Oordeel::geen_rij(self.wie_wel(object, handeling)),
        }
    }
}
