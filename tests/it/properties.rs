//! What holds whatever the reader presses: nothing breaks, nothing is lost, everything can be taken back.

use proptest::prelude::*;
use sourcecheck::checklist::{Checklist, Entry, Record};
use sourcecheck::claim::Status;
use sourcecheck::keymap::{Key, KeyCode, parse_keys};
use sourcecheck::layout::LineKind;
use sourcecheck::session::{Mode, Session};

use crate::support::sitting::{Disk, Sitting};

const ARTICLE: &str = include_str!("../fixtures/journeys/articles/ferry.md");

/// What readers press. Boxes are opened and left again, lines are typed and sent, so that scripts go far.
const SCRIPTS: &[&str] = &[
    "Tab",
    "Shift-Tab",
    "]",
    "[",
    "Space",
    "b",
    "j",
    "k",
    "d",
    "Ctrl-U",
    "g",
    "G",
    "2 G",
    "5 0 %",
    "}",
    "{",
    ")",
    "(",
    "' '",
    "m a",
    "' a",
    "t",
    "c",
    "F",
    "& t h e Enter",
    "& Enter",
    "a",
    "s",
    "u",
    "x o",
    "x c",
    "x n",
    "X",
    ".",
    "!",
    "Backspace",
    "z",
    "Z",
    "3 z",
    "2 Z",
    "A",
    "A Enter",
    "E",
    "E h h s",
    "E m",
    "E h Enter",
    "E H H Enter",
    "E l l Enter",
    "E L Enter",
    "Enter",
    "1",
    "2",
    "n",
    "y",
    "p",
    "-",
    "+",
    "i n o t e Enter",
    "i Enter",
    "/ t h e Enter",
    "N",
    "S",
    "?",
    "Esc",
    "q",
    "Ctrl-C",
    "L h t t p : / / a . b Enter",
    ": p i c k Enter",
    "T",
    "=",
    "R",
    "x",
    "9",
];

/// Scripts of one to four sessions.
fn sessions() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let script = prop::collection::vec(prop::sample::select(SCRIPTS), 0..20);
    prop::collection::vec(script, 1..5)
}

/// Presses a key as long as it has something to do, at most so often as no script needs.
fn press_while(sitting: &mut Sitting, key: char, can: fn(&Session) -> bool) {
    for _ in 0..500 {
        if !can(&sitting.desk.session) {
            return;
        }
        sitting.press(Key::char(key));
        let said = format!("{:?}", sitting.desk.session.notice);
        assert!(
            !said.contains("not undone") && !said.contains("not done again"),
            "{said}"
        );
    }
}

fn script() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(SCRIPTS), 0..60)
}

/// Any key at all, bound or not.
fn any_key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        any::<char>().prop_map(KeyCode::Char),
        (b' '..=b'~').prop_map(|byte| KeyCode::Char(char::from(byte))),
        prop::sample::select(vec![
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Up,
            KeyCode::Home,
            KeyCode::PageDown,
        ]),
    ];
    (codes, prop::bool::weighted(0.1)).prop_map(|(code, ctrl)| Key {
        code,
        ctrl,
        alt: false,
    })
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    (0..200_u16, 0..60_u16)
}

fn sit(article: &str) -> Sitting {
    let disk = Disk {
        article: article.to_owned(),
        ..Disk::default()
    };
    Sitting::open(disk, (80, 24))
}

/// Presses keys until the reader quits; says whether a check failed on the way.
fn play(sitting: &mut Sitting, scripts: &[&str]) {
    for keys in scripts {
        for key in parse_keys(keys).expect("the scripts are made of keys") {
            if sitting.ended {
                return;
            }
            sitting.press(key);
        }
    }
}

/// Leaves every box, so that the page has the keys.
fn leave_boxes(sitting: &mut Sitting) {
    let esc = Key::plain(KeyCode::Esc);
    while sitting.desk.session.mode() != Mode::Reading {
        sitting.press(esc);
    }
    // What was typed half is dropped, too.
    sitting.press(esc);
}

