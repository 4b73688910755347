//! The shelf: what its keys do, and any size without a panic.

use crate::screens::{line, open};
use crate::support::bridge;
use crate::support::painter;
use sourcecheck::checklist::Shelved;
use sourcecheck::session::{Command, Effect, Invocation, Message, Purpose, Session};

fn item(title: &str, file: &str, progress: Option<(usize, usize)>, when: &str) -> Shelved {
    Shelved {
        title: title.to_owned(),
        article: format!("/home/ada/texts/{file}.md").into(),
        position: format!("/home/ada/state/{file}.position").into(),
        checklist: format!("/home/ada/texts/{file}.checklist.toml").into(),
        progress,
        percent: 33,
        opened: None,
        when: when.to_owned(),
        is_missing: file == "gone",
        apart: None,
    }
}

fn articles() -> Vec<Shelved> {
    vec![
        item(
            "The harbour bridge, ten years on",
            "bridge",
            Some((9, 31)),
            "today 20:15",
        ),
        item(
            "Who pays for the quay, and who has always paid for it until now: a history",
            "quay",
            Some((31, 31)),
            "yesterday 08:02",
        ),
        item(
            "The school that moved \u{1b}[2Jaway \u{202e}",
            "gone",
            Some((0, 7)),
            "2025-12-31 23:59",
        ),
        item("日本語の案内板について", "sign", None, ""),
    ]
}

/// The shelf over an article, on a screen of that size.
pub fn shelf(width: u16, height: u16) -> Session {
    let mut session = open(width, height, Vec::new());
    session.update(Message::Shelf {
        items: articles(),
        report: None,
        opens: true,
    });
    session
}

pub fn invoke(session: &mut Session, commands: &[Command]) -> Vec<Effect> {
    let invoke = |&command| {
        session.update(Message::Invoked(Invocation {
            command,
            count: None,
            letter: None,
            now: "2031-05-04T10:20:30Z".parse().unwrap(),
        }))
    };
    commands.iter().flat_map(invoke).collect()
}

fn submit(session: &mut Session, text: &str) {
    invoke(session, &[Command::Search]);
    session.update(Message::Submitted {
        text: text.to_owned(),
        now: "2031-05-04T10:20:30Z".parse().unwrap(),
    });
}

/// The title of the article that Enter opens; empty for the sample.
#[track_caller]
fn opened(session: &mut Session) -> String {
    match invoke(session, &[Command::RowOpen]).as_slice() {
        [Effect::Open(Some(item))] => item.title.clone(),
        [Effect::Open(None)] => String::new(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_size_is_drawn() {
    let mut session = shelf(80, 24);
    for _ in 0..5 {
        for (width, height) in (0..70).zip((0..25).cycle()) {
            session.update(Message::Resized(width, height));
            painter::draw(&session, None);
        }
        invoke(&mut session, &[Command::RowDown]);
    }
}

#[test]
fn rows_end_with_the_sample() {
    let mut session = shelf(80, 24);
    invoke(&mut session, &[Command::RowDown]);
    assert!(opened(&mut session).starts_with("Who pays"));
    invoke(&mut session, &[Command::RowLast]);
    assert_eq!(opened(&mut session), "");
    invoke(&mut session, &[Command::RowDown, Command::RowUp]);
    assert_eq!(opened(&mut session), "日本語の案内板について");
}

#[test]
fn forgetting_asks_once_for_the_same_row() {
    use Command::{Forget, RowDown};
    let mut session = shelf(80, 24);
    assert_eq!(invoke(&mut session, &[Forget]), []);
    session.update(Message::Notice("x does nothing here".into()));
    assert_eq!(invoke(&mut session, &[Forget, RowDown, Forget]), []);
    let forget = Some("/home/ada/state/quay.position".into());
    let effects = invoke(&mut session, &[Forget]);
    assert_eq!(effects, [Effect::Shelf { forget }]);
}

#[test]
fn words_choose_what_is_listed() {
    let mut session = shelf(80, 24);
    submit(&mut session, "BR texts");
    assert!(opened(&mut session).starts_with("The harbour bridge"));
    submit(&mut session, "xyzzy");
    let keys = [Command::RowOpen, Command::RowDown, Command::RowOpen];
    assert_eq!(invoke(&mut session, &keys), []);
    let said = session.notice.as_ref().expect("it says so");
    assert!(said.begins_with("no article matches “xyzzy”"), "{said:?}");
    invoke(&mut session, &[Command::Close]);
    assert!(opened(&mut session).starts_with("The harbour bridge"));
    invoke(&mut session, &[Command::Close]);
    assert_eq!(session.boxes, []);
}

#[test]
fn nothing_is_opened_while_this_article_cannot_be_saved() {
    let mut session = shelf(80, 24);
    session.boxes.clear();
    session.update(Message::SaveFailed("the disk is full".to_owned()));
    session.boxes.clear();
    session.update(Message::Shelf {
        items: articles(),
        report: None,
        opens: true,
    });
    assert_eq!(invoke(&mut session, &[Command::RowOpen]), []);
    assert_eq!(
        session.boxes.last(),
        Some(&sourcecheck::session::Overlay::Unsaved)
    );
}

#[test]
fn a_list_that_comes_late_lies_below_the_line_being_typed() {
    let mut session = open(80, 24, vec![line(Purpose::Note, "")]);
    session.update(Message::Shelf {
        items: articles(),
        report: None,
        opens: true,
    });
    assert!(!session.is_at_shelf() && session.is_below_shelf());
    assert_eq!(session.article, bridge::session(80, 24).article);
}
