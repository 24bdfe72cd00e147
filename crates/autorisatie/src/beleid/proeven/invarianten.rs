// SPDX-License-Identifier: EUPL-1.2
//! What must hold for every policy of this product, derived from the rows themselves.

use super::super::toets::alles_behalve_weigerend;
use super::super::{
    Effect, Feit, FeitBits, Handeling, Keuze, Objectsoort, Oordeel, Reden, Rol, Scope, ScopeBits,
    Weergave,
};
use super::ingebouwd;

fn handeling(naam: &str) -> Handeling {
    Handeling::van(naam).expect(naam)
}

fn alle_scopes() -> ScopeBits {
    Scope::ALLE.iter().copied().collect()
}

fn reden(oordeel: Oordeel) -> Reden {
    match oordeel {
        Oordeel::Geweigerd { reden } => (*reden).clone(),
        Oordeel::Toegestaan { regel, .. } => panic!("toegestaan door {regel}"),
    }
}

#[test]
fn starten_alleen_door_de_voorzitter_van_de_tafel_met_een_besluit() {
    let beleid = ingebouwd();
    assert_eq!(
        beleid.wie_wel(Objectsoort::Casus, handeling("starten")),
        [Rol::OmtVoorzitter]
    );
    for rij in beleid.scopes_voor(Rol::OmtVoorzitter, Objectsoort::Casus, handeling("starten")) {
        assert_eq!(rij.scope, Scope::Tafel);
        assert!(rij.eisen.bevat(Feit::Besluit));
    }
}

#[test]
fn een_knelpunt_is_van_de_stuurgroep_en_zijn_plan_van_een_tafel() {
    let beleid = ingebouwd();
    let alleen = [
        (Objectsoort::Hhk, "aanwijzen", Rol::StgVoorzitter),
        (Objectsoort::Hhk, "afwijzen", Rol::StgVoorzitter),
        (Objectsoort::Hhk, "verlengen", Rol::StgVoorzitter),
        (Objectsoort::Hhk, "beeindigen", Rol::StgVoorzitter),
        (Objectsoort::Plan, "vaststellen", Rol::OmtVoorzitter),
    ];
    for (object, woord, rol) in alleen {
        assert_eq!(
            beleid.wie_wel(object, handeling(woord)),
            [rol],
            "{object}.{woord}"
        );
        for rij in beleid.scopes_voor(rol, object, handeling(woord)) {
            assert!(rij.eisen.bevat(Feit::Besluit), "{object}.{woord}");
        }
    }
}

#[test]
fn vaststellen_alleen_door_een_voorzitter_en_nooit_het_eigen_voorstel() {
    let beleid = ingebouwd();
    assert_eq!(
        beleid.wie_wel(Objectsoort::Besluit, handeling("vaststellen")),
        [Rol::StgVoorzitter, Rol::OmtVoorzitter]
    );
    for rol in Rol::ALLE {
        let feiten = alles_behalve_weigerend().met(Feit::EigenVoorstel);
        let oordeel = beleid.oordeel(
            *rol,
            Objectsoort::Besluit,
            "vaststellen",
            alle_scopes(),
            feiten,
        );
        assert!(
            matches!(reden(oordeel), Reden::Weigerrij { regel } if regel.als_tekst() == "X-05")
        );
    }
}

#[test]
fn niemand_wijzigt_of_verwijdert_het_toegangslog() {
    let beleid = ingebouwd();
    for handeling in Handeling::alle() {
        let wie = beleid.wie_wel(Objectsoort::Toegangslog, handeling);
        if matches!(handeling.naam(), "lezen" | "zoeken" | "exporteren") {
            assert_eq!(wie, [Rol::Cfg]);
        } else {
            assert_eq!(wie, [], "{handeling}");
        }
    }
}

