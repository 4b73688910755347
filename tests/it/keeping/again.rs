//! This very test program run again, so that it saves under `strace` (to see, or to break, single system calls) or
//! `setpriv` (to be somebody without rights). Where a tool is missing that is said loudly and nothing is checked.

use sourcecheck::shell::files::{self, Expected, FileError, Stamp, Written};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

pub const OLD: &[u8] = b"the old checklist\n";
pub const NEW: &[u8] = b"the new checklist, somewhat longer\n";
/// Name what the program run again does, and to which file.
const DEED: &str = "SOURCECHECK_TEST_DEED";
const TARGET: &str = "SOURCECHECK_TEST_TARGET";

/// Not a check of its own: what the program does when it is run again.
#[test]
fn run_again() {
    let (Some(deed), Some(path)) = (std::env::var_os(DEED), std::env::var_os(TARGET)) else {
        return;
    };
    let path = Path::new(&path);
    // strace counts calls by thread: those of this one must not be mistaken for the harness's, which makes fewer.
    for _ in 0..100 {
        let null = fs::File::options().read(true).write(true).open("/dev/null");
        let mut null = null.unwrap();
        null.write_all(b"x").unwrap();
        assert_eq!(null.read(&mut [0]).unwrap(), 0);
        null.metadata().unwrap();
    }
    if deed == "probe" {
        return match files::probe(path) {
            Ok(()) => println!("probed"),
            Err(e) => println!("failed: {e}"),
        };
    }
    let expected = files::read(path).map_or(Expected::Nothing, |(_, stamp)| Expected::This(stamp));
    let stamp = told(files::save(path, NEW, expected));
    if let (Some(stamp), true) = (stamp, deed == "save twice") {
        told(files::save(path, OLD, Expected::This(stamp)));
    }
}

fn told(saved: Result<Written, FileError>) -> Option<Stamp> {
    match &saved {
        Ok(written) => println!("saved, durable: {}", written.durable),
        Err(e) => println!("failed: {e}"),
    }
    Some(saved.ok()?.stamp)
}

/// Runs this program again, by way of `tool`, so that it does the deed to `path`.
pub fn again(deed: &str, tool: &str, arguments: &[&str], path: &Path) -> Option<Output> {
    let output = Command::new(tool)
        .args(arguments)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "keeping::again::run_again"])
        .args(["--nocapture", "--test-threads=1"])
        .envs([(DEED, deed.as_ref()), (TARGET, path.as_os_str())])
        .output();
    let works = Command::new(tool)
        .args(arguments.iter().take_while(|a| a.starts_with("--")))
        .arg("true")
        .output();
    match (output, works) {
        (Ok(output), Ok(works)) if works.status.success() => Some(output),
        _ => skipped(tool),
    }
}

/// Says that something is missing for a check.
pub fn skipped<T>(what: &str) -> Option<T> {
    // Not by a macro: the test harness would swallow it.
    let notice = format!("\n!!! SKIPPED: {what} does not work here, so nothing was checked !!!\n");
    std::io::stderr().write_all(notice.as_bytes()).unwrap();
    None
}

/// What the program run again said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A file that was last changed an hour ago: its metadata tell whether it is the same.
pub fn old_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.checklist.toml");
    fs::write(&path, OLD).unwrap();
    set_modified(&path, SystemTime::now() - Duration::from_hours(1));
    (folder, path)
}

pub fn set_modified(path: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}

pub fn new_file() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = old_file();
    fs::remove_file(&path).unwrap();
    (folder, path)
}

pub fn n_files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}
