// SPDX-License-Identifier: EUPL-1.2
//! Casus (WGS 2.18(1)(b)).
//!
//! A suspended casus stores the status from which it was suspended (`opgeschort_vanuit`); only
//! `hervatten` needs it, so ask [`volgende_vanuit`] for that event. A rejected
//! `opschorting.bekrachtigen` is carried out as `hervatten` too. Before `verzameling` no higher trap
//! is opened here: the besluit that starts the casus may name trappen itself.

use super::{OngeldigeOvergang, tabel};

codelijst! {
    /// Status of a casus.
    Casusstatus {
        Gestart = "gestart", "gestart bij besluit";
        Verzameling = "verzameling", "gegevens worden verzameld";
        Analyse = "analyse", "de deelnemers duiden";
        Uitvoering = "uitvoering", "interventies zijn afgesproken";
        Opgeschort = "opgeschort", "tijdelijk stilgelegd";
        Afgesloten = "afgesloten", "afgesloten bij besluit";
        Vernietigd = "vernietigd", "vernietigd";
    }
}

codelijst! {
    /// What can happen to a casus.
    Casusgebeurtenis {
        Starten = "starten", "starten; trap 1 gaat open";
        Verzamelen = "verzamelen", "informatie vragen aan betrokken deelnemers";
        TrapOpenen = "trap_openen", "de volgende trap openen";
        Duiden = "duiden", "overgaan tot analyse";
        Afspreken = "afspreken", "interventies afspreken of adviseren";
        Herwegen = "herwegen", "terug naar verzameling op nieuwe feiten";
        DeelnemersWijzigen = "deelnemers_wijzigen", "de betrokken deelnemers wijzigen";
        Opschorten = "opschorten", "stilleggen tot een datum van herbeoordeling";
        Bekrachtigen = "bekrachtigen", "een opschorting door het openbaar ministerie bekrachtigen";
        Hervatten = "hervatten", "terug naar de toestand van voor de opschorting";
        Overdragen = "overdragen", "aanbieden aan een andere tafel";
        Overnemen = "overnemen", "overnemen van een andere tafel";
        Afsluiten = "afsluiten", "afsluiten";
        Heropenen = "heropenen", "hernieuwde verwerking in een bijzonder geval";
        Vernietigen = "vernietigen", "vernietigen";
    }
}

codelijst! {
    /// Why a casus is closed; results come only from the first.
    Sluitingsgrond {
        DoelBereikt = "doel_bereikt", "het doel is bereikt";
        NietLangerNoodzakelijk = "niet_langer_noodzakelijk", "de verwerking is niet langer noodzakelijk";
        OvergedragenAanOpsporing = "overgedragen_aan_opsporing", "overgedragen aan de opsporing";
        GeenZichtOpResultaat = "geen_zicht_op_resultaat", "er is geen zicht op resultaat";
    }
}

impl Casusstatus {
    /// The statuses in which work goes on.
    pub const ACTIEF: &'static [Self] = &[
        Self::Gestart,
        Self::Verzameling,
        Self::Analyse,
        Self::Uitvoering,
    ];

    /// Is work going on in this status?
    #[must_use]
    pub fn is_actief(self) -> bool {
        Self::ACTIEF.contains(&self)
    }
}

/// Status after `gebeurtenis`; `opgeschort_vanuit` is the stored former status of a suspended casus.
///
/// # Errors
/// [`OngeldigeOvergang`] for a pair that is not listed, `hervatten` without a former status included.
pub fn volgende_vanuit(
    status: Option<Casusstatus>,
    opgeschort_vanuit: Option<Casusstatus>,
    gebeurtenis: Casusgebeurtenis,
) -> Result<Casusstatus, OngeldigeOvergang> {
    TABEL.volgende_vanuit(status, opgeschort_vanuit, gebeurtenis)
}

