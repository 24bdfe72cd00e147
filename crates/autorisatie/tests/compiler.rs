// SPDX-License-Identifier: EUPL-1.2
//! What the compiler must refuse. Each file in `compiler/` is a way around the Poort; beside it stands what the compiler
//! says of it. One crate of cases, because each such crate compiles its dependencies once more.
#![cfg(test)]

#[test]
fn the_compiler_refuses_every_way_around_the_poort() {
    trybuild::TestCases::new().compile_fail("tests/compiler/*.rs");
}
