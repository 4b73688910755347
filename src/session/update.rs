//! What each message does: dispatch only; the doing is in the files named after it.

use super::claim_steps::Stop;
use super::span_edit::SpanEnd;
use super::{
    Called, Command as C, Decision, Effect, FoundClaims, Invocation, Message, Notice, Overlay,
    Purpose, SaveState, Session,
};
use crate::claim::Status;
use crate::layout::Frame;
use std::cmp::Ordering;
use std::sync::Arc;

impl Session {
    /// Takes in what happened and says what the shell has to do.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        self.forget_counts(&message);
        self.take_in(message);
        self.want_layout();
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
            Message::Read(article) => {
                self.whole = true;
                self.take_article(article);
                self.take_up();
            }
            Message::LaidOut { article, lines } => {
                self.take_lines(&article, lines);
                self.take_up();
            }
            Message::Found(found) => self.take_found(*found),
            Message::FileChanged { loaded, name } => self.merge_file(*loaded, &name),
            Message::Saved(jobs) => self.saved(jobs),
            Message::SaveFailed(why) => self.save_failed(why),
            Message::Shelf {
                items,
                report,
                opens,
            } => self.take_shelf(items, report, opens),
            Message::Told(notice) => {
                self.keep_shelved();
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
        self.whole = true;
        if !again {
            self.history = found.history;
        }
        self.options.read_only = found.read_only;
        let current = self.entry().map(|entry| entry.id().clone());
        self.take_loaded(found.loaded, &findings);
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
        let twice = std::mem::take(&mut self.cancelled);
        self.notice = None;
        if !matches!(invocation.command, C::Forget | C::CommandLine) {
            self.keep_shelved();
        }
        if invocation.command == C::Cancel {
            self.cancel(twice);
        } else {
            self.invoke(invocation);
        }
    }

    /// Runs a command.
    pub(super) fn invoke(&mut self, invocation: &Invocation) {
        if self.waits(invocation) {
            return;
        }
        self.waiting = None;
        let n = invocation.count.unwrap_or(1);
        let now = invocation.now;
        match invocation.command {
            C::Attributed => self.decide(Decision::Status(Status::Attributed), now),
            C::Sourced => self.decide(Decision::Status(Status::Sourced), now),
            C::Unsupported => self.decide(Decision::Status(Status::Unsupported), now),
            C::Exclude(why) => self.decide(Decision::Exclude(why), now),
            C::Clear => self.clear(now),
            C::Repeat => self.repeat(now),
            C::Forget => self.forget(invocation.count),
            C::Flag => self.flag(now),
            C::Undo => self.travel(n, now, true),
            C::Redo => self.travel(n, now, false),
            C::Answer(answer) => self.answer(answer, now),
            C::RowOpen => {
                self.go_to_row(invocation.count);
                self.open_row(now);
            }
            C::RowFirst | C::RowLast if invocation.count.is_some() => {
                self.go_to_row(invocation.count);
            }
            C::Copy | C::CopyQuotation | C::CopyMarkdown => self.copy(invocation.command),
            C::SpanSplit => self.split_span(now),
            C::SpanMerge => self.merge_span(now),
            C::SpanKeep => self.keep_span(now),
            C::Quit => self.quit(),
            C::QuitAnyway => self.effects.push(Effect::Quit),
            C::SaveRetry => self.retry(),
            C::Suspend => self.effects.push(Effect::Suspend),
            C::Mouse => self.toggle_mouse(),
            C::Redraw => self.effects.push(Effect::Redraw),
            C::Editor => self.effects.push(Effect::EditChecklist),
            C::Reload => self.effects.push(Effect::Reload { rescued: false }),
            C::TakeRescued => self.effects.push(Effect::Reload { rescued: true }),
            C::End => self.go_to_page(invocation.count.unwrap_or(usize::MAX)),
            C::Start => self.go_to_page(n),
            C::Percent => self.percent(invocation.count),
            C::WidthReset => self.set_column(invocation.count.unwrap_or(self.usual_column)),
            C::MarkSet | C::MarkGo => self.mark(invocation),
            _ => self.move_about(invocation.command, n),
        }
    }

