//! An article that is about to be read: its text, and what was kept of the last time.

use super::load::{ArticleSource, LoadedArticle, open, open_beginning};
use super::paths::{self, ChecklistPath, Folders, InputName};
use super::recent::KnownVisit;
use super::state_files::{Position, StateFiles};
use crate::checklist::Shelved;
use crate::session::Bookmark;
use crate::shell::failure::{Failure, shown};
use std::path::Path;

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
        let loaded = open_beginning(source)?;
        if let Some(path) = given.filter(|path| path.is_dir()) {
            let text = format!("{} is a folder: give --checklist a file", shown(path));
            return Err(Failure::Use(text));
        }
        let name = match &loaded.origin {
            ArticleSource::File(path) => InputName::File(path),
            ArticleSource::Stdin => InputName::Stdin(&loaded.article.text),
            ArticleSource::Sample => InputName::Sample,
        };
        let place = paths::choose(folders, name, given);
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
        let usual = paths::choose(folders, InputName::File(&item.article), None).path;
        let given = Some(item.checklist.as_path()).filter(|path| *path != usual);
        Self::read(ArticleSource::File(item.article.clone()), given, folders)
    }
}
