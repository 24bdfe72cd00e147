// SPDX-License-Identifier: EUPL-1.2
//! Where and by whom a besluit is voted on.

use autorisatie::{Fout, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::{Plaats, Sleutelgroep};
use uuid::Uuid;
use wgs::overgangen::besluit::Besluitstatus;
use wgs::stemming::{Standpunt, Uitslag};

use super::besluit::object;
use super::besluit_schema::{agendapunt, besluitverloop, standpunt};
use crate::Besluitbron;
use crate::fout::onbekende_waarde;
use crate::opslag::vergadering::Aanwezige;

/// The standpunten on the besluit of the act, in the order in which they were recorded.
pub async fn standpunten<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    zitting: Uuid,
) -> Result<Vec<(String, Standpunt)>, Fout> {
    let id = object(t)?;
    let rijen: Vec<(String, String)> = standpunt::table
        .filter(standpunt::besluit.eq(id))
        .filter(standpunt::vergadering.eq(zitting))
        .select((standpunt::deelnemer, standpunt::wat))
        .order((standpunt::vastgelegd_op, standpunt::organisatie))
        .load(t)
        .await?;
    rijen
        .into_iter()
        .map(|(wie, wat)| {
            let wat = Standpunt::from_code(&wat).ok_or_else(onbekende_waarde)?;
            Ok((wie, wat))
        })
        .collect()
}

/// The standpunt of one deelnemer.
#[derive(Clone, Copy, Debug)]
pub struct NieuwStandpunt<'a> {
    pub zaak: Uuid,
    pub zitting: Uuid,
    pub lid: &'a Aanwezige,
    pub standpunt: Standpunt,
    pub toelichting: Option<&'a str>,
}

/// Records it; `false` when there is one of this deelnemer already.
pub async fn leg_standpunt_vast<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    nieuw: &NieuwStandpunt<'_>,
) -> Result<bool, Fout> {
    let (id, eigen) = (object(t)?, t.nieuw_id());
    let toelichting = match nieuw.toelichting {
        Some(tekst) => {
            let sleutel = t
                .kluis()
                .sleutel_voor(&Sleutelgroep::Zaak(nieuw.zaak))
                .await?;
            let plaats = plaats_toelichting(eigen, nieuw.zaak);
            Some(sleutel.verzegel(&plaats, tekst.as_bytes())?.0)
        }
        None => None,
    };
    let rijen = diesel::insert_into(standpunt::table)
        .values((
            standpunt::id.eq(eigen),
            standpunt::besluit.eq(id),
            standpunt::vergadering.eq(nieuw.zitting),
            standpunt::organisatie.eq(nieuw.lid.organisatie),
            standpunt::deelnemer.eq(&nieuw.lid.organisatie_code),
            standpunt::lidmaatschap.eq(nieuw.lid.lidmaatschap),
            standpunt::wat.eq(nieuw.standpunt.code()),
            standpunt::toelichting.eq(toelichting),
            standpunt::vastgelegd_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .on_conflict_do_nothing()
        .execute(t)
        .await?;
    Ok(rijen == 1)
}

/// Where an explanation stands.
pub(super) const fn plaats_toelichting(id: Uuid, zaak: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "besluitvorming",
        tabel: "standpunt",
        kolom: "toelichting",
        rij: id,
        zaak: Some(zaak),
    }
}

/// Puts the besluit of the act on an agenda; `false` when it stood there before.
pub async fn zet_op_agenda<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    zitting: Uuid,
) -> Result<bool, Fout> {
    let id = object(t)?;
    let rijen = diesel::insert_into(agendapunt::table)
        .values((
            agendapunt::besluit.eq(id),
            agendapunt::vergadering.eq(zitting),
            agendapunt::geagendeerd_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .on_conflict_do_nothing()
        .execute(t)
        .await?;
    Ok(rijen == 1)
}

/// Keeps what came of an agenda entry without a vote.
pub async fn zet_uitkomst<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    zitting: Uuid,
    uitkomst: &str,
) -> Result<(), Fout> {
    let id = object(t)?;
    diesel::update(agendapunt::table.find((id, zitting)))
        .set(agendapunt::uitkomst.eq(uitkomst))
        .execute(t)
        .await?;
    Ok(())
}

/// Keeps a vote: the count, the deelnemers that counted, and who did not because of a belang.
pub async fn zet_stemming<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    zitting: Uuid,
    uitkomst: &str,
    uitslag: Uitslag,
    deelnemers: &[String],
    verschoond: &[Uuid],
) -> Result<(), Fout> {
    let id = object(t)?;
    let aantal = |hoeveel: usize| i16::try_from(hoeveel).unwrap_or(i16::MAX);
    diesel::update(agendapunt::table.find((id, zitting)))
        .set((
            agendapunt::uitkomst.eq(uitkomst),
            agendapunt::voor.eq(aantal(uitslag.voor)),
            agendapunt::tegen.eq(aantal(uitslag.tegen)),
            agendapunt::onthoudingen.eq(aantal(uitslag.onthoudingen)),
            agendapunt::deelnemers.eq(deelnemers),
            agendapunt::verschoond.eq(verschoond),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// The besluiten on this agenda with which the gremium is done: nothing is to be done with them in another vergadering.
pub async fn afgehandeld<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zitting: Uuid,
) -> Result<Vec<Uuid>, Fout> {
    Ok(besluitverloop::table
        .filter(besluitverloop::vergadering.eq(zitting))
        .filter(besluitverloop::status.ne(Besluitstatus::Aangenomen.code()))
        .select(besluitverloop::id)
        .load(t)
        .await?)
}
