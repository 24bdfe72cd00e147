// SPDX-License-Identifier: EUPL-1.2
//! What is destroyed stays destroyed.

use std::collections::HashSet;
use std::time::Duration;

use kluis::{Datasleutel, Kluis, KluisFout, Maand, SleutelId, Sleutelgroep, Verzegeld};
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use crate::gereedschap::{Proef, plaats, tekst, zaak};

fn verzegel(sleutel: &Datasleutel, zaak: Uuid) -> Verzegeld {
    sleutel
        .verzegel(&plaats(1, Some(zaak)), b"Jansen-Demo")
        .unwrap()
}

#[tokio::test]
async fn vernietigen_is_herhaalbaar_en_definitief() {
    let proef = Proef::nieuw().await;
    let (kluis, ander) = (proef.kluis(), proef.kluis());
    let groep = Sleutelgroep::Zaak(zaak(1));
    let sleutel = kluis.sleutel_voor(&groep).await.unwrap();
    let verzegeld = verzegel(&sleutel, zaak(1));
    let weg = KluisFout::Vernietigd(sleutel.id());

    assert_eq!(kluis.vernietig(&groep).await.unwrap(), [sleutel.id()]);
    assert_eq!(
        kluis.open(&verzegeld, &plaats(1, Some(zaak(1)))).await,
        Err(weg.clone())
    );
    assert_eq!(
        kluis.sleutel_voor(&groep).await.unwrap_err(),
        KluisFout::GroepVernietigd
    );
    // After a crash it is done again, by whichever process, with the same outcome.
    assert_eq!(ander.vernietig(&groep).await.unwrap(), [sleutel.id()]);
    assert_eq!(kluis.vernietig(&groep).await.unwrap(), [sleutel.id()]);
    assert_eq!(
        ander.open(&verzegeld, &plaats(1, Some(zaak(1)))).await,
        Err(weg.clone())
    );
    assert_eq!(
        ander.sleutel_voor(&groep).await.unwrap_err(),
        KluisFout::GroepVernietigd
    );

    proef.klok.verzet(Duration::from_secs(3600));
    assert_eq!(
        kluis.open(&verzegeld, &plaats(1, Some(zaak(1)))).await,
        Err(weg)
    );
    let vernietigd = kluis.vernietigde().await.unwrap();
    assert_eq!(vernietigd.len(), 1);
    assert_eq!(vernietigd[0].id, sleutel.id());
    assert_eq!(
        vernietigd[0].vernietigd_op,
        "2026-11-24T10:00:00Z".parse().unwrap()
    );
    assert_eq!(vernietigd[0].groep, Some(format!("zaak:{}:::", zaak(1))));
}

#[tokio::test]
async fn een_ander_proces_houdt_een_vernietigde_sleutel_ten_hoogste_een_minuut() {
    let proef = Proef::nieuw().await;
    let (kluis, ander) = (proef.kluis(), proef.kluis());
    let groep = Sleutelgroep::Zaak(zaak(1));
    let id = ander.sleutel_voor(&groep).await.unwrap().id();
    kluis.vernietig(&groep).await.unwrap();
    proef.klok.verzet(kluis::SLEUTEL_BEWAARTIJD);
    assert_eq!(
        ander.sleutel(id).await.unwrap_err(),
        KluisFout::Vernietigd(id)
    );
    assert_eq!(
        ander.sleutel_voor(&groep).await.unwrap_err(),
        KluisFout::GroepVernietigd
    );
}

#[tokio::test]
async fn een_groep_zonder_sleutel_krijgt_er_na_vernietiging_geen() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let groep = Sleutelgroep::Zaak(zaak(1));
    assert_eq!(kluis.vernietig(&groep).await.unwrap(), []);
    assert_eq!(
        kluis.sleutel_voor(&groep).await.unwrap_err(),
        KluisFout::GroepVernietigd
    );
}

async fn krijgt_geen_sleutel(kluis: &Kluis, groep: &Sleutelgroep) {
    let uitkomst = kluis.sleutel_voor(groep).await;
    assert_eq!(
        uitkomst.unwrap_err(),
        KluisFout::GroepVernietigd,
        "{groep:?}"
    );
}

