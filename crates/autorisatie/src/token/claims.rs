// SPDX-License-Identifier: EUPL-1.2
//! The claims of a token whose signature was verified, checked one by one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::fout::Tokenfout;
use super::geverifieerd::Geverifieerd;
use super::{BESTEMMING, Uitgever};

/// How far the clocks of an issuer and of this machine may differ.
pub(super) const SPELING: SignedDuration = SignedDuration::from_secs(5);
/// The longest life of a token of a person: after a revocation at the issuer it lives on for at most this long.
const MAX_DUUR_PERSOON: SignedDuration = SignedDuration::from_mins(15);
/// The longest life of a token of a machine client.
const MAX_DUUR_MACHINE: SignedDuration = SignedDuration::from_mins(60);
/// The longest `jti`, `sid` and `acr`, in characters.
const MAX_KENMERK_TEKENS: usize = 128;
/// The longest `sub`, `azp` and `client_id`, in characters (OpenID Connect Core 2).
const MAX_NAAM_TEKENS: usize = 255;

type Velden = Map<String, Value>;

/// Checks the claims in a fixed order and returns what is used of them. `token_hash` is that of the whole token.
pub(super) fn toets_claims(
    velden: &Velden,
    uitgever: &Uitgever,
    token_hash: [u8; 32],
    nu: Timestamp,
) -> Result<Geverifieerd, Tokenfout> {
    let exp = tijdstip(velden, "exp")?.ok_or(Tokenfout::ClaimOntbreekt("exp"))?;
    let nbf = tijdstip(velden, "nbf")?.ok_or(Tokenfout::ClaimOntbreekt("nbf"))?;
    let sub = tekst(velden, "sub", MAX_NAAM_TEKENS)?.ok_or(Tokenfout::ClaimOntbreekt("sub"))?;
    toets_tijd(exp, nbf, nu)?;
    toets_bestemming(velden)?;
    let iat = tijdstip(velden, "iat")?.ok_or(Tokenfout::ClaimOntbreekt("iat"))?;
    if iat.duration_since(nu) > SPELING {
        return Err(Tokenfout::NogNietGeldig);
    }
    let azp = client(velden)?;
    let is_machineclient = uitgever.machineclients.contains(azp);
    let max_duur = if is_machineclient {
        MAX_DUUR_MACHINE
    } else {
        MAX_DUUR_PERSOON
    };
    let duur = exp.duration_since(iat);
    if !duur.is_positive() || duur > max_duur {
        return Err(Tokenfout::TeLangGeldig);
    }
    let jti = tekst(velden, "jti", MAX_KENMERK_TEKENS)?.ok_or(Tokenfout::ClaimOntbreekt("jti"))?;
    let auth_time = tijdstip(velden, "auth_time")?;
    if auth_time.is_some_and(|moment| moment.duration_since(nu) > SPELING) {
        return Err(Tokenfout::ClaimVorm("auth_time"));
    }
    Ok(Geverifieerd {
        iss: uitgever.iss.clone(),
        sub: sub.to_owned(),
        azp: azp.to_owned(),
        is_machineclient,
        jti_hash: Sha256::digest(jti).into(),
        sid: tekst(velden, "sid", MAX_KENMERK_TEKENS)?.map(str::to_owned),
        exp,
        nbf: nbf.max(iat),
        iat,
        acr: tekst(velden, "acr", MAX_KENMERK_TEKENS)?.map(str::to_owned),
        auth_time,
        cnf: binding(velden)?,
        token_hash,
    })
}

/// Whether the token is valid at this moment; asked again for every use of a remembered token.
pub(super) fn toets_tijd(exp: Timestamp, nbf: Timestamp, nu: Timestamp) -> Result<(), Tokenfout> {
    if nu.duration_since(exp) >= SPELING {
        return Err(Tokenfout::Verlopen);
    }
    if nbf.duration_since(nu) > SPELING {
        return Err(Tokenfout::NogNietGeldig);
    }
    Ok(())
}

