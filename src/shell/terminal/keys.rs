//! From a terminal's key event to a key of the keymap.

use crate::keymap::{Key, KeyCode};
use crossterm::event::{KeyCode as Pressed, KeyEvent, KeyEventKind, KeyModifiers};

/// The key that was pressed; `None` for releases and for keys that nothing can be bound to.
pub fn key_of(event: &KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        Pressed::Char(c) if ctrl || alt => KeyCode::Char(c.to_ascii_lowercase()),
        Pressed::Char(c) => KeyCode::Char(c),
        Pressed::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        other => named(other)?,
    };
    Some(Key { code, ctrl, alt })
}

fn named(code: Pressed) -> Option<KeyCode> {
    Some(match code {
        Pressed::Enter => KeyCode::Enter,
        Pressed::Esc => KeyCode::Esc,
        Pressed::Tab => KeyCode::Tab,
        Pressed::BackTab => KeyCode::BackTab,
        Pressed::Backspace => KeyCode::Backspace,
        Pressed::Delete => KeyCode::Delete,
        Pressed::Insert => KeyCode::Insert,
        Pressed::Up => KeyCode::Up,
        Pressed::Down => KeyCode::Down,
        Pressed::Left => KeyCode::Left,
        Pressed::Right => KeyCode::Right,
        Pressed::Home => KeyCode::Home,
        Pressed::End => KeyCode::End,
        Pressed::PageUp => KeyCode::PageUp,
        Pressed::PageDown => KeyCode::PageDown,
        Pressed::F(n) => KeyCode::F(n),
        _ => return None,
    })
}
