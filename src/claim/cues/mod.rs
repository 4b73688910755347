//! The language data of `config/cues`, compiled once.
//!
//! Knows words, classes and gate rows; knows nothing of sentences. The data ships with the program and a test reads
//! it, so a mistake in it is a mistake of ours and stops the test run, never a reader.

mod class;
mod classes;
mod condition;
mod inflect;
mod lexicon;
mod piece;
mod rows;
mod shared;
mod sieve;

pub use class::{Class, ShapeBits};
pub use classes::Classes;
pub(in crate::claim) use classes::classes;
pub use condition::Condition;
pub use lexicon::WordFacts;
pub use piece::{Piece, Shape};
pub use rows::{FrameShape, Gate, Mind, Point, WhereCounted};
pub use shared::WordId;
pub use sieve::RowSet;

use rows::{DocumentShape, KindRow};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use sieve::Sieve;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The compiled language data.
#[derive(Debug)]
pub struct Cues {
    lexicon: lexicon::Lexicon,
    /// The tables as they are written, their rows compiled.
    pub tables: Tables,
    /// The gates that may concern a word, by its number; filled when the word is first met.
    gates_of: Vec<OnceLock<Box<[u16]>>>,
    frames_of: Sieve,
    points_of: Sieve,
    kinds_of: Sieve,
}

/// The tables of the files in `config/cues` as written: lists of words divided by blanks, and rows.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tables {
    verbs: BTreeMap<String, String>,
    traits: BTreeMap<String, String>,
    irregular: BTreeMap<String, String>,
    nouns: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    gates: Vec<Gate>,
    frames: Vec<FrameShape>,
    /// The numbers that name a document, in the order in which they are asked.
    pub documents: Vec<DocumentShape>,
    /// What speaks for and against a statement of fact.
    pub points: Vec<Point>,
    /// What a claim may be about, in the order in which it is asked.
    pub kinds: Vec<KindRow>,
}

impl Tables {
    /// The names of all lists of words, which are classes.
    fn lists(&self) -> impl Iterator<Item = &str> {
        [&self.verbs, &self.traits, &self.nouns, &self.words]
            .into_iter()
            .flat_map(BTreeMap::keys)
            .map(String::as_str)
    }

    /// Adds what another file holds: words to the lists of the same name, rows before those that are there. A verb that
    /// both list is what the other file says it is.
    fn add(&mut self, more: Self) {
        let again: FxHashSet<&str> = more
            .verbs
            .values()
            .flat_map(|v| v.split_whitespace())
            .collect();
        for list in self.verbs.values_mut() {
            let others = list.split_whitespace().filter(|verb| !again.contains(verb));
            *list = others.collect::<Vec<_>>().join(" ");
        }
        let lists = [
            (&mut self.verbs, more.verbs),
            (&mut self.traits, more.traits),
            (&mut self.irregular, more.irregular),
            (&mut self.nouns, more.nouns),
            (&mut self.words, more.words),
        ];
        for (own, more) in lists {
            for (name, list) in more {
                let own = own.entry(name).or_default();
                *own = format!("{own} {list}");
            }
        }
        self.gates.splice(..0, more.gates);
        self.frames.splice(..0, more.frames);
        self.documents.splice(..0, more.documents);
        self.points.splice(..0, more.points);
        self.kinds.splice(..0, more.kinds);
    }
}

/// The shipped files.
const SHIPPED_FILES: [&str; 4] = [
    include_str!("../../../config/cues/verbs.toml"),
    include_str!("../../../config/cues/words.toml"),
    include_str!("../../../config/cues/frames.toml"),
    include_str!("../../../config/cues/points.toml"),
];

/// The data in force; what the reader adds is there before it is first asked for.
static IN_FORCE: OnceLock<Cues> = OnceLock::new();

/// What is wrong in a text that the reader adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CuesError {
    /// Where in the text it is (bytes).
    pub at: usize,
    /// What it is, as a sentence for a person.
    pub message: String,
}

/// Adds the reader's own words, frames and gates to the shipped ones. Once, and only before the first article.
///
/// # Errors
/// What is wrong in the text, with its place.
pub fn add_cues(text: &str) -> Result<(), CuesError> {
    let own: Tables = toml::from_str(text).map_err(|error| CuesError {
        at: error.span().map_or(0, |span| span.start),
        message: match error.message() {
            rows if rows.starts_with("invalid type: sequence") => {
                format!("{rows}: rows stand above the first table, or each below [[frames]]")
            }
            other => other.to_owned(),
        },
    })?;
    if let Some(class) = own.lists().find(|class| is_stray(class, text)) {
        return Err(CuesError {
            at: text.find(class).unwrap_or_default(),
            message: format!("no rule asks for the class {class}: is the name right?"),
        });
    }
    let cues = Cues::compile(SHIPPED_FILES.into_iter().chain([text]));
    let cues = cues.map_err(|message| CuesError {
        at: quoted(&message)
            .and_then(|word| text.find(word))
            .unwrap_or_default(),
        message,
    })?;
    let _ = IN_FORCE.set(cues);
    Ok(())
}

/// Whether nobody knows a class: neither Rust nor a shipped file, nor another line of the text that names it.
fn is_stray(class: &str, text: &str) -> bool {
    let shipped = SHIPPED_FILES.iter().any(|file| file.contains(class));
    Class::from_name(class).is_none() && !shipped && text.matches(class).count() < 2
}

