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
    list::numbered(plain, &title, rows, "chooses")
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
