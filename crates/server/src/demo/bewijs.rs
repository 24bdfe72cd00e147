// SPDX-License-Identifier: EUPL-1.2
//! The proof: the CFG takes the log along and checks it without this service; on a copy an
//! administrator changes one record, and the verifier names it.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use audit_log::Export;
use audit_log::postgres::knoeien;
use audit_log::verifieer::{Opdracht, Rapport, Staat, controleer_pad};
use uuid::Uuid;

use super::Uitkomst;
use super::klant::{Aanroep, Klant};
use crate::bron::{Bron as _, Systeembron};
use crate::migratie::migreer_databank;

/// What an administrator does before the migrations.
const DATABANK: &str = include_str!("../../../../migrations/databank.sql");

/// Where the proof is kept, and the database of which a copy is made.
pub(super) struct Plaats<'a> {
    /// The directory of the demo.
    pub(super) map: &'a Path,
    /// The data database as superuser.
    pub(super) beheer_url: &'a str,
    /// The data database as `verband_migratie`.
    pub(super) migratie_url: &'a str,
}

/// What the CFG took along.
pub(super) struct Bewijsstuk {
    /// The public key of the log.
    pub(super) sleutel: String,
}

impl Plaats<'_> {
    /// What the CFG remembers of earlier checks: after a new start of the demo the log must go on
    /// where it was.
    fn staat(&self) -> PathBuf {
        self.map.join("cfg-controles.json")
    }
}

/// Exports over HTTP, as the CFG, and checks what came.
pub(super) async fn exporteer(
    plaats: &Plaats<'_>,
    cfg: &Klant<'_>,
    werkcontext: Uuid,
) -> Uitkomst<Bewijsstuk> {
    let seen = cfg
        .doe(
            "Zij haalt het ondertekende checkpoint op.",
            Aanroep::get("/logboek/checkpoint".to_owned()).met(werkcontext),
            &[200],
        )
        .await?
        .json();
    let sleutel = seen["sleutel"].as_str().ok_or("geen sleutel")?.to_owned();
    let path = plaats.map.join("logboek.tar");
    let mut file = fresh(&path)?;
    let bytes = cfg
        .bewaar(
            "Zij neemt het hele logboek mee; ook dat wordt vastgelegd, voordat er een byte vertrekt.",
            Aanroep::get("/logboek/export".to_owned()).met(werkcontext),
            &mut file,
        )
        .await?;
    println!("  {bytes} bytes in {}", path.display());
    let rapport = verify(path.clone(), Some(sleutel.clone()), Some(plaats.staat())).await?;
    println!(
        "\nZij controleert het zonder de dienst: logboek-verifieer export {}",
        path.display()
    );
    show(&rapport);
    if !rapport.in_orde {
        return Err("het geëxporteerde logboek is niet in orde".into());
    }
    Ok(Bewijsstuk { sleutel })
}

/// Changes the record of an inzage on a copy, with every right that an administrator has, and
/// checks an export of that copy.
pub(super) async fn knoei_en_verifieer(
    plaats: &Plaats<'_>,
    bewijsstuk: &Bewijsstuk,
    logregel: Uuid,
) -> Uitkomst<()> {
    let (_, databank) = plaats.beheer_url.rsplit_once('/').ok_or("geen databank")?;
    let kopie = format!("{databank}_kopie");
    let beheer_url = beside(plaats.beheer_url, &kopie)?;
    // The orders to make and drop it are given from the database that every cluster has.
    let cluster_url = beside(plaats.beheer_url, "postgres")?;
    knoeien::maak_databank(&cluster_url, &kopie).await?;
    let gedaan = async {
        knoeien::voer_uit(&beheer_url, DATABANK).await?;
        migreer_databank(&beside(plaats.migratie_url, &kopie)?).await?;
        let records = knoeien::kopieer(plaats.beheer_url, &beheer_url).await?;
        println!("\nEen beheerder met alle rechten heeft een kopie van het logboek ({records} regels).");
        let name = |who: &Option<String>| who.clone().unwrap_or_default();
        let mut was = String::new();
        let blad = knoeien::wijzig(&beheer_url, logregel, |record| {
            was = name(&record.inhoud.wie.organisatie);
            record.inhoud.wie.organisatie = Some("fiod".to_owned());
        })
        .await?;
        println!("Hij verandert in logregel {logregel} de organisatie `{was}` in `fiod`, ook in de zoekkolommen.");
        let path = plaats.map.join("logboek-gewijzigd.tar");
        let mut export = Export::van_databank(&beheer_url, &bewijsstuk.sleutel)
            .await?
            .ok_or("de kopie heeft geen checkpoint")?;
        let mut file = fresh(&path)?;
        while let Some(part) = export.volgend_deel().await? {
            file.write_all(&part)?;
        }
        // Its own key, but no memory of earlier checks: also who sees this log for the first time finds it out.
        let rapport = verify(path, Some(bewijsstuk.sleutel.clone()), None).await?;
        Uitkomst::Ok((rapport, blad))
    }
    .await;
    let opgeruimd = knoeien::ruim_op(&cluster_url, &kopie).await;
    let (rapport, blad) = gedaan?;
    opgeruimd?;
    show(&rapport);
    let named = rapport
        .bevindingen
        .iter()
        .any(|b| b.record_id == Some(logregel) && b.blad == Some(blad));
    if rapport.in_orde || !named {
        return Err("de verifieerder noemt de gewijzigde regel niet".into());
    }
    println!("De verifieerder noemt de regel die is gewijzigd.");
    Ok(())
}

/// The same role in another database of the same cluster.
fn beside(url: &str, databank: &str) -> Uitkomst<String> {
    let (cluster, _) = url
        .rsplit_once('/')
        .ok_or("een adres zonder naam van een databank")?;
    Ok(format!("{cluster}/{databank}"))
}

/// A file in place of an earlier one, for its owner only.
fn fresh(path: &Path) -> Uitkomst<std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let file = options.open(path);
    file.map_err(|fault| format!("{}: {fault}", path.display()).into())
}

/// What `logboek-verifieer export` does, by the same code.
async fn verify(
    export: PathBuf,
    sleutel: Option<String>,
    staat: Option<PathBuf>,
) -> Uitkomst<Rapport> {
    let nu_us = Systeembron::default().nu_us();
    let task = tokio::task::spawn_blocking(move || -> Result<Rapport, String> {
        let text = |fault: &dyn std::fmt::Display| fault.to_string();
        let known = match &staat {
            Some(path) => Staat::lees(path).map_err(|f| text(&f))?,
            None => None,
        };
        let opdracht = Opdracht {
            sleutel: sleutel.as_deref(),
            staat: known.as_ref(),
            nu_us,
            bijlagen: None,
        };
        let found = controleer_pad(&export, &opdracht, &mut |_, _| {}).map_err(|f| text(&f))?;
        if let (Some(path), Some(new)) = (&staat, &found.staat) {
            new.schrijf(path).map_err(|f| text(&f))?;
        }
        Ok(found.rapport)
    });
    Ok(task.await??)
}

fn show(rapport: &Rapport) {
    for line in rapport.to_string().lines() {
        println!("  {line}");
    }
}
