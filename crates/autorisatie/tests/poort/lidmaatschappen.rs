// SPDX-License-Identifier: EUPL-1.2
//! Who has which lidmaatschap, who belongs to a gremium, and how a lidmaatschap ends.

use autorisatie::beleid::Weergave;
use autorisatie::handelingen::{
    GremiumledenZoeken, LidmaatschapBeeindigen, LidmaatschapLezen, LidmaatschappenLezen,
};
use autorisatie::opslag::gremiumleden::leden;
use autorisatie::opslag::lidmaatschap::{LidmaatschapMeta, beeindig, lijst};
use autorisatie::{Toegang, Verzoek};
use uuid::Uuid;

use super::hulp::{Iemand, Wereld, geweigerd, op_een_werker};

async fn alle(w: &Wereld, verzoek: &Verzoek, maximum: i64) -> Vec<LidmaatschapMeta> {
    let mut alle = Vec::new();
    let mut na = None;
    loop {
        let verzoek = Verzoek {
            record_id: autorisatie::Idbron::nieuw(w.ids.as_ref()),
            ..verzoek.clone()
        };
        let werk = async move |t: &mut Toegang<'_, LidmaatschappenLezen>| lijst(t, na).await;
        let blad = w
            .poort
            .lijst(&verzoek, LidmaatschappenLezen { maximum }, werk)
            .await;
        let blad = blad.unwrap().in_waarde();
        assert!(i64::try_from(blad.lidmaatschappen.len()).unwrap() <= maximum);
        alle.extend(blad.lidmaatschappen);
        na = blad.volgende_na;
        if na.is_none() {
            return alle;
        }
    }
}

async fn end(w: &Wereld, wie: &Iemand, id: Uuid, versie: i64) -> Result<i64, (u16, &'static str)> {
    w.klok.vooruit(1);
    let verzoek = w.wijziging(wie, u8::try_from(w.records().await).unwrap());
    let werk = async |t: &mut Toegang<'_, LidmaatschapBeeindigen>| beeindig(t).await;
    let handeling = LidmaatschapBeeindigen { id, versie };
    match w.poort.verricht(&verzoek, handeling, werk).await {
        Ok(stand) => Ok(stand.waarde().versie),
        Err(weigering) => Err(geweigerd(Err::<(), _>(weigering))),
    }
}

#[tokio::test]
async fn a_person_sees_his_own_and_who_administers_sees_all() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        let partner = w.iemand("partner", org, None).await;
        let beheer = w.iemand("functioneel_beheer", org, None).await;
        let ids = |lijst: Vec<LidmaatschapMeta>| lijst.iter().map(|een| een.id).collect::<Vec<_>>();
        assert_eq!(
            ids(alle(&w, &w.verzoek(&partner), 25).await),
            [partner.lidmaatschap]
        );
        for maximum in [1, 2, 25] {
            let gezien = alle(&w, &w.verzoek(&beheer), maximum).await;
            assert_eq!(ids(gezien), [beheer.lidmaatschap, partner.lidmaatschap]);
        }
        let lezen = async |wie: &Iemand, id| {
            let gelezen = w
                .poort
                .lees(&w.verzoek(wie), LidmaatschapLezen { id })
                .await;
            gelezen.map(autorisatie::Vrijgegeven::in_waarde)
        };
        let own = lezen(&partner, partner.lidmaatschap).await.unwrap();
        assert_eq!(own.naam.as_deref(), Some("partner Proef-Demo"));
        assert!(!own.mag_beeindigen);
        let other = lezen(&beheer, partner.lidmaatschap).await.unwrap();
        assert_eq!((other.naam, other.mag_beeindigen), (None, true));
        let (hidden, absent) = (
            lezen(&partner, beheer.lidmaatschap).await.unwrap_err(),
            lezen(&partner, Uuid::from_u128(404)).await.unwrap_err(),
        );
        assert_eq!(hidden.fout(), absent.fout());
    })
    .await;
}

