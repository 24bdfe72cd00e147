// SPDX-License-Identifier: EUPL-1.2
//! One running Verband: the real service, in this process, over databases of its own.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::SocketAddr;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lokale_postgres::Address;
use lokale_postgres::proef::Proefdatabank;
use server::bron::{Bron as _, Systeembron};
use server::configuratie::Configuratie;
use server::inrichting::{Bestemming, richt_in};
use server::telemetrie::Telemetrie;
use tokio::sync::{OnceCell, oneshot};

use crate::contract::Contract;
use crate::inkijk::Inkijk;
use crate::inrichting::{self, LEEG};
use crate::klant::{Klant, client};
use crate::regels::lees_regels;
use crate::uitgever::{ACR, ISS, Uitgever};

/// Two threads answer: what goes wrong between workers shows, and a machine of two cores is full.
const WERKERS: &str = "2";

/// A running service; it stops, and its databases go, when this value is dropped.
pub struct Opstelling {
    /// `http://127.0.0.1:<port>`.
    pub basis: String,
    /// The management port, likewise.
    pub beheer: String,
    http: reqwest::Client,
    instellingen: BTreeMap<String, String>,
    dienst: Option<Lopend>,
    // After the service: fields are dropped in this order.
    databank: Proefdatabank,
    map: PathBuf,
}

struct Lopend {
    stop: oneshot::Sender<()>,
    draad: JoinHandle<Result<(), String>>,
}

impl Opstelling {
    /// Starts a service over a fresh copy of the databases of [`inrichting`].
    pub async fn nieuw() -> Self {
        let moeder = moeder().await;
        let databank = moeder
            .databank
            .kopie()
            .await
            .expect("a copy of the databases");
        Self::op(databank, &moeder.map).await
    }

    /// As [`Opstelling::nieuw`], over new databases in a cluster of the caller's own; see [`crate::eigen::Eigen`].
    pub async fn in_cluster(address: &Address) -> Self {
        let moeder = Moeder::in_cluster(address).await;
        Self::op(moeder.databank, &moeder.map).await
    }

    async fn op(databank: Proefdatabank, sleutels: &Path) -> Self {
        lees_regels();
        let map = nieuwe_map();
        for sleutel in ["logsleutel", "cursorsleutel"] {
            schrijf(&map.join(sleutel), &willekeurig());
        }
        let instellingen = instellingen(&databank, sleutels, &map);
        let (dienst, (adres, beheer)) = Lopend::start(&instellingen).await;
        Self {
            basis: format!("http://{adres}"),
            beheer: format!("http://{beheer}"),
            http: client(None),
            instellingen,
            dienst: Some(dienst),
            databank,
            map,
        }
    }

    /// Stops the service and starts one like it over the same databases: it remembers nothing, and listens elsewhere.
    pub async fn herstart(&mut self) {
        self.stop().await;
        let (dienst, (adres, beheer)) = Lopend::start(&self.instellingen).await;
        self.basis = format!("http://{adres}");
        self.beheer = format!("http://{beheer}");
        self.dienst = Some(dienst);
    }

    /// The settings of this service.
    #[must_use]
    pub fn instellingen(&self) -> &BTreeMap<String, String> {
        &self.instellingen
    }

    /// What the management port answers to the question whether calls may come.
    pub async fn gereed(&self) -> (u16, serde_json::Value) {
        let asked = self.http.get(format!("{}/readyz", self.beheer)).send();
        let answer = asked.await.expect("the management port answers");
        let status = answer.status().as_u16();
        let text = answer.bytes().await.expect("a whole body");
        (status, serde_json::from_slice(&text).expect("JSON"))
    }

    /// A client that calls as the person with this sub.
    #[must_use]
    pub fn als(&self, sub: &str) -> Klant {
        self.met_token(Some(Uitgever::van_dit_proces().token(sub)))
    }

