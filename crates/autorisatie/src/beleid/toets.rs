// SPDX-License-Identifier: EUPL-1.2
//! The lint over rows that were read: what a jurist and a security reviewer may rely on without reading every row.

use super::bits::FeitBits;
use super::fout::{Beleidsfout, Foutreden};
use super::lezer::{Gelezen, Rolschakel};
use super::rij::{Beleidsrij, Effect, Keuze};
use super::woordenschat::{Feit, Objectsoort, Rol, Scope, Weergave};

/// More links than this between a role and the row it inherits are not accepted.
const MAX_ROLSCHAKELS: usize = 3;

/// Acts on content that come before a zaak has a doel: WGS 2.23(1) lets a deelnemer report, and the werkcontext needs a
/// zaak to be about.
const ZONDER_DOEL: &[(Objectsoort, &str)] = &[
    (Objectsoort::Signaal, "opstellen"),
    (Objectsoort::Signaal, "melden"),
];

/// For each role the roles whose rows it has: itself and what it inherits.
#[derive(Clone, Debug)]
pub(super) struct Rolerfenis([u32; Rol::ALLE.len()]);

const _: () = assert!(Rol::ALLE.len() <= 32);

impl Rolerfenis {
    /// Whether the column `rol` of a row means this role, by name, by `*` or by inheritance.
    pub(super) fn geldt_voor(&self, kolom: Keuze<Rol>, rol: Rol) -> bool {
        match kolom {
            Keuze::Elk => true,
            Keuze::Een(van_rij) => self.0[rol as usize] & (1 << van_rij as u32) != 0,
        }
    }

    fn bouw(schakels: &[Rolschakel]) -> Result<Self, Vec<Beleidsfout>> {
        let mut stap: [u32; Rol::ALLE.len()] = std::array::from_fn(|nummer| 1 << nummer);
        let mut fouten = Vec::new();
        for _ in 0..MAX_ROLSCHAKELS {
            stap = volgende_stap(&stap, schakels);
        }
        let erfenis = Self(stap);
        let verder = volgende_stap(&stap, schakels);
        for schakel in schakels {
            if erfenis.geldt_voor(Keuze::Een(schakel.rol), schakel.erft_van)
                || schakel.rol == schakel.erft_van
            {
                fouten.push(Beleidsfout::in_policy(
                    schakel.regel,
                    Foutreden::Rolkring(schakel.rol.naam()),
                ));
            } else if verder[schakel.rol as usize] != erfenis.0[schakel.rol as usize] {
                let reden = Foutreden::Rolketen(schakel.rol.naam(), MAX_ROLSCHAKELS);
                fouten.push(Beleidsfout::in_policy(schakel.regel, reden));
            }
        }
        if fouten.is_empty() {
            Ok(erfenis)
        } else {
            Err(fouten)
        }
    }
}

/// What each role reaches with one link more.
fn volgende_stap(stap: &[u32; Rol::ALLE.len()], schakels: &[Rolschakel]) -> [u32; Rol::ALLE.len()] {
    let mut volgende = *stap;
    for schakel in schakels {
        volgende[schakel.rol as usize] |= stap[schakel.erft_van as usize];
    }
    volgende
}

/// Lints the whole policy and returns the inheritance of roles, or every fault.
pub(super) fn toets(gelezen: &Gelezen) -> Result<Rolerfenis, Vec<Beleidsfout>> {
    let mut fouten = Vec::new();
    if !gelezen
        .rijen
        .iter()
        .any(|rij| rij.effect == Effect::Toestaan)
    {
        fouten.push(Beleidsfout::in_policy(0, Foutreden::Leeg));
    }
    for rij in &gelezen.rijen {
        let mut redenen = Vec::new();
        match rij.effect {
            Effect::Toestaan => toets_toestemming(rij, &mut redenen),
            Effect::Weigeren => toets_weigering(rij, &mut redenen),
        }
        if let (Keuze::Een(object), Keuze::Een(handeling)) = (rij.object, rij.handeling)
            && !handeling.past_bij(object)
        {
            redenen.push(Foutreden::HandelingPastNiet {
                object: object.naam(),
                handeling: handeling.naam(),
            });
        }
        fouten.extend(
            redenen
                .into_iter()
                .map(|reden| Beleidsfout::in_policy(rij.regel, reden)),
        );
    }
    toets_dubbel(gelezen, &mut fouten);
    match Rolerfenis::bouw(&gelezen.schakels) {
        Ok(erfenis) => {
            toets_bereik(&gelezen.rijen, &erfenis, &mut fouten);
            if fouten.is_empty() {
                Ok(erfenis)
            } else {
                Err(fouten)
            }
        }
        Err(meer) => {
            fouten.extend(meer);
            Err(fouten)
        }
    }
}

