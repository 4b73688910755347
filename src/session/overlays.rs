//! Leaving boxes and ending; what else concerns the screen as a whole: width, panel.

use super::{Command, Effect, Listed, Notice, Overlay, Purpose, Session};
use crate::layout::Frame;

/// Columns by which the text grows or shrinks.
const WIDTH_STEP: usize = 4;

impl Session {
    /// Leaves the uppermost box. On the page: lets go of what was searched for, else of a filter.
    pub(super) fn close(&mut self) {
        if !self.leave_unanswered() && !self.unfilter_shelf() && !self.leave() {
            self.show_all();
        }
    }

    /// Leaves the uppermost box, or hides what was searched for, which stays known: n goes on with it. Whether there was
    /// anything to leave.
    fn leave(&mut self) -> bool {
        match self.boxes.pop() {
            Some(Overlay::Entry(entry)) if entry.purpose == Purpose::Search => self.leave_search(),
            Some(Overlay::Entry(entry)) if entry.purpose == Purpose::Help => self.search_help(""),
            Some(_) => {}
            None => return self.hide_search(),
        }
        true
    }

    fn hide_search(&mut self) -> bool {
        let search = self.search.as_mut();
        search.is_some_and(|search| !std::mem::replace(&mut search.hidden, true))
    }

    /// Leaves the uppermost box; on the page goes back to the shelf that the reader came from, or ends.
    pub(super) fn quit(&mut self) {
        match self.boxes.pop() {
            Some(Overlay::List(list))
                if self.options.from_shelf && matches!(list.of, Listed::Articles(_)) =>
            {
                self.end();
            }
            Some(_) => {}
            None if self.options.from_shelf => self.ask_for_shelf(),
            None => self.end(),
        }
    }

    /// Ends; asks first when something is not saved.
    fn end(&mut self) {
        match self.save {
            super::SaveState::Failed(_) => self.boxes.push(Overlay::Unsaved),
            _ => self.effects.push(Effect::Quit),
        }
    }

    /// Lets go of what is pending; the second time in a row: quits.
    pub(super) fn cancel(&mut self) {
        if std::mem::take(&mut self.cancelled) {
            self.boxes.clear();
            return self.end();
        }
        self.leave();
        self.cancelled = true;
        self.notify(Notice::info("cancelled").key(" · ", Command::Cancel, " again quits"));
    }

    /// Sets the width of the text; the place stays.
    pub(super) fn set_column(&mut self, column: usize) {
        self.options.column = column.clamp(Frame::NARROWEST, Frame::WIDEST);
        let screen = self.frame.screen;
        self.resize(screen.width, screen.height);
        self.notify(format!("text {} columns wide", self.frame.column));
    }

    /// Hides the panel, or shows it again; the place stays.
    pub(super) fn toggle_panel(&mut self) {
        let screen = self.frame.screen;
        if screen.width < Frame::PANEL_FROM || screen.height < Frame::PANEL_ROWS {
            let (columns, rows) = (Frame::PANEL_FROM, Frame::PANEL_ROWS);
            self.notify(format!("a panel needs {columns} columns and {rows} rows"));
            return;
        }
        self.options.panel_hidden = !self.options.panel_hidden;
        self.resize(screen.width, screen.height);
        self.keep_current_in_sight();
        self.notify(match (self.options.panel_hidden, self.frame.facing) {
            (false, _) => "panel shown",
            (true, None) => "panel hidden",
            (true, Some(_)) => "panel hidden: two pages",
        });
    }

    /// Makes the text wider or narrower by one step.
    pub(super) fn change_column(&mut self, wider: bool) {
        // A narrow screen shows fewer than were asked for: from there, so that every press is seen.
        let now = self.options.column.min(self.frame.column);
        self.set_column(if wider {
            now + WIDTH_STEP
        } else {
            now.saturating_sub(WIDTH_STEP)
        });
    }
}