#[tokio::test]
async fn who_has_several_sees_them_to_choose_from_and_no_more() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        w.iemand("partner", org, None).await;
        let wie = w.iemand("functioneel_beheer", org, None).await;
        let tweede = w.lidmaatschap(wie.persoon, "omt_lid", org, Some("D")).await;
        let gezien = alle(&w, &w.verzoek(&wie), 25).await;
        let ids: Vec<_> = gezien.iter().map(|een| een.id).collect();
        assert_eq!(
            ids,
            [tweede, wie.lidmaatschap],
            "without a choice: the own ones"
        );
        assert_eq!(alle(&w, &w.verzoek_als(&wie), 25).await.len(), 3);
        let id = wie.lidmaatschap;
        let zonder = w
            .poort
            .lees(&w.verzoek(&wie), LidmaatschapLezen { id })
            .await;
        assert_eq!(geweigerd(zonder), (400, "hoedanigheid-ontbreekt"));
    })
    .await;
}

#[tokio::test]
async fn an_ended_lidmaatschap_is_gone_at_once_and_ends_once() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        let partner = w.iemand("partner", org, None).await;
        let beheer = w.iemand("functioneel_beheer", org, None).await;
        let id = partner.lidmaatschap;
        let versie = alle(&w, &w.verzoek(&partner), 25).await[0].versie;
        assert_eq!(end(&w, &partner, id, versie).await, Err((403, "eis-ontbreekt")));
        assert_eq!(end(&w, &beheer, id, versie - 1).await, Err((412, "versie-verouderd")));
        assert!(end(&w, &beheer, id, versie).await.unwrap() > versie);
        assert_eq!(end(&w, &beheer, id, versie).await, Err((404, "niet-gevonden")));
        let gelezen = w.poort.lees(&w.verzoek(&partner), LidmaatschapLezen { id }).await;
        assert_eq!(geweigerd(gelezen), (403, "geen-autorisatie"));
        let rows = w
            .sql
            .query(
                "SELECT upper_inf(geldig), upper_inf(bekend) FROM autorisatie.lidmaatschap WHERE id::text = $1 ORDER BY lower(bekend)",
                &[&id.to_string()],
            )
            .await
            .unwrap();
        let rows: Vec<(bool, bool)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        assert_eq!(rows, [(true, false), (false, true)], "what was known stays known");
    })
    .await;
}

#[tokio::test]
async fn the_leden_of_the_own_gremium_only_and_only_who_is_one_now() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let org = w.organisatie("politie").await;
        let secretaris = w.iemand("omt_secretaris", org, Some("D")).await;
        let lid = w.iemand("omt_lid", org, Some("D")).await;
        w.iemand("omt_lid", org, Some("E")).await;
        let weg = w.iemand("omt_lid", org, Some("D")).await;
        let beheer = w.iemand("functioneel_beheer", org, None).await;
        let versie = alle(&w, &w.verzoek(&weg), 25).await[0].versie;
        end(&w, &beheer, weg.lidmaatschap, versie).await.unwrap();
        let zoek = async |wie: &Iemand, gremium: &str| {
            let werk = async |t: &mut Toegang<'_, GremiumledenZoeken>| {
                assert_eq!(t.weergave(), Weergave::Vol);
                leden(t, None).await
            };
            let handeling = GremiumledenZoeken {
                gremium: gremium.to_owned(),
                maximum: 25,
            };
            let verzoek = w.verzoek(wie);
            let gevonden = w.poort.bekijk(&verzoek, handeling, werk).await;
            (verzoek.record_id, gevonden.map(autorisatie::Vrijgegeven::in_waarde))
        };
        let (record, gevonden) = zoek(&secretaris, "D").await;
        let gevonden: Vec<_> = gevonden
            .unwrap()
            .leden
            .into_iter()
            .map(|een| (een.lidmaatschap, een.naam))
            .collect();
        let naam = |rol: &str| format!("{rol} Proef-Demo");
        assert_eq!(
            gevonden,
            [
                (lid.lidmaatschap, naam("omt_lid")),
                (secretaris.lidmaatschap, naam("omt_secretaris"))
            ]
        );
        let shown = w
            .sql
            .query(
                "SELECT s.subject_alias::text FROM audit.record_subject s JOIN audit.record r USING (leaf_index) WHERE r.record_id::text = $1",
                &[&record.to_string()],
            )
            .await
            .unwrap();
        assert_eq!(shown.len(), 2, "whoever was shown is in the log");
        let (foreign, absent) = (zoek(&secretaris, "E").await.1, zoek(&secretaris, "ZZ").await.1);
        assert_eq!(foreign.unwrap_err().fout(), absent.unwrap_err().fout());
        assert_eq!(geweigerd(zoek(&lid, "D").await.1), (403, "eis-ontbreekt"));
    })
    .await;
}
