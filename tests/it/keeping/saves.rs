//! A save is whole or absent, whatever happens in the middle of it.
//!
//! Some tests run this very program again under `strace` (to see, or to break, single system calls) or `setpriv` (to be
//! somebody without rights). Where those are missing the tests say so loudly and check nothing.

use sourcecheck::shell::files::{self, Expected, FileErrorKind};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

const OLD: &[u8] = b"the old checklist\n";
const NEW: &[u8] = b"the new checklist, somewhat longer\n";
/// Names the file that the program run again saves to.
const TARGET: &str = "SOURCECHECK_TEST_SAVE_TO";

/// Not a check of its own: what the program does when it is run again.
#[test]
fn run_again_it_saves() {
    let Some(path) = std::env::var_os(TARGET) else {
        return;
    };
    let path = Path::new(&path);
    let expected = files::read(path).map_or(Expected::Nothing, |(_, stamp)| Expected::This(stamp));
    match files::save(path, NEW, expected) {
        Ok(written) => println!("saved, durable: {}", written.durable),
        Err(e) => println!("failed: {e}"),
    }
}

/// Runs this program again, by way of `tool`, so that it saves to `path`.
fn run_again(tool: &str, arguments: &[&str], path: &Path) -> Option<Output> {
    let output = Command::new(tool)
        .args(arguments)
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "keeping::saves::run_again_it_saves",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(TARGET, path)
        .output();
    let works = Command::new(tool)
        .args(arguments.iter().take_while(|a| a.starts_with("--")))
        .arg("true")
        .output();
    match (output, works) {
        (Ok(output), Ok(works)) if works.status.success() => Some(output),
        _ => {
            // Not by a macro: the test harness would swallow it.
            let notice =
                format!("\n!!! SKIPPED: {tool} does not work here, so nothing was checked !!!\n");
            std::io::stderr().write_all(notice.as_bytes()).unwrap();
            None
        }
    }
}

fn old_file() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.checklist.toml");
    fs::write(&path, OLD).unwrap();
    (folder, path)
}

fn n_files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn file_then_name_then_folder_reach_the_disk_in_that_order() {
    let (folder, path) = old_file();
    let log = folder.path().join("log");
    let calls = "--trace=write,fchmod,fsync,rename,renameat,renameat2,openat";
    let arguments = ["-f", "-y", calls, "-o", log.to_str().unwrap()];
    let Some(_) = run_again("strace", &arguments, &path) else {
        return;
    };
    assert_eq!(fs::read(&path).unwrap(), NEW);
    let trace = fs::read_to_string(&log).unwrap();
    let folder_name = format!("<{}>", folder.path().display());
    let place = |what: &str, holds: &dyn Fn(&str) -> bool| {
        trace
            .lines()
            .position(holds)
            .unwrap_or_else(|| panic!("no {what} in\n{trace}"))
    };
    let is_temporary = |line: &str| line.contains(".a.checklist.toml.") && line.contains(".tmp");
    let order = [
        place("exclusive open", &|l| {
            l.contains("openat(") && is_temporary(l) && l.contains("O_EXCL") && l.contains("0600")
        }),
        place("write", &|l| l.contains("write(") && is_temporary(l)),
        place("mode", &|l| l.contains("fchmod(") && is_temporary(l)),
        place("flush of the file", &|l| {
            l.contains("fsync(") && is_temporary(l)
        }),
        place("rename", &|l| l.contains("rename") && is_temporary(l)),
        place("flush of the folder", &|l| {
            l.contains("fsync(") && l.contains(&folder_name)
        }),
    ];
    assert!(order.is_sorted(), "{order:?}\n{trace}");
}

#[test]
fn killed_at_any_call_the_file_is_old_or_new() {
    for (call, nth, whole) in [("fchmod", 1, OLD), ("fsync", 1, OLD), ("fsync", 2, NEW)] {
        let (_folder, path) = old_file();
        let inject = format!("--inject={call}:signal=KILL:when={nth}");
        let trace = format!("--trace={call}");
        let Some(_) = run_again("strace", &["-f", "-o", "/dev/null", &trace, &inject], &path)
        else {
            return;
        };
        assert_eq!(fs::read(&path).unwrap(), whole, "killed at {call} {nth}");
    }
}

#[test]
fn a_call_that_fails_leaves_the_old_file_and_says_why() {
    for (call, error, said) in [
        ("fchmod", "EIO", "cannot save"),
        ("fsync", "EIO", "cannot save"),
        ("fsync", "ENOSPC", "the disk is full"),
        ("fsync", "EDQUOT", "the quota is used up"),
        ("/^rename", "EACCES", "permission denied"),
        ("/^rename", "EROFS", "the disk is read-only"),
    ] {
        let (folder, path) = old_file();
        let inject = format!("--inject={call}:error={error}:when=1");
        let trace = format!("--trace={call}");
        let Some(output) = run_again("strace", &["-f", "-o", "/dev/null", &trace, &inject], &path)
        else {
            return;
        };
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            told.contains("failed: cannot save") && told.contains(said),
            "{call} {error}: {told}"
        );
        assert_eq!(fs::read(&path).unwrap(), OLD, "{call} {error}");
        assert_eq!(
            n_files(folder.path()),
            1,
            "{call} {error}: a temporary file stayed"
        );
    }
}

