// SPDX-License-Identifier: EUPL-1.2
//! What the start of a casus asks: signalen that are seen and of one tafel, persons that become subjecten, trappen.

use autorisatie::opslag::zaak::{Zaakopening, open_zaak};
use autorisatie::{Fout, Toegang, Verantwoord};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::persoonsrol::{Persoonsrol, Subjecttype};
use wgs::tafel::Tafel;
use wgs::trap::Trap;
use zaak::dienst::Stand;
use zaak::domein::weging::Wegingwijziging;
use zaak::start::{Overname, aanvaard, lees_signalen, neem_subject_over, open_trap};

use crate::stappen::{Uitkomst, concept, gemeld, meld, neem_in_weging, oordeel, wijzig_weging};
use crate::wereld::{Wereld, geweigerd, op_een_werker};

/// Ids, for an answer without content.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ids(pub Vec<Uuid>);

impl Verantwoord for Ids {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

pub const VERGADERING: Uuid = Uuid::from_u128(77);

/// A signaal in weging with one judgement.
pub async fn in_weging(w: &Wereld, achternamen: &[&str]) -> Stand {
    let stand = gemeld(w, achternamen).await;
    let stand = neem_in_weging(w, "regisseur", &stand).await.unwrap();
    let wijziging = Wegingwijziging {
        doeltoets: Some(oordeel("past", &["om"])),
        ..Wegingwijziging::default()
    };
    wijzig_weging(w, &stand, wijziging).await.unwrap()
}

/// A besluit on the agenda of tafel D that waits for the voorzitter, with sight of these zaken.
pub async fn besluit(w: &Wereld, zaken: &[Uuid]) -> Uuid {
    let id = Uuid::from_u128(78);
    let indiener = w.wie("indiener");
    let lijst: Vec<String> = zaken.iter().map(|zaak| format!("'{zaak}'::uuid")).collect();
    // The way of a besluit to this point is that of another crate: here it only has to be there.
    w.sql(&format!(
        "SET session_replication_role = replica;
         INSERT INTO besluitvorming.besluit (id, alias, soort, gremium, zaak, zaken, status, versie, indiener, indiener_lidmaatschap,
            subjecten, verschijningsvormen, motivering, inhoud, inhoud_hash, voorgesteld_op, vergadering, aangenomen_op, aangenomen_hash)
         VALUES ('{id}', '{id}', 'casus.starten', 'D', '{}', ARRAY[{}], 'aangenomen', 1, '{}', '{}', '{{}}', ARRAY['witwassen'], '\\x00',
            '\\x00', decode(repeat('00', 32), 'hex'), '{nu}', '{VERGADERING}', '{nu}', decode(repeat('00', 32), 'hex'));
         SET session_replication_role = DEFAULT",
        zaken[0],
        lijst.join(", "),
        indiener.persoon,
        indiener.lidmaatschap,
        nu = w.nu(),
    ))
    .await;
    w.zicht(id, VERGADERING, id).await;
    for zaak in zaken {
        w.zicht(*zaak, VERGADERING, id).await;
    }
    id
}

/// Does something as the voorzitter who adopts this besluit.
pub async fn stel_vast(
    w: &Wereld,
    besluit: Uuid,
    werk: impl AsyncFnOnce(&mut Toegang<'_, BesluitVaststellen>) -> Result<Ids, Fout> + 'static,
) -> Uitkomst<Ids> {
    let werkcontext = w
        .werkcontext("voorzitter", "besluitvorming", "vergadering", VERGADERING)
        .await;
    let verzoek = w.verzoek("voorzitter", Some(werkcontext));
    let handeling = BesluitVaststellen {
        id: besluit,
        versie: 1,
    };
    let uit = w.poort.verricht(&verzoek, handeling, werk).await;
    uit.map(autorisatie::Vrijgegeven::in_waarde)
}

pub fn overname(persoon: Uuid) -> Overname {
    Overname {
        persoon,
        subjecttype: Subjecttype::NatuurlijkPersoon,
        persoonsrol: Persoonsrol::Signaal,
        hangt_aan: None,
        waarom: String::new(),
    }
}

/// Opens a casus at tafel D and makes every person of the signalen a subject of it. Answers with the casus and its subjecten.
pub async fn start(
    t: &mut Toegang<'_, BesluitVaststellen>,
    besluit: Uuid,
    signalen: &[Uuid],
) -> Result<Ids, Fout> {
    let gelezen = lees_signalen(t, signalen).await?;
    let casus = Zaakopening {
        id: t.nieuw_id(),
        soort: "casus",
        tafel: Some("D".to_owned()),
        bron_organisatie: None,
        verloopt_op: gelezen[0].verloopt_op + jiff::SignedDuration::from_hours(24 * 365),
    };
    open_zaak(t, &casus).await?;
    let mut uit = vec![casus.id];
    for signaal in gelezen {
        for persoon in signaal.personen {
            let nieuw = neem_subject_over(t, casus.id, &overname(persoon.id), besluit).await?;
            uit.push(nieuw.id);
        }
        aanvaard(t, signaal.id, casus.id).await?;
    }
    open_trap(t, casus.id, Trap::Een, besluit).await?;
    Ok(Ids(uit))
}

#[tokio::test]
async fn een_persoon_wordt_een_subject_met_zijn_eigen_klok() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen", "Elders"]).await.id;
        let besluit = besluit(&w, &[signaal]).await;
        let Ids(ids) = stel_vast(&w, besluit, async move |t| start(t, besluit, &[signaal]).await)
            .await
            .unwrap();
        let vraag = format!(
            "SELECT string_agg(concat_ws(' ', x.volgnummer, x.persoonsrol, x.status, x.eerste_verwerking = s.eerste_verwerking,
                x.verloopt_op = z.verloopt_op, x.besluit = '{besluit}', x.gegevens <> p.gegevens), E'\\n' ORDER BY x.volgnummer)
             FROM zaak.subject x JOIN zaak.signaal s ON s.id = x.herkomst_signaal JOIN autorisatie.zaak z ON z.id = s.id
             JOIN zaak.signaalpersoon p ON p.id = x.herkomst_persoon WHERE x.zaak = '{}'",
            ids[0]
        );
        assert_eq!(
            w.tekst(&vraag).await,
            "1 signaal actief t t t t\n2 signaal actief t t t t"
        );
        let status = format!("SELECT status FROM zaak.signaal WHERE id = '{signaal}'");
        assert_eq!(w.tekst(&status).await, "aanvaard");
        let trap = format!("SELECT nummer::text FROM zaak.trap WHERE zaak = '{}'", ids[0]);
        assert_eq!(w.tekst(&trap).await, "1");
    })
    .await;
}

