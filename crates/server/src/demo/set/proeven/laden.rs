// SPDX-License-Identifier: EUPL-1.2
//! The set on a fresh database: counted through the API, with one record per call, and never twice.

use std::collections::BTreeMap;

use audit_log::verifieer::{Opdracht, controleer_tar};
use jiff::tz::TimeZone;
use lokale_postgres::proef::Proefdatabank;
use serde_json::{Value, json};
use tokio::sync::oneshot;
use wgs::tafel::Tafel;

use super::super::loper::Loper;
use super::super::ontwerp::ontwerp;
use super::super::tafels::{Tafelstand, casusregisseur, nu, secretaris};
use super::super::wensen::{Stap, TAFELS, VERLOOP};
use super::super::{Afloop, UIT_DIENST, begonnen, laad, neem, wie, zaken};
use crate::bron::{Bron as _, Systeembron};
use crate::demo::bestanden::Bestanden;
use crate::demo::klant::{Aanroep, Klant};
use crate::demo::proeven::{CFG, demo, start, werkcontext};
use crate::demo::uitgever::Uitgever;
use crate::demo::{Demo, Draaiend, rondgang};

/// A whole service on a database of its own.
struct Dienst {
    demo: Demo,
    base: String,
    issuer: Uitgever,
    end: oneshot::Sender<()>,
    running: tokio::task::JoinHandle<Result<(), String>>,
    _db: Proefdatabank,
}

impl Dienst {
    async fn start() -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let db = Proefdatabank::nieuw().await.expect("a database");
        let demo = demo(&db);
        let bestanden = Bestanden::nieuw(&demo.map, &Systeembron::default()).expect("keys");
        let (end, ended) = oneshot::channel::<()>();
        let stop = async move { drop(ended.await) };
        let Draaiend {
            dienst,
            issuer,
            base,
            ..
        } = start(&demo, &bestanden, stop).await;
        let ends = async move {
            dienst
                .tot_het_einde()
                .await
                .map_err(|fout| fout.to_string())
        };
        Self {
            demo,
            base,
            issuer,
            end,
            running: tokio::spawn(ends),
            _db: db,
        }
    }

    async fn stop(self) {
        self.end.send(()).expect("running");
        self.running.await.expect("no panic").expect("stopped");
        std::fs::remove_dir_all(&self.demo.map).expect("removed");
    }

    /// How many records the log has, this call not counted.
    async fn logregels(&self) -> u64 {
        let cfg = Klant::als(&self.base, &self.issuer, CFG).expect("a client");
        let context = werkcontext(&cfg, "rechtmatigheidscontrole").await;
        let call = Aanroep::get("/logboek/export".to_owned()).met(context);
        let export = cfg.vraag(&call, &[200]).await.expect("exported");
        let opdracht = Opdracht {
            sleutel: None,
            staat: None,
            nu_us: Systeembron::default().nu_us(),
            bijlagen: None,
        };
        let found = controleer_tar(export.lichaam.as_slice(), &opdracht, &mut |_, _| {});
        let rapport = found.expect("readable").rapport;
        assert!(rapport.in_orde, "{rapport}");
        rapport.omvang
    }

    fn loper(&self) -> Loper<'_> {
        Loper::nieuw(&self.base, &self.issuer, wie().expect("people")).expect("clients")
    }
}

/// The records of the export itself and of the werkcontext of the next.
const VAN_HET_TELLEN: u64 = 2;

async fn per(
    loper: &Loper<'_>,
    wie: &str,
    lijst: (&str, &str),
    veld: &str,
) -> BTreeMap<String, usize> {
    let mut uit = BTreeMap::new();
    for rij in loper.lijst(wie, lijst.0, lijst.1).await.expect("a list") {
        let waarde = rij[veld].as_str().unwrap_or_default().to_owned();
        *uit.entry(waarde).or_default() += 1;
    }
    uit
}

fn totaal(delen: Vec<BTreeMap<String, usize>>) -> BTreeMap<String, usize> {
    let mut uit = BTreeMap::new();
    for (naam, aantal) in delen.into_iter().flatten() {
        *uit.entry(naam).or_default() += aantal;
    }
    uit
}

