// SPDX-License-Identifier: EUPL-1.2
//! A small installation for one test: databases, vault, log, one door, and a superuser who lays down facts.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use audit_log::{Logboek, LogboekConfig, Spoor};
use autorisatie::beleid::Beleid;
use autorisatie::token::{Modus, Sleutelset, Tokentoets, Uitgever};
use autorisatie::{Delen, Fout, Herhaalsleutel, Idbron, Poort, Verzoek, Weigering, Weigersoort};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use kluis::{Hoofdsleutels, Kluis, Plaats, Sleutelbron, Sleutelgroep};
use lokale_postgres::proef::Proefdatabank;
use serde_json::json;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;
use zeroize::Zeroizing;

pub const NU: i64 = 1_795_000_000;
const ISS: &str = "https://aanmelden.example/riec";
const HOOFDSLEUTEL: &str = "actief = a\na = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";

static SLEUTEL: LazyLock<EcdsaKeyPair> =
    LazyLock::new(|| EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap());

/// One clock for everything; it stands still until it is moved.
pub struct Klok(AtomicU64);

impl Klok {
    pub fn vooruit(&self, seconden: u64) {
        self.0.fetch_add(seconden * 1_000_000, Ordering::SeqCst);
    }

    pub fn achteruit(&self, seconden: u64) {
        self.0.fetch_sub(seconden * 1_000_000, Ordering::SeqCst);
    }

    pub fn tijdstip(&self) -> Timestamp {
        let us = i64::try_from(self.0.load(Ordering::SeqCst)).unwrap();
        Timestamp::from_microsecond(us).unwrap()
    }
}

impl audit_log::Klok for Klok {
    fn nu_us(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl kluis::Klok for Klok {
    fn nu(&self) -> Timestamp {
        self.tijdstip()
    }

    fn verstreken(&self) -> Duration {
        Duration::ZERO
    }
}

/// Ids that count.
#[derive(Default)]
pub struct Ids(AtomicU64);

impl Idbron for Ids {
    fn nieuw(&self) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        uuid::Builder::from_unix_timestamp_millis(1_795_000_000_000 + number, &[7; 10]).into_uuid()
    }

    fn alias(&self) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        uuid::Builder::from_random_bytes(u128::from(number).to_be_bytes()).into_uuid()
    }
}

/// Somebody, in one hoedanigheid.
#[derive(Clone, Debug)]
pub struct Iemand {
    pub sub: String,
    pub persoon: Uuid,
    pub lidmaatschap: Uuid,
}

pub struct Wereld {
    pub poort: Poort,
    pub klok: Arc<Klok>,
    pub ids: Arc<Ids>,
    pub sql: Client,
    kluis: Kluis,
    toets: Tokentoets,
    // Last: the databases go after their connections.
    _db: Proefdatabank,
}

/// Runs a test on a thread of its own, as a worker does.
pub async fn op_een_werker<T>(werk: impl Future<Output = T>) -> T {
    tokio::task::LocalSet::new().run_until(werk).await
}

