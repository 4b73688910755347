//! A screen as a picture: the cells of a buffer as SVG, in the colours of a palette. The same buffer gives the same bytes.

use super::palettes::Palette;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;

/// Width and height of a cell, and the size of letters (units of the picture).
const CELL: (f64, f64) = (8.4, 18.0);
const LETTERS: f64 = 14.0;
/// Room around the screen.
const MARGIN: f64 = 12.0;

/// The picture of a screen.
pub fn svg(buffer: &Buffer, palette: &Palette) -> String {
    let (columns, rows) = (f64::from(buffer.area.width), f64::from(buffer.area.height));
    let (width, height) = (
        columns * CELL.0 + 2.0 * MARGIN,
        rows * CELL.1 + 2.0 * MARGIN,
    );
    // The last row has a blank before its words.
    let corner = buffer.cell((0, buffer.area.height.saturating_sub(1)));
    let corner = corner.map_or(Color::Reset, |cell| cell.bg);
    let back = Style::new().bg(corner);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"{LETTERS}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#{:06x}\"/>\n",
        colours(back, palette).1
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let run = Run::at(buffer, x, y);
            run.draw(&mut out, (x, y), palette);
            x += run.columns;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Cells of one style beside each other.
struct Run {
    text: String,
    style: Style,
    columns: u16,
}

impl Run {
    /// The run that begins there; a character of another width than one stands alone, so that what follows is in its column.
    fn at(buffer: &Buffer, x: u16, y: u16) -> Self {
        let style = buffer[(x, y)].style();
        let (mut text, mut columns) = (String::new(), 0);
        while x + columns < buffer.area.width && buffer[(x + columns, y)].style() == style {
            let symbol = buffer[(x + columns, y)].symbol();
            let wide = u16::try_from(sourcecheck::text::width(symbol)).unwrap_or(1);
            if wide > 1 && columns > 0 {
                break;
            }
            text.push_str(symbol);
            columns += wide.max(1);
            if wide > 1 {
                break;
            }
        }
        Self {
            text,
            style,
            columns,
        }
    }

    fn draw(&self, out: &mut String, (x, y): (u16, u16), palette: &Palette) {
        let (letters, back) = colours(self.style, palette);
        let (left, top) = (
            MARGIN + f64::from(x) * CELL.0,
            MARGIN + f64::from(y) * CELL.1,
        );
        let width = f64::from(self.columns) * CELL.0;
        let has = |modifier| self.style.add_modifier.contains(modifier);
        if self.style.bg.is_some_and(|bg| bg != Color::Reset) || has(Modifier::REVERSED) {
            let height = CELL.1;
            writeln!(out, "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"#{back:06x}\"/>")
                .expect("a string takes all");
        }
        if self.text.trim().is_empty() {
            return;
        }
        let mut look = String::new();
        for (modifier, words) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
            (Modifier::DIM, " fill-opacity=\"0.5\""),
        ] {
            look.push_str(if has(modifier) { words } else { "" });
        }
        let text = self.text.replace('&', "&amp;").replace('<', "&lt;");
        let foot = top + CELL.1 - 4.5;
        writeln!(
            out,
            "<text x=\"{left:.1}\" y=\"{foot:.1}\" textLength=\"{width:.1}\" xml:space=\"preserve\" fill=\"#{letters:06x}\"{look}>{text}</text>"
        )
        .expect("a string takes all");
    }
}

/// The colours of letters and ground.
fn colours(style: Style, palette: &Palette) -> (u32, u32) {
    let shown = |colour: Option<Color>, own| match colour {
        None | Some(Color::Reset) => own,
        Some(colour) => palette.shown(colour),
    };
    let letters = shown(style.fg, palette.letters);
    let back = shown(style.bg, palette.back);
    if style.add_modifier.contains(Modifier::REVERSED) {
        (back, letters)
    } else {
        (letters, back)
    }
}
