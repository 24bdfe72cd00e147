// SPDX-License-Identifier: EUPL-1.2
//! A running Verband with something of everything in it: what the main job makes, and what
//! operations that nobody told us of make when they are called as somebody who may.

use std::collections::BTreeMap;

use autorisatie::beleid::{Beleid, Handeling, Objectsoort, Rol};
use autorisatie::werkcontext::{doelen_van, mag_logdoel};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use server::deur::contract::BASE;
use uuid::Uuid;

use crate::contract::{Contract, Operatie};
use crate::generator::{Generator, Plaats, Voorraad, soort};
use crate::inrichting::{TAFEL, met_rol};
use crate::klant::{Aanroep, Antwoord, Klant, nieuw_id};
use crate::opstelling::Opstelling;

/// Fills in fields, or leaves them to the generator.
pub type Vuller = Box<dyn Fn(&Plaats, &Value) -> Option<Value> + Send + Sync>;

/// Sees every answer.
pub type Toeschouwer = Box<dyn Fn(&Antwoord) + Send + Sync>;

/// A service and what there is in it.
pub struct Wereld {
    /// The service.
    pub opstelling: Opstelling,
    /// Its document.
    pub contract: &'static Contract,
    /// The policy of this build: the oracle.
    pub beleid: Beleid,
    /// What calls can be about.
    pub voorraad: Voorraad,
    pub(crate) werkcontexten: BTreeMap<Rol, Uuid>,
    klanten: BTreeMap<Rol, Klant>,
    vul: Vuller,
    pub(crate) toeschouwer: Toeschouwer,
    /// Of which soort a besluit is that is proposed: the name of its property.
    pub(crate) besluitsoort: &'static str,
}

impl Wereld {
    /// Starts a service in which the main job was walked.
    pub async fn nieuw() -> Self {
        Self::met(Box::new(|_, _| None), Box::new(|_| ())).await
    }

    /// As [`Wereld::nieuw`], with fields filled in by the caller, who sees every answer.
    pub async fn met(vul: Vuller, toeschouwer: Toeschouwer) -> Self {
        let mut wereld = Self::leeg(vul, toeschouwer).await;
        wereld.doorloop_zijpaden().await;
        wereld.doorloop_knelpunten().await;
        wereld.doorloop_hoofdtaak().await;
        wereld.maak_werkcontexten().await;
        wereld.probeer_makers().await;
        wereld
    }

    /// Starts a service with nothing in it but its people.
    pub async fn leeg(vul: Vuller, toeschouwer: Toeschouwer) -> Self {
        let opstelling = Opstelling::nieuw().await;
        let contract = opstelling.contract().await;
        let klanten = Rol::ALLE
            .iter()
            .map(|rol| (*rol, opstelling.als(&met_rol(*rol))))
            .collect();
        let mut voorraad = Voorraad::default();
        for veld in ["gremia", "gremium", "tafel"] {
            voorraad.leg_waarde(veld, json!(TAFEL));
        }
        voorraad.leg_waarde("verschijningsvorm", json!("witwassen"));
        voorraad.leg_waarde("verschijningsvormen", json!("witwassen"));
        voorraad.leg_waarde("beoordeeldDoor", json!("politie"));
        let gebied = json!([[[4.2, 52.0], [4.4, 52.0], [4.3, 52.2], [4.2, 52.0]]]);
        voorraad.leg_waarde("coordinates", gebied);
        voorraad.leg_waarde("positie", json!([4.3, 52.1]));
        // Sight of what is on an agenda begins some days before the vergadering.
        voorraad.leg_waarde("begintOp", json!(over_dagen(0).to_string()));
        Self {
            beleid: Beleid::ingebouwd().expect("a policy"),
            contract,
            voorraad,
            klanten,
            werkcontexten: BTreeMap::new(),
            opstelling,
            vul,
            toeschouwer,
            besluitsoort: "casusStarten",
        }
    }

