//! Articles that are no plain Markdown: packed, piped, in other languages, with words struck; what cannot be read.

use crate::support::home::{Home, err, out};
use std::io::Write;
use std::process::Output;

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Tolls</title></head><body><article><h1>Tolls</h1>\
    <p>Tolls rose by 12 percent in May, said Mara Ilves, the harbour master of Kelmsund.</p></article></body></html>";
const GERMAN: &str = "# Der Hafen\n\nDer Hafenrat von Kelmsund verdoppelt im April die Gebühren, wie aus einem Bericht \
    hervorgeht, den er am Montag veröffentlicht hat. Fähren zahlten im vergangenen Jahr 420 Kronen.\n";

/// Runs the program on a file of these bytes.
fn run(name: &str, bytes: impl AsRef<[u8]>, words: &[&str], input: &str) -> Output {
    let home = Home::new();
    home.write(name, bytes);
    let words: Vec<&str> = words
        .iter()
        .map(|&w| if w == "FILE" { name } else { w })
        .collect();
    home.run(&words, input)
}

/// The lines of `text`, without those that are empty.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

#[test]
fn a_page_is_read_as_it_was_saved_and_packed_too() {
    let plain = run("tolls.html", PAGE, &["FILE"], "");
    assert!(
        out(&plain).contains("Tolls rose by 12 percent"),
        "{plain:?}"
    );
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(PAGE.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let unpacked = run("tolls.html.gz", &packed, &["FILE"], "");
    assert_eq!(out(&unpacked), out(&plain));
    let cut = run("tolls.html.gz", &packed[..packed.len() / 2], &["FILE"], "");
    assert_eq!(cut.status.code(), Some(66));
    assert!(
        err(&cut).contains("tolls.html.gz is packed with gzip and damaged"),
        "{cut:?}"
    );
}

#[test]
fn what_holds_no_article_ends_with_66_and_a_way_out() {
    for (name, bytes, said) in [
        (
            "a.html",
            &b"<html><body></body></html>"[..],
            "a.html holds no text",
        ),
        (
            "a.docx",
            b"PK\x03\x04..word/document.xml",
            "try `pandoc x.docx -t gfm | sourcecheck -`",
        ),
        (
            "a.pdf",
            b"%PDF-1.7",
            "try `pdftotext x.pdf - | sourcecheck -`",
        ),
        (
            "a.xml",
            b"<?xml version='1.0'?><rss></rss>",
            "looks like a news feed, not an article",
        ),
    ] {
        for words in [&["FILE"][..], &["claims", "FILE"], &["--plain", "FILE"]] {
            let output = run(name, bytes, words, "q\n");
            assert_eq!(output.status.code(), Some(66), "{output:?}");
            assert!(err(&output).contains(said), "{output:?}");
        }
    }
}

#[test]
fn another_language_is_said_and_nothing_of_it_is_called_unsupported() {
    let notice = "The text is in German; claims are found in English only.";
    let claims = run("hafen.md", GERMAN, &["claims", "FILE", "--all"], "");
    assert!(err(&claims).contains(notice), "{claims:?}");
    assert!(out(&claims).contains("0 claims"), "{claims:?}");
    assert!(out(&claims).contains("no claim: language"), "{claims:?}");
    let plain = run("hafen.md", GERMAN, &["--plain", "FILE"], "q\n");
    assert!(lines(&out(&plain)).contains(&notice), "{plain:?}");
    let json = run(
        "hafen.md",
        GERMAN,
        &["claims", "FILE", "--all", "--format", "jsonl"],
        "",
    );
    assert!(!out(&json).contains("unsupported"), "{json:?}");
    let english = run("tolls.html", PAGE, &["claims", "FILE"], "");
    assert_eq!(err(&english), "");
}

#[test]
fn struck_words_are_marked_and_no_part_of_a_claim() {
    let article = "The storm took ~~12~~ 14 sheep. ~~The mayor left.~~ It ended in May.\n";
    let printed = run("storm.md", article, &["FILE"], "");
    assert_eq!(out(&printed), article);
    let claims = run(
        "storm.md",
        article,
        &["claims", "FILE", "--format", "jsonl"],
        "",
    );
    let rows = out(&claims);
    let texts: Vec<serde_json::Value> = rows
        .lines()
        .map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap()["text"].clone())
        .collect();
    assert_eq!(texts, ["The storm took 14 sheep", "It ended in May"]);
    let plain = run("storm.md", article, &["--plain", "FILE"], "q\n");
    assert!(
        out(&plain).contains("Claim: The storm took ~~12~~ 14 sheep"),
        "{plain:?}"
    );
}

#[test]
fn numbers_of_items_stand_beside_whatever_is_in_them_and_tabs_go_to_their_stops() {
    let article = "1. one\n2. ```\n   a\tb\n   three\tc\n   ```\n3. ## Head\n4. | a | b |\n   |---|---|\n   | 1 | 2 |\n";
    let printed = run("steps.md", article, &["FILE"], "");
    assert_eq!(
        lines(&out(&printed)),
        [
            "1. one",
            "2.   a       b",
            "     three   c",
            "3. Head",
            "4. a  b",
            "   1  2"
        ]
    );
}