#[tokio::test]
async fn de_signalen_komen_in_de_gevraagde_volgorde_met_hun_weging() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let een = in_weging(&w, &["Nergenshuizen"]).await.id;
        let twee = gemeld(&w, &["Elders", "Nergens"]).await.id;
        let besluit = besluit(&w, &[een, twee]).await;
        stel_vast(&w, besluit, async move |t| {
            let gelezen = lees_signalen(t, &[twee, een]).await?;
            let ids: Vec<Uuid> = gelezen.iter().map(|signaal| signaal.id).collect();
            assert_eq!(ids, [twee, een]);
            assert_eq!(gelezen[0].status, Signaalstatus::Gemeld);
            assert_eq!(gelezen[0].personen.len(), 2);
            assert_eq!(gelezen[0].weging, wgs::weging::Weging::default());
            assert_eq!(gelezen[1].status, Signaalstatus::InWeging);
            assert_eq!(gelezen[1].weging.doeltoets.tekst, "past");
            assert_eq!((gelezen[1].tafel.as_str(), gelezen[1].versie), ("D", 4));
            Ok(Ids(ids))
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn wat_niet_zichtbaar_is_lijkt_op_wat_er_niet_is() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen"]).await.id;
        let ongezien = in_weging(&w, &["Elders"]).await.id;
        let besluit = besluit(&w, &[signaal]).await;
        for ander in [ongezien, Uuid::from_u128(99)] {
            let uit = stel_vast(&w, besluit, async move |t| {
                lees_signalen(t, &[signaal, ander])
                    .await
                    .map(|_| Ids(vec![]))
            });
            assert_eq!(geweigerd(uit.await), (404, "niet-gevonden".to_owned()));
        }
        // Nor can a person be taken from it.
        let persoon = w
            .tekst(&format!(
                "SELECT id::text FROM zaak.signaalpersoon WHERE signaal = '{ongezien}'"
            ))
            .await
            .parse()
            .unwrap();
        let uit = stel_vast(&w, besluit, async move |t| {
            neem_subject_over(t, signaal, &overname(persoon), besluit)
                .await
                .map(|_| Ids(vec![]))
        });
        assert_eq!(geweigerd(uit.await).0, 404);
        // For a proposal the same holds: a concept, or a signaal of another tafel, is not there.
        let concept = concept(&w, &["Nergens"], Tafel::D).await.id;
        let andere_tafel = self::concept(&w, &["Verweg"], Tafel::E).await;
        let andere_tafel = meld(&w, andere_tafel.id, 1).await.unwrap().id;
        let werkcontext = w
            .werkcontext("regisseur", "signaal_wegen", "zaak", signaal)
            .await;
        for ander in [concept, andere_tafel] {
            let werk = async move |t: &mut Toegang<'_, BesluitVoorstellen>| {
                lees_signalen(t, &[signaal, ander])
                    .await
                    .map(|_| Ids(vec![]))
            };
            let verzoek = w.verzoek("regisseur", Some(werkcontext));
            let handeling = BesluitVoorstellen { zaak: signaal };
            let uit = w.poort.verricht(&verzoek, handeling, werk).await;
            assert_eq!(geweigerd(uit), (404, "niet-gevonden".to_owned()));
        }
    })
    .await;
}

