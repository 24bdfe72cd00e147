// SPDX-License-Identifier: EUPL-1.2
//! The promise: a dump of the data and the master key together open nothing without the key store.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use kluis::{KluisFout, Sleutelgroep, Verzegeld};
use uuid::Uuid;

use crate::gereedschap::{OUD, Proef, plaats, tekst, verbind, zaak};

const GEHEIM: &str = "Van der Meulen-Demo";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every row of every table of a database, as text: what `pg_dump` would show, bytea as hex.
async fn alles(url: &str) -> String {
    let client = verbind(url).await;
    let tabellen = client
        .query(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables \
             WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
            &[],
        )
        .await
        .unwrap();
    let mut uit = String::new();
    for tabel in tabellen {
        let vraag = format!("SELECT t::text FROM {} t", tabel.get::<_, String>(0));
        for rij in client.query(&vraag, &[]).await.unwrap() {
            uit.push_str(&rij.get::<_, String>(0));
            uit.push('\n');
        }
    }
    uit
}

#[tokio::test]
async fn een_dump_met_de_hoofdsleutel_opent_niets_zonder_de_sleutelopslag() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let subject = Uuid::from_u128(5);
    let groepen = [
        Sleutelgroep::Zaak(zaak(1)),
        Sleutelgroep::Subject {
            zaak: zaak(1),
            subject,
        },
    ];
    let data = verbind(&proef.databank.beheer_url()).await;
    data.batch_execute("CREATE TABLE public.proefrij (rij uuid, sleutel uuid, naam bytea)")
        .await
        .unwrap();
    for (nummer, groep) in (0_u128..).zip(&groepen) {
        let sleutel = kluis.sleutel_voor(groep).await.unwrap();
        let hier = plaats(nummer, Some(zaak(1)));
        let verzegeld = sleutel.verzegel(&hier, GEHEIM.as_bytes()).unwrap();
        let invoer = "INSERT INTO public.proefrij VALUES ($1::text::uuid, $2::text::uuid, $3)";
        data.execute(
            invoer,
            &[&tekst(hier.rij), &tekst(sleutel.id().0), &verzegeld.0],
        )
        .await
        .unwrap();
    }

    // What the thief has: every row of the data database, and the master key.
    let dump = alles(&proef.databank.beheer_url()).await;
    let verzegeld: Vec<Verzegeld> = data
        .query("SELECT naam FROM public.proefrij ORDER BY rij", &[])
        .await
        .unwrap()
        .iter()
        .map(|rij| Verzegeld(rij.get(0)))
        .collect();
    assert!(
        verzegeld
            .iter()
            .all(|verzegeld| dump.contains(&hex(&verzegeld.0))),
        "the dump shows the sealed rows"
    );
    for vorm in [
        GEHEIM.to_owned(),
        hex(GEHEIM.as_bytes()),
        "Meulen".to_owned(),
    ] {
        assert!(
            !dump.contains(&vorm),
            "the value stands in the dump as {vorm}"
        );
    }

    // A vault with that master key on an empty key store.
    let dief = Proef::nieuw().await;
    let vreemd = dief.kluis_met(OUD);
    for (nummer, verzegeld) in (0_u128..).zip(&verzegeld) {
        let hier = plaats(nummer, Some(zaak(1)));
        let id = verzegeld.sleutel().unwrap();
        assert_eq!(
            vreemd.open(verzegeld, &hier).await,
            Err(KluisFout::Onbekend(id))
        );
        // Keys of the same groups, made anew under the same master key, are other keys.
        for groep in &groepen {
            let nieuw = vreemd.sleutel_voor(groep).await.unwrap();
            let mut omgenummerd = verzegeld.clone();
            omgenummerd.0[1..17].copy_from_slice(nieuw.id().0.as_bytes());
            assert_eq!(
                vreemd.open(&omgenummerd, &hier).await,
                Err(KluisFout::Beschadigd)
            );
        }
        // The master key itself is no data key.
        let hoofd: [u8; 32] = std::array::from_fn(|plek| u8::try_from(plek).unwrap());
        let hoofd = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &hoofd).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&verzegeld.0[17..29]).unwrap();
        let mut rest = verzegeld.0[29..].to_vec();
        assert!(hoofd.open_in_place(nonce, Aad::empty(), &mut rest).is_err());
    }

    // No wrapped key is in the dump either: the thief has nothing on which to use the master key.
    let verpakt = proef
        .beheer()
        .await
        .query("SELECT verpakt FROM sleutels.sleutel", &[])
        .await
        .unwrap();
    assert_eq!(verpakt.len(), groepen.len());
    assert!(verpakt.iter().all(|rij| !dump.contains(&hex(rij.get(0)))));
    // The other half alone identifies nobody and shows no value.
    let opslag = alles(&proef.databank.sleutels_beheer_url()).await;
    assert!(
        !opslag.contains("Meulen")
            && verzegeld
                .iter()
                .all(|verzegeld| !opslag.contains(&hex(&verzegeld.0)))
    );

    // And with all three it opens: what failed above failed for want of the key store alone.
    for (nummer, verzegeld) in (0_u128..).zip(&verzegeld) {
        let open = proef
            .kluis()
            .open(verzegeld, &plaats(nummer, Some(zaak(1))))
            .await
            .unwrap();
        assert_eq!(open.tekst().unwrap(), GEHEIM);
    }
}