impl Wereld {
    pub async fn nieuw() -> Self {
        let db = Proefdatabank::nieuw().await.unwrap();
        let klok = Arc::new(Klok(AtomicU64::new(u64::try_from(NU).unwrap() * 1_000_000)));
        let ids = Arc::new(Ids::default());
        let bron = Sleutelbron::nieuw(&db.sleutels_url());
        let kluis = Kluis::nieuw(
            &bron,
            Hoofdsleutels::uit_tekst(HOOFDSLEUTEL).unwrap(),
            klok.clone(),
        )
        .unwrap();
        let config = LogboekConfig {
            url: db.app_url(),
            oorsprong: "proef.example/log".to_owned(),
            replica: 1,
            build_id: [7; 16],
            boot_id: Uuid::from_u128(1),
            zoutzaad: Zeroizing::new([3; 32]),
            ondertekensleutel: Zeroizing::new([5; 32]),
            hoogwaterbestand: None,
        };
        let zegel = Arc::new(kluis.clone());
        let logboek = Logboek::openen(config, klok.clone(), zegel).await.unwrap();
        let delen = Delen {
            beleid: Arc::new(Beleid::ingebouwd().unwrap()),
            kluis: kluis.clone(),
            logboek,
            klok: klok.clone(),
            ids: ids.clone(),
            acr_meervoudig: vec!["urn:mfa".to_owned()],
            app_url: db.app_url(),
            lezer_url: db.lezer_url(),
        };
        let (sql, connection) = tokio_postgres::connect(&db.beheer_url(), NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        Self {
            poort: Poort::voor_werker(Arc::new(delen)).unwrap(),
            klok,
            ids,
            sql,
            kluis,
            toets: toets(),
            _db: db,
        }
    }

    pub async fn voer_uit(&self, sql: &str) {
        self.sql.batch_execute(sql).await.unwrap();
    }

    /// One text, by a query.
    pub async fn tekst(&self, sql: &str) -> String {
        self.sql.query_one(sql, &[]).await.unwrap().get(0)
    }

    /// A deelnemer since a day.
    pub async fn organisatie(&self, code: &str) -> Uuid {
        let id = self.ids.nieuw();
        self.voer_uit(&format!(
            "INSERT INTO autorisatie.organisatie (id, code, naam) VALUES ('{id}', '{code}', '{code}');
             INSERT INTO autorisatie.deelnemerschap (organisatie, onderdeel, geldig, bekend) VALUES ('{id}', 'a', {0}, {0})",
            periode(-86_400, None)
        ))
        .await;
        id
    }

    /// A person with one lidmaatschap since a day.
    pub async fn iemand(&self, rol: &str, organisatie: Uuid, gremium: Option<&str>) -> Iemand {
        let (persoon, alias) = (self.ids.nieuw(), self.ids.alias());
        let sub = format!("sub-{persoon}");
        let plaats = Plaats {
            schema: "autorisatie",
            tabel: "persoon",
            kolom: "naam",
            rij: persoon,
            zaak: None,
        };
        let sleutel = self
            .kluis
            .sleutel_voor(&Sleutelgroep::Installatie)
            .await
            .unwrap();
        let naam = sleutel
            .verzegel(&plaats, format!("{rol} Proef-Demo").as_bytes())
            .unwrap();
        let naam: String = naam.0.iter().fold(String::new(), |mut hex, byte| {
            // Writing to a text cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut hex, format_args!("{byte:02x}"));
            hex
        });
        self.voer_uit(&format!(
            "INSERT INTO autorisatie.persoon (id, alias, naam) VALUES ('{persoon}', '{alias}', '\\x{naam}');
             INSERT INTO autorisatie.identiteit (issuer, sub, persoon, bekend) VALUES ('{ISS}', '{sub}', '{persoon}', {})",
            periode(-86_400, None)
        ))
        .await;
        let lidmaatschap = self.lidmaatschap(persoon, rol, organisatie, gremium).await;
        Iemand {
            sub,
            persoon,
            lidmaatschap,
        }
    }

    /// One more lidmaatschap of a person, since a day.
    pub async fn lidmaatschap(
        &self,
        persoon: Uuid,
        rol: &str,
        organisatie: Uuid,
        gremium: Option<&str>,
    ) -> Uuid {
        let id = self.ids.nieuw();
        let gremium = gremium.map_or("NULL".to_owned(), |code| format!("'{code}'"));
        self.voer_uit(&format!(
            "INSERT INTO autorisatie.lidmaatschap (id, persoon, organisatie, rol, gremium, geldig, bekend)
             VALUES ('{id}', '{persoon}', '{organisatie}', '{rol}', {gremium}, {0}, {0})",
            periode(-86_400, None)
        ))
        .await;
        id
    }

    /// A zaak that can be read for a year.
    pub async fn zaak(&self, soort: &str, tafel: Option<&str>, bron: Option<Uuid>) -> Uuid {
        let (id, alias) = (self.ids.nieuw(), self.ids.alias());
        let nummer = format!("2026-{:05}", id.as_u128() >> 80 & 0xffff);
        let tafel = tafel.map_or("NULL".to_owned(), |code| format!("'{code}'"));
        let bron = bron.map_or("NULL".to_owned(), |id| format!("'{id}'"));
        self.voer_uit(&format!(
            "INSERT INTO autorisatie.zaak (id, soort, nummer, alias, tafel, bron_organisatie, geopend_op, verloopt_op)
             VALUES ('{id}', '{soort}', '{nummer}', '{alias}', {tafel}, {bron}, to_timestamp({NU}), to_timestamp({}));
             INSERT INTO autorisatie.zaakstand (zaak, tafel, beeindigd, geldig, bekend) VALUES ('{id}', {tafel}, false, {1}, {1})",
            NU + 31_536_000,
            periode(-3600, None),
        ))
        .await;
        id
    }

    /// The request of somebody who signed in a minute ago.
    pub fn verzoek(&self, wie: &Iemand) -> Verzoek {
        let nu = self.klok.tijdstip();
        let seconden = nu.as_second();
        let romp = format!(
            "{}.{}",
            b64(json!({"typ": "at+jwt", "alg": "ES256", "kid": "ec-1"}).to_string()),
            b64(json!({
                "iss": ISS, "sub": wie.sub, "aud": "verband", "exp": seconden + 600, "nbf": seconden - 30,
                "iat": seconden - 30, "jti": "j-1", "azp": "balie", "sid": "s-1", "acr": "urn:mfa", "auth_time": seconden - 60
            })
            .to_string())
        );
        let signature = SLEUTEL.sign(&SystemRandom::new(), romp.as_bytes()).unwrap();
        let token = format!("{romp}.{}", b64(signature));
        Verzoek {
            record_id: self.ids.nieuw(),
            token: self.toets.toets(token.as_bytes(), None, nu).unwrap(),
            hoedanigheid: None,
            werkcontext: None,
            herhaling: None,
            spoor: Spoor::default(),
            herkomst: "proef",
            adres: None,
            status: 200,
            begin_us: u64::try_from(nu.as_microsecond()).unwrap(),
        }
    }

    /// As [`Wereld::verzoek`], in the hoedanigheid that was meant.
    pub fn verzoek_als(&self, wie: &Iemand) -> Verzoek {
        Verzoek {
            hoedanigheid: Some(wie.lidmaatschap),
            ..self.verzoek(wie)
        }
    }

    /// A change with an Idempotency-Key.
    pub fn wijziging(&self, wie: &Iemand, sleutel: u8) -> Verzoek {
        Verzoek {
            herhaling: Some(Herhaalsleutel {
                sleutel: [sleutel; 32],
                lichaam: [1; 32],
            }),
            ..self.verzoek_als(wie)
        }
    }

    /// Name of the act and outcome of the record with this id; there is exactly one.
    pub async fn record(&self, id: Uuid) -> (String, i16) {
        let rows = self
            .sql
            .query(
                "SELECT handeling, resultaat::smallint FROM audit.record WHERE record_id::text = $1",
                &[&id.to_string()],
            )
            .await
            .unwrap();
        assert_eq!(rows.len(), 1, "records of {id}");
        (rows[0].get(0), rows[0].get(1))
    }

    /// The record with this id, as it stands in the tree.
    pub async fn entry(&self, id: Uuid) -> Vec<u8> {
        let sql = "SELECT entry FROM audit.record WHERE record_id::text = $1";
        let row = self.sql.query_one(sql, &[&id.to_string()]).await.unwrap();
        row.get(0)
    }

    pub async fn records(&self) -> i64 {
        let row = self
            .sql
            .query_one("SELECT count(*) FROM audit.record", &[])
            .await;
        row.unwrap().get(0)
    }
}

fn toets() -> Tokentoets {
    let uitgever = Uitgever {
        iss: Arc::from(ISS),
        machineclients: HashSet::new(),
    };
    let toets = Tokentoets::nieuw(vec![uitgever], Modus::Productie).unwrap();
    let punt = SLEUTEL.public_key().as_ref();
    let jwk = json!({"kty": "EC", "crv": "P-256", "kid": "ec-1", "use": "sig",
        "x": b64(&punt[1..33]), "y": b64(&punt[33..])});
    let set = json!({"keys": [jwk]}).to_string();
    let set = Sleutelset::uit_jwks(set.as_bytes(), Modus::Productie).unwrap();
    assert!(toets.vervang_sleutels(0, set));
    toets
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// `[NU + van, NU + tot)` as SQL.
pub fn periode(van: i64, tot: Option<i64>) -> String {
    let tot = tot.map_or("NULL".to_owned(), |tot| {
        format!("to_timestamp({})", NU + tot)
    });
    format!("tstzrange(to_timestamp({}), {tot})", NU + van)
}

/// Status of a refusal, and its code.
pub fn geweigerd<T>(uitkomst: Result<T, Weigering>) -> (u16, &'static str) {
    match uitkomst.map(|_| ()).unwrap_err().fout() {
        Fout::Geweigerd(geweigerd) => (geweigerd.soort.status(), geweigerd.code),
        Fout::Ongeldig(fouten) => (400, fouten[0].code),
        Fout::Storing(storing) => panic!("{storing}"),
    }
}

/// Whether the object is there for the caller, whatever he may do with it.
pub fn is_zichtbaar<T>(uitkomst: &Result<T, Weigering>) -> bool {
    match uitkomst.as_ref().map_err(Weigering::fout) {
        Ok(_) => true,
        Err(Fout::Geweigerd(geweigerd)) => geweigerd.soort != Weigersoort::NietZichtbaar,
        Err(fout) => panic!("{fout:?}"),
    }
}
