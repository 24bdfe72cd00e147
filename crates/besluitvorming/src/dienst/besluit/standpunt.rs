// SPDX-License-Identifier: EUPL-1.2
//! The standpunt of one deelnemer present.

use autorisatie::beleid::Rol;
use autorisatie::opslag::belang::met_belang;
use autorisatie::{Fout, Hoedanigheid, Toegang};
use uuid::Uuid;
use wgs::overgangen::besluit::Besluitgebeurtenis;
use wgs::regel;
use wgs::schending::Schending;
use wgs::stemming::Standpunt;

use super::{Besluitstand, naar, open_zitting};
use crate::fout::{ander_rol, lid_met_belang, niet_aanwezig, standpunt_dubbel};
use crate::handelingen::StandpuntGeven;
use crate::opslag::besluit::{Stap, laad, zet};
use crate::opslag::besluit_stem::{NieuwStandpunt, leg_standpunt_vast};
use crate::opslag::vergadering::aanwezigen;

/// What is recorded.
#[derive(Clone, Debug)]
pub struct Standpuntgeving {
    /// Whose: of a member present. In a spoedvergadering it is the caller's own.
    pub lidmaatschap: Option<Uuid>,
    /// What his deelnemer holds.
    pub standpunt: Standpunt,
    /// Why; a minority may want it kept. Sealed.
    pub toelichting: Option<String>,
}

/// Records a standpunt: the secretaris for each deelnemer present, in a spoedvergadering each member his own.
///
/// # Errors
/// 409 when the vergadering is not open, the member is not present or his deelnemer has one; 403 for another than who may
/// record it, and for a member with a belang.
pub async fn geef_standpunt(
    t: &mut Toegang<'_, StandpuntGeven>,
    geving: Standpuntgeving,
) -> Result<Besluitstand, Fout> {
    let rij = laad(t).await?;
    let naar = naar(&rij, Besluitgebeurtenis::StandpuntGeven)?;
    let zitting = open_zitting(t, &rij).await?;
    let lidmaatschap = van_wie(t.wie(), zitting.is_spoed, geving.lidmaatschap)?;
    let lid = aanwezigen(t, zitting.id)
        .await?
        .into_iter()
        .find(|lid| lid.lidmaatschap == lidmaatschap)
        .ok_or_else(niet_aanwezig)?;
    if !met_belang(t, &rij.omslag.zaken, &[lid.persoon])
        .await?
        .is_empty()
    {
        return Err(lid_met_belang().into());
    }
    let nieuw = NieuwStandpunt {
        zaak: rij.omslag.zaak,
        zitting: zitting.id,
        lid: &lid,
        standpunt: geving.standpunt,
        toelichting: geving.toelichting.as_deref(),
    };
    if !leg_standpunt_vast(t, &nieuw).await? {
        return Err(standpunt_dubbel().into());
    }
    let stap = Stap {
        naar,
        vergadering: rij.vergadering,
    };
    zet(t, stap).await?;
    Ok(rij.stand(naar))
}

/// Of whom the caller may record a standpunt.
fn van_wie(wie: &Hoedanigheid, is_spoed: bool, genoemd: Option<Uuid>) -> Result<Uuid, Fout> {
    let is_secretaris = matches!(wie.rol, Rol::OmtSecretaris | Rol::StgSecretaris);
    if is_spoed {
        let is_eigen = genoemd.is_none_or(|lid| lid == wie.lidmaatschap);
        return if is_eigen && !is_secretaris {
            Ok(wie.lidmaatschap)
        } else {
            let detail = "In een spoedvergadering legt elk lid zijn eigen standpunt vast.";
            Err(ander_rol(detail, "het lid zelf").into())
        };
    }
    if !is_secretaris {
        let detail = "In een vergadering legt de secretaris de standpunten vast.";
        return Err(ander_rol(detail, "de secretaris van het gremium").into());
    }
    genoemd.ok_or_else(|| {
        Schending::ongeldig(
            &regel::R02,
            "ontbreekt",
            "/lidmaatschap",
            "Noem van welk aanwezig lid dit het standpunt is.",
        )
        .into()
    })
}
