//! What a sequence of bytes from the terminal means: a key, a press of the mouse, the beginning of a paste, or nothing.
//!
//! Source of the sequences: xterm's ctlseqs.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

const ESC: u8 = 0x1b;

/// Final letters of `ESC [` and `ESC O`.
const BY_LETTER: &[(u8, KeyCode)] = &[
    (b'A', KeyCode::Up),
    (b'B', KeyCode::Down),
    (b'C', KeyCode::Right),
    (b'D', KeyCode::Left),
    (b'F', KeyCode::End),
    (b'H', KeyCode::Home),
    (b'M', KeyCode::Enter),
    (b'P', KeyCode::F(1)),
    (b'Q', KeyCode::F(2)),
    (b'R', KeyCode::F(3)),
    (b'S', KeyCode::F(4)),
    (b'Z', KeyCode::BackTab),
];

/// Numbers of `ESC [ number ~`.
const BY_NUMBER: &[(u32, KeyCode)] = &[
    (1, KeyCode::Home),
    (2, KeyCode::Insert),
    (3, KeyCode::Delete),
    (4, KeyCode::End),
    (5, KeyCode::PageUp),
    (6, KeyCode::PageDown),
    (7, KeyCode::Home),
    (8, KeyCode::End),
    (11, KeyCode::F(1)),
    (12, KeyCode::F(2)),
    (13, KeyCode::F(3)),
    (14, KeyCode::F(4)),
    (15, KeyCode::F(5)),
    (17, KeyCode::F(6)),
    (18, KeyCode::F(7)),
    (19, KeyCode::F(8)),
    (20, KeyCode::F(9)),
    (21, KeyCode::F(10)),
    (23, KeyCode::F(11)),
    (24, KeyCode::F(12)),
];

/// What the first of the pending bytes are.
pub(in crate::shell) enum FirstBytes {
    /// The beginning of something: more has to come.
    More,
    /// So many bytes, and what they mean, if anything.
    Took(usize, Option<Event>),
    /// So many bytes that open a paste.
    Paste(usize),
}

/// Reads what is first in `bytes`.
pub(in crate::shell) fn first(bytes: &[u8]) -> FirstBytes {
    match bytes {
        [] | [ESC] => FirstBytes::More,
        // Two presses of Esc, or one before a cursor key.
        [ESC, ESC, ..] => FirstBytes::Took(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [ESC, b'[', rest @ ..] => control_sequence(rest, 2),
        [ESC, b'O', rest @ ..] => match rest {
            [] => FirstBytes::More,
            [c, ..] => FirstBytes::Took(
                3,
                named(BY_LETTER, *c).map(|code| key(code, KeyModifiers::NONE)),
            ),
        },
        // Unrequested answers of a terminal: operating system, device and private strings.
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] => string(rest, 2),
        [ESC, rest @ ..] => match plain(rest) {
            FirstBytes::Took(n, Some(Event::Key(mut alt))) => {
                alt.modifiers |= KeyModifiers::ALT;
                FirstBytes::Took(n + 1, Some(Event::Key(alt)))
            }
            FirstBytes::Took(n, _) => FirstBytes::Took(n + 1, None),
            other => other,
        },
        _ => plain(bytes),
    }
}

