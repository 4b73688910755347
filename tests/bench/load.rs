//! What a checklist costs: `cargo bench --bench load`.
//!
//! The real program in the line mode, on articles of 1 MB and 10 MB: CPU seconds and peak memory of opening one for the
//! first time, with a first decision, with the checklist that this left, and with fifty more decisions, each of which
//! waits until it is on disk. Says so where a figure is above what it may be; with `-- --check` it ends with 1 then.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark starts programs, prints, and ends where something is wrong"
)]

mod news;

use news::Words;
use nix::sys::resource::{UsageWho, getrusage};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// What a stage may cost: CPU seconds and MB.
type Limit = (f64, f64);

/// The articles: their size, and what each stage may cost.
const SIZES: [(&str, usize, [Limit; 4]); 2] = [
    (
        "1 MB",
        1_000_000,
        [(0.25, 90.0), (0.25, 90.0), (0.35, 90.0), (0.6, 90.0)],
    ),
    (
        "10 MB",
        10_000_000,
        [(2.0, 400.0), (2.0, 400.0), (3.0, 400.0), (5.0, 400.0)],
    ),
];

/// What is done, and by which lines.
const STAGES: [(&str, &str, usize); 4] = [
    ("open", "", 0),
    ("first decision", "a\n", 1),
    ("reopen", "", 0),
    ("fifty decisions", "u\n", 50),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [one, stage, folder] = arguments.as_slice()
        && one == "--one"
    {
        println!("{}", cost(stage.parse().unwrap(), Path::new(folder)));
        return ExitCode::SUCCESS;
    }
    if !arguments.iter().any(|a| a == "--bench") {
        println!("run me with `cargo bench --bench load`");
        return ExitCode::SUCCESS;
    }
    let kept = report();
    if kept || !arguments.iter().any(|a| a == "--check") {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Measures and prints all; whether nothing costs more than it may.
fn report() -> bool {
    let mut kept = true;
    println!("{:<8}{:<18}{:>8}{:>10}", "", "", "CPU s", "MB");
    for (size, bytes, limits) in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let article = Words::new(1).article(bytes);
        fs::write(folder.path().join("article.md"), article).unwrap();
        for (stage, (seconds, megabytes)) in limits.into_iter().enumerate() {
            let line = in_a_process_of_its_own(stage, folder.path());
            let (cpu, memory) = line.trim().split_once(' ').unwrap();
            let (cpu, memory): (f64, f64) = (cpu.parse().unwrap(), memory.parse().unwrap());
            let over = cpu > seconds || memory > megabytes;
            kept &= !over;
            println!(
                "{size:<8}{:<18}{cpu:>8.2}{memory:>10.0}{}",
                STAGES[stage].0,
                if over {
                    format!("  <- above {seconds} s or {megabytes} MB")
                } else {
                    String::new()
                }
            );
        }
    }
    kept
}

/// The children of a process are counted together, and begin with its memory; so each stage gets a small one.
fn in_a_process_of_its_own(stage: usize, folder: &Path) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--one", &stage.to_string()])
        .arg(folder)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Runs the program once; CPU seconds and peak memory in MB.
fn cost(stage: usize, folder: &Path) -> String {
    let (_, line, times) = STAGES[stage];
    let mut program = Command::new(env!("CARGO_BIN_EXE_sourcecheck"))
        .arg("--plain")
        .arg(folder.join("article.md"))
        .env_clear()
        .envs([("HOME", folder), ("TERM", Path::new("dumb"))])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let lines = line.repeat(times) + "q\n";
    program
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    assert!(program.wait().unwrap().success());
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let micros = [usage.user_time(), usage.system_time()]
        .map(|time| i32::try_from(time.tv_sec() * 1_000_000 + time.tv_usec()).unwrap());
    let seconds = f64::from(micros.iter().sum::<i32>()) / 1e6;
    let megabytes = f64::from(i32::try_from(usage.max_rss()).unwrap()) / 1024.0;
    format!("{seconds} {megabytes}")
}
