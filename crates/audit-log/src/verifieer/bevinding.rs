// SPDX-License-Identifier: EUPL-1.2
//! What is wrong, in words that the CFG can use in a report.

use serde::Serialize;
use uuid::Uuid;

use crate::boom::Hash;
use crate::kolommen::hex;
use crate::note::Notefout;
use crate::record::Recordfout;

/// Findings kept in full; the others are counted. More does not tell more, and memory is bounded.
pub const BEVINDINGEN_MAXIMUM: usize = 1000;

/// How far ahead of the verifier's clock a record may lie, microseconds: clocks differ a little.
pub(super) const KLOKVERSCHIL_US: u64 = 300_000_000;

/// A fact that the verifier found; its display is the Dutch text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Feit {
    /// The checkpoint is malformed, of another log, or not signed by the key.
    #[error("{}", handtekening(*.0))]
    Handtekening(Notefout),
    /// The policy file of the export names another key.
    #[error(
        "Het bestand policy in de export noemt een andere sleutel dan die waarmee wordt gecontroleerd."
    )]
    AndereSleutelInPolicy,
    /// The key differs from the one of earlier verifications.
    #[error("De opgegeven sleutel is een andere dan bij eerdere controles.")]
    AndereSleutelDanEerder,
    /// The checkpoint is older than one already verified.
    #[error(
        "Het checkpoint telt {omvang} regels; eerder is een checkpoint van {bekend} regels gecontroleerd. Het logboek is teruggezet of er wordt een oud checkpoint getoond."
    )]
    OuderCheckpoint {
        /// Size now.
        omvang: u64,
        /// Size verified before.
        bekend: u64,
    },
    /// Same size, other root than verified before.
    #[error(
        "Dit checkpoint van {omvang} regels heeft een andere wortel dan het eerder gecontroleerde checkpoint van dezelfde omvang: er bestaan twee versies van het logboek."
    )]
    AnderGezicht {
        /// The size.
        omvang: u64,
    },
    /// The log does not continue the one verified before.
    #[error("Het logboek is niet de voortzetting van het eerder gecontroleerde checkpoint van {bekend} regels: de eerste {bekend} regels zijn andere. {}", sinds(*.laatste_gelijk))]
    GeenVoortzetting {
        /// Size verified before.
        bekend: u64,
        /// Largest size verified before with which this log does agree.
        laatste_gelijk: Option<u64>,
    },
    /// A file is missing.
    #[error("Het bestand {0} ontbreekt.")]
    BestandOntbreekt(String),
    /// A file has the wrong form or length.
    #[error("Het bestand {0} heeft niet de vorm of lengte die het moet hebben.")]
    BestandVorm(String),
    /// A file that does not belong to the export.
    #[error("Het bestand {0} hoort niet in deze export.")]
    BestandOver(String),
    /// The export ends before the checkpoint does.
    #[error("De export houdt hier op, terwijl het checkpoint {omvang} regels telt.")]
    HoudtOp {
        /// Leaves under the checkpoint.
        omvang: u64,
    },
    /// No record at a leaf.
    #[error("De regel ontbreekt.")]
    RegelOntbreekt,
    /// The record has another hash than its leaf.
    #[error("De regel is gewijzigd: de hash van de inhoud is {}, die in de boom {}.", hex::tekst(.inhoud), hex::tekst(.boom))]
    RegelGewijzigd {
        /// Hash of the bytes.
        inhoud: Hash,
        /// Hash in the tile.
        boom: Hash,
    },
    /// A hash in a higher tile is not that of the tiles below.
    #[error(
        "Een hash in {pad} past niet bij de tegels eronder: in de bladen {van} tot en met {tot_en_met} is iets gewijzigd."
    )]
    TegelKloptNiet {
        /// Path of the tile.
        pad: String,
        /// First leaf below the hash.
        van: u64,
        /// Last leaf below the hash.
        tot_en_met: u64,
    },
    /// Neither records nor tiles lead to the signed root.
    #[error("De regels leiden niet naar de wortel van het checkpoint van {omvang} regels, en de tegels evenmin: de hashes zijn opnieuw berekend of vervangen. {}", sinds(*.laatste_gelijk))]
    Wortel {
        /// Leaves under the checkpoint.
        omvang: u64,
        /// Largest size verified before with which this log does agree.
        laatste_gelijk: Option<u64>,
    },
    /// The bytes are not the canonical encoding of a record.
    #[error("De regel is geen geldige regel in de vaste codering: {}.", codering(*.0))]
    Codering(Recordfout),
    /// Columns differ from the record.
    #[error("De zoekkolommen wijken af van de regel: {}.", .0.join(", "))]
    Kolommen(Vec<&'static str>),
    /// No columns for a record.
    #[error("De zoekkolommen bij de regel ontbreken.")]
    KolommenOntbreken,
    /// Columns that cannot be read, or of no record here.
    #[error("Zoekkolommen in {0} zijn onleesbaar of horen daar bij geen regel.")]
    KolommenVorm(String),
    /// The time of appending went back.
    #[error("Het tijdstip van vastleggen ({}) ligt vóór dat van een eerdere regel ({}).", tijd(*.deze), tijd(*.vorige))]
    TijdTerug {
        /// Latest time of the records before, microseconds.
        vorige: u64,
        /// Time of this record, microseconds.
        deze: u64,
    },
    /// The time of appending lies in the future.
    #[error("Het tijdstip van vastleggen ({}) ligt in de toekomst.", tijd(*.deze))]
    TijdVooruit {
        /// Time of this record, microseconds.
        deze: u64,
    },
    /// Numbers within a boot of a replica are missing.
    #[error("In de nummering van serverstart {boot} ontbreken vóór deze regel {} regels: {verwacht} werd verwacht, {gevonden} gevonden.", .gevonden.saturating_sub(*.verwacht))]
    Gat {
        /// The boot.
        boot: Uuid,
        /// Number that should follow.
        verwacht: u64,
        /// Number found.
        gevonden: u64,
    },
    /// A number within a boot was used before.
    #[error(
        "Nummer {gevonden} van serverstart {boot} is al gebruikt of overgeslagen: de regel is herhaald of verplaatst."
    )]
    Herhaald {
        /// The boot.
        boot: Uuid,
        /// Number found.
        gevonden: u64,
    },
    /// An earlier checkpoint of the log itself does not fit the records.
    #[error(
        "Het eerdere checkpoint van {omvang} regels, door dit logboek zelf ondertekend, past niet bij de regels: sindsdien is iets gewijzigd, of er bestaan twee versies van het logboek."
    )]
    EerderCheckpointPastNiet {
        /// Leaves under that checkpoint.
        omvang: u64,
    },
    /// An earlier checkpoint is not one.
    #[error("Het bestand {0} is geen eerder checkpoint van dit logboek: {fout}", fout = handtekening(*.1))]
    EerderCheckpoint(String, Notefout),
    /// An effect outside was begun and has no outcome.
    #[error(
        "Van dit voornemen is geen uitkomst vastgelegd, ook niet binnen een uur: of het is uitgevoerd, staat niet vast."
    )]
    VoornemenOpen,
    /// An outcome of something that was not begun.
    #[error("Deze uitkomst hoort bij geen voornemen: dat is niet vastgelegd, of verwijderd.")]
    UitkomstZonderVoornemen,
    /// A policy decided that the reader does not know.
    #[error("Vanaf deze regel besliste een beleid dat niet op uw lijst staat: {}.", hex::tekst(.0))]
    BeleidOnbekend(Hash),
    /// A record that was acknowledged is not in the log.
    #[error("De vastlegging {0}, die een antwoord noemde, staat niet in het logboek.")]
    OntvangstOntbreekt(Uuid),
    /// `min_index` is malformed, beyond the log or not at a boundary.
    #[error("Het bestand min_index klopt niet: {0}.")]
    MinIndex(&'static str),
    /// Records were removed without a record of that decision.
    #[error(
        "De regels vóór blad {min_index} zijn verwijderd, maar geen regel legt dat besluit vast."
    )]
    RetentieOntbreekt {
        /// The records below this leaf are gone.
        min_index: u64,
    },
}

