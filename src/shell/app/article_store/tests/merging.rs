//! Another program writes to the checklist while a session has it open.

use super::*;

/// Their note and my status on one claim are no conflict.
#[test]
fn an_editors_change_and_ours_of_one_claim_both_stay() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    bench.edit(
        "by         = \"ada\"",
        "note       = \"ask Mara\"\nby         = \"ada\"\nmine       = 1",
    );
    bench.invoke(Command::Return);
    bench.decide(Command::Attributed);
    let text = bench.text(LIST);
    assert!(
        text.contains("note       = \"ask Mara\"") && text.contains("mine       = 1"),
        "{text}"
    );
    assert_eq!(bench.statuses(), "a..");
    assert!(
        bench.has_notice("was changed by another program: 1 change merged"),
        "{:?}",
        bench.notices
    );
    assert_eq!(
        bench.session.checklist.entries[0].record().note.as_deref(),
        Some("ask Mara")
    );
    assert!(
        !files(&bench, "")
            .iter()
            .any(|name| name.contains("conflict"))
    );
    // Undo takes back ours alone.
    bench.decide(Command::Undo);
    assert_eq!(bench.statuses(), "u..");
    assert!(bench.text(LIST).contains("ask Mara"));
}

#[test]
fn one_claim_decided_twice_keeps_ours_and_puts_theirs_aside() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    bench.edit("status     = \"unsupported\"", "status     = \"sourced\"");
    bench.invoke(Command::Return);
    bench.decide(Command::Attributed);
    assert_eq!(bench.statuses(), "a..");
    bench.wait_until(|bench| bench.has_notice("the other program's version is in"));
    let names = files(&bench, "");
    let aside = names
        .iter()
        .find(|name| name.contains(".conflict-"))
        .expect("theirs is kept");
    assert_eq!(statuses(&bench.text(aside)), "s..");
}

/// Decisions made before the session has taken their change in take nothing back.
#[test]
fn what_is_decided_while_their_change_is_on_its_way_is_put_on_top_of_it() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    bench.edit(
        "exact      = \"It sank in 1990\"",
        "exact      = \"It sank in 1990\"\nnote       = \"theirs\"",
    );
    bench.invoke(Command::Attributed);
    bench.store.settle();
    bench.invoke(Command::Sourced);
    bench.settle();
    assert_eq!(bench.statuses(), "uas");
    assert!(bench.text(LIST).contains("theirs"));
}

#[test]
fn a_file_broken_meanwhile_is_left_alone_and_the_work_is_taken_in_later() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    let before = bench.text(LIST);
    fs::write(bench.path(LIST), "broken [").unwrap();
    bench.decide(Command::Attributed);
    assert!(
        matches!(&bench.session.save, SaveState::Failed(why) if why.contains("is not overwritten"))
    );
    let (folder, kept) = bench.end();
    let why = kept.result.unwrap_err();
    assert!(
        why.contains("NOT SAVED") && why.contains("rescued"),
        "{why}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join(LIST)).unwrap(),
        "broken ["
    );
    fs::write(folder.path().join(LIST), before).unwrap();
    let mut again = Bench::open(&folder, None);
    assert!(
        again.has_notice("unsaved work is in"),
        "{:?}",
        again.notices
    );
    assert_eq!(again.statuses(), "u..");
    again.invoke(Command::TakeRescued);
    again.wait_until(|bench| bench.has_notice("merged from"));
    again.settle();
    assert_eq!(again.statuses(), "ua.");
    let (folder, _) = again.end();
    let last = Bench::open(&folder, None);
    assert!(
        !last.has_notice("could not be saved"),
        "it is named once: {:?}",
        last.notices
    );
    assert_eq!(files(&last, "state/rescued").len(), 1, "and kept");
}

#[test]
fn a_deleted_file_comes_back() {
    let mut bench = Bench::new();
    bench.decide(Command::Unsupported);
    fs::remove_file(bench.path(LIST)).unwrap();
    bench.decide(Command::Attributed);
    assert_eq!(bench.statuses(), "ua.");
    bench.wait_until(|bench| bench.has_notice("was deleted; written again"));
}
