// SPDX-License-Identifier: EUPL-1.2
//! The demo set: signalen, casussen and vergaderingen of six tafels, made through the API by the people who may, each
//! under his own token. [`wensen`] says what there is to be, [`ontwerp`] what is sent for it, [`zaken`] and [`tafels`] how.
//!
//! It is loaded once. That it stands is read through the API, and a load that was cut short goes on: what is made already
//! answers the same under the same Idempotency-Key.

mod inzage;
mod loper;
mod mensen;
mod ontwerp;
#[cfg(test)]
mod proeven;
mod tafels;
mod teksten;
mod toeval;
mod wensen;
mod zaken;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Uitkomst;
use super::klant::Aanroep;
use super::uitgever::Uitgever;
use inzage::NIEUWSGIERIGE;
use loper::Loper;
use ontwerp::ontwerp;
use tafels::{Tafelstand, casusregisseur, nu, secretaris, voorzitter};
use wensen::{Stap, TAFELS, VERLOOP};
use zaken::Zaakstand;

/// Calls under way at a time: enough for two cores of client, server and database.
const TEGELIJK: usize = 6;

/// A day after a change its answer may be gone (`BEWAARTIJD_ANTWOORD_UREN`), and with it what keeps a repetition from
/// making a second one. A load goes on for some hours less.
const VERDER_BINNEN: SignedDuration = SignedDuration::from_hours(20);

/// Who leaves the service while the set is loaded, and who administers that.
const UIT_DIENST: &str = "partner.uit_dienst@demodorp_college";
const BEHEER: &str = "functioneel_beheer@verzonnendam_college";

/// What a load came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Afloop {
    /// It was whole already.
    StondEr,
    /// It was cut short too long ago to go on; it is left as it is.
    TeOud,
    /// It is whole now, after so many calls.
    Geladen(usize),
}

/// Loads what is not there yet, and says what came of it.
pub(super) async fn laad_en_vertel(base: &str, issuer: &Uitgever) -> Uitkomst<()> {
    let begin = nu()?;
    let afloop = laad(base, issuer).await?;
    let seconden = nu()?.duration_since(begin).as_secs();
    match afloop {
        Afloop::StondEr => println!("demo: de demoset staat er al"),
        Afloop::TeOud => println!(
            "demo: de demoset is eerder half geladen en nu te oud om verder te gaan; zij blijft zoals zij is"
        ),
        Afloop::Geladen(aanroepen) => println!(
            "demo: de demoset staat er, na {aanroepen} aanroepen met elk een logregel, in {seconden} s"
        ),
    }
    Ok(())
}

/// Loads what is not there yet.
pub(super) async fn laad(base: &str, issuer: &Uitgever) -> Uitkomst<Afloop> {
    let begin = nu()?;
    let loper = Loper::nieuw(base, issuer, wie()?)?;
    let mut tafels = stream::iter(
        TAFELS
            .iter()
            .map(|wens| Tafelstand::lees(&loper, wens.tafel)),
    )
    .buffered(TEGELIJK)
    .try_collect::<Vec<_>>()
    .await?;
    if tafels.iter().all(Tafelstand::is_heel) {
        return Ok(Afloop::StondEr);
    }
    let begonnen = begonnen(&tafels);
    if is_te_oud(begonnen, begin) {
        return Ok(Afloop::TeOud);
    }
    if begonnen.is_some() {
        println!("demo: de demoset stond er half en wordt afgemaakt");
    }
    let mut zaken = zaken(begonnen.unwrap_or(begin))?;
    for (stap, naam) in VERLOOP {
        let aantal = neem(*stap, &loper, &mut tafels, &mut zaken).await?;
        println!("demo: {naam} {aantal}/{aantal}");
    }
    Ok(Afloop::Geladen(loper.aanroepen()))
}

/// When the load of these began, if it did.
fn begonnen(tafels: &[Tafelstand]) -> Option<Timestamp> {
    tafels.iter().filter_map(Tafelstand::begonnen).min()
}

