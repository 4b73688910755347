//! The language data of `config/cues.toml`, compiled once.
//!
//! Knows words, classes and gate rows; knows nothing of sentences. The data ships with the program and a test reads
//! it, so a mistake in it is a mistake of ours and stops the test run, never a reader.

mod class;
mod gate_table;
mod inflect;
mod lexicon;
mod point_table;

pub use class::{Class, Classes};
pub use gate_table::{Condition, Gate};
pub use lexicon::Word;
pub use point_table::{Counted, Counting, KindRow, Point};

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The compiled language data.
#[derive(Debug)]
pub struct Cues {
    lexicon: lexicon::Lexicon,
    gates: Vec<Gate>,
    points: Vec<Point>,
    kinds: Vec<KindRow>,
}

/// The tables of `config/cues.toml` as written: lists of words divided by blanks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    verbs: BTreeMap<String, String>,
    traits: BTreeMap<String, String>,
    irregular: BTreeMap<String, String>,
    nouns: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    gates: gate_table::GateRows,
    points: point_table::PointRows,
    kinds: point_table::KindRows,
}

static SHIPPED: LazyLock<Cues> = LazyLock::new(|| {
    Cues::compile(include_str!("../../../config/cues.toml"))
        .expect("the shipped cues are read by a test")
});

impl Cues {
    /// The data the program ships with.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The word under its lower-case spelling.
    pub fn word(&self, lower: &str) -> Word {
        self.lexicon.word(lower)
    }

    /// The gate rows, in the order in which they are asked.
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// What speaks for and against a statement of fact.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// What a claim may be about, in the order in which it is asked.
    pub fn kinds(&self) -> &[KindRow] {
        &self.kinds
    }

    /// Compiles the tables; the error says which word or class is wrong.
    fn compile(toml: &str) -> Result<Self, String> {
        let tables: Tables = toml::from_str(toml).map_err(|e| e.to_string())?;
        let mut lexicon = lexicon::Lexicon::new(&tables)?;
        let gates = gate_table::compile(tables.gates, &mut lexicon)?;
        let points = point_table::points(tables.points, &mut lexicon)?;
        let kinds = point_table::kinds(tables.kinds, &mut lexicon)?;
        Ok(Self {
            lexicon,
            gates,
            points,
            kinds,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_data_compiles() {
        if let Err(why) = Cues::compile(include_str!("../../../config/cues.toml")) {
            panic!("config/cues.toml: {why}");
        }
    }

    #[test]
    fn forms_carry_class_and_form() {
        let said = Cues::shipped().word("said").classes;
        assert!(said.has(Class::Say) && said.has(Class::Past) && !said.has(Class::Base));
        assert!(Cues::shipped().word("harbour").classes.is_empty());
    }
}
