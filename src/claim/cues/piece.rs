//! A phrase as frames and documents write it, word for word: `in the words|view of SOURCE`, `DOCKET-WORD no? .? JOINED`.

use super::gate_table::Condition;
use super::lexicon::Lexicon;
use crate::text::named;

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

/// The pieces of a phrase: a small word is itself, CAPITALS a class or a shape, `a|b` either, `a?` may be left out, `^a`
/// has a capital, `...` stands for any words, `TITLE` for those of a title.
pub(super) fn pieces(written: &str, lexicon: &mut Lexicon) -> Result<Vec<Piece>, String> {
    written
        .split_whitespace()
        .map(|word| piece(word, lexicon))
        .collect()
}

fn piece(written: &str, lexicon: &mut Lexicon) -> Result<Piece, String> {
    if written == "SOURCE" {
        return Ok(Piece::Source);
    }
    if written == "..." {
        return Ok(Piece::Gap);
    }
    if written == "TITLE" {
        return Ok(Piece::Title);
    }
    if let Some(shape) = Shape::from_name(written) {
        return Ok(Piece::Shape(shape));
    }
    let optional = written.ends_with('?');
    let word = written.trim_end_matches('?');
    let capital = word.starts_with('^');
    let word = word.trim_start_matches('^');
    let condition = Condition::compile(&word.replace('|', " "), lexicon)
        .map_err(|why| format!("{why}; the place of the speaker is called SOURCE"))?;
    Ok(match (optional, capital) {
        (true, _) => Piece::Optional(condition),
        (false, true) => Piece::Capital(condition),
        (false, false) => Piece::Word(condition),
    })
}
