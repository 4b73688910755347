//! The shelf on disk: what the state folder holds of articles read before.
//!
//! Trouble with one of them is reported and does not affect the others. Nothing here is read when an article is opened.

use super::disk::rescued_in;
use super::paths::{self, Folders};
use super::recent::RecentEntry;
use super::state_files::{POSITION, StateFiles};
use super::{files, kept_page};
use crate::checklist::{Shelved, file};
use crate::session::{Message, Notice};
use crate::shell::clock::{self, now_in_seconds};
use crate::shell::failure::{name_of, reason, shown};
use crate::shell::fetch::PageAddress;
use crate::text::by_the_clock;
use jiff::Timestamp;
use jiff::civil::Date;
use std::fs;
use std::io::ErrorKind as Io;
use std::path::{Path, PathBuf};

/// The articles read before, and what could not be read of them.
#[derive(Debug, Default)]
pub struct OnDisk {
    /// The articles, those opened last first.
    pub items: Vec<Shelved>,
    /// What could not be read, a sentence each.
    pub troubles: Vec<String>,
}

impl OnDisk {
    /// Whether there is anything to show: without an article the sample is better.
    pub const fn is_worth_showing(&self) -> bool {
        !self.items.is_empty() || !self.troubles.is_empty()
    }

    /// The articles for a session, whose list `opens`.
    pub fn message(self, opens: bool) -> Message {
        Message::Shelf {
            items: self.items,
            report: self.troubles.into_iter().next().map(Notice::warning),
            opens,
        }
    }
}

/// Takes the article off the shelf whose position is kept in this file; place, marks and checklist stay. Then reads what
/// is left.
pub fn without(position: &Path, folders: &Folders) -> Message {
    let mut shelf = read(folders);
    let state = StateFiles::of_position(position);
    let report = match state.map_or(Ok(()), |state| state.forget_visit()) {
        Err(error) => Some(Notice::warning(error.to_string())),
        Ok(()) => {
            let mut gone = shelf.items.extract_if(.., |item| item.position == position);
            let notice = |item: Shelved| Notice::info(format!("forgot “{}”", item.name()));
            gone.next().map(notice)
        }
    };
    tell_apart(&mut shelf.items);
    Message::Shelf {
        items: shelf.items,
        report,
        opens: false,
    }
}

/// Reads the shelf.
pub fn read(folders: &Folders) -> OnDisk {
    read_at(folders, now_in_seconds())
}

/// Reads the shelf; `now` is what today is counted from.
fn read_at(folders: &Folders, now: Timestamp) -> OnDisk {
    let mut shelf = OnDisk::default();
    for path in position_files(&folders.state, &mut shelf.troubles) {
        match kept(&path) {
            Ok(Some(visit)) => shelf.items.push(shelved(visit, path, now)),
            Ok(None) => {}
            Err(trouble) => shelf.troubles.push(trouble),
        }
    }
    shelf
        .items
        .sort_by(|a, b| b.opened.cmp(&a.opened).then(a.article.cmp(&b.article)));
    let rescued = rescued_in(&folders.rescued(), "").len();
    if rescued > 0 {
        let files = crate::text::count(rescued, "file");
        let folder = shown(&folders.rescued());
        shelf.troubles.push(format!(
            "{files} of unsaved work in {folder}; open the article and press W"
        ));
    }
    tell_apart(&mut shelf.items);
    shelf
}

/// Names the checklists of an article that was read with several: nothing else tells those rows from each other.
fn tell_apart(items: &mut [Shelved]) {
    let articles: Vec<PathBuf> = items.iter().map(|item| item.article.clone()).collect();
    for item in items {
        let n = articles
            .iter()
            .filter(|article| **article == item.article)
            .count();
        item.apart = (n > 1).then(|| name_of(&item.checklist));
    }
}

/// The position files of the state folder; a folder that is not there holds none.
fn position_files(folder: &Path, troubles: &mut Vec<String>) -> Vec<PathBuf> {
    if paths::is_without_home(folder) {
        return Vec::new();
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == Io::NotFound => return Vec::new(),
        Err(error) => {
            troubles.push(format!(
                "the state folder {} cannot be read: {}",
                shown(folder),
                reason(&error)
            ));
            return Vec::new();
        }
    };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == POSITION))
        .collect()
}

/// What a position file keeps for the shelf; nothing where the article was taken off it.
fn kept(path: &Path) -> Result<Option<RecentEntry>, String> {
    let Some(state) = StateFiles::of_position(path) else {
        return Ok(None);
    };
    let path = shown(path);
    match state.read_position() {
        Ok(position) => Ok(position.visit),
        Err(error) if matches!(error.kind(), Io::InvalidData | Io::UnexpectedEof) => Err(format!(
            "{path} is damaged and one article not listed: open it once by name"
        )),
        Err(error) => Err(format!("{path} cannot be read: {}", reason(&error))),
    }
}

