//! Saving elsewhere: the file is the new one when that is done, and the old one when it fails.

use super::*;

#[test]
fn another_place_that_is_taken_is_left_alone() {
    let bench = Bench::new();
    let taken = bench.folder.path().join("taken.toml");
    fs::write(&taken, "mine").unwrap();
    let (saver, outcomes) = Bench::start(bench.keeping());
    let told = bench.save_to(&saver, &outcomes, "taken.toml");
    assert!(
        matches!(&told, Told::Refused(s) if s.contains("give another name")),
        "{told:?}"
    );
    assert_eq!(fs::read_to_string(taken).unwrap(), "mine");
}

#[test]
fn a_move_that_fails_leaves_the_first_file_the_one_to_save_to() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    let aside = bench.folder.path().join("aside.toml");
    fs::rename(bench.path(), &aside).unwrap();
    fs::create_dir(bench.path()).unwrap();
    saver.save(bench.list("as."));
    assert!(matches!(outcomes.recv().unwrap(), SaveOutcome::Failed(_)));
    let told = bench.save_to(&saver, &outcomes, "no/folder.toml");
    assert!(
        matches!(&told, Told::Refused(s) if s.contains("make it first")),
        "{told:?}"
    );
    fs::remove_dir(bench.path()).unwrap();
    fs::rename(&aside, bench.path()).unwrap();
    saver.save(bench.list("asu"));
    let said = outcomes.recv().unwrap();
    assert!(matches!(said, SaveOutcome::Saved { .. }), "{said:?}");
    assert_eq!(bench.on_disk(), "asu");
}

#[test]
fn to_save_elsewhere_under_the_name_that_the_file_has_is_to_save() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    let told = bench.save_to(&saver, &outcomes, "./a.checklist.toml");
    assert!(matches!(&told, Told::Saved), "{told:?}");
    assert_eq!(bench.on_disk(), "as.");
}

#[test]
fn what_was_read_at_the_old_place_leads_no_save_back_there() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    let (bytes, stamp) = files::read(&bench.path()).unwrap();
    let read = || {
        let read = format::read_bytes(&bytes).unwrap();
        bench.keeping().read_as(&read, stamp)
    };
    let there = bench.folder.path().join("there.toml");
    // Before the move is begun, and when it is done.
    saver.job.slot.put(|waiting| {
        waiting.elsewhere = Some(bench.elsewhere("there.toml"));
        waiting.adopted = Some(Box::new(read()));
        waiting.hand(bench.list("as."));
    });
    let said = [outcomes.recv().unwrap(), outcomes.recv().unwrap()];
    assert!(
        matches!(&said, [SaveOutcome::Moved(_), SaveOutcome::Saved { .. }]),
        "{said:?}"
    );
    saver.adopt(read());
    saver.save(bench.list("asu"));
    let said = outcomes.recv().unwrap();
    assert!(matches!(said, SaveOutcome::Saved { .. }), "{said:?}");
    assert_eq!(statuses(&fs::read_to_string(there).unwrap()), "asu");
    assert_eq!(bench.on_disk(), "a..");
}
