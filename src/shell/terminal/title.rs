//! The title of the terminal's window, by the sequence OSC 2; the one before is put aside and brought back.
//!
//! Source: xterm's control sequences (XTWINOPS 22 and 23); terminals without them keep the last title.

use crate::text::SafeText;

/// Puts the window's title aside.
pub const PUT_ASIDE: &[u8] = b"\x1b[22;2t";
/// Brings it back.
pub const BRING_BACK: &[u8] = b"\x1b[23;2t";

/// The bytes that set a title, which holds no control character.
pub fn sequence(title: &SafeText) -> Vec<u8> {
    format!("\x1b]2;{}\x1b\\", title.as_str()).into_bytes()
}

/// Whether a terminal of this name is a window: the console of Linux shows sequences for one as text.
pub fn is_window(term: &str) -> bool {
    !matches!(term, "" | "dumb" | "linux")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_holds_nothing_that_ends_its_sequence() {
        let title = SafeText::sanitize("Ferry\u{1b}\\\u{7}\u{9c}\u{1b}[2J");
        let sent = sequence(&title);
        let inside = sent.strip_prefix(b"\x1b]2;").unwrap();
        let inside = inside.strip_suffix(b"\x1b\\").unwrap();
        let inside = std::str::from_utf8(inside).unwrap();
        assert!(!inside.chars().any(char::is_control), "{inside:?}");
    }

    #[test]
    fn a_console_has_no_title() {
        assert!(is_window("xterm-256color"));
        assert!(!is_window("linux"));
    }
}
