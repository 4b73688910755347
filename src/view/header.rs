//! The line above the page: title, page, progress, and the filter while one is set. In the rule below the first page's
//! stands who wrote the article, where and when, as far as its text does not say so.

use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, wording};
use crate::article::{Metadata, Part};
use crate::layout::{Frame, RectExt};
use crate::session::{Filter, Session};
use crate::text::{self, Span};
use ratatui::layout::Margin;

/// What says that a filter is on where there is no room to name it.
pub(super) const FILTERED: &str = "▽";

/// Draws the header with the rule below it, where there is room for one.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene) {
    let Some(area) = scene.session.frame.header else {
        return;
    };
    let inside = area.inner(Margin::new(1, 0));
    let right = right(scene.session, usize::from(inside.width));
    let room = usize::from(inside.width).saturating_sub(right.width() + 3);
    canvas.row(
        inside,
        0,
        &Row::of(Role::Header, scene.session.article.name()).cut(room),
    );
    canvas.row_right(inside, 0, &right);
    canvas.rule(area, 1);
    let article = &scene.session.article;
    let body = article.blocks.iter().find(|block| block.part == Part::Body);
    let head = body.map_or(0, |body| body.span.start);
    let head = Span::new(0, head).of(&article.text);
    let credits = credits(&article.metadata, head);
    if scene.session.page() == 0 && !credits.is_empty() {
        let credits = Row::of(Role::Label, &format!(" {credits} "));
        let room = inside.right_of(Frame::GUTTER - 2);
        canvas.row(room, 1, &credits.cut(usize::from(room.width)));
    }
}

/// Who wrote an article, where and when it appeared, as far as the `text` does not say so.
pub(super) fn credits(metadata: &Metadata, text: &str) -> String {
    let date = metadata.published.as_deref();
    // Of a time as machines write it the day is enough.
    let date = date.map(|at| {
        at.split_once('T')
            .map_or(at, |(day, _)| if day.len() == 10 { day } else { at })
    });
    let known = [
        metadata.byline.as_deref(),
        metadata.publisher.as_deref(),
        date,
    ];
    let is_new = |known: &&str| {
        let first = known.split(", ").next().unwrap_or(known);
        !text.contains(first)
    };
    let new: Vec<&str> = known.into_iter().flatten().filter(is_new).collect();
    new.join(" · ")
}

/// The page as `p 2/6`, two that face each other as `p 3-4/6`.
pub(super) fn page(session: &Session) -> String {
    let lines = &session.lines;
    if !lines.from_start {
        return percent(session);
    }
    let (_, facing) = session.spread();
    let first = session.page() + 1;
    let page = if facing.is_empty() || lines.page_of(facing.start) < first {
        first.to_string()
    } else {
        // Where the screen begins within a page, the right half may end in the one after next: two are on it all the same.
        format!("{first}-{}", first + 1)
    };
    match lines.page_count().filter(|_| session.whole) {
        Some(count) => format!("p {page}/{count}"),
        None => format!("p {page}/…"),
    }
}

/// How much of the article has been on the screen when it is read from the start.
pub(super) fn percent(session: &Session) -> String {
    match session.percent_seen() {
        Some(percent) => format!("{percent}%"),
        None => "…".to_owned(),
    }
}

/// Columns from which counts and words stand beside each other whatever the title; in fewer, where it leaves room.
const WIDE: usize = 78;

/// Page and progress, and before them the filter: a mark of it where there is no room for more.
fn right(session: &Session, columns: usize) -> Row {
    let page = Row::of(Role::Header, &page(session)).add(Role::Text, "   ");
    let words = Row::of(Role::Header, &progress(session));
    let filter = filter(session);
    let mut known = page.clone().join(&words);
    if session.found.is_some() && session.counts().all > 0 {
        let both = page.clone().join(&bar(session)).add(Role::Text, "   ");
        let both = both.join(&words);
        let title = text::width(session.article.name());
        let needed = filter.width() + both.width();
        if needed <= columns && (columns >= WIDE || title + 3 + needed <= columns) {
            known = both;
        } else if columns < WIDE {
            known = page.join(&bar(session));
        }
    }
    if filter.is_empty() || filter.width() + known.width() <= columns {
        return filter.join(&known);
    }
    Row::of(Role::Label, &format!("{FILTERED} ")).join(&known)
}

/// The claims by decision: `A12 S7 U9 ·8`, and behind them those that are excluded, where there are some.
fn bar(session: &Session) -> Row {
    let totals = session.counts();
    let excluded = (totals.excluded > 0).then_some((wording::EXCLUDED, totals.excluded));
    let counted = wording::by_decision(&totals).into_iter().chain(excluded);
    let parts = counted.map(|((letter, role), n)| Row::of(role, &format!("{letter}{n}")));
    let joined = parts.reduce(|row, part| row.add(Role::Text, " ").join(&part));
    joined.unwrap_or_default()
}

fn filter(session: &Session) -> Row {
    let mut row = Row::new();
    if session.filter != Filter::All {
        row = row.add(Role::Label, &format!("{}   ", session.filter));
    }
    if let Some(name) = &session.filter_source {
        let name = Row::of(Role::Label, &format!("of {name}")).cut(20);
        row = row.join(&name).add(Role::Text, "   ");
    }
    if let Some(words) = &session.filter_words {
        let words = Row::of(Role::Label, &format!("“{words}”")).cut(16);
        row = row.join(&words).add(Role::Text, "   ");
    }
    row
}

fn progress(session: &Session) -> String {
    let (decided, total) = session.progress();
    match (session.found.is_some(), total) {
        _ if session.searched > 0 => format!("claims {} %", session.searched),
        (false, _) if session.is_below_shelf() => String::new(),
        (false, _) if session.whole => "counting claims …".to_owned(),
        (false, _) => "reading on …".to_owned(),
        (true, 0) if session.counts().excluded > 0 => "all claims excluded".to_owned(),
        (true, 0) => "no claims".to_owned(),
        (true, _) => format!("claims {decided} of {total} decided"),
    }
}
