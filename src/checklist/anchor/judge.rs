//! Whether a claim is still the one that was decided: judged by the words of its sentence, by who says it and by its
//! links, never by a score. A score cannot tell 18 percent from 28 percent.

use super::spelling::{are_variants, is_mended};
use super::words::{ComparedWord, words};
use crate::checklist::{Entry, Findings, Record, source_of};
use crate::claim::{carries_weight, is_listed, reports_alike};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// Words that carry no meaning of their own; in quotation marks they count all the same.
const WEIGHTLESS: &[&str] = &["a", "an", "the", "that"];
/// Before these an article carries meaning: "a few" are some, "few" are hardly any.
const WEIGHED: &[&str] = &["few", "little"];

/// What became of a claim's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// The same words say the same.
    Same,
    /// What changed does not matter: marks, spelling, a corrected typo.
    Reworded,
    /// Anything else.
    Changed,
}

/// Judges claims of one article.
pub(super) struct AnchorJudge<'f> {
    findings: &'f Findings,
    /// The words of the article, to tell a typo from another word.
    vocabulary: FxHashSet<String>,
}

impl<'f> AnchorJudge<'f> {
    /// Cost: linear in the text.
    pub(super) fn new(findings: &'f Findings) -> Self {
        let all = words(&findings.article.text);
        Self {
            findings,
            vocabulary: all.into_iter().map(|word| word.text).collect(),
        }
    }

    /// What became of a claim that was saved so and now is this entry, which is there.
    pub(super) fn verdict(&self, saved: &Record, now: &Entry, span: Span) -> Verdict {
        let words = self.words(saved, span);
        if words == Verdict::Changed || !self.has_same_origin(saved, now) {
            return Verdict::Changed;
        }
        words
    }

    /// Compares the words of the claim and of its sentence.
    fn words(&self, saved: &Record, span: Span) -> Verdict {
        let text = &self.findings.article.text;
        let decided = saved.was.as_ref().unwrap_or(&saved.exact);
        // The claim's own words, too: its ends may have moved within the sentence.
        let own = self.compare(&words(decided), &words(span.of(text)));
        // Decided by hand, it says nothing of its sentence.
        let is_known = saved.is_decided() && !(saved.prefix.is_empty() && saved.suffix.is_empty());
        match (&saved.sentence, self.findings.wider_sentence(span)) {
            (Some(sentence), _) => {
                let now = self.findings.sentences_around(span).of(text);
                own.max(self.compare(&words(sentence), &words(now)))
            }
            // It was a sentence of its own.
            (None, Some(_)) if is_known => Verdict::Changed,
            (None, _) => own,
        }
    }

    fn compare(&self, old: &[ComparedWord], new: &[ComparedWord]) -> Verdict {
        if old == new {
            return Verdict::Same;
        }
        let (old, new) = (meaningful(old.to_vec()), meaningful(new.to_vec()));
        if old.len() != new.len() {
            return Verdict::Changed;
        }
        let mut n_mended = 0;
        for (nth, (old, new)) in old.iter().zip(&new).enumerate() {
            if old.quoted != new.quoted {
                return Verdict::Changed;
            }
            let begins = nth == 0 && is_same_but_for_its_capital(&old.text, &new.text);
            if old.text == new.text || begins {
                continue;
            }
            let is_variant = are_variants(&old.text, &new.text);
            n_mended += usize::from(!is_variant);
            let mended = is_variant || (n_mended == 1 && self.is_typo(&old.text, &new.text));
            if old.quoted || !mended {
                return Verdict::Changed;
            }
        }
        Verdict::Reworded
    }

    /// Whether the old word was a typo: no word of the language data or of the article.
    fn is_typo(&self, old: &str, new: &str) -> bool {
        let is_word = is_listed(old) || carries_weight(new) || self.vocabulary.contains(old);
        is_mended(old, new) && !is_word
    }

    /// Whether the claim has the links and the speaker that it had.
    fn has_same_origin(&self, saved: &Record, now: &Entry) -> bool {
        let is_of_today = saved.sentence.is_some() || !saved.links.is_empty();
        if is_of_today && !self.has_same_grounds(&saved.links, self.findings.grounds(now)) {
            return false;
        }
        let suggested = self.findings.suggestion_at(now);
        let (Some(before), Some(after)) = (&saved.suggestion, &suggested) else {
            return true;
        };
        if (before.status, before.basis) != (after.status, after.basis) {
            return false;
        }
        let cites = |url: &String| {
            self.findings
                .article
                .links
                .iter()
                .any(|l| l.url.trim() == url.trim())
        };
        let evidence = saved.evidence.iter().filter(|e| e.is_cited());
        let mut urls = evidence.filter_map(|e| e.url.as_ref()).peekable();
        if before.basis == crate::claim::Basis::Link && urls.peek().is_some() && !urls.any(cites) {
            return false;
        }
        before.because == after.because || self.has_same_speaker(saved, now)
    }

    /// Whether links lead where they led, and a footnote names the document that it named.
    fn has_same_grounds(&self, saved: &[String], mut now: Vec<String>) -> bool {
        let mut saved = saved.to_vec();
        saved.sort();
        now.sort();
        let is_same = |(old, new): (&String, &String)| {
            let are_words = !old.contains("://");
            let reworded = || self.compare(&words(old), &words(new)) != Verdict::Changed;
            old == new || are_words && reworded()
        };
        saved.len() == now.len() && saved.iter().zip(&now).all(is_same)
    }

    /// Whether the same source says it with a verb of the same class.
    fn has_same_speaker(&self, saved: &Record, now: &Entry) -> bool {
        let article = &self.findings.article;
        let now = self
            .findings
            .claim(now)
            .and_then(|claim| source_of(article, claim));
        let (Some(before), Some(now)) = (&saved.source, now) else {
            return true;
        };
        let same = |old: &Option<String>, new: &Option<String>| {
            let words = |text: &Option<String>| words(text.as_deref().unwrap_or(""));
            self.compare(&words(old), &words(new)) != Verdict::Changed
        };
        let cues = before.cue.as_deref().zip(now.cue.as_deref());
        same(&before.name, &now.name)
            && (before.name.is_some() || same(&before.role, &now.role))
            && cues.is_none_or(|(old, new)| reports_alike(old, new))
    }
}

/// Whether two words differ in the case of their first letter alone.
fn is_same_but_for_its_capital(one: &str, other: &str) -> bool {
    let parts = |word: &str| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_lowercase().to_string());
        (first, chars.as_str().to_owned())
    };
    parts(one) == parts(other)
}

/// Without the words that carry no meaning.
fn meaningful(mut all: Vec<ComparedWord>) -> Vec<ComparedWord> {
    let weighed: Vec<bool> = all
        .iter()
        .skip(1)
        .map(|next| WEIGHED.contains(&next.text.as_str()))
        .chain([false])
        .collect();
    let mut weighed = weighed.into_iter();
    all.retain(|word| {
        let weighed = weighed.next().unwrap_or(false);
        word.quoted || weighed || !WEIGHTLESS.contains(&word.text.to_lowercase().as_str())
    });
    all
}
