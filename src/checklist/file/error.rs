//! Why a checklist file cannot be read: one sentence with the line, the claim and the key.

use crate::text::SafeText;
use toml::de::Error as TomlError;

/// Why a checklist cannot be read: one sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FormatError(String);

impl FormatError {
    /// Says `words` and the line (counted from 1) where one is known.
    pub(super) fn new(words: &str, line: Option<usize>) -> Self {
        let at = line.map_or_else(String::new, |n| format!(" (line {n})"));
        Self(format!("{}{at}", SafeText::sanitize(words)))
    }
}

/// What is wrong with one value, before it is known of which claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Its key; `None`: the text is not TOML.
    pub(super) key: Option<String>,
    /// The rest of a sentence that begins with the key.
    pub(super) problem: String,
    /// Where it is (bytes of the text that was read).
    pub(super) at: Option<usize>,
}

impl Wrong {
    pub(super) fn missing(key: &str) -> Self {
        Self {
            key: Some(key.to_owned()),
            problem: "is missing".to_owned(),
            at: None,
        }
    }

    /// What an error of the TOML library means to somebody who edits the file.
    pub(super) fn of(text: &str, error: &TomlError) -> Self {
        let at = error.span().map(|span| span.start);
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        if text.parse::<toml::Table>().is_err() {
            return Self {
                key: None,
                problem: format!("not TOML: {message}"),
                at,
            };
        }
        if let Some(key) = between(&message, "missing field `", "`") {
            return Self {
                at,
                ..Self::missing(key)
            };
        }
        Self {
            key: Some(at.map_or("a value", |at| key_at(text, at)).to_owned()),
            problem: plain(&message),
            at,
        }
    }

    /// The error, with whose value it is ("claim c-1"), and from which line on the text was read (from 1).
    pub(super) fn explain(self, text: &str, whose: &str, first_line: Option<usize>) -> FormatError {
        // What is missing is missing below the header, which comments may be above.
        let header = || text.lines().position(|line| line.starts_with("[["));
        let before = self.at.and_then(|at| text.get(..at));
        let inside = before.map(|before| before.matches('\n').count());
        let inside = inside.or_else(header).unwrap_or(0);
        let line = first_line.map(|first| first + inside);
        match self.key {
            None => FormatError::new(&self.problem, line),
            Some(key) => FormatError::new(&format!("{whose}: {key} {}", self.problem), line),
        }
    }
}

/// The key whose value begins there, or holds the place.
fn key_at(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    // Where a whole line is meant, the key follows the place.
    let line = text
        .get(at..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or("");
    let named = before.rfind('=').filter(|_| !before.ends_with('\n'));
    let key = match named {
        Some(equals) => before.get(..equals).unwrap_or(""),
        None => line.split('=').next().unwrap_or(""),
    };
    let key = key.trim_end();
    let start = key
        .rfind(['\n', '{', ',', ' ', '\t', '.'])
        .map_or(0, |at| at + 1);
    key.get(start..).unwrap_or(key).trim_matches(['"', '\''])
}

/// What serde says of a value, in the words of this file.
fn plain(message: &str) -> String {
    let Some((found, wanted)) = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.split_once(", expected "))
    else {
        return message.to_owned();
    };
    if let Some(number) = between(found, "integer `-", "`") {
        return format!("is -{number}; it cannot be negative");
    }
    let kinds = [
        ("integer", "a number"),
        ("floating point", "a fraction"),
        ("string", "a text"),
        ("boolean", "true or false"),
        ("sequence", "a list"),
        ("map", "a table"),
    ];
    let kind = kinds.iter().find(|(kind, _)| found.starts_with(kind));
    let wanted = match wanted {
        "a string" => "a text in quotation marks",
        "a boolean" => "true or false",
        "usize" => "a number",
        "a sequence" => "a list",
        "a map" => "a table",
        other => other.strip_prefix("struct ").map_or(other, |_| "a table"),
    };
    format!(
        "is {}; it must be {wanted}",
        kind.map_or(found, |(_, kind)| kind)
    )
}

fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    text.split_once(before)?
        .1
        .split_once(behind)
        .map(|(inside, _)| inside)
}

/// The likeliest reason why a file is not TOML: a merge left half done.
pub(super) fn merge_marker(text: &str) -> Option<FormatError> {
    let nth = text.lines().position(|line| line.starts_with("<<<<<<<"))?;
    let words = format!("unresolved git merge, line {}", nth + 1);
    Some(FormatError::new(&words, None))
}
