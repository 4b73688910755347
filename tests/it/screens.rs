//! What the reader sees, at stated sizes, with styles, and what holds for every screen.

use crate::support::bridge;
use crate::support::painter::{self, keymap, theme};
use ratatui::style::Modifier;
use ratatui_textarea::TextArea;
use sourcecheck::checklist::{Entry, Exclude};
use sourcecheck::layout::Frame;
use sourcecheck::session::{
    Command, Field, FieldChoice, Filter, Listed, Notice, Overlay, Progress, Purpose, SaveState,
    Search, Session, Sheet, SpanEdit, TextEntry,
};
use sourcecheck::text::{Span, width};
use sourcecheck::view::Scene;

/// Compares a screen, drawn with its styles, with the one that was looked at and kept.
#[track_caller]
pub fn check(name: &str, session: &Session) {
    keep(name, &painter::with_styles(&painter::draw(session, None)));
}

#[track_caller]
pub fn keep(name: &str, screen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = name.replace(',', "").replace(' ', "-");
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

pub fn open(width: u16, height: u16, boxes: Vec<Overlay>) -> Session {
    Session {
        boxes,
        ..bridge::at_claim(width, height, 5)
    }
}

fn listed(of: Listed, row: usize) -> Vec<Overlay> {
    vec![Overlay::list(of, row)]
}

pub fn typed(purpose: Purpose) -> Overlay {
    Overlay::Entry(TextEntry::new(purpose, ""))
}

/// One of every box, and of those that lie over another.
pub fn every_box() -> Vec<Vec<Overlay>> {
    let sheet = |row| Overlay::Sheet(Sheet { row, more: true });
    let mut all = vec![
        vec![],
        vec![sheet(0)],
        vec![sheet(9)],
        listed(Listed::Claims, 6),
        listed(Listed::Contents, 2),
        listed(Listed::Summary, 3),
        listed(Listed::Help, 999),
        vec![sheet(1), typed(Purpose::Note)],
        vec![Overlay::Unsaved],
        vec![Overlay::Span(SpanEdit {
            entry: Some(4),
            span: Span::new(9, 90),
        })],
    ];
    all.extend(Field::ALL.iter().map(|&field| {
        vec![
            sheet(5),
            Overlay::list(Listed::Values(FieldChoice::Claim(field)), 7),
        ]
    }));
    all
}

#[test]
fn the_page_at_every_size() {
    for (width, height) in [
        (40, 12),
        (50, 20),
        (80, 24),
        (120, 40),
        (200, 60),
        (0, 0),
        (1, 1),
        (30, 8),
    ] {
        check(
            &format!("page {width}x{height}"),
            &bridge::at_claim(width, height, 5),
        );
    }
}

#[test]
fn an_undecided_claim_and_an_excluded_one() {
    check("undecided 80x24", &bridge::at_claim(80, 24, 2));
    check("excluded 80x24", &bridge::at_claim(80, 24, 3));
    check("overruled 80x24", &bridge::at_claim(80, 24, 1));
    check("undecided 120x40", &bridge::at_claim(120, 40, 7));
}

#[test]
fn the_last_page_with_everything_an_article_may_hold() {
    let mut session = bridge::at_claim(80, 24, 7);
    session.place.at = session.article.text.len() / 2;
    check("quote, list, table 80x24", &session);
    session.place.at = session.article.text.len();
    check("wide characters 80x24", &session);
}

#[test]
fn boxes_at_the_common_size() {
    check(
        "sheet 80x24",
        &open(
            80,
            24,
            vec![Overlay::Sheet(Sheet {
                row: 1,
                more: false,
            })],
        ),
    );
    let concerns = Overlay::list(Listed::Values(FieldChoice::Claim(Field::Concern)), 6);
    check(
        "concerns 80x24",
        &open(80, 24, vec![Overlay::Sheet(Sheet::default()), concerns]),
    );
    check("claims 80x24", &open(80, 24, listed(Listed::Claims, 2)));
    check("contents 80x24", &open(80, 24, listed(Listed::Contents, 1)));
    check("summary 80x24", &open(80, 24, listed(Listed::Summary, 0)));
    check("help 80x24", &open(80, 24, listed(Listed::Help, 12)));
}

#[test]
fn boxes_at_other_sizes() {
    let sheet = || {
        vec![Overlay::Sheet(Sheet {
            row: 3,
            more: false,
        })]
    };
    check("sheet 40x12", &open(40, 12, sheet()));
    check("sheet 120x40", &open(120, 40, sheet()));
    check("sheet 200x60", &open(200, 60, sheet()));
    check("claims 40x12", &open(40, 12, listed(Listed::Claims, 6)));
    check("help 120x40", &open(120, 40, listed(Listed::Help, 0)));
    check("sheet 100x24", &open(100, 24, sheet()));
}

#[test]
fn what_is_said_before_anything_is_known() {
    let mut session = bridge::session(80, 24);
    (session.current, session.save) = (None, SaveState::Untouched);
    session.checklist.entries.iter_mut().for_each(|e| {
        let (span, claim) = (e.span.unwrap(), e.claim.unwrap());
        *e = Entry::found(e.id().clone(), span, claim);
    });
    session.counted = Progress::default();
    check("first run 80x24", &session);
    session.checklist.entries.clear();
    session.counted = Progress::default();
    check("no claims 80x24", &session);
    session.found = None;
    check("counting 80x24", &session);
}

#[test]
fn trouble_is_seen() {
    let mut session = bridge::at_claim(80, 24, 2);
    session.save = SaveState::Failed(
        "The disk that holds bridge.checklist.toml is full: free some room.".to_owned(),
    );
    check("not saved 80x24", &session);
    session.boxes = vec![Overlay::Unsaved];
    check("unsaved box 80x24", &session);
    session.boxes.clear();
    session.save = SaveState::Saved;
    let text = "Nothing is left to undo.".to_owned();
    session.notice = Some(Notice::warning(text));
    check("alarm 80x24", &session);
}

#[test]
fn matches_filter_and_moved_ends() {
    let mut session = bridge::at_claim(80, 24, 2);
    session.filter = Filter::Undecided;
    let text = &session.article.text;
    let found = text
        .match_indices("the")
        .take(9)
        .map(|(at, word)| Span::new(at, at + word.len()));
    session.search = Some(Search {
        hidden: false,
        phrase: "the".to_owned(),
        matches: found.collect(),
        current: Some(3),
    });
    check("search 80x24", &session);
    session.search = None;
    let span = bridge::find(&session.article, "sum came from the regional");
    session.boxes = vec![Overlay::Span(SpanEdit {
        entry: Some(1),
        span,
    })];
    check("ends 80x24", &session);
}

#[test]
fn keys_that_may_follow_are_shown() {
    let following: Vec<(String, Command)> = Exclude::ALL
        .iter()
        .zip(["o", "q", "c", "d", "e", "t", "n"])
        .map(|(reason, key)| (key.to_owned(), Command::Exclude(*reason)))
        .collect();
    let (keymap, theme) = (keymap(), theme());
    let sheet = vec![Overlay::Sheet(Sheet::default())];
    for (width, height, boxes) in [(80, 24, vec![]), (80, 24, sheet), (120, 40, vec![])] {
        let session = Session {
            boxes,
            ..bridge::at_claim(width, height, 2)
        };
        let scene = Scene {
            session: &session,
            keymap: &keymap,
            theme: &theme,
            typing: None,
            pending: "x",
            following: &following,
        };
        let screen = painter::rows(&painter::paint(&scene, width, height));
        for reason in Exclude::ALL {
            let words = reason.name().replace('-', " ");
            assert!(screen.contains(&words), "{reason} at {width}:\n{screen}");
        }
    }
}

#[test]
fn a_filter_that_lets_nothing_through_says_so() {
    let mut session = open(80, 24, listed(Listed::Claims, 0));
    session.filter_words = Some("no such words".to_owned());
    let screen = painter::rows(&painter::draw(&session, None));
    assert!(screen.contains("No claim matches the filter."), "{screen}");
    assert!(screen.contains("with “no such words”"), "{screen}");
}

#[test]
fn a_typed_line_is_shown_harmless_with_its_cursor() {
    let session = open(80, 24, vec![typed(Purpose::Note)]);
    let area = TextArea::new(vec!["the report \u{1b}[31mhas it twice".to_owned()]);
    let screen = painter::rows(&painter::draw(&session, Some(&area)));
    assert!(screen.contains("Note on claim 5"), "{screen}");
    assert!(screen.contains("the report ␛[31mhas it twice"), "{screen}");
}

/// The words of the screen that are reversed within the text, one blank between lines.
fn reversed(session: &Session) -> String {
    let buffer = painter::draw(session, None);
    let text = session.frame.text;
    let mut out = String::new();
    for y in text.y..text.bottom() {
        let mut skip = 0;
        for x in text.x + Frame::GUTTER..text.right() {
            let cell = &buffer[(x, y)];
            if skip == 0 && cell.modifier.contains(Modifier::REVERSED) {
                out.push_str(cell.symbol());
                skip = width(cell.symbol());
            }
            skip = skip.saturating_sub(1);
        }
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_current_claim_and_nothing_else_is_reversed() {
    for number in 1..=7 {
        let session = bridge::at_claim(80, 24, number);
        assert_eq!(
            reversed(&session),
            session.words_of(session.entry().unwrap())
        );
    }
}

/// The gutter beside the line that holds these words.
fn gutter_at(session: &Session, words: &str) -> String {
    let screen = painter::rows(&painter::draw(session, None));
    let row = screen.lines().find(|row| row.contains(words));
    let row = row.expect("the words are on the screen");
    let left = usize::from(session.frame.text.x);
    row.chars().skip(left).take(4).collect()
}

#[test]
fn the_gutter_shows_the_current_claim_else_the_first_undecided() {
    // Two claims begin on this line: the fourth is flagged and undecided, the fifth is sourced.
    let line = "Engineers found 212";
    assert_eq!(gutter_at(&bridge::at_claim(80, 24, 5), line), "S▸  ");
    assert_eq!(gutter_at(&bridge::at_claim(80, 24, 4), line), "·▸! ");
    assert_eq!(gutter_at(&bridge::at_claim(80, 24, 1), line), "· ! ");
    let mut session = bridge::at_claim(80, 24, 1);
    bridge::review(&mut session, 3, |record| {
        record.exclude = Some(Exclude::Opinion);
    });
    assert_eq!(gutter_at(&session, line), "- ! ");
    bridge::review(&mut session, 3, |record| record.flag = false);
    assert_eq!(gutter_at(&session, line), "- ~ ");
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    let session = open(80, 24, vec![typed(Purpose::Search)]);
    let mut area = TextArea::new(vec!["日本語".to_owned()]);
    area.move_cursor(ratatui_textarea::CursorMove::End);
    let (x, y) = painter::cursor(&session, &area);
    assert_eq!((x, y), (8, 21));
}

#[test]
fn stepping_beside_a_panel_never_moves_the_text() {
    let text_of = |number| {
        let mut session = bridge::at_claim(120, 40, number);
        session.place.at = 0;
        let buffer = painter::draw(&session, None);
        let rows = (2..38).map(|y| (4..72).map(move |x| (x, y)));
        rows.flatten()
            .map(|at| buffer[at].symbol().to_owned())
            .collect::<String>()
    };
    for number in 2..=7 {
        assert_eq!(text_of(1), text_of(number));
    }
}

#[test]
fn no_box_below_hides_the_beginning_of_the_claim() {
    for (width, height) in [
        (40, 10),
        (40, 12),
        (60, 16),
        (80, 24),
        (99, 30),
        (100, 24),
        (120, 40),
    ] {
        for number in 1..=7 {
            for boxes in every_box()
                .into_iter()
                .filter(|b| matches!(b.first(), Some(Overlay::Sheet(_))))
            {
                let session = Session {
                    boxes,
                    ..bridge::at_claim(width, height, number)
                };
                let buffer = painter::draw(&session, None);
                let column = session.frame.text.x + 1;
                let pointers = (0..height).filter(|y| buffer[(column, *y)].symbol() == "▸");
                assert_eq!(
                    pointers.count(),
                    1,
                    "{width}x{height} claim {number}: {:?}",
                    session.boxes
                );
            }
        }
    }
}

#[test]
fn nothing_from_outside_reaches_the_terminal_as_it_is() {
    let mut session = bridge::at_claim(120, 40, 5);
    let bad = "a\u{1b}]52;c;x\u{7}b\u{202e}c\u{9b}d\u{200b}e\nf\tg";
    let mut article = (*session.article).clone();
    article.metadata.title = Some(bad.to_owned());
    article.links[0].url = bad.to_owned();
    session.article = article.into();
    session.notice = Some(Notice::info(bad));
    session.filter_words = Some(bad.to_owned());
    bridge::review(&mut session, 4, |record| {
        record.note = Some(bad.to_owned());
        record.by = Some(bad.to_owned());
        record.exact = bad.to_owned();
        record.was = Some(bad.to_owned());
    });
    for boxes in every_box() {
        session.boxes = boxes;
        let buffer = painter::draw(&session, None);
        let symbols = buffer
            .content()
            .iter()
            .flat_map(|cell| cell.symbol().chars());
        let bad: Vec<char> = symbols
            .filter(|c| c.is_control() || matches!(c, '\u{202e}' | '\u{200b}'))
            .collect();
        assert!(bad.is_empty(), "{bad:?} in {:?}", session.boxes);
    }
}
