//! The four rows below the page about the current claim, where there is no panel beside it.
//!
//! Two rows of facts, two of keys; the lowest is drawn by `foot`. The rows are always there, whatever the claim.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::{foot, hints, pending, sheet, wording};
use crate::checklist::Entry;
use crate::session::{Mode, Session};
use crate::text::paint::Role;

/// Columns of the left part: number and status above the kind.
const LEFT: usize = 18;

/// Below so many columns the two parts stand one below the other instead.
const NARROW: u16 = 60;

/// Draws the strip with the rule above it.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let Some(area) = scene.session.frame.strip else {
        return;
    };
    canvas.rule(area, 0);
    let inside = area.below(1).narrowed(1);
    match scene.session.entry() {
        Some(entry) if area.width < NARROW => canvas.rows(inside.top(2), &narrow(scene, entry)),
        Some(entry) => canvas.rows(inside.top(2), &[about(scene, entry), facts(scene, entry)]),
        None => canvas.rows(
            inside.top(2),
            &without_claim(scene, usize::from(inside.width)),
        ),
    }
    let keys = keys(scene, usize::from(inside.width));
    canvas.row(inside, 2, &keys);
}

/// Number and decision beside the suggestion.
fn about(scene: &Scene, entry: &Entry) -> Row {
    let left = status(scene, entry).padded(LEFT);
    left.join(&decided(entry)).join(&suggested(entry))
}

/// The same facts for narrow screens: what is known above what is suggested.
fn narrow(scene: &Scene, entry: &Entry) -> [Row; 2] {
    let known = status(scene, entry)
        .add(Role::Strip, " · ")
        .add(Role::Strip, entry.kind.name())
        .add(Role::Strip, " · ")
        .add(Role::Strip, &signs(scene.session, entry).join(" · "));
    [known, decided(entry).join(&suggested(entry))]
}

fn status(scene: &Scene, entry: &Entry) -> Row {
    let (_, role) = wording::letter(entry);
    let number = scene.session.current.map_or(0, |nth| nth + 1);
    Row::of(Role::PanelTitle, &number.to_string())
        .add(Role::Strip, " · ")
        .add(role, wording::status(entry))
}

/// What the decision rests on; empty while undecided.
fn decided(entry: &Entry) -> Row {
    let ground = match entry.review.exclude {
        Some(reason) => Some(wording::plain(reason.name())),
        None => wording::ground(entry),
    };
    match ground {
        Some(ground) if entry.is_decided() => {
            Row::of(Role::Strip, &ground).add(Role::Label, "  ·  ")
        }
        _ => Row::new(),
    }
}

/// The suggestion with the words that led to it, always called one.
fn suggested(entry: &Entry) -> Row {
    let Some(suggestion) = &entry.suggestion else {
        return Row::of(Role::Label, "nothing suggested: the claim is your own");
    };
    let because = &suggestion.because;
    if entry.is_decided() && !wording::is_overruled(entry) {
        return Row::of(Role::Label, &format!("as suggested: {because}"));
    }
    Row::of(Role::Label, "suggested: ")
        .add(Role::Strip, &wording::suggestion(suggestion))
        .add(Role::Label, &format!(": {because}"))
}

/// Kind, and what there is to look at.
fn facts(scene: &Scene, entry: &Entry) -> Row {
    let left = Row::of(Role::Strip, entry.kind.name()).padded(LEFT);
    let words = signs(scene.session, entry);
    let row = left.add(Role::Strip, &words.join(" · "));
    match first_link(scene.session, entry) {
        Some(url) => row.add(Role::Label, &format!(": {url}")),
        None => row,
    }
}

/// What hangs on the claim; its links come last, since their address follows.
fn signs(session: &Session, entry: &Entry) -> Vec<String> {
    let review = &entry.review;
    let n_links = session.claim_of(entry).map_or(0, |c| c.links.len());
    let counted = |n: usize, one: &str| (n > 0).then(|| wording::count(n, one));
    let said = |on: bool, what: &str| on.then(|| what.to_owned());
    let signs = [
        wording::anchor(entry).map(str::to_owned),
        said(review.flag, "flagged"),
        said(n_links == 0, "no link in sight"),
        said(review.note.is_some(), "note"),
        counted(review.concern.len(), "concern"),
        counted(review.evidence.len(), "evidence link"),
        counted(session.count_questions(sheet::FEW), "prompt"),
        counted(n_links, "link"),
    ];
    signs.into_iter().flatten().collect()
}

fn first_link<'s>(session: &'s Session, entry: &Entry) -> Option<&'s str> {
    let first = *session.claim_of(entry)?.links.first()?;
    Some(session.article.links.get(first)?.url.as_str())
}

/// Two friendly lines for when no claim is current.
pub(super) fn without_claim(scene: &Scene, columns: usize) -> [Row; 2] {
    let session = scene.session;
    let (decided, total) = session.progress();
    let say = |text: &str| Row::of(Role::Strip, text);
    if session.found.is_none() {
        return [
            say("The claims are being looked for."),
            Row::of(Role::Label, "You can read on meanwhile."),
        ];
    }
    let first = match session.mode() {
        Mode::Reading => hints::row(scene, Mode::Reading, hints::FIRST, columns),
        _ => Row::new(),
    };
    match (decided, total) {
        (_, 0) => [
            say("No claim was found in this article."),
            hints::row(scene, Mode::Reading, hints::PICKING, columns),
        ],
        (0, _) => [
            say(&format!("{} to look at.", wording::count(total, "claim"))),
            first,
        ],
        (_, _) if decided == total => [
            say("Every claim is decided."),
            Row::of(Role::Label, "The checklist is complete."),
        ],
        _ => [say("No claim is selected."), first],
    }
}

/// The upper row of keys; `foot` draws the lower one.
fn keys(scene: &Scene, columns: usize) -> Row {
    let room = foot::room(scene.session);
    let mode = scene.session.mode();
    if !scene.pending.is_empty() && matches!(mode, Mode::Reading | Mode::Span) {
        return pending::upper(scene);
    }
    let notice = scene
        .session
        .notice
        .as_ref()
        .filter(|_| mode == Mode::Reading);
    if let Some(notice) = notice.filter(|n| crate::text::width(&n.text) > room) {
        let [upper, _] = foot::told(notice, columns, room);
        return upper;
    }
    match mode {
        Mode::Span => hints::row(scene, Mode::Span, hints::SPAN, room),
        Mode::Reading | Mode::Sheet if scene.session.current.is_some() => {
            hints::row(scene, Mode::Reading, hints::DECIDING, columns)
        }
        // Under a list or a typed line these keys mean something else.
        _ => Row::new(),
    }
}
