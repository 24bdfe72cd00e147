// SPDX-License-Identifier: EUPL-1.2
//! Reading vergaderingen.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::handelingen::WerkcontextAanmaken;
use autorisatie::{Fout, Geweigerd, Toegang, Verantwoord};
use diesel::dsl::array;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::overgangen::vergadering::{TABEL, Vergaderinggebeurtenis};

use super::schema::{aanwezigheid, agendapunt, besluit, vergadering};
use super::vergadering::{Standrij, Vergaderingstand, standkolommen, uit_rij};
use crate::handelingen::{VergaderingLezen, VergaderingenZoeken};
use crate::{Besluitbron, Vergaderingbron};

/// A point of the agenda, without content: that is in the besluit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agendapunt {
    /// The besluit.
    pub besluit: Uuid,
    /// Its soort.
    pub soort: String,
    /// Its status.
    pub status: String,
    /// What came of it here; none as long as it is open.
    pub uitkomst: Option<String>,
}

/// Who was present: for which deelnemer, not who he is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deelneming {
    /// Lidmaatschap in which he sat.
    pub lidmaatschap: Uuid,
    /// Code of the deelnemer.
    pub organisatie: String,
    /// Whether he presided.
    pub is_voorzitter: bool,
}

/// A vergadering as the caller sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VergaderingBeeld {
    /// Where it stands.
    pub stand: Vergaderingstand,
    /// When it was opened.
    pub geopend_op: Option<jiff::Timestamp>,
    /// When it was closed.
    pub gesloten_op: Option<jiff::Timestamp>,
    /// Who was present; in the full view only.
    pub aanwezigen: Option<Vec<Deelneming>>,
    /// The points of the agenda whose besluit the caller sees.
    pub agenda: Vec<Agendapunt>,
    /// What the caller may do with it now.
    pub mogelijk: Vec<Vergaderinggebeurtenis>,
    aliassen: Vec<Uuid>,
}

/// Numbers of fields in the log, version 1: 0 meta, 1 who was present.
const VELDEN_META: &[u8] = &[0];
const VELDEN_VOL: &[u8] = &[0, 1];

impl Verantwoord for VergaderingBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.aliassen.clone()
    }

    fn velden(&self) -> &[u8] {
        if self.aanwezigen.is_some() {
            VELDEN_VOL
        } else {
            VELDEN_META
        }
    }
}

/// The vergadering and its presence, repeated for each point of the agenda.
type Rij = (
    Standrij,
    Option<jiff_diesel::Timestamp>,
    Option<jiff_diesel::Timestamp>,
    Vec<Uuid>,
    Vec<String>,
    Vec<bool>,
    Vec<Uuid>,
    Option<(Uuid, String, String, Option<String>)>,
);

/// One vergadering with its agenda, in one statement.
///
/// # Errors
/// A 404 when it is absent or not visible; or a failure.
pub async fn lezen(t: &mut Toegang<'_, VergaderingLezen>) -> Result<VergaderingBeeld, Fout> {
    let VergaderingLezen { id } = *t.handeling();
    // INVARIANT: an agenda shows no besluit that GET /besluiten would not show: who has an interest in its zaak, or whose
    // sight has not begun, does not learn of it here.
    let zichtbaar = t
        .zichtbare::<Besluitbron>(Objectsoort::Besluit)?
        .op(besluit::id);
    let hier = || aanwezigheid::table.filter(aanwezigheid::vergadering.eq(id));
    let volgorde = (
        aanwezigheid::is_voorzitter.desc(),
        aanwezigheid::organisatie_code,
        aanwezigheid::lidmaatschap,
    );
    let punten =
        agendapunt::table.inner_join(besluit::table.on(besluit::id.eq(agendapunt::besluit)));
    let rijen: Vec<Rij> = vergadering::table
        .left_join(punten.on(agendapunt::vergadering.eq(vergadering::id).and(zichtbaar)))
        .filter(vergadering::id.eq(id))
        .select((
            standkolommen(),
            vergadering::geopend_op,
            vergadering::gesloten_op,
            array::<SqlUuid, _>(hier().select(aanwezigheid::lidmaatschap).order(volgorde)),
            array::<Text, _>(
                hier()
                    .select(aanwezigheid::organisatie_code)
                    .order(volgorde),
            ),
            array::<Bool, _>(hier().select(aanwezigheid::is_voorzitter).order(volgorde)),
            array::<SqlUuid, _>(hier().select(aanwezigheid::persoon_alias).order(volgorde)),
            (
                besluit::id,
                besluit::soort,
                besluit::status,
                agendapunt::uitkomst,
            )
                .nullable(),
        ))
        .order((agendapunt::geagendeerd_op, agendapunt::besluit))
        .load(t)
        .await?;
    beeld(t, rijen)
}

