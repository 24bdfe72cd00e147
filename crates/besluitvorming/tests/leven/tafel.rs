// SPDX-License-Identifier: EUPL-1.2
//! What people at the tafel do: every step of a besluit, through the Poort.

use autorisatie::{Fout, Toegang, Weigering};
use besluitvorming::BesluitBeeld;
use besluitvorming::dienst::besluit::{
    self, Besluitstand, Indiening, Standpuntgeving, Vaststelling,
};
use besluitvorming::gevolg::{Gevolgen, Motiveringstekst};
use besluitvorming::handelingen::{
    BesluitAanhouden, BesluitAannemen, BesluitAgenderen, BesluitIntrekken, BesluitLezen,
    BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen, StandpuntGeven,
};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::stemming::Standpunt;

use crate::gevolg::Proefgevolg;
use crate::verwerping::Proefverwerping;
use crate::wereld::Wereld;

/// A "no": status, code, and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nee {
    pub status: u16,
    pub code: String,
    pub noemt: Vec<String>,
}

impl From<Weigering> for Nee {
    fn from(weigering: Weigering) -> Self {
        match weigering.fout() {
            Fout::Ongeldig(fouten) => Self {
                status: 400,
                code: "verzoek-ongeldig".to_owned(),
                noemt: fouten
                    .iter()
                    .map(|fout| format!("{} {}", fout.plaats, fout.code))
                    .collect(),
            },
            Fout::Geweigerd(geweigerd) => {
                assert!(!geweigerd.regels.is_empty(), "a refusal without a rule");
                Self {
                    status: geweigerd.soort.status(),
                    code: geweigerd.code.to_owned(),
                    noemt: geweigerd.ontbreekt.clone(),
                }
            }
            Fout::Storing(storing) => panic!("{storing}"),
        }
    }
}

pub fn nee(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

impl Nee {
    pub fn kort(&self) -> (u16, String) {
        (self.status, self.code.clone())
    }
}

pub fn gevolgen() -> Gevolgen {
    Gevolgen::default()
        .met::<Proefgevolg>()
        .met_verwerping::<Proefverwerping>()
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap()
}

pub fn inhoud() -> Value {
    json!({"waarom": "Daarom.", "ook": [], "persoon": Uuid::from_u128(0xa11a5), "vervalt": false})
}

pub fn indiening(inhoud: Value) -> Indiening {
    Indiening {
        verschijningsvormen: vec!["witwassen".to_owned()],
        motivering: Motiveringstekst {
            noodzaak: "Nodig.".to_owned(),
            proportionaliteit: "In verhouding.".to_owned(),
            subsidiariteit: "Niet met minder.".to_owned(),
        },
        inhoud: Some((Besluitsoort::CasusStarten, inhoud)),
    }
}

/// Steps that take an id, a version and what else stands between the brackets.
macro_rules! stap {
    ($naam:ident $handeling:ident ($($meer:expr),*)) => {
        pub async fn $naam(&self, wie: &str, besluit: &Besluitstand) -> Result<Besluitstand, Nee> {
            let handeling = $handeling { id: besluit.id, versie: besluit.versie };
            let verzoek = self.wereld.verzoek(wie, Some(self.werk(wie).await));
            let werk = async |t: &mut Toegang<'_, $handeling>| {
                besluit::$naam(t $(, $meer)*).await
            };
            Ok(self.wereld.poort.verricht(&verzoek, handeling, werk).await?.in_waarde())
        }
    };
}

/// A tafel with a signaal in weging and a planned vergadering.
pub struct Tafel {
    pub wereld: Wereld,
    pub zaak: Uuid,
    pub vergadering: Uuid,
}

impl Tafel {
    pub async fn nieuw() -> Self {
        let wereld = Wereld::nieuw().await;
        let zaak = Uuid::from_u128(0x5a_0001);
        let tafel = Self {
            wereld,
            zaak,
            vergadering: Uuid::from_u128(0xbe_0001),
        };
        tafel.nieuwe_zaak(zaak, "D").await;
        tafel.plan(tafel.vergadering, "D", false).await;
        tafel
    }

    pub async fn nieuwe_zaak(&self, id: Uuid, gremium: &str) {
        let nummer = self.wereld.nieuw_nummer();
        let nu = self.wereld.nu();
        self.wereld
            .sql(&format!(
                "INSERT INTO autorisatie.zaak (id, soort, nummer, alias, tafel, geopend_op, verloopt_op) VALUES \
                 ('{id}', 'signaal', '2026-{nummer:05}', gen_random_uuid(), '{gremium}', '{nu}', '{nu}'::timestamptz + interval '5 years')"
            ))
            .await;
    }

