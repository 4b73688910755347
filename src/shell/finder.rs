//! Looking for claims, on a thread of its own: sentences, claims, and the saved checklist over them.

use super::disk::{Adopted, Disk, LoadedFile, Loading, Strays, rescued_in};
use super::places::Chosen;
use super::snapshot;
use super::state::State;
use crate::article::Article;
use crate::checklist::{Document, Findings, History, sha256};
use crate::prompt::Bank;
use crate::session::{Command, FoundClaims, Notice};
use crate::text::{count_hidden, runs_right_to_left};
use crate::{claim, sentence};
use std::path::PathBuf;
use std::sync::Arc;

/// All that looking for claims needs.
pub struct ClaimSearch {
    /// Where the checklist lies.
    pub place: Chosen,
    /// The article's file as seen from the checklist.
    pub location: Option<PathBuf>,
    /// Where work lies that could not be saved once.
    pub rescue: PathBuf,
    /// Whether that is to be taken in.
    pub take_rescued: bool,
    /// Where the history lies.
    pub history: State,
    /// The article's bytes as they came.
    pub raw: Arc<Vec<u8>>,
    /// Whether they came through a pipe, so that nobody else has them.
    pub piped: bool,
    /// Who reviews.
    pub reviewer: Option<String>,
    /// The disk thread, which has the lock.
    pub disk: Disk,
    /// The prompts, which are asked for as soon as there are claims.
    pub bank: Arc<Bank>,
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

impl ClaimSearch {
    /// Looks for claims in an article and puts the saved checklist over them.
    pub fn run(mut self, article: Arc<Article>) -> (FoundClaims, Adopted) {
        // Read here, so that the drawing thread need not.
        self.bank.prompts();
        let raw = std::mem::take(&mut self.raw);
        let raw_sha256 = sha256(&*raw);
        let piped = self.piped.then_some(&raw).map(Arc::clone);
        // A large article is not held twice while it is searched.
        drop(raw);
        let sentences = sentence::split(&article);
        let claims = claim::detect(&article, &sentences);
        let findings = Arc::new(Findings {
            article,
            sentences,
            claims,
        });
        let lock = self.disk.lock();
        let (document, unkept) = self.document(piped.as_deref());
        let (loaded, waiting) = self.load(raw_sha256, document, &findings);
        let (history, _) = History::read(&self.history.history());
        let (taken, unlocked) = match lock {
            Ok(warning) => (None, warning),
            Err(held) => (Some(held), None),
        };
        let read_only = loaded.read_only.or(taken);
        let unwritable = self.place.unwritable.as_ref();
        let refused = read_only
            .clone()
            .or_else(|| unwritable.map(|why| format!("decisions cannot be saved: {why}")))
            .or(unkept);
        let odd = loaded
            .taken
            .clone()
            .or_else(|| loaded.edited.line())
            .or_else(|| loaded.warnings.first().cloned())
            .or(self.place.notice)
            .or(unlocked)
            .or_else(|| shown_otherwise(&findings.article));
        let report = refused.map(Notice::from).or(waiting);
        let report = report.or_else(|| odd.map(Notice::from));
        let found = FoundClaims {
            is_taken_over: loaded.taken.is_some() && read_only.is_none(),
            findings,
            loaded: loaded.read,
            history,
            report,
            read_only,
        };
        (found, loaded.adopted)
    }

    /// Puts the saved checklist over what was found; says so where there is work that could not be saved once.
    fn load(
        &self,
        raw_sha256: String,
        document: Document,
        findings: &Arc<Findings>,
    ) -> (LoadedFile, Option<Notice>) {
        let loading = Loading {
            raw_sha256,
            document,
        };
        let mut rescued = rescued_in(&self.rescue, Some(&self.place.path));
        let waits = !self.take_rescued && !rescued.is_empty();
        let waiting = waits.then(|| {
            rescued.clear();
            let folder = super::failure::shown(&self.rescue);
            Notice::told(format!("work that could not be saved is in {folder}")).key(
                ": ",
                Command::TakeRescued,
                " takes it in",
            )
        });
        let far = self.place.far.clone();
        let loaded = loading.load(&self.place, &Strays { far, rescued }, findings);
        (loaded, waiting)
    }

    /// Which article this is; why an article that came through a pipe is not kept.
    fn document(&self, piped: Option<&Vec<u8>>) -> (Document, Option<String>) {
        let location = self.location.as_ref();
        let mut document = Document {
            location: location.map(|path| super::places::location(path, &self.place.path)),
            reviewer: self.reviewer.clone(),
            ..Document::default()
        };
        let Some(bytes) = piped else {
            return (document, None);
        };
        let known = snapshot::named_in(&self.place.read_from);
        match snapshot::keep(&self.place.path, bytes, known.as_deref()) {
            Ok(name) => {
                document.snapshot = Some(name);
                (document, None)
            }
            Err(error) => (
                document,
                Some(format!("the article from the pipe is not kept: {error}")),
            ),
        }
    }
}
