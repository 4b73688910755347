//! Text as a page of the web, a word processor or Markdown may hold it: no mark-up of its own, no control characters.

use crate::text::{SafeText, is_web_address};

/// Text between tags or in a quoted attribute of HTML and XML; line feeds stay.
pub fn escaped(text: &str) -> String {
    let safe = SafeText::sanitize_lines(text);
    let mut out = String::with_capacity(safe.as_str().len());
    for c in safe.as_str().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text on one line of Markdown, with a backslash before what would be mark-up.
pub fn in_markdown(text: &str) -> String {
    let safe = SafeText::sanitize(text);
    let mut out = String::with_capacity(safe.as_str().len());
    let mut before = ' ';
    let mut rest = safe.as_str().chars();
    while let Some(c) = rest.next() {
        let acts = match c {
            // Behind an @ pandoc reads a citation.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '$' | '#' | '&'
            | '@' => true,
            // At the beginning of a line: a list, a heading underlined; a figure may be followed by a stop.
            '-' | '+' | '=' | ':' => before == ' ' && out.trim().is_empty(),
            '.' | ')' => is_marker(&out) && rest.as_str().starts_with(' '),
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// The address of a link; `None`: it leads to no page of the web.
pub fn link_target(url: &str) -> Option<&str> {
    let url = url.trim();
    is_web_address(url).then_some(url)
}

/// Whether a stop behind it would make the beginning of a line that of a list: a number, or for pandoc a letter.
fn is_marker(begun: &str) -> bool {
    let digits = begun.bytes().all(|b| b.is_ascii_digit()) && begun.len() < 10;
    !begun.is_empty() && (digits || begun.len() == 1)
}

/// What is written of each, one after the other.
pub fn written<T>(items: impl IntoIterator<Item = T>, write: impl FnMut(T) -> String) -> String {
    items.into_iter().map(write).collect()
}