/// Every zaak, before its first step. Requests are repeated to the letter: their dates count from the day on which the
/// load began.
fn zaken(begonnen: Timestamp) -> Uitkomst<Vec<Zaakstand>> {
    let dag = begonnen.to_zoned(TimeZone::UTC).date();
    Ok(ontwerp(dag)?.into_iter().map(Zaakstand::nieuw).collect())
}

/// Whether a load began too long ago to go on.
fn is_te_oud(begonnen: Option<Timestamp>, nu: Timestamp) -> bool {
    begonnen.is_some_and(|toen| nu.duration_since(toen) > VERDER_BINNEN)
}

/// Takes one step with everybody it is for; answers how many that were.
async fn neem(
    stap: Stap,
    loper: &Loper<'_>,
    tafels: &mut [Tafelstand],
    zaken: &mut [Zaakstand],
) -> Uitkomst<usize> {
    match stap {
        Stap::Plannen(_) | Stap::Openen(_) | Stap::Sluiten(_) => {
            let aantal = tafels.len();
            let werk = tafels.iter_mut().map(async |tafel| match stap {
                Stap::Plannen(zitting) => tafel.plan(loper, zitting).await,
                Stap::Openen(zitting) => tafel.open(loper, zitting).await,
                Stap::Sluiten(zitting) => tafel.sluit(loper, zitting).await,
                _ => Ok(()),
            });
            tegelijk(werk).await?;
            Ok(aantal)
        }
        Stap::UitDienst => uit_dienst(loper).await,
        _ => {
            let tafels = &*tafels;
            let deze = zaken.iter_mut().filter(|zaak| zaak.doet_mee(stap));
            let deze: Vec<_> = deze.collect();
            let aantal = deze.len();
            let werk = deze.into_iter().map(|zaak| zaak.zet(stap, loper, tafels));
            tegelijk(werk).await?;
            Ok(aantal)
        }
    }
}

/// Some at a time; the first fault ends it.
async fn tegelijk(werk: impl Iterator<Item = impl Future<Output = Uitkomst<()>>>) -> Uitkomst<()> {
    stream::iter(werk)
        .buffer_unordered(TEGELIJK)
        .try_collect::<()>()
        .await
}

/// Somebody leaves: from then on his token opens nothing.
async fn uit_dienst(loper: &Loper<'_>) -> Uitkomst<usize> {
    let pad = "/lidmaatschappen";
    let eigen = Aanroep::get(pad.to_owned());
    let eigen = loper
        .doe(UIT_DIENST, "eigen lidmaatschap", eigen, &[200, 403])
        .await?;
    let lichaam = eigen.json();
    let Some(id) = lichaam["lidmaatschappen"][0]["id"].as_str() else {
        return Ok(1);
    };
    let pad = format!("{pad}/{id}");
    let call = Aanroep::get(pad.clone());
    let stand = loper
        .doe(BEHEER, "lidmaatschap lezen", call, &[200])
        .await?;
    let call = Aanroep::stap(&format!("{pad}/beeindiging"), &stand);
    loper.wijzig(BEHEER, "uit dienst", call, 200).await?;
    Ok(1)
}

/// Everybody who does something for the set.
fn wie() -> Uitkomst<Vec<String>> {
    let van_tafels = TAFELS
        .iter()
        .flat_map(|wens| [secretaris, voorzitter, casusregisseur].map(|rol| rol(wens.tafel)));
    let mut uit: Vec<String> = van_tafels.collect();
    for zaak in ontwerp(nu()?.to_zoned(TimeZone::UTC).date())? {
        let deelnemers = zaak.deelnemers.iter();
        uit.extend(deelnemers.map(|code| format!("partner@{code}")));
        uit.push(zaak.melder);
    }
    uit.extend([UIT_DIENST, BEHEER, NIEUWSGIERIGE].map(str::to_owned));
    uit.sort_unstable();
    uit.dedup();
    Ok(uit)
}
