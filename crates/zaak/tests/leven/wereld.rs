// SPDX-License-Identifier: EUPL-1.2
//! A tafel with its people on a fresh database, and the Poort as a worker has it.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use audit_log::{Logboek, LogboekConfig, Spoor};
use autorisatie::beleid::Beleid;
use autorisatie::opslag::inrichting::{
    Inrichting, Installatierij, Lidmaatschap, Organisatie, Persoon, leg_feiten_vast,
};
use autorisatie::token::{Modus, Sleutelset, Tokentoets, Uitgever};
use autorisatie::{Delen, Fout, Herhaalsleutel, Idbron, Poort, Verzoek, Weigering};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use kluis::{Handklok, Hoofdsleutels, Kluis, Sleutelbron};
use lokale_postgres::proef::Proefdatabank;
use serde_json::json;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;
use zeroize::Zeroizing;

const ISS: &str = "https://aanmelden.example/riec";
const HOOFDSLEUTEL: &str = "actief = a\na = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";

static SLEUTEL: LazyLock<EcdsaKeyPair> =
    LazyLock::new(|| EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap());

/// Sub, organisation, role and gremium.
const MENSEN: [(&str, &str, &str, Option<&str>); 9] = [
    ("melder", "politie", "partner", None),
    ("betrokken", "belasting", "partner", None),
    ("buitenstaander", "kmar", "partner", None),
    ("regisseur", "college", "casusregisseur", Some("D")),
    ("regisseur_e", "college", "casusregisseur", Some("E")),
    ("analist", "college", "analist_riec", None),
    ("lid", "om", "omt_lid", Some("D")),
    ("voorzitter", "burgemeester", "omt_voorzitter", Some("D")),
    ("indiener", "om", "omt_lid", Some("D")),
];
const ORGANISATIES: [(&str, &str); 6] = [
    ("politie", "a"),
    ("belasting", "b"),
    ("kmar", "d"),
    ("om", "g"),
    ("burgemeester", "h"),
    ("college", "i"),
];

/// The clock of everything but the vault's cache.
pub struct Klok(AtomicU64);

