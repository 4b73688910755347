//! Who says a claim, as the reader has it: kept apart from what the program found, which stays visible.

use super::{Command as C, Field, Notice, Purpose, Session};
use crate::checklist::{Entry, Source, is_pronoun, source_of};
use crate::claim::Status;
use jiff::Timestamp;

/// What divides name, role, body and the reason why somebody is unnamed in one typed line.
const APART: char = ';';

impl Session {
    /// Who says an entry as the article is today, whatever was decided.
    pub fn found_source(&self, entry: &Entry) -> Option<Source> {
        let mut found = source_of(&self.article, self.claim_of(entry)?)?;
        found.role.take_if(|role| is_pronoun(role));
        Some(found)
    }

    /// Who says an entry as the reader has it, where that is another than the program finds.
    pub fn corrected_source<'s>(&self, entry: &'s Entry) -> Option<&'s Source> {
        let record = entry.record();
        let own = record.confirmed_source()?;
        let found = self.found_source(entry).unwrap_or_default();
        let is_other = |field: &Field| field.of_source(own) != field.of_source(&found);
        Field::OF_SOURCE.iter().any(is_other).then_some(own)
    }

    /// Opens a line with name, role, body and the reason why they are unnamed: as decided, else as suggested.
    pub(super) fn type_who(&mut self) {
        if self.changeable().is_none() {
            return;
        }
        let entry = self.entry();
        let own = entry.and_then(|e| e.record().source.clone());
        let known = own.or_else(|| entry.and_then(|entry| self.found_source(entry)));
        let line = known.map(|source| in_one_line(&source)).unwrap_or_default();
        self.type_line(Purpose::Who, &line);
    }

    /// Opens a line for one of these fields.
    pub(super) fn type_who_field(&mut self, field: Field) {
        if self.changeable().is_some() {
            let own = self.entry().and_then(|e| e.record().source.as_ref());
            let value = own.and_then(|source| field.of_source(source));
            self.type_line(Purpose::WhoField(field), &value.unwrap_or_default());
        }
    }

    /// Takes a line with all four; an empty one takes what the reader had away, and the suggestion is all there is again.
    pub(super) fn who_says(&mut self, line: &str, now: Timestamp) {
        let mut parts = line.splitn(Field::OF_SOURCE.len(), APART).map(str::trim);
        let values = Field::OF_SOURCE.map(|field| (field, parts.next().unwrap_or_default()));
        self.set_source(&values, now);
    }

    /// Sets some of the fields of the current claim's source; the others, cue and chain stay as they are, or as found.
    pub(super) fn set_source(&mut self, values: &[(Field, &str)], now: Timestamp) {
        let Some(index) = self.changeable() else {
            return;
        };
        let found = self.entry().and_then(|entry| self.found_source(entry));
        self.change(index, now, |record, _, _| {
            let mut source = record.source.take().or(found).unwrap_or_default();
            for (field, value) in values {
                field.set_in_source(&mut source, value);
            }
            let is_named = |field: &Field| field.of_source(&source).is_some();
            record.source = Field::OF_SOURCE.iter().any(is_named).then_some(source);
        });
        let own = self.entry().and_then(|e| e.record().source.as_ref());
        let said = own.map_or_else(
            || "source removed".to_owned(),
            |own| {
                format!(
                    "said by {}",
                    in_one_line(own).replace(" ;", "").replace(';', ",")
                )
            },
        );
        let notice = Notice::info(format!("{}: {said}", index + 1));
        let is_unsupported = self.entry().is_some_and(|e| {
            e.record().status == Some(Status::Unsupported) && e.record().source.is_some()
        });
        self.notify(if is_unsupported {
            notice.key(" · still unsupported: ", C::Attributed, " attributes it")
        } else {
            notice.undoable()
        });
    }
}

/// A source as the line that is typed for it.
fn in_one_line(source: &Source) -> String {
    let of = Field::OF_SOURCE.map(|field| field.of_source(source).unwrap_or_default());
    let line = of.join(&format!("{APART} "));
    line.trim_end_matches([APART, ' ']).to_owned()
}
