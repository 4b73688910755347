//! Evidence of the current claim: added by one line, changed field by field, removed.

use super::{EvidenceField, FieldChoice, Listed, Notice, Overlay, Purpose, Session};
use crate::checklist::{Entry, Evidence, EvidenceRole, Stance};
use crate::claim::Status;
use crate::text::is_web_address;
use jiff::Timestamp;

impl Session {
    /// The evidence of the current claim.
    pub fn evidence(&self) -> &[Evidence] {
        self.entry().map_or(&[], |entry| &entry.record().evidence)
    }

    /// Opens a line for evidence; in a list of links cites the one that is selected.
    pub(super) fn begin_evidence(&mut self, now: Timestamp) {
        match self.list().map(|list| &list.of) {
            Some(Listed::Evidence) | None => self.type_evidence(),
            Some(_) => self.cite_selected(now),
        }
    }

    fn type_evidence(&mut self) {
        if self.changeable().is_some() {
            self.type_line(Purpose::Evidence, "");
        }
    }

    /// Opens the evidence of the current claim, or where it has none the line for some.
    pub(super) fn open_evidence(&mut self) {
        if self.evidence().is_empty() {
            return self.type_evidence();
        }
        self.boxes.push(Overlay::list(Listed::Evidence, 0));
    }

    /// Opens a piece of evidence; behind the last, the line for another.
    pub(super) fn open_piece(&mut self, nth: usize) {
        if nth < self.evidence().len() {
            self.boxes
                .push(Overlay::list(Listed::EvidenceFields(nth), 0));
        } else {
            self.type_evidence();
        }
    }

    /// Opens a field of a piece of evidence: its values to choose from, or a line.
    pub(super) fn open_evidence_field(&mut self, nth: usize, row: usize) {
        let (Some(&field), Some(evidence)) =
            (EvidenceField::ALL.get(row), self.evidence().get(nth))
        else {
            return;
        };
        if !field.values().is_empty() {
            return self.open_choices(FieldChoice::Evidence(nth, field));
        }
        let value = field.value_in(evidence).unwrap_or_default();
        if self.changeable().is_some() {
            self.type_line(Purpose::EvidenceText(nth, field), &value);
        }
    }

    /// Writes what was typed into a field of a piece of evidence.
    pub(super) fn write_evidence(
        &mut self,
        (nth, field): (usize, EvidenceField),
        text: &str,
        now: Timestamp,
    ) {
        let is_address = matches!(field, EvidenceField::Address | EvidenceField::Archive);
        if is_address && !text.is_empty() && !is_web_address(text) {
            return self.warn(NO_ADDRESS);
        }
        let Some(index) = self.changeable() else {
            return;
        };
        self.change(index, now, |record, _, _| {
            if let Some(evidence) = record.evidence.get_mut(nth) {
                field.set(evidence, text);
            }
        });
    }

    /// Removes the selected piece of evidence, or clears the selected field of one.
    pub(super) fn remove_evidence(&mut self, row: usize, now: Timestamp) {
        let (Some(list), Some(index)) = (self.list().cloned(), self.changeable()) else {
            return;
        };
        match list.of {
            Listed::EvidenceFields(nth) => {
                if let Some(&field) = EvidenceField::ALL.get(row) {
                    self.write_evidence((nth, field), "", now);
                }
            }
            _ if row < self.evidence().len() => {
                self.change(index, now, |record, _, _| drop(record.evidence.remove(row)));
                self.notify(format!("{}: evidence removed", index + 1));
            }
            _ => {}
        }
        if self.evidence().is_empty() {
            self.boxes.pop();
        }
    }

    /// Adds what was typed: the article's own where it cites it or where the decision rests on one, else the reader's. What
    /// is known of the same source from another claim is taken over.
    pub(super) fn add_evidence(&mut self, text: &str, now: Timestamp) {
        let Some(index) = self.changeable().filter(|_| !text.is_empty()) else {
            return;
        };
        let typed = Evidence::typed(text);
        // Kept by the caller to be recalled: what was typed can be mended.
        let first = text.split_whitespace().next().unwrap_or(text);
        if typed.url.is_none() && (first.contains("://") || first.starts_with("www.")) {
            return self.warn(NO_ADDRESS);
        }
        let url = typed.url.as_deref();
        let cited_there =
            url.is_some() && self.article.links.iter().any(|l| Some(l.url.trim()) == url);
        let needed = self.entry().map(Entry::record).is_some_and(|record| {
            record.status == Some(Status::Sourced)
                && !record.evidence.iter().any(Evidence::is_cited)
        });
        let role = if cited_there || needed {
            EvidenceRole::Cited
        } else {
            EvidenceRole::Found
        };
        let mut noted = self.noted_evidence();
        let known = noted.find(|known| known.is_same_source(&typed));
        let evidence = Evidence {
            role: Some(role),
            stance: typed.url.is_some().then_some(Stance::Unopened),
            ..known.map_or_else(|| typed.clone(), |known| known.again(&typed))
        };
        drop(noted);
        let usual = if typed.url.is_some() {
            "link"
        } else {
            "evidence"
        };
        let what = evidence.kind.clone().unwrap_or_else(|| usual.to_owned());
        self.change(index, now, |record, _, _| record.evidence.push(evidence));
        let whose = match role {
            EvidenceRole::Cited => "cited by the article",
            EvidenceRole::Found => "my own find",
        };
        self.notify(Notice::info(format!(
            "{}: {what} added ({whose})",
            index + 1
        )));
    }

    /// All evidence of the checklist, what stands last first.
    fn noted_evidence(&self) -> impl Iterator<Item = &Evidence> {
        let entries = self.checklist.entries.iter().rev();
        entries.flat_map(|entry| entry.record().evidence.iter().rev())
    }

    /// Lines to recall for a purpose, the latest first: those typed in this session; for evidence, then those of the
    /// checklist.
    pub fn recallable(&self, purpose: Purpose) -> Vec<String> {
        let mut lines: Vec<String> = self.typed_before(purpose).map(str::to_owned).collect();
        if purpose == Purpose::Evidence {
            for line in self.noted_evidence().map(Evidence::as_typed) {
                if !line.is_empty() && !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        lines
    }
}

/// What is wrong with an address that no browser is given.
const NO_ADDRESS: &str = "a link begins with http:// or https:// and has no spaces";
