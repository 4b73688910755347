//! A store at work on a real folder: its thread writes, other programs write beside it, and what it reports is taken in
//! when the test says so.

use super::*;
use crate::prompt::Bank;
use crate::session::{Command, Decision, Effect, Invocation, Options, SaveState};
use crate::shell::lock::Lock;
use std::fs;
use std::sync::mpsc::{Receiver, channel};

const TEXT: &str = "The ferry carried 212,000 people in 1987. It sank in 1990, said Ada Vask. The quay cost 3 million crowns.\n";
const LIST: &str = "ferry.checklist.toml";

/// A session without a screen.
struct Bench {
    folder: Arc<tempfile::TempDir>,
    store: Store,
    session: Session,
    occurred: Receiver<Occurrence<News>>,
    /// What was said, the latest last.
    told: Vec<String>,
}

impl Bench {
    fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        fs::write(folder.path().join("ferry.md"), TEXT).unwrap();
        Self::open(&folder, None)
    }

    /// Opens the article of a folder; claims are looked for.
    fn open(folder: &Arc<tempfile::TempDir>, checklist: Option<&str>) -> Self {
        let at = |name: &str| folder.path().join(name);
        let folders = Folders {
            config: at("config"),
            data: at("data"),
            state: at("state"),
        };
        let flags = ReadingFlags {
            checklist: checklist.map(at),
            ..ReadingFlags::default()
        };
        let (sender, occurred) = channel();
        let opened = opened::open(Origin::File(at("ferry.md"))).unwrap();
        let teller = Teller::to(sender).unwrap();
        let (mut store, opened) = Store::open(opened, &folders, &flags, teller).unwrap();
        let article = Arc::new(opened.article);
        let options = Options {
            reviewer: Some("ada".to_owned()),
            ..Options::default()
        };
        let bank = Arc::new(Bank::default());
        let mut session = Session::new(Arc::clone(&article), bank, options, (80, 24));
        session.reopen(store.bookmark_in(&article.text));
        store.look_for_claims(&session);
        let mut bench = Self {
            folder: Arc::clone(folder),
            store,
            session,
            occurred,
            told: Vec::new(),
        };
        bench.wait_until(|bench| bench.session.found.is_some());
        if bench.session.current.is_none() {
            bench.invoke(Command::ClaimNext);
        }
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Changes the file as an editor does.
    fn edit(&self, from: &str, to: &str) {
        let text = self.text(LIST);
        assert!(text.contains(from), "{from:?} is not in\n{text}");
        fs::write(self.path(LIST), text.replacen(from, to, 1)).unwrap();
    }

    fn wait_until(&mut self, done: impl Fn(&Self) -> bool) {
        while !done(self) {
            match self.occurred.recv_timeout(KEPT_EVERY * 4).unwrap() {
                Occurrence::Message(news) => self.take(news),
                other => panic!("{other:?}"),
            }
        }
    }

    fn take(&mut self, news: News) {
        for message in self.store.take(news) {
            let effects = self.session.update(message);
            self.note();
            self.perform(effects);
        }
    }

    fn note(&mut self) {
        let notice = self.session.notice.take();
        self.told.extend(notice.map(|notice| format!("{notice:?}")));
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(saving) => self.store.save(saving, &self.session),
                Effect::SaveTo(path) => self.store.save_to(&path),
                Effect::KeepTheirs => self.store.disk().send(Job::KeepTheirs),
                Effect::Reload { rescued } => self.store.reload(&self.session, rescued),
                _ => {}
            }
        }
    }

    fn invoke(&mut self, command: Command) {
        let effects = self.session.update(Message::Invoked(Invocation {
            command,
            count: None,
            letter: None,
            now: "2031-05-04T10:20:30Z".parse().unwrap(),
        }));
        self.note();
        self.perform(effects);
    }

    /// Types a line, which was asked for.
    fn submit(&mut self, text: &str) {
        let now = "2031-05-04T10:20:30Z".parse().unwrap();
        let text = text.to_owned();
        let effects = self.session.update(Message::Submitted { text, now });
        self.perform(effects);
    }

    /// Decides the current claim and waits until the disk has it, or not.
    fn decide(&mut self, command: Command) {
        self.invoke(command);
        self.settle();
    }

    fn settle(&mut self) {
        self.wait_until(|bench| bench.session.save != SaveState::Saving);
    }

    fn has_told(&self, words: &str) -> bool {
        self.told.iter().any(|told| told.contains(words))
    }

    /// Ends the session; what was reported at the end.
    fn end(self) -> (Arc<tempfile::TempDir>, Kept) {
        (self.folder, self.store.finish(&self.session))
    }

    fn statuses(&self) -> String {
        statuses(&self.text(LIST))
    }
}

