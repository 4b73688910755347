//! A report of the article that is open, written beside the reader.

use super::ArticleStore;
use crate::export::{ArticleState, ReviewReport};
use crate::session::{Notice, Session};
use crate::shell::failure::shown;
use crate::shell::storage::disk::WorkerEvent;
use crate::shell::storage::report_file;
use std::sync::Arc;

impl ArticleStore {
    /// Writes what was decided so far, in the form or to the path that was asked for.
    pub(super) fn report(&mut self, session: &Session, asked: String) {
        self.n_reports += 1;
        let checklist = session.checklist.clone();
        let (found, bank) = (session.found.clone(), Arc::clone(&session.bank));
        let place = self.place.path.clone();
        self.work("report", move || {
            let written = report_file::chosen(&asked, &place).and_then(|(path, form)| {
                let state = match found {
                    Some(_) => ArticleState::Same,
                    None => ArticleState::Gone,
                };
                let report = ReviewReport::new(&checklist, found.as_deref(), state, &bank);
                report_file::write(&path, &report.write(form), false).map(|()| path)
            });
            WorkerEvent::Reported(match written {
                Ok(path) => Notice::info(format!("report written: {}", shown(&path))),
                Err(why) => Notice::warning(why),
            })
        });
    }
}
