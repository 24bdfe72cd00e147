// SPDX-License-Identifier: EUPL-1.2
//! What the people around a handhavingsknelpunt do, each as himself.

use jiff::{SignedDuration, Timestamp};
use scenarios::Opstelling;
use scenarios::klant::{Aanroep, Antwoord, Klant};
use scenarios::stappen::{meld_signaal, werkcontext_over, werkcontext_voor};
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

/// A gremium: its code, secretaris, voorzitter, and the leden that make a quorum with him.
pub struct Gremium {
    pub code: &'static str,
    secretaris: &'static str,
    pub voorzitter: &'static str,
}

pub const STUURGROEP: Gremium = Gremium {
    code: "STUURGROEP",
    secretaris: "stg_secretaris",
    voorzitter: "stg_voorzitter",
};
pub const TAFEL: Gremium = Gremium {
    code: "D",
    secretaris: "omt_secretaris",
    voorzitter: "omt_voorzitter",
};

/// With the voorzitter a quorum in either gremium.
const AANWEZIG: [&str; 3] = ["politie", "belastingdienst", "fiod"];

pub struct Wereld {
    pub opstelling: Opstelling,
}

/// The day so many days from now.
pub fn dag(dagen: i64) -> String {
    let nu = i64::try_from(Systeembron::default().nu_us()).expect("now") / 1_000_000;
    let nu = Timestamp::from_second(nu).expect("now");
    let toen = nu + SignedDuration::from_hours(24 * dagen);
    toen.to_string()
        .split('T')
        .next()
        .expect("a day")
        .to_owned()
}

/// A preparation that is whole, on these signalen.
pub fn voorbereiding(signalen: &[Uuid]) -> Value {
    json!({
        "omschrijving": "In dit gebied wisselen panden zonder verklaarbaar geld van eigenaar.",
        "structureel": "Meldplichten worden al jaren niet nageleefd, ook na handhaving.",
        "scope": {"soort": "gebied", "grens": {"type": "Polygon",
            "coordinates": [[[4.2, 52.0], [4.4, 52.0], [4.4, 52.2], [4.2, 52.2], [4.2, 52.0]]]}},
        "aanwijzingen": [{"datum": "2026-03-01", "bron": "controle", "tekst": "Drie van vier panden zonder vergunning."}],
        "verschijningsvormen": ["witwassen"],
        "signalen": signalen,
        "deelnemers": ["politie", "om"],
        "tafels": ["D"],
        "dpia": {"kenmerk": "DPIA-2026-7", "datum": "2026-03-02"},
        "fgAdvies": {"strekking": "positief", "kenmerk": "FG-2026-7", "datum": "2026-03-03"},
    })
}

/// A plan that is whole.
pub fn plan() -> Value {
    json!({
        "locaties": [{"naam": "Havenkwartier", "punt": {"type": "Point", "coordinates": [4.3, 52.1]}}],
        "gegevens": "Vergunningen en kadaster.",
        "stappen": [{"tekst": "Gezamenlijke controle.", "deelnemer": "politie"}],
    })
}

/// Codes of the faults in an answer.
pub fn codes(antwoord: &Antwoord) -> Vec<String> {
    let body = antwoord.json();
    let fouten = body["fouten"].as_array().cloned().unwrap_or_default();
    fouten
        .iter()
        .filter_map(|fout| fout["code"].as_str().map(str::to_owned))
        .collect()
}

impl Wereld {
    pub async fn nieuw() -> Self {
        Self {
            opstelling: Opstelling::nieuw().await,
        }
    }

    pub fn als(&self, sub: &str) -> Klant {
        self.opstelling.als(sub)
    }

    /// A signaal of this partner in weging, judged in full when asked.
    pub async fn signaal(&self, melder: &str, is_gewogen: bool) -> Uuid {
        let signaal = meld_signaal(&self.als(melder)).await;
        let regisseur = self.als("casusregisseur");
        let werk = werkcontext_voor(&regisseur, "signaal_wegen", signaal.id).await;
        let pad = format!("/signalen/{}/weging", signaal.id);
        let nemen = Aanroep::post(&pad).werkcontext(werk).versie(&signaal.etag);
        let etag = regisseur.doe(nemen).await.moet(201).etag();
        if is_gewogen {
            let oordeel =
                json!({"tekst": "Gezamenlijk beoordeeld.", "beoordeeldDoor": ["politie", "om"]});
            let weging = json!({
                "inOvereenstemmingMetDoel": true, "doeltoets": oordeel, "type": oordeel, "aantalAardOmvang": oordeel,
                "gewichtInterventies": oordeel, "deelnemersVerband": oordeel,
            });
            let wegen = Aanroep::patch(&pad).json(&weging).werkcontext(werk);
            let _ = regisseur.doe(wegen.versie(&etag)).await.moet(200);
        }
        signaal.id
    }

