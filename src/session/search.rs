//! Searching: what is typed is shown at once, Enter keeps it, Esc goes back to where it began.

use super::find::Pattern;
use super::{Before, Command as C, Notice, Overlay, Purpose, Search, Session};
use crate::checklist::Entry;
use crate::text::{Span, clipped};

impl Session {
    /// Opens the line in which a phrase is typed.
    pub(super) fn begin_search(&mut self) {
        self.before_search = Some(Before {
            place: self.place,
            claim: self.current,
            search: self.search.clone(),
        });
        self.type_line(Purpose::Search, "");
    }

    /// Shows the first match of what is typed so far, from where the search began.
    pub(super) fn search_as_typed(&mut self, typed: &str) {
        let Some(before) = self.before_search.clone() else {
            return;
        };
        self.place = before.place;
        self.lay_out_around(before.place.at);
        self.search = None;
        self.notice = None;
        let wanted = match Pattern::typed(typed) {
            Ok(Some(wanted)) => wanted,
            Ok(None) => return,
            Err(why) => return self.notify(format!("incomplete regular expression: {why}")),
        };
        let text = &self.article.text;
        let found = wanted
            .first(text, self.top_byte())
            .or_else(|| wanted.first(text, 0));
        let Some(span) = found else {
            self.notify(missing(typed, self.whole));
            return;
        };
        // In a long article all of them are looked for once the phrase is complete.
        let all = text.len() <= COUNTED_AS_TYPED && self.whole;
        let matches = if all { wanted.all(text) } else { vec![span] };
        let current = matches.iter().position(|m| *m == span);
        if let Some(nth) = current.filter(|_| all) {
            self.notify(format!("{} of {}", nth + 1, matches.len()));
        }
        self.search = Some(Search {
            phrase: typed.trim().to_owned(),
            matches,
            current,
            hidden: false,
        });
        self.show(span);
    }

    /// Goes back to where the search began, as if nothing had been typed.
    pub(super) fn leave_search(&mut self) {
        if let Some(before) = self.before_search.take() {
            self.place = before.place;
            self.lay_out_around(before.place.at);
            self.current = before.claim;
            self.search = before.search;
        }
    }

    /// Searches for what was typed and goes to the first match from where the search began; nothing typed: what was
    /// searched for last.
    pub(super) fn search_for(&mut self, typed: &str) {
        self.leave_search();
        let last = self.typed_before(Purpose::Search).next().map(str::to_owned);
        let typed = match (typed.trim(), last) {
            ("", Some(last)) => last,
            _ => typed.trim().to_owned(),
        };
        let Some(wanted) = self.wanted(&typed) else {
            return;
        };
        self.keep_typed(Purpose::Search, &typed);
        let matches = wanted.all(&self.article.text);
        if matches.is_empty() {
            self.search = Some(Search {
                phrase: typed.clone(),
                ..Search::default()
            });
            self.warn(missing(&typed, true));
            return;
        }
        let top = self.top_byte();
        let first = matches.partition_point(|m| m.start < top);
        let wrapped = first == matches.len();
        let current = Some(if wrapped { 0 } else { first });
        self.remember();
        self.search = Some(Search {
            phrase: typed,
            matches,
            current,
            hidden: false,
        });
        self.show_match(wrapped.then_some(true));
    }

    /// What was typed as something that can be looked for; else says why it cannot.
    pub(super) fn wanted(&mut self, typed: &str) -> Option<Pattern> {
        match Pattern::typed(typed) {
            Ok(Some(wanted)) => return Some(wanted),
            Ok(None) => {
                self.warn("nothing to find: type words, or /PATTERN for a regular expression");
            }
            Err(why) => self.warn(format!("invalid regular expression {typed}: {why}")),
        }
        None
    }

    /// Goes `n` matches on or back, round the ends.
    pub(super) fn search_step(&mut self, n: usize, forward: bool) {
        let Some(search) = self.search.as_mut() else {
            let none = Notice::info("no previous search");
            self.notify(none.key(": ", C::Search, " finds a phrase"));
            return;
        };
        if search.matches.is_empty() {
            let text = missing(&search.phrase, true);
            self.warn(text);
            return;
        }
        search.hidden = false;
        let total = search.matches.len();
        let from = search.current.unwrap_or(0);
        let n = n % total.max(1);
        let next = if forward { from + n } else { from + total - n };
        let wrapped = if forward { next >= total } else { next < total };
        search.current = Some(next % total.max(1));
        self.show_match(wrapped.then_some(forward));
    }

