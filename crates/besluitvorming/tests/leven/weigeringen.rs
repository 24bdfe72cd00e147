// SPDX-License-Identifier: EUPL-1.2
//! What a besluit does not let happen.

use std::fmt::Write as _;
use std::time::Duration;

use besluitvorming::dienst::besluit::Besluitstand;
use kluis::{Plaats, Sleutelgroep};
use serde_json::json;
use uuid::Uuid;
use wgs::stemming::Standpunt;

use crate::draai;
use crate::tafel::{Tafel, VOLTALLIG, indiening, inhoud, nee};

pub async fn geagendeerd(tafel: &Tafel) -> Besluitstand {
    let besluit = tafel
        .stel_voor("regisseur", indiening(inhoud()))
        .await
        .unwrap();
    tafel
        .agendeer("secretaris", &besluit, tafel.vergadering)
        .await
        .unwrap()
}

#[test]
fn de_agenda_van_een_ander_gremium_bestaat_niet() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel
            .stel_voor("regisseur", indiening(inhoud()))
            .await
            .unwrap();
        let (van_e, onbekend) = (Uuid::from_u128(0xbe_0e), Uuid::from_u128(0xbe_0f));
        tafel.plan(van_e, "E", false).await;
        for waar in [van_e, onbekend] {
            let geweigerd = tafel
                .agendeer("secretaris", &besluit, waar)
                .await
                .unwrap_err();
            // The werkcontext is of that vergadering, which is not one of this besluit.
            assert_eq!(geweigerd.status, 403);
        }
    });
}

#[test]
fn op_een_open_agenda_plaatst_alleen_de_voorzitter() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel
            .stel_voor("regisseur", indiening(inhoud()))
            .await
            .unwrap();
        let waar = tafel.vergadering;
        let geweigerd = tafel
            .agendeer("voorzitter", &besluit, waar)
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(403, "eis-ontbreekt"));
        tafel.open(&VOLTALLIG).await;
        let geweigerd = tafel
            .agendeer("secretaris", &besluit, waar)
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(403, "eis-ontbreekt"));
        tafel.agendeer("voorzitter", &besluit, waar).await.unwrap();
        // Put off is to another vergadering.
        tafel.wereld.verzet(Duration::from_secs(1));
        let stand = tafel
            .lees("secretaris", besluit.id, true)
            .await
            .unwrap()
            .meta;
        let besluit = Besluitstand {
            versie: stand.versie,
            ..besluit
        };
        let besluit = tafel.aanhouden("secretaris", &besluit).await.unwrap();
        let geweigerd = tafel
            .agendeer("voorzitter", &besluit, waar)
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "agendering-dubbel"));
        tafel.sluit(waar).await;
        let geweigerd = tafel
            .agendeer("secretaris", &besluit, waar)
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "vergadering-niet-open"));
    });
}

#[test]
fn zonder_quorum_geen_aanneming_en_het_antwoord_noemt_wie_mist() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = geagendeerd(&tafel).await;
        tafel
            .open(&["voorzitter", "lid_belasting", "lid_kmar"])
            .await;
        let geweigerd = tafel.aannemen("secretaris", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "quorum-ontbreekt"));
        assert_eq!(
            geweigerd.noemt,
            ["te_weinig_deelnemers", "vereiste_deelnemer_ontbreekt"]
        );
    });
}

#[test]
fn staken_is_verworpen_en_niet_aan_te_nemen() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.in_vergadering(inhoud()).await;
        let mut nu = besluit.clone();
        for (lid, standpunt) in [
            ("voorzitter", Standpunt::Voor),
            ("lid_politie", Standpunt::Tegen),
            ("lid_om", Standpunt::Onthouding),
            ("lid_belasting", Standpunt::Onthouding),
        ] {
            nu = tafel
                .standpunt("secretaris", &besluit, Some(lid), standpunt)
                .await
                .unwrap();
        }
        let geweigerd = tafel.aannemen("secretaris", &nu).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "uitslag-anders"));
        let verworpen = tafel.verwerpen("secretaris", &nu).await.unwrap();
        assert_eq!(verworpen.status, "verworpen");
        let zicht =
            "SELECT string_agg(object::text, ',') FROM autorisatie.zicht WHERE upper_inf(bekend)";
        assert_eq!(tafel.wereld.tekst(zicht).await, besluit.id.to_string());
    });
}

