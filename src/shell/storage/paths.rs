//! Where things are kept: the checklist beside its article or in the data folder, the program's own in the state folder.
//!
//! Chosen before the first decision, so that a place that cannot be written is reported at the start.

use super::account::Account;
use super::files::{self, FileError, folder_of};
use super::source::ArticleSource;
use crate::checklist::{file, sha256};
use crate::shell::failure::{name_of, shown};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// What a checklist's name ends with.
pub const ENDING: &str = ".checklist.toml";
/// The folder in the state folder for work that cannot be saved when a session ends.
pub(in crate::shell) const RESCUED: &str = "rescued";
/// Hex digits that distinguish files of one name.
const DIGITS: usize = 12;

/// The program's folders, by the XDG base directory specification on every system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// `$XDG_CONFIG_HOME/sourcecheck`: settings, keys, theme, prompts.
    pub config: PathBuf,
    /// `$XDG_DATA_HOME/sourcecheck`: checklists that cannot be beside their article.
    pub data: PathBuf,
    /// `$XDG_STATE_HOME/sourcecheck`: places, marks, histories, locks.
    pub state: PathBuf,
}

/// Where folders would be that have no place at all: below a file, so that nothing is ever there. An article can be read
/// all the same, and where its own folder can be written it keeps its checklist there.
const NO_HOME: &str = "/dev/null/no-home-folder";

impl Folders {
    /// Where work goes that cannot be saved when a session ends.
    pub fn rescued(&self) -> PathBuf {
        self.state.join(RESCUED)
    }

    /// From the environment: each where its own variable says, else in the home folder.
    pub fn from_environment() -> Self {
        let set = |variable: &str| {
            let path = PathBuf::from(std::env::var_os(variable)?);
            // By the specification a relative path is none.
            path.is_absolute().then_some(path)
        };
        let folder = |variable: &str, below: &str| {
            let at_home = || Some(home()?.join(below));
            let folder = set(variable).or_else(at_home);
            folder.unwrap_or_else(|| NO_HOME.into()).join("sourcecheck")
        };
        Self {
            config: folder("XDG_CONFIG_HOME", ".config"),
            data: folder("XDG_DATA_HOME", ".local/share"),
            state: folder("XDG_STATE_HOME", ".local/state"),
        }
    }
}

/// The home folder; `None` where neither the environment nor the system has one.
pub fn home() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Account::current()?.home));
    home.filter(|home| home.is_absolute())
}

/// Whether a path is in none of the program's folders, since no home is known.
pub fn is_without_home(path: &Path) -> bool {
    path.starts_with(NO_HOME)
}

/// Where a checklist is read from and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistPath {
    /// Where it is saved.
    pub path: PathBuf,
    /// Where it is read from: another place when the old one can be read but not written.
    pub read_from: PathBuf,
    /// What the reader should know about it.
    pub notice: Option<String>,
    /// Why it cannot be saved anywhere.
    pub unwritable: Option<String>,
    /// The checklist that was kept in the data folder while the article's own could not be written.
    pub far: Option<PathBuf>,
}

impl ChecklistPath {
    /// This file, about which there is nothing to say.
    pub fn at(path: PathBuf) -> Self {
        Self {
            read_from: path.clone(),
            path,
            notice: None,
            unwritable: None,
            far: None,
        }
    }
}

/// Chooses where the checklist of an article goes, which has this `text`, as far as it was read; `given` (`--checklist`)
/// overrides everything.
pub fn choose(
    folders: &Folders,
    source: &ArticleSource,
    text: &str,
    given: Option<&Path>,
) -> ChecklistPath {
    let wanted = given.map_or_else(|| usual(folders, source, text), Path::to_owned);
    let in_data = wanted.starts_with(&folders.data);
    let probed = if in_data {
        in_data_folder(folders, &wanted)
    } else {
        files::probe(&wanted).map_err(|e| e.to_string())
    };
    let Err(trouble) = probed else {
        let far = match (given, source) {
            (None, ArticleSource::File(article)) if !in_data => Some(far(folders, article)),
            _ => None,
        };
        return ChecklistPath {
            far: far.filter(|far| far.exists()),
            ..ChecklistPath::at(wanted)
        };
    };
    match (given, source) {
        (None, ArticleSource::File(article)) if !in_data => {
            fall_back(folders, article, wanted, &trouble)
        }
        _ => ChecklistPath {
            unwritable: Some(trouble),
            ..ChecklistPath::at(wanted)
        },
    }
}