    /// Commands that only move, or open something.
    fn move_about(&mut self, command: C, n: usize) {
        let half = self.lines.height.div_ceil(2);
        match command {
            C::PageNext if self.boxes.is_empty() => self.page_next(n),
            C::PageBack if self.boxes.is_empty() => self.page_back(n),
            C::PageNext => self.move_page(n, true),
            C::PageBack => self.move_page(n, false),
            C::LineDown => self.scroll(n, true),
            C::LineUp => self.scroll(n, false),
            C::HalfDown => self.scroll(n.saturating_mul(half), true),
            C::HalfUp => self.scroll(n.saturating_mul(half), false),
            C::ParagraphNext => self.go_by_block(n, true, false),
            C::ParagraphBack => self.go_by_block(n, false, false),
            C::SectionNext => self.go_by_block(n, true, true),
            C::SectionBack => self.go_by_block(n, false, true),
            C::JumpBack => self.jump_back(),
            C::JumpOlder => self.jump_older(),
            C::ClaimNext => self.step(n, true, Stop::Listed),
            C::ClaimBack => self.step(n, false, Stop::Listed),
            C::UndecidedNext => self.step(n, true, Stop::Undecided),
            C::UndecidedBack => self.step(n, false, Stop::Undecided),
            C::Return => self.return_to_decided(),
            C::SearchNext if self.boxes.is_empty() => self.search_step(n, true),
            C::SearchBack if self.boxes.is_empty() => self.search_step(n, false),
            C::SearchNext => self.row_step(n, true),
            C::SearchBack => self.row_step(n, false),
            C::RowDown => self.move_row(n, true),
            C::RowUp => self.move_row(n, false),
            C::RowFirst => self.move_row(usize::MAX, false),
            C::RowLast => self.move_row(usize::MAX, true),
            C::SpanEndBack => self.move_end(SpanEnd::End, n, false),
            C::SpanEndForward => self.move_end(SpanEnd::End, n, true),
            C::SpanStartBack => self.move_end(SpanEnd::Start, n, false),
            C::SpanStartForward => self.move_end(SpanEnd::Start, n, true),
            other => self.open(other),
        }
    }

    /// Commands that open a box, close one or change how things look.
    fn open(&mut self, command: C) {
        match command {
            C::Sheet => self.open_sheet(),
            C::Prompt(number) => self.go_to_prompt(number),
            C::MorePrompts => self.toggle_more(),
            C::Note => self.type_note(),
            C::Evidence => self.type_evidence(),
            C::Pick => self.pick(),
            C::EditSpan => self.edit_span(),
            C::List => self.open_list(),
            C::Contents => self.open_contents(),
            C::Shelf => self.ask_for_shelf(),
            C::ClaimLinks => self.open_claim_links(),
            C::AllLinks => self.open_all_links(),
            C::Filter => self.next_filter(),
            C::FilterWords => self.type_filter(),
            C::Search => self.begin_finding(),
            C::Complete => self.complete(),
            C::RecallOlder => self.recall(true),
            C::RecallNewer => self.recall(false),
            C::CommandLine => self.type_line(Purpose::Command, ""),
            C::SaveElsewhere => self.type_line(Purpose::SaveElsewhere, ""),
            C::Summary => self.boxes.push(Overlay::Summary(0)),
            C::Help => self.open_help(),
            C::Close => self.close(),
            C::ThemeNext => self.next_theme(),
            C::Panel => self.toggle_panel(),
            C::Wider => self.change_column(true),
            C::Narrower => self.change_column(false),
            _ => {}
        }
    }

    fn percent(&mut self, percent: Option<usize>) {
        match percent {
            Some(percent) => self.go_to_percent(percent),
            None => {
                let half = Called::of(C::Percent).times(50);
                self.tell(Notice::told("type a number first").key(": ", half, " goes half way"));
            }
        }
    }

    fn mark(&mut self, invocation: &Invocation) {
        match (invocation.command, invocation.letter) {
            (C::MarkSet, Some(letter)) => self.set_mark(letter),
            (C::MarkGo, Some(letter)) => self.go_to_mark(letter),
            _ => self.tell(Notice::of_marks()),
        }
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
            self.tell("saved");
        }
    }

    fn save_failed(&mut self, why: String) {
        self.warn(format!("NOT SAVED: {why}"));
        self.save = SaveState::Failed(why);
        if !self.boxes.contains(&Overlay::Unsaved) {
            self.place_box(Overlay::Unsaved);
        }
    }

    /// Opens a box that nobody pressed a key for now: below a line that is being typed, whose letters must not become
    /// answers.
    pub(super) fn place_box(&mut self, overlay: Overlay) {
        let typed = usize::from(self.mode() == super::Mode::Entry);
        self.boxes.insert(self.boxes.len() - typed, overlay);
    }
}

/// What to say after article and checklist were read again and nothing decided is concerned.
fn read_again(changed: bool, before: usize, now: usize) -> String {
    match (changed, now.cmp(&before)) {
        (false, _) => "read again: the article is as it was".to_owned(),
        (true, Ordering::Equal) => {
            format!("read again: the article changed, {now} claims as before")
        }
        (true, Ordering::Greater) => format!("read again: {now} claims, {} more", now - before),
        (true, Ordering::Less) => format!("read again: {now} claims, {} fewer", before - now),
    }
}
