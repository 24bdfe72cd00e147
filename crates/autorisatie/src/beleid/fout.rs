// SPDX-License-Identifier: EUPL-1.2
//! Why a policy does not load: file, line, reason, in Dutch, because the jurist who keeps the policy reads it.

use std::fmt;

/// One of the two files that make the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bestand {
    /// `policies/model.conf`.
    Model,
    /// `policies/policy.csv`.
    Policy,
}

impl fmt::Display for Bestand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Model => "policies/model.conf",
            Self::Policy => "policies/policy.csv",
        })
    }
}

/// A reason to refuse the policy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Foutreden {
    /// The bytes are not UTF-8.
    #[error("het bestand is geen UTF-8")]
    GeenUtf8,
    /// casbin drops the row behind a byte order mark without a word.
    #[error("het bestand begint met een byte-order-mark; de eerste rij zou wegvallen")]
    ByteOrderMark,
    /// A control character, tab, carriage return or quote, or a character outside ASCII in a row.
    #[error("het teken {0:?} mag niet in een rij staan")]
    VerbodenTeken(char),
    /// casbin reads the comment as part of the effect and drops the row.
    #[error("commentaar achter een rij is niet toegestaan; zet het op een eigen regel")]
    CommentaarInRij,
    /// The first column is neither `p` nor `g`.
    #[error("onbekende rijsoort {0:?}; alleen p en g bestaan")]
    OnbekendeRijsoort(String),
    /// A row with too few or too many columns.
    #[error("{gevonden} kolommen in plaats van {verwacht}")]
    Kolommen {
        /// How many columns the kind of row has, the first one included.
        verwacht: usize,
        /// How many there are.
        gevonden: usize,
    },
    /// A word that is not in the closed vocabulary.
    #[error("onbekend woord in kolom {kolom}: {woord:?}")]
    OnbekendWoord {
        /// The column.
        kolom: &'static str,
        /// The word.
        woord: String,
    },
    /// A fact is named twice in one row.
    #[error("de eis {0} staat er twee keer")]
    DubbeleEis(&'static str),
    /// Allow rows are `P-…`, deny rows `X-…`.
    #[error("{0:?} is geen rij-id voor dit effect: P-ABC-01 bij allow, X-01 bij deny")]
    Rijid(String),
    /// Objects of this kind do not know the act.
    #[error("een {object} kent de handeling {handeling} niet")]
    HandelingPastNiet {
        /// The kind of object.
        object: &'static str,
        /// The act.
        handeling: &'static str,
    },
    /// Without one allow row there is no policy, and casbin would compare empty strings.
    #[error("het beleid bevat geen enkele toestemming")]
    Leeg,
    /// A row id is used twice.
    #[error("het rij-id {0} bestaat al op regel {1}")]
    DubbelId(String, u32),
    /// Two rows that say the same.
    #[error("deze rij zegt hetzelfde als regel {0}")]
    DubbeleRij(u32),
    /// `regio` would show content to everybody.
    #[error("scope regio mag bij {0} niet met weergave vol of pseudo")]
    RegioToontInhoud(&'static str),
    /// `altijd` in an allow row.
    #[error("scope altijd is alleen voor weigeringen")]
    AltijdBijToestemming,
    /// A scope that cannot be computed must not disarm a deny row.
    #[error("een weigering heeft scope altijd en weergave -")]
    WeigeringMetScope,
    /// An allow row without a view.
    #[error("een toestemming noemt een weergave: vol, pseudo, meta of log")]
    ZonderWeergave,
    /// `*` in an allow row would open every act or object that is added later.
    #[error("een toestemming noemt object en handeling; * is alleen voor weigeringen")]
    JokerBijToestemming,
    /// A deny fact in an allow row, or the reverse.
    #[error("het feit {0} hoort niet bij dit effect")]
    FeitBijVerkeerdEffect(&'static str),
    /// A deny row without facts denies its cell for ever: then the allow row should go.
    #[error("een weigering noemt ten minste een feit")]
    WeigeringZonderFeit,
    /// Content without a purpose, or without a strong sign-in.
    #[error("inhoud van {0} vraagt doel en mfa of kanaal")]
    InhoudZonderDoel(&'static str),
    /// The fact has no form before or in the query.
    #[error("een leeshandeling kan het feit {0} niet toetsen")]
    FeitNietLeesbaar(&'static str),
    /// A chain of roles that is longer than readers can follow; casbin denies in silence from ten.
    #[error("rol {0} erft langs meer dan {1} schakels")]
    Rolketen(&'static str, usize),
    /// A role that inherits from itself.
    #[error("rol {0} erft van zichzelf")]
    Rolkring(&'static str),
    /// No allow row shares a cell with the deny row, or an earlier deny row always answers first.
    #[error("deze weigering beslist nooit iets")]
    WeigeringOnbereikbaar,
    /// The model differs from the one this program was tested with.
    #[error("het model wijkt af van het vastgelegde model")]
    ModelWijktAf,
    /// casbin did not accept what the loader accepted.
    #[error("casbin weigert het beleid: {0}")]
    Casbin(String),
    /// The self-test at start: a request that the row must allow or refuse got the other answer.
    #[error("zelftoets: rij {rij} geeft niet het verwachte antwoord ({verwacht})")]
    Zelftoets {
        /// The row id.
        rij: String,
        /// What should have been answered.
        verwacht: &'static str,
    },
}

/// One reason why the policy does not load, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Beleidsfout {
    /// The file.
    pub bestand: Bestand,
    /// The line, from 1; 0 for the file as a whole.
    pub regel: u32,
    /// The reason.
    pub reden: Foutreden,
}

impl Beleidsfout {
    pub(super) const fn in_policy(regel: u32, reden: Foutreden) -> Self {
        Self {
            bestand: Bestand::Policy,
            regel,
            reden,
        }
    }

    pub(super) const fn in_model(regel: u32, reden: Foutreden) -> Self {
        Self {
            bestand: Bestand::Model,
            regel,
            reden,
        }
    }
}

impl fmt::Display for Beleidsfout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.regel == 0 {
            write!(f, "{}: {}", self.bestand, self.reden)
        } else {
            write!(f, "{}, regel {}: {}", self.bestand, self.regel, self.reden)
        }
    }
}

impl std::error::Error for Beleidsfout {}
