//! The links to pick from: number, words, and where each leads, whole for the selected one.

use super::border::{self, Border};
use super::canvas::Row;
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, hints, list_box};
use crate::article::Link;
use crate::session::{
    Command as C, HintPlace, LinkStyle, ListBox, Listed, Mode, Session, hints_at,
};
use crate::text::{Hyperlink, SafeText, Span, Wrapping, one_line, shown_address, width};

/// The widest list of links.
const WIDEST: u16 = 100;
/// The remark on an address that is not opened.
pub(super) const CLOSED: &str = "cannot be opened";
/// Rows for the target of the selected link, with the line above it; as many more as it needs.
const TARGET_ROWS: usize = 3;

/// A target in rows: the address, up to `end`, is broken where a row is full, what is remarked on it follows a blank.
fn target_spans(target: &str, end: usize, columns: u16) -> Vec<Span> {
    let mut wrapping = Wrapping::new(target, columns.into());
    wrapping.clusters(Span::new(0, end));
    wrapping.words(Span::new(end, target.len()));
    wrapping.end(0)
}

/// The links, the selected one's whole target below them.
pub(super) fn view<'s>(scene: &'s Scene, list: &'s ListBox) -> ListView<'s> {
    let session = scene.session;
    let listed = session.rows_of(list);
    let of_claim = list.of == Listed::ClaimLinks;
    let area_for = |rows| {
        if of_claim {
            box_areas::below(session, rows)
        } else {
            box_areas::middle(session, WIDEST, rows)
        }
    };
    let selected = session.selected_link(list);
    // How wide the box is says how many rows the target takes, and these how high it is.
    let width = border::inside(area_for(listed.len() + TARGET_ROWS)).width;
    let target = target_rows(selected, width, false);
    let area = area_for(listed.len() + (target.len() + 1).max(TARGET_ROWS));
    let inside = border::inside(area);
    let most = usize::from(inside.height).saturating_sub(2);
    let selected_to = selected.and_then(|link| Hyperlink::to(&link.url));
    let is_linked = selected_to.is_some() && selected_to == shown_link(session);
    let mut foot = if is_linked && target.len() <= most {
        target_rows(selected, width, true)
    } else {
        in_parts(scene, target, list.part, most)
    };
    foot.resize((TARGET_ROWS - 1).min(most).max(foot.len()), Row::new());
    let title = if of_claim {
        "Links of this claim"
    } else {
        "Links"
    };
    let aside = format!("{} of {}", list.row + 1, listed.len());
    let keys = keys(scene, selected, hints::room(area));
    let columns = usize::from(inside.width);
    let room = words_columns(session, &listed, columns);
    let row = move |index: usize| {
        let (Ok(nth) | Err(nth)) = listed.binary_search(&index);
        let link = session.article.links.get(index);
        link.map_or_else(Row::new, |link| {
            let words = Row::of(Role::Link, &words(session, link)).cut(room);
            Row::of(Role::Label, &format!("{:>2}  ", nth + 1))
                .join(&words.padded(room))
                .add(Role::Text, "  ")
                .add(Role::Label, &shown_address(&link.url))
                .cut(columns.saturating_sub(list_box::POINTER))
        })
    };
    let border = Border::new(title, keys).with_aside(aside);
    ListView {
        foot,
        ..ListView::with_border(area, border, row)
    }
}

/// Where the linked cells of the screen lead: the target of the selected link, which is shown whole beside them.
pub fn shown_link(session: &Session) -> Option<Hyperlink> {
    let list = session.list().filter(|list| list.of.is_links())?;
    let link = session.selected_link(list)?;
    let wanted = session.options.links == LinkStyle::Osc8;
    Hyperlink::to(&link.url).filter(|_| wanted)
}

/// What can be pressed: an address that no browser is given is not offered to be opened.
fn keys(scene: &Scene, link: Option<&Link>, columns: usize) -> Row {
    if link.is_none_or(Link::leads_somewhere) {
        return hints::row(scene, Mode::List, HintPlace::Links, columns);
    }
    let closed = Row::of(Role::Label, CLOSED).add(Role::Label, "  ");
    let room = columns.saturating_sub(closed.width());
    closed.join(&hints::row_of(
        scene,
        Mode::List,
        hints_at(HintPlace::Links).get(2..).unwrap_or(&[]),
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

/// The whole target, over several rows when it is long: nothing of it may hide.
fn target_rows(link: Option<&Link>, columns: u16, linked: bool) -> Vec<Row> {
    let target = link.map_or_else(String::new, |link| shown_address(&link.url));
    let target = SafeText::sanitize(&target);
    let end = target.as_str().find(' ').unwrap_or(target.as_str().len());
    let row = |span: Span| {
        let of = |start, end| Span::new(start, end).of(target.as_str());
        let remark = end.clamp(span.start, span.end);
        let (address, remark) = (of(span.start, remark), of(remark, span.end));
        let address = if linked {
            Row::of(Role::Link, address).linked()
        } else {
            Row::of(role(link), address)
        };
        address.add(role(link), remark)
    };
    let spans = target_spans(target.as_str(), end, columns).into_iter();
    spans.map(row).collect()
}

/// As many rows as there is room for: where even the whole box is too small, beginning and end, then one part after the
/// other; between them, or below, how to see the next.
fn in_parts(scene: &Scene, mut rows: Vec<Row>, part: usize, room: usize) -> Vec<Row> {
    if rows.len() <= room {
        return rows;
    }
    let key = scene.keymap.key_for(C::MoreAddress, Mode::List);
    let next = |said: &str| {
        let said = Row::of(Role::Label, said);
        let Some(key) = key else { return said };
        let said = said.add(Role::Label, " ").add(Role::Key, key);
        said.add(Role::Label, " shows the next part")
    };
    let size = room.saturating_sub(1).max(1);
    let n_parts = rows.len().div_ceil(size);
    match part % (n_parts + 1) {
        0 => {
            // The last row may hold no more than a letter.
            let n_last = if room > 2 { 2 } else { 1 };
            let first_hidden = room.saturating_sub(n_last + 1);
            rows.splice(first_hidden..rows.len() - n_last, [next("…")]);
            rows.truncate(room);
        }
        nth => {
            rows = rows.into_iter().skip((nth - 1) * size).take(size).collect();
            rows.resize(size, Row::new());
            rows.push(next(&format!("part {nth} of {n_parts}")));
        }
    }
    rows
}

fn role(link: Option<&Link>) -> Role {
    if link.is_none_or(Link::leads_somewhere) {
        Role::Text
    } else {
        Role::Alarm
    }
}
