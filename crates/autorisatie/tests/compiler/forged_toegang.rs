// SPDX-License-Identifier: EUPL-1.2
//! The proof of a decision is minted by the Poort only.
use autorisatie::Toegang;
use autorisatie::handelingen::WerkcontextAanmaken;
use diesel_async::AsyncPgConnection;

fn assemble<'t>(conn: &'t mut AsyncPgConnection) -> Toegang<'t, WerkcontextAanmaken> {
    Toegang {
        conn,
        handeling: &WerkcontextAanmaken,
    }
}

fn main() {
    let _mint = Toegang::<WerkcontextAanmaken>::nieuw;
}