/// What must hold of every checklist that a reader can arrive at.
fn holds(session: &Session) -> Result<(), TestCaseError> {
    let counting = || {
        session
            .checklist
            .entries
            .iter()
            .filter(|e| e.span.is_some() && e.record().exclude.is_none())
    };
    let decided = counting().filter(|e| e.is_decided()).count();
    prop_assert_eq!(session.progress(), (decided, counting().count()));
    let text = &session.article.text;
    let mut last = 0;
    let mut ids = std::collections::HashSet::new();
    for entry in &session.checklist.entries {
        let review = entry.record();
        prop_assert!(ids.insert(entry.id()), "{} twice", entry.id());
        prop_assert!(
            !(review.status.is_some() && review.exclude.is_some()),
            "{entry:?}"
        );
        let unsupported = review.status == Some(Status::Unsupported);
        prop_assert!(!unsupported || review.problem.is_some(), "{entry:?}");
        let span = entry
            .span
            .expect("nothing is lost from an article that stays as it is");
        prop_assert!(!span.is_empty() && text.is_char_boundary(span.start));
        prop_assert_eq!(span.of(text), entry.exact(text));
        prop_assert!(span.start >= last, "not in reading order: {:?}", entry);
        last = span.start;
    }
    let n = session.checklist.entries.len();
    prop_assert!(session.current.is_none_or(|index| index < n));
    Ok(())
}

fn same(one: &Checklist, other: &Checklist) -> Result<(), TestCaseError> {
    for (one, other) in one.entries.iter().zip(&other.entries) {
        prop_assert_eq!(one.id(), other.id());
        prop_assert_eq!(one.span, other.span);
        prop_assert_eq!(one.record(), other.record());
    }
    prop_assert_eq!(one.entries.len(), other.entries.len());
    Ok(())
}

/// Every entry with what is kept of it, by its id; undecided ones that the reader's own lie over aside.
fn kept(checklist: &Checklist) -> Vec<(String, Record)> {
    let entries = &checklist.entries;
    let covered = |e: &Entry| {
        let lies_over = |own: &&Entry| own.id() != e.id() && own.is_kept();
        let mut own = entries.iter().filter(lies_over);
        own.any(|own| own.span.zip(e.span).is_some_and(|(a, b)| a.overlaps(b)))
    };
    let left = entries.iter().filter(|e| e.is_kept() || !covered(e));
    left.map(|e| (e.id().to_string(), e.record().clone()))
        .collect()
}

