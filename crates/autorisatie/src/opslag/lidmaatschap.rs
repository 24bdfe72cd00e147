// SPDX-License-Identifier: EUPL-1.2
//! Lidmaatschappen: in which hoedanigheid a person acts.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use kluis::{Plaats, Verzegeld};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::schema::{begin_van, einde_van, lidmaatschap, organisatie, periode, persoon, upper_inf};
use super::{tussen, vanaf};
use crate::beleid::{Objectsoort, Rol, Weergave};
use crate::bronnen::Lidmaatschapbron;
use crate::feiten::Leesrij;
use crate::fout::{Fout, Geweigerd, Storing};
use crate::handelingen::{LidmaatschapBeeindigen, LidmaatschapLezen, LidmaatschappenLezen};
use crate::{Blik, Handeling, Leest, Toegang, Verantwoord};

type Moment = jiff_diesel::Timestamp;

/// A lidmaatschap as the database returns it: the name still sealed.
#[derive(Debug, Queryable)]
pub struct LidmaatschapRij {
    id: Uuid,
    persoon: Uuid,
    organisatie: String,
    rol: String,
    gremium: Option<String>,
    geschorst: bool,
    geldig_vanaf: Option<Moment>,
    geldig_tot: Option<Moment>,
    versie: i64,
    naam: Vec<u8>,
}

impl Leesrij for LidmaatschapRij {
    type Sql = (
        SqlUuid,
        SqlUuid,
        Text,
        Text,
        Nullable<Text>,
        Bool,
        Nullable<Timestamptz>,
        Nullable<Timestamptz>,
        BigInt,
        Binary,
    );
    const KOLOMMEN: &'static str = "x.id, x.persoon, \
        (SELECT o.code FROM autorisatie.organisatie o WHERE o.id = x.organisatie), x.rol, x.gremium, x.geschorst, \
        lower(x.geldig), upper(x.geldig), (extract(epoch FROM lower(x.bekend)) * 1000000)::bigint, xp.naam";
}

/// In which hoedanigheid somebody acts: what whoever administers lidmaatschappen sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LidmaatschapMeta {
    /// Id; the header `Hoedanigheid` names it.
    pub id: Uuid,
    /// The person, by an id that says nothing of him.
    pub persoon: Uuid,
    /// Code of the deelnemer he acts for.
    pub organisatie: String,
    /// Rol.
    pub rol: String,
    /// Tafel or Stuurgroep, for roles that have one.
    pub gremium: Option<String>,
    /// Whether it is suspended.
    pub geschorst: bool,
    /// Since when.
    pub geldig_vanaf: Option<jiff::Timestamp>,
    /// Until when, where that is known.
    pub geldig_tot: Option<jiff::Timestamp>,
    /// Version: the instant at which the system knew it so, in microseconds since 1970.
    pub versie: i64,
}

/// One lidmaatschap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LidmaatschapBeeld {
    /// Everything but the name.
    pub meta: LidmaatschapMeta,
    /// The name, in the full view.
    pub naam: Option<String>,
    /// Whether the caller may end it.
    pub mag_beeindigen: bool,
}

impl Verantwoord for LidmaatschapBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    // The record names the person as the object of the act.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

pub(super) fn plaats_naam(persoon: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "autorisatie",
        tabel: "persoon",
        kolom: "naam",
        rij: persoon,
        zaak: None,
    }
}

pub(super) fn tekst(bytes: &[u8]) -> Result<String, Fout> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|_| Storing::Samenhang("a name that is no text").into())
}

impl Leest for LidmaatschapLezen {
    type Rij = LidmaatschapRij;
    type Antwoord = LidmaatschapBeeld;

