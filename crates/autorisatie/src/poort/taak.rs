// SPDX-License-Identifier: EUPL-1.2
//! Acts run in a task of their own, on the worker's thread.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;

use crate::fout::Storing;

tokio::task_local! {
    static BINNEN: ();
}

/// Runs `werk` to its end even when the caller goes away; a panic becomes [`Storing::Paniek`].
///
/// # Errors
/// [`Storing::Genest`] when called from within another act: its record would be about two things.
pub(super) async fn los<T: 'static>(werk: impl Future<Output = T> + 'static) -> Result<T, Storing> {
    if BINNEN.try_with(|()| ()).is_ok() {
        return Err(Storing::Genest);
    }
    tokio::task::spawn_local(BINNEN.scope((), AssertUnwindSafe(werk).catch_unwind()))
        .await
        .map_err(|_| Storing::Paniek)?
        .map_err(|_| Storing::Paniek)
}
