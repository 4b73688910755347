//! The evidence of a claim as a list, and the fields of one piece.

use super::canvas::Row;
use super::list_box::ListView;
use super::role::Role;
use super::{Scene, box_areas, wording};
use crate::checklist::Evidence;
use crate::session::{EvidenceField, HintPlace, Session};
use crate::text::{in_words, one_line, shown_address};

/// Columns of a field's name.
const NAME: usize = 11;

/// The row behind the last piece.
pub(super) const ANOTHER: &str = "add another";

/// The pieces of evidence, and behind them a row that adds one.
pub(super) fn view<'s>(scene: &'s Scene) -> ListView<'s> {
    let session = scene.session;
    let evidence = session.evidence();
    let row = move |nth: usize| match evidence.get(nth) {
        Some(piece) => Row::of(Role::Label, &format!("{:>2}  ", nth + 1))
            .add(Role::Text, &wording::evidence(piece)),
        None => Row::of(Role::Label, &format!("    {ANOTHER}")),
    };
    let area = box_areas::lower(session, evidence.len() + 1);
    ListView::new(
        scene,
        area,
        (&title(session), HintPlace::EvidenceItems),
        row,
    )
}

/// The fields of one piece of evidence.
pub(super) fn fields<'s>(scene: &'s Scene, nth: usize) -> ListView<'s> {
    let session = scene.session;
    let piece = session.evidence().get(nth);
    let row = move |row: usize| {
        let Some(&field) = EvidenceField::ALL.get(row) else {
            return Row::new();
        };
        let (role, value) = match piece.and_then(|piece| value(piece, field)) {
            Some(value) => (Role::Text, value),
            None => (Role::Label, "—".to_owned()),
        };
        Row::of(Role::Label, field.name())
            .padded(NAME)
            .add(role, &value)
    };
    let title = fields_title(session, nth);
    let area = box_areas::lower(session, EvidenceField::ALL.len());
    ListView::new(scene, area, (&title, HintPlace::EvidenceItems), row)
}

/// Whose evidence it is.
pub(super) fn title(session: &Session) -> String {
    let number = session.current.map_or(0, |nth| nth + 1);
    format!("Evidence for claim {number}")
}

/// Which piece of it.
pub(super) fn fields_title(session: &Session, nth: usize) -> String {
    format!(
        "{}, {} of {}",
        title(session),
        nth + 1,
        session.evidence().len()
    )
}

/// A field's value as it is shown: an address with the host that is asked.
pub(super) fn value(piece: &Evidence, field: EvidenceField) -> Option<String> {
    let value = field.value_in(piece)?;
    Some(match field {
        EvidenceField::Address | EvidenceField::Archive => shown_address(&value),
        _ if !field.values().is_empty() => in_words(&value),
        _ => one_line(&value),
    })
}
