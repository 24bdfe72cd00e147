// SPDX-License-Identifier: EUPL-1.2
//! Opening a vergadering, with who is present.

use autorisatie::opslag::zitting::{Zittende, zittenden};
use autorisatie::{Fout, Toegang};
use uuid::Uuid;
use wgs::deelnemer::{Gremiumsoort, Onderdeel};
use wgs::overgangen::vergadering::Vergaderinggebeurtenis;

use super::{Stand, overgang};
use crate::dienst::normen;
use crate::domein::vergadering::{Kandidaat, Zetel, opent_vanaf, toets_opening, zetel};
use crate::fout::vergadering_te_vroeg;
use crate::handelingen::VergaderingOpenen;
use crate::opslag::vergadering::{bewaar_aanwezigen, stand, zet_status};

/// Records who is present and opens. Whether that makes a quorum, each besluit asks for itself: who has an interest in its
/// zaak does not count there.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is not planned or its agenda gives no sight yet, 400 with every person who cannot be present;
/// or a failure.
pub async fn openen(
    t: &mut Toegang<'_, VergaderingOpenen>,
    genoemd: &[Uuid],
) -> Result<Stand, Fout> {
    let VergaderingOpenen { id, versie } = *t.handeling();
    let oud = stand(t, id).await?;
    let naar = overgang(&oud, versie, Vergaderinggebeurtenis::Openen)?;
    let dagen = normen::agenda_zicht_dagen(t, t.vandaag()).await?;
    if t.nu() < opent_vanaf(oud.begint_op, dagen) {
        return Err(vergadering_te_vroeg(dagen).into());
    }
    let zittend = zittenden(t, oud.gremium.code(), genoemd).await?;
    let soort = oud.gremium.soort();
    let kandidaten: Vec<Kandidaat> = zittend.iter().map(|wie| kandidaat(soort, wie)).collect();
    let schendingen = toets_opening(genoemd, &kandidaten);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    bewaar_aanwezigen(t, &zittend, |wie| {
        zetel(soort, &wie.rol) == Zetel::Voorzitter
    })
    .await?;
    zet_status(t, id, naar).await?;
    Ok(Stand {
        id,
        status: naar.code().to_owned(),
        versie: versie + 1,
        personen: zittend.iter().map(|wie| wie.persoon_alias).collect(),
    })
}

fn kandidaat(soort: Gremiumsoort, wie: &Zittende) -> Kandidaat {
    Kandidaat {
        lidmaatschap: wie.lidmaatschap,
        persoon: wie.persoon,
        zetel: zetel(soort, &wie.rol),
        onderdeel: wie.onderdeel.as_deref().and_then(Onderdeel::from_code),
    }
}
