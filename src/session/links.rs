//! Links: those of the current claim, or all of them to pick from. The target is shown before anything is opened.

use super::{Command as C, LinkStyle, ListBox, Listed, Notice, Overlay, Session};
use crate::article::Link;
use crate::text::{is_web_address, shown_address, width};
use jiff::Timestamp;

impl Session {
    /// Opens the link of the current claim, or its links to choose from; without a link, what was noted last for it, or
    /// the document that it rests on.
    pub(super) fn open_claim_links(&mut self) {
        self.boxes.clear();
        let links = self.links_of_claim();
        let mut addresses = links.iter().filter_map(|&nth| self.article.links.get(nth));
        let noted = self.entry().map_or(&[][..], |e| &e.record().evidence);
        let mut noted = noted
            .iter()
            .filter(|e| e.url.as_deref().is_some_and(is_web_address));
        let only = match (addresses.next(), addresses.next()) {
            (Some(link), None) if self.opens_at_once(link) => Some(self.cited(link)),
            (None, _) => noted.next_back().cloned(),
            _ => None,
        };
        let document = || {
            let offer = self.offer(self.current?);
            offer.evidence.filter(|_| links.is_empty())
        };
        if let Some(source) = only.or_else(document) {
            return self.open_source(source);
        }
        if links.is_empty() {
            let none = Notice::info("this claim has no link");
            self.notify(none.key(": ", C::AllLinks, " lists all links of the article"));
            return;
        }
        self.boxes.push(Overlay::list(Listed::ClaimLinks, 0));
    }

    /// Whether a link leads where its address seems to lead, in one row; any other is shown before it is opened, as where
    /// the terminal opens it.
    fn opens_at_once(&self, link: &Link) -> bool {
        let shown = shown_address(&link.url);
        let is_as_shown = link.leads_somewhere() && shown == link.url.trim();
        let is_plain = self.options.links == LinkStyle::Plain;
        is_plain && is_as_shown && width(&shown) <= self.frame.column
    }

    /// Whether the current claim is open and rests on a source that was not judged yet.
    pub fn may_open_source(&self) -> bool {
        let Some(index) = self.current else {
            return false;
        };
        let is_open = self.entry().is_some_and(|e| !e.is_settled());
        let is_new = self.evidence().is_empty() && self.options.read_only.is_none();
        is_open && is_new && self.offer(index).evidence.is_some()
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
        let Some(source) = link.map(|link| self.cited(link)) else {
            self.warn("only http:// and https:// links are opened");
            return;
        };
        let nth = self.selected(list);
        self.boxes.pop();
        self.open_source(source);
        if !nth.is_some_and(|nth| self.links_of_claim().contains(&nth)) {
            // It says nothing that is known to concern the current claim.
            self.opened = None;
        }
    }

    /// Cites the link that is selected in a list for the current claim.
    pub(super) fn cite_selected(&mut self, now: Timestamp) {
        let links = self.list().filter(|list| list.of.is_links()).cloned();
        let Some(list) = links else {
            return self.notify("only a link can be cited from a list");
        };
        let link = self.selected_link(&list).filter(|l| l.leads_somewhere());
        let Some(source) = link.map(|link| self.cited(link)) else {
            return self.warn("only http:// and https:// links are cited");
        };
        let Some(index) = self.changeable() else {
            return;
        };
        let mut is_new = true;
        self.change(index, now, |record, _, _| {
            is_new = record.evidence.iter().all(|e| e.url != source.url);
            if is_new {
                record.evidence.push(source);
            }
        });
        let cited = if is_new { "cited" } else { "cited already" };
        self.notify(Notice::info(format!("{}: link {cited}", index + 1)));
    }
}
