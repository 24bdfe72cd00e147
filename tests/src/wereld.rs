// SPDX-License-Identifier: EUPL-1.2
//! A running Verband with something of everything in it: what scenarios make on purpose, and what
//! operations that nobody told us of make when they are called as somebody who may.

use std::collections::BTreeMap;

use autorisatie::beleid::{Beleid, Handeling, Objectsoort, Rol};
use autorisatie::werkcontext::{doelen_van, mag_logdoel};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::contract::{Contract, Operatie};
use crate::generator::{Generator, Voorraad};
use crate::inrichting::{TAFEL, met_rol};
use crate::klant::{Aanroep, Antwoord, Klant, nieuw_id};
use crate::opstelling::Opstelling;
use crate::stappen::{logcontext, meld_signaal, probeer_werkcontext};

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
    klanten: BTreeMap<Rol, Klant>,
    werkcontexten: BTreeMap<Rol, Uuid>,
}

impl Wereld {
    /// Starts a service and fills it.
    pub async fn nieuw() -> Self {
        let opstelling = Opstelling::nieuw().await;
        let contract = opstelling.contract().await;
        let klanten = Rol::ALLE
            .iter()
            .map(|rol| (*rol, opstelling.als(&met_rol(*rol))))
            .collect();
        let mut wereld = Self {
            beleid: Beleid::ingebouwd().expect("a policy"),
            contract,
            voorraad: Voorraad::default(),
            klanten,
            werkcontexten: BTreeMap::new(),
            opstelling,
        };
        wereld.vul().await;
        wereld
    }

    /// The person with this rol.
    #[must_use]
    pub fn als(&self, rol: Rol) -> &Klant {
        &self.klanten[&rol]
    }

    /// What the policy calls the act of an operation: its kind of object, and the word.
    ///
    /// # Panics
    /// When the policy knows neither; such an operation could never be allowed.
    #[must_use]
    pub fn handeling(&self, operatie: &Operatie) -> (Objectsoort, Handeling) {
        let (noun, verb) = operatie.handeling.split_once('.').expect("an act");
        let object = Objectsoort::van(noun)
            .unwrap_or_else(|| panic!("{}: the policy knows no {noun}", operatie.id));
        let named =
            Handeling::van(verb).filter(|act| !self.beleid.wie_wel(object, *act).is_empty());
        // A list is judged as reading is: it shows what reading one by one would show.
        let lists = operatie.methode == Method::GET && verb == "zoeken";
        let act = named.or_else(|| Handeling::van("lezen").filter(|_| lists));
        let act = act.unwrap_or_else(|| panic!("{}: no row in the policy", operatie.id));
        (object, act)
    }

    /// The roles that have a row for an operation.
    #[must_use]
    pub fn wie_wel(&self, operatie: &Operatie) -> Vec<Rol> {
        let (object, act) = self.handeling(operatie);
        self.beleid.wie_wel(object, act)
    }

    /// A call to an operation that fits the document.
    #[must_use]
    pub fn aanroep(&self, operatie: &Operatie, rol: Rol) -> Aanroep {
        let mut generator = Generator::nieuw(self.contract, &self.voorraad);
        let call = generator.aanroep_met(operatie, &mut |veld, _| Self::eigen_waarde(rol, veld));
        self.met_werkcontext(operatie, rol, call)
    }

    /// The same call under the werkcontext of this rol, where the operation knows one.
    #[must_use]
    pub fn met_werkcontext(&self, operatie: &Operatie, rol: Rol, call: Aanroep) -> Aanroep {
        match self.werkcontexten.get(&rol) {
            Some(id) if operatie.kent_kop("Werkcontext") => call.werkcontext(*id),
            // What is missing must not be in the way of who may not at all.
            None if operatie.eist_kop("Werkcontext") => call.werkcontext(nieuw_id()),
            _ => call,
        }
    }

    /// What a person with this rol may fill in where others may not.
    fn eigen_waarde(rol: Rol, veld: &str) -> Option<Value> {
        let supervises = mag_logdoel(rol);
        match veld {
            "doel" => doelen_van(rol).first().map(|doel| json!(doel.code())),
            "logdoel" if supervises => Some(json!("rechtmatigheidscontrole")),
            _ => None,
        }
    }

    /// Makes what the steps know, then whatever the operations that create make of generated calls.
    async fn vul(&mut self) {
        self.voorraad.leg_waarde("gremia", json!(TAFEL));
        self.voorraad.leg_waarde("gremium", json!(TAFEL));
        self.voorraad.leg_waarde("tafel", json!(TAFEL));
        self.voorraad
            .leg_waarde("verschijningsvorm", json!("witwassen"));
        self.voorraad
            .leg_waarde("geslachtsnaam", json!("Voorbeeld-Demo"));
        let signaal = meld_signaal(self.als(Rol::Partner)).await;
        self.voorraad.leg("signalen", signaal.id, &signaal.etag);
        let ander = self.lidmaatschap_van("cfg:2").await;
        self.voorraad.leg("lidmaatschappen", ander, "\"1\"");
        self.maak_werkcontexten(signaal.id).await;
        let makers: Vec<_> = self
            .contract
            .operaties()
            .iter()
            .filter(|o| o.maakt())
            .collect();
        // Twice: what the first round made, the second can refer to.
        for operatie in [makers.clone(), makers].concat() {
            for rol in self.wie_wel(operatie) {
                let answer = self.als(rol).doe(self.aanroep(operatie, rol)).await;
                if self.onthoud(&answer) {
                    break;
                }
            }
        }
    }

    /// A werkcontext for every rol that can have one: about the log, or about a zaak that it sees.
    async fn maak_werkcontexten(&mut self, zaak: Uuid) {
        for rol in Rol::ALLE.iter().copied() {
            let wie = self.als(rol).clone();
            let id = if rol == Rol::Cfg {
                Some(logcontext(&wie, "rechtmatigheidscontrole").await)
            } else {
                probeer_werkcontext(&wie, doelen_van(rol)[0].code(), zaak).await
            };
            if let Some(id) = id {
                self.werkcontexten.insert(rol, id);
                self.voorraad.leg("werkcontexten", id, "\"1\"");
            }
        }
    }

    /// Takes a new object into the stock, under the collection that its address names.
    pub fn onthoud(&mut self, antwoord: &Antwoord) -> bool {
        let Some(place) = antwoord.kop("Location").filter(|_| antwoord.status == 201) else {
            return false;
        };
        let mut segments = place.rsplit('/');
        let id = segments.next().and_then(|id| id.parse::<Uuid>().ok());
        if let (Some(id), Some(collectie)) = (id, segments.next()) {
            let etag = antwoord.kop("ETag").unwrap_or("\"1\"").to_owned();
            self.voorraad.leg(collectie, id, &etag);
        }
        id.is_some()
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
