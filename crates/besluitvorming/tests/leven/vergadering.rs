// SPDX-License-Identifier: EUPL-1.2
//! A vergadering: planned, opened, closed, and who sees what of it.

use std::time::Duration;

use autorisatie::handelingen::WerkcontextAanmaken;
use autorisatie::{Toegang, Verantwoord as _};
use besluitvorming::VergaderingBeeld;
use besluitvorming::dienst::vergadering::{self as dienst, Stand};
use besluitvorming::handelingen::{
    VergaderingLezen, VergaderingOpenen, VergaderingPlannen, VergaderingSluiten,
    VergaderingenZoeken,
};
use besluitvorming::vergadering::{Vergaderingstand, aanwezigen, stand_met_slot};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use wgs::deelnemer::Onderdeel;
use wgs::overgangen::vergadering::{TABEL, Vergaderinggebeurtenis, Vergaderingstatus};

use crate::draai;
use crate::tafel::{Nee, Tafel, VOLTALLIG, indiening, inhoud, nee};
use crate::wereld::Wereld;

const GEEN: [Uuid; 0] = [];
const ONBEKEND: Uuid = Uuid::from_u128(0xdead);

async fn plan(wereld: &Wereld, wie: &str, gremium: &str, op: Timestamp) -> Result<Stand, Nee> {
    let handeling = VergaderingPlannen {
        gremium: gremium.to_owned(),
    };
    let werk =
        async move |t: &mut Toegang<'_, VergaderingPlannen>| dienst::plannen(t, op, true).await;
    let verzoek = wereld.verzoek(wie, None);
    Ok(wereld
        .poort
        .verricht(&verzoek, handeling, werk)
        .await?
        .in_waarde())
}

async fn gepland(wereld: &Wereld) -> Stand {
    plan(wereld, "secretaris", "D", wereld.nu()).await.unwrap()
}

async fn open(wereld: &Wereld, wie: &str, stand: &Stand, leden: &[Uuid]) -> Result<Stand, Nee> {
    let handeling = VergaderingOpenen {
        id: stand.id,
        versie: stand.versie,
    };
    let leden = leden.to_vec();
    let werk = async move |t: &mut Toegang<'_, VergaderingOpenen>| dienst::openen(t, &leden).await;
    let verzoek = wereld.verzoek(wie, None);
    Ok(wereld
        .poort
        .verricht(&verzoek, handeling, werk)
        .await?
        .in_waarde())
}

async fn sluit(wereld: &Wereld, wie: &str, id: Uuid, versie: i64) -> Result<Stand, Nee> {
    let werk = async |t: &mut Toegang<'_, VergaderingSluiten>| dienst::sluiten(t).await;
    let verzoek = wereld.verzoek(wie, None);
    let handeling = VergaderingSluiten { id, versie };
    Ok(wereld
        .poort
        .verricht(&verzoek, handeling, werk)
        .await?
        .in_waarde())
}

async fn lees(wereld: &Wereld, wie: &str, id: Uuid) -> Result<VergaderingBeeld, Nee> {
    let werk = async |t: &mut Toegang<'_, VergaderingLezen>| dienst::lezen(t).await;
    let verzoek = wereld.verzoek(wie, None);
    Ok(wereld
        .poort
        .bekijk(&verzoek, VergaderingLezen { id }, werk)
        .await?
        .in_waarde())
}

async fn zoek(
    wereld: &Wereld,
    wie: &str,
    gremium: &str,
    na: Option<Uuid>,
) -> Result<(Vec<Uuid>, Option<Uuid>), Nee> {
    let handeling = VergaderingenZoeken {
        gremium: gremium.to_owned(),
        maximum: 2,
    };
    let werk = async move |t: &mut Toegang<'_, VergaderingenZoeken>| dienst::zoeken(t, na).await;
    let verzoek = wereld.verzoek(wie, None);
    let blad = wereld.poort.bekijk(&verzoek, handeling, werk).await?;
    let blad = blad.in_waarde();
    let ids = blad.vergaderingen.iter().map(|een| een.id).collect();
    Ok((ids, blad.volgende_na))
}

