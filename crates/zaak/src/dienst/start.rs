// SPDX-License-Identifier: EUPL-1.2
//! What the start of a casus asks of this crate: the signalen it rests on, their persons as its subjecten, its trappen
//! (WGS 2.23(4), (6)(a); ).

use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use jiff::civil::Date;
use uuid::Uuid;
use wgs::overgangen::signaal::{self as signaaltabel, Signaalgebeurtenis, Signaalstatus};
use wgs::overgangen::subject::{self as subjecttabel, Subjectgebeurtenis};
use wgs::regel;
use wgs::schending::Schending;
use wgs::trap::{Activiteit, Trap, toets_openen};
use wgs::weging::Weging;

pub use crate::domein::subject::Overname;
use crate::domein::subject::toets_overname;
use crate::fout::{onbekende_status, verkeerde_toestand};
use crate::opslag;

/// Acts that read the signalen on which a casus is to start: its proposal and its adoption.
pub trait StartCasus: Handeling {}
/// Acts that start it.
pub trait VoertStartUit: StartCasus + opslag::start::NeemtOver {}

impl StartCasus for BesluitVoorstellen {}
impl StartCasus for BesluitVaststellen {}
impl VoertStartUit for BesluitVaststellen {}

/// A person in a signaal, without his data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Persoonverwijzing {
    /// Id.
    pub id: Uuid,
    /// Alias in the log.
    pub alias: Uuid,
}

/// A signaal as the start of a casus needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signaalvoorstart {
    /// Id.
    pub id: Uuid,
    /// Status.
    pub status: Signaalstatus,
    /// Tafel to which it was reported.
    pub tafel: String,
    /// The deelnemer that reported it.
    pub melder: Option<Uuid>,
    /// Code of the verschijningsvorm.
    pub verschijningsvorm: String,
    /// Version, which every change of the weging counts too.
    pub versie: i64,
    /// Day from which the five years run (WGS 1.8(7)).
    pub eerste_verwerking: Date,
    /// The end of that term: what rests on this signaal alone ends with it.
    pub verloopt_op: jiff::Timestamp,
    /// What the deelnemers judged; empty when they did not yet.
    pub weging: Weging,
    /// Whom it names.
    pub personen: Vec<Persoonverwijzing>,
}

/// What a person of a signaal has become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NieuwSubject {
    /// Id.
    pub id: Uuid,
    /// Alias in the log.
    pub alias: Uuid,
}

/// The signalen with these ids, in the order given, locked until the end of the transaction. Places of faults are
/// `/signalen/<n>`.
///
/// # Errors
/// 404 when one is not there or not visible to the caller, alike; 400 when one is named twice or was reported to another
/// tafel than the first.
pub async fn lees_signalen<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    ids: &[Uuid],
) -> Result<Vec<Signaalvoorstart>, Fout> {
    let mut gevonden = opslag::start::vergrendel(t, ids).await?;
    let mut uit: Vec<Signaalvoorstart> = Vec::with_capacity(ids.len());
    let mut schendingen = Vec::new();
    for (nummer, id) in ids.iter().enumerate() {
        let plaats = format!("/signalen/{nummer}");
        if ids[..nummer].contains(id) {
            schendingen.push(dubbel(plaats));
            continue;
        }
        let waar = gevonden.iter().position(|een| een.id == *id);
        let signaal = gevonden.swap_remove(waar.ok_or_else(Geweigerd::niet_zichtbaar)?);
        if uit
            .first()
            .is_some_and(|eerste| eerste.tafel != signaal.tafel)
        {
            schendingen.push(andere_tafel(plaats));
        }
        uit.push(signaal);
    }
    if schendingen.is_empty() {
        Ok(uit)
    } else {
        Err(schendingen.into())
    }
}

/// The signalen on which a handhavingsknelpunt rests, by id and locked, whichever tafel they lie with; those that are not
/// there, or past their term, are left out. Whoever decides on a handhavingsknelpunt has no sight of signalen: nothing of
/// what is read here but whether it can carry the besluit may leave.
///
/// # Errors
/// A failure.
pub async fn lees_aanleidingen<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    ids: &[Uuid],
) -> Result<Vec<Signaalvoorstart>, Fout> {
    opslag::start::vergrendel_alle(t, ids).await
}

/// Accepts a signaal for this zaak: it started on it, or got a subject from it.
///
/// # Errors
/// 409 when it is not in weging.
pub async fn aanvaard<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    signaal: Uuid,
    zaak: Uuid,
) -> Result<(), Fout> {
    let oud = opslag::signaal::stand(t, signaal).await?;
    let gebeurtenis = Signaalgebeurtenis::Aanvaarden;
    let naar = signaaltabel::volgende(Some(oud.status), gebeurtenis)
        .map_err(|_| verkeerde_toestand(oud.status, gebeurtenis))?;
    opslag::start::noem_zaak(t, signaal, zaak).await?;
    opslag::signaal::zet_status(t, signaal, naar, false).await
}

/// Makes a person of a signaal a subject of the casus, by this besluit: his data are sealed anew under a key of his own in
/// the casus; origin and clock stay.
///
/// # Errors
/// 400 when the role does not fit (R-112; places `/hangt_aan`, `/waarom`), 404 for a person or subject that is not there.
pub async fn neem_subject_over<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    casus: Uuid,
    overname: &Overname,
    besluit: Uuid,
) -> Result<NieuwSubject, Fout> {
    let ophanging = match overname.hangt_aan {
        Some(ander) => Some(opslag::start::ophanging(t, casus, ander).await?),
        None => None,
    };
    toets_overname(overname, ophanging)?;
    let bron = opslag::start::bron(t, overname.persoon).await?;
    // The besluit that starts the casus names him: proposed and added in one.
    let voorgedragen = subjecttabel::volgende(None, Subjectgebeurtenis::Voordragen);
    let status = voorgedragen
        .and_then(|van| subjecttabel::volgende(Some(van), Subjectgebeurtenis::Toevoegen))
        .map_err(|_| onbekende_status())?;
    let nieuw = opslag::start::bewaar_subject(t, casus, besluit, overname, bron, status).await?;
    Ok(NieuwSubject {
        id: nieuw.id,
        alias: nieuw.alias,
    })
}

/// Opens a trap of data in a casus, by this besluit.
///
/// # Errors
/// 409 when it is open already, or the lower one is not.
pub async fn open_trap<H: VoertStartUit>(
    t: &mut Toegang<'_, H>,
    casus: Uuid,
    trap: Trap,
    besluit: Uuid,
) -> Result<(), Fout> {
    let geopend = opslag::start::geopende_trappen(t, casus).await?;
    toets_openen(trap, &geopend, Activiteit::Casusoverleg)?;
    opslag::start::bewaar_trap(t, casus, trap, besluit).await
}

fn dubbel(plaats: String) -> Schending {
    Schending::ongeldig(
        &regel::R94,
        "signaal_dubbel",
        plaats,
        "Dit signaal is al genoemd.",
    )
}

fn andere_tafel(plaats: String) -> Schending {
    Schending::ongeldig(
        &regel::R94,
        "signaal_andere_tafel",
        plaats,
        "Dit signaal is aan een andere tafel gemeld dan het eerste.",
    )
}
