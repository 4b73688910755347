//! The reader's own editor, for the checklist.

use crate::shell::failure::reason;
use std::path::Path;
use std::process::Command;

/// Opens a file in `$VISUAL`, `$EDITOR` or vi and waits until it is closed. No shell is started.
///
/// # Errors
/// Says which editor could not be started, or that it failed.
pub fn edit(path: &Path) -> Result<(), String> {
    let chosen = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok());
    let line = chosen
        .into_iter()
        .find(|v| !v.trim().is_empty())
        .unwrap_or_else(|| "vi".to_owned());
    let mut words = line.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let status = Command::new(program)
        .args(words)
        .arg(path)
        .status()
        .map_err(|e| {
            format!(
                "the editor {program} cannot be started: {}; set EDITOR",
                reason(&e)
            )
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the editor {program} ended with {status}"))
    }
}
