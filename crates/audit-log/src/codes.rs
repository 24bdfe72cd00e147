// SPDX-License-Identifier: EUPL-1.2
//! Closed code lists of the record. A number is never reused and never changes its meaning; a code is only added, and then
//! [`CODEVERSIE`] goes up, so that an old verifier says "unknown code" instead of guessing.

/// Version of the code lists, written in every record.
pub const CODEVERSIE: u16 = 1;

macro_rules! codelijst {
    ($(#[$lijst:meta])* $naam:ident { $($(#[$doc:meta])* $lid:ident = $nummer:literal $code:literal,)+ }) => {
        $(#[$lijst])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $naam { $($(#[$doc])* $lid = $nummer,)+ }

        impl $naam {
            /// All codes, in order of their numbers.
            pub const ALLE: &'static [Self] = &[$(Self::$lid,)+];
            /// The number in the record.
            #[must_use]
            pub const fn nummer(self) -> u16 { self as u16 }
            /// The name in JSON, reports and queries.
            #[must_use]
            pub const fn code(self) -> &'static str { match self { $(Self::$lid => $code,)+ } }
            /// The code with this number.
            #[must_use]
            pub const fn van_nummer(nummer: u64) -> Option<Self> {
                match nummer { $($nummer => Some(Self::$lid),)+ _ => None }
            }
            /// The code with this name.
            #[must_use]
            pub fn van_code(code: &str) -> Option<Self> {
                Self::ALLE.iter().copied().find(|c| c.code() == code)
            }
        }
    };
}

codelijst! {
    /// What a record is a record of.
    Soort {
        /// Outcome of a request: read, change, search, export.
        VerzoekUitkomst = 1 "verzoek_uitkomst",
        /// Intention, committed before an effect outside the system.
        Voornemen = 2 "voornemen",
        /// Outcome that belongs to an intention.
        UitkomstBijVoornemen = 3 "uitkomst_bij_voornemen",
        /// Refused.
        Weigering = 4 "weigering",
        /// The system itself: start, stop, alarm, fingerprint of the catalogue.
        Systeem = 5 "systeem",
        /// Removal of expired records.
        Retentie = 6 "retentie",
        /// Reading this log.
        Loginzage = 7 "loginzage",
        /// Signing keys, log keys, aliases.
        Sleutelbeheer = 8 "sleutelbeheer",
    }
}

codelijst! {
    /// Capacity in which was acted (one per request).
    Rol {
        /// Member of the Stuurgroep.
        StgLid = 1 "stg_lid",
        /// Chair of the Stuurgroep.
        StgVoorzitter = 2 "stg_voorzitter",
        /// Secretary of the Stuurgroep.
        StgSecretaris = 3 "stg_secretaris",
        /// Member of an ondermijningstafel.
        OmtLid = 4 "omt_lid",
        /// Chair of an ondermijningstafel.
        OmtVoorzitter = 5 "omt_voorzitter",
        /// Secretary of an ondermijningstafel.
        OmtSecretaris = 6 "omt_secretaris",
        /// Casusregisseur (RIEC-bureau).
        Casusregisseur = 7 "casusregisseur",
        /// Head of the RIEC-bureau.
        HoofdRiec = 8 "hoofd_riec",
        /// Adviser of the RIEC-bureau.
        AdviseurRiec = 9 "adviseur_riec",
        /// Analyst of the RIEC-bureau.
        AnalistRiec = 10 "analist_riec",
        /// Employee of a deelnemer.
        Partner = 11 "partner",
        /// Analyst of a deelnemer.
        PartnerAnalist = 12 "partner_analist",
        /// Proposes memberships for the own organisation.
        PartnerBeheer = 13 "partner_beheer",
        /// Machine client of one organisation.
        PartnerSysteem = 14 "partner_systeem",
        /// Coordinating data protection officer (WGS 1.4(2)).
        Cfg = 15 "cfg",
        /// Data protection officer of a deelnemer.
        FgDeelnemer = 16 "fg_deelnemer",
        /// Contact point for citizens (WGS 1.4(4)(b)).
        Contactpunt = 17 "contactpunt",
        /// Member of the rechtmatigheidsadviescommissie (WGS 1.8(6)).
        RacLid = 18 "rac_lid",
        /// Administrator of authorisations.
        FunctioneelBeheer = 19 "functioneel_beheer",
        /// Operator.
        TechnischBeheer = 20 "technisch_beheer",
        /// External auditor, per grant.
        AuditorExtern = 21 "auditor_extern",
    }
}

codelijst! {
    /// Purpose of the werkcontext, within the doel of the samenwerkingsverband (WGS 2.17).
    Doel {
        /// Test of a signaal (2.23(2)-(3)).
        SignaalWegen = 1 "signaal_wegen",
        /// Preparing a meeting of the ondermijningstafel or the Stuurgroep.
        VergaderingVoorbereiden = 2 "vergadering_voorbereiden",
        /// Meeting and deciding.
        Besluitvorming = 3 "besluitvorming",
        /// Casusoverleg (2.18(1)(b)).
        Casusoverleg = 4 "casusoverleg",
        /// Answering an informatieverzoek (2.23(4)).
        InformatieverzoekBeantwoorden = 5 "informatieverzoek_beantwoorden",
        /// Handhavingsknelpunt (2.18(1)(a)).
        Handhavingsknelpunt = 6 "handhavingsknelpunt",
        /// Gebiedsscan or thematische scan (2.18(1)(c)).
        Scan = 7 "scan",
        /// Verstrekking of a resultaat (1.7, 2.20).
        Verstrekking = 8 "verstrekking",
        /// Request of a betrokkene.
        VerzoekBehandelen = 9 "verzoek_behandelen",
        /// Advice of the rechtmatigheidsadviescommissie (1.8(6)).
        RechtmatigheidAdviseren = 10 "rechtmatigheid_adviseren",
        /// Authorisations, registers, norms.
        Beheer = 11 "beheer",
    }
}

codelijst! {
    /// The only four purposes for which the log may be used (WGS 1.8(4)).
    Logdoel {
        /// Checking whether the processing is lawful.
        Rechtmatigheidscontrole = 1 "rechtmatigheidscontrole",
        /// Internal control.
        InterneControle = 2 "interne_controle",
        /// Integrity and security of the data.
        IntegriteitBeveiliging = 3 "integriteit_beveiliging",
        /// Court proceedings.
        GerechtelijkeProcedure = 4 "gerechtelijke_procedure",
    }
}

codelijst! {
    /// Kind of processing.
    Bewerking {
        /// Read one thing.
        Raadplegen = 1 "raadplegen",
        /// Search or list.
        Zoeken = 2 "zoeken",
        /// Add.
        Toevoegen = 3 "toevoegen",
        /// Change.
        Wijzigen = 4 "wijzigen",
        /// Remove.
        Verwijderen = 5 "verwijderen",
        /// Combine.
        Combineren = 6 "combineren",
        /// Disclose.
        Verstrekken = 7 "verstrekken",
        /// Export.
        Exporteren = 8 "exporteren",
        /// Shield from view.
        Afschermen = 9 "afschermen",
        /// Destroy.
        Vernietigen = 10 "vernietigen",
        /// Decide.
        Besluiten = 11 "besluiten",
        /// Close.
        Afsluiten = 12 "afsluiten",
        /// Authorise.
        Autoriseren = 13 "autoriseren",
        /// Log in, or fail to.
        Inloggen = 14 "inloggen",
        /// Upkeep by the system itself.
        Onderhouden = 15 "onderhouden",
    }
}

codelijst! {
    /// Result. Numbers from 100 on are refusals.
    Resultaat {
        /// Done.
        Gelukt = 1 "gelukt",
        /// Done, nothing found.
        Leeg = 2 "leeg",
        /// Internal error.
        Fout = 3 "fout",
        /// Outcome of an intention that nobody reported.
        Onbekend = 4 "onbekend",
        /// No valid token.
        NietAangemeld = 101 "niet_aangemeld",
        /// A stronger log-in is needed.
        ZwaardereAanmeldingNodig = 102 "zwaardere_aanmelding_nodig",
        /// The role has no rule for this act.
        NietBevoegd = 103 "niet_bevoegd",
        /// Absent or not visible to the caller.
        NietZichtbaar = 104 "niet_zichtbaar",
        /// A fact is missing that the rule asks for.
        FeitOntbreekt = 105 "feit_ontbreekt",
        /// A deny rule applies.
        Weigerregel = 106 "weigerregel",
        /// No werkcontext, or of another zaak.
        WerkcontextOntbreekt = 107 "werkcontext_ontbreekt",
        /// The request is malformed.
        OngeldigVerzoek = 108 "ongeldig_verzoek",
        /// The state, or something obtainable, forbids it.
        Conflict = 109 "conflict",
        /// If-Match is missing or stale.
        VoorwaardeFaalt = 110 "voorwaarde_faalt",
        /// Body too large.
        TeGroot = 111 "te_groot",
        /// Too many requests.
        TeVeel = 112 "te_veel",
        /// Unknown route.
        RouteOnbekend = 113 "route_onbekend",
        /// Method not allowed on this route.
        MethodeOnjuist = 114 "methode_onjuist",
        /// A dependency is unavailable.
        NietBeschikbaar = 115 "niet_beschikbaar",
    }
}

impl Resultaat {
    /// Lowest number of a refusal.
    pub const EERSTE_WEIGERING: u16 = 100;

    /// Whether this is a refusal.
    #[must_use]
    pub const fn is_weigering(self) -> bool {
        self.nummer() >= Self::EERSTE_WEIGERING
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_each_others_inverse() {
        for rol in Rol::ALLE {
            assert_eq!(Rol::van_nummer(u64::from(rol.nummer())), Some(*rol));
            assert_eq!(Rol::van_code(rol.code()), Some(*rol));
        }
        assert_eq!(Soort::van_nummer(0), None);
        assert_eq!(Logdoel::ALLE.len(), 4);
    }

    /// The numbers stand in stored records: this table may only grow.
    #[test]
    fn numbers_stay_what_they_are() {
        let soorten: Vec<u16> = Soort::ALLE.iter().map(|c| c.nummer()).collect();
        assert_eq!(soorten, (1..=8).collect::<Vec<_>>());
        let rollen: Vec<u16> = Rol::ALLE.iter().map(|c| c.nummer()).collect();
        assert_eq!(rollen, (1..=21).collect::<Vec<_>>());
        let doelen: Vec<u16> = Doel::ALLE.iter().map(|c| c.nummer()).collect();
        assert_eq!(doelen, (1..=11).collect::<Vec<_>>());
        let bewerkingen: Vec<u16> = Bewerking::ALLE.iter().map(|c| c.nummer()).collect();
        assert_eq!(bewerkingen, (1..=15).collect::<Vec<_>>());
        let resultaten: Vec<u16> = Resultaat::ALLE.iter().map(|c| c.nummer()).collect();
        let verwacht: Vec<u16> = (1..=4).chain(101..=115).collect();
        assert_eq!(resultaten, verwacht);
        assert!(Resultaat::NietBevoegd.is_weigering() && !Resultaat::Leeg.is_weigering());
    }
}