fn handtekening(fout: Notefout) -> &'static str {
    match fout {
        Notefout::Vorm => "Het checkpoint is misvormd.",
        Notefout::AndereOorsprong => "Het checkpoint is van een ander logboek.",
        Notefout::Handtekening | Notefout::Oorsprong | Notefout::Sleutel => {
            "Het checkpoint draagt geen geldige handtekening van de sleutel waarmee wordt gecontroleerd."
        }
    }
}

fn tijd(us: u64) -> String {
    i64::try_from(us)
        .ok()
        .and_then(|us| jiff::Timestamp::from_microsecond(us).ok())
        .map_or_else(|| format!("{us} µs"), |t| t.to_string())
}

fn sinds(laatste_gelijk: Option<u64>) -> String {
    match laatste_gelijk {
        Some(n) => format!(
            "De eerste {n} regels kloppen nog met het eerder gecontroleerde checkpoint van {n} regels; de eerste wijziging ligt op of na blad {n}."
        ),
        None => {
            "Er is geen eerder gecontroleerd checkpoint waarmee dit logboek nog klopt.".to_owned()
        }
    }
}

fn codering(fout: Recordfout) -> String {
    match fout {
        Recordfout::Vorm => "geen vaste CBOR".to_owned(),
        Recordfout::NietCanoniek => "een andere schrijfwijze dan de enige toegestane".to_owned(),
        Recordfout::Overschot => "er staat iets achter de regel".to_owned(),
        Recordfout::OnbekendeSleutel(k) => format!("onbekend veld {k}"),
        Recordfout::OnbekendeVersie(v) => format!("onbekende versie {v}"),
        Recordfout::Ontbreekt(k) => format!("veld {k} ontbreekt"),
        Recordfout::Waarde(k) => format!("veld {k} heeft een ongeldige waarde"),
        Recordfout::TeGroot => "de regel is te groot".to_owned(),
    }
}