fn aantallen(rijen: &[(&str, usize)]) -> BTreeMap<String, usize> {
    let rijen = rijen.iter();
    rijen
        .map(|(naam, aantal)| ((*naam).to_owned(), *aantal))
        .collect()
}

/// Signalen, vergaderingen and casussen by status, as the people of the tafels see them.
async fn counts_are_those_of_the_table(loper: &Loper<'_>) {
    let (mut signalen, mut vergaderingen, mut casussen) = (Vec::new(), Vec::new(), BTreeMap::new());
    for wens in &TAFELS {
        let (regie, code) = (casusregisseur(wens.tafel), wens.tafel.code());
        signalen.push(per(loper, &regie, ("/signalen", "signalen"), "status").await);
        let pad = format!("/gremia/{code}/vergaderingen");
        let lijst = (pad.as_str(), "vergaderingen");
        vergaderingen.push(per(loper, &secretaris(wens.tafel), lijst, "status").await);
        let gestart = per(loper, &regie, ("/casussen", "casussen"), "status").await;
        casussen.insert(code, gestart);
    }
    let gestart = casussen.values().map(|per| per["gestart"]);
    assert_eq!(gestart.sum::<usize>(), 40);
    for (code, aantal) in [
        ("ABC", 9),
        ("D", 6),
        ("E", 6),
        ("F", 6),
        ("G", 7),
        ("REGIONAAL", 6),
    ] {
        assert_eq!(casussen[code], aantallen(&[("gestart", aantal)]), "{code}");
    }
    // A concept is seen by who writes it alone.
    let gezien = aantallen(&[("gemeld", 12), ("in_weging", 8), ("aanvaard", 40)]);
    assert_eq!(totaal(signalen), gezien);
    let gezien = aantallen(&[("gesloten", 12), ("open", 6), ("gepland", 6)]);
    assert_eq!(totaal(vergaderingen), gezien);
}

async fn concepts_lie_with_who_reported(loper: &Loper<'_>) {
    let mut concepten = 0;
    let zaken = ontwerp(nu().expect("now").to_zoned(TimeZone::UTC).date()).expect("a set");
    let melders: std::collections::BTreeSet<_> = zaken.iter().map(|zaak| &zaak.melder).collect();
    for melder in melders {
        let eigen = per(loper, melder, ("/signalen", "signalen"), "status").await;
        concepten += eigen.get("concept").copied().unwrap_or_default();
    }
    assert_eq!(concepten, 6);
}

async fn lees(loper: &Loper<'_>, wie: &str, pad: &str) -> Value {
    let call = Aanroep::get(pad.to_owned());
    loper
        .doe(wie, pad, call, &[200])
        .await
        .expect("read")
        .json()
}

/// Vormen and subjecten of every casus, as its casusregisseur reads it.
async fn casussen_have_vorm_and_subjecten(loper: &Loper<'_>) {
    let (mut vormen, mut subjecten) = (BTreeMap::new(), 0);
    for wens in &TAFELS {
        let regie = casusregisseur(wens.tafel);
        for casus in loper
            .lijst(&regie, "/casussen", "casussen")
            .await
            .expect("a list")
        {
            let id = casus["id"].as_str().expect("an id").parse().expect("an id");
            let werk = loper.werkcontext(
                &regie,
                "casusoverleg",
                ("zaak", id),
                "Tellen voor de proef.",
            );
            let call = Aanroep::get(format!("/casussen/{id}")).met(werk.await.expect("made"));
            let casus = loper
                .doe(&regie, "casus", call, &[200])
                .await
                .expect("read")
                .json();
            let inhoud = &casus["inhoud"];
            subjecten += inhoud["aantalSubjecten"].as_u64().expect("a number");
            let vorm = inhoud["verschijningsvormen"][0].as_str().expect("a vorm");
            *vormen.entry(vorm.to_owned()).or_default() += 1;
            assert!(inhoud["deelnemers"].as_array().expect("deelnemers").len() >= 3);
        }
    }
    let gezien = aantallen(&[
        ("drugscriminaliteit", 14),
        ("mensenhandel_mensensmokkel", 8),
        ("vastgoedfraude", 6),
        ("witwassen", 6),
        ("malafide_bedrijvigheid", 4),
        ("outlaw_motorcycle_gangs", 2),
    ]);
    assert_eq!((vormen, subjecten), (gezien, 85));
}

