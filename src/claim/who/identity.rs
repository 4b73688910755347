//! Who is meant by the words that name a source: the full name, the role, the affiliation.
//!
//! Each is a span of the article, never a string made up; who it is, is `cast`'s to find.

use crate::claim::{Claim, Scope};
use crate::sentence::Sentence;
use crate::text::Span;

/// The speaker behind the words of a source, as far as the article itself tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The full name, where the article gives one; it may be in another sentence than the source.
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
    /// Who says it, in words: "She = Mara Ilves (mayor, Kelmsund)", "he (two people could be meant)"; `None` where nobody is named.
    pub fn who(&self, text: &str) -> Option<String> {
        let span = self.source?;
        let words = self.source_words(text)?;
        let speaker = &self.speaker;
        let Some(name) = speaker.resolved(span, text) else {
            let note = if speaker.ambiguous {
                " (two people could be meant)"
            } else {
                ""
            };
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

    /// Which sentence (from 1) names the speaker, in words; `None` where it is the claim's own, and where the full name
    /// of the speaker is shown anyway.
    pub fn origin_elsewhere(&self, sentences: &[Sentence], text: &str) -> Option<String> {
        let full = |source| self.speaker.resolved(source, text);
        if self.scope != Some(Scope::Inherited) || self.source.and_then(full).is_some() {
            return None;
        }
        let what = self.source.map_or("reported", |_| "speaker named");
        let at = self.source.or(self.cue)?.start;
        let sentence_at = |at| sentences.partition_point(|s| s.span.end <= at);
        let own = self.sentence..=sentence_at(self.span.end.saturating_sub(1));
        let nth = sentence_at(at);
        (!own.contains(&nth)).then(|| format!("{what} in sentence {}", nth + 1))
    }
}
