//! How fast an article becomes claims, and how much memory that takes: `cargo bench`.
//!
//! One core, one row for each input, MB/s for each stage and the peak memory of a process that does nothing else. Says
//! so where a figure is below what ARCHITECTURE.md promises, and with `-- --check` ends with 1.

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
const ORDINARY: f64 = 15.0;
/// MB/s that any text reaches, whatever it is made of.
const ANY: f64 = 3.0;
/// Peak memory of a large ordinary article, in sizes of the input.
const MEMORY: f64 = 12.0;
/// The size from which memory is looked at (MB): below it the program's own few MB count for too much.
const LARGE: f64 = 5.0;
/// How much longer a byte may take in a text four times as long: memory that is further away takes longer to reach, a
/// cost by the square would make it four times.
const GROWTH: f64 = 2.5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(["--one", name, bytes]) = first_three(&arguments) {
        let input = inputs::all().into_iter().find(|input| input.name == name);
        let (make, bytes) = (input.unwrap().make, bytes.parse().unwrap());
        println!("{}", run::measured(|| make(bytes).into_bytes()).line());
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

fn first_three(arguments: &[String]) -> Option<[&str; 3]> {
    match arguments {
        [one, two, three] => Some([one, two, three]),
        _ => None,
    }
}

/// Measures and prints every input; whether all promises were kept.
fn report() -> bool {
    println!(
        "{:<28}{:>6}{:>9}{:>10}{:>8}{:>16}{:>10}{:>9}",
        "MB/s", "MB", "reading", "sentences", "claims", "bytes to claims", "printing", "memory"
    );
    let mut kept = true;
    for input in inputs::all() {
        let figures = in_a_process_of_its_own(&input, input.bytes);
        let wrong = match input.promise {
            Promise::Ordinary => ordinary(&figures),
            Promise::Linear => linear(&figures, &in_a_process_of_its_own(&input, input.bytes / 4)),
        };
        kept &= wrong.is_none();
        println!(
            "{:<28}{:>6.1}{:>9.0}{:>10.0}{:>8.0}{:>16.1}{:>10.0}{:>8.1}x{}",
            input.name,
            figures.megabytes,
            figures.reading,
            figures.sentences,
            figures.claims,
            figures.to_claims(),
            figures.printing,
            figures.memory,
            wrong.map_or_else(String::new, |wrong| format!("  <- {wrong}")),
        );
    }
    kept
}

fn ordinary(figures: &Figures) -> Option<String> {
    if figures.to_claims() < ORDINARY {
        return Some(format!("below the promise of {ORDINARY} MB/s"));
    }
    let heavy = figures.megabytes > LARGE && figures.memory > MEMORY;
    heavy.then(|| format!("above the promise of {MEMORY}x memory"))
}

fn linear(whole: &Figures, quarter: &Figures) -> Option<String> {
    let growth = quarter.to_claims() / whole.to_claims();
    if growth > GROWTH {
        return Some(format!(
            "not linear: {growth:.1} times slower than a quarter of it"
        ));
    }
    (whole.to_claims() < ANY).then(|| format!("below the promise of {ANY} MB/s"))
}

/// Peak memory is a process's; so every input gets one.
fn in_a_process_of_its_own(input: &Input, bytes: usize) -> Figures {
    let myself = std::env::current_exe().unwrap();
    let arguments = ["--one".to_owned(), input.name.clone(), bytes.to_string()];
    let output = Command::new(myself).args(arguments).output().unwrap();
    Figures::from_line(&String::from_utf8(output.stdout).unwrap())
}
