//! The sheet of a claim in words: prompts and fields, numbered in one row of numbers.

use super::Plain;
use crate::session::{Field, HintPlace, Mode, Sheet};
use crate::view::{sheet, wording};

/// The value of a field that is empty.
const NONE: &str = "none";

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
    // Most of the fields are empty, and each would be a line to be heard.
    let mut empty = Vec::new();
    for row in 0..n_prompts + Field::ALL.len() {
        match field(plain, row) {
            (name, value) if row >= n_prompts && value == NONE => {
                empty.push(format!("{} {name}", row + 1));
            }
            _ => all.push_str(&item(plain, row)),
        }
    }
    if !empty.is_empty() {
        all.push_str(&plain.line(&format!("Empty: {}.", empty.join(", "))));
    }
    let hints = plain.hints(HintPlace::LineSheet, Mode::Sheet);
    let mut out = plain.writer();
    out.with_keys(&format!(
        "A number selects a prompt or changes a field; {hints}."
    ));
    let number = shown.row + 1;
    let question = plain.session.shown_questions().into_iter().nth(shown.row);
    out.line(&match question {
        Some(question) if plain.session.answer_to(&question.id).is_some() => {
            format!("Prompt {number} is selected, which is answered.")
        }
        Some(_) => format!("Prompt {number} is selected."),
        None => format!("{number} {} is selected.", field(plain, shown.row).0),
    });
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
    let (name, value) = field(plain, row);
    plain.line(&format!("{number} {name}: {value}"))
}

/// Name and value of the field in a row.
fn field(plain: &Plain, row: usize) -> (&'static str, String) {
    let nth = row.saturating_sub(plain.session.shown_questions().len());
    let Some(field) = Field::ALL.get(nth) else {
        return ("", NONE.to_owned());
    };
    let (_, value) = sheet::value(plain.session, *field);
    let is_empty = value == "—";
    (field.name(), if is_empty { NONE.to_owned() } else { value })
}
