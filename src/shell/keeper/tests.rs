//! A keeper at work on a real folder, its news taken in when the test says so.

use super::*;
use crate::claim::Status;
use crate::prompt::Bank;
use crate::session::Options;
use crate::shell::lock::Lock;
use std::fs;
use std::sync::mpsc::{Receiver, channel};

const TEXT: &str = "The ferry carried 212,000 people in 1987. It sank in 1990, said Ada Vask.\n";

/// A sitting without a screen.
struct Bench {
    folder: tempfile::TempDir,
    keeper: Keeper,
    session: Session,
    occurred: Receiver<Occurrence<News>>,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("ferry.md"), TEXT).unwrap();
        Self::open(folder, "ferry.checklist.toml")
    }

    /// Sits down in that folder, the checklist being in this file; claims are looked for.
    fn open(folder: tempfile::TempDir, checklist: &str) -> Self {
        let at = |name: &str| folder.path().join(name);
        let folders = Folders {
            config: at("config"),
            data: at("data"),
            state: at("state"),
        };
        let flags = ReadingFlags {
            checklist: Some(at(checklist)),
            ..ReadingFlags::default()
        };
        let (sender, occurred) = channel();
        let opened = opened::open(Origin::File(at("ferry.md"))).unwrap();
        let teller = Teller::to(sender).unwrap();
        let (mut keeper, opened) = Keeper::open(opened, &folders, &flags, teller).unwrap();
        let article = Arc::new(opened.article);
        let bank = Arc::new(Bank::default());
        let mut session = Session::new(Arc::clone(&article), bank, Options::default(), (80, 24));
        session.reopen(keeper.bookmark_in(&article.text));
        keeper.look_for_claims(&session);
        let mut bench = Self {
            folder,
            keeper,
            session,
            occurred,
        };
        bench.take_in();
        assert!(bench.session.found.is_some());
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// How many claims of a checklist are decided so.
    fn n_decided(&self, name: &str, status: Status) -> usize {
        let saved = crate::checklist::format::read(&self.text(name)).unwrap();
        let entries = saved.checklist.entries.iter();
        entries.filter(|e| e.review.status == Some(status)).count()
    }

    /// The next thing that another thread reports.
    fn news(&self) -> News {
        match self.occurred.recv_timeout(KEPT_EVERY * 4).unwrap() {
            Occurrence::Message(news) => news,
            other => panic!("{other:?}"),
        }
    }

    fn take_in(&mut self) -> Vec<Message> {
        let news = self.news();
        self.take(news)
    }

    fn take(&mut self, news: News) -> Vec<Message> {
        let messages = self.keeper.take(news, &self.session);
        for message in messages.clone() {
            self.session.update(message);
        }
        messages
    }

    /// Decides on a claim, and has that written.
    fn decide(&mut self, nth: usize, status: Status) {
        self.session.checklist.entries[nth].review.status = Some(status);
        self.keeper.save(&self.session);
    }

    fn move_to(&mut self, name: &str) {
        let path = self.path(name);
        self.keeper.save_to(path.to_str().unwrap(), &self.session);
    }

    /// Takes in the next news until the checklist is saved or not.
    fn until_told(&mut self) -> Message {
        loop {
            if let Some(message) = self.take_in().pop() {
                return message;
            }
        }
    }
}

#[test]
fn what_is_kept_goes_to_the_new_file_and_so_does_the_lock() {
    let mut bench = Bench::new();
    let old = bench.keeper.state.clone();
    bench.decide(0, Status::Sourced);
    assert!(matches!(bench.until_told(), Message::Saved));
    old.append_history("{1}\n").unwrap();
    bench.session.marks = vec![('a', 4)];
    bench.move_to("mine.toml");
    let new = old.of_another(&bench.path("mine.toml"));
    // Taken before anything is written.
    assert!(Lock::take(&new.lock_path()).is_err());
    assert!(matches!(bench.until_told(), Message::Saved));
    assert_eq!(bench.keeper.path(), bench.path("mine.toml"));
    assert_eq!(new.history(), "{1}\n");
    assert_eq!(new.bookmark().unwrap().marks, [('a', 4)]);
    assert_eq!(new.visit().unwrap().checklist, bench.path("mine.toml"));
    assert!(Lock::take(&new.lock_path()).is_err());
    assert!(Lock::take(&old.lock_path()).is_ok());
    let Bench {
        keeper,
        session,
        folder,
        ..
    } = bench;
    keeper.finish(&session).result.unwrap();
    let again = Bench::open(folder, "mine.toml");
    let bookmark = again.session.marks;
    assert_eq!(bookmark, [('a', 4)]);
}

