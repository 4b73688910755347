//! How fast an article becomes claims, and how much memory that takes: `cargo bench`.
//!
//! One core, one row for each input, MB/s for each stage and the peak memory of a process that does nothing else. Says
//! so where a figure is below what the README promises, and with `-- --check` ends with 1.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark looks at the clock, starts itself and prints"
)]

mod inputs;
mod news;
mod run;

use inputs::{Input, Promise};
use run::Figures;
use std::process::{Command, ExitCode};

/// MB/s from bytes to claims that ordinary articles reach.
const PROMISED: f64 = 15.0;
/// How many times longer than an ordinary article a hostile one of the same size may take.
const AT_MOST_SLOWER: f64 = 3.0;
/// Peak memory, in sizes of the input.
const PROMISED_MEMORY: f64 = 12.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value_of = |flag: &str| {
        let at = arguments.iter().position(|a| a == flag)?;
        arguments.get(at + 1)
    };
    if let Some(name) = value_of("--one") {
        let input = inputs::all().into_iter().find(|i| i.name == name.as_str());
        let bytes = input.map_or_else(|| std::fs::read(name).unwrap(), |input| (input.make)());
        println!("{}", run::measured(&bytes).line());
        return ExitCode::SUCCESS;
    }
    if !arguments.iter().any(|a| a == "--bench") {
        println!("run me with `cargo bench`");
        return ExitCode::SUCCESS;
    }
    let kept = report();
    if kept || !arguments.iter().any(|a| a == "--check") {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Measures and prints every input; whether all promises were kept.
fn report() -> bool {
    println!(
        "{:<28}{:>6}{:>9}{:>10}{:>8}{:>16}{:>10}{:>9}",
        "MB/s", "MB", "reading", "sentences", "claims", "bytes to claims", "printing", "memory"
    );
    let mut kept = true;
    let mut ordinary = PROMISED;
    for input in inputs::all() {
        let figures = in_a_process_of_its_own(&input);
        let whole = figures.to_claims();
        let wrong = match input.promise {
            Promise::Speed if whole < PROMISED => Some(format!("below {PROMISED} MB/s")),
            Promise::Speed if figures.memory > PROMISED_MEMORY && figures.megabytes > 5.0 => Some(
                format!("more memory than {PROMISED_MEMORY} times the input"),
            ),
            Promise::Linear if whole * AT_MOST_SLOWER < ordinary => {
                Some(format!("more than {AT_MOST_SLOWER} times slower than news"))
            }
            Promise::Speed | Promise::Linear => None,
        };
        if input.promise == Promise::Speed {
            ordinary = whole;
        }
        kept &= wrong.is_none();
        println!(
            "{:<28}{:>6.1}{:>9.0}{:>10.0}{:>8.0}{:>16.1}{:>10.0}{:>8.1}x{}",
            input.name,
            figures.megabytes,
            figures.reading,
            figures.sentences,
            figures.claims,
            whole,
            figures.printing,
            figures.memory,
            wrong.map_or_else(String::new, |wrong| format!("  {}", wrong.to_uppercase())),
        );
    }
    kept
}

/// Peak memory is a process's; so every input gets one.
fn in_a_process_of_its_own(input: &Input) -> Figures {
    let myself = std::env::current_exe().unwrap();
    let output = Command::new(myself)
        .args(["--one", input.name])
        .output()
        .unwrap();
    Figures::from_line(&String::from_utf8(output.stdout).unwrap())
}
