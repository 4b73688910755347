//! The disk fails, or knows little, or the program is killed, in the middle of a save: the file is old or new, never
//! torn, and what can be saved is.

use super::again::{NEW, OLD, again, n_files, new_file, old_file, said, set_modified};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, SystemTime};

/// The calls of a save that are looked at.
const CALLS: &str =
    "openat,write,fchmod,fchown,fsync,rename,renameat,renameat2,statx,read,close,unlink";

/// Does the deed while a system call goes wrong, `fault` in the words of strace.
fn fault(deed: &str, calls: &str, fault: &str, path: &Path) -> Option<Output> {
    let (trace, inject) = (
        format!("--trace={calls}"),
        format!("--inject={calls}:{fault}"),
    );
    again(
        deed,
        "strace",
        &["-f", "-o", "/dev/null", &trace, &inject],
        path,
    )
}

/// The system calls of a deed, one a line.
fn trace(deed: &str, extra: &[&str], path: &Path) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let calls = format!("--trace={CALLS}");
    let arguments = [&["-f", "-y", "-o", log.to_str().unwrap(), &calls], extra].concat();
    again(deed, "strace", &arguments, path)?;
    Some(fs::read_to_string(&log).unwrap())
}

fn is_temporary(line: &str) -> bool {
    line.contains(".a.checklist.toml.") && line.contains(".tmp")
}

/// The line of a trace for which this holds first.
#[track_caller]
fn place(trace: &str, what: &str, holds: impl Fn(&str) -> bool) -> usize {
    let place = trace.lines().position(holds);
    place.unwrap_or_else(|| panic!("no {what} in\n{trace}"))
}

/// The calls of a save from its temporary file on: name, how many of that name its thread had made, and the line.
fn calls_of_a_save(path: &Path) -> Option<Vec<(String, usize, String)>> {
    let trace = trace("save", &[], path)?;
    let first = place(&trace, "exclusive open", |l| {
        is_temporary(l) && l.contains("O_EXCL")
    });
    let folder = format!("<{}>", path.parent().unwrap().display());
    let last = place(&trace, "flush of the folder", |l| {
        l.contains("fsync(") && l.contains(&folder)
    });
    let lines: Vec<&str> = trace.lines().collect();
    let begun = |line: &&str| Some(line.split_once('(')?.0.to_owned());
    let calls = lines.iter().enumerate().take(last + 1).skip(first);
    let calls = calls.filter_map(|(at, line)| {
        let own = begun(line)?;
        let name = own.split_whitespace().nth(1)?;
        let same = |line: &&&str| begun(line).as_ref() == Some(&own);
        let nth = lines.iter().take(at + 1).filter(same).count();
        Some((name.to_owned(), nth, (*line).to_owned()))
    });
    Some(calls.collect())
}

#[test]
fn file_then_name_then_folder_reach_the_disk_in_that_order() {
    let (folder, path) = old_file();
    let Some(trace) = trace("save", &[], &path) else {
        return;
    };
    assert_eq!(fs::read(&path).unwrap(), NEW);
    let folder_name = format!("<{}>", folder.path().display());
    let place = |what: &str, holds: &dyn Fn(&str) -> bool| place(&trace, what, holds);
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
    for is_new in [false, true] {
        let begin = if is_new { new_file } else { old_file };
        let (_folder, path) = begin();
        let Some(calls) = calls_of_a_save(&path) else {
            return;
        };
        for wanted in ["openat", "write", "fchmod", "fsync", "rename"] {
            let is_there = calls.iter().any(|(name, ..)| name.starts_with(wanted));
            // A new file has its mode from the beginning.
            let is_due = wanted != "fchmod" || !is_new;
            assert!(is_there || !is_due, "no {wanted} in {calls:?}");
        }
        let mut renamed = false;
        for (name, nth, line) in calls {
            let (_folder, path) = begin();
            let before = fs::read(&path).ok();
            let kill = format!("signal=KILL:when={nth}");
            let output = fault("save", &name, &kill, &path).unwrap();
            assert_eq!(output.status.signal(), Some(9), "not killed at {line}");
            let whole = if renamed { Some(NEW.to_vec()) } else { before };
            assert_eq!(fs::read(&path).ok(), whole, "killed at {line}");
            renamed |= name.starts_with("rename");
        }
    }
}

