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
    counts: WhereCounted,
}

/// Where a document that fits a row counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhereCounted {
    /// Wherever it is mentioned.
    #[default]
    Mentioned,
    /// Where it is said to say something.
    Origin,
    /// There, and where what is said rests on it: "under the Harbour Act 2003".
    Ground,
    /// Scholarly work: where it is said to say something, and for what its authors say behind it.
    Study,
}

/// One row, compiled.
#[derive(Debug)]
pub struct DocumentShape {
    /// What it consists of, in order.
    pub pieces: Vec<Piece>,
    /// Whether its first word needs a capital.
    pub capital: bool,
    /// Where it counts.
    pub counts: WhereCounted,
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
            counts: row.counts,
        })
    };
    rows.into_iter().map(document).collect()
}
