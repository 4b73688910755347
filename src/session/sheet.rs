//! The sheet of the current claim: prompts with their answers, and the fields below.

use super::field::toggle;
use super::{Command as C, Field, FieldChoice, Listed, Notice, Overlay, Session, Sheet};
use crate::checklist::{Answer, Entry};
use crate::claim::Status;
use crate::prompt::{self, Facts, Proposal, Question};
use jiff::Timestamp;

/// Prompts shown unless more are asked for.
pub const SHOWN_PROMPTS: usize = 3;

impl Session {
    /// The prompts for the current claim, best first.
    pub fn questions(&self) -> Vec<Question> {
        let facts = self.facts();
        let asked = |facts| prompt::questions(&self.bank, &facts, &self.options.muted);
        facts.map(asked).unwrap_or_default()
    }

    /// How many prompts there are for the current claim, counted up to `most`.
    pub fn count_questions(&self, most: usize) -> usize {
        let count = |facts| prompt::count_questions(&self.bank, &facts, &self.options.muted, most);
        self.facts().map_or(0, count)
    }

    /// What prompts react to in the claim that is described.
    fn facts(&self) -> Option<Facts> {
        let entry = self.shown_entry()?;
        Some(Facts {
            row: self.shown_claim(),
            ..prompt::facts(entry, self.claim_of(entry), &self.article)
        })
    }

    /// The prompts that the sheet shows now.
    pub fn shown_questions(&self) -> Vec<Question> {
        let mut questions = self.questions();
        if !self.sheet().is_some_and(|s| s.more) {
            questions.truncate(SHOWN_PROMPTS);
        }
        questions
    }

