//! The line of text that is being typed, in a box at the foot of the page.
//!
//! The characters are the text area's; they are drawn here, neutralised, since pasted text may hold anything.

use super::border::{self, Border};
use super::canvas::{Canvas, Row};
use super::role::Role;
use super::{Scene, box_areas, hints, wording};
use crate::layout::to_u16;
use crate::session::{Field, HintPlace, Mode, Purpose, Session, TextEntry};
use crate::text::{SafeText, graphemes, width, wrap};
use ratatui::layout::Rect;

/// Where the box is: as high as a note needs, as far as there is room for it.
pub(super) fn area(scene: &Scene, entry: &TextEntry) -> Rect {
    let line = box_areas::line(scene.session);
    if entry.purpose != Purpose::Note {
        return line;
    }
    let columns = usize::from(border::inside(line).width);
    box_areas::below(scene.session, rows(scene, entry, columns).0.len())
}

/// Draws the box and puts the cursor where the next character goes.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, entry: &TextEntry) {
    let area = area(scene, entry);
    let columns = usize::from(area.width).saturating_sub(6);
    let keys = keys(scene, entry.purpose, columns);
    let border = Border::new(&title(scene.session, entry.purpose, columns), keys);
    let inside = border::draw(canvas, area, &border);
    let (rows, (row, column)) = rows(scene, entry, inside.width.into());
    let height = usize::from(inside.height);
    let first = border::first_row(row, rows.len(), height);
    let shown: Vec<Row> = rows
        .iter()
        .skip(first)
        .take(height)
        .map(|row| Row::of(Role::Text, row))
        .collect();
    canvas.rows(inside, &shown);
    border::mark_more(canvas, area, first > 0, first + height < rows.len());
    let x = inside.x.saturating_add(to_u16(column));
    let y = inside.y.saturating_add(to_u16(row - first));
    canvas.cursor = Some((x.min(inside.right().saturating_sub(1)), y));
}

/// What was typed so far in rows, and row and column of the cursor. All but a note is one row, which is scrolled.
fn rows(scene: &Scene, entry: &TextEntry, columns: usize) -> (Vec<String>, (usize, usize)) {
    if entry.purpose != Purpose::Note {
        let (line, column) = typed(scene, entry);
        let before: String = line.chars().take(column).collect();
        let (shown, cursor) = scrolled(&line, &before, columns);
        return (vec![shown.as_str().to_owned()], (0, cursor));
    }
    let typed: Vec<String> = match scene.typing {
        Some(area) => area.lines().to_vec(),
        None => entry.initial.split('\n').map(str::to_owned).collect(),
    };
    let at_end = || (typed.len().saturating_sub(1), usize::MAX);
    let cursor = scene.typing.map_or_else(at_end, |area| {
        let cursor = area.cursor();
        (cursor.0, cursor.1)
    });
    in_rows(&typed, cursor, columns)
}

/// Lines in rows, and row and column of the cursor, which is at a character of a line.
fn in_rows(lines: &[String], at: (usize, usize), columns: usize) -> (Vec<String>, (usize, usize)) {
    let (mut rows, mut cursor) = (Vec::new(), (0, 0));
    for (nth, line) in lines.iter().enumerate() {
        let before: String = line.chars().take(at.1).collect();
        let before = SafeText::sanitize(&before);
        let line = SafeText::sanitize(line);
        for span in wrap(line.as_str(), columns) {
            if nth == at.0 && span.start <= before.as_str().len() {
                let begun = before.as_str().get(span.start..).unwrap_or("");
                cursor = (rows.len(), width(begun).min(columns));
            }
            rows.push(span.of(line.as_str()).to_owned());
        }
    }
    if cursor.1 >= columns {
        // Behind a full row the next character begins another.
        cursor = (cursor.0 + 1, 0);
        if cursor.0 == rows.len() {
            rows.push(String::new());
        }
    }
    (rows, cursor)
}

/// What can be pressed. What Enter does is shown in fewer words where the way out would not fit beside it.
fn keys(scene: &Scene, purpose: Purpose, columns: usize) -> Row {
    let hints = match purpose {
        Purpose::Command => HintPlace::TypingName,
        Purpose::Search | Purpose::Row | Purpose::Evidence | Purpose::Who | Purpose::Report => {
            HintPlace::TypingWords
        }
        _ => HintPlace::Typing,
    };
    let words = sent(purpose);
    let brief = words.split(',').next().unwrap_or(words);
    let enter = |words: &str| {
        let enter = Row::of(Role::Key, "Enter");
        enter.add(Role::Label, &format!(" {words}  "))
    };
    let leave = hints::row(scene, Mode::Entry, HintPlace::Typing, columns);
    let enter = if enter(words).width() + leave.width() <= columns {
        enter(words)
    } else {
        enter(brief)
    };
    let room = columns.saturating_sub(enter.width());
    enter.join(&hints::row(scene, Mode::Entry, hints, room))
}

/// What was typed so far, as one line, and the cursor in it (characters).
fn typed(scene: &Scene, entry: &TextEntry) -> (String, usize) {
    let Some(area) = scene.typing else {
        return (entry.initial.clone(), entry.initial.chars().count());
    };
    let cursor = area.cursor();
    let (row, column): (usize, usize) = (cursor.0, cursor.1);
    let before = area.lines().iter().take(row);
    let skipped: usize = before.map(|line| line.chars().count() + 1).sum();
    (area.lines().join(" "), skipped + column)
}

