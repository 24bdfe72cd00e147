// SPDX-License-Identifier: EUPL-1.2
//! The standpunt of each deelnemer present, and what the vote needs of it.

use std::time::Duration;

use besluitvorming::dienst::besluit::Besluitstand;
use wgs::stemming::Standpunt;

use crate::draai;
use crate::tafel::{Tafel, nee};
use crate::weigeringen::geagendeerd;

async fn pas_als_elk_een_standpunt_heeft(tafel: &Tafel, besluit: &Besluitstand) {
    let nu = Besluitstand {
        versie: besluit.versie + 1,
        ..besluit.clone()
    };
    let geweigerd = tafel.aannemen("secretaris", &nu).await.unwrap_err();
    assert_eq!(geweigerd.kort(), nee(409, "standpunt_ontbreekt"));
    for lid in ["voorzitter", "lid_politie", "lid_belasting"] {
        let een = tafel.standpunt("secretaris", besluit, Some(lid), Standpunt::Voor);
        een.await.unwrap();
    }
    let nu = Besluitstand {
        versie: nu.versie + 3,
        ..nu
    };
    let geweigerd = tafel.verwerpen("secretaris", &nu).await.unwrap_err();
    assert_eq!(geweigerd.kort(), nee(409, "uitslag-anders"));
    tafel.aannemen("secretaris", &nu).await.unwrap();
    let verschoond = tafel
        .wereld
        .tekst("SELECT array_to_string(verschoond, ',') FROM besluitvorming.agendapunt")
        .await;
    let kmar = tafel.wereld.wie("lid_kmar").lidmaatschap.to_string();
    assert_eq!(verschoond, kmar);
}

#[test]
fn een_standpunt_is_van_een_aanwezige_deelnemer_zonder_belang_en_van_elk_een() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = geagendeerd(&tafel).await;
        tafel.wereld.verzet(Duration::from_hours(240));
        let voor = async |wie: &str, van: Option<&str>| {
            tafel
                .standpunt(wie, &besluit, van, Standpunt::Voor)
                .await
                .map_err(|geweigerd| geweigerd.kort())
        };
        assert_eq!(
            voor("secretaris", Some("lid_om")).await.unwrap_err(),
            nee(409, "vergadering-niet-open")
        );
        let aanwezig = [
            "voorzitter",
            "lid_politie",
            "lid_om",
            "lid_belasting",
            "lid_kmar",
        ];
        tafel.open_nu(tafel.vergadering, &aanwezig).await;
        tafel.belang("lid_kmar", tafel.zaak).await;
        assert_eq!(
            voor("secretaris", None).await.unwrap_err(),
            nee(400, "verzoek-ongeldig")
        );
        assert_eq!(
            voor("lid_om", None).await.unwrap_err(),
            nee(403, "eis-ontbreekt")
        );
        assert_eq!(
            voor("secretaris", Some("secretaris")).await.unwrap_err(),
            nee(409, "deelnemer-niet-aanwezig")
        );
        assert_eq!(
            voor("secretaris", Some("lid_kmar")).await.unwrap_err(),
            nee(403, "lid-met-belang")
        );
        voor("secretaris", Some("lid_om")).await.unwrap();
        assert_eq!(
            voor("secretaris", Some("lid_om")).await.unwrap_err(),
            nee(409, "standpunt-dubbel")
        );
        pas_als_elk_een_standpunt_heeft(&tafel, &besluit).await;
    });
}