/// The first word in quotation marks.
fn quoted(message: &str) -> Option<&str> {
    message.split('"').nth(1)
}

impl Cues {
    /// The data in force: the shipped, and what the reader added.
    pub fn shipped() -> &'static Self {
        let shipped = || Self::compile(SHIPPED_FILES).expect("the shipped cues are read by a test");
        IN_FORCE.get_or_init(shipped)
    }

    /// The number of a word as an article writes it; 0 when it is not listed.
    pub fn number(&self, written: &str) -> WordId {
        self.lexicon.number_of(written)
    }

    /// The number of a word that is listed in these very letters: "RFC".
    pub fn exact_number(&self, written: &str) -> WordId {
        self.lexicon.exact_number(written)
    }

    /// What is known of the word of this number.
    #[inline]
    pub fn word(&self, word: WordId) -> WordFacts {
        self.lexicon.word(word).unwrap_or_default()
    }

    /// The gate rows that may be about the word, in the order in which they are asked.
    pub fn gates_of(&self, word: WordId) -> impl Iterator<Item = &Gate> {
        let rows = self.gates_of.get(usize::from(word));
        let rows = rows.map(|rows| rows.get_or_init(|| self.concerning(word)));
        let rows = rows.into_iter().flatten();
        rows.filter_map(|&row| self.tables.gates.get(usize::from(row)))
    }

    fn concerning(&self, word: WordId) -> Box<[u16]> {
        let word = self.word(word);
        let gates = (0..).zip(&self.tables.gates);
        let may = gates.filter(|(_, gate)| gate.may_concern(word));
        may.map(|(row, _)| row).collect()
    }

    /// The frames that may begin with the word; `more` are the classes it has by its shape and place.
    #[inline]
    pub fn frames_of(&self, word: WordId, more: Classes) -> impl Iterator<Item = &FrameShape> {
        let rows = self.frames_of.rows(word, more).numbers();
        rows.filter_map(|row| self.tables.frames.get(row))
    }

    /// The rows of points that count the word; `more` are the classes it has by its shape and place.
    #[inline]
    pub fn points_of(&self, word: WordId, more: Classes) -> RowSet {
        self.points_of.rows(word, more)
    }

    /// The rows of kinds that the word fits; `more` are the classes it has by its shape and place.
    #[inline]
    pub fn kinds_of(&self, word: WordId, more: Classes) -> RowSet {
        self.kinds_of.rows(word, more)
    }

    /// Compiles the tables; the error says which word or class is wrong.
    fn compile<'f>(files: impl IntoIterator<Item = &'f str>) -> Result<Self, String> {
        let mut tables = Tables::default();
        for file in files {
            tables.add(toml::from_str(file).map_err(|e| e.to_string())?);
        }
        let mut lexicon = lexicon::Lexicon::new(&tables)?;
        rows::compile(&mut tables.gates, &mut lexicon)?;
        rows::compile(&mut tables.frames, &mut lexicon)?;
        rows::compile(&mut tables.documents, &mut lexicon)?;
        rows::compile(&mut tables.points, &mut lexicon)?;
        rows::compile(&mut tables.kinds, &mut lexicon)?;
        lexicon.close();
        let frames = tables.frames.iter().map(FrameShape::first);
        let points = tables.points.iter();
        let points = points.map(|point| Some(&point.any).filter(|_| point.longer.is_none()));
        let kinds = tables.kinds.iter().map(|row| Some(&row.any));
        Ok(Self {
            frames_of: Sieve::new(frames, &lexicon)?,
            points_of: Sieve::new(points, &lexicon)?,
            kinds_of: Sieve::new(kinds, &lexicon)?,
            gates_of: vec![OnceLock::new(); lexicon.listed().count()],
            lexicon,
            tables,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_data_compiles() {
        if let Err(why) = Cues::compile(SHIPPED_FILES) {
            panic!("config/cues: {why}");
        }
    }

    #[test]
    fn forms_carry_class_and_form() {
        let cues = Cues::shipped();
        let said = cues.word(cues.number("Said")).classes;
        assert!(said.has(Class::Say) && said.has(Class::Past) && !said.has(Class::Base));
        assert_eq!(cues.number("kittiwake"), 0);
    }

    #[test]
    fn words_are_known_however_they_are_written() {
        let cues = Cues::shipped();
        for (written, listed) in [
            ("SAID", "said"),
            ("Don\u{2019}t", "don't"),
            ("\u{2019}s", "'s"),
            ("\u{212a}eep", "keep"),
        ] {
            assert_eq!(cues.number(written), cues.number(listed), "{written}");
        }
        assert_ne!(cues.number("May"), cues.number("may"));
        assert_eq!(cues.number("MAY"), cues.number("may"));
    }

    #[test]
    fn no_gate_that_concerns_a_word_is_passed_over() {
        let cues = Cues::shipped();
        for word in cues.lexicon.listed() {
            let may: Vec<*const Gate> = cues.gates_of(word.id).map(std::ptr::from_ref).collect();
            for gate in cues
                .tables
                .gates
                .iter()
                .filter(|g| g.concerns(word, word.classes))
            {
                assert!(may.contains(&std::ptr::from_ref(gate)), "{word:?} {gate:?}");
            }
        }
    }
}
