//! Who is meant by the words that name a source, and what sort of source it is.

pub mod basis;
pub mod cast;
pub mod identity;
pub mod resolve;
pub mod source;
