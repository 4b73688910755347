//! The values of a field, and the themes, to choose from, each with what it means.

use super::canvas::{Row, shortened};
use super::list_box::{self, ListView};
use super::role::Role;
use super::{Scene, border, box_areas, wording};
use crate::checklist::Entry;
use crate::session::{FieldChoice, HintPlace, ListBox, Session, ThemeChoice};
use crate::text::{in_words, width};
use ratatui::layout::Rect;

/// Columns from which what a value means stands beside it; else that of the selected one stands below.
const BESIDE: usize = 28;
/// Rows of a meaning below the values.
const ABOUT: usize = 2;

/// A value: its name, what it means, whether it holds.
type MarkedValue<'s> = (String, &'s str, bool);

/// The values of a field, with those that hold marked.
pub(super) fn view<'s>(scene: &'s Scene, list: &ListBox, choice: FieldChoice) -> ListView<'s> {
    let session = scene.session;
    let values = choice.values().iter();
    let values =
        values.map(|&(name, meaning)| (in_words(name), meaning, is_set(session, choice, name)));
    let area = |rows| box_areas::lower(session, rows);
    marked(
        scene,
        (list.row, &title(session, choice)),
        values.collect(),
        area,
    )
}

/// The themes, the chosen one marked; the selected one is what is seen.
pub(super) fn themes<'s>(scene: &'s Scene, list: &ListBox) -> ListView<'s> {
    let themes = ThemeChoice::ALL.iter().map(|theme| {
        let is_chosen = *theme == scene.session.theme;
        (theme.name().to_owned(), theme.meaning(), is_chosen)
    });
    let area = |rows| box_areas::below(scene.session, rows);
    marked(scene, (list.row, "Theme"), themes.collect(), area)
}

fn marked<'s>(
    scene: &Scene,
    (selected, title): (usize, &str),
    choices: Vec<MarkedValue<'s>>,
    area: impl Fn(usize) -> Rect,
) -> ListView<'s> {
    let names = choices.iter().map(|(name, ..)| width(name) + 4);
    let name_columns = names.max().unwrap_or(0);
    let columns = usize::from(border::inside(area(choices.len())).width);
    let is_beside = columns >= list_box::POINTER + name_columns + BESIDE;
    let mut foot = Vec::new();
    if let Some((_, meaning, _)) = choices.get(selected).filter(|_| !is_beside) {
        foot = shortened(Role::Label, meaning, columns, ABOUT);
        foot.resize(ABOUT, Row::new());
    }
    let n_rows = choices.len() + foot.len() + usize::from(!foot.is_empty());
    let row = move |nth: usize| {
        let Some((name, meaning, is_set)) = choices.get(nth) else {
            return Row::new();
        };
        let row = Row::of(Role::Strong, if *is_set { "✓ " } else { "  " }).add(Role::Text, name);
        let meaning = if is_beside { meaning } else { "" };
        row.padded(name_columns).add(Role::Label, meaning)
    };
    let view = ListView::new(scene, area(n_rows), (title, HintPlace::Values), row);
    ListView { foot, ..view }
}

/// Which field of which claim it is.
pub(super) fn title(session: &Session, choice: FieldChoice) -> String {
    let number = session.current.map_or(0, |nth| nth + 1);
    let several = if choice.holds_several() { "s" } else { "" };
    let name = wording::capital(choice.name());
    let of = match choice {
        FieldChoice::Claim(_) => String::new(),
        FieldChoice::Evidence(nth, _) => format!("evidence {} of ", nth + 1),
    };
    format!("{name}{several} of {of}claim {number}")
}

/// Whether a value is set on the current claim.
pub(super) fn is_set(session: &Session, choice: FieldChoice, name: &str) -> bool {
    let record = session.entry().map(Entry::record);
    record.is_some_and(|record| choice.is_set(record, name))
}