#[test]
fn het_log_vraagt_altijd_een_van_de_vier_doelen() {
    let beleid = ingebouwd();
    for rij in beleid
        .rijen()
        .iter()
        .filter(|rij| rij.object == Keuze::Een(Objectsoort::Toegangslog))
    {
        assert!(
            rij.eisen.bevat(Feit::Logdoel) && rij.weergave == Some(Weergave::Log),
            "{}",
            rij.id
        );
    }
}

#[test]
fn inhoud_vraagt_doel_en_een_sterke_aanmelding() {
    for rij in ingebouwd()
        .rijen()
        .iter()
        .filter(|rij| rij.effect == Effect::Toestaan)
    {
        let Keuze::Een(object) = rij.object else {
            panic!("{}", rij.id)
        };
        let melding = matches!(rij.id.als_tekst(), "P-SIG-01" | "P-SIG-02");
        assert!(rij.eisen.bevat(Feit::Mfa), "{}", rij.id);
        if object.is_inhoud() && rij.weergave > Some(Weergave::Meta) && !melding {
            assert!(rij.eisen.bevat(Feit::Doel), "{}", rij.id);
        }
        if object.is_inhoud() && rij.scope == Scope::Regio {
            assert!(rij.weergave <= Some(Weergave::Meta), "{}", rij.id);
        }
    }
}

#[test]
fn wie_geen_zaken_behandelt_ziet_geen_inhoud() {
    let beleid = ingebouwd();
    let buiten = [
        Rol::StgLid,
        Rol::StgVoorzitter,
        Rol::StgSecretaris,
        Rol::HoofdRiec,
        Rol::Cfg,
        Rol::FgDeelnemer,
        Rol::Contactpunt,
        Rol::RacLid,
        Rol::FunctioneelBeheer,
        Rol::TechnischBeheer,
        Rol::AuditorExtern,
        Rol::PartnerBeheer,
    ];
    for rol in buiten {
        for object in Objectsoort::ALLE.iter().filter(|object| object.is_inhoud()) {
            for handeling in Handeling::alle() {
                assert!(
                    beleid.scopes_voor(rol, *object, handeling).is_empty(),
                    "{rol} {object} {handeling}"
                );
            }
        }
    }
}

#[test]
fn de_analist_ziet_nooit_een_identiteit() {
    for rij in ingebouwd()
        .rijen()
        .iter()
        .filter(|rij| rij.rol == Keuze::Een(Rol::AnalistRiec))
    {
        assert!(rij.weergave <= Some(Weergave::Pseudo), "{}", rij.id);
    }
}

#[test]
fn elke_weigering_gaat_voor_elke_toestemming() {
    let beleid = ingebouwd();
    let weigeringen = beleid
        .rijen()
        .iter()
        .filter(|rij| rij.effect == Effect::Weigeren);
    let mut ids = Vec::new();
    for weigering in weigeringen {
        ids.push(weigering.id.als_tekst());
        for rij in beleid
            .rijen()
            .iter()
            .filter(|rij| rij.effect == Effect::Toestaan)
        {
            let (Keuze::Een(object), Keuze::Een(daad)) = (rij.object, rij.handeling) else {
                continue;
            };
            for rol in Rol::ALLE
                .iter()
                .filter(|rol| rij.rol.omvat(**rol) && weigering.rol.omvat(**rol))
            {
                if weigering.gaat_over(object, daad) {
                    let feiten = alles_behalve_weigerend().en(weigering.eisen);
                    let oordeel = beleid.oordeel(*rol, object, daad.naam(), alle_scopes(), feiten);
                    assert_eq!(
                        reden(oordeel),
                        Reden::Weigerrij {
                            regel: weigering.id
                        }
                    );
                }
            }
        }
    }
    assert_eq!(
        ids,
        ["X-01", "X-02", "X-05", "X-08", "X-09", "X-10", "X-11"]
    );
}

