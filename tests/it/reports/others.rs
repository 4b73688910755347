//! Reports read by programs that are not ours: pandoc, where it is installed.

use super::{fixtures, report};
use std::io::Write;
use std::process::{Command, Stdio};

/// What pandoc makes of bytes; `None`: there is no pandoc here.
fn pandoc(arguments: &[&str], input: &[u8]) -> Option<String> {
    let started = Command::new("pandoc")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        eprintln!("skipped: no pandoc here");
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The claims of the fixture.
const CLAIMS: usize = 13;

#[test]
fn pandoc_reads_a_footnote_for_each_claim() {
    let markdown = report(&fixtures(), "pier.checklist.toml", "markdown");
    let Some(html) = pandoc(&["-f", "markdown", "-t", "html", "--wrap=none"], &markdown) else {
        return;
    };
    assert_eq!(html.matches("class=\"footnote-ref\"").count(), CLAIMS);
    assert_eq!(html.matches("<li id=\"fn").count(), CLAIMS);
    // Their numbers are those of the claims.
    let three = html.split("<li id=\"fn3\" ").nth(1).unwrap();
    assert!(
        three.contains("><p><strong>3 Unsupported</strong>, no source."),
        "{three}"
    );
    assert_eq!(html.matches("<table").count(), 4);
    assert!(!html.contains("[^"), "{html}");
}

#[test]
fn pandoc_reads_a_comment_for_each_claim_on_its_words() {
    let docx = report(&fixtures(), "pier.checklist.toml", "docx");
    let Some(text) = pandoc(
        &[
            "-f",
            "docx",
            "-t",
            "markdown",
            "--track-changes=all",
            "--wrap=none",
        ],
        &docx,
    ) else {
        return;
    };
    assert_eq!(text.matches(".comment-start").count(), CLAIMS);
    assert_eq!(text.matches(".comment-end").count(), CLAIMS);
    let on = text
        .split("id=\"4\" author=\"ab\" date=\"2031-03-04T09:06:05Z\"}")
        .nth(1)
        .unwrap();
    assert!(on.starts_with("It cost 3.4 million crowns"), "{on}");
}
