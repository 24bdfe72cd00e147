// SPDX-License-Identifier: EUPL-1.2
//! Weighing: who writes down, who judges, who reads; and sending back.

use uuid::Uuid;
use wgs::tafel::Tafel;
use wgs::weging::Criterium;
use zaak::SignaalBeeld;
use zaak::domein::terugsturing::{Onderdeel, Terugsturing, Vormgebrek};
use zaak::domein::weging::Wegingwijziging;

use crate::stappen::{
    concept, gemeld, lees, lees_weging, meld, neem_in_weging, oordeel, stuur_terug, toegestaan,
    wijzig_weging,
};
use crate::wereld::{Wereld, geweigerd, op_een_werker};

fn gebrek() -> Terugsturing {
    Terugsturing {
        vormgebreken: vec![Vormgebrek {
            onderdeel: Onderdeel::Bron,
            toelichting: "De bron van de tweede aanwijzing ontbreekt".to_owned(),
        }],
    }
}

#[tokio::test]
async fn een_deel_van_de_weging_laat_de_rest_staan() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = gemeld(&w, &["Nergenshuizen"]).await;
        let stand = neem_in_weging(&w, "regisseur", &stand).await.unwrap();
        assert_eq!((stand.status.as_str(), stand.versie), ("in_weging", 3));
        let eerste = Wegingwijziging {
            in_overeenstemming_met_doel: Some(true),
            doeltoets: Some(oordeel("past bij het doel", &["politie", "om"])),
            type_signaal: Some(oordeel("financieel", &["om"])),
            ..Wegingwijziging::default()
        };
        let stand = wijzig_weging(&w, &stand, eerste).await.unwrap();
        let tweede = Wegingwijziging {
            type_signaal: Some(oordeel("financieel en fysiek", &["om", "politie"])),
            ..Wegingwijziging::default()
        };
        let stand = wijzig_weging(&w, &stand, tweede).await.unwrap();
        assert_eq!((stand.status.as_str(), stand.versie), ("in_weging", 5));

        let werk = w
            .werkcontext("regisseur", "signaal_wegen", "zaak", stand.id)
            .await;
        let beeld = lees_weging(&w, "regisseur", werk, stand.id).await.unwrap();
        assert_eq!(beeld.versie, 5);
        assert_eq!(beeld.weging.doeltoets.beoordeeld_door, ["politie", "om"]);
        assert_eq!(beeld.weging.type_signaal.tekst, "financieel en fysiek");
        assert_eq!(
            beeld.weging.ontbrekende(),
            [
                Criterium::AantalAardOmvang,
                Criterium::GewichtInterventies,
                Criterium::DeelnemersVerband
            ]
        );
        assert_eq!(beeld.toegestaan, ["signaal.weging_wijzigen"]);
    })
    .await;
}

#[tokio::test]
async fn het_bureau_oordeelt_niet() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = gemeld(&w, &["Nergenshuizen"]).await;
        let stand = neem_in_weging(&w, "regisseur", &stand).await.unwrap();
        let slecht = Wegingwijziging {
            doeltoets: Some(oordeel("past", &["politie", "riec_bureau", "politie"])),
            aantal_aard_omvang: Some(oordeel(" ", &[])),
            ..Wegingwijziging::default()
        };
        assert_eq!(
            geweigerd(wijzig_weging(&w, &stand, slecht).await),
            (
                400,
                "/doeltoets/beoordeeldDoor/1 geen_deelnemer, /doeltoets/beoordeeldDoor/2 deelnemer_dubbel, \
                 /aantalAardOmvang/tekst ontbreekt, /aantalAardOmvang/beoordeeldDoor beoordelaar_ontbreekt"
                    .to_owned()
            )
        );
        let niets = Wegingwijziging::default();
        assert_eq!(
            geweigerd(wijzig_weging(&w, &stand, niets).await),
            (400, " niets_gewijzigd".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn een_stap_vraagt_de_juiste_toestand_versie_en_rol() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let gemeld = gemeld(&w, &["Nergenshuizen"]).await;
        let wijziging = || Wegingwijziging {
            in_overeenstemming_met_doel: Some(true),
            ..Wegingwijziging::default()
        };
        assert_eq!(
            geweigerd(wijzig_weging(&w, &gemeld, wijziging()).await),
            (409, "toestand-laat-niet-toe".to_owned())
        );
        assert_eq!(
            geweigerd(neem_in_weging(&w, "melder", &gemeld).await).0,
            403
        );
        assert_eq!(
            geweigerd(neem_in_weging(&w, "regisseur_e", &gemeld).await).0,
            404
        );
        let nu = neem_in_weging(&w, "regisseur", &gemeld).await.unwrap();
        assert_eq!(
            geweigerd(wijzig_weging(&w, &gemeld, wijziging()).await),
            (412, "versie-verouderd".to_owned())
        );
        assert_eq!(
            geweigerd(neem_in_weging(&w, "regisseur", &nu).await),
            (409, "toestand-laat-niet-toe".to_owned())
        );
        // A concept is its reporter's own: for the bureau it is not there.
        let concept = concept(&w, &["Elders"], Tafel::D).await;
        assert_eq!(
            geweigerd(neem_in_weging(&w, "regisseur", &concept).await).0,
            404
        );
    })
    .await;
}

