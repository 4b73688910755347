//! Text of any kind, made to break the reader or thrown together: what holds for every article holds for it.

use super::check_invariants;
use proptest::prelude::*;
use sourcecheck::article::{Hint, read};

#[test]
fn hostile_text_neither_breaks_nor_stalls_the_reader() {
    let inputs = [
        ">".repeat(100_000),
        "> ".repeat(50_000) + "x",
        "[".repeat(20_000),
        "![".repeat(20_000) + &"](u)".repeat(20_000),
        "- ".repeat(20_000) + "x",
        "*a **b ".repeat(10_000),
        "<a [^\n".repeat(10_000),
        "<svg>\n\n".repeat(20_000),
        "x <svg>a</svg> <template> ".repeat(10_000),
        "a\n\n".to_owned() + &"<ul><li>a\n\n".repeat(10_000) + &"</ol>\n\n".repeat(10_000),
        "<table><tr><td>".repeat(20_000),
        "<blockquote><b><a href=x>a".repeat(10_000),
        format!("<p {}>", "a b=c ".repeat(30_000)),
        "w".repeat(2_000_000),
        format!("http://{}", ")".repeat(200_000)),
        "text \0 with \0 NULs, a\u{1b}[2J clear and a \u{202e}turn\n".repeat(100),
        "---\n".repeat(20_000),
        "&#27;[2J &#155; &#0; &#xD800;".to_owned(),
        "| |\n|-|\n| |\n".to_owned(),
        "\u{a0}\n\n\u{2028}\n\n\u{3000}".to_owned(),
    ];
    for input in inputs {
        for name in ["a.md", "a.txt"] {
            let article = match read(input.as_bytes(), &Hint::file(name)) {
                Ok(article) => article,
                Err(refused) => {
                    let said = refused.to_string();
                    assert!(
                        said == "holds no text" || said.contains("a drawing"),
                        "{said}"
                    );
                    continue;
                }
            };
            check_invariants(&article);
            assert!(
                article
                    .blocks
                    .iter()
                    .all(|b| b.quoted <= 12 && b.listed <= 12)
            );
        }
    }
}

/// Pieces of Markdown and of text, to be thrown together.
const PIECES: &[&str] = &[
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "* * *",
    "---",
    "---\n",
    "title: x\n",
    "\n",
    "\n\n",
    "  \n",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "[a](#)",
    "[",
    "](",
    ")",
    "![alt](x)",
    "<br>",
    "<div>",
    "</p>",
    "<h2>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<a href=x><b>",
    "</a>",
    "<pre>",
    "<svg>",
    "</svg>",
    "<sup>",
    "<!--",
    "&amp;",
    "&#27;",
    "| a | b |\n|---|---|\n| c |",
    "[^1]",
    "[^1]: note",
    "https://a.example/b",
    "www.c.example.",
    "By Ro Tamm",
    "3 March 2026",
    "© 2026 Post",
    "ISBN 978-0-000000-00-0",
    "\u{ad}",
    "\u{0}",
    "\u{9b}",
    "\u{a0}",
    "\t",
    "\r",
    "word",
    " ",
    "日本語。",
    "é",
    "“Yes.”",
    "The boat came in late and nobody said why it had, at least not then.",
];

proptest! {
    #[test]
    fn any_markdown_keeps_the_form(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        for name in ["a.md", "a.txt"] {
            // A piece may look like another format; then it is refused, which is well.
            if let Ok(article) = read(text.as_bytes(), &Hint::file(name)) {
                check_invariants(&article);
            }
        }
    }

    #[test]
    fn any_characters_keep_the_form(text in any::<String>()) {
        if let Ok(article) = read(text.as_bytes(), &Hint::default()) {
            check_invariants(&article);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(article) = read(&bytes, &Hint::default()) {
            check_invariants(&article);
        }
    }

    #[test]
    fn text_in_form_reads_as_itself(words in prop::collection::vec("[a-z]{1,9}", 1..60)) {
        let text = words.join(" ");
        let article = read(text.as_bytes(), &Hint::default()).unwrap();
        prop_assert_eq!(article.text, text);
    }
}
