//! The settings: shipped file, then the reader's, then flags; each value with its origin.
//!
//! A setting is a name in `NAMES`, an arm of `Settings::set` and one commented line of `config/sourcecheck.toml`; a test compares them.

use super::document::{ConfigError, ConfigLine, File, lines, listed, must_be};
use super::keys::Preset;
use crate::layout::Frame;
use crate::prompt::Bank;
use crate::session::{LinkStyle, Options, ThemeChoice, TipsShown};
use std::fmt;
use toml::de::{DeTable, DeValue};

/// All settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Who reviews; `None`: the user who is logged in.
    pub reviewer: Set<Option<String>>,
    /// The width of the text (columns).
    pub width: Set<usize>,
    /// The colours.
    pub theme: Set<ThemeChoice>,
    /// The preset of keys; the reader's own override it.
    pub keys: Set<Preset>,
    /// Whether tips are shown.
    pub hints: Set<bool>,
    /// Whether the window's title names article and progress.
    pub title: Set<bool>,
    /// What addresses are to the terminal.
    pub links: Set<LinkStyle>,
    /// The ids of prompts never to show.
    pub mute: Set<Vec<String>>,
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: SettingOrigin,
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingOrigin {
    /// It is shipped.
    Default,
    /// The reader's file, and the line in it.
    File(String, usize),
    /// A variable of the environment.
    Environment(&'static str),
    /// The name of the reader's account.
    Account,
    /// Asked once, when the first decision had to be signed.
    Asked,
    /// It was chosen in the program, in an earlier session.
    Chosen,
    /// The command line.
    Flag,
}

impl fmt::Display for SettingOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path, line) => write!(f, "{path}, line {line}"),
            Self::Environment(variable) => write!(f, "environment: {variable}"),
            Self::Account => f.write_str("account"),
            Self::Asked => f.write_str("asked once"),
            Self::Chosen => f.write_str("chosen with :theme"),
            Self::Flag => f.write_str("flag"),
        }
    }
}

/// What was set on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Who reviews.
    pub reviewer: Option<String>,
    /// The width of the text (columns); taken into the range that is allowed.
    pub width: Option<usize>,
    /// The colours.
    pub theme: Option<ThemeChoice>,
    /// The preset of keys.
    pub keys: Option<Preset>,
}

/// The names of the settings, with their table before a dot.
const NAMES: [&str; 8] = [
    "reviewer",
    "width",
    "theme",
    "keys",
    "hints",
    "title",
    "links",
    "prompts.mute",
];

/// The name of who reviews; an empty one is none.
fn reviewer(line: &ConfigLine<'_>) -> Result<Option<String>, String> {
    let name = line.string()?.trim();
    Ok((!name.is_empty()).then(|| name.to_owned()))
}

/// A width that text can be read in (columns).
fn columns(line: &ConfigLine<'_>) -> Result<usize, String> {
    let range = Frame::NARROWEST..=Frame::WIDEST;
    let number = line.number().ok().and_then(|n| usize::try_from(n).ok());
    let number = number.filter(|n| range.contains(n));
    number.ok_or_else(|| format!("a whole number from {} to {}", range.start(), range.end()))
}

pub(super) fn load(reader: Option<&(String, String)>, errors: &mut Vec<ConfigError>) -> Settings {
    // The shipped file sets only these defaults, as a test checks; so it need not be parsed at every start.
    let mut settings = Settings::unset();
    if let Some(file) = File::of_reader(reader) {
        settings.read(file, errors);
    }
    settings
}

impl Settings {
    /// What is read into: what the shipped file says, as a test checks.
    fn unset() -> Self {
        let usual = Options::default();
        Self {
            reviewer: Set::new(usual.reviewer, SettingOrigin::Default),
            width: Set::new(usual.column, SettingOrigin::Default),
            theme: Set::new(ThemeChoice::Auto, SettingOrigin::Default),
            keys: Set::new(Preset::default(), SettingOrigin::Default),
            hints: Set::new(true, SettingOrigin::Default),
            title: Set::new(false, SettingOrigin::Default),
            links: Set::new(usual.links, SettingOrigin::Default),
            mute: Set::new(usual.muted, SettingOrigin::Default),
        }
    }

    fn read(&mut self, file: File<'_>, errors: &mut Vec<ConfigError>) {
        let table = file.parse(errors);
        for (name, line) in flattened(&table) {
            let place = file.error(line.at, "");
            let origin = SettingOrigin::File(place.file, place.line);
            file.checked(line.at, self.set(&name, &line, origin), errors);
        }
    }

    /// Takes the value of one line, or says what it must be.
    fn set(
        &mut self,
        name: &str,
        line: &ConfigLine<'_>,
        origin: SettingOrigin,
    ) -> Result<(), String> {
        let taken = match name {
            "reviewer" => self.reviewer.put(reviewer(line), origin),
            "width" => self.width.put(columns(line), origin),
            "theme" => self.theme.put(line.one_of(), origin),
            "keys" => self.keys.put(line.one_of(), origin),
            "hints" => self.hints.put(line.boolean(), origin),
            "title" => self.title.put(line.boolean(), origin),
            "links" => self.links.put(line.one_of(), origin),
            "prompts.mute" => self.mute.put(line.strings(), origin),
            _ => {
                let allowed = listed(NAMES);
                return Err(format!(
                    "no such setting: \"{name}\"; settings are {allowed}"
                ));
            }
        };
        taken.map_err(|wanted| must_be(name, &wanted))
    }