#[tokio::test]
async fn de_weging_is_voor_bureau_en_tafel_en_niet_voor_de_melder() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = gemeld(&w, &["Nergenshuizen"]).await;
        let id = stand.id;
        let regie = w
            .werkcontext("regisseur", "signaal_wegen", "zaak", id)
            .await;
        // Before the weging there is none.
        assert_eq!(
            geweigerd(lees_weging(&w, "regisseur", regie, id).await).0,
            404
        );
        neem_in_weging(&w, "regisseur", &stand).await.unwrap();
        lees_weging(&w, "regisseur", regie, id).await.unwrap();

        let melder = w.werkcontext("melder", "signaal_wegen", "zaak", id).await;
        assert_eq!(
            geweigerd(lees_weging(&w, "melder", melder, id).await).0,
            403
        );
        assert_eq!(
            geweigerd(lees_weging(&w, "melder", melder, Uuid::from_u128(9)).await).0,
            403
        );

        let (vergadering, besluit) = (Uuid::from_u128(77), Uuid::from_u128(78));
        let lid = w
            .werkcontext("lid", "besluitvorming", "vergadering", vergadering)
            .await;
        assert_eq!(geweigerd(lees_weging(&w, "lid", lid, id).await).0, 404);
        w.zicht(id, vergadering, besluit).await;
        lees_weging(&w, "lid", lid, id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn een_teruggestuurd_signaal_is_weer_van_de_melder() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = gemeld(&w, &["Nergenshuizen"]).await;
        let beeld = lees(&w, "regisseur", stand.id).await.unwrap();
        assert_eq!(
            toegestaan(&beeld),
            ["signaal.terugsturen", "signaal.in_weging_nemen"]
        );
        let leeg = Terugsturing {
            vormgebreken: vec![],
        };
        assert_eq!(
            geweigerd(stuur_terug(&w, &stand, leeg).await),
            (400, "/vormgebreken vormgebrek_ontbreekt".to_owned())
        );
        let terug = stuur_terug(&w, &stand, gebrek()).await.unwrap();
        assert_eq!((terug.status.as_str(), terug.versie), ("concept", 3));
        assert_eq!(geweigerd(lees(&w, "regisseur", stand.id).await).0, 404);

        let beeld = lees(&w, "melder", stand.id).await.unwrap();
        assert_eq!(
            toegestaan(&beeld),
            ["signaal.wijzigen", "signaal.melden", "signaal.intrekken"]
        );
        let SignaalBeeld::Vol(vol) = beeld else {
            panic!("de melder ziet zijn concept")
        };
        assert_eq!(vol.terugsturing, Some(gebrek()));

        let stand = meld(&w, terug.id, terug.versie).await.unwrap();
        let SignaalBeeld::Vol(vol) = lees(&w, "regisseur", stand.id).await.unwrap() else {
            panic!("het bureau ziet het weer")
        };
        assert_eq!(vol.terugsturing, None);
    })
    .await;
}
