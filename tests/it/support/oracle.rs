//! Judges every byte that a program sent to the terminal.
//!
//! Allowed are text, moving the cursor, colours, clearing, inserting and deleting rows, and four modes. Anything else (titles, links, clipboard,
//! questions to the terminal) is named.

/// Modes that may be set and reset: cursor, alternate screen, bracketed paste, whole frames.
const MODES: [&str; 4] = ["?25", "?1049", "?2004", "?2026"];

/// The first thing in `bytes` that must not reach a terminal, in words.
pub fn forbidden(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\u{1b}' => match sequence(after) {
                Ok(after) => after,
                Err(what) => return Some(what),
            },
            '\r' | '\n' => after,
            c if c.is_control() => return Some(format!("the control character {c:?}")),
            _ => after,
        };
    }
    None
}

/// What follows an allowed sequence whose Esc has been read.
fn sequence(text: &str) -> Result<&str, String> {
    let shown: String = text.chars().take(12).collect();
    let wrong = || format!("Esc {shown:?}");
    let body = text.strip_prefix('[').ok_or_else(wrong)?;
    let end = body
        .find(|c: char| ('\u{40}'..='\u{7e}').contains(&c))
        .ok_or_else(wrong)?;
    let (numbers, last) = (&body[..end], body.as_bytes()[end]);
    let plain = numbers
        .chars()
        .all(|c| c.is_ascii_digit() || c == ';' || c == ':');
    let allowed = match last {
        b'H' | b'm' | b'J' | b'K' | b'L' | b'M' => plain,
        b'h' | b'l' => MODES.contains(&numbers),
        _ => false,
    };
    if allowed {
        Ok(&body[end + 1..])
    } else {
        Err(wrong())
    }
}

#[test]
fn the_oracle_lets_drawing_pass_and_names_the_rest() {
    assert_eq!(
        forbidden(b"\x1b[?1049h\x1b[2;1H\x1b[38;5;4mbridge\x1b[0m\x1b[J"),
        None
    );
    for wrong in [
        &b"\x1b]0;title\x07"[..],
        b"\x1b[6n",
        b"\x1b[c",
        b"\x1b[>0q",
        b"\x1bPq\x1b\\",
        b"\x1b[?1000h",
        b"\x1bc",
        b"\x07",
        "\u{9b}2J".as_bytes(),
        b"cut off \x1b[12",
    ] {
        assert!(forbidden(wrong).is_some(), "{}", wrong.escape_ascii());
    }
}
