// SPDX-License-Identifier: EUPL-1.2
//! Writing a signaal down.

use autorisatie::opslag::zaak::{Zaakopening, open_zaak};
use autorisatie::{Fout, Storing, Toegang};
use wgs::nummer::Bereik;
use wgs::overgangen::signaal::{Signaalgebeurtenis, volgende};
use wgs::tafel::Tafel;
use wgs::termijn::vijf_jaar_na;

use super::Stand;
use crate::domein::signaal::{Opstelling, toets};
use crate::fout::onbekende_status;
use crate::handelingen::SignaalOpstellen;
use crate::opslag;

/// Stores a concept. `tijdzone` is that of the legal day.
///
/// # Errors
/// All faults of the content at once; or a failure.
pub async fn opstellen(
    t: &mut Toegang<'_, SignaalOpstellen>,
    opstelling: Opstelling,
    tafel: Tafel,
    bereik: Bereik,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Stand, Fout> {
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    let schendingen = toets(&opstelling, dag, bereik);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    let status = volgende(None, Signaalgebeurtenis::Opstellen).map_err(|_| onbekende_status())?;
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8 (seventh paragraph): the signaal is the first
    // processing in the samenwerkingsverband.
    let verloopt_op = vijf_jaar_na(dag)
        .to_zoned(tijdzone.clone())
        .map_err(|_| Storing::Samenhang("the end of the term is out of range"))?
        .timestamp();
    let opening = Zaakopening {
        id: t.nieuw_id(),
        soort: "signaal",
        tafel: Some(tafel.code().to_owned()),
        bron_organisatie: Some(t.wie().organisatie),
        verloopt_op,
    };
    let inschrijving = open_zaak(t, &opening).await?;
    let personen = opslag::signaal::bewaar(t, opening.id, status, &opstelling, dag).await?;
    Ok(Stand {
        id: opening.id,
        nummer: inschrijving.nummer,
        status: status.code().to_owned(),
        versie: 1,
        personen,
    })
}
