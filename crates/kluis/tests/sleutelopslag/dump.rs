// SPDX-License-Identifier: EUPL-1.2
//! The promise: a dump of the data and the master key together open nothing without the key store.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use kluis::{Kluis, KluisFout, Plaats, Sleutelgroep, Verzegeld};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::gereedschap::{OUD, Proef, plaats, tekst, verbind, zaak};

const GEHEIM: &str = "Van der Meulen-Demo";

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut uit, byte| {
        write!(uit, "{byte:02x}").unwrap();
        uit
    })
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

/// Rows with a sealed name in the data database, each under a key of its own.
async fn vul(proef: &Proef, data: &Client) {
    data.batch_execute("CREATE TABLE public.proefrij (rij uuid, sleutel uuid, naam bytea)")
        .await
        .unwrap();
    let kluis = proef.kluis();
    for (nummer, groep) in (0_u128..).zip(groepen()) {
        let sleutel = kluis.sleutel_voor(&groep).await.unwrap();
        let verzegeld = sleutel.verzegel(&hier(nummer), GEHEIM.as_bytes()).unwrap();
        let invoer = "INSERT INTO public.proefrij VALUES ($1::text::uuid, $2::text::uuid, $3)";
        let waarden = (tekst(hier(nummer).rij), tekst(sleutel.id().0));
        data.execute(invoer, &[&waarden.0, &waarden.1, &verzegeld.0])
            .await
            .unwrap();
    }
}

fn groepen() -> [Sleutelgroep; 2] {
    let subject = Uuid::from_u128(5);
    [
        Sleutelgroep::Zaak(zaak(1)),
        Sleutelgroep::Subject {
            zaak: zaak(1),
            subject,
        },
    ]
}

fn hier(nummer: u128) -> Plaats<'static> {
    plaats(nummer, Some(zaak(1)))
}

/// What a thief with the master key can try on one value: an empty key store, keys of the same groups made anew, and
/// the master key itself as if it were a data key.
async fn dief_opent_niet(vreemd: &Kluis, nummer: u128, verzegeld: &Verzegeld) {
    let id = verzegeld.sleutel().unwrap();
    assert_eq!(
        vreemd.open(verzegeld, &hier(nummer)).await,
        Err(KluisFout::Onbekend(id))
    );
    for groep in groepen() {
        let nieuw = vreemd.sleutel_voor(&groep).await.unwrap();
        let mut omgenummerd = verzegeld.clone();
        omgenummerd.0[1..17].copy_from_slice(nieuw.id().0.as_bytes());
        assert_eq!(
            vreemd.open(&omgenummerd, &hier(nummer)).await,
            Err(KluisFout::Beschadigd)
        );
    }
    let hoofd: [u8; 32] = std::array::from_fn(|plek| u8::try_from(plek).unwrap());
    let hoofd = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &hoofd).unwrap());
    let nonce = Nonce::try_assume_unique_for_key(&verzegeld.0[17..29]).unwrap();
    let mut rest = verzegeld.0[29..].to_vec();
    // The associated data are no secret: the thief has them from the row, in the layout of `docs/adr/0002`.
    assert!(
        hoofd
            .open_in_place(nonce, Aad::from(bijbehorend(id.0, nummer)), &mut rest)
            .is_err()
    );
}

fn bijbehorend(id: Uuid, nummer: u128) -> Vec<u8> {
    let plaats = hier(nummer);
    let mut uit = [b"verband/kluis/veld/1\0", &id.as_bytes()[..]].concat();
    for naam in [plaats.schema, plaats.tabel, plaats.kolom] {
        uit.extend(u32::try_from(naam.len()).unwrap().to_be_bytes());
        uit.extend(naam.as_bytes());
    }
    uit.extend(plaats.rij.as_bytes());
    uit.push(1);
    uit.extend(zaak(1).as_bytes());
    uit
}

#[tokio::test]
async fn een_dump_met_de_hoofdsleutel_opent_niets_zonder_de_sleutelopslag() {
    let proef = Proef::nieuw().await;
    let data = verbind(&proef.databank.beheer_url()).await;
    vul(&proef, &data).await;

    // What the thief has: every row of the data database, and the master key.
    let dump = alles(&proef.databank.beheer_url()).await;
    let rijen = data
        .query("SELECT naam FROM public.proefrij ORDER BY rij", &[])
        .await
        .unwrap();
    let verzegeld: Vec<Verzegeld> = rijen.iter().map(|rij| Verzegeld(rij.get(0))).collect();
    assert_eq!(verzegeld.len(), groepen().len());
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
    let elders = Proef::nieuw().await;
    let vreemd = elders.kluis_met(OUD);
    for (nummer, verzegeld) in (0_u128..).zip(&verzegeld) {
        dief_opent_niet(&vreemd, nummer, verzegeld).await;
    }

    // No wrapped key is in the dump either: the thief has nothing on which to use the master key.
    let verpakt = proef
        .beheer()
        .await
        .query("SELECT verpakt FROM sleutels.sleutel", &[])
        .await
        .unwrap();
    assert_eq!(verpakt.len(), groepen().len());
    assert!(verpakt.iter().all(|rij| !dump.contains(&hex(rij.get(0)))));
    // The other half alone shows no value.
    let opslag = alles(&proef.databank.sleutels_beheer_url()).await;
    assert!(
        !opslag.contains("Meulen")
            && verzegeld
                .iter()
                .all(|verzegeld| !opslag.contains(&hex(&verzegeld.0)))
    );

    // And with all three it opens: what failed above failed for want of the key store alone.
    for (nummer, verzegeld) in (0_u128..).zip(&verzegeld) {
        let open = proef.kluis().open(verzegeld, &hier(nummer)).await.unwrap();
        assert_eq!(open.tekst().unwrap(), GEHEIM);
    }
}
