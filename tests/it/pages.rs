//! Pages of the web in the shapes that sites use, and mail: what is read of each, and what it says about itself.
//!
//! To add one, put `NAME.html` or `NAME.eml` into `tests/fixtures/pages/` and run the tests with `UPDATE_PAGES=1`: `NAME.expected.txt` is
//! written beside it, in the form of the articles' expectations, with its notices and links. Read it before you keep it.

#![expect(
    clippy::disallowed_methods,
    reason = "fixtures are files; the core itself reads none"
)]

mod hostile;
mod same_claims;

use crate::articles::{block_line, check_invariants, metadata_lines};
use sourcecheck::article::{Article, Hint, read};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages");

fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(FIXTURES).unwrap().map(|f| f.unwrap().path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|e| e != "txt" && e != "md");
    let mut pages: Vec<_> = entries.filter(is_page).collect();
    pages.sort();
    pages
}

fn read_page(path: &Path) -> Article {
    let name = path.file_name().unwrap().to_str().unwrap();
    read(&fs::read(path).unwrap(), &Hint::file(name))
        .unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

#[test]
fn every_page_is_read_as_expected() {
    let pages = pages();
    assert!(pages.len() >= 40, "{FIXTURES}");
    let mut wrong = String::new();
    for path in pages {
        let article = read_page(&path);
        check_invariants(&article);
        let found = shown(&article);
        let expected = path.with_extension("expected.txt");
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            write!(
                wrong,
                "{}: expected\n{expected}\nfound\n{found}\n",
                path.display()
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What a page says about itself, its notices, its blocks, its links.
fn shown(article: &Article) -> String {
    let mut lines = metadata_lines(&article.metadata);
    lines.extend(
        article
            .warnings
            .iter()
            .map(|warning| format!("notice: {warning}")),
    );
    lines.push(String::new());
    lines.extend(
        article
            .blocks
            .iter()
            .map(|block| block_line(article, block, 10)),
    );
    lines.push(String::new());
    let link = |link: &sourcecheck::article::Link| {
        format!("{} <{}>", link.span.of(&article.text), link.url)
    };
    lines.extend(article.links.iter().map(link));
    lines.join("\n").trim().to_owned() + "\n"
}
