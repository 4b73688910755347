//! List boxes: which rows each has, moving among them, finding words in them, opening one.
//!
//! All of them share one state, [`ListBox`]; what they differ in is here, kind by kind.

use super::{
    Command as C, EvidenceField, ListBox, Listed, Notice, Overlay, Purpose, Session, ThemeChoice,
};
use crate::article::{Block, BlockKind};
use crate::checklist::Shelved;
use crate::text::in_words;
use jiff::Timestamp;
use std::sync::Arc;

/// More rows than help or summary ever have; the view clamps to what there is.
const LONGEST_TEXT: usize = 400;

impl Session {
    /// The uppermost box, where that is a list.
    pub fn list(&self) -> Option<&ListBox> {
        match self.boxes.last()? {
            Overlay::List(list) => Some(list),
            _ => None,
        }
    }

    /// The uppermost list of some kind, whatever is over it.
    pub(super) fn list_mut(&mut self, is_it: fn(&Listed) -> bool) -> Option<&mut ListBox> {
        let lists = self.boxes.iter_mut().rev();
        let mut lists = lists.filter_map(|open| match open {
            Overlay::List(list) => Some(list),
            _ => None,
        });
        lists.find(|list| is_it(&list.of))
    }

    /// What a list shows, row by row: indices of entries, headings, the article's links, values or articles.
    pub fn rows_of(&self, list: &ListBox) -> Arc<[usize]> {
        match &list.of {
            Listed::Claims => self.listed(),
            Listed::Contents => (0..self.headings().len()).collect(),
            Listed::ClaimLinks => self.links_of_claim().into(),
            Listed::AllLinks => (0..self.article.links.len()).collect(),
            Listed::Values(choice) => (0..choice.values().len()).collect(),
            Listed::Evidence => (0..=self.evidence().len()).collect(),
            Listed::EvidenceFields(_) => (0..EvidenceField::ALL.len()).collect(),
            Listed::Sources(_) => (0..self.sources().len()).collect(),
            Listed::Themes => (0..ThemeChoice::ALL.len()).collect(),
            Listed::Articles(items) => {
                let holds = |(i, item): (usize, &Shelved)| item.holds(&list.words).then_some(i);
                let articles = items.iter().enumerate().filter_map(holds);
                // Behind the last article the sample, which is not looked for by words.
                let sample = list.words.is_empty().then_some(items.len());
                articles.chain(sample).collect()
            }
            Listed::Summary | Listed::Help => (0..LONGEST_TEXT).collect(),
        }
    }

    /// What is in the selected row of a list, as [`Session::rows_of`] gives it.
    pub fn selected(&self, list: &ListBox) -> Option<usize> {
        self.rows_of(list).get(list.row).copied()
    }

    /// How many rows the uppermost box has.
    pub fn n_rows(&self) -> usize {
        self.row_numbers().len()
    }

    /// The number that each row of the uppermost box is shown with, counted from 0: a claim's or an article's own, else its
    /// place.
    fn row_numbers(&self) -> Arc<[usize]> {
        match self.boxes.last() {
            Some(Overlay::List(list)) if list.of == Listed::ClaimLinks => {
                (0..self.rows_of(list).len()).collect()
            }
            Some(Overlay::List(list)) => self.rows_of(list),
            Some(Overlay::Sheet(_)) => (0..self.n_sheet_rows()).collect(),
            _ => Arc::default(),
        }
    }

    /// The row that is shown with this number in the uppermost box.
    pub fn row_numbered(&self, number: usize) -> Option<usize> {
        let nth = number.checked_sub(1)?;
        self.row_numbers().binary_search(&nth).ok()
    }

    /// Selects the row with this number, where one was given. Whether there is one.
    pub(super) fn select_numbered(&mut self, number: Option<usize>) -> bool {
        let Some(number) = number else {
            return true;
        };
        let row = self.row_numbered(number);
        match row {
            Some(row) => self.select_row(row),
            None => self.notify(format!("no row {number}")),
        }
        row.is_some()
    }

    /// Selects the row that is shown with this number, else the next.
    pub(super) fn go_to_row(&mut self, number: usize) {
        let nth = number.saturating_sub(1);
        let row = self.row_numbers().partition_point(|&index| index < nth);
        self.select_row(row);
    }

    /// The selected row of the uppermost box.
    fn row_mut(&mut self) -> Option<&mut usize> {
        match self.boxes.last_mut()? {
            Overlay::List(list) => Some(&mut list.row),
            Overlay::Sheet(sheet) => Some(&mut sheet.row),
            _ => None,
        }
    }

