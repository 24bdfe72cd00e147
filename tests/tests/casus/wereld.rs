// SPDX-License-Identifier: EUPL-1.2
//! A Poort over databases of its own, with signalen in weging and besluiten on the agenda.

use std::path::PathBuf;
use std::sync::Arc;

use autorisatie::beleid::Beleid;
use autorisatie::{Delen, Fout, Poort, Toegang, Verantwoord, Verzoek, Weigering};
use besluitvorming::gevolg::{Betrokken, Gevolg as _, Motiveringstekst, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use casus::{CasusStarten, CasusStartenInhoud};
use jiff::civil::Date;
use kluis::{Kluis, Plaats, Sleutelgroep};
use lokale_postgres::proef::Proefdatabank;
use scenarios::inrichting::inrichting;
use scenarios::uitgever::{ACR, ISS, Uitgever};
use serde::{Deserialize, Serialize};
use server::bron::{Bron, Systeembron};
use server::inrichting::{Bestemming, richt_in};
use server::jwks::Sleutelhaler;
use server::logboek::{self, Logbron};
use server::systeem::Systeem;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;
use wgs::nummer::Bereik;
use wgs::tafel::Tafel;
use wgs::weging::Weging;
use zaak::handelingen::{SignaalMelden, SignaalOpstellen};

use crate::bouw::{haler, open_kluis, schrijf, willekeurig};
use crate::gegevens::{gewogen, inhoud, opstelling};

/// The tafel of all that is tested here.
pub const TAFEL: &str = "D";

pub struct Wereld {
    pub poort: Poort,
    pub sql: Client,
    kluis: Kluis,
    haler: Sleutelhaler,
    bron: Arc<dyn Bron>,
    tijdzone: jiff::tz::TimeZone,
    _databank: Proefdatabank,
    map: PathBuf,
}

impl Drop for Wereld {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.map);
    }
}

/// A signaal in weging, and whom it names.
#[derive(Clone, Debug)]
pub struct Signaal {
    pub id: Uuid,
    pub personen: Vec<Uuid>,
}

/// What an act leaves, with what the log says of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Uitkomst(pub Uitvoering);

impl Verantwoord for Uitkomst {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.0.subjecten.clone()
    }
}

/// What a proposal concerns.
#[derive(Debug, Serialize, Deserialize)]
pub struct Getoetst {
    pub zaken: Vec<Uuid>,
    pub subjecten: Vec<Uuid>,
}

impl Verantwoord for Getoetst {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.subjecten.clone()
    }
}

impl Wereld {
    pub async fn nieuw() -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let bron: Arc<dyn Bron> = Arc::new(Systeembron::default());
        let id = bron.nieuw_id().expect("random bytes");
        let map = std::env::temp_dir().join(format!("verband-casusproef-{id}"));
        std::fs::create_dir(&map).expect("a directory");
        schrijf(&map.join("logsleutel"), &willekeurig(bron.as_ref()));
        let hoofdsleutel = willekeurig(bron.as_ref());
        let toml = format!("actief = \"proef\"\nproef = \"{hoofdsleutel}\"\n");
        schrijf(&map.join("hoofdsleutels"), &toml);

