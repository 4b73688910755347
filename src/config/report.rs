//! What is in force, as text for people: settings with their origins, changed keys, files.
//!
//! Paths and the environment come in from the shell; nothing is looked up here.

use crate::keymap::Remap;
use crate::text::{SafeText, width};

/// Everything that is reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Every setting: its name, its value, where that came from.
    pub settings: Vec<(String, String, String)>,
    /// The keys that are not as shipped, each with what changed it.
    pub remaps: Vec<(Remap, String)>,
    /// Every file or folder: what it is for, where it is, whether it is there.
    pub files: Vec<(String, String, String)>,
}

impl Report {
    /// The text, in three parts of aligned columns.
    pub fn text(&self) -> String {
        let keys = if self.remaps.is_empty() {
            "  as shipped\n".to_owned()
        } else {
            aligned(&self.remaps.iter().map(remap).collect::<Vec<_>>())
        };
        format!(
            "Settings\n{}\nKeys\n{keys}\nFiles\n{}",
            aligned(&self.settings),
            aligned(&self.files)
        )
    }
}

fn remap((remap, by): &(Remap, String)) -> (String, String, String) {
    let name = |command: Option<crate::session::Command>| {
        command.map_or("unbound", |command| command.row().name)
    };
    (
        format!("[{}] {}", remap.mode.name(), remap.keys),
        name(remap.is).to_owned(),
        format!("was {}; set by {by}", name(remap.was)),
    )
}

/// Rows of three columns, the first two as wide as their widest cell.
fn aligned(rows: &[(String, String, String)]) -> String {
    let widest = |cell: fn(&(String, String, String)) -> &String| {
        rows.iter().map(|row| width(cell(row))).max().unwrap_or(0)
    };
    let (first, second) = (widest(|row| &row.0), widest(|row| &row.1));
    let padded = |text: &str, columns: usize| {
        let safe = SafeText::sanitize(text).into_string();
        let blanks = columns.saturating_sub(width(&safe));
        safe + &" ".repeat(blanks)
    };
    let line = |(name, value, origin): &(String, String, String)| {
        let line = format!(
            "  {}  {}  {}",
            padded(name, first),
            padded(value, second),
            SafeText::sanitize(origin)
        );
        line.trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
