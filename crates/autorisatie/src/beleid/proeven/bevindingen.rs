// SPDX-License-Identifier: EUPL-1.2
//! One regression test for each way in which casbin 2.20 fails without saying so. The first line of each test names
//! the failure; the numbers are those of docs/adr/0004-casbin-as-judge.md.

use super::super::lezer;
use super::super::oordeel::Lezing;
use super::super::rechter::{Rechter, VASTGELEGD_MODEL, toets_model};
use super::super::toets;
use super::super::{
    Beleid, Bestand, Feit, FeitBits, Foutreden, MODEL, Objectsoort, POLICY, Rol, Scope, ScopeBits,
};
use super::{KLEIN, ingebouwd, klein_met, laad, redenen};

fn model_met(van: &str, naar: &str) -> String {
    let model = VASTGELEGD_MODEL.replace(van, naar);
    assert_ne!(
        model, VASTGELEGD_MODEL,
        "de vervanging van {van:?} deed niets"
    );
    model
}

fn model_geweigerd(van: &str, naar: &str) {
    let model = model_met(van, naar);
    let fouten = Beleid::laden(model.as_bytes(), POLICY).expect_err(naar);
    assert_eq!(fouten.len(), 1);
    assert_eq!(
        (fouten[0].bestand, &fouten[0].reden),
        (Bestand::Model, &Foutreden::ModelWijktAf)
    );
}

/// The self-test on a model that the pin would have refused.
fn zelftoets_met(model: &str) -> Vec<Foutreden> {
    let gelezen = lezer::lees(KLEIN.as_bytes()).expect("leest");
    let erfenis = toets::toets(&gelezen).expect("past");
    let rechter = Rechter::bouw(model, &gelezen).expect("casbin bouwt het zonder klagen");
    let lezing = Lezing {
        rijen: gelezen.rijen,
        erfenis,
    };
    rechter
        .zelftoets(&lezing)
        .into_iter()
        .map(|fout| fout.reden)
        .collect()
}

#[test]
fn f1_geen_domeinen_dus_geen_joker_die_na_intrekking_blijft_gelden() {
    // Revoking a wildcard-domain role does not revoke: there are no domains in the model, and no wildcard in a link.
    model_geweigerd("g = _, _", "g = _, _, _");
    let drie = redenen(&klein_met("g, omt_lid, partner, *"));
    assert_eq!(
        drie,
        [(
            4,
            Foutreden::Kolommen {
                verwacht: 3,
                gevonden: 4
            }
        )]
    );
    let joker = redenen(&klein_met("g, omt_lid, *"));
    assert_eq!(
        joker,
        [(
            4,
            Foutreden::OnbekendWoord {
                kolom: "rol",
                woord: "*".into()
            }
        )]
    );
}

#[test]
fn f2_geen_tweede_soort_schakel() {
    // `g2` shares one graph with `g`, so a grouping of resources makes members of roles.
    model_geweigerd("g = _, _", "g = _, _\ng2 = _, _");
    assert_eq!(
        redenen(&klein_met("g2, omt_lid, partner")),
        [(4, Foutreden::OnbekendeRijsoort("g2".into()))]
    );
}

#[test]
fn f3_een_leeg_beleid_laadt_niet() {
    // With zero rows casbin compares empty strings and allows the request ("", "", "").
    assert_eq!(redenen(""), [(0, Foutreden::Leeg)]);
    assert_eq!(redenen("# alleen commentaar\n\n"), [(0, Foutreden::Leeg)]);
    assert!(
        redenen("p, X-01, *, *, *, altijd, -, belang, R-43, deny\n")
            .contains(&(0, Foutreden::Leeg))
    );
}

#[test]
fn f4_een_mislukte_lading_raakt_het_lopende_beleid_niet() {
    // A failed reload leaves casbin with zero rows. Here nothing reloads: a policy is a new value or it is nothing.
    let lopend = ingebouwd();
    let vooraf = lopend.hash();
    assert!(laad("p, onzin\n").is_err());
    let scopes = ScopeBits::LEEG.met(Scope::Regio);
    let oordeel = lopend.oordeel(
        Rol::Partner,
        Objectsoort::Register,
        "lezen",
        scopes,
        FeitBits::LEEG.met(Feit::Mfa),
    );
    assert!(oordeel.is_toegestaan());
    assert_eq!(lopend.hash(), vooraf);
}