    /// A vergadering that begins in ten days.
    pub async fn plan(&self, id: Uuid, gremium: &str, spoed: bool) {
        let nu = self.wereld.nu();
        self.wereld
            .sql(&format!(
                "INSERT INTO besluitvorming.vergadering (id, alias, gremium, status, is_spoed, begint_op, versie, gepland_op) VALUES \
                 ('{id}', gen_random_uuid(), '{gremium}', 'gepland', {spoed}, '{nu}'::timestamptz + interval '10 days', 1, '{nu}')"
            ))
            .await;
    }

    /// Opens the vergadering with these people; ten days have gone by.
    pub async fn open(&self, aanwezigen: &[&str]) {
        self.wereld.verzet(std::time::Duration::from_hours(240));
        self.open_nu(self.vergadering, aanwezigen).await;
    }

    pub async fn open_nu(&self, id: Uuid, aanwezigen: &[&str]) {
        let nu = self.wereld.nu();
        self.wereld
            .sql(&format!(
                "UPDATE besluitvorming.vergadering SET status = 'open', geopend_op = '{nu}' WHERE id = '{id}'"
            ))
            .await;
        for naam in aanwezigen {
            let wie = self.wereld.wie(naam);
            let is_voorzitter = wie.rol == "omt_voorzitter";
            self.wereld
                .sql(&format!(
                    "INSERT INTO besluitvorming.aanwezigheid (vergadering, lidmaatschap, persoon, persoon_alias, organisatie, organisatie_code, onderdeel, is_voorzitter) \
                     SELECT '{id}', '{}', p.id, p.alias, o.id, o.code, d.onderdeel, {is_voorzitter} \
                     FROM autorisatie.persoon p, autorisatie.organisatie o JOIN autorisatie.deelnemerschap d ON d.organisatie = o.id \
                     WHERE p.id = '{}' AND o.id = '{}' AND upper_inf(d.bekend)",
                    wie.lidmaatschap, wie.persoon, wie.organisatie
                ))
                .await;
        }
    }

    pub async fn sluit(&self, id: Uuid) {
        let nu = self.wereld.nu();
        self.wereld
            .sql(&format!(
                "UPDATE besluitvorming.vergadering SET status = 'gesloten', gesloten_op = '{nu}' WHERE id = '{id}'"
            ))
            .await;
    }

    pub async fn belang(&self, naam: &str, zaak: Uuid) {
        let (wie, nu) = (self.wereld.wie(naam), self.wereld.nu());
        self.wereld
            .sql(&format!(
                "INSERT INTO autorisatie.belang VALUES ('{zaak}', '{}', tstzrange('{nu}', NULL), tstzrange('{nu}', NULL))",
                wie.persoon
            ))
            .await;
    }

    /// A werkcontext: of the zaak for the bureau, of the vergadering for the others.
    pub async fn werk(&self, naam: &str) -> Uuid {
        self.werk_voor(naam, self.zaak, self.vergadering).await
    }

    pub async fn werk_voor(&self, naam: &str, zaak: Uuid, vergadering: Uuid) -> Uuid {
        let wie = self.wereld.wie(naam);
        let (nu, id) = (
            self.wereld.nu(),
            Uuid::from_u128(0xcc_0000_0000 + u128::from(self.wereld.nieuw_nummer())),
        );
        let (doel, waarover) = if wie.rol == "casusregisseur" {
            ("signaal_wegen", format!("'{zaak}', NULL"))
        } else {
            ("besluitvorming", format!("NULL, '{vergadering}'"))
        };
        self.wereld
            .sql(&format!(
                "INSERT INTO autorisatie.werkcontext (id, persoon, lidmaatschap, doel, zaak, vergadering, reden, aangemaakt_op, verloopt_op) \
                 VALUES ('{id}', '{}', '{}', '{doel}', {waarover}, '\\x00', '{nu}', '{nu}'::timestamptz + interval '4 hours')",
                wie.persoon, wie.lidmaatschap
            ))
            .await;
        id
    }

