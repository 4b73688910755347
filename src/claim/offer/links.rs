//! Which links stand for which claim: on it, in its clause, in its sentence, in a footnote, or behind it in its paragraph.
//!
//! Claims and links come in; each claim gets the links that an editor would let count for it, and is then sourced. A link
//! on somebody else's claim does not count, nor one that leads to a page about nothing in particular (`address`).

use super::footnotes::{Footnotes, Holds};
use super::{pointer, refusal::refusal, study};
use crate::article::{Article, Link};
use crate::claim::token::Tokens;
use crate::claim::{Basis, Claim, NoClaim, Scope, Status, Suggestion};
use crate::sentence::Sentence;
use crate::text::{Span, named};

/// The most links that one claim names; a page of links without a stop must not cost the square of it.
const MOST_LINKS: usize = 16;
/// The most links from the beginning on that are asked whether they are a document spoken of again.
const MOST_BEFORE: usize = 256;
/// How many claims on each side of a link are asked whether it is theirs.
const NEIGHBOURS: usize = 4;

named! {
    /// Where a link stands for a claim, the nearest first, under the name of its rule.
    LinkDistance {
        /// In its words.
        OnClaim = "link.on-claim",
        /// In the words that attribute it.
        SameClause = "link.same-clause",
        /// Nearer to it than to another claim.
        SameSentence = "link.same-sentence",
        /// Behind it, or on a document that it names again.
        SameParagraph = "link.same-paragraph",
    }
}

/// All that is looked at to find the claim that a link stands for.
#[derive(Debug)]
pub struct LinkFinder<'a, 't> {
    article: &'a Article,
    sentences: &'a [Sentence],
    tokens: &'a Tokens<'t>,
    /// For each link of the article, whether it leads to something that may say what a claim says.
    leads: Vec<bool>,
    footnotes: Footnotes,
}

impl<'a, 't> LinkFinder<'a, 't> {
    /// Judges every link of the article once.
    pub fn new(article: &'a Article, sentences: &'a [Sentence], tokens: &'a Tokens<'t>) -> Self {
        let own = article.metadata.url.as_deref();
        let leads = |link: &Link| refusal(tokens, link, own).is_none();
        let leads: Vec<bool> = article.links.iter().map(leads).collect();
        Self {
            article,
            sentences,
            tokens,
            footnotes: Footnotes::new(article, tokens, |link| leads.get(link) == Some(&true)),
            leads,
        }
    }

    /// Gives each claim its links; with one it is sourced. `claims` stand in reading order.
    pub fn attach(&self, claims: &mut [Claim]) {
        for claims in claims.chunk_by_mut(|a, b| a.sentence == b.sentence) {
            let sentence = claims.first().and_then(|c| self.sentences.get(c.sentence));
            if let Some(sentence) = sentence {
                self.in_sentence(sentence.span, claims);
                self.in_footnotes(sentence.span, claims);
            }
        }
        study::spoken_of_again(self.article, self.tokens, &self.leads, claims);
        if !self.leads.contains(&true) {
            return;
        }
        self.beside_carried(claims);
        self.pointed_to(claims);
        self.spoken_of_again(claims);
    }

    /// The links of a stretch that lead somewhere.
    fn leading(&self, span: Span) -> impl Iterator<Item = (usize, &Link)> {
        self.article
            .links_in(span)
            .filter(|&(index, _)| self.leads.get(index) == Some(&true))
    }

    /// Links on a claim or beside it; `claims` are those of one sentence.
    fn in_sentence(&self, sentence: Span, claims: &mut [Claim]) {
        for (index, link) in self.leading(sentence) {
            for (place, owner) in owners(claims, link.span) {
                if let Some(claim) = claims.get_mut(owner) {
                    self.give(claim, place, index);
                }
            }
        }
    }

    /// Footnotes count for the claim behind which their mark is.
    fn in_footnotes(&self, sentence: Span, claims: &mut [Claim]) {
        for note in self.footnotes.marked_in(sentence) {
            let owner = owners(claims, note.mark).first().map(|&(_, owner)| owner);
            let Some(claim) = owner.and_then(|at| claims.get_mut(at)) else {
                continue;
            };
            let taken = matches!(&*claim.suggestion.rule, "document.footnote" | "note.heard");
            if claim.links.is_empty() && !taken {
                let mark = note.mark.of(&self.article.text);
                self.give_note(claim, mark, &note.holds);
            }
        }
    }

