//! What the article offers for a claim: links, footnotes, documents, the body below a headline; and the suggestion.

pub mod address;
pub mod footnotes;
pub mod headline;
pub mod links;
pub mod pointer;
pub mod refusal;
pub mod study;
pub mod suggest;
