//! What a page tells search engines about its article: JSON-LD with the words of schema.org.
//!
//! A page may hold several pieces, lists, graphs, and things that only name each other by `@id`.

use crate::article::form::plain;
use serde_json::{Map, Value};

/// Things of a page that are looked at; a page has some dozens.
const MAX_THINGS: usize = 2000;

/// All things that the pieces of a page name, the article first.
pub(super) struct Things {
    all: Vec<Map<String, Value>>,
}

impl Things {
    /// Reads the pieces; one that is not valid is left out.
    pub fn read<'t>(pieces: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Vec::new();
        for value in pieces.filter_map(parse) {
            collect(value, &mut all);
        }
        all.sort_by_key(rank);
        Self { all }
    }

    /// The article: news before a page of any kind.
    fn article(&self) -> Option<&Map<String, Value>> {
        self.all.first().filter(|thing| rank(thing) < NO_ARTICLE)
    }

    /// The text of a property of the article.
    pub fn text(&self, key: &str) -> Option<String> {
        self.texts(self.article()?.get(key)?, 0).into_iter().next()
    }

    /// All texts of a property of the article.
    pub fn all_texts(&self, key: &str) -> Vec<String> {
        let value = self.article().and_then(|article| article.get(key));
        value.map_or_else(Vec::new, |value| self.texts(value, 0))
    }

    /// The text of the article as it is given, with its lines and tags.
    pub fn body(&self) -> Option<String> {
        let body = self.article()?.get("articleBody")?.as_str()?;
        Some(body.to_owned()).filter(|body| !body.trim().is_empty())
    }

    /// Whether the article says that everybody may read it.
    pub fn is_free(&self) -> Option<bool> {
        match self.article()?.get("isAccessibleForFree")? {
            Value::Bool(free) => Some(*free),
            Value::String(text) => Some(!text.eq_ignore_ascii_case("false")),
            _ => None,
        }
    }

    /// The texts of a value: of a list all, of a thing its name, else its address; of a thing that is only named by its
    /// `@id`, what is said of it elsewhere.
    fn texts(&self, value: &Value, depth: usize) -> Vec<String> {
        match value {
            Value::String(text) => Some(plain(text))
                .filter(|t| !t.is_empty())
                .into_iter()
                .collect(),
            Value::Number(number) => vec![number.to_string()],
            Value::Array(items) if depth < 3 => items
                .iter()
                .flat_map(|item| self.texts(item, depth + 1))
                .collect(),
            Value::Object(thing) if depth < 4 => {
                if let Some(named) = ["name", "@value", "url"]
                    .iter()
                    .find_map(|key| thing.get(*key))
                {
                    return self.texts(named, depth + 1);
                }
                let id = thing.get("@id").and_then(Value::as_str);
                let is_it = |other: &&Map<String, Value>| {
                    other.get("@id").and_then(Value::as_str) == id && other.contains_key("name")
                };
                let found = id.and_then(|_| self.all.iter().find(is_it)?.get("name"));
                found
                    .or_else(|| thing.get("@id"))
                    .map_or_else(Vec::new, |v| self.texts(v, depth + 1))
            }
            _ => Vec::new(),
        }
    }
}

/// What stands behind all kinds of article.
const NO_ARTICLE: usize = 4;

/// How surely a thing is the article of the page; smaller is surer.
fn rank(thing: &Map<String, Value>) -> usize {
    let kinds: Vec<&str> = match thing.get("@type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let of_one = |kind: &&str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        match kind {
            "NewsArticle"
            | "ReportageNewsArticle"
            | "AnalysisNewsArticle"
            | "OpinionNewsArticle" => 0,
            _ if kind.ends_with("Article") || kind.ends_with("Posting") => 1,
            "Report" | "Recipe" | "Review" | "DiscussionForumPosting" | "CreativeWork" => 2,
            _ if kind.ends_with("WebPage") || kind.ends_with("Page") => 3,
            _ => NO_ARTICLE,
        }
    };
    kinds.iter().map(of_one).min().unwrap_or(NO_ARTICLE)
}

/// A piece of JSON, also where it is wrapped in a comment or its texts hold line ends.
fn parse(piece: &str) -> Option<Value> {
    let ends = [
        "<!--",
        "-->",
        "//<![CDATA[",
        "//]]>",
        "<![CDATA[",
        "]]>",
        ";",
    ];
    let mut bare = piece.trim();
    for end in ends.into_iter().chain(ends) {
        bare = bare.trim_start_matches(end).trim_end_matches(end).trim();
    }
    serde_json::from_str(bare).ok().or_else(|| {
        let flat = bare.replace(|c: char| c.is_control(), " ");
        serde_json::from_str(&flat).ok()
    })
}

/// The things of a value: those of its lists and graphs, and what it is about.
fn collect(value: Value, all: &mut Vec<Map<String, Value>>) {
    let mut open = vec![value];
    while let Some(value) = open.pop().filter(|_| all.len() < MAX_THINGS) {
        match value {
            Value::Array(items) => open.extend(items.into_iter().rev()),
            Value::Object(mut thing) => {
                for key in ["@graph", "mainEntity"] {
                    open.extend(thing.get_mut(key).map(Value::take));
                }
                all.push(thing);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(piece: &str, headline: Option<&str>, authors: &[&str]) {
        let things = Things::read(std::iter::once(piece));
        assert_eq!(things.text("headline").as_deref(), headline, "{piece}");
        assert_eq!(things.all_texts("author"), authors, "{piece}");
    }

    #[test]
    fn the_article_is_found_in_lists_and_graphs() {
        check(
            r#"{"@type": "NewsArticle", "headline": "Tolls &amp; ferries", "author": {"name": "Mara Ilves"}}"#,
            Some("Tolls & ferries"),
            &["Mara Ilves"],
        );
        check(
            r#"[{"@type": "Organization", "name": "The Post"}, {"@type": ["Article", "Thing"], "headline": "A", "author": ["Bo Krag", {"name": "Ro Tamm"}]}]"#,
            Some("A"),
            &["Bo Krag", "Ro Tamm"],
        );
        check(
            r##"{"@graph": [{"@type": "WebPage", "headline": "B"}, {"@type": "BlogPosting", "headline": "C", "author": {"@id": "#mara"}}, {"@type": "Person", "@id": "#mara", "name": "Mara Ilves"}]}"##,
            Some("C"),
            &["Mara Ilves"],
        );
    }

    #[test]
    fn what_is_nearly_json_is_read_and_what_is_not_is_left_out() {
        check(
            "<!-- {\"@type\": \"Article\",\n\"headline\": \"A\nB\"} -->;",
            Some("A B"),
            &[],
        );
        check("{\"@type\": \"Article\", ", None, &[]);
        check(&"[".repeat(100_000), None, &[]);
        check(
            r#"{"@type": "Organization", "headline": "The Post"}"#,
            None,
            &[],
        );
    }
}
