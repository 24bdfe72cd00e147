// SPDX-License-Identifier: EUPL-1.2
//! Putting a besluit on the agenda of a vergadering.

use autorisatie::beleid::Rol;
use autorisatie::opslag::zicht::{Agendazicht, geef};
use autorisatie::{Fout, Geweigerd, Toegang};
use uuid::Uuid;
use wgs::overgangen::besluit::Besluitgebeurtenis;
use wgs::overgangen::vergadering::Vergaderingstatus;

use super::{Besluitstand, begin};
use crate::dienst::normen;
use crate::domein::vergadering::zicht_vanaf;
use crate::fout::{al_geagendeerd, ander_rol, vergadering_niet_open};
use crate::handelingen::BesluitAgenderen;
use crate::opslag::besluit::{Stap, zet};
use crate::opslag::besluit_stem::zet_op_agenda;
use crate::opslag::vergadering::stand_met_slot;

/// Puts it on the agenda and gives the gremium sight of it and its zaken.
///
/// # Errors
/// 404 for a vergadering of another gremium, as for one that does not exist; 409 when it is closed, or the besluit stood on
/// its agenda before; 403 when it is open and the caller is not its voorzitter.
pub async fn agenderen(t: &mut Toegang<'_, BesluitAgenderen>) -> Result<Besluitstand, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Agenderen).await?;
    let (waar, gremium) = (t.handeling().vergadering, rij.omslag.gremium.clone());
    let zitting = stand_met_slot(t, waar).await?;
    if zitting.gremium.code() != gremium {
        return Err(Geweigerd::niet_zichtbaar().into());
    }
    mag_op_agenda(zitting.status, t.wie().rol)?;
    if !zet_op_agenda(t, waar).await? {
        return Err(al_geagendeerd().into());
    }
    let dagen = normen::agenda_zicht_dagen(t, t.vandaag()).await?;
    let objecten: Vec<Uuid> = [rij.id]
        .into_iter()
        .chain(rij.omslag.zaken.clone())
        .collect();
    let zichtbaar = Agendazicht {
        objecten: &objecten,
        gremium: &gremium,
        vergadering: waar,
        besluit: rij.id,
        vanaf: zicht_vanaf(t.nu(), zitting.begint_op, dagen),
    };
    geef(t, &zichtbaar).await?;
    let stap = Stap {
        naar,
        vergadering: Some(waar),
    };
    zet(t, stap).await?;
    Ok(rij.stand(naar))
}

/// The secretaris makes the agenda; what comes up in the vergadering itself, its voorzitter puts on it.
fn mag_op_agenda(status: Vergaderingstatus, rol: Rol) -> Result<(), Geweigerd> {
    let is_voorzitter = matches!(rol, Rol::OmtVoorzitter | Rol::StgVoorzitter);
    match status {
        Vergaderingstatus::Gepland if is_voorzitter => Err(ander_rol(
            "De secretaris maakt de agenda van een geplande vergadering.",
            "de secretaris van het gremium",
        )),
        Vergaderingstatus::Open if !is_voorzitter => Err(ander_rol(
            "Aan de agenda van een geopende vergadering voegt alleen de voorzitter iets toe.",
            "de voorzitter van het gremium",
        )),
        Vergaderingstatus::Gesloten => Err(vergadering_niet_open(
            "Deze vergadering is gesloten. Plaats het besluit op de agenda van een volgende.",
        )),
        Vergaderingstatus::Gepland | Vergaderingstatus::Open => Ok(()),
    }
}
