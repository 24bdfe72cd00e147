// SPDX-License-Identifier: EUPL-1.2
//! The norms by which besluiten and vergaderingen are judged, as they hold on the day.

use autorisatie::{Fout, Handeling, Toegang};
use jiff::civil::Date;
use wgs::deelnemer::Gremiumsoort;
use wgs::norm::{Norm, Normwaarde};
use wgs::stemming::{Quorumnorm, TAFEL_QUORUM};
use wgs::tafel::Gremium;

use crate::fout::onbekende_waarde;
use crate::opslag::norm::op_dag;

async fn getal<H: Handeling>(t: &mut Toegang<'_, H>, norm: Norm, dag: Date) -> Result<u16, Fout> {
    match op_dag(t, norm, dag).await? {
        Normwaarde::Getal(getal, _) => Ok(getal),
        Normwaarde::Keuze(_) => Err(onbekende_waarde().into()),
    }
}

/// Who must be present. The rule by which they vote is read too: this build counts by one rule only.
pub(super) async fn quorum<H: Handeling>(
    t: &mut Toegang<'_, H>,
    gremium: Gremium,
    dag: Date,
) -> Result<Quorumnorm<'static>, Fout> {
    op_dag(t, Norm::TafelStemregel, dag).await?;
    let norm = match gremium.soort() {
        Gremiumsoort::Omt => Norm::TafelQuorum,
        Gremiumsoort::Stuurgroep => Norm::StuurgroepQuorum,
    };
    Ok(Quorumnorm {
        deelnemers_naast_voorzitter: usize::from(getal(t, norm, dag).await?),
        een_van: TAFEL_QUORUM.een_van,
    })
}

/// How many days before a vergadering its agenda gives sight.
pub(super) async fn agenda_zicht_dagen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    dag: Date,
) -> Result<u16, Fout> {
    getal(t, Norm::AgendaZichtDagen, dag).await
}

/// How many days after the vote a besluit can be adopted.
pub(super) async fn besluit_termijn_dagen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    dag: Date,
) -> Result<u16, Fout> {
    getal(t, Norm::BesluitTermijn, dag).await
}
