// SPDX-License-Identifier: EUPL-1.2
//! The start of a casus (WGS 2.23(4)–(6)(a)): what a proposal names, held against what is known of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::motivering::Motivering;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::persoonsrol::{Ophanging, Persoonsrol, Rolopgave, Subjecttype, toets_persoonsrol};
use wgs::regel;
use wgs::schending::Schending;
use wgs::start::{Startsignaal, Startvoorstel, toets_start};
use wgs::termijn::{is_verlopen, vijf_jaar_na};
use wgs::trap::Trap;
use wgs::verschijningsvorm::Vormrij;
use wgs::weging::Weging;

/// Most subjecten with which a casus starts: more is a handhavingsknelpunt, not a casus.
pub const SUBJECTEN_MAXIMUM: usize = 50;

/// A person named in a signaal who becomes a subject of the casus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Startsubject {
    /// Id of the person in the signaal that names him.
    pub persoon: Uuid,
    /// Why he may occur (WGS 2.22(1)(a),(b)).
    pub persoonsrol: Persoonsrol,
    /// For a directe kring or direct verband: the person, of those named here, on whom he hangs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hangt_aan: Option<Uuid>,
    /// For a directe kring or direct verband: in what it lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waarom: Option<String>,
}

/// What a besluit `casus.starten` holds besides what every besluit holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CasusStartenInhoud {
    /// The signalen on which it rests; the signaal that the besluit is about is one of them.
    pub signalen: Vec<Uuid>,
    /// The first subjecten.
    pub subjecten: Vec<Startsubject>,
    /// Codes of the betrokken deelnemers (WGS 2.23(5)).
    pub deelnemers: Vec<String>,
    /// Lidmaatschap of the casusregisseur; absent: of whoever proposes, when he is one of this tafel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casusregisseur: Option<Uuid>,
    /// The trappen that go open; trap 1 always does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trappen: Option<Vec<Trap>>,
}

impl CasusStartenInhoud {
    /// The trappen that the start opens, lowest first, each once.
    #[must_use]
    pub fn te_openen(&self) -> Vec<Trap> {
        let mut uit = vec![Trap::Een];
        uit.extend(self.trappen.iter().flatten().copied());
        uit.sort_unstable();
        uit.dedup();
        uit
    }
}

/// What is known of a signaal.
#[derive(Clone, Copy, Debug)]
pub struct Signaalfeiten<'a> {
    /// Its status.
    pub status: Signaalstatus,
    /// Its weging; the empty one when there is none.
    pub weging: &'a Weging,
    /// Code of the tafel with which it lies.
    pub tafel: Option<&'a str>,
    /// Day of first processing, from which the five years run.
    pub eerste_verwerking: Date,
    /// Ids of the persons that it names.
    pub personen: &'a [Uuid],
}

/// Everything that the rule needs to know besides what is proposed.
#[derive(Clone, Copy, Debug)]
pub struct Startfeiten<'a> {
    /// The zaak that the besluit is about: a signaal.
    pub zaak: Uuid,
    /// Code of the tafel that decides.
    pub tafel: &'a str,
    /// The three texts.
    pub motivering: Motivering<'a>,
    /// Codes of the verschijningsvormen that are named.
    pub vormen: &'a [&'a str],
    /// The register against which they are held.
    pub vormregister: &'a [Vormrij<'a>],
    /// The day of the proposal, or of adoption.
    pub dag: Date,
    /// Of each signaal that is named, in that order; `None` when it does not exist or is not visible.
    pub signalen: &'a [Option<Signaalfeiten<'a>>],
    /// Codes of all deelnemers of the day.
    pub deelnemers: &'a [&'a str],
    /// Whether there is a casusregisseur: the one who is named, or else whoever proposes, acts as such for this tafel now.
    pub heeft_casusregisseur: bool,
}

