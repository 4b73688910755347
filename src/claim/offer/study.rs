//! The one study that an article is about: its claims are sourced by it wherever it or its authors speak.
//!
//! Known by a link on a noun for scholarly work, else by the name of its journal. Asked by `links`.

use super::{footnotes::Holds, pointer};
use crate::article::Article;
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::documents;
use crate::claim::token::{LONGEST, Stretch, Tokens};
use crate::claim::{Basis, Claim, Status, Suggestion};
use crate::text::Span;

/// "The researchers found", "the authors wrote": gives what speaks for the study its link or the words that name it.
/// `leads` tells of each link of the article whether it leads to something.
pub fn spoken_of_again(
    article: &Article,
    tokens: &Tokens<'_>,
    leads: &[bool],
    claims: &mut [Claim],
) {
    let Some(study) = find(article, tokens, leads) else {
        return;
    };
    let mut goes_on = false;
    for claim in claims.iter_mut().filter(|c| c.not.is_none()) {
        let own = claim.suggestion.basis == Basis::OwnVoice && claim.cue.is_none();
        let opens = || opening(tokens, claim.span).filter(|_| own);
        let Some(source) = claim.source.or_else(opens) else {
            goes_on = false;
            continue;
        };
        let words = source.of(&article.text);
        let pronoun = ["they", "it"].iter().any(|p| words.eq_ignore_ascii_case(p));
        goes_on = goes_on && pronoun || is_study(tokens, source);
        let named = claim.suggestion.basis == Basis::NamedPerson;
        if goes_on && !named && claim.suggestion.status != Status::Sourced {
            claim.source = Some(source);
            give(article, claim, study);
        }
    }
}

fn give(article: &Article, claim: &mut Claim, study: Holds) {
    claim.document = match study {
        Holds::Link(index) => {
            claim.links.push(index);
            article.links.get(index).map(|link| link.span)
        }
        Holds::Document(words) | Holds::Heard(words, _) => Some(words),
    };
    let because = claim.document.map_or("", |words| words.of(&article.text));
    claim.suggestion = Suggestion::sourced(Basis::Document, "document.again", because.to_owned());
}

/// The first link on a study, else the words that name a study's journal.
fn find(article: &Article, tokens: &Tokens<'_>, leads: &[bool]) -> Option<Holds> {
    let links = article.links.iter().zip(leads).enumerate();
    let mut links = links.filter(|(_, (link, leads))| **leads && is_on_study(tokens, link.span));
    let link = links.next().map(|(index, _)| Holds::Link(index));
    let named = || {
        (0..tokens.n_sentences())
            .map(|i| tokens.of_sentence(i))
            .map(|s| Stretch::new(s.start, s.end.min(s.start + LONGEST)))
            .find_map(|words| documents::study(tokens, words))
            .map(|words| Holds::Document(tokens.span(words)))
    };
    link.or_else(named)
}

/// Whether the words are a study or those who did it: "a study", "the authors".
fn is_study(tokens: &Tokens<'_>, source: Span) -> bool {
    let words = tokens.within(source);
    let last = words.end.wrapping_sub(1);
    let names = (words.start + 1..words.end).any(|i| tokens.has(i, Class::Capital));
    words.len() <= 3 && is_scholarly(tokens, last) && !names
}

fn is_scholarly(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.is_any(index, classes!(Scholarly Authors))
}

/// "The study", "This paper" at the beginning of a claim.
fn opening(tokens: &Tokens<'_>, claim: Span) -> Option<Span> {
    let first = tokens.within(claim).start;
    let noun = first + 1;
    let governs = tokens.has(noun, Class::Authors) && tokens.has(noun + 1, Class::Preposition);
    // "The study was supported by the board": that is the author's.
    let spoken_of = tokens.has(noun + 1, Class::Be) && tokens.has(noun + 1, Class::PastEvent);
    (pointer::is_definite(tokens, first) && is_scholarly(tokens, noun) && !governs && !spoken_of)
        .then(|| tokens.span(Stretch::new(first, noun + 1)))
}

/// Whether a link is on a study or its journal, or right behind one.
fn is_on_study(tokens: &Tokens<'_>, link: Span) -> bool {
    let words = tokens.within(link);
    let sentence = tokens.get(words.start).map_or(0, |t| t.sentence);
    let from = words.start.saturating_sub(pointer::BEFORE_LINK);
    let from = from.max(tokens.of_sentence(sentence).start);
    (from..words.end).any(|i| tokens.has(i, Class::Scholarly) || tokens.text_of(i) == "journal")
}
