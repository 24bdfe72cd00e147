// SPDX-License-Identifier: EUPL-1.2
//! `logboek-verifieer`: checks an export of the log, or one record with its proof, without the server.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use audit_log::note::Controleur;
use audit_log::verifieer::{self, Bijlagen, Opdracht, Rapport, Staat};
use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, Parser, Subcommand};
use serde::Serialize;

const BEVINDINGEN: u8 = 1;
const NIET_GELEZEN: u8 = 2;
/// `EX_USAGE` of sysexits.
const ONJUIST_GEBRUIK: u8 = 64;
/// A proof or record longer than this is not one, in bytes.
const BESTAND_MAXIMUM: u64 = 65_536;
/// Longest list that is read, in bytes: a million ids.
const LIJST_MAXIMUM: u64 = 64 * 1024 * 1024;
/// Below this number of records a run is too short to report on.
const VOORTGANG_VANAF: u64 = 100_000;
/// Progress is reported in this many steps.
const VOORTGANG_STAPPEN: u64 = 20;

const SJABLOON: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}{after-help}\n";
const UITGANG: &str = "Uitgangscode:\n  0   in orde\n  1   bevindingen\n  2   kon niet lezen of schrijven\n  64  onjuist gebruik";

/// Controleert het logboek van Verband, zonder de server en zonder die te vertrouwen.
#[derive(Parser)]
#[command(name = "logboek-verifieer", version, help_template = SJABLOON, after_help = UITGANG)]
#[command(
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(
    subcommand_help_heading = "Opdrachten",
    subcommand_value_name = "OPDRACHT"
)]
struct Aanroep {
    #[command(subcommand)]
    wat: Wat,
    /// Toont deze tekst
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "Opties")]
    help: Option<bool>,
    /// Toont de versie
    #[arg(long, action = ArgAction::Version, help_heading = "Opties")]
    versie: Option<bool>,
}

#[derive(Subcommand)]
enum Wat {
    /// Controleert een export: een map of een tar-bestand
    #[command(help_template = SJABLOON, after_help = UITGANG)]
    #[command(override_usage = "logboek-verifieer export [OPTIES] <EXPORT>")]
    Export {
        /// Map of tar-bestand; `-` leest een tar-bestand van de standaardinvoer
        #[arg(value_name = "EXPORT", help_heading = "Argumenten")]
        export: PathBuf,
        #[command(flatten)]
        naast: Naast,
        #[command(flatten)]
        keuzes: Keuzes,
    },
    /// Controleert één regel met zijn bewijs
    #[command(help_template = SJABLOON, after_help = UITGANG)]
    #[command(override_usage = "logboek-verifieer bewijs [OPTIES] <BEWIJS> <REGEL>")]
    Bewijs {
        /// Het bewijs (.tlog-proof)
        #[arg(value_name = "BEWIJS", help_heading = "Argumenten")]
        bewijs: PathBuf,
        /// De regel zelf, zoals die is vastgelegd (CBOR)
        #[arg(value_name = "REGEL", help_heading = "Argumenten")]
        regel: PathBuf,
        #[command(flatten)]
        keuzes: Keuzes,
    },
}

#[derive(clap::Args)]
#[command(next_help_heading = "Opties")]
struct Keuzes {
    /// Openbare sleutel van het logboek (vkey), of @BESTAND waarin die staat; ontvang die buiten het systeem om
    #[arg(long, value_name = "SLEUTEL")]
    sleutel: Option<String>,
    /// Eigen bestand met de eerder gecontroleerde checkpoints; wordt gemaakt en na een goede controle bijgewerkt
    #[arg(long, value_name = "BESTAND")]
    staat: Option<PathBuf>,
    /// Schrijft het rapport als JSON
    #[arg(long)]
    json: bool,
}

/// What the export is compared with besides, and what is written beside the report.
#[derive(clap::Args)]
#[command(next_help_heading = "Vergelijken")]
struct Naast {
    /// Bestand met de hashes van het vastgestelde beleid, een per regel (hexadecimaal)
    #[arg(long, value_name = "BESTAND")]
    beleid: Option<PathBuf>,
    /// Bestand met nummers van vastleggingen die antwoorden noemden (`Logregel`), een per regel
    #[arg(long, value_name = "BESTAND")]
    ontvangsten: Option<PathBuf>,
    /// Nieuwe map voor een bewijs (.tlog-proof) van elke regel die een bevinding noemt; niet bij standaardinvoer
    #[arg(long, value_name = "MAP")]
    bewijzen: Option<PathBuf>,
}

