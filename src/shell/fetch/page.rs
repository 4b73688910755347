//! A page as a site gave it, with what is known of where it came from, and the article on it.

use super::PageAddress;
use crate::article::{self, Article, Hint, ReadError};
use crate::checklist::sha256;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The address that was typed.
    pub address: PageAddress,
    /// Where it came from.
    pub facts: PageFacts,
    /// Its bytes, without a content coding.
    pub bytes: Arc<Vec<u8>>,
}

/// What is known of a page besides its bytes, in the order in which it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFacts {
    /// The address that was typed.
    pub address: String,
    /// The address that it was found at, after all redirects.
    pub url: String,
    /// When it was fetched.
    pub retrieved: Timestamp,
    /// The site's name for this version, by which it can say that there is no other.
    pub etag: Option<String>,
    /// What the site says that it is.
    pub content_type: Option<String>,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
}

impl Page {
    /// A page from what is known of it and its bytes; `None` where these do not belong together.
    pub fn of(facts: PageFacts, bytes: Vec<u8>) -> Option<Self> {
        let address = PageAddress::parse(&facts.address).ok()?;
        (facts.sha256 == sha256(&bytes)).then(|| Self {
            address,
            facts,
            bytes: Arc::new(bytes),
        })
    }
}

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
