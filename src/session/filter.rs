//! The filter: which claims are listed and stepped through, and how all of them come back.

use super::find::Pattern;
use super::{Command as C, Filter, Listed, Notice, Progress, Purpose, Session};
use crate::checklist::{Entry, Finding};
use crate::claim::Status;
use crate::text::{count, in_words, names, next};
use std::sync::Arc;

impl Session {
    /// Whether only some of the claims are listed and stepped through.
    pub fn is_filtered(&self) -> bool {
        self.filter != Filter::All || self.filter_words.is_some() || self.filter_source.is_some()
    }

    /// The claims that the filter lets through (indices of entries).
    pub fn listed(&self) -> Arc<[usize]> {
        let listed = self.counted.listed.get_or_init(|| self.listing());
        Arc::clone(listed)
    }

    fn listing(&self) -> Arc<[usize]> {
        let words = self.filter_words.as_deref();
        // As a search finds them: whatever the marks, and the case unless a capital was typed.
        let wanted = words.and_then(|words| Pattern::typed(words).ok().flatten());
        let holds = |entry: &Entry| {
            let Some(wanted) = &wanted else {
                return true;
            };
            let found = |text: &str| wanted.first(text, 0).is_some();
            found(self.words_of(entry)) || found(&self.said_by(entry))
        };
        let source = self.filter_source.as_deref();
        let source = source.map(|name| self.source_named(name).unwrap_or_default().claims);
        let is_of = |index: &usize| {
            let source = source.as_ref();
            source.is_none_or(|claims| claims.binary_search(index).is_ok())
        };
        let passing = |entry: &Entry| has_status(entry, self.filter) && holds(entry);
        let entries = (0..).zip(&self.checklist.entries);
        entries
            .filter_map(|(index, entry)| (is_of(&index) && passing(entry)).then_some(index))
            .collect()
    }

    /// Who says a claim, and with which word: as it was decided, else as the finder found it.
    fn said_by(&self, entry: &Entry) -> String {
        let text = &self.article.text;
        let known: Vec<String> = match (&entry.record().source, self.claim_of(entry)) {
            (Some(source), _) => {
                let of = [&source.name, &source.role, &source.affiliation, &source.cue];
                let of = of.into_iter().flatten().chain(&source.chain);
                of.cloned().collect()
            }
            (None, Some(claim)) => {
                let chain = claim.chain.iter().chain(&claim.cue);
                let chain = chain.map(|span| span.of(text).to_owned());
                claim.who(text).into_iter().chain(chain).collect()
            }
            (None, None) => Vec::new(),
        };
        known.join("\n")
    }

    /// How many of the claims listed are undecided, and how many of those were decided on words that changed since.
    pub(super) fn n_open(&self) -> (usize, usize) {
        if !self.is_filtered() {
            let (decided, total) = self.progress();
            return (total - decided, self.counts().again);
        }
        let listed = self.listed();
        let entries = || listed.iter().filter_map(|&i| self.checklist.entries.get(i));
        let open = entries().filter(|e| e.span.is_some() && !e.is_settled());
        let again = entries().filter(|e| e.span.is_some() && e.needs_another_look());
        (open.count(), again.count())
    }

    /// Goes on to the next filter; those by finding only where a claim has that finding.
    pub(super) fn next_filter(&mut self) {
        let is_found = |wanted| {
            let mut entries = self.checklist.entries.iter();
            entries.any(|entry| entry.record().finding == Some(wanted))
        };
        let mut filter = next(self.filter);
        while finding(filter).is_some_and(|wanted| !is_found(wanted)) {
            filter = next(filter);
        }
        self.choose_filter(filter);
    }

    /// Lists the claims that the filter of this name lets through.
    pub(super) fn filter_called(&mut self, name: &str) {
        let name = match name {
            "undecided" => Filter::Undecided.name(),
            name => name,
        };
        match Filter::from_name(&in_words(name)) {
            Some(filter) => self.choose_filter(filter),
            None => self.warn(format!(
                "no such filter: {name}; filters are {}",
                names::<Filter>()
            )),
        }
    }

