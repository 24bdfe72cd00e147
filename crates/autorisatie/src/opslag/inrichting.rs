// SPDX-License-Identifier: EUPL-1.2
//! The beginning of an installation: which samenwerkingsverband it serves, and the first access facts, before anybody can
//! sign in to make them through the API.
//!
//! Not an act: whoever runs this holds the login roles of the database itself. What stands is left as it is, so that it
//! can run again.

use std::collections::BTreeMap;

use audit_log::Aliassoort;
use diesel::prelude::*;
use diesel_async::{
    AsyncConnection as _, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection as _,
};
use kluis::{Kluis, Plaats, Sleutelgroep};
use serde::Deserialize;
use uuid::Uuid;

use super::schema::{
    deelnemerschap, identiteit, installatie, lidmaatschap, organisatie, persoon, upper_inf,
};
use super::vanaf;
use super::zaak::alias_rij;
use crate::Idbron;
use crate::beleid::Rol;
use crate::fout::Fout;

/// What an installation begins with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inrichting {
    /// The samenwerkingsverband.
    pub installatie: Installatierij,
    /// Organisations, with those that are deelnemer.
    #[serde(default)]
    pub organisatie: Vec<Organisatie>,
    /// Persons and what they are.
    #[serde(default)]
    pub persoon: Vec<Persoon>,
}

/// The one samenwerkingsverband of this database.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Queryable)]
#[serde(deny_unknown_fields)]
pub struct Installatierij {
    /// Name.
    pub naam: String,
    /// Organisatie-identificatienummer, 20 digits.
    pub oin: String,
    /// `productie`, `demo` or `proef`.
    pub omgeving: String,
    /// Origin line of the log: printable, without spaces, for ever.
    pub logoorsprong: String,
}

/// An organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisatie {
    /// Code; it is known by this.
    pub code: String,
    /// Name.
    pub naam: String,
    /// Organisatie-identificatienummer.
    pub oin: Option<String>,
    /// Part of WGS 2.19(1), `a` to `l`, of a deelnemer.
    pub onderdeel: Option<String>,
}

/// A natural person; known by his account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persoon {
    /// Name; sealed.
    pub naam: String,
    /// Issuer of his account.
    pub issuer: String,
    /// Subject at that issuer.
    pub sub: String,
    /// In which hoedanigheden he acts.
    #[serde(default)]
    pub lidmaatschap: Vec<Lidmaatschap>,
}

/// One hoedanigheid.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lidmaatschap {
    /// Code of the organisation.
    pub organisatie: String,
    /// Rol.
    pub rol: String,
    /// Tafel or Stuurgroep.
    pub gremium: Option<String>,
    /// Whether it begins suspended: whoever is so cannot do anything.
    #[serde(default)]
    pub geschorst: bool,
}

/// How many rows were added now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toegevoegd {
    /// The row of the installation.
    pub installatie: usize,
    /// Organisations.
    pub organisaties: usize,
    /// Persons.
    pub personen: usize,
    /// Lidmaatschappen.
    pub lidmaatschappen: usize,
}

