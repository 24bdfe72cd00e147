// SPDX-License-Identifier: EUPL-1.2
//! What besluiten about one subject bring about: he is added, rejected or removed (WGS 2.23(4), 1.8(7); R-63).

mod afwijzen;
mod toevoegen;
mod verwijderen;

pub use afwijzen::SubjectAfwijzen;
pub use toevoegen::SubjectToevoegen;
pub use verwijderen::SubjectVerwijderen;

use autorisatie::{Fout, Handeling, Storing, Toegang};
use besluitvorming::gevolg::{Betrokken, Uitvoering, Voorstel};
use besluitvorming::handelingen::BesluitVoorstellen;
use uuid::Uuid;
use wgs::overgangen::subject::{Subjectgebeurtenis, Subjectstatus, volgende};
use wgs::schending::Schending;

use crate::domein::subjectbesluit::{Subjectfeiten, subject_onbekend};
use crate::fout::{niet_meer_rechtmatig, subject_in_andere_toestand};
use crate::opslag::subjectstand::{Subjectstand, casus_loopt, in_zaak, kring, wijs_af, zichtbaar};

/// Collection of the API where subjecten stand.
const COLLECTIE: &str = "subjecten";

/// The subject that a proposal names, as far as the proposer sees him.
async fn genoemd(
    t: &mut Toegang<'_, BesluitVoorstellen>,
    voorstel: &Voorstel,
    subject: Uuid,
) -> Result<Subjectstand, Fout> {
    if !zichtbaar(t, voorstel.zaak, subject).await? {
        return Err(subject_onbekend().into());
    }
    bekend(t, voorstel, subject).await
}

/// The subject of the zaak of the besluit.
async fn bekend<H: Handeling>(
    t: &mut Toegang<'_, H>,
    voorstel: &Voorstel,
    subject: Uuid,
) -> Result<Subjectstand, Fout> {
    in_zaak(t, voorstel.zaak, subject)
        .await?
        .ok_or_else(|| subject_onbekend().into())
}

async fn feiten<H: Handeling>(
    t: &mut Toegang<'_, H>,
    stand: &Subjectstand,
) -> Result<Subjectfeiten, Fout> {
    Ok(Subjectfeiten {
        status: stand.status,
        casus_loopt: casus_loopt(t, stand.zaak).await?,
        kring: kring(t, stand.zaak, stand.id).await?,
    })
}

/// What the proposal concerns, when nothing stands in its way.
fn betrokken(
    stand: &Subjectstand,
    zaken: Vec<Uuid>,
    schendingen: Vec<Schending>,
) -> Result<Betrokken, Fout> {
    if schendingen.is_empty() {
        Ok(Betrokken {
            zaken,
            subjecten: vec![stand.alias],
        })
    } else {
        Err(schendingen.into())
    }
}

/// The status to which the step leads, when it is still lawful on the day of adoption.
fn naar(
    stand: &Subjectstand,
    gebeurtenis: Subjectgebeurtenis,
    schendingen: &[Schending],
) -> Result<Subjectstatus, Fout> {
    // INVARIANT: nothing was written before this; a besluit whose effect is no longer lawful leaves nothing.
    if let Some(geweigerd) = niet_meer_rechtmatig(schendingen) {
        return Err(geweigerd.into());
    }
    volgende(Some(stand.status), gebeurtenis)
        .map_err(|_| Storing::Samenhang("a lawful step that the table does not know").into())
}

fn uitvoering(stand: &Subjectstand) -> Uitvoering {
    Uitvoering {
        collectie: COLLECTIE.to_owned(),
        id: stand.id,
        subjecten: vec![stand.alias],
    }
}

/// Who was only proposed goes: his data with this step, his key after it.
///
/// # Errors
/// 409 when he is not, or no longer, only proposed; or a failure.
pub(super) async fn vervalt<H: Handeling>(
    t: &mut Toegang<'_, H>,
    stand: &Subjectstand,
    besluit: Option<Uuid>,
) -> Result<(), Fout> {
    let gebeurtenis = Subjectgebeurtenis::Afwijzen;
    let naar = volgende(Some(stand.status), gebeurtenis)
        .map_err(|_| subject_in_andere_toestand(stand.status, gebeurtenis))?;
    wijs_af(t, stand, naar, besluit).await
}
