//! JSON as `claims` and `text` print it: control and hidden characters as `\u` escapes.

use crate::text::placeholder;
use serde_json::Value;
use std::fmt::Write;

/// A value on one line.
pub(super) fn line(value: &Value) -> String {
    escaped(&value.to_string())
}

/// A value over several lines.
pub(super) fn pretty(value: &Value) -> String {
    escaped(&format!("{value:#}"))
}

/// A string with its quotation marks.
pub(super) fn string(text: &str) -> String {
    line(&Value::from(text))
}

/// Escapes what could act on a terminal or hide in it. Outside of strings JSON holds none of these but line feeds.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || placeholder(c).is_none() {
            out.push(c);
            continue;
        }
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            write!(out, "\\u{unit:04x}").expect("a string takes everything");
        }
    }
    out
}
