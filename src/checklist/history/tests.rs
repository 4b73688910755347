//! Undo undoes, redo does again, a restart changes nothing, and other programs' changes are respected.

use super::*;
use crate::article::Article;
use crate::checklist::{Concern, Entry, Evidence, EvidenceRole, Exclude, Origin, entry_at};
use crate::claim::Status;
use crate::text::Span;

const TEXT: &str = "The ferry stopped at nine. Fares rose in May. Nobody was asked about it.";

fn list() -> Checklist {
    let article = Article {
        text: TEXT.to_owned(),
        ..Article::default()
    };
    let entry = |(from, to)| entry_at(&article, Span::new(from, to), Origin::Found);
    let mut list = Checklist::default();
    list.document.text_sha256 = crate::checklist::sha256(TEXT);
    list.entries = [(0, 25), (27, 44), (46, 71)].map(entry).to_vec();
    list
}

fn now() -> Moment {
    Moment {
        at: "2026-03-04T09:00:00Z".parse().unwrap(),
        by: Some("ab".to_owned()),
    }
}

/// A list, its history and its log, as a session has them.
#[derive(Default)]
struct Desk {
    list: Checklist,
    history: History,
    log: String,
}

impl Desk {
    fn new() -> Self {
        Self {
            list: list(),
            ..Self::default()
        }
    }

    fn step(&mut self, change: impl Fn(&mut Vec<Entry>)) -> Checklist {
        let before = self.list.clone();
        change(&mut self.list.entries);
        let changes = self.history.record(between(&before, &self.list, &now()));
        self.append(&changes);
        self.list.clone()
    }

    fn undo(&mut self) -> Option<Revision> {
        let revision = self.history.undo(&mut self.list, &now());
        revision.inspect(|r| self.append(&r.log))
    }

    fn redo(&mut self) -> Option<Revision> {
        let revision = self.history.redo(&mut self.list, &now());
        revision.inspect(|r| self.append(&r.log))
    }

    fn append(&mut self, changes: &[Change]) {
        self.log.extend(changes.iter().map(Change::line));
    }

    /// Ends and begins again with what is in the log.
    fn restart(&mut self) {
        let (again, warnings) = History::read(&self.log);
        assert_eq!((&again, warnings), (&self.history, Vec::new()));
        self.history = again;
    }
}

fn decide(entries: &mut [Entry], nth: usize, status: Status) {
    let review = &mut entries[nth].review;
    (review.status, review.exclude, review.by) = (Some(status), None, Some("ab".to_owned()));
}

#[test]
fn undo_undoes_and_redo_does_again_across_restarts() {
    let mut desk = Desk::new();
    let mut states = vec![desk.list.clone()];
    states.push(desk.step(|e| decide(e, 0, Status::Sourced)));
    states.push(
        desk.step(|e| (e[0].review.status, e[0].review.exclude) = (None, Some(Exclude::Opinion))),
    );
    states.push(desk.step(|e| e[1].review.note = Some("a\u{1b}[2J\u{202e} note".to_owned())));
    states.push(desk.step(|e| e[1].review.concern = vec![Concern::NoReply]));
    states.push(desk.step(|e| {
        let fields = vec![("url".to_owned(), "https://a.example".to_owned())];
        e[2].review.evidence.push(Evidence {
            role: EvidenceRole::Cited,
            stance: None,
            fields,
        });
    }));
    states.push(desk.step(|e| drop(e.remove(1))));
    for state in states.iter().rev().skip(1) {
        assert_eq!(desk.undo().unwrap().skipped, []);
        assert_eq!(&desk.list, state);
        desk.restart();
    }
    assert_eq!(desk.undo(), None);
    for state in states.iter().skip(1) {
        assert_eq!(desk.redo().unwrap().skipped, []);
        assert_eq!(&desk.list, state);
        desk.restart();
    }
    assert_eq!(desk.redo(), None);
    assert!(
        desk.log
            .chars()
            .all(|c| c == '\n' || crate::text::placeholder(c).is_none())
    );
}

#[test]
fn a_split_is_one_step() {
    let mut desk = Desk::new();
    let before = desk.list.clone();
    let article = Article {
        text: TEXT.to_owned(),
        ..Article::default()
    };
    desk.step(|entries| {
        let halves = [(0, 9), (10, 25)]
            .map(|(from, to)| entry_at(&article, Span::new(from, to), Origin::Split));
        entries.splice(0..1, halves);
    });
    desk.restart();
    desk.undo();
    assert_eq!(desk.list, before);
    assert!(!desk.history.can_undo());
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut desk = Desk::new();
    desk.step(|e| decide(e, 0, Status::Sourced));
    desk.undo();
    desk.step(|e| decide(e, 1, Status::Attributed));
    desk.restart();
    assert!(!desk.history.can_redo());
    desk.undo();
    assert_eq!(desk.list, list());
}

#[test]
fn a_value_changed_since_is_left_alone_and_said() {
    let mut desk = Desk::new();
    desk.step(|e| {
        decide(e, 0, Status::Sourced);
        e[0].review.note = Some("mine".to_owned());
    });
    desk.list.entries[0].review.note = Some("theirs".to_owned());
    let revision = desk.undo().unwrap();
    let said: Vec<String> = revision.skipped.iter().map(ToString::to_string).collect();
    let id = &desk.list.entries[0].id;
    assert_eq!(
        said,
        [format!(
            "claim {id}: note was changed since, so it is left alone"
        )]
    );
    let review = &desk.list.entries[0].review;
    assert_eq!(
        (review.status, review.note.as_deref()),
        (None, Some("theirs"))
    );
    desk.restart();
}

#[test]
fn a_place_in_another_text_is_looked_for_again() {
    let mut desk = Desk::new();
    desk.step(|e| drop(e.remove(0)));
    desk.list.document.text_sha256 = "another".to_owned();
    assert_eq!(desk.undo().unwrap().skipped, []);
    let back = desk.list.entries.last().unwrap();
    assert_eq!(
        (back.anchor, back.span),
        (crate::checklist::Anchor::Orphan, None)
    );
}

#[test]
fn damaged_lines_are_passed_over() {
    let mut desk = Desk::new();
    desk.step(|e| decide(e, 0, Status::Sourced));
    let torn = format!("{}{{\"step\": 2, \"at\"", desk.log);
    let (history, warnings) = History::read(&torn);
    assert_eq!((history, warnings.len()), (desk.history, 1));
}

#[test]
fn a_step_that_nobody_counted_is_damage_and_steps_go_on() {
    let mut desk = Desk::new();
    desk.step(|e| decide(e, 0, Status::Sourced));
    let last = desk.log.lines().last().unwrap();
    let absurd = last.replace("\"step\":1", &format!("\"step\":{}", u64::MAX));
    assert_ne!(absurd, last);
    let (history, warnings) = History::read(&format!("{}{absurd}\n", desk.log));
    assert_eq!((&history, warnings.len()), (&desk.history, 1));
    desk.history = history;
    desk.step(|e| decide(e, 1, Status::Attributed));
    desk.restart();
    desk.undo();
    desk.undo();
    assert_eq!(desk.list, list());
}
