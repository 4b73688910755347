//! Looking for claims, on a thread of its own: sentences, claims, and the saved checklist over them.

use super::failure::shown;
use super::files::{self, FileErrorKind};
use super::places::{self, Chosen};
use super::saver::Keeping;
use super::snapshot;
use super::state::State;
use crate::article::Article;
use crate::checklist::format::{self, Saved};
use crate::checklist::{Checklist, Document, History, hex, reconcile};
use crate::prompt::Bank;
use crate::session::Findings;
use crate::text::{count_hidden, runs_right_to_left};
use crate::{claim, sentence};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::Arc;

/// All that looking for claims needs.
pub struct Search {
    /// Where the checklist lies.
    pub place: Chosen,
    /// The article's file as seen from the checklist.
    pub location: Option<String>,
    /// Where work goes that cannot be saved at the end.
    pub rescue: PathBuf,
    /// Where the history lies.
    pub history: State,
    /// The article's bytes as they came.
    pub raw: Arc<Vec<u8>>,
    /// Whether they came through a pipe, so that nobody else has them.
    pub piped: bool,
    /// Who reviews.
    pub reviewer: Option<String>,
    /// Who has the checklist open already.
    pub taken: Option<String>,
    /// Why nothing protects against a second session.
    pub unlocked: Option<String>,
    /// The prompts, which are asked for as soon as there are claims.
    pub bank: Arc<Bank>,
}

/// Everything that is known once claims have been looked for.
#[derive(Debug)]
pub struct Found {
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it.
    pub findings: Arc<Findings>,
    /// The checklist of it.
    pub checklist: Checklist,
    /// What was changed before.
    pub history: History,
    /// The file, for the saver.
    pub keeping: Keeping,
    /// What to tell the reader.
    pub report: Option<String>,
    /// Why nothing can be decided.
    pub read_only: Option<String>,
}

/// What to say of an article that is not shown as it was written.
fn shown_otherwise(article: &Article) -> Option<String> {
    let both = [hidden(article), right_to_left(article)];
    let said: Vec<String> = both.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What to say of characters that hide; they are shown as placeholders.
fn hidden(article: &Article) -> Option<String> {
    match count_hidden(&article.text) {
        0 => None,
        1 => Some("1 hidden character is shown as ␣".to_owned()),
        n => Some(format!("{n} hidden characters are shown as ␣")),
    }
}

/// What to say of text that a reader of its script expects from right to left.
fn right_to_left(article: &Article) -> Option<String> {
    let said = "right-to-left text is shown in logical order";
    runs_right_to_left(&article.text).then(|| said.to_owned())
}

impl Search {
    /// Looks for claims in an article and puts the saved checklist over them.
    pub fn run(mut self, article: Arc<Article>) -> Found {
        // Read here, so that the drawing thread need not.
        self.bank.prompts();
        let raw = std::mem::take(&mut self.raw);
        let raw_sha256 = hex(&Sha256::digest(&*raw));
        let piped = self.piped.then_some(&raw).map(Arc::clone);
        // A large article is not held twice while it is searched.
        drop(raw);
        let sentences = sentence::split(&article);
        let claims = claim::detect(&article, &sentences);
        let keeping = Keeping::new(
            self.place.path.clone(),
            Arc::clone(&article),
            self.rescue.clone(),
        );
        let (saved, keeping, broken) = self.saved(keeping);
        let (mut checklist, report) = reconcile(saved.as_ref(), &article, &claims, &sentences);
        let (history, _) = History::read(&self.history.history());
        checklist.document.raw_sha256 = Some(raw_sha256);
        let unkept = self.fill(&mut checklist.document, piped.as_deref());
        let refused = saved.as_ref().and_then(|s| s.read_only.clone());
        let odd = saved.as_ref().and_then(|s| s.warnings.first().cloned());
        let read_only = broken.or(refused).or(self.taken);
        let unwritable = self
            .place
            .unwritable
            .map(|why| format!("decisions cannot be saved: {why}"));
        let report = read_only
            .clone()
            .or(unwritable)
            .or(unkept)
            .or_else(|| report.line())
            .or(odd)
            .or(self.place.notice)
            .or(self.unlocked)
            .or_else(|| shown_otherwise(&article));
        Found {
            findings: Arc::new(Findings { sentences, claims }),
            article,
            checklist,
            history,
            keeping,
            report,
            read_only,
        }
    }

    /// The saved checklist, the file as the saver has to take it, and why it must be left alone.
    fn saved(&self, keeping: Keeping) -> (Option<Saved>, Keeping, Option<String>) {
        let path = &self.place.read_from;
        let alone = |why: &str| {
            Some(format!(
                "{why}; it is left alone and decisions are off: mend it, then R reads it again"
            ))
        };
        if places::is_nowhere(path) {
            let why = "no home folder is known, so no decision can be kept: set HOME, or give --checklist";
            return (None, keeping, Some(why.to_owned()));
        }
        match files::read(path) {
            Ok((bytes, stamp)) => match format::read_bytes(&bytes) {
                Ok(saved) if *path == self.place.path => {
                    let keeping = keeping.read_as(&saved, stamp);
                    (Some(saved), keeping, None)
                }
                // Read where it cannot be written: the text goes along to the new place.
                Ok(saved) => {
                    let keeping = keeping.read_as(&saved, stamp);
                    let keeping = Keeping {
                        on_disk: files::Expected::Nothing,
                        ..keeping
                    };
                    (Some(saved), keeping, None)
                }
                Err(error) => (None, keeping, alone(&format!("{}: {error}", shown(path)))),
            },
            Err(error) if error.kind == FileErrorKind::Missing => (None, keeping, None),
            Err(error) => (None, keeping, alone(&error.to_string())),
        }
    }

    /// Writes down which article this is; what a person may have put there stays. Says why an article that came through
    /// a pipe is not kept.
    fn fill(&self, document: &mut Document, piped: Option<&Vec<u8>>) -> Option<String> {
        document.location = document.location.take().or_else(|| self.location.clone());
        document.reviewer = document.reviewer.take().or_else(|| self.reviewer.clone());
        document.retrieved = document
            .retrieved
            .or_else(|| Some(super::clock::now_in_seconds()));
        let known = document.snapshot.as_deref();
        match snapshot::keep(&self.place.path, piped?, known) {
            Ok(name) => {
                document.snapshot = Some(name);
                None
            }
            Err(error) => Some(format!("the article from the pipe is not kept: {error}")),
        }
    }
}
