//! The values of a field in words, numbered, with what each means.

use super::{Plain, list};
use crate::session::Choose;
use crate::text::in_words;
use crate::view::{choose, field_values};

/// All values of the field.
pub(super) fn values(plain: &Plain, open: Choose) -> String {
    let title = field_values::title(open.field);
    let number = plain.session.current.map_or(0, |nth| nth + 1);
    let rows = (0..plain.session.n_rows()).map(|row| value(plain, Choose { row, ..open }));
    let title = format!("{title} of claim {number}");
    list::numbered(plain, &title, rows, "chooses", list::CLOSES)
}

/// The selected value.
pub(super) fn value(plain: &Plain, open: Choose) -> String {
    let Some((name, meaning)) = field_values::of(open.field).get(open.row) else {
        return String::new();
    };
    let holds = choose::holds(plain.session, open.field, name);
    let set = if holds { " (set)" } else { "" };
    let (number, name) = (open.row + 1, in_words(name));
    plain.line(&format!("{number} {name}{set}: {meaning}"))
}
