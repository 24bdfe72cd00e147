// SPDX-License-Identifier: EUPL-1.2
//! What can be wrong with a request as sent: a place, a code, never the value itself.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

/// The most faults that one answer lists; a hostile body must not buy a long answer.
pub const MAX_FAULTS: usize = 50;

/// Longest field name that is repeated to the caller; ours are far shorter.
const MAX_NAME: usize = 64;

/// One fault in the content of a request.
///
/// `plaats` is a JSON pointer (RFC 6901) into the body, or `query:<key>`, `header:<name>` or
/// `path:<name>`. The offending value is never repeated: it may be personal data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
pub struct Fout {
    /// Where: JSON pointer into the body, or `query:`, `header:` or `path:` with a name.
    pub plaats: String,
    /// What: a stable word, the same for every client.
    #[schema(value_type = String)]
    pub code: Cow<'static, str>,
    /// The rule of the law or work agreement that asks for it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub regel: Option<Cow<'static, str>>,
    /// A sentence for the person who sent it, without anything that he sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tekst: Option<String>,
}

impl Fout {
    /// A fault at a place, by code.
    pub fn new(plaats: impl Into<String>, code: impl Into<Cow<'static, str>>) -> Self {
        Self {
            plaats: plaats.into(),
            code: code.into(),
            regel: None,
            tekst: None,
        }
    }

    /// A fault in a header.
    #[must_use]
    pub fn header(name: &str, code: &'static str) -> Self {
        Self::new(format!("header:{name}"), code)
    }

    /// A fault in the query string.
    #[must_use]
    pub fn query(key: &str, code: &'static str) -> Self {
        let place = if is_field_name(key) { key } else { "" };
        Self::new(format!("query:{place}"), code)
    }

    /// The same fault, with the rule that asks for it.
    #[must_use]
    pub fn with_rule(mut self, regel: impl Into<Cow<'static, str>>) -> Self {
        self.regel = Some(regel.into());
        self
    }
}

/// The request cannot be right, whatever the state: answered 400 with all its faults at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request is not valid ({} faults)", .0.len())]
pub struct Ongeldig(pub Vec<Fout>);

impl From<Fout> for Ongeldig {
    fn from(fout: Fout) -> Self {
        Self(vec![fout])
    }
}

/// May this key be repeated to the caller? Only what could be one of our field names: a key that
/// is free text might itself be personal data.
#[must_use]
pub fn is_field_name(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= MAX_NAME
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !key.as_bytes()[0].is_ascii_digit()
}

/// Appends one step to a JSON pointer. A key that cannot be a field name is left out, so that
/// the pointer ends at its parent.
pub fn push_step(pointer: &mut String, key: &str) {
    if is_field_name(key) {
        pointer.push('/');
        pointer.push_str(key);
    }
}
