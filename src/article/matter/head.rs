//! The head of an article: headline, standfirst, byline, date, notes, up to the first paragraph of the body.
//!
//! Sets parts of the first few blocks and reads what they say about the article. Never looks at the tail.

use super::credits::{self, Credits};
use super::shape::BlockShape;
use super::{dates, words};
use crate::article::builder::BlockHint;
use crate::article::{BlockKind, Metadata, Part};

/// Blocks at the top among which the headline is looked for.
const LOOK_AT: usize = 10;
/// Blocks below the headline that may come before the body.
const HEAD_AT_MOST: usize = 14;
/// A headline has no more words than this.
const HEADLINE_WORDS: usize = 32;
/// A standfirst paragraph has no more words than this.
const STANDFIRST_WORDS: usize = 70;
/// A standfirst has no more paragraphs than this.
const STANDFIRSTS: usize = 3;

/// Assigns the parts of the head; what it says, and the first block below it.
pub(super) fn assign(
    shapes: &[BlockShape<'_>],
    hints: &[BlockHint],
    parts: &mut [Part],
) -> (Metadata, usize) {
    let mut head = Head {
        shapes,
        hints,
        parts,
        told: Metadata::default(),
        body_from: 0,
        n_standfirsts: 0,
    };
    head.mail_headers();
    let Some(at) = head.headline() else {
        head.below(head.body_from);
        return (head.told, head.body_from);
    };
    for n in 0..at {
        head.set_matter_above(n);
    }
    let words = || Some(shapes.get(at)?.text.replace('\n', " "));
    head.told.title = head.told.title.take().or_else(words);
    if let Some(part) = head.parts.get_mut(at) {
        *part = Part::Headline;
    }
    head.below(at + 1);
    (head.told, head.body_from)
}

struct Head<'h, 'a> {
    shapes: &'h [BlockShape<'a>],
    hints: &'h [BlockHint],
    parts: &'h mut [Part],
    /// What it says.
    told: Metadata,
    /// The first block below it.
    body_from: usize,
    n_standfirsts: usize,
}

/// What a block below the headline is.
enum Below {
    Matter,
    Standfirst,
    Pass,
    Body,
}

impl Head<'_, '_> {
    /// A message begins with `From:`, `Subject:` and the like; its subject is its title.
    fn mail_headers(&mut self) {
        let Some(labels) = self.shapes.first().and_then(BlockShape::labels) else {
            return;
        };
        let get = |name: &str| {
            labels
                .iter()
                .find(|(l, _)| l.eq_ignore_ascii_case(name))
                .map(|(_, v)| (*v).to_owned())
        };
        if let (Some(subject), Some(_)) = (get("subject"), get("from")) {
            self.told.title = Some(subject);
            self.told.published = get("date").or_else(|| get("sent"));
            self.body_from = 1;
            if let Some(part) = self.parts.first_mut() {
                *part = Part::Matter;
            }
        }
    }

