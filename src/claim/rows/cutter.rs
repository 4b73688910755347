//! From attributions to rows: which words belong to which speaker, sentence by sentence.
//!
//! Every token gets at most one owner; a row is a stretch of one owner within one sentence. What nobody is said to have
//! said stays with the author. Suggests nothing yet.

use super::inherited::Carried;
use crate::claim::attribution::Attribution;
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens, before, mark, verbs};

/// Whose words a token is among: the author's, an attribution's, or those that attribute: source, cue and what joins them.
/// As small as it can be, since every token has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice(u32);

impl Voice {
    /// The author's.
    pub const AUTHOR: Self = Self(0);
    /// Words that attribute.
    pub const FRAME: Self = Self(1);

    /// That of the attribution at `index`.
    fn of(index: usize) -> Self {
        u32::try_from(index + 2).map_or(Self::AUTHOR, Self)
    }

    /// The attribution (index) whose words they are.
    pub fn attribution(self) -> Option<usize> {
        self.0.checked_sub(2).map(|index| index as usize)
    }
}

/// A stretch of one voice in one sentence.
#[derive(Clone, Copy, Debug)]
pub struct VoiceRow {
    /// The words.
    pub words: Stretch,
    /// Whose they are.
    pub voice: Voice,
    /// The sentence (index).
    pub sentence: usize,
}

/// The rows of one sentence after the other: an article may have millions of them, and each is looked at once.
#[derive(Debug)]
pub struct Cutter<'a, 't> {
    tokens: &'a Tokens<'t>,
    voices: Vec<Voice>,
}

impl<'a, 't> Cutter<'a, 't> {
    /// Finds the voice of every token.
    pub fn new(tokens: &'a Tokens<'t>, attributions: &[Attribution], carried: &[Carried]) -> Self {
        let voices = voices(tokens, attributions, carried);
        Self { tokens, voices }
    }

    /// The sentence cut into stretches of one voice.
    pub fn rows(&self, sentence: usize) -> Vec<VoiceRow> {
        let whole = self.tokens.of_sentence(sentence);
        let voices = self.voices.get(whole.iter()).unwrap_or_default();
        let mut start = whole.start;
        let rows = voices.chunk_by(PartialEq::eq).map(|chunk| {
            let words = Stretch::new(start, start + chunk.len());
            start = words.end;
            VoiceRow {
                words,
                voice: chunk.first().copied().unwrap_or(Voice::AUTHOR),
                sentence,
            }
        });
        joined(self.tokens, rows)
    }
}

/// How far into a sentence the dash behind a dateline may be (tokens).
const DATELINE: usize = 12;

/// How many rows stand between the halves of a claim at most: comma, source, comma, cue, comma.
const BETWEEN: usize = 5;

/// "A, he said, B": what one speaker says around the words that attribute it is one row with the cue inside, unless each
/// half can be read alone.
fn joined(tokens: &Tokens<'_>, rows: impl Iterator<Item = VoiceRow>) -> Vec<VoiceRow> {
    let mut found: Vec<VoiceRow> = Vec::new();
    for mut row in rows {
        let mut near = found.iter().enumerate().rev().take(BETWEEN + 1);
        let first = near.find(|(_, before)| !is_between(tokens, before));
        if let Some((at, half)) = first.filter(|(_, first)| goes_on(tokens, first, &row)) {
            row.words.start = half.words.start;
            found.truncate(at);
        }
        found.push(row);
    }
    found
}

/// Whether a row is only what may be inside somebody's words: source and cue, or a comma.
fn is_between(tokens: &Tokens<'_>, row: &VoiceRow) -> bool {
    let loose = |i: usize| tokens.is_any(i, classes!(Comma Mark));
    row.voice == Voice::FRAME || row.voice == Voice::AUTHOR && row.words.iter().all(loose)
}

/// Whether two rows are halves of one claim.
fn goes_on(tokens: &Tokens<'_>, first: &VoiceRow, row: &VoiceRow) -> bool {
    row.voice.attribution().is_some()
        && first.voice == row.voice
        && !(verbs::has_verb(tokens, first.words) && begins_clause(tokens, row.words))
}

/// Whether the words begin a clause of their own: a subject first, "and" or a mark passed over, and a verb behind it.
fn begins_clause(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let passed = classes!(Mark Comma Coordinator);
    let subject = classes!(Pronoun First Determiner Capital Existential);
    let start = words
        .iter()
        .find(|&i| !tokens.is_any(i, passed))
        .unwrap_or(words.end);
    tokens.is_any(start, subject) && verbs::has_verb(tokens, Stretch::new(start, words.end))
}

/// The voice of every token.
fn voices(tokens: &Tokens<'_>, attributions: &[Attribution], carried: &[Carried]) -> Vec<Voice> {
    let mut voices = vec![Voice::AUTHOR; tokens.len()];
    let mut paint = |stretch: Stretch, voice: Voice, over: bool| {
        for slot in voices.get_mut(stretch.iter()).into_iter().flatten() {
            if over || *slot == Voice::AUTHOR {
                *slot = voice;
            }
        }
    };
    for (index, attribution) in attributions.iter().enumerate() {
        for content in &attribution.contents {
            paint(*content, Voice::of(index), true);
        }
    }
    for quotation in carried {
        paint(quotation.words, Voice::of(quotation.speaker), false);
    }
    for attribution in attributions {
        // A cue that only leads to a quotation below belongs to nobody's words: "warned the board, saying:".
        paint(
            attribution.cue,
            Voice::FRAME,
            attribution.contents.is_empty(),
        );
        if let Some(source) = attribution.source {
            let verbs = Stretch::new(source.end, attribution.cue.start);
            let group = classes!(Adverb Ly Have Be Modal);
            let end = if verbs.iter().all(|i| tokens.is_any(i, group)) {
                source.end.max(verbs.end)
            } else {
                source.end
            };
            paint(Stretch::new(source.start, end), Voice::FRAME, false);
        }
        if let Some(passing) = attribution.passing {
            paint(passing, Voice::FRAME, true);
        }
    }
    join_marks(tokens, &mut voices);
    voices
}

