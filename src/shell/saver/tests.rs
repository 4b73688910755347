//! The newest checklist reaches the disk, failures are said and kept, and other programs' work is merged.

mod moving;

use super::*;
use crate::article::Article;
use crate::checklist::{Origin, entry_at, format};
use crate::claim::Status;
use crate::shell::files::{self, Expected};
use crate::text::Span;
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

const TEXT: &str = "One ferry left. Two came back. Ten were lost.";

struct Bench {
    folder: tempfile::TempDir,
    article: Arc<Article>,
}

impl Bench {
    fn new() -> Self {
        let article = Article {
            text: TEXT.to_owned(),
            ..Article::default()
        };
        Self {
            folder: tempfile::tempdir().unwrap(),
            article: Arc::new(article),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.checklist.toml")
    }

    fn keeping(&self) -> Keeping {
        Keeping::new(
            self.path(),
            Arc::clone(&self.article),
            self.folder.path().join("rescue"),
        )
    }

    fn start(keeping: Keeping) -> (Saver, Receiver<SaveOutcome>) {
        let (send, outcomes) = channel();
        let saver = Saver::new(keeping, move |outcome| drop(send.send(outcome)));
        (saver, outcomes)
    }

    /// The three claims with these decisions: `a`, `s`, `u` or `.`.
    fn list(&self, statuses: &str) -> Checklist {
        let spans = [(0, 14), (16, 29), (31, 44)];
        let entries = spans
            .into_iter()
            .zip(statuses.chars())
            .map(|((from, to), c)| {
                let mut entry = entry_at(&self.article, Span::new(from, to), Origin::Found);
                entry.review.status = Status::ALL
                    .iter()
                    .find(|s| s.name().starts_with(c))
                    .copied();
                entry
            });
        Checklist {
            entries: entries.collect(),
            ..Checklist::default()
        }
    }

    /// Saves to another file of the folder and waits until that is done or refused.
    fn save_to(&self, saver: &Saver, outcomes: &Receiver<SaveOutcome>, name: &str) -> Told {
        saver.save_to(self.elsewhere(name), self.list("as."));
        match outcomes.recv().unwrap() {
            SaveOutcome::Moved(there) => {
                let last = outcomes.recv().unwrap();
                assert!(matches!(last, SaveOutcome::Saved { .. }), "{last:?}");
                Told::Moved(there.path)
            }
            SaveOutcome::Failed(why) => Told::Refused(why),
            _ => Told::Saved,
        }
    }

    fn elsewhere(&self, name: &str) -> Elsewhere {
        Elsewhere {
            path: self.folder.path().join(name),
            lock: None,
        }
    }

    /// The files in which another program's decisions were put aside.
    fn conflicts(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let paths = files.map(|e| e.unwrap().path());
        paths
            .filter(|p| p.to_string_lossy().contains(".checklist.conflict-"))
            .collect()
    }

    fn on_disk(&self) -> String {
        statuses(&fs::read_to_string(self.path()).unwrap())
    }

    /// Changes the file as an editor would.
    fn edit(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.path()).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(self.path(), text.replacen(from, to, 1)).unwrap();
    }
}

/// What came of saving elsewhere.
#[derive(Debug)]
enum Told {
    Moved(PathBuf),
    Refused(String),
    Saved,
}

fn statuses(file: &str) -> String {
    let saved = format::read(file).unwrap();
    let letter = |s: Option<Status>| s.map_or('.', |s| s.name().chars().next().unwrap());
    saved
        .checklist
        .entries
        .iter()
        .map(|e| letter(e.review.status))
        .collect()
}

#[test]
fn every_save_is_answered_or_overtaken_and_the_last_is_on_disk() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    for statuses in ["a..", "as.", "asu", "usu", "uuu"] {
        saver.save(bench.list(statuses));
    }
    saver.finish().1.unwrap();
    let answers: Vec<SaveOutcome> = outcomes.iter().collect();
    assert!((1..=5).contains(&answers.len()));
    assert!(
        answers
            .iter()
            .all(|o| matches!(o, SaveOutcome::Saved { .. })),
        "{answers:?}"
    );
    assert_eq!(bench.on_disk(), "uuu");
}

#[test]
fn an_editors_change_is_merged() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    bench.edit(
        "Two came back\"",
        "Two came back\"\nstatus = \"sourced\" # by hand",
    );
    saver.save(bench.list("a.u"));
    let SaveOutcome::Merged {
        saved, sentence, ..
    } = outcomes.recv().unwrap()
    else {
        panic!("not merged")
    };
    assert_eq!(
        (saved.checklist.entries.len(), sentence.as_str()),
        (
            3,
            "a.checklist.toml was edited outside: 1 change taken over"
        )
    );
    assert_eq!(bench.on_disk(), "asu");
    assert!(
        fs::read_to_string(bench.path())
            .unwrap()
            .contains("# by hand")
    );
}