impl audit_log::Klok for Klok {
    fn nu_us(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Ids that count, so that a later one is greater; aliases of another range.
#[derive(Default)]
struct Tellers(AtomicU64);

impl Idbron for Tellers {
    fn nieuw(&self) -> Uuid {
        let nummer = self.0.fetch_add(1, Ordering::SeqCst);
        uuid::Builder::from_unix_timestamp_millis(1_795_000_000_000 + nummer, &[7; 10]).into_uuid()
    }

    fn alias(&self) -> Uuid {
        let nummer = self.0.fetch_add(1, Ordering::SeqCst);
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&nummer.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

/// Somebody in his one hoedanigheid.
#[derive(Clone, Debug)]
pub struct Wie {
    pub persoon: Uuid,
    pub lidmaatschap: Uuid,
    pub organisatie: Uuid,
}

pub struct Wereld {
    pub poort: Poort,
    pub beheer: Client,
    pub logboek: Logboek,
    mensen: BTreeMap<String, Wie>,
    klok: Arc<Klok>,
    kluisklok: Arc<Handklok>,
    tokens: Tokentoets,
    nummer: AtomicU64,
    // Last: the databases go after their connections.
    _databank: Proefdatabank,
}

/// Runs a test on a thread of its own, as a worker does.
pub async fn op_een_werker<T>(werk: impl Future<Output = T>) -> T {
    tokio::task::LocalSet::new().run_until(werk).await
}

fn inrichting() -> Inrichting {
    let persoon = |(sub, organisatie, rol, gremium): &(&str, &str, &str, Option<&str>)| Persoon {
        naam: "N. Niemand-Demo".to_owned(),
        issuer: ISS.to_owned(),
        sub: (*sub).to_owned(),
        lidmaatschap: vec![Lidmaatschap {
            organisatie: (*organisatie).to_owned(),
            rol: (*rol).to_owned(),
            gremium: gremium.map(str::to_owned),
            geschorst: false,
        }],
    };
    Inrichting {
        installatie: Installatierij {
            naam: "RIEC Proef".to_owned(),
            oin: "00000000000000000099".to_owned(),
            omgeving: "proef".to_owned(),
            logoorsprong: "proef.example/log".to_owned(),
        },
        organisatie: ORGANISATIES
            .iter()
            .map(|(code, onderdeel)| Organisatie {
                code: (*code).to_owned(),
                naam: (*code).to_owned(),
                oin: None,
                onderdeel: Some((*onderdeel).to_owned()),
            })
            .collect(),
        persoon: MENSEN.iter().map(persoon).collect(),
    }
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn tokens() -> Tokentoets {
    let uitgever = Uitgever {
        iss: ISS.into(),
        machineclients: HashSet::new(),
    };
    let toets = Tokentoets::nieuw(vec![uitgever], Modus::Productie).unwrap();
    let punt = SLEUTEL.public_key().as_ref();
    let jwks = json!({"keys": [{
        "kty": "EC", "crv": "P-256", "kid": "ec-1", "use": "sig", "x": b64(&punt[1..33]), "y": b64(&punt[33..]),
    }]});
    let set = Sleutelset::uit_jwks(jwks.to_string().as_bytes(), Modus::Productie).unwrap();
    assert!(toets.vervang_sleutels(0, set));
    toets
}

impl Wereld {
    pub async fn nieuw() -> Self {
        let databank = Proefdatabank::nieuw().await.unwrap();
        let begin: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        let klok = Arc::new(Klok(AtomicU64::new(
            u64::try_from(begin.as_microsecond()).unwrap(),
        )));
        let kluisklok = Arc::new(Handklok::nieuw(begin));
        let sleutels = Hoofdsleutels::uit_tekst(HOOFDSLEUTEL).unwrap();
        let bron = Sleutelbron::nieuw(&databank.sleutels_url());
        let kluis = Kluis::nieuw(&bron, sleutels, kluisklok.clone()).unwrap();
        let config = LogboekConfig {
            url: databank.app_url(),
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
        let ids: Arc<dyn Idbron> = Arc::new(Tellers::default());
        let url = databank.app_url();
        leg_feiten_vast(&url, &inrichting(), &kluis, ids.as_ref(), begin)
            .await
            .unwrap();
        let delen = Delen {
            beleid: Arc::new(Beleid::ingebouwd().unwrap()),
            kluis,
            logboek: logboek.clone(),
            klok: klok.clone(),
            ids,
            acr_meervoudig: vec!["urn:mfa".to_owned()],
            app_url: databank.app_url(),
            lezer_url: databank.lezer_url(),
        };
        let (beheer, verbinding) = tokio_postgres::connect(&databank.beheer_url(), NoTls)
            .await
            .unwrap();
        tokio::spawn(verbinding);
        Self {
            poort: Poort::voor_werker(Arc::new(delen)).unwrap(),
            mensen: lees_mensen(&beheer).await,
            beheer,
            logboek,
            klok,
            kluisklok,
            tokens: tokens(),
            nummer: AtomicU64::new(1),
            _databank: databank,
        }
    }

    pub fn nu(&self) -> Timestamp {
        let us = audit_log::Klok::nu_us(self.klok.as_ref());
        Timestamp::from_microsecond(i64::try_from(us).unwrap()).unwrap()
    }

    pub fn verzet(&self, duur: Duration) {
        let us = u64::try_from(duur.as_micros()).unwrap();
        self.klok.0.fetch_add(us, Ordering::SeqCst);
        self.kluisklok.verzet(duur);
    }

    pub fn wie(&self, naam: &str) -> &Wie {
        &self.mensen[naam]
    }

    fn nieuw_nummer(&self) -> u64 {
        self.nummer.fetch_add(1, Ordering::SeqCst)
    }

    /// A request of this person, a moment after the one before; a change gets a key of its own.
    pub fn verzoek(&self, naam: &str, werkcontext: Option<Uuid>) -> Verzoek {
        self.verzet(Duration::from_millis(1));
        let (wie, nummer) = (self.wie(naam), self.nieuw_nummer());
        let nu = self.nu().as_second();
        let kop = json!({"typ": "at+jwt", "alg": "ES256", "kid": "ec-1"});
        let claims = json!({
            "iss": ISS, "sub": naam, "aud": "verband", "azp": "proef", "exp": nu + 600, "nbf": nu, "iat": nu,
            "jti": nummer.to_string(), "acr": "urn:mfa", "auth_time": nu,
        });
        let romp = format!("{}.{}", b64(kop.to_string()), b64(claims.to_string()));
        let handtekening = SLEUTEL.sign(&SystemRandom::new(), romp.as_bytes()).unwrap();
        let token = format!("{romp}.{}", b64(handtekening));
        let mut sleutel = [0; 32];
        sleutel[..8].copy_from_slice(&nummer.to_be_bytes());
        Verzoek {
            record_id: Uuid::from_u128((u128::from(nummer) << 64) | 1),
            token: self
                .tokens
                .toets(token.as_bytes(), None, self.nu())
                .unwrap(),
            hoedanigheid: Some(wie.lidmaatschap),
            werkcontext,
            herhaling: Some(Herhaalsleutel {
                sleutel,
                lichaam: [1; 32],
            }),
            spoor: Spoor::default(),
            herkomst: "proef",
            adres: None,
            status: 200,
            begin_us: u64::try_from(self.nu().as_microsecond()).unwrap(),
        }
    }

    /// A werkcontext of this person: `zaak` or `vergadering`, for a doel.
    pub async fn werkcontext(&self, naam: &str, doel: &str, kolom: &str, waarvoor: Uuid) -> Uuid {
        let wie = self.wie(naam);
        let id = Uuid::from_u128((u128::from(self.nieuw_nummer()) << 64) | 2);
        let nu = self.nu();
        self.sql(&format!(
            "INSERT INTO autorisatie.werkcontext (id, persoon, lidmaatschap, doel, {kolom}, reden, aangemaakt_op, verloopt_op)
             VALUES ('{id}', '{}', '{}', '{doel}', '{waarvoor}', '\\x00', '{nu}', '{nu}'::timestamptz + interval '4 hours')",
            wie.persoon, wie.lidmaatschap,
        ))
        .await;
        id
    }

    /// Sight of an object through the agenda of a vergadering of tafel D.
    pub async fn zicht(&self, object: Uuid, vergadering: Uuid, besluit: Uuid) {
        let van = format!("tstzrange('{}', NULL)", self.nu());
        self.sql(&format!(
            "INSERT INTO autorisatie.zicht (object, gremium, door, vergadering, besluit, geldig, bekend)
             VALUES ('{object}', 'D', 'agenda', '{vergadering}', '{besluit}', {van}, {van})"
        ))
        .await;
    }

    pub async fn sql(&self, tekst: &str) {
        let uit = self.beheer.batch_execute(tekst).await;
        uit.unwrap_or_else(|fout| panic!("{fout:?}: {tekst}"));
    }

    pub async fn tekst(&self, vraag: &str) -> String {
        let rij = self.beheer.query_one(vraag, &[]).await.unwrap();
        rij.get::<_, String>(0)
    }
}

async fn lees_mensen(beheer: &Client) -> BTreeMap<String, Wie> {
    let vraag = "SELECT i.sub, l.persoon::text, l.id::text, l.organisatie::text FROM autorisatie.lidmaatschap l \
        JOIN autorisatie.identiteit i ON i.persoon = l.persoon";
    let id = |tekst: &str| tekst.parse::<Uuid>().unwrap();
    let rijen = beheer.query(vraag, &[]).await.unwrap();
    rijen
        .iter()
        .map(|rij| {
            let wie = Wie {
                persoon: id(rij.get(1)),
                lidmaatschap: id(rij.get(2)),
                organisatie: id(rij.get(3)),
            };
            (rij.get(0), wie)
        })
        .collect()
}

/// Status and code of a refusal; for 400 all places and codes.
pub fn geweigerd<T>(uitkomst: Result<T, Weigering>) -> (u16, String) {
    match uitkomst.map(|_| ()).unwrap_err().fout() {
        Fout::Geweigerd(geweigerd) => (geweigerd.soort.status(), geweigerd.code.to_owned()),
        Fout::Ongeldig(fouten) => {
            let alle: Vec<String> = fouten
                .iter()
                .map(|fout| format!("{} {}", fout.plaats, fout.code))
                .collect();
            (400, alle.join(", "))
        }
        Fout::Storing(storing) => panic!("{storing}"),
    }
}