/// Compares the binding of the token with the certificate that the caller showed in TLS.
pub(super) fn toets_binding(
    geverifieerd: &Geverifieerd,
    certificaat: Option<&[u8; 32]>,
) -> Result<(), Tokenfout> {
    match (geverifieerd.cnf.as_ref(), certificaat) {
        (Some(binding), Some(getoond)) if binding == getoond => Ok(()),
        (Some(_), Some(_)) => Err(Tokenfout::CertificaatAnders),
        (Some(_), None) => Err(Tokenfout::CertificaatOntbreekt),
        // A machine client proves itself by its certificate, or not at all.
        (None, _) if geverifieerd.is_machineclient => Err(Tokenfout::CertificaatOntbreekt),
        (None, _) => Ok(()),
    }
}

/// `aud` is this service and nothing else: one string, or an array of one.
fn toets_bestemming(velden: &Velden) -> Result<(), Tokenfout> {
    let aud = velden.get("aud").ok_or(Tokenfout::ClaimOntbreekt("aud"))?;
    let genoemd = match aud {
        Value::String(een) => een.as_str(),
        Value::Array(reeks) => match reeks.as_slice() {
            [Value::String(een)] => een.as_str(),
            _ => return Err(Tokenfout::Bestemming),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
            return Err(Tokenfout::ClaimVorm("aud"));
        }
    };
    if genoemd == BESTEMMING {
        Ok(())
    } else {
        Err(Tokenfout::Bestemming)
    }
}

/// The client: `azp`, `client_id`, or both when they agree.
fn client(velden: &Velden) -> Result<&str, Tokenfout> {
    let azp = tekst(velden, "azp", MAX_NAAM_TEKENS)?;
    let client_id = tekst(velden, "client_id", MAX_NAAM_TEKENS)?;
    match (azp, client_id) {
        (Some(azp), Some(client_id)) if azp != client_id => Err(Tokenfout::TweeClienten),
        (Some(een), _) | (None, Some(een)) => Ok(een),
        (None, None) => Err(Tokenfout::ClaimOntbreekt("azp")),
    }
}

/// `cnf`: absent, or an object with exactly `x5t#S256` (RFC 8705 section 3.1). Another binding cannot be checked here, and
/// ignoring it would turn a bound token into one for anybody.
fn binding(velden: &Velden) -> Result<Option<[u8; 32]>, Tokenfout> {
    let Some(cnf) = velden.get("cnf") else {
        return Ok(None);
    };
    let cnf = cnf
        .as_object()
        .filter(|cnf| cnf.len() == 1)
        .ok_or(Tokenfout::BindingOnbekend)?;
    let vingerafdruk = cnf
        .get("x5t#S256")
        .and_then(Value::as_str)
        .ok_or(Tokenfout::BindingOnbekend)?;
    let bytes = URL_SAFE_NO_PAD
        .decode(vingerafdruk)
        .map_err(|_| Tokenfout::ClaimVorm("cnf"))?;
    bytes
        .try_into()
        .map(Some)
        .map_err(|_| Tokenfout::ClaimVorm("cnf"))
}

/// A claim of printable ASCII; `None` when absent. `null` is not absent.
fn tekst<'a>(
    velden: &'a Velden,
    naam: &'static str,
    max_tekens: usize,
) -> Result<Option<&'a str>, Tokenfout> {
    let Some(waarde) = velden.get(naam) else {
        return Ok(None);
    };
    let tekst = waarde.as_str().ok_or(Tokenfout::ClaimVorm(naam))?;
    let afdrukbaar = tekst
        .bytes()
        .all(|teken| teken.is_ascii_graphic() || teken == b' ');
    if afdrukbaar && (1..=max_tekens).contains(&tekst.len()) {
        Ok(Some(tekst))
    } else {
        Err(Tokenfout::ClaimVorm(naam))
    }
}

/// A moment in whole seconds since 1970; `None` when absent.
fn tijdstip(velden: &Velden, naam: &'static str) -> Result<Option<Timestamp>, Tokenfout> {
    let Some(waarde) = velden.get(naam) else {
        return Ok(None);
    };
    let seconden = waarde
        .as_u64()
        .and_then(|seconden| i64::try_from(seconden).ok());
    let moment = seconden.and_then(|seconden| Timestamp::from_second(seconden).ok());
    moment.map(Some).ok_or(Tokenfout::ClaimVorm(naam))
}
