// SPDX-License-Identifier: EUPL-1.2
//! casbin, the only judge of the policy: built from bytes that the strict reader accepted, never reloaded, never asked
//! about anything but the closed vocabulary.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use casbin::function_map::OperatorFunction;
use casbin::rhai::Dynamic;
use casbin::{Adapter, CoreApi, DefaultModel, Enforcer, MemoryAdapter};
use futures_util::FutureExt;

use super::bits::{FeitBits, ScopeBits};
use super::fout::{Beleidsfout, Foutreden};
use super::handeling::Handeling;
use super::lezer::Gelezen;
use super::oordeel::Lezing;
use super::rij::{Beleidsrij, Effect, Keuze};
use super::toets::alles_behalve_weigerend;
use super::woordenschat::{Feit, Objectsoort, Rol, Scope};

/// The model that this program was tested with. An unknown effect text panics at the first request, a misspelt
/// attribute answers true, `eval` can hang a thread: so no other model is accepted at all.
pub(super) const VASTGELEGD_MODEL: &str = r#"# SPDX-License-Identifier: EUPL-1.2
[request_definition]
r = rol, obj, act, sc, ft

[policy_definition]
p = id, rol, obj, act, scope, weergave, eisen, grond, eft

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = (p.act == r.act || p.act == "*") && (p.obj == r.obj || p.obj == "*") && (p.rol == "*" || g(r.rol, p.rol)) && scope(r.sc, p.scope) && eisen(r.ft, p.eisen)
"#;

/// Refuses a model that differs in one byte, at the first line that differs.
pub(super) fn toets_model(bytes: &[u8]) -> Result<(), Beleidsfout> {
    if bytes == VASTGELEGD_MODEL.as_bytes() {
        return Ok(());
    }
    let regels = bytes.split(|byte| *byte == b'\n');
    let eigen = VASTGELEGD_MODEL.as_bytes().split(|byte| *byte == b'\n');
    let gelijk = regels
        .zip(eigen)
        .take_while(|(links, rechts)| links == rechts)
        .count();
    let regel = u32::try_from(gelijk).unwrap_or(u32::MAX).saturating_add(1);
    Err(Beleidsfout::in_model(regel, Foutreden::ModelWijktAf))
}

/// One question to casbin.
pub(super) type Vraag = (Rol, Objectsoort, Handeling, ScopeBits, FeitBits);

/// The enforcer, and how often it was asked.
pub(super) struct Rechter {
    enforcer: Enforcer,
    gevraagd: AtomicU64,
}

impl fmt::Debug for Rechter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rechter")
            .field("gevraagd", &self.gevraagd)
            .finish_non_exhaustive()
    }
}

impl Rechter {
    /// Builds the enforcer. Everything comes from memory, so the futures are ready at once; one that is not is an error.
    pub(super) fn bouw(model: &str, gelezen: &Gelezen) -> Result<Self, Beleidsfout> {
        match bouw_enforcer(model, gelezen).now_or_never() {
            Some(Ok(enforcer)) => Ok(Self {
                enforcer,
                gevraagd: AtomicU64::new(0),
            }),
            Some(Err(fout)) => Err(weigert_het_beleid(&fout)),
            None => Err(Beleidsfout::in_model(
                0,
                Foutreden::Casbin("het opbouwen wachtte op invoer".to_owned()),
            )),
        }
    }

    /// Asks casbin. An error is for the caller to turn into a refusal.
    pub(super) fn vraag(
        &self,
        (rol, object, handeling, scopes, feiten): Vraag,
    ) -> Result<bool, casbin::Error> {
        self.gevraagd.fetch_add(1, Ordering::Relaxed);
        // The bits fit: both vocabularies are at most 31 long.
        let (scopes, feiten) = (scopes.bits().cast_signed(), feiten.bits().cast_signed());
        self.enforcer
            .enforce((rol.naam(), object.naam(), handeling.naam(), scopes, feiten))
    }

    /// How often casbin was asked since the start, the self-test left out.
    pub(super) fn gevraagd(&self) -> u64 {
        self.gevraagd.load(Ordering::Relaxed)
    }

    /// Asks every allow row its minimal request, and every deny row a request that it must refuse.
    pub(super) fn zelftoets(&self, lezing: &Lezing) -> Vec<Beleidsfout> {
        let mut fouten = Vec::new();
        for rij in &lezing.rijen {
            let verwacht = match rij.effect {
                Effect::Toestaan => self.toets_toestemming(rij, lezing),
                Effect::Weigeren => self.toets_weigering(rij, lezing),
            };
            if let Err(verwacht) = verwacht {
                let reden = Foutreden::Zelftoets {
                    rij: rij.id.to_string(),
                    verwacht,
                };
                fouten.push(Beleidsfout::in_policy(rij.regel, reden));
            }
        }
        self.gevraagd.store(0, Ordering::Relaxed);
        fouten
    }

