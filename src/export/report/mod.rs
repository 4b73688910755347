//! What is handed over: an article with its decisions, as a file that people read or a table that programs read.
//!
//! One [`ReviewReport`] is made of a checklist, with the article where that can be read. It holds counts, never a score.
//!
//! | file | what |
//! |---|---|
//! | `standing` | where a claim stands, in a word and in a sign |
//! | `claims` | one claim with all that is known of it |
//! | `sources` | who and what the claims rest on, each once |
//! | `queries` | what the author, and each source, is asked |
//! | `sums` | counts, rules that were overruled, the sign-off |
//! | `proof` | evidence in words |
//! | `pieces`, `parts` | the parts of a hand-over as paragraphs, lists and tables, for every format that people read |
//! | `runs` | a block of the article cut where a claim, a link or a style begins or ends |
//! | `markdown`, `html`, `docx` | formats that people read |
//! | `seal` | the mark by which the program knows its own work again |
//! | `rows` | formats that programs read |

mod claims;
mod docx;
mod html;
mod markdown;
mod markup;
mod parts;
mod pieces;
mod proof;
mod queries;
mod rows;
mod runs;
mod seal;
mod source_map;
mod sources;
mod standing;
mod sums;

pub(super) use claims::ReportClaim;
pub use seal::is_untouched;
use sources::LoggedSource;
pub(super) use standing::Standing;

use crate::article::Article;
use crate::checklist::{Checklist, Document, Findings, sources as source_groups};
use crate::claim::{Underlined, underlined};
use crate::prompt::Bank;
use crate::text::named;

named! {
    /// The form in which a report is written.
    ReportFormat {
        /// Queries, annotated copy with footnotes, sources, evidence, counts.
        Markdown = "markdown",
        /// One page of the web, with everything in it.
        Html = "html",
        /// The article with a comment at each claim.
        Docx = "docx",
        /// One row a claim.
        Csv = "csv",
        /// One row for each piece of evidence.
        EvidenceCsv = "evidence-csv",
        /// One JSON object a claim.
        Jsonl = "jsonl",
        /// What to ask of whom, by telephone.
        Queries = "queries",
        /// Numbers, dates, names and titles of the article, with their claims.
        Facts = "facts",
    }
}

impl ReportFormat {
    /// What the name of a file in this form ends with, behind the name of the checklist: `bridge.report.html`.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "report.md",
            Self::Html => "report.html",
            Self::Docx => "report.docx",
            Self::Csv => "report.csv",
            Self::EvidenceCsv => "evidence.csv",
            Self::Jsonl => "report.jsonl",
            Self::Queries => "queries.md",
            Self::Facts => "facts.md",
        }
    }

    /// The form that a path asks for by its ending.
    pub fn of_path(path: &str) -> Option<Self> {
        let whole = Self::ALL.iter().find(|form| path.ends_with(form.ending()));
        let short = |form: &&Self| {
            let ending = form.ending().rsplit('.').next().unwrap_or_default();
            path.ends_with(&format!(".{ending}"))
        };
        whole.or_else(|| Self::ALL.iter().find(short)).copied()
    }
}

/// What the article of a report is to its checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleState {
    /// The text is that of the checklist.
    Same,
    /// The text was changed since the checklist was saved.
    Changed,
    /// The article cannot be read: the words are those that the checklist keeps.
    Gone,
}

/// An article with what was decided about its claims.
#[derive(Debug)]
pub struct ReviewReport<'a> {
    document: &'a Document,
    sources: Vec<LoggedSource>,
    article: Option<&'a Article>,
    state: ArticleState,
    claims: Vec<ReportClaim>,
    facts: Vec<Underlined>,
    bank: &'a Bank,
}

impl<'a> ReviewReport<'a> {
    /// The report on a checklist; `findings` is the article with its claims, where that can be read. Questions to which the
    /// answer was no are worded by the `bank`.
    pub fn new(
        checklist: &'a Checklist,
        findings: Option<&'a Findings>,
        state: ArticleState,
        bank: &'a Bank,
    ) -> Self {
        let claims = claims::claims(checklist, findings);
        let groups = match findings {
            Some(found) => source_groups(&checklist.entries, found),
            None => source_groups(&checklist.entries, &Findings::default()),
        };
        Self {
            document: &checklist.document,
            sources: sources::sources(&claims, &groups),
            article: findings.map(|found| &*found.article),
            state,
            claims,
            facts: findings.map_or_else(Vec::new, |f| underlined(&f.article, &f.sentences)),
            bank,
        }
    }

    /// The report in a form. Only that of a word processor is no text.
    pub fn write(&self, form: ReportFormat) -> Vec<u8> {
        let bytes = match form {
            ReportFormat::Markdown => markdown::report(self).into(),
            ReportFormat::Html => html::page(self).into(),
            ReportFormat::Docx => docx::file(self),
            ReportFormat::Csv => rows::csv(self).into(),
            ReportFormat::EvidenceCsv => rows::evidence_csv(self).into(),
            ReportFormat::Jsonl => self.jsonl().into(),
            ReportFormat::Queries => markdown::queries(self).into(),
            ReportFormat::Facts => markdown::facts(self).into(),
        };
        seal::sealed(form, bytes)
    }

    /// One JSON object a claim, with its number: what was decided beside what was suggested.
    pub fn jsonl(&self) -> String {
        self.rows()
            .map(|row| crate::text::json::line(&row) + "\n")
            .collect()
    }

    /// The same as one JSON array.
    pub fn json(&self) -> String {
        crate::text::json::pretty(&self.rows().collect::<Vec<_>>()) + "\n"
    }

    fn rows(&self) -> impl Iterator<Item = rows::JsonRow<'_>> {
        self.claims.iter().map(rows::JsonRow::of)
    }

    /// What the report is about.
    fn title(&self) -> &str {
        let of_article = self.article.map(Article::name);
        let title = self.document.title.as_deref().or(of_article);
        title.or_else(|| self.file_name()).unwrap_or("Untitled")
    }

    /// The name of the article's file; where that lies is nobody else's business.
    fn file_name(&self) -> Option<&str> {
        let document = self.document;
        let path = document
            .location
            .as_deref()
            .or(document.snapshot.as_deref())?;
        path.rsplit('/').next()
    }

    /// How many claims stand where, in one line.
    pub(super) fn counts(&self) -> String {
        sums::counts_line(self)
    }

    /// Claims by their places among the report's.
    fn claims_at<'s>(&'s self, places: &'s [usize]) -> impl Iterator<Item = &'s ReportClaim> {
        places.iter().filter_map(|&at| self.claims.get(at))
    }

    /// The claims that are nowhere in the article.
    fn without_place(&self) -> Vec<&ReportClaim> {
        let claims = self.claims.iter();
        claims.filter(|claim| claim.span.is_none()).collect()
    }

    /// The claims of the article, in reading order.
    pub(super) fn claims(&self) -> &[ReportClaim] {
        &self.claims
    }
}