fn groepen_van(zaak: Uuid, subject: Uuid) -> [Sleutelgroep; 3] {
    let gegevens = |maand| {
        let maand = Maand::nieuw(2026, maand).unwrap();
        Sleutelgroep::Gegevens {
            zaak,
            subject,
            maand,
        }
    };
    [
        Sleutelgroep::Subject { zaak, subject },
        gegevens(10),
        gegevens(11),
    ]
}

#[tokio::test]
async fn subject_en_zaak_als_geheel() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let (dit, ander) = (Uuid::from_u128(1), Uuid::from_u128(2));
    // A document may, by misuse, carry the id of a subject: it is still another thing.
    let document = Sleutelgroep::Document {
        zaak: zaak(1),
        document: dit,
    };
    let groepen = [
        groepen_van(zaak(1), dit),
        groepen_van(zaak(1), ander),
        groepen_van(zaak(2), dit),
    ]
    .concat();
    for groep in groepen
        .iter()
        .chain([&document, &Sleutelgroep::Zaak(zaak(1))])
    {
        kluis.sleutel_voor(groep).await.unwrap();
    }

    let weg = kluis.vernietig_subject(zaak(1), dit).await.unwrap();
    assert_eq!(weg.len(), 3);
    assert_eq!(kluis.vernietig_subject(zaak(1), dit).await.unwrap(), weg);
    let nieuwe_maand = Sleutelgroep::Gegevens {
        zaak: zaak(1),
        subject: dit,
        maand: Maand::nieuw(2026, 12).unwrap(),
    };
    for groep in groepen_van(zaak(1), dit).iter().chain([&nieuwe_maand]) {
        krijgt_geen_sleutel(&kluis, groep).await;
    }
    for groep in groepen[3..].iter().chain([&document]) {
        assert!(kluis.sleutel_voor(groep).await.is_ok(), "{groep:?}");
    }

    let alles = kluis.vernietig_zaak(zaak(1)).await.unwrap();
    assert_eq!(alles.len(), 8);
    assert!(weg.iter().all(|id| alles.contains(id)));
    let nieuw_subject = Sleutelgroep::Subject {
        zaak: zaak(1),
        subject: Uuid::from_u128(3),
    };
    for groep in
        groepen[..6]
            .iter()
            .chain([&document, &Sleutelgroep::Zaak(zaak(1)), &nieuw_subject])
    {
        krijgt_geen_sleutel(&kluis, groep).await;
    }
    for groep in &groepen[6..] {
        assert!(kluis.sleutel_voor(groep).await.is_ok(), "{groep:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn maken_en_vernietigen_tegelijk_laat_geen_sleutel_over() {
    let proef = Proef::nieuw().await;
    let kluizen = [proef.kluis(), proef.kluis(), proef.kluis()];
    for ronde in 0..20 {
        let groep = Sleutelgroep::Zaak(zaak(ronde));
        let maker = |nummer: usize| {
            let kluis = kluizen[nummer].clone();
            tokio::spawn(
                async move { kluis.sleutel_voor(&groep).await.map(|sleutel| sleutel.id()) },
            )
        };
        let (een, twee) = (maker(0), maker(1));
        let weg = kluizen[2].vernietig(&groep).await.unwrap();
        for uitkomst in [een.await.unwrap(), twee.await.unwrap()] {
            match uitkomst {
                Ok(id) => assert_eq!(weg, [id]),
                Err(fout) => assert!(
                    matches!(fout, KluisFout::GroepVernietigd | KluisFout::Vernietigd(_)),
                    "{fout}"
                ),
            }
        }
    }
    let rij = proef
        .beheer()
        .await
        .query_one("SELECT count(*) FROM sleutels.sleutel", &[])
        .await
        .unwrap();
    assert_eq!(rij.get::<_, i64>(0), 0);
}

/// Puts the key store back as it was when `public.reservekopie` was made.
const HERSTEL: &str = "TRUNCATE sleutels.sleutel, sleutels.vernietigde_sleutel, sleutels.vernietigde_groep;
     INSERT INTO sleutels.sleutel (id, soort, zaak, onderdeel, periode, veld, verpakt, hoofdsleutel, gemaakt_op)
     SELECT id, soort, zaak, onderdeel, periode, veld, verpakt, hoofdsleutel, gemaakt_op FROM public.reservekopie";

async fn vernietigde_ids(kluis: &Kluis) -> HashSet<SleutelId> {
    kluis
        .vernietigde()
        .await
        .unwrap()
        .iter()
        .map(|rij| rij.id)
        .collect()
}

#[tokio::test]
async fn een_oudere_sleutelopslag_die_terugkomt() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let (weg, blijft) = (Sleutelgroep::Zaak(zaak(1)), Sleutelgroep::Zaak(zaak(2)));
    let verzegeld = verzegel(&kluis.sleutel_voor(&weg).await.unwrap(), zaak(1));
    let behouden = verzegel(&kluis.sleutel_voor(&blijft).await.unwrap(), zaak(2));
    let beheer = proef.beheer().await;
    beheer
        .batch_execute("CREATE TABLE public.reservekopie AS SELECT * FROM sleutels.sleutel")
        .await
        .unwrap();
    // Made and destroyed after the backup.
    kluis
        .sleutel_voor(&Sleutelgroep::Zaak(zaak(3)))
        .await
        .unwrap();
    kluis.vernietig(&Sleutelgroep::Zaak(zaak(3))).await.unwrap();
    kluis.vernietig(&weg).await.unwrap();
    let uit_het_log: Vec<SleutelId> = vernietigde_ids(&kluis).await.into_iter().collect();

    beheer.batch_execute(HERSTEL).await.unwrap();
    let hersteld = proef.kluis();
    // The danger: with the old store the value opens again.
    assert!(
        hersteld
            .open(&verzegeld, &plaats(1, Some(zaak(1))))
            .await
            .is_ok()
    );

    let kwam_terug = hersteld.opnieuw_vernietigen(&uit_het_log).await.unwrap();
    let id = verzegeld.sleutel().unwrap();
    assert_eq!(kwam_terug, [id]);
    assert_eq!(
        hersteld.opnieuw_vernietigen(&uit_het_log).await.unwrap(),
        []
    );
    for lezer in [&hersteld, &proef.kluis()] {
        let uitkomst = lezer.open(&verzegeld, &plaats(1, Some(zaak(1)))).await;
        assert_eq!(uitkomst, Err(KluisFout::Vernietigd(id)));
        assert_eq!(
            lezer.sleutel_voor(&weg).await.unwrap_err(),
            KluisFout::GroepVernietigd
        );
        assert!(
            lezer
                .open(&behouden, &plaats(1, Some(zaak(2))))
                .await
                .is_ok()
        );
    }
    assert_eq!(
        vernietigde_ids(&hersteld).await,
        HashSet::from_iter(uit_het_log)
    );
}