    /// The minimal request is allowed; without its scope, or without one of its facts, it is not.
    fn toets_toestemming(&self, rij: &Beleidsrij, lezing: &Lezing) -> Result<(), &'static str> {
        let (Keuze::Een(object), Keuze::Een(handeling)) = (rij.object, rij.handeling) else {
            return Err("toegestaan");
        };
        let scopes = ScopeBits::LEEG.met(rij.scope);
        for rol in Rol::ALLE.iter().copied().filter(|rol| rij.rol.omvat(*rol)) {
            self.verwacht(
                true,
                (rol, object, handeling, scopes, rij.eisen),
                "toegestaan",
            )?;
            let alle_feiten = alles_behalve_weigerend();
            self.verwacht(
                false,
                (rol, object, handeling, ScopeBits::LEEG, alle_feiten),
                "geweigerd buiten de scope",
            )?;
            for feit in rij.eisen.elementen() {
                // A narrower row of the same cell may still say yes: the rows tell what to expect.
                let feiten = rij.eisen.zonder(feit);
                let toch = lezing
                    .lees(rol, object, handeling, scopes, feiten)
                    .is_toegestaan();
                let zonder = (rol, object, handeling, scopes, feiten);
                self.verwacht(toch, zonder, "het antwoord zonder een van haar feiten")?;
            }
        }
        Ok(())
    }

    /// In the first cell that the deny row shares with an allow row, its facts alone turn yes into no.
    fn toets_weigering(&self, rij: &Beleidsrij, lezing: &Lezing) -> Result<(), &'static str> {
        let scopes: ScopeBits = Scope::ALLE
            .iter()
            .copied()
            .filter(|scope| *scope != Scope::Altijd)
            .collect();
        let feiten = alles_behalve_weigerend();
        for ander in lezing
            .rijen
            .iter()
            .filter(|ander| ander.effect == Effect::Toestaan)
        {
            let (Keuze::Een(object), Keuze::Een(handeling)) = (ander.object, ander.handeling)
            else {
                continue;
            };
            let in_beide = |rol: &Rol| {
                lezing.erfenis.geldt_voor(rij.rol, *rol)
                    && lezing.erfenis.geldt_voor(ander.rol, *rol)
            };
            let gedeeld = Rol::ALLE
                .iter()
                .copied()
                .find(in_beide)
                .filter(|_| rij.gaat_over(object, handeling));
            if let Some(rol) = gedeeld {
                self.verwacht(
                    true,
                    (rol, object, handeling, scopes, feiten),
                    "toegestaan zonder haar feiten",
                )?;
                return self.verwacht(
                    false,
                    (rol, object, handeling, scopes, feiten.en(rij.eisen)),
                    "geweigerd",
                );
            }
        }
        Err("een cel die zij deelt met een toestemming")
    }

    fn verwacht(
        &self,
        antwoord: bool,
        vraag: Vraag,
        naam: &'static str,
    ) -> Result<(), &'static str> {
        if self.vraag(vraag).is_ok_and(|gegeven| gegeven == antwoord) {
            Ok(())
        } else {
            Err(naam)
        }
    }
}

fn weigert_het_beleid(fout: &casbin::Error) -> Beleidsfout {
    Beleidsfout::in_policy(0, Foutreden::Casbin(fout.to_string()))
}

async fn bouw_enforcer(model: &str, gelezen: &Gelezen) -> Result<Enforcer, casbin::Error> {
    let model = DefaultModel::from_str(model).await?;
    let mut adapter = MemoryAdapter::default();
    for velden in &gelezen.velden_p {
        adapter.add_policy("p", "p", velden.clone()).await?;
    }
    for velden in &gelezen.velden_g {
        adapter.add_policy("g", "g", velden.clone()).await?;
    }
    let mut enforcer = Enforcer::new(model, adapter).await?;
    enforcer.enable_auto_save(false);
    enforcer.add_function("scope", OperatorFunction::Arg2(scope));
    enforcer.add_function("eisen", OperatorFunction::Arg2(eisen));
    Ok(enforcer)
}

/// `scope(r.sc, p.scope)`: whether the bit of the named scope is set. What cannot be read is no.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature that casbin registers"
)]
fn scope(bits: Dynamic, naam: Dynamic) -> Dynamic {
    let (Ok(bits), Ok(naam)) = (bits.as_int(), naam.into_immutable_string()) else {
        return Dynamic::FALSE;
    };
    let geldt = match Scope::van(&naam) {
        Some(Scope::Altijd) => true,
        Some(scope) => bits & (1 << scope as i32) != 0,
        None => false,
    };
    geldt.into()
}

/// `eisen(r.ft, p.eisen)`: whether every named fact is set. What cannot be read is no.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature that casbin registers"
)]
fn eisen(bits: Dynamic, namen: Dynamic) -> Dynamic {
    let (Ok(bits), Ok(namen)) = (bits.as_int(), namen.into_immutable_string()) else {
        return Dynamic::FALSE;
    };
    let geldt = |naam: &str| Feit::van(naam).is_some_and(|feit| bits & (1 << feit as i32) != 0);
    (namen.as_str() == "-" || namen.split('+').all(geldt)).into()
}
