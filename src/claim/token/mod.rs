//! Words and marks of the sentences, and which of them are in quotation marks: the ground of every rule.

pub mod mark;
pub mod quotation;
pub mod single;
pub mod tokenize;
pub mod tokens;
pub mod verbs;
pub mod words;

pub use tokens::{Stretch, Token, Tokens};
pub use words::{LONGEST, Words, before};
