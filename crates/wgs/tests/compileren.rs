// SPDX-License-Identifier: EUPL-1.2
//! What the compiler must refuse.

#[test]
fn een_bepaling_die_niet_bestaat_compileert_niet() {
    let gevallen = trybuild::TestCases::new();
    gevallen.pass("tests/compileerfouten/bestaande_bepaling.rs");
    gevallen.compile_fail("tests/compileerfouten/onbekende_bepaling.rs");
    gevallen.compile_fail("tests/compileerfouten/onbekende_regel.rs");
}
