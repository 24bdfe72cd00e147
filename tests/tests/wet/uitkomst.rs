// SPDX-License-Identifier: EUPL-1.2
//! What came back: done, or refused with a rule of the scenario.

use cucumber::then;
use scenarios::klant::nieuw_id;

use crate::mensen::Mens;
use crate::verhaal::Verhaal;

#[then("is dat gedaan")]
fn gedaan(verhaal: &mut Verhaal) {
    let answer = verhaal.antwoord();
    assert!((200..300).contains(&answer.status), "{answer}");
}

/// 403: not this person. 409: not in this state, or something that can be obtained is missing.
#[then(expr = "wordt dat geweigerd met {int} {string}")]
fn geweigerd(verhaal: &mut Verhaal, status: u16, code: String) {
    verhaal.is_geweigerd(status);
    assert_eq!(verhaal.antwoord().code(), code, "{}", verhaal.antwoord());
}

/// 400: the request cannot be right.
#[then(expr = "wordt dat geweigerd om {string}")]
fn geweigerd_om(verhaal: &mut Verhaal, plaats: String) {
    verhaal.is_geweigerd(400);
    noemt_ook(verhaal, plaats);
}

#[then(expr = "wordt ook {string} genoemd")]
fn noemt_ook(verhaal: &mut Verhaal, plaats: String) {
    let body = verhaal.antwoord().json();
    let fouten = body["fouten"].as_array().cloned().unwrap_or_default();
    assert!(
        fouten.iter().any(|fout| fout["plaats"] == plaats.as_str()),
        "{plaats}: {}",
        verhaal.antwoord()
    );
}

#[then(expr = "staat erbij wie het wel mag: {string}")]
fn wie_wel(verhaal: &mut Verhaal, rol: String) {
    let body = verhaal.antwoord().json();
    assert!(
        body["wieWel"].to_string().contains(&rol),
        "{}",
        verhaal.antwoord()
    );
}

/// Invisible and absent are one answer, byte for byte.
#[then(expr = "krijgt {mens} hetzelfde antwoord als op een onbekend nummer")]
async fn als_onbekend(verhaal: &mut Verhaal, wie: Mens) {
    let (zelf, aanroep) = verhaal.aanroep();
    assert_eq!(zelf, wie);
    verhaal.is_geweigerd(404);
    let echt = verhaal.antwoord().clone();
    let onbekend = aanroep.op_pad(|pad| {
        let (begin, _) = pad.rsplit_once('/').expect("a path");
        format!("{begin}/{}", nieuw_id())
    });
    let onbekend = verhaal.roep(wie, onbekend).await.moet(404);
    assert_eq!(echt.lichaam, onbekend.lichaam);
}