    pub async fn stel_voor(&self, wie: &str, indiening: Indiening) -> Result<Besluitstand, Nee> {
        let handeling = BesluitVoorstellen { zaak: self.zaak };
        let verzoek = self.wereld.verzoek(wie, Some(self.werk(wie).await));
        let werk = async move |t: &mut Toegang<'_, BesluitVoorstellen>| {
            besluit::voorstellen(t, &gevolgen(), indiening, &zone()).await
        };
        let gedaan = self
            .wereld
            .poort
            .verricht(&verzoek, handeling, werk)
            .await?;
        Ok(gedaan.in_waarde())
    }

    pub async fn agendeer(
        &self,
        wie: &str,
        besluit: &Besluitstand,
        vergadering: Uuid,
    ) -> Result<Besluitstand, Nee> {
        self.agendeer_onder(wie, besluit, vergadering, vergadering)
            .await
    }

    /// Under a werkcontext of another vergadering than the one of the agenda.
    pub async fn agendeer_onder(
        &self,
        wie: &str,
        besluit: &Besluitstand,
        vergadering: Uuid,
        van_werkcontext: Uuid,
    ) -> Result<Besluitstand, Nee> {
        let handeling = BesluitAgenderen {
            id: besluit.id,
            versie: besluit.versie,
            vergadering,
        };
        let werkcontext = self.werk_voor(wie, self.zaak, van_werkcontext).await;
        let verzoek = self.wereld.verzoek(wie, Some(werkcontext));
        let werk = async |t: &mut Toegang<'_, BesluitAgenderen>| besluit::agenderen(t).await;
        let gedaan = self
            .wereld
            .poort
            .verricht(&verzoek, handeling, werk)
            .await?;
        Ok(gedaan.in_waarde())
    }

    /// `van`: of whom it is; himself when absent.
    pub async fn standpunt(
        &self,
        wie: &str,
        besluit: &Besluitstand,
        van: Option<&str>,
        standpunt: Standpunt,
    ) -> Result<Besluitstand, Nee> {
        let geving = Standpuntgeving {
            lidmaatschap: van.map(|naam| self.wereld.wie(naam).lidmaatschap),
            standpunt,
            toelichting: Some("Een minderheid.".to_owned()),
        };
        let handeling = StandpuntGeven { id: besluit.id };
        let verzoek = self.wereld.verzoek(wie, Some(self.werk(wie).await));
        let werk = async move |t: &mut Toegang<'_, StandpuntGeven>| {
            besluit::geef_standpunt(t, geving).await
        };
        let gedaan = self
            .wereld
            .poort
            .verricht(&verzoek, handeling, werk)
            .await?;
        Ok(gedaan.in_waarde())
    }

    stap!(aannemen BesluitAannemen ());
    stap!(verwerpen BesluitVerwerpen (&gevolgen(), &zone(), "reden".to_owned()));
    stap!(aanhouden BesluitAanhouden ("reden".to_owned()));
    stap!(intrekken BesluitIntrekken (&gevolgen(), &zone(), "reden".to_owned()));

    pub async fn stel_vast(&self, wie: &str, besluit: &Besluitstand) -> Result<Vaststelling, Nee> {
        self.stel_vast_met(wie, besluit, self.wereld.nieuw_nummer())
            .await
    }

    pub async fn stel_vast_met(
        &self,
        wie: &str,
        besluit: &Besluitstand,
        sleutel: u64,
    ) -> Result<Vaststelling, Nee> {
        let handeling = BesluitVaststellen {
            id: besluit.id,
            versie: besluit.versie,
        };
        let werkcontext = self.werk(wie).await;
        let verzoek = self.wereld.verzoek_met(wie, Some(werkcontext), sleutel);
        let werk = async |t: &mut Toegang<'_, BesluitVaststellen>| {
            besluit::vaststellen(t, &gevolgen(), &zone()).await
        };
        let gedaan = self
            .wereld
            .poort
            .verricht(&verzoek, handeling, werk)
            .await?;
        Ok(gedaan.in_waarde())
    }

    pub async fn lees(
        &self,
        wie: &str,
        besluit: Uuid,
        met_doel: bool,
    ) -> Result<BesluitBeeld, Nee> {
        let werkcontext = if met_doel {
            Some(self.werk(wie).await)
        } else {
            None
        };
        let verzoek = self.wereld.verzoek(wie, werkcontext);
        let handeling = BesluitLezen { id: besluit };
        Ok(self
            .wereld
            .poort
            .lees(&verzoek, handeling)
            .await?
            .in_waarde())
    }

    /// On the agenda of the vergadering, which is open with a quorum.
    pub async fn in_vergadering(&self, inhoud: Value) -> Besluitstand {
        let besluit = self
            .stel_voor("regisseur", indiening(inhoud))
            .await
            .unwrap();
        let besluit = self
            .agendeer("secretaris", &besluit, self.vergadering)
            .await
            .unwrap();
        self.open(&VOLTALLIG).await;
        besluit
    }

    /// A standpunt of everybody who counts, `voor`.
    pub async fn allen_voor(&self, besluit: &Besluitstand) -> Besluitstand {
        let mut stand = besluit.clone();
        for lid in VOLTALLIG {
            stand = self
                .standpunt("secretaris", besluit, Some(lid), Standpunt::Voor)
                .await
                .unwrap();
        }
        stand
    }

    /// Accepted.
    pub async fn aangenomen(&self, inhoud: Value) -> Besluitstand {
        let besluit = self.in_vergadering(inhoud).await;
        let besluit = self.allen_voor(&besluit).await;
        self.aannemen("secretaris", &besluit).await.unwrap()
    }
}

/// Voorzitter and three deelnemers, among them OM and politie.
pub const VOLTALLIG: [&str; 4] = ["voorzitter", "lid_politie", "lid_om", "lid_belasting"];
