// SPDX-License-Identifier: EUPL-1.2
//! What a gremium can decide: a closed list (work agreement UA, Governance), and the act that each
//! besluit carries out when it is adopted.

use crate::{
    bepaling::{self, Bepaling},
    deelnemer::Gremiumsoort,
};

codelijst! {
    /// Kind of thing that a besluit acts upon.
    Objectsoort {
        Signaal = "signaal", "signaal";
        Casus = "casus", "casus";
        Subject = "subject", "subject";
        Plan = "plan", "plan van aanpak";
        Scan = "scan", "scan";
        Termijn = "termijn", "werktermijn van een subject";
        Verstrekking = "verstrekking", "verstrekking";
        Verwerking = "verwerking", "bewaarde gegevens";
        Hhk = "hhk", "handhavingsknelpunt";
        Autorisatiemandaat = "autorisatiemandaat", "mandaat om te autoriseren";
        Verschijningsvorm = "verschijningsvorm", "verschijningsvorm";
        Handreiking = "handreiking", "handreiking";
        Cfg = "cfg", "coördinerend functionaris voor gegevensbescherming";
        Rac = "rac", "advies van de rechtmatigheidsadviescommissie";
        Advies = "advies", "advies over gegevensbescherming";
        Norm = "norm", "norm";
        Jaarverslag = "jaarverslag", "jaarverslag";
    }
}

codelijst! {
    /// Kind of besluit; the code is also the name of the act in policy, log and API.
    Besluitsoort {
        SignaalAfwijzen = "signaal.afwijzen", "een signaal afwijzen";
        CasusStarten = "casus.starten", "een casus starten, met trappen, deelnemers en subjecten";
        CasusAfsluiten = "casus.afsluiten", "een casus afsluiten";
        CasusHeropenen = "casus.heropenen", "een casus heropenen";
        CasusOverdragen = "casus.overdragen", "een casus aanbieden aan een andere tafel";
        CasusOvernemen = "casus.overnemen", "een casus overnemen van een andere tafel";
        CasusOpschorten = "casus.opschorten", "een casus opschorten";
        CasusHervatten = "casus.hervatten", "een casus hervatten";
        OpschortingBekrachtigen = "opschorting.bekrachtigen", "een opschorting bekrachtigen";
        SubjectToevoegen = "subject.toevoegen", "een subject toevoegen";
        SubjectVerwijderen = "subject.verwijderen", "een subject verwijderen";
        SubjectAfwijzen = "subject.afwijzen", "een voorgedragen subject afwijzen";
        AfschermingBekrachtigen = "afscherming.bekrachtigen", "een afscherming bekrachtigen";
        DeelnemersWijzigen = "deelnemers.wijzigen", "de betrokken deelnemers wijzigen";
        TrapOpenen = "trap.openen", "een trap openen";
        PlanVaststellen = "plan.vaststellen", "een plan van aanpak vaststellen";
        ScanStarten = "scan.starten", "een scan starten";
        ScanAfwijzen = "scan.afwijzen", "een scan afwijzen";
        TermijnVerlengen = "termijn.verlengen", "een werktermijn verlengen binnen vijf jaar";
        VerstrekkingDerde = "verstrekking.derde", "een resultaat aan een derde verstrekken";
        VerstrekkingSamenwerkingsverband = "verstrekking.samenwerkingsverband", "een resultaat aan een ander samenwerkingsverband verstrekken";
        VerwerkingHernieuwen = "verwerking.hernieuwen", "bewaarde gegevens hernieuwd verwerken";
        HhkAanwijzen = "hhk.aanwijzen", "een handhavingsknelpunt aanwijzen";
        HhkVerlengen = "hhk.verlengen", "een handhavingsknelpunt verlengen";
        HhkBeeindigen = "hhk.beeindigen", "een handhavingsknelpunt beëindigen";
        HhkAfwijzen = "hhk.afwijzen", "een handhavingsknelpunt afwijzen";
        AutorisatiemandaatVerlenen = "autorisatiemandaat.verlenen", "mandaat verlenen om te autoriseren";
        VerschijningsvormAanwijzen = "verschijningsvorm.aanwijzen", "een regionale verschijningsvorm aanwijzen";
        VerschijningsvormBeeindigen = "verschijningsvorm.beeindigen", "een verschijningsvorm beëindigen";
        HandreikingVaststellen = "handreiking.vaststellen", "een handreiking vaststellen";
        CfgAanwijzen = "cfg.aanwijzen", "de coördinerend functionaris aanwijzen";
        RacOpvolgen = "rac.opvolgen", "besluiten over opvolging van een advies van de commissie";
        AdviesAfwijken = "advies.afwijken", "afwijken van een advies over gegevensbescherming";
        NormVaststellen = "norm.vaststellen", "een norm vaststellen";
        JaarverslagVaststellen = "jaarverslag.vaststellen", "het jaarverslag vaststellen";
    }
}

/// The act that a besluit carries out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Gevolghandeling {
    /// On what kind of thing.
    pub object: Objectsoort,
    /// The event, as the state machine of that thing names it.
    pub gebeurtenis: &'static str,
}

const fn op(object: Objectsoort, gebeurtenis: &'static str) -> Gevolghandeling {
    Gevolghandeling {
        object,
        gebeurtenis,
    }
}

