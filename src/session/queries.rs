//! What can be asked of a session without changing it: the current claim, its words, how far it is.

use super::claim_steps::Stop;
use super::mode::Mode;
use super::{Command, Listed, Notice, Overlay, Session, Totals};
use crate::checklist::{Answer, Concern, Entry};
use crate::claim::{Claim, Suggestion};

impl Session {
    /// Which table of keys rules now.
    pub fn mode(&self) -> Mode {
        self.boxes.last().map_or(Mode::Reading, Overlay::mode)
    }

    /// The current claim on the checklist.
    pub fn entry(&self) -> Option<&Entry> {
        self.checklist.entries.get(self.current?)
    }

    /// The claim that is described beside the page (index of an entry): the selected one of a list of claims, else the current.
    pub fn shown_claim(&self) -> Option<usize> {
        let list = self.list().filter(|list| list.of == Listed::Claims);
        list.map_or(self.current, |list| self.selected(list))
    }

    /// The same, on the checklist.
    pub fn shown_entry(&self) -> Option<&Entry> {
        self.checklist.entries.get(self.shown_claim()?)
    }

    /// Whether claims are only above the page, so that there is none to go on to.
    pub fn is_behind_claims(&self) -> bool {
        self.current.is_none()
            && self.neighbour(true, Stop::Listed).is_none()
            && self.neighbour(false, Stop::Listed).is_some()
    }

    /// What is missing where a command needs a claim, and the way to one.
    pub(super) fn without_claim(&self) -> Notice {
        let none = Notice::info("no claim is selected");
        if self.is_behind_claims() {
            none.key(": ", Command::ClaimBack, " goes to the previous")
        } else {
            none.key(": ", Command::ClaimNext, " goes to the next")
        }
    }

    /// The found claim that an entry is, or shares most text with; `None` for orphans.
    pub fn claim_of(&self, entry: &Entry) -> Option<&Claim> {
        self.found.as_ref()?.claim(entry)
    }

    /// A claim's words as they are in the article now; for one that is gone, as they were.
    pub fn words_of<'s>(&'s self, entry: &'s Entry) -> &'s str {
        entry.exact(&self.article.text)
    }

    /// What the program suggests for an entry, or suggested when it was decided.
    pub fn suggestion_of<'s>(&'s self, entry: &'s Entry) -> Option<&'s Suggestion> {
        entry.suggestion(self.claim_of(entry))
    }

    /// The links that are on or next to an entry (indices into the article's).
    pub fn links_of(&self, entry: &Entry) -> Vec<usize> {
        let found = self.found.as_ref();
        found.map(|found| found.links(entry)).unwrap_or_default()
    }

    /// Why the other links beside an entry do not count for it, each in two words.
    pub fn uncounted_links(&self, entry: &Entry) -> Vec<String> {
        let found = self.found.as_ref();
        found.map(|f| f.uncounted(entry)).unwrap_or_default()
    }

    /// What was answered to a prompt for the current claim.
    pub fn answer_to(&self, id: &str) -> Option<Answer> {
        self.entry()?.record().checks.get(id).copied()
    }

    /// The concerns that hold for the current claim.
    pub fn concerns(&self) -> &[Concern] {
        self.entry().map_or(&[], |e| &e.record().concern)
    }

    /// How many claims are decided, and how many count (orphans and excluded ones do not). A
    /// decision on words that changed since is none.
    pub fn progress(&self) -> (usize, usize) {
        let counts = self.counts();
        (counts.decided, counts.all)
    }

    /// The claims in numbers.
    pub fn counts(&self) -> Totals {
        let count = || {
            let mut totals = Totals::default();
            for entry in self.checklist.entries.iter().filter(|e| e.span.is_some()) {
                let counted = entry.is_counted();
                let settled = counted && entry.is_settled();
                totals.decided += usize::from(settled);
                let status = entry.record().status.filter(|_| settled);
                // In the order in which the statuses are declared.
                if let Some(n) = status.and_then(|s| totals.by_status.get_mut(s as usize)) {
                    *n += 1;
                }
                totals.again += usize::from(entry.needs_another_look());
                totals.excluded += usize::from(!counted);
                totals.all += usize::from(counted);
            }
            totals
        };
        *self.counted.totals.get_or_init(count)
    }
}