    /// The person with this rol.
    #[must_use]
    pub fn als(&self, rol: Rol) -> &Klant {
        &self.klanten[&rol]
    }

    /// The werkcontext of the person with this rol.
    #[must_use]
    pub fn werkcontext(&self, rol: Rol) -> Option<Uuid> {
        self.werkcontexten.get(&rol).copied()
    }

    /// What the policy calls the act of an operation: its kind of object, and the word.
    ///
    /// # Panics
    /// When the policy knows neither; such an operation could never be allowed.
    #[must_use]
    pub fn handeling(&self, operatie: &Operatie) -> (Objectsoort, Handeling) {
        let act = operatie.handeling.as_str();
        let (noun, verb) = act.split_once('.').expect("an act");
        let object =
            Objectsoort::van(noun).unwrap_or_else(|| panic!("{act}: the policy knows no {noun}"));
        let named =
            Handeling::van(verb).filter(|act| !self.beleid.wie_wel(object, *act).is_empty());
        // A list is judged as reading is: it shows what reading one by one would show.
        let lists = operatie.methode == Method::GET && verb == "zoeken";
        let found = named.or_else(|| Handeling::van("lezen").filter(|_| lists));
        (
            object,
            found.unwrap_or_else(|| panic!("{act}: no row in the policy")),
        )
    }

    /// The roles that have a row for an operation.
    #[must_use]
    pub fn wie_wel(&self, operatie: &Operatie) -> Vec<Rol> {
        let (object, act) = self.handeling(operatie);
        self.beleid.wie_wel(object, act)
    }

    /// A call to an operation that fits the document, under the werkcontext of this rol.
    #[must_use]
    pub fn aanroep(&self, operatie: &Operatie, rol: Rol) -> Aanroep {
        let call = self.aanroep_met(operatie, rol, &[]);
        match self.werkcontexten.get(&rol) {
            Some(id) if operatie.kent_kop("Werkcontext") => call.werkcontext(*id),
            // What is missing must not be in the way of who may not at all.
            None if operatie.eist_kop("Werkcontext") => call.werkcontext(nieuw_id()),
            _ => call,
        }
    }

    /// The body of [`Wereld::aanroep`].
    #[must_use]
    pub fn lichaam(&self, operatie: &Operatie, rol: Rol) -> Option<Value> {
        let generator = Generator::nieuw(self.contract, &self.voorraad);
        generator.lichaam(operatie, &mut |plaats, schema| {
            eigen_waarde(rol, &plaats.veld)
                .or_else(|| self.andere_soort(plaats, schema))
                .or_else(|| (self.vul)(plaats, schema))
        })
    }

    fn aanroep_met(&self, operatie: &Operatie, rol: Rol, vast: &[(&str, Value)]) -> Aanroep {
        let generator = Generator::nieuw(self.contract, &self.voorraad);
        generator.aanroep(operatie, &mut |plaats, schema| {
            let given = vast.iter().find(|(veld, _)| *veld == plaats.veld);
            given
                .map(|(_, value)| value.clone())
                .or_else(|| eigen_waarde(rol, &plaats.veld))
                .or_else(|| self.andere_soort(plaats, schema))
                .or_else(|| (self.vul)(plaats, schema))
        })
    }

    /// A besluit is of one soort: the properties of the others are left out.
    fn andere_soort(&self, plaats: &Plaats, schema: &Value) -> Option<Value> {
        let is_soort = plaats.schema == "Besluitvoorstel"
            && ["oneOf", "anyOf", "allOf"]
                .iter()
                .filter_map(|member| schema[*member].as_array())
                .flatten()
                .chain([schema])
                .any(|part| {
                    part["$ref"].is_string() && soort(self.contract.los_op(part)) == "object"
                });
        (is_soort && plaats.veld != self.besluitsoort).then_some(Value::Null)
    }

