// SPDX-License-Identifier: EUPL-1.2
//! Verschijningsvormen of georganiseerde criminaliteit (work agreement UA, R-02): a dated register,
//! of which the rows of 2025 are given here.

use alloc::{format, vec::Vec};
use jiff::civil::{Date, date};

use crate::{regel, schending::Schending};

codelijst! {
    /// The verschijningsvormen of 2025.
    Verschijningsvorm {
        MensenhandelMensensmokkel = "mensenhandel_mensensmokkel", "Mensenhandel en -smokkel";
        Drugscriminaliteit = "drugscriminaliteit", "Georganiseerde drugscriminaliteit";
        Vastgoedfraude = "vastgoedfraude", "Fraude of misbruik in de vastgoedsector";
        Witwassen = "witwassen", "Witwassen en daaraan gerelateerde vormen van financieel-economische criminaliteit";
        MalafideBedrijvigheid = "malafide_bedrijvigheid", "Malafide bedrijvigheid";
        OutlawMotorcycleGangs = "outlaw_motorcycle_gangs", "Outlaw Motorcycle Gangs";
    }
}

codelijst! {
    /// Where a verschijningsvorm comes from.
    Vormbereik {
        Landelijk = "landelijk", "van de landelijke lijst";
        Regionaal = "regionaal", "aangewezen door de Stuurgroep";
    }
}

/// First day on which the rows of 2025 hold; they have no last day until a besluit ends one.
pub const GELDIG_VAN_2025: Date = date(2025, 1, 1);

impl Verschijningsvorm {
    /// Landelijk or regionaal.
    #[must_use]
    pub const fn bereik(self) -> Vormbereik {
        match self {
            Self::MensenhandelMensensmokkel
            | Self::Drugscriminaliteit
            | Self::Vastgoedfraude
            | Self::Witwassen => Vormbereik::Landelijk,
            Self::MalafideBedrijvigheid | Self::OutlawMotorcycleGangs => Vormbereik::Regionaal,
        }
    }

    /// First day on which it holds.
    #[must_use]
    pub const fn geldig_van(self) -> Date {
        GELDIG_VAN_2025
    }
}

/// A row of the register as it is known today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vormrij<'a> {
    /// Code; may be one that a later besluit added.
    pub code: &'a str,
    /// Landelijk or regionaal.
    pub bereik: Vormbereik,
    /// First day.
    pub geldig_van: Date,
    /// First day on which it no longer holds.
    pub geldig_tot: Option<Date>,
    /// Is there a besluit of the Stuurgroep behind it?
    pub heeft_besluit: bool,
}

impl Vormrij<'_> {
    /// Does the row hold on this day? A regional row without besluit never does.
    #[must_use]
    pub fn geldt_op(&self, dag: Date) -> bool {
        let aangewezen = match self.bereik {
            Vormbereik::Landelijk => true,
            Vormbereik::Regionaal => self.heeft_besluit,
        };
        aangewezen && self.geldig_van <= dag && self.geldig_tot.is_none_or(|tot| dag < tot)
    }
}

/// at least one vorm, and each of those named holds on `dag`. Places are `/vormen/<n>`.
#[must_use]
pub fn toets_vormen(genoemd: &[&str], register: &[Vormrij<'_>], dag: Date) -> Vec<Schending> {
    let mut uit = Vec::new();
    if genoemd.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R02,
            "vorm_ontbreekt",
            "/vormen",
            "Noem ten minste een verschijningsvorm.",
        ));
    }
    for (nummer, code) in genoemd.iter().enumerate() {
        let geldt = register
            .iter()
            .any(|rij| rij.code == *code && rij.geldt_op(dag));
        if !geldt {
            uit.push(Schending::ongeldig(
                &regel::R02,
                "vorm_niet_geldig",
                format!("/vormen/{nummer}"),
                format!("Deze verschijningsvorm geldt niet op {dag}."),
            ));
        }
    }
    uit
}
