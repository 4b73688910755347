//! Who is meant by the words that name a source: the full name, the role, the affiliation.
//!
//! Each is a span of the article, never a string made up; who it is, is `cast`'s to find.

use crate::text::Span;

/// The speaker behind the words of a source, as far as the article itself tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The full name, where the article gives one; it may stand in another sentence than the source.
    pub name: Option<Span>,
    /// The office or role: "mayor", "foreign minister".
    pub role: Option<Span>,
    /// The body or place the role belongs to: "Harbour Board".
    pub affiliation: Option<Span>,
    /// Whether the words fit two or more, so that none is taken.
    pub ambiguous: bool,
}

impl Speaker {
    /// The full name where it is not in the words of the source themselves: "She" is "Mara Ilves".
    pub fn resolved<'t>(&self, source: Span, text: &'t str) -> Option<&'t str> {
        let name = self.name?;
        let own = source.of(text);
        let full = name.of(text);
        (!source.overlaps(name) && !own.contains(full)).then_some(full)
    }
}
