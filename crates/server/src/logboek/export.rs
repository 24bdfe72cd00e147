// SPDX-License-Identifier: EUPL-1.2
//! `GET /logboek/export`: the whole log as one archive, for `logboek-verifieer`. The record of the
//! export, with the number of records in it, is durable before the first byte leaves.

use audit_log::{Export, LogFout};
use autorisatie::{Toegang, Verantwoord};
use uuid::Uuid;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::stroom::{Afgebroken, Delen, Stroom};
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;
use crate::toegangslog::handelingen::ToegangslogExporteren;
use crate::toegangslog::unavailable;

/// An uncompressed archive; the verifier reads it as it comes in.
const TAR: &str = "application/x-tar";

/// An export as its record tells it.
struct Exportblad(Export);

impl Verantwoord for Exportblad {
    fn rijen(&self) -> u32 {
        u32::try_from(self.0.regels()).unwrap_or(u32::MAX)
    }

    // Everybody whom any of these records concerns: the records themselves say who, and the
    // number of them says which.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

impl Delen for Exportblad {
    async fn volgend(&mut self) -> Result<Option<Vec<u8>>, Afgebroken> {
        self.0.volgend_deel().await.map_err(|fault| {
            tracing::error!(target: "server", %fault, "export van het logboek afgebroken");
            Afgebroken
        })
    }
}

/// Geeft het hele logboek mee, om het elders te controleren.
///
/// Een tar-bestand in de indeling van C2SP tlog-tiles, met alles wat vóór dit verzoek is vastgelegd;
/// `logboek-verifieer` controleert het zonder deze dienst. Namen en motiveringen staan er alleen
/// verzegeld in. Alleen met een werkcontext die een van de vier doelen van artikel 1.8, vierde lid,
/// noemt.
#[utoipa::path(get, path = "/logboek/export", operation_id = "toegangslog.exporteren",
    tag = "logboek", params(MetWerkcontext),
    responses((status = 200, description = "Het logboek", body = Vec<u8>,
        content_type = "application/x-tar")))]
pub(crate) async fn export(binnen: Binnenkomst<Installatie>) -> Result<Stroom, Afwijzing> {
    let gedeelde = binnen.state().gedeelde();
    let begun = binnen
        .state()
        .poort()
        .bekijk(
            &binnen.verzoek(),
            ToegangslogExporteren,
            async move |_: &mut Toegang<'_, ToegangslogExporteren>| {
                let export = gedeelde.logboek.export().await;
                let empty = || LogFout::Beschadigd("no checkpoint");
                let export = export.and_then(|export| export.ok_or_else(empty));
                export.map(Exportblad).map_err(|fault| unavailable(&fault))
            },
        )
        .await?;
    let name = format!("logboek-{}.tar", begun.waarde().0.omvang());
    Ok(Stroom::goed(begun, TAR, name, |blad| blad))
}