    fn give_note(&self, claim: &mut Claim, mark: &str, holds: &Holds) {
        let text = &self.article.text;
        claim.suggestion = match holds {
            Holds::Link(index) => {
                claim.links.push(*index);
                let words = self
                    .article
                    .links
                    .get(*index)
                    .map_or("", |l| l.span.of(text));
                Suggestion::sourced(
                    Basis::Link,
                    "link.footnote",
                    format!("footnote {mark}: link on {words}"),
                )
            }
            Holds::Document(words) => {
                claim.document = Some(*words);
                let because = format!("footnote {mark}: {}", words.of(text));
                Suggestion::sourced(Basis::Document, "document.footnote", because)
            }
            Holds::Heard(words, basis) => {
                claim.document = Some(*words);
                // What the article says of its speaker is more than the note does.
                if claim.suggestion.status != Status::Unsupported {
                    return;
                }
                Suggestion::heard(*basis, format!("footnote {mark}: {}", words.of(text)))
            }
        };
    }

    /// "In a post on Monday she wrote: ...": a link on the words that attribute counts for all that follows of the
    /// quotation in the same paragraph, or in the one it leads to.
    fn beside_carried(&self, claims: &mut [Claim]) {
        let mut found = Vec::new();
        for (at, claim) in claims.iter().enumerate() {
            if claim.scope != Some(Scope::Inherited) || !claim.links.is_empty() {
                continue;
            }
            let signed = claim.suggestion.rule == "quote.signed";
            let Some(cue) = claim.cue.filter(|c| c.start < claim.span.start || signed) else {
                continue;
            };
            let by = self
                .sentences
                .partition_point(|s| s.span.start <= cue.start)
                .saturating_sub(1);
            let Some(frame) = self.sentences.get(by) else {
                continue;
            };
            let leads_on = frame.span.of(&self.article.text).ends_with(':');
            let near = frame.block == claim.block
                || leads_on && frame.block + 1 == claim.block
                || signed && frame.block > claim.block;
            let free = |link: Span| {
                let between = Span::new(link.start.min(cue.start), link.end.max(cue.end));
                let first = claims.partition_point(|c| c.sentence < by);
                claims
                    .iter()
                    .skip(first)
                    .take(NEIGHBOURS)
                    .all(|c| c.sentence != by || c.not.is_some() || !c.span.overlaps(between))
            };
            let link = self
                .leading(frame.span)
                .take(MOST_LINKS)
                .find(|(_, link)| near && free(link.span) && !describes_person(claim, link.span));
            found.extend(link.map(|(index, _)| (at, index)));
        }
        for (at, index) in found {
            if let Some(claim) = claims.get_mut(at) {
                self.give(claim, LinkDistance::SameClause, index);
            }
        }
    }

    /// "The full report is here.": a sentence that does nothing but point counts for the one before it and states
    /// nothing itself.
    fn pointed_to(&self, claims: &mut [Claim]) {
        for pair in self.sentences.windows(2).enumerate() {
            let (before, [claimed, pointing]) = pair else {
                continue;
            };
            let Some((index, _)) = self.leading(pointing.span).next() else {
                continue;
            };
            let links = || self.article.links_in(pointing.span).map(|(_, l)| l.span);
            if claimed.block != pointing.block
                || !pointer::points_back(self.tokens, before + 1, links)
            {
                continue;
            }
            let from = claims.partition_point(|c| c.sentence < before);
            for claim in claims.iter_mut().skip(from) {
                match claim.sentence {
                    s if s == before && claim.not.is_none() && claim.links.is_empty() => {
                        self.give(claim, LinkDistance::SameParagraph, index);
                    }
                    s if s == before + 1 => {
                        claim.not.get_or_insert(NoClaim::Fragment);
                    }
                    s if s > before => break,
                    _ => {}
                }
            }
        }
    }

    /// "The report also found", "wrote in the letter": a document that was linked is that document when it is spoken of
    /// again.
    fn spoken_of_again(&self, claims: &mut [Claim]) {
        for claim in claims
            .iter_mut()
            .filter(|c| c.not.is_none() && c.links.is_empty())
        {
            if let Some(index) = self.linked_before(claim) {
                self.give(claim, LinkDistance::SameParagraph, index);
            }
        }
    }

