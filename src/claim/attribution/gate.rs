//! Is this word a cue? Asks the gate rows of `config/cues` about a word and its surroundings.
//!
//! Finds the surroundings; the decision is the table's. Sources and contents are not looked for here.

use super::{cue::Cue, frames, unlisted, verb_group::before_adverbs};
use crate::claim::cues::{Class, Classes, Gate, WordFacts, classes};
use crate::claim::token::{Words, before};

/// Words that may be cues at all.
fn may_be_cue() -> Classes {
    classes!(Verb Carrier Mood Continued)
}

/// The cues of a sentence, in order.
pub fn cues(words: &Words<'_, '_>) -> Vec<Cue> {
    let candidates = may_be_cue();
    let capitals = is_in_capitals(words);
    let frames = frames::find(words);
    let in_frame = |at: usize| frames.iter().any(|f| f.all.contains(at));
    let verbs = (words.start()..words.end())
        .filter(|&at| !in_frame(at))
        .filter_map(|at| {
            let listed = words.classes(at).meets(candidates);
            let cue = listed.then(|| cue(words, at, capitals)).flatten();
            cue.or_else(|| unlisted::beside_quotation(words, at))
        });
    let mut found: Vec<Cue> = verbs.collect();
    found.extend(frames.iter().map(|&frame| Cue {
        frame: Some(frame),
        ..Cue::new(frame.all.start, frame.rule)
    }));
    found.sort_by_key(|cue| cue.at);
    found
}

fn cue(words: &Words<'_, '_>, at: usize, capitals: bool) -> Option<Cue> {
    let surroundings = Surroundings::new(words, at, capitals);
    let mut gates = words.tokens.cues().gates_of(surroundings.own.id);
    let gate = gates.find(|gate| surroundings.fit(gate))?;
    gate.rule.as_deref().map(|rule| Cue {
        mind: gate.mind(),
        ..Cue::new(at, rule)
    })
}

/// What a gate may ask of a word.
struct Surroundings<'w, 'a, 't> {
    words: &'w Words<'a, 't>,
    own: WordFacts,
    classes: Classes,
    before: WordFacts,
    after: WordFacts,
    subject: WordFacts,
    /// The words between the subject and the word: adverbs, auxiliaries, "to".
    passed: std::ops::Range<usize>,
}

impl<'w, 'a, 't> Surroundings<'w, 'a, 't> {
    fn new(words: &'w Words<'a, 't>, at: usize, capitals: bool) -> Self {
        let own = words.word(at);
        let mut classes = own.classes;
        if is_like_a_name(words, at) && !capitals {
            classes = classes.with(Class::NameLike);
        }
        let standing = before_adverbs(words, at);
        let first_passed = if words.get(standing).is_some() {
            standing + 1
        } else {
            words.start()
        };
        Self {
            words,
            own,
            classes,
            before: or_start(words, before(at)),
            after: as_object(words, at + 1),
            subject: as_subject(words, standing),
            passed: first_passed..at,
        }
    }

    fn fit(&self, gate: &Gate) -> bool {
        gate.concerns(self.own, self.classes)
            && gate.before.fits(self.before.id, self.before.classes)
            && gate.after.fits(self.after.id, self.after.classes)
            && gate.subject.fits(self.subject.id, self.subject.classes)
            && gate
                .passed
                .fits_among(self.passed.clone().map(|i| self.words.word(i)))
    }
}

fn or_start(words: &Words<'_, '_>, at: usize) -> WordFacts {
    let mut word = words.word(at);
    if words.get(at).is_none() {
        word.classes = word.classes.with(Class::Start).with(Class::Marks);
    }
    word
}

/// The word behind, marked `OBJECT` when an object or a clause may begin with it.
fn as_object(words: &Words<'_, '_>, at: usize) -> WordFacts {
    let mut word = or_start(words, at);
    let begins = classes!(Determiner Pronoun First Wh Capital ObjectPronoun Number Mark);
    if words.is_any(at, begins) && !words.is(at, "\u{201d}") {
        word.classes = word.classes.with(Class::Object);
    }
    // "a show that can be seen": a pronoun that stands for the noun before it.
    if words.has(at, Class::That) && words.is_any(at + 1, classes!(Finite PastEvent)) {
        word.classes = word.classes.with(Class::Relative);
    }
    word
}

/// The word to the left, marked `SUBJECT` when a subject may end with it.
fn as_subject(words: &Words<'_, '_>, at: usize) -> WordFacts {
    let mut word = or_start(words, at);
    let never = classes!(Conjunction Determiner Preposition);
    let noun = words.has(at, Class::Word) && !words.is_any(at, never);
    let closes = words.is_any(at, classes!(Comma Mark)) || words.is(at, ")");
    if noun || closes || words.has(at, Class::Pronoun) {
        word.classes = word.classes.with(Class::Subject);
    }
    word
}

/// Whether the word has a capital that only a name has: inside the sentence, not behind a quotation mark.
fn is_like_a_name(words: &Words<'_, '_>, at: usize) -> bool {
    at > words.start() && words.has(at, Class::Capital) && !words.has(before(at), Class::Mark)
}

/// Whether most long words of the sentence have capitals, as in a headline.
fn is_in_capitals(words: &Words<'_, '_>) -> bool {
    let (long, capitals) = words.tokens.n_capitals(words.within);
    capitals * 10 >= long * 6
}
