// SPDX-License-Identifier: EUPL-1.2
//! What the linter refuses, one row at a time, with the line.

use rstest::rstest;

use super::super::Foutreden;
use super::{KLEIN, klein_met, laad, redenen};

fn woord(kolom: &'static str, woord: &str) -> Foutreden {
    Foutreden::OnbekendWoord {
        kolom,
        woord: woord.to_owned(),
    }
}

#[rstest]
#[case(
    "p, P-SIG-02, burger, signaal, lezen, eigen_org, vol, doel+mfa, R-01, allow",
    woord("rol", "burger")
)]
#[case(
    "p, P-SIG-02, partner, zaakje, lezen, eigen_org, vol, doel+mfa, R-01, allow",
    woord("object", "zaakje")
)]
#[case(
    "p, P-SIG-02, partner, signaal, kijken, eigen_org, vol, doel+mfa, R-01, allow",
    woord("handeling", "kijken")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, overal, vol, doel+mfa, R-01, allow",
    woord("scope", "overal")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, veel, doel+mfa, R-01, allow",
    woord("weergave", "veel")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+mfaa, R-01, allow",
    woord("eisen", "mfaa")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+, R-01, allow",
    woord("eisen", "")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+mfa, wet, allow",
    woord("grond", "wet")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+mfa, R-1, allow",
    woord("grond", "R-1")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+mfa, R-999, allow",
    woord("grond", "R-999")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+mfa, R-01+, allow",
    woord("grond", "R-01+")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel+mfa, R-01, toestaan",
    woord("effect", "toestaan")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, mfa+doel+mfa, R-01, allow",
    Foutreden::DubbeleEis("mfa")
)]
#[case("p, X-02, partner, signaal, zoeken, eigen_org, vol, doel+mfa, R-01, allow", Foutreden::Rijid("X-02".into()))]
#[case("p, P-SIG-02, *, *, *, altijd, -, geschorst, R-01, deny", Foutreden::Rijid("P-SIG-02".into()))]
#[case("p, P-SIG-01, partner, signaal, zoeken, eigen_org, vol, doel+mfa, R-01, allow", Foutreden::DubbelId("P-SIG-01".into(), 1))]
#[case(
    "p, P-SIG-02, partner, signaal, lezen, eigen_org, vol, mfa+doel, R-40, allow",
    Foutreden::DubbeleRij(1)
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, regio, vol, doel+mfa, R-01, allow",
    Foutreden::RegioToontInhoud("signaal")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, regio, pseudo, doel+mfa, R-01, allow",
    Foutreden::RegioToontInhoud("signaal")
)]
#[case(
    "p, P-SIG-02, partner, register, zoeken, altijd, meta, mfa, R-01, allow",
    Foutreden::AltijdBijToestemming
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, mfa, R-01, allow",
    Foutreden::InhoudZonderDoel("signaal")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, vol, doel, R-01, allow",
    Foutreden::InhoudZonderDoel("signaal")
)]
#[case(
    "p, P-SIG-02, partner, signaal, wijzigen, eigen_org, vol, mfa, R-01, allow",
    Foutreden::InhoudZonderDoel("signaal")
)]
#[case(
    "p, P-SIG-02, partner, signaal, zoeken, eigen_org, log, mfa, R-01, allow",
    Foutreden::InhoudZonderDoel("signaal")
)]
#[case(
    "p, P-SIG-02, partner, register, zoeken, regio, -, mfa, R-01, allow",
    Foutreden::ZonderWeergave
)]
#[case(
    "p, P-SIG-02, partner, *, lezen, regio, meta, mfa, R-01, allow",
    Foutreden::JokerBijToestemming
)]
#[case(
    "p, P-SIG-02, partner, register, *, regio, meta, mfa, R-01, allow",
    Foutreden::JokerBijToestemming
)]
#[case(
    "p, P-SIG-02, partner, register, zoeken, regio, meta, mfa+belang, R-01, allow",
    Foutreden::FeitBijVerkeerdEffect("belang")
)]
#[case(
    "p, P-SIG-02, partner, register, zoeken, regio, meta, mfa+quorum, R-01, allow",
    Foutreden::FeitNietLeesbaar("quorum")
)]
#[case("p, P-SIG-02, partner, register, sluiten, regio, meta, mfa, R-01, allow", Foutreden::HandelingPastNiet { object: "register", handeling: "sluiten" })]
#[case(
    "p, X-02, *, *, *, tafel, -, geschorst, R-01, deny",
    Foutreden::WeigeringMetScope
)]
#[case(
    "p, X-02, *, *, *, altijd, meta, geschorst, R-01, deny",
    Foutreden::WeigeringMetScope
)]
#[case(
    "p, X-02, partner, *, *, altijd, -, -, R-01, deny",
    Foutreden::WeigeringZonderFeit
)]
#[case(
    "p, X-02, partner, *, *, altijd, -, geschorst+mfa, R-01, deny",
    Foutreden::FeitBijVerkeerdEffect("mfa")
)]
#[case(
    "p, X-02, cfg, signaal, *, altijd, -, geschorst, R-01, deny",
    Foutreden::WeigeringOnbereikbaar
)]
#[case(
    "p, X-02, partner, *, *, altijd, -, belang+geschorst, R-01, deny",
    Foutreden::WeigeringOnbereikbaar
)]
#[case("g, omt_lid, onbekend", woord("rol", "onbekend"))]
#[case(
    "p, P-SIG-02, \"partner\", signaal, zoeken, eigen_org, vol, doel+mfa, R-01, allow",
    Foutreden::VerbodenTeken('"')
)]
#[case(
    "p, P-SIG-02,\tpartner, signaal, zoeken, eigen_org, vol, doel+mfa, R-01, allow",
    Foutreden::VerbodenTeken('\t')
)]
#[case(
    "p, P-SIG-02, partn\u{435}r, signaal, zoeken, eigen_org, vol, doel+mfa, R-01, allow",
    Foutreden::VerbodenTeken('\u{435}')
)]
#[case(" # ingesprongen", Foutreden::CommentaarInRij)]
#[case(" ", Foutreden::OnbekendeRijsoort(String::new()))]
fn een_foute_rij_wordt_met_regel_en_reden_geweigerd(
    #[case] rij: &str,
    #[case] verwacht: Foutreden,
) {
    let gevonden = redenen(&klein_met(rij));
    assert!(gevonden.contains(&(4, verwacht)), "{gevonden:?}");
}