#[test]
fn f5_geen_rij_valt_in_stilte_weg() {
    // casbin drops a row in silence for a misspelt effect, a comment behind it, an unknown kind of row, a byte order mark.
    let weigering = "p, X-02, *, *, *, altijd, -, geschorst, R-41, deny";
    let effect = redenen(&klein_met(&weigering.replace("deny", "Deny")));
    assert!(effect.contains(&(
        4,
        Foutreden::OnbekendWoord {
            kolom: "effect",
            woord: "Deny".into()
        }
    )));
    let commentaar = redenen(&klein_met(&format!("{weigering} # schorsing")));
    assert_eq!(commentaar, [(4, Foutreden::CommentaarInRij)]);
    let soort = redenen(&klein_met(&weigering.replacen('p', "p9", 1)));
    assert_eq!(soort, [(4, Foutreden::OnbekendeRijsoort("p9".into()))]);
    assert_eq!(
        redenen(&format!("\u{feff}{KLEIN}")),
        [(1, Foutreden::ByteOrderMark)]
    );
    assert_eq!(
        redenen(&KLEIN.replace('\n', "\r\n"))[0],
        (1, Foutreden::VerbodenTeken('\r'))
    );
    let geen_utf8 = Beleid::laden(MODEL, b"p, \xff\n").expect_err("geen UTF-8");
    assert_eq!(geen_utf8[0].reden, Foutreden::GeenUtf8);
}

#[test]
fn f6_een_rij_met_een_kolom_te_weinig_of_te_veel_laadt_niet() {
    // A short row loads in casbin; then every request that scans past it errs.
    let kort = redenen(&klein_met(
        "p, P-REG-02, cfg, register, zoeken, regio, meta, mfa, allow",
    ));
    assert_eq!(
        kort,
        [(
            4,
            Foutreden::Kolommen {
                verwacht: 10,
                gevonden: 9
            }
        )]
    );
    let lang = redenen(&klein_met(
        "p, P-REG-02, cfg, register, zoeken, regio, meta, mfa, R-40, allow,",
    ));
    assert_eq!(
        lang,
        [(
            4,
            Foutreden::Kolommen {
                verwacht: 10,
                gevonden: 11
            }
        )]
    );
}

#[test]
fn f7_een_andere_effecttekst_komt_niet_tot_casbin() {
    // An unsupported effect text loads and panics at the first request, also for a difference in spacing.
    model_geweigerd("&& !some", "&&  !some");
    model_geweigerd(
        "some(where (p.eft == allow)) && !some(where (p.eft == deny))",
        "priority(p.eft) || deny",
    );
    model_geweigerd("some(where (p.eft == allow)) && ", "");
}

#[test]
fn f8_een_onbekende_functie_valt_op_bij_de_zelftoets() {
    // An undefined name in the matcher loads; casbin errs at the first request. The pin and the self-test each catch it.
    model_geweigerd("scope(r.sc", "reikwijdte(r.sc");
    let fouten = zelftoets_met(&model_met("scope(r.sc", "reikwijdte(r.sc"));
    assert!(
        fouten
            .iter()
            .any(|fout| matches!(fout, Foutreden::Zelftoets { .. }))
    );
    assert_eq!(zelftoets_met(VASTGELEGD_MODEL), []);
}

#[test]
fn f8_de_zelftoets_ziet_een_matcher_die_te_veel_of_te_weinig_toelaat() {
    for (van, naar) in [
        (" && eisen(r.ft, p.eisen)", ""),
        (" && scope(r.sc, p.scope)", ""),
        ("scope(r.sc, p.scope)", "!scope(r.sc, p.scope)"),
        ("(p.obj == r.obj || p.obj == \"*\")", "p.obj == r.obj"),
    ] {
        assert_ne!(zelftoets_met(&model_met(van, naar)), [], "{van} -> {naar}");
    }
}

#[test]
fn f9_geen_attributen_alleen_bits() {
    // A missing attribute is `()`, so `!= true` is true for a misspelt field.
    model_geweigerd("eisen(r.ft, p.eisen)", "r.ft.geschorst != true");
    assert!(!VASTGELEGD_MODEL.contains("!="));
}

#[test]
fn f10_alle_bits_passen_in_de_gehele_getallen_van_casbin() {
    // The expression language knows 32-bit integers only: the highest bit of both vocabularies must survive the trip.
    let rechter = Rechter::bouw(
        VASTGELEGD_MODEL,
        &lezer::lees(KLEIN.as_bytes()).expect("leest"),
    )
    .expect("bouwt");
    let handeling = super::super::Handeling::van("lezen").expect("bestaat");
    let alle_scopes: ScopeBits = Scope::ALLE.iter().copied().collect();
    let alle_feiten: FeitBits = Feit::ALLE.iter().copied().collect();
    assert!(i32::try_from(alle_scopes.bits()).is_ok() && i32::try_from(alle_feiten.bits()).is_ok());
    let vraag = |feiten| {
        rechter.vraag((
            Rol::Partner,
            Objectsoort::Signaal,
            handeling,
            alle_scopes,
            feiten,
        ))
    };
    assert!(vraag(toets::alles_behalve_weigerend()).expect("antwoord"));
    assert!(!vraag(alle_feiten).expect("antwoord"));
}

