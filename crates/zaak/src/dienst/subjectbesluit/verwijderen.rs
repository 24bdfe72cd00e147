// SPDX-License-Identifier: EUPL-1.2
//! `subject.verwijderen`: a subject leaves the dossier: shielded at once, destroyed after the norm (WGS 1.8(7); R-63).

use autorisatie::{Fout, Storing, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use besluitvorming::norm::op_dag;
use jiff::civil::Date;
use wgs::besluitsoort::Besluitsoort;
use wgs::norm::{Eenheid, Norm, Normwaarde};
use wgs::overgangen::subject::Subjectgebeurtenis;
use wgs::termijn::einde_werktermijn;

use super::{bekend, betrokken, feiten, genoemd, naar, uitvoering};
use crate::domein::subjectbesluit::{SubjectVerwijderenInhoud, toets_verwijderen};
use crate::opslag::subjectstand::{Subjectstand, scherm_af};

/// The effect of a besluit `subject.verwijderen`: from this transaction on no one sees him. What is kept of him stays
/// sealed under his key until the norm TERMIJN_VERWIJDERD has passed.
#[derive(Clone, Copy, Debug)]
pub struct SubjectVerwijderen;

impl Gevolg for SubjectVerwijderen {
    const SOORT: Besluitsoort = Besluitsoort::SubjectVerwijderen;
    type Inhoud = SubjectVerwijderenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &SubjectVerwijderenInhoud,
    ) -> Result<Betrokken, Fout> {
        let stand = genoemd(t, voorstel, inhoud.subject).await?;
        let schendingen = toets_verwijderen(&feiten(t, &stand).await?);
        betrokken(&stand, Vec::new(), schendingen)
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: SubjectVerwijderenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let stand = bekend(t, voorstel, inhoud.subject).await?;
        let schendingen = toets_verwijderen(&feiten(t, &stand).await?);
        let naar = naar(&stand, Subjectgebeurtenis::Verwijderen, &schendingen)?;
        let vanaf = vernietigen_vanaf(t, &stand, voorstel.dag).await?;
        scherm_af(t, &stand, naar, voorstel.besluit, vanaf).await?;
        Ok(uitvoering(&stand))
    }
}

/// The day from which what is kept of him is destroyed: after the norm, and never past the five years.
async fn vernietigen_vanaf(
    t: &mut Toegang<'_, BesluitVaststellen>,
    stand: &Subjectstand,
    dag: Date,
) -> Result<Date, Fout> {
    match op_dag(t, Norm::TermijnVerwijderd, dag).await? {
        Normwaarde::Getal(maanden, Eenheid::Maanden) => {
            Ok(einde_werktermijn(dag, maanden, stand.eerste_verwerking))
        }
        Normwaarde::Getal(_, _) | Normwaarde::Keuze(_) => {
            Err(Storing::Samenhang("norm TERMIJN_VERWIJDERD is not in months").into())
        }
    }
}
