// SPDX-License-Identifier: EUPL-1.2
//! The proof that an act was allowed, and the only way to a connection.

use diesel::QueryResult;
use diesel::query_builder::{AsQuery, QueryFragment, QueryId};
use diesel_async::{AsyncConnectionCore, AsyncPgConnection, SimpleAsyncConnection};
use kluis::Kluis;
use uuid::Uuid;

use crate::beleid::{Beleid, FeitBits, Objectsoort, Oordeel, Weergave};
use crate::besluit::{Stand, Toestemming};
use crate::fout::Fout;
use crate::handeling::{Handeling, Objectbron};
use crate::hoedanigheid::Hoedanigheid;
use crate::predikaat::Predikaat;

/// Makes ids: version 7, from the clock of the installation.
pub trait Idbron: Send + Sync {
    /// A new id, version 7.
    fn nieuw(&self) -> Uuid;
    /// A new alias, wholly random (version 4).
    fn alias(&self) -> Uuid;
}

/// What every act may use besides the connection.
#[derive(Clone, Copy)]
pub(crate) struct Omgeving<'tx> {
    pub beleid: &'tx Beleid,
    pub kluis: &'tx Kluis,
    pub ids: &'tx dyn Idbron,
    pub nu: jiff::Timestamp,
}

/// Minted by the [`crate::Poort`] after the decision on `H`; lives as long as the transaction.
///
/// It *is* the connection: repositories write plain diesel on it. It hands no connection out, knows no transactions, and
/// runs no texts of several statements.
pub struct Toegang<'tx, H> {
    conn: &'tx mut AsyncPgConnection,
    handeling: &'tx H,
    stand: &'tx Stand,
    toestemming: Toestemming,
    omgeving: Omgeving<'tx>,
    staat: Staat,
}

/// Hashes of the changed row, for the log.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Staat {
    pub zaak_alias: Option<Uuid>,
    pub voor: Option<[u8; 32]>,
    pub na: Option<[u8; 32]>,
}

impl Staat {
    /// Whether the act itself said what it changed.
    pub(crate) const fn is_genoemd(&self) -> bool {
        self.voor.is_some() || self.na.is_some()
    }
}

impl<'tx, H: Handeling> Toegang<'tx, H> {
    pub(crate) const fn nieuw(
        conn: &'tx mut AsyncPgConnection,
        handeling: &'tx H,
        stand: &'tx Stand,
        toestemming: Toestemming,
        omgeving: Omgeving<'tx>,
    ) -> Self {
        Self {
            conn,
            handeling,
            stand,
            toestemming,
            omgeving,
            staat: Staat {
                zaak_alias: None,
                voor: None,
                na: None,
            },
        }
    }