fn beeld(t: &Toegang<'_, VergaderingLezen>, rijen: Vec<Rij>) -> Result<VergaderingBeeld, Fout> {
    let agenda = rijen
        .iter()
        .filter_map(|rij| rij.7.clone())
        .map(|(besluit, soort, status, uitkomst)| Agendapunt {
            besluit,
            soort,
            status,
            uitkomst,
        })
        .collect();
    let eerste = rijen.into_iter().next();
    let (rij, geopend_op, gesloten_op, leden, codes, voorzitters, aliassen, _) =
        eerste.ok_or_else(Geweigerd::niet_zichtbaar)?;
    let stand = uit_rij(rij)?;
    let is_vol = t.weergave() == Weergave::Vol;
    Ok(VergaderingBeeld {
        mogelijk: mogelijk(t, &stand),
        stand,
        geopend_op: geopend_op.map(jiff_diesel::Timestamp::to_jiff),
        gesloten_op: gesloten_op.map(jiff_diesel::Timestamp::to_jiff),
        aanwezigen: is_vol.then(|| deelnemingen(leden, codes, voorzitters)),
        agenda,
        aliassen: if is_vol { aliassen } else { Vec::new() },
    })
}

fn deelnemingen(leden: Vec<Uuid>, codes: Vec<String>, voorzitters: Vec<bool>) -> Vec<Deelneming> {
    leden
        .into_iter()
        .zip(codes)
        .zip(voorzitters)
        .map(|((lidmaatschap, organisatie), is_voorzitter)| Deelneming {
            lidmaatschap,
            organisatie,
            is_voorzitter,
        })
        .collect()
}

/// What the state knows and the policy allows.
fn mogelijk(
    t: &Toegang<'_, VergaderingLezen>,
    stand: &Vergaderingstand,
) -> Vec<Vergaderinggebeurtenis> {
    TABEL
        .mogelijk(Some(stand.status), None)
        .into_iter()
        .filter(|stap| t.mag(Objectsoort::Vergadering, stap.code()))
        .collect()
}

/// That the caller sees this vergadering, before he works on it.
///
/// # Errors
/// A 404 when it is absent or not visible, alike; or a failure.
// INVARIANT: whoever does not see a vergadering does not learn here that it exists.
pub async fn eis_zichtbaar(t: &mut Toegang<'_, WerkcontextAanmaken>, id: Uuid) -> Result<(), Fout> {
    // A role without a row for it sees none.
    let Ok(zichtbaar) = t.zichtbare::<Vergaderingbron>(Objectsoort::Vergadering) else {
        return Err(Geweigerd::niet_zichtbaar().into());
    };
    let gezien: Option<Uuid> = vergadering::table
        .filter(vergadering::id.eq(id))
        .filter(zichtbaar.op(vergadering::id))
        .select(vergadering::id)
        .first(t)
        .await
        .optional()?;
    gezien
        .map(|_| ())
        .ok_or_else(|| Geweigerd::niet_zichtbaar().into())
}

/// A page of vergaderingen, the last planned first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vergaderingenlijst {
    /// The vergaderingen.
    pub vergaderingen: Vec<Vergaderingstand>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Vergaderingenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.vergaderingen.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

/// The vergaderingen of the gremium of the act that the caller sees, from `na` on.
///
/// # Errors
/// When the database fails.
pub async fn zoeken(
    t: &mut Toegang<'_, VergaderingenZoeken>,
    na: Option<Uuid>,
) -> Result<Vergaderingenlijst, Fout> {
    let VergaderingenZoeken { gremium, maximum } = t.handeling();
    let zichtbaar = t
        .zichtbare::<Vergaderingbron>(Objectsoort::Vergadering)?
        .op(vergadering::id);
    let mut vraag = vergadering::table
        .filter(vergadering::gremium.eq(gremium))
        .filter(zichtbaar)
        .select(standkolommen())
        .order(vergadering::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(vergadering::id.lt(na));
    }
    let rijen: Vec<Standrij> = vraag.load(t).await?;
    let mut vergaderingen = rijen
        .into_iter()
        .map(uit_rij)
        .collect::<Result<Vec<_>, Fout>>()?;
    let maximum = usize::try_from(*maximum).unwrap_or(usize::MAX);
    let heeft_meer = vergaderingen.len() > maximum;
    vergaderingen.truncate(maximum);
    let volgende_na = vergaderingen
        .last()
        .filter(|_| heeft_meer)
        .map(|laatste| laatste.id);
    Ok(Vergaderingenlijst {
        vergaderingen,
        volgende_na,
    })
}
