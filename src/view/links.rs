//! The links to pick from: number, words, and where each leads, whole for the selected one.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, box_areas, hints, list_box};
use crate::article::Link;
use crate::layout::{RectExt, to_u16};
use crate::session::{LinkList, Mode, Session};
use crate::text::{SafeText, Span, Wrapping, one_line, shown_address, width};
use ratatui::layout::Rect;

/// The widest list of links.
const WIDEST: u16 = 100;
/// What is said of an address that is not opened.
pub(super) const CLOSED: &str = "cannot be opened";
/// Rows for the target of the selected link, with the line above it; as many more as it needs.
const TARGET_ROWS: u16 = 3;

/// Where the box is: below the claim whose links it lists.
pub(super) fn area(session: &Session, links: LinkList) -> Rect {
    let listed = session.listed_links(links).len();
    let area = area_for(session, links, listed + usize::from(TARGET_ROWS));
    let target_rows = target_rows(session, links, border::inside(area).width);
    area_for(session, links, listed + usize::from(target_rows))
}

fn area_for(session: &Session, links: LinkList, rows: usize) -> Rect {
    if links.of_claim {
        box_areas::below(session, rows)
    } else {
        box_areas::middle(session, WIDEST, rows)
    }
}

/// The part of the box without what is said of the selected link.
pub(super) fn rows_of(session: &Session, links: LinkList) -> Rect {
    let area = area(session, links);
    let inside = border::inside(area);
    area.above(target_rows(session, links, inside.width).min(inside.height.saturating_sub(1)))
}

/// Rows that the selected link's target takes in a box so many columns wide inside.
fn target_rows(session: &Session, links: LinkList, columns: u16) -> u16 {
    let target = session.selected_link(links).map(target);
    let rows = target.map_or(0, |target| target_spans(target.as_str(), columns).len());
    to_u16(rows + 1).max(TARGET_ROWS)
}

/// Where a link leads, as it is shown.
fn target(link: &Link) -> SafeText {
    SafeText::sanitize(&shown_address(&link.url))
}

/// A target in rows: the address is broken where a row is full, what is remarked on it follows a blank.
fn target_spans(target: &str, columns: u16) -> Vec<Span> {
    let mut wrapping = Wrapping::new(target, columns.into());
    let end = target.find(' ').unwrap_or(target.len());
    wrapping.clusters(Span::new(0, end));
    wrapping.words(Span::new(end, target.len()));
    wrapping.end(0)
}

/// Draws the links, the selected one's whole target below them.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, links: LinkList) {
    let session = scene.session;
    let listed = session.listed_links(links);
    let area = area(session, links);
    let columns = usize::from(area.width).saturating_sub(6);
    let keys = keys(scene, links, columns);
    let title = if links.of_claim {
        "Links of this claim"
    } else {
        "Links"
    };
    let aside = format!("{} of {}", links.row + 1, listed.len());
    let inside = border::draw(canvas, area, &Border::new(title, keys).with_aside(aside));
    let columns = usize::from(inside.width).saturating_sub(list_box::POINTER);
    let room = words_columns(session, &listed, usize::from(inside.width));
    list_box::draw(
        canvas,
        rows_of(session, links),
        links.row,
        listed.len(),
        |row| {
            let link = listed.get(row).and_then(|&i| session.article.links.get(i));
            link.map_or_else(Row::new, |link| {
                let words = Row::of(Role::Link, &words(session, link)).cut(room);
                Row::of(Role::Label, &format!("{:>2}  ", row + 1))
                    .join(&words.padded(room))
                    .add(Role::Text, "  ")
                    .add(Role::Label, &shown_address(&link.url))
                    .cut(columns)
            })
        },
    );
    if let Some(link) = session.selected_link(links) {
        let rows = target_rows(session, links, inside.width).min(inside.height.saturating_sub(1));
        draw_target(canvas, link, inside.foot(rows));
    }
}

/// What can be pressed: an address that no browser is given is not offered to be opened.
fn keys(scene: &Scene, links: LinkList, columns: usize) -> Row {
    let link = scene.session.selected_link(links);
    if link.is_none_or(Link::leads_somewhere) {
        return hints::row(scene, Mode::List, hints::LINKS, columns);
    }
    let closed = Row::of(Role::Label, CLOSED).add(Role::Label, "  ");
    let room = columns.saturating_sub(closed.width());
    closed.join(&hints::row(
        scene,
        Mode::List,
        hints::LINKS.get(1..).unwrap_or(&[]),
        room,
    ))
}

/// The words a link is on, in one line.
fn words(session: &Session, link: &Link) -> String {
    one_line(link.span.of(&session.article.text))
}

/// Columns of the words: as many as the longest need, at most half of the list.
fn words_columns(session: &Session, listed: &[usize], columns: usize) -> usize {
    let half = columns / 2;
    let links = listed.iter().filter_map(|&i| session.article.links.get(i));
    let mut widest = 0;
    // No text takes more columns than bytes.
    for link in links {
        if link.span.len() <= widest {
            continue;
        }
        widest = width(&words(session, link)).max(widest);
        if widest >= half {
            return half;
        }
    }
    widest
}

/// The whole target, over several rows when it is long: nothing of it may hide. Where even the whole box is too small,
/// "…" stands before its end.
fn draw_target(canvas: &mut Canvas, link: &Link, area: Rect) {
    canvas.rule(area, 0);
    let target = target(link);
    let role = if link.leads_somewhere() {
        Role::Text
    } else {
        Role::Alarm
    };
    let spans = target_spans(target.as_str(), area.width);
    let mut rows: Vec<&str> = spans.iter().map(|span| span.of(target.as_str())).collect();
    let room = usize::from(area.height.saturating_sub(1));
    if rows.len() > room {
        // The last row may hold no more than a letter.
        let n_last = if room > 2 { 2 } else { 1 };
        let first_hidden = room.saturating_sub(n_last + 1);
        rows.splice(first_hidden..rows.len() - n_last, ["…"]);
    }
    for (nth, row) in (1..area.height).zip(rows) {
        canvas.row(area, nth, &Row::of(role, row));
    }
}
