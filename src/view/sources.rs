//! The sources of the article to look at and to put right: how many claims each has, and what rests on it alone.

use super::border;
use super::canvas::{Row, shortened};
use super::list_box::{self, ListView};
use super::role::Role;
use super::{Scene, box_areas};
use crate::checklist::{Entry, SourceGroup};
use crate::claim::Status;
use crate::session::{HintPlace, ListBox, Listed, Session};
use crate::text::count;

/// The widest list of sources.
const WIDEST: u16 = 84;
/// Rows about the selected source.
const ABOUT: usize = 2;

/// The sources, with what is known of the selected one below them.
pub(super) fn view<'s>(scene: &'s Scene, list: &ListBox) -> ListView<'s> {
    let session = scene.session;
    let sources = session.sources();
    let first = match list.of {
        Listed::Sources(first) => first,
        _ => None,
    };
    let area = box_areas::middle(session, WIDEST, sources.len() + ABOUT + 1);
    let columns = usize::from(border::inside(area).width);
    let about = sources.get(list.row).map(|group| about(session, group));
    let about = about.unwrap_or_default().join(" · ");
    let mut foot = shortened(Role::Label, about.trim_end_matches(" · "), columns, ABOUT);
    foot.resize(ABOUT, Row::new());
    let digits = session.checklist.entries.len().to_string().len();
    let aside = format!("{} of {}", list.row + 1, sources.len());
    let row = move |nth: usize| {
        let Some(group) = sources.get(nth) else {
            return Row::new();
        };
        let n = format!("{:>digits$} ", group.claims.len());
        let mark = if first == Some(nth) { "= " } else { "  " };
        let others = group.title();
        Row::of(Role::Strong, &n)
            .add(Role::Strong, mark)
            .add(Role::Text, &group.name)
            .add(Role::Label, others.get(group.name.len()..).unwrap_or(""))
            .cut(columns.saturating_sub(list_box::POINTER))
    };
    let mut view = ListView::new(scene, area, ("Sources", HintPlace::Sources), row);
    view.border.aside = aside;
    ListView { foot, ..view }
}

/// What is known of a source, in two lines: its claims by decision and how many rest on it alone; its other names.
pub(super) fn about(session: &Session, group: &SourceGroup) -> [String; ABOUT] {
    let entries = || {
        let claims = group.claims.iter();
        claims.filter_map(|&at| session.checklist.entries.get(at))
    };
    let n = |is_it: &dyn Fn(&Entry) -> bool| entries().filter(|entry| is_it(entry)).count();
    let statuses = Status::ALL.iter().map(|status| {
        let has = |e: &Entry| e.is_settled() && e.record().status == Some(*status);
        (n(&has), status.name())
    });
    let open = (n(&|e: &Entry| !e.is_settled()), "undecided");
    let counted = statuses.chain([open]).filter(|(n, _)| *n > 0);
    let counted: Vec<String> = counted.map(|(n, what)| format!("{n} {what}")).collect();
    let (_, total) = session.progress();
    let alone = match group.alone.len() {
        0 => "none rests on it alone".to_owned(),
        1 => format!("1 of {total} rests on it alone"),
        n => format!("{n} of {total} rest on it alone"),
    };
    let claims = count(group.claims.len(), "claim");
    let names = if group.aliases.is_empty() {
        String::new()
    } else {
        format!("also: {}", group.aliases.join(", "))
    };
    [format!("{claims}: {} · {alone}", counted.join(", ")), names]
}
