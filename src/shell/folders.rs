//! Where the reader's own files lie: XDG folders on every system.

use super::failure::{Failure, reason, shown};
use crate::config::UserFiles;
use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use std::path::{Path, PathBuf};

/// The program's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Settings, keys, theme, prompts.
    pub config: PathBuf,
    /// Checklists that cannot lie beside their article.
    pub data: PathBuf,
    /// Places, marks, history, locks.
    pub state: PathBuf,
}

impl Folders {
    /// Finds them by `XDG_*` or `HOME`.
    ///
    /// # Errors
    /// When there is no home folder.
    pub fn find() -> Result<Self, Failure> {
        let no_home = |_| Failure::Use("no home folder is known: set HOME".to_owned());
        let base = Xdg::new().map_err(no_home)?;
        let of = |folder: PathBuf| folder.join("sourcecheck");
        Ok(Self {
            config: of(base.config_dir()),
            data: of(base.data_dir()),
            state: of(base.state_dir().unwrap_or_else(|| base.data_dir())),
        })
    }
}

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