#[tokio::test]
async fn de_rol_van_de_kluis_kan_een_vernietiging_niet_terugdraaien() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let groep = Sleutelgroep::Zaak(zaak(1));
    let id = kluis.sleutel_voor(&groep).await.unwrap().id();
    proef
        .beheer()
        .await
        .batch_execute(
            "CREATE TABLE public.kopie AS TABLE sleutels.sleutel; \
         GRANT SELECT ON public.kopie TO verband_sleutels",
        )
        .await
        .unwrap();
    kluis.vernietig(&groep).await.unwrap();
    let rol = proef.als_kluis().await;
    for opdracht in [
        "DELETE FROM sleutels.vernietigde_sleutel",
        "DELETE FROM sleutels.vernietigde_groep",
        "UPDATE sleutels.vernietigde_groep SET kenmerk = 'x'",
        "TRUNCATE sleutels.vernietigde_sleutel",
        "UPDATE sleutels.sleutel SET id = gen_random_uuid()",
        "UPDATE sleutels.sleutel SET zaak = NULL",
        "ALTER TABLE sleutels.sleutel DISABLE TRIGGER ALL",
    ] {
        let fout = rol.execute(opdracht, &[]).await.unwrap_err();
        assert_eq!(
            fout.code(),
            Some(&SqlState::INSUFFICIENT_PRIVILEGE),
            "{opdracht}"
        );
    }
    let terug = "INSERT INTO sleutels.sleutel (id, soort, zaak, verpakt, hoofdsleutel, gemaakt_op) \
         SELECT $1::text::uuid, soort, zaak, verpakt, hoofdsleutel, gemaakt_op FROM public.kopie";
    for (nieuw_id, grens) in [
        (id.0, "sleutel_vernietigd"),
        (Uuid::from_u128(9), "groep_vernietigd"),
    ] {
        let fout = rol.execute(terug, &[&tekst(nieuw_id)]).await.unwrap_err();
        assert_eq!(
            fout.as_db_error().and_then(|fout| fout.constraint()),
            Some(grens)
        );
    }
}