/// Everything that stands in the way of this start, at once; empty when it is lawful. Places are as in the request: what
/// every proposal holds at the root, the rest under `/casusStarten`.
#[must_use]
pub fn toets(inhoud: &CasusStartenInhoud, feiten: &Startfeiten<'_>) -> Vec<Schending> {
    let bekend: Vec<(usize, &Signaalfeiten<'_>)> = feiten
        .signalen
        .iter()
        .enumerate()
        .filter_map(|(nummer, signaal)| signaal.as_ref().map(|signaal| (nummer, signaal)))
        .collect();
    let mut uit = toets_wet(inhoud, feiten, &bekend);
    uit.extend(toets_signalen(inhoud, feiten, &bekend));
    uit.extend(toets_subjecten(inhoud, &bekend));
    uit.extend(toets_deelnemers(inhoud, feiten));
    if inhoud.casusregisseur.is_some() && !feiten.heeft_casusregisseur {
        uit.push(Schending::ongeldig(
            &regel::R02,
            "casusregisseur_onbekend",
            "/casusStarten/casusregisseur",
            "Dit is geen lidmaatschap van een casusregisseur van deze tafel.",
        ));
    }
    uit
}

/// The rule of `wgs`, over the facts that are known, at the places of the request.
fn toets_wet(
    inhoud: &CasusStartenInhoud,
    feiten: &Startfeiten<'_>,
    bekend: &[(usize, &Signaalfeiten<'_>)],
) -> Vec<Schending> {
    let signalen: Vec<Startsignaal<'_>> = bekend
        .iter()
        .map(|(_, signaal)| Startsignaal {
            status: signaal.status,
            weging: signaal.weging,
        })
        .collect();
    let deelnemers: Vec<&str> = inhoud
        .deelnemers
        .iter()
        .map(String::as_str)
        .filter(|code| feiten.deelnemers.contains(code))
        .collect();
    let is_genoemd = inhoud.casusregisseur.is_some() || feiten.heeft_casusregisseur;
    let trappen = inhoud.te_openen();
    let schendingen = toets_start(&Startvoorstel {
        motivering: feiten.motivering,
        vormen: feiten.vormen,
        vormregister: feiten.vormregister,
        dag: feiten.dag,
        signalen: &signalen,
        aantal_subjecten: inhoud.subjecten.len(),
        betrokken_deelnemers: &deelnemers,
        casusregisseur: is_genoemd.then_some("casusregisseur"),
        trappen: &trappen,
    });
    let nummers: Vec<usize> = bekend.iter().map(|(nummer, _)| *nummer).collect();
    schendingen
        .into_iter()
        // Signalen that are named but not known are found by themselves.
        .filter(|een| een.code != "signaal_ontbreekt" || inhoud.signalen.is_empty())
        .map(|een| Schending {
            plaats: plaats_in_verzoek(&een.plaats, &nummers),
            ..een
        })
        .collect()
}

/// Where in the request the rule's place stands. `nummers` are the places of the signalen that were given to the rule.
fn plaats_in_verzoek(plaats: &str, nummers: &[usize]) -> String {
    if let Some(rest) = plaats.strip_prefix("/vormen") {
        return format!("/verschijningsvormen{rest}");
    }
    if let Some(rest) = plaats.strip_prefix("/signalen/") {
        let (nummer, verder) = rest
            .split_once('/')
            .map_or((rest, String::new()), |(n, verder)| {
                (n, format!("/{verder}"))
            });
        let mut eigen = nummers.iter().enumerate();
        let eigen = eigen
            .find(|(plek, _)| plek.to_string() == nummer)
            .map(|(_, eigen)| eigen);
        return eigen.map_or_else(
            || "/casusStarten/signalen".to_owned(),
            |eigen| format!("/casusStarten/signalen/{eigen}{verder}"),
        );
    }
    let van_inhoud = [
        "/signalen",
        "/subjecten",
        "/deelnemers",
        "/casusregisseur",
        "/trappen",
    ];
    if van_inhoud.iter().any(|begin| plaats.starts_with(begin)) {
        return format!("/casusStarten{plaats}");
    }
    plaats.to_owned()
}

fn toets_signalen(
    inhoud: &CasusStartenInhoud,
    feiten: &Startfeiten<'_>,
    bekend: &[(usize, &Signaalfeiten<'_>)],
) -> Vec<Schending> {
    let mut uit = Vec::new();
    if !inhoud.signalen.is_empty() && !inhoud.signalen.contains(&feiten.zaak) {
        uit.push(Schending::ongeldig(
            &regel::R94,
            "signaal_van_besluit_ontbreekt",
            "/casusStarten/signalen",
            "Het signaal waarover u dit besluit voorstelt, hoort bij de signalen.",
        ));
    }
    for (nummer, id) in inhoud.signalen.iter().enumerate() {
        let plaats = format!("/casusStarten/signalen/{nummer}");
        if inhoud.signalen[..nummer].contains(id) {
            uit.push(Schending::ongeldig(
                &regel::R94,
                "signaal_dubbel",
                plaats,
                "Dit signaal staat er al.",
            ));
        } else if feiten.signalen.get(nummer).is_none_or(Option::is_none) {
            uit.push(Schending::ongeldig(
                &regel::R94,
                "signaal_onbekend",
                plaats,
                "Dit signaal bestaat niet, of is voor u niet zichtbaar.",
            ));
        }
    }
    for (nummer, signaal) in bekend {
        let plaats = format!("/casusStarten/signalen/{nummer}");
        if signaal.tafel != Some(feiten.tafel) {
            uit.push(Schending::conflict(
                &regel::R110,
                "andere_tafel",
                plaats.as_str(),
                "Dit signaal ligt niet bij deze tafel.",
            ));
        }
        if is_verlopen(vijf_jaar_na(signaal.eerste_verwerking), feiten.dag) {
            uit.push(Schending::conflict(
                &regel::R60,
                "termijn_verlopen",
                plaats,
                "De vijf jaar na de eerste verwerking van dit signaal zijn voorbij.",
            ));
        }
    }
    uit
}

fn toets_subjecten(
    inhoud: &CasusStartenInhoud,
    bekend: &[(usize, &Signaalfeiten<'_>)],
) -> Vec<Schending> {
    let mut uit = Vec::new();
    if inhoud.subjecten.len() > SUBJECTEN_MAXIMUM {
        uit.push(Schending::ongeldig(
            &regel::R112,
            "te_veel_subjecten",
            "/casusStarten/subjecten",
            format!("Een casus start met ten hoogste {SUBJECTEN_MAXIMUM} subjecten."),
        ));
    }
    for (nummer, subject) in inhoud.subjecten.iter().enumerate() {
        let plaats = format!("/casusStarten/subjecten/{nummer}");
        let eerdere = &inhoud.subjecten[..nummer];
        if eerdere.iter().any(|ander| ander.persoon == subject.persoon) {
            uit.push(Schending::ongeldig(
                &regel::R112,
                "subject_dubbel",
                format!("{plaats}/persoon"),
                "Deze persoon staat er al.",
            ));
        } else if !bekend
            .iter()
            .any(|(_, signaal)| signaal.personen.contains(&subject.persoon))
        {
            uit.push(Schending::ongeldig(
                &regel::R112,
                "subject_onbekend",
                format!("{plaats}/persoon"),
                "Geen van deze signalen noemt deze persoon.",
            ));
        }
        uit.extend(toets_rol(subject, &inhoud.subjecten, &plaats));
    }
    uit
}

fn toets_rol(subject: &Startsubject, alle: &[Startsubject], plaats: &str) -> Vec<Schending> {
    let ander = subject.hangt_aan.map(|wie| {
        let mut anderen = alle.iter().filter(|ander| ander.persoon != subject.persoon);
        anderen.find(|ander| ander.persoon == wie)
    });
    if ander == Some(None) {
        return vec![Schending::ongeldig(
            &regel::R112,
            "hangt_aan_onbekend",
            format!("{plaats}/hangtAan"),
            "Dit is geen van de andere subjecten in dit voorstel.",
        )];
    }
    let gebreken = toets_persoonsrol(&Rolopgave {
        persoonsrol: subject.persoonsrol,
        // A signaal names natural persons.
        hangt_aan: ander.flatten().map(|ander| Ophanging {
            persoonsrol: ander.persoonsrol,
            subjecttype: Subjecttype::NatuurlijkPersoon,
        }),
        waarom: subject.waarom.as_deref().unwrap_or_default(),
    });
    let in_verzoek = |een: Schending| Schending {
        plaats: een.plaats.replace("/hangt_aan", "/hangtAan"),
        ..een
    };
    let gebreken = gebreken.err().unwrap_or_default().into_iter();
    gebreken.map(|een| in_verzoek(een).onder(plaats)).collect()
}

fn toets_deelnemers(inhoud: &CasusStartenInhoud, feiten: &Startfeiten<'_>) -> Vec<Schending> {
    inhoud
        .deelnemers
        .iter()
        .enumerate()
        .filter(|(_, code)| !feiten.deelnemers.contains(&code.as_str()))
        .map(|(nummer, _)| {
            Schending::ongeldig(
                &regel::R04,
                "deelnemer_onbekend",
                format!("/casusStarten/deelnemers/{nummer}"),
                "Dit is geen deelnemer, of niet meer.",
            )
        })
        .collect()
}