    /// Shows the match at hand; `wrapped`: round which end it was reached, `true` for the article's end.
    fn show_match(&mut self, wrapped: Option<bool>) {
        let Some(search) = &self.search else {
            return;
        };
        let index = search.current.unwrap_or(0);
        let Some(&span) = search.matches.get(index) else {
            return;
        };
        let round = match wrapped {
            Some(true) => " · wrapped to the start",
            Some(false) => " · wrapped to the end",
            None => "",
        };
        let phrase = clipped(search.phrase.trim(), MOST_REPEATED);
        let total = search.matches.len();
        let text = format!("“{phrase}”: {} of {total}{round}", index + 1);
        self.show(span);
        self.select_near(span);
        self.notify(text);
    }

    /// Selects the claim that holds a stretch of text, else one whose speaker or cue does, else the next one that begins on
    /// the screen.
    fn select_near(&mut self, span: Span) {
        let holds = |entry: &Entry| entry.span.is_some_and(|claim| claim.contains(span.start));
        if self
            .entry()
            .is_some_and(|entry| holds(entry) && self.is_in_sight(entry))
        {
            return;
        }
        let entries = &self.checklist.entries;
        let behind = entries.partition_point(|e| e.span.is_some_and(|s| s.start <= span.start));
        let before = entries.get(..behind).unwrap_or_default();
        let holding = before.iter().rposition(holds);
        let in_sight = |index: &usize| entries.get(*index).is_some_and(|e| self.is_in_sight(e));
        let is_of = |entry: &Entry| {
            let claim = self.claim_of(entry);
            let said_by = claim.map_or([None, None], |claim| [claim.source, claim.cue]);
            said_by
                .into_iter()
                .flatten()
                .any(|words| words.contains(span.start))
        };
        let shown = self.first_in_sight().zip(self.last_in_sight());
        let mut shown = shown.map_or(0..0, |(first, last)| first..last + 1);
        let named = || shown.find(|at| entries.get(*at).is_some_and(is_of));
        let found = holding.filter(in_sight).or_else(named);
        match found.or(Some(behind).filter(in_sight)) {
            Some(index) => self.current = Some(index),
            None => self.keep_current_in_sight(),
        }
    }

    /// Puts a line that was typed before, or one typed after it, in place of the line being typed.
    pub(super) fn recall(&mut self, older: bool) {
        if self.move_offered(!older) {
            return;
        }
        let Some(Overlay::Entry(entry)) = self.boxes.last() else {
            return;
        };
        let (purpose, recalled) = (entry.purpose, entry.recalled);
        if !older && recalled == 0 {
            return;
        }
        let next = if older {
            recalled + 1
        } else {
            recalled.saturating_sub(1)
        };
        let line = match next.checked_sub(1) {
            Some(nth) => self.recallable(purpose).into_iter().nth(nth),
            None => Some(String::new()),
        };
        if let (Some(initial), Some(Overlay::Entry(entry))) = (line, self.boxes.last_mut()) {
            entry.recalled = next;
            entry.replace(&initial);
            if purpose == Purpose::Search {
                self.search_as_typed(&initial);
            }
        }
    }

    /// Lines sent before for the same purpose, the latest first.
    pub(super) fn typed_before(&self, purpose: Purpose) -> impl Iterator<Item = &str> {
        let kept = self.typed_lines.iter().rev();
        kept.filter(move |(p, _)| *p == purpose)
            .map(|(_, line)| line.as_str())
    }

    /// Keeps a line that was sent, to be recalled.
    pub(super) fn keep_typed(&mut self, purpose: Purpose, line: &str) {
        self.typed_lines
            .retain(|(p, l)| (*p, l.as_str()) != (purpose, line));
        self.typed_lines.push((purpose, line.to_owned()));
        let surplus = self.typed_lines.len().saturating_sub(MOST_KEPT);
        self.typed_lines.drain(..surplus);
    }
}

/// Articles of at most so many bytes have their matches counted with every letter.
const COUNTED_AS_TYPED: usize = 1024 * 1024;

/// Typed lines kept to be recalled.
const MOST_KEPT: usize = 100;

fn missing(typed: &str, whole: bool) -> String {
    let so_far = if whole { "" } else { " so far" };
    format!(
        "“{}” not found{so_far}",
        clipped(typed.trim(), MOST_REPEATED)
    )
}

/// Columns of a phrase that are repeated to the reader: what became of it must still fit behind it.
const MOST_REPEATED: usize = 31;
