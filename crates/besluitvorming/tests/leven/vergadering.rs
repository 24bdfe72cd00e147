// SPDX-License-Identifier: EUPL-1.2
//! A vergadering: planned, opened, closed, and who sees what of it.

use std::time::Duration;

use autorisatie::{Toegang, Verantwoord as _};
use besluitvorming::VergaderingBeeld;
use besluitvorming::dienst::vergadering::{self as dienst, Stand};
use besluitvorming::handelingen::{
    VergaderingLezen, VergaderingOpenen, VergaderingPlannen, VergaderingSluiten,
    VergaderingenZoeken,
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use wgs::overgangen::vergadering::{TABEL, Vergaderinggebeurtenis, Vergaderingstatus};

use crate::draai;
use crate::tafel::{Nee, VOLTALLIG, nee};
use crate::wereld::Wereld;

pub const GEEN: [Uuid; 0] = [];
pub const ONBEKEND: Uuid = Uuid::from_u128(0xdead);

pub async fn plan(wereld: &Wereld, wie: &str, gremium: &str, op: Timestamp) -> Result<Stand, Nee> {
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

pub async fn gepland(wereld: &Wereld) -> Stand {
    plan(wereld, "secretaris", "D", wereld.nu()).await.unwrap()
}

pub async fn open(wereld: &Wereld, wie: &str, stand: &Stand, leden: &[Uuid]) -> Result<Stand, Nee> {
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

pub async fn sluit(wereld: &Wereld, wie: &str, id: Uuid, versie: i64) -> Result<Stand, Nee> {
    let werk = async |t: &mut Toegang<'_, VergaderingSluiten>| dienst::sluiten(t).await;
    let verzoek = wereld.verzoek(wie, None);
    let handeling = VergaderingSluiten { id, versie };
    Ok(wereld
        .poort
        .verricht(&verzoek, handeling, werk)
        .await?
        .in_waarde())
}

pub async fn lees(wereld: &Wereld, wie: &str, id: Uuid) -> Result<VergaderingBeeld, Nee> {
    let werk = async |t: &mut Toegang<'_, VergaderingLezen>| dienst::lezen(t).await;
    let verzoek = wereld.verzoek(wie, None);
    Ok(wereld
        .poort
        .bekijk(&verzoek, VergaderingLezen { id }, werk)
        .await?
        .in_waarde())
}

pub async fn zoek(
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

pub fn lidmaatschappen(wereld: &Wereld, namen: &[&str]) -> Vec<Uuid> {
    namen
        .iter()
        .map(|naam| wereld.wie(naam).lidmaatschap)
        .collect()
}

#[test]
fn voor_haar_agenda_zicht_geeft_gaat_zij_niet_open() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let op = wereld.nu() + SignedDuration::from_hours(24 * 5) + SignedDuration::from_mins(1);
        let plan = plan(&wereld, "secretaris", "D", op).await.unwrap();
        let leden = lidmaatschappen(&wereld, &VOLTALLIG);
        let te_vroeg = open(&wereld, "voorzitter", &plan, &leden).await;
        assert_eq!(
            te_vroeg.unwrap_err().kort(),
            nee(409, "vergadering-te-vroeg")
        );
        wereld.verzet(Duration::from_mins(1));
        let geopend = open(&wereld, "voorzitter", &plan, &leden).await.unwrap();
        assert_eq!((geopend.status.as_str(), geopend.versie), ("open", 2));
    });
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