/// Quits and opens again between any two scripts; a paragraph may be put above the article meanwhile. Undo takes back
/// all, redo brings all again, each in a new session.
fn undo_in_other_sessions(
    sessions: &[Vec<&'static str>],
    edited: bool,
) -> Result<(), TestCaseError> {
    let mut sitting = sit(ARTICLE);
    let begun = sitting.desk.session.checklist.clone();
    for scripts in sessions {
        play(&mut sitting, scripts);
        sitting.ended = false;
        leave_boxes(&mut sitting);
        sitting.reopen();
    }
    if edited {
        sitting.disk.article =
            format!("A new paragraph about the weather stands above.\n\n{ARTICLE}");
        sitting.reopen();
    }
    // What a script undid last can be done again, too.
    press_while(&mut sitting, 'Z', |s| s.history.can_redo());
    sitting.reopen();
    let done = sitting.desk.session.checklist.clone();
    press_while(&mut sitting, 'z', |s| s.history.can_undo());
    sitting.reopen();
    if !edited {
        same(&sitting.desk.session.checklist, &begun)?;
    }
    let entries = &sitting.desk.session.checklist.entries;
    let left: Vec<&Entry> = entries.iter().filter(|entry| entry.is_kept()).collect();
    prop_assert!(
        left.is_empty(),
        "something is left: {left:#?} {}",
        sitting.disk.history
    );
    press_while(&mut sitting, 'Z', |s| s.history.can_redo());
    sitting.reopen();
    let again = &sitting.desk.session.checklist;
    if !edited {
        same(again, &done)?;
    }
    // What the program makes of an edited article (the paragraph that a headline repeats) is today's.
    prop_assert_eq!(again.entries.len(), done.entries.len());
    for (one, other) in again.entries.iter().zip(&done.entries) {
        prop_assert_eq!((one.id(), one.span), (other.id(), other.span));
        prop_assert!(
            one.record().has_same_review(other.record()),
            "{:?}\n{:?}",
            one,
            other
        );
    }
    Ok(())
}

/// Claims that were joined, or of which an end was moved, in one session and another, before the article was edited.
#[test]
fn joined_claims_of_an_edited_article_are_taken_back() {
    for sessions in [
        vec![vec!["d"], vec!["{", "E m"]],
        vec![vec!["2 G"], vec!["E m", "E L Enter"]],
        vec![vec!["2 G", "j"], vec!["j", "Tab", "E m"]],
    ] {
        undo_in_other_sessions(&sessions, true).unwrap_or_else(|e| panic!("{sessions:?}: {e}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_a_checklist_that_makes_sense(scripts in script()) {
        let mut sitting = sit(ARTICLE);
        for keys in scripts {
            play(&mut sitting, &[keys]);
            holds(&sitting.desk.session)?;
        }
        sitting.screen();
    }

    #[test]
    fn any_key_at_any_size_can_be_drawn(keys in prop::collection::vec(any_key(), 0..40), sizes in prop::collection::vec(size(), 1..4)) {
        let mut sitting = sit(ARTICLE);
        for (nth, key) in keys.into_iter().enumerate() {
            if nth % 10 == 0 {
                sitting.resize(sizes[nth / 10 % sizes.len()]);
            }
            sitting.press(key);
            sitting.screen();
        }
        holds(&sitting.desk.session)?;
    }

    #[test]
    fn undoing_everything_brings_back_what_was(scripts in script()) {
        let mut sitting = sit(ARTICLE);
        let before = sitting.desk.session.checklist.clone();
        play(&mut sitting, &scripts);
        sitting.ended = false;
        leave_boxes(&mut sitting);
        let after = sitting.desk.session.checklist.clone();
        let mut steps = 0;
        while sitting.desk.session.history.can_undo() {
            sitting.press(Key::char('z'));
            steps += 1;
        }
        same(&sitting.desk.session.checklist, &before)?;
        for _ in 0..steps {
            sitting.press(Key::char('Z'));
        }
        same(&sitting.desk.session.checklist, &after)?;
    }

    #[test]
    fn undo_and_redo_go_on_in_other_sessions(sessions in sessions(), edited in 0..3_u8) {
        undo_in_other_sessions(&sessions, edited == 0)?;
    }

    #[test]
    fn what_is_saved_is_what_is_read_again(scripts in script()) {
        let mut sitting = sit(ARTICLE);
        play(&mut sitting, &scripts);
        let before = kept(&sitting.desk.session.checklist);
        sitting.reopen();
        let after = kept(&sitting.desk.session.checklist);
        for entry in &before {
            let (id, ..) = entry;
            // What was taken away (merged, cut) may be offered again, undecided; what is there stays.
            prop_assert_eq!(after.iter().find(|(i, ..)| i == id), Some(entry));
        }
    }

    #[test]
    fn any_sizes_that_end_at_the_first_show_the_first_screen(scripts in script(), sizes in prop::collection::vec(size(), 1..6)) {
        let mut sitting = sit(ARTICLE);
        play(&mut sitting, &scripts);
        let before = sitting.screen();
        for size in sizes {
            sitting.resize(size);
        }
        sitting.resize((80, 24));
        prop_assert_eq!(sitting.screen(), before);
    }

    #[test]
    fn paging_shows_every_line_once(paragraphs in prop::collection::vec("[a-z ]{1,400}", 1..12), size in (30..120_u16, 10..40_u16)) {
        let mut sitting = sit(&paragraphs.join("\n\n"));
        sitting.resize(size);
        let mut seen = Vec::new();
        loop {
            let session = &sitting.desk.session;
            let visible = session.visible();
            seen.extend(visible.clone());
            let more = session.lines.lines.len() > visible.end;
            sitting.press(Key::char(' '));
            if !more || sitting.desk.session.visible() == visible {
                break;
            }
        }
        let lines = &sitting.desk.session.lines.lines;
        let written = |line: &usize| lines[*line].kind != LineKind::Blank;
        let seen: Vec<usize> = seen.into_iter().filter(written).collect();
        let all: Vec<usize> = (0..lines.len()).filter(written).collect();
        prop_assert_eq!(seen, all);
    }
}
