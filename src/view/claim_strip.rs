//! The four rows below the page about the current claim, where there is no panel beside it.
//!
//! What is suggested above the words that led to it, and two rows of keys; the lowest is drawn by `foot`. The rows are
//! always there, whatever the claim.

use super::Scene;
use super::canvas::{Canvas, Row, shortened};
use super::hints;
use super::role::Role;
use super::{bottom_row, claim_facts, key_hints, reason, wording};
use crate::checklist::{Entry, Origin};
use crate::layout::RectExt;
use crate::session::{Command, HintPlace, Mode, SHOWN_PROMPTS, Session};
use crate::text::{one_line, shown_address, width};
use ratatui::layout::Margin;

/// Columns of the left part: number and status above the kind.
const LEFT: usize = 18;

/// Below so many columns what is suggested is in a row of its own instead.
const NARROW: u16 = 60;

/// The question about a source that was opened.
pub(super) const QUESTION: &str = "Does what you opened say this?";

/// Columns from which there is room for the answers to it in their usual words.
const WITH_ANSWERS: u16 = 72;

/// Draws the strip with the rule above it.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let Some(area) = scene.session.frame.strip else {
        return;
    };
    canvas.rule(area, 0);
    let inside = area.below(1).inner(Margin::new(1, 0));
    let columns = usize::from(inside.width);
    let rows = match scene
        .session
        .entry()
        .filter(|_| scene.session.span_now().is_none())
    {
        Some(entry) if area.width < NARROW => changed_in_rows(scene.session, entry, area.width)
            .unwrap_or_else(|| narrow(scene, entry, columns)),
        Some(entry) => match changed_in_rows(scene.session, entry, area.width) {
            Some([upper, lower]) => [
                status(scene, entry).padded(LEFT).join(&upper),
                strip(kind(scene.session, entry)).padded(LEFT).join(&lower),
            ],
            None => [
                decided(scene, entry, columns),
                because(scene, entry, columns),
            ],
        },
        None => match edited(scene.session) {
            Some([what, words]) => [strip(what), Row::of(Role::Label, &words).cut(columns)],
            None => without_claim(scene, columns),
        },
    };
    let keys = keys(scene, columns);
    let upper = upper_of_notice(scene, columns);
    let [known, because] = rows;
    let (over, under) = if scene.session.is_asked() {
        (Row::of(Role::Prompt, QUESTION), keys)
    } else if upper.is_empty() {
        (because, keys)
    } else if keys.is_empty() {
        // Without a claim the row above holds the keys.
        (because, upper)
    } else {
        (keys, upper)
    };
    canvas.rows(inside.head(3), &[known, over, under]);
}

/// The beginning of a notice that is too long for the last row: it stands above its end, and the keys stand in the
/// reason's row until the next key.
fn upper_of_notice(scene: &Scene, columns: usize) -> Row {
    let session = scene.session;
    match &session.notice {
        Some(notice) if session.mode() == Mode::Reading && scene.pending.is_empty() => {
            let room = bottom_row::room(session);
            let [upper, _] = bottom_row::in_two_rows(scene, notice, columns, room);
            upper
        }
        _ => Row::new(),
    }
}

/// Number and decision beside what that rests on, what is suggested, and what the reader noted.
fn decided(scene: &Scene, entry: &Entry, columns: usize) -> Row {
    let left = status(scene, entry).padded(LEFT);
    let ground = grounds(entry);
    let ground = ground.map(strip);
    let noted = noted(entry).into_iter().map(strip);
    let who = corrected(scene.session, entry).map(strip).into_iter();
    let parts = ground.chain(who).chain([suggested(scene.session, entry)]);
    joined(left, parts.chain(noted), columns).0
}

/// The kind beside the words that led to the suggestion, and what there is to look at.
fn because(scene: &Scene, entry: &Entry, columns: usize) -> Row {
    let left = strip(kind(scene.session, entry)).padded(LEFT);
    let alarming = alarming(scene.session, entry);
    let alarming = alarming.iter().map(|sign| Row::of(Role::Strong, sign));
    let reason = reason::of_entry(scene.session, entry).map(|reason| Row::of(Role::Label, &reason));
    let known: Vec<Row> = alarming.chain(reason).collect();
    let with = |offered: Vec<String>| {
        let offered = offered.into_iter().map(strip);
        joined(left.clone(), known.iter().cloned().chain(offered), columns)
    };
    let whole = Some(with(offered(scene.session, entry, true)));
    let whole = whole.filter(|(_, is_whole)| *is_whole);
    let (row, is_whole) = whole.unwrap_or_else(|| with(offered(scene.session, entry, false)));
    match first_link(scene.session, entry).filter(|_| is_whole) {
        Some(url) => row.add(Role::Label, &format!(": {url}")),
        None => row,
    }
}

/// The same for narrow screens: what is known above what is suggested.
fn narrow(scene: &Scene, entry: &Entry, columns: usize) -> [Row; 2] {
    let left = status(scene, entry).add(Role::Strip, " · ");
    let kind = kind(scene.session, entry).to_owned();
    let known = alarming(scene.session, entry).into_iter();
    let known = known.chain(grounds(entry));
    let known = known.chain(corrected(scene.session, entry)).chain([kind]);
    let known = known
        .chain(offered(scene.session, entry, false))
        .chain(noted(entry));
    let suggested = suggested(scene.session, entry);
    let reason = reason::of_entry(scene.session, entry).map(|reason| format!(": {reason}"));
    [
        joined(left, known.map(strip), columns).0,
        suggested.add(Role::Label, &reason.unwrap_or_default()),
    ]
}

