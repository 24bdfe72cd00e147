// SPDX-License-Identifier: EUPL-1.2
//! `Stroom`: an answer too large to be made whole. As [`super::antwoord::Antwoord`] it is built
//! from a `Vrijgegeven`, so its record is durable before the first part is made.

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Bytes;
use autorisatie::Vrijgegeven;
use futures_util::StreamExt as _;
use futures_util::stream::{LocalBoxStream, try_unfold};

use super::uitgang::Uitgang;

/// The rest of an answer could not be made. The client sees that it is cut off; why is for the
/// operator's own log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the answer could not be completed")]
pub struct Afgebroken;

/// The parts of an answer, each made when the client has taken the one before.
pub(super) type Parts = LocalBoxStream<'static, Result<Bytes, Afgebroken>>;

/// Makes the parts of an answer, one after the other.
#[expect(
    async_fn_in_trait,
    reason = "the door runs on one thread per worker: its futures need not be Send"
)]
pub trait Delen: 'static {
    /// The next part; nothing after the last.
    ///
    /// # Errors
    /// When it cannot be made; nothing is asked after that.
    async fn volgend(&mut self) -> Result<Option<Vec<u8>>, Afgebroken>;
}

/// A released result that leaves in parts. A client that hangs up ends the work: then nobody asks
/// for a next part, and what makes them is dropped.
///
/// INVARIANT: there is no way to make one without a [`Vrijgegeven`].
pub struct Stroom {
    content_type: &'static str,
    file_name: String,
    parts: Parts,
}

impl Stroom {
    /// 200 with the parts of what was released, offered as a file of this name (ASCII letters,
    /// digits, `-` and `.`).
    #[must_use]
    pub fn goed<T, D: Delen>(
        vrijgegeven: Vrijgegeven<T>,
        content_type: &'static str,
        file_name: String,
        delen: impl FnOnce(T) -> D,
    ) -> Self {
        Self {
            content_type,
            file_name,
            parts: parts(delen(vrijgegeven.in_waarde())),
        }
    }
}

pub(super) fn parts<D: Delen>(delen: D) -> Parts {
    let next = async |mut delen: D| {
        let part = delen.volgend().await?;
        Ok(part.map(|bytes| (Bytes::from(bytes), delen)))
    };
    try_unfold(delen, next).boxed_local()
}

impl From<Stroom> for Uitgang {
    fn from(stroom: Stroom) -> Self {
        let disposition = format!("attachment; filename=\"{}\"", stroom.file_name);
        Self::in_parts(stroom.content_type, stroom.parts).with(CONTENT_DISPOSITION, &disposition)
    }
}
