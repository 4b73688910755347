//! The sources of the article as a list: each with its claims, two of them made one, one of them renamed.

use super::{Command as C, Listed, Notice, Overlay, Purpose, Session};
use crate::checklist::{SourceGroup, of_entry, sources};
use crate::text::count;
use jiff::Timestamp;
use std::sync::Arc;

impl Session {
    /// The sources of the article, those with most claims first. Cost: once after each change of the checklist, linear in it.
    pub fn sources(&self) -> Arc<[SourceGroup]> {
        let of = || {
            let found = self.found.as_ref();
            found.map_or_else(Arc::default, |found| {
                sources(&self.checklist.entries, found).into()
            })
        };
        Arc::clone(self.counted.sources.get_or_init(of))
    }

    /// The source with this name.
    pub(super) fn source_named(&self, name: &str) -> Option<SourceGroup> {
        let sources = self.sources();
        sources.iter().find(|group| group.name == name).cloned()
    }

    /// Opens the list of sources at the one of the current claim.
    pub(super) fn open_sources(&mut self) {
        if self.found.is_none() {
            self.notify("still looking for claims");
            return;
        }
        let sources = self.sources();
        if sources.is_empty() {
            self.notify("no claim of this article has a source");
            return;
        }
        let current = self.current;
        let holds = |group: &SourceGroup| current.is_some_and(|at| group.claims.contains(&at));
        let row = sources.iter().position(holds).unwrap_or(0);
        self.boxes.push(Overlay::list(Listed::Sources(None), row));
    }

    /// Lists the claims of the source in this row.
    pub(super) fn list_claims_of(&mut self, row: usize) {
        let Some(group) = self.sources().get(row).cloned() else {
            return;
        };
        self.filter_by_source(&group.name);
        self.boxes.push(Overlay::list(Listed::Claims, 0));
    }

    /// Keeps the selected source, or the one with this number, to be made one with the next for which this is asked.
    pub(super) fn merge_source(&mut self, number: Option<usize>, now: Timestamp) {
        let Some((row, first)) = self.source_row(number) else {
            return;
        };
        let sources = self.sources();
        let (Some(group), Some(first)) = (sources.get(row), first) else {
            self.set_first(Some(row));
            let name = sources.get(row).map_or("", |group| &group.name);
            let same = Notice::info(format!("“{name}” is the same as …: select the other"));
            self.notify(same.key(", then ", C::SourceMerge, ""));
            return;
        };
        self.set_first(None);
        let Some(other) = sources.get(first).filter(|_| first != row) else {
            self.notify("nothing merged");
            return;
        };
        // Whichever was selected first, the better name stays.
        let (group, other) = if other.rank() > group.rank() {
            (other, group)
        } else {
            (group, other)
        };
        self.name_sources(&other.claims, group, now);
        let n = count(other.claims.len(), "claim");
        let said = format!("“{}” is “{}” now: {n} changed", other.name, group.name);
        self.select_source(&group.name);
        self.notify(Notice::info(said).undoable());
    }

    /// Opens a line for another name of the selected source.
    pub(super) fn type_source_name(&mut self, number: Option<usize>) {
        if let Some((row, _)) = self.source_row(number)
            && let Some(group) = self.sources().get(row)
        {
            self.type_line(Purpose::SourceName, &group.name);
        }
    }

    /// Gives the selected source another name in all of its claims.
    pub(super) fn rename_source(&mut self, name: &str, now: Timestamp) {
        let Some((row, _)) = self.source_row(None) else {
            return;
        };
        let sources = self.sources();
        let Some(group) = sources
            .get(row)
            .filter(|g| !name.is_empty() && g.name != name)
        else {
            self.notify("no change");
            return;
        };
        let renamed = SourceGroup {
            name: name.to_owned(),
            is_named: true,
            ..SourceGroup::default()
        };
        self.name_sources(&group.claims, &renamed, now);
        let n = count(group.claims.len(), "claim");
        self.select_source(name);
        self.notify(
            Notice::info(format!("“{}” is “{name}” now: {n} changed", group.name)).undoable(),
        );
    }

    /// Lets some claims have this source, in one step.
    fn name_sources(&mut self, claims: &[usize], group: &SourceGroup, now: Timestamp) {
        let Some(findings) = self.found.clone() else {
            return;
        };
        self.change_all(claims, now, |record, entry, _| {
            let known = record.source.take().or_else(|| of_entry(entry, &findings));
            let mut source = known.unwrap_or_default();
            group.name_in(&mut source);
            record.source = Some(source);
        });
    }

    /// The selected row of the list of sources, or the one with this number, and the row that was kept to be merged.
    fn source_row(&mut self, number: Option<usize>) -> Option<(usize, Option<usize>)> {
        if !self.select_numbered(number) {
            return None;
        }
        let of = self.list().map(|list| (list.row, &list.of));
        let Some((row, &Listed::Sources(first))) = of else {
            let only = Notice::info("this works in the list of sources");
            self.notify(only.key(": ", C::Sources, " opens it"));
            return None;
        };
        Some((row, first))
    }

    fn set_first(&mut self, first: Option<usize>) {
        if let Some(list) = self.list_mut(|of| matches!(of, Listed::Sources(_))) {
            list.of = Listed::Sources(first);
        }
    }

    fn select_source(&mut self, name: &str) {
        let sources = self.sources();
        if let Some(row) = sources.iter().position(|group| group.name == name) {
            self.select_row(row);
        }
    }
}
