//! From a page's bytes to its article, with the hints that its site gives.

use super::{Page, PageAddress};
use crate::article::{self, Article, ReadError};

/// What a site says of the bytes that it gave: hints, the content decides.
struct PageHint<'a> {
    /// The address that they were found at.
    address: &'a str,
    /// The header `Content-Type`.
    content_type: Option<&'a str>,
    /// A name, for an article without a title.
    name: String,
}

/// Endings of file names that say the same as a content type.
const ENDINGS: &[(&str, &str)] = &[
    ("text/markdown", "md"),
    ("text/html", "html"),
    ("application/xhtml+xml", "xhtml"),
    ("application/pdf", "pdf"),
    ("application/epub+zip", "epub"),
];

/// Endings of addresses that are of Markdown.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];

/// Reads the article of a page.
///
/// # Errors
/// There is none that can be read.
pub fn read(page: &Page) -> Result<Article, ReadError> {
    let found = PageAddress::parse(&page.facts.url);
    let hint = PageHint {
        address: &page.facts.url,
        content_type: page.facts.content_type.as_deref(),
        name: found.as_ref().unwrap_or(&page.address).name(),
    };
    with_hint(&page.bytes, &hint)
}

/// The one place that reads what was fetched.
fn with_hint(bytes: &[u8], hint: &PageHint<'_>) -> Result<Article, ReadError> {
    let media = hint.content_type.and_then(|of| of.split(';').next());
    let media = media.unwrap_or_default().trim().to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|(of, _)| *of == media);
    // Sites that know nothing of Markdown give it as plain text.
    let of_path = hint.address.rsplit_once('.').map(|(_, ending)| ending);
    let plain = of_path.filter(|ending| MARKDOWN.contains(ending));
    let ending = ending.map(|(_, ending)| *ending).or(plain);
    let ending = ending.unwrap_or("txt");
    let name = format!("{}.{ending}", hint.name);
    let mut article = article::read(bytes, Some(&name))?;
    article.metadata.file = Some(hint.name.clone());
    let url = &mut article.metadata.url;
    *url = url.take().or_else(|| Some(hint.address.to_owned()));
    Ok(article)
}
