//! The only way onto the buffer: rows of sanitised text, cut where there is no more room.
//!
//! Every other file of the view passes its text to a [`Row`] or to [`Canvas::cluster`]; both neutralise it. Nothing
//! is ever written outside of the buffer or of the area given.

use super::Theme;
use super::role::Role;
use crate::layout::{RectExt, to_u16};
use crate::text::{SafeText, Span, fitting, graphemes, shown_grapheme, width, wrap};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Marks a cell as part of the frame's link, which cells have no place for; no theme blinks, and it is never sent.
pub const LINKED: Modifier = Modifier::SLOW_BLINK;

/// The buffer with the theme that colours it.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    /// Where the terminal's cursor is, when a line is being typed.
    pub(super) cursor: Option<(u16, u16)>,
}

/// One row of text in several roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    runs: Vec<(Role, SafeText)>,
    /// Columns at its beginning that are the frame's link.
    linked: usize,
}

impl Row {
    /// An empty row.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A row of one run.
    pub(super) fn of(role: Role, text: &str) -> Self {
        Self::new().add(role, text)
    }

    /// The row with `text` behind it; `text` is neutralised here.
    #[must_use]
    pub(super) fn add(mut self, role: Role, text: &str) -> Self {
        if !text.is_empty() {
            self.runs.push((role, SafeText::sanitize(text)));
        }
        self
    }

    /// The row as the frame's link, or a part of it.
    #[must_use]
    pub(super) fn linked(mut self) -> Self {
        self.linked = self.width();
        self
    }

    /// The row with another behind it.
    #[must_use]
    pub(super) fn join(mut self, other: &Self) -> Self {
        self.runs.extend(other.runs.iter().cloned());
        self
    }

    /// The row filled with blanks up to `columns`.
    #[must_use]
    pub(super) fn padded(self, columns: usize) -> Self {
        let blanks = columns.saturating_sub(self.width());
        self.add(Role::Text, &" ".repeat(blanks))
    }

    /// The columns it takes.
    pub(super) fn width(&self) -> usize {
        self.runs.iter().map(|(_, text)| width(text.as_str())).sum()
    }

    /// Whether it holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The row cut to `columns`, its end replaced by `…` when something is lost.
    #[must_use]
    pub(super) fn cut(self, columns: usize) -> Self {
        if self.width() <= columns {
            return self;
        }
        let mut room = columns.saturating_sub(1);
        let (mut out, mut last) = (Self::new(), Role::Text);
        for (role, text) in self.runs {
            let fitting = fitting(text.as_str(), room);
            room -= width(fitting);
            (out, last) = (out.add(role, fitting), role);
            if fitting.len() < text.as_str().len() {
                break;
            }
        }
        out.add(last, if columns > 0 { "…" } else { "" })
    }
}

impl Row {
    /// The same in rows of at most `columns`, broken between words where possible.
    pub(super) fn wrapped(&self, columns: usize) -> Vec<Self> {
        let whole = self.text();
        let rows = wrap(&whole, columns).into_iter();
        rows.map(|span| self.part(span)).collect()
    }

    /// The same in at most so many rows.
    pub(super) fn shortened(&self, columns: usize, most: usize) -> Vec<Self> {
        let mut rows = self.wrapped(columns);
        if rows.len() > most {
            rows.truncate(most);
            if let Some(last) = rows.last_mut() {
                let role = last.runs.last().map_or(Role::Text, |(role, _)| *role);
                *last = std::mem::take(last).add(role, " …").cut(columns);
            }
        }
        rows
    }

    /// The same without a dot at its beginning, which divides nothing there.
    pub(super) fn without_dot(self) -> Self {
        let whole = self.text();
        match whole.strip_prefix("· ") {
            Some(rest) => self.part(Span::new(whole.len() - rest.len(), whole.len())),
            None => self,
        }
    }

