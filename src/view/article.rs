//! The page: the lines of the article that are on the screen, with their gutter.
//!
//! What is on the screen is decided by [`Session::spread`]; here a box that covers the claim only lifts the lines.

use super::Scene;
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{box_areas, highlights, wording};
use crate::article::{Block, BlockKind, Part};
use crate::layout::{Frame, Line, LineKind, RectExt, to_u16};
use crate::session::Session;
use crate::text::{Span, lone, width};
use ratatui::layout::Rect;
use std::ops::Range;

/// Draws the page and the one that faces it; from screen row `covered` on a box will lie over them.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, covered: Option<u16>) {
    let session = scene.session;
    let (left, facing) = session.spread();
    draw_page(
        canvas,
        scene,
        session.frame.text,
        lifted(session, left, covered),
    );
    if let Some(area) = session.frame.facing {
        draw_page(canvas, scene, area, lifted(session, facing, covered));
    }
}

fn draw_page(canvas: &mut Canvas, scene: &Scene, area: Rect, lines: Range<usize>) {
    let session = scene.session;
    let Some(shown) = session.lines.lines.get(lines) else {
        return;
    };
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        return;
    };
    let marks = highlights::of(session, Span::new(first.span.start, last.span.end));
    for (nth, line) in (0..area.height).zip(shown) {
        let Some(block) = session.article.blocks.get(line.block) else {
            continue;
        };
        let row = area.row(nth);
        draw_bars(canvas, line, block, row.right_of(Frame::GUTTER));
        if line.kind != LineKind::Blank {
            draw_gutter(canvas, scene, line, row);
            draw_mark(canvas, line, block, row.right_of(Frame::GUTTER));
        }
        if let Some((at, label)) = session.lines.label(&session.article, line) {
            let label = Row::of(Role::Label, &label);
            canvas.row(row.right_of(Frame::GUTTER + at), 0, &label);
        }
        draw_text(canvas, scene, line, &marks, row.right_of(Frame::GUTTER));
    }
}

/// The lines to draw: those on the page, from a later one when the current claim would be covered.
fn lifted(session: &Session, page: Range<usize>, covered: Option<u16>) -> Range<usize> {
    let claim = session.entry().and_then(|entry| entry.span);
    let (Some(covered), Some(claim)) = (covered, claim) else {
        return page;
    };
    let rows = usize::from(covered.saturating_sub(session.frame.text.y)).max(1);
    let first = session.lines.line_at(claim.start);
    let last = session.lines.line_at(claim.end.saturating_sub(1));
    let needed = (last + 1).min(first + box_areas::kept_rows(session));
    if !page.contains(&first) || needed <= page.start + rows {
        return page;
    }
    let from = (needed - rows).min(first);
    from..session.lines.lines.len().min(from + rows)
}

/// The bars of quotations, which stand in the indent.
fn draw_bars(canvas: &mut Canvas, line: &Line, block: &Block, area: Rect) {
    for level in 0..u16::from(block.quoted.min(8)) {
        if level * 2 < line.indent {
            canvas.row(area.right_of(level * 2), 0, &Row::of(Role::Quote, "│"));
        }
    }
}

/// The mark of a list item, or a line across.
fn draw_mark(canvas: &mut Canvas, line: &Line, block: &Block, area: Rect) {
    if let Some(mark) = block.marker().filter(|_| line.begins(block)) {
        let code = if block.kind == BlockKind::Code { 2 } else { 0 };
        let columns = to_u16(width(mark) + 1 + code);
        if let Some(at) = line.indent.checked_sub(columns) {
            canvas.row(area.right_of(at), 0, &Row::of(Role::Text, mark));
        }
    } else if block.kind == BlockKind::Rule {
        let stars = "*   *   *";
        canvas.row(area.centred(9, 1), 0, &Row::of(Role::Rule, stars));
    }
}

fn draw_text(canvas: &mut Canvas, scene: &Scene, line: &Line, marks: &[(Span, Role)], area: Rect) {
    let session = scene.session;
    let here: Vec<_> = marks
        .iter()
        .filter(|(span, _)| span.overlaps(line.span))
        .collect();
    let block = session.article.blocks.get(line.block);
    let ground = canvas.style(block.map_or(Role::Text, |block| ground(block, line)));
    let style_at = |canvas: &Canvas, at: usize| {
        let over = here.iter().filter(|(span, _)| span.contains(at));
        over.fold(ground, |style, (_, role)| canvas.over(style, *role))
    };
    let text = line.span.of(&session.article.text);
    if line.kind != LineKind::Row && text.bytes().all(|byte| matches!(byte, 0x20..0x7f)) {
        // Nearly every line: one column a byte, one style from one mark's end to the next.
        let mut from = line.span.start;
        while from < line.span.end {
            let ends = here.iter().flat_map(|(span, _)| [span.start, span.end]);
            let next = ends.filter(|&at| at > from).min();
            let until = next.unwrap_or(line.span.end).min(line.span.end);
            let style = style_at(canvas, from);
            let x = from - line.span.start + usize::from(line.indent);
            let room = usize::from(area.width).saturating_sub(x);
            let run = Span::new(from, until.min(from + room));
            let x = area.x.saturating_add(to_u16(x));
            canvas.ascii(x, area.y, run.of(&session.article.text).as_bytes(), style);
            from = until;
        }
        return;
    }
    for (x, at, cluster) in session.lines.cells(&session.article, line) {
        let style = style_at(canvas, at);
        let columns = lone(cluster).map_or_else(|| width(cluster), |(_, columns)| columns);
        if x.saturating_add(to_u16(columns)) <= area.width {
            canvas.cluster(area.x + x, area.y, cluster, style);
        }
    }
}

/// The role of a block's text before anything is marked in it.
fn ground(block: &Block, line: &Line) -> Role {
    match (&block.kind, block.part) {
        (_, Part::Matter) => Role::Matter,
        (BlockKind::Heading(_), _) => Role::Heading,
        (BlockKind::Table(_), _) if line.kind == LineKind::Head => Role::Strong,
        (BlockKind::Table(_), _) if line.span.start == block.span.start => Role::Strong,
        (BlockKind::Code, _) => Role::Code,
        (_, Part::Caption) => Role::Caption,
        (_, Part::Quote) => Role::Quote,
        _ if block.quoted > 0 => Role::Quote,
        _ => Role::Text,
    }
}

/// The four columns left of the text: status letter, finding where there is one, pointer, and the signs of flagged and
/// changed claims.
///
/// Drawn for one line; `area` is that line with its gutter.
fn draw_gutter(canvas: &mut Canvas, scene: &Scene, line: &Line, area: Rect) {
    let session = scene.session;
    let Some(nth) = session.signed_beside(line) else {
        return;
    };
    let Some(entry) = session.checklist.entries.get(nth) else {
        return;
    };
    let (letter, role) = wording::letter(entry);
    let (mark, mark_role) = wording::mark(entry);
    let current = session.current == Some(nth) && !session.is_picking();
    let row = Row::of(role, letter)
        .add(Role::Strong, wording::finding_sign(entry))
        .add(Role::Gutter, if current { "▸" } else { " " })
        .add(mark_role, mark);
    canvas.row(area, 0, &row);
}
