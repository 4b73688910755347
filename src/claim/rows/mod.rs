//! From attributions to rows: whose words each stretch is, and whether it states something that can be checked.

pub mod cutter;
pub mod facts;
pub mod inherited;
pub mod kind;
pub mod speech;
pub mod statement;
