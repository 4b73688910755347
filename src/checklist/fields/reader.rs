//! Reads typed values out of plain ones, and says in a sentence what is wrong with a value.

use super::{Field, Fields, get};
use crate::text::{SafeText, clipped};
use jiff::Timestamp;

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::checklist) struct Wrong {
    /// The key.
    pub key: String,
    /// The rest of a sentence that begins with the key.
    pub problem: String,
}

/// Reads the keys of one table.
#[derive(Clone, Copy)]
pub(in crate::checklist) struct Reader<'f> {
    fields: &'f Fields,
}

impl<'f> Reader<'f> {
    /// Reads from these.
    pub(in crate::checklist) const fn new(fields: &'f Fields) -> Self {
        Self { fields }
    }

    /// A text; a date counts as the text it is written as.
    pub(in crate::checklist) fn text(self, key: &str) -> Result<Option<String>, Wrong> {
        match get(self.fields, key) {
            None => Ok(None),
            Some(Field::Text(text) | Field::Time(text)) => Ok(Some(text.clone())),
            Some(other) => Err(unfit(key, other, "a text in quotation marks")),
        }
    }

    /// A whole number that is not negative.
    pub(in crate::checklist) fn number(self, key: &str) -> Result<Option<usize>, Wrong> {
        match get(self.fields, key) {
            None => Ok(None),
            Some(Field::Number(n)) => match usize::try_from(*n) {
                Ok(n) => Ok(Some(n)),
                Err(_) => Err(wrong(key, format!("is {n}; it cannot be negative"))),
            },
            Some(other) => Err(unfit(key, other, "a number")),
        }
    }

    /// True or false; absent is false.
    pub(in crate::checklist) fn flag(self, key: &str) -> Result<bool, Wrong> {
        match get(self.fields, key) {
            None => Ok(false),
            Some(Field::Flag(yes)) => Ok(*yes),
            Some(other) => Err(unfit(key, other, "true or false")),
        }
    }

    /// Several texts; absent is none.
    pub(in crate::checklist) fn list(self, key: &str) -> Result<Vec<String>, Wrong> {
        match get(self.fields, key) {
            None => Ok(Vec::new()),
            Some(Field::List(texts)) => Ok(texts.clone()),
            Some(other) => Err(unfit(key, other, "a list of texts")),
        }
    }

    /// A moment; a date without a time is its first moment in UTC.
    pub(in crate::checklist) fn time(self, key: &str) -> Result<Option<Timestamp>, Wrong> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        match moment(&text) {
            Some(at) => Ok(Some(at)),
            None => Err(wrong(
                key,
                format!(
                    "is {}; it should be a moment such as 2026-03-04T09:03:40Z",
                    quoted(&text)
                ),
            )),
        }
    }

    /// One of the values of an enumeration.
    pub(in crate::checklist) fn one_of<T: Copy>(
        self,
        key: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<Option<T>, Wrong> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        match all.iter().find(|v| name(**v) == text) {
            Some(value) => Ok(Some(*value)),
            None => Err(not_among(key, &text, &names(all, name))),
        }
    }

    /// Several values of an enumeration.
    pub(in crate::checklist) fn some_of<T: Copy>(
        self,
        key: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<Vec<T>, Wrong> {
        let found = |text: &String| {
            let value = all.iter().find(|v| name(**v) == text).copied();
            value.ok_or_else(|| not_among(key, text, &names(all, name)))
        };
        self.list(key)?.iter().map(found).collect()
    }

    /// A table.
    pub(in crate::checklist) fn map(self, key: &str) -> Result<Option<&'f Fields>, Wrong> {
        match get(self.fields, key) {
            None => Ok(None),
            Some(Field::Map(fields)) => Ok(Some(fields)),
            Some(other) => Err(unfit(key, other, "a table")),
        }
    }

    /// Several tables; absent is none.
    pub(in crate::checklist) fn maps(self, key: &str) -> Result<&'f [Fields], Wrong> {
        match get(self.fields, key) {
            None => Ok(&[]),
            Some(Field::Maps(maps)) => Ok(maps),
            Some(Field::List(texts)) if texts.is_empty() => Ok(&[]),
            Some(other) => Err(unfit(key, other, "a list of tables")),
        }
    }
}

/// A moment as a person may write it: with an offset, without one (UTC), or a date alone.
fn moment(text: &str) -> Option<Timestamp> {
    let spaced = text.replacen(' ', "T", 1);
    spaced
        .parse()
        .or_else(|_| format!("{spaced}Z").parse())
        .or_else(|_| format!("{spaced}T00:00:00Z").parse())
        .ok()
}

/// A value that is not among those it may have.
pub(in crate::checklist) fn not_among(key: &str, found: &str, allowed: &[&str]) -> Wrong {
    wrong(
        key,
        format!("is {}; it may be {}", quoted(found), alternatives(allowed)),
    )
}

fn unfit(key: &str, found: &Field, wanted: &str) -> Wrong {
    wrong(key, format!("is {}; it should be {wanted}", found.what()))
}

fn wrong(key: &str, problem: String) -> Wrong {
    Wrong {
        key: key.to_owned(),
        problem,
    }
}

/// Columns of a value that are repeated.
const SHOWN: usize = 40;

/// The value in quotation marks, shortened and safe to show.
fn quoted(text: &str) -> String {
    let safe = SafeText::sanitize(text);
    format!("\"{}\"", clipped(safe.as_str(), SHOWN))
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|v| name(*v)).collect()
}

/// "a, b or c".
fn alternatives(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