    /// A client that calls with this token, or with none.
    #[must_use]
    pub fn met_token(&self, token: Option<String>) -> Klant {
        Klant::nieuw(self.http.clone(), &self.basis, token)
    }

    /// The contract that every answer is held to.
    pub async fn contract(&self) -> &'static Contract {
        Contract::van(&self.http, &self.basis).await
    }

    /// Looks into the databases, past the service.
    pub async fn inkijk(&self) -> Inkijk {
        Inkijk::nieuw(&self.databank).await
    }

    /// The directory with the files of this service.
    #[must_use]
    pub fn map(&self) -> &Path {
        &self.map
    }

    /// The log that the database server has written so far.
    #[must_use]
    pub fn databanklog(&self) -> Vec<u8> {
        let socket = self.databank.address().socket_dir();
        let file = socket
            .parent()
            .expect("the directory of the cluster")
            .join("log");
        std::fs::read(file).expect("the log of the database server")
    }

    /// Stops the service as a signal would, and waits until all is written.
    pub async fn stop(&mut self) {
        if let Some(lopend) = self.dienst.take() {
            tokio::task::spawn_blocking(move || lopend.eindig())
                .await
                .expect("the thread ends")
                .expect("the service stops well");
        }
    }
}

impl Lopend {
    async fn start(instellingen: &BTreeMap<String, String>) -> (Self, Adressen) {
        let configuratie = Configuratie::uit(instellingen, true).expect("a configuration");
        let (stop, gestopt) = oneshot::channel();
        let (klaar, gestart) = oneshot::channel();
        // A runtime of its own: the test's may be a single thread that waits for an answer.
        let draad = std::thread::spawn(move || draai(&configuratie, klaar, gestopt));
        let adressen = gestart
            .await
            .expect("the thread lives")
            .expect("the service starts");
        (Self { stop, draad }, adressen)
    }

    fn eindig(self) -> Result<(), String> {
        // A service that stopped already does not hear this.
        let _ = self.stop.send(());
        self.draad.join().map_err(|_| "panic".to_owned())?
    }
}

impl Drop for Opstelling {
    fn drop(&mut self) {
        if let Some(lopend) = self.dienst.take() {
            // The test has said what it had to say.
            let _ = lopend.eindig();
        }
        let _ = std::fs::remove_dir_all(&self.map);
    }
}

type Adressen = (SocketAddr, SocketAddr);

/// The life of a service, on a thread of its own.
fn draai(
    configuratie: &Configuratie,
    klaar: oneshot::Sender<Result<Adressen, String>>,
    gestopt: oneshot::Receiver<()>,
) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|fault| fault.to_string())?;
    runtime.block_on(async {
        let stop = async {
            let _ = gestopt.await;
        };
        let telemetrie =
            Telemetrie::new(configuratie.otlp.as_ref()).map_err(|fault| fault.to_string())?;
        match server::dienst::begin_with(configuratie, telemetrie, stop).await {
            Err(fault) => {
                let _ = klaar.send(Err(fault.to_string()));
                Err(fault.to_string())
            }
            Ok(begonnen) => {
                let adressen = (
                    begonnen.dienst.adressen[0],
                    begonnen.dienst.beheeradressen[0],
                );
                let _ = klaar.send(Ok(adressen));
                begonnen
                    .tot_het_einde()
                    .await
                    .map_err(|fault| fault.to_string())
            }
        }
    })
}

