//! Whole sessions on disks that know little, refuse or are full: what is kept, what is said, who may look at it.

use super::again::{NEW, OLD, skipped};
use crate::support::home::{Home, err, out};
use sourcecheck::shell::storage::files::{self, FileErrorKind};
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A disk of the exFAT kind, as memory cards are: without hard links, owners and modes.
struct MemoryCard {
    folder: tempfile::TempDir,
    device: String,
}

impl MemoryCard {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join("image");
        File::create(&image).unwrap().set_len(8 << 20).unwrap();
        fs::create_dir(folder.path().join("card")).unwrap();
        succeeds("mkfs.exfat", &[&image])?;
        let device = succeeds("losetup", &[Path::new("-f"), Path::new("--show"), &image])?;
        let card = Self { folder, device };
        succeeds("mount.exfat-fuse", &[card.device.as_ref(), &card.path()])?;
        Some(card)
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("card")
    }

    /// The names of the files on it, without those of FUSE, which keeps what was open when it was removed for a moment.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|n| !n.starts_with(".fuse_hidden")).collect();
        names.sort();
        names
    }
}

impl Drop for MemoryCard {
    fn drop(&mut self) {
        Command::new("umount").arg(self.path()).output().unwrap();
        let detach = ["-d", &self.device];
        Command::new("losetup").args(detach).output().unwrap();
    }
}

/// What a tool for disks says; `None` where it is missing or may not be used.
fn succeeds(tool: &str, arguments: &[&Path]) -> Option<String> {
    let output = Command::new(tool).args(arguments).output().ok();
    match output.filter(|output| output.status.success()) {
        Some(output) => Some(out(&output).trim().to_owned()),
        None => skipped(tool),
    }
}

#[test]
fn a_memory_card_keeps_checklists_like_any_disk() {
    let Some(card) = MemoryCard::new() else {
        return;
    };
    let path = card.path().join("a.checklist.toml");
    let linked =
        fs::write(&path, OLD).and_then(|()| fs::hard_link(&path, path.with_extension("b")));
    assert!(linked.is_err(), "this disk knows hard links");
    let refused = files::save(&path, NEW, None).unwrap_err();
    assert_eq!(refused.kind, FileErrorKind::ChangedOnDisk);
    fs::remove_file(&path).unwrap();
    files::probe(&path).unwrap();
    assert_eq!(card.files(), [""; 0]);
    let written = files::save(&path, OLD, None).unwrap();
    files::save(&path, NEW, Some(written.stamp)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), NEW);
    let home = Home::new();
    let article = card.path().join("ferry.md");
    fs::copy(home.path("ferry.md"), &article).unwrap();
    let program = home.program(["--plain".as_ref(), article.as_os_str()]);
    let output = home.run_program(&program, "a\nq\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let kept = fs::read_to_string(card.path().join("ferry.checklist.toml")).unwrap();
    assert!(kept.contains("status     = \"attributed\""), "{kept}");
    let files = ["a.checklist.toml", "ferry.checklist.toml", "ferry.md"];
    assert_eq!(card.files(), files);
}

#[test]
fn a_save_over_the_size_limit_fails_and_says_so() {
    let home = Home::new();
    let program = home.program(["--plain", "ferry.md"]);
    let output = home.run_program(&program.within("ulimit -f 1; exec \"$@\""), "a\nq\nq\n");
    // Without its handler the signal of the limit would have ended the program.
    assert_eq!(output.status.code(), Some(74), "{output:?}");
    let why = "the file would be too large; raise the limit (ulimit -f)";
    assert!(err(&output).contains(why), "{output:?}");
}

/// A session in which the checklist beside the article can be written before the first decision and not after.
fn refused_sitting(home: &Home) -> Option<Output> {
    let script = "exec strace -f -o /dev/null --trace-path=ferry.checklist.toml \
                  --inject=/^rename:error=EACCES \"$@\"";
    let program = home.program(["--plain", "ferry.md"]).within(script);
    let output = home.run_program(&program, "a\nq\nq\n");
    match output.status.code() {
        Some(126 | 127) => skipped("strace"),
        _ => Some(output),
    }
}

#[test]
fn work_that_cannot_be_saved_is_rescued_and_nobody_else_can_look_at_it() {
    let home = Home::new();
    let Some(output) = refused_sitting(&home) else {
        return;
    };
    assert_eq!(output.status.code(), Some(74), "{output:?}");
    let said = err(&output);
    assert!(said.contains("permission denied"), "{said}");
    assert!(said.contains("your work is in"), "{said}");
    assert!(!home.path("ferry.checklist.toml").exists());
    let folder = home.path("state/sourcecheck/rescued");
    let mut files = fs::read_dir(&folder).unwrap();
    let rescued = fs::read_to_string(files.next().unwrap().unwrap().path()).unwrap();
    assert!(rescued.contains("status     = \"attributed\""), "{rescued}");
    for folder in ["state/sourcecheck", "state/sourcecheck/rescued"] {
        assert_eq!(mode(&home.path(folder)), 0o700, "{folder}");
    }
    is_named_and_taken_in(&home);
    // The sample has no folder of its own but that of the data.
    let home = Home::new();
    let output = home.run(&["--plain"], "a\nq\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(home.path("data/sourcecheck/sample.checklist.toml").exists());
    assert_eq!(mode(&home.path("data/sourcecheck")), 0o700);
}

/// The next session says where the work is, one key loads it, and then it is not offered again.
fn is_named_and_taken_in(home: &Home) {
    let folder = home.path("state/sourcecheck/rescued").display().to_string();
    for command in ["shelf", "config"] {
        let output = home.run(&[command], "");
        let said = out(&output) + &err(&output);
        assert!(said.contains(&folder), "{command}: {said}");
    }
    let said = out(&home.run(&["--plain", "ferry.md"], "W\nq\n"));
    assert!(said.contains("W loads it"), "{said}");
    let kept = home.text("ferry.checklist.toml");
    assert!(kept.contains("status     = \"attributed\""), "{kept}");
    let said = out(&home.run(&["--plain", "ferry.md"], "q\n"));
    assert!(!said.contains("W loads it"), "{said}");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn decisions_are_signed_with_the_name_of_the_account_where_no_variable_tells_it() {
    let home = Home::new();
    let account = succeeds("id", &[Path::new("-un")]).unwrap();
    for script in [
        "unset USER LOGNAME; exec \"$@\"",
        "USER= LOGNAME=' ' exec \"$@\"",
    ] {
        let program = home.program(["--plain", "ferry.md"]).within(script);
        let output = home.run_program(&program, "a\nq\n");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let kept = home.text("ferry.checklist.toml");
        let by = format!("\nby         = \"{account}\"\n");
        assert!(kept.contains(&by), "{kept}");
        fs::remove_file(home.path("ferry.checklist.toml")).unwrap();
        let program = home.program(["config"]).within(script);
        let told = out(&home.run_program(&program, ""));
        assert!(told.contains("  account\n"), "{told}");
    }
}