/// A mark that closes or opens a quotation goes with the words in it.
fn join_marks(tokens: &Tokens<'_>, voices: &mut [Voice]) {
    for index in 1..voices.len() {
        let before = voices.get(index - 1).copied();
        let closes = tokens.has(index, Class::Mark) && tokens.has(index - 1, Class::Quoted);
        if let (true, Some(voice), Some(slot)) = (closes, before, voices.get_mut(index)) {
            *slot = voice;
        }
    }
}

/// The words of a claim without marks and joining words at their edges; `own` for the author's own voice.
pub fn without_edges(tokens: &Tokens<'_>, words: Stretch, own: bool) -> Stretch {
    let mut words = words;
    loop {
        let last = words.end.wrapping_sub(1);
        let first = words.start;
        if words.is_empty() {
            return words;
        }
        // "closed the gate, and later [said]", "went out of her way to [praise]": the rest belongs to a verb behind.
        let joins = classes!(Relative Coordinator That Modal);
        let later =
            tokens.has(last, Class::Adverb) && tokens.has(last.wrapping_sub(1), Class::Coordinator);
        let joined = later || tokens.is_any(last, joins);
        // Before a mark a clause may well end so: "the man they voted for".
        let goes_on =
            !tokens.has(words.end, Class::Marks) || own && tokens.has(words.end, Class::Mark);
        let cut = goes_on && (joined || verbs::needs_another(tokens, last));
        let dangles = words.len() > 3
            && !tokens.has(last, Class::Quoted)
            && (joined && own || cut || leads_on(tokens, last));
        // "made the [suggestion that A]".
        if own && words.len() <= 3 && cut {
            return Stretch::new(first, first);
        }
        let (mark_ends, mark_begins) = mark::marks_at_edges(tokens, words);
        if mark_ends + mark_begins > 0 {
            words = Stretch::new(first + mark_begins, words.end - mark_ends);
        } else if is_loose(tokens, last) || is_half_of_pair(tokens, words, last) || dangles {
            words.end -= 1;
        } else if is_loose(tokens, first)
            || is_half_of_pair(tokens, words, first)
            || own && tokens.has(first, Class::Coordinator)
        {
            words.start += 1;
        } else if encloses(tokens, words) || is_bracketed(tokens, words) {
            words = Stretch::new(first + 1, last);
        } else {
            return words;
        }
    }
}

/// The words behind the dateline glued to them: "EASTPORT, N.Q. (XP) — The pier".
pub fn behind_dateline(tokens: &Tokens<'_>, words: Stretch) -> Stretch {
    let near = words.end.min(words.start + DATELINE);
    let part = |i: usize| tokens.has(i, Class::Capital) || !tokens.has(i, Class::Word);
    let town = tokens.text_of(words.start);
    let upper = town.len() > 3 && town.chars().all(char::is_uppercase);
    let dash = (words.start..near).find(|&i| tokens.is_dash(i));
    let dash = dash.filter(|&dash| upper && (words.start..dash).all(part));
    Stretch::new(dash.map_or(words.start, |dash| dash + 1), words.end)
}

/// A mark that ends or joins clauses and is no part of what is claimed.
fn is_loose(tokens: &Tokens<'_>, index: usize) -> bool {
    let joins = classes!(Comma Colon Semicolon Dash);
    tokens.is_any(index, joins) || matches!(tokens.text_of(index), "." | "-")
}

/// Whether a bracket opens the words and is closed at their end: "(The mill closed.)".
fn is_bracketed(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let close = match tokens.text_of(words.start) {
        "(" => ")",
        "[" => "]",
        _ => return false,
    };
    let closed = words.iter().find(|&i| tokens.text_of(i) == close);
    closed.is_some_and(|i| i + 1 == words.end)
}

/// ", adding": a verb that leads to what is below.
fn leads_on(tokens: &Tokens<'_>, index: usize) -> bool {
    let says = tokens.has(index, Class::Say) && tokens.has(index, Class::Ing);
    let set_off = tokens.is_any(before(index), classes!(Comma Mark));
    says && set_off
}

fn n_marks(tokens: &Tokens<'_>, words: Stretch) -> usize {
    words.iter().filter(|&i| tokens.has(i, Class::Mark)).count()
}

/// A quotation mark at the edge whose partner is outside.
fn is_half_of_pair(tokens: &Tokens<'_>, words: Stretch, index: usize) -> bool {
    tokens.has(index, Class::Mark)
        && n_marks(tokens, words) % 2 == 1
        && !has_partner(tokens, words, index)
}

/// Whether nothing but quoted words is between the mark at the edge and the next one.
fn has_partner(tokens: &Tokens<'_>, words: Stretch, index: usize) -> bool {
    let unquoted = |i: &usize| !tokens.has(*i, Class::Quoted);
    let next = if index == words.start {
        (index + 1..words.end).find(unquoted)
    } else {
        (words.start..index).rev().find(unquoted)
    };
    next.is_some_and(|i| tokens.has(i, Class::Mark) && i.abs_diff(index) > 1)
}

/// Whether one pair of quotation marks encloses the words.
fn encloses(tokens: &Tokens<'_>, words: Stretch) -> bool {
    let last = words.end.wrapping_sub(1);
    words.len() > 2
        && tokens.has(words.start, Class::Mark)
        && tokens.has(last, Class::Mark)
        && n_marks(tokens, words) == 2
}