fn instellingen(databank: &Proefdatabank, sleutels: &Path, map: &Path) -> BTreeMap<String, String> {
    let path = |map: &Path, name: &str| map.join(name).display().to_string();
    [
        ("omgeving", "demo".to_owned()),
        ("adres", "127.0.0.1:0".to_owned()),
        ("beheeradres", "127.0.0.1:0".to_owned()),
        ("databank_url", databank.app_url()),
        ("lezer_url", databank.lezer_url()),
        ("sleutelbank_url", databank.sleutels_url()),
        ("hoofdsleutels_bestand", path(sleutels, "hoofdsleutels")),
        ("logsleutel_bestand", path(map, "logsleutel")),
        ("cursorsleutel_bestand", path(map, "cursorsleutel")),
        ("uitgever", ISS.to_owned()),
        ("jwks_url", Uitgever::van_dit_proces().jwks_url()),
        ("acr", ACR.to_owned()),
        ("werkers", WERKERS.to_owned()),
        ("otlp_url", lees_regels().verzamelaar().to_owned()),
        ("otlp_deel", "1".to_owned()),
        (
            "meldpunt_beveiliging",
            "mailto:beveiliging@riec.example".to_owned(),
        ),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

/// The databases that all others are copied from, and the directory with their master keys.
struct Moeder {
    databank: Proefdatabank,
    map: PathBuf,
}

async fn moeder() -> &'static Moeder {
    static MOEDER: OnceCell<Moeder> = OnceCell::const_new();
    MOEDER
        .get_or_init(|| async {
            let databank = Proefdatabank::nieuw().await.expect("databases");
            Moeder::van(databank).await
        })
        .await
}

impl Moeder {
    async fn in_cluster(address: &Address) -> Self {
        let databank = Proefdatabank::nieuw_op(address.clone()).await;
        Self::van(databank.expect("databases")).await
    }

    /// Lays down in empty databases who there is.
    async fn van(databank: Proefdatabank) -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let map = nieuwe_map();
        let hoofdsleutels = map.join("hoofdsleutels");
        let toml = format!("actief = \"proef\"\nproef = \"{}\"\n", willekeurig());
        schrijf(&hoofdsleutels, &toml);
        let bestemming = Bestemming {
            migratie_url: &databank.migratie_url(),
            databank_url: &databank.app_url(),
            sleutelbank_url: &databank.sleutels_url(),
            hoofdsleutels: &hoofdsleutels,
        };
        richt_in(&inrichting::inrichting(), &bestemming)
            .await
            .expect("an installation");
        schors_en_beeindig(&databank).await;
        Self { databank, map }
    }
}

/// Suspends and ends the lidmaatschappen of those whom no act of the API can make so beforehand.
async fn schors_en_beeindig(databank: &Proefdatabank) {
    let inkijk = Inkijk::nieuw(databank).await;
    let opvolgen = |van_wie: &str, geschorst: &str, geldig: &str| {
        format!(
            "WITH oud AS (
                 UPDATE autorisatie.lidmaatschap l SET bekend = tstzrange(lower(l.bekend), clock_timestamp())
                 FROM autorisatie.identiteit i WHERE i.persoon = l.persoon AND {van_wie}
                 RETURNING l.*)
             INSERT INTO autorisatie.lidmaatschap
             SELECT id, persoon, organisatie, rol, gremium, {geschorst}, {geldig},
                    tstzrange(upper(bekend), NULL) FROM oud"
        )
    };
    let orders = [
        opvolgen("i.sub LIKE 'geschorst:%'", "true", "geldig"),
        opvolgen(
            &format!("i.sub = '{LEEG}'"),
            "false",
            "tstzrange(lower(geldig), clock_timestamp())",
        ),
    ];
    for order in orders {
        inkijk.voer_uit(&order).await;
    }
}

/// A directory that only this user can read.
pub(crate) fn nieuwe_map() -> PathBuf {
    static NUMMER: AtomicU32 = AtomicU32::new(0);
    let nummer = NUMMER.fetch_add(1, Ordering::Relaxed);
    let name = format!("verband-proef-{}-{nummer}", std::process::id());
    let map = std::env::temp_dir().join(name);
    let _ = std::fs::remove_dir_all(&map);
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(&map)
        .expect("a directory");
    map
}

fn schrijf(path: &Path, text: &str) {
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .expect("a file");
}

fn willekeurig() -> String {
    let mut bytes = [0; 32];
    assert!(Systeembron::default().vul(&mut bytes), "random bytes");
    STANDARD.encode(bytes)
}
