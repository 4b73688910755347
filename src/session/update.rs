//! What each message does: dispatch only; the doing is in the files named after it.

use super::{
    Command as C, Effect, FoundClaims, Invocation, Message, Overlay, SaveState, Session, tips,
};
use crate::layout::Frame;
use std::cmp::Ordering;
use std::sync::Arc;

impl Session {
    /// Takes in what happened and says what the shell has to do.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let is_key = tips::is_key(&message);
        self.take_in(message);
        self.tell_tip(is_key);
        self.want_layout();
        self.note_seen();
        std::mem::take(&mut self.effects)
    }

    fn take_in(&mut self, message: Message) {
        match message {
            Message::Invoked(invocation) => self.begin(&invocation),
            Message::Typing(text) => self.typing(&text),
            Message::Submitted { text, now } => self.submit(&text, now),
            Message::Clicked(column, row) => self.click(column, row),
            Message::ClickedRow(row) => self.click_row(row),
            Message::Resized(width, height) => self.resize(width, height),
            Message::Background { light } => self.take_background(light),
            Message::Read(article) => {
                self.whole = true;
                self.take_article(article);
                self.take_up();
            }
            Message::LaidOut { article, lines } => {
                self.take_lines(&article, lines);
                self.take_up();
            }
            Message::Searched(percent) => self.searched = percent,
            Message::Found(found) => self.take_found(*found),
            Message::FileChanged { loaded, name } => self.merge_file(*loaded, &name),
            Message::Saved(jobs) => self.saved(jobs),
            Message::SaveFailed(why) => self.save_failed(why),
            Message::NotOpened(url, why) => self.not_opened(&url, &why),
            Message::Shelf {
                items,
                report,
                opens,
            } => self.take_shelf(items, report, opens),
            Message::Notice(notice) => {
                self.forgetting = None;
                self.notice = Some(notice);
            }
        }
    }

    fn take_found(&mut self, found: FoundClaims) {
        let findings = found.findings;
        let before = self.checklist.entries.len();
        let changed = self.article.text != findings.article.text;
        self.take_article(Arc::clone(&findings.article));
        // Read again, the log may lack what was decided meanwhile; the session's own history does not.
        let again = self.found.replace(Arc::clone(&findings)).is_some();
        (self.whole, self.searched) = (true, 0);
        if !again {
            self.history = found.history;
        }
        self.options.read_only = found.read_only;
        let current = self.entry().map(|entry| entry.id().clone());
        // What cannot be read says nothing of what was decided: what was read before stays.
        if !(found.is_unread && again && !changed) {
            self.take_loaded(found.loaded, &findings);
        }
        let wanted = current.or_else(|| self.returning_to.take());
        self.current = wanted.and_then(|id| self.checklist.position(&id));
        let now = self.checklist.entries.len();
        let report = found.report;
        let report = report.or_else(|| again.then(|| read_again(changed, before, now).into()));
        self.settle_checklist(report);
        if found.is_taken_over && self.effects.is_empty() {
            self.retry();
        }
        self.take_up();
    }

    fn begin(&mut self, invocation: &Invocation) {
        self.notice = None;
        if !matches!(invocation.command, C::Forget | C::CommandLine) {
            self.forgetting = None;
        }
        self.leave_question(invocation.command);
        self.cancelled &= invocation.command == C::Cancel;
        self.invoke(invocation);
    }

    /// Divides the screen anew and wraps the article when its column changed; the place stays.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        let column = self.options.column;
        let frame = if self.options.panel_hidden {
            Frame::without_panel(width, height, column)
        } else {
            Frame::of(width, height, column)
        };
        let rows = frame.page_height();
        self.frame = frame;
        if self.frame.column != self.lines.column {
            self.lay_out_anew();
        } else if rows != self.lines.height {
            self.lines = Arc::new(self.lines.repaged(&self.article, rows));
            self.lay_out_around(self.place.at);
        }
    }

    /// So many saves are on disk; all is saved only when nothing newer waits.
    fn saved(&mut self, jobs: usize) {
        self.unsaved.drain(..jobs.min(self.unsaved.len()));
        if !self.unsaved.is_empty() {
            return;
        }
        let asked = self.boxes.contains(&Overlay::Unsaved);
        let failed = asked || matches!(self.save, SaveState::Failed(_));
        self.save = SaveState::Saved;
        self.boxes.retain(|b| *b != Overlay::Unsaved);
        if failed {
            self.notify("saved");
        }
    }

    fn save_failed(&mut self, why: String) {
        self.warn(format!("NOT SAVED: {why}"));
        self.save = SaveState::Failed(why);
        if !self.boxes.contains(&Overlay::Unsaved) {
            self.place_box(Overlay::Unsaved);
        }
    }

    /// Opens a box without a key press: below a line that is being typed, whose letters must not become
    /// answers.
    pub(super) fn place_box(&mut self, overlay: Overlay) {
        let typed = usize::from(self.mode() == super::Mode::Entry);
        self.boxes.insert(self.boxes.len() - typed, overlay);
    }
}

/// What to say after article and checklist were read again and nothing decided is concerned.
fn read_again(changed: bool, before: usize, now: usize) -> String {
    match (changed, now.cmp(&before)) {
        (false, _) => "reloaded: no change".to_owned(),
        (true, Ordering::Equal) => {
            format!("reloaded: the article changed, {now} claims as before")
        }
        (true, Ordering::Greater) => format!("reloaded: {now} claims, {} more", now - before),
        (true, Ordering::Less) => format!("reloaded: {now} claims, {} fewer", before - now),
    }
}
