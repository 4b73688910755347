//! The reader's own editor, for the checklist and the article.

use crate::article::Article;
use crate::checklist::ClaimId;
use crate::shell::failure::reason;
use crate::shell::storage::load::place_in_file;
use crate::text::Span;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file, and the line at which it is to be opened where that is known; the first is 1.
pub type FileAtLine = (PathBuf, Option<usize>);

/// The checklist, at the line with a claim's id.
pub fn at_claim(checklist: &Path, claim: Option<&ClaimId>) -> FileAtLine {
    let line = claim.and_then(|id| {
        let text = std::fs::read_to_string(checklist).ok()?;
        let id = format!("\"{id}\"");
        let names = |line: &str| line.trim_start().starts_with("id") && line.contains(&id);
        text.lines().position(names)
    });
    (checklist.to_owned(), line.map(|line| line + 1))
}

/// The article's file, at the line in which words of it begin.
pub fn at_words(file: &Path, article: &Article, words: Span) -> FileAtLine {
    let place = place_in_file(file, article, words);
    (file.to_owned(), place.map(|place| place.line))
}

/// What an editor is called with; one that is not known gets the file alone.
fn arguments(program: &str, path: &Path, line: Option<usize>) -> Vec<OsString> {
    let name = Path::new(program).file_name();
    let name = name.and_then(|name| name.to_str()).unwrap_or_default();
    let file = path.as_os_str().to_owned();
    let Some(line) = line else {
        return vec![file];
    };
    let mut at_line = file.clone();
    at_line.push(format!(":{line}"));
    match name {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "nano" | "pico" | "emacs" | "emacsclient"
        | "micro" | "kak" | "joe" | "jed" | "mg" | "gedit" | "less" => {
            vec![format!("+{line}").into(), file]
        }
        "hx" | "helix" | "subl" | "zed" => vec![at_line],
        "code" | "code-insiders" | "codium" | "cursor" => vec!["--goto".into(), at_line],
        _ => vec![file],
    }
}

/// Opens a file in `$VISUAL`, `$EDITOR` or vi and waits until it is closed. No shell is started.
///
/// # Errors
/// Says which editor could not be started, or that it failed.
pub fn edit(path: &Path, at: Option<usize>) -> Result<(), String> {
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
        .args(arguments(program, path, at))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(program: &str, called_with: &[&str]) {
        let called = arguments(program, Path::new("a.md"), Some(12));
        assert_eq!(called, called_with, "{program}");
    }

    #[test]
    fn each_editor_takes_a_line_in_its_own_way() {
        check("vim", &["+12", "a.md"]);
        check("/usr/bin/nano", &["+12", "a.md"]);
        check("hx", &["a.md:12"]);
        check("code", &["--goto", "a.md:12"]);
        check("my-editor", &["a.md"]);
        assert_eq!(arguments("vim", Path::new("a.md"), None), ["a.md"]);
    }
}
