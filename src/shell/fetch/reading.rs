//! From a page's bytes to its article, with the hints that its site gives.

use super::{Page, PageAddress};
use crate::article::{self, Article, Hint, ReadError};

/// Endings of addresses that are of Markdown: sites that know nothing of it give it as plain text.
const MARKDOWN: [&str; 4] = [".md", ".markdown", ".mdown", ".mkd"];

/// Reads the article of a page.
///
/// # Errors
/// There is none that can be read.
pub fn read(page: &Page) -> Result<Article, ReadError> {
    let url = &page.facts.url;
    let name = PageAddress::parse(url)
        .as_ref()
        .unwrap_or(&page.address)
        .name();
    let is_markdown = MARKDOWN.iter().any(|ending| url.ends_with(ending));
    let hint = Hint {
        address: Some(url.clone()),
        content_type: page.facts.content_type.clone(),
        name: is_markdown.then(|| format!("{name}.md")),
    };
    let mut article = article::read(&page.bytes, &hint)?;
    article.metadata.file = Some(name);
    let own = &mut article.metadata.url;
    *own = own.take().or_else(|| Some(url.clone()));
    Ok(article)
}
