//! Points and kinds: what speaks for a statement of fact, and what it is about.
//!
//! Compiles the `[points]` and `[kinds]` tables of `config/cues`; `facts` and `kind` ask them.

use super::gate_table::Condition;
use super::lexicon::Lexicon;
use crate::claim::Kind;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointRow {
    #[serde(default)]
    any: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    judges: bool,
    #[serde(default)]
    leans: bool,
    longer: Option<usize>,
    #[serde(default)]
    beyond: usize,
    #[serde(default = "one")]
    most: usize,
    news: f32,
    speech: f32,
}

const fn one() -> usize {
    1
}

/// What a row counts.
#[derive(Debug)]
pub enum Feature {
    /// Words that fit.
    Words(Condition),
    /// The sentence, when it has more words than this.
    Longer(usize),
}

/// What the words beside a word must be.
#[derive(Debug)]
pub struct Beside {
    /// The word before it.
    pub before: Condition,
    /// The word behind it.
    pub after: Condition,
}

/// Points for one sort of word.
#[derive(Debug)]
pub struct Point {
    /// What counts.
    pub counted: Feature,
    /// What its neighbours must be; `None` for anything.
    pub beside: Option<Beside>,
    /// Whether such a word may make a judgement of a sentence.
    pub judges: bool,
    /// Whether it may where no fact is beside it.
    pub leans: bool,
    /// How many are passed over first.
    pub beyond: usize,
    /// How many count at most.
    pub most: usize,
    /// Points for each in a report.
    pub news: f32,
    /// Points for each in a speech.
    pub speech: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindWritten {
    kind: String,
    any: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

/// A kind and the words that show it.
#[derive(Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// The words.
    pub any: Condition,
    /// What their neighbours must be; `None` for anything.
    pub beside: Option<Beside>,
}

pub(super) fn points(rows: Vec<PointRow>, lexicon: &mut Lexicon) -> Result<Vec<Point>, String> {
    rows.into_iter().map(|row| point(&row, lexicon)).collect()
}

fn beside(before: &str, after: &str, lexicon: &mut Lexicon) -> Result<Option<Beside>, String> {
    if before.is_empty() && after.is_empty() {
        return Ok(None);
    }
    Ok(Some(Beside {
        before: Condition::compile(before, lexicon)?,
        after: Condition::compile(after, lexicon)?,
    }))
}

fn point(row: &PointRow, lexicon: &mut Lexicon) -> Result<Point, String> {
    let counted = match row.longer {
        Some(words) if row.any.is_empty() => Feature::Longer(words),
        None if !row.any.is_empty() => Feature::Words(Condition::compile(&row.any, lexicon)?),
        _ => return Err("a row of points needs either any or longer".to_owned()),
    };
    Ok(Point {
        counted,
        beside: beside(&row.before, &row.after, lexicon)?,
        judges: row.judges,
        leans: row.leans,
        beyond: row.beyond,
        most: row.most,
        news: row.news,
        speech: row.speech,
    })
}

pub(super) fn kinds(rows: Vec<KindWritten>, lexicon: &mut Lexicon) -> Result<Vec<KindRow>, String> {
    rows.into_iter()
        .map(|row| {
            let kind = Kind::from_name(&row.kind)
                .ok_or_else(|| format!("no kind is called {:?}", row.kind))?;
            let any = Condition::compile(&row.any, lexicon)?;
            let beside = beside(&row.before, &row.after, lexicon)?;
            Ok(KindRow { kind, any, beside })
        })
        .collect()
}
