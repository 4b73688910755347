//! A conversation that cannot begin.

use super::*;
use crate::config::{self, UserFiles};
use std::sync::mpsc::channel;

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
