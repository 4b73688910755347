//! What a page says about its article: title, who wrote it, when, where, in which language, under which address.
//!
//! Said in JSON-LD, in `<meta>`, in microdata and by elements; where they differ, the one that is meant for machines
//! that show the article to people counts first.

use super::json_ld::Things;
use crate::article::Metadata;
use crate::article::form::plain;
use crate::article::front_matter::without_by;
use crate::article::hint::Hint;
use crate::text::{host, is_web_address};
use dom_query::{Document, NodeRef};
use std::collections::HashMap;
use url::Url;

/// Bytes at the beginning of a saved page in which its address may be.
const SAVED_FROM: usize = 4096;
/// A name or title is no longer than this (bytes); more is a text in the wrong place.
const LONGEST: usize = 400;

/// What a page says.
pub(super) struct PageMetadata {
    /// What is shown and kept.
    pub metadata: Metadata,
    /// The absolute address against which its links are given.
    pub base: Option<String>,
    /// The text of the article, where the page declares it.
    pub body: Option<String>,
    /// Whether everybody may read it, where that is said.
    pub is_free: Option<bool>,
}

/// Reads what a page says; `html` are its characters.
pub(super) fn stated(document: &Document, html: &str, hint: &Hint) -> PageMetadata {
    let scripts = document.select("script[type='application/ld+json']");
    let pieces: Vec<_> = scripts.nodes().iter().map(NodeRef::text).collect();
    let page = Declared {
        document,
        lower: html.to_ascii_lowercase(),
        things: Things::read(pieces.iter().map(AsRef::as_ref)),
        metas: metas(document),
    };
    let came_from = hint.address.clone().or_else(|| saved_from(html));
    let canonical = page.canonical(came_from.as_deref());
    let around = came_from.clone().or_else(|| canonical.clone());
    let base = match (page.attribute("base[href]", "href"), &around) {
        (Some(base), Some(around)) => absolute(&base, around),
        (Some(base), None) => Some(base).filter(|base| is_web_address(base)),
        (None, _) => around,
    };
    let url = canonical.or(came_from);
    let publisher = page.publisher().or_else(|| host(url.as_deref()?));
    PageMetadata {
        metadata: Metadata {
            title: page.title(publisher.as_deref()),
            byline: page.byline(),
            published: page.published(),
            updated: page.updated(),
            publisher,
            url,
            language: page.language(),
            file: None,
        },
        base,
        body: page.things.body(),
        is_free: page.things.is_free(),
    }
}

/// The places of a page that say something about it.
struct Declared<'d> {
    document: &'d Document,
    /// Its characters in lower case: what they do not hold is not looked for in the tree.
    lower: String,
    things: Things,
    /// The contents of `<meta>`, by name in lower case.
    metas: HashMap<String, Vec<String>>,
}

impl Declared<'_> {
    fn title(&self, publisher: Option<&str>) -> Option<String> {
        let declared = self.things.text("headline");
        let declared = declared
            .or_else(|| self.meta("og:title twitter:title citation_title dc.title dcterms.title"));
        let shown = || self.element("[itemprop=headline]");
        let declared = declared.or_else(shown).or_else(|| {
            let title = self.element("title")?;
            let heading = self
                .element("h1")
                .filter(|heading| title.contains(heading.as_str()));
            heading.or(Some(title))
        });
        let title = declared.or_else(|| self.element("h1"))?;
        Some(without_site(&title, publisher))
    }

    fn byline(&self) -> Option<String> {
        let names = |names: Vec<String>| {
            let people = names
                .into_iter()
                .filter(|n| !n.contains("://") && !n.starts_with('@'));
            let people: Vec<String> = people.collect();
            (!people.is_empty()).then(|| people.join(", "))
        };
        let declared = names(self.things.all_texts("author"));
        let declared = declared.or_else(|| names(self.all_metas(BYLINES)));
        let shown = [
            "[itemprop=author] [itemprop=name]",
            "[itemprop=author]",
            "[rel=author]",
        ];
        let found = declared.or_else(|| shown.iter().find_map(|place| self.element(place)))?;
        Some(without_by(&found).to_owned())
    }

    fn published(&self) -> Option<String> {
        let declared = self.things.text("datePublished");
        let declared = declared.or_else(|| self.meta(PUBLISHED));
        let declared = declared.or_else(|| self.date("[itemprop=datePublished]"));
        let declared = declared.or_else(|| self.date("time[pubdate]"));
        declared.or_else(|| self.attribute("time[datetime]", "datetime"))
    }

    fn updated(&self) -> Option<String> {
        let declared = self.things.text("dateModified");
        let declared = declared.or_else(|| self.meta(UPDATED));
        declared.or_else(|| self.date("[itemprop=dateModified]"))
    }

    fn publisher(&self) -> Option<String> {
        let declared = self
            .things
            .text("publisher")
            .filter(|name| !name.contains("://"));
        let declared = self.meta("og:site_name").or(declared);
        declared.or_else(|| self.meta("application-name dc.publisher dcterms.publisher"))
    }

    fn language(&self) -> Option<String> {
        let declared = self.attribute("html[lang]", "lang");
        let declared = declared.or_else(|| self.attribute("html", "xml:lang"));
        let declared = declared.or_else(|| self.things.text("inLanguage"));
        let declared = declared.or_else(|| self.meta("content-language og:locale dc.language"));
        let first = declared?.split(',').next()?.trim().replace('_', "-");
        Some(first).filter(|tag| !tag.is_empty())
    }

    /// The address that the page gives for itself, where it leads to a page: some give their home page for each.
    fn canonical(&self, came_from: Option<&str>) -> Option<String> {
        let around = came_from.unwrap_or_default();
        let given = [
            self.attribute("link[rel=canonical]", "href"),
            self.meta("og:url"),
            self.things.text("url"),
            self.things.text("mainEntityOfPage"),
        ];
        let full = given
            .into_iter()
            .flatten()
            .filter_map(|given| absolute(&given, around));
        let is_home =
            |url: &str| Url::parse(url).is_ok_and(|url| url.path() == "/" && url.query().is_none());
        let mut full = full.filter(|url| is_web_address(url));
        full.find(|url| !is_home(url) || came_from.is_some_and(is_home))
    }

    fn meta(&self, names: &str) -> Option<String> {
        self.all_metas(names).into_iter().next()
    }

    /// All that is said under the first of the names that says something.
    fn all_metas(&self, names: &str) -> Vec<String> {
        let found = names.split(' ').find_map(|name| self.metas.get(name));
        found.cloned().unwrap_or_default()
    }

    /// Whether the page holds all the words of a selector.
    fn holds(&self, selector: &str) -> bool {
        let words = selector.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        words
            .map(str::to_ascii_lowercase)
            .all(|word| self.lower.contains(&word))
    }

    /// The words of the first element that a selector finds.
    fn element(&self, selector: &str) -> Option<String> {
        let found = Some(selector).filter(|selector| self.holds(selector))?;
        let found = self.document.select_single(found);
        let content = found.attr("content").unwrap_or_else(|| found.text());
        short(&content)
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let found = Some(selector).filter(|selector| self.holds(selector))?;
        short(&self.document.select_single(found).attr(name)?)
    }

    fn date(&self, selector: &str) -> Option<String> {
        self.attribute(selector, "datetime")
            .or_else(|| self.element(selector))
    }
}