    /// Signalen of two deelnemers, weighed in full.
    pub async fn signalen(&self) -> [Uuid; 2] {
        [
            self.signaal("partner", true).await,
            self.signaal("partner@om", true).await,
        ]
    }

    /// What the adviseur prepares.
    pub async fn bereid_voor(&self, wat: &Value) -> Antwoord {
        let call = Aanroep::post("/handhavingsknelpunten").json(wat);
        self.als("adviseur_riec").doe(call).await
    }

    /// A handhavingsknelpunt in preparation.
    pub async fn voorbereid(&self) -> Uuid {
        let signalen = self.signalen().await;
        self.bereid_voor(&voorbereiding(&signalen))
            .await
            .moet(201)
            .id()
    }

    /// The adviseur changes what he prepared.
    pub async fn wijzig(&self, hhk: Uuid, etag: &str, wat: &Value) -> Antwoord {
        let adviseur = self.als("adviseur_riec");
        let werk = werkcontext_voor(&adviseur, "handhavingsknelpunt", hhk).await;
        let pad = format!("/handhavingsknelpunten/{hhk}");
        let call = Aanroep::patch(&pad).json(wat).werkcontext(werk);
        adviseur.doe(call.versie(etag)).await
    }

    /// What somebody sees of it, under a werkcontext.
    pub async fn lees(&self, sub: &str, doel: &str, pad: &str, zaak: Uuid) -> Antwoord {
        let wie = self.als(sub);
        let werk = werkcontext_voor(&wie, doel, zaak).await;
        let call = Aanroep::get(&format!("/{pad}/{zaak}"));
        wie.doe(call.werkcontext(werk)).await
    }

    /// A proposal about a zaak, of the soort that `inhoud` names.
    pub async fn stel_voor(&self, sub: &str, doel: &str, zaak: Uuid, inhoud: &Value) -> Antwoord {
        let wie = self.als(sub);
        let werk = werkcontext_voor(&wie, doel, zaak).await;
        let mut body = json!({
            "zaak": zaak,
            "verschijningsvormen": ["witwassen"],
            "noodzaak": "Geen deelnemer overziet dit alleen.",
            "proportionaliteit": "Een afgebakend gebied, alleen trap 1.",
            "subsidiariteit": "Handhaving door elk afzonderlijk hielp niet.",
        });
        for (soort, wat) in inhoud.as_object().expect("an object") {
            body[soort] = wat.clone();
        }
        let call = Aanroep::post("/besluiten").json(&body);
        wie.doe(call.werkcontext(werk)).await
    }

    /// A proposal of the Stuurgroep about a handhavingsknelpunt.
    pub async fn stel_stuurgroep_voor(&self, hhk: Uuid, inhoud: &Value) -> Antwoord {
        self.stel_voor("stg_lid", "besluitvorming", hhk, inhoud)
            .await
    }

    /// Puts a proposal on the agenda of a new vergadering, which is near; answers with the vergadering.
    pub async fn agendeer(&self, gremium: &Gremium, besluit: Uuid) -> Uuid {
        let secretaris = self.als(gremium.secretaris);
        let body = json!({"begintOp": format!("{}T09:00:00Z", dag(1)), "isSpoed": false});
        let pad = format!("/gremia/{}/vergaderingen", gremium.code);
        let vergadering = secretaris.doe(Aanroep::post(&pad).json(&body)).await;
        let vergadering = vergadering.moet(201).id();
        let body = json!({"vergadering": vergadering});
        let gedaan = self.stap(
            gremium.secretaris,
            besluit,
            "agendering",
            vergadering,
            Some(body),
        );
        let _ = gedaan.await.moet(200);
        vergadering
    }

    /// A step of a besluit in the version as it stands now.
    pub async fn stap(
        &self,
        sub: &str,
        besluit: Uuid,
        stap: &str,
        vergadering: Uuid,
        body: Option<Value>,
    ) -> Antwoord {
        let wie = self.als(sub);
        let werk = werkcontext_over(&wie, "besluitvorming", "vergadering", vergadering).await;
        let pad = format!("/besluiten/{besluit}");
        let gelezen = wie.doe(Aanroep::get(&pad).werkcontext(werk)).await;
        let etag = gelezen.moet(200).etag();
        let mut call = Aanroep::post(&format!("{pad}/{stap}"));
        if let Some(body) = body {
            call = call.json(&body);
        }
        wie.doe(call.werkcontext(werk).versie(&etag)).await
    }

