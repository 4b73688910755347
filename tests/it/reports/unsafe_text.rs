//! What an article or a reader may write acts in no report: mark-up, addresses of scripts, formulas, control characters.

use super::{part, report};
use html5gum::{Token, Tokenizer};
use std::fs;
use tempfile::TempDir;

const HEAD: &str = r#"format = "sourcecheck-checklist"
version = 1
[document]
title = "</title><script>alert('title')</script>"
location = "tolls.md"
url = "javascript:alert(1)"
byline = "<img src=x onerror=alert(2)>"
"#;

const CLAIM: &str = r#"
[[claim]]
id = "c-1\" onclick=\"alert(3)"
exact = "Tolls doubled in May"
status = "sourced"
basis = "link"
by = "</aside><script>alert(4)</script>"
at = 2031-03-04T09:03:40Z
note = "=HYPERLINK(\"https://evil.example\") | ]] \u001b[31m\u202e <script>"
[claim.source]
name = "-Runa `Eskeld`"
role = "+chair\t@board"
[[claim.evidence]]
role = "cited"
title = "@SUM(A1) </td>"
url = "https://a.example/?q=\"><script>alert(5)</script>"
archive_url = "data:text/html,<script>alert(6)</script>"
quote = "]]> & \u0000"
"#;

const ARTICLE: &str = "# Tolls\n\nTolls doubled in May. A [link](javascript:alert(7)) and <b onclick=\"alert(8)\">one</b> more.\n\n`=cmd|' /C calc'!A0`\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tolls.md"), ARTICLE).unwrap();
    // TOML knows no \u0000 in a text of ours: the quote keeps a backslash before it.
    let checklist = format!("{HEAD}{}", CLAIM.replace("\\u0000", "\\u0001"));
    fs::write(folder.path().join("c.checklist.toml"), checklist).unwrap();
    folder
}

fn text(format: &str) -> String {
    String::from_utf8(report(folder().path(), "c.checklist.toml", format)).unwrap()
}

#[test]
fn a_page_has_one_script_and_loads_nothing() {
    let html = text("html");
    let mut scripts = 0;
    for token in Tokenizer::new(&html) {
        let Ok(Token::StartTag(tag)) = token else {
            continue;
        };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        scripts += usize::from(name == "script");
        assert!(
            !["img", "iframe", "object", "embed", "link", "base", "form"].contains(&name.as_str()),
            "{name}"
        );
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            assert!(
                !key.starts_with("on") && key != "src" && key != "style",
                "{name} {key}={value}"
            );
            let leads = value.starts_with('#')
                || value.starts_with("https://")
                || value.starts_with("http://");
            assert!(key != "href" || leads, "{name} {key}={value}");
        }
    }
    assert_eq!(scripts, 1);
    assert!(!html.contains("url(") && !html.contains("@import"));
    assert!(html.contains("&lt;/title&gt;&lt;script&gt;"), "{html}");
}

#[test]
fn a_spreadsheet_gets_no_formula() {
    for format in ["csv", "evidence-csv"] {
        let table = text(format);
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(table.as_bytes());
        for row in rows.records() {
            for cell in &row.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
                assert!(!cell.contains(['\u{1b}', '\u{202e}', '\t']), "{cell:?}");
            }
        }
    }
}

#[test]
fn nothing_that_controls_a_terminal_is_printed() {
    for format in [
        "markdown",
        "html",
        "csv",
        "evidence-csv",
        "jsonl",
        "queries",
        "facts",
    ] {
        let text = text(format);
        let acts = |c: char| (c.is_control() && !"\n\r".contains(c)) || c == '\u{202e}';
        assert!(!text.contains(acts), "{format}: {text:?}");
    }
}

#[test]
fn what_a_word_processor_reads_is_xml() {
    let docx = report(folder().path(), "c.checklist.toml", "docx");
    for name in [
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "docProps/core.xml",
    ] {
        let xml = part(&docx, name);
        assert!(
            !xml.contains(|c: char| c.is_control() && c != '\n'),
            "{name}"
        );
        assert!(
            !xml.contains("<script") && !xml.contains("Target=\"javascript"),
            "{name}: {xml}"
        );
        balanced(&xml, name);
    }
}

/// Sees that every tag of an XML text is closed in its turn.
#[track_caller]
fn balanced(xml: &str, name: &str) {
    let mut open = Vec::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        assert!(!text.contains('>'), "{name}: {text}");
        let word = tag.split([' ', '\n']).next().unwrap();
        match word.strip_prefix('/') {
            Some(word) => assert_eq!(open.pop(), Some(word), "{name}"),
            None if tag.ends_with('/') || tag.starts_with('?') => {}
            None => open.push(word),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}
