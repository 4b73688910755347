//! Stub until the branch `checklist` lands.
/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {}
/// All changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {}
