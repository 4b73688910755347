//! The terminal's clipboard, by the sequence OSC 52. No terminal says whether it took what was sent.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The most that is sent (bytes): some terminals drop longer sequences whole.
const MOST: usize = 70_000;

/// The bytes that send `text` to the clipboard, inside tmux also past it.
pub fn sequence(text: &str) -> Vec<u8> {
    within(text, std::env::var_os("TMUX").is_some())
}

/// Inside tmux it is also sent past tmux, which keeps it to itself
/// unless it is configured otherwise; text beyond what terminals take is cut off.
fn within(text: &str, in_tmux: bool) -> Vec<u8> {
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut plain = String::new();
    let copy = CopyToClipboard::to_clipboard_from(text.get(..end).unwrap_or_default());
    // Writing to a string cannot fail.
    copy.write_ansi(&mut plain).ok();
    if !in_tmux {
        return plain.into_bytes();
    }
    let passed = plain.replace('\u{1b}', "\u{1b}\u{1b}");
    format!("{plain}\u{1b}Ptmux;{passed}\u{1b}\\").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn text_goes_as_base64_alone() {
        let sent = String::from_utf8(within("ferry\u{1b}[2J", false)).unwrap();
        assert_eq!(sent, "\u{1b}]52;c;ZmVycnkbWzJK\u{1b}\\");
        let sent = String::from_utf8(within("ferry", true)).unwrap();
        assert!(sent.ends_with("\u{1b}Ptmux;\u{1b}\u{1b}]52;c;ZmVycnk=\u{1b}\u{1b}\\\u{1b}\\"));
    }

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        assert!(within(&"é".repeat(80_000), false).len() < 100_000);
    }
}
