//! When it is looked whether another program changed the files: at keys, so that nothing wakes a machine that is idle.

use super::ArticleStore;
use crate::shell::clock::instant;
use crate::shell::storage::disk::Job;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often it is looked while keys are pressed.
const LOOKED_EVERY: Duration = Duration::from_secs(2);

impl ArticleStore {
    /// Has the disk thread say when another program changes the article's file, as it is before it is read, or the checklist's.
    pub(super) fn watch(&self) {
        let article = self.article_file().ok();
        self.disk.send(Job::Watch(article.map(Path::to_owned)));
    }

    /// From now on files are looked at: what was read of them is known. The next key is the first time.
    pub(super) fn begin_looking(&mut self) {
        self.looked = instant().checked_sub(LOOKED_EVERY);
    }

    /// Has the disk thread look, if that is due.
    pub(super) fn look_if_due(&mut self) {
        let is_due = |looked: Instant| looked.elapsed() >= LOOKED_EVERY;
        if self.looked.is_some_and(is_due) && !self.is_reloading {
            self.looked = Some(instant());
            self.disk.send(Job::Look);
        }
    }
}
