//! The values of a field, and the themes, to choose from, each with what it means.

use super::border::Border;
use super::canvas::Row;
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, hints, wording};
use crate::checklist::Entry;
use crate::session::{FieldChoice, HintPlace, Mode, Session, ThemeChoice};
use crate::text::in_words;

/// Columns of a value's mark and name.
const NAME: usize = 25;
/// Columns of a theme's mark and name.
const THEME: usize = 9;

/// The values, with those that hold marked.
pub(super) fn view<'s>(scene: &'s Scene, choice: FieldChoice) -> ListView<'s> {
    let session = scene.session;
    let values = choice.values();
    let area = box_areas::lower(session, values.len());
    let keys = hints::row(scene, Mode::List, HintPlace::Values, hints::room(area));
    let row = move |nth: usize| {
        let (name, meaning) = values.get(nth).copied().unwrap_or_default();
        let mark = if is_set(session, choice, name) {
            "✓ "
        } else {
            "  "
        };
        Row::of(Role::Strong, mark)
            .add(Role::Text, &in_words(name))
            .padded(NAME)
            .add(Role::Label, " ")
            .add(Role::Label, meaning)
    };
    ListView {
        area,
        border: Border::new(&title(session, choice), keys),
        row: Box::new(row),
        second: None,
        none: "",
        foot: Vec::new(),
    }
}

/// The themes, the chosen one marked; the selected one is what is seen.
pub(super) fn themes<'s>(scene: &'s Scene) -> ListView<'s> {
    let area = box_areas::below(scene.session, ThemeChoice::ALL.len());
    let keys = hints::row(scene, Mode::List, HintPlace::Values, hints::room(area));
    let row = |nth: usize| {
        let theme = ThemeChoice::ALL.get(nth).copied().unwrap_or_default();
        let is_chosen = theme == scene.session.theme;
        Row::of(Role::Strong, if is_chosen { "✓ " } else { "  " })
            .add(Role::Text, theme.name())
            .padded(THEME)
            .add(Role::Label, theme.meaning())
    };
    ListView {
        area,
        border: Border::new("Theme", keys),
        row: Box::new(row),
        second: None,
        none: "",
        foot: Vec::new(),
    }
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