impl Besluitsoort {
    /// Which kind of gremium decides this. The deelnemers of an HHK itself are changed by the
    /// Stuurgroep: ask [`Besluitsoort::gremia`] for that one exception.
    #[must_use]
    pub const fn gremiumsoort(self) -> Gremiumsoort {
        match self {
            Self::SignaalAfwijzen
            | Self::CasusStarten
            | Self::CasusAfsluiten
            | Self::CasusHeropenen
            | Self::CasusOverdragen
            | Self::CasusOvernemen
            | Self::CasusOpschorten
            | Self::CasusHervatten
            | Self::OpschortingBekrachtigen
            | Self::SubjectToevoegen
            | Self::SubjectVerwijderen
            | Self::SubjectAfwijzen
            | Self::AfschermingBekrachtigen
            | Self::DeelnemersWijzigen
            | Self::TrapOpenen
            | Self::PlanVaststellen
            | Self::ScanStarten
            | Self::ScanAfwijzen
            | Self::TermijnVerlengen
            | Self::VerstrekkingDerde
            | Self::VerstrekkingSamenwerkingsverband
            | Self::VerwerkingHernieuwen => Gremiumsoort::Omt,
            Self::HhkAanwijzen
            | Self::HhkVerlengen
            | Self::HhkBeeindigen
            | Self::HhkAfwijzen
            | Self::AutorisatiemandaatVerlenen
            | Self::VerschijningsvormAanwijzen
            | Self::VerschijningsvormBeeindigen
            | Self::HandreikingVaststellen
            | Self::CfgAanwijzen
            | Self::RacOpvolgen
            | Self::AdviesAfwijken
            | Self::NormVaststellen
            | Self::JaarverslagVaststellen => Gremiumsoort::Stuurgroep,
        }
    }

    /// Every kind of gremium that may decide this.
    #[must_use]
    pub const fn gremia(self) -> &'static [Gremiumsoort] {
        match (self, self.gremiumsoort()) {
            (Self::DeelnemersWijzigen, _) => &[Gremiumsoort::Omt, Gremiumsoort::Stuurgroep],
            (_, Gremiumsoort::Omt) => &[Gremiumsoort::Omt],
            (_, Gremiumsoort::Stuurgroep) => &[Gremiumsoort::Stuurgroep],
        }
    }

    /// The act that adoption carries out, on the object as it is in a casus.
    #[must_use]
    pub const fn gevolg(self) -> Gevolghandeling {
        use Objectsoort as O;
        match self {
            Self::SignaalAfwijzen => op(O::Signaal, "afwijzen"),
            Self::CasusStarten => op(O::Casus, "starten"),
            Self::CasusAfsluiten => op(O::Casus, "afsluiten"),
            Self::CasusHeropenen => op(O::Casus, "heropenen"),
            Self::CasusOverdragen => op(O::Casus, "overdragen"),
            Self::CasusOvernemen => op(O::Casus, "overnemen"),
            Self::CasusOpschorten => op(O::Casus, "opschorten"),
            Self::CasusHervatten => op(O::Casus, "hervatten"),
            Self::OpschortingBekrachtigen => op(O::Casus, "bekrachtigen"),
            Self::SubjectToevoegen => op(O::Subject, "toevoegen"),
            Self::SubjectVerwijderen => op(O::Subject, "verwijderen"),
            Self::SubjectAfwijzen => op(O::Subject, "afwijzen"),
            Self::AfschermingBekrachtigen => op(O::Subject, "bekrachtigen"),
            Self::DeelnemersWijzigen => op(O::Casus, "deelnemers_wijzigen"),
            Self::TrapOpenen => op(O::Casus, "trap_openen"),
            Self::PlanVaststellen => op(O::Plan, "vaststellen"),
            Self::ScanStarten => op(O::Scan, "starten"),
            Self::ScanAfwijzen => op(O::Scan, "afwijzen"),
            Self::TermijnVerlengen => op(O::Termijn, "verlengen"),
            Self::VerstrekkingDerde | Self::VerstrekkingSamenwerkingsverband => {
                op(O::Verstrekking, "vrijgeven")
            }
            Self::VerwerkingHernieuwen => op(O::Verwerking, "hernieuwen"),
            Self::HhkAanwijzen => op(O::Hhk, "aanwijzen"),
            Self::HhkVerlengen => op(O::Hhk, "verlengen"),
            Self::HhkBeeindigen => op(O::Hhk, "beeindigen"),
            Self::HhkAfwijzen => op(O::Hhk, "afwijzen"),
            Self::AutorisatiemandaatVerlenen => op(O::Autorisatiemandaat, "verlenen"),
            Self::VerschijningsvormAanwijzen => op(O::Verschijningsvorm, "aanwijzen"),
            Self::VerschijningsvormBeeindigen => op(O::Verschijningsvorm, "beeindigen"),
            Self::HandreikingVaststellen => op(O::Handreiking, "vaststellen"),
            Self::CfgAanwijzen => op(O::Cfg, "aanwijzen"),
            Self::RacOpvolgen => op(O::Rac, "opvolgen"),
            Self::AdviesAfwijken => op(O::Advies, "afwijken"),
            Self::NormVaststellen => op(O::Norm, "vaststellen"),
            Self::JaarverslagVaststellen => op(O::Jaarverslag, "vaststellen"),
        }
    }

    /// The act that a rejection carries out, where a rejection has an effect of its own.
    #[must_use]
    pub const fn gevolg_bij_verwerpen(self) -> Option<Gevolghandeling> {
        // Every other kind: nothing happens when it is rejected, a signaal stays in weging.
        if matches!(self, Self::SubjectToevoegen) {
            Some(op(Objectsoort::Subject, "afwijzen"))
        } else if matches!(self, Self::HhkAanwijzen) {
            Some(op(Objectsoort::Hhk, "afwijzen"))
        } else if matches!(self, Self::OpschortingBekrachtigen) {
            Some(op(Objectsoort::Casus, "hervatten"))
        } else {
            None
        }
    }

    /// On what the list rests.
    #[must_use]
    pub const fn bepaling(self) -> &'static Bepaling {
        &bepaling::UA_GOVERNANCE
    }
}
