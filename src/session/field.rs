//! The fields of the sheet: their values in the order of choosing, with what they mean in a few words.

use crate::checklist::{Concern, Finding, Record, Source};
use crate::claim::{Basis, Problem, Status};
use crate::prompt::Proposal;
use crate::text::named;

named! {
    /// A field of the sheet.
    Field {
        /// Who or what is given as the origin.
        Basis = "basis",
        /// Why it is unsupported.
        Problem = "problem",
        /// What qualifies the decision.
        Concern = "concern",
        /// What the reader found.
        Finding = "finding",
        /// The reader's words.
        Note = "note",
        /// Links the article cites or the reader found.
        Evidence = "evidence",
        /// The name of who says it.
        Who = "who says",
        /// Their office.
        Role = "role",
        /// Their body.
        Body = "body",
        /// Why they are not named, as the article says.
        Unnamed = "unnamed",
    }
}

/// The row that clears a field.
pub(super) const NONE: &str = "none";

/// A value's name in the file, and its meaning.
pub type FieldValue = (&'static str, &'static str);

const BASES: &[FieldValue] = &[
    (NONE, "clear"),
    ("named-person", "a person by name"),
    ("named-organisation", "a body by name, or its spokesperson"),
    ("anonymous", "unnamed, but job or position given"),
    ("vague", "nobody identifiable"),
    ("document", "a document named well enough to find"),
    ("link", "a link to open"),
    ("own-voice", "the author alone"),
];

const PROBLEMS: &[FieldValue] = &[
    (NONE, "clear"),
    ("no-source", "the author says so and gives no source"),
    ("vague-attribution", "nobody identifiable is named"),
    ("failed-verification", "opened: it does not say this"),
    ("dead-link", "the link does not open"),
    ("off-topic-link", "the link is about something else"),
    ("circular", "the source relies on this article"),
    ("overstated", "the source says less"),
];

const CONCERNS: &[FieldValue] = &[
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

const FINDINGS: &[FieldValue] = &[
    (NONE, "clear"),
    ("confirmed", "checked: correct"),
    ("partly", "checked: partly correct"),
    ("contradicted", "checked: not correct"),
    ("could-not-check", "no way found to check it"),
];

impl Field {
    /// Those that say who says it, in the order in which they are typed in one line.
    pub const OF_SOURCE: [Self; 4] = [Self::Who, Self::Role, Self::Body, Self::Unnamed];

    /// Its value in a source, for one of those fields.
    pub const fn of_source(self, source: &Source) -> Option<&String> {
        match self {
            Self::Who => source.name.as_ref(),
            Self::Role => source.role.as_ref(),
            Self::Body => source.affiliation.as_ref(),
            Self::Unnamed => source.reason_unnamed.as_ref(),
            _ => None,
        }
    }

    /// The same to be changed.
    pub(super) const fn slot(self, source: &mut Source) -> Option<&mut Option<String>> {
        match self {
            Self::Who => Some(&mut source.name),
            Self::Role => Some(&mut source.role),
            Self::Body => Some(&mut source.affiliation),
            Self::Unnamed => Some(&mut source.reason_unnamed),
            _ => None,
        }
    }

    /// The values to choose from; none for a field that is typed.
    pub const fn values(self) -> &'static [FieldValue] {
        match self {
            Self::Basis => BASES,
            Self::Problem => PROBLEMS,
            Self::Concern => CONCERNS,
            Self::Finding => FINDINGS,
            _ => &[],
        }
    }

    /// The one value that a record has; `None` for fields that are typed or may have several.
    pub fn value_in(self, record: &Record) -> Option<&'static str> {
        match self {
            Self::Basis => record.basis.map(Basis::name),
            Self::Problem => record.problem.map(Problem::name),
            Self::Finding => record.finding.map(Finding::name),
            _ => None,
        }
    }

    /// Whether a value to choose from is set in a record.
    pub fn is_set(self, record: &Record, name: &str) -> bool {
        match self {
            Self::Concern => record.concern.iter().any(|c| c.name() == name),
            _ => self.value_in(record).unwrap_or(NONE) == name,
        }
    }

    /// Sets a value in a record; of several that may hold, changes this one.
    pub(super) fn set(self, record: &mut Record, name: &str) {
        match self {
            Self::Basis => record.basis = Basis::from_name(name),
            Self::Problem => record.problem = Problem::from_name(name),
            Self::Finding => record.finding = Finding::from_name(name),
            Self::Concern => {
                if let Some(concern) = Concern::from_name(name) {
                    toggle(record, Proposal::Concern(concern));
                }
            }
            _ => {}
        }
    }
}

/// Adds what is proposed to a record, or takes it away again.
pub(super) fn toggle(review: &mut Record, proposal: Proposal) {
    let held = proposal.is_in(review);
    match proposal {
        Proposal::Problem(problem) if !held => review.problem = Some(problem),
        // A claim that is decided unsupported keeps a problem, whatever is taken back.
        Proposal::Problem(_) => {
            let unsupported = review.status == Some(Status::Unsupported);
            review.problem = unsupported.then_some(Problem::NoSource);
        }
        Proposal::Concern(concern) if held => review.concern.retain(|c| *c != concern),
        Proposal::Concern(concern) => review.concern.push(concern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_those_of_the_checklist_in_their_order() {
        let named = |field: Field| -> Vec<&str> {
            let names = field.values().iter().map(|(name, _)| *name);
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
