//! Lists and tables behind the annotated copy.

use super::words::{Hyperlinks, line, paragraph, plain_run, run, shade};
use crate::export::report::markup::written;
use crate::export::report::pieces::{HandoverPart, ReportPiece, ReportRow};
use std::fmt::Write;

/// Widths of the columns of the list of facts and of the log of sources, in twentieths of a point, on a page across.
pub const FACTS: &[usize] = &[600, 3600, 1900, 1800, 3100, 2170, 1400];
pub const LOG: &[usize] = &[4600, 3400, 2400, 1800, 2370];
/// The width of a page upright between its margins.
const UPRIGHT: usize = 9638;

/// The same of a table of names and values, on a page upright.
const NAME_AND_VALUE: &[usize] = &[2400, 7238];

/// A part; its first table has columns of these widths, others share the page alike.
pub fn part(part: &HandoverPart, widths: &[usize], links: &mut Hyperlinks) -> String {
    let mut out = paragraph("Heading1", &plain_run(part.title));
    for piece in &part.pieces {
        match piece {
            ReportPiece::Heading(words) => out += &paragraph("Heading2", &plain_run(words)),
            ReportPiece::Text(words) => out += &paragraph("BodyText", &line(words, links)),
            ReportPiece::List(items) => {
                for item in items {
                    out += &paragraph("ListItem", &line(item, links));
                }
            }
            ReportPiece::Table(head, rows) => {
                let alike = vec![UPRIGHT / head.len().max(1); head.len()];
                let widths = match head.len() {
                    n if n == widths.len() => widths,
                    2 => NAME_AND_VALUE,
                    _ => &alike,
                };
                out += &table(head, rows, widths, links);
            }
        }
    }
    out
}

/// What a table of these columns begins with.
pub fn table_begin(widths: &[usize]) -> String {
    let columns = written(widths, |width| format!("<w:gridCol w:w=\"{width}\"/>"));
    let all: usize = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
}

fn table(head: &[&str], rows: &[ReportRow], widths: &[usize], links: &mut Hyperlinks) -> String {
    let mut out = table_begin(widths);
    if head.iter().any(|name| !name.is_empty()) {
        out += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (name, width) in head.iter().zip(widths) {
            out += &cell(*width, "F2F0EB", &paragraph("Cell", &run("<w:b/>", name)));
        }
        out += "</w:tr>";
    }
    for row in rows {
        out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (nth, (content, width)) in row.cells.iter().zip(widths).enumerate() {
            let filled = written(content, |words| paragraph("Cell", &line(words, links)));
            // A cell has a paragraph.
            let filled = if filled.is_empty() {
                paragraph("Cell", "")
            } else {
                filled
            };
            let fill = row.standing.filter(|_| nth == 0).map_or("auto", shade);
            out += &cell(*width, fill, &filled);
        }
        out += "</w:tr>";
    }
    out + "</w:tbl>" + &paragraph("Cell", "")
}

fn cell(width: usize, fill: &str, paragraphs: &str) -> String {
    let mut out = format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    let _ = write!(
        out,
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/></w:tcPr>{paragraphs}</w:tc>"
    );
    out
}