fn lidmaatschappen(wereld: &Wereld, namen: &[&str]) -> Vec<Uuid> {
    namen
        .iter()
        .map(|naam| wereld.wie(naam).lidmaatschap)
        .collect()
}

#[test]
fn gepland_geopend_met_wie_er_is_en_gesloten() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let plan = gepland(&wereld).await;
        assert_eq!((plan.status.as_str(), plan.versie), ("gepland", 1));
        let leden = lidmaatschappen(&wereld, &VOLTALLIG);
        let geopend = open(&wereld, "secretaris", &plan, &leden).await.unwrap();
        assert_eq!((geopend.status.as_str(), geopend.versie), ("open", 2));
        assert_eq!(geopend.personen.len(), VOLTALLIG.len());

        let beeld = lees(&wereld, "secretaris", plan.id).await.unwrap();
        let mut gezien: Vec<Uuid> = beeld.subjecten();
        let mut vastgelegd = geopend.personen.clone();
        gezien.sort();
        vastgelegd.sort();
        assert_eq!(gezien, vastgelegd, "who is shown stands in the log (R-52)");
        let zetels: Vec<(String, bool)> = beeld
            .aanwezigen
            .unwrap()
            .into_iter()
            .map(|lid| (lid.organisatie, lid.is_voorzitter))
            .collect();
        let verwacht = [
            ("burgemeester", true),
            ("belasting", false),
            ("om", false),
            ("politie", false),
        ];
        assert_eq!(
            zetels,
            verwacht.map(|(code, zit_voor)| (code.to_owned(), zit_voor))
        );
        assert_eq!(beeld.mogelijk, [Vergaderinggebeurtenis::Sluiten]);

        let gesloten = sluit(&wereld, "voorzitter", plan.id, 2).await.unwrap();
        assert_eq!((gesloten.status.as_str(), gesloten.versie), ("gesloten", 3));
        let beeld = lees(&wereld, "voorzitter", plan.id).await.unwrap();
        assert_eq!(beeld.mogelijk, []);
        assert!(beeld.geopend_op.is_some() && beeld.gesloten_op.is_some());
    });
}

#[test]
fn een_lid_ziet_niet_wie_er_is_en_een_ander_gremium_niets() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let stand = gepland(&wereld).await;
        let leden = lidmaatschappen(&wereld, &VOLTALLIG);
        open(&wereld, "secretaris", &stand, &leden).await.unwrap();
        let beeld = lees(&wereld, "lid_kmar", stand.id).await.unwrap();
        assert_eq!(beeld.aanwezigen, None);
        assert_eq!(beeld.subjecten(), GEEN);
        assert_eq!(beeld.mogelijk, []);

        wereld
            .sql("UPDATE besluitvorming.vergadering SET gremium = 'E'")
            .await;
        let onbekend = lees(&wereld, "lid_kmar", ONBEKEND).await.unwrap_err();
        assert_eq!(onbekend.kort(), nee(404, "niet-gevonden"));
        let ander = lees(&wereld, "lid_kmar", stand.id).await.unwrap_err();
        assert_eq!(ander, onbekend);
        assert_eq!(zoek(&wereld, "lid_kmar", "D", None).await.unwrap().0, GEEN);
        for gremium in ["E", "BESTAATNIET"] {
            let nergens = zoek(&wereld, "lid_kmar", gremium, None).await.unwrap_err();
            assert_eq!(nergens, onbekend);
            let niet = plan(&wereld, "secretaris", gremium, wereld.nu()).await;
            assert_eq!(niet.unwrap_err().kort(), nee(404, "niet-gevonden"));
        }
        let geen_rol = lees(&wereld, "regisseur", stand.id).await.unwrap_err();
        assert_eq!(geen_rol.kort(), nee(403, "eis-ontbreekt"));
        let lid_plant = plan(&wereld, "lid_om", "D", wereld.nu()).await.unwrap_err();
        assert_eq!(lid_plant.kort(), nee(403, "eis-ontbreekt"));
    });
}

