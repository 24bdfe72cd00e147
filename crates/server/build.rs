// SPDX-License-Identifier: EUPL-1.2
//! The migrations are embedded by a macro that the compiler does not see reading files: without this an added
//! migration would not reach the binary.
fn main() {
    println!("cargo::rerun-if-changed=../../migrations/verband");
    println!("cargo::rerun-if-changed=../../migrations/sleutels");
}