#[test]
fn wat_niet_vaststaat_is_geweigerd() {
    let beleid = ingebouwd();
    for rij in beleid
        .rijen()
        .iter()
        .filter(|rij| rij.effect == Effect::Toestaan)
    {
        let (Keuze::Een(object), Keuze::Een(daad)) = (rij.object, rij.handeling) else {
            continue;
        };
        for rol in Rol::ALLE.iter().filter(|rol| rij.rol.omvat(**rol)) {
            assert!(
                !beleid
                    .oordeel(
                        *rol,
                        object,
                        daad.naam(),
                        alle_scopes(),
                        FeitBits::onbekend()
                    )
                    .is_toegestaan()
            );
            assert!(
                !beleid
                    .oordeel(
                        *rol,
                        object,
                        daad.naam(),
                        ScopeBits::LEEG,
                        alles_behalve_weigerend()
                    )
                    .is_toegestaan()
            );
            assert!(
                !beleid
                    .oordeel(*rol, object, daad.naam(), alle_scopes(), FeitBits::LEEG)
                    .is_toegestaan()
            );
        }
    }
}

#[test]
fn een_weigering_zegt_wat_er_ontbreekt() {
    let beleid = ingebouwd();
    let vraag = |rol, object, daad, scopes, feiten| {
        reden(beleid.oordeel(rol, object, daad, scopes, feiten))
    };
    let (doel, mfa) = (
        FeitBits::LEEG.met(Feit::Doel),
        FeitBits::LEEG.met(Feit::Mfa),
    );
    let deelname = ScopeBits::LEEG.met(Scope::Deelname);
    assert_eq!(
        vraag(Rol::Partner, Objectsoort::Subject, "lezen", deelname, mfa),
        Reden::FeitenOntbreken {
            regel: beleid.scopes_voor(Rol::Partner, Objectsoort::Subject, handeling("lezen"))[0].id,
            ontbreekt: doel
        }
    );
    assert_eq!(
        vraag(
            Rol::Partner,
            Objectsoort::Subject,
            "lezen",
            ScopeBits::LEEG.met(Scope::Tafel),
            doel.en(mfa)
        ),
        Reden::BuitenScope
    );
    assert_eq!(
        vraag(
            Rol::Partner,
            Objectsoort::Casus,
            "starten",
            alle_scopes(),
            doel.en(mfa)
        ),
        Reden::GeenRij {
            wie_wel: vec![Rol::OmtVoorzitter]
        }
    );
    assert_eq!(
        vraag(
            Rol::Partner,
            Objectsoort::Casus,
            "bestaat_niet",
            alle_scopes(),
            mfa
        ),
        Reden::GeenRij { wie_wel: vec![] }
    );
    // The smallest set wins, not the first row.
    match vraag(
        Rol::Partner,
        Objectsoort::Casus,
        "lezen",
        deelname,
        FeitBits::LEEG,
    ) {
        Reden::FeitenOntbreken { ontbreekt, .. } => assert_eq!(ontbreekt, mfa),
        andere => panic!("{andere:?}"),
    }
}

#[test]
fn de_inhoudsfeiten_sluiten_beheer_en_cfg_uit() {
    let beleid = ingebouwd();
    let feiten = alles_behalve_weigerend().en(Objectsoort::Casus.inhoudsfeiten(false));
    for (rol, regel) in [
        (Rol::TechnischBeheer, "X-08"),
        (Rol::FunctioneelBeheer, "X-09"),
        (Rol::Cfg, "X-10"),
    ] {
        let uitkomst =
            reden(beleid.oordeel(rol, Objectsoort::Casus, "lezen", alle_scopes(), feiten));
        assert!(
            matches!(uitkomst, Reden::Weigerrij { regel: gevonden } if gevonden.als_tekst() == regel),
            "{rol}: {uitkomst:?}"
        );
    }
    let partner = beleid.oordeel(
        Rol::Partner,
        Objectsoort::Casus,
        "lezen",
        alle_scopes(),
        feiten,
    );
    assert!(partner.is_toegestaan());
}
