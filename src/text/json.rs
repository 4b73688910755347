//! JSON as the program writes it: control and hidden characters as `\u` escapes.

use super::placeholder;
use serde::Serialize;
use std::fmt::Write;

/// A value on one line.
pub fn line(value: &impl Serialize) -> String {
    escaped(serde_json::to_string(value).unwrap_or_default())
}

/// A value over several lines.
pub fn pretty(value: &impl Serialize) -> String {
    escaped(serde_json::to_string_pretty(value).unwrap_or_default())
}

/// Escapes what could act on a terminal or hide in it. Outside of strings JSON holds none of these but line feeds.
fn escaped(json: String) -> String {
    // Looks at every byte, which the processor does many at a time.
    let is_plain = |plain, byte| plain & matches!(byte, b' '..=b'~' | b'\n');
    if json.bytes().fold(true, is_plain) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if c == '\n' || matches!(c, ' '..='~') || placeholder(c).is_none() {
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
