//! Reading an article in: from a file, from stdin, from a page of the web, or the built-in sample.

use super::kept_page;
use super::paths::Folders;
use super::source::ArticleSource;
use crate::article::{self, Article, Block, FilePlace, Hint, MAX_BYTES, ReadError};
use crate::layout::Frame;
use crate::shell::failure::{Failure, reason, shown};
use crate::shell::fetch::{self, Page};
use crate::shell::terminal::tty;
use crate::text::{Span, width};
use ratatui::layout::Size;
use std::fs;
use std::io::{self, IsTerminal, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// An article as it was read in.
#[derive(Clone, Debug)]
pub struct LoadedArticle {
    /// Where it comes from.
    pub origin: ArticleSource,
    /// The bytes as they were, or the first of them.
    pub bytes: Arc<Vec<u8>>,
    /// What was made of them.
    pub article: Article,
    /// Whether that is all of it, and not only its beginning.
    pub whole: bool,
}

impl LoadedArticle {
    /// All of an article.
    pub const fn new(origin: ArticleSource, bytes: Arc<Vec<u8>>, article: Article) -> Self {
        Self {
            origin,
            bytes,
            article,
            whole: true,
        }
    }

    /// Where stretches of the article begin in its file; see [`article::file_places`]. A page that is kept is packed.
    pub fn places(&self, spans: &[Span]) -> Vec<Option<FilePlace>> {
        if matches!(self.origin, ArticleSource::Page(_)) {
            return vec![None; spans.len()];
        }
        let hint = hint_of(&self.origin);
        article::file_places(&self.bytes, &hint, &self.article, spans)
    }
}

/// Where words of an article begin in its file, as that is now.
pub fn place_in_file(path: &Path, article: &Article, words: Span) -> Option<FilePlace> {
    let bytes = read_file(path).ok()?;
    let hint = hint_of(&ArticleSource::File(path.to_owned()));
    let places = article::file_places(&bytes, &hint, article, &[words]);
    places.into_iter().next().flatten()
}

/// Files of at most so many bytes are read whole before the first page is shown.
const AT_ONCE: usize = 64 * 1024;

/// Reads enough of an article to show its first page: all of a small file, the beginning of a large one.
///
/// # Errors
/// As [`open`].
pub fn open_beginning(origin: ArticleSource) -> Result<LoadedArticle, Failure> {
    if let ArticleSource::File(path) = &origin
        && let Some(article) = beginning_of(path, &hint_of(&origin))
    {
        let beginning = LoadedArticle::new(origin, Arc::default(), article);
        return Ok(LoadedArticle {
            whole: false,
            ..beginning
        });
    }
    open(origin)
}

/// Bytes that mostly fill a screen of this size a few times over.
fn enough(screen: Size) -> usize {
    let cells = usize::from(screen.width) * usize::from(screen.height);
    (cells * 3).clamp(4 * 1024, AT_ONCE)
}

/// Whether the text fills a screen of this size, and the next one, however wide its lines are.
fn fills(article: &Article, screen: Size) -> bool {
    let rows = |block: &Block| width(block.span.of(&article.text)) / Frame::WIDEST + 1;
    let pages = if screen.width >= Frame::FACING_FROM {
        4
    } else {
        2
    };
    article.blocks.iter().map(rows).sum::<usize>() >= pages * usize::from(screen.height)
}

/// The beginning of a large file, when its first bytes are enough; `None` leaves it to [`open`].
fn beginning_of(path: &Path, hint: &Hint) -> Option<Article> {
    let file = std::fs::File::open(path).ok()?;
    let size = file.metadata().ok().filter(fs::Metadata::is_file)?.len();
    if size <= AT_ONCE as u64 || size > MAX_BYTES as u64 {
        return None;
    }
    let screen = tty::size().unwrap_or_default();
    let mut first = Vec::with_capacity(AT_ONCE);
    // Where notes or addresses precede the text, the first bytes may not fill a screen.
    [enough(screen), AT_ONCE].into_iter().find_map(|bytes| {
        let wanted = bytes.saturating_sub(first.len()) as u64;
        (&file).take(wanted).read_to_end(&mut first).ok()?;
        let rest = || {
            let mut rest = String::new();
            let mut file = file.try_clone().ok()?;
            file.seek(SeekFrom::Start(first.len() as u64)).ok()?;
            file.read_to_string(&mut rest).ok().map(|_| rest)
        };
        let beginning = article::read_beginning(&first, hint, rest);
        beginning.filter(|article| fills(article, screen))
    })
}

/// Reads an article in whole, at most [`MAX_BYTES`].
///
/// # Errors
/// When it cannot be read or is no article, or stdin is a terminal.
pub fn open(origin: ArticleSource) -> Result<LoadedArticle, Failure> {
    let bytes = match &origin {
        ArticleSource::Address(address) => {
            let page = kept_page::kept_or_fetched(address, &Folders::from_environment())?;
            return of_page(Arc::new(page));
        }
        ArticleSource::Page(page) => return of_page(Arc::clone(page)),
        ArticleSource::Sample => article::SAMPLE.as_bytes().to_vec(),
        ArticleSource::Stdin => read_stdin()?,
        ArticleSource::File(path) => read_file(path)?,
    };
    let hint = hint_of(&origin);
    let article = article::read(&bytes, &hint).map_err(|error| {
        let what = match &origin {
            ArticleSource::File(path) => shown(path).into_string(),
            _ => "stdin".to_owned(),
        };
        Failure::Input(format!("{what} {error}"))
    })?;
    Ok(LoadedArticle::new(origin, Arc::new(bytes), article))
}

/// The article of a page.
///
/// # Errors
/// There is none on it that can be read.
pub fn of_page(page: Arc<Page>) -> Result<LoadedArticle, Failure> {
    let unread = |error| Failure::Input(format!("{} {error}", page.address.as_str()));
    let article = fetch::read(&page).map_err(unread)?;
    let bytes = Arc::clone(&page.bytes);
    Ok(LoadedArticle::new(
        ArticleSource::Page(page),
        bytes,
        article,
    ))
}

/// What is known of the article in bytes that come from there.
fn hint_of(origin: &ArticleSource) -> Hint {
    match origin {
        ArticleSource::File(path) => {
            let name = path.file_name().and_then(|n| n.to_str());
            name.map(Hint::file).unwrap_or_default()
        }
        ArticleSource::Sample => Hint::file("sample.md"),
        _ => Hint::default(),
    }
}

fn read_stdin() -> Result<Vec<u8>, Failure> {
    if io::stdin().is_terminal() {
        let text =
            "stdin is a terminal: pipe the article in, as in `cat article.md | sourcecheck -`";
        return Err(Failure::Use(text.to_owned()));
    }
    capped(io::stdin(), 0)
        .map_err(|e| Failure::Input(format!("stdin cannot be read: {}", reason(&e))))
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let fail = |error: &io::Error| {
        Failure::Input(format!("{} cannot be read: {}", shown(path), reason(error)))
    };
    let file = std::fs::File::open(path).map_err(|e| fail(&e))?;
    let facts = file.metadata().map_err(|e| fail(&e))?;
    if facts.is_dir() {
        return Err(fail(&io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let expected = usize::try_from(facts.len()).unwrap_or(usize::MAX);
    if facts.is_file() && expected > MAX_BYTES {
        let error = ReadError::too_large(expected);
        return Err(Failure::Input(format!("{} {error}", shown(path))));
    }
    capped(file, expected).map_err(|e| fail(&e))
}

/// Reads to the end, or to one byte past the cap, by which the article is then refused. So many bytes are expected.
fn capped(from: impl Read, expected: usize) -> io::Result<Vec<u8>> {
    // One more, to see the end without growing.
    let mut bytes = Vec::with_capacity(expected.min(MAX_BYTES) + 1);
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