fn toets_toestemming(rij: &Beleidsrij, redenen: &mut Vec<Foutreden>) {
    if rij.scope == Scope::Altijd {
        redenen.push(Foutreden::AltijdBijToestemming);
    }
    redenen.extend(
        rij.eisen
            .elementen()
            .filter(|feit| feit.is_weigerend())
            .map(|feit| Foutreden::FeitBijVerkeerdEffect(feit.naam())),
    );
    let (Keuze::Een(object), Keuze::Een(handeling)) = (rij.object, rij.handeling) else {
        redenen.push(Foutreden::JokerBijToestemming);
        return;
    };
    if handeling.is_leeshandeling() {
        let niet = rij
            .eisen
            .elementen()
            .filter(|feit| !feit.is_weigerend() && !feit.is_leesbaar());
        redenen.extend(niet.map(|feit| Foutreden::FeitNietLeesbaar(feit.naam())));
    }
    let Some(weergave) = rij.weergave else {
        redenen.push(Foutreden::ZonderWeergave);
        return;
    };
    if !object.is_inhoud() {
        return;
    }
    if rij.scope == Scope::Regio && matches!(weergave, Weergave::Vol | Weergave::Pseudo) {
        redenen.push(Foutreden::RegioToontInhoud(object.naam()));
    }
    let uitgezonderd = weergave == Weergave::Meta || rij.scope == Scope::Onderzoek;
    let sterk = rij.eisen.bevat(Feit::Mfa) || rij.eisen.bevat(Feit::Kanaal);
    let met_doel = rij.eisen.bevat(Feit::Doel) || ZONDER_DOEL.contains(&(object, handeling.naam()));
    let beschermd = sterk && met_doel;
    if !(uitgezonderd || beschermd) {
        redenen.push(Foutreden::InhoudZonderDoel(object.naam()));
    }
}

fn toets_weigering(rij: &Beleidsrij, redenen: &mut Vec<Foutreden>) {
    if rij.scope != Scope::Altijd || rij.weergave.is_some() {
        redenen.push(Foutreden::WeigeringMetScope);
    }
    if rij.eisen.is_leeg() {
        redenen.push(Foutreden::WeigeringZonderFeit);
    }
    redenen.extend(
        rij.eisen
            .elementen()
            .filter(|feit| !feit.is_weigerend())
            .map(|feit| Foutreden::FeitBijVerkeerdEffect(feit.naam())),
    );
}

/// Ids used twice, rows that say what an earlier row says, links named twice.
fn toets_dubbel(gelezen: &Gelezen, fouten: &mut Vec<Beleidsfout>) {
    let zegt = |rij: &Beleidsrij| {
        (
            rij.rol,
            rij.object,
            rij.handeling,
            rij.scope,
            rij.weergave,
            rij.eisen,
            rij.effect,
        )
    };
    for (plaats, rij) in gelezen.rijen.iter().enumerate() {
        let eerder = &gelezen.rijen[..plaats];
        if let Some(ander) = eerder.iter().find(|ander| ander.id == rij.id) {
            let reden = Foutreden::DubbelId(rij.id.to_string(), ander.regel);
            fouten.push(Beleidsfout::in_policy(rij.regel, reden));
        }
        if let Some(ander) = eerder.iter().find(|ander| zegt(ander) == zegt(rij)) {
            fouten.push(Beleidsfout::in_policy(
                rij.regel,
                Foutreden::DubbeleRij(ander.regel),
            ));
        }
    }
    for (plaats, schakel) in gelezen.schakels.iter().enumerate() {
        let zelfde =
            |ander: &&Rolschakel| (ander.rol, ander.erft_van) == (schakel.rol, schakel.erft_van);
        if let Some(ander) = gelezen.schakels[..plaats].iter().find(zelfde) {
            fouten.push(Beleidsfout::in_policy(
                schakel.regel,
                Foutreden::DubbeleRij(ander.regel),
            ));
        }
    }
}

/// A deny row must be able to change an answer: some allow row shares a cell with it, and no earlier deny row covers it.
fn toets_bereik(rijen: &[Beleidsrij], erfenis: &Rolerfenis, fouten: &mut Vec<Beleidsfout>) {
    let weigert = |rij: &&Beleidsrij| rij.effect == Effect::Weigeren;
    for rij in rijen.iter().filter(weigert) {
        let deelt_cel = |ander: &Beleidsrij| {
            let zelfde_rol = |rol: &Rol| {
                erfenis.geldt_voor(rij.rol, *rol) && erfenis.geldt_voor(ander.rol, *rol)
            };
            ander.effect == Effect::Toestaan
                && rij.object.overlapt(ander.object)
                && rij.handeling.overlapt(ander.handeling)
                && Rol::ALLE.iter().any(zelfde_rol)
        };
        let overdekt = |ander: &Beleidsrij| {
            ander.effect == Effect::Weigeren
                && ander.regel < rij.regel
                && ander.rol.omvat_keuze(rij.rol)
                && ander.object.omvat_keuze(rij.object)
                && ander.handeling.omvat_keuze(rij.handeling)
                && rij.eisen.bevat_alle(ander.eisen)
        };
        if !rijen.iter().any(deelt_cel) || rijen.iter().any(overdekt) {
            fouten.push(Beleidsfout::in_policy(
                rij.regel,
                Foutreden::WeigeringOnbereikbaar,
            ));
        }
    }
}

/// The most generous request that a deny row must still refuse: every scope and every allow fact, and the facts of the row.
pub(super) fn alles_behalve_weigerend() -> FeitBits {
    Feit::ALLE
        .iter()
        .copied()
        .filter(|feit| !feit.is_weigerend())
        .collect()
}
