// SPDX-License-Identifier: EUPL-1.2
//! What the set holds: one row per tafel, and the order in which everything happens. Who gives casussen a further stage
//! adds a [`Stap`], a line in [`VERLOOP`] and a column that says how many take it.

use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;

/// The columns of [`Tafelwens::gestart`].
pub(super) const VORMEN: [Verschijningsvorm; 6] = [
    Verschijningsvorm::Drugscriminaliteit,
    Verschijningsvorm::MensenhandelMensensmokkel,
    Verschijningsvorm::Vastgoedfraude,
    Verschijningsvorm::Witwassen,
    Verschijningsvorm::MalafideBedrijvigheid,
    Verschijningsvorm::OutlawMotorcycleGangs,
];

/// How many signalen of a tafel end up where.
pub(super) struct Tafelwens {
    pub(super) tafel: Tafel,
    /// Accepted, because a casus started: per vorm.
    pub(super) gestart: [usize; 6],
    /// Reported; nobody took them up yet.
    pub(super) gemeld: usize,
    /// Sent back to who reported.
    pub(super) teruggestuurd: usize,
    /// Weighed, without a voorstel.
    pub(super) in_weging: usize,
    /// Weighed, with a voorstel on the agenda of the vergadering that is open.
    pub(super) op_agenda: usize,
    /// Weighed; the voorstel was rejected.
    pub(super) verworpen: usize,
}

const fn tafel(tafel: Tafel, gestart: [usize; 6], overige: [usize; 3]) -> Tafelwens {
    let [in_weging, op_agenda, verworpen] = overige;
    Tafelwens {
        tafel,
        gestart,
        gemeld: 2,
        teruggestuurd: 1,
        in_weging,
        op_agenda,
        verworpen,
    }
}

/// 40 casussen and 26 other signalen. Signalen that a tafel refused wait for the besluit `signaal.afwijzen`.
pub(super) const TAFELS: [Tafelwens; 6] = [
    tafel(Tafel::Abc, [3, 2, 1, 1, 1, 1], [0, 2, 1]),
    tafel(Tafel::D, [2, 1, 1, 1, 1, 0], [0, 1, 0]),
    tafel(Tafel::E, [2, 1, 1, 1, 1, 0], [1, 0, 0]),
    tafel(Tafel::F, [2, 1, 1, 1, 0, 1], [0, 0, 1]),
    tafel(Tafel::G, [3, 1, 1, 1, 1, 0], [0, 1, 0]),
    tafel(Tafel::Regionaal, [2, 2, 1, 1, 0, 0], [1, 0, 0]),
];

/// How many casussen start in each of the vergaderingen that are closed; the others start in the open one.
pub(super) const GESLOTEN: [(Zitting, usize); 2] = [(Zitting::Eerste, 2), (Zitting::Tweede, 1)];

/// A vergadering of every tafel. The API cannot date one back: all but the last are of the day of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Zitting {
    /// Opened and closed.
    Eerste,
    /// Opened and closed.
    Tweede,
    /// Open.
    Open,
    /// Planned. It is made last of all: where it stands, the set is whole.
    Volgende,
}

impl Zitting {
    pub(super) const ALLE: [Self; 4] = [Self::Eerste, Self::Tweede, Self::Open, Self::Volgende];

    /// The second in which it begins. Whoever plans one by hand begins on the minute, so that this tells the
    /// vergaderingen of the set from all others, also in a run that goes on where an earlier one was cut short.
    pub(super) const fn seconde(self) -> i8 {
        match self {
            Self::Eerste => 41,
            Self::Tweede => 42,
            Self::Open => 43,
            Self::Volgende => 44,
        }
    }

    /// In words of a file name, for keys.
    pub(super) const fn naam(self) -> &'static str {
        match self {
            Self::Eerste => "eerste",
            Self::Tweede => "tweede",
            Self::Open => "open",
            Self::Volgende => "volgende",
        }
    }
}

/// What becomes of a signaal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lot {
    Gemeld,
    Teruggestuurd,
    InWeging,
    OpAgenda,
    Verworpen,
    /// A casus started in this vergadering.
    Gestart(Zitting),
}

/// One step of the set: of every zaak that takes part, or of every tafel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stap {
    Plannen(Zitting),
    Opstellen,
    Melden,
    Terugsturen,
    Wegen,
    Voorstellen,
    Agenderen(Zitting),
    Openen(Zitting),
    Aanhouden(Zitting),
    Stemmen(Zitting),
    Vaststellen(Zitting),
    Sluiten(Zitting),
    Inzien,
    UitDienst,
}

/// Everything that happens, in this order; what it is called in the progress.
pub(super) const VERLOOP: &[(Stap, &str)] = &[
    (
        Stap::Plannen(Zitting::Eerste),
        "eerste vergaderingen gepland",
    ),
    (Stap::Opstellen, "signalen opgesteld"),
    (Stap::Melden, "signalen gemeld"),
    (Stap::Terugsturen, "signalen teruggestuurd"),
    (Stap::Wegen, "signalen in weging"),
    (Stap::Voorstellen, "casussen voorgesteld"),
    (Stap::Agenderen(Zitting::Eerste), "voorstellen geagendeerd"),
    (
        Stap::Openen(Zitting::Eerste),
        "eerste vergaderingen geopend",
    ),
    (Stap::Stemmen(Zitting::Eerste), "besluiten genomen"),
    (Stap::Vaststellen(Zitting::Eerste), "casussen gestart"),
    (
        Stap::Sluiten(Zitting::Eerste),
        "eerste vergaderingen gesloten",
    ),
    (
        Stap::Plannen(Zitting::Tweede),
        "tweede vergaderingen gepland",
    ),
    (Stap::Agenderen(Zitting::Tweede), "voorstellen geagendeerd"),
    (
        Stap::Openen(Zitting::Tweede),
        "tweede vergaderingen geopend",
    ),
    (Stap::Aanhouden(Zitting::Tweede), "voorstellen aangehouden"),
    (Stap::Stemmen(Zitting::Tweede), "besluiten genomen"),
    (Stap::Vaststellen(Zitting::Tweede), "casussen gestart"),
    (
        Stap::Sluiten(Zitting::Tweede),
        "tweede vergaderingen gesloten",
    ),
    (Stap::Plannen(Zitting::Open), "derde vergaderingen gepland"),
    (Stap::Agenderen(Zitting::Open), "voorstellen geagendeerd"),
    (Stap::Openen(Zitting::Open), "derde vergaderingen geopend"),
    (Stap::Stemmen(Zitting::Open), "besluiten genomen"),
    (Stap::Vaststellen(Zitting::Open), "casussen gestart"),
    (Stap::Inzien, "casussen gelezen"),
    (Stap::UitDienst, "medewerkers uit dienst"),
    (
        Stap::Plannen(Zitting::Volgende),
        "volgende vergaderingen gepland",
    ),
];
