//! Front matter: the lines between `---` (or `+++`) at the very top that say what the article is.
//!
//! Reads flat `key: value` lines only; lists and nested values are passed over. Runs before either parser.

use super::builder::Builder;
use super::form::in_form;
use super::{BlockKind, Metadata, Part};

/// What the front matter said, in the reader's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// Title, byline and the like.
    pub metadata: Metadata,
    /// The lines that sum up, where it gives them.
    pub standfirst: Option<String>,
}

/// Which keys mean which field; the first that is present wins.
const KEYS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("author", Field::Byline),
    ("authors", Field::Byline),
    ("byline", Field::Byline),
    ("by", Field::Byline),
    ("date", Field::Published),
    ("published", Field::Published),
    ("pubdate", Field::Published),
    ("date_published", Field::Published),
    ("publisher", Field::Publisher),
    ("site", Field::Publisher),
    ("sitename", Field::Publisher),
    ("site_name", Field::Publisher),
    ("outlet", Field::Publisher),
    ("url", Field::Url),
    ("canonical", Field::Url),
    ("canonical_url", Field::Url),
    ("link", Field::Url),
    ("source", Field::Url),
    ("lang", Field::Language),
    ("language", Field::Language),
    ("subtitle", Field::Standfirst),
    ("standfirst", Field::Standfirst),
    ("dek", Field::Standfirst),
    ("description", Field::Standfirst),
];

#[derive(Clone, Copy)]
enum Field {
    Title,
    Byline,
    Published,
    Publisher,
    Url,
    Language,
    Standfirst,
}

/// The most lines front matter may have; more is an article between two rules.
const MAX_LINES: usize = 200;

/// Whether the text begins with front matter.
pub(super) fn is_present(text: &str) -> bool {
    find(text).is_some()
}

/// Divides the text into what the front matter says and the article below it.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    let Some((lines, rest)) = find(text) else {
        return (FrontMatter::default(), text);
    };
    let mut front = FrontMatter::default();
    for line in lines.lines() {
        if let Some((key, value)) = pair(line) {
            front.take(&key, &value);
        }
    }
    (front, rest)
}

/// Writes the headline and standfirst it gives, unless the article brings a headline itself.
pub(super) fn write(front: &FrontMatter, article: &str, builder: &mut Builder) {
    if article.trim_start().starts_with("# ") {
        return;
    }
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

impl FrontMatter {
    fn take(&mut self, key: &str, value: &str) {
        let Some(&(_, field)) = KEYS.iter().find(|(k, _)| *k == key) else {
            return;
        };
        let data = &mut self.metadata;
        let place = match field {
            Field::Title => &mut data.title,
            Field::Byline => &mut data.byline,
            Field::Published => &mut data.published,
            Field::Publisher => &mut data.publisher,
            Field::Url => &mut data.url,
            Field::Language => &mut data.language,
            Field::Standfirst => &mut self.standfirst,
        };
        if place.is_none() && !value.is_empty() {
            *place = Some(value.to_owned());
        }
    }
}

/// The lines between the fences and the text below them, when they read like front matter.
fn find(text: &str) -> Option<(&str, &str)> {
    let first = text.split_inclusive('\n').next()?;
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let body = text.get(first.len()..)?;
    let mut at = 0;
    let mut n_pairs = 0;
    for line in body.split_inclusive('\n').take(MAX_LINES) {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            let rest = body.get(at + line.len()..).unwrap_or("");
            return (n_pairs > 0).then(|| (body.get(..at).unwrap_or(""), rest));
        }
        let belongs = bare.is_empty() || bare.starts_with([' ', '\t', '-', '#', ']', '}']);
        match pair(bare) {
            Some(_) => n_pairs += 1,
            None if belongs => {}
            None => return None,
        }
        at += line.len();
    }
    None
}

/// `key: value` or `key = value`, with quotation marks and list brackets taken off the value.
fn pair(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(['=', ':'])?;
    let is_key = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let key = key.trim_end();
    if key.is_empty() || !key.chars().all(is_key) {
        return None;
    }
    let bare = value.trim().trim_start_matches('[').trim_end_matches(']');
    let bare = bare.trim().trim_matches(['"', '\'']);
    let plain = if matches!(bare, "|" | ">" | ">-" | "|-") {
        ""
    } else {
        bare
    };
    Some((key.to_ascii_lowercase(), in_form(plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_the_rest_is_left() {
        let text = "---\ntitle: \"Fog: a history\"\nauthor: Ro Tamm\ntags:\n  - weather\ndate: 2026-05-01\n---\nBody.\n";
        let (front, rest) = split(text);
        assert_eq!(front.metadata.title.as_deref(), Some("Fog: a history"));
        assert_eq!(front.metadata.byline.as_deref(), Some("Ro Tamm"));
        assert_eq!(front.metadata.published.as_deref(), Some("2026-05-01"));
        assert_eq!(rest, "Body.\n");
    }

    #[test]
    fn rules_are_not_front_matter() {
        for text in [
            "---\n---\n---\n",
            "---\nThe tide came in.\n---\n",
            "---\nkey: never closed",
            "",
        ] {
            assert_eq!(split(text), (FrontMatter::default(), text), "{text:?}");
        }
    }

    #[test]
    fn control_characters_in_values_become_pictures() {
        let (front, _) = split("---\ntitle: a\u{1b}]0;x\n---\n");
        assert_eq!(front.metadata.title.as_deref(), Some("a␛]0;x"));
    }
}
