// SPDX-License-Identifier: EUPL-1.2
//! Every operation of the document as every rol of the policy.

use std::collections::BTreeSet;

use autorisatie::beleid::Rol;
use scenarios::inrichting::{LEEG, NIEMAND, TWEE, geschorst};
use scenarios::{Antwoord, Operatie, Wereld};

use crate::vastlegging::doe;

/// Whether an answer says that the rol of the caller never does this: it names the roles that do,
/// or the row of the policy that shuts his out.
fn weigert_rol(antwoord: &Antwoord, may: &[Rol]) -> bool {
    let body = antwoord.json();
    let names: Vec<_> = may.iter().map(|rol| rol.naam()).collect();
    let is_denied = body["beleidsregel"]
        .as_str()
        .is_some_and(|rij| rij.starts_with("X-"));
    let says_who = body["wieWel"] == serde_json::json!(names);
    antwoord.status == 403 && antwoord.code() == "eis-ontbreekt" && (says_who || is_denied)
}

/// What an operation answered to a rol, where that is not what the policy says.
fn afwijking(
    wereld: &Wereld,
    operatie: &Operatie,
    rol: Rol,
    antwoord: &Antwoord,
) -> Option<String> {
    let may = wereld.wie_wel(operatie);
    let refused = antwoord.status >= 400 && weigert_rol(antwoord, &may);
    let fault = if antwoord.status >= 500 {
        "fails"
    } else if may.contains(&rol) && refused {
        "is refused, though the policy has a row"
    } else if !may.contains(&rol) && !refused {
        "is not refused for its rol, though the policy has no row"
    } else {
        return None;
    };
    Some(format!("{} as {rol} {fault}: {antwoord}", operatie.id))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_operation_as_every_rol_is_what_the_policy_says() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    let mut faults = Vec::new();
    let mut never = BTreeSet::new();
    for operatie in wereld.contract.operaties() {
        let mut has_succeeded = false;
        for rol in Rol::ALLE.iter().copied() {
            let call = wereld.aanroep(operatie, rol);
            let (answer, record) = doe(wereld.als(rol), &inkijk, call).await;
            faults.extend(afwijking(&wereld, operatie, rol, &answer));
            has_succeeded |= answer.status < 300;
            let (who, what) = (record.inhoud.wie, record.inhoud.wat);
            assert_eq!(what.handeling, operatie.handeling, "{answer}");
            assert_eq!(
                who.rol.map(audit_log::Rol::code),
                Some(rol.naam()),
                "{answer}"
            );
            assert!(
                who.actor_alias.is_some() && who.organisatie.is_some(),
                "{answer}"
            );
        }
        if !has_succeeded {
            never.insert(operatie.id.as_str());
        }
    }
    println!("no generated call succeeded: {never:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_no_valid_lidmaatschap_is_refused_everywhere_with_a_record() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let refusals = [
            (geschorst(rol), 403, "eis-ontbreekt"),
            (LEEG.to_owned(), 403, "geen-autorisatie"),
            (NIEMAND.to_owned(), 403, "geen-autorisatie"),
        ];
        for (sub, status, code) in refusals {
            let klant = wereld.opstelling.als(&sub);
            let call = wereld.aanroep(operatie, rol);
            let (answer, record) = doe(&klant, &inkijk, call).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (status, code),
                "{sub}: {answer}"
            );
            let is_known = record.inhoud.wie.actor_alias.is_some();
            assert_eq!(is_known, sub != NIEMAND && sub != LEEG, "{sub}: {answer}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_two_hoedanigheden_must_choose_one_of_his_own() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    let klant = wereld.opstelling.als(TWEE);
    let foreign = wereld.lidmaatschap_van("partner").await;
    for operatie in wereld.contract.operaties() {
        let call = wereld.aanroep(operatie, Rol::Partner);
        let (answer, _) = doe(&klant, &inkijk, call.clone()).await;
        // Which hoedanigheden he has, he can see before he chooses.
        if answer.status < 300 {
            assert_eq!(operatie.handeling, "lidmaatschap.lezen", "{answer}");
        } else if wereld.wie_wel(operatie).len() == Rol::ALLE.len() {
            assert_eq!(answer.code(), "hoedanigheid-ontbreekt", "{answer}");
        }
        let stolen = klant.clone().in_hoedanigheid(foreign);
        let (answer, _) = doe(&stolen, &inkijk, call).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (403, "hoedanigheid-ongeldig"),
            "{answer}"
        );
    }
}
