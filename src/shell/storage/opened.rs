//! An article that is about to be read: its text, and what was kept of the last time.

use super::kept_page;
use super::load::{LoadedArticle, of_page, open, open_beginning};
use super::paths::{self, ChecklistPath, Folders};
use super::recent::KnownVisit;
use super::source::ArticleSource;
use super::state_files::{Position, StateFiles};
use crate::checklist::Shelved;
use crate::session::Bookmark;
use crate::shell::failure::{Failure, shown};
use crate::shell::fetch::PageAddress;
use std::path::Path;
use std::sync::Arc;

/// Everything that is read from the disk before the first page.
#[derive(Debug)]
pub struct OpenedArticle {
    /// The article, or its beginning.
    pub loaded: LoadedArticle,
    /// Where its checklist is.
    pub place: ChecklistPath,
    /// What else is kept of it.
    pub state: StateFiles,
    /// Where the reader left it.
    pub bookmark: Bookmark,
    /// What the shelf knew of it.
    pub seen: KnownVisit,
    /// Where everything is.
    pub folders: Folders,
}

impl OpenedArticle {
    /// Reads an article, with the checklist that was `given`, else its own. Of a large one only the beginning is read,
    /// unless the reader left it beyond that.
    ///
    /// # Errors
    /// When the checklist is a folder, or the article cannot be read.
    pub fn read(
        source: ArticleSource,
        given: Option<&Path>,
        folders: &Folders,
    ) -> Result<Self, Failure> {
        if let Some(path) = given.filter(|path| path.is_dir()) {
            let text = format!("{} is a folder: give --checklist a file", shown(path));
            return Err(Failure::Use(text));
        }
        if let ArticleSource::Address(address) = &source {
            let place = paths::choose(folders, &source, "", given);
            return Self::page(address, place, folders);
        }
        let loaded = open_beginning(source)?;
        let place = paths::choose(folders, &loaded.origin, &loaded.article.text, given);
        Self::with(loaded, place, folders)
    }

    /// The page of an address as it is kept, else as it is fetched and kept now.
    fn page(
        address: &PageAddress,
        mut place: ChecklistPath,
        folders: &Folders,
    ) -> Result<Self, Failure> {
        let kept = kept_page::read(&place.path, address).map_err(Failure::Input)?;
        let is_kept = kept.is_some();
        let page = kept.map_or_else(|| kept_page::fetch_new(address), Ok)?;
        let page = Arc::new(page);
        let loaded = of_page(Arc::clone(&page))?;
        // Only now: what is no article would be opened in vain for ever.
        if !is_kept && let Err(error) = kept_page::keep(&place.path, &page) {
            place.notice = Some(format!("the page is not kept: {error}"));
        }
        Self::with(loaded, place, folders)
    }

    /// An article that was read in, with what was kept of the last time.
    fn with(
        loaded: LoadedArticle,
        place: ChecklistPath,
        folders: &Folders,
    ) -> Result<Self, Failure> {
        let state = StateFiles::new(&folders.state, &place.path);
        let Position { bookmark, visit } = state.position().unwrap_or_default();
        // The page must be as it was: nothing near the end of what was read so far. And what is marked is known by its words.
        let read = loaded.article.text.len() / 4 * 3;
        let marks = bookmark.marks.iter().map(|(_, spot)| spot.at);
        let furthest = marks.chain([bookmark.top.at]).max();
        let loaded = if !loaded.whole && furthest.is_some_and(|at| at >= read) {
            open(loaded.origin)?
        } else {
            loaded
        };
        Ok(Self {
            seen: KnownVisit::of(&loaded.origin, &place.path, visit),
            loaded,
            place,
            state,
            bookmark,
            folders: folders.clone(),
        })
    }

    /// Reads an article that is on the shelf, with the checklist that it has there; without one, the sample.
    ///
    /// # Errors
    /// As [`OpenedArticle::read`].
    pub fn from_shelf(item: Option<&Shelved>, folders: &Folders) -> Result<Self, Failure> {
        let Some(item) = item else {
            return Self::read(ArticleSource::Sample, None, folders);
        };
        let source = ArticleSource::of(Some(&item.article))?;
        let usual = paths::choose(folders, &source, "", None).path;
        let given = Some(item.checklist.as_path()).filter(|path| *path != usual);
        if let ArticleSource::Address(address) = &source
            && !kept_page::path(&item.checklist).exists()
        {
            let url = address.as_str();
            let text = format!("the page is gone; to fetch it again, run `sourcecheck {url}`");
            return Err(Failure::Input(text));
        }
        Self::read(source, given, folders)
    }
}