        let databank = Proefdatabank::nieuw().await.expect("databases");
        let inricht = inrichting();
        let bestemming = Bestemming {
            migratie_url: &databank.migratie_url(),
            databank_url: &databank.app_url(),
            sleutelbank_url: &databank.sleutels_url(),
            hoofdsleutels: &map.join("hoofdsleutels"),
        };
        richt_in(&inricht, &bestemming)
            .await
            .expect("an installation");
        let systeem = Arc::new(Systeem::new(Arc::clone(&bron)));
        let kluis = open_kluis(&databank, &map, &systeem);
        let logbron = Logbron {
            url: databank.app_url(),
            oorsprong: inricht.installatie.logoorsprong.clone(),
            replica: 0,
            sleutel_bestand: map.join("logsleutel"),
        };
        let klok = Arc::clone(&systeem) as Arc<dyn audit_log::Klok>;
        let zegel = Arc::new(kluis.clone());
        let log = logboek::open(logbron, bron.as_ref(), klok, zegel).await;
        let delen = Delen {
            beleid: Arc::new(Beleid::ingebouwd().expect("the policy")),
            kluis: kluis.clone(),
            logboek: log.expect("the log"),
            klok: Arc::clone(&systeem) as Arc<dyn audit_log::Klok>,
            ids: systeem,
            acr_meervoudig: vec![ACR.to_owned()],
            app_url: databank.app_url(),
            lezer_url: databank.lezer_url(),
        };
        let (sql, connection) = tokio_postgres::connect(&databank.beheer_url(), NoTls)
            .await
            .expect("connects");
        tokio::spawn(connection);
        Self {
            poort: Poort::voor_werker(Arc::new(delen)).expect("a Poort"),
            sql,
            kluis,
            haler: haler(&bron),
            bron,
            tijdzone: jiff::tz::TimeZone::get("Europe/Amsterdam").expect("known"),
            _databank: databank,
            map,
        }
    }

    /// A request of the person with this sub, under a werkcontext or none.
    pub async fn verzoek(&self, sub: &str, werkcontext: Option<Uuid>) -> Verzoek {
        let token = Uitgever::van_dit_proces().token(sub);
        Verzoek {
            record_id: self.nieuw_id(),
            token: self.haler.toets(&token, None).await.expect("a good token"),
            hoedanigheid: None,
            werkcontext,
            herhaling: None,
            spoor: audit_log::Spoor::default(),
            herkomst: "proef",
            adres: None,
            status: 200,
            begin_us: self.bron.nu_us(),
        }
    }

    pub fn nieuw_id(&self) -> Uuid {
        self.bron.nieuw_id().expect("random bytes")
    }

    /// Runs a statement as the superuser.
    pub async fn voer_uit(&self, sql: &str, waarden: &[&(dyn ToSql + Sync)]) -> u64 {
        let done = self.sql.execute(sql, waarden).await;
        done.unwrap_or_else(|fault| panic!("{sql}: {fault:?}"))
    }

    /// One value, by a query of the superuser.
    pub async fn een<T>(&self, sql: &str, waarden: &[&(dyn ToSql + Sync)]) -> T
    where
        T: for<'a> tokio_postgres::types::FromSql<'a>,
    {
        let row = self.sql.query_one(sql, waarden).await;
        row.unwrap_or_else(|fault| panic!("{sql}: {fault:?}"))
            .get(0)
    }

    /// Person and lidmaatschap of this sub.
    pub async fn wie(&self, sub: &str) -> (Uuid, Uuid) {
        let sql = "SELECT l.persoon, l.id FROM autorisatie.identiteit i
            JOIN autorisatie.lidmaatschap l ON l.persoon = i.persoon WHERE i.issuer = $1 AND i.sub = $2";
        let row = self
            .sql
            .query_one(sql, &[&ISS, &sub])
            .await
            .expect("somebody");
        (row.get(0), row.get(1))
    }

    /// A werkcontext of this person for this zaak.
    pub async fn werkcontext(&self, sub: &str, doel: &str, zaak: Uuid) -> Uuid {
        let (persoon, lidmaatschap) = self.wie(sub).await;
        let id = self.nieuw_id();
        let sql = "INSERT INTO autorisatie.werkcontext
            (id, persoon, lidmaatschap, doel, zaak, reden, aangemaakt_op, verloopt_op)
            VALUES ($1, $2, $3, $4, $5, '\\x00', now(), now() + interval '4 hours')";
        self.voer_uit(sql, &[&id, &persoon, &lidmaatschap, &doel, &zaak])
            .await;
        id
    }

    /// A signaal of the politie with two persons, weighed in full, first processed on this day.
    pub async fn signaal(&self, eerste_verwerking: Date) -> Signaal {
        let tijdzone = self.tijdzone.clone();
        let verzoek = self.verzoek("partner", None).await;
        let werk = async move |t: &mut Toegang<'_, SignaalOpstellen>| {
            zaak::dienst::opstellen(t, opstelling(), Tafel::D, Bereik::Proef, &tijdzone).await
        };
        let gemaakt = self
            .poort
            .verricht(&verzoek, SignaalOpstellen {}, werk)
            .await;
        let id = gemaakt.expect("written down").waarde().id;
        let verzoek = self.verzoek("partner", None).await;
        let melden = SignaalMelden { id, versie: 1 };
        let tijdzone = self.tijdzone.clone();
        let werk = async move |t: &mut Toegang<'_, SignaalMelden>| {
            zaak::dienst::melden(t, Bereik::Proef, &tijdzone).await
        };
        let gemeld = self.poort.verricht(&verzoek, melden, werk).await;
        assert_eq!(gemeld.expect("reported").waarde().status, "gemeld");

        self.voer_uit(
            "UPDATE zaak.signaal SET status = 'in_weging' WHERE id = $1",
            &[&id],
        )
        .await;
        let dag = eerste_verwerking.to_string();
        let sql = "UPDATE zaak.signaal SET eerste_verwerking = $2::text::date WHERE id = $1";
        self.voer_uit(sql, &[&id, &dag]).await;
        let sql = "UPDATE autorisatie.zaak SET verloopt_op = $2::text::date + interval '5 years' WHERE id = $1";
        self.voer_uit(sql, &[&id, &dag]).await;
        self.weeg(id, &gewogen()).await;
        let sql =
            "SELECT array_agg(id ORDER BY volgnummer) FROM zaak.signaalpersoon WHERE signaal = $1";
        let personen = self.een(sql, &[&id]).await;
        Signaal { id, personen }
    }

    /// Stores what the deelnemers judged.
    pub async fn weeg(&self, signaal: Uuid, weging: &Weging) {
        let plaats = Plaats {
            schema: "zaak",
            tabel: "weging",
            kolom: "inhoud",
            rij: signaal,
            zaak: Some(signaal),
        };
        let klaar = serde_json::to_vec(weging).expect("serialises");
        let sleutel = self.kluis.sleutel_voor(&Sleutelgroep::Zaak(signaal)).await;
        let gesloten = sleutel
            .expect("a key")
            .verzegel(&plaats, &klaar)
            .expect("sealed");
        let sql = "INSERT INTO zaak.weging (signaal, inhoud, gewijzigd_op) VALUES ($1, $2, now())
            ON CONFLICT (signaal) DO UPDATE SET inhoud = EXCLUDED.inhoud";
        self.voer_uit(sql, &[&signaal, &gesloten.0]).await;
    }

    /// A besluit about this signaal, accepted, on the agenda with these zaken; proposed by the casusregisseur.
    pub async fn aangenomen(&self, zaak: Uuid, zaken: &[Uuid]) -> Uuid {
        let (besluit, vergadering) = (self.nieuw_id(), self.nieuw_id());
        let (indiener, lidmaatschap) = self.wie("casusregisseur").await;
        let rij = serde_json::json!({
            "id": besluit, "alias": self.nieuw_id(), "soort": "casus.starten", "gremium": TAFEL, "zaak": zaak,
            "zaken": zaken, "subjecten": [], "status": "voorgesteld", "versie": 1, "indiener": indiener,
            "indiener_lidmaatschap": lidmaatschap, "verschijningsvormen": ["witwassen"], "motivering": "\\x00",
            "inhoud": "\\x00", "inhoud_hash": format!("\\x{}", "00".repeat(32)), "voorgesteld_op": "2026-01-01T00:00:00Z",
        });
        let sql = "INSERT INTO besluitvorming.besluit
            SELECT * FROM jsonb_populate_record(NULL::besluitvorming.besluit, $1::text::jsonb)";
        self.voer_uit(sql, &[&rij.to_string()]).await;
        let sql = "UPDATE besluitvorming.besluit SET status = 'geagendeerd' WHERE id = $1";
        self.voer_uit(sql, &[&besluit]).await;
        let sql = "UPDATE besluitvorming.besluit SET status = 'aangenomen', aangenomen_op = now(), \
            aangenomen_hash = inhoud_hash WHERE id = $1";
        self.voer_uit(sql, &[&besluit]).await;
        for object in zaken.iter().chain([&besluit]) {
            let sql = "INSERT INTO autorisatie.zicht (object, gremium, door, vergadering, besluit, geldig, bekend)
                VALUES ($1, $2, 'agenda', $3, $4, tstzrange(now(), NULL), tstzrange(now(), NULL))";
            self.voer_uit(sql, &[object, &TAFEL, &vergadering, &besluit])
                .await;
        }
        besluit
    }

    /// What a besluit about this signaal says today.
    pub async fn voorstel(&self, besluit: Uuid, zaak: Uuid) -> Voorstel {
        let nu = i64::try_from(self.bron.nu_us()).expect("a time");
        let nu = jiff::Timestamp::from_microsecond(nu).expect("a time");
        Voorstel {
            besluit,
            gremium: TAFEL.to_owned(),
            zaak,
            motivering: Motiveringstekst {
                noodzaak: "Zonder samenwerking blijft het beeld verdeeld.".to_owned(),
                proportionaliteit: "Twee personen, een verschijningsvorm.".to_owned(),
                subsidiariteit: "Ieder voor zich kwam niet verder.".to_owned(),
            },
            verschijningsvormen: vec!["witwassen".to_owned()],
            indiener_lidmaatschap: self.wie("casusregisseur").await.1,
            dag: nu.to_zoned(self.tijdzone.clone()).date(),
            tijdzone: self.tijdzone.clone(),
        }
    }

    /// Judges a proposal, as the casusregisseur makes it.
    pub async fn toets(
        &self,
        zaak: Uuid,
        inhoud: CasusStartenInhoud,
    ) -> Result<Getoetst, Weigering> {
        let werkcontext = self
            .werkcontext("casusregisseur", "signaal_wegen", zaak)
            .await;
        let verzoek = self.verzoek("casusregisseur", Some(werkcontext)).await;
        let voorstel = self.voorstel(self.nieuw_id(), zaak).await;
        let werk = async move |t: &mut Toegang<'_, BesluitVoorstellen>| {
            let Betrokken { zaken, subjecten } = CasusStarten::toets(t, &voorstel, &inhoud).await?;
            Ok(Getoetst { zaken, subjecten })
        };
        let gedaan = self
            .poort
            .verricht(&verzoek, BesluitVoorstellen { zaak }, werk)
            .await;
        gedaan.map(autorisatie::Vrijgegeven::in_waarde)
    }

    /// Carries out a start, as the voorzitter who adopts the besluit.
    pub async fn start(
        &self,
        besluit: Uuid,
        zaak: Uuid,
        inhoud: CasusStartenInhoud,
    ) -> Result<Uitvoering, Weigering> {
        let werkcontext = self
            .werkcontext("omt_voorzitter", "besluitvorming", zaak)
            .await;
        let verzoek = self.verzoek("omt_voorzitter", Some(werkcontext)).await;
        let voorstel = self.voorstel(besluit, zaak).await;
        let werk = async move |t: &mut Toegang<'_, BesluitVaststellen>| {
            let gedaan: Result<Uitvoering, Fout> =
                CasusStarten::voer_uit(t, &voorstel, inhoud).await;
            gedaan.map(Uitkomst)
        };
        let handeling = BesluitVaststellen {
            id: besluit,
            versie: 1,
        };
        let gedaan = self.poort.verricht(&verzoek, handeling, werk).await;
        gedaan.map(|gedaan| gedaan.in_waarde().0)
    }

    /// A casus that was started on a new signaal with politie and om.
    pub async fn casus(&self) -> Uuid {
        let signaal = self.signaal(jiff::civil::date(2026, 3, 1)).await;
        let besluit = self.aangenomen(signaal.id, &[signaal.id]).await;
        let inhoud = inhoud(&[&signaal]);
        self.start(besluit, signaal.id, inhoud)
            .await
            .expect("starts")
            .id
    }

    /// How many rows every table has, the log aside.
    pub async fn tellingen(&self) -> Vec<(String, i64)> {
        let sql = "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname IN ('autorisatie', 'besluitvorming', 'zaak', 'casus')
              AND c.relname <> 'werkcontext' ORDER BY 1";
        let mut uit = Vec::new();
        for row in self.sql.query(sql, &[]).await.expect("tables") {
            let tabel: String = row.get(0);
            let aantal = self
                .een(&format!("SELECT count(*) FROM {tabel}"), &[])
                .await;
            uit.push((tabel, aantal));
        }
        uit
    }
}