#[test]
fn an_earlier_save_is_not_taken_for_the_move() {
    let mut bench = Bench::new();
    bench.decide(0, Status::Sourced);
    let saved = bench.news();
    bench.move_to("mine.toml");
    bench.take(saved);
    assert_eq!(bench.keeper.path(), bench.path("ferry.checklist.toml"));
    assert!(matches!(bench.until_told(), Message::Saved));
    assert_eq!(bench.keeper.path(), bench.path("mine.toml"));
}

#[test]
fn a_move_at_the_very_end_is_a_move() {
    let mut bench = Bench::new();
    let state = bench.keeper.state.of_another(&bench.path("mine.toml"));
    bench.decide(0, Status::Sourced);
    bench.move_to("mine.toml");
    let Bench {
        keeper, session, ..
    } = bench;
    let kept = keeper.finish(&session);
    assert!(kept.line.unwrap().ends_with("mine.toml"));
    assert!(state.bookmark().is_some());
}

#[test]
fn a_file_that_another_session_has_open_is_not_moved_to() {
    let mut bench = Bench::new();
    bench.decide(0, Status::Sourced);
    bench.until_told();
    let state = bench.keeper.state.of_another(&bench.path("mine.toml"));
    let theirs = Lock::take(&state.lock_path()).unwrap();
    bench.move_to("mine.toml");
    let told = bench.until_told();
    assert!(
        matches!(&told, Message::SaveFailed(why) if why.contains("mine.toml is open in another session (process")),
        "{told:?}"
    );
    drop(theirs);
    // A move that fails lets go of the lock.
    fs::write(bench.path("mine.toml"), "theirs").unwrap();
    bench.move_to("mine.toml");
    assert!(matches!(bench.until_told(), Message::SaveFailed(_)));
    assert!(Lock::take(&state.lock_path()).is_ok());
    bench.decide(1, Status::Attributed);
    assert!(matches!(bench.until_told(), Message::Saved));
    assert_eq!(
        bench.n_decided("ferry.checklist.toml", Status::Attributed),
        1
    );
}

#[test]
fn what_was_read_again_at_the_old_place_is_saved_at_the_new_one() {
    let mut bench = Bench::new();
    bench.decide(0, Status::Sourced);
    bench.until_told();
    let edited = bench
        .text("ferry.checklist.toml")
        .replace("\"sourced\"", "\"sourced\"\nnote = \"by hand\"");
    fs::write(bench.path("ferry.checklist.toml"), edited).unwrap();
    bench.keeper.reload(&bench.session);
    let found = bench.news();
    assert!(matches!(found, News::Found(_)), "{found:?}");
    bench.move_to("mine.toml");
    assert!(matches!(bench.until_told(), Message::Saved));
    bench.take(found);
    assert!(matches!(bench.until_told(), Message::Saved));
    bench.decide(1, Status::Attributed);
    assert!(matches!(bench.until_told(), Message::Saved));
    assert!(bench.text("mine.toml").contains("by hand"));
    assert_eq!(bench.n_decided("mine.toml", Status::Attributed), 1);
    assert_eq!(
        bench.n_decided("ferry.checklist.toml", Status::Attributed),
        0
    );
    let names = fs::read_dir(bench.folder.path()).unwrap();
    let names: Vec<_> = names.map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn what_was_read_where_it_cannot_be_written_is_read_again_where_it_was_saved() {
    let mut bench = Bench::new();
    bench.keeper.place.read_from = bench.path("old.checklist.toml");
    bench.decide(0, Status::Sourced);
    bench.until_told();
    bench.keeper.reload(&bench.session);
    bench.take_in();
    let review = &bench.session.checklist.entries[0].review;
    assert_eq!(review.status, Some(Status::Sourced));
}
