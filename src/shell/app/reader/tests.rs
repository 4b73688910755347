//! A conversation that cannot begin; articles that are opened one after the other, and reports that come too late.

use super::*;
use crate::checklist::{ClaimId, Shelved};
use crate::config::{self, UserFiles};
use crate::session::{Called, Command, Unfinished};
use jiff::Timestamp;
use std::fs;
use std::sync::mpsc::{Receiver, channel};

#[test]
fn where_no_claims_can_be_looked_for_it_ends_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let folders = Folders {
        config: at("config"),
        data: at("data"),
        state: at("state"),
    };
    let config = config::load(&UserFiles::default()).unwrap();
    let (sender, occurred) = channel();
    let news = EventSender::to(sender.clone()).unwrap();
    let why = "claims cannot be looked for: no thread is left".to_owned();
    news.report(WorkerEvent::NotReloaded(why.clone()));
    let events = LineEvents::answered_by(std::io::empty(), sender, occurred).unwrap();
    let opened = OpenedArticle::read(ArticleSource::Sample, None, &folders).unwrap();
    let options = config.settings.options(None);
    let (store, session) = begin(opened, news, config.bank, options, line_mode::SCREEN);
    let input = LineInput::new(session, config.keymap, 80);
    let reader = Reader::new(LineMode::new(input, events), store);
    // On a thread of its own, so that a hang fails the test.
    let (ended, end) = channel();
    std::thread::spawn(move || ended.send(reader.read()).unwrap());
    let end = end.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(end, Err(Failure::Input(why)));
}

/// A front end that shows nothing and is asked nothing.
struct Silent(Session);

impl FrontEnd for Silent {
    const IN_LINES: bool = false;

    fn session(&mut self) -> &mut Session {
        &mut self.0
    }

    fn show(&mut self) -> ControlFlow<Exit, Vec<Effect>> {
        ControlFlow::Continue(Vec::new())
    }

    fn wait(&mut self, _: Option<Instant>) -> Option<AppEvent> {
        None
    }

    fn input(&mut self, _: AppEvent) -> ControlFlow<Exit, Vec<Effect>> {
        ControlFlow::Continue(Vec::new())
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        self.0.update(message)
    }

    fn lend(
        &mut self,
        program: impl FnOnce() -> Result<(), String>,
    ) -> ControlFlow<Exit, Result<(), String>> {
        ControlFlow::Continue(program())
    }

    fn leave(self, _: &str) {}
}

/// A reader of `one.md`, whose shelf has `one.md`, `two.md` and `three.md`.
struct AtShelf {
    folder: tempfile::TempDir,
    reader: Reader<Silent>,
    occurred: Receiver<AppEvent>,
}

impl AtShelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["one", "two", "three"] {
            let text = format!("# {name}\n\nThe quay cost 3 million crowns, said Ada Vask.\n");
            fs::write(at(name).with_extension("md"), text).unwrap();
        }
        let folders = Folders {
            config: at("config"),
            data: at("data"),
            state: at("state"),
        };
        let (sender, occurred) = channel();
        let news = EventSender::to(sender).unwrap();
        let source = ArticleSource::File(at("one.md"));
        let opened = OpenedArticle::read(source, None, &folders).unwrap();
        let (store, session) = begin(opened, news, Bank::default(), Options::default(), (80, 24));
        let reader = Reader::new(Silent(session), store);
        let mut shelf = Self {
            folder,
            reader,
            occurred,
        };
        shelf.list();
        shelf
    }

    /// Has the list of articles opened.
    fn list(&mut self) {
        let item = |name: &str| Shelved {
            title: name.to_owned(),
            article: self.folder.path().join(name).with_extension("md"),
            checklist: self
                .folder
                .path()
                .join(name)
                .with_extension("checklist.toml"),
            position: self
                .folder
                .path()
                .join("state")
                .join(name)
                .with_extension("position"),
            progress: None,
            percent: 0,
            opened: None,
            when: String::new(),
            is_missing: false,
            apart: None,
        };
        let items = ["one", "two", "three"].map(item).to_vec();
        self.reader.front.take(Message::Shelf {
            items,
            report: None,
            opens: true,
        });
    }

    fn invoke(&mut self, called: impl Into<Called<'static>>) {
        let invocation = called.into().at(Timestamp::UNIX_EPOCH);
        let effects = self.reader.front.take(Message::Invoked(invocation));
        assert_eq!(self.reader.perform_all(effects), ControlFlow::Continue(()));
    }

    /// Chooses the article with this number; what its worker reports once it has been read.
    fn open(&mut self, number: usize) -> AppEvent {
        self.invoke(Called::of(Command::RowOpen).times(number));
        loop {
            let event = self.occurred.recv_timeout(REPORT_TIMEOUT * 10).unwrap();
            if matches!(event, AppEvent::Message(_, WorkerEvent::Opened(..))) {
                return event;
            }
        }
    }

    fn take(&mut self, event: AppEvent) {
        assert_eq!(self.reader.take(event), ControlFlow::Continue(()));
    }

    fn title(&mut self) -> String {
        self.reader.front.0.article.name().to_owned()
    }
}

#[test]
fn an_article_that_is_cancelled_while_it_loads_is_not_opened() {
    let mut shelf = AtShelf::new();
    let two = shelf.open(2);
    shelf.invoke(Command::Close);
    shelf.take(two);
    assert_eq!(shelf.title(), "one");
    // Nor when the list is open again, for something else.
    shelf.list();
    let three = shelf.open(3);
    shelf.invoke(Command::Close);
    shelf.invoke(Command::Shelf);
    shelf.list();
    shelf.take(three);
    assert_eq!(shelf.title(), "one");
}

#[test]
fn of_two_articles_that_load_the_one_chosen_last_is_opened() {
    let mut shelf = AtShelf::new();
    let two = shelf.open(2);
    let three = shelf.open(3);
    shelf.take(two);
    assert_eq!(shelf.title(), "one");
    shelf.take(three);
    assert_eq!(shelf.title(), "three");
}

#[test]
fn a_late_report_about_an_article_that_is_no_longer_open_is_passed_over() {
    let mut shelf = AtShelf::new();
    let before = shelf.reader.store.article();
    let two = shelf.open(2);
    shelf.take(two);
    let report = || WorkerEvent::notice("the disk is full".to_owned());
    shelf.take(AppEvent::Message(before, report()));
    shelf.take(AppEvent::Message(before, WorkerEvent::Moved("x".into())));
    assert_eq!(shelf.reader.front.0.notice, None);
    assert!(shelf.reader.store.path().ends_with("two.checklist.toml"));
    let now = shelf.reader.store.article();
    shelf.take(AppEvent::Message(now, report()));
    assert!(shelf.reader.front.0.notice.is_some());
}

#[test]
fn a_note_that_was_being_typed_is_kept_with_its_article() {
    let mut shelf = AtShelf::new();
    let draft = Some(Unfinished {
        claim: ClaimId::from("c-1"),
        text: "ask the mayor".to_owned(),
    });
    shelf.reader.front.0.draft.clone_from(&draft);
    let two = shelf.open(2);
    shelf.take(two);
    assert_eq!(
        (shelf.title().as_str(), &shelf.reader.front.0.draft),
        ("two", &None)
    );
    shelf.list();
    let one = shelf.open(1);
    shelf.take(one);
    assert_eq!(
        (shelf.title().as_str(), &shelf.reader.front.0.draft),
        ("one", &draft)
    );
}
