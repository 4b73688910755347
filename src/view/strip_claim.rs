//! What the strip says of the current claim: its decision and suggestion above the words that led to it.

use super::canvas::{Row, hung, shortened, wrapped};
use super::role::Role;
use super::{Scene, claim_facts, reason, wording};
use crate::checklist::{Entry, Origin};
use crate::layout::to_u16;
use crate::session::{SHOWN_PROMPTS, Session};
use crate::text::{one_line, shown_address, width};

/// Columns of the left part: number and status above the kind.
const LEFT: usize = 18;

/// Below so many columns what is suggested is in a row of its own instead.
pub(super) const NARROW: u16 = 60;

/// What is known of a claim, in as many rows as that takes.
pub(super) fn rows(scene: &Scene, entry: &Entry, columns: usize) -> Vec<Row> {
    if columns + 2 < NARROW.into() {
        narrow(scene, entry, columns)
    } else {
        known(scene, entry, columns)
    }
}

/// What is known of a claim, and what changed under it.
fn known(scene: &Scene, entry: &Entry, columns: usize) -> Vec<Row> {
    let session = scene.session;
    let left = |row: Row| row.padded(LEFT);
    let kind = strip(kind(session, entry));
    let Some([upper, lower]) = changed_in_rows(session, entry, to_u16(columns + 2)) else {
        let mut rows = vec![decided(scene, entry, columns)];
        rows.extend(because(scene, entry, columns));
        return rows;
    };
    let mut rows = vec![
        left(status(scene, entry)).join(&upper),
        left(kind).join(&lower),
    ];
    let reason = reason::of_entry(session, entry).unwrap_or_default();
    let reason = wrapped(Role::Label, &reason, columns.saturating_sub(LEFT));
    rows.extend(hung(&Row::new(), LEFT, reason));
    rows
}

/// Number and decision beside what that rests on, what is suggested, and what the reader noted.
fn decided(scene: &Scene, entry: &Entry, columns: usize) -> Row {
    let left = status(scene, entry).padded(LEFT);
    let ground = grounds(entry).map(strip);
    let noted = noted(entry).into_iter().map(strip);
    let who = corrected(scene.session, entry).map(strip).into_iter();
    let parts = ground
        .chain(who)
        .chain([Row::of(Role::Label, &suggested(scene.session, entry))]);
    joined(left, parts.chain(noted), columns).0
}

/// The kind beside the words that led to the suggestion, whole, and what there is to look at.
fn because(scene: &Scene, entry: &Entry, columns: usize) -> Vec<Row> {
    let left = strip(kind(scene.session, entry)).padded(LEFT);
    let room = columns.saturating_sub(LEFT);
    let alarming = alarming(scene.session, entry);
    let mut known: Vec<Row> = alarming
        .iter()
        .map(|sign| Row::of(Role::Strong, sign))
        .collect();
    let reason = reason::of_entry(scene.session, entry).unwrap_or_default();
    let before: usize = known.iter().map(|sign| sign.width() + 3).sum();
    let mut above = Vec::new();
    if before + width(&reason) > room {
        if !known.is_empty() {
            above.push(joined(Row::new(), std::mem::take(&mut known).into_iter(), room).0);
        }
        above.extend(wrapped(Role::Label, &reason, room));
        known.extend(above.pop());
    } else if !reason.is_empty() {
        known.push(Row::of(Role::Label, &reason));
    }
    let with = |offered: Vec<String>| {
        let offered = offered.into_iter().map(strip);
        joined(Row::new(), known.iter().cloned().chain(offered), room)
    };
    let whole = Some(with(offered(scene.session, entry, true)));
    let whole = whole.filter(|(_, is_whole)| *is_whole);
    let (row, is_whole) = whole.unwrap_or_else(|| with(offered(scene.session, entry, false)));
    above.push(
        match first_link(scene.session, entry).filter(|_| is_whole) {
            Some(url) => row.add(Role::Label, &format!(": {url}")),
            None => row,
        },
    );
    hung(&left, LEFT, above)
}

/// The same for narrow screens: what is known above what is suggested.
fn narrow(scene: &Scene, entry: &Entry, columns: usize) -> Vec<Row> {
    let session = scene.session;
    let changed = changed_in_rows(session, entry, to_u16(columns + 2));
    let left = status(scene, entry).add(Role::Strip, " · ");
    let known = alarming(session, entry).into_iter();
    let known = known.chain(grounds(entry));
    let kind = Some(kind(session, entry).to_owned()).filter(|kind| !kind.is_empty());
    let known = known.chain(corrected(session, entry)).chain(kind);
    let known = known
        .chain(offered(session, entry, false))
        .chain(noted(entry));
    let known = || vec![joined(left, known.map(strip), columns).0];
    let mut rows = changed.map_or_else(known, Into::into);
    let reason = reason::of_entry(session, entry).map(|reason| format!(": {reason}"));
    let suggested = suggested(session, entry) + &reason.unwrap_or_default();
    rows.extend(wrapped(Role::Label, &suggested, columns));
    rows
}

fn kind(session: &Session, entry: &Entry) -> &'static str {
    let names = wording::kind(session, entry);
    names.first().copied().unwrap_or_default()
}

