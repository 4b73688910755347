//! What runs beside the reader, on threads of its own: reading on, wrapping, looking for claims.
//!
//! Each thread reports by [`News`]; a sitting that has ended by then is no error.

use super::{Keeper, News};
use crate::layout::Lines;
use crate::session::Session;
use crate::shell::events::Occurrence;
use crate::shell::failure::Failure;
use crate::shell::finder::Found;
use crate::shell::opened::{self, Opened};
use std::sync::Arc;
use std::thread;

impl Keeper {
    /// Looks for claims on a thread and puts the saved checklist over them; reads the rest of the article first, where
    /// only its beginning was read.
    pub fn look_for_claims(&mut self, session: &Session) {
        let mut search = self.search(session);
        if session.whole {
            let article = Arc::clone(&session.article);
            self.start(move || Ok(search.run(article)));
            return;
        }
        let (origin, news) = (self.origin.clone(), self.news.clone());
        self.start(move || {
            let Opened { article, bytes, .. } = opened::open(origin)?;
            let article = Arc::new(article);
            let read = News::Read(Arc::clone(&article));
            // The sitting may have ended by now.
            news.send(Occurrence::Message(read)).ok();
            search.raw = bytes;
            Ok(search.run(article))
        });
    }

    /// Wraps the whole article on a thread.
    pub fn lay_out(&self, session: &Session) {
        let article = Arc::clone(&session.article);
        let (column, height) = (session.frame.column, session.frame.page_height());
        let news = self.news.clone();
        let wrap = move || {
            let lines = Lines::new(&article, column, height);
            let lines = News::LaidOut(article, lines);
            news.send(Occurrence::Message(lines)).ok();
        };
        // Without a thread the pages around the reader are all there is; the next resize asks again.
        let thread = thread::Builder::new().name("layout".to_owned());
        drop(thread.spawn(wrap));
    }

    pub(super) fn start(&self, find: impl FnOnce() -> Result<Found, Failure> + Send + 'static) {
        let news = self.news.clone();
        let report = move || {
            let found = match find() {
                Ok(found) => News::Found(Box::new(found)),
                Err(failure) => News::NotReloaded(failure.to_string()),
            };
            // The sitting may have ended by now.
            news.send(Occurrence::Message(found)).ok();
        };
        if let Err(error) = thread::Builder::new()
            .name("finder".to_owned())
            .spawn(report)
        {
            let text = format!("claims cannot be looked for: {error}");
            self.news
                .send(Occurrence::Message(News::NotReloaded(text)))
                .ok();
        }
    }
}