#[tokio::test]
async fn een_signaal_telt_eenmaal_en_van_een_tafel() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen"]).await.id;
        let elders = concept(&w, &["Verweg"], Tafel::E).await;
        let elders = meld(&w, elders.id, 1).await.unwrap().id;
        // Both on the agenda: then the voorzitter sees both.
        let besluit = besluit(&w, &[signaal, elders]).await;
        let uit = stel_vast(&w, besluit, async move |t| {
            lees_signalen(t, &[signaal, elders, signaal])
                .await
                .map(|_| Ids(vec![]))
        });
        assert_eq!(
            geweigerd(uit.await),
            (
                400,
                "/signalen/1 signaal_andere_tafel, /signalen/2 signaal_dubbel".to_owned()
            )
        );
    })
    .await;
}

#[tokio::test]
async fn een_kring_hangt_aan_wie_het_signaal_betreft() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen", "Elders", "Nergens"])
            .await
            .id;
        let besluit = besluit(&w, &[signaal]).await;
        let uit = stel_vast(&w, besluit, async move |t| {
            let personen = lees_signalen(t, &[signaal]).await?.remove(0).personen;
            let kring = |persoon: Uuid, hangt_aan: Uuid, waarom: &str| Overname {
                persoonsrol: Persoonsrol::DirecteKring,
                hangt_aan: Some(hangt_aan),
                waarom: waarom.to_owned(),
                ..overname(persoon)
            };
            let hoofd = neem_subject_over(t, signaal, &overname(personen[0].id), besluit).await?;
            let tweede = kring(personen[1].id, hoofd.id, "zakenpartner");
            let tweede = neem_subject_over(t, signaal, &tweede, besluit).await?;
            let derde = kring(personen[2].id, tweede.id, " ");
            neem_subject_over(t, signaal, &derde, besluit).await?;
            Ok(Ids(vec![]))
        });
        assert_eq!(
            geweigerd(uit.await),
            (
                400,
                "/hangt_aan kring_van_kring, /waarom waarom_ontbreekt".to_owned()
            )
        );
    })
    .await;
}

#[tokio::test]
async fn trappen_gaan_open_in_volgorde_en_eenmaal() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen"]).await.id;
        let besluit = besluit(&w, &[signaal]).await;
        for (trappen, code) in [
            (vec![Trap::Twee], "lagere_trap_niet_geopend"),
            (vec![Trap::Een, Trap::Drie], "lagere_trap_niet_geopend"),
            (vec![Trap::Een, Trap::Twee, Trap::Twee], "trap_al_geopend"),
        ] {
            let uit = stel_vast(&w, besluit, async move |t| {
                for trap in trappen {
                    open_trap(t, signaal, trap, besluit).await?;
                }
                Ok(Ids(vec![]))
            });
            assert_eq!(geweigerd(uit.await), (409, code.to_owned()));
        }
    })
    .await;
}

#[tokio::test]
async fn wat_niet_in_weging_is_wordt_niet_aanvaard() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = gemeld(&w, &["Nergenshuizen"]).await.id;
        let besluit = besluit(&w, &[signaal]).await;
        let uit = stel_vast(&w, besluit, async move |t| {
            aanvaard(t, signaal, signaal).await.map(|()| Ids(vec![]))
        });
        assert_eq!(
            geweigerd(uit.await),
            (409, "toestand-laat-niet-toe".to_owned())
        );
    })
    .await;
}
