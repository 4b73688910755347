//! Noun phrases: names, offices, what describes a name, documents. Knows of nobody who speaks.

pub mod described;
pub mod documents;
pub mod names;
pub mod office;
pub mod pieces;
pub mod runs;
