//! Front matter: the lines between `---` (YAML) or `+++` (TOML) at the very top that say what the article is.
//!
//! Read by the YAML and TOML libraries into one table, from which the fields that the reader knows are taken; the
//! rest is ignored. Runs before either parser.

use super::builder::Builder;
use super::form::in_form;
use super::{BlockKind, Metadata, Part};
use crate::text::is_web_address;
use serde_json::{Map, Value};

/// What the front matter said, in the reader's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// Title, byline and the like.
    pub metadata: Metadata,
    /// The lines that sum up, where it gives them.
    pub standfirst: Option<String>,
    /// What was odd about it, each one sentence for a person.
    pub warnings: Vec<String>,
}

/// The most bytes front matter may have; more is an article between two rules.
const MAX_BYTES: usize = 64 * 1024;
/// The most YAML nodes that aliases may repeat.
const MAX_REPEATED: usize = 10_000;
/// Tables inside of the front matter that hold further fields of the article.
const SECTIONS: &[&str] = &["params", "extra", "taxonomies"];

/// Whether the text begins with front matter.
pub(super) fn is_present(text: &str) -> bool {
    find(text).is_some()
}

/// Whether the text begins as front matter does and may be cut off inside of it.
pub(super) fn may_be_cut_off(text: &str) -> bool {
    (text.starts_with("---") || text.starts_with("+++"))
        && text.len() < MAX_BYTES
        && !is_present(text)
}

/// Divides the text into what the front matter says and the article below it.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    let Some((fence, lines, rest)) = find(text) else {
        return (FrontMatter::default(), text);
    };
    let valid = table(fence, lines);
    let warning = valid.is_none().then(|| {
        let name = if fence == "+++" { "TOML" } else { "YAML" };
        format!("The front matter is not valid {name}; what cannot be read of it is left out.")
    });
    let table = valid.unwrap_or_else(|| entry_by_entry(fence, lines));
    (
        FrontMatter {
            warnings: warning.into_iter().collect(),
            ..taken(&table)
        },
        rest,
    )
}

/// Writes the headline and standfirst it gives.
pub(super) fn write(front: &FrontMatter, builder: &mut Builder) {
    let given = [
        (&front.metadata.title, BlockKind::Heading(1), Part::Headline),
        (&front.standfirst, BlockKind::Paragraph, Part::Standfirst),
    ];
    for (words, kind, part) in given {
        let Some(words) = words else { continue };
        builder.begin(kind, 0, 0);
        builder.words(words);
        if let Some(hint) = builder.hint() {
            hint.part = Some(part);
        }
        builder.end();
    }
}

/// The fence, the lines between the fences and the text below them, when they read like front matter: an entry comes
/// first, and they are valid or mostly entries.
fn find(text: &str) -> Option<(&str, &str, &str)> {
    let first = text.split_inclusive('\n').next()?;
    let fence = Some(first.trim_end()).filter(|fence| matches!(*fence, "---" | "+++"))?;
    let body = text.get(first.len()..)?;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            let (lines, rest) = (body.get(..at)?, body.get(at + line.len()..)?);
            return reads_like_entries(fence, lines).then_some((fence, lines, rest));
        }
        at += line.len();
        if at > MAX_BYTES {
            return None;
        }
    }
    None
}

fn reads_like_entries(fence: &str, lines: &str) -> bool {
    let begins = |line: &&str| is_entry(line) || fence == "+++" && line.starts_with('[');
    let goes_on =
        |line: &str| line.trim().is_empty() || line.starts_with([' ', '\t', '-', '#', ']', '}']);
    let outer: Vec<&str> = lines.lines().filter(|line| !goes_on(line)).collect();
    let n_begin = outer.iter().filter(|line| begins(line)).count();
    outer.first().is_some_and(begins)
        && (n_begin * 2 > outer.len() || table(fence, lines).is_some())
}

/// Whether a line begins an entry: `key: value` or `key = value`, not indented.
fn is_entry(line: &str) -> bool {
    let is_key = |c: char| c.is_alphanumeric() || "_-.\"'".contains(c);
    let key = line.split_once(['=', ':']).map(|(key, _)| key.trim_end());
    key.is_some_and(|key| !key.is_empty() && key.chars().all(is_key))
}

