//! The `atslint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    atslint::cli::run(std::env::args_os())
}
