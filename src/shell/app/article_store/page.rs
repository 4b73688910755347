//! The page that an article is on: asked for again, kept, and read in place of the one before.

use super::ArticleStore;
use crate::session::Notice;
use crate::shell::fetch::{self, Page};
use crate::shell::storage::kept_page;
use crate::shell::storage::load::ArticleSource;
use std::sync::Arc;

impl ArticleStore {
    /// The page that the article is on, if it is on one.
    pub fn page(&self) -> Option<Arc<Page>> {
        match &self.origin {
            ArticleSource::Page(page) => Some(Arc::clone(page)),
            _ => None,
        }
    }

    /// Takes in what came of asking for a page again. A new version is kept before it is read in place of this one; what
    /// cannot be kept, or is no article, is reported and changes nothing.
    pub fn take_page(&mut self, before: &Page, answer: Result<Option<Page>, String>) {
        let age = kept_page::age(before.facts.retrieved);
        let taken = answer.and_then(|page| page.map(|page| self.keep_page(page)).transpose());
        self.asked = Some(match taken {
            Ok(Some(())) => Notice::info("the page has changed and was fetched again"),
            Ok(None) => Notice::info(format!("the page is as it was when fetched {age}")),
            Err(why) => {
                // The reader has the address on the shelf and in the checklist, and here little room.
                let address = format!("{}: ", before.address.as_str());
                let why = why.strip_prefix(&address).unwrap_or(&why);
                Notice::warning(format!("still the page fetched {age}: {why}"))
            }
        });
    }

    fn keep_page(&mut self, page: Page) -> Result<(), String> {
        fetch::read(&page).map_err(|error| format!("the new page {error}"))?;
        let kept = kept_page::keep(&self.place.path, &page);
        kept.map_err(|error| format!("the new page is not kept: {error}"))?;
        self.origin = ArticleSource::Page(Arc::new(page));
        Ok(())
    }
}
