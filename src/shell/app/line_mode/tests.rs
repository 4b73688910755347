//! A conversation that cannot begin.

use super::*;
use crate::config::UserFiles;
use std::time::Duration;

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
    let why = "claims cannot be looked for: no thread is left".to_owned();
    let refused = WorkerEvent::NotReloaded(why.clone());
    sender.send(AppEvent::Message(refused)).unwrap();
    let answers = Answers::listen(io::empty(), sender.clone()).unwrap();
    let teller = EventSender::to(sender).unwrap();
    let opened = open(ArticleSource::Sample).unwrap();
    let flags = ReadingFlags::default();
    let (mut store, opened) = ArticleStore::open(opened, &folders, &flags, teller).unwrap();
    let options = config.settings.options(None);
    let session = store.session(opened, config.bank, options, SCREEN);
    let mut talk = LineMode {
        desk: LineInput::new(session, config.keymap, WIDTH),
        store,
        answers,
        echo: true,
        occurred,
    };
    // On a thread of its own, so that a hang fails the test.
    let (ended, end) = channel();
    std::thread::spawn(move || {
        let end = talk.review();
        ended.send(talk.end(end)).unwrap();
    });
    let end = end.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(end, Err(Failure::Input(why)));
}
