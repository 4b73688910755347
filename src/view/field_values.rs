//! The values of each field in the order of choosing, with what they mean in a few words.

use crate::session::Field;

/// What stands for no value.
pub(super) const NONE: &str = "none";

/// A value's name in the file, and its meaning.
type Value = (&'static str, &'static str);

const BASES: &[Value] = &[
    (NONE, "clear"),
    ("named-person", "a person by name"),
    ("named-organisation", "a body by name, or its spokesperson"),
    ("anonymous", "unnamed, but job or position given"),
    ("vague", "nobody identifiable"),
    ("document", "a document named well enough to find"),
    ("link", "a link to open"),
    ("own-voice", "the author alone"),
];

const PROBLEMS: &[Value] = &[
    (NONE, "clear"),
    ("no-source", "the author says so and gives no source"),
    ("vague-attribution", "nobody identifiable is named"),
    ("failed-verification", "opened: it does not say this"),
    ("dead-link", "the link does not open"),
    ("off-topic-link", "the link is about something else"),
    ("circular", "the source relies on this article"),
    ("overstated", "the source says less"),
];

const CONCERNS: &[Value] = &[
    ("second-hand", "the source heard it from another"),
    ("undated-quote", "no date for these words"),
    ("interested-party", "the source has an interest in it"),
    ("primary-needed", "the document itself should be cited"),
    ("weak-source", "the source may not know it"),
    ("single-source", "only one source"),
    ("no-base", "a percentage of what?"),
    ("anonymity-unexplained", "unnamed, and no reason given"),
    ("no-reply", "no reply from the accused"),
    ("headline-drops-source", "the headline omits the source"),
];

const FINDINGS: &[Value] = &[
    (NONE, "clear"),
    ("confirmed", "checked: correct"),
    ("partly", "checked: partly correct"),
    ("contradicted", "checked: not correct"),
    ("could-not-check", "no way found to check it"),
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
