//! Reading an article in: from a file, from stdin, or the built-in sample.

use super::failure::{Failure, reason, shown};
use crate::article::{self, Article, MAX_BYTES};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Stdin.
    Stdin,
    /// The built-in sample.
    Sample,
}

impl Origin {
    /// What was asked for: a path, `-`, or nothing.
    pub fn of(argument: Option<&Path>) -> Self {
        match argument {
            None => Self::Sample,
            Some(path) if path == Path::new("-") => Self::Stdin,
            Some(path) => Self::File(path.to_owned()),
        }
    }
}

/// An article as it was read in.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it comes from.
    pub origin: Origin,
    /// The bytes as they were.
    pub bytes: Vec<u8>,
    /// What was made of them.
    pub article: Article,
}

/// Reads an article in whole, at most [`MAX_BYTES`].
///
/// # Errors
/// [`Failure::Input`] when it cannot be read or is no article; [`Failure::Use`] when stdin is a terminal.
pub fn open(origin: Origin) -> Result<Opened, Failure> {
    let bytes = match &origin {
        Origin::Sample => article::SAMPLE.as_bytes().to_vec(),
        Origin::Stdin => read_stdin()?,
        Origin::File(path) => read_file(path)?,
    };
    let name = match &origin {
        Origin::File(path) => path.file_name().and_then(|n| n.to_str()),
        Origin::Sample => Some("sample.md"),
        Origin::Stdin => None,
    };
    let article = article::read(&bytes, name).map_err(|error| {
        let what = match &origin {
            Origin::File(path) => shown(path).into_string(),
            _ => "stdin".to_owned(),
        };
        Failure::Input(format!("{what} {error}"))
    })?;
    Ok(Opened {
        origin,
        bytes,
        article,
    })
}

fn read_stdin() -> Result<Vec<u8>, Failure> {
    if io::stdin().is_terminal() {
        let text = "stdin is a terminal: give the article through a pipe, as in `cat article.md | sourcecheck -`";
        return Err(Failure::Use(text.to_owned()));
    }
    capped(io::stdin()).map_err(|e| Failure::Input(format!("stdin cannot be read: {}", reason(&e))))
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let text = path.to_string_lossy();
    if text.starts_with("http://") || text.starts_with("https://") {
        let url = shown(path);
        return Err(Failure::Input(format!(
            "{url} is an address, which cannot be opened yet; save the article as Markdown or plain text and open that"
        )));
    }
    let fail = |error: &io::Error| {
        Failure::Input(format!("{} cannot be read: {}", shown(path), reason(error)))
    };
    let file = std::fs::File::open(path).map_err(|e| fail(&e))?;
    if file.metadata().is_ok_and(|m| m.is_dir()) {
        return Err(fail(&io::Error::from(io::ErrorKind::IsADirectory)));
    }
    capped(file).map_err(|e| fail(&e))
}

/// Reads to the end, or to one byte past the cap, by which the article is then refused.
fn capped(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