    fn choose_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.filter_changed();
        let words = self.filter_words.as_ref();
        let words = words.map_or_else(String::new, |words| format!(", “{words}”"));
        let shown = format!("filter: {filter}{words}");
        if self.found.is_none() {
            self.notify(format!("{shown} · still looking for claims"));
            return;
        }
        let n = self.listed().len();
        let notice = Notice::info(format!("{shown} ({n})"));
        self.tell_filtered(notice, n == 0);
    }

    /// Opens the line for the words of the filter.
    pub(super) fn type_filter(&mut self) {
        let articles = self.list().filter(|_| self.is_at_shelf());
        let (purpose, words) = match articles {
            Some(articles) => (Purpose::Articles, articles.words.clone()),
            None => {
                let words = self.filter_words.clone();
                (Purpose::Filter, words.unwrap_or_default())
            }
        };
        self.type_line(purpose, &words);
    }

    /// Lists only claims that hold these words, or whose source does; none: whatever the words.
    pub(super) fn filter_by(&mut self, words: &str) {
        if !words.is_empty() && self.wanted(words).is_none() {
            return;
        }
        self.filter_words = (!words.is_empty()).then(|| words.to_owned());
        self.filter_changed();
        if words.is_empty() {
            self.notify("filter by words: off");
            return;
        }
        if self.found.is_none() {
            self.notify(format!("filter: “{words}” · still looking for claims"));
            return;
        }
        let found = match self.listed().len() {
            0 => "no claim".to_owned(),
            n => count(n, "claim"),
        };
        let notice = Notice::info(format!("{found} with “{words}”"));
        let notice = match self.filter {
            Filter::All => notice,
            filter => notice.words(format!(" · {filter}")),
        };
        let is_other_too = self.listed().is_empty() || self.filter != Filter::All;
        self.tell_filtered(notice, is_other_too);
    }

    fn tell_filtered(&mut self, notice: Notice, with_way_back: bool) {
        self.notify(if with_way_back {
            self.with_way_back(notice)
        } else {
            notice
        });
    }

    /// Lists only the claims of this source.
    pub(super) fn filter_by_source(&mut self, name: &str) {
        self.filter_source = Some(name.to_owned());
        self.filter_changed();
        let n = count(self.listed().len(), "claim");
        self.notify(format!("{n} of {name}"));
    }

    /// Lists all claims again, where some were kept back.
    pub(super) fn show_all(&mut self) {
        if self.is_filtered() {
            (self.filter, self.filter_words) = (Filter::All, None);
            self.filter_source = None;
            self.filter_changed();
            self.notify("all claims shown");
        }
    }

    /// The same with how to see the claims that the filter keeps back.
    pub(super) fn with_way_back(&self, notice: Notice) -> Notice {
        match (self.boxes.last(), &self.filter_words) {
            (None, _) => notice.key(": ", C::Close, " shows all"),
            // In a box that key only leaves it.
            (Some(_), None) => notice.key(": ", C::Filter, " changes it"),
            (Some(_), Some(_)) if self.filter == Filter::All => {
                notice.key(": ", C::FilterWords, " changes it")
            }
            (Some(_), Some(_)) => {
                notice
                    .key(": ", C::Filter, " and")
                    .key(" ", C::FilterWords, " change it")
            }
        }
    }

    /// Lists anew what the filter lets through; in the open list the current claim stays selected.
    fn filter_changed(&mut self) {
        self.counted = Progress::default();
        if self.list().is_some_and(|list| list.of == Listed::Claims) {
            self.select_row(self.row_of_current());
        }
    }
}

/// The finding that a filter lists; none for other filters.
const fn finding(filter: Filter) -> Option<Finding> {
    match filter {
        Filter::Confirmed => Some(Finding::Confirmed),
        Filter::Partly => Some(Finding::Partly),
        Filter::Contradicted => Some(Finding::Contradicted),
        Filter::CouldNotCheck => Some(Finding::CouldNotCheck),
        _ => None,
    }
}

fn has_status(entry: &Entry, filter: Filter) -> bool {
    let status = entry.record().status;
    match filter {
        Filter::All => true,
        Filter::Undecided => !entry.is_settled(),
        Filter::Attributed => status == Some(Status::Attributed),
        Filter::Sourced => status == Some(Status::Sourced),
        Filter::Unsupported => status == Some(Status::Unsupported),
        Filter::Excluded => entry.record().exclude.is_some(),
        Filter::Flagged => entry.record().flag,
        Filter::Stale => entry.needs_another_look() || entry.span.is_none(),
        filter => entry.record().finding.is_some() && entry.record().finding == finding(filter),
    }
}