/// Why an installation was not set up.
#[derive(Debug, thiserror::Error)]
pub enum InrichtFout {
    /// No connection.
    #[error("geen verbinding met de databank: {0}")]
    Verbinding(#[from] ConnectionError),
    /// The database refuses.
    #[error("databank: {0}")]
    Databank(#[from] diesel::result::Error),
    /// The database serves another samenwerkingsverband.
    #[error("deze databank is al ingericht, voor {0}")]
    Andere(String),
    /// A lidmaatschap names something that is not there.
    #[error("lidmaatschap van {sub}: {wat} bestaat niet")]
    Onbekend {
        /// The subject.
        sub: String,
        /// What is not there.
        wat: String,
    },
    /// A name cannot be sealed, or an alias not be recorded.
    #[error("kluis of logboek: {0}")]
    Kluis(#[from] Fout),
}

/// The samenwerkingsverband of this database; `None` when it was not set up.
///
/// # Errors
/// When the database cannot be reached.
pub async fn lees(url: &str) -> Result<Option<Installatierij>, InrichtFout> {
    let mut conn = AsyncPgConnection::establish(url).await?;
    Ok(rij(&mut conn).await?)
}

async fn rij(conn: &mut AsyncPgConnection) -> QueryResult<Option<Installatierij>> {
    installatie::table
        .select((
            installatie::naam,
            installatie::oin,
            installatie::omgeving,
            installatie::logoorsprong,
        ))
        .first(conn)
        .await
        .optional()
}

/// Writes the row of the installation, as the role of the migrations. It is never changed.
///
/// # Errors
/// When the database refuses, or serves another samenwerkingsverband.
pub async fn leg_installatie_vast(
    url: &str,
    nieuw: &Installatierij,
    nu: jiff::Timestamp,
) -> Result<usize, InrichtFout> {
    let mut conn = AsyncPgConnection::establish(url).await?;
    match rij(&mut conn).await? {
        Some(staat) if staat == *nieuw => Ok(0),
        Some(staat) => Err(InrichtFout::Andere(staat.naam)),
        None => Ok(diesel::insert_into(installatie::table)
            .values((
                installatie::naam.eq(&nieuw.naam),
                installatie::oin.eq(&nieuw.oin),
                installatie::omgeving.eq(&nieuw.omgeving),
                installatie::logoorsprong.eq(&nieuw.logoorsprong),
                installatie::vastgelegd_op.eq(jiff_diesel::Timestamp::from(nu)),
            ))
            .execute(&mut conn)
            .await?),
    }
}

/// Writes the first access facts, as the role of the service, in one transaction. What stands already stays as it is.
///
/// # Errors
/// When the database or the key store refuses, or a lidmaatschap names what is not there; nothing was written then.
pub async fn leg_feiten_vast(
    url: &str,
    inrichting: &Inrichting,
    kluis: &Kluis,
    ids: &dyn Idbron,
    nu: jiff::Timestamp,
) -> Result<Toegevoegd, InrichtFout> {
    let mut inrichter = Inrichter {
        conn: AsyncPgConnection::establish(url).await?,
        kluis,
        ids,
        nu,
        toegevoegd: Toegevoegd::default(),
    };
    // Dropping the connection ends the transaction when something fails halfway.
    inrichter.conn.batch_execute("BEGIN").await?;
    let codes = inrichter.organisaties(&inrichting.organisatie).await?;
    for wie in &inrichting.persoon {
        let id = inrichter.persoon(wie).await?;
        for lid in &wie.lidmaatschap {
            inrichter.lidmaatschap(id, wie, lid, &codes).await?;
        }
    }
    inrichter.conn.batch_execute("COMMIT").await?;
    Ok(inrichter.toegevoegd)
}

struct Inrichter<'a> {
    conn: AsyncPgConnection,
    kluis: &'a Kluis,
    ids: &'a dyn Idbron,
    nu: jiff::Timestamp,
    toegevoegd: Toegevoegd,
}

impl Inrichter<'_> {
    /// Adds those that are not there; answers with the id of every code in the database.
    async fn organisaties(
        &mut self,
        nieuwe: &[Organisatie],
    ) -> Result<BTreeMap<String, Uuid>, InrichtFout> {
        let staande: Vec<(String, Uuid)> = organisatie::table
            .select((organisatie::code, organisatie::id))
            .load(&mut self.conn)
            .await?;
        let mut codes: BTreeMap<String, Uuid> = staande.into_iter().collect();
        for nieuw in nieuwe {
            if codes.contains_key(&nieuw.code) {
                continue;
            }
            let id = self.ids.nieuw();
            diesel::insert_into(organisatie::table)
                .values((
                    organisatie::id.eq(id),
                    organisatie::code.eq(&nieuw.code),
                    organisatie::naam.eq(&nieuw.naam),
                    organisatie::oin.eq(&nieuw.oin),
                ))
                .execute(&mut self.conn)
                .await?;
            if let Some(onderdeel) = &nieuw.onderdeel {
                diesel::insert_into(deelnemerschap::table)
                    .values((
                        deelnemerschap::organisatie.eq(id),
                        deelnemerschap::onderdeel.eq(onderdeel),
                        deelnemerschap::geldig.eq(vanaf(self.nu)),
                        deelnemerschap::bekend.eq(vanaf(self.nu)),
                    ))
                    .execute(&mut self.conn)
                    .await?;
            }
            codes.insert(nieuw.code.clone(), id);
            self.toegevoegd.organisaties += 1;
        }
        Ok(codes)
    }

    /// The person behind this account; made when there is none.
    async fn persoon(&mut self, nieuw: &Persoon) -> Result<Uuid, InrichtFout> {
        let staand: Option<Uuid> = identiteit::table
            .filter(identiteit::issuer.eq(&nieuw.issuer))
            .filter(identiteit::sub.eq(&nieuw.sub))
            .filter(upper_inf(identiteit::bekend))
            .select(identiteit::persoon)
            .first(&mut self.conn)
            .await
            .optional()?;
        if let Some(id) = staand {
            return Ok(id);
        }
        let (id, alias) = (self.ids.nieuw(), self.ids.alias());
        let naam = self.verzegel_naam(id, &nieuw.naam).await?;
        diesel::insert_into(persoon::table)
            .values((
                persoon::id.eq(id),
                persoon::alias.eq(alias),
                persoon::naam.eq(naam),
            ))
            .execute(&mut self.conn)
            .await?;
        diesel::insert_into(identiteit::table)
            .values((
                identiteit::issuer.eq(&nieuw.issuer),
                identiteit::sub.eq(&nieuw.sub),
                identiteit::persoon.eq(id),
                identiteit::bekend.eq(vanaf(self.nu)),
            ))
            .execute(&mut self.conn)
            .await?;
        let geplaatst: Vec<Uuid> = alias_rij(self.kluis, Aliassoort::Persoon, id, alias)
            .await?
            .load(&mut self.conn)
            .await?;
        if geplaatst != [alias] {
            return Err(Fout::from(crate::Storing::Samenhang("alias was not recorded")).into());
        }
        self.toegevoegd.personen += 1;
        Ok(id)
    }

    async fn verzegel_naam(&self, rij: Uuid, naam: &str) -> Result<Vec<u8>, Fout> {
        let plaats = Plaats {
            schema: "autorisatie",
            tabel: "persoon",
            kolom: "naam",
            rij,
            zaak: None,
        };
        let sleutel = self.kluis.sleutel_voor(&Sleutelgroep::Installatie).await?;
        Ok(sleutel.verzegel(&plaats, naam.as_bytes())?.0)
    }

    async fn lidmaatschap(
        &mut self,
        id: Uuid,
        wie: &Persoon,
        nieuw: &Lidmaatschap,
        codes: &BTreeMap<String, Uuid>,
    ) -> Result<(), InrichtFout> {
        let onbekend = |wat: &str| InrichtFout::Onbekend {
            sub: wie.sub.clone(),
            wat: wat.to_owned(),
        };
        Rol::van(&nieuw.rol).ok_or_else(|| onbekend(&nieuw.rol))?;
        let code = &nieuw.organisatie;
        let voor = *codes.get(code).ok_or_else(|| onbekend(code))?;
        let staat: i64 = lidmaatschap::table
            .filter(lidmaatschap::persoon.eq(id))
            .filter(lidmaatschap::organisatie.eq(voor))
            .filter(lidmaatschap::rol.eq(&nieuw.rol))
            .filter(lidmaatschap::gremium.is_not_distinct_from(&nieuw.gremium))
            .filter(upper_inf(lidmaatschap::bekend))
            .count()
            .get_result(&mut self.conn)
            .await?;
        if staat > 0 {
            return Ok(());
        }
        diesel::insert_into(lidmaatschap::table)
            .values((
                lidmaatschap::id.eq(self.ids.nieuw()),
                lidmaatschap::persoon.eq(id),
                lidmaatschap::organisatie.eq(voor),
                lidmaatschap::rol.eq(&nieuw.rol),
                lidmaatschap::gremium.eq(&nieuw.gremium),
                lidmaatschap::geschorst.eq(nieuw.geschorst),
                lidmaatschap::geldig.eq(vanaf(self.nu)),
                lidmaatschap::bekend.eq(vanaf(self.nu)),
            ))
            .execute(&mut self.conn)
            .await?;
        self.toegevoegd.lidmaatschappen += 1;
        Ok(())
    }
}
