// SPDX-License-Identifier: EUPL-1.2
//! What a rejection and a withdrawal bring about, in the transaction of the step.

use autorisatie::{Fout, Geweigerd, Toegang};
use besluitvorming::dienst::besluit::{Besluitstand, Indiening};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Verwerping, Voorstel};
use besluitvorming::handelingen::{
    BesluitIntrekken, BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::{Value, json};
use wgs::besluitsoort::Besluitsoort;
use wgs::regel;
use wgs::stemming::Standpunt;

use crate::draai;
use crate::gevolg::Proefinhoud;
use crate::tafel::{Tafel, indiening, inhoud, nee};

diesel::table! {
    autorisatie.zaak (id) { id -> Uuid, beeindigd_op -> Nullable<Timestamptz>, }
}

const VERWORPEN: &str = "2001-01-01T00:00:00Z";
const INGETROKKEN: &str = "2002-02-02T00:00:00Z";

/// Leaves its mark on the zaak: its end.
pub struct Proefverwerping;

async fn merk<H: Send + Sync>(
    t: &mut Toegang<'_, H>,
    voorstel: &Voorstel,
    inhoud: &Proefinhoud,
    einde: &str,
) -> Result<(), Fout> {
    diesel::update(zaak::table.find(voorstel.zaak))
        .set(
            zaak::beeindigd_op.eq(einde
                .parse::<jiff::Timestamp>()
                .ok()
                .map(jiff_diesel::Timestamp::from)),
        )
        .execute(t)
        .await?;
    if inhoud.vervalt {
        return Err(Geweigerd::toestand("proef", "Dit kan niet.", &regel::R94).into());
    }
    Ok(())
}

impl Gevolg for Proefverwerping {
    const SOORT: Besluitsoort = Besluitsoort::SubjectToevoegen;
    type Inhoud = Proefinhoud;

    async fn toets(
        _t: &mut Toegang<'_, BesluitVoorstellen>,
        _voorstel: &Voorstel,
        _inhoud: &Proefinhoud,
    ) -> Result<Betrokken, Fout> {
        Ok(Betrokken::default())
    }

    async fn voer_uit(
        _t: &mut Toegang<'_, BesluitVaststellen>,
        _voorstel: &Voorstel,
        _inhoud: Proefinhoud,
    ) -> Result<Uitvoering, Fout> {
        Err(Geweigerd::niet_zichtbaar().into())
    }

    async fn trek_in(
        t: &mut Toegang<'_, BesluitIntrekken>,
        voorstel: &Voorstel,
        inhoud: Proefinhoud,
    ) -> Result<(), Fout> {
        merk(t, voorstel, &inhoud, INGETROKKEN).await
    }
}

impl Verwerping for Proefverwerping {
    async fn verwerp(
        t: &mut Toegang<'_, BesluitVerwerpen>,
        voorstel: &Voorstel,
        inhoud: Proefinhoud,
    ) -> Result<(), Fout> {
        merk(t, voorstel, &inhoud, VERWORPEN).await
    }
}

fn voorstel(vervalt: bool) -> Indiening {
    let mut inhoud = inhoud();
    inhoud["vervalt"] = json!(vervalt);
    let van = |inhoud: Value| Some((Besluitsoort::SubjectToevoegen, inhoud));
    Indiening {
        inhoud: van(inhoud),
        ..indiening(Value::Null)
    }
}

async fn einde(tafel: &Tafel) -> String {
    let vraag = format!(
        "SELECT COALESCE(to_char(beeindigd_op AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), '') FROM autorisatie.zaak WHERE id = '{}'",
        tafel.zaak
    );
    tafel.wereld.tekst(&vraag).await
}

/// On the agenda of an open vergadering, with nobody for it.
async fn weggestemd(tafel: &Tafel, vervalt: bool) -> Besluitstand {
    let besluit = tafel
        .stel_voor("regisseur", voorstel(vervalt))
        .await
        .unwrap();
    let besluit = tafel
        .agendeer("secretaris", &besluit, tafel.vergadering)
        .await
        .unwrap();
    let leden = ["voorzitter", "lid_politie", "lid_om", "lid_belasting"];
    tafel.open(&leden).await;
    let mut nu = besluit.clone();
    for lid in leden {
        let een = tafel.standpunt("secretaris", &besluit, Some(lid), Standpunt::Tegen);
        nu = een.await.unwrap();
    }
    nu
}

#[test]
fn een_verwerping_voert_haar_gevolg_uit() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let nu = weggestemd(&tafel, false).await;
        let verworpen = tafel.verwerpen("secretaris", &nu).await.unwrap();
        assert_eq!(verworpen.status, "verworpen");
        assert_eq!(einde(&tafel).await, VERWORPEN);
    });
}

#[test]
fn zonder_gevolg_geen_verwerping() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let nu = weggestemd(&tafel, true).await;
        let geweigerd = tafel.verwerpen("secretaris", &nu).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "proef"));
        let status = "SELECT status FROM besluitvorming.besluit";
        assert_eq!(tafel.wereld.tekst(status).await, "geagendeerd");
        assert_eq!(einde(&tafel).await, "");
    });
}

#[test]
fn intrekken_maakt_ongedaan_wat_er_alleen_om_het_voorstel_was() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.stel_voor("regisseur", voorstel(false)).await.unwrap();
        tafel.intrekken("regisseur", &besluit).await.unwrap();
        assert_eq!(einde(&tafel).await, INGETROKKEN);
    });
}
