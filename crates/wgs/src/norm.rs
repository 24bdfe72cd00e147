// SPDX-License-Identifier: EUPL-1.2
//! Norms: questions that law and agreement leave open. Each has a default here and a dated value in the
//! register (`norm.vaststellen`); no code decides them in passing.

use crate::bepaling::{self, Bepaling};

codelijst! {
    /// Name of a norm, and the question it answers.
    Norm {
        LogOmvang = "LOG_OMVANG", "welke verwerkingen worden vastgelegd";
        LogBewaartermijn = "LOG_BEWAARTERMIJN", "hoe lang de vastlegging blijft, en niet korter dan tot de audit erover";
        LogVoorInzage = "LOG_VOOR_INZAGE", "of inzage door de betrokkene in de vastlegging binnen de vier doelen valt";
        TermijnWerk = "TERMIJN_WERK", "hoe lang een subject in bewerking blijft";
        TermijnSignaal = "TERMIJN_SIGNAAL", "hoe lang een afgewezen of ingetrokken signaal blijft";
        TermijnAfgesloten = "TERMIJN_AFGESLOTEN", "hoe lang een afgesloten zaak blijft";
        TermijnVerwijderd = "TERMIJN_VERWIJDERD", "hoe lang een verwijderd subject afgeschermd blijft";
        ArchiefwetBelemmert = "ARCHIEFWET_BELEMMERT", "of de Archiefwet aan vernietiging van persoonsgegevens in de weg staat";
        BezwaartermijnResultaat = "BEZWAARTERMIJN_RESULTAAT", "hoe lang deelnemers tegen een verstrekking bezwaar kunnen maken";
        BezwaarkringDerde = "BEZWAARKRING_DERDE", "welke deelnemers bezwaar kunnen maken tegen een verstrekking aan een derde";
        RacToetsDerde = "RAC_TOETS_DERDE", "of de commissie per verstrekking of per soort toetst";
        RacExternVoorzitter = "RAC_EXTERN_VOORZITTER", "wat geldt als de voorzitter van de commissie niet extern is";
        TrapBeslisser = "TRAP_BESLISSER", "wie over het openen van een trap besluit";
        SignaalTrap23 = "SIGNAAL_TRAP23", "wat geldt voor gegevens van trap 2 en 3 in een signaal";
        SignaalCriteria = "SIGNAAL_CRITERIA", "hoeveel aanwijzingen een signaal per persoon noemt";
        BevoegdGezagVorm = "BEVOEGD_GEZAG_VORM", "hoe de overeenstemming van het bevoegd gezag wordt vastgelegd";
        HhkMinMelders = "HHK_MIN_MELDERS", "hoeveel deelnemers een handhavingsknelpunt melden";
        HhkMaxDuur = "HHK_MAX_DUUR", "hoe lang een handhavingsknelpunt duurt";
        TafelQuorum = "TAFEL_QUORUM", "hoeveel deelnemers naast de voorzitter, onder wie openbaar ministerie of politie";
        StuurgroepQuorum = "STUURGROEP_QUORUM", "hoeveel deelnemers naast de voorzitter, onder wie openbaar ministerie of politie";
        TafelVoorzitter = "TAFEL_VOORZITTER", "wie een tafel voorzit";
        TafelStemregel = "TAFEL_STEMREGEL", "hoe een tafel besluit";
        SleutelbackupDagen = "SLEUTELBACKUP_DAGEN", "hoe lang een reservekopie van de sleutels blijft";
        AgendaZichtDagen = "AGENDA_ZICHT_DAGEN", "hoe lang voor een vergadering de agenda zicht geeft";
        LogAlias = "LOG_ALIAS", "hoe lang de vastlegging een persoon na vernietiging kan herleiden";
        BesluitTermijn = "BESLUIT_TERMIJN", "hoe lang na aanneming een besluit kan worden vastgesteld";
        Nationaliteit = "NATIONALITEIT", "of nationaliteit bij identificerende gegevens hoort";
        PrivateDerdeWettelijkePlicht = "PRIVATE_DERDE_WETTELIJKE_PLICHT", "of een private derde met een wettelijke plicht resultaten op belastinggegevens krijgt";
        Screening = "SCREENING", "hoe lang een screening geldt";
        Opleiding = "OPLEIDING", "hoe lang een opleiding geldt";
        AuditPeriode = "AUDIT_PERIODE", "om de hoeveel tijd een privacy audit volgt";
        SysteemToegang = "SYSTEEM_TOEGANG", "hoe een machine toegang krijgt";
        WpgDeelnemerskring = "WPG_DEELNEMERSKRING", "wie gegevens van trap 3 ziet";
    }
}

codelijst! {
    /// Unit of a norm that is a number.
    Eenheid {
        Dagen = "dagen", "dagen";
        Werkdagen = "werkdagen", "werkdagen";
        Maanden = "maanden", "maanden";
        Jaren = "jaren", "jaren";
        Aanwijzingen = "aanwijzingen", "aanwijzingen per persoon";
        Deelnemers = "deelnemers", "deelnemers";
    }
}