/// The table that the text holds, where it is valid and holds one. Depth and repetition are bounded.
fn table(fence: &str, text: &str) -> Option<Map<String, Value>> {
    let options = serde_saphyr::options! {
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::FirstWins,
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: MAX_REPEATED },
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    if fence == "+++" {
        toml::from_str(text).ok()
    } else {
        serde_saphyr::from_str_with_options(text, options).ok()
    }
}

/// What can be read of front matter that is not valid: each entry by itself, else its line as it is written.
fn entry_by_entry(fence: &str, lines: &str) -> Map<String, Value> {
    let mut entries: Vec<String> = Vec::new();
    for line in lines.split_inclusive('\n') {
        match entries.last_mut() {
            Some(entry) if !is_entry(line) => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    let read = |entry: String| {
        let as_written = || {
            let (key, value) = entry.lines().next()?.split_once(['=', ':'])?;
            let bare = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
            Some(Map::from_iter([(bare(key), bare(value).into())]))
        };
        table(fence, &entry).or_else(as_written).unwrap_or_default()
    };
    // Of two that are alike the first counts, as in what is valid.
    entries.into_iter().rev().flat_map(read).collect()
}

/// The fields that the reader knows; of several keys for one field the first that is named here wins.
fn taken(table: &Map<String, Value>) -> FrontMatter {
    let inner = SECTIONS
        .iter()
        .filter_map(|name| table.get(*name)?.as_object());
    let sections: Vec<_> = std::iter::once(table).chain(inner).collect();
    let all = |keys: &str, name: &str, line_end: &str| -> Vec<String> {
        let of_section = |section| keys.split(' ').filter_map(move |key| value(section, key));
        let values = sections.iter().flat_map(|section| of_section(*section));
        let text = |value| texts(value, name).join(", ").trim().replace('\n', line_end);
        values
            .map(text)
            .map(|text| in_form(&text))
            .filter(|text| !text.is_empty())
            .collect()
    };
    let one = |keys| all(keys, "name", " ").into_iter().next();
    let mut bylines = all("author authors byline by", "name", ", ").into_iter();
    let addresses = "canonical canonicalurl url permalink link source";
    let mut addresses = all(addresses, "url", " ").into_iter();
    FrontMatter {
        metadata: Metadata {
            title: one("title headline"),
            byline: bylines.next().map(|byline| without_by(&byline).to_owned()),
            published: one("date published pubdate datepublished publishdate"),
            updated: one("updated modified lastmod datemodified lastupdated"),
            publisher: one("publisher site sitename outlet"),
            url: addresses.find(|address| is_web_address(address)),
            language: one("lang language"),
            file: None,
        },
        standfirst: one("subtitle standfirst dek description"),
        warnings: Vec::new(),
    }
}

/// The value of a key; capitals, hyphens and underscores make no other key.
fn value<'t>(table: &'t Map<String, Value>, key: &str) -> Option<&'t Value> {
    let plain = |key: &str| key.to_ascii_lowercase().replace(['-', '_'], "");
    table
        .iter()
        .find(|(k, _)| plain(k) == key)
        .map(|(_, value)| value)
}

/// The texts of a value and of all its items; of a table the one with this name, else those of the tables in it.
fn texts(value: &Value, name: &str) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(|item| texts(item, name)).collect(),
        Value::Object(table) => match table.get(name) {
            Some(value) => texts(value, name),
            // TOML gives a date as a table of one entry, too.
            None if table.len() == 1 => table
                .values()
                .flat_map(|value| texts(value, name))
                .collect(),
            None => table
                .values()
                .filter(|v| v.is_object())
                .flat_map(|value| texts(value, name))
                .collect(),
        },
        other => vec![other.to_string()],
    }
}

/// A byline without its "By".
pub(super) fn without_by(byline: &str) -> &str {
    match byline.split_at_checked(3) {
        Some((by, name)) if by.eq_ignore_ascii_case("by ") => name,
        _ => byline,
    }
}

#[cfg(test)]
mod tests;