    /// The same with what was set on the command line.
    #[must_use]
    pub fn with_flags(mut self, flags: &Flags) -> Self {
        let width = flags.width;
        let width = width.map(|width| width.clamp(Frame::NARROWEST, Frame::WIDEST));
        self.reviewer.by_flag(flags.reviewer.clone().map(Some));
        self.width.by_flag(width);
        self.theme.by_flag(flags.theme);
        self.keys.by_flag(flags.keys);
        self
    }

    /// Every setting as it is: its name, its value, where that came from.
    pub fn shown(&self) -> [(&'static str, String, String); 8] {
        let reviewer = self.reviewer.value.clone().unwrap_or_default();
        let (mute, origin) = (self.mute.value.join(", "), &self.mute.origin);
        let shown = [
            (reviewer, self.reviewer.origin.to_string()),
            self.width.shown(),
            self.theme.shown(),
            self.keys.shown(),
            self.hints.shown(),
            self.title.shown(),
            self.links.shown(),
            (mute, origin.to_string()),
        ];
        let mut names = NAMES.into_iter();
        shown.map(|(value, origin)| (names.next().unwrap_or_default(), value, origin))
    }

    /// The session's options; `logged_in` is who reviews when nothing is set.
    pub fn options(&self, logged_in: Option<String>) -> Options {
        Options {
            column: self.width.value,
            reviewer: self.reviewer.value.clone().or(logged_in),
            tips: if self.hints.value {
                TipsShown::Once
            } else {
                TipsShown::Never
            },
            muted: self.mute.value.clone(),
            ..Options::default()
        }
    }

    /// Muted prompts that do not exist: a mistyped name would mute nothing without a word.
    pub(super) fn check_mute(&self, bank: &Bank) -> Option<ConfigError> {
        let SettingOrigin::File(file, line) = &self.mute.origin else {
            return None;
        };
        let exists = |id: &String| bank.prompts().iter().any(|prompt| prompt.id == *id);
        let unknown = self.mute.value.iter().find(|id| !exists(id))?;
        Some(ConfigError {
            file: file.clone(),
            line: *line,
            message: format!(
                "\"prompts.mute\": no such prompt: \"{unknown}\"; sourcecheck config --shipped prompts lists them"
            ),
        })
    }
}

impl<T> Set<T> {
    const fn new(value: T, origin: SettingOrigin) -> Self {
        Self { value, origin }
    }

    /// Takes what was set on the command line, if it was.
    fn by_flag(&mut self, value: Option<T>) {
        if let Some(value) = value {
            *self = Self::new(value, SettingOrigin::Flag);
        }
    }

    /// Takes what was read, unless it was wrong.
    fn put(&mut self, read: Result<T, String>, origin: SettingOrigin) -> Result<(), String> {
        *self = Self::new(read?, origin);
        Ok(())
    }
}

impl<T: fmt::Display> Set<T> {
    /// The value and its origin, for people.
    pub fn shown(&self) -> (String, String) {
        (self.value.to_string(), self.origin.to_string())
    }
}

/// Every line under its full name; lines of a table that holds no setting are listed under the table's name.
fn flattened<'d>(table: &'d DeTable<'d>) -> Vec<(String, ConfigLine<'d>)> {
    let mut flat = Vec::new();
    for line in lines(table) {
        let inner = format!("{}.", line.key);
        let known = NAMES.iter().any(|name| name.starts_with(&inner));
        match line.value {
            DeValue::Table(table) if known => {
                let below = lines(table).into_iter();
                flat.extend(below.map(|line| (format!("{inner}{}", line.key), line)));
            }
            _ => flat.push((line.key.to_owned(), line)),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: File<'static> = File::new(
        "config/sourcecheck.toml",
        super::super::shipped::Shipped::Settings.text(),
    );

    #[test]
    fn the_shipped_file_sets_every_setting_and_explains_it() {
        let mut errors = Vec::new();
        let table = SHIPPED.parse(&mut errors);
        let flat = flattened(&table);
        let set: Vec<&str> = flat.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(set, NAMES);
        for (name, line) in flat {
            let before = SHIPPED.text.get(..line.at).unwrap();
            let comment = before.lines().last().unwrap();
            assert!(comment.starts_with("# "), "{name} has no comment");
        }
        let mut read = Settings::unset();
        read.width = Set::new(31, SettingOrigin::Flag);
        read.read(SHIPPED, &mut errors);
        assert_eq!(errors, []);
        let values = |settings: &Settings| settings.shown().map(|(_, value, _)| value);
        assert_eq!(values(&read), values(&Settings::unset()));
        let range = format!("from {} to {}", Frame::NARROWEST, Frame::WIDEST);
        assert!(SHIPPED.text.contains(&range), "{range}");
    }

    #[test]
    fn flags_win_over_the_file_and_the_file_over_the_default() {
        let own = (
            "own.toml".to_owned(),
            "\nwidth = 50\ntheme = \"dark\"".to_owned(),
        );
        let settings = load(Some(&own), &mut Vec::new()).with_flags(&Flags {
            theme: Some(ThemeChoice::Light),
            ..Flags::default()
        });
        assert_eq!(settings.width.value, 50);
        assert_eq!(settings.width.origin.to_string(), "own.toml, line 2");
        assert_eq!(
            settings.theme,
            Set::new(ThemeChoice::Light, SettingOrigin::Flag)
        );
        assert_eq!(settings.mute.origin, SettingOrigin::Default);
        let options = settings.options(Some("mi".to_owned()));
        assert_eq!(
            (options.column, options.reviewer.as_deref()),
            (50, Some("mi"))
        );
    }
}