#[rstest]
#[case("p, P-SIG-02, partner, signaal, opstellen, klasse, vol, mfa, R-03, allow")]
#[case("p, P-SIG-02, partner, signaal, melden, eigen_org, vol, mfa, R-03, allow")]
#[case("p, P-SIG-02, partner, signaal, lezen, eigen_org, meta, mfa, R-03, allow")]
#[case("p, P-SIG-02, partner_systeem, signaal, lezen, eigen_org, vol, doel+kanaal, R-117, allow")]
#[case("p, P-SIG-02, cfg, signaal, lezen, onderzoek, vol, mfa, R-55, allow")]
#[case("p, P-SIG-02, cfg, signaal, lezen, regio, meta, mfa, R-55, allow")]
#[case("g, omt_lid, partner")]
#[case("# een opmerking op een eigen regel, met \"tekens\" en accenten: \u{eb}")]
#[case("")]
fn een_goede_rij_laadt(#[case] rij: &str) {
    assert_eq!(redenen(&klein_met(rij)), []);
}

#[test]
fn alle_fouten_komen_tegelijk_met_hun_regel() {
    let gevonden = redenen(&format!("p, kort\n{KLEIN}q, x\n"));
    assert_eq!(
        gevonden.iter().map(|(regel, _)| *regel).collect::<Vec<_>>(),
        [1, 5]
    );
    let fouten = laad("p, kort\n").expect_err("te kort");
    assert_eq!(
        fouten[0].to_string(),
        "policies/policy.csv, regel 1: 2 kolommen in plaats van 10"
    );
}