/// The agenda that is open: six casussen started, one start rejected, two to be decided.
async fn nine_points_are_on_the_agenda(loper: &Loper<'_>) {
    let wie = secretaris(Tafel::Abc);
    let lijst = loper.lijst(&wie, "/gremia/ABC/vergaderingen", "vergaderingen");
    let lijst = lijst.await.expect("a list");
    let open = lijst
        .iter()
        .find(|een| een["status"] == "open")
        .expect("open");
    let id = open["id"].as_str().expect("an id");
    let agenda = lees(loper, &wie, &format!("/vergaderingen/{id}")).await["agendapunten"].take();
    let mut standen: Vec<_> = agenda.as_array().expect("points").iter().collect();
    standen.sort_by_key(|punt| punt["status"].to_string());
    let standen: Vec<_> = standen.iter().map(|punt| punt["status"].clone()).collect();
    let mut gezien = vec![json!("geagendeerd"); 2];
    gezien.extend(vec![json!("vastgesteld"); 6]);
    gezien.push(json!("verworpen"));
    assert_eq!(standen, gezien);
}

/// Neither who is suspended nor who left gets in.
async fn two_get_nothing(dienst: &Dienst) {
    for wie in ["partner.geschorst@politie", UIT_DIENST] {
        let klant = Klant::als(&dienst.base, &dienst.issuer, wie).expect("a client");
        let call = Aanroep::get("/signalen".to_owned());
        klant.vraag(&call, &[403]).await.expect("refused");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_set_is_as_large_as_promised_and_every_call_has_one_record() {
    let dienst = Dienst::start().await;
    let voor = dienst.logregels().await;
    let geladen = laad(&dienst.base, &dienst.issuer).await.expect("loaded");
    let Afloop::Geladen(aanroepen) = geladen else {
        panic!("{geladen:?}");
    };
    let na = dienst.logregels().await;
    let aanroepen = u64::try_from(aanroepen).expect("a number");
    assert_eq!(na - voor, aanroepen + VAN_HET_TELLEN);

    let loper = dienst.loper();
    counts_are_those_of_the_table(&loper).await;
    concepts_lie_with_who_reported(&loper).await;
    casussen_have_vorm_and_subjecten(&loper).await;
    nine_points_are_on_the_agenda(&loper).await;
    two_get_nothing(&dienst).await;

    // The walk is not disturbed, and does not pass for the set.
    let walked = rondgang::loop_rond(&dienst.base, &dienst.issuer, &dienst.demo.plaats()).await;
    walked.expect("walked");
    let opnieuw = laad(&dienst.base, &dienst.issuer).await.expect("seen");
    assert_eq!(opnieuw, Afloop::StondEr);
    dienst.stop().await;
}

/// Takes the first steps only, the last of them for half of the zaken.
async fn load_partly(dienst: &Dienst, tot: Stap) {
    let loper = dienst.loper();
    let mut tafels = Vec::new();
    for wens in &TAFELS {
        tafels.push(Tafelstand::lees(&loper, wens.tafel).await.expect("read"));
    }
    let toen = begonnen(&tafels).unwrap_or(nu().expect("now"));
    let mut zaken = zaken(toen).expect("a set");
    for (stap, _) in VERLOOP {
        let aantal = if *stap == tot {
            zaken.len() / 2
        } else {
            zaken.len()
        };
        let gezet = neem(*stap, &loper, &mut tafels, &mut zaken[..aantal]).await;
        gezet.expect("taken");
        if *stap == tot {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_load_that_was_cut_short_goes_on_and_makes_nothing_twice() {
    use super::super::wensen::Zitting;
    let dienst = Dienst::start().await;
    for tot in [
        Stap::Melden,
        Stap::Wegen,
        Stap::Vaststellen(Zitting::Tweede),
        Stap::Stemmen(Zitting::Open),
        Stap::UitDienst,
    ] {
        load_partly(&dienst, tot).await;
    }
    let geladen = laad(&dienst.base, &dienst.issuer).await.expect("loaded");
    assert!(matches!(geladen, Afloop::Geladen(_)), "{geladen:?}");
    let loper = dienst.loper();
    counts_are_those_of_the_table(&loper).await;
    concepts_lie_with_who_reported(&loper).await;
    dienst.stop().await;
}