/// The part of the line that fits with the cursor in it, and the cursor's column.
fn scrolled(line: &str, before: &str, columns: usize) -> (SafeText, usize) {
    let cursor = width(before);
    let mut hidden = 0;
    let mut from = 0;
    for (at, cluster) in graphemes(before) {
        if cursor - hidden < columns.max(1) {
            break;
        }
        hidden += width(cluster);
        from = at + cluster.len();
    }
    let rest = line.get(from..).unwrap_or("");
    (SafeText::sanitize(rest), cursor.saturating_sub(hidden))
}

/// What Enter does with the line.
const fn sent(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Search | Purpose::Help | Purpose::Row => "find",
        Purpose::Note
        | Purpose::Evidence
        | Purpose::Who
        | Purpose::WhoField(_)
        | Purpose::SourceName
        | Purpose::Report
        | Purpose::EvidenceText(..)
        | Purpose::Reviewer
        | Purpose::SaveElsewhere => "save",
        Purpose::Command => "run",
        Purpose::Filter | Purpose::Articles => "filter, empty shows all",
    }
}

/// What the line is for, in fewer words where there is not enough room.
fn title(session: &Session, purpose: Purpose, columns: usize) -> String {
    let label = label(session, purpose);
    let brief = label.split(':').next().unwrap_or(&label);
    let shorter: &[&str] = match purpose {
        Purpose::Evidence | Purpose::EvidenceText(..) | Purpose::Reviewer => &[brief],
        Purpose::Search => &["Find"],
        Purpose::Filter => &["Filter claims by words or speaker", "Filter claims"],
        Purpose::Who => &["Who says it: name; role; body", "Who says it"],
        Purpose::Report => &[
            "Report: html, docx, markdown, csv … or a path",
            "Report: form or path",
        ],
        _ => &[],
    };
    let fits = |title: &&str| width(title) <= columns;
    let mut titles = std::iter::once(label.as_str()).chain(shorter.iter().copied());
    titles.find(fits).unwrap_or(&label).to_owned()
}

/// What the line is for.
pub(super) fn label(session: &Session, purpose: Purpose) -> String {
    let number = session.current.map_or(0, |nth| nth + 1);
    match purpose {
        Purpose::Search => "Find (/ begins a regular expression)".to_owned(),
        Purpose::Note => format!("Note on claim {number}"),
        Purpose::Who => format!("Who says claim {number}: name; role; body; why unnamed"),
        Purpose::WhoField(field) => {
            let what = match field {
                Field::Unnamed => "Why unnamed",
                Field::Role => "Role",
                Field::Body => "Body",
                _ => "Who says it",
            };
            format!("{what} (claim {number})")
        }
        Purpose::SourceName => "Another name of the source".to_owned(),
        Purpose::Evidence => {
            format!("Evidence for claim {number}: an address, or words: title, p. 14")
        }
        Purpose::EvidenceText(nth, field) => {
            let example = match field.example() {
                "" => String::new(),
                example => format!(": {example}"),
            };
            let name = wording::capital(field.name());
            format!("{name} of evidence {}{example}", nth + 1)
        }
        Purpose::Reviewer => "Your initials, to sign decisions: asked once".to_owned(),
        Purpose::Command => "Command".to_owned(),
        Purpose::Help => "Find in the help".to_owned(),
        Purpose::Row => "Find in this list".to_owned(),
        Purpose::Filter => {
            "Filter claims by words or speaker (/ begins a regular expression)".to_owned()
        }
        Purpose::Articles => "Filter articles by words".to_owned(),
        Purpose::Report => {
            "Report: html, docx, markdown, queries, facts, csv, evidence-csv, jsonl or a path"
                .to_owned()
        }
        Purpose::SaveElsewhere => "Save the checklist as".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_rows, scrolled};

    #[track_caller]
    fn check(line: &str, before: &str, columns: usize, shown: &str, cursor: usize) {
        let (text, at) = scrolled(line, before, columns);
        assert_eq!((text.as_str(), at), (shown, cursor));
    }

    #[test]
    fn a_note_is_shown_in_as_many_rows_as_it_needs() {
        let note = ["the ferry sank".to_owned(), "ask again".to_owned()];
        let (rows, cursor) = in_rows(&note, (0, 14), 10);
        assert_eq!(
            (rows.as_slice(), cursor),
            (
                ["the ferry", "sank", "ask again"]
                    .map(String::from)
                    .as_slice(),
                (1, 4)
            )
        );
        assert_eq!(in_rows(&note, (1, 3), 10).1, (2, 3));
        assert_eq!(in_rows(&["full row ten".to_owned()], (0, 12), 12).1, (1, 0));
    }

    #[test]
    fn the_cursor_stays_in_view() {
        check("the ferry", "the ferry", 20, "the ferry", 9);
        check("the ferry", "the ferry", 6, "ferry", 5);
        check("日本語の港", "日本語の港", 6, "の港", 4);
        check("the ferry", "", 4, "the ferry", 0);
        check("a\u{1b}[2J", "a\u{1b}", 9, "a␛[2J", 2);
    }
}
