//! What the parts of a hand-over are made of: paragraphs, lists and tables, the same for every format.

use super::standing::Standing;

/// One stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportBit {
    /// Plain words.
    Words(String),
    /// Words that stand out.
    Strong(String),
    /// The number of a claim.
    Claim(usize),
    /// An address; a link where it leads to a page of the web.
    Address(String),
    /// Where a claim stands: sign and word.
    Stands(Standing),
    /// Room to write an answer.
    Room,
}

/// Words in one line.
pub type ReportWords = Vec<ReportBit>;

/// A paragraph, a list or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportPiece {
    /// A heading inside a part.
    Heading(String),
    /// A paragraph.
    Text(ReportWords),
    /// A list.
    List(Vec<ReportWords>),
    /// A table with its head.
    Table(&'static [&'static str], Vec<ReportRow>),
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// Where the claim of the row stands, where it is one's.
    pub standing: Option<Standing>,
    /// The cells, each of one or more lines.
    pub cells: Vec<Vec<ReportWords>>,
}

/// A part of the hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverPart {
    /// What it is called in addresses.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What is in it.
    pub pieces: Vec<ReportPiece>,
}

/// Plain words.
pub fn plain(words: impl Into<String>) -> ReportWords {
    vec![ReportBit::Words(words.into())]
}

/// The numbers of claims, divided by commas.
pub fn numbers(claims: impl IntoIterator<Item = usize>) -> ReportWords {
    let mut words = Vec::new();
    for number in claims {
        if !words.is_empty() {
            words.push(ReportBit::Words(", ".to_owned()));
        }
        words.push(ReportBit::Claim(number));
    }
    words
}

/// A row that is of no one claim.
pub const fn row(cells: Vec<Vec<ReportWords>>) -> ReportRow {
    ReportRow {
        standing: None,
        cells,
    }
}

impl HandoverPart {
    /// A part of these pieces.
    pub const fn new(name: &'static str, title: &'static str, pieces: Vec<ReportPiece>) -> Self {
        Self {
            name,
            title,
            pieces,
        }
    }
}