/// The first letter of each claim's status, `.` for undecided.
fn statuses(file: &str) -> String {
    let saved = crate::checklist::file::read(file.as_bytes(), |_, _| false).unwrap();
    let status = |record: &crate::checklist::Record| {
        record
            .status
            .map_or_else(|| ".".to_owned(), |s| s.name().chars().take(1).collect())
    };
    let records = saved
        .claims
        .iter()
        .filter_map(|claim| claim.record.as_deref());
    records.map(status).collect()
}

fn files(bench: &Bench, within: &str) -> Vec<String> {
    let names = fs::read_dir(bench.path(within)).into_iter().flatten();
    names
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_save_is_answered_and_the_last_is_on_disk() {
    let mut bench = Bench::new();
    for command in [Command::Attributed, Command::Sourced, Command::Unsupported] {
        bench.invoke(command);
    }
    assert_eq!(bench.session.unsaved.len(), 3);
    // Some are on disk: nothing is called saved before the last is.
    bench.session.update(Message::Saved(1));
    assert_eq!(bench.session.save, SaveState::Saving);
    bench.session.unsaved.insert(0, Vec::new());
    bench.settle();
    assert_eq!(bench.session.save, SaveState::Saved);
    assert_eq!(bench.statuses(), "asu");
    let (_, kept) = bench.end();
    assert_eq!(kept.result, Ok(()));
}

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
        bench.has_told("was edited outside: 1 change taken over"),
        "{:?}",
        bench.told
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
    bench.wait_until(|bench| bench.has_told("what the other program decided is in"));
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
    bench.store.settle().ok();
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
    assert!(matches!(&bench.session.save, SaveState::Failed(why) if why.contains("is left alone")));
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
        again.has_told("work that could not be saved is in"),
        "{:?}",
        again.told
    );
    assert_eq!(again.statuses(), "u..");
    again.invoke(Command::TakeRescued);
    again.wait_until(|bench| bench.has_told("taken over from"));
    again.settle();
    assert_eq!(again.statuses(), "ua.");
    let (folder, _) = again.end();
    let last = Bench::open(&folder, None);
    assert!(
        !last.has_told("could not be saved"),
        "it is named once: {:?}",
        last.told
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
    bench.wait_until(|bench| bench.has_told("was deleted; it is written again"));
}

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
        places::far(&folders, &folder.path().join("ferry.md"))
    };
    let far_name = format!("data/{}", far.file_name().unwrap().to_string_lossy());
    let mut apart = Bench::open(&folder, Some(&far_name));
    apart.decide(Command::Unsupported);
    apart.decide(Command::Attributed);
    let (folder, _) = apart.end();
    let mut bench = Bench::open(&folder, None);
    bench.settle();
    assert!(bench.has_told("2 taken over from"), "{:?}", bench.told);
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
        ("taken.toml", "is there already"),
        ("busy.toml", "is open in another session"),
        ("no/such/place.toml", "its folder is not there"),
    ] {
        bench.invoke(Command::SaveElsewhere);
        let path = bench.path(path);
        bench.submit(&path.to_string_lossy());
        bench.settle();
        assert!(
            matches!(&bench.session.save, SaveState::Failed(said) if said.contains(why)),
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