/// Where the checklist of an article lies unless somebody says otherwise.
pub(in crate::shell) fn usual(folders: &Folders, source: &ArticleSource, text: &str) -> PathBuf {
    let name = match source {
        ArticleSource::File(article) => return beside(article),
        ArticleSource::Stdin => format!("stdin-{}", digits(&sha256(text))),
        ArticleSource::Address(address) => address.name(),
        ArticleSource::Page(page) => page.address.name(),
        ArticleSource::Sample => "sample".to_owned(),
    };
    folders.data.join(format!("{name}{ENDING}"))
}

/// Where the checklist of an article is: beside it, or in the data folder where that could not be written.
pub fn saved(folders: &Folders, source: &ArticleSource, text: &str) -> PathBuf {
    let usual = usual(folders, source, text);
    match source {
        ArticleSource::File(article) if !usual.exists() => {
            let far = far(folders, article);
            if far.exists() { far } else { usual }
        }
        _ => usual,
    }
}

/// The data folder instead of the article's own.
fn fall_back(folders: &Folders, article: &Path, wanted: PathBuf, trouble: &str) -> ChecklistPath {
    let path = far(folders, article);
    if let Err(second) = in_data_folder(folders, &path) {
        let words = format!("{trouble}; and the data folder failed too: {second}");
        return ChecklistPath {
            unwritable: Some(words),
            ..ChecklistPath::at(wanted)
        };
    }
    let read_from = if path.exists() || !wanted.exists() {
        path.clone()
    } else {
        wanted
    };
    let words = format!("{trouble}; the checklist goes to {}", shown(&path));
    ChecklistPath {
        read_from,
        notice: Some(words),
        ..ChecklistPath::at(path)
    }
}

/// Makes the data folder and looks whether a file could be saved in it; why not.
fn in_data_folder(folders: &Folders, path: &Path) -> Result<(), String> {
    if is_without_home(&folders.data) {
        return Err("no home folder; set HOME or give --checklist".to_owned());
    }
    let made = make_private(&folders.data).and_then(|()| files::probe(path));
    made.map_err(|error| error.to_string())
}

/// A file beside a checklist that has its name but for the ending: `bridge.report.html` of `bridge.checklist.toml`.
pub fn beside_checklist(checklist: &Path, ending: &str) -> PathBuf {
    let name = name_of(checklist);
    let stem = name
        .strip_suffix(ENDING)
        .or_else(|| name.strip_suffix(".toml"));
    checklist.with_file_name(format!("{}.{ending}", stem.unwrap_or(&name)))
}

/// `bridge.checklist.toml` for `bridge.md`; the whole name is used where that belongs to another article.
fn beside(article: &Path) -> PathBuf {
    let name = |stem: &std::ffi::OsStr| {
        let mut name = stem.to_owned();
        name.push(ENDING);
        article.with_file_name(name)
    };
    let short = name(article.file_stem().unwrap_or_default());
    let long = name(article.file_name().unwrap_or_default());
    let taken = short.exists() && belongs_to_another(&short, article);
    if taken || (long.exists() && !short.exists()) {
        long
    } else {
        short
    }
}

/// Whether a checklist says that it is about another file. One that cannot be read does not say so.
fn belongs_to_another(checklist: &Path, article: &Path) -> bool {
    let read = files::read(checklist).ok();
    let Some(location) = read.and_then(|(bytes, _)| file::location_in(&bytes)) else {
        return false;
    };
    let theirs = checklist.with_file_name("").join(&location);
    match (fs::canonicalize(&theirs), fs::canonicalize(article)) {
        (Ok(theirs), Ok(ours)) => theirs != ours,
        _ => Path::new(&location).file_name() != article.file_name(),
    }
}

/// The location of the article as a checklist says it: relative where both are in one folder.
pub fn location(article: &Path, checklist: &Path) -> String {
    let folder = |path: &Path| fs::canonicalize(folder_of(path));
    let same = matches!((folder(article), folder(checklist)), (Ok(a), Ok(b)) if a == b);
    let absolute = fs::canonicalize(article).unwrap_or_else(|_| article.to_owned());
    let path = if same {
        PathBuf::from(article.file_name().unwrap_or_default())
    } else {
        absolute
    };
    path.to_string_lossy().into_owned()
}

/// Where an article's checklist is when its own folder cannot be written: a name that no other article has.
pub(in crate::shell) fn far(folders: &Folders, article: &Path) -> PathBuf {
    let whole = fs::canonicalize(article).unwrap_or_else(|_| article.to_owned());
    let stem = article.file_stem().unwrap_or_default().to_string_lossy();
    let stem: String = stem.chars().take(60).collect();
    let name = format!("{stem}-{}{ENDING}", digits(&hash(&whole)));
    folders.data.join(name)
}

