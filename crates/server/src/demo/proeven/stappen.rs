// SPDX-License-Identifier: EUPL-1.2
//! Every step of the walk: what came back, and the one record of it.

use std::collections::BTreeSet;

use super::{CFG, werkcontext};
use crate::demo::klant::{Aanroep, Klant};
use crate::demo::uitgever::Uitgever;
use crate::demo::vertel::Stap;

const REGISSEUR: &str = "casusregisseur@D";
const VOORZITTER: &str = "omt_voorzitter@D";
const VERVANGER: &str = "omt_lid.burgemeester@D";
const ADVISEUR: &str = "adviseur_riec@verzonnendam_college";
const STUURGROEPLID: &str = "stg_lid.politie@STUURGROEP";
const STUURGROEPVOORZITTER: &str = "stg_voorzitter@STUURGROEP";
const MELDER: &str = "partner@politie";
const DEELNEMER: &str = "partner@belastingdienst";

/// Who called what begins and ends so, and what came back, in order.
fn gezien<'a>(stappen: &'a [Stap], begin: &str, eind: &str) -> Vec<(&'a str, u16)> {
    let stappen = stappen.iter();
    let zulke = stappen.filter(|stap| {
        let verzoek = stap.verzoek.as_str();
        verzoek.starts_with(begin) && verzoek.ends_with(eind)
    });
    zulke.map(|stap| (stap.wie.as_str(), stap.status)).collect()
}

/// What only a gremium brings about was brought about by besluit, and refused in every other way.
pub(super) fn as_the_story_goes(stappen: &[Stap]) {
    let zag = |begin: &str, eind: &str| gezien(stappen, begin, eind);
    assert_eq!(
        zag("POST /besluiten", "/besluiten"),
        [
            (REGISSEUR, 400),
            (REGISSEUR, 201),
            (REGISSEUR, 201),
            (REGISSEUR, 201),
            (REGISSEUR, 201),
            (REGISSEUR, 409),
            (VERVANGER, 201),
            (STUURGROEPLID, 201),
            (REGISSEUR, 201)
        ]
    );
    assert_eq!(
        zag("POST /besluiten/", "/vaststelling"),
        [
            (VOORZITTER, 200),
            (VOORZITTER, 200),
            (VOORZITTER, 200),
            (REGISSEUR, 403),
            (VERVANGER, 403),
            (VOORZITTER, 200),
            (VOORZITTER, 200),
            (VOORZITTER, 409),
            (STUURGROEPVOORZITTER, 200),
            (VOORZITTER, 200)
        ]
    );
    assert_eq!(
        zag("POST /casussen/", "/subjecten"),
        [(MELDER, 201), (MELDER, 201)]
    );
    assert_eq!(zag("POST /besluiten/", "/verwerping").len(), 1);
    assert_eq!(
        zag("POST /subjecten/", "/informering"),
        [(DEELNEMER, 403), (REGISSEUR, 201), (REGISSEUR, 201)]
    );
    assert_eq!(
        zag("GET /subjecten/", "/informering"),
        [404, 404, 200, 200].map(|status| (REGISSEUR, status))
    );
    let verwijdering = ["DELETE", "/subjecten/"].join(" ");
    assert_eq!(zag(&verwijdering, ""), [(REGISSEUR, 405)]);
    assert_eq!(zag("PATCH /casussen/", ""), [(REGISSEUR, 400)]);
    assert_eq!(
        zag("POST /handhavingsknelpunten", "/handhavingsknelpunten"),
        [(ADVISEUR, 400), (ADVISEUR, 201)]
    );
    assert_eq!(
        zag("POST /handhavingsknelpunten/", "/plannen-van-aanpak"),
        [(REGISSEUR, 409), (REGISSEUR, 201)]
    );
    gone_after_its_besluit(stappen);
}

/// After the besluit was found used: the casus that was closed, and a casus that nobody has, for each of the three who worked on it.
fn gone_after_its_besluit(stappen: &[Stap]) {
    let last = stappen
        .iter()
        .rposition(|stap| stap.wie == VOORZITTER && stap.status == 409);
    let after = &stappen[last.expect("adopted")..];
    let both = [REGISSEUR, MELDER, DEELNEMER].map(|wie| [(wie, 404), (wie, 404)]);
    assert_eq!(gezien(after, "GET /casussen/", ""), both.concat());
}

/// Each call has a record that no other call has, and it says what came back.
pub(super) async fn each_with_one_record(base: &str, issuer: &Uitgever, stappen: &[Stap]) {
    let cfg = Klant::als(base, issuer, CFG).expect("a client");
    let context = werkcontext(&cfg, "rechtmatigheidscontrole").await;
    let mut records = BTreeSet::new();
    for stap in stappen {
        let id = stap.logregel.as_deref();
        let id = id.unwrap_or_else(|| panic!("no record of {stap:?}"));
        assert!(records.insert(id), "the record of another call: {stap:?}");
        let call = Aanroep::get(format!("/toegangslog/{id}")).met(context);
        let record = cfg.vraag(&call, &[200]).await.expect("a record").json();
        assert_eq!(record["status"], stap.status, "{stap:?}");
    }
}
