//! The rows below the page about the current claim, where there is no panel beside it.
//!
//! Two rows of what is known and two of keys; the lowest is drawn by `bottom_row`. What needs one row more takes that of the
//! rule; what needs still more covers text, which does not move.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::hints;
use super::role::Role;
use super::strip_claim::{self, NARROW, strip};
use super::{bottom_row, box_areas, key_hints, wording};
use crate::layout::{RectExt, to_u16};
use crate::session::{Command, HintPlace, Mode, Session};
use crate::text::{fitting, if_any, one_line, width};
use ratatui::layout::{Margin, Rect};

/// Rows of the strip between the rule and the last row of the screen, where it needs no more.
const ROWS: usize = 3;

/// The question about a source that was opened.
pub(super) const QUESTION: &str = "Does what you opened say this?";

/// Columns from which there is room for the answers to it in their usual words.
const WITH_ANSWERS: u16 = 72;

/// Draws the strip; above it the rule, or a notice in its place.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let Some(area) = scene.session.frame.strip else {
        return;
    };
    let rows = rows(scene, columns(area));
    let notice = notice_above(scene, &rows);
    let n = to_u16(notice.len() + rows.len() + 1);
    let over = over_text(scene.session, rows.len());
    let area = scene.session.frame.screen.foot(n.max(over.height));
    canvas.clear(area);
    if n < area.height || !notice.is_empty() {
        canvas.rule(area, 0);
    }
    let inside = area.inner(Margin::new(1, 0)).foot(n);
    for (nth, row) in (0..).zip(&notice) {
        let spaced = Row::of(Role::Text, " ").join(row).add(Role::Text, " ");
        canvas.row(inside, nth, &spaced);
    }
    canvas.rows(inside.below(to_u16(notice.len())), &rows);
}

fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(2)
}

/// The part of the screen that the strip is over, where that is more than its own.
pub(super) fn covered(scene: &Scene) -> Option<Rect> {
    let area = scene.session.frame.strip?;
    let over = over_text(scene.session, rows(scene, columns(area)).len());
    (over.height > area.height).then_some(over)
}

/// Where a strip of so many rows is; what takes rows of the text has its rule above it where there are enough of them.
fn over_text(session: &Session, n_rows: usize) -> Rect {
    let (screen, n) = (session.frame.screen, to_u16(n_rows + 1));
    let own = session.frame.strip.map_or(0, |strip| strip.height);
    let has_rule = n > own && screen.height >= box_areas::LOW;
    screen.foot(own.max(n + u16::from(has_rule)))
}

/// What is known of the claim and the keys: all of the strip's rows but the last one of the screen.
fn rows(scene: &Scene, columns: usize) -> Vec<Row> {
    let session = scene.session;
    let mut keys = keys(scene, columns);
    let is_moving = session.span_now().is_some();
    let mut rows = match session.shown_entry().filter(|_| !is_moving) {
        Some(entry) => strip_claim::rows(scene, entry, columns),
        None => match edited(session) {
            Some([what, words]) => {
                vec![
                    strip(what),
                    Row::of(Role::Label, &both_ends(&words, columns)),
                ]
            }
            None => without_claim(scene, columns).into(),
        },
    };
    if session.is_asked() {
        rows.push(Row::of(Role::Prompt, QUESTION));
    }
    let n = ROWS.saturating_sub(keys.len());
    if rows.len() < n {
        rows.resize(n, Row::new());
    }
    rows.append(&mut keys);
    rows
}

/// What just happened, in the row of the rule, where that is free or there is no room for it in the last row.
fn notice_above(scene: &Scene, rows: &[Row]) -> Vec<Row> {
    let session = scene.session;
    let is_read = session.mode() == Mode::Reading && scene.pending.is_empty();
    let (Some(notice), Some(area)) = (&session.notice, session.frame.strip) else {
        return Vec::new();
    };
    let above = bottom_row::in_rows(scene, notice, columns(area).saturating_sub(2));
    let free = usize::from(area.height).saturating_sub(rows.len() + 1);
    let fits_below = || bottom_row::fits(scene, notice);
    if !is_read || (above.len() > free && fits_below()) {
        return Vec::new();
    }
    above
}

/// Whether the notice stands above what is known, so that the last row keeps its keys.
pub(super) fn is_notice_above(scene: &Scene) -> bool {
    let area = scene.session.frame.strip;
    area.is_some_and(|area| !notice_above(scene, &rows(scene, columns(area))).is_empty())
}

/// Words in one row, their middle left out where there are too many.
fn both_ends(words: &str, columns: usize) -> String {
    if width(words) <= columns {
        return words.to_owned();
    }
    let half = columns.saturating_sub(3) / 2;
    let begin = fitting(words, half);
    let begin = begin.rsplit_once(' ').map_or(begin, |(whole, _)| whole);
    let ends = words.match_indices(' ');
    let mut ends = ends.filter_map(|(at, _)| words.get(at + 1..));
    let end = ends.find(|end| width(end) <= half).unwrap_or_default();
    format!("{begin} … {end}")
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
            let done = session.searched;
            let done = if_any(done, " ", " %");
            let looking = format!("Looking for claims …{done}");
            (say(&looking, "You can read meanwhile."), None)
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

/// The rows of keys but the last one, which `bottom_row` draws.
fn keys(scene: &Scene, columns: usize) -> Vec<Row> {
    let mode = scene.session.mode();
    if !scene.pending.is_empty() && matches!(mode, Mode::Reading | Mode::Span) {
        return vec![key_hints::upper(scene)];
    }
    if scene.session.is_asked() {
        let is_narrow = scene.session.frame.screen.width < WITH_ANSWERS;
        let place = if is_narrow {
            HintPlace::AskedInBrief
        } else {
            HintPlace::Asked
        };
        return vec![hints::row(scene, Mode::Asked, place, columns)];
    }
    match mode {
        Mode::Span => {
            let mut rows = bottom_row::keys_of_ends(scene);
            rows.pop();
            rows
        }
        Mode::Reading | Mode::Sheet if scene.session.current.is_some() => {
            let run = own_key(scene, columns);
            let apart = if run.width() > 0 { hints::APART } else { 0 };
            let room = columns.saturating_sub(run.width() + apart);
            let hints = hints::row(scene, Mode::Reading, HintPlace::Deciding, room);
            vec![hints.add(Role::Text, &" ".repeat(apart)).join(&run)]
        }
        // Under a list or a typed line these keys mean something else.
        _ => Vec::new(),
    }
}