#[test]
fn de_lijst_bladert_van_nieuw_naar_oud() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.insert(0, gepland(&wereld).await.id);
        }
        let (eerste, volgende) = zoek(&wereld, "lid_om", "D", None).await.unwrap();
        assert_eq!((&eerste[..], volgende), (&ids[..2], Some(ids[1])));
        let (tweede, volgende) = zoek(&wereld, "lid_om", "D", volgende).await.unwrap();
        assert_eq!((&tweede[..], volgende), (&ids[2..], None));
    });
}

#[test]
fn een_vergadering_ligt_niet_in_het_verleden() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let na = |uren: i64| wereld.nu() + SignedDuration::from_hours(uren);
        for (op, code) in [
            (na(-1), "/begintOp begint_in_verleden"),
            (na(20_000), "/begintOp begint_te_ver_vooruit"),
        ] {
            let niet = plan(&wereld, "secretaris", "D", op).await.unwrap_err();
            assert_eq!(
                (niet.status, &niet.noemt[..]),
                (400, &[code.to_owned()][..])
            );
        }
        assert_eq!(
            zoek(&wereld, "secretaris", "D", None).await.unwrap().0,
            GEEN
        );
    });
}

#[test]
fn wie_niet_aanwezig_kan_zijn_wordt_bij_naam_van_zijn_plaats_genoemd() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let stand = gepland(&wereld).await;
        let nu = wereld.nu();
        let id = |naam: &str| wereld.wie(naam).lidmaatschap;
        wereld
            .sql(&format!(
                "UPDATE autorisatie.lidmaatschap SET bekend = tstzrange(lower(bekend), '{nu}'::timestamptz + interval '1 us') \
                 WHERE id IN ('{}', '{}'); \
                 INSERT INTO autorisatie.lidmaatschap SELECT id, persoon, organisatie, rol, gremium, rol = 'omt_lid' AND id = '{}', \
                 CASE WHEN id = '{}' THEN geldig ELSE tstzrange(lower(geldig), '{nu}'::timestamptz + interval '1 us') END, tstzrange(upper(bekend), NULL) \
                 FROM autorisatie.lidmaatschap WHERE NOT upper_inf(bekend); \
                 UPDATE autorisatie.deelnemerschap SET bekend = tstzrange(lower(bekend), '{nu}'::timestamptz + interval '1 us') \
                 WHERE organisatie = '{}'",
                id("lid_om"), id("lid_kmar"), id("lid_om"), id("lid_om"), wereld.wie("lid_belasting").organisatie
            ))
            .await;
        wereld.verzet(Duration::from_secs(1));
        let genoemd = [
            id("lid_politie"),
            ONBEKEND,
            id("secretaris"),
            id("lid_om"),
            id("lid_kmar"),
            id("lid_belasting"),
            id("lid_politie"),
        ];
        let niet = open(&wereld, "secretaris", &stand, &genoemd).await;
        let verwacht = [
            "/aanwezigen/1 lidmaatschap_niet_geldig",
            "/aanwezigen/2 geen_lid",
            "/aanwezigen/3 lidmaatschap_niet_geldig",
            "/aanwezigen/4 lidmaatschap_niet_geldig",
            "/aanwezigen/5 geen_deelnemer",
            "/aanwezigen/6 persoon_dubbel",
            "/aanwezigen voorzitter_ontbreekt",
        ];
        assert_eq!(niet.unwrap_err().noemt, verwacht);
        let twee = lidmaatschappen(&wereld, &["voorzitter", "tweede_voorzitter"]);
        let niet = open(&wereld, "secretaris", &stand, &twee).await;
        assert_eq!(niet.unwrap_err().noemt, ["/aanwezigen meer_voorzitters"]);
        let beeld = lees(&wereld, "secretaris", stand.id).await.unwrap();
        assert_eq!(beeld.stand.status, Vergaderingstatus::Gepland);
        assert_eq!(beeld.aanwezigen, Some(Vec::new()));
    });
}

