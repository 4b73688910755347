//! What is measured: ordinary articles, and texts made to be slow.

use crate::news::Words;

/// Bytes of a megabyte.
pub const MB: usize = 1_000_000;

/// What an input must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// The speed and the memory of an ordinary article.
    Ordinary,
    /// A cost that grows with the length alone, and not many times that of an ordinary article.
    Linear,
}

/// One input.
pub struct Input {
    /// Its name, as printed.
    pub name: String,
    /// What it must keep.
    pub promise: Promise,
    /// How many bytes are measured.
    pub bytes: usize,
    /// Makes that many bytes, about.
    pub make: Box<dyn Fn(usize) -> String>,
}

/// Every input, ordinary ones first.
pub fn all() -> Vec<Input> {
    let ordinary = |name: &str, bytes: usize, make: fn(usize) -> String| Input {
        name: name.to_owned(),
        promise: Promise::Ordinary,
        bytes,
        make: Box::new(make),
    };
    let mut inputs = vec![
        ordinary("news", MB, |bytes| Words::new(1).article(bytes)),
        ordinary("news", 10 * MB, |bytes| Words::new(2).article(bytes)),
        ordinary("news in one paragraph", MB, |bytes| {
            let text = Words::new(3).article(bytes);
            let words = text
                .split_whitespace()
                .filter(|word| !word.starts_with('#'));
            words.collect::<Vec<_>>().join(" ")
        }),
    ];
    inputs.extend(REPEATED.iter().map(|&(name, piece)| Input {
        name: name.to_owned(),
        promise: Promise::Linear,
        bytes: MB,
        make: Box::new(|bytes| piece.repeat(bytes / piece.len())),
    }));
    inputs
}

/// Texts made of one piece, with their names.
const REPEATED: &[(&str, &str)] = &[
    ("quotation marks", "\""),
    ("quotation marks and blanks", "\" "),
    ("opening quotation marks", "“"),
    ("apostrophes and blanks", "' "),
    ("he said", "he said "),
    ("that he said", "that he said "),
    ("according to", "according to "),
    ("no, he said", "“No,” he said. "),
    ("short paragraphs", "Ilves said no.\n\n"),
    ("short lines", "Ilves said no\n"),
    ("headings", "# a\n"),
    ("list items", "- a\n"),
    ("commas", ","),
    ("stops and blanks", ". "),
    ("question marks", "!? "),
    ("brackets", "((("),
    ("square brackets", "["),
    ("one word", "harbour"),
    ("one word and blanks", "harbour "),
    ("one name", "Ilves "),
    ("and", "and "),
    ("digits and commas", "1,"),
    ("initials", "U.S. "),
    ("line feeds", "a\n\n"),
    ("links", "[a](b) "),
    ("links that lead somewhere", "[a](https://b.example/c) "),
    ("bare addresses", "www.a.example "),
    ("stars", "*a "),
    ("tags", "<a "),
    ("elements in a line", "<b>a</b> "),
    ("elements never closed", "<ul><li>a\n"),
    ("blocks of HTML", "<blockquote>a\n\n"),
    ("drawings", "a <svg>\n\n"),
    ("cells", "<table><tr><td>a"),
    ("emoji", "😀"),
    ("a script without blanks", "港の渡し船は今日も遅れた"),
    ("the same with stops", "港の渡し船は今日も遅れた。"),
    ("abbreviations", "Mr. "),
];