    /// Selects a row of the uppermost box, the last where there are fewer.
    pub(super) fn select_row(&mut self, row: usize) {
        let most = self.n_rows().saturating_sub(1);
        if let Some(Overlay::List(list)) = self.boxes.last_mut() {
            list.part = 0;
        }
        if let Some(selected) = self.row_mut() {
            *selected = row.min(most);
        }
    }

    /// Shows the next part of an address that is longer than its box.
    pub(super) fn show_more_address(&mut self) {
        match self.list_mut(Listed::is_links) {
            Some(list) => list.part += 1,
            None => self.notify("no address is shown here"),
        }
    }

    /// Moves the selected row of the uppermost box.
    pub(super) fn move_row(&mut self, n: usize, down: bool) {
        let row = self.row_mut().map_or(0, |row| *row);
        self.select_row(if down {
            row.saturating_add(n)
        } else {
            row.saturating_sub(n)
        });
    }

    /// Moves by what a box shows at once: nothing is passed over, nothing is shown twice.
    pub(super) fn move_page(&mut self, n: usize, down: bool) {
        let borders = 2;
        let rows = self.frame.for_boxes().height.saturating_sub(borders);
        self.move_row(n.saturating_mul(rows.max(1).into()), down);
    }

    /// Opens the list of claims at the current one, or goes to the claim with this number.
    pub(super) fn open_list(&mut self, number: Option<usize>) {
        if self.found.is_none() {
            self.notify("still looking for claims");
            return;
        }
        if let Some(number) = number {
            let last = self.checklist.entries.len();
            if !(1..=last).contains(&number) {
                return self.warn(format!("no claim {number}: the last is {last}"));
            }
            self.remember();
            return self.select(number - 1);
        }
        let row = self.row_of_current();
        self.boxes.push(Overlay::list(Listed::Claims, row));
    }

    /// The row of the current claim among those listed.
    pub(super) fn row_of_current(&self) -> usize {
        let listed = self.listed();
        let row = listed.iter().position(|i| Some(*i) == self.current);
        row.unwrap_or(0)
    }

    /// Opens the headings at the section that is being read.
    pub(super) fn open_contents(&mut self) {
        match self.heading_above() {
            Some(row) => self.boxes.push(Overlay::list(Listed::Contents, row)),
            None => self.notify("this article has no headings"),
        }
    }

    /// The headings: block index and level, the headline included.
    pub fn headings(&self) -> Vec<(usize, u8)> {
        let level = |(i, b): (usize, &Block)| match b.kind {
            BlockKind::Heading(level) => Some((i, level)),
            _ => None,
        };
        let blocks = self.article.blocks.iter().enumerate();
        blocks.filter_map(level).collect()
    }

    /// The heading below which the page begins, else the first one (index).
    pub fn heading_above(&self) -> Option<usize> {
        let first = self.lines.lines.get(self.visible().start);
        let here = first.map_or(0, |line| line.block);
        let headings = self.headings();
        let passed = headings.partition_point(|(block, _)| *block <= here);
        (!headings.is_empty()).then(|| passed.saturating_sub(1))
    }

    /// Opens the help at its beginning, all of it.
    pub(super) fn open_help(&mut self) {
        self.boxes.push(Overlay::list(Listed::Help, 0));
    }

    /// Shows only the commands of the help that have to do with these words.
    pub(super) fn search_help(&mut self, words: &str) {
        if let Some(help) = self.list_mut(|of| *of == Listed::Help) {
            words.trim().clone_into(&mut help.words);
            help.row = 0;
        }
    }

    /// Opens the selected row of the uppermost box, or the one with this number.
    pub(super) fn open_row(&mut self, number: Option<usize>, now: Timestamp) {
        if let Some(number) = number {
            self.go_to_row(number);
        }
        let list = match self.boxes.last() {
            Some(Overlay::List(list)) => list.clone(),
            Some(Overlay::Sheet(_)) => return self.open_sheet_row(now),
            _ => return,
        };
        match &list.of {
            Listed::Claims => {
                // The sources below it, too, where its claims are those of one of them.
                self.boxes.clear();
                if let Some(index) = self.selected(&list) {
                    self.remember();
                    self.select(index);
                }
            }
            Listed::Contents => {
                self.boxes.pop();
                let block = self.headings().get(list.row).map(|(block, _)| *block);
                let block = block.and_then(|block| self.article.blocks.get(block));
                if let Some(at) = block.map(|b| b.span.start) {
                    self.jump_to(at);
                }
            }
            Listed::Values(choice) => self.choose(*choice, list.row, now),
            Listed::Evidence => self.open_piece(list.row),
            Listed::EvidenceFields(nth) => self.open_evidence_field(*nth, list.row),
            Listed::Themes => self.choose_listed_theme(),
            Listed::ClaimLinks | Listed::AllLinks => self.open_link(&list),
            Listed::Articles(items) => self.open_shelved(&list, items),
            Listed::Sources(_) => self.list_claims_of(list.row),
            Listed::Summary => self.open_sources(),
            Listed::Help => drop(self.boxes.pop()),
        }
    }

