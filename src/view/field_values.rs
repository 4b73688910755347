//! The values of each field in the order of choosing, with what they mean in a few words.

use crate::session::Field;

/// What stands for no value.
pub(super) const NONE: &str = "none";

/// A value's name in the file, and its meaning.
type Value = (&'static str, &'static str);

const BASES: &[Value] = &[
    (NONE, "take the basis away"),
    ("named-person", "a person by name"),
    ("named-organisation", "a body by name, or its spokesperson"),
    ("anonymous", "unnamed, but with body or access given"),
    ("vague", "nobody one could identify"),
    ("document", "a document named well enough to find"),
    ("link", "something to open"),
    ("own-voice", "the author alone"),
];

const PROBLEMS: &[Value] = &[
    (NONE, "take the problem away"),
    ("no-source", "the author says so, nothing is given"),
    ("vague-attribution", "nobody one could identify says so"),
    ("failed-verification", "opened: it does not say this"),
    ("dead-link", "the link leads nowhere"),
    ("off-topic-link", "the link leads to something else"),
    ("circular", "the source rests on this article"),
    ("overstated", "the source says less"),
];

const CONCERNS: &[Value] = &[
    ("second-hand", "passed on by another"),
    ("undated-quote", "said when?"),
    ("interested-party", "the source gains by it"),
    ("primary-needed", "the document itself should be cited"),
    ("weak-source", "the source may not know"),
    ("single-source", "one source alone"),
    ("no-base", "a share of what?"),
    ("anonymity-unexplained", "unnamed, and no reason given"),
    ("no-reply", "the accused is not heard"),
    ("headline-drops-source", "the headline states it flatly"),
];

const FINDINGS: &[Value] = &[
    (NONE, "take the finding away"),
    ("confirmed", "I checked: it holds"),
    ("partly", "I checked: some of it holds"),
    ("contradicted", "I checked: it does not hold"),
    ("could-not-check", "I tried, and could not"),
];

/// The values to choose from; none for a field that is typed.
pub(super) fn of(field: Field) -> &'static [Value] {
    match field {
        Field::Basis => BASES,
        Field::Problem => PROBLEMS,
        Field::Concern => CONCERNS,
        Field::Finding => FINDINGS,
        Field::Note | Field::Evidence => &[],
    }
}

/// The field's name as a title.
pub(super) fn title(field: Field) -> &'static str {
    match field {
        Field::Basis => "Basis",
        Field::Problem => "Problem",
        Field::Concern => "Concerns",
        Field::Finding => "Finding",
        Field::Note => "Note",
        Field::Evidence => "Evidence",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::{Concern, Finding};
    use crate::claim::{Basis, Problem};

    /// The session counts rows by the order of the enumerations: the two must not drift apart.
    #[test]
    fn the_values_are_those_of_the_checklist_in_their_order() {
        let named = |field| -> Vec<&str> {
            let names = of(field).iter().map(|(name, _)| *name);
            names.filter(|name| *name != NONE).collect()
        };
        let basis: Vec<_> = Basis::ALL.iter().map(|v| v.name()).collect();
        let problem: Vec<_> = Problem::ALL.iter().map(|v| v.name()).collect();
        let concern: Vec<_> = Concern::ALL.iter().map(|v| v.name()).collect();
        let finding: Vec<_> = Finding::ALL.iter().map(|v| v.name()).collect();
        assert_eq!(named(Field::Basis), basis);
        assert_eq!(named(Field::Problem), problem);
        assert_eq!(named(Field::Concern), concern);
        assert_eq!(named(Field::Finding), finding);
    }
}
