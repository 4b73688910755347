//! Links: those of the current claim, or all of them to pick from. The target is shown before anything is opened.

use super::{Command as C, Effect, ListBox, Listed, Notice, Overlay, Session};
use crate::article::Link;

impl Session {
    /// Opens the links that are on or next to the current claim.
    pub(super) fn open_claim_links(&mut self) {
        if self.links_of_claim().is_empty() {
            let none = Notice::info("this claim has no link");
            self.notify(none.key(": ", C::AllLinks, " lists all links of the article"));
            return;
        }
        self.boxes.push(Overlay::list(Listed::ClaimLinks, 0));
    }

    /// Opens all links of the article at the first on the page.
    pub(super) fn open_all_links(&mut self) {
        if self.article.links.is_empty() {
            self.notify("this article has no links");
            return;
        }
        let top = self.top_byte();
        let row = self.article.links.partition_point(|l| l.span.end <= top);
        let row = row.min(self.article.links.len() - 1);
        self.boxes.push(Overlay::list(Listed::AllLinks, row));
    }

    /// The link in the selected row of a list of links.
    pub fn selected_link(&self, list: &ListBox) -> Option<&Link> {
        self.article.links.get(self.selected(list)?)
    }

    /// The links on or next to the current claim (indices into the article's).
    pub(super) fn links_of_claim(&self) -> Vec<usize> {
        let linked = self.entry().map(|entry| self.links_of(entry));
        let linked = linked.unwrap_or_default();
        let Some(span) = self.entry().and_then(|entry| entry.span) else {
            return linked;
        };
        let mut all = linked;
        all.extend(self.article.links_in(span).map(|(index, _)| index));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Has the selected link opened by the desktop: web addresses alone.
    pub(super) fn open_link(&mut self, list: &ListBox) {
        let link = self.selected_link(list).filter(|l| l.leads_somewhere());
        let Some(url) = link.map(|l| l.url.trim().to_owned()) else {
            self.warn("only http:// and https:// links are opened");
            return;
        };
        self.boxes.pop();
        self.effects.push(Effect::OpenLink(url));
    }
}