    async fn ontsluit(
        &self,
        rij: LidmaatschapRij,
        blik: &Blik<'_>,
    ) -> Result<LidmaatschapBeeld, Fout> {
        let naam = if blik.weergave() == Weergave::Vol {
            let gesloten = Verzegeld(rij.naam);
            let plaats = plaats_naam(rij.persoon);
            Some(tekst(&blik.kluis().open(&gesloten, &plaats).await?)?)
        } else {
            None
        };
        Ok(LidmaatschapBeeld {
            meta: LidmaatschapMeta {
                id: rij.id,
                persoon: rij.persoon,
                organisatie: rij.organisatie,
                rol: rij.rol,
                gremium: rij.gremium,
                geschorst: rij.geschorst,
                geldig_vanaf: rij.geldig_vanaf.map(Moment::to_jiff),
                geldig_tot: rij.geldig_tot.map(Moment::to_jiff),
                versie: rij.versie,
            },
            naam,
            mag_beeindigen: blik.mag(Objectsoort::Lidmaatschap, "beeindigen"),
        })
    }
}

/// A page of lidmaatschappen.
#[derive(Clone, Debug)]
pub struct Lidmaatschappenlijst {
    /// The rows, newest first.
    pub lidmaatschappen: Vec<LidmaatschapMeta>,
    /// After which id the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Lidmaatschappenlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.lidmaatschappen.len()).unwrap_or(u32::MAX)
    }

    // Names nobody.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// Cuts a page from `maximum + 1` rows; the id of its last row when there is more.
pub(super) fn bladzijde<T>(
    rijen: &mut Vec<T>,
    maximum: i64,
    id: impl Fn(&T) -> Uuid,
) -> Option<Uuid> {
    let maximum = usize::try_from(maximum).unwrap_or(usize::MAX);
    let heeft_meer = rijen.len() > maximum;
    rijen.truncate(maximum);
    rijen.last().filter(|_| heeft_meer).map(id)
}

type Lijstrij = (
    Uuid,
    Uuid,
    String,
    String,
    Option<String>,
    bool,
    Option<Moment>,
    Option<Moment>,
    Option<Moment>,
);

/// The lidmaatschappen that are valid now and that the caller sees, after the row with id `na`.
///
/// # Errors
/// When the database fails.
pub async fn lijst(
    t: &mut Toegang<'_, LidmaatschappenLezen>,
    na: Option<Uuid>,
) -> Result<Lidmaatschappenlijst, Fout> {
    let LidmaatschappenLezen { maximum } = *t.handeling();
    let zichtbaar = t
        .zichtbare::<Lidmaatschapbron>(Objectsoort::Lidmaatschap)?
        .op(lidmaatschap::id);
    let mut vraag = lidmaatschap::table
        .inner_join(organisatie::table.on(organisatie::id.eq(lidmaatschap::organisatie)))
        .filter(zichtbaar)
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(Moment::from(t.nu())))
        .select((
            lidmaatschap::id,
            lidmaatschap::persoon,
            organisatie::code,
            lidmaatschap::rol,
            lidmaatschap::gremium,
            lidmaatschap::geschorst,
            begin_van(lidmaatschap::geldig),
            einde_van(lidmaatschap::geldig),
            begin_van(lidmaatschap::bekend),
        ))
        .order(lidmaatschap::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(lidmaatschap::id.lt(na));
    }
    let rijen: Vec<Lijstrij> = vraag.load(t).await?;
    let mut lidmaatschappen: Vec<LidmaatschapMeta> = rijen
        .into_iter()
        .map(
            |(id, persoon, organisatie, rol, gremium, geschorst, vanaf, tot, bekend)| {
                LidmaatschapMeta {
                    id,
                    persoon,
                    organisatie,
                    rol,
                    gremium,
                    geschorst,
                    geldig_vanaf: vanaf.map(Moment::to_jiff),
                    geldig_tot: tot.map(Moment::to_jiff),
                    versie: versie_van(bekend),
                }
            },
        )
        .collect();
    let volgende_na = bladzijde(&mut lidmaatschappen, maximum, |een| een.id);
    Ok(Lidmaatschappenlijst {
        lidmaatschappen,
        volgende_na,
    })
}

fn versie_van(bekend: Option<Moment>) -> i64 {
    bekend.map_or(0, |begin| begin.to_jiff().as_microsecond())
}

/// What an ended lidmaatschap leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lidmaatschapstand {
    /// Id.
    pub id: Uuid,
    /// `beeindigd`.
    pub status: String,
    /// Version.
    pub versie: i64,
}

