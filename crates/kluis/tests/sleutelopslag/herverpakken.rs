// SPDX-License-Identifier: EUPL-1.2
//! Changing the master key.

use std::ops::ControlFlow;

use kluis::{Configuratiefout, Kluis, KluisFout, Plaats, Sleutelgroep, Verzegeld};

use crate::gereedschap::{ALLEEN_NIEUW, NIEUW, Proef, plaats, tekst, zaak};

/// A value in each of 250 zaken: three transactions of keys.
async fn verzegel_250(kluis: &Kluis) -> Vec<(Verzegeld, Plaats<'static>)> {
    let mut uit = Vec::new();
    for nummer in 0..250 {
        let sleutel = kluis
            .sleutel_voor(&Sleutelgroep::Zaak(zaak(nummer)))
            .await
            .unwrap();
        let hier = plaats(nummer, Some(zaak(nummer)));
        uit.push((sleutel.verzegel(&hier, b"Jansen-Demo").unwrap(), hier));
    }
    uit
}

#[tokio::test]
async fn halverwege_afgebroken_en_hervat() {
    let proef = Proef::nieuw().await;
    let verzegeld = verzegel_250(&proef.kluis()).await;
    let nieuw = proef.kluis_met(NIEUW);
    let ontbreekt = KluisFout::Configuratie(Configuratiefout::Ontbreekt("oud".into()));
    assert_eq!(
        proef.kluis_met(ALLEEN_NIEUW).controleer().await,
        Err(ontbreekt.clone())
    );

    let eerste = nieuw.herverpak(|_| ControlFlow::Break(())).await.unwrap();
    assert_eq!(
        (eerste.voortgang.herverpakt, eerste.voortgang.resterend),
        (100, 150)
    );
    // Halfway everything opens, for whoever has both keys; and the old one cannot go yet.
    let gevraagd: Vec<_> = verzegeld
        .iter()
        .map(|(verzegeld, plaats)| (verzegeld, *plaats))
        .collect();
    assert!(
        proef
            .kluis_met(NIEUW)
            .open_veel(&gevraagd)
            .await
            .unwrap()
            .iter()
            .all(Result::is_ok)
    );
    assert_eq!(
        proef.kluis_met(ALLEEN_NIEUW).controleer().await,
        Err(ontbreekt)
    );
    // A key destroyed between two runs stays destroyed.
    let weg = nieuw.vernietig(&Sleutelgroep::Zaak(zaak(7))).await.unwrap();

    let mut gemeld = Vec::new();
    let rest = nieuw
        .herverpak(|voortgang| {
            gemeld.push(voortgang.resterend);
            ControlFlow::Continue(())
        })
        .await
        .unwrap();
    assert_eq!(rest.voortgang.resterend, 0);
    assert!(rest.mislukt.is_empty());
    assert!((149..=150).contains(&rest.voortgang.herverpakt));
    assert_eq!(gemeld.last(), Some(&0));

    let zonder_oud = proef.kluis_met(ALLEEN_NIEUW);
    assert_eq!(zonder_oud.controleer().await, Ok(()));
    let uitkomsten = zonder_oud.open_veel(&gevraagd).await.unwrap();
    for (nummer, uitkomst) in uitkomsten.iter().enumerate() {
        match uitkomst {
            Ok(klaar) => assert_eq!(klaar.tekst().unwrap(), "Jansen-Demo"),
            Err(fout) => assert_eq!((nummer, fout), (7, &KluisFout::Vernietigd(weg[0]))),
        }
    }
    assert!(uitkomsten[7].is_err());
    let niets = nieuw.herverpak(|_| ControlFlow::Break(())).await.unwrap();
    assert_eq!(niets.voortgang.herverpakt, 0);
}

#[tokio::test]
async fn een_kapotte_sleutel_houdt_de_rest_niet_op() {
    let proef = Proef::nieuw().await;
    let oud = proef.kluis();
    let kapot = oud
        .sleutel_voor(&Sleutelgroep::Zaak(zaak(1)))
        .await
        .unwrap()
        .id();
    oud.sleutel_voor(&Sleutelgroep::Zaak(zaak(2)))
        .await
        .unwrap();
    let schade = "UPDATE sleutels.sleutel SET verpakt = set_byte(verpakt, 30, get_byte(verpakt, 30) # 1) WHERE id = $1::text::uuid";
    proef
        .beheer()
        .await
        .execute(schade, &[&tekst(kapot.0)])
        .await
        .unwrap();
    let uitkomst = proef
        .kluis_met(NIEUW)
        .herverpak(|_| ControlFlow::Continue(()))
        .await
        .unwrap();
    assert_eq!(uitkomst.mislukt, [(kapot, KluisFout::Beschadigd)]);
    assert_eq!(
        (uitkomst.voortgang.herverpakt, uitkomst.voortgang.resterend),
        (1, 1)
    );
}
