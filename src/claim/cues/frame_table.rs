//! Frame rows: where source and cue stand to each other in a set phrase: "according to X", "in X's view", "as X put it".
//!
//! Compiles the `frames` rows of the language data; `frames` looks for them in a sentence.

use super::gate_table::Condition;
use super::lexicon::Lexicon;
use super::piece::{Piece, pieces};
use serde::Deserialize;

/// One row as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameRow {
    words: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    anywhere: bool,
    rule: String,
}

/// One row, compiled.
#[derive(Debug)]
pub struct FrameShape {
    /// What it consists of, in order; the first is never the source.
    pub pieces: Vec<Piece>,
    /// What the first word of the source must be.
    pub source: Condition,
    /// Whether it counts without a comma before it.
    pub anywhere: bool,
    /// The name of the rule.
    pub rule: String,
}

impl FrameShape {
    /// What its first word must be.
    pub(super) fn first(&self) -> Option<&Condition> {
        match self.pieces.first() {
            Some(Piece::Word(first)) => Some(first),
            _ => None,
        }
    }
}

/// Compiles every row, in order.
pub(super) fn compile(
    rows: Vec<FrameRow>,
    lexicon: &mut Lexicon,
) -> Result<Vec<FrameShape>, String> {
    rows.into_iter().map(|row| frame(row, lexicon)).collect()
}

fn frame(row: FrameRow, lexicon: &mut Lexicon) -> Result<FrameShape, String> {
    let pieces = pieces(&row.words, lexicon)?;
    let sources = pieces.iter().filter(|p| matches!(p, Piece::Source)).count();
    if sources != 1 || !matches!(pieces.first(), Some(Piece::Word(_))) {
        let words = row.words;
        return Err(format!(
            "a frame begins with a word and names SOURCE once: {words:?}"
        ));
    }
    Ok(FrameShape {
        pieces,
        source: Condition::compile(&row.source, lexicon)?,
        anywhere: row.anywhere,
        rule: row.rule,
    })
}
