//! JSON as the program writes it: control and hidden characters as `\u` escapes.

use super::placeholder;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::fmt::Write;
use std::io;

/// A value on one line.
pub fn line(value: &impl Serialize) -> String {
    let mut out = Vec::with_capacity(512);
    let written = value.serialize(&mut Serializer::with_formatter(&mut out, Escaping));
    debug_assert!(
        written.is_ok(),
        "keys are texts, and memory takes everything"
    );
    String::from_utf8(out).unwrap_or_default()
}

/// A value over several lines.
pub fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    escape(&json, &mut out);
    out
}

/// Writes on one line, and escapes in strings what JSON would let pass.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if is_plain(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut out = String::with_capacity(fragment.len() + 16);
        escape(fragment, &mut out);
        writer.write_all(out.as_bytes())
    }
}

/// Whether the text is ASCII that prints.
fn is_plain(text: &str) -> bool {
    // Looks at every byte, which the processor does many at a time.
    text.bytes()
        .fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// Escapes what could act on a terminal or hide in it. Outside of strings JSON holds none of these but line feeds.
fn escape(json: &str, out: &mut String) {
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
}
