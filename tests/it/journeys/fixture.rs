//! A journey as it is in its file: an article, steps, and what each step must lead to.
//!
//! Only reading; `tests/fixtures/journeys/README.md` explains every key to whoever writes one.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use sourcecheck::keymap::{Key, parse_keys};

/// One journey.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// The file's name without its ending.
    #[serde(skip)]
    pub name: String,
    /// What it shows, in one sentence.
    pub about: String,
    /// Columns and rows, as `80x24`.
    pub size: Size,
    /// The settings file, `sourcecheck.toml`.
    pub settings: Option<String>,
    /// The reader's own keys, `keys.toml`.
    pub own_keys: Option<String>,
    /// Whether nothing says who reviews.
    #[serde(default)]
    pub unknown_reader: bool,
    /// Whether the reader is new, and is told tips.
    #[serde(default)]
    pub new_reader: bool,
    /// The article, in Markdown.
    #[serde(default)]
    pub article: String,
    /// Or the name of one in `articles/`.
    pub article_file: Option<String>,
    /// What the checklist holds before the article is opened for the first time.
    pub checklist: Option<String>,
    /// What happens, and what it leads to.
    pub step: Vec<Step>,
}

/// One step: what is done, in the order of these fields, then what must hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Words of the article and what another hand puts in their place.
    pub edit_article: Option<[String; 2]>,
    /// The same in the checklist's file.
    pub edit_checklist: Option<[String; 2]>,
    /// Quit and open again.
    #[serde(default)]
    pub reopen: bool,
    /// The new size.
    pub resize: Option<Size>,
    /// Keys, named as in `config/keys.toml`, divided by blanks.
    #[serde(default)]
    pub keys: Keys,
    /// Characters that are typed one by one.
    #[serde(default)]
    pub types: String,
    /// Text that is pasted.
    pub paste: Option<String>,
    /// Words on the screen whose first letter is clicked.
    pub click: Option<String>,
    /// Notches of the wheel, down; negative: up.
    #[serde(default)]
    pub wheel: i32,
    /// Keys after that.
    #[serde(default)]
    pub then: Keys,

    /// Why the program that opens addresses failed at the last one.
    pub opening_fails: Option<String>,

    /// Each must be on the screen.
    #[serde(default)]
    pub shows: Vec<String>,
    /// None may be on the screen.
    #[serde(default)]
    pub hides: Vec<String>,
    /// The whole screen, blanks at the ends of lines aside.
    pub screen: Option<String>,
    /// The number of an earlier step that had the same screen, row by row.
    pub same_screen_as: Option<usize>,
    /// How the words of the current claim begin; "" when there is none.
    pub claim: Option<String>,
    /// Lines that must be in the checklist's file, in this order.
    #[serde(default)]
    pub checklist: Vec<String>,
    /// Words that must not stand in the checklist's file.
    #[serde(default)]
    pub checklist_lacks: Vec<String>,
    /// What was opened or copied last: `opened https://...`, `copied ...`.
    pub sends: Option<String>,
    /// Whether the reader has quit by now.
    #[serde(default)]
    pub ends: bool,
}

/// Columns and rows.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct Size(pub u16, pub u16);

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('x');
        let both = parts.and_then(|(w, h)| Some(Self(w.parse().ok()?, h.parse().ok()?)));
        both.ok_or_else(|| format!("{text:?} is no size; 80x24 is one"))
    }
}

/// Keys to press one after the other.
#[derive(Default, Deserialize)]
#[serde(try_from = "String")]
pub struct Keys(pub Vec<Key>);

impl TryFrom<String> for Keys {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        parse_keys(&text).map(Self)
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journeys")
}

/// Every journey, by name.
pub fn journeys() -> Vec<Journey> {
    let files = std::fs::read_dir(folder()).expect("the folder is there");
    let mut paths: Vec<PathBuf> = files.map(|e| e.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    paths.iter().map(|path| journey(path)).collect()
}

fn journey(path: &Path) -> Journey {
    let name = path.file_stem().expect("it has a name").to_string_lossy();
    let mut journey: Journey =
        toml::from_str(&text_of(path)).unwrap_or_else(|why| panic!("{name}: {why}"));
    journey.name = name.into_owned();
    if let Some(file) = &journey.article_file {
        journey.article = text_of(&folder().join("articles").join(file));
    }
    journey
}

#[expect(clippy::disallowed_methods, reason = "tests read their fixtures")]
fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}
