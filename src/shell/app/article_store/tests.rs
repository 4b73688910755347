//! A store at work on a real folder: its thread writes, other programs write beside it, and what it reports is taken in
//! when the test says so.

mod elsewhere;
mod merging;

use super::*;
use crate::checklist::Decision;
use crate::prompt::Bank;
use crate::session::{Command, Effect, Invocation, Options, SaveState};
use crate::shell::app::events::AppEvent;
use crate::shell::storage::lock::Lock;
use std::fs;
use std::sync::mpsc::{Receiver, channel};

const TEXT: &str = "The ferry carried 212,000 people in 1987. It sank in 1990, said Ada Vask. The quay cost 3 million crowns.\n";
const LIST: &str = "ferry.checklist.toml";

/// A session without a screen.
struct Bench {
    folder: Arc<tempfile::TempDir>,
    store: ArticleStore,
    session: Session,
    occurred: Receiver<AppEvent>,
    /// The notices, the latest last.
    notices: Vec<String>,
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
        let (sender, occurred) = channel();
        let source = ArticleSource::File(at("ferry.md"));
        let given = checklist.map(at);
        let opened = OpenedArticle::read(source, given.as_deref(), &folders).unwrap();
        let news = EventSender::to(sender).unwrap();
        let options = Options {
            reviewer: Some("ada".to_owned()),
            ..Options::default()
        };
        let (mut store, session) = ArticleStore::new(opened, news, |article| {
            Session::new(article, Arc::new(Bank::default()), options, (80, 24))
        });
        store.look_for_claims(&session);
        let mut bench = Self {
            folder: Arc::clone(folder),
            store,
            session,
            occurred,
            notices: Vec::new(),
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
                AppEvent::Message(_, news) => self.take(news),
                other => panic!("{other:?}"),
            }
        }
    }

    fn take(&mut self, news: WorkerEvent) {
        for message in self.store.take(news) {
            let effects = self.session.update(message);
            self.note();
            self.perform(effects);
        }
    }

    fn note(&mut self) {
        let notice = self.session.notice.take();
        self.notices
            .extend(notice.map(|notice| format!("{notice:?}")));
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.store.perform(effect, &self.session);
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
        // The position is written after the checklist.
        self.store.settle();
    }

    fn has_notice(&self, words: &str) -> bool {
        self.notices.iter().any(|notice| notice.contains(words))
    }

    /// Ends the session; what was reported at the end.
    fn end(self) -> (Arc<tempfile::TempDir>, SaveSummary) {
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