    fn text(&self) -> String {
        self.runs.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// The bytes of a span alone.
    fn part(&self, span: Span) -> Self {
        let (mut out, mut start) = (Self::new(), 0);
        for (role, text) in &self.runs {
            let text = text.as_str();
            let within = |at: usize| at.saturating_sub(start).min(text.len());
            let part = text.get(within(span.start)..within(span.end));
            out = out.add(*role, part.unwrap_or(""));
            start += text.len();
        }
        out
    }
}

/// Rows behind a lead of so many columns: the first behind it, the others indented as far.
pub(super) fn hung(lead: &Row, columns: usize, rows: Vec<Row>) -> Vec<Row> {
    let indented = |(nth, row): (usize, Row)| {
        let lead = if nth == 0 { lead.clone() } else { Row::new() };
        lead.padded(columns).join(&row)
    };
    rows.into_iter().enumerate().map(indented).collect()
}

/// `text` in rows of at most `columns`, broken between words where possible.
pub(super) fn wrapped(role: Role, text: &str, columns: usize) -> Vec<Row> {
    Row::of(role, text).wrapped(columns)
}

/// Text in at most so many rows.
pub(super) fn shortened(role: Role, text: &str, columns: usize, most: usize) -> Vec<Row> {
    Row::of(role, text).shortened(columns, most)
}

#[expect(
    clippy::disallowed_methods,
    reason = "given printable ASCII, lines and clusters of neutralised text, which control nothing"
)]
fn write(cell: &mut Cell, harmless: &str, style: Style) {
    cell.fg = style.fg.unwrap_or_default();
    cell.bg = style.bg.unwrap_or_default();
    cell.modifier = style.add_modifier.difference(style.sub_modifier);
    cell.set_symbol(harmless);
}

