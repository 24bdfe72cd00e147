// SPDX-License-Identifier: EUPL-1.2
//! Who sees what of a casus: the deelnemers that take part, the tafel, and nobody else.

use autorisatie::{Fout, Toegang, Vrijgegeven, Weigering, Weigersoort};
use casus::handelingen::{CasusLezen, CasussenZoeken, DeelnamesLezen};
use casus::{CasusBeeld, Casussenlijst, Deelnames, Weergaven};
use tokio::task::LocalSet;
use uuid::Uuid;
use wgs::overgangen::casus::Casusstatus;
use wgs::tafel::Tafel;

use crate::wereld::Wereld;

async fn lees(
    wereld: &Wereld,
    sub: &str,
    doel: Option<&str>,
    id: Uuid,
) -> Result<CasusBeeld, Weigering> {
    let werkcontext = match doel {
        Some(doel) => Some(wereld.werkcontext(sub, doel, id).await),
        None => None,
    };
    let verzoek = wereld.verzoek(sub, werkcontext).await;
    let gelezen = wereld.poort.lees(&verzoek, CasusLezen { id }).await;
    gelezen.map(Vrijgegeven::in_waarde)
}

async fn deelnames(
    wereld: &Wereld,
    sub: &str,
    doel: &str,
    id: Uuid,
) -> Result<Deelnames, Weigering> {
    let werkcontext = wereld.werkcontext(sub, doel, id).await;
    let verzoek = wereld.verzoek(sub, Some(werkcontext)).await;
    let werk = async |t: &mut Toegang<'_, DeelnamesLezen>| casus::dienst::deelnames(t).await;
    let gelezen = wereld
        .poort
        .bekijk(&verzoek, DeelnamesLezen { id }, werk)
        .await;
    gelezen.map(Vrijgegeven::in_waarde)
}

async fn zoek(
    wereld: &Wereld,
    sub: &str,
    filter: (Option<Casusstatus>, Option<Tafel>),
    maximum: i64,
    na: Option<Uuid>,
) -> Result<Casussenlijst, Weigering> {
    let verzoek = wereld.verzoek(sub, None).await;
    let (status, tafel) = filter;
    let handeling = CasussenZoeken {
        maximum,
        status,
        tafel,
    };
    let werk = async move |t: &mut Toegang<'_, CasussenZoeken>| casus::dienst::zoeken(t, na).await;
    let gevonden = wereld.poort.lijst(&verzoek, handeling, werk).await;
    gevonden.map(Vrijgegeven::in_waarde)
}

async fn ids(wereld: &Wereld, sub: &str) -> Vec<Uuid> {
    let lijst = zoek(wereld, sub, (None, None), 25, None)
        .await
        .expect("a list");
    lijst.casussen.into_iter().map(|een| een.id).collect()
}

fn soort(weigering: &Weigering) -> (Weigersoort, &'static str) {
    match weigering.fout() {
        Fout::Geweigerd(geweigerd) => (geweigerd.soort, geweigerd.code),
        ander => panic!("{ander:?}"),
    }
}

const ONZICHTBAAR: (Weigersoort, &str) = (Weigersoort::NietZichtbaar, "niet-gevonden");

