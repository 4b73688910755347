//! Who is meant by the words that name a source: the full name, the role, the affiliation.
//!
//! Each is a span of the article, never a string made up; who it is, is `cast`'s to find.

use super::Claim;
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

impl Claim {
    /// Who says it, in words: "She = Mara Ilves (mayor, Kelmsund)", "he (two fit)"; `None` where nobody is named.
    pub fn who(&self, text: &str) -> Option<String> {
        let span = self.source?;
        let words = self.source_words(text)?;
        let speaker = &self.speaker;
        let Some(name) = speaker.resolved(span, text) else {
            let note = if speaker.ambiguous { " (two fit)" } else { "" };
            return Some(format!("{words}{note}"));
        };
        let office: Vec<&str> = [speaker.role, speaker.affiliation]
            .into_iter()
            .flatten()
            .map(|known| known.of(text))
            .filter(|known| !words.contains(known))
            .collect();
        let office = match office.as_slice() {
            [] => String::new(),
            known => format!(" ({})", known.join(", ")),
        };
        Some(format!("{words} = {name}{office}"))
    }

    /// The words of the source without the relative pronoun that stands for them before the verb: "bankers, who" said.
    pub fn source_words<'t>(&self, text: &'t str) -> Option<&'t str> {
        let words = self.source?.of(text);
        let relative = [" who", " which", " that"];
        let bare = relative.iter().find_map(|end| words.strip_suffix(end));
        Some(bare.unwrap_or(words).trim_end_matches(','))
    }

    /// Whether the full name of the speaker stands elsewhere than the words of the source.
    pub fn names_speaker_elsewhere(&self, text: &str) -> bool {
        self.source
            .is_some_and(|span| self.speaker.resolved(span, text).is_some())
    }
}