#[test]
fn f11_geen_eval_in_het_model() {
    // `eval(p.rule)` with an endless loop hangs the thread.
    model_geweigerd("eisen(r.ft, p.eisen)", "eval(p.eisen)");
    assert!(matches!(
        redenen(&klein_met(
            "p, P-REG-02, cfg, register, zoeken, regio, meta, while true {}, R-40, allow"
        ))[..],
        [(4, Foutreden::OnbekendWoord { kolom: "eisen", .. })]
    ));
}

#[test]
fn f12_een_persoon_die_als_een_rol_heet_krijgt_niets() {
    // A user whose name equals a role has that role. Only a `Rol` reaches casbin; a link with another name is refused.
    assert_eq!(Rol::van("admin"), None);
    let schakel = redenen(&klein_met("g, jan, partner"));
    assert_eq!(
        schakel,
        [(
            4,
            Foutreden::OnbekendWoord {
                kolom: "rol",
                woord: "jan".into()
            }
        )]
    );
}

#[test]
fn f13_een_keten_van_rollen_is_hoogstens_drie_schakels() {
    // From ten links casbin denies in silence.
    let keten = |rollen: &[&str]| {
        rollen.windows(2).fold(KLEIN.to_owned(), |tekst, paar| {
            format!("{tekst}g, {}, {}\n", paar[0], paar[1])
        })
    };
    let drie =
        laad(&keten(&["stg_lid", "omt_lid", "hoofd_riec", "partner"])).expect("drie schakels");
    let scopes = ScopeBits::LEEG.met(Scope::EigenOrg);
    let feiten = FeitBits::LEEG.met(Feit::Doel).met(Feit::Mfa);
    assert!(
        drie.oordeel(Rol::StgLid, Objectsoort::Signaal, "lezen", scopes, feiten)
            .is_toegestaan()
    );
    assert!(
        !drie
            .oordeel(Rol::Cfg, Objectsoort::Signaal, "lezen", scopes, feiten)
            .is_toegestaan()
    );
    let vier = redenen(&keten(&[
        "cfg",
        "stg_lid",
        "omt_lid",
        "hoofd_riec",
        "partner",
    ]));
    assert_eq!(vier, [(4, Foutreden::Rolketen("cfg", 3))]);
    let kring = redenen(&keten(&["stg_lid", "omt_lid", "stg_lid"]));
    assert!(
        kring
            .iter()
            .all(|(_, reden)| matches!(reden, Foutreden::Rolkring(_)))
            && !kring.is_empty()
    );
    assert!(matches!(
        redenen(&klein_met("g, partner, partner"))[..],
        [(4, Foutreden::Rolkring("partner"))]
    ));
}

#[test]
fn f14_geen_rollen_met_een_voorwaarde() {
    // Links with conditions exist in the Go version only; validity lies in intervals of rows.
    model_geweigerd("g = _, _", "g = _, _, (_, _)");
}

#[test]
fn f15_geen_matcher_uit_een_andere_taal() {
    // `in ("a", "b")` does not compile in Rust.
    model_geweigerd("p.act == r.act", "r.act in (\"lezen\", \"zoeken\")");
}

#[test]
fn f16_geen_patronen_over_handelingen_of_paden() {
    // `regexMatch` is not anchored: `lezen` matches `niet-lezen`.
    model_geweigerd("p.act == r.act", "regexMatch(r.act, p.act)");
    model_geweigerd("p.obj == r.obj", "keyMatch2(r.obj, p.obj)");
    let beleid = ingebouwd();
    let alles: FeitBits = toets::alles_behalve_weigerend();
    let scopes: ScopeBits = Scope::ALLE.iter().copied().collect();
    for handeling in ["niet-lezen", "lezen2", "", "*", "Lezen"] {
        assert!(
            !beleid
                .oordeel(Rol::Partner, Objectsoort::Signaal, handeling, scopes, alles)
                .is_toegestaan()
        );
    }
}

#[test]
fn f17_f18_casbin_is_gebouwd_zonder_explain_cached_en_logging() {
    // `explain` needs `logging`; the caches compare 64-bit hashes with fixed keys instead of the arguments.
    let slot = include_str!("../../../../../Cargo.lock");
    let casbin = slot
        .split("[[package]]")
        .find(|pakket| pakket.contains("name = \"casbin\""))
        .expect("casbin");
    for ongewenst in ["mini-moka", "slog", "globset", "ip_network"] {
        assert!(
            !casbin.contains(&format!("\"{ongewenst}")),
            "casbin heeft {ongewenst}"
        );
    }
}

#[test]
fn het_model_in_policies_is_het_vastgelegde() {
    assert_eq!(toets_model(MODEL), Ok(()));
    let fout = toets_model(model_met("p.act == \"*\"", "true").as_bytes()).expect_err("wijkt af");
    assert_eq!(fout.regel, 15);
    assert_eq!(
        toets_model(&[MODEL, b"\n"].concat())
            .expect_err("langer")
            .bestand,
        Bestand::Model
    );
}
