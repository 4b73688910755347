//! A save is whole or absent: what is refused, what stays, what another program did meanwhile.
//!
//! See `faults` for what happens in the middle of a save.

use super::again::{NEW, OLD, again, n_files, old_file, set_modified};
use sourcecheck::shell::storage::files::{self, FileErrorKind};
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

#[test]
fn without_the_right_to_write_the_old_file_stays() {
    let (folder, path) = old_file();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o666)).unwrap();
    let arguments = ["--reuid=65534", "--clear-groups"];
    if let Some(output) = again("save", "setpriv", &arguments, &path) {
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
        let error = files::save(path, NEW, None).unwrap_err();
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
    let error = files::save(&path, NEW, Some(stamp)).unwrap_err();
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
    let written = files::save(&second, NEW, Some(stamp)).unwrap();
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
    files::save(&link, NEW, None).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&target).unwrap(), NEW);
    assert_ne!(
        fs::metadata(&target).unwrap().permissions().mode() & 0o400,
        0
    );
    let ring = folder.path().join("ring");
    symlink("ring", &ring).unwrap();
    assert!(
        files::save(&ring, NEW, None)
            .unwrap_err()
            .to_string()
            .contains("link to itself")
    );
}

#[test]
fn a_file_changed_by_another_program_is_not_written_over() {
    let (_folder, path) = old_file();
    let (_, stamp) = files::read(&path).unwrap();
    fs::write(&path, "theirs\n").unwrap();
    for expected in [Some(stamp), None] {
        let error = files::save(&path, NEW, expected).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
        assert_eq!(fs::read(&path).unwrap(), b"theirs\n");
    }
    fs::write(&path, OLD).unwrap();
    files::save(&path, NEW, Some(stamp)).expect("the same bytes again are no change");
    let (_, stamp) = files::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    assert_eq!(
        files::save(&path, NEW, Some(stamp)).unwrap_err().kind,
        FileErrorKind::ChangedOnDisk
    );
}

/// Whether a save notices a change that leaves inode, size and time as they were, of a file changed at `time`.
fn notices_a_change(time: SystemTime) -> bool {
    let (_folder, path) = old_file();
    set_modified(&path, time);
    let (_, stamp) = files::read(&path).unwrap();
    let mut file = File::options().write(true).open(&path).unwrap();
    file.write_all(&OLD.to_ascii_uppercase()).unwrap();
    file.set_modified(time).unwrap();
    files::save(&path, NEW, Some(stamp)).is_err_and(|e| e.kind == FileErrorKind::ChangedOnDisk)
}

#[test]
fn a_change_at_what_is_the_same_time_is_noticed_by_its_content() {
    let now = SystemTime::now();
    assert!(notices_a_change(now + Duration::from_secs(9)));
    // Where times are whole seconds, two of them are one.
    let whole = now.duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let whole = SystemTime::UNIX_EPOCH + Duration::from_secs(whole.as_secs());
    assert!(notices_a_change(whole));
    // An old file has an old time only when somebody gives it one on purpose.
    assert!(!notices_a_change(now - Duration::from_secs(9)));
    assert!(!notices_a_change(whole - Duration::from_secs(9)));
}

#[test]
fn a_save_can_be_streamed_and_a_writer_that_fails_changes_nothing() {
    let (folder, path) = old_file();
    let (_, stamp) = files::read(&path).unwrap();
    let failing = |out: &mut dyn Write| {
        out.write_all(b"half of")?;
        Err(std::io::ErrorKind::StorageFull.into())
    };
    let error = files::save_with(&path, failing, Some(stamp)).unwrap_err();
    assert_eq!(error.kind, FileErrorKind::NoRoom);
    assert_eq!(
        (fs::read(&path).unwrap(), n_files(folder.path())),
        (OLD.to_vec(), 1)
    );
    let in_pieces = |out: &mut dyn Write| NEW.iter().try_for_each(|byte| out.write_all(&[*byte]));
    let written = files::save_with(&path, in_pieces, Some(stamp)).unwrap();
    assert_eq!(files::read(&path).unwrap(), (NEW.to_vec(), written.stamp));
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
        "cannot read /tmp/no␛]0;such␇.toml: no such file; check the path"
    );
}
