//! Articles of many shapes: what each block is taken for, and that no input breaks the reader.
//!
//! To add one, make a folder in `tests/fixtures/articles/` with `article.md` or `article.txt`, and `expected.txt`:
//! what the article says about itself as `key: value` lines, an empty line, then one line a block with its part, its
//! kind, and its first words (as many as you like).

#![expect(
    clippy::disallowed_methods,
    reason = "fixtures are files; the core itself reads none"
)]

mod any;
mod forms;

use sourcecheck::article::{Article, Block, BlockKind, Hint, Metadata, Part, SAMPLE, read};
use std::fs;
use std::path::Path;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/articles");

#[test]
fn every_fixture_is_read_as_expected() {
    let mut folders: Vec<_> = fs::read_dir(FIXTURES)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(folders.len() >= 8, "{FIXTURES}");
    let wrong: Vec<String> = folders.iter().filter_map(|f| check_folder(f)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is wrong with a fixture, as a listing to compare.
fn check_folder(folder: &Path) -> Option<String> {
    let name = ["article.md", "article.txt"]
        .into_iter()
        .find(|n| folder.join(n).exists());
    let name = name.unwrap_or_else(|| panic!("{} holds no article", folder.display()));
    let expected = fs::read_to_string(folder.join("expected.txt")).expect("an expected.txt");
    let article = read(
        &fs::read(folder.join(name)).expect("readable"),
        &Hint::file(name),
    )
    .unwrap_or_else(|why| panic!("{}: {why}", folder.join(name).display()));
    check_invariants(&article);
    let found = listing(&article, &expected);
    (found != tidied(&expected))
        .then(|| format!("{}: expected\n{expected}\nfound\n{found}", folder.display()))
}

/// The article in the form of `expected.txt`, each block with as many words as the line there has.
fn listing(article: &Article, expected: &str) -> String {
    let (_, blocks) = expected.split_once("\n\n").unwrap_or(("", expected));
    let mut n_words = blocks.lines().map(|l| l.split_whitespace().count());
    let mut lines = metadata_lines(&article.metadata);
    lines.push(String::new());
    for block in &article.blocks {
        lines.push(block_line(article, block, n_words.next().unwrap_or(8)));
    }
    lines.join("\n")
}

/// A block as a line of so many words: its part, its kind, its first words.
pub fn block_line(article: &Article, block: &Block, n_words: usize) -> String {
    let line = format!(
        "{} {} {}",
        block.part,
        kind(block),
        block.span.of(&article.text)
    );
    let words: Vec<&str> = line.split_whitespace().take(n_words).collect();
    words.join(" ")
}

/// Columns may be set out with blanks.
fn tidied(expected: &str) -> String {
    let lines = expected.trim_end().lines();
    let tidy = |l: &str| l.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.map(tidy).collect::<Vec<_>>().join("\n")
}

/// What an article says about itself, as `key: value` lines.
pub fn metadata_lines(data: &Metadata) -> Vec<String> {
    let fields = [
        ("title", &data.title),
        ("byline", &data.byline),
        ("published", &data.published),
        ("updated", &data.updated),
        ("publisher", &data.publisher),
        ("url", &data.url),
        ("language", &data.language),
    ];
    let given = fields
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}: {}", value.as_ref()?)));
    given.collect()
}

/// A block's kind, and with a sign how deep it is quoted or listed.
fn kind(block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Item(marker) => format!("item{marker}"),
        BlockKind::Table(_) => "table".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    };
    let listed = usize::from(block.listed.saturating_sub(1));
    format!(
        "{}{kind}{}",
        ">".repeat(block.quoted.into()),
        "+".repeat(listed)
    )
}

