//! Every screen at the stated sizes, in the plain and in the default theme; and what holds for every screen.
//!
//! A new screen is a row of [`SCREENS`]; `insta` keeps one file of each. `PICTURES=folder` writes pictures of all of them.

use crate::shelf_screens::shelf;
use crate::support::bridge::{self, at_claim};
use crate::support::painter::{self, keymap};
use crate::support::palettes::PALETTES;
use crate::support::picture;
use sourcecheck::checklist::Entry;
use sourcecheck::session::{
    Command, EvidenceField, Field, FieldChoice, Filter, Listed, Message, Notice, Overlay, Progress,
    Purpose, SaveState, Search, Session, Sheet, SpanEdit, TextEntry, ThemeChoice,
};
use sourcecheck::text::Span;
use sourcecheck::view::welcome;
use std::fmt::Write;
use std::path::Path;

/// The sizes at which every screen is looked at: columns and rows.
const SIZES: [(u16, u16); 5] = [(40, 12), (50, 16), (80, 24), (120, 40), (200, 60)];

/// Every screen: its name, and a session that shows it at a size.
type Shown = (&'static str, fn(u16, u16) -> Session);

/// All of them; the claims are told apart in `support/bridge.rs`.
#[rustfmt::skip]
const SCREENS: &[Shown] = &[
    ("page", |w, h| at_claim(w, h, 2)),
    ("page-decided", |w, h| at_claim(w, h, 5)),
    ("page-overruled", |w, h| at_claim(w, h, 1)),
    ("page-excluded", |w, h| at_claim(w, h, 3)),
    ("page-quotation", |w, h| at_claim(w, h, 7)),
    ("page-changed", changed),
    ("page-last", |w, h| at_byte(w, h, usize::MAX)),
    ("page-without-panel", without_panel),
    ("page-searched", searched),
    ("page-first", first_run),
    ("page-without-claims", without_claims),
    ("page-counting", counting),
    ("page-notice", |w, h| noticed(at_claim(w, h, 5), decided_notice())),
    ("page-warning", |w, h| noticed(at_claim(w, h, 2), Notice::warning("Nothing is left to undo."))),
    ("page-not-saved", |w, h| unsaved(w, h, vec![])),
    ("unsaved", |w, h| unsaved(w, h, vec![Overlay::Unsaved])),
    ("span", moved_ends),
    ("sheet", |w, h| open(w, h, vec![sheet(1, false)])),
    ("sheet-fields", |w, h| open(w, h, vec![sheet(9, true)])),
    ("values", |w, h| open(w, h, vec![sheet(0, false), values(Field::Concern, 6)])),
    ("evidence", |w, h| open(w, h, vec![sheet(0, false), Overlay::list(Listed::Evidence, 0)])),
    ("evidence-fields", |w, h| open(w, h, vec![Overlay::list(Listed::Evidence, 0), Overlay::list(Listed::EvidenceFields(0), 2)])),
    ("evidence-values", |w, h| open(w, h, vec![Overlay::list(Listed::EvidenceFields(0), 0), Overlay::list(Listed::Values(FieldChoice::Evidence(0, EvidenceField::Role)), 0)])),
    ("note", |w, h| open(w, h, vec![sheet(1, false), line(Purpose::Note, "Table 3 of the report has 187 twice, once for each pier.")])),
    ("line", |w, h| open(w, h, vec![line(Purpose::Evidence, "https://kelmsund.example/harbour")])),
    ("palette", |w, h| open(w, h, vec![line(Purpose::Command, "re")])),
    ("claims", |w, h| open(w, h, vec![Overlay::list(Listed::Claims, 2)])),
    ("contents", |w, h| open(w, h, vec![Overlay::list(Listed::Contents, 1)])),
    ("summary", |w, h| open(w, h, vec![Overlay::list(Listed::Summary, 0)])),
    ("sources", |w, h| open(w, h, vec![Overlay::list(Listed::Sources(None), 1)])),
    ("links", |w, h| open(w, h, vec![Overlay::list(Listed::AllLinks, 0)])),
    ("links-of-claim", |w, h| open(w, h, vec![Overlay::list(Listed::ClaimLinks, 0)])),
    ("help", |w, h| open(w, h, vec![Overlay::list(Listed::Help, 0)])),
    ("themes", |w, h| open(w, h, vec![Overlay::list(Listed::Themes, 3)])),
    ("shelf", shelf),
    ("shelf-forgetting", |w, h| at_shelf(w, h, &[Command::RowDown, Command::RowDown, Command::Forget])),
];

/// Compares every screen with the one that was looked at and kept: its rows, and how they look in both themes.
#[test]
fn every_screen_is_as_it_was_looked_at() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, show) in SCREENS {
        let mut screens = String::new();
        for (width, height) in SIZES {
            let session = show(width, height);
            let drawn = painter::in_both_themes(&session);
            writeln!(screens, "{width}x{height}\n{drawn}").expect("a string takes all");
        }
        settings.bind(|| insta::assert_snapshot!(*name, screens));
    }
}

