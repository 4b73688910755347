//! The page that an article is on: asked for again, kept, and read in place of the one before. Asking
//! takes place while the terminal is the shell's; Ctrl-C gives up at once.

use super::ArticleStore;
use crate::session::Notice;
use crate::shell::fetch::{self, Page, StopSwitch};
use crate::shell::storage::kept_page;
use crate::shell::storage::source::ArticleSource;
use crate::shell::terminal::signals;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

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

/// The page as it is now; `None`: as it was.
///
/// # Errors
/// A sentence: why there is no answer.
pub fn ask_again(page: &Arc<Page>) -> Result<Option<Page>, String> {
    let (sender, answer) = channel();
    let (cancelled, stop) = (sender.clone(), StopSwitch::default());
    let given_up = Err("the page was not fetched: cancelled".to_owned());
    signals::on_interrupt(Some(Box::new(move || {
        drop(cancelled.send(given_up));
    })));
    let (known, switch) = (Arc::clone(page), stop.clone());
    let ask = move || drop(sender.send(fetch::get(&known.address, Some(&known), &switch)));
    // Not on this thread, which a site that does not answer would hold.
    let started = thread::Builder::new().name("fetch".to_owned()).spawn(ask);
    let answer = match started {
        Ok(_) => answer.recv().map_err(|e| e.to_string()).flatten(),
        Err(error) => Err(format!("the system refuses a thread: {error}")),
    };
    signals::on_interrupt(None);
    stop.stop();
    answer
}
