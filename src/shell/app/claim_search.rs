//! Looking for claims, on a thread of its own: sentences, claims, and the saved checklist over them.

use super::events::EventSender;
use crate::article::Article;
use crate::checklist::{Document, Findings, History, sha256};
use crate::prompt::Bank;
use crate::session::{Command, FoundClaims, Message, Notice};
use crate::shell::clock::instant;
use crate::shell::failure::{Failure, name_of, shown};
use crate::shell::fetch::Page;
use crate::shell::storage::disk::{Adopted, Disk, Loading, WorkerEvent, rescued_in};
use crate::shell::storage::paths::{ChecklistPath, location};
use crate::shell::storage::source::ArticleSource;
use crate::shell::storage::state_files::StateFiles;
use crate::shell::storage::{kept_page, load, snapshot};
use crate::text::{count, count_hidden, runs_right_to_left};
use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// All that looking for claims needs.
pub struct ClaimSearch {
    /// Where the article comes from.
    pub origin: ArticleSource,
    /// The article's bytes as they came.
    pub raw: Arc<Vec<u8>>,
    /// What came of asking for the page again, if that was just done.
    pub asked: Option<Notice>,
    /// Where the checklist is.
    pub place: ChecklistPath,
    /// Where the history is, and work that could not be saved once.
    pub state: StateFiles,
    /// Whether that work is to be taken in.
    pub take_rescued: bool,
    /// Who reviews.
    pub reviewer: Option<String>,
    /// The disk thread, which has the lock.
    pub disk: Disk,
    /// The prompts, which are asked for as soon as there are claims.
    pub bank: Arc<Bank>,
    /// Who is told how much is done.
    pub news: EventSender,
}

/// How long a search may take before it is said how much is done, and how long until that is said again.
const REPORTED_AFTER: Duration = Duration::from_millis(200);

/// Tells how much is done (percent), each time that it is asked and due.
fn reporter(news: EventSender) -> impl Fn(usize) {
    let reported = Cell::new(instant());
    move |percent| {
        if reported.get().elapsed() >= REPORTED_AFTER {
            reported.set(instant());
            news.report(WorkerEvent::Session(Message::Searched(percent)));
        }
    }
}

/// What to say of an article that is not shown as it was written.
fn shown_otherwise(article: &Article) -> Option<String> {
    let both = [hidden(article), right_to_left(article)];
    let remarks: Vec<String> = both.into_iter().flatten().collect();
    (!remarks.is_empty()).then(|| remarks.join(" · "))
}

/// What to say of characters that hide; they are shown as placeholders.
fn hidden(article: &Article) -> Option<String> {
    let n = count_hidden(&article.text);
    let verb = if n == 1 { "is" } else { "are" };
    let hidden = count(n, "hidden character");
    (n > 0).then(|| format!("{hidden} {verb} shown as ␣"))
}

/// What to say of text that a reader of its script expects from right to left.
fn right_to_left(article: &Article) -> Option<String> {
    let remarks = "right-to-left text is shown in logical order";
    runs_right_to_left(&article.text).then(|| remarks.to_owned())
}

