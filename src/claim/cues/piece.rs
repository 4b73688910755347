//! A phrase as frames and documents write it, word for word: `in the words|view of SOURCE`, `DOCKET-WORD no? .? JOINED`.

use super::{condition::Condition, lexicon::Lexicon};
use crate::text::named;
use serde::Deserialize;

/// A part of a phrase.
#[derive(Debug)]
pub enum Piece {
    /// The words that name the source.
    Source,
    /// One word.
    Word(Condition),
    /// One word that may be left out.
    Optional(Condition),
    /// One word with a capital.
    Capital(Condition),
    /// Figures or letters of a shape.
    Shape(Shape),
    /// Words of any kind, none or a few.
    Gap,
    /// Words of a title, none or a few: with a capital, small words, numbers.
    Title,
}

named! {
    /// What figures and letters look like, which no list of words can tell.
    Shape {
        /// Figures, joined to others or alone.
        Figures = "FIGURES",
        /// Three to five digits that are no year.
        FewDigits = "FEW-DIGITS",
        /// A year: "1982".
        Year = "YEAR",
        /// Figures joined to others by strokes, dashes or colons: "4:19-cv-02233".
        Joined = "JOINED",
        /// The prefix and suffix of a DOI: "10.1000/182".
        Doi = "DOI",
        /// One capital letter with a dash behind it.
        Letter = "LETTER",
        /// Two letters with stops: "H.R.".
        Initials = "INITIALS",
        /// Capital letters alone: "ISO".
        Letters = "LETTERS",
    }
}

/// A phrase: a small word is itself, CAPITALS a class or a shape, `a|b` either, `a?` may be left out, `^a` has a capital,
/// `...` stands for any words, `TITLE` for those of a title.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
pub struct Phrase {
    written: String,
    pieces: Vec<Piece>,
}

impl From<String> for Phrase {
    fn from(written: String) -> Self {
        let pieces = written.split_whitespace().map(piece).collect();
        Self { written, pieces }
    }
}

impl Phrase {
    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// As it is written.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// How often it names a source.
    pub(super) fn n_sources(&self) -> usize {
        let source = |piece: &&Piece| matches!(piece, Piece::Source);
        self.pieces.iter().filter(source).count()
    }

    /// Looks up the words and classes of its pieces.
    pub(super) fn compile(&mut self, lexicon: &mut Lexicon) -> Result<(), String> {
        for piece in &mut self.pieces {
            if let Piece::Word(asked) | Piece::Optional(asked) | Piece::Capital(asked) = piece {
                let compiled = asked.compile(lexicon);
                compiled
                    .map_err(|why| format!("{why}; the place of the speaker is called SOURCE"))?;
            }
        }
        Ok(())
    }
}

fn piece(written: &str) -> Piece {
    let bare = written.trim_end_matches('?');
    let condition = |word: &str| Condition::from(word.replace('|', " "));
    match (written, bare.strip_prefix('^')) {
        ("SOURCE", _) => Piece::Source,
        ("...", _) => Piece::Gap,
        ("TITLE", _) => Piece::Title,
        (_, Some(word)) => Piece::Capital(condition(word)),
        _ if bare != written => Piece::Optional(condition(bare)),
        _ => {
            Shape::from_name(written).map_or_else(|| Piece::Word(condition(written)), Piece::Shape)
        }
    }
}
