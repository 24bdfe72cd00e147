// SPDX-License-Identifier: EUPL-1.2
//! The steps of a signaal as the tests take them.

use autorisatie::{Toegang, Weigering};
use jiff::civil::date;
use jiff::tz::TimeZone;
use uuid::Uuid;
use wgs::nummer::Bereik;
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;
use wgs::weging::Oordeel;
use zaak::dienst::{self, Stand};
use zaak::domein::signaal::{Aanwijzing, Naam, Opstelling, Signaalinhoud, Signaalpersoon};
use zaak::domein::terugsturing::Terugsturing;
use zaak::domein::weging::Wegingwijziging;
use zaak::domein::wijziging::Signaalwijziging;
use zaak::handelingen::{
    SignaalInWegingNemen, SignaalIntrekken, SignaalLezen, SignaalMelden, SignaalOpstellen,
    SignaalTerugsturen, SignaalWegingWijzigen, SignaalWijzigen, WegingLezen,
};
use zaak::{SignaalBeeld, WegingBeeld};

use crate::wereld::Wereld;

pub type Uitkomst<T> = Result<T, Weigering>;

pub fn persoon(achternaam: &str) -> Signaalpersoon {
    Signaalpersoon {
        naam: Naam {
            voornamen: Some("Bram".to_owned()),
            voorvoegsel: None,
            geslachtsnaam: format!("{achternaam}-Demo"),
        },
        geboortedatum: Some(date(1980, 2, 29)),
        bsn: Some("999990019".to_owned()),
        aanwijzingen: vec![Aanwijzing {
            datum: date(2026, 11, 1),
            bron: "eigen waarneming".to_owned(),
            verschijningsvorm: Verschijningsvorm::Witwassen,
            tekst: format!("{achternaam} betaalde contant"),
        }],
    }
}

pub fn opstelling(achternamen: &[&str]) -> Opstelling {
    Opstelling {
        inhoud: Signaalinhoud {
            gedragingen: "Contante betalingen zonder herkomst".to_owned(),
            waarom_gezamenlijk: "Geen deelnemer ziet het geheel".to_owned(),
        },
        verschijningsvorm: Verschijningsvorm::Witwassen,
        personen: achternamen.iter().map(|naam| persoon(naam)).collect(),
    }
}

pub fn oordeel(tekst: &str, door: &[&str]) -> Oordeel {
    Oordeel {
        tekst: tekst.to_owned(),
        beoordeeld_door: door.iter().map(|code| (*code).to_owned()).collect(),
    }
}

/// A concept of the melder, addressed to a tafel.
pub async fn concept(w: &Wereld, achternamen: &[&str], tafel: Tafel) -> Stand {
    let nieuw = opstelling(achternamen);
    let werk = async move |t: &mut Toegang<'_, SignaalOpstellen>| {
        dienst::opstellen(t, nieuw, tafel, Bereik::Proef, &TimeZone::UTC).await
    };
    let verzoek = w.verzoek("melder", None);
    let uit = w.poort.verricht(&verzoek, SignaalOpstellen {}, werk).await;
    uit.unwrap().in_waarde()
}

pub async fn meld(w: &Wereld, id: Uuid, versie: i64) -> Uitkomst<Stand> {
    let werk = async move |t: &mut Toegang<'_, SignaalMelden>| {
        dienst::melden(t, Bereik::Proef, &TimeZone::UTC).await
    };
    let verzoek = w.verzoek("melder", None);
    let uit = w
        .poort
        .verricht(&verzoek, SignaalMelden { id, versie }, werk);
    uit.await.map(autorisatie::Vrijgegeven::in_waarde)
}

/// A signaal that was reported to tafel D.
pub async fn gemeld(w: &Wereld, achternamen: &[&str]) -> Stand {
    let stand = concept(w, achternamen, Tafel::D).await;
    meld(w, stand.id, stand.versie).await.unwrap()
}