    /// Opens the vergadering, and records the same standpunt for all present.
    pub async fn stem(&self, gremium: &Gremium, besluit: Uuid, vergadering: Uuid, standpunt: &str) {
        let secretaris = self.als(gremium.secretaris);
        let leden = Aanroep::get(&format!("/gremia/{}/leden?limit=100", gremium.code));
        let leden = secretaris.doe(leden).await.moet(200).json();
        let alle = leden["leden"].as_array().cloned().unwrap_or_default();
        let is_voorzitter = |lid: &Value| lid["rol"] == gremium.voorzitter;
        let mut aanwezig: Vec<Value> = Vec::new();
        let voorzitter = alle.iter().find(|lid| is_voorzitter(lid));
        aanwezig.push(voorzitter.expect("a voorzitter")["lidmaatschap"].clone());
        for organisatie in AANWEZIG {
            let lid = alle.iter().find(|lid| {
                lid["organisatie"] == organisatie
                    && lid["rol"].as_str().is_some_and(|rol| rol.ends_with("_lid"))
            });
            aanwezig.push(lid.expect("a lid")["lidmaatschap"].clone());
        }
        let pad = format!("/vergaderingen/{vergadering}");
        let etag = secretaris.doe(Aanroep::get(&pad)).await.moet(200).etag();
        let body = json!({"aanwezigen": aanwezig});
        let openen = Aanroep::post(&format!("{pad}/opening")).json(&body);
        let _ = secretaris.doe(openen.versie(&etag)).await.moet(200);
        let werk =
            werkcontext_over(&secretaris, "besluitvorming", "vergadering", vergadering).await;
        for lid in aanwezig {
            let body = json!({"lidmaatschap": lid, "standpunt": standpunt});
            let call = Aanroep::post(&format!("/besluiten/{besluit}/standpunten")).json(&body);
            let _ = secretaris.doe(call.werkcontext(werk)).await.moet(201);
        }
    }

    /// From proposal to acceptance.
    pub async fn neem_aan(&self, gremium: &Gremium, besluit: Uuid) -> Uuid {
        let vergadering = self.agendeer(gremium, besluit).await;
        self.stem(gremium, besluit, vergadering, "voor").await;
        let gedaan = self.stap(gremium.secretaris, besluit, "aanneming", vergadering, None);
        let _ = gedaan.await.moet(200);
        vergadering
    }

    /// The voorzitter adopts.
    pub async fn stel_vast(&self, gremium: &Gremium, besluit: Uuid, vergadering: Uuid) -> Antwoord {
        self.stap(
            gremium.voorzitter,
            besluit,
            "vaststelling",
            vergadering,
            None,
        )
        .await
    }

    /// From proposal to adoption.
    pub async fn besluit(&self, gremium: &Gremium, besluit: Uuid) -> Antwoord {
        let vergadering = self.neem_aan(gremium, besluit).await;
        self.stel_vast(gremium, besluit, vergadering).await
    }

    /// A designated handhavingsknelpunt.
    pub async fn aangewezen(&self) -> Uuid {
        let hhk = self.voorbereid().await;
        let besluit = self
            .stel_stuurgroep_voor(
                hhk,
                &json!({"hhkAanwijzen": {"versie": 1, "einde": dag(365)}}),
            )
            .await
            .moet(201)
            .id();
        let _ = self.besluit(&STUURGROEP, besluit).await.moet(200);
        hhk
    }

    /// The casusregisseur of a tafel writes a plan.
    pub async fn stel_plan_op(&self, sub: &str, hhk: Uuid, wat: &Value) -> Antwoord {
        let wie = self.als(sub);
        let werk = werkcontext_voor(&wie, "handhavingsknelpunt", hhk).await;
        let pad = format!("/handhavingsknelpunten/{hhk}/plannen-van-aanpak");
        let call = Aanroep::post(&pad).json(wat);
        wie.doe(call.werkcontext(werk)).await
    }

    /// One value of the database.
    pub async fn tekst(&self, sql: &str) -> Option<String> {
        self.opstelling.inkijk().await.tekst(sql).await
    }
}
