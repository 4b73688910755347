//! What is measured: ordinary articles, and texts made to be slow.

use crate::news::Words;

/// Bytes of a megabyte.
const MB: usize = 1_000_000;

/// What an input must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// As many MB/s and as little memory as the README says.
    Speed,
    /// No more than a few times slower than news: its cost grows with its length alone.
    Linear,
}

/// One input.
pub struct Input {
    /// Its name, as printed.
    pub name: &'static str,
    /// What it must keep.
    pub promise: Promise,
    /// Makes its bytes.
    pub make: Box<dyn Fn() -> Vec<u8>>,
}

/// Every input, ordinary ones first.
pub fn all() -> Vec<Input> {
    let ordinary = |name, make: fn() -> String| Input {
        name,
        promise: Promise::Speed,
        make: Box::new(move || make().into_bytes()),
    };
    let mut inputs = vec![
        ordinary("news, 1 MB", || Words::new(1).article(MB)),
        ordinary("news, 10 MB", || Words::new(2).article(10 * MB)),
        ordinary("news in one paragraph", || {
            let text = Words::new(3).article(MB);
            let words = text
                .split_whitespace()
                .filter(|word| !word.starts_with('#'));
            words.collect::<Vec<_>>().join(" ")
        }),
    ];
    inputs.extend(REPEATED.iter().map(|&(name, piece)| Input {
        name,
        promise: Promise::Linear,
        make: Box::new(move || piece.repeat(MB / piece.len()).into_bytes()),
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
    ("line feeds", "\n"),
    ("links", "[a](b) "),
    ("links that lead somewhere", "[a](https://b.example/c) "),
    ("bare addresses", "www.a.example "),
    ("stars", "*a "),
    ("tags", "<a "),
    ("emoji", "😀"),
    ("a script without blanks", "港の渡し船は今日も遅れた"),
];
