//! Saving the checklist elsewhere: everything that is kept of the sitting goes with it.
//!
//! The lock of the new file is taken before anything is written there, and travels with the order to the saver and
//! back: only when that very order is done do place, marks and history belong to the new file.

use super::{Keeper, News};
use crate::session::Session;
use crate::shell::events::Occurrence;
use crate::shell::failure::shown;
use crate::shell::lock::{Held, Lock};
use crate::shell::places::Chosen;
use crate::shell::saver::{Elsewhere, SaveOutcome};
use std::path::{Path, PathBuf};

impl Keeper {
    /// Has the checklist written to another file from now on.
    pub fn save_to(&mut self, path: &str, session: &Session) {
        let path = PathBuf::from(path);
        let lock = match self.lock_elsewhere(&path) {
            Ok(lock) => lock,
            Err(held) => return self.refuse_to_move(&path, &held),
        };
        self.changed = true;
        if let Some(reload) = &mut self.reload {
            reload.moved = true;
        }
        if let Some(saver) = &self.saver {
            saver.save_to(Elsewhere { path, lock }, session.checklist.clone());
        }
    }

    /// The lock of another file; `None` when it is the file that we have.
    fn lock_elsewhere(&self, path: &Path) -> Result<Option<Lock>, Held> {
        let state = self.state.of_another(path);
        if state == self.state {
            return Ok(None);
        }
        Lock::take(&state.lock_path()).map(Some)
    }

    fn refuse_to_move(&self, path: &Path, held: &Held) {
        let why = format!(
            "{} is open in another session ({}); give another name",
            shown(path),
            held.holder
        );
        let failed = News::Saver(SaveOutcome::Failed(why));
        // The sitting is there: it has just asked.
        self.news.send(Occurrence::Message(failed)).ok();
    }

    /// The checklist is saved there from now on: lock, place, marks and history are those of the new file. Losing any of
    /// them loses no decision, so nobody is stopped by it.
    pub(super) fn moved_to(&mut self, there: Elsewhere, session: &Session) {
        if there.path == self.place.path {
            return;
        }
        let state = self.state.of_another(&there.path);
        state.take_history_of(&self.state).ok();
        if !self.place.path.exists() {
            // Nothing was ever saved there: the shelf would show a reading that cannot be gone on with.
            self.state.forget_visit().ok();
        }
        self.state = state;
        self.place = Chosen::at(there.path);
        if let Some(lock) = there.lock {
            self.lock = Some(Ok(lock));
        }
        self.bookmark(session);
    }
}