    /// The link on the document that the source of a claim is, or in which the speaker says it.
    fn linked_before(&self, claim: &Claim) -> Option<usize> {
        let source = claim.source?;
        let at = claim.cue.unwrap_or(source).start;
        let after = self.sentences.partition_point(|s| s.span.start <= at);
        let frame = self.sentences.get(after.checked_sub(1)?)?.span;
        let noun = pointer::document_again(self.tokens, source)
            .or_else(|| pointer::inside_again(self.tokens, frame, claim.span))?;
        self.leading(Span::new(0, source.start.max(frame.start)))
            .take(MOST_BEFORE)
            .filter(|(_, link)| pointer::names(self.tokens, link.span, noun))
            .map(|(index, _)| index)
            .last()
    }

    /// The claim is sourced by the link, unless a nearer one was found before.
    fn give(&self, claim: &mut Claim, place: LinkDistance, index: usize) {
        if claim.links.len() >= MOST_LINKS || claim.links.contains(&index) {
            return;
        }
        claim.links.push(index);
        let known = LinkDistance::from_name(&claim.suggestion.rule);
        let nearer = known.is_some_and(|known| known <= place);
        if let (false, Some(link)) = (nearer, self.article.links.get(index)) {
            claim.suggestion = by_link(place, link.span.of(&self.article.text));
        }
    }
}

/// The suggestion for a claim with a link in it, which is on these words.
pub fn on_claim(words: &str) -> Suggestion {
    by_link(LinkDistance::OnClaim, words)
}

fn by_link(place: LinkDistance, words: &str) -> Suggestion {
    Suggestion::sourced(Basis::Link, place.name(), format!("link on {words}"))
}

/// The claims of a sentence for which something at `at` counts: those it is on, else those whose speaker or cue it
/// is on or beside, else the nearest.
fn owners(claims: &[Claim], at: Span) -> Vec<(LinkDistance, usize)> {
    let middle = claims.partition_point(|c| c.span.start <= at.start);
    let window = middle.saturating_sub(NEIGHBOURS)..(middle + NEIGHBOURS).min(claims.len());
    let near: Vec<(usize, &Claim)> = window
        .filter_map(|i| claims.get(i).map(|c| (i, c)))
        .filter(|(_, c)| c.not.is_none())
        .collect();
    let all = |place: LinkDistance, fits: &dyn Fn(&Claim) -> bool| -> Vec<(LinkDistance, usize)> {
        near.iter()
            .filter(|(_, c)| fits(c))
            .map(|&(i, _)| (place, i))
            .collect()
    };
    let on = all(LinkDistance::OnClaim, &|c| c.span.overlaps(at));
    if !on.is_empty() {
        return on;
    }
    if near.iter().any(|(_, c)| describes_person(c, at)) {
        return Vec::new();
    }
    let attributing = |c: &Claim| {
        c.scope.is_none()
            && [c.source, c.cue]
                .into_iter()
                .flatten()
                .any(|s| s.overlaps(at))
    };
    let clause = all(LinkDistance::SameClause, &attributing);
    if !clause.is_empty() {
        return clause;
    }
    let Some((_, nearest)) = near.iter().min_by_key(|(_, c)| away(c, at)) else {
        return Vec::new();
    };
    let place = if reach(nearest).overlaps(at) {
        LinkDistance::SameClause
    } else {
        LinkDistance::SameSentence
    };
    all(place, &|c| {
        c.span == nearest.span || c.cue.is_some() && c.cue == nearest.cue
    })
}

/// Whether something is on the words that say who a named speaker is: "Mara Ilves, [an expert in tides](...), said".
fn describes_person(claim: &Claim, at: Span) -> bool {
    let named = claim.suggestion.basis == Basis::NamedPerson;
    named
        && claim.source.is_some_and(|s| {
            let cue = claim.cue.filter(|c| c.start > s.end);
            let end = cue.map_or(s.end, |c| c.start);
            s.start < at.start && at.end <= end
        })
}

/// From the first to the last word of claim, speaker and cue, as far as they are in one sentence.
fn reach(claim: &Claim) -> Span {
    let attributing = [claim.source, claim.cue];
    attributing
        .into_iter()
        .flatten()
        .filter(|_| claim.scope.is_none())
        .fold(claim.span, |all, s| {
            Span::new(all.start.min(s.start), all.end.max(s.end))
        })
}

/// How far a claim with its clause is from `at` (bytes); what precedes counts as nearer.
fn away(claim: &Claim, at: Span) -> usize {
    let reach = reach(claim);
    if reach.overlaps(at) {
        0
    } else if reach.end <= at.start {
        at.start - reach.end
    } else {
        2 * (reach.start - at.end) + 1
    }
}
