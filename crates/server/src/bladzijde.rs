// SPDX-License-Identifier: EUPL-1.2
//! The pages of a list: opens the cursor that a caller brings, seals the one that he takes with him.

use std::sync::Arc;

use autorisatie::{Fout, Handeling, Invoerfout, Storing, Toegang, Verantwoord};
use uuid::Uuid;

use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::cursor::Binding;
use crate::deur::fout::Ongeldig;
use crate::installatie::{Gedeelde, Installatie};
use crate::openapi::Bladeren;

/// Which page of which list is asked, and for whom its cursors are.
pub struct Blad {
    gedeelde: Arc<Gedeelde>,
    operation: String,
    filter: String,
    bladeren: Bladeren,
}

/// A page as released, with the cursor of the next.
pub struct Bladzijde<L> {
    /// What the page shows.
    pub lijst: L,
    cursor: Option<String>,
}

impl Blad {
    /// The page that this call asks for.
    ///
    /// # Errors
    /// When the query is not that of a page, though it fits the schema; the schema is then at fault.
    pub fn van(binnen: &Binnenkomst<Installatie>) -> Result<Self, Ongeldig> {
        Ok(Self {
            gedeelde: binnen.state().gedeelde(),
            operation: binnen.operation().id.clone(),
            filter: binnen.filter().to_owned(),
            bladeren: binnen.query()?,
        })
    }

    /// Rows on the page.
    #[must_use]
    pub fn maximum(&self) -> i64 {
        i64::from(self.bladeren.limit())
    }

    fn binding<'a, H: Handeling>(&'a self, t: &Toegang<'_, H>) -> Binding<'a> {
        Binding {
            persoon: t.wie().persoon,
            hoedanigheid: t.wie().lidmaatschap,
            operation: &self.operation,
            filter: &self.filter,
            policy: &self.gedeelde.beleid,
        }
    }

    /// After which id the page begins.
    ///
    /// # Errors
    /// 400 for a cursor that was altered, is somebody else's, or is of before a change of policy: the same for all.
    pub fn na<H: Handeling>(&self, t: &Toegang<'_, H>) -> Result<Option<Uuid>, Fout> {
        let cursor = self.bladeren.cursor.as_deref();
        cursor
            .map(|cursor| self.gedeelde.cursors.open(cursor, &self.binding(t)))
            .transpose()
            .map_err(|_| onbruikbaar())
    }

    /// The page, with the cursor of the next when there is more.
    ///
    /// # Errors
    /// When a cursor cannot be sealed.
    pub fn bladzijde<H: Handeling, L>(
        &self,
        t: &Toegang<'_, H>,
        lijst: L,
        volgende_na: Option<Uuid>,
    ) -> Result<Bladzijde<L>, Fout> {
        let cursor = volgende_na
            .map(|na| self.gedeelde.cursors.seal(&na, &self.binding(t)))
            .transpose()
            .map_err(|_| Storing::Samenhang("a cursor could not be sealed"))?;
        Ok(Bladzijde { lijst, cursor })
    }
}

impl<L> Bladzijde<L> {
    /// Path and query of the next page of the list at this path, which may have a filter as its query.
    #[must_use]
    pub fn vervolg(&self, path: &str, maximum: i64) -> Option<String> {
        let cursor = self.cursor.as_deref()?;
        let next = if path.contains('?') { '&' } else { '?' };
        Some(format!("{path}{next}limit={maximum}&cursor={cursor}"))
    }
}

impl<L: Verantwoord> Verantwoord for Bladzijde<L> {
    fn rijen(&self) -> u32 {
        self.lijst.rijen()
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.lijst.subjecten()
    }

    fn velden(&self) -> &[u8] {
        self.lijst.velden()
    }
}

fn onbruikbaar() -> Fout {
    Fout::Ongeldig(vec![Invoerfout {
        plaats: "query:cursor".to_owned(),
        code: "onbruikbaar",
        regel: None,
        tekst: "Deze plaats in de lijst is niet te gebruiken; begin opnieuw zonder cursor."
            .to_owned(),
    }])
}
