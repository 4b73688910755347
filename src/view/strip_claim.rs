//! What the strip says of the current claim: number and decision, and beside them what that rests on, what is suggested with
//! its whole reason, and as much of the rest as there is room for.

use super::canvas::Row;
use super::role::Role;
use super::{Scene, box_areas, claim_facts, reason, wording};
use crate::checklist::{Entry, Origin};
use crate::session::{SHOWN_PROMPTS, Session};
use crate::text::{one_line, shown_address};

/// Columns of the left part: number and status above the kind.
const LEFT: usize = 18;
/// Rows that there is room for.
const ROWS: usize = 2;

/// Below so many columns there is no left part.
pub(super) const NARROW: u16 = 60;

/// What is known of a claim, in as many rows as its suggestion and what has to be looked at again take.
pub(super) fn rows(scene: &Scene, entry: &Entry, columns: usize) -> Vec<Row> {
    let session = scene.session;
    let (status, kind) = (status(scene, entry), strip(kind(session, entry)));
    let is_narrow = columns + 2 < NARROW.into();
    let left = if is_narrow { 0 } else { LEFT };
    let room = columns.saturating_sub(left);
    let alarming = alarming(session, entry).into_iter();
    let alarming = alarming.map(|what| Row::of(Role::Strong, &what).cut(room * 3 / 2));
    let grounds = grounds(entry).chain(corrected(session, entry)).map(strip);
    let needed = alarming.chain(grounds).chain([suggested(session, entry)]);
    let mut more: Vec<Row> = noted(entry).into_iter().map(strip).collect();
    more.extend(offered(session, entry).map(strip));
    if !is_narrow {
        let rows = fitted(dotted(needed), more, tail(session, entry), room);
        let leads = [status, kind]
            .into_iter()
            .chain(std::iter::repeat(Row::new()));
        let rows = leads
            .zip(rows)
            .map(|(lead, row)| lead.padded(LEFT).join(&row));
        return rows.collect();
    }
    if !kind.is_empty() {
        more.insert(0, kind);
    }
    let needed = dotted(std::iter::once(status).chain(needed));
    if session.frame.screen.height < box_areas::LOW {
        let rows = needed.wrapped(room).len();
        if rows > ROWS + 1 {
            // Where there are few rows, the strip takes none of the article's; the sheet has the whole reason.
            return needed.shortened(room, ROWS + 1);
        }
    }
    fitted(needed, more, tail(session, entry), room)
}

/// What is needed, whole, and behind it the parts that the same rows have room for; `tail` is cut where they end.
fn fitted(needed: Row, more: Vec<Row>, tail: Option<String>, columns: usize) -> Vec<Row> {
    let n = needed.wrapped(columns).len().max(ROWS);
    let fits = |row: &Row| row.wrapped(columns).len() <= n;
    let mut shown = needed;
    let mut is_whole = true;
    for part in more {
        let longer = shown.clone().add(Role::Label, " · ").join(&part);
        if !fits(&longer) {
            let cut = shown.clone().add(Role::Label, " …");
            shown = if fits(&cut) { cut } else { shown };
            is_whole = false;
            break;
        }
        shown = longer;
    }
    let rows = shown.wrapped(columns).into_iter();
    let mut rows: Vec<Row> = rows.map(Row::without_dot).collect();
    if let (Some(last), Some(tail), true) = (rows.last_mut(), tail, is_whole) {
        *last = std::mem::take(last)
            .add(Role::Label, &format!(": {tail}"))
            .cut(columns);
    }
    rows.resize(n, Row::new());
    rows
}

/// Rows behind each other, divided by dots.
fn dotted(parts: impl Iterator<Item = Row>) -> Row {
    let joined = parts.reduce(|row, part| row.add(Role::Strip, " · ").join(&part));
    joined.unwrap_or_default()
}

fn kind(session: &Session, entry: &Entry) -> &'static str {
    let names = wording::kind(session, entry);
    names.first().copied().unwrap_or_default()
}

pub(super) fn strip(text: impl AsRef<str>) -> Row {
    Row::of(Role::Strip, text.as_ref())
}

fn status(scene: &Scene, entry: &Entry) -> Row {
    let (_, role) = wording::letter(entry);
    let number = scene.session.shown_claim().map_or(0, |nth| nth + 1);
    Row::of(Role::PanelTitle, &number.to_string())
        .add(Role::Strip, " · ")
        .add(role, entry.record().decision())
}

/// What the decision rests on, and what was found.
fn grounds(entry: &Entry) -> impl Iterator<Item = String> {
    let record = entry.record();
    record.ground().into_iter().chain(record.finding_in_words())
}

/// The suggestion, always called one, with its reason.
fn suggested(session: &Session, entry: &Entry) -> Row {
    let words = match session.suggestion_of(entry) {
        None if entry.record().origin == Origin::Manual => "added by you; no suggestion".to_owned(),
        None => "no suggestion".to_owned(),
        Some(_) if entry.is_settled() && !wording::is_overruled(session, entry) => {
            "as suggested".to_owned()
        }
        Some(suggestion) => format!("suggested: {}", suggestion.in_words()),
    };
    let reason = reason::of_entry(session, entry).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| format!(": {reason}"));
    Row::of(Role::Label, &(words + &reason.unwrap_or_default()))
}

/// What has to be looked at again, with what changed.
fn alarming(session: &Session, entry: &Entry) -> Vec<String> {
    let diff = claim_facts::brief(&claim_facts::changed(session, entry));
    let changed = wording::anchor(entry).map(|anchor| {
        if diff.is_empty() {
            return anchor.to_owned();
        }
        format!("changed: {diff}")
    });
    let flagged = entry.record().flag.then(|| "flagged".to_owned());
    changed.into_iter().chain(flagged).collect()
}

/// What there is to look at; links come last, since the address of the first or why others do not count follows.
fn offered(session: &Session, entry: &Entry) -> impl Iterator<Item = String> {
    let n_links = session.links_of(entry).len();
    let n_others = session.uncounted_links(entry).len();
    let prompts = counted(session.count_questions(SHOWN_PROMPTS), "prompt");
    let reason = reason::of_entry(session, entry).unwrap_or_default();
    let links = match (n_links, counted(n_others, "link")) {
        (0, Some(others)) => Some(format!("{others} not counted")),
        (0, None) => (!reason.ends_with("no link")).then(|| "no link".to_owned()),
        _ => counted(n_links, "link"),
    };
    prompts.into_iter().chain(links)
}

/// The address of the first link; where none counts, why.
fn tail(session: &Session, entry: &Entry) -> Option<String> {
    if let Some(first) = session.links_of(entry).first() {
        return Some(shown_address(&session.article.links.get(*first)?.url));
    }
    let others = session.uncounted_links(entry).join(", ");
    (!others.is_empty()).then_some(others)
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