impl ClaimSearch {
    /// Reads the article, of which `tell` is told, and looks for claims in it as [`ClaimSearch::run`] does.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read_and_run(
        mut self,
        tell: impl FnOnce(Arc<Article>),
    ) -> Result<(FoundClaims, Adopted), Failure> {
        let loaded = load::open(self.origin.clone())?;
        let article = Arc::new(loaded.article);
        tell(Arc::clone(&article));
        self.raw = loaded.bytes;
        Ok(self.run(article))
    }

    /// Looks for claims in an article and puts the saved checklist over them.
    pub fn run(mut self, article: Arc<Article>) -> (FoundClaims, Adopted) {
        // Read here, so that the drawing thread need not.
        self.bank.prompts();
        let raw_sha256 = sha256(&*self.raw);
        if self.origin != ArticleSource::Stdin {
            // A large article is not held twice while it is searched.
            self.raw = Arc::default();
        }
        let findings = Arc::new(Findings::of_with(article, &reporter(self.news.clone())));
        let lock = self.disk.lock();
        let (document, unkept) = self.document(raw_sha256);
        let (rescued, waiting) = self.rescued();
        let age = self.age();
        let elsewhere: Vec<PathBuf> = self.place.far.take().into_iter().chain(rescued).collect();
        let loading = Loading {
            document: &document,
            findings: &findings,
        };
        let file = loading.load(&self.place, &elsewhere);
        let (history, _) = History::read(&self.state.history());
        let (taken, unlocked) = match lock {
            Ok(warning) => (None, warning),
            Err(held) => (Some(held), None),
        };
        let loaded = &file.loaded;
        let read_only = loaded.read_only.clone().or(taken);
        let refused = read_only.clone().or_else(|| self.unwritable()).or(unkept);
        let changed = file.taken_over.clone().or_else(|| loaded.edited.line());
        let warning = loaded.warnings.first().cloned();
        let odd = warning
            .or(self.place.notice)
            .or(unlocked)
            .or_else(|| shown_otherwise(&findings.article));
        let is_taken_over = file.taken_over.is_some() && read_only.is_none();
        let is_unread = file.is_unread;
        let (loaded, adopted) = file.divided(&findings);
        let report = refused.map(Notice::from).or(waiting);
        let report = report
            .or_else(|| self.asked.take_if(|asked| asked.alarm))
            .or_else(|| changed.map(Notice::from))
            .or(self.asked)
            .or_else(|| odd.map(Notice::from))
            .or(age);
        let found = FoundClaims {
            findings,
            loaded,
            history,
            read_only,
            report,
            is_unread,
            is_taken_over,
        };
        (found, adopted)
    }

    /// Why no decision can be written, where it cannot.
    fn unwritable(&self) -> Option<String> {
        let why = self.place.unwritable.as_ref()?;
        Some(format!("decisions cannot be saved: {why}"))
    }

    /// The files of work that could not be saved once, where they are to be taken in; else what to say of them.
    fn rescued(&self) -> (Vec<PathBuf>, Option<Notice>) {
        let rescued = rescued_in(&self.state.rescued(), self.state.key());
        if self.take_rescued || rescued.is_empty() {
            return (rescued, None);
        }
        let folder = shown(&self.state.rescued());
        let notice = Notice::info(format!("unsaved work is in {folder}"));
        let notice = notice.key(": ", Command::TakeRescued, " loads it");
        (Vec::new(), Some(notice))
    }

    /// Which article this is; why an article that came through a pipe is not kept.
    fn document(&self, raw_sha256: String) -> (Document, Option<String>) {
        let mut document = Document {
            reviewer: self.reviewer.clone(),
            ..Document::default()
        };
        let mut unkept = None;
        match &self.origin {
            ArticleSource::File(path) => document.location = Some(location(path, &self.place.path)),
            ArticleSource::Page(page) => self.page(page, &mut document),
            ArticleSource::Sample | ArticleSource::Address(_) => {}
            ArticleSource::Stdin => {
                match snapshot::keep(&self.place.path, &self.raw, &raw_sha256) {
                    Ok(name) => document.snapshot = Some(name),
                    Err(e) => unkept = Some(format!("the piped article cannot be saved: {e}")),
                }
            }
        }
        document.raw_sha256 = Some(raw_sha256);
        (document, unkept)
    }

    /// What is known of a page, whether it is kept included.
    fn page(&self, page: &Page, document: &mut Document) {
        document.retrieved = Some(page.facts.retrieved);
        let kept = kept_page::path(&self.place.path);
        document.snapshot = kept.exists().then(|| name_of(&kept));
    }

    /// How old a page is, and the way to a newer one.
    fn age(&self) -> Option<Notice> {
        let ArticleSource::Page(page) = &self.origin else {
            return None;
        };
        let age = kept_page::age(page.facts.retrieved);
        let notice = Notice::info(format!("page fetched {age}"));
        Some(notice.key("; ", Command::Reload, " asks for it again"))
    }
}