    /// One step: an operation as somebody, with some fields fixed.
    pub async fn stap(
        &mut self,
        operatie: &str,
        (wie, rol): (&Klant, Rol),
        werkcontext: Option<Uuid>,
        vast: &[(&str, Value)],
    ) -> Antwoord {
        let operatie = self.contract.operatie(operatie);
        let mut call = self.aanroep_met(operatie, rol, vast);
        if let Some(id) = werkcontext {
            call = call.werkcontext(id);
        }
        let answer = wie.doe(call).await;
        (self.toeschouwer)(&answer);
        self.onthoud(&answer);
        answer
    }

    /// Calls every operation that makes something, as those who may, until one succeeds. Twice:
    /// what the first round made, the second can refer to.
    async fn probeer_makers(&mut self) {
        let makers: Vec<_> = self
            .contract
            .operaties()
            .iter()
            .filter(|operatie| operatie.maakt())
            .collect();
        for operatie in [makers.clone(), makers].concat() {
            for rol in self.wie_wel(operatie) {
                let answer = self.als(rol).doe(self.aanroep(operatie, rol)).await;
                (self.toeschouwer)(&answer);
                if answer.status == 201 && self.onthoud_nieuw(&answer) {
                    break;
                }
            }
        }
    }

    /// Takes what was made into the stock, and the new version of what was changed.
    pub fn onthoud(&mut self, antwoord: &Antwoord) {
        if antwoord.status == 201 && self.onthoud_nieuw(antwoord) {
            return;
        }
        let Some(etag) = antwoord.kop("ETag").filter(|_| antwoord.status < 300) else {
            return;
        };
        let path = antwoord.aanroep.split(' ').nth(1).unwrap_or_default();
        let path = path.trim_start_matches(BASE).trim_start_matches('/');
        let mut segments = path.split('/');
        if let (Some(collectie), Some(id)) = (segments.next(), segments.next())
            && let Ok(id) = id.parse()
        {
            self.voorraad.leg(collectie, id, etag);
        }
    }

    /// A new object, under the collection that its address names, unless there is one already.
    fn onthoud_nieuw(&mut self, antwoord: &Antwoord) -> bool {
        let place = antwoord.kop("Location").unwrap_or_default();
        let mut segments = place.rsplit('/');
        let id = segments.next().and_then(|id| id.parse::<Uuid>().ok());
        let (Some(id), Some(collectie)) = (id, segments.next()) else {
            return false;
        };
        let etag = antwoord.kop("ETag").unwrap_or("\"1\"");
        self.voorraad.leg(collectie, id, etag);
        true
    }

    /// The id of the lidmaatschap of somebody with one.
    pub async fn lidmaatschap_van(&self, sub: &str) -> Uuid {
        let sql = format!(
            "SELECT l.id::text FROM autorisatie.lidmaatschap l
             JOIN autorisatie.identiteit i ON i.persoon = l.persoon
             WHERE i.sub = '{sub}' AND upper_inf(l.bekend)"
        );
        let found = self.opstelling.inkijk().await.tekst(&sql).await;
        found.expect("a lidmaatschap").parse().expect("an id")
    }
}

/// What a person with this rol may fill in where others may not.
fn eigen_waarde(rol: Rol, veld: &str) -> Option<Value> {
    match veld {
        "doel" => doelen_van(rol).first().map(|doel| json!(doel.code())),
        "logdoel" if mag_logdoel(rol) => Some(json!("rechtmatigheidscontrole")),
        // A place in a list is only ever taken over from an answer.
        "logdoel" | "cursor" => Some(Value::Null),
        "zaak" | "vergadering" if rol == Rol::Cfg => Some(Value::Null),
        _ => None,
    }
}

/// So many days from now, on the second.
#[must_use]
pub fn over_dagen(dagen: i64) -> Timestamp {
    let seconds = i64::try_from(Systeembron::default().nu_us() / 1_000_000).expect("a clock");
    let now = Timestamp::from_second(seconds).expect("a clock");
    now.checked_add(SignedDuration::from_hours(24 * dagen))
        .expect("in this age")
}
