//! The keys as tables in Markdown, for the manual; a test compares the two.

use sourcecheck::keymap::Keymap;
use sourcecheck::session::{CommandRow, Group, Mode, ROWS};
use std::fmt::Write;

/// Every command with its keys, one table a group; commands without a key stand with their name alone.
pub fn markdown_table(keymap: &Keymap) -> String {
    let mut out = String::new();
    for group in Group::ALL {
        let rows = || ROWS.iter().filter(|row| row.group == *group);
        if rows().next().is_none() {
            continue;
        }
        let _ = write!(out, "## {}\n\n| keys | does |\n|---|---|\n", group.name());
        for row in rows() {
            let _ = writeln!(out, "| {} | {} |", keys_of(keymap, row), row.help);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn keys_of(keymap: &Keymap, row: &CommandRow) -> String {
    let keys = keymap.first_keys(row.command);
    if keys.is_empty() {
        return format!("`:{}`", row.name);
    }
    let shown: Vec<String> = keys.iter().map(|key| in_code(key)).collect();
    shown.join(", ")
}

/// A key as code in a table's cell: `|` would end the cell, a backtick the code.
fn in_code(key: &str) -> String {
    match key {
        "`" => "`` ` ``".to_owned(),
        _ => format!("`{}`", key.replace('|', "\\|")),
    }
}

#[test]
fn keys_stand_beside_what_they_do() {
    let lines = vec![("Space", "page-next"), ("|", "page-next")];
    let keymap = Keymap::build(&[(Mode::Reading, lines)]).unwrap();
    let table = markdown_table(&keymap);
    assert!(
        table.starts_with(
            "## Reading\n\n| keys | does |\n|---|---|\n| `Space`, `\\|` | next page |\n"
        )
    );
    assert!(
        table.contains("| `:summary` | summary of the decisions |"),
        "{table}"
    );
    assert!(table.ends_with("|\n"));
}