impl Naast {
    fn bijlagen(&self) -> Result<Bijlagen, Stop> {
        let lijst = |pad: &Path| {
            let mut tekst = String::new();
            File::open(pad)
                .and_then(|b| b.take(LIJST_MAXIMUM).read_to_string(&mut tekst))
                .map(|_| tekst)
                .map_err(|fout| Stop::Lezen(format!("{}: {fout}", pad.display())))
        };
        let onjuist = |pad: &Path| Stop::Gebruik(format!("{} is niet zo'n lijst", pad.display()));
        let mut bijlagen = Bijlagen::default();
        if let Some(pad) = &self.beleid {
            let gelezen = Bijlagen::lees_beleid(&lijst(pad)?);
            bijlagen.beleid = Some(gelezen.ok_or_else(|| onjuist(pad))?);
        }
        if let Some(pad) = &self.ontvangsten {
            let gelezen = Bijlagen::lees_ontvangsten(&lijst(pad)?);
            bijlagen.ontvangsten = Some(gelezen.ok_or_else(|| onjuist(pad))?);
        }
        Ok(bijlagen)
    }

    /// Reads the export once more, for the proofs of what the report names.
    fn schrijf_bewijzen(&self, export: &Path, rapport: &Rapport) -> Result<(), Stop> {
        let Some(map) = &self.bewijzen else {
            return Ok(());
        };
        let bewijzen = verifieer::bewijzen_uit_pad(export, rapport).map_err(niet_gelezen)?;
        fs::create_dir(map).map_err(|fout| Stop::Lezen(format!("{}: {fout}", map.display())))?;
        for bewijs in bewijzen {
            let pad = map.join(format!("{}.tlog-proof", bewijs.blad));
            fs::write(&pad, bewijs.tekst()).map_err(niet_gelezen)?;
        }
        Ok(())
    }
}

/// Why the program stops without a report.
enum Stop {
    Gebruik(String),
    Lezen(String),
}

fn niet_gelezen(fout: impl Display) -> Stop {
    Stop::Lezen(fout.to_string())
}

fn main() -> ExitCode {
    let aanroep = match Aanroep::try_parse() {
        Ok(aanroep) => aanroep,
        Err(fout) => return uitleg(&fout),
    };
    let gedaan = match aanroep.wat {
        Wat::Export {
            export,
            naast,
            keuzes,
        } => controleer_export(&export, &naast, &keuzes),
        Wat::Bewijs {
            bewijs,
            regel,
            keuzes,
        } => controleer_bewijs(&bewijs, &regel, &keuzes),
    };
    let (code, tekst) = match gedaan {
        Ok(true) => return ExitCode::SUCCESS,
        Ok(false) => return BEVINDINGEN.into(),
        Err(Stop::Gebruik(tekst)) => (ONJUIST_GEBRUIK, tekst),
        Err(Stop::Lezen(tekst)) => (NIET_GELEZEN, tekst),
    };
    meld(&tekst);
    code.into()
}

/// Standard error may be closed; that changes nothing in the outcome.
fn meld(tekst: &str) {
    let _ = writeln!(io::stderr(), "logboek-verifieer: {tekst}");
}