/// A name for what the program keeps about a checklist: the same for every way to write its path.
pub(in crate::shell) fn key(checklist: &Path) -> String {
    let real = files::resolve(checklist).unwrap_or_else(|_| checklist.to_owned());
    let folder = folder_of(&real);
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    digits(&hash(&folder.join(real.file_name().unwrap_or_default()))).to_owned()
}

/// Makes a folder that only its owner may look into, with those above it.
///
/// # Errors
/// It cannot be made.
pub(in crate::shell) fn make_private(folder: &Path) -> Result<(), FileError> {
    let mut builder = fs::DirBuilder::new();
    let made = builder.recursive(true).mode(0o700).create(folder);
    made.map_err(|e| FileError::io("make", folder, &e))
}

fn hash(path: &Path) -> String {
    sha256(path.as_os_str().as_bytes())
}

fn digits(hash: &str) -> &str {
    hash.get(..DIGITS).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct HomeFolder {
        root: tempfile::TempDir,
        folders: Folders,
    }

    fn home() -> HomeFolder {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders {
            config: PathBuf::new(),
            data: root.path().join("data/sourcecheck"),
            state: root.path().join("state"),
        };
        HomeFolder { root, folders }
    }

    impl HomeFolder {
        fn file(&self, name: &str, text: &str) -> PathBuf {
            let path = self.root.path().join(name);
            fs::write(&path, text).unwrap();
            path
        }

        #[track_caller]
        fn check(&self, source: &ArticleSource, expected: &str) {
            let chosen = choose(&self.folders, source, "abc", None);
            assert_eq!(chosen.path, self.root.path().join(expected));
            assert_eq!((chosen.notice, chosen.unwritable), (None, None));
        }
    }

    fn about(location: &str) -> String {
        format!(
            "format = \"sourcecheck-checklist\"\nversion = 1\n[document]\nlocation = \"{location}\"\n"
        )
    }

    #[test]
    fn beside_the_article_unless_that_name_is_taken() {
        let home = home();
        let file = |name: &str| ArticleSource::File(home.file(name, "x"));
        let (md, html) = (file("bridge.md"), file("bridge.html"));
        home.check(&md, "bridge.checklist.toml");
        home.file("bridge.checklist.toml", &about("bridge.md"));
        home.check(&md, "bridge.checklist.toml");
        home.check(&html, "bridge.html.checklist.toml");
        home.file("bridge.checklist.toml", "broken [");
        home.check(&html, "bridge.checklist.toml");
    }

    #[test]
    fn in_the_data_folder_without_a_file() {
        let home = home();
        home.check(
            &ArticleSource::Sample,
            "data/sourcecheck/sample.checklist.toml",
        );
        home.check(
            &ArticleSource::Stdin,
            "data/sourcecheck/stdin-ba7816bf8f01.checklist.toml",
        );
    }

    #[test]
    fn an_address_has_its_name_in_the_data_folder() {
        let home = home();
        let address =
            crate::shell::fetch::PageAddress::parse("https://post.example/harbour-tolls").unwrap();
        home.check(
            &ArticleSource::Address(address),
            "data/sourcecheck/post.example-harbour-tolls.checklist.toml",
        );
    }

    #[test]
    fn where_the_folder_cannot_be_written_the_data_folder_serves() {
        let home = home();
        let article = ArticleSource::File("/proc/version".into());
        let chosen = choose(&home.folders, &article, "", None);
        assert!(chosen.path.starts_with(&home.folders.data), "{chosen:?}");
        assert!(chosen.notice.unwrap().contains("the checklist goes to"));
        let nowhere = Folders {
            config: PathBuf::new(),
            data: PathBuf::from("/dev/null/x"),
            ..home.folders.clone()
        };
        let chosen = choose(&nowhere, &article, "", None);
        assert!(chosen.unwritable.unwrap().contains("data folder"));
        let given = home.root.path().join("mine.toml");
        assert_eq!(choose(&nowhere, &article, "", Some(&given)).path, given);
    }

    #[test]
    fn one_key_for_every_way_to_a_checklist() {
        let home = home();
        let real = home.file("a.toml", "");
        let link = home.root.path().join("link.toml");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert_eq!(key(&link), key(&real));
        assert_eq!(key(&home.root.path().join("./a.toml")), key(&real));
        assert_ne!(key(&home.root.path().join("b.toml")), key(&real));
    }
}
