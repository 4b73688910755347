//! What the language data knows of a word, for whoever compares two versions of an article.

use super::cues::{Class, Cues, WordFacts, classes};

/// Verbs by what they do: another one of the same group says it in the same way, except where it is said with doubt.
const GROUPS: [Class; 7] = [
    Class::Denies,
    Class::Attitude,
    Class::Commit,
    Class::Ask,
    Class::Find,
    Class::Address,
    Class::Say,
];

/// Whether the rules know the word in any role: as a verb of saying, a negation, a number.
pub fn is_listed(word: &str) -> bool {
    Cues::shipped().number(word) != 0
}

/// Whether a word changes what is claimed or who claims it: one that reports, denies or counts.
pub fn carries_weight(word: &str) -> bool {
    let cues = Cues::shipped();
    let classes = cues.word(cues.number(word)).classes;
    let more = classes!(Negation NumberWord Modal According);
    classes.meets(more) || GROUPS.iter().any(|class| classes.has(*class))
}

/// Whether two cues ("said", "according to") report in the same way: with the same verb, or both with a neutral one.
pub fn reports_alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(reporting_word);
    let group = |word: WordFacts| GROUPS.iter().find(|class| word.classes.has(**class));
    match (one, other) {
        (Some(one), Some(other)) => {
            let neutral = |word: WordFacts| word.classes.has(Class::Neutral);
            one.id == other.id
                || (one.head == other.head && one.head != 0)
                || (neutral(one) && neutral(other) && group(one) == group(other))
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The word of a cue that reports.
fn reporting_word(cue: &str) -> Option<WordFacts> {
    let cues = Cues::shipped();
    let words = cue.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let known = words.map(|word| cues.word(cues.number(word)));
    let reports = |word: &WordFacts| GROUPS.iter().any(|class| word.classes.has(*class));
    let mut known = known.filter(|word| reports(word) || word.classes.has(Class::According));
    known.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_class_of_verb_reports_otherwise() {
        for (one, other) in [
            ("said", "says"),
            ("said", "told"),
            ("according to", "according to"),
            ("added", "said"),
        ] {
            assert!(reports_alike(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("said", "speculated"),
            ("said", "denied"),
            ("said", "believes"),
            ("asserted", "speculated"),
            ("according to", "said"),
        ] {
            assert!(!reports_alike(one, other), "{one} {other}");
        }
        assert!(is_listed("said") && is_listed("not") && !is_listed("kittiwake"));
    }
}
