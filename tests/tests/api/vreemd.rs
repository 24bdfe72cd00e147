// SPDX-License-Identifier: EUPL-1.2
//! Ids that exist, but not there, or not for who asks: nobody learns that they exist.

use autorisatie::beleid::Rol;
use scenarios::klant::nieuw_id;
use scenarios::stappen::{meld_signaal, stel_signaal_op, werkcontext_voor};
use scenarios::{Aanroep, Antwoord, Wereld};
use uuid::Uuid;

use crate::vastlegging::doe;

/// Collections whose things are of one tafel: what is in them does not exist for another.
const VAN_EEN_TAFEL: [&str; 5] = [
    "signalen",
    "besluiten",
    "vergaderingen",
    "casussen",
    "subjecten",
];

/// Who sits at, or works for, another tafel than the one of everything in the world.
const ANDERE_TAFEL: [(&str, Rol); 4] = [
    ("omt_lid@E", Rol::OmtLid),
    ("omt_voorzitter@E", Rol::OmtVoorzitter),
    ("omt_secretaris@E", Rol::OmtSecretaris),
    ("casusregisseur@E", Rol::Casusregisseur),
];

/// The same call about another id; none when it is about no id.
fn over(call: &Aanroep, id: Uuid) -> Option<Aanroep> {
    let id = id.to_string();
    let other = call.clone().op_pad(|path| {
        let parts = path.split('/').map(|part| match Uuid::parse_str(part) {
            Ok(_) => id.as_str(),
            Err(_) => part,
        });
        parts.collect::<Vec<_>>().join("/")
    });
    (other.pad() != call.pad()).then_some(other)
}

/// # Panics
/// When two answers differ in more than the number of their records. A 404 has none: it is the same in every byte.
fn assert_equal(one: &Antwoord, other: &Antwoord, who: &str) {
    assert_eq!(one.status, other.status, "{who}: {one}, {other}");
    if one.status == 404 {
        assert_eq!(one.lichaam, other.lichaam, "{who}: {one}, {other}");
    }
    let [one_says, other_says] = [one, other].map(|answer| {
        let mut body = answer.json();
        for of_the_call in ["logregel", "spoor"] {
            body.as_object_mut().map(|body| body.remove(of_the_call));
        }
        body
    });
    assert_eq!(one_says, other_says, "{who}: {one}, {other}");
}

/// The collection in the address of a call.
fn collectie(call: &Aanroep) -> &str {
    let path = call.pad().trim_start_matches(server::deur::contract::BASE);
    path.trim_start_matches('/').split('/').next().unwrap_or("")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_of_another_tafel_cannot_be_told_from_what_does_not_exist() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    let mut compared = 0;
    for (sub, rol) in ANDERE_TAFEL {
        let klant = wereld.opstelling.als(sub);
        let may = |rols: Vec<Rol>| rols.contains(&rol);
        let operaties = wereld.contract.operaties().iter();
        for operatie in operaties.filter(|een| may(wereld.wie_wel(een))) {
            let foreign = wereld.aanroep(operatie, rol);
            let Some(unknown) = over(&foreign, nieuw_id()) else {
                continue;
            };
            if !VAN_EEN_TAFEL.contains(&collectie(&foreign)) {
                continue;
            }
            let before = inkijk.afdruk().await;
            // Without a werkcontext too: what is asked first must not depend on what there is.
            let calls = [
                (foreign.clone(), unknown.clone()),
                (
                    foreign.zonder_kop("Werkcontext"),
                    unknown.zonder_kop("Werkcontext"),
                ),
            ];
            for (theirs, nothing) in calls {
                let (theirs, _) = doe(&klant, &inkijk, theirs).await;
                let (nothing, _) = doe(&klant, &inkijk, nothing).await;
                assert!(theirs.status >= 400, "{sub}: {theirs}");
                assert_equal(&theirs, &nothing, sub);
                compared += 1;
            }
            assert_eq!(inkijk.afdruk().await, before, "{sub}: {}", operatie.id);
        }
    }
    assert!(compared >= 40, "only {compared} calls were about an id");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_lists_of_another_tafel_do_not_name_it() {
    let wereld = Wereld::nieuw().await;
    for (sub, rol) in ANDERE_TAFEL {
        let klant = wereld.opstelling.als(sub);
        for (list, act) in [
            ("signalen", "signaal.zoeken"),
            ("besluiten", "besluit.zoeken"),
            ("casussen", "casus.zoeken"),
        ] {
            let may = wereld.wie_wel(wereld.contract.operatie(act)).contains(&rol);
            let status = if may { 200 } else { 403 };
            let answer = klant.doe(Aanroep::get(&format!("/{list}"))).await;
            let answer = answer.moet(status);
            let id = wereld.id_van(list).to_string();
            let found = answer.json().to_string();
            assert!(!found.contains(&id), "{sub} sees {list} of another tafel");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_of_another_kind_is_an_id_that_nobody_has() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let known = wereld.aanroep(operatie, rol);
        let Some(unknown) = over(&known, nieuw_id()) else {
            continue;
        };
        let (nothing, _) = doe(wereld.als(rol), &inkijk, unknown).await;
        let others = VAN_EEN_TAFEL.iter().chain(&["werkcontexten"]);
        for other in others.filter(|other| **other != collectie(&known)) {
            let Some((id, _)) = wereld.voorraad.object(other) else {
                continue;
            };
            let call = over(&known, id).expect("about an id");
            let (answer, _) = doe(wereld.als(rol), &inkijk, call).await;
            assert_equal(&answer, &nothing, other);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_werkcontext_opens_only_the_zaak_that_it_names() {
    let wereld = Wereld::nieuw().await;
    let melder = wereld.als(Rol::Partner);
    let (one, other) = (meld_signaal(melder).await, stel_signaal_op(melder).await);
    let context = werkcontext_voor(melder, "signaal_wegen", one.id).await;
    let read = |id: Uuid| Aanroep::get(&format!("/signalen/{id}")).werkcontext(context);
    assert_eq!(
        melder.doe(read(one.id)).await.moet(200).json()["weergave"],
        "vol"
    );
    let refused = melder.doe(read(other.id)).await.moet(403);
    assert!(!refused.json().to_string().contains("inhoud"), "{refused}");
    // Of somebody else: his own werkcontext is what a person answers for.
    let colleague = wereld.opstelling.als(scenarios::inrichting::TWEE);
    let hoedanigheid = wereld.lidmaatschap_van("partner").await;
    let borrowed = read(one.id).kop("Hoedanigheid", &hoedanigheid.to_string());
    let _ = colleague.doe(borrowed).await.moet(403);
}
