//! What was pressed so far and does not mean anything yet: a number, the beginning of a sequence, a missing letter.
//!
//! Keys go in one by one, a command comes out when one is complete. Has no clock: nothing here ever times out.

use super::key::{Key, KeyCode, show_keys};
use super::table::{Keymap, Lookup};
use crate::session::{Called, Command, CommandFlag, Mode};

/// The largest number that can be typed; more digits change nothing.
const LARGEST_COUNT: usize = 999_999;

/// Keys that wait for more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The number typed so far.
    pub count: Option<usize>,
    /// The beginning of a sequence.
    pub keys: Vec<Key>,
    /// The command that waits for a letter (marks).
    pub letter_for: Option<Command>,
    /// Where it was typed; what waits is dropped when another mode begins.
    mode: Option<Mode>,
}

/// What one more key led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStep {
    /// A command is complete.
    Invoke(Called<'static>),
    /// More keys are needed.
    Wait,
    /// The key means nothing here, or what waited was dropped.
    Nothing,
}

impl Input {
    /// Takes one more key, pressed in `mode`.
    pub fn press(&mut self, keymap: &Keymap, mode: Mode, key: Key) -> KeyStep {
        if self.mode != Some(mode) {
            *self = Self {
                mode: Some(mode),
                ..Self::default()
            };
        }
        if key == Key::plain(KeyCode::Esc) && self.is_waiting() {
            self.forget();
            return KeyStep::Nothing;
        }
        if let Some(digit) = self.counted(mode, key) {
            let so_far = self.count.unwrap_or(0);
            self.count = Some((so_far * 10 + digit).min(LARGEST_COUNT));
            return KeyStep::Wait;
        }
        self.keys.push(key);
        match keymap.look_up(mode, &self.keys) {
            Lookup::Command(command) if command.has(CommandFlag::Letter) => {
                self.letter_for = Some(command);
                KeyStep::Wait
            }
            Lookup::Command(command) => self.complete(command, None),
            Lookup::Pending => KeyStep::Wait,
            Lookup::None => self.unknown(keymap, mode, key),
        }
    }

    /// Whether something was typed that needs more.
    pub fn is_waiting(&self) -> bool {
        self.count.is_some() || !self.keys.is_empty()
    }

    /// What was typed so far, to be shown: `12`, `x`.
    pub fn shown(&self) -> String {
        let count = self.count.map(|n| n.to_string()).unwrap_or_default();
        count + &show_keys(&self.keys)
    }

    /// The digit that `key` adds to the number. A number begins with 1 to 9, and precedes everything else.
    fn counted(&self, mode: Mode, key: Key) -> Option<usize> {
        let digit = key.digit()? as usize;
        let begins = digit != 0 || self.count.is_some();
        (matches!(mode, Mode::Reading | Mode::List) && self.keys.is_empty() && begins)
            .then_some(digit)
    }

    /// Neither a command nor the beginning of one: the awaited letter, or the end of what was typed.
    fn unknown(&mut self, keymap: &Keymap, mode: Mode, key: Key) -> KeyStep {
        let letter = key.typed().filter(|c| c.is_alphabetic());
        if let (Some(command), Some(letter)) = (self.letter_for, letter) {
            return self.complete(command, Some(letter));
        }
        self.forget();
        // Ctrl-C and its like mean what they mean, whatever was typed before them.
        match keymap.look_up(mode, &[key]) {
            Lookup::Command(command) if key.ctrl => self.complete(command, None),
            _ => KeyStep::Nothing,
        }
    }

    fn complete(&mut self, command: Command, letter: Option<char>) -> KeyStep {
        let count = self.count;
        self.forget();
        KeyStep::Invoke(Called {
            count,
            letter,
            ..Called::of(command)
        })
    }

    fn forget(&mut self) {
        self.count = None;
        self.keys.clear();
        self.letter_for = None;
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::parse_keys;
    use super::*;

    fn keymap() -> Keymap {
        let lines = [
            ("G", "end"),
            ("%", "percent"),
            ("x o", "exclude-opinion"),
            ("m", "mark-set"),
            ("'", "mark-go"),
            ("' '", "jump-back"),
            ("Esc", "close"),
            ("Ctrl-C", "cancel"),
            ("j", "line-down"),
        ];
        let list = vec![("w", "close")];
        Keymap::build(&[(Mode::Reading, lines.to_vec()), (Mode::List, list)]).unwrap()
    }

    /// Presses `keys` while reading; `commands` is what came of them: number, name and letter of each.
    #[track_caller]
    fn check(keys: &str, commands: &str) {
        let (keymap, mut input, mut called_names) = (keymap(), Input::default(), Vec::new());
        for key in parse_keys(keys).unwrap() {
            let step = input.press(&keymap, Mode::Reading, key);
            if let KeyStep::Invoke(called) = step {
                let count = called.count.map(|n| n.to_string()).unwrap_or_default();
                let letter = called.letter.map(String::from).unwrap_or_default();
                called_names.push(format!("{count}{}{letter}", called.command.row().name));
            }
        }
        assert_eq!(called_names.join(" "), commands, "{keys}");
        assert!(!input.is_waiting() || commands.is_empty(), "{input:?}");
    }

    #[test]
    fn numbers_stand_before_a_command() {
        check("1 2 G", "12end");
        check("5 0 %", "50percent");
        check("j", "line-down");
        check("0 j", "line-down");
        check("1 0 j j", "10line-down line-down");
        check("9 9 9 9 9 9 9 9 9 j", "999999line-down");
        check("3 x o", "3exclude-opinion");
    }

    #[test]
    fn esc_drops_what_waits_and_no_more() {
        check("x Esc", "");
        check("x Esc o j", "line-down");
        check("1 2 Esc G", "end");
        check("m Esc a j", "line-down");
        check("Esc", "close");
    }

    #[test]
    fn marks_take_one_letter() {
        check("m a", "mark-seta");
        check("' b", "mark-gob");
        check("' '", "jump-back");
        check("m j j", "mark-setj line-down");
        check("m é", "mark-seté");
        check("m 1 j", "line-down");
        check("m Tab j", "line-down");
    }

    #[test]
    fn a_mistyped_sequence_is_dropped_but_ctrl_c_never() {
        check("x q j", "line-down");
        check("x Ctrl-C", "cancel");
        check("1 2 Ctrl-C", "12cancel");
        check("m Ctrl-C", "cancel");
    }

    #[test]
    fn another_mode_begins_anew() {
        let (keymap, mut input) = (keymap(), Input::default());
        assert_eq!(
            input.press(&keymap, Mode::Reading, Key::char('x')),
            KeyStep::Wait
        );
        assert_eq!(input.shown(), "x");
        let step = input.press(&keymap, Mode::List, Key::char('w'));
        assert!(matches!(
            step,
            KeyStep::Invoke(Called {
                command: Command::Close,
                ..
            })
        ));
    }
}