#[test]
fn in_een_spoedvergadering_stemt_elk_lid_zelf() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel
            .stel_voor("regisseur", indiening(inhoud()))
            .await
            .unwrap();
        let spoed = Uuid::from_u128(0xbe_0003);
        tafel.plan(spoed, "D", true).await;
        tafel
            .wereld
            .sql("UPDATE besluitvorming.vergadering SET begint_op = gepland_op WHERE is_spoed")
            .await;
        let tafel = Tafel {
            vergadering: spoed,
            ..tafel
        };
        let besluit = tafel.agendeer("secretaris", &besluit, spoed).await.unwrap();
        tafel.open_nu(spoed, &VOLTALLIG).await;
        let voor = async |wie: &str, van: Option<&str>| {
            tafel.standpunt(wie, &besluit, van, Standpunt::Voor).await
        };
        for (wie, van) in [
            ("secretaris", Some("lid_om")),
            ("lid_om", Some("lid_politie")),
        ] {
            let geweigerd = voor(wie, van).await.unwrap_err();
            assert_eq!(geweigerd.kort(), nee(403, "eis-ontbreekt"));
        }
        // All at once: none of them saw the version of another.
        for lid in VOLTALLIG {
            voor(lid, None).await.unwrap();
        }
        let nu = Besluitstand {
            versie: besluit.versie + 4,
            ..besluit.clone()
        };
        tafel.aannemen("secretaris", &nu).await.unwrap();
    });
}

#[test]
fn wie_voorstelde_stelt_niet_vast() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel
            .stel_voor("tweepet@casusregisseur", indiening(inhoud()))
            .await
            .unwrap();
        let besluit = tafel
            .agendeer("secretaris", &besluit, tafel.vergadering)
            .await
            .unwrap();
        tafel.open(&VOLTALLIG).await;
        let besluit = tafel.allen_voor(&besluit).await;
        let besluit = tafel.aannemen("secretaris", &besluit).await.unwrap();
        let geweigerd = tafel
            .stel_vast("tweepet@omt_voorzitter", &besluit)
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(403, "eis-ontbreekt"));
        tafel.stel_vast("voorzitter", &besluit).await.unwrap();
    });
}

#[test]
fn voor_de_stemming_trekt_de_indiener_in_en_daarna_de_voorzitter() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.in_vergadering(inhoud()).await;
        for wie in ["voorzitter", "tweepet@casusregisseur"] {
            let geweigerd = tafel.intrekken(wie, &besluit).await.unwrap_err();
            assert_eq!(geweigerd.kort(), nee(403, "eis-ontbreekt"), "{wie}");
        }
        let besluit = tafel.allen_voor(&besluit).await;
        let besluit = tafel.aannemen("secretaris", &besluit).await.unwrap();
        let geweigerd = tafel.intrekken("regisseur", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(403, "eis-ontbreekt"));
        let besluit = tafel.intrekken("voorzitter", &besluit).await.unwrap();
        assert_eq!(besluit.status, "ingetrokken");
        // What the gremium decided stays on record.
        let uitkomst = "SELECT uitkomst FROM besluitvorming.agendapunt";
        assert_eq!(tafel.wereld.tekst(uitkomst).await, "aangenomen");
    });
}

#[test]
fn de_termijn_loopt_vanaf_de_aanneming_en_niet_ervoor() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.aangenomen(inhoud()).await;
        tafel.wereld.sql("UPDATE besluitvorming.besluit SET aangenomen_op = aangenomen_op + interval '1 day'").await;
        let geweigerd = tafel.stel_vast("voorzitter", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "aanneming-in-toekomst"));
        tafel.wereld.sql("UPDATE besluitvorming.besluit SET aangenomen_op = aangenomen_op - interval '1 day'").await;
        // The thirtieth day is still in time; the next is not.
        tafel.wereld.verzet(Duration::from_hours(31 * 24));
        let geweigerd = tafel.stel_vast("voorzitter", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "besluittermijn-verlopen"));
        tafel.wereld.sql("UPDATE besluitvorming.besluit SET aangenomen_op = aangenomen_op + interval '1 day'").await;
        tafel.stel_vast("voorzitter", &besluit).await.unwrap();
    });
}

