//! Checklists that go to another file, lie in another folder, or are open in another session.

use super::*;

/// Where the folder cannot be written the checklist goes to the data folder; once it can be, both are one.
#[test]
fn what_was_decided_while_the_folder_could_not_be_written_is_taken_over() {
    let bench = Bench::new();
    let (folder, _) = bench.end();
    let far = {
        let folders = Folders {
            config: PathBuf::new(),
            data: folder.path().join("data"),
            state: folder.path().join("state"),
        };
        crate::shell::storage::paths::far(&folders, &folder.path().join("ferry.md"))
    };
    let fallback_name = format!("data/{}", far.file_name().unwrap().to_string_lossy());
    let mut apart = Bench::open(&folder, Some(&fallback_name));
    apart.decide(Command::Unsupported);
    apart.decide(Command::Attributed);
    let (folder, _) = apart.end();
    let mut bench = Bench::open(&folder, None);
    bench.settle();
    assert!(bench.has_notice("2 merged from"), "{:?}", bench.notices);
    assert_eq!(bench.statuses(), "ua.");
    assert!(!far.exists(), "it is not taken over twice");
    assert_eq!(
        files(&bench, "data").len(),
        1,
        "and kept under another name"
    );
}

#[test]
fn what_is_kept_goes_to_the_new_file_and_so_does_the_lock() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    bench.invoke(Command::SaveElsewhere);
    let there = bench.path("other.toml");
    bench.submit(&there.to_string_lossy());
    bench.wait_until(|bench| bench.store.path().ends_with("other.toml"));
    bench.settle();
    assert_eq!(statuses(&bench.text("other.toml")), "u..");
    let state = bench.store.state.clone();
    assert!(
        Lock::take(&state.lock_path()).is_err(),
        "the new file is ours"
    );
    assert!(!state.history().is_empty(), "and has the history");
    bench.decide(Command::Attributed);
    assert_eq!(
        (
            statuses(&bench.text("other.toml")).as_str(),
            bench.statuses().as_str()
        ),
        ("ua.", "u..")
    );
    let (folder, _) = bench.end();
    let mut again = Bench::open(&folder, Some("other.toml"));
    again.decide(Command::Undo);
    again.decide(Command::Undo);
    assert_eq!(statuses(&again.text("other.toml")), "...");
}

#[test]
fn a_file_that_is_somebodys_is_not_moved_to_and_the_first_stays_the_one_to_save_to() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    fs::write(bench.path("taken.toml"), "theirs").unwrap();
    let busy = bench.path("busy.toml");
    let _lock = Lock::take(&bench.store.state.of_another(&busy).lock_path()).unwrap();
    for (path, why) in [
        ("taken.toml", "already exists"),
        ("busy.toml", "is open in another session"),
        ("no/such/place.toml", "its folder does not exist"),
    ] {
        bench.invoke(Command::SaveElsewhere);
        let path = bench.path(path);
        bench.submit(&path.to_string_lossy());
        bench.settle();
        assert!(
            matches!(&bench.session.save, SaveState::Failed(shown) if shown.contains(why)),
            "{:?}",
            bench.session.save
        );
        bench.session.boxes.clear();
        bench.invoke(Command::SaveRetry);
        bench.settle();
        assert_eq!(bench.session.save, SaveState::Saved);
    }
    assert_eq!(bench.text("taken.toml"), "theirs");
    bench.decide(Command::Attributed);
    assert_eq!(bench.statuses(), "ua.");
}

#[test]
fn reading_again_loses_nothing_that_is_decided_meanwhile() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    bench.edit(
        "exact      = \"It sank in 1990\"",
        "exact      = \"It sank in 1990\"\nnote       = \"theirs\"",
    );
    fs::write(
        bench.path("ferry.md"),
        format!("A new paragraph stands above.\n\n{TEXT}"),
    )
    .unwrap();
    bench.invoke(Command::Reload);
    bench.session.last_decision = Some(Decision::Status(crate::claim::Status::Attributed));
    bench.invoke(Command::Repeat);
    bench.wait_until(|bench| bench.session.article.text.starts_with("A new"));
    bench.settle();
    let text = bench.text(LIST);
    assert!(
        text.contains("theirs") && bench.statuses().contains("ua"),
        "{text}"
    );
}

#[test]
fn two_sessions_do_not_write_one_checklist() {
    let mut first = Bench::new();
    first.decide(Command::Unsupported);
    let mut second = Bench::open(&first.folder, None);
    assert!(
        second
            .session
            .options
            .read_only
            .as_ref()
            .unwrap()
            .contains("another session")
    );
    second.invoke(Command::Attributed);
    assert_eq!(first.statuses(), "u..");
    let (folder, _) = first.end();
    second.invoke(Command::Reload);
    second.wait_until(|bench| bench.session.options.read_only.is_none());
    second.decide(Command::Attributed);
    assert_eq!(
        statuses(&fs::read_to_string(folder.path().join(LIST)).unwrap()),
        "ua."
    );
}
