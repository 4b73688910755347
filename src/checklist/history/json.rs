//! Entries as JSON objects with the keys of the checklist file, and back.

use crate::checklist::Entry;
use crate::checklist::fields::{Field, Fields, Wrong, entry_of, get, whole_fields_of};
use crate::text::{Span, placeholder};
use serde_json::{Map, Value};
use std::fmt::Write;

/// The key of an entry's place: first byte, end, and the beginning of the text's SHA-256.
pub(super) const SPAN: &str = "span";
/// Hex digits by which a text is known again.
const TEXT_DIGITS: usize = 12;

/// All of an entry.
pub(super) fn of_entry(entry: &Entry, text_sha256: &str) -> Map<String, Value> {
    let mut object = object(&whole_fields_of(entry));
    if let Some(span) = entry.span {
        let place = Value::from(vec![
            Value::from(span.start),
            Value::from(span.end),
            Value::from(text_id(text_sha256)),
        ]);
        object.insert(SPAN.to_owned(), place);
    }
    object
}

/// The entry that an object describes; its place counts only for the text it was taken from.
pub(super) fn to_entry(object: &Map<String, Value>, text_sha256: &str) -> Result<Entry, Wrong> {
    let mut entry = entry_of(&fields(object))?;
    entry.span = object.get(SPAN).and_then(|place| span(place, text_sha256));
    Ok(entry)
}

fn span(place: &Value, text_sha256: &str) -> Option<Span> {
    let byte = |nth: usize| usize::try_from(place.get(nth)?.as_u64()?).ok();
    let same_text = place.get(2).and_then(Value::as_str) == Some(text_id(text_sha256));
    same_text.then_some(Span::new(byte(0)?, byte(1)?))
}

fn text_id(text_sha256: &str) -> &str {
    text_sha256.get(..TEXT_DIGITS).unwrap_or(text_sha256)
}

fn object(fields: &Fields) -> Map<String, Value> {
    fields
        .iter()
        .map(|(key, field)| (key.clone(), value(field)))
        .collect()
}

fn value(field: &Field) -> Value {
    match field {
        Field::Text(text) | Field::Time(text) => Value::from(text.as_str()),
        Field::Number(number) => Value::from(*number),
        Field::Flag(yes) => Value::from(*yes),
        Field::List(texts) => Value::from(texts.clone()),
        Field::Map(fields) => Value::Object(object(fields)),
        Field::Maps(maps) => Value::Array(maps.iter().map(|m| Value::Object(object(m))).collect()),
        Field::Other(_) => Value::Null,
    }
}

fn fields(object: &Map<String, Value>) -> Fields {
    let present = object
        .iter()
        .filter(|(key, value)| *key != SPAN && !value.is_null());
    let fields: Fields = present
        .map(|(key, value)| (key.clone(), field(value)))
        .collect();
    debug_assert!(get(&fields, SPAN).is_none());
    fields
}

fn field(value: &Value) -> Field {
    match value {
        Value::Null => Field::Other("nothing"),
        Value::Bool(yes) => Field::Flag(*yes),
        Value::Number(number) => number
            .as_i64()
            .map_or(Field::Other("a fraction"), Field::Number),
        Value::String(text) => Field::Text(text.clone()),
        Value::Object(object) => Field::Map(fields(object)),
        Value::Array(array) => {
            let texts: Option<Vec<String>> = array
                .iter()
                .map(|v| v.as_str().map(str::to_owned))
                .collect();
            let maps = || -> Option<Vec<Fields>> {
                array.iter().map(|v| v.as_object().map(fields)).collect()
            };
            texts
                .map(Field::List)
                .or_else(|| maps().map(Field::Maps))
                .unwrap_or(Field::Other("a mixed list"))
        }
    }
}

/// JSON in which every hidden character is an escape; such characters stand only inside its strings.
pub(super) fn safe_line(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if placeholder(c).is_none() {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut units) {
            write!(out, "\\u{unit:04x}").expect("a String takes everything");
        }
    }
    out
}
