//! The values of a field in words, numbered, with what each means.

use super::Plain;
use crate::session::{Choose, Command as C, Mode};
use crate::text::in_words;
use crate::view::{choose, field_values};

/// All values of the field.
pub(super) fn values(plain: &Plain, open: Choose) -> String {
    let mut said = plain.said();
    let title = field_values::title(open.field);
    let number = plain.session.current.map_or(0, |nth| nth + 1);
    said.line(&format!("{title} of claim {number}"));
    let mut all = said.end();
    for row in 0..field_values::of(open.field).len() {
        all.push_str(&value(plain, Choose { row, ..open }));
    }
    let mut last = plain.said();
    let leave = plain.hints(&[(C::Quit, "closes")], Mode::List);
    last.told(&format!("A number chooses; {leave}."));
    all + &last.end()
}

/// The selected value.
pub(super) fn value(plain: &Plain, open: Choose) -> String {
    let mut said = plain.said();
    if let Some((name, meaning)) = field_values::of(open.field).get(open.row) {
        let holds = if choose::holds(plain.session, open.field, name) {
            " (set)"
        } else {
            ""
        };
        let name = in_words(name);
        said.line(&format!("{} {name}{holds}: {meaning}", open.row + 1));
    }
    said.end()
}