fn kind(session: &Session, entry: &Entry) -> &'static str {
    entry.kind(session.claim_of(entry)).name()
}

fn strip(text: impl AsRef<str>) -> Row {
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
fn suggested(session: &Session, entry: &Entry) -> Row {
    match session.suggestion_of(entry) {
        None if entry.record().origin == Origin::Manual => {
            Row::of(Role::Label, "added by you; no suggestion")
        }
        None => Row::of(Role::Label, "no suggestion"),
        Some(_) if entry.is_settled() && !wording::is_overruled(session, entry) => {
            Row::of(Role::Label, "as suggested")
        }
        Some(suggestion) => {
            Row::of(Role::Label, "suggested: ").add(Role::Strip, &suggestion.in_words())
        }
    }
}

/// The reason that the strip has no room for in one row; none where it stands there whole or there is no strip.
pub(super) fn cut_reason(session: &Session, entry: &Entry) -> Option<String> {
    let area = session.frame.strip?;
    let columns = usize::from(area.width).saturating_sub(2);
    if changed_in_rows(session, entry, area.width).is_some() {
        return reason::of_entry(session, entry);
    }
    let before = if area.width < NARROW {
        suggested(session, entry).width() + 2
    } else {
        let alarming = alarming(session, entry);
        LEFT + alarming.iter().map(|sign| width(sign) + 3).sum::<usize>()
    };
    reason::of_entry(session, entry).filter(|reason| before + width(reason) > columns)
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

/// What is being added or changed, and its words, while a claim's ends move.
pub(super) fn edited(session: &Session) -> Option<[String; 2]> {
    let edit = session.span_now()?;
    let what = match edit.entry {
        None => "Adding a claim:".to_owned(),
        Some(index) => format!("Moving the ends of claim {}:", index + 1),
    };
    Some([what, one_line(edit.span.of(&session.article.text))])
}

/// The two rows when no claim is current.
fn without_claim(scene: &Scene, columns: usize) -> [Row; 2] {
    let ([first, more], keys) = idle(scene.session);
    let both = format!("{first} {more}");
    let upper = match more.as_str() {
        "" => strip(first),
        more if keys.is_none() => return [strip(first), Row::of(Role::Label, more)],
        _ if width(&both) <= columns => strip(both),
        more => strip(more),
    };
    let keys = keys.map(|place| hints::row(scene, Mode::Reading, place, columns));
    [upper, keys.unwrap_or_default()]
}

/// The text when no claim is current, in two sentences, and the keys that help.
pub(super) fn idle(session: &Session) -> ([String; 2], Option<HintPlace>) {
    let (decided, total) = session.progress();
    let say = |first: &str, more: &str| [first.to_owned(), more.to_owned()];
    let place = if session.is_behind_claims() {
        HintPlace::Last
    } else {
        HintPlace::First
    };
    let first = (session.mode() == Mode::Reading).then_some(place);
    match (decided, total) {
        // Claims are looked for once an article is chosen.
        _ if session.found.is_none() && session.is_below_shelf() => (say("", ""), None),
        _ if session.found.is_none() => {
            (say("Looking for claims …", "You can read meanwhile."), None)
        }
        (_, 0) if session.counts().excluded == 0 => {
            let [none, why] = wording::no_claims(session);
            (say(none, why), Some(HintPlace::Picking))
        }
        (0, 1..) => {
            let claims = crate::text::count(total, "claim");
            (say(&format!("{claims} to decide."), ""), first)
        }
        (_, _) if decided == total => (
            say("Every claim is decided.", "The checklist is complete."),
            None,
        ),
        _ => (say("No claim is selected.", ""), first),
    }
}

/// The key that this claim has besides the usual ones: it decides all of a quotation that runs on, or opens the source.
pub(super) fn own_key(scene: &Scene, columns: usize) -> Row {
    let (command, words) = match scene.session.open_quotation() {
        Some(n) if columns < usize::from(NARROW) => {
            (Command::QuotationAttributed, format!(" all {n}"))
        }
        Some(n) => {
            let words = format!(" all {n} of this quotation");
            (Command::QuotationAttributed, words)
        }
        None if scene.session.may_open_source() => (Command::ClaimLinks, " open".to_owned()),
        None => return Row::new(),
    };
    let key = scene.keymap.key_for(command, Mode::Reading);
    let Some(key) = key.and_then(|key| key.split(' ').next()) else {
        return Row::new();
    };
    Row::of(Role::Key, key).add(Role::Label, &words)
}

/// The upper row of keys; `foot` draws the lower one.
fn keys(scene: &Scene, columns: usize) -> Row {
    let room = bottom_row::room(scene.session);
    let mode = scene.session.mode();
    if !scene.pending.is_empty() && matches!(mode, Mode::Reading | Mode::Span) {
        return key_hints::upper(scene);
    }
    if scene.session.is_asked() {
        let is_narrow = scene.session.frame.screen.width < WITH_ANSWERS;
        let place = if is_narrow {
            HintPlace::AskedInBrief
        } else {
            HintPlace::Asked
        };
        return hints::row(scene, Mode::Asked, place, columns);
    }
    match mode {
        Mode::Span => hints::row(scene, Mode::Span, HintPlace::Ends, room),
        Mode::Reading | Mode::Sheet if scene.session.current.is_some() => {
            let run = own_key(scene, columns);
            let apart = if run.width() > 0 { hints::APART } else { 0 };
            let room = columns.saturating_sub(run.width() + apart);
            let hints = hints::row(scene, Mode::Reading, HintPlace::Deciding, room);
            hints.add(Role::Text, &" ".repeat(apart)).join(&run)
        }
        // Under a list or a typed line these keys mean something else.
        _ => Row::new(),
    }
}
