//! Where the keys come from and how large the screen is: asked of the kernel, never of the terminal.
//!
//! Used by the guard and the reader of keys. It changes nothing: no mode is set and no byte is written here.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::FileTypeExt;

use crate::export::Ink;
use ratatui::layout::Size;
use rustix::termios::{isatty, tcgetpgrp, tcgetwinsize};

/// What is assumed of a terminal that does not know its size (some report 0 by 0).
const UNKNOWN_SIZE: Size = Size {
    width: 80,
    height: 24,
};

/// Why there can be no screen to read on.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Neither stdin nor the session has a terminal.
    #[error(
        "no terminal for the keys: run sourcecheck in a terminal, or print the article with `sourcecheck text ARTICLE`"
    )]
    NoKeys,
    /// Stdout is a file or a pipe.
    #[error("stdout is not a terminal: run sourcecheck without `>` or `|`")]
    NoScreen,
    /// The terminal says it cannot move its cursor (`TERM=dumb`).
    #[error("this terminal cannot draw a screen (TERM=dumb): use `sourcecheck --plain ARTICLE`")]
    Dumb,
    /// The system refused.
    #[error("the terminal cannot be used: {0}; try another terminal")]
    Refused(#[from] io::Error),
}

impl TerminalError {
    /// The exit code of a program that ends by this error: wrong use or no terminal.
    pub const EXIT_CODE: u8 = 2;
}

/// Whether stdout is a terminal; when it is not, the article is printed instead of shown.
pub fn stdout_is_terminal() -> bool {
    isatty(rustix::stdio::stdout())
}

/// Whether the terminal cannot move its cursor by `TERM`, or `TERM` is not set.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty())
}

/// Whether a file or a pipe is stdin, from which somebody may expect something to be read: no terminal, no `/dev/null`.
pub fn stdin_is_given() -> bool {
    let stdin = rustix::stdio::stdin().try_clone_to_owned();
    let facts = stdin.and_then(|stdin| File::from(stdin).metadata());
    facts.is_ok_and(|facts| facts.is_file() || facts.file_type().is_fifo())
}

/// Opens the terminal for the keys: stdin, or the session's own terminal when stdin is a pipe.
///
/// # Errors
/// [`TerminalError::NoKeys`] when there is neither.
pub fn open_keys() -> Result<OwnedFd, TerminalError> {
    let stdin = rustix::stdio::stdin();
    if isatty(stdin) {
        return Ok(stdin.try_clone_to_owned()?);
    }
    File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .map(OwnedFd::from)
        .map_err(|_| TerminalError::NoKeys)
}

/// Checks, before a byte is written, that there is a screen and that there are keys.
///
/// # Errors
/// The one of [`TerminalError`] that says what is missing.
pub fn check() -> Result<OwnedFd, TerminalError> {
    if !stdout_is_terminal() {
        return Err(TerminalError::NoScreen);
    }
    if is_dumb() {
        return Err(TerminalError::Dumb);
    }
    open_keys()
}

/// The screen's size in cells; `None` when stdout is no terminal.
pub fn size() -> Option<Size> {
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    Some(known(size.ws_col, size.ws_row))
}

/// A size of nothing is that of a terminal without a known size.
fn known(width: u16, height: u16) -> Size {
    let or_usual = |n, usual| if n == 0 { usual } else { n };
    Size {
        width: or_usual(width, UNKNOWN_SIZE.width),
        height: or_usual(height, UNKNOWN_SIZE.height),
    }
}

/// How wide printed lines may be (columns): as the terminal says, else as `COLUMNS` does; `None` when neither does.
pub fn columns() -> Option<u16> {
    let by_variable = || std::env::var("COLUMNS").ok()?.trim().parse().ok();
    size()
        .map(|size| size.width)
        .or_else(by_variable)
        .filter(|&columns| columns > 0)
}

/// What printed text may show: colour on a terminal that has it, unless `NO_COLOR` or `CLICOLOR=0` asks for none;
/// `CLICOLOR_FORCE` asks for it in a pipe too.
pub fn ink() -> Ink {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let on = |name: &str| set(name).map(|value| value != "0");
    let terminal = stdout_is_terminal() && !is_dumb();
    match (set("NO_COLOR").is_some(), on("CLICOLOR_FORCE")) {
        (true, _) if terminal => Ink::Attributes,
        (true, _) => Ink::Plain,
        (false, Some(true)) => Ink::Colour,
        _ if terminal && on("CLICOLOR") == Some(false) => Ink::Attributes,
        _ if terminal => Ink::Colour,
        _ => Ink::Plain,
    }
}

/// Whether this program is the one in the foreground of the terminal `keys`.
pub fn in_foreground(keys: impl AsFd) -> bool {
    tcgetpgrp(keys).map_or(true, |group| group == rustix::process::getpgrp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_of_nothing_is_unknown() {
        assert_eq!(known(0, 0), Size::new(80, 24));
        assert_eq!(known(1, 1), Size::new(1, 1));
        assert_eq!(known(132, 0), Size::new(132, 24));
    }

    #[test]
    fn every_error_is_one_sentence_without_escapes() {
        for error in [
            TerminalError::NoKeys,
            TerminalError::NoScreen,
            TerminalError::Dumb,
        ] {
            let text = error.to_string();
            assert!(!text.chars().any(char::is_control), "{text:?}");
        }
    }
}