impl Verantwoord for Lidmaatschapstand {
    fn rijen(&self) -> u32 {
        1
    }

    // The record names the person as the object of the act.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

#[derive(Queryable)]
struct Staand {
    persoon: Uuid,
    organisatie: Uuid,
    rol: String,
    gremium: Option<String>,
    geschorst: bool,
    geldig_vanaf: Option<Moment>,
    bekend_sinds: Option<Moment>,
}

/// Ends the lidmaatschap of the act now. What was known stays known: a row that ends takes the place of the one that did
/// not.
///
/// # Errors
/// A 404 when there is none, a 412 when the version is not the present one, or when the database fails.
pub async fn beeindig(
    t: &mut Toegang<'_, LidmaatschapBeeindigen>,
) -> Result<Lidmaatschapstand, Fout> {
    let LidmaatschapBeeindigen { id, versie } = *t.handeling();
    let nu = Moment::from(t.nu());
    // The Poort locked the row before it read the facts.
    let oud: Staand = lidmaatschap::table
        .filter(lidmaatschap::id.eq(id))
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(nu))
        .select((
            lidmaatschap::persoon,
            lidmaatschap::organisatie,
            lidmaatschap::rol,
            lidmaatschap::gremium,
            lidmaatschap::geschorst,
            begin_van(lidmaatschap::geldig),
            begin_van(lidmaatschap::bekend),
        ))
        .first(t)
        .await
        .optional()?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    if versie_van(oud.bekend_sinds) != versie {
        return Err(Geweigerd::versie().into());
    }
    let begin = oud
        .geldig_vanaf
        .ok_or(Storing::Samenhang("a lidmaatschap without a beginning"))?;
    diesel::update(
        lidmaatschap::table
            .filter(lidmaatschap::id.eq(id))
            .filter(upper_inf(lidmaatschap::bekend))
            .filter(lidmaatschap::geldig.contains(nu)),
    )
    .set(lidmaatschap::bekend.eq(periode(begin_van(lidmaatschap::bekend), Some(nu))))
    .execute(t)
    .await?;
    diesel::insert_into(lidmaatschap::table)
        .values((
            lidmaatschap::id.eq(id),
            lidmaatschap::persoon.eq(oud.persoon),
            lidmaatschap::organisatie.eq(oud.organisatie),
            lidmaatschap::rol.eq(oud.rol),
            lidmaatschap::gremium.eq(oud.gremium),
            lidmaatschap::geschorst.eq(oud.geschorst),
            lidmaatschap::geldig.eq(tussen(begin.to_jiff(), Some(t.nu()))),
            lidmaatschap::bekend.eq(vanaf(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(Lidmaatschapstand {
        id,
        status: "beeindigd".to_owned(),
        versie: t.nu().as_microsecond(),
    })
}

/// The person behind a lidmaatschap that now is of this rol at this gremium and not suspended.
///
/// # Errors
/// When the database fails.
pub async fn met_rol<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    rol: Rol,
    gremium: &str,
) -> Result<Option<Uuid>, Fout> {
    Ok(lidmaatschap::table
        .filter(lidmaatschap::id.eq(id))
        .filter(lidmaatschap::rol.eq(rol.naam()))
        .filter(lidmaatschap::gremium.eq(gremium))
        .filter(lidmaatschap::geschorst.eq(false))
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(Moment::from(t.nu())))
        .select(lidmaatschap::persoon)
        .first(t)
        .await
        .optional()?)
}

/// The person behind a lidmaatschap that is valid now, and what stands for him in the log.
///
/// # Errors
/// When the database fails.
pub async fn persoon_van<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Option<(Uuid, Uuid)>, Fout> {
    Ok(lidmaatschap::table
        .inner_join(persoon::table.on(persoon::id.eq(lidmaatschap::persoon)))
        .filter(lidmaatschap::id.eq(id))
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(Moment::from(t.nu())))
        .select((persoon::id, persoon::alias))
        .first(t)
        .await
        .optional()?)
}
