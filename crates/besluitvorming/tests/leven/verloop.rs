// SPDX-License-Identifier: EUPL-1.2
//! From proposal to effect.

use besluitvorming::dienst::besluit::Besluitstand;
use serde_json::json;
use uuid::Uuid;
use wgs::stemming::Standpunt;

use crate::draai;
use crate::tafel::{Nee, Tafel, VOLTALLIG, indiening, inhoud, nee};

async fn aangenomen_en_uitgevoerd(tafel: &Tafel, besluit: &Besluitstand) {
    let besluit = tafel.aannemen("secretaris", besluit).await.unwrap();
    assert_eq!(besluit.status, "aangenomen");
    let telling = "SELECT concat_ws(' ', uitkomst, voor, tegen, onthoudingen, array_to_string(deelnemers, ',')) \
        FROM besluitvorming.agendapunt";
    assert_eq!(
        tafel.wereld.tekst(telling).await,
        "aangenomen 4 0 0 belasting,burgemeester,om,politie"
    );

    let gedaan = tafel.stel_vast("voorzitter", &besluit).await.unwrap();
    assert_eq!(gedaan.stand.status, "vastgesteld");
    assert_eq!(gedaan.uitvoering.collectie, "casussen");
    let casus = format!(
        "SELECT concat_ws(' ', soort, tafel) FROM autorisatie.zaak WHERE id = '{}'",
        gedaan.uitvoering.id
    );
    assert_eq!(tafel.wereld.tekst(&casus).await, "casus D");
    // The zaken are out of sight at once; the besluit itself can be looked up until the vergadering closes.
    let zicht =
        "SELECT string_agg(object::text, ',') FROM autorisatie.zicht WHERE upper_inf(bekend)";
    assert_eq!(tafel.wereld.tekst(zicht).await, besluit.id.to_string());
}

#[test]
fn van_voorstel_tot_gevolg_in_een_transactie() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel
            .stel_voor("regisseur", indiening(inhoud()))
            .await
            .unwrap();
        assert_eq!(
            (besluit.status.as_str(), besluit.versie),
            ("voorgesteld", 1)
        );
        // Not on an agenda: a lid does not see it, the secretaris sees that it is there.
        assert_eq!(
            tafel
                .lees("lid_om", besluit.id, true)
                .await
                .unwrap_err()
                .status,
            404
        );
        let gezien = tafel.lees("secretaris", besluit.id, false).await.unwrap();
        assert!(gezien.inhoud.is_none());

        let besluit = tafel
            .agendeer("secretaris", &besluit, tafel.vergadering)
            .await
            .unwrap();
        // Sight begins five days ahead at the earliest (AGENDA_ZICHT_DAGEN), the vergadering is in ten.
        assert_eq!(
            tafel
                .lees("lid_om", besluit.id, true)
                .await
                .unwrap_err()
                .status,
            404
        );
        tafel.open(&VOLTALLIG).await;
        let gezien = tafel.lees("lid_om", besluit.id, true).await.unwrap();
        assert_eq!(gezien.inhoud.unwrap().motivering.noodzaak, "Nodig.");

        let besluit = tafel.allen_voor(&besluit).await;
        assert_eq!(
            (besluit.status.as_str(), besluit.versie),
            ("geagendeerd", 6)
        );
        let gezien = tafel.lees("secretaris", besluit.id, true).await.unwrap();
        let gegeven = gezien.inhoud.unwrap().standpunten;
        assert_eq!(gegeven.len(), 4);
        assert!(gegeven.iter().all(|een| een.standpunt == Standpunt::Voor));
        assert_eq!(gegeven[0].toelichting.as_deref(), Some("Een minderheid."));

        aangenomen_en_uitgevoerd(&tafel, &besluit).await;
    });
}

#[test]
fn een_voorstel_noemt_alle_fouten_tegelijk() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let mut slecht =
            indiening(json!({"waarom": "", "ook": [], "persoon": Uuid::nil(), "vervalt": false}));
        slecht.verschijningsvormen = vec!["witwassen".to_owned(), "bestaat_niet".to_owned()];
        slecht.motivering.noodzaak = String::new();
        slecht.motivering.subsidiariteit = " . ".to_owned();
        let geweigerd = tafel.stel_voor("regisseur", slecht).await.unwrap_err();
        let verwacht = [
            "/noodzaak motivering_ontbreekt",
            "/subsidiariteit motivering_ontbreekt",
            "/verschijningsvormen/1 vorm_niet_geldig",
            "/inhoud/waarom motivering_ontbreekt",
        ];
        assert_eq!(
            geweigerd,
            Nee {
                status: 400,
                code: "verzoek-ongeldig".to_owned(),
                noemt: verwacht.map(str::to_owned).to_vec(),
            }
        );
        // Of no soort, and without vorm.
        let mut leeg = indiening(inhoud());
        (leeg.inhoud, leeg.verschijningsvormen) = (None, Vec::new());
        let geweigerd = tafel.stel_voor("regisseur", leeg).await.unwrap_err();
        assert_eq!(
            geweigerd.noemt,
            [
                "/verschijningsvormen vorm_ontbreekt",
                " besluitsoort_ontbreekt"
            ]
        );
    });
}

#[test]
fn een_zaak_van_een_andere_tafel_komt_niet_op_de_agenda() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let ander = Uuid::from_u128(0x5a_0002);
        tafel.nieuwe_zaak(ander, "E").await;
        let mut met = inhoud();
        met["ook"] = json!([ander]);
        let geweigerd = tafel
            .stel_voor("regisseur", indiening(met))
            .await
            .unwrap_err();
        assert_eq!(geweigerd.kort(), nee(404, "niet-gevonden"));
    });
}
