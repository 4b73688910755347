//! Document rows: numbers that name a document which can be found: "Case 4:19-cv-02233", "Bill 41", "ISBN 978-0-00".
//!
//! Compiles the `documents` rows of the language data; `phrase::documents` looks for them.

use super::lexicon::Lexicon;
use super::piece::{Piece, pieces};
use serde::Deserialize;

/// One row as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentRow {
    words: String,
    #[serde(default)]
    capital: bool,
    #[serde(default)]
    origin: bool,
    #[serde(default)]
    study: bool,
}

/// One row, compiled.
#[derive(Debug)]
pub struct DocumentShape {
    /// What it consists of, in order.
    pub pieces: Vec<Piece>,
    /// Whether its first word needs a capital.
    pub capital: bool,
    /// Whether it counts only where it is said to say something.
    pub origin: bool,
    /// Whether it is scholarly work with its author or journal, which may be what the whole article is about.
    pub study: bool,
}

/// Compiles every row, in order.
pub(super) fn compile(
    rows: Vec<DocumentRow>,
    lexicon: &mut Lexicon,
) -> Result<Vec<DocumentShape>, String> {
    let document = |row: DocumentRow| {
        let pieces = pieces(&row.words, lexicon)?;
        if pieces.iter().any(|p| matches!(p, Piece::Source)) {
            return Err(format!("a document has no SOURCE: {:?}", row.words));
        }
        Ok(DocumentShape {
            pieces,
            capital: row.capital,
            origin: row.origin,
            study: row.study,
        })
    };
    rows.into_iter().map(document).collect()
}
