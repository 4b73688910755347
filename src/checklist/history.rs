//! Stub until the branch `checklist` lands.
use super::Entry;
use jiff::Timestamp;
/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {}
/// All changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {}
/// One step.
pub struct Step {
    /// claim
    pub claim: String,
    /// changes
    pub changes: Vec<Change>,
    /// skipped
    pub skipped: Option<String>,
}
impl History {
    /// record
    pub fn record(
        &mut self,
        _b: &[Entry],
        _a: &[Entry],
        _at: Timestamp,
        _by: Option<&str>,
    ) -> Vec<Change> {
        vec![Change {}]
    }
    /// undo
    pub fn undo(&mut self, _e: &mut Vec<Entry>, _at: Timestamp, _by: Option<&str>) -> Option<Step> {
        None
    }
    /// redo
    pub fn redo(&mut self, _e: &mut Vec<Entry>, _at: Timestamp, _by: Option<&str>) -> Option<Step> {
        None
    }
}
/// stub
pub fn incomplete(_e: &Entry) -> Option<String> {
    None
}
/// stub
pub fn claim_id(_p: &str, _e: &str, _s: &str, _taken: impl Fn(&str) -> bool) -> String {
    String::new()
}
/// stub
pub fn context(_t: &str, _s: crate::text::Span) -> (String, String) {
    (String::new(), String::new())
}

impl Change {
    /// stub
    pub fn to_line(&self) -> String {
        String::new()
    }
}
impl History {
    /// stub
    pub fn from_lines(_t: &str) -> Self {
        Self::default()
    }
}
/// stub
#[derive(Debug)]
pub struct Report {}
impl Report {
    /// stub
    pub fn line(&self) -> Option<String> {
        None
    }
}
/// stub
pub fn reconcile(
    _s: Option<&super::format::Saved>,
    article: &crate::article::Article,
    _ss: &[crate::sentence::Sentence],
    claims: &[crate::claim::Claim],
) -> (super::Checklist, Report) {
    let entries = claims
        .iter()
        .enumerate()
        .filter(|(_, c)| c.not.is_none())
        .map(|(i, c)| Entry {
            id: format!("c-{i}"),
            exact: c.span.of(&article.text).to_owned(),
            review: super::Review::default(),
            part: c.part,
            kind: c.kind,
            repeats: None,
            origin: super::Origin::Found,
            parent: None,
            anchor: super::Anchor::Exact,
            stale: false,
            suggestion: Some(c.suggestion.clone()),
            prefix: String::new(),
            suffix: String::new(),
            span: Some(c.span),
            claim: Some(i),
        })
        .collect();
    (
        super::Checklist {
            entries,
            ..Default::default()
        },
        Report {},
    )
}
/// stub
pub struct Merged {
    /// c
    pub checklist: super::Checklist,
    /// c
    pub conflicts: Vec<String>,
}
/// stub
pub fn merge(_b: &super::Checklist, o: &super::Checklist, _t: &super::Checklist) -> Merged {
    Merged {
        checklist: o.clone(),
        conflicts: vec![],
    }
}