#[test]
fn the_same_claim_changed_twice_is_kept_twice() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    bench.edit("\"attributed\"", "\"sourced\"");
    saver.save(bench.list("u.."));
    let SaveOutcome::Merged { sentence, .. } = outcomes.recv().unwrap() else {
        panic!("not merged")
    };
    assert!(
        sentence.starts_with("1 decided differently by another program: yours kept"),
        "{sentence}"
    );
    assert_eq!(bench.on_disk(), "u..");
    let conflict = bench.conflicts().remove(0);
    assert_eq!(statuses(&fs::read_to_string(conflict).unwrap()), "s..");
}

#[test]
fn a_file_broken_meanwhile_is_left_alone_and_the_work_rescued() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    let broken = "<<<<<<< half a merge";
    fs::write(bench.path(), broken).unwrap();
    saver.save(bench.list("as."));
    let SaveOutcome::Failed(sentence) = outcomes.recv().unwrap() else {
        panic!("not failed")
    };
    assert!(
        sentence.contains("left alone: it holds an unresolved merge"),
        "{sentence}"
    );
    let end = saver.finish().1.unwrap_err();
    assert_eq!(fs::read_to_string(bench.path()).unwrap(), broken);
    let rescued = Path::new(end.rsplit("your work is in ").next().unwrap());
    assert_eq!(statuses(&fs::read_to_string(rescued).unwrap()), "as.");
}

#[test]
fn after_trouble_the_next_save_or_another_place_works() {
    let bench = Bench::new();
    fs::create_dir(bench.path()).unwrap();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    assert!(
        matches!(outcomes.recv().unwrap(), SaveOutcome::Failed(s) if s.contains("is a folder"))
    );
    let elsewhere = bench.folder.path().join("elsewhere.toml");
    let told = bench.save_to(&saver, &outcomes, "elsewhere.toml");
    assert!(
        matches!(&told, Told::Moved(to) if *to == elsewhere),
        "{told:?}"
    );
    assert_eq!(statuses(&fs::read_to_string(&elsewhere).unwrap()), "as.");
    let (path, result) = saver.finish();
    assert_eq!((path, result), (Some(elsewhere), Ok(())));
}

#[test]
fn a_deleted_file_comes_back() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    fs::remove_file(bench.path()).unwrap();
    saver.save(bench.list("as."));
    assert!(matches!(
        outcomes.recv().unwrap(),
        SaveOutcome::Merged { .. }
    ));
    assert_eq!(bench.on_disk(), "as.");
}

#[test]
fn what_was_read_is_what_is_expected() {
    let bench = Bench::new();
    fs::write(
        bench.path(),
        format::write_new(&bench.list("a.."), TEXT) + "# tail\n",
    )
    .unwrap();
    let (bytes, stamp) = files::read(&bench.path()).unwrap();
    let read = format::read_bytes(&bytes).unwrap();
    let as_read = bench.keeping().read_as(&read, stamp);
    assert_eq!(as_read.on_disk, Expected::This(stamp));
    let (saver, outcomes) = Bench::start(as_read);
    saver.save(bench.list("as."));
    assert!(matches!(
        outcomes.recv().unwrap(),
        SaveOutcome::Saved { .. }
    ));
    assert!(
        fs::read_to_string(bench.path())
            .unwrap()
            .ends_with("# tail\n")
    );
}

#[test]
fn a_decision_made_before_the_merge_was_seen_takes_nothing_back() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    bench.edit("Two came back\"", "Two came back\"\nstatus = \"sourced\"");
    saver.save(bench.list("a.u"));
    assert!(matches!(
        outcomes.recv().unwrap(),
        SaveOutcome::Merged { .. }
    ));
    saver.save(bench.list("u.u"));
    assert!(matches!(
        outcomes.recv().unwrap(),
        SaveOutcome::Merged { .. }
    ));
    assert_eq!(bench.on_disk(), "usu");
    // Both merges are seen now: what the reader takes back is taken back.
    saver.accept_merge();
    saver.accept_merge();
    saver.save(bench.list("u.u"));
    assert!(matches!(
        outcomes.recv().unwrap(),
        SaveOutcome::Saved { .. }
    ));
    assert_eq!(bench.on_disk(), "u.u");
}

#[test]
fn what_a_decision_made_before_the_merge_was_seen_contradicts_is_put_aside() {
    let bench = Bench::new();
    let (saver, outcomes) = Bench::start(bench.keeping());
    saver.save(bench.list("a.."));
    outcomes.recv().unwrap();
    bench.edit("Two came back\"", "Two came back\"\nstatus = \"sourced\"");
    saver.save(bench.list("a.u"));
    outcomes.recv().unwrap();
    assert_eq!(bench.conflicts(), Vec::<PathBuf>::new());
    // The merge was not taken in yet when the same claim was decided here.
    saver.save(bench.list("auu"));
    let SaveOutcome::Merged { sentence, .. } = outcomes.recv().unwrap() else {
        panic!("not merged")
    };
    assert!(
        sentence.starts_with("1 decided differently by another program: yours kept, theirs in /"),
        "{sentence}"
    );
    assert_eq!(bench.on_disk(), "auu");
    let theirs = fs::read_to_string(&bench.conflicts()[0]).unwrap();
    assert_eq!(statuses(&theirs), "asu");
}