/// Value of a norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Normwaarde {
    /// A number with its unit.
    Getal(u16, Eenheid),
    /// One of the answers to the question, as a code.
    Keuze(&'static str),
}

impl Norm {
    /// The default, which holds until a besluit says otherwise.
    #[must_use]
    pub const fn standaard(self) -> Normwaarde {
        use Eenheid as E;
        use Normwaarde::{Getal, Keuze};
        match self {
            Self::LogOmvang => Keuze("alle"),
            Self::LogBewaartermijn => Getal(5, E::Jaren),
            Self::LogVoorInzage => Keuze("als_rechtmatigheidscontrole"),
            Self::TermijnWerk | Self::HhkMaxDuur | Self::Opleiding => Getal(2, E::Jaren),
            Self::TermijnSignaal | Self::TermijnAfgesloten => Getal(6, E::Maanden),
            Self::TermijnVerwijderd => Getal(3, E::Maanden),
            Self::ArchiefwetBelemmert => Keuze("niet_voor_persoonsgegevens"),
            Self::BezwaartermijnResultaat => Getal(5, E::Werkdagen),
            Self::BezwaarkringDerde => Keuze("alle_deelnemers"),
            Self::RacToetsDerde => Keuze("per_verstrekking"),
            Self::RacExternVoorzitter => Keuze("waarschuwen"),
            Self::TrapBeslisser => Keuze("tafel"),
            Self::SignaalTrap23 | Self::PrivateDerdeWettelijkePlicht => Keuze("geweigerd"),
            Self::SignaalCriteria => Getal(1, E::Aanwijzingen),
            Self::BevoegdGezagVorm => Keuze("per_gegeven"),
            Self::HhkMinMelders => Getal(2, E::Deelnemers),
            Self::TafelQuorum | Self::StuurgroepQuorum => Getal(3, E::Deelnemers),
            Self::TafelVoorzitter => Keuze("burgemeester"),
            Self::TafelStemregel => Keuze("gewone_meerderheid_staken_verworpen"),
            Self::SleutelbackupDagen | Self::BesluitTermijn => Getal(30, E::Dagen),
            Self::AgendaZichtDagen => Getal(5, E::Dagen),
            Self::LogAlias => Keuze("termijn_van_de_vastlegging"),
            Self::Nationaliteit => Keuze("alleen_tonen"),
            Self::Screening => Getal(3, E::Jaren),
            Self::AuditPeriode => Getal(4, E::Jaren),
            Self::SysteemToegang => Keuze("via_verantwoordelijke_persoon"),
            Self::WpgDeelnemerskring => Keuze("genoemd_in_besluit"),
        }
    }

    /// The provision that raises the question.
    #[must_use]
    pub const fn bepaling(self) -> &'static Bepaling {
        use bepaling as b;
        match self {
            Self::LogOmvang => &b::BGS_LOGGING,
            Self::LogBewaartermijn | Self::LogAlias => &b::BGS_BEWAARTERMIJN_LOG,
            Self::LogVoorInzage => &b::WGS_1_8_4,
            Self::TermijnWerk => &b::BGS_VERLENGING,
            Self::TermijnSignaal | Self::TermijnAfgesloten | Self::TermijnVerwijderd => {
                &b::WGS_1_8_7
            }
            Self::ArchiefwetBelemmert => &b::ARCHIEFWET_BEWARING,
            Self::BezwaartermijnResultaat => &b::WGS_1_7_1,
            Self::BezwaarkringDerde | Self::RacToetsDerde => &b::WGS_1_7_2,
            Self::RacExternVoorzitter => &b::BGS_COMMISSIE,
            Self::TrapBeslisser => &b::WGS_2_23_6,
            Self::SignaalTrap23 => &b::WGS_2_23_1,
            Self::SignaalCriteria => &b::BGS_SIGNAALCRITERIA,
            Self::BevoegdGezagVorm => &b::WPG_20_3,
            Self::HhkMinMelders | Self::HhkMaxDuur => &b::WGS_1_1_HANDHAVINGSKNELPUNT,
            Self::TafelQuorum
            | Self::StuurgroepQuorum
            | Self::TafelVoorzitter
            | Self::TafelStemregel => &b::UA_GOVERNANCE,
            Self::SleutelbackupDagen | Self::AgendaZichtDagen | Self::BesluitTermijn => &b::ONTWERP,
            Self::Nationaliteit => &b::BGS_CATEGORIEEN,
            Self::PrivateDerdeWettelijkePlicht => &b::WGS_1_7_6,
            Self::Screening => &b::BGS_SCREENING,
            Self::Opleiding => &b::BGS_OPLEIDING,
            Self::AuditPeriode => &b::BGS_AUDIT,
            Self::SysteemToegang => &b::WGS_1_8_2,
            Self::WpgDeelnemerskring => &b::BGS_POLITIEGEGEVENS,
        }
    }
}