/// What holds for every article, whatever came in.
#[track_caller]
pub fn check_invariants(article: &Article) {
    let text = &article.text;
    let is_forbidden = |c: char| c.is_control() && c != '\n' && c != '\t' || c == '\u{ad}';
    assert!(!text.contains(is_forbidden));
    let mut end = 0;
    let mut rest = article.blocks.iter().filter(|b| b.kind != BlockKind::Rule);
    if let Some(first) = rest.next() {
        assert_eq!(first.span.start, 0, "the text begins with a block");
        end = first.span.end;
    }
    for block in rest {
        assert_eq!(
            text.get(end..block.span.start),
            Some("\n\n"),
            "blocks are joined by one empty line"
        );
        end = block.span.end;
    }
    assert_eq!(end, text.len(), "the text ends with a block");
    for block in &article.blocks {
        let words = text
            .get(block.span.range())
            .expect("on character boundaries");
        assert_eq!(block.kind == BlockKind::Rule, words.is_empty());
        assert_eq!(words.trim_end(), words);
        if !matches!(block.kind, BlockKind::Code | BlockKind::Table(_)) {
            assert_eq!(words.trim_start(), words);
            assert!(!words.contains("\n\n") && !words.contains("  ") && !words.contains('\t'));
        }
    }
    assert!(
        article
            .blocks
            .is_sorted_by_key(|b| (b.span.start, b.span.end))
    );
    check_marks(article);
}

#[track_caller]
fn check_marks(article: &Article) {
    let links = article.links.iter().map(|l| l.span);
    let inlines = article.inlines.iter().map(|i| i.span);
    for span in links.clone().chain(inlines.clone()) {
        let words = article
            .text
            .get(span.range())
            .expect("on character boundaries");
        assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        let inside = |b: &Block| b.span.covers(span);
        assert!(article.blocks.iter().any(inside), "inside of one block");
    }
    assert!(inlines.is_sorted_by_key(|s| s.start));
    let ends: Vec<_> = links.clone().map(|s| s.end).collect();
    let apart = links
        .skip(1)
        .zip(&ends)
        .all(|(next, end)| *end <= next.start);
    assert!(apart, "links do not overlap");
}

/// Reads text whose words all belong to the article.
#[track_caller]
fn check_all_is_body(text: &str) {
    let article = read(text.as_bytes(), &Hint::default()).expect("text");
    let mut blocks = article.blocks.iter().filter(|b| b.kind != BlockKind::Rule);
    let lost = blocks.find(|b| b.part == Part::Matter);
    assert_eq!(lost.map(|b| b.span.of(&article.text)), None, "{text}");
}

#[test]
fn running_text_about_prices_books_and_copyright_stays_in_the_article() {
    let before =
        "The council met on Monday to talk about the library, and it talked for four hours.\n\n";
    for paragraph in [
        "The book costs $22.95 in the shops and 15 euros from its author, who sells it out of a boot.",
        "Copyright law protects the map for seventy years, the court held, and all rights reserved to the crown lapsed in 1990.",
        "Readers who share this view can write to the harbour office, which says it reads every letter.",
        "The mayor, who lives in Tarn, is a former journalist and covers her costs by writing about eels.",
        "“Subscribe to that,” he said, “and you will subscribe to anything.”",
        "Related costs rose as well. Comments by the board did not help, and neither did the newsletter.",
        "By Tuesday the ferry was full. From there on it only got worse, the captain said.",
        "She was asked how she would like to be remembered. She said: as punctual.",
    ] {
        check_all_is_body(&format!("{before}{paragraph}"));
        check_all_is_body(&format!("{before}{paragraph}\n\n{before}"));
        check_all_is_body(&format!("# Four hours\n\n{paragraph}\n\n---\n\n{before}"));
    }
}

