//! What a page looks like that is no article: one that asks to log in, one that is missing, a list of articles.
//!
//! Judges what was read of it; it is shown all the same.

use crate::article::BlockKind;
use crate::article::builder::Draft;
use crate::article::matter::List;
use crate::article::writer::DraftWriter;
use dom_query::{Document, NodeRef};

/// An article has more words than this.
const FEW_WORDS: usize = 250;
/// A page that says that something is missing has no more words than this.
const FEWEST_WORDS: usize = 120;
/// So many headings that are links are a list of articles.
const TEASERS: usize = 12;
/// More are not counted: beside a long article there may be any number.
const MANY_TEASERS: usize = 60;

/// What is known of a page.
pub(super) struct Look<'p> {
    /// What was read of it.
    pub draft: &'p Draft,
    /// Its title.
    pub title: Option<&'p str>,
    /// Its characters.
    pub html: &'p str,
    /// Its headings that are links.
    pub n_teasers: usize,
    /// Whether it says that everybody may read it.
    pub is_free: Option<bool>,
}

/// How many headings of a page are links to other pages.
pub(super) fn n_teasers(document: &Document) -> usize {
    let is_heading = |node: &NodeRef<'_>| {
        let name = node.node_name();
        name.is_some_and(|name| matches!(&*name, "h2" | "h3" | "h4"))
    };
    let is_link = |node: NodeRef<'_>| node.has_name("a") && node.has_attr("href");
    let leads_away = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(2)).any(is_link) || node.descendants_it().any(is_link)
    };
    let root = document.root();
    let headings = root.descendants_it().filter(is_heading);
    headings.filter(leads_away).take(MANY_TEASERS).count()
}

/// What a page looks like, where that is no article.
pub(super) fn notice(look: &Look<'_>) -> Option<&'static str> {
    let article = &look.draft.article;
    let prose = article.blocks.iter().filter(|block| {
        let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_));
        is_prose
            && block
                .span
                .of(&article.text)
                .split_whitespace()
                .nth(11)
                .is_some()
    });
    let n_words: usize = prose
        .map(|b| b.span.of(&article.text).split_whitespace().count())
        .sum();
    let title = look.title.unwrap_or_default().to_lowercase();
    if n_words < FEWEST_WORDS && List::MissingPage.is_in(&title) {
        return Some(
            "This looks like the page of a site for what it does not have; the article may be elsewhere.",
        );
    }
    if look.n_teasers >= TEASERS && n_words < look.n_teasers * 30 {
        return Some("This looks like a list of articles, not an article; open one of them.");
    }
    if n_words < FEW_WORDS && asks_to_log_in(look) {
        return Some(
            "This looks like the beginning of an article for subscribers; log in with a browser, save the page and open that file.",
        );
    }
    None
}

/// Whether a page says that its article is not for everybody, to machines or to people.
fn asks_to_log_in(look: &Look<'_>) -> bool {
    if look.is_free == Some(false) {
        return true;
    }
    let mut writer = DraftWriter::default();
    writer.html(look.html, false, (look.html, look.html.len()));
    let words = writer.finish().article.text.to_lowercase();
    List::LoginWall.is_in(&words.replace('’', "'"))
}
