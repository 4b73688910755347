//! One TOML file with its lines: keys in the order in which they are, and errors that say where.
//!
//! Has no settings of its own: settings, keys, theme and prompts read their tables through this.

use crate::text::{NamedEnum, names};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// What is wrong in a file of the reader's; shown, it is one sentence with file, line and key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct ConfigError {
    /// The file's path, as the shell gave it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what is allowed.
    pub message: String,
}

/// A file's text and its path for messages.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'t> {
    pub path: &'t str,
    pub text: &'t str,
}

/// One key of a table, with the place where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct ConfigLine<'d> {
    pub key: &'d str,
    pub at: usize,
    pub value: &'d DeValue<'d>,
}

impl<'t> File<'t> {
    /// The file that is shipped, or the reader's.
    pub const fn new(path: &'t str, text: &'t str) -> Self {
        Self { path, text }
    }

    /// The reader's file, when there is one.
    pub fn of_reader(file: Option<&'t (String, String)>) -> Option<Self> {
        file.map(|(path, text)| Self::new(path, text.strip_prefix('\u{feff}').unwrap_or(text)))
    }

    /// Its table; what is no TOML is an error and holds nothing.
    pub fn parse(self, errors: &mut Vec<ConfigError>) -> DeTable<'t> {
        let parsed = DeTable::parse(self.text).map(Spanned::into_inner);
        parsed.unwrap_or_else(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = self.line_of(at);
            let text = self.text.lines().nth(line - 1).unwrap_or("").trim();
            let what = error.message().lines().collect::<Vec<_>>().join(", ");
            errors.push(self.error(at, format!("not TOML ({what}): {text}")));
            DeTable::new()
        })
    }

    /// What was read at byte `at`; what is wrong with it is an error.
    pub fn checked<T>(
        self,
        at: usize,
        read: Result<T, String>,
        errors: &mut Vec<ConfigError>,
    ) -> Option<T> {
        read.map_err(|message| errors.push(self.error(at, message)))
            .ok()
    }

    /// The part of it that holds one table, its head first; `None` when there is none of that name.
    pub fn table(self, name: &str) -> Option<Self> {
        let head = format!("\n[{name}]\n");
        let from = self.text.get(self.text.find(&head)? + 1..)?;
        let text = from.split("\n[").next()?;
        Some(Self { text, ..self })
    }

    /// An error at byte `at`.
    pub fn error(self, at: usize, message: impl Into<String>) -> ConfigError {
        ConfigError {
            file: self.path.to_owned(),
            line: self.line_of(at),
            message: message.into(),
        }
    }

    fn line_of(self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(self.text);
        before.matches('\n').count() + 1
    }
}

/// The lines of a table in the order in which they are in the file.
pub(super) fn lines<'d>(table: &'d DeTable<'d>) -> Vec<ConfigLine<'d>> {
    let line = |(key, value): (&'d Spanned<DeString<'d>>, &'d Spanned<DeValue<'d>>)| ConfigLine {
        key: key.get_ref(),
        at: key.span().start,
        value: value.get_ref(),
    };
    let mut lines: Vec<ConfigLine<'d>> = table.iter().map(line).collect();
    lines.sort_by_key(|line| line.at);
    lines
}

/// Names as a person lists them.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

impl<'d> ConfigLine<'d> {
    /// The lines of a table that is named after a value of `T`, as `[example]`.
    ///
    /// # Errors
    /// Which tables there are, or that it is none.
    pub fn table<T: NamedEnum>(
        &self,
        what: &str,
        example: &str,
    ) -> Result<(T, Vec<ConfigLine<'d>>), String> {
        let named = T::from_name(self.key).ok_or_else(|| {
            let (key, all) = (self.key, names::<T>());
            format!("no such {what}: [{key}]; {what}s are {all}")
        })?;
        let table = self.value.as_table();
        table
            .map(|table| (named, lines(table)))
            .ok_or_else(|| self.wrong(&format!("a table, as in [{example}]")))
    }

    /// The value of `T` that it names.
    ///
    /// # Errors
    /// What it should have been.
    pub fn one_of<T: NamedEnum>(&self) -> Result<T, String> {
        let value = self.value.as_str().and_then(T::from_name);
        value.ok_or_else(|| format!("one of {}", names::<T>()))
    }

    /// Its text.
    ///
    /// # Errors
    /// What it should have been.
    pub fn string(&self) -> Result<&str, String> {
        let wanted = "a text in quotation marks";
        self.value.as_str().ok_or_else(|| wanted.to_owned())
    }

    /// Its whole number.
    ///
    /// # Errors
    /// What it should have been.
    pub fn number(&self) -> Result<i64, String> {
        let number = self.value.as_integer();
        let number = number.and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        number.ok_or_else(|| "a whole number".to_owned())
    }

    /// Whether it is true.
    ///
    /// # Errors
    /// What it should have been.
    pub fn boolean(&self) -> Result<bool, String> {
        let wanted = "true or false";
        self.value.as_bool().ok_or_else(|| wanted.to_owned())
    }

    /// Its list of texts.
    ///
    /// # Errors
    /// What it should have been.
    pub fn strings(&self) -> Result<Vec<String>, String> {
        let text = |item: &Spanned<DeValue<'_>>| item.get_ref().as_str().map(str::to_owned);
        let items = self.value.as_array().map(|items| items.iter().map(text));
        let texts = items.and_then(Iterator::collect::<Option<Vec<String>>>);
        texts.ok_or_else(|| "a list of texts, as in [\"one\", \"two\"]".to_owned())
    }

    /// That the value must be another, and which.
    pub fn wrong(&self, wanted: &str) -> String {
        must_be(self.key, wanted)
    }
}

/// That a value must be another, and which.
pub(super) fn must_be(key: &str, wanted: &str) -> String {
    format!("\"{key}\" must be {wanted}")
}
