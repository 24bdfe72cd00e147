// SPDX-License-Identifier: EUPL-1.2
//! The Poort begins and ends the transaction; an act has no way to.
use autorisatie::Toegang;
use autorisatie::handelingen::WerkcontextAanmaken;
use diesel_async::AsyncConnection;

fn begins_and_ends<C: AsyncConnection>() {}

fn main() {
    begins_and_ends::<Toegang<'static, WerkcontextAanmaken>>();
}
