//! Lines that the reader types, and what is done with them when they are sent.

use super::{ClaimsShown, Effect, Overlay, Purpose, SaveState, Session, TextEntry, Waiting};
use jiff::Timestamp;

impl Session {
    /// Opens a line to type in.
    pub(super) fn type_line(&mut self, purpose: Purpose, initial: &str) {
        let entry = TextEntry::new(purpose, initial);
        self.boxes.push(Overlay::Entry(entry));
    }

    /// Opens the note of the current claim.
    pub(super) fn type_note(&mut self) {
        if self.changeable().is_some() {
            let entry = self.entry();
            let id = entry.map(|entry| entry.id().clone());
            let note = entry
                .and_then(|e| e.record().note.clone())
                .unwrap_or_default();
            let draft = self
                .draft
                .take_if(|draft| Some(&draft.claim) == id.as_ref());
            let mut line = TextEntry::new(Purpose::Note, &note);
            if let Some(draft) = draft.filter(|draft| draft.text != note) {
                line.replace(&draft.text);
                self.notify("restored: what you were typing when the program ended");
            }
            self.boxes.push(Overlay::Entry(line));
        }
    }

    /// Opens a line for the form of a report, or its path.
    pub(super) fn type_report(&mut self) {
        self.type_line(Purpose::Report, "html");
    }

    /// Follows a line while it is typed.
    pub(super) fn typing(&mut self, text: &str) {
        let Some(Overlay::Entry(entry)) = self.boxes.last_mut() else {
            return;
        };
        text.clone_into(&mut entry.typed);
        entry.ending = None;
        entry.row = 0;
        match entry.purpose {
            Purpose::Search => self.search_as_typed(text),
            Purpose::Help => self.search_help(text),
            _ => {}
        }
    }

    /// Does what a typed line was for.
    pub(super) fn submit(&mut self, text: &str, now: Timestamp) {
        let Some(Overlay::Entry(entry)) = self.boxes.last() else {
            return;
        };
        let purpose = entry.purpose;
        let is_chosen = entry.is_command() && self.options.shown == ClaimsShown::OnPages;
        let chosen = is_chosen.then(|| self.chosen(entry, text.trim()));
        self.boxes.pop();
        let line = chosen.as_deref().unwrap_or_else(|| text.trim());
        if matches!(
            purpose,
            Purpose::Filter
                | Purpose::Articles
                | Purpose::Evidence
                | Purpose::Command
                | Purpose::Who
                | Purpose::Report
        ) {
            self.keep_typed(purpose, line);
        }
        match purpose {
            Purpose::Search if !self.whole => {
                self.notify("reading the rest of the article …");
                self.waiting = Some(Waiting::Search(text.to_owned()));
            }
            Purpose::Search => self.search_for(text),
            Purpose::Filter => self.filter_by(line),
            Purpose::Articles => self.filter_shelf(line),
            Purpose::Help => self.search_help(text),
            Purpose::Row => self.find_row(line),
            Purpose::Note => self.note(line, now),
            Purpose::Evidence => self.add_evidence(line, now),
            Purpose::Who => self.who_says(line, now),
            Purpose::WhoField(field) => self.set_source(&[(field, line)], now),
            Purpose::SourceName => self.rename_source(line, now),
            Purpose::EvidenceText(nth, field) => self.write_evidence((nth, field), line, now),
            Purpose::Reviewer => self.sign(line, now),
            Purpose::Command if is_chosen => self.run_chosen(line, now),
            Purpose::Command => self.run_line(line, now),
            Purpose::Report | Purpose::SaveElsewhere if line.is_empty() => {}
            Purpose::Report => self.effects.push(Effect::Report(line.to_owned())),
            Purpose::SaveElsewhere => {
                self.save = SaveState::Saving;
                self.effects.push(Effect::SaveTo(line.to_owned()));
            }
        }
    }

    fn note(&mut self, text: &str, now: Timestamp) {
        let Some(index) = self.changeable() else {
            self.keep_typed(Purpose::Note, text);
            return;
        };
        let note = (!text.is_empty()).then(|| text.to_owned());
        let what = note.as_ref().map_or("note removed", |_| "note saved");
        self.change(index, now, |record, _, _| record.note = note);
        self.notify(format!("{}: {what}", index + 1));
    }
}