    /// The index of the headline: the first heading, else the first short line, with no running text above it.
    fn headline(&self) -> Option<usize> {
        let given = self
            .parts
            .iter()
            .take(LOOK_AT)
            .position(|p| *p == Part::Headline);
        if given.is_some() {
            return given;
        }
        let from = self.body_from;
        if self.is_title_with_stop(from) {
            return Some(from);
        }
        let is_text = |s: &BlockShape<'_>| states(s) && s.n_words >= 6 && !s.is_italic;
        let above_text = |&(n, s): &(usize, &BlockShape<'_>)| n < LOOK_AT && !is_text(s);
        let mut top = self
            .shapes
            .iter()
            .enumerate()
            .skip(from)
            .take_while(above_text);
        let is_title = |s: &BlockShape<'_>| {
            s.n_words <= HEADLINE_WORDS * 2 && words::matter_heading(s).is_none()
        };
        let heading = top
            .clone()
            .find(|(_, s)| s.is_heading() && s.listed == 0 && is_title(s));
        let heading = heading.map(|(n, s)| (n, *s.kind == BlockKind::Heading(1)));
        let first_line = |(n, s): (usize, &BlockShape<'_>)| self.is_first_line(n, s).then_some(n);
        match (heading, top.find_map(first_line)) {
            // The heading of the first section: a headline and credits stand above it.
            (Some((n, false)), Some(line)) if line < n && self.has_credits(line, n) => Some(line),
            (Some((n, _)), _) => Some(n),
            (None, line) => line,
        }
    }

    /// Some outlets end headlines with a full stop: then its capitals or a dateline below must tell.
    fn is_title_with_stop(&self, at: usize) -> bool {
        let (Some(shape), Some(next)) = (self.shapes.get(at), self.shapes.get(at + 1)) else {
            return false;
        };
        let short = (3..=20).contains(&shape.n_words) && !shape.text.contains('\n');
        let is_paragraph = *shape.kind == BlockKind::Paragraph && !shape.is_italic;
        let is_title = shape.is_in_title_case() || dates::has_dateline(next.text);
        is_paragraph && short && is_title && next.is_prose() && credits::of(shape).is_none()
    }

    /// Whether a block between these two says who or when.
    fn has_credits(&self, from: usize, to: usize) -> bool {
        (from..to).any(|n| {
            self.shapes
                .get(n)
                .is_some_and(|s| self.credits(n, s).is_some())
        })
    }

    /// A short line without a full stop that more text follows.
    fn is_first_line(&self, at: usize, shape: &BlockShape<'_>) -> bool {
        *shape.kind == BlockKind::Paragraph
            && self.parts.get(at) == Some(&Part::Body)
            && shape.n_words <= HEADLINE_WORDS
            && !shape.text.contains('\n')
            && !shape.text.ends_with(['.', ':', ',', ';', '。'])
            && !words::is_head_matter(shape)
            && credits::of(shape).is_none()
            && self
                .shapes
                .iter()
                .skip(at + 1)
                .any(|s| s.n_words >= shape.n_words && !s.is_heading())
    }

    /// Above the headline stand section names and links; pictures keep their words.
    fn set_matter_above(&mut self, at: usize) {
        let Some(shape) = self.shapes.get(at) else {
            return;
        };
        self.read_metadata(at, shape);
        let part = self.parts.get_mut(at);
        if let Some(part) = part.filter(|p| **p == Part::Body && !shape.is_prose()) {
            *part = Part::Matter;
        }
    }

    /// Goes down from block `from` to the first of the body.
    fn below(&mut self, from: usize) {
        self.body_from = from;
        for at in from..self.shapes.len().min(from + HEAD_AT_MOST) {
            let Some(shape) = self.shapes.get(at) else {
                break;
            };
            let part = match self.judge(at, shape) {
                _ if shape.is_signature() => break,
                Below::Body => break,
                Below::Matter => Some(Part::Matter),
                Below::Standfirst => {
                    self.n_standfirsts += 1;
                    Some(Part::Standfirst)
                }
                Below::Pass => None,
            };
            if let (Some(part), Some(place)) = (part, self.parts.get_mut(at)) {
                *place = part;
            }
            self.read_metadata(at, shape);
            self.body_from = at + 1;
        }
        let first = self
            .shapes
            .iter()
            .skip(self.body_from)
            .find(|s| s.is_prose());
        if self.told.published.is_none() {
            self.told.published = first.and_then(|s| dates::of_dateline(s.text));
        }
    }

    fn judge(&self, at: usize, shape: &BlockShape<'_>) -> Below {
        match self.parts.get(at) {
            Some(Part::Body | Part::Quote) => {}
            Some(Part::Table) | None => return Below::Body,
            Some(_) => return Below::Pass,
        }
        if self.credits(at, shape).is_some() {
            return Below::Matter;
        }
        if matches!(shape.kind, BlockKind::Code | BlockKind::Item(_)) {
            return Below::Body;
        }
        if words::is_head_matter(shape) {
            return Below::Matter;
        }
        if self.n_standfirsts < STANDFIRSTS && self.is_standfirst(at, shape) {
            return Below::Standfirst;
        }
        Below::Body
    }

    /// Who and when, from a block that says nothing else; a bare name counts beside a date.
    fn credits(&self, at: usize, shape: &BlockShape<'_>) -> Option<Credits> {
        let is_dated = |s: &BlockShape<'_>| credits::of(s).is_some_and(|c| c.published.is_some());
        let before = at.checked_sub(1).and_then(|p| self.shapes.get(p));
        let beside_date =
            || self.shapes.get(at + 1).is_some_and(is_dated) || before.is_some_and(is_dated);
        credits::of(shape).or_else(|| {
            let is_name = |_: &&str| beside_date() && !words::is_head_matter(shape);
            let name = credits::bare_name(shape).filter(is_name)?;
            Some(Credits {
                byline: Some(name.to_owned()),
                published: None,
            })
        })
    }

    /// Whether one of the next few blocks that are no captions says who and when.
    fn credits_follow(&self, at: usize) -> bool {
        let below = self.shapes.iter().enumerate().skip(at + 1).take(6);
        let mut below = below
            .filter(|(n, _)| self.parts.get(*n) != Some(&Part::Caption))
            .take(2);
        below.any(|(n, s)| self.credits(n, s).is_some())
    }

    /// Lines that sum up: set off as a whole, or between the headline and the byline.
    fn is_standfirst(&self, at: usize, shape: &BlockShape<'_>) -> bool {
        let below_picture = self.hints.get(at).is_some_and(|h| h.after_picture);
        if shape.n_words > STANDFIRST_WORDS || (below_picture && !shape.is_italic) {
            return false;
        }
        let before_byline = self.told.byline.is_none() && self.credits_follow(at);
        let mut below = self.shapes.iter().skip(at + 1).take(6);
        let text_follows = below.any(|s| s.n_words >= 6 && !s.is_heading());
        match shape.kind {
            BlockKind::Heading(_) => shape.n_words >= 6 && (before_byline || shape.ends_a_sentence),
            _ if shape.is_italic => shape.n_words >= 5 && text_follows,
            _ if shape.is_bold => shape.n_words >= 5 && text_follows && !asks(shape),
            _ => before_byline && shape.n_words >= 4 && !shape.is_quoted(),
        }
    }

    fn read_metadata(&mut self, at: usize, shape: &BlockShape<'_>) {
        let Some(credits) = self.credits(at, shape) else {
            return;
        };
        let told = &mut self.told;
        told.byline = told.byline.take().or(credits.byline);
        told.published = told.published.take().or(credits.published);
    }
}

/// A sentence with a full stop; headlines may ask and shout.
fn states(shape: &BlockShape<'_>) -> bool {
    shape.ends_a_sentence && !asks(shape) && !shape.is_heading()
}

fn asks(shape: &BlockShape<'_>) -> bool {
    shape.text.ends_with(['?', '!', '？', '！'])
}