#[tokio::test]
async fn een_deelnemer_leest_alles_en_de_tafel_dat_zij_bestaat() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let id = wereld.casus().await;

        let beeld = lees(&wereld, "partner", Some("casusoverleg"), id)
            .await
            .expect("read");
        let Weergaven::Vol(vol) = &beeld.weergave else {
            panic!("{beeld:?}");
        };
        assert_eq!(
            vol.motivering.noodzaak,
            "Zonder samenwerking blijft het beeld verdeeld."
        );
        let pseudo = &vol.pseudo;
        assert_eq!(pseudo.deelnemers, ["om", "politie"]);
        assert_eq!(
            (pseudo.trappen.as_slice(), pseudo.aantal_subjecten),
            ([1].as_slice(), 1)
        );
        assert_eq!(pseudo.casusregisseur, wereld.wie("casusregisseur").await.1);
        assert_eq!(pseudo.signalen.len(), 1);
        assert_eq!(beeld.toegestaan, ["deelname.lezen", "subject.zoeken"]);

        for (sub, doel) in [("casusregisseur", "casusoverleg")] {
            let beeld = lees(&wereld, sub, Some(doel), id).await.expect("read");
            assert!(matches!(beeld.weergave, Weergaven::Vol(_)), "{sub}");
        }
        for sub in ["omt_lid@D:kmar", "omt_voorzitter"] {
            let beeld = lees(&wereld, sub, Some("besluitvorming"), id)
                .await
                .expect("read");
            let Weergaven::Meta(meta) = &beeld.weergave else {
                panic!("{sub}: {beeld:?}");
            };
            assert_eq!(
                (meta.status.as_str(), meta.tafel.as_deref()),
                ("gestart", Some("D"))
            );
            assert_eq!(beeld.toegestaan, Vec::<String>::new(), "{sub}");
        }
        let zonder = lees(&wereld, "partner", None, id)
            .await
            .expect_err("no doel");
        assert_eq!(
            soort(&zonder),
            (Weigersoort::Onvolledig, "werkcontext-ontbreekt")
        );
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn een_analist_leest_zonder_vrije_tekst() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let id = wereld.casus().await;
        let analist = wereld.wie("analist_riec").await.0;
        let sql = "INSERT INTO autorisatie.toewijzing (zaak, persoon, geldig, bekend)
            VALUES ($1, $2, tstzrange(now(), NULL), tstzrange(now(), NULL))";
        wereld.voer_uit(sql, &[&id, &analist]).await;
        let beeld = lees(&wereld, "analist_riec", Some("casusoverleg"), id)
            .await
            .expect("read");
        let Weergaven::Pseudo(pseudo) = &beeld.weergave else {
            panic!("{beeld:?}");
        };
        assert_eq!(pseudo.deelnemers, ["om", "politie"]);
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn wie_niet_meedoet_krijgt_hetzelfde_antwoord_als_op_een_onbekend_nummer() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let id = wereld.casus().await;
        let onbekend = wereld.nieuw_id();
        for (sub, doel) in [
            ("partner@fiod", "casusoverleg"),
            ("omt_lid@E", "besluitvorming"),
            ("casusregisseur@E", "casusoverleg"),
        ] {
            let werkcontext = wereld.werkcontext(sub, doel, id).await;
            let mut fouten = Vec::new();
            for id in [id, onbekend] {
                let verzoek = wereld.verzoek(sub, Some(werkcontext)).await;
                let gelezen = wereld.poort.lees(&verzoek, CasusLezen { id }).await;
                fouten.push(gelezen.expect_err("not visible").fout().clone());
            }
            assert_eq!(fouten[0], fouten[1], "{sub}");
            assert!(
                matches!(&fouten[0], Fout::Geweigerd(een) if een.soort == Weigersoort::NietZichtbaar),
                "{sub}"
            );
            assert!(ids(&wereld, sub).await.is_empty(), "{sub}");
            let geweigerd = deelnames(&wereld, sub, doel, id)
                .await
                .expect_err("not visible");
            assert_eq!(soort(&geweigerd), ONZICHTBAAR, "{sub}");
        }
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn na_het_einde_van_de_deelname_is_de_casus_er_niet_meer() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let id = wereld.casus().await;
        assert_eq!(ids(&wereld, "partner").await, [id]);
        let sql = "UPDATE autorisatie.deelname SET bekend = tstzrange(lower(bekend), clock_timestamp())
            FROM autorisatie.organisatie o WHERE o.id = organisatie AND o.code = 'politie' AND zaak = $1";
        assert_eq!(wereld.voer_uit(sql, &[&id]).await, 1);
        let geweigerd = lees(&wereld, "partner", Some("casusoverleg"), id).await;
        assert_eq!(soort(&geweigerd.expect_err("ended")), ONZICHTBAAR);
        assert!(ids(&wereld, "partner").await.is_empty());
        let blijft = lees(&wereld, "partner@om", Some("casusoverleg"), id)
            .await
            .expect("read");
        let Weergaven::Vol(vol) = blijft.weergave else {
            panic!("less than before");
        };
        assert_eq!(vol.pseudo.deelnemers, ["om"]);
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn na_vijf_jaar_en_bij_belang_is_de_casus_er_niet() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let (id, ander) = (wereld.casus().await, wereld.casus().await);
        let partner = wereld.wie("partner").await.0;
        let sql = "INSERT INTO autorisatie.belang (zaak, persoon, geldig, bekend)
            VALUES ($1, $2, tstzrange(now(), NULL), tstzrange(now(), NULL))";
        wereld.voer_uit(sql, &[&ander, &partner]).await;
        let sql = "UPDATE autorisatie.zaak SET verloopt_op = now() WHERE id = $1";
        wereld.voer_uit(sql, &[&id]).await;
        for id in [id, ander] {
            let geweigerd = lees(&wereld, "partner", Some("casusoverleg"), id).await;
            assert_eq!(soort(&geweigerd.expect_err("hidden")), ONZICHTBAAR);
        }
        assert!(ids(&wereld, "partner").await.is_empty());
        assert_eq!(ids(&wereld, "partner@om").await, [ander]);
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn wie_meedoet_ziet_wie_meedoen_en_bij_welk_besluit() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let id = wereld.casus().await;
        let gezien = deelnames(&wereld, "partner", "casusoverleg", id)
            .await
            .expect("read");
        let besluit = wereld
            .een::<Uuid>("SELECT besluit FROM casus.casus WHERE id = $1", &[&id])
            .await;
        let codes: Vec<_> = gezien.0.iter().map(|een| een.deelnemer.as_str()).collect();
        assert_eq!(codes, ["om", "politie"]);
        assert!(
            gezien
                .0
                .iter()
                .all(|een| een.besluit == besluit && een.tot.is_none())
        );
        let geweigerd = deelnames(&wereld, "omt_lid@D:kmar", "besluitvorming", id).await;
        let geweigerd = geweigerd.expect_err("only that it exists");
        assert_eq!(
            soort(&geweigerd),
            (Weigersoort::NietToegestaan, "eis-ontbreekt")
        );
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn de_lijst_bladert_en_filtert_binnen_wat_men_ziet() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let mut alle = Vec::new();
        for _ in 0..3 {
            alle.push(wereld.casus().await);
        }
        alle.sort_unstable_by(|een, ander| ander.cmp(een));
        assert_eq!(ids(&wereld, "omt_lid@D:kmar").await, alle);
        let eerste = zoek(&wereld, "partner", (None, None), 2, None)
            .await
            .expect("a page");
        assert_eq!(eerste.volgende_na, Some(alle[1]));
        let rest = zoek(&wereld, "partner", (None, None), 2, eerste.volgende_na).await;
        let rest = rest.expect("a page");
        assert_eq!((rest.casussen[0].id, rest.volgende_na), (alle[2], None));
        for (filter, aantal) in [
            ((Some(Casusstatus::Gestart), Some(Tafel::D)), 3),
            ((Some(Casusstatus::Analyse), None), 0),
            ((None, Some(Tafel::E)), 0),
        ] {
            let gevonden = zoek(&wereld, "partner", filter, 25, None)
                .await
                .expect("a page");
            assert_eq!(gevonden.casussen.len(), aantal, "{filter:?}");
        }
        let geweigerd = zoek(&wereld, "cfg", (None, None), 25, None).await;
        assert_eq!(
            soort(&geweigerd.expect_err("no row")).0,
            Weigersoort::NietToegestaan
        );
    };
    LocalSet::new().run_until(proef).await;
}
