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
    /// What was odd about it, one sentence for a person.
    pub warning: Option<String>,
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
            warning,
            ..taken(&table)
        },
        rest,
    )
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
    let all = |keys: &[&str], name: &str, line_end: &str| -> Vec<String> {
        let of_section = |section| keys.iter().filter_map(move |key| value(section, key));
        let values = sections.iter().flat_map(|section| of_section(*section));
        let text = |value| texts(value, name).join(", ").trim().replace('\n', line_end);
        values
            .map(text)
            .map(|text| in_form(&text))
            .filter(|text| !text.is_empty())
            .collect()
    };
    let one = |keys| all(keys, "name", " ").into_iter().next();
    let mut bylines = all(&["author", "authors", "byline", "by"], "name", ", ").into_iter();
    let addresses = all(
        &[
            "canonical",
            "canonicalurl",
            "url",
            "permalink",
            "link",
            "source",
        ],
        "url",
        " ",
    );
    FrontMatter {
        metadata: Metadata {
            title: one(&["title", "headline"]),
            byline: bylines.next().map(|byline| without_by(&byline).to_owned()),
            published: one(&[
                "date",
                "published",
                "pubdate",
                "datepublished",
                "publishdate",
            ]),
            publisher: one(&["publisher", "site", "sitename", "outlet"]),
            url: addresses
                .into_iter()
                .find(|address| is_web_address(address)),
            language: one(&["lang", "language"]),
            file: None,
        },
        standfirst: one(&["subtitle", "standfirst", "dek", "description"]),
        warning: None,
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
fn without_by(byline: &str) -> &str {
    match byline.split_at_checked(3) {
        Some((by, name)) if by.eq_ignore_ascii_case("by ") => name,
        _ => byline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// The fields as `title|byline|published|url`, and the article below.
    #[track_caller]
    fn check(text: &str, fields: &str) {
        let (front, rest) = split(text);
        let Metadata {
            title,
            byline,
            published,
            url,
            ..
        } = front.metadata;
        let found = [title, byline, published, url].map(Option::unwrap_or_default);
        let begin: String = text.chars().take(200).collect();
        assert_eq!(found.join("|"), fields, "{begin}");
        assert_eq!(rest, "Body.\n", "{begin}");
    }

    #[track_caller]
    fn check_lines(lines: &str, fields: &str) {
        check(&format!("---\n{lines}\n---\nBody.\n"), fields);
    }

    #[track_caller]
    fn check_toml(lines: &str, fields: &str) {
        check(&format!("+++\n{lines}\n+++\nBody.\n"), fields);
    }

    #[test]
    fn quotes_comments_and_escapes_are_yaml() {
        check_lines(
            "title: \"Fog: a \\\"history\\\" \\u2014 I\" # draft\nauthor: Ro Tamm",
            "Fog: a \"history\" — I|Ro Tamm||",
        );
        check_lines(
            "# draft\ntitle: 'The bell''s fog' # 2\ndate: 2026-05-01 # late",
            "The bell's fog||2026-05-01|",
        );
        check_lines(
            "title: >-\n  Fog\n  and bells\ndate: 2026-05-01T10:00:00Z",
            "Fog and bells||2026-05-01T10:00:00Z|",
        );
        check_lines("title: 1984\nby: By Ro Tamm\nlang: no", "1984|Ro Tamm||");
        check_lines("title: &t Fog\ndescription: *t", "Fog|||");
        check_lines("\"title\" : Fog\ntitle: Bells\nheadline: Rope", "Fog|||");
    }

    #[test]
    fn authors_are_lists_blocks_and_tables() {
        for authors in [
            "author: Ro Tamm, Mara Ilves",
            "authors: [Ro Tamm, \"Mara Ilves\"]",
            "authors:\n  - Ro Tamm # editor\n  - Mara Ilves",
            "authors:\n- Ro Tamm\n- Mara Ilves",
            "author: |\n  Ro Tamm\n  Mara Ilves",
            "Authors:\n  - name: Ro Tamm\n    title: Editor\n  - {name: Mara Ilves}",
            "authors:\n  ro: {name: Ro Tamm, mail: x}\n  mara: {name: Mara Ilves, mail: y}",
        ] {
            check_lines(authors, "|Ro Tamm, Mara Ilves||");
        }
        check_toml(
            "[[authors]]\nname = \"Ro Tamm\"\nmail = \"x\"\n[[authors]]\nname = \"Mara Ilves\"",
            "|Ro Tamm, Mara Ilves||",
        );
        check_toml("author = {name = \"Ro Tamm\", mail = \"x\"}", "|Ro Tamm||");
    }

    #[test]
    fn tables_of_toml_name_no_fields_unless_they_are_sections() {
        check_toml(
            "# draft\ntitle = 'Fog'\ndate = 2026-05-01\n\n[image]\ntitle = \"Pier\"\nurl = \"https://i.example/p\"\n",
            "Fog||2026-05-01|",
        );
        check_toml(
            "title = \"\"\"\nFog\nand bells\"\"\"\ntags = [\n  \"a\",\n]\n[extra]\nauthor = \"Ro Tamm\"\n[taxonomies]\nauthors = [\"Bo Krag\"]",
            "Fog and bells|Ro Tamm||",
        );
        check_toml("[params]\nauthor = \"Ro Tamm\"", "|Ro Tamm||");
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        check_lines(
            "permalink: /fog/\nurl: https://a.example/fog",
            "|||https://a.example/fog",
        );
        check_lines(
            "link: https://b.example\ncanonical_url: https://a.example",
            "|||https://a.example",
        );
        check_lines(
            "source: {name: Post, url: 'https://a.example'}",
            "|||https://a.example",
        );
        check_lines("source: The Post", "|||");
    }

    #[test]
    fn what_is_not_valid_is_no_text_and_loses_no_other_entry() {
        check_lines(
            "title: Fog: a history\nauthor: Ro Tamm\ntags: [a, b",
            "Fog: a history|Ro Tamm||",
        );
        check_lines(
            "title: \"Fog\nauthor: @ro\nthis line is broken\ndate: 2026-05-01",
            "Fog|@ro|2026-05-01|",
        );
        check_lines(
            "title:\tFog\n\tindent: wrong\n- x\nauthor:\n  - Ro Tamm\n  - Mara Ilves",
            "Fog|Ro Tamm, Mara Ilves||",
        );
        check_toml(
            "title = Fog\nauthor = \"Ro Tamm\"\ntitle = 'x'",
            "Fog|Ro Tamm||",
        );
        let (front, _) = split("---\ntitle: a: b\n---\n");
        assert_eq!(
            front.warning.as_deref(),
            Some("The front matter is not valid YAML; what cannot be read of it is left out.")
        );
        assert_eq!(split("---\ntitle: b\n---\n").0.warning, None);
    }

    #[test]
    fn rules_are_not_front_matter() {
        for text in [
            "---\n---\n---\n",
            "---\nThe tide came in.\n---\n",
            "---\nNote: the tide came in.\n\nNobody saw it.\n\n---\n",
            "---\nkey: never closed",
            "+++\n+++\n",
            "",
        ] {
            assert_eq!(split(text), (FrontMatter::default(), text), "{text:?}");
        }
    }

    #[test]
    fn repetition_and_depth_are_bounded() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..30 {
            let again = format!("*a{}, ", n - 1).repeat(9);
            writeln!(bomb, "a{n}: &a{n} [{again}]").expect("memory is always there");
        }
        check_lines(
            &format!("{bomb}title: *a29\nauthor: Ro Tamm"),
            "*a29|Ro Tamm||",
        );
        for deep in [
            "[".repeat(30_000),
            "{a: ".repeat(9_000),
            "- ".repeat(20_000),
        ] {
            check_lines(&format!("title: Fog\nx: {deep}"), "Fog|||");
        }
        check_toml(
            &format!("title = 'Fog'\nx = {}", "[".repeat(30_000)),
            "Fog|||",
        );
        check_toml(
            &format!("title = 'Fog'\n[{}a]", "a.".repeat(20_000)),
            "Fog|||",
        );
    }

    #[test]
    fn control_characters_in_values_become_pictures() {
        let (front, _) = split("---\ntitle: \"a\\e]0;x\\u009b\"\nauthor: b\u{1b}]0;x\n---\n");
        assert_eq!(front.metadata.title.as_deref(), Some("a␛]0;x\u{fffd}"));
        assert_eq!(front.metadata.byline.as_deref(), Some("b␛]0;x"));
    }
}
