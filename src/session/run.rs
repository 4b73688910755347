//! What each command does: the actions of the table of commands, and what is seen to before one of them.

use super::claim_steps::Stop;
use super::command_table::command_table;
use super::span_edit::SpanEnd;
use super::{Command, CommandFlag, Effect, Invocation, Listed, Overlay, Purpose, Session};
use crate::checklist::{Answer, Decision, Exclude, Finding, Stance};
use crate::claim::Status;

/// Makes `action` of the table, so that no command is without one.
macro_rules! actions {
    ($($group:ident {$(
        $($unit:ident)? $(($kind:ident($value:pat)))? $name:literal $modes:expr,
        [$($flag:ident)*], $help:literal, $action:expr $(, $words:literal: $($place:ident $rank:literal)+)*;
    )*})*) => {
        fn action(command: Command) -> fn(&mut Session, &Invocation) {
            match command {
                $($($(Command::$unit)? $(Command::$kind($value))? => $action,)*)*
            }
        }
    };
}

command_table!(actions);

impl Session {
    /// Runs a command, or keeps it until what it needs is there.
    pub(super) fn invoke(&mut self, invocation: &Invocation) {
        if self.waits(invocation) {
            return;
        }
        self.waiting = None;
        let changes = invocation.command.has(CommandFlag::Changes);
        if !changes || !self.is_read_only() {
            action(invocation.command)(self, invocation);
        }
    }
}
