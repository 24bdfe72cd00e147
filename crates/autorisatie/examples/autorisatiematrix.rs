// SPDX-License-Identifier: EUPL-1.2
//! Writes the authorisation matrix of the built-in policy to standard output, for `cargo x genereer`.

use std::process::ExitCode;

use autorisatie::beleid::Beleid;
use autorisatie::matrix::autorisatiematrix;

fn main() -> ExitCode {
    match Beleid::ingebouwd() {
        Ok(beleid) => {
            print!("{}", autorisatiematrix(&beleid));
            ExitCode::SUCCESS
        }
        Err(fouten) => {
            for fout in fouten {
                eprintln!("{fout}");
            }
            ExitCode::FAILURE
        }
    }
}
