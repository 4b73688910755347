//! Two sessions cannot write one checklist, and a session that was killed holds nothing.

use sourcecheck::shell::storage::lock::Lock;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Names the lock that the program run again takes.
const TARGET: &str = "SOURCECHECK_TEST_LOCK";

/// Not a check of its own: what the program does when it is run again.
#[test]
fn run_again_it_holds_the_lock() {
    let Some(path) = std::env::var_os(TARGET) else {
        return;
    };
    let _lock = Lock::take(Path::new(&path)).unwrap();
    println!("\nheld");
    // Until the end of its input, which comes when it is killed or the test ends.
    std::io::stdin().lines().for_each(drop);
}

#[test]
fn a_killed_session_lets_go() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.lock");
    let mut other = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "keeping::locks::run_again_it_holds_the_lock",
            "--nocapture",
        ])
        .env(TARGET, &path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(other.stdout.take().unwrap());
    assert!(said.lines().any(|line| line.unwrap() == "held"));
    let held = Lock::take(&path).unwrap_err();
    assert!(
        held.holder
            .starts_with(&format!("process {} on ", other.id())),
        "{held}"
    );
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!(Lock::take(&path).unwrap().warning, None);
}