/// Writes pictures of the screens into the folder that `PICTURES` names, to look at; without it does nothing.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PICTURES") else {
        return;
    };
    for (name, show) in SCREENS {
        for (width, height) in SIZES {
            let session = show(width, height);
            for on in &PALETTES {
                for theme in [ThemeChoice::Auto, ThemeChoice::Plain, on.ground] {
                    let buffer = painter::draw_in(&session, theme);
                    let file = format!("{name}-{width}-{theme}-{}-{}.svg", on.name, on.ground);
                    let file = Path::new(&folder).join(file.replace(' ', ""));
                    std::fs::write(file, picture::svg(&buffer, on)).unwrap();
                }
            }
        }
    }
}

pub fn open(width: u16, height: u16, boxes: Vec<Overlay>) -> Session {
    Session {
        boxes,
        ..at_claim(width, height, 5)
    }
}

const fn sheet(row: usize, more: bool) -> Overlay {
    Overlay::Sheet(Sheet { row, more })
}

const fn values(field: Field, row: usize) -> Overlay {
    Overlay::list(Listed::Values(FieldChoice::Claim(field)), row)
}

pub fn line(purpose: Purpose, typed: &str) -> Overlay {
    Overlay::Entry(TextEntry::new(purpose, typed))
}

fn at_byte(width: u16, height: u16, at: usize) -> Session {
    let mut session = at_claim(width, height, 7);
    session.place.at = at.min(session.article.text.len());
    session
}

/// The fourth claim, decided on other words.
fn changed(width: u16, height: u16) -> Session {
    let mut session = at_claim(width, height, 4);
    bridge::review(&mut session, 3, |record| {
        record.was = Some("Engineers found 112 cracked bolts during an inspection.".to_owned());
        record.status = Some(sourcecheck::claim::Status::Unsupported);
    });
    session
}

/// Without its panel a wide screen shows two pages that face each other.
fn without_panel(width: u16, height: u16) -> Session {
    let mut session = at_claim(width, height, 5);
    session.options.panel_hidden = true;
    session.options.column = if height > 40 { 34 } else { 68 };
    session.update(Message::Resized(width, height));
    session
}

fn searched(width: u16, height: u16) -> Session {
    let mut session = at_claim(width, height, 2);
    session.filter = Filter::Undecided;
    let found = session.article.text.match_indices("the").take(9);
    let matches = found.map(|(at, word)| Span::new(at, at + word.len()));
    session.search = Some(Search {
        hidden: false,
        phrase: "the".to_owned(),
        matches: matches.collect(),
        current: Some(3),
    });
    session
}

/// Nothing is decided, and the reader is new.
fn first_run(width: u16, height: u16) -> Session {
    let mut session = at_claim(width, height, 1);
    (session.current, session.save) = (None, SaveState::Untouched);
    session.checklist.entries.iter_mut().for_each(|e| {
        let (span, claim) = (e.span.unwrap(), e.claim.unwrap());
        *e = Entry::found(e.id().clone(), span, claim);
    });
    session.counted = Progress::default();
    session.notice = Some(Notice::info(welcome(&keymap(), width)));
    session
}

fn without_claims(width: u16, height: u16) -> Session {
    let mut session = at_claim(width, height, 1);
    (session.current, session.save) = (None, SaveState::Untouched);
    session.checklist.entries.clear();
    session
}

fn counting(width: u16, height: u16) -> Session {
    let mut session = without_claims(width, height);
    session.found = None;
    session
}

fn decided_notice() -> Notice {
    Notice::info("5 sourced")
        .key(" · ", Command::Return, " returns")
        .undoable()
}

fn noticed(session: Session, notice: Notice) -> Session {
    Session {
        notice: Some(notice),
        ..session
    }
}

fn unsaved(width: u16, height: u16, boxes: Vec<Overlay>) -> Session {
    let why = "The disk that holds bridge.checklist.toml is full: free some room.";
    Session {
        boxes,
        save: SaveState::Failed(why.to_owned()),
        ..at_claim(width, height, 2)
    }
}

fn moved_ends(width: u16, height: u16) -> Session {
    let mut session = at_claim(width, height, 2);
    let span = bridge::find(&session.article, "sum came from the regional");
    session.boxes = vec![Overlay::Span(SpanEdit {
        entry: Some(1),
        span,
    })];
    session
}

fn at_shelf(width: u16, height: u16, commands: &[Command]) -> Session {
    let mut session = shelf(width, height);
    session.options.from_shelf = true;
    crate::shelf_screens::invoke(&mut session, commands);
    session
}

/// One of every box, and of those that lie over another.
pub fn every_box() -> Vec<Vec<Overlay>> {
    let of_screens = SCREENS.iter().map(|(_, show)| show(80, 24).boxes);
    let fields = Field::ALL
        .iter()
        .map(|&field| vec![sheet(5, true), values(field, 7)]);
    of_screens.chain(fields).collect()
}