tabel! {
    /// All lawful transitions of a casus.
    Casusstatus, Casusgebeurtenis, "casus", "casus";
    - => Starten => Gestart, "besluit van de tafel", [WGS_2_23_4 WGS_2_23_5 WGS_2_23_6_A UA_GOVERNANCE];
    Gestart => Verzamelen => Verzameling, "casusregisseur", [WGS_2_23_4];
    Verzameling => TrapOpenen => Verzameling, "besluit van de tafel", [WGS_2_23_6_B WGS_2_23_6_C];
    Verzameling => Duiden => Analyse, "casusregisseur", [ONTWERP];
    Analyse => Verzamelen => Verzameling, "casusregisseur", [ONTWERP];
    Analyse => Afspreken => Uitvoering, "casusoverleg of betrokken deelnemers", [WGS_2_23_7 UA_CRIMINEEL_GELD];
    Uitvoering => Herwegen => Verzameling, "casusregisseur", [ONTWERP];
    Gestart => DeelnemersWijzigen => Gestart, "besluit van de tafel", [WGS_2_23_5];
    Verzameling => DeelnemersWijzigen => Verzameling, "besluit van de tafel", [WGS_2_23_5];
    Analyse => DeelnemersWijzigen => Analyse, "besluit van de tafel", [WGS_2_23_5];
    Uitvoering => DeelnemersWijzigen => Uitvoering, "besluit van de tafel", [WGS_2_23_5];
    Gestart => Opschorten => Opgeschort, "besluit van de tafel; openbaar ministerie direct", [ONTWERP];
    Verzameling => Opschorten => Opgeschort, "besluit van de tafel; openbaar ministerie direct", [ONTWERP];
    Analyse => Opschorten => Opgeschort, "besluit van de tafel; openbaar ministerie direct", [ONTWERP];
    Uitvoering => Opschorten => Opgeschort, "besluit van de tafel; openbaar ministerie direct", [ONTWERP];
    Opgeschort => Bekrachtigen => Opgeschort, "besluit van de tafel, eerstvolgende vergadering", [ONTWERP];
    Opgeschort (Gestart) => Hervatten => Gestart, "wie opschortte", [ONTWERP];
    Opgeschort (Verzameling) => Hervatten => Verzameling, "wie opschortte", [ONTWERP];
    Opgeschort (Analyse) => Hervatten => Analyse, "wie opschortte", [ONTWERP];
    Opgeschort (Uitvoering) => Hervatten => Uitvoering, "wie opschortte", [ONTWERP];
    Gestart => Overdragen => Gestart, "besluit van de gevende tafel", [ONTWERP];
    Verzameling => Overdragen => Verzameling, "besluit van de gevende tafel", [ONTWERP];
    Analyse => Overdragen => Analyse, "besluit van de gevende tafel", [ONTWERP];
    Uitvoering => Overdragen => Uitvoering, "besluit van de gevende tafel", [ONTWERP];
    Gestart => Overnemen => Gestart, "besluit van de ontvangende tafel", [ONTWERP];
    Verzameling => Overnemen => Verzameling, "besluit van de ontvangende tafel", [ONTWERP];
    Analyse => Overnemen => Analyse, "besluit van de ontvangende tafel", [ONTWERP];
    Uitvoering => Overnemen => Uitvoering, "besluit van de ontvangende tafel", [ONTWERP];
    Gestart => Afsluiten => Afgesloten, "besluit van de tafel", [UA_GOVERNANCE WGS_1_8_5 WGS_1_8_7];
    Verzameling => Afsluiten => Afgesloten, "besluit van de tafel", [UA_GOVERNANCE WGS_1_8_5 WGS_1_8_7];
    Analyse => Afsluiten => Afgesloten, "besluit van de tafel", [UA_GOVERNANCE WGS_1_8_5 WGS_1_8_7];
    Uitvoering => Afsluiten => Afgesloten, "besluit van de tafel", [UA_GOVERNANCE WGS_1_8_5 WGS_1_8_7];
    Afgesloten => Heropenen => Gestart, "besluit van de tafel", [WGS_1_8_7];
    Afgesloten => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
}
