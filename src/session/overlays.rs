//! Boxes over the page: lists, help, summary; their rows, opening and leaving them.

use super::{Effect, Overlay, Purpose, Session, ThemeChoice};
use crate::layout::Frame;
use jiff::Timestamp;

/// Columns by which the text grows or shrinks.
const WIDTH_STEP: usize = 4;

impl Session {
    /// Opens the list of claims at the current one.
    pub(super) fn open_list(&mut self) {
        if self.found.is_none() {
            self.notify("still looking for claims");
            return;
        }
        let listed = self.listed();
        let row = listed
            .iter()
            .position(|i| Some(*i) == self.current)
            .unwrap_or(0);
        self.boxes.push(Overlay::Claims(row));
    }

    /// Opens the headings at the section that is being read.
    pub(super) fn open_contents(&mut self) {
        let headings = self.headings();
        if headings.is_empty() {
            self.notify("this article has no headings");
            return;
        }
        let here = self
            .lines
            .lines
            .get(self.visible().start)
            .map_or(0, |l| l.block);
        let row = headings
            .partition_point(|(block, _)| *block <= here)
            .saturating_sub(1);
        self.boxes.push(Overlay::Contents(row));
    }

    /// How many rows the uppermost box has.
    pub fn n_rows(&self) -> usize {
        match self.boxes.last() {
            Some(Overlay::Claims(_)) => self.listed().len(),
            Some(Overlay::Contents(_)) => self.headings().len(),
            Some(Overlay::Links(links)) => self.listed_links(*links).len(),
            Some(Overlay::Shelf(articles)) => articles.listed().len(),
            Some(Overlay::Sheet(_)) => self.n_sheet_rows(),
            Some(Overlay::Choose(choose)) => super::choices(choose.field).len(),
            // What is only looked at is as long as its drawing says; the view stops at its end.
            Some(Overlay::Help(_) | Overlay::Summary(_)) => LONGEST_LOOK,
            _ => 0,
        }
    }

    /// The selected row of the uppermost box.
    pub(super) fn row_mut(&mut self) -> Option<&mut usize> {
        match self.boxes.last_mut()? {
            Overlay::Claims(row)
            | Overlay::Contents(row)
            | Overlay::Help(row)
            | Overlay::Summary(row) => Some(row),
            Overlay::Sheet(sheet) => Some(&mut sheet.row),
            Overlay::Links(links) => Some(&mut links.row),
            Overlay::Shelf(articles) => Some(&mut articles.row),
            Overlay::Choose(choose) => Some(&mut choose.row),
            _ => None,
        }
    }

    /// Moves the selected row of the uppermost box.
    pub(super) fn move_row(&mut self, n: usize, down: bool) {
        let most = self.n_rows().saturating_sub(1);
        if let Some(row) = self.row_mut() {
            *row = if down {
                row.saturating_add(n).min(most)
            } else {
                row.saturating_sub(n)
            };
        }
    }

    /// The row that is shown with this number in the uppermost list: a claim's or an article's own, else its place.
    pub fn row_numbered(&self, number: usize) -> Option<usize> {
        let nth = number.checked_sub(1)?;
        match self.boxes.last()? {
            Overlay::Claims(_) => self.listed().binary_search(&nth).ok(),
            Overlay::Shelf(articles) => articles.listed().binary_search(&nth).ok(),
            Overlay::Help(_) | Overlay::Summary(_) => None,
            _ => Some(nth).filter(|row| *row < self.n_rows()),
        }
    }

    /// Selects the row with this number, as it is shown: a claim's or an article's own, else its place in the list.
    pub(super) fn go_to_row(&mut self, number: usize) {
        let nth = number.saturating_sub(1);
        let row = match self.boxes.last() {
            Some(Overlay::Claims(_)) => self.listed().partition_point(|&index| index < nth),
            Some(Overlay::Shelf(articles)) => {
                articles.listed().partition_point(|&index| index < nth)
            }
            _ => nth,
        };
        self.move_row(usize::MAX, false);
        self.move_row(row, true);
    }

    /// Moves by what a box shows at once: nothing is passed over, nothing is shown twice.
    pub(super) fn move_page(&mut self, n: usize, down: bool) {
        let borders = 2;
        let rows = self.frame.for_boxes().height.saturating_sub(borders);
        self.move_row(n.saturating_mul(rows.max(1).into()), down);
    }

    /// Opens the selected row of the uppermost box, or the one with this number.
    pub(super) fn open_row(&mut self, number: Option<usize>, now: Timestamp) {
        if let Some(number) = number {
            self.go_to_row(number);
        }
        match self.boxes.last().cloned() {
            Some(Overlay::Claims(row)) => {
                self.boxes.pop();
                if let Some(&index) = self.listed().get(row) {
                    self.remember();
                    self.select(index);
                }
            }
            Some(Overlay::Contents(row)) => {
                self.boxes.pop();
                let headings = self.headings();
                let block = headings
                    .get(row)
                    .and_then(|(b, _)| self.article.blocks.get(*b));
                if let Some(at) = block.map(|b| b.span.start) {
                    self.jump_to(at);
                }
            }
            Some(Overlay::Choose(choose)) => self.choose(choose, now),
            Some(Overlay::Links(links)) => self.open_link(links),
            Some(Overlay::Shelf(articles)) => self.open_shelved(&articles),
            Some(Overlay::Sheet(_)) => self.open_sheet_row(now),
            Some(Overlay::Help(_) | Overlay::Summary(_)) => drop(self.boxes.pop()),
            _ => {}
        }
    }

    /// Leaves the uppermost box. On the page: lets go of what was searched for, else of a filter.
    pub(super) fn close(&mut self) {
        if !self.unfilter_shelf() && !self.leave() {
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
            Some(Overlay::Shelf(_)) if self.options.from_shelf => self.end(),
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
        self.notify("cancelled · press again to quit");
    }

    /// Goes on to the next theme.
    pub(super) fn next_theme(&mut self) {
        let at = ThemeChoice::ALL
            .iter()
            .position(|t| *t == self.theme)
            .unwrap_or(0);
        let next = ThemeChoice::ALL.get(at + 1).copied();
        self.choose_theme(next.unwrap_or(ThemeChoice::Auto));
    }

    /// Goes over to a theme.
    pub(super) fn choose_theme(&mut self, theme: ThemeChoice) {
        self.theme = theme;
        self.notify(format!("theme: {}", self.theme));
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

/// More rows than help or summary ever have; the view clamps to what there is.
const LONGEST_LOOK: usize = 400;