#[test]
fn wat_na_de_stemming_is_veranderd_wordt_niet_uitgevoerd() {
    draai(async {
        let wijzigingen = [
            "inhoud = set_byte(inhoud, 40, get_byte(inhoud, 40) # 1)",
            "motivering = set_byte(motivering, 40, get_byte(motivering, 40) # 1)",
            "inhoud_hash = sha256('x')",
            "aangenomen_hash = sha256('x')",
            "verschijningsvormen = ARRAY['drugscriminaliteit']",
            "soort = 'casus.afsluiten'",
            "zaken = zaken || gen_random_uuid()",
        ];
        for wijziging in wijzigingen {
            let tafel = Tafel::nieuw().await;
            let besluit = tafel.aangenomen(inhoud()).await;
            tafel
                .wereld
                .sql(&format!("UPDATE besluitvorming.besluit SET {wijziging}"))
                .await;
            let geweigerd = tafel.stel_vast("voorzitter", &besluit).await.unwrap_err();
            assert_eq!(
                geweigerd.kort(),
                nee(409, "inhoud-gewijzigd"),
                "{wijziging}"
            );
        }
    });
}

#[test]
fn ook_wie_de_sleutel_heeft_verandert_niet_waarover_is_gestemd() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.aangenomen(inhoud()).await;
        let plaats = Plaats {
            schema: "besluitvorming",
            tabel: "besluit",
            kolom: "inhoud",
            rij: besluit.id,
            zaak: Some(tafel.zaak),
        };
        let groep = Sleutelgroep::Zaak(tafel.zaak);
        let sleutel = tafel.wereld.kluis.sleutel_voor(&groep).await.unwrap();
        let ander = json!({"zout": [Uuid::nil(), Uuid::nil()], "inhoud": inhoud()}).to_string();
        let verzegeld = sleutel.verzegel(&plaats, ander.as_bytes()).unwrap();
        let bytes = verzegeld.0.iter().fold(String::new(), |mut hex, byte| {
            // Writing to a text cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        tafel
            .wereld
            .sql(&format!(
                "UPDATE besluitvorming.besluit SET inhoud = '\\x{bytes}'"
            ))
            .await;
        let geweigerd = tafel.stel_vast("voorzitter", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "inhoud-gewijzigd"));
    });
}

#[test]
fn een_gevolg_dat_niet_meer_mag_laat_niets_achter() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let mut vervalt = inhoud();
        vervalt["vervalt"] = json!(true);
        let besluit = tafel.aangenomen(vervalt).await;
        let geweigerd = tafel.stel_vast("voorzitter", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "signaal-niet-in-weging"));
        let zaken = "SELECT string_agg(soort, ',') FROM autorisatie.zaak";
        assert_eq!(tafel.wereld.tekst(zaken).await, "signaal");
        assert_eq!(
            tafel
                .wereld
                .tekst("SELECT status FROM besluitvorming.besluit")
                .await,
            "aangenomen"
        );
    });
}

#[test]
fn een_besluit_wordt_een_keer_gebruikt() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.aangenomen(inhoud()).await;
        let sleutel = tafel.wereld.nieuw_nummer();
        let eerst = tafel
            .stel_vast_met("voorzitter", &besluit, sleutel)
            .await
            .unwrap();
        // The same request again is the same answer; another one with the old version is too late, and with the new one
        // it is settled.
        let opnieuw = tafel
            .stel_vast_met("voorzitter", &besluit, sleutel)
            .await
            .unwrap();
        assert_eq!(eerst, opnieuw);
        let geweigerd = tafel.stel_vast("voorzitter", &besluit).await.unwrap_err();
        assert_eq!(geweigerd.kort(), nee(412, "versie-verouderd"));
        let geweigerd = tafel
            .stel_vast("voorzitter", &eerst.stand)
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(409, "toestand-laat-niet-toe"));
        let zaken = "SELECT count(*)::text FROM autorisatie.zaak WHERE soort = 'casus'";
        assert_eq!(tafel.wereld.tekst(zaken).await, "1");
    });
}

#[test]
fn van_twee_voorzitters_tegelijk_wint_er_een() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.aangenomen(inhoud()).await;
        let (een, twee) = tokio::join!(
            tafel.stel_vast("voorzitter", &besluit),
            tafel.stel_vast("tweede_voorzitter", &besluit),
        );
        let verloren = match (een, twee) {
            (Ok(_), Err(verloren)) | (Err(verloren), Ok(_)) => verloren,
            anders => panic!("{anders:?}"),
        };
        assert_eq!(verloren.kort(), nee(412, "versie-verouderd"));
        let zaken = "SELECT count(*)::text FROM autorisatie.zaak WHERE soort = 'casus'";
        assert_eq!(tafel.wereld.tekst(zaken).await, "1");
    });
}
