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
