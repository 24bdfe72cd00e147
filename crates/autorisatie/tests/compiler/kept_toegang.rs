// SPDX-License-Identifier: EUPL-1.2
//! The proof does not outlive its act: neither returned, nor left behind.
use std::cell::RefCell;
use std::rc::Rc;

use autorisatie::handelingen::WerkcontextAanmaken;
use autorisatie::{Fout, Poort, Toegang, Verzoek};

type Kept = Rc<RefCell<Option<&'static mut Toegang<'static, WerkcontextAanmaken>>>>;

async fn leave_behind(poort: &Poort, verzoek: &Verzoek, place: Kept) {
    let werk = async move |t: &mut Toegang<'_, WerkcontextAanmaken>| {
        *place.borrow_mut() = Some(t);
        Ok::<(), Fout>(())
    };
    let _ = poort.verricht(verzoek, WerkcontextAanmaken, werk).await;
}

fn main() {}