/// A key without a sequence: a control byte or one character of UTF-8.
fn plain(bytes: &[u8]) -> FirstBytes {
    let Some(&byte) = bytes.first() else {
        return FirstBytes::More;
    };
    let event = match byte {
        b'\r' => key(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(KeyCode::Tab, KeyModifiers::NONE),
        // What the key sends, and what it sends where terminals are set the other way.
        0x7f | 0x08 => key(KeyCode::Backspace, KeyModifiers::NONE),
        0 => key(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x01..=0x1a => key(
            KeyCode::Char(char::from(byte - 1 + b'a')),
            KeyModifiers::CONTROL,
        ),
        0x1c..=0x1f => key(
            KeyCode::Char(char::from(byte - 0x1c + b'4')),
            KeyModifiers::CONTROL,
        ),
        _ => return utf8(bytes, byte),
    };
    FirstBytes::Took(1, Some(event))
}

fn utf8(bytes: &[u8], lead: u8) -> FirstBytes {
    let length = match lead {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return FirstBytes::Took(1, None),
    };
    let Some(encoded) = bytes.get(..length) else {
        // A byte that cannot continue it ends the wait.
        let broken = bytes.iter().skip(1).any(|byte| byte & 0xc0 != 0x80);
        return if broken {
            FirstBytes::Took(1, None)
        } else {
            FirstBytes::More
        };
    };
    match std::str::from_utf8(encoded) {
        Ok(text) => {
            let typed = |c| key(KeyCode::Char(c), KeyModifiers::NONE);
            FirstBytes::Took(length, text.chars().next().map(typed))
        }
        Err(_) => FirstBytes::Took(1, None),
    }
}

/// `ESC [`: numbers, then one letter. `before` bytes precede `rest`.
fn control_sequence(rest: &[u8], before: usize) -> FirstBytes {
    match rest {
        // The Linux console's F1 to F5.
        [b'[', c, ..] => {
            let number = c.wrapping_sub(b'A').saturating_add(1);
            let code = (1..=5).contains(&number).then_some(KeyCode::F(number));
            return FirstBytes::Took(before + 2, code.map(|code| key(code, KeyModifiers::NONE)));
        }
        [b'['] => return FirstBytes::More,
        // The mouse in its oldest form: three bytes that must not become keys.
        [b'M', ..] if rest.len() < 4 => return FirstBytes::More,
        [b'M', ..] => return FirstBytes::Took(before + 4, None),
        _ => {}
    }
    let Some(at) = rest.iter().position(|b| !matches!(b, 0x20..=0x3f)) else {
        return FirstBytes::More;
    };
    let (numbers, ending) = rest.split_at(at);
    let Some(&last @ 0x40..=0x7e) = ending.first() else {
        // Torn: what broke it is read by itself.
        return FirstBytes::Took(before + at, None);
    };
    if numbers == b"200" && last == b'~' {
        return FirstBytes::Paste(before + at + 1);
    }
    FirstBytes::Took(before + at + 1, meaning(numbers, last))
}

/// A string that the terminal sent, up to BEL or `ESC \`.
fn string(rest: &[u8], before: usize) -> FirstBytes {
    match rest.iter().position(|&b| b == 0x07 || b == ESC) {
        None => FirstBytes::More,
        Some(at) if rest.get(at) == Some(&0x07) => FirstBytes::Took(before + at + 1, None),
        Some(at) => match rest.get(at + 1) {
            None => FirstBytes::More,
            Some(b'\\') => FirstBytes::Took(before + at + 2, None),
            Some(_) => FirstBytes::Took(before + at, None),
        },
    }
}

fn meaning(numbers: &[u8], last: u8) -> Option<Event> {
    if let [b'<', report @ ..] = numbers {
        return mouse(report, last);
    }
    let numbers = parsed(numbers)?;
    let nth = |n: usize| numbers.get(n).copied().unwrap_or(0);
    match last {
        // xterm's modifyOtherKeys and its successor, sent by terminals that were set so.
        b'~' if nth(0) == 27 => coded(nth(2), modifiers(nth(1))),
        b'u' => coded(nth(0), modifiers(nth(1))),
        b'~' => named(BY_NUMBER, nth(0)).map(|code| key(code, modifiers(nth(1)))),
        _ => named(BY_LETTER, last).map(|code| key(code, modifiers(nth(1)))),
    }
}

/// Numbers between semicolons; what follows a colon refines a number and is left out.
fn parsed(numbers: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(numbers).ok()?;
    let number = |part: &str| match part.split(':').next() {
        None | Some("") => Some(0),
        Some(digits) => digits.parse().ok(),
    };
    text.split(';').map(number).collect()
}

/// A key that is named by its character's number.
fn coded(number: u32, modifiers: KeyModifiers) -> Option<Event> {
    Some(match char::from_u32(number)? {
        '\r' => key(KeyCode::Enter, modifiers),
        '\t' if modifiers.contains(KeyModifiers::SHIFT) => key(KeyCode::BackTab, modifiers),
        '\t' => key(KeyCode::Tab, modifiers),
        '\u{1b}' => key(KeyCode::Esc, modifiers),
        '\u{7f}' | '\u{8}' => key(KeyCode::Backspace, modifiers),
        c if c.is_control() => return None,
        c => key(KeyCode::Char(c), modifiers),
    })
}

/// Modifiers as terminals count them: one more than the sum of 1 Shift, 2 Alt, 4 Ctrl.
fn modifiers(number: u32) -> KeyModifiers {
    let held = |bit, key| {
        if number.saturating_sub(1) & bit == 0 {
            KeyModifiers::NONE
        } else {
            key
        }
    };
    let shift = held(1, KeyModifiers::SHIFT);
    shift | held(2, KeyModifiers::ALT) | held(4, KeyModifiers::CONTROL)
}

/// A report of the mouse: button, column and row (from 1), then `M` for a press; of others nothing is made. What is held
/// meanwhile does not count.
fn mouse(report: &[u8], last: u8) -> Option<Event> {
    let numbers = std::str::from_utf8(report).ok()?.split(';');
    let numbers: Vec<u32> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[code, column, row] = numbers.as_slice() else {
        return None;
    };
    let kind = match (code & !0x1c, last) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    Some(Event::Mouse(MouseEvent {
        kind,
        column: u16::try_from(column.checked_sub(1)?).ok()?,
        row: u16::try_from(row.checked_sub(1)?).ok()?,
        modifiers: KeyModifiers::NONE,
    }))
}

pub(in crate::shell) fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// What a table has for a letter or a number.
fn named<T: Copy + PartialEq>(table: &[(T, KeyCode)], wanted: T) -> Option<KeyCode> {
    let found = table.iter().find(|(known, _)| *known == wanted);
    found.map(|(_, code)| *code)
}
