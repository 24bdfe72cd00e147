// SPDX-License-Identifier: EUPL-1.2
//! An act that does not open a zaak cannot write one into the register.
use autorisatie::handelingen::WerkcontextAanmaken;
use autorisatie::opslag::OpentZaak;

fn writes_the_register<H: OpentZaak>() {}

fn main() {
    writes_the_register::<WerkcontextAanmaken>();
}