    /// Opens the line for words to find in what has the keys: the article, the help, a list.
    pub(super) fn begin_finding(&mut self) {
        match self.boxes.last() {
            None => self.begin_search(),
            Some(Overlay::List(list)) => match list.of {
                Listed::Claims | Listed::Articles(_) => self.type_filter(),
                Listed::Help => {
                    let words = list.words.clone();
                    self.type_line(Purpose::Help, &words);
                }
                Listed::Summary => self.tell_where_to_find(),
                _ => self.type_line(Purpose::Row, ""),
            },
            Some(_) => self.tell_where_to_find(),
        }
    }

    fn tell_where_to_find(&mut self) {
        let where_it_finds = " searches the article, lists and the help";
        self.notify(Notice::default().key("", C::Search, where_it_finds));
    }

    /// Selects the next row that holds what was typed, from the selected one on; nothing typed: what was found last.
    pub(super) fn find_row(&mut self, typed: &str) {
        if !typed.is_empty() {
            self.keep_typed(Purpose::Row, typed);
        }
        self.go_to_match(1, true, true);
    }

    /// Goes `n` matches on or back, round the ends: in the article, or among the rows of the uppermost box.
    pub(super) fn go_to_next_match(&mut self, n: usize, forward: bool) {
        if self.boxes.is_empty() {
            self.search_step(n, forward);
        } else {
            self.go_to_match(n, forward, false);
        }
    }

    fn go_to_match(&mut self, n: usize, forward: bool, may_stay: bool) {
        let last = self.typed_before(Purpose::Row).next().map(str::to_owned);
        let Some(typed) = last else {
            let none = Notice::info("no previous search");
            self.notify(none.key(": ", C::Search, " finds words"));
            return;
        };
        let Some(wanted) = self.wanted(&typed) else {
            return;
        };
        let rows = self.row_words();
        let holds = |(nth, words): (usize, &String)| wanted.first(words, 0).map(|_| nth);
        let matches: Vec<usize> = rows.iter().enumerate().filter_map(holds).collect();
        let Some(total) = Some(matches.len()).filter(|total| *total > 0) else {
            self.warn(format!("“{typed}” not found in this list"));
            return;
        };
        let row = self.row_mut().map_or(0, |row| *row);
        // The first match on this way, the selected row left out unless it may stay.
        let first = if forward {
            matches.partition_point(|m| *m < row + usize::from(!may_stay))
        } else {
            matches.partition_point(|m| *m < row) + total - 1
        };
        let more = (n - 1) % total;
        let nth = (if forward {
            first + more
        } else {
            first + total - more
        }) % total;
        if let Some(&found) = matches.get(nth) {
            self.select_row(found);
        }
        self.notify(format!("“{typed}”: {} of {total}", nth + 1));
    }

    /// The words of every row of the uppermost list.
    fn row_words(&self) -> Vec<String> {
        let Some(list) = self.list() else {
            return Vec::new();
        };
        let (article, headings) = (&self.article, self.headings());
        let sources = self.sources();
        let words = |&index: &usize| match &list.of {
            Listed::Claims => {
                let entry = self.checklist.entries.get(index)?;
                Some(self.words_of(entry).to_owned())
            }
            Listed::Contents => {
                let (block, _) = headings.get(index)?;
                let block = article.blocks.get(*block)?;
                Some(block.span.of(&article.text).to_owned())
            }
            Listed::ClaimLinks | Listed::AllLinks => {
                let link = article.links.get(index)?;
                Some(format!("{} {}", link.span.of(&article.text), link.url))
            }
            Listed::Values(choice) => Some(in_words(choice.values().get(index)?.0)),
            Listed::Evidence => Some(self.evidence().get(index)?.as_typed()),
            Listed::EvidenceFields(_) => Some(EvidenceField::ALL.get(index)?.name().to_owned()),
            Listed::Sources(_) => Some(sources.get(index)?.title()),
            Listed::Themes => Some(ThemeChoice::ALL.get(index)?.to_string()),
            Listed::Articles(_) | Listed::Summary | Listed::Help => None,
        };
        let rows = self.rows_of(list);
        rows.iter()
            .map(|row| words(row).unwrap_or_default())
            .collect()
    }
}
