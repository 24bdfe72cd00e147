// SPDX-License-Identifier: EUPL-1.2
//! The closed vocabulary of the policy. Every word that may stand in `policies/policy.csv` is a variant here; what is
//! not here does not load. Because the vocabulary is closed, a request packs into one integer (see [`super::geheugen`]).

use std::fmt;

/// Declares an enum whose variants each have one word in the policy, in lower case.
macro_rules! woordenlijst {
    ($(#[$opmerking:meta])* $soort:ident { $($(#[$uitleg:meta])* $variant:ident = $woord:literal,)+ }) => {
        $(#[$opmerking])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $soort { $($(#[$uitleg])* $variant,)+ }

        impl $soort {
            /// Every variant, in the order of declaration.
            pub const ALLE: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that stands for this variant in the policy, the log and the API.
            #[must_use]
            pub const fn naam(self) -> &'static str {
                match self { $(Self::$variant => $woord,)+ }
            }

            /// The variant for a word; `None` for any other text. Exact: no trimming, no case folding.
            #[must_use]
            pub fn van(woord: &str) -> Option<Self> {
                match woord { $($woord => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $soort {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.naam()) }
        }
    };
}

woordenlijst! {
    /// In which role a lidmaatschap lets a person act. A closed list: a role is never read from a token.
    Rol {
        /// Member of the Stuurgroep.
        StgLid = "stg_lid",
        /// Chair of the Stuurgroep.
        StgVoorzitter = "stg_voorzitter",
        /// Secretary of the Stuurgroep.
        StgSecretaris = "stg_secretaris",
        /// Member of one ondermijningstafel, for the own organisation.
        OmtLid = "omt_lid",
        /// Chair of one ondermijningstafel.
        OmtVoorzitter = "omt_voorzitter",
        /// Secretary of one ondermijningstafel.
        OmtSecretaris = "omt_secretaris",
        /// Prepares a casus at the RIEC-bureau; does not decide.
        Casusregisseur = "casusregisseur",
        /// Head of the RIEC-bureau.
        HoofdRiec = "hoofd_riec",
        /// Adviser at the RIEC-bureau.
        AdviseurRiec = "adviseur_riec",
        /// Analyst at the RIEC-bureau; works with pseudonyms.
        AnalistRiec = "analist_riec",
        /// Employee of a deelnemer.
        Partner = "partner",
        /// Analyst of a deelnemer; no direct identifiers.
        PartnerAnalist = "partner_analist",
        /// Proposes memberships for the own organisation.
        PartnerBeheer = "partner_beheer",
        /// Machine client of exactly one organisation.
        PartnerSysteem = "partner_systeem",
        /// The coordinating functionaris voor gegevensbescherming.
        Cfg = "cfg",
        /// The functionaris voor gegevensbescherming of one deelnemer.
        FgDeelnemer = "fg_deelnemer",
        /// The contact point for citizens.
        Contactpunt = "contactpunt",
        /// Member of the rechtmatigheidsadviescommissie.
        RacLid = "rac_lid",
        /// Administers authorisations.
        FunctioneelBeheer = "functioneel_beheer",
        /// Operates the installation.
        TechnischBeheer = "technisch_beheer",
        /// External auditor.
        AuditorExtern = "auditor_extern",
    }
}

woordenlijst! {
    /// The kinds of object that a handeling is about.
    Objectsoort {
        /// A report by a deelnemer (WGS 2.23(1)).
        Signaal = "signaal",
        /// What the deelnemers judge of a signaal (WGS 2.23(2)-(3)).
        Weging = "weging",
        /// A meeting of a gremium.
        Vergadering = "vergadering",
        /// A decision of a gremium.
        Besluit = "besluit",
        /// A casusoverleg (WGS 2.18(1)(b)).
        Casus = "casus",
        /// A person's conflict of interest in a casus.
        Belang = "belang",
        /// A person or organisation in a zaak (WGS 2.22(1)).
        Subject = "subject",
        /// A document in a zaak.
        Document = "document",
        /// A verstrekking of data or results.
        Verstrekking = "verstrekking",
        /// An intervention by a deelnemer on its own power.
        Interventie = "interventie",
        /// A handhavingsknelpunt (WGS 2.18(1)(a)).
        Hhk = "hhk",
        /// A plan van aanpak.
        Plan = "plan",
        /// A scan (WGS 2.18(1)(c)).
        Scan = "scan",
        /// An analysis.
        Analyse = "analyse",
        /// The access log (WGS 1.8(4)).
        Toegangslog = "toegangslog",
        /// The log of policy changes.
        Beleidslog = "beleidslog",
        /// The dated registers without case content: gremia, verschijningsvormen, deelnemers.
        Register = "register",
        /// A dated norm.
        Norm = "norm",
        /// The purpose under which a person works for four hours.
        Werkcontext = "werkcontext",
        /// An advice of the rechtmatigheidsadviescommissie.
        Racadvies = "racadvies",
        /// A request by a betrokkene.
        Verzoek = "verzoek",
        /// A question to a deelnemer for data.
        Informatieverzoek = "informatieverzoek",
        /// A person's membership of an organisation or gremium.
        Lidmaatschap = "lidmaatschap",
        /// An authorisation.
        Autorisatie = "autorisatie",
        /// A report to the public or the Stuurgroep.
        Rapport = "rapport",
        /// The installation itself.
        Systeem = "systeem",
    }
}

impl Objectsoort {
    /// Whether a full view of this kind of object shows data of a zaak about persons.
    #[must_use]
    pub const fn is_inhoud(self) -> bool {
        match self {
            Self::Signaal
            | Self::Weging
            | Self::Casus
            | Self::Subject
            | Self::Document
            | Self::Analyse
            | Self::Interventie
            | Self::Verstrekking => true,
            Self::Vergadering
            | Self::Besluit
            | Self::Belang
            | Self::Hhk
            | Self::Plan
            | Self::Scan
            | Self::Toegangslog
            | Self::Beleidslog
            | Self::Register
            | Self::Norm
            | Self::Werkcontext
            | Self::Racadvies
            | Self::Verzoek
            | Self::Informatieverzoek
            | Self::Lidmaatschap
            | Self::Autorisatie
            | Self::Rapport
            | Self::Systeem => false,
        }
    }
}

woordenlijst! {
    /// In what relation the hoedanigheid must stand to the row. One SQL fragment each.
    Scope {
        /// The zaak belongs to the gremium of the hoedanigheid.
        Tafel = "tafel",
        /// The zaak or besluit is on the agenda of an open vergadering of the gremium.
        Agenda = "agenda",
        /// The organisation takes part in the zaak (WGS 2.23(5)).
        Deelname = "deelname",
        /// The organisation supplied the row, or it was supplied to it.
        Verstrekt = "verstrekt",
        /// The organisation is the source of the row.
        EigenOrg = "eigen_org",
        /// The person is assigned to the object.
        Toegewezen = "toegewezen",
        /// All of this installation; never with case content.
        Regio = "regio",
        /// An approved onderzoek of the person covers the row.
        Onderzoek = "onderzoek",
        /// Log lines of the CFG.
        LogVanCfg = "log_van_cfg",
        /// The row is about the person himself.
        Zelf = "zelf",
        /// Creation: there is no row yet.
        Klasse = "klasse",
        /// Always true; deny rows only.
        Altijd = "altijd",
    }
}

woordenlijst! {
    /// What the server itself establishes about a request, in the transaction that reads the data.
    Feit {
        /// The werkcontext has a doel within that of the zaak and the list of the role (WGS 2.17).
        Doel = "doel",
        /// The werkcontext has one of the four purposes of WGS 1.8(4).
        Logdoel = "logdoel",
        /// Signed in with more than one factor, at most twelve hours ago.
        Mfa = "mfa",
        /// The object is open.
        Open = "open",
        /// An adopted, unused besluit for exactly this act and object.
        Besluit = "besluit",
        /// The quorum is met.
        Quorum = "quorum",
        /// Another person approved exactly this request.
        VierOgen = "vier_ogen",
        /// The token is bound to the client's certificate.
        Kanaal = "kanaal",
        /// The person is cleared for the classification.
        Rubricering = "rubricering",
        /// The objection window has closed and nobody objected.
        Bezwaarvrij = "bezwaarvrij",
        /// Every supplier who must agree has agreed.
        Instemming = "instemming",
        /// The RAC has advised on the new processing.
        Rac = "rac",
        /// The RAC has tested this verstrekking.
        RacGetoetst = "rac_getoetst",
        /// The handhavingsknelpunt has been designated.
        Aangewezen = "aangewezen",
        /// The identity of the requester was established.
        Identiteit = "identiteit",
        /// Within the term of the openbaar ministerie.
        TermijnOm = "termijn_om",
        /// Deny: the person has an interest in the zaak.
        Belang = "belang",
        /// Deny: the lidmaatschap is suspended.
        Geschorst = "geschorst",
        /// Deny: the person proposed it himself.
        EigenVoorstel = "eigen_voorstel",
        /// Deny: the act is about the person himself.
        OverZichzelf = "over_zichzelf",
        /// Deny: the log line is the person's own act.
        EigenHandeling = "eigen_handeling",
        /// Deny: the object has case content.
        Inhoud = "inhoud",
        /// Deny: case content, and no approved onderzoek covers it.
        InhoudZonderOnderzoek = "inhoud_zonder_onderzoek",
        /// Deny: the object was destroyed.
        Vernietigd = "vernietigd",
    }
}

/// More facts than this do not fit the 32-bit signed integers of casbin's expression language.
pub const MAX_BITS: usize = 31;

impl Feit {
    /// Whether the fact takes away (deny rows) instead of giving (allow rows). What cannot be established counts as
    /// present for these, and as absent for the others: closed both ways.
    #[must_use]
    pub const fn is_weigerend(self) -> bool {
        match self {
            Self::Belang
            | Self::Geschorst
            | Self::EigenVoorstel
            | Self::OverZichzelf
            | Self::EigenHandeling
            | Self::Inhoud
            | Self::InhoudZonderOnderzoek
            | Self::Vernietigd => true,
            Self::Doel
            | Self::Logdoel
            | Self::Mfa
            | Self::Open
            | Self::Besluit
            | Self::Quorum
            | Self::VierOgen
            | Self::Kanaal
            | Self::Rubricering
            | Self::Bezwaarvrij
            | Self::Instemming
            | Self::Rac
            | Self::RacGetoetst
            | Self::Aangewezen
            | Self::Identiteit
            | Self::TermijnOm => false,
        }
    }

    /// Whether a row that only reads may ask for the fact: it is known before the query, or it has a form in SQL.
    #[must_use]
    pub const fn is_leesbaar(self) -> bool {
        matches!(
            self,
            Self::Doel | Self::Logdoel | Self::Mfa | Self::Kanaal | Self::Open | Self::Rubricering
        )
    }
}

/// How much of an object a row shows. Ordered: [`Weergave::Log`] is the least, [`Weergave::Vol`] the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Weergave {
    /// A log line: who, in which hoedanigheid, when, which handeling; no names of subjects, no titles.
    Log,
    /// That the object exists, its number, state and dates.
    Meta,
    /// The content with pseudonyms for identities.
    Pseudo,
    /// Everything.
    Vol,
}

impl Weergave {
    /// Every view, least first.
    pub const ALLE: &'static [Self] = &[Self::Log, Self::Meta, Self::Pseudo, Self::Vol];

    /// The word in the policy.
    #[must_use]
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Meta => "meta",
            Self::Pseudo => "pseudo",
            Self::Vol => "vol",
        }
    }

    /// The view for a word.
    #[must_use]
    pub fn van(woord: &str) -> Option<Self> {
        Self::ALLE
            .iter()
            .copied()
            .find(|weergave| weergave.naam() == woord)
    }
}

impl fmt::Display for Weergave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.naam())
    }
}
