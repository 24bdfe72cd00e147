// SPDX-License-Identifier: EUPL-1.2
//! The agenda of a vergadering, and who may work on it.

use std::time::Duration;

use autorisatie::Toegang;
use autorisatie::handelingen::WerkcontextAanmaken;
use besluitvorming::dienst::vergadering::{self as dienst, Stand};
use besluitvorming::handelingen::VergaderingSluiten;
use besluitvorming::vergadering::{Vergaderingstand, aanwezigen, stand_met_slot};
use uuid::Uuid;
use wgs::deelnemer::Onderdeel;
use wgs::overgangen::vergadering::Vergaderingstatus;

use crate::draai;
use crate::tafel::{Nee, Tafel, VOLTALLIG, indiening, inhoud, nee};
use crate::vergadering::{GEEN, ONBEKEND, gepland, lees, lidmaatschappen, open, sluit};
use crate::wereld::Wereld;

#[test]
fn sluiten_kan_pas_als_elk_agendapunt_een_uitkomst_heeft() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.in_vergadering(inhoud()).await;
        let wereld = &tafel.wereld;
        let id = tafel.vergadering;
        let niet = sluit(wereld, "secretaris", id, 1).await.unwrap_err();
        assert_eq!(niet.kort(), nee(409, "agenda-niet-afgehandeld"));
        tafel.aanhouden("secretaris", &besluit).await.unwrap();
        let gesloten = sluit(wereld, "secretaris", id, 1).await.unwrap();
        assert_eq!(gesloten.status, "gesloten");
        let agenda = lees(wereld, "secretaris", id).await.unwrap().agenda;
        assert_eq!(agenda.len(), 1);
        assert_eq!(agenda[0].besluit, besluit.id);
        assert_eq!(agenda[0].uitkomst.as_deref(), Some("aangehouden"));
    });
}

#[test]
fn de_agenda_toont_alleen_het_besluit_dat_u_mag_zien() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let besluit = tafel.stel_voor("regisseur", indiening(inhoud())).await;
        let besluit = besluit.unwrap();
        tafel
            .agendeer("secretaris", &besluit, tafel.vergadering)
            .await
            .unwrap();
        let agenda = async |wie: &str| {
            let beeld = lees(&tafel.wereld, wie, tafel.vergadering).await.unwrap();
            beeld
                .agenda
                .iter()
                .map(|punt| punt.besluit)
                .collect::<Vec<_>>()
        };
        assert_eq!(agenda("secretaris").await, [besluit.id]);
        assert_eq!(agenda("lid_om").await, GEEN, "ten days ahead: no sight yet");
        tafel.wereld.verzet(Duration::from_hours(24 * 6));
        assert_eq!(agenda("lid_om").await, [besluit.id]);
        for wie in ["secretaris", "lid_om"] {
            tafel.belang(wie, tafel.zaak).await;
            assert_eq!(agenda(wie).await, GEEN, "{wie} has an interest in the zaak");
        }
        assert_eq!(agenda("lid_kmar").await, [besluit.id]);
    });
}

async fn werkcontext(wereld: &Wereld, wie: &str, id: Uuid) -> Result<(), Nee> {
    let werk = async move |t: &mut Toegang<'_, WerkcontextAanmaken>| {
        dienst::eis_zichtbaar(t, id).await?;
        Ok(Stand {
            id,
            status: String::new(),
            versie: 1,
            personen: Vec::new(),
        })
    };
    let verzoek = wereld.verzoek(wie, None);
    let gedaan = wereld.poort.verricht(&verzoek, WerkcontextAanmaken, werk);
    gedaan.await?;
    Ok(())
}

#[test]
fn een_werkcontext_is_er_alleen_voor_een_vergadering_die_u_ziet() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let id = gepland(&wereld).await.id;
        for wie in ["secretaris", "voorzitter", "lid_om"] {
            werkcontext(&wereld, wie, id).await.unwrap();
        }
        let onbekend = werkcontext(&wereld, "lid_om", ONBEKEND).await.unwrap_err();
        assert_eq!(onbekend.kort(), nee(404, "niet-gevonden"));
        let zonder_rol = werkcontext(&wereld, "regisseur", id).await.unwrap_err();
        assert_eq!(zonder_rol, onbekend);
        wereld
            .sql("UPDATE besluitvorming.vergadering SET gremium = 'E'")
            .await;
        let ander = werkcontext(&wereld, "lid_om", id).await.unwrap_err();
        assert_eq!(ander, onbekend);
    });
}

#[test]
fn een_besluit_leest_wie_er_is_en_houdt_de_vergadering_vast() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let stand = gepland(&wereld).await;
        let leden = lidmaatschappen(&wereld, &VOLTALLIG);
        open(&wereld, "secretaris", &stand, &leden).await.unwrap();
        let id = stand.id;
        let werk = async move |t: &mut Toegang<'_, VergaderingSluiten>| {
            let stand: Vergaderingstand = stand_met_slot(t, id).await?;
            assert_eq!(stand.status, Vergaderingstatus::Open);
            let wie = aanwezigen(t, id).await?;
            let lichamen: Vec<Onderdeel> = wie.iter().map(|een| een.onderdeel).collect();
            let verwacht = [Onderdeel::H, Onderdeel::B, Onderdeel::G, Onderdeel::A];
            assert_eq!(lichamen, verwacht);
            assert!(wie[0].is_voorzitter && !wie[1].is_voorzitter);
            dienst::sluiten(t).await
        };
        let verzoek = wereld.verzoek("secretaris", None);
        let handeling = VergaderingSluiten { id, versie: 2 };
        let gedaan = wereld.poort.verricht(&verzoek, handeling, werk).await;
        assert_eq!(gedaan.map_err(Nee::from).unwrap().in_waarde().versie, 3);
    });
}