    /// The act; repositories read the id of the object from here and take none as a parameter.
    #[must_use]
    pub const fn handeling(&self) -> &'tx H {
        self.handeling
    }

    /// Who acts, in which hoedanigheid.
    #[must_use]
    pub const fn wie(&self) -> &'tx Hoedanigheid {
        &self.stand.wie
    }

    /// The purpose for which the log is used (WGS 1.8(4)), when the werkcontext is about that.
    #[must_use]
    pub fn logdoel(&self) -> Option<audit_log::Logdoel> {
        let werk = self.stand.werkcontext.as_ref()?;
        audit_log::Logdoel::van_code(werk.logdoel.as_deref()?)
    }

    /// The instant of this request.
    #[must_use]
    pub const fn nu(&self) -> jiff::Timestamp {
        self.omgeving.nu
    }

    /// The day of this request in the Netherlands' legal time is for `server` to know; this is the day in UTC, for norms.
    #[must_use]
    pub fn vandaag(&self) -> jiff::civil::Date {
        self.omgeving.nu.to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    /// A new random alias for the log: not from the clock, so that it says nothing of when.
    #[must_use]
    pub fn nieuw_alias(&self) -> Uuid {
        self.omgeving.ids.alias()
    }

    /// A new id.
    #[must_use]
    pub fn nieuw_id(&self) -> Uuid {
        self.omgeving.ids.nieuw()
    }

    /// The vault.
    #[must_use]
    pub const fn kluis(&self) -> &'tx Kluis {
        self.omgeving.kluis
    }

    /// How much the deciding row shows.
    #[must_use]
    pub const fn weergave(&self) -> Weergave {
        self.toestemming.weergave
    }

    /// Whether the caller may do something else with the same object, by the same decision as the refusal.
    #[must_use]
    pub fn mag(&self, object: Objectsoort, werkwoord: &str) -> bool {
        self.stand.mag(self.omgeving.beleid, object, werkwoord)
    }

    /// The decision on the effect of an adopted besluit (`casus.starten`), with the fact that the besluit gives.
    #[must_use]
    pub fn mag_gevolg(&self, object: Objectsoort, werkwoord: &str, gegeven: FeitBits) -> bool {
        let scopes = self.stand.scopes.met(crate::beleid::Scope::Tafel);
        let Hoedanigheid { rol, .. } = self.stand.wie;
        let feiten = self.stand.feiten.en(gegeven);
        matches!(
            self.omgeving
                .beleid
                .oordeel(rol, object, werkwoord, scopes, feiten),
            Oordeel::Toegestaan { .. }
        )
    }

    /// The rows of `B` that the caller sees, as a condition for a list.
    ///
    /// # Errors
    /// A refusal when the role has no row for reading them.
    pub fn zichtbare<B: Objectbron>(&self, object: Objectsoort) -> Result<Predikaat<B>, Fout> {
        let scopes = self.stand.lijstscopes(self.omgeving.beleid, object)?;
        Ok(Predikaat::nieuw(&self.stand.wie, self.omgeving.nu, &scopes))
    }

    /// Ties the log to the data: hash of what the act decided upon, and of what it left. Where an act says nothing, the
    /// Poort takes the row of the act as it is stored, before and after.
    pub const fn leg_staat_vast(&mut self, voor: Option<[u8; 32]>, na: Option<[u8; 32]>) {
        self.staat.voor = voor;
        self.staat.na = na;
    }

    /// The zaak that this act brought about, as the log knows it.
    pub const fn noem_zaak(&mut self, alias: Uuid) {
        self.staat.zaak_alias = Some(alias);
    }

    pub(crate) const fn staat(&self) -> Staat {
        self.staat
    }
}

impl<H: Send + Sync> SimpleAsyncConnection for Toegang<'_, H> {
    /// Refused: a text of several statements could end the transaction.
    async fn batch_execute(&mut self, _tekst: &str) -> QueryResult<()> {
        Err(diesel::result::Error::RollbackTransaction)
    }
}

impl<H: Send + Sync> AsyncConnectionCore for Toegang<'_, H> {
    type ExecuteFuture<'conn, 'query> =
        <AsyncPgConnection as AsyncConnectionCore>::ExecuteFuture<'conn, 'query>;
    type LoadFuture<'conn, 'query> =
        <AsyncPgConnection as AsyncConnectionCore>::LoadFuture<'conn, 'query>;
    type Stream<'conn, 'query> = <AsyncPgConnection as AsyncConnectionCore>::Stream<'conn, 'query>;
    type Row<'conn, 'query> = <AsyncPgConnection as AsyncConnectionCore>::Row<'conn, 'query>;
    type Backend = <AsyncPgConnection as AsyncConnectionCore>::Backend;

    fn load<'conn, 'query, T>(&'conn mut self, vraag: T) -> Self::LoadFuture<'conn, 'query>
    where
        T: AsQuery + 'query,
        T::Query: QueryFragment<Self::Backend> + QueryId + 'query,
    {
        AsyncConnectionCore::load(self.conn, vraag)
    }

    fn execute_returning_count<'conn, 'query, T>(
        &'conn mut self,
        vraag: T,
    ) -> Self::ExecuteFuture<'conn, 'query>
    where
        T: QueryFragment<Self::Backend> + QueryId + 'query,
    {
        AsyncConnectionCore::execute_returning_count(self.conn, vraag)
    }
}
