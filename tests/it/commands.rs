//! The table of commands: its flags are true, wherever the reader is.

use crate::screens::every_box;
use crate::support::bridge;
use crate::support::sitting::NOW;
use sourcecheck::session::{
    Command, CommandFlag, Effect, Invocation, Message, ROWS, SaveState, Session,
};

/// Runs every command in every mode in which it works: the command, what it changed, and the session afterwards.
fn each(prepare: impl Fn(&mut Session), mut check: impl FnMut(Command, bool, &Session)) {
    for boxes in every_box() {
        let mut session = bridge::at_claim(80, 24, 5);
        session.boxes = boxes;
        prepare(&mut session);
        for row in ROWS
            .iter()
            .filter(|row| row.modes.contains(&session.mode()))
        {
            let mut session = session.clone();
            let before = session.checklist.clone();
            let effects = session.update(Message::Invoked(Invocation {
                command: row.command,
                count: None,
                letter: None,
                now: NOW.parse().unwrap(),
            }));
            let is_saved = effects.iter().any(|e| matches!(e, Effect::Save(_)));
            let is_changed = session.checklist != before || is_saved;
            check(row.command, is_changed, &session);
        }
    }
}

#[test]
fn a_command_that_changes_the_checklist_says_so() {
    let mut changed = 0;
    each(
        |session| session.save = SaveState::Failed("the disk is full".to_owned()),
        |command, is_changed, _| {
            // A row may be a value to choose or evidence to remove; saving again changes nothing.
            use Command::{Forget, RowOpen, SaveRetry};
            let is_known = matches!(command, RowOpen | Forget | SaveRetry);
            let is_flagged = command.has(CommandFlag::Changes);
            assert!(!is_changed || is_flagged || is_known, "{command:?}");
            changed += usize::from(is_changed && is_flagged);
        },
    );
    assert!(changed > 20, "only {changed} commands changed anything");
}

#[test]
fn nothing_changes_what_is_read_only_and_the_reason_is_shown() {
    each(
        |session| session.options.read_only = Some("another window has it".to_owned()),
        |command, is_changed, session| {
            let is_retry = command == Command::SaveRetry;
            assert!(!is_changed || is_retry, "{command:?}");
            if command.has(CommandFlag::Changes) {
                let notice = session.notice.as_ref().expect("a reason");
                assert!(notice.begins_with("another window has it"), "{command:?}");
            }
        },
    );
}