#[test]
fn a_call_that_fails_leaves_the_old_file_and_says_why() {
    let (_folder, path) = old_file();
    let Some(calls) = calls_of_a_save(&path) else {
        return;
    };
    let written = calls.iter().find(|(name, ..)| name == "write").unwrap().1;
    for (call, error, nth, said_why) in [
        ("write", "EIO", written, "cannot save"),
        ("write", "ENOSPC", written, "the disk is full"),
        ("fchmod", "EIO", 1, "cannot save"),
        ("fsync", "EIO", 1, "cannot save"),
        ("fsync", "ENOSPC", 1, "the disk is full"),
        ("fsync", "EDQUOT", 1, "disk quota exceeded"),
        ("/^rename", "EACCES", 1, "permission denied"),
        ("/^rename", "EROFS", 1, "the disk is read-only"),
    ] {
        for deed in ["save", "probe"] {
            let (folder, path) = old_file();
            let output = fault(deed, call, &format!("error={error}:when={nth}"), &path);
            let told = said(&output.unwrap());
            assert!(
                told.contains("failed: cannot save") && told.contains(said_why),
                "{deed}, {call} {error}: {told}"
            );
            assert_eq!(fs::read(&path).unwrap(), OLD, "{deed}, {call} {error}");
            assert_eq!(
                n_files(folder.path()),
                1,
                "{deed}, {call} {error}: a temporary file stayed"
            );
        }
    }
}

/// How each disk without hard links, modes or flushing says so, and whether the save is safe from a power cut.
const UNKNOWN: &[(&str, &[&str], bool)] = &[
    (
        "linkat,link,renameat2",
        &["EPERM", "EINVAL", "EOPNOTSUPP", "ENOSYS"],
        true,
    ),
    (
        "fchmod,fchown",
        &["EPERM", "EINVAL", "EOPNOTSUPP", "ENOSYS"],
        true,
    ),
    ("fsync", &["EINVAL", "EOPNOTSUPP", "ENOSYS"], false),
];

#[test]
fn what_a_disk_does_not_know_is_done_without() {
    for begin in [new_file, old_file] {
        for (calls, errors, durable) in UNKNOWN {
            for error in *errors {
                let (folder, path) = begin();
                let n_before = n_files(folder.path());
                let Some(output) = fault("probe", calls, &format!("error={error}"), &path) else {
                    return;
                };
                let told = said(&output);
                assert!(told.contains("probed"), "{calls} {error}: {told}");
                assert_eq!(n_files(folder.path()), n_before, "{calls} {error}");
                let output = fault("save", calls, &format!("error={error}"), &path).unwrap();
                let told = said(&output);
                let expected = format!("saved, durable: {durable}");
                assert!(told.contains(&expected), "{calls} {error}: {told}");
                assert_eq!(fs::read(&path).unwrap(), NEW, "{calls} {error}");
                assert_eq!(n_files(folder.path()), 1, "{calls} {error}");
            }
        }
    }
}

#[test]
fn a_file_or_folder_that_cannot_be_flushed_is_told() {
    for how in ["error=EINVAL:when=1", "error=EIO:when=2"] {
        let (_folder, path) = old_file();
        let Some(output) = fault("save", "fsync", how, &path) else {
            return;
        };
        let told = said(&output);
        assert!(told.contains("saved, durable: false"), "{how}: {told}");
    }
}

/// A file that appears between two looks: strace has the first ones find nothing.
#[test]
fn a_first_save_never_takes_the_place_of_a_file() {
    let seen_by_the_disk = ["--inject=statx:error=ENOENT"];
    // Where the disk does not look itself, there is one more look.
    let seen_last = [
        "--inject=statx:error=ENOENT:when=1..3",
        "--inject=renameat2,linkat:error=EPERM",
    ];
    for faults in [&seen_by_the_disk[..], &seen_last] {
        let (folder, path) = old_file();
        let only = format!("--trace-path={}", path.display());
        let arguments = [&["-f", "-o", "/dev/null", &only], faults].concat();
        let Some(output) = again("save", "strace", &arguments, &path) else {
            return;
        };
        let told = said(&output);
        assert!(told.contains("changed by another program"), "{told}");
        assert_eq!(fs::read(&path).unwrap(), OLD);
        assert_eq!(n_files(folder.path()), 1);
    }
}

/// How often a file is opened by a deed that first reads it.
fn n_reads(deed: &str, extra: &[&str], path: &Path) -> Option<usize> {
    let trace = trace(deed, extra, path)?;
    let opened = format!("\"{}\", O_RDONLY", path.display());
    Some(trace.matches(&opened).count())
}

#[test]
fn a_file_is_read_again_only_where_its_metadata_do_not_tell() {
    let (_folder, path) = old_file();
    let Some(n) = n_reads("save", &[], &path) else {
        return;
    };
    assert_eq!(n, 1, "nothing can have changed it since unnoticed");
    // A file that was changed just before, or in the future, could be changed again at what is the same time.
    let (_folder, path) = old_file();
    set_modified(&path, SystemTime::now() + Duration::from_secs(9));
    assert_eq!(n_reads("save", &[], &path), Some(2));
    // Our own file is known by the time that flushing takes.
    let (_folder, path) = old_file();
    let slow = ["--inject=fsync:delay_enter=50000"];
    assert_eq!(n_reads("save twice", &slow, &path), Some(1));
    assert_eq!(fs::read(&path).unwrap(), OLD);
}