#[test]
fn elke_stap_in_elke_toestand_zoals_de_tabel_zegt() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let leden = lidmaatschappen(&wereld, &VOLTALLIG);
        for status in Vergaderingstatus::ALLE {
            for stap in [
                Vergaderinggebeurtenis::Openen,
                Vergaderinggebeurtenis::Sluiten,
            ] {
                let mut stand = gepland(&wereld).await;
                if *status != Vergaderingstatus::Gepland {
                    stand = open(&wereld, "secretaris", &stand, &leden).await.unwrap();
                }
                if *status == Vergaderingstatus::Gesloten {
                    stand = sluit(&wereld, "secretaris", stand.id, stand.versie)
                        .await
                        .unwrap();
                }
                assert_eq!(stand.status, status.code());
                let gedaan = if stap == Vergaderinggebeurtenis::Openen {
                    open(&wereld, "voorzitter", &stand, &leden).await
                } else {
                    sluit(&wereld, "voorzitter", stand.id, stand.versie).await
                };
                let verwacht = TABEL.volgende(Some(*status), stap);
                assert_eq!(
                    gedaan.map(|na| na.status).map_err(|niet| niet.kort()),
                    verwacht
                        .map(|naar| naar.code().to_owned())
                        .map_err(|_| nee(409, "toestand-laat-niet-toe")),
                    "{status} {stap}"
                );
            }
        }
    });
}

#[test]
fn de_databank_kent_dezelfde_overgangen_en_weigert_elke_andere() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let vraag = "SELECT string_agg(van || '>' || gebeurtenis || '>' || naar, ' ' ORDER BY van, gebeurtenis) \
            FROM besluitvorming.vergaderingovergang";
        let mut rijen: Vec<String> = TABEL
            .rijen
            .iter()
            .map(|rij| {
                let van = rij.van.map_or("", Vergaderingstatus::code);
                format!("{van}>{}>{}", rij.gebeurtenis, rij.naar)
            })
            .collect();
        rijen.sort();
        assert_eq!(wereld.tekst(vraag).await, rijen.join(" "));
        let id = gepland(&wereld).await.id;
        let sprong = format!(
            "UPDATE besluitvorming.vergadering SET status = 'gesloten', geopend_op = now(), gesloten_op = now() WHERE id = '{id}'"
        );
        let geweigerd = wereld.beheer.batch_execute(&sprong).await.unwrap_err();
        let fout = geweigerd.as_db_error().unwrap();
        assert!(fout.message().contains("deze overgang"), "{fout}");
    });
}

#[test]
fn van_twee_die_tegelijk_openen_wint_er_een() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let stand = gepland(&wereld).await;
        let leden = lidmaatschappen(&wereld, &VOLTALLIG);
        let ander = lidmaatschappen(&wereld, &["tweede_voorzitter", "lid_kmar"]);
        let (een, twee) = tokio::join!(
            open(&wereld, "voorzitter", &stand, &leden),
            open(&wereld, "tweede_voorzitter", &stand, &ander),
        );
        let (gelukt, mislukt) = match (een, twee) {
            (Ok(stand), Err(niet)) | (Err(niet), Ok(stand)) => (stand, niet),
            ander => panic!("{ander:?}"),
        };
        assert_eq!(mislukt.kort(), nee(412, "versie-verouderd"));
        let beeld = lees(&wereld, "voorzitter", stand.id).await.unwrap();
        assert_eq!(beeld.aanwezigen.unwrap().len(), gelukt.personen.len());
    });
}

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
