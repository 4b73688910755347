//! What Markdown becomes: blocks of every kind with their quotations and lists, links, pictures, the little HTML.

use super::*;
use crate::article::Article;

fn read(text: &str) -> Article {
    parse(text, &FrontMatter::default()).article
}

/// Blocks as `kind|quoted|listed|text`.
#[track_caller]
fn check(text: &str, blocks: &[&str]) {
    let article = read(text);
    let shown = article.blocks.iter().map(|b| {
        let kind = match &b.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Item(marker) => marker.clone(),
            other => format!("{other:?}").to_lowercase(),
        };
        format!(
            "{kind}|{}|{}|{}",
            b.quoted,
            b.listed,
            b.span.of(&article.text)
        )
    });
    assert_eq!(shown.collect::<Vec<_>>(), blocks, "{text}");
}

#[test]
fn blocks_of_every_kind() {
    check(
        "# A\n\nb *c*\nd  \ne",
        &["h1|0|0|A", "paragraph|0|0|b c d\ne"],
    );
    check(
        "- a\n  - b\n- c\n\n  d\n",
        &["•|0|1|a", "•|0|2|b", "•|0|1|c", "paragraph|0|1|d"],
    );
    check(
        "3. a\n4. b\n\n- [x] done\n- [ ] open",
        &["3.|0|1|a", "4.|0|1|b", "☑|0|1|done", "☐|0|1|open"],
    );
    check(
        "> a\n> > b\n\n---\n\n```\nx\n\n  y\n```",
        &[
            "paragraph|1|0|a",
            "paragraph|2|0|b",
            "rule|0|0|",
            "code|0|0|x\n\n  y",
        ],
    );
    check(
        "| a | b |\n|---|--:|\n| c *d* | |\n| | e |",
        &["table([left, right])|0|0|a\tb\nc d\n\te"],
    );
    check("x[^1]\n\n[^1]: y\n", &["paragraph|0|0|x[1]", "[1]|0|1|y"]);
}

#[test]
fn indented_sentences_are_no_code() {
    check(
        "A.\n\n    The boat came in late,\n    and nobody said why it had.\n",
        &[
            "paragraph|0|0|A.",
            "paragraph|0|0|The boat came in late, and nobody said why it had.",
        ],
    );
    check(
        "A.\n\n    let x = 1;\n\n    x",
        &["paragraph|0|0|A.", "code|0|0|let x = 1;\n\nx"],
    );
}

#[test]
fn a_scene_break_is_a_rule_however_it_is_written() {
    check(
        "a\n\n\\*\n\nb\n\n\\* \\* \\*\n\nc",
        &[
            "paragraph|0|0|a",
            "rule|0|0|",
            "paragraph|0|0|b",
            "rule|0|0|",
            "paragraph|0|0|c",
        ],
    );
}

#[test]
fn html_leaves_its_words() {
    check(
        "a<br>b <span>c</span> &amp; d",
        &["paragraph|0|0|a\nb c & d"],
    );
    check(
        "<div>\n<p>one</p>\n<p>two &copy;</p>\n</div>",
        &["paragraph|0|0|one", "paragraph|0|0|two ©"],
    );
    check(
        "&#27;[2J &#155;x &#0;",
        &["paragraph|0|0|␛[2J \u{fffd}x \u{fffd}"],
    );
}

#[test]
fn a_picture_is_a_block_by_itself() {
    check(
        "![The pier](p.jpg)\n*At dawn*",
        &["paragraph|0|0|The pier", "paragraph|0|0|At dawn"],
    );
    let draft = parse(
        "![The pier](p.jpg)\n*At dawn*\n\n![](x)\n\nText",
        &FrontMatter::default(),
    );
    let hints: Vec<_> = draft
        .hints
        .iter()
        .map(|h| (h.picture, h.after_picture))
        .collect();
    assert_eq!(hints, [(true, false), (false, true), (false, true)]);
}

#[test]
fn links_keep_their_address_raw() {
    let article = read("[A *b*](javascript:x) <https://c.example> www.d.example");
    let links: Vec<_> = article
        .links
        .iter()
        .map(|l| (l.span.of(&article.text), l.url.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            ("A b", "javascript:x"),
            ("https://c.example", "https://c.example"),
            ("www.d.example", "https://www.d.example"),
        ]
    );
}