impl<'a> Canvas<'a> {
    /// A canvas over the whole buffer.
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self {
            buffer,
            theme,
            cursor: None,
        }
    }

    /// The style of text that looks like `below` where a role is over it.
    pub(super) fn over(&self, below: Style, role: Role) -> Style {
        self.theme.over(below, role)
    }

    /// The style of a role.
    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Gives the whole buffer the ground of the theme's text, where that has one.
    pub(super) fn ground(&mut self) {
        self.buffer
            .set_style(self.buffer.area, self.style(Role::Text));
    }

    /// Draws one row of an area, cut to the area.
    pub(super) fn row(&mut self, area: Rect, nth: u16, row: &Row) {
        let area = area.row(nth);
        if area.is_empty() {
            return;
        }
        if row.width() > usize::from(area.width) {
            let cut = row.clone().cut(usize::from(area.width));
            return self.row(area, 0, &cut);
        }
        let mut x = area.x;
        for (role, text) in &row.runs {
            let style = self.style(*role);
            self.put(x, area.y, text.as_str(), style);
            x = x.saturating_add(to_u16(width(text.as_str())));
        }
        let cells = self.cells_from(area.x, area.y).iter_mut();
        cells
            .take(row.linked)
            .for_each(|cell| cell.modifier |= LINKED);
    }

    /// Draws a row at the right end of one row of an area; nothing when it does not fit.
    pub(super) fn row_right(&mut self, area: Rect, nth: u16, row: &Row) {
        let columns = to_u16(row.width());
        if columns <= area.width {
            self.row(area.right_of(area.width - columns), nth, row);
        }
    }

    /// Draws rows one below the other, as many as fit.
    pub(super) fn rows(&mut self, area: Rect, rows: &[Row]) {
        for (nth, row) in (0..area.height).zip(rows) {
            self.row(area, nth, row);
        }
    }

    /// Draws one grapheme cluster of the article in a style made of its roles.
    pub(super) fn cluster(&mut self, x: u16, y: u16, cluster: &str, style: Style) {
        self.put(x, y, &shown_grapheme(cluster).0, style);
    }

    /// Draws printable ASCII of the article, a column a byte; anything else in it is passed over.
    pub(super) fn ascii(&mut self, x: u16, y: u16, text: &[u8], style: Style) {
        for (cell, byte) in self.cells_from(x, y).iter_mut().zip(text) {
            if matches!(byte, 0x20..0x7f) {
                write(cell, char::from(*byte).encode_utf8(&mut [0; 4]), style);
            }
        }
    }

    /// The cells of a row of the buffer from a column on.
    fn cells_from(&mut self, x: u16, y: u16) -> &mut [Cell] {
        let columns = usize::from(self.buffer.area.width).max(1);
        let mut rows = self.buffer.content.chunks_mut(columns);
        let row = rows.nth(y.into()).unwrap_or_default();
        row.get_mut(x.into()..).unwrap_or_default()
    }

    /// Adds the style of a role to a whole area, besides what has a ground of its own there, such as a status.
    pub(super) fn tint(&mut self, area: Rect, role: Role) {
        // Dim letters on a reversed ground cannot be read everywhere.
        let style = self.style(role).remove_modifier(Modifier::DIM);
        let ground = self.style(Role::Text).bg.unwrap_or_default();
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            let cells = self.cells_from(area.x, y).iter_mut();
            let cells = cells.take(area.width.into());
            for cell in cells.filter(|cell| cell.bg == ground) {
                cell.set_style(style);
            }
        }
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            // A wide character that begins left of the area would reach into it.
            let before = area.x.saturating_sub(1);
            let cell = self.buffer.cell((before, y));
            let reaches = cell.is_some_and(|cell| width(cell.symbol()) > 1);
            let from = if reaches { before } else { area.x };
            let ground = self.style(Role::Text);
            let cells = self.cells_from(from, y).iter_mut();
            cells
                .take((area.right() - from).into())
                .for_each(|cell| write(cell, " ", ground));
        }
    }

    /// Draws a line across one row of an area.
    pub(super) fn rule(&mut self, area: Rect, nth: u16) {
        let area = area.row(nth);
        let style = self.style(Role::Rule);
        let cells = self.cells_from(area.x, area.y).iter_mut();
        let columns = if area.is_empty() { 0 } else { area.width };
        cells
            .take(columns.into())
            .for_each(|cell| write(cell, "─", style));
    }

    /// Draws a line down the left edge of an area.
    pub(super) fn rule_down(&mut self, area: Rect) {
        for nth in 0..area.height {
            self.row(area, nth, &Row::of(Role::Rule, "│"));
        }
    }

    /// Writes neutralised text at a place; what was there before is covered.
    fn put(&mut self, x: u16, y: u16, text: &str, style: Style) {
        if text.bytes().all(|byte| matches!(byte, 0x20..0x7f)) {
            return self.ascii(x, y, text.as_bytes(), style);
        }
        // By the columns by which everything else is laid out: ratatui counts some clusters otherwise.
        let mut cells = self.cells_from(x, y);
        for (_, cluster) in graphemes(text) {
            let columns = shown_grapheme(cluster).1;
            let Some(([first, covered @ ..], rest)) = cells.split_at_mut_checked(columns) else {
                return;
            };
            write(first, cluster, style);
            for cell in covered {
                write(cell, " ", style);
            }
            cells = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, columns: usize, shown: &str) {
        let row = Row::of(Role::Text, text).cut(columns);
        let got: String = row.runs.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(got, shown);
    }

    #[test]
    fn rows_are_cut_between_clusters() {
        check("harbour", 7, "harbour");
        check("harbour", 6, "harbo…");
        check("日本語", 4, "日…");
        check("harbour", 1, "…");
        check("harbour", 0, "");
    }

    #[test]
    fn a_cluster_takes_the_columns_that_rows_are_measured_by() {
        let theme = Theme::default();
        for text in ["ｶﾞ", "❤\u{fe0f}", "日", "👩\u{200d}🚀", "e\u{301}"] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
            let mut canvas = Canvas::new(&mut buffer, &theme);
            let row = Row::of(Role::Text, text).add(Role::Text, "|");
            let area = Rect::new(0, 0, 9, 1);
            canvas.row(area, 0, &row.clone().add(Role::Text, text));
            let at = buffer
                .content()
                .iter()
                .position(|cell| cell.symbol() == "|");
            assert_eq!(at, Some(width(text)), "{text}");
            let joined = Row::of(Role::Text, &format!("{text}|"));
            let mut again = Buffer::empty(buffer.area);
            Canvas::new(&mut again, &theme).row(area, 0, &joined.add(Role::Text, text));
            assert_eq!(again, buffer, "{text}");
        }
    }

    #[test]
    fn nothing_is_written_outside() {
        let theme = Theme::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let mut canvas = Canvas::new(&mut buffer, &theme);
        let far = Rect::new(2, 0, 9, 9);
        canvas.rows(
            far,
            &[Row::of(Role::Text, "日本語"), Row::of(Role::Text, "x")],
        );
        canvas.clear(far);
        canvas.tint(far, Role::Current);
        canvas.cluster(3, 0, "日", Style::default());
        assert_eq!(buffer.content().len(), 4);
    }
}
