//! The head of an article: headline, standfirst, byline, date, notes, up to the first paragraph of the body.
//!
//! Sets parts of the first few blocks and reads what they say about the article. Never looks at the tail.

use super::shape::Shape;
use super::{dates, words};
use crate::article::draft::Hint;
use crate::article::{BlockKind, Part};

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

/// What the head said, and where it ends.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub published: Option<String>,
    /// The first block below the head.
    pub body_from: usize,
}

/// Assigns the parts of the head.
pub(super) fn assign(shapes: &[Shape<'_>], hints: &[Hint], parts: &mut [Part]) -> Found {
    let mut head = Head {
        shapes,
        hints,
        parts,
        found: Found::default(),
        n_standfirsts: 0,
    };
    head.mail_headers();
    let Some(at) = head.headline() else {
        head.below(head.found.body_from);
        return head.found;
    };
    for n in 0..at {
        head.set_matter_above(n);
    }
    head.found.title = head
        .found
        .title
        .take()
        .or_else(|| shapes.get(at).map(|s| s.text.replace('\n', " ")));
    if let Some(part) = head.parts.get_mut(at) {
        *part = Part::Headline;
    }
    head.below(at + 1);
    head.found
}

struct Head<'h, 'a> {
    shapes: &'h [Shape<'a>],
    hints: &'h [Hint],
    parts: &'h mut [Part],
    found: Found,
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
        let Some(labels) = self.shapes.first().and_then(Shape::labels) else {
            return;
        };
        let get = |name: &str| {
            labels
                .iter()
                .find(|(l, _)| l.eq_ignore_ascii_case(name))
                .map(|(_, v)| (*v).to_owned())
        };
        if let (Some(subject), Some(_)) = (get("subject"), get("from")) {
            self.found.title = Some(subject);
            self.found.published = get("date").or_else(|| get("sent"));
            self.found.body_from = 1;
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
        let from = self.found.body_from;
        let above_prose =
            |&(n, s): &(usize, &Shape<'_>)| n < LOOK_AT && (s.is_italic || !s.is_prose());
        let mut top = self
            .shapes
            .iter()
            .enumerate()
            .skip(from)
            .take_while(above_prose);
        let is_title =
            |s: &Shape<'_>| s.n_words <= HEADLINE_WORDS * 2 && !words::is_matter_heading(s);
        let heading = top
            .clone()
            .find(|(_, s)| s.is_heading() && is_title(s))
            .map(|(n, _)| n);
        heading.or_else(|| top.find(|&(n, s)| self.is_first_line(n, s)).map(|(n, _)| n))
    }

    /// A short line without a full stop that more text follows.
    fn is_first_line(&self, at: usize, shape: &Shape<'_>) -> bool {
        *shape.kind == BlockKind::Paragraph
            && self.parts.get(at) == Some(&Part::Body)
            && shape.n_words <= HEADLINE_WORDS
            && !shape.text.contains('\n')
            && !shape.text.ends_with(['.', ':', ',', ';', '。'])
            && !words::is_head_matter(shape)
            && words::byline(shape).is_none()
            && dates::of_line(shape.text).is_none()
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
        self.read_metadata(shape);
        let italic_prose = shape.is_prose();
        if let Some(part) = self
            .parts
            .get_mut(at)
            .filter(|p| **p == Part::Body && !italic_prose)
        {
            *part = Part::Matter;
        }
    }

    /// Goes down from block `from` to the first of the body.
    fn below(&mut self, from: usize) {
        self.found.body_from = from;
        for at in from..self.shapes.len().min(from + HEAD_AT_MOST) {
            let Some(shape) = self.shapes.get(at) else {
                break;
            };
            let part = match self.judge(at, shape) {
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
            self.read_metadata(shape);
            self.found.body_from = at + 1;
        }
        let first = self
            .shapes
            .iter()
            .skip(self.found.body_from)
            .find(|s| s.is_prose());
        if self.found.published.is_none() {
            self.found.published = first.and_then(|s| dates::of_dateline(s.text));
        }
    }

    fn judge(&self, at: usize, shape: &Shape<'_>) -> Below {
        match self.parts.get(at) {
            Some(Part::Body | Part::Quote) => {}
            Some(Part::Table) | None => return Below::Body,
            Some(_) => return Below::Pass,
        }
        if matches!(shape.kind, BlockKind::Code | BlockKind::Item(_)) {
            return Below::Body;
        }
        if words::is_head_matter(shape) || self.says_who_or_when(at, shape) {
            return Below::Matter;
        }
        if self.n_standfirsts < STANDFIRSTS && self.is_standfirst(at, shape) {
            return Below::Standfirst;
        }
        Below::Body
    }

    /// A byline, a date line, or both on two lines of one block; a bare name beside either.
    fn says_who_or_when(&self, at: usize, shape: &Shape<'_>) -> bool {
        let plainly = |s: &Shape<'_>| words::byline(s).is_some() || is_date(s);
        let next = self.shapes.get(at + 1);
        let dated_around = next.is_some_and(is_date)
            || at
                .checked_sub(1)
                .and_then(|p| self.shapes.get(p))
                .is_some_and(is_date);
        plainly(shape) || (words::is_bare_name(shape) && dated_around)
    }

    /// Lines that sum up: set off as a whole, or between the headline and the byline.
    fn is_standfirst(&self, at: usize, shape: &Shape<'_>) -> bool {
        if shape.n_words > STANDFIRST_WORDS
            || self
                .hints
                .get(at)
                .is_some_and(|h| h.after_picture && !shape.is_italic)
        {
            return false;
        }
        let before_byline = self.found.byline.is_none()
            && self
                .shapes
                .iter()
                .skip(at + 1)
                .take(2)
                .any(|s| words::byline(s).is_some() || is_date(s));
        let longer_follows = self
            .shapes
            .iter()
            .skip(at + 1)
            .take(4)
            .any(|s| s.n_words > 12 && !s.is_heading());
        match shape.kind {
            BlockKind::Heading(_) => shape.n_words >= 6 && (before_byline || shape.ends_a_sentence),
            _ if shape.is_italic || shape.is_bold => shape.n_words >= 5 && longer_follows,
            _ => before_byline && shape.n_words >= 4 && !shape.is_quoted(),
        }
    }

    fn read_metadata(&mut self, shape: &Shape<'_>) {
        let found = &mut self.found;
        if found.byline.is_none() {
            found.byline = words::byline(shape).map(who);
        }
        if found.published.is_none() {
            let mut dates = shape.text.lines().filter_map(dates::of_line);
            found.published = is_date(shape).then(|| dates.next()).flatten();
        }
    }
}

/// Whether a block is a date line, perhaps with a byline on the line above.
fn is_date(shape: &Shape<'_>) -> bool {
    let mut lines = shape.text.lines();
    !shape.is_heading()
        && shape.n_words <= 20
        && (lines.clone().any(|l| dates::of_line(l).is_some()))
        && lines.all(|l| dates::of_line(l).is_some() || l.split_whitespace().count() <= 6)
}

/// The names of a byline, without a date or an outlet that follows them on the line.
fn who(line: &str) -> String {
    let names = line.split(['|', '•', '·', '(']).next().unwrap_or(line);
    let pieces: Vec<&str> = names
        .split(',')
        .take_while(|piece| !piece.contains(|c: char| c.is_ascii_digit()))
        .collect();
    let names = if pieces.is_empty() {
        names.to_owned()
    } else {
        pieces.join(",")
    };
    names
        .trim()
        .trim_end_matches([',', '-', '–', '—'])
        .trim()
        .to_owned()
}
