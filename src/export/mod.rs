//! Rows for other programs and text for people: what `claims` and `text` print, and reports.
//!
//! Pure functions from article, sentences and claims to a string; printing is the shell's.

mod article;
mod check;
mod claims;
mod decided;
mod ink;
mod line;
mod listing;
mod plain;
mod report;
mod shelf;

pub use article::article_json;
pub use check::{CheckedFile, check_json, check_text};
pub use claims::{claims_json, claims_jsonl};
pub use decided::decided_text;
pub use ink::Ink;
pub use line::claims_lines;
pub use listing::{Listing, claims_text};
pub use plain::{article_sentences, article_text};
pub use report::{ArticleState, ReportFormat, ReviewReport, is_untouched};
pub use shelf::{shelf_json, shelf_text};

#[cfg(test)]
mod tests;
