// SPDX-License-Identifier: EUPL-1.2
//! The connection does not come out of the proof.
use autorisatie::Toegang;
use autorisatie::handelingen::WerkcontextAanmaken;
use diesel_async::AsyncPgConnection;

fn take<'t>(t: Toegang<'t, WerkcontextAanmaken>) -> &'t mut AsyncPgConnection {
    t.conn
}

fn main() {}
