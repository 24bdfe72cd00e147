// SPDX-License-Identifier: EUPL-1.2
//! The norms by which a besluit is judged.

use wgs::norm::{Norm, Normwaarde};
use wgs::stemming::{Quorumnorm, TAFEL_QUORUM};
use wgs::tafel::Gremium;
use wgs::verschijningsvorm::{Verschijningsvorm, Vormrij};

fn getal(norm: Norm) -> u16 {
    match norm.standaard() {
        Normwaarde::Getal(getal, _) => getal,
        Normwaarde::Keuze(_) => 0,
    }
}

/// Who must be present.
pub(super) fn quorum(gremium: Gremium) -> Quorumnorm<'static> {
    let norm = match gremium {
        Gremium::Stuurgroep => Norm::StuurgroepQuorum,
        Gremium::Abc | Gremium::D | Gremium::E | Gremium::F | Gremium::G | Gremium::Regionaal => {
            Norm::TafelQuorum
        }
    };
    Quorumnorm {
        deelnemers_naast_voorzitter: usize::from(getal(norm)),
        een_van: TAFEL_QUORUM.een_van,
    }
}

/// How many days before a vergadering its agenda gives sight.
pub(super) fn agenda_zicht_dagen() -> u16 {
    getal(Norm::AgendaZichtDagen)
}

/// How many days after the vote a besluit can be adopted.
pub(super) fn besluit_termijn_dagen() -> u16 {
    getal(Norm::BesluitTermijn)
}

/// The register of verschijningsvormen.
pub(super) fn vormregister() -> Vec<Vormrij<'static>> {
    Verschijningsvorm::ALLE
        .iter()
        .map(|vorm| Vormrij {
            code: vorm.code(),
            bereik: vorm.bereik(),
            geldig_van: vorm.geldig_van(),
            geldig_tot: None,
            heeft_besluit: true,
        })
        .collect()
}
