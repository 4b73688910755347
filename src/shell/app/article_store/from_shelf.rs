//! From one article to another: the shelf is read beside the one that is open, which gives way only when all of it is kept.

use super::{ArticleStore, SaveSummary};
use crate::checklist::Shelved;
use crate::session::Session;
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::opened::OpenedArticle;
use crate::shell::storage::paths::Folders;
use crate::shell::storage::shelf;
use std::path::PathBuf;

impl ArticleStore {
    /// Reads which articles were read before, this one as it is now among them.
    pub(super) fn read_shelf(&mut self, session: &Session, forget: Option<PathBuf>) {
        let is_this = forget.as_ref() == Some(&self.state.position_path());
        self.at_shelf(session, |_, folders| {
            // Why this article is not saved is reported by the disk thread.
            WorkerEvent::Session(match forget {
                Some(position) => shelf::without(&position, folders),
                None => shelf::read(folders).message(true),
            })
        });
        if is_this {
            self.seen.forget();
        }
    }

    /// Reads another article; nothing of this one is given up before that is read.
    pub(super) fn open(&mut self, session: &Session, item: Option<Box<Shelved>>) {
        let nth = self.n_requests + 1;
        self.at_shelf(session, move |kept, folders| {
            let opened = kept.and_then(|_| {
                let opened = OpenedArticle::from_shelf(item.as_deref(), folders);
                opened.map_err(|failure| failure.to_string())
            });
            WorkerEvent::Opened(nth, opened.map(Box::new))
        });
    }

    /// Works on a thread as soon as everything of this article is on disk, or it is known why not.
    fn at_shelf(
        &mut self,
        session: &Session,
        work: impl FnOnce(Result<bool, String>, &Folders) -> WorkerEvent + Send + 'static,
    ) {
        self.is_at_shelf = true;
        self.n_requests += 1;
        self.keep_position(session);
        let (disk, folders) = (self.disk.clone(), self.folders.clone());
        self.work("shelf", move || work(disk.flush(false), &folders));
    }

    /// Takes up another article in place of this one, of which everything is kept. What threads still report of this
    /// one is passed over.
    pub fn replace(&mut self, opened: OpenedArticle, session: &mut Session) -> SaveSummary {
        session.keep_draft();
        let news = self.news.of_another();
        let (other, next) = Self::new(opened, news, |article| session.of_another(article));
        let before = std::mem::replace(self, other);
        before.finish(&std::mem::replace(session, next))
    }
}