pub(super) fn strip(text: impl AsRef<str>) -> Row {
    Row::of(Role::Strip, text.as_ref())
}

/// A row with parts behind it, divided by dots, and whether all of them are there; those that do not fit are left out.
fn joined(mut row: Row, parts: impl Iterator<Item = Row>, columns: usize) -> (Row, bool) {
    for (nth, part) in parts.enumerate() {
        let dot = if nth == 0 { "" } else { " · " };
        if nth > 0 && row.width() + dot.len() - 1 + part.width() > columns {
            return (row.add(Role::Label, " …"), false);
        }
        row = row.add(Role::Strip, dot).join(&part);
    }
    (row, true)
}

fn status(scene: &Scene, entry: &Entry) -> Row {
    let (_, role) = wording::letter(entry);
    let number = scene.session.current.map_or(0, |nth| nth + 1);
    Row::of(Role::PanelTitle, &number.to_string())
        .add(Role::Strip, " · ")
        .add(role, entry.record().decision())
}

/// What the decision rests on, and what was found.
fn grounds(entry: &Entry) -> impl Iterator<Item = String> {
    let record = entry.record();
    record.ground().into_iter().chain(record.finding_in_words())
}

/// The suggestion, always called one.
fn suggested(session: &Session, entry: &Entry) -> String {
    match session.suggestion_of(entry) {
        None if entry.record().origin == Origin::Manual => "added by you; no suggestion".to_owned(),
        None => "no suggestion".to_owned(),
        Some(_) if entry.is_settled() && !wording::is_overruled(session, entry) => {
            "as suggested".to_owned()
        }
        Some(suggestion) => format!("suggested: {}", suggestion.in_words()),
    }
}

/// What precedes the changes of a claim.
const CHANGED: &str = "changed: ";

/// What has to be looked at again; what changed is shown where it fits into the row.
fn alarming(session: &Session, entry: &Entry) -> Vec<String> {
    let diff = claim_facts::brief(&claim_facts::changed(session, entry));
    let changed = wording::anchor(entry).map(|anchor| {
        if diff.is_empty() {
            return anchor.to_owned();
        }
        format!("{CHANGED}{diff}")
    });
    let flagged = entry.record().flag.then(|| "flagged".to_owned());
    changed.into_iter().chain(flagged).collect()
}

/// What changed under a claim, over both rows of a strip of this width, where it takes more than the place of its own.
fn changed_in_rows(session: &Session, entry: &Entry, width: u16) -> Option<[Row; 2]> {
    let diff = claim_facts::brief(&claim_facts::changed(session, entry));
    if diff.is_empty() {
        return None;
    }
    let columns = usize::from(width).saturating_sub(2);
    let number = session.current.map_or(0, |nth| nth + 1);
    let (text, columns) = if width < NARROW {
        let status = entry.record().decision();
        (format!("{number} · {status} · {CHANGED}{diff}"), columns)
    } else {
        (format!("{CHANGED}{diff}"), columns - LEFT)
    };
    let mut rows = shortened(Role::Strong, &text, columns, 2).into_iter();
    Some([rows.next()?, rows.next()?])
}

/// What there is to look at; links that count come last, since their address follows. Why others do not is said with `reasons`.
fn offered(session: &Session, entry: &Entry, reasons: bool) -> Vec<String> {
    let n_links = session.links_of(entry).len();
    let uncounted = session.uncounted_links(entry);
    let prompts = counted(session.count_questions(SHOWN_PROMPTS), "prompt");
    let why = || format!(": {}", uncounted.join(", "));
    let not_counted = counted(uncounted.len(), "link").filter(|_| n_links == 0);
    let not_counted = not_counted.map(|links| {
        let why = if reasons { why() } else { String::new() };
        format!("{links} not counted{why}")
    });
    let reason = reason::of_entry(session, entry).unwrap_or_default();
    let none = n_links == 0 && uncounted.is_empty() && !reason.ends_with("no link");
    let links = counted(n_links, "link").or_else(|| none.then(|| "no link".to_owned()));
    [not_counted, prompts, links]
        .into_iter()
        .flatten()
        .collect()
}

/// Who says it, where the reader has another than the program found.
fn corrected(session: &Session, entry: &Entry) -> Option<String> {
    let source = session.corrected_source(entry)?;
    let who = source.name.as_ref().or(source.role.as_ref());
    who.map(|who| format!("says {}", one_line(who)))
}

/// What the reader noted.
fn noted(entry: &Entry) -> Vec<String> {
    let review = entry.record();
    let signs = [
        review.note.is_some().then(|| "note".to_owned()),
        counted(review.concern.len(), "concern"),
        counted(review.evidence.len(), "evidence item"),
    ];
    signs.into_iter().flatten().collect()
}

fn counted(n: usize, one: &str) -> Option<String> {
    (n > 0).then(|| crate::text::count(n, one))
}

fn first_link(session: &Session, entry: &Entry) -> Option<String> {
    let first = *session.links_of(entry).first()?;
    Some(shown_address(&session.article.links.get(first)?.url))
}
