// SPDX-License-Identifier: EUPL-1.2
//! Writes the OpenAPI document to standard output, as the service serves it, for `cargo x genereer`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match serde_json::to_string_pretty(&server::api::document()) {
        Ok(document) => {
            println!("{document}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