/// Names under which pages say who wrote them.
const BYLINES: &str = "author article:author article:author_name byl parsely-author sailthru.author \
                       citation_author dc.creator dcterms.creator";
/// Names under which pages say when they appeared.
const PUBLISHED: &str = "article:published_time og:article:published_time datepublished date pubdate \
                         publishdate publish-date publish_date parsely-pub-date sailthru.date \
                         citation_publication_date dc.date.issued dcterms.issued dc.date dcterms.date \
                         dcterms.created";
/// Names under which pages say when they were changed.
const UPDATED: &str =
    "article:modified_time og:updated_time datemodified lastmod last-modified dcterms.modified";

/// The contents of all `<meta>` that name something.
fn metas(document: &Document) -> HashMap<String, Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for node in document.select("meta[content]").nodes() {
        let keys = ["property", "name", "itemprop", "http-equiv"];
        let key = keys.iter().find_map(|key| node.attr(key));
        let content = node.attr("content").and_then(|content| short(&content));
        if let (Some(key), Some(content)) = (key, content) {
            let key = key.trim().to_ascii_lowercase();
            found.entry(key).or_default().push(content);
        }
    }
    found
}

/// The address that browsers and programs write into a page that they save.
fn saved_from(html: &str) -> Option<String> {
    let begin = html.get(..html.floor_char_boundary(SAVED_FROM))?;
    let behind = begin
        .split_once("saved from url=(")
        .and_then(|(_, rest)| rest.split_once(')'));
    let by_program = || {
        begin
            .split_once("Page saved with SingleFile")?
            .1
            .split_once("url:")
    };
    let (_, address) = behind.or_else(by_program)?;
    let address = address.split_whitespace().next()?;
    Some(address.to_owned()).filter(|address| is_web_address(address))
}

/// An address made absolute; one that is absolute stays as it is written.
fn absolute(given: &str, around: &str) -> Option<String> {
    if is_web_address(given) {
        return Some(given.trim().to_owned());
    }
    Some(Url::parse(around).ok()?.join(given.trim()).ok()?.into())
}

/// A title without the name of the site behind or before it.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let Some(site) = publisher else {
        return title.to_owned();
    };
    for sign in [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", ": "] {
        let behind = title
            .rsplit_once(sign)
            .filter(|(_, last)| last.eq_ignore_ascii_case(site));
        let before = title
            .split_once(sign)
            .filter(|(first, _)| first.eq_ignore_ascii_case(site));
        let kept = behind
            .map(|(kept, _)| kept)
            .or(before.map(|(_, kept)| kept));
        if let Some(kept) = kept.filter(|kept| !kept.trim().is_empty()) {
            return kept.trim().to_owned();
        }
    }
    title.to_owned()
}

/// Words in the text's form, where they are no longer than a title or a name is.
fn short(text: &str) -> Option<String> {
    Some(plain(text)).filter(|text| !text.is_empty() && text.len() <= LONGEST)
}