fn shelved(visit: RecentEntry, position: PathBuf, now: Timestamp) -> Shelved {
    let name = || name_of(&visit.article);
    Shelved {
        title: visit.title.clone().unwrap_or_else(name),
        is_missing: !is_there(&visit),
        progress: progress(&visit, &position),
        position,
        // The file may say anything.
        percent: visit.percent.unwrap_or(0).min(100),
        when: visit.opened.map(|at| when(at, now)).unwrap_or_default(),
        opened: visit.opened,
        article: visit.article,
        checklist: visit.checklist,
        apart: None,
    }
}

/// Whether the article can be opened without fetching it: its file is there, or its page is kept.
fn is_there(visit: &RecentEntry) -> bool {
    match PageAddress::of(&visit.article) {
        Ok(Some(_)) => kept_page::path(&visit.checklist).exists(),
        _ => visit.article.exists(),
    }
}

/// How far an article is decided: as it was left, or as its checklist says when that was changed since.
fn progress(visit: &RecentEntry, position: &Path) -> Option<(usize, usize)> {
    let modified = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    let left = visit.progress;
    let is_newer = match (modified(&visit.checklist), modified(position)) {
        (Some(checklist), Some(position)) => checklist > position,
        // Gone with its article, to wherever that was moved: what was known still holds.
        (None, _) if !is_there(visit) => return left,
        (None, _) => return left.map(|(_, total)| (0, total)),
        (Some(_), None) => true,
    };
    if left.is_some() && !is_newer {
        return left;
    }
    let (bytes, _) = files::read(&visit.checklist).ok()?;
    Some(file::read(&bytes, |_, _| false).ok()?.progress())
}

/// A moment as people here name it.
fn when(at: Timestamp, now: Timestamp) -> String {
    let here = clock::zone();
    let date = |moment: Timestamp| moment.to_zoned(here.clone()).date();
    let day = day(date(at), date(now));
    format!("{day} {}", by_the_clock(at, &here, "%H:%M"))
}

fn day(date: Date, today: Date) -> String {
    if date == today {
        "today".to_owned()
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == date) {
        "yesterday".to_owned()
    } else {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Bookmark, Spot};
    use crate::shell::storage::state_files::Position;

    struct ShelfFolder {
        root: tempfile::TempDir,
        folders: Folders,
    }

    fn home() -> ShelfFolder {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders {
            config: PathBuf::new(),
            data: PathBuf::new(),
            state: root.path().join("state"),
        };
        ShelfFolder { root, folders }
    }

    impl ShelfFolder {
        /// Leaves an article of ten characters at the fourth, one of two claims decided.
        fn visit(&self, name: &str, opened: &str) {
            let article = self.root.path().join(name);
            let checklist = self.root.path().join(format!("{name}.checklist.toml"));
            fs::write(&article, "0123456789").unwrap();
            fs::write(&checklist, "").unwrap();
            let visit = RecentEntry {
                article,
                checklist: checklist.clone(),
                title: Some(format!("On {name}")),
                percent: Some(40),
                progress: Some((1, 2)),
                opened: opened.parse().ok(),
            };
            let bookmark = Bookmark {
                top: Spot::at("0123456789", 4),
                ..Bookmark::default()
            };
            let visit = Some(visit);
            let state = StateFiles::new(&self.folders.state, &checklist);
            state.keep_position(&Position { bookmark, visit }).unwrap();
        }

        fn read(&self) -> OnDisk {
            read_at(&self.folders, "2026-11-22T12:00:00Z".parse().unwrap())
        }
    }

    #[test]
    fn a_checklist_that_was_edited_since_is_counted_again() {
        let home = home();
        home.visit("a.md", "2026-11-20T12:00:00Z");
        let checklist = home.root.path().join("a.md.checklist.toml");
        let claim = |id: &str, more: &str| {
            format!("[[claim]]\nid = \"{id}\"\nexact = \"A ferry sails\"\n{more}\n")
        };
        let head = "format = \"sourcecheck-checklist\"\nversion = 1\n";
        let entries = [
            claim("c-1", "status = \"sourced\""),
            claim("c-2", "status = \"attributed\""),
            claim("c-3", ""),
        ];
        fs::write(&checklist, head.to_owned() + &entries.concat()).unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_mins(1);
        let file = fs::File::options().write(true).open(&checklist).unwrap();
        file.set_modified(later).unwrap();
        assert_eq!(home.read().items[0].progress, Some((2, 3)));
        fs::remove_file(&checklist).unwrap();
        assert_eq!(home.read().items[0].progress, Some((0, 2)));
    }

    #[test]
    fn what_lies_beyond_any_article_is_its_end() {
        let home = home();
        home.visit("a.md", "2026-11-20T12:00:00Z");
        let state = StateFiles::of_position(&home.read().items[0].position).unwrap();
        let mut position = state.position().unwrap();
        position.visit.as_mut().unwrap().percent = Some(usize::MAX);
        state.keep_position(&position).unwrap();
        assert_eq!(home.read().items[0].percent, 100);
    }

    #[test]
    fn days_are_named_as_people_do() {
        let today: Date = "2026-03-01".parse().unwrap();
        for (date, expected) in [
            ("2026-03-01", "today"),
            ("2026-02-28", "yesterday"),
            ("2025-03-01", "2025-03-01"),
        ] {
            assert_eq!(day(date.parse().unwrap(), today), expected);
        }
    }
}
