// SPDX-License-Identifier: EUPL-1.2
//! Keys are made once, found again, and kept for a minute.

use std::collections::HashSet;
use std::time::Duration;

use kluis::{Dag, KluisFout, Maand, SleutelId, Sleutelgroep, Tijdvak, Verzegeld};
use uuid::Uuid;

use crate::gereedschap::{Proef, plaats, tekst, zaak};

fn alle_soorten() -> Vec<(Sleutelgroep, Option<Uuid>)> {
    let (zaak, subject) = (zaak(1), Uuid::from_u128(2));
    let maand = Maand::nieuw(2026, 11).unwrap();
    vec![
        (Sleutelgroep::Zaak(zaak), Some(zaak)),
        (Sleutelgroep::Subject { zaak, subject }, Some(zaak)),
        (
            Sleutelgroep::Gegevens {
                zaak,
                subject,
                maand,
            },
            Some(zaak),
        ),
        (
            Sleutelgroep::Document {
                zaak,
                document: subject,
            },
            Some(zaak),
        ),
        (Sleutelgroep::Installatie, None),
        (Sleutelgroep::Logmaand(maand), None),
        (
            Sleutelgroep::Herhaling(Dag(jiff::civil::date(2026, 11, 24))),
            None,
        ),
    ]
}

#[tokio::test]
async fn elke_soort_groep_heeft_een_sleutel_die_een_ander_proces_vindt() {
    let proef = Proef::nieuw().await;
    let (een, ander) = (proef.kluis(), proef.kluis());
    let mut ids = HashSet::new();
    for (groep, zaak) in alle_soorten() {
        let sleutel = een.sleutel_voor(&groep).await.unwrap();
        let verzegeld = sleutel.verzegel(&plaats(1, zaak), b"Jansen-Demo").unwrap();
        let open = ander.open(&verzegeld, &plaats(1, zaak)).await.unwrap();
        assert_eq!(open.tekst().unwrap(), "Jansen-Demo");
        assert_eq!(ander.sleutel_voor(&groep).await.unwrap().id(), sleutel.id());
        assert!(ids.insert(sleutel.id()), "{groep:?} shares a key");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twee_processen_maken_tegelijk_een_sleutel() {
    let proef = Proef::nieuw().await;
    let kluizen = [proef.kluis(), proef.kluis()];
    for ronde in 0..20 {
        let taken: Vec<_> = (0..8)
            .map(|nummer| {
                let kluis = kluizen[nummer % 2].clone();
                tokio::spawn(async move {
                    kluis
                        .sleutel_voor(&Sleutelgroep::Zaak(zaak(ronde)))
                        .await
                        .unwrap()
                        .id()
                })
            })
            .collect();
        let mut ids = HashSet::new();
        for taak in taken {
            ids.insert(taak.await.unwrap());
        }
        assert_eq!(ids.len(), 1);
    }
    let rij = proef
        .beheer()
        .await
        .query_one("SELECT count(*) FROM sleutels.sleutel", &[])
        .await
        .unwrap();
    assert_eq!(rij.get::<_, i64>(0), 20);
}

#[tokio::test]
async fn een_sleutel_blijft_een_minuut_in_het_geheugen() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let id = kluis
        .sleutel_voor(&Sleutelgroep::Installatie)
        .await
        .unwrap()
        .id();
    // Behind the vault's back: only its memory has the key now.
    proef
        .beheer()
        .await
        .execute("DELETE FROM sleutels.sleutel", &[])
        .await
        .unwrap();
    proef.klok.verzet(Duration::from_secs(54));
    assert!(kluis.sleutel(id).await.is_ok());
    proef.klok.verzet(Duration::from_secs(1));
    assert_eq!(
        kluis.sleutel(id).await.unwrap_err(),
        KluisFout::Onbekend(id)
    );
}

#[tokio::test]
async fn veel_openen_geeft_elk_veld_zijn_eigen_uitkomst() {
    let proef = Proef::nieuw().await;
    let schrijver = proef.kluis();
    let mut velden = Vec::new();
    for nummer in 0..50 {
        let sleutel = schrijver
            .sleutel_voor(&Sleutelgroep::Zaak(zaak(nummer % 10)))
            .await
            .unwrap();
        let hier = plaats(nummer, Some(zaak(nummer % 10)));
        velden.push((
            sleutel
                .verzegel(&hier, format!("waarde {nummer}").as_bytes())
                .unwrap(),
            hier,
        ));
    }
    let weg = schrijver
        .vernietig(&Sleutelgroep::Zaak(zaak(3)))
        .await
        .unwrap();
    let kapot = (Verzegeld(vec![1; 20]), plaats(99, None));
    let vreemd_id = SleutelId(Uuid::from_u128(5));
    let mut vreemd = velden[0].0.clone();
    vreemd.0[1..17].copy_from_slice(vreemd_id.0.as_bytes());
    velden.extend([kapot, (vreemd, velden[0].1)]);

    let gevraagd: Vec<_> = velden
        .iter()
        .map(|(verzegeld, plaats)| (verzegeld, *plaats))
        .collect();
    let lezer = proef.kluis();
    // The second time everything comes from memory, the destroyed key included.
    for _ in 0..2 {
        let uitkomsten = lezer.open_veel(&gevraagd).await.unwrap();
        assert_eq!(uitkomsten.len(), 52);
        for (nummer, uitkomst) in uitkomsten[..50].iter().enumerate() {
            match uitkomst {
                Ok(klaar) => assert_eq!(klaar.tekst().unwrap(), format!("waarde {nummer}")),
                Err(fout) => assert_eq!((nummer % 10, fout), (3, &KluisFout::Vernietigd(weg[0]))),
            }
        }
        assert_eq!(
            uitkomsten
                .iter()
                .filter(|uitkomst| uitkomst.is_err())
                .count(),
            7
        );
        assert_eq!(uitkomsten[50], Err(KluisFout::Beschadigd));
        assert_eq!(uitkomsten[51], Err(KluisFout::Onbekend(vreemd_id)));
    }
    assert_eq!(lezer.open_veel(&[]).await.unwrap(), vec![]);
}

#[tokio::test]
async fn blinde_index_per_veld_en_tijdvak() {
    let proef = Proef::nieuw().await;
    let (een, ander) = (proef.kluis(), proef.kluis());
    let (dit, vorig) = (Tijdvak::nieuw(2026).unwrap(), Tijdvak::nieuw(2025).unwrap());
    let index = een
        .blinde_index("subject.bsn", dit, b"999990019")
        .await
        .unwrap();
    assert_eq!(
        ander
            .blinde_index("subject.bsn", dit, b"999990019")
            .await
            .unwrap(),
        index
    );
    for (veld, tijdvak, waarde) in [
        ("subject.bsn", dit, &b"999990020"[..]),
        ("subject.bsn", vorig, b"999990019"),
        ("subject.kvk", dit, b"999990019"),
    ] {
        assert_ne!(
            een.blinde_index(veld, tijdvak, waarde).await.unwrap(),
            index
        );
    }
    assert_eq!(
        een.blinde_index("BSN", dit, b"x").await,
        Err(KluisFout::Veldnaam)
    );

    let weg = een.vernietig_index("subject.bsn", dit).await.unwrap();
    assert_eq!(weg.len(), 1);
    assert_eq!(
        een.blinde_index("subject.bsn", dit, b"x").await,
        Err(KluisFout::GroepVernietigd)
    );
    assert!(een.blinde_index("subject.bsn", vorig, b"x").await.is_ok());
    // Its key never opens anything else either.
    assert_eq!(
        een.sleutel(weg[0]).await.unwrap_err(),
        KluisFout::Vernietigd(weg[0])
    );
}

#[tokio::test]
async fn een_gewijzigde_of_verwisselde_sleutel_is_beschadigd() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let a = kluis
        .sleutel_voor(&Sleutelgroep::Zaak(zaak(1)))
        .await
        .unwrap()
        .id();
    let b = kluis
        .sleutel_voor(&Sleutelgroep::Zaak(zaak(2)))
        .await
        .unwrap()
        .id();
    let beheer = proef.beheer().await;
    let verwissel = "UPDATE sleutels.sleutel s SET verpakt = a.verpakt FROM sleutels.sleutel a WHERE a.id <> s.id";
    beheer.execute(verwissel, &[]).await.unwrap();
    let ander = proef.kluis();
    for id in [a, b] {
        assert_eq!(ander.sleutel(id).await.unwrap_err(), KluisFout::Beschadigd);
    }
    beheer.execute(verwissel, &[]).await.unwrap();
    assert!(ander.sleutel(a).await.is_ok());
    // Another zaak's number on the row: the key no longer unwraps, so it cannot be made to seal for that zaak.
    beheer
        .execute(
            "UPDATE sleutels.sleutel SET zaak = $1::text::uuid WHERE id = $2::text::uuid",
            &[&tekst(zaak(3)), &tekst(a.0)],
        )
        .await
        .unwrap();
    assert_eq!(
        proef.kluis().sleutel(a).await.unwrap_err(),
        KluisFout::Beschadigd
    );
}
