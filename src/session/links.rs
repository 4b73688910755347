//! Links: those of the current claim, or all of them to pick from. The target is shown before anything is opened.

use super::{Command as C, Effect, LinkList, Notice, Overlay, Session};
use crate::article::Link;

impl Session {
    /// Opens the links that are on or next to the current claim.
    pub(super) fn open_claim_links(&mut self) {
        if self.links_of_claim().is_empty() {
            let none = Notice::info("this claim has no link");
            self.notify(none.key(": ", C::AllLinks, " lists all links of the article"));
            return;
        }
        self.boxes.push(Overlay::Links(LinkList {
            of_claim: true,
            row: 0,
        }));
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
        let of_claim = false;
        self.boxes.push(Overlay::Links(LinkList { of_claim, row }));
    }

    /// The links of an open list (indices into the article's).
    pub fn listed_links(&self, links: LinkList) -> Vec<usize> {
        if links.of_claim {
            self.links_of_claim()
        } else {
            (0..self.article.links.len()).collect()
        }
    }

    /// The link in the selected row of an open list.
    pub fn selected_link(&self, links: LinkList) -> Option<&Link> {
        let index = self.listed_links(links).get(links.row).copied();
        self.article.links.get(index?)
    }

    fn links_of_claim(&self) -> Vec<usize> {
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
    pub(super) fn open_link(&mut self, links: LinkList) {
        let link = self.selected_link(links).filter(|l| l.leads_somewhere());
        let Some(url) = link.map(|l| l.url.trim().to_owned()) else {
            self.warn("only http:// and https:// links are opened");
            return;
        };
        self.boxes.pop();
        self.effects.push(Effect::OpenLink(url));
    }
}
