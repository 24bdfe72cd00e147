// SPDX-License-Identifier: EUPL-1.2
//! Which rows a list may show, the Poort says.
use autorisatie::Predikaat;
use autorisatie::bronnen::Lidmaatschapbron;

fn main() {
    let _forge = Predikaat::<Lidmaatschapbron>::nieuw;
}