impl Feit {
    /// Number of the check (1 signature, 2 continuation, 3 hashes, 4 encoding, 5 columns, 6 time, 7 numbering, 8 outcomes, 10 removal,
    /// 11 policies, 12 receipts) and
    /// stable name of the kind of finding, for machines.
    #[must_use]
    pub const fn soort(&self) -> (u8, &'static str) {
        match self {
            Self::Handtekening(_) => (1, "handtekening"),
            Self::AndereSleutelInPolicy => (1, "andere_sleutel_in_policy"),
            Self::AndereSleutelDanEerder => (1, "andere_sleutel_dan_eerder"),
            Self::OuderCheckpoint { .. } => (2, "ouder_checkpoint"),
            Self::AnderGezicht { .. } => (2, "ander_gezicht"),
            Self::GeenVoortzetting { .. } => (2, "geen_voortzetting"),
            Self::BestandOntbreekt(_) => (3, "bestand_ontbreekt"),
            Self::BestandVorm(_) => (3, "bestand_vorm"),
            Self::BestandOver(_) => (3, "bestand_over"),
            Self::HoudtOp { .. } => (3, "export_houdt_op"),
            Self::RegelOntbreekt => (3, "regel_ontbreekt"),
            Self::RegelGewijzigd { .. } => (3, "regel_gewijzigd"),
            Self::TegelKloptNiet { .. } => (3, "tegel_klopt_niet"),
            Self::Wortel { .. } => (3, "wortel"),
            Self::Codering(_) => (4, "codering"),
            Self::Kolommen(_) => (5, "kolommen"),
            Self::KolommenOntbreken => (5, "kolommen_ontbreken"),
            Self::KolommenVorm(_) => (5, "kolommen_vorm"),
            Self::TijdTerug { .. } => (6, "tijd_terug"),
            Self::TijdVooruit { .. } => (6, "tijd_vooruit"),
            Self::Gat { .. } => (7, "gat"),
            Self::Herhaald { .. } => (7, "herhaald"),
            Self::EerderCheckpointPastNiet { .. } => (2, "eerder_checkpoint_past_niet"),
            Self::EerderCheckpoint(..) => (2, "eerder_checkpoint"),
            Self::VoornemenOpen => (8, "voornemen_open"),
            Self::UitkomstZonderVoornemen => (8, "uitkomst_zonder_voornemen"),
            Self::BeleidOnbekend(_) => (11, "beleid_onbekend"),
            Self::OntvangstOntbreekt(_) => (12, "ontvangst_ontbreekt"),
            Self::MinIndex(_) => (10, "min_index"),
            Self::RetentieOntbreekt { .. } => (10, "retentie_ontbreekt"),
        }
    }
}

/// A finding: a fact, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bevinding {
    /// Leaf index.
    pub blad: Option<u64>,
    /// Id of the record.
    pub record_id: Option<Uuid>,
    /// What is wrong.
    pub feit: Feit,
}

impl Serialize for Bevinding {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let (controle, soort) = self.feit.soort();
        let mut uit = s.serialize_struct("Bevinding", 5)?;
        uit.serialize_field("controle", &controle)?;
        uit.serialize_field("soort", soort)?;
        uit.serialize_field("blad", &self.blad)?;
        uit.serialize_field("logregel", &self.record_id)?;
        uit.serialize_field("tekst", &self.feit.to_string())?;
        uit.end()
    }
}

impl std::fmt::Display for Bevinding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[controle {}] ", self.feit.soort().0)?;
        if let Some(blad) = self.blad {
            write!(f, "Blad {blad}")?;
            if let Some(id) = self.record_id {
                write!(f, ", logregel {id}")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", self.feit)
    }
}

/// Collects findings, bounded.
#[derive(Debug, Default)]
pub(super) struct Lijst {
    pub(super) bewaard: Vec<Bevinding>,
    pub(super) totaal: u64,
}

impl Lijst {
    pub(super) fn meld(&mut self, feit: Feit) {
        self.meld_bij(None, None, feit);
    }

    pub(super) fn meld_bij(&mut self, blad: Option<u64>, record_id: Option<Uuid>, feit: Feit) {
        self.totaal += 1;
        if self.bewaard.len() < BEVINDINGEN_MAXIMUM {
            self.bewaard.push(Bevinding {
                blad,
                record_id,
                feit,
            });
        }
    }
}
