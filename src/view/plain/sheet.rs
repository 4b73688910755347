//! The sheet of a claim in words: prompts and fields, numbered in one row of numbers.

use super::Plain;
use crate::session::{Field, HintPlace, Mode, Sheet};
use crate::view::{sheet, wording};

/// All of it, with the claim that it is about.
pub(super) fn whole(plain: &Plain, shown: Sheet) -> String {
    title(plain) + &rows(plain, shown)
}

/// Prompts and fields, and what can be answered.
pub(super) fn rows(plain: &Plain, shown: Sheet) -> String {
    let n_prompts = plain.session.shown_questions().len();
    let mut all = String::new();
    if n_prompts == 0 {
        all.push_str(&plain.sentence(&format!("{}.", sheet::NO_PROMPTS)));
    }
    for row in 0..n_prompts + Field::ALL.len() {
        all.push_str(&item(plain, row));
    }
    let hints = plain.hints(HintPlace::LineSheet, Mode::Sheet);
    let mut out = plain.writer();
    out.with_keys(&format!(
        "A number selects a prompt or changes a field; {hints}."
    ));
    let number = shown.row + 1;
    if shown.row < n_prompts {
        out.line(&format!("Prompt {number} is selected."));
    } else if let Some(field) = Field::ALL.get(shown.row - n_prompts) {
        out.line(&format!("{number} {} is selected.", field.name()));
    }
    all + &out.end()
}

/// Which claim it is the sheet of.
fn title(plain: &Plain) -> String {
    let session = plain.session;
    let (Some(nth), Some(entry)) = (session.current, session.entry()) else {
        return String::new();
    };
    let (number, decision) = (nth + 1, wording::standing(entry));
    let words = session.words_of(entry);
    plain.line(&format!("Sheet of claim {number}, {decision}: {words}"))
}

/// The selected row alone.
pub(super) fn selected(plain: &Plain, shown: Sheet) -> String {
    item(plain, shown.row)
}

fn item(plain: &Plain, row: usize) -> String {
    let questions = plain.session.shown_questions();
    let number = row + 1;
    if let Some(question) = questions.get(row) {
        let answer = plain.session.answer_to(&question.id);
        let answer = answer.map_or("open", wording::answer);
        return plain.line(&format!("{number} {} [{answer}]", question.text));
    }
    let Some(field) = Field::ALL.get(row - questions.len()) else {
        return String::new();
    };
    let (_, value) = sheet::value(plain.session, *field);
    let value = if value == "—" { "none" } else { &value };
    plain.line(&format!("{number} {}: {value}", field.name()))
}
