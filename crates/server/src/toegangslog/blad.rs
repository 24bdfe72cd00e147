// SPDX-License-Identifier: EUPL-1.2
//! The pages of the log: which part of it, in which order, and where the next one begins. A page
//! begins after a leaf, not after an id, so these cursors are not those of the other lists.

use std::sync::Arc;

use audit_log::Gevonden;
use autorisatie::opslag::inzage::LichtLogToe;
use autorisatie::{Fout, Handeling, Storing, Toegang};
use jiff::Timestamp;
use reqwest::Url;

use super::logregel::Bladzijde;
use super::{fault, toelichting};
use crate::deur::cursor::Binding;
use crate::installatie::Gedeelde;
use crate::openapi::Bladeren;

/// What is wrong with a cursor; which part of it is nobody's business.
const CURSOR: &str = "Deze plaats in de lijst is niet (meer) te gebruiken; begin opnieuw.";

/// One page: which part of the log, and for whom its cursors are.
pub(super) struct Blad {
    gedeelde: Arc<Gedeelde>,
    pub(super) van_us: u64,
    pub(super) tot_us: u64,
    pub(super) limit: u16,
    cursor: Option<String>,
    /// Where the cursor stands in the request.
    plaats: &'static str,
    operation: &'static str,
    filter: String,
}

/// The part of the log that is asked for, as the caller gives it.
pub(super) struct Gevraagd {
    pub(super) van: Option<Timestamp>,
    pub(super) tot: Option<Timestamp>,
    pub(super) limit: Option<u16>,
    pub(super) cursor: Option<String>,
}

impl Blad {
    /// A page of the list of `operation` with this filter; `plaats` is where its cursor stands.
    pub(super) fn new(
        gedeelde: Arc<Gedeelde>,
        gevraagd: Gevraagd,
        (operation, plaats): (&'static str, &'static str),
        filter: String,
    ) -> Self {
        Self {
            gedeelde,
            van_us: microseconds(gevraagd.van, 0),
            tot_us: microseconds(gevraagd.tot, u64::MAX),
            limit: gevraagd.limit.unwrap_or(LIMIT_STANDAARD),
            cursor: gevraagd.cursor,
            plaats,
            operation,
            filter,
        }
    }

    pub(super) fn gedeelde(&self) -> &Gedeelde {
        &self.gedeelde
    }

    /// The binding of the cursors of this list.
    fn binding<'a, H: Handeling>(&'a self, t: &Toegang<'_, H>) -> Binding<'a> {
        Binding {
            persoon: t.wie().persoon,
            hoedanigheid: t.wie().lidmaatschap,
            operation: self.operation,
            filter: &self.filter,
            policy: &self.gedeelde.beleid,
        }
    }

    /// After which leaf the page begins.
    pub(super) fn na<H: Handeling>(&self, t: &Toegang<'_, H>) -> Result<Option<u64>, Fout> {
        let cursor = self.cursor.as_deref();
        cursor
            .map(|cursor| self.gedeelde.cursors.open(cursor, &self.binding(t)))
            .transpose()
            .map_err(|_| Fout::Ongeldig(vec![fault(self.plaats, "onbruikbaar", CURSOR)]))
    }

    /// The page, explained, with a cursor when there can be more.
    pub(super) async fn pagina<H: LichtLogToe>(
        &self,
        t: &mut Toegang<'_, H>,
        gevonden: &[Gevonden],
        namen: toelichting::Namen,
    ) -> Result<Bladzijde, Fout> {
        let is_full = gevonden.len() >= usize::from(self.limit);
        let vervolg = match gevonden.last().filter(|_| is_full) {
            Some(last) => {
                let sealed = self.gedeelde.cursors.seal(&last.blad, &self.binding(t));
                Some(sealed.map_err(|_| Storing::Samenhang("a cursor was not sealed"))?)
            }
            None => None,
        };
        let logregels = toelichting::logregels(t, &self.gedeelde.logboek, gevonden, namen).await?;
        Ok(Bladzijde { logregels, vervolg })
    }
}

/// Rows on a page when the caller names no number.
const LIMIT_STANDAARD: u16 = 25;
const _: () = assert!(Bladeren::DEFAULT_LIMIT == LIMIT_STANDAARD as u32);

/// A moment as the log counts: microseconds since 1970. Before that there is no log.
fn microseconds(moment: Option<Timestamp>, absent: u64) -> u64 {
    moment.map_or(absent, |moment| {
        u64::try_from(moment.as_microsecond()).unwrap_or(0)
    })
}

/// Path and query of the next page of a list at this path, with the same filter.
pub(super) fn vervolg(
    path: &str,
    filter: &[(&str, String)],
    limit: u16,
    cursor: &str,
) -> Option<String> {
    // Any address will do: only its query is taken.
    let mut url = Url::parse("https://lijst.example").ok()?;
    url.query_pairs_mut()
        .extend_pairs(filter)
        .append_pair("limit", &limit.to_string())
        .append_pair("cursor", cursor);
    // A space as the door reads it: there a plus is a plus.
    let query = url.query()?.replace('+', "%20");
    Some(format!("{path}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::vervolg;
    use crate::deur::query;

    #[test]
    fn the_next_page_has_the_same_filter() {
        let filter = [
            ("organisatie", "o m".to_owned()),
            ("van", "2026-11-24T10:00:00+01:00".to_owned()),
        ];
        let next = vervolg("/toegangslog", &filter, 10, "ab-_").expect("an address");
        let (path, raw) = next.split_once('?').expect("a query");
        let pairs = query::parse(raw).expect("readable");
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect();
        assert_eq!(path, "/toegangslog");
        assert_eq!(
            pairs,
            [
                ("organisatie", "o m"),
                ("van", "2026-11-24T10:00:00+01:00"),
                ("limit", "10"),
                ("cursor", "ab-_")
            ]
        );
    }
}