fn uitleg(fout: &clap::Error) -> ExitCode {
    if !fout.use_stderr() {
        return if fout.print().is_ok() {
            ExitCode::SUCCESS
        } else {
            NIET_GELEZEN.into()
        };
    }
    let genoemd = |soort| {
        fout.get(soort)
            .map_or_else(String::new, |w| format!(" {w}"))
    };
    let tekst = match fout.kind() {
        ErrorKind::UnknownArgument => format!(
            "onbekende optie of te veel argumenten:{}",
            genoemd(ContextKind::InvalidArg)
        ),
        ErrorKind::InvalidSubcommand => format!(
            "onbekende opdracht:{}",
            genoemd(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingRequiredArgument => {
            format!("er ontbreekt:{}", genoemd(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => format!(
            "meer dan één keer gegeven:{}",
            genoemd(ContextKind::InvalidArg)
        ),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "geef een opdracht: export of bewijs".to_owned()
        }
        _ => "onjuiste aanroep".to_owned(),
    };
    meld(&format!("{tekst} (zie --help)"));
    ONJUIST_GEBRUIK.into()
}

impl Keuzes {
    fn sleutel(&self) -> Result<Option<String>, Stop> {
        let Some(gegeven) = &self.sleutel else {
            return Ok(None);
        };
        let tekst = match gegeven.strip_prefix('@') {
            Some(pad) => String::from_utf8(klein_bestand(Path::new(pad))?)
                .map_err(|_| Stop::Gebruik(format!("{pad} bevat geen sleutel")))?,
            None => gegeven.clone(),
        };
        match Controleur::nieuw(&tekst) {
            Ok(_) => Ok(Some(tekst.trim().to_owned())),
            Err(_) => Err(Stop::Gebruik(
                "--sleutel is geen openbare sleutel van een logboek (naam+id+sleutel)".to_owned(),
            )),
        }
    }

    fn staat(&self) -> Result<Option<Staat>, Stop> {
        match &self.staat {
            Some(pad) => Staat::lees(pad).map_err(niet_gelezen),
            None => Ok(None),
        }
    }

    /// Writes the report to standard output.
    fn toon(&self, rapport: &(impl Display + Serialize)) -> Result<(), Stop> {
        let mut uit = io::stdout().lock();
        let gedaan = if self.json {
            serde_json::to_writer_pretty(&mut uit, rapport)
                .map_err(io::Error::from)
                .and_then(|()| writeln!(uit))
        } else {
            write!(uit, "{rapport}")
        };
        gedaan.and_then(|()| uit.flush()).map_err(niet_gelezen)
    }
}

fn klein_bestand(pad: &Path) -> Result<Vec<u8>, Stop> {
    let mut inhoud = Vec::new();
    let gelezen = File::open(pad)
        .and_then(|b| b.take(BESTAND_MAXIMUM + 1).read_to_end(&mut inhoud))
        .map_err(|fout| Stop::Lezen(format!("{}: {fout}", pad.display())))?;
    if gelezen as u64 > BESTAND_MAXIMUM {
        return Err(Stop::Lezen(format!("{}: te groot", pad.display())));
    }
    Ok(inhoud)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program's own clock, read once and passed on"
)]
fn nu_us() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|d| u64::try_from(d.as_micros()).ok())
        .unwrap_or(u64::MAX)
}

fn controleer_export(export: &Path, naast: &Naast, keuzes: &Keuzes) -> Result<bool, Stop> {
    let van_invoer = export == Path::new("-");
    if van_invoer && naast.bewijzen.is_some() {
        return Err(Stop::Gebruik(
            "--bewijzen kan niet bij standaardinvoer: die is maar één keer te lezen".to_owned(),
        ));
    }
    let bijlagen = naast.bijlagen()?;
    let sleutel = keuzes.sleutel()?;
    let staat = keuzes.staat()?;
    let opdracht = Opdracht {
        sleutel: sleutel.as_deref(),
        staat: staat.as_ref(),
        nu_us: nu_us(),
        bijlagen: Some(&bijlagen),
    };
    let mut stap = 0;
    let mut voortgang = |gedaan: u64, totaal: u64| {
        let nu = gedaan / (totaal / VOORTGANG_STAPPEN).max(1);
        if totaal >= VOORTGANG_VANAF && nu > stap {
            stap = nu;
            meld(&format!("{gedaan} van {totaal} regels"));
        }
    };
    let uitkomst = if van_invoer {
        verifieer::controleer_tar(io::stdin().lock(), &opdracht, &mut voortgang)
    } else {
        verifieer::controleer_pad(export, &opdracht, &mut voortgang)
    };
    let uitkomst = uitkomst.map_err(niet_gelezen)?;
    if let (Some(pad), Some(nieuw)) = (&keuzes.staat, &uitkomst.staat)
        && staat.as_ref() != Some(nieuw)
    {
        nieuw.schrijf(pad).map_err(niet_gelezen)?;
    }
    naast.schrijf_bewijzen(export, &uitkomst.rapport)?;
    keuzes.toon(&uitkomst.rapport)?;
    Ok(uitkomst.rapport.in_orde)
}

fn controleer_bewijs(bewijs: &Path, regel: &Path, keuzes: &Keuzes) -> Result<bool, Stop> {
    let staat = keuzes.staat()?;
    let sleutel = match (keuzes.sleutel()?, &staat) {
        (Some(sleutel), _) => sleutel,
        (None, Some(staat)) => staat.sleutel.clone(),
        (None, None) => {
            return Err(Stop::Gebruik(
                "geef --sleutel op, of --staat van eerdere controles".to_owned(),
            ));
        }
    };
    let sleutel = Controleur::nieuw(&sleutel).map_err(niet_gelezen)?;
    let tekst = String::from_utf8_lossy(&klein_bestand(bewijs)?).into_owned();
    let uitkomst =
        verifieer::controleer_bewijs(&sleutel, &tekst, &klein_bestand(regel)?, staat.as_ref());
    keuzes.toon(&uitkomst)?;
    Ok(uitkomst.in_orde)
}