#[test]
fn what_is_put_between_paragraphs_takes_none_of_them_along() {
    let prose = "The board met on the quay on Monday, and it met again on Tuesday because nobody had brought the key.";
    let body = [prose; 3].join("\n\n");
    let tail = "---\n\n*Ro Tamm writes about quays.*\n\n[Read next](/n)\n\n- [One](/1)\n- [Two](/2)\n- [Three](/3)\n\n© 2026 The Quay";
    for between in [
        "### Related\n\n- [One](/1)\n- [Two](/2)\n- [Three](/3)",
        "Related articles\n\n- [One](/1)\n- [Two](/2)",
        "Read more: [the key](/key)",
        "---\n\nSign up for our newsletter.\n\n---",
        "[![The quay](q.jpg)](/q)",
        "**Price: $14.00**\n\n[Order it here](#)",
        "## [The Key: A Life](#)\n\nISBN 978-0-00-000000-2\n\n[Order](#)",
        "Share this article",
        "Comments",
        "14 comments",
        "* * *",
        "© 2026 Quay Pictures",
        "ADVERTISEMENT",
        "*The board's chair in March.*",
    ] {
        let text = format!("# The key\n\nBy Ro Tamm\n\n{body}\n\n{between}\n\n{body}\n\n{tail}");
        let article = read(text.as_bytes(), &Hint::file("a.md")).unwrap();
        let kept = |b: &&Block| b.span.of(&article.text) == prose && b.part == Part::Body;
        assert_eq!(article.blocks.iter().filter(kept).count(), 6, "{between}");
        let last = article.blocks.last().map(|b| b.part);
        assert_eq!(last, Some(Part::Matter), "{between}");
    }
}

#[test]
fn a_list_or_table_at_the_end_is_no_tail() {
    let prose = "The board met on the quay on Monday, and it met again on Tuesday because nobody had brought the key.";
    for end in [
        "## The keys\n\n- the old one\n- the new one\n- the one in the sea\n- the spare",
        "| Key | Where |\n|---|---|\n| old | sea |",
        "The keys:\n\n1. old\n2. new\n3. lost\n4. found",
    ] {
        let text = format!(
            "# The key\n\n{prose}\n\nSign up for our newsletter.\n\n{end}\n\n© 2026 The Quay"
        );
        let article = read(text.as_bytes(), &Hint::file("a.md")).unwrap();
        let matter = article.blocks.iter().filter(|b| b.part == Part::Matter);
        assert_eq!(matter.count(), 2, "{end}");
    }
}

#[test]
fn what_holds_no_text_is_refused() {
    for bytes in [&b""[..], b" \n\t\n", b"\xef\xbb\xbf", b"<!-- nothing -->"] {
        let refused = read(bytes, &Hint::file("empty.md")).unwrap_err();
        assert_eq!(refused.to_string(), "holds no text");
    }
    let page = b"<!doctype html><body><div id=app></div><script>start()</script>";
    let refused = read(page, &Hint::default()).unwrap_err().to_string();
    assert!(refused.contains("save the page there"), "{refused}");
}

#[test]
fn front_matter_that_is_not_valid_is_said() {
    let warned = |text: &str| read(text.as_bytes(), &Hint::file("a.md")).unwrap().warnings;
    let sentence = "The front matter is not valid YAML; what cannot be read of it is left out.";
    assert_eq!(warned("---\ntitle: a: b\n---\n\nFog.\n"), [sentence]);
    assert!(warned("---\ntitle: a\n---\n\nFog.\n").is_empty());
}

#[test]
fn what_is_too_large_is_refused_with_its_size() {
    let refused = read(&vec![b'a'; 33 * 1024 * 1024 + 1], &Hint::default()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "is 34 MB large; articles up to 32 MB can be read"
    );
}

#[test]
fn the_sample_shows_every_part() {
    let article = read(SAMPLE.as_bytes(), &Hint::file("sample.md")).unwrap();
    check_invariants(&article);
    for part in Part::ALL
        .iter()
        .filter(|p| ![Part::Note, Part::Quote].contains(p))
    {
        assert!(article.blocks.iter().any(|b| b.part == *part), "{part}");
    }
    let words: usize = article
        .blocks
        .iter()
        .map(|b| b.span.of(&article.text).split_whitespace().count())
        .sum();
    assert!((700..=950).contains(&words), "{words} words");
}