#[test]
fn without_the_right_to_write_the_old_file_stays() {
    let (folder, path) = old_file();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o666)).unwrap();
    let arguments = ["--reuid=65534", "--clear-groups"];
    if let Some(output) = run_again("setpriv", &arguments, &path) {
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            told.contains("permission denied"),
            "{told}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), OLD);
}

#[test]
fn what_is_no_ordinary_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (a_folder, a_pipe) = (folder.path().join("folder"), folder.path().join("pipe"));
    fs::create_dir(&a_folder).unwrap();
    let made = Command::new("mkfifo").arg(&a_pipe).status().unwrap();
    assert!(made.success());
    for path in [&a_folder, &a_pipe, Path::new("/dev/null")] {
        let error = files::save(path, NEW, Expected::Nothing).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::NotAFile, "{error}");
        assert_eq!(
            files::probe(path).unwrap_err().kind,
            FileErrorKind::NotAFile
        );
        assert_eq!(files::read(path).unwrap_err().kind, FileErrorKind::NotAFile);
    }
    assert_eq!(n_files(folder.path()), 2);
}

#[test]
fn a_write_protected_file_is_refused_even_where_renaming_would_work() {
    let (_folder, path) = old_file();
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    let (_, stamp) = files::read(&path).unwrap();
    let error = files::save(&path, NEW, Expected::This(stamp)).unwrap_err();
    assert_eq!(error.kind, FileErrorKind::Denied);
    assert!(error.to_string().contains("write-protected"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), OLD);
}

#[test]
fn links_and_mode_stay() {
    let (folder, path) = old_file();
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    let (link, second) = (folder.path().join("link"), folder.path().join("second"));
    symlink("a.checklist.toml", &link).unwrap();
    symlink(&link, &second).unwrap();
    let (_, stamp) = files::read(&second).unwrap();
    let written = files::save(&second, NEW, Expected::This(stamp)).unwrap();
    assert!(written.durable);
    assert!(
        fs::symlink_metadata(&link).unwrap().is_symlink()
            && fs::symlink_metadata(&second).unwrap().is_symlink()
    );
    assert_eq!(fs::read(&path).unwrap(), NEW);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert_eq!(files::read(&second).unwrap().1, written.stamp);
}

#[test]
fn a_link_to_nothing_leads_to_the_new_file_and_a_ring_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (link, target) = (folder.path().join("link"), folder.path().join("target"));
    symlink("target", &link).unwrap();
    files::save(&link, NEW, Expected::Nothing).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&target).unwrap(), NEW);
    assert_ne!(
        fs::metadata(&target).unwrap().permissions().mode() & 0o400,
        0
    );
    let ring = folder.path().join("ring");
    symlink("ring", &ring).unwrap();
    assert!(
        files::save(&ring, NEW, Expected::Nothing)
            .unwrap_err()
            .to_string()
            .contains("leads back")
    );
}

#[test]
fn a_file_changed_by_another_program_is_not_written_over() {
    let (_folder, path) = old_file();
    let (_, stamp) = files::read(&path).unwrap();
    fs::write(&path, "theirs\n").unwrap();
    for expected in [Expected::This(stamp), Expected::Nothing] {
        let error = files::save(&path, NEW, expected).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(fs::read(&path).unwrap(), b"theirs\n");
    }
    fs::write(&path, OLD).unwrap();
    files::save(&path, NEW, Expected::This(stamp)).expect("the same bytes again are no change");
    let (_, stamp) = files::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(
        files::save(&path, NEW, Expected::This(stamp))
            .unwrap_err()
            .kind,
        FileErrorKind::ChangedOnDisk
    );
}

#[test]
fn leftovers_of_killed_runs_go_after_a_day() {
    let (folder, path) = old_file();
    let old = folder.path().join(".a.checklist.toml.AbCdEf.tmp");
    let others = folder.path().join(".b.checklist.toml.AbCdEf.tmp");
    for leftover in [&old, &others] {
        fs::write(leftover, "x").unwrap();
    }
    let written = fs::metadata(&old).unwrap().modified().unwrap();
    files::remove_stale(&path, written + std::time::Duration::from_hours(1));
    assert!(old.exists());
    files::remove_stale(&path, written + std::time::Duration::from_hours(25));
    assert!(!old.exists() && others.exists() && path.exists());
}

#[test]
fn errors_are_safe_to_show() {
    let error = files::read(Path::new("/tmp/no\u{1b}]0;such\u{7}.toml")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot read /tmp/no␛]0;such␇.toml: it is not there; check the name and its folder"
    );
}
