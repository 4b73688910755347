//! The `sourcecheck` program: passes its arguments to the library and ends with the exit code it returns.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the arguments come in"
    )]
    let arguments = std::env::args_os();
    sourcecheck::shell::run(arguments)
}