pub async fn wijzig(
    w: &Wereld,
    wie: &str,
    stand: &Stand,
    wijziging: Signaalwijziging,
) -> Uitkomst<Stand> {
    let werk = async move |t: &mut Toegang<'_, SignaalWijzigen>| {
        dienst::wijzigen(t, wijziging, Bereik::Proef, &TimeZone::UTC).await
    };
    let handeling = SignaalWijzigen {
        id: stand.id,
        versie: stand.versie,
    };
    let werkcontext = w.werkcontext(wie, "signaal_wegen", "zaak", stand.id).await;
    let verzoek = w.verzoek(wie, Some(werkcontext));
    let uit = w.poort.verricht(&verzoek, handeling, werk).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

pub async fn trek_in(w: &Wereld, stand: &Stand) -> Uitkomst<Stand> {
    let werk = async |t: &mut Toegang<'_, SignaalIntrekken>| {
        dienst::intrekken(t, "vergissing".to_owned()).await
    };
    let handeling = SignaalIntrekken {
        id: stand.id,
        versie: stand.versie,
    };
    let werkcontext = w
        .werkcontext("melder", "signaal_wegen", "zaak", stand.id)
        .await;
    let verzoek = w.verzoek("melder", Some(werkcontext));
    let uit = w.poort.verricht(&verzoek, handeling, werk).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

pub async fn neem_in_weging(w: &Wereld, wie: &str, stand: &Stand) -> Uitkomst<Stand> {
    let werk = async |t: &mut Toegang<'_, SignaalInWegingNemen>| dienst::in_weging_nemen(t).await;
    let handeling = SignaalInWegingNemen {
        id: stand.id,
        versie: stand.versie,
    };
    let werkcontext = w.werkcontext(wie, "signaal_wegen", "zaak", stand.id).await;
    let verzoek = w.verzoek(wie, Some(werkcontext));
    let uit = w.poort.verricht(&verzoek, handeling, werk).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

pub async fn wijzig_weging(
    w: &Wereld,
    stand: &Stand,
    wijziging: Wegingwijziging,
) -> Uitkomst<Stand> {
    let werk = async move |t: &mut Toegang<'_, SignaalWegingWijzigen>| {
        dienst::weging_wijzigen(t, wijziging).await
    };
    let handeling = SignaalWegingWijzigen {
        id: stand.id,
        versie: stand.versie,
    };
    let werkcontext = w
        .werkcontext("regisseur", "signaal_wegen", "zaak", stand.id)
        .await;
    let verzoek = w.verzoek("regisseur", Some(werkcontext));
    let uit = w.poort.verricht(&verzoek, handeling, werk).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

pub async fn stuur_terug(w: &Wereld, stand: &Stand, terugsturing: Terugsturing) -> Uitkomst<Stand> {
    let werk = async move |t: &mut Toegang<'_, SignaalTerugsturen>| {
        dienst::terugsturen(t, terugsturing).await
    };
    let handeling = SignaalTerugsturen {
        id: stand.id,
        versie: stand.versie,
    };
    let werkcontext = w
        .werkcontext("regisseur", "signaal_wegen", "zaak", stand.id)
        .await;
    let verzoek = w.verzoek("regisseur", Some(werkcontext));
    let uit = w.poort.verricht(&verzoek, handeling, werk).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

/// Reads under a werkcontext for the signaal.
pub async fn lees(w: &Wereld, wie: &str, id: Uuid) -> Uitkomst<SignaalBeeld> {
    let werkcontext = w.werkcontext(wie, "signaal_wegen", "zaak", id).await;
    let verzoek = w.verzoek(wie, Some(werkcontext));
    let uit = w.poort.lees(&verzoek, SignaalLezen { id }).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

pub async fn lees_weging(
    w: &Wereld,
    wie: &str,
    werkcontext: Uuid,
    id: Uuid,
) -> Uitkomst<WegingBeeld> {
    let verzoek = w.verzoek(wie, Some(werkcontext));
    let uit = w.poort.lees(&verzoek, WegingLezen { id }).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

/// What the full view says the reader may do.
pub fn toegestaan(beeld: &SignaalBeeld) -> &[&'static str] {
    match beeld {
        SignaalBeeld::Vol(vol) => &vol.meta.toegestaan,
        SignaalBeeld::Meta(meta) => &meta.toegestaan,
    }
}
