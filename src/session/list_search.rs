//! Finding a row of a list: headings, links, the values of a field. Claims are filtered instead.

use super::{Command as C, Notice, Overlay, Purpose, Session, choices};
use crate::text::in_words;

impl Session {
    /// Opens the line for words to find in what has the keys: the article, the help, a list.
    pub(super) fn begin_finding(&mut self) {
        match self.boxes.last() {
            None => self.begin_search(),
            Some(Overlay::Help(_)) => self.begin_help_search(),
            Some(Overlay::Claims(_) | Overlay::Shelf(_)) => self.type_filter(),
            Some(Overlay::Contents(_) | Overlay::Links(_) | Overlay::Choose(_)) => {
                self.type_line(Purpose::Row, "");
            }
            Some(_) => {
                let where_it_finds = " searches the article, lists and the help";
                self.notify(Notice::default().key("", C::Search, where_it_finds));
            }
        }
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
        if let (Some(&found), Some(row)) = (matches.get(nth), self.row_mut()) {
            *row = found;
        }
        self.notify(format!("“{typed}”: {} of {total}", nth + 1));
    }

    /// The words of every row of the uppermost box.
    fn row_words(&self) -> Vec<String> {
        let article = &self.article;
        let heading = |&(block, _): &(usize, u8)| {
            let block = article.blocks.get(block);
            block.map_or_else(String::new, |b| b.span.of(&article.text).to_owned())
        };
        let link = |index: &usize| {
            let link = article.links.get(*index);
            link.map_or_else(String::new, |l| {
                format!("{} {}", l.span.of(&article.text), l.url)
            })
        };
        let claim = |index: &usize| {
            let entry = self.checklist.entries.get(*index);
            entry.map_or_else(String::new, |e| self.words_of(e).to_owned())
        };
        match self.boxes.last() {
            Some(Overlay::Claims(_)) => self.listed().iter().map(claim).collect(),
            Some(Overlay::Contents(_)) => self.headings().iter().map(heading).collect(),
            Some(Overlay::Links(links)) => self.listed_links(*links).iter().map(link).collect(),
            Some(Overlay::Choose(choose)) => {
                choices(choose.field).iter().map(|n| in_words(n)).collect()
            }
            _ => Vec::new(),
        }
    }
}
