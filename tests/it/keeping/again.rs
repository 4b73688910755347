//! This very test program run again, so that it saves under `strace` (to see, or to break, single system calls) or
//! `setpriv` (to be somebody without rights). Where a tool is missing that is said loudly and nothing is checked.

use sourcecheck::shell::storage::files::{self, FileError, Written};
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
    // strace counts calls by thread: those of this one must not be mistaken for the main one's, which makes fewer. (The
    // loader alone looks for each library in every folder that cargo names.)
    for _ in 0..500 {
        let null = fs::File::options().read(true).write(true).open("/dev/null");
        let mut null = null.unwrap();
        null.write_all(b"x").unwrap();
        assert_eq!(null.read(&mut [0]).unwrap(), 0);
        null.metadata().unwrap();
    }
    let failed = |error: FileError| format!("failed: {error}");
    if deed == "probe" {
        let probed = files::probe(path).map_or_else(failed, |()| "probed".to_owned());
        println!("{probed}");
        return;
    }
    let mut expected = files::read(path).map_or(None, |(_, s)| Some(s));
    let n_saves = if deed == "save twice" { 2 } else { 1 };
    for bytes in [NEW, OLD].into_iter().take(n_saves) {
        let saved = files::save(path, bytes, expected);
        if let Ok(written) = &saved {
            expected = Some(written.stamp);
        }
        let told = |written: Written| format!("saved, durable: {}", written.durable);
        println!("{}", saved.map_or_else(failed, told));
    }
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
