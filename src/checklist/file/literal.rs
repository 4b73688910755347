//! TOML values as we write them: basic strings in which nothing can control or deceive a terminal.
//!
//! The file must be safe to print as it is, so every hidden character is an escape; it reads back as itself.

use crate::text::placeholder;
use std::fmt::Write;
use toml::{Table, Value as Plain};
use toml_edit::{Array, Datetime, InlineTable, Key, Value};

/// Keys whose texts are written as TOML dates where they are dates.
const DATE_KEYS: &[&str] = &["published", "updated", "retrieved", "at", "accessed"];

/// The value for a key, on one line.
pub(super) fn value(key: &str, plain: &Plain) -> Value {
    match plain {
        Plain::String(text) => date(key, text).unwrap_or_else(|| string(text)),
        Plain::Integer(number) => Value::from(*number),
        Plain::Float(number) => Value::from(*number),
        Plain::Boolean(yes) => Value::from(*yes),
        Plain::Datetime(date) => Value::from(*date),
        Plain::Array(values) => {
            Value::Array(values.iter().map(|v| value("", v)).collect::<Array>())
        }
        Plain::Table(table) => Value::InlineTable(inline(table)),
    }
}

fn inline(plain: &Table) -> InlineTable {
    let mut table = InlineTable::new();
    for (name, plain) in plain {
        table.insert_formatted(&key(name), value(name, plain));
    }
    table
}

/// A date as TOML has it, where writing it so loses nothing.
fn date(key: &str, text: &str) -> Option<Value> {
    let date: Datetime = DATE_KEYS.contains(&key).then(|| text.parse().ok())??;
    (date.date.is_some() && date.to_string() == text).then(|| Value::from(date))
}

/// A key, bare where it can be.
pub(super) fn key(name: &str) -> Key {
    let plain = Key::new(name);
    let parsed = Key::parse(&quoted(name)).unwrap_or_default();
    let is_bare = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    match parsed.into_iter().next() {
        Some(safe) if !is_bare => safe,
        _ => plain,
    }
}

fn string(text: &str) -> Value {
    quoted(text).parse().unwrap_or_else(|_| Value::from(text))
}

/// A basic string: quotes, backslashes and everything that is not plainly visible are escapes.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(&mut out, text);
    out
}

/// The same at the end of a text.
pub(super) fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if placeholder(c).is_none() => out.push(c),
            _ => push_escape(out, c),
        }
    }
    out.push('"');
}

fn push_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let written = if code > 0xffff {
        write!(out, "\\U{code:08X}")
    } else {
        write!(out, "\\u{code:04X}")
    };
    written.expect("a String takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, literal: &str) {
        assert_eq!(quoted(text), literal);
        assert_eq!(string(text).as_str(), Some(text));
    }

    #[test]
    fn what_is_visible_stays_and_what_hides_is_escaped() {
        check("the mayor’s “plan”", "\"the mayor’s “plan”\"");
        check("a \"b\" \\ c", r#""a \"b\" \\ c""#);
        check("one\ntwo\tthree\r", r#""one\ntwo\tthree\r""#);
        check(
            "\u{1b}]52;c;AAAA\u{7}\u{9b}2J\u{7f}",
            r#""\u001B]52;c;AAAA\u0007\u009B2J\u007F""#,
        );
        check(
            "is \u{202e}eslaf\u{202c} \u{feff}\u{200b}",
            r#""is \u202Eeslaf\u202C \uFEFF\u200B""#,
        );
        check(
            "\u{e0041}\u{10ffff}\u{ffff}",
            r#""\U000E0041\U0010FFFF\uFFFF""#,
        );
    }

    #[test]
    fn dates_are_dates_only_where_nothing_is_lost() {
        let written = |key, text: &str| value(key, &Plain::from(text)).to_string();
        assert_eq!(written("accessed", "2026-03-04"), "2026-03-04");
        assert_eq!(written("accessed", "4 March 2026"), "\"4 March 2026\"");
        assert_eq!(
            written("accessed", "2026-03-04 10:00:00Z"),
            "\"2026-03-04 10:00:00Z\""
        );
        assert_eq!(written("note", "2026-03-04"), "\"2026-03-04\"");
    }

    #[test]
    fn keys_are_bare_where_they_can_be() {
        assert_eq!(key("num-period").display_repr(), "num-period");
        assert_eq!(key("a\u{1b}b").display_repr(), r#""a\u001Bb""#);
    }
}
