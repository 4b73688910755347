//! The reader's own configuration files, and who the reader is.

use super::failure::{Failure, reason, shown};
use crate::config::UserFiles;
use std::path::Path;

/// Reads the reader's configuration files, as far as there are any.
///
/// # Errors
/// When one is there and cannot be read.
pub fn user_files(folder: &Path) -> Result<UserFiles, Failure> {
    Ok(UserFiles {
        settings: user_file(folder, "sourcecheck.toml")?,
        keys: user_file(folder, "keys.toml")?,
        theme: user_file(folder, "theme.toml")?,
        prompts: user_file(folder, "prompts.toml")?,
    })
}

fn user_file(folder: &Path, name: &str) -> Result<Option<(String, String)>, Failure> {
    let path = folder.join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((shown(&path).into_string(), text))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let text = format!("{} cannot be read: {}", shown(&path), reason(&error));
            Err(Failure::Use(text))
        }
    }
}

/// Who is logged in, as the system calls them.
pub fn logged_in() -> Option<String> {
    let named = ["USER", "LOGNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok());
    named.into_iter().find(|name| !name.trim().is_empty())
}