    /// The sheet, when it is open.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.boxes.iter().rev().find_map(|b| match b {
            Overlay::Sheet(sheet) => Some(sheet),
            _ => None,
        })
    }

    fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        self.boxes.iter_mut().rev().find_map(|b| match b {
            Overlay::Sheet(sheet) => Some(sheet),
            _ => None,
        })
    }

    /// Opens the sheet of the current claim.
    pub(super) fn open_sheet(&mut self) {
        if self.current.is_none() {
            self.notify(self.without_claim());
            return;
        }
        self.show_current();
        self.boxes.push(Overlay::Sheet(Sheet::default()));
        self.begin_sheet(None);
    }

    /// Selects a prompt by its number.
    pub(super) fn go_to_prompt(&mut self, number: u8) {
        let row = usize::from(number.max(1)) - 1;
        let there = row < self.shown_questions().len();
        match self.sheet_mut() {
            Some(sheet) if there => sheet.row = row,
            _ => self.notify("no such prompt for this claim"),
        }
    }

    /// Shows all prompts, or three.
    pub(super) fn toggle_more(&mut self) {
        if let Some(sheet) = self.sheet_mut() {
            sheet.more = !sheet.more;
            sheet.row = 0;
        }
    }

    /// The field whose row is selected, when one is.
    pub(super) fn selected_field(&self) -> Option<Field> {
        let row = self.sheet()?.row;
        let nth = row.checked_sub(self.shown_questions().len())?;
        Field::ALL.get(nth).copied()
    }

    /// Selects the row of the same field again, wherever it is now: a change may bring other prompts above it.
    pub(super) fn keep_field(&mut self, field: Option<Field>) {
        let prompts = self.shown_questions().len();
        let nth = field.and_then(|field| Field::ALL.iter().position(|f| *f == field));
        if let Some(sheet) = self.sheet_mut() {
            sheet.row = match nth {
                Some(nth) => prompts + nth,
                None => sheet.row.min(prompts.saturating_sub(1)),
            };
        }
    }

    /// Turns the open sheet to another claim: the same field, else the first prompt that is open.
    pub(super) fn begin_sheet(&mut self, field: Option<Field>) {
        let shown = self.shown_questions();
        let mut answers = shown.iter().map(|question| self.answer_to(&question.id));
        let open = answers.position(|answer| answer.is_none());
        if let Some(sheet) = self.sheet_mut() {
            sheet.row = open.unwrap_or(0);
        }
        self.keep_field(field);
    }

    /// Rows of the sheet: prompts, then fields.
    pub fn n_sheet_rows(&self) -> usize {
        self.shown_questions().len() + Field::ALL.len()
    }

    /// Answers the selected prompt and goes on to the next row. The same answer again takes it back.
    pub(super) fn answer(&mut self, answer: Answer, now: Timestamp) {
        let Some(row) = self.sheet().map(|s| s.row) else {
            return;
        };
        let Some(question) = self.shown_questions().into_iter().nth(row) else {
            self.notify(
                Notice::info("select a prompt first")
                    .key(": ", C::Prompt1, "")
                    .key(", ", C::Prompt2, "")
                    .key(" or ", C::Prompt3, ""),
            );
            return;
        };
        let Some(index) = self.changeable() else {
            return;
        };
        let mut given = true;
        self.change(index, now, |record, _, _| {
            given = record.checks.get(&question.id) != Some(&answer);
            if given {
                record.checks.insert(question.id.clone(), answer);
            } else {
                record.checks.remove(&question.id);
            }
        });
        let proposed = question.proposes.filter(|_| answer == Answer::No);
        match proposed {
            _ if !given => self.notify("answer removed"),
            Some(proposal) => {
                let notes = format!(" adds {}", proposal.words());
                self.notify(Notice::info("no").key(": ", C::RowOpen, notes));
            }
            None => self.after_answer(row),
        }
    }

    fn after_answer(&mut self, row: usize) {
        let prompts = self.shown_questions().len();
        if let Some(sheet) = self.sheet_mut().filter(|_| row + 1 < prompts) {
            sheet.row = row + 1;
        }
    }

    /// Opens the selected row: accepts what a prompt proposes, or edits a field.
    pub(super) fn open_sheet_row(&mut self, now: Timestamp) {
        let Some(row) = self.sheet().map(|s| s.row) else {
            return;
        };
        let questions = self.shown_questions();
        if let Some(question) = questions.get(row) {
            return self.accept(question, now);
        }
        match Field::ALL.get(row - questions.len()) {
            Some(Field::Note) => self.type_note(),
            Some(Field::Evidence) => self.open_evidence(),
            Some(&field) if Field::OF_SOURCE.contains(&field) => self.type_who_field(field),
            Some(&field) => self.open_choices(FieldChoice::Claim(field)),
            None => {}
        }
    }

    /// Takes what a *no* proposes, or takes it away again. Before that answer nothing is proposed.
    fn accept(&mut self, question: &Question, now: Timestamp) {
        let review = self.entry().map(Entry::record);
        let answer = review.and_then(|review| review.checks.get(&question.id));
        let answered = |wanted| answer == Some(&wanted);
        let is_taken = |p: &Proposal| review.is_some_and(|review| p.is_in(review));
        let open = answered(Answer::No) || answered(Answer::Partly);
        let Some(proposal) = question.proposes.filter(|p| open || is_taken(p)) else {
            self.notify(match answer {
                Some(answer) => Notice::info(format!("answered {answer}: nothing to add")),
                None => Notice::info("answer")
                    .key(" ", C::Answer(Answer::Yes), "")
                    .key(", ", C::Answer(Answer::No), "")
                    .key(", ", C::Answer(Answer::Partly), "")
                    .key(" or ", C::Answer(Answer::Na), " first"),
            });
            return;
        };
        let Some(index) = self.changeable() else {
            return;
        };
        self.change(index, now, |record, _, _| toggle(record, proposal));
        let holds = self.entry().is_some_and(|e| proposal.is_in(e.record()));
        let what = proposal.words();
        let undecided = self
            .entry()
            .is_some_and(|e| e.record().status != Some(Status::Unsupported));
        match proposal {
            Proposal::Problem(_) if holds && undecided => {
                let decides = " decides unsupported";
                self.notify(Notice::info(format!("added {what}")).key(
                    " · ",
                    C::Unsupported,
                    decides,
                ));
            }
            _ if holds => self.notify(format!("added {what}")),
            _ => self.notify(format!("removed {what}")),
        }
    }

    /// Opens the values of a field at the one that is set.
    pub(super) fn open_choices(&mut self, choice: FieldChoice) {
        let record = self.entry().map(Entry::record);
        let is_set =
            |(name, _): &(&str, &str)| record.is_some_and(|record| choice.is_set(record, name));
        let row = choice.values().iter().position(is_set);
        let row = row.filter(|_| !choice.holds_several());
        self.boxes
            .push(Overlay::list(Listed::Values(choice), row.unwrap_or(0)));
    }

    /// Sets the value in this row, or takes it away.
    pub(super) fn choose(&mut self, choice: FieldChoice, row: usize, now: Timestamp) {
        let (Some(index), Some((name, _))) = (self.changeable(), choice.values().get(row)) else {
            return;
        };
        self.change(index, now, |record, _, _| choice.set(record, name));
        if !choice.holds_several() {
            self.boxes.pop();
        }
    }
}
