//! One key as a person writes it: `j`, `Space`, `Ctrl-D`, `Shift-Tab`, `PgDn`, `F1`; and sequences: `x o`, `' '`.
//!
//! Reading and showing agree: what is shown can be written into `keys.toml`.

use std::fmt::{self, Write};

/// A key with the modifiers that matter. Shift is in the character itself, except for Tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key. With Ctrl or Alt, a letter is in lower case.
    pub code: KeyCode,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is called what its keycap says")]
pub enum KeyCode {
    /// A key that types this character; the space bar is `Char(' ')`.
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Tab with Shift.
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F24.
    F(u8),
}

/// What keys are called; the first name of a key is the one that is shown.
const NAMES: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Return", KeyCode::Enter),
    ("Escape", KeyCode::Esc),
    ("BackTab", KeyCode::BackTab),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

/// Keys that are no keys of their own in a terminal, and why.
const RESERVED: &[(char, &str)] = &[
    ('i', "terminals send it as Tab"),
    ('m', "terminals send it as Enter"),
    ('j', "terminals send it as Enter"),
    ('h', "many terminals send it as Backspace"),
    ('[', "terminals send it as Esc"),
    ('s', "many terminals stop their output on it"),
    ('q', "many terminals restart their output on it"),
];

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The key that types `c`.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// The key `c` with Ctrl; upper and lower case are one.
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: KeyCode::Char(c.to_ascii_lowercase()),
            ctrl: true,
            alt: false,
        }
    }

    /// Reads one key by its name.
    ///
    /// # Errors
    /// What is wrong with the name and what would be right, as half a sentence.
    pub fn parse(name: &str) -> Result<Self, String> {
        let mut key = Self::char(' ');
        let mut rest = name;
        loop {
            if let Some(code) = code_of(rest) {
                key.code = code;
                return Ok(key);
            }
            if let Some(behind) = strip_modifier(rest, "Ctrl-") {
                key.ctrl = true;
                rest = behind;
            } else if let Some(behind) = strip_modifier(rest, "Alt-") {
                key.alt = true;
                rest = behind;
            } else {
                return Err(unknown(name));
            }
            if let Some(c) = only_char(rest) {
                key.code = KeyCode::Char(c.to_ascii_lowercase());
                return Ok(key);
            }
        }
    }

    /// Why this key cannot be bound anywhere; `None` when it can.
    pub fn reserved(self) -> Option<&'static str> {
        let KeyCode::Char(c) = self.code else {
            return None;
        };
        let row = RESERVED.iter().find(|(key, _)| self.ctrl && *key == c);
        row.map(|(_, why)| *why)
    }

    fn show(self, out: &mut impl Write) -> fmt::Result {
        out.write_str(if self.ctrl { "Ctrl-" } else { "" })?;
        out.write_str(if self.alt { "Alt-" } else { "" })?;
        let name = NAMES.iter().find(|(_, code)| *code == self.code);
        match (self.code, name) {
            (KeyCode::Char(c), None) if self.ctrl => out.write_char(c.to_ascii_uppercase()),
            (KeyCode::Char(c), None) => out.write_char(c),
            (KeyCode::F(n), _) => write!(out, "F{n}"),
            (_, Some((name, _))) => out.write_str(name),
            (other, None) => write!(out, "{other:?}"),
        }
    }

    /// The digit this key types, when it types one.
    pub fn digit(self) -> Option<u32> {
        self.typed().and_then(|c| c.to_digit(10))
    }

    /// The character this key types, when it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f)
    }
}

/// Reads the keys of a sequence, divided by blanks.
///
/// # Errors
/// What is wrong with the first key that is none, as half a sentence.
pub fn parse_keys(names: &str) -> Result<Vec<Key>, String> {
    let keys: Vec<Key> = names
        .split_whitespace()
        .map(Key::parse)
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        return Err("the key is empty; the space bar is \"Space\"".to_owned());
    }
    Ok(keys)
}

/// The keys of a sequence as they are written in `keys.toml`.
pub fn show_keys(keys: &[Key]) -> String {
    let mut shown = String::new();
    for key in keys {
        if !shown.is_empty() {
            shown.push(' ');
        }
        // A text takes whatever is written to it.
        key.show(&mut shown).ok();
    }
    shown
}

fn code_of(name: &str) -> Option<KeyCode> {
    if let Some(c) = only_char(name) {
        return Some(KeyCode::Char(c));
    }
    let named = NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    named.map(|(_, code)| *code).or_else(|| function_key(name))
}

fn function_key(name: &str) -> Option<KeyCode> {
    let number: u8 = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=24).contains(&number).then_some(KeyCode::F(number))
}

fn only_char(name: &str) -> Option<char> {
    let mut chars = name.chars();
    let first = chars.next()?;
    (chars.next().is_none() && !first.is_control()).then_some(first)
}

fn strip_modifier<'n>(name: &'n str, modifier: &str) -> Option<&'n str> {
    let (head, rest) = name.split_at_checked(modifier.len())?;
    (head.eq_ignore_ascii_case(modifier) && !rest.is_empty()).then_some(rest)
}

fn unknown(name: &str) -> String {
    if strip_modifier(name, "Shift-").is_some() {
        return "Shift goes with Tab only; write what the key types, as in \"G\"".to_owned();
    }
    let names: Vec<&str> = NAMES.iter().take(16).map(|(name, _)| *name).collect();
    format!(
        "keys are single characters, F1 to F24, and {}; Ctrl- or Alt- may precede them",
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(written: &str, shown: &str) {
        let keys = parse_keys(written).unwrap_or_else(|why| panic!("{written}: {why}"));
        assert_eq!(show_keys(&keys), shown, "{written}");
    }

    #[test]
    fn keys_are_read_and_shown() {
        check("j", "j");
        check("G", "G");
        check("Space", "Space");
        check("ctrl-d", "Ctrl-D");
        check("Ctrl-D", "Ctrl-D");
        check("Ctrl--", "Ctrl--");
        check("-", "-");
        check("Alt-x", "Alt-x");
        check("ctrl-alt-x", "Ctrl-Alt-X");
        check("Ctrl-Right", "Ctrl-Right");
        check("BackTab", "Shift-Tab");
        check("PageDown", "PgDn");
        check("f12", "F12");
        check("x o", "x o");
        check("' '", "' '");
        check("é", "é");
    }

    #[test]
    fn what_is_no_key_is_refused_with_what_would_be_one() {
        for name in ["", "Foo", "Ctrl-", "Shift-G", "F25", "F0", "Hyper-x"] {
            assert!(parse_keys(name).is_err(), "{name:?}");
        }
        let why = Key::parse("Shift-G").unwrap_err();
        assert!(why.contains("write what the key types"), "{why}");
    }

    #[test]
    fn keys_that_terminals_swallow_are_reserved() {
        for c in "imjhsqIMJHSQ".chars() {
            assert!(Key::ctrl(c).reserved().is_some(), "Ctrl-{c}");
            assert!(Key::char(c).reserved().is_none(), "{c}");
        }
        assert!(Key::ctrl('d').reserved().is_none());
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_written(c in any::<char>(), ctrl: bool, alt: bool) {
            prop_assume!(!c.is_control() && (!c.is_whitespace() || c == ' '));
            let c = if ctrl || alt { c.to_ascii_lowercase() } else { c };
            let key = Key { code: KeyCode::Char(c), ctrl, alt };
            prop_assert_eq!(Key::parse(&key.to_string()), Ok(key));
        }
    }
}
