//! The checklist file, version 1: TOML that people edit, compare and merge by hand.
//!
//! Text goes in and a [`Saved`] comes out, or a [`FormatError`] that says what to mend; a changed checklist is written
//! into the very text it came from, so that comments, unknown keys, order and line ends survive. Never touches files;
//! what cannot be read is never written over, which the shell ensures by asking for an [`Original`] first.

mod comments;
mod error;
mod lines;
mod literal;
mod read;
mod table;
mod write;

use super::{Checklist, Entry};
pub use error::{FormatError, FormatErrorKind};
use lines::Dress;
use std::collections::{BTreeMap, BTreeSet};
use toml_edit::DocumentMut;

/// The value of `format`.
const FORMAT: &str = "sourcecheck-checklist";
/// The version of the format that is written.
const VERSION: i64 = 1;
/// The value of `guide`: the questions by which the statuses were given.
const GUIDE: &str = "sourcecheck-guide-1";
/// The value of `text_form`: how the article's text was made.
const TEXT_FORM: &str = "sc-text-1";

/// A checklist as it was read, with what only the file knows.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What it says. Spans are still open: [`super::reconcile`] finds them.
    pub checklist: Checklist,
    /// Where each claim stood, by its id, in code points: a hint, since the article may have changed.
    pub positions: BTreeMap<String, (usize, usize)>,
    /// The ids of claims beside which the reader wrote comments or keys of their own; they are never dropped.
    pub annotated: BTreeSet<String>,
    /// What was odd, each one sentence for a person.
    pub warnings: Vec<String>,
    /// Why it may be shown but not written, as one sentence: it comes from a newer version.
    pub read_only: Option<String>,
    /// The file's own text, into which changes are written.
    pub original: Original,
}

/// The text of a checklist file with everything in it that is the reader's: comments, unknown keys, order, line ends.
#[derive(Clone, Debug)]
pub struct Original {
    toml: DocumentMut,
    dress: Dress,
}

impl Default for Original {
    fn default() -> Self {
        Self::new()
    }
}

impl Original {
    /// The beginning of a new file.
    pub fn new() -> Self {
        Self {
            toml: DocumentMut::new(),
            dress: Dress::default(),
        }
    }

    /// Writes `checklist` into it and returns the whole file; what did not change stays as it was, to the byte.
    ///
    /// `text` is the article's: it turns spans into code points. Entries without a span keep the position they had.
    pub fn write(&mut self, checklist: &Checklist, text: &str) -> String {
        write::write(&mut self.toml, checklist, text);
        self.dress.put_on(self.toml.to_string())
    }
}

/// Reads a checklist from the text of its file.
///
/// # Errors
/// Says in one sentence what is wrong, where, and what it should be; the file must then be left alone.
pub fn read(text: &str) -> Result<Saved, FormatError> {
    read::read(text)
}

/// Reads a checklist from the bytes of its file.
///
/// # Errors
/// As [`read`]; also when the bytes are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Saved, FormatError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => Err(
            FormatError::encoding("it is UTF-16; save it as UTF-8", None),
        ),
        Err(e) => {
            let before = bytes.get(..e.valid_up_to()).unwrap_or(bytes);
            let line = 1 + before.split(|b| *b == b'\n').skip(1).count();
            Err(FormatError::encoding("it is not UTF-8", Some(line)))
        }
    }
}

/// The file of the article that a checklist is about, as the checklist says it; `None` when it does not.
///
/// Asked before the first page is shown, so a long list of claims is read only when nothing stands above it.
pub fn location_in(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let of = |toml: &str| {
        let toml = toml_edit::Document::parse(toml).ok()?;
        let location = toml.get("document")?.get("location")?;
        location.as_str().map(str::to_owned)
    };
    let head = text.split("\n[[claim]]").next().unwrap_or(text);
    of(head.trim_end()).or_else(|| of(text))
}

/// The file of a new checklist.
pub fn write_new(checklist: &Checklist, text: &str) -> String {
    Original::new().write(checklist, text)
}

/// The keys of a claim for a person: its id.
fn name_of(entry: &Entry) -> String {
    format!("claim {}", entry.id)
}
