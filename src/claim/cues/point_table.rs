//! Points and kinds: what speaks for a statement of fact, and what it is about.
//!
//! Compiles the `[points]` and `[kinds]` tables of `config/cues.toml`; `facts` and `kind` ask them.

use super::gate_table::Condition;
use super::lexicon::Lexicon;
use crate::claim::Kind;
use serde::Deserialize;

/// The `[points]` table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointRows {
    rows: Vec<PointRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PointRow {
    #[serde(default)]
    any: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
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
pub enum Counted {
    /// Words that fit, with their neighbours.
    Words(Box<Counting>),
    /// The sentence, when it has more words than this.
    Longer(usize),
}

/// A word to count.
#[derive(Debug)]
pub struct Counting {
    /// The word itself.
    pub any: Condition,
    /// The word before it.
    pub before: Condition,
    /// The word behind it.
    pub after: Condition,
}

/// Points for one sort of word.
#[derive(Debug)]
pub struct Point {
    /// What counts.
    pub counted: Counted,
    /// How many are passed over first.
    pub beyond: usize,
    /// How many count at most.
    pub most: usize,
    /// Points for each in a report.
    pub news: f32,
    /// Points for each in a speech.
    pub speech: f32,
}

/// The `[kinds]` table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindRows {
    rows: Vec<KindWritten>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindWritten {
    kind: String,
    any: String,
}

/// A kind and the words that show it.
#[derive(Debug)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// The words.
    pub any: Condition,
}

pub(super) fn points(rows: PointRows, lexicon: &mut Lexicon) -> Result<Vec<Point>, String> {
    rows.rows
        .into_iter()
        .map(|row| point(&row, lexicon))
        .collect()
}

fn point(row: &PointRow, lexicon: &mut Lexicon) -> Result<Point, String> {
    let counted = match row.longer {
        Some(words) if row.any.is_empty() => Counted::Longer(words),
        None if !row.any.is_empty() => Counted::Words(Box::new(Counting {
            any: Condition::compile(&row.any, lexicon)?,
            before: Condition::compile(&row.before, lexicon)?,
            after: Condition::compile(&row.after, lexicon)?,
        })),
        _ => return Err("a row of points needs either any or longer".to_owned()),
    };
    Ok(Point {
        counted,
        beyond: row.beyond,
        most: row.most,
        news: row.news,
        speech: row.speech,
    })
}

pub(super) fn kinds(rows: KindRows, lexicon: &mut Lexicon) -> Result<Vec<KindRow>, String> {
    rows.rows
        .into_iter()
        .map(|row| {
            let kind = Kind::from_name(&row.kind)
                .ok_or_else(|| format!("no kind is called {:?}", row.kind))?;
            let any = Condition::compile(&row.any, lexicon)?;
            Ok(KindRow { kind, any })
        })
        .collect()
}
