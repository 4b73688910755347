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
fn what_markdown_says_beside_the_words_is_no_text() {
    check(
        "# A {#b .c d=e}\n\nf {#g}\n\nh {old set}\n===",
        &["h1|0|0|A", "paragraph|0|0|f {#g}", "h1|0|0|h {old set}"],
    );
    check(
        "> [!WARNING]\n> a\n>\n> - b\n\n> [!x] c",
        &["paragraph|1|0|a", "•|1|1|b", "paragraph|1|0|[!x] c"],
    );
}

#[test]
fn a_definition_stands_below_its_term() {
    check(
        "A\n\nFog *bell*\n: a bell\n: the keeper\n\nMole\n\n:   a wall\n\n    of stone\n\nb",
        &[
            "paragraph|0|0|A",
            "paragraph|0|0|Fog bell",
            "paragraph|0|1|a bell",
            "paragraph|0|1|the keeper",
            "paragraph|0|0|Mole",
            "paragraph|0|1|a wall",
            "paragraph|0|1|of stone",
            "paragraph|0|0|b",
        ],
    );
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
        "<div>\n<p>one</p>\n<p>two &copy; 3 < 5 &rarr; &#8212; &bogus;</p>\n</div>",
        &["paragraph|0|0|one", "paragraph|0|0|two © 3 < 5 → — &bogus;"],
    );
    check(
        "&#27;[2J &#155;x &#0;",
        &["paragraph|0|0|␛[2J \u{fffd}x \u{fffd}"],
    );
    check("<p>&#27;[2J &#1;x</p>", &["paragraph|0|0|␛[2J ␁x"]);
    check(
        "a<p>b <q>c</q> 10<sup>6</sup> 1<sup>st</sup>",
        &["paragraph|0|0|a b “c” 10⁶ 1st"],
    );
}

#[test]
fn html_has_blocks_of_every_kind() {
    check(
        "<h2\n class=x>A <em>b</em></h2>\n<p>c<p>d<hr>\n<pre>\nx\n  y &lt;\n</pre>",
        &[
            "h2|0|0|A b",
            "paragraph|0|0|c",
            "paragraph|0|0|d",
            "rule|0|0|",
            "code|0|0|x\n  y <",
        ],
    );
    check(
        "<ul><li>a<ul><li>b</ul><li>c</ul><ol start=3><li><p>d</p></li><li value='7'>e</ol>f",
        &[
            "•|0|1|a",
            "•|0|2|b",
            "•|0|1|c",
            "3.|0|1|d",
            "7.|0|1|e",
            "paragraph|0|0|f",
        ],
    );
    check(
        "<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c",
        &["paragraph|1|0|a", "paragraph|2|0|b", "paragraph|0|0|c"],
    );
    check(
        "<table><tr><th>a<th>b</tr>\n<tr><td><p>c</p><ul><li>d</ul><td></table>e",
        &["table([])|0|0|a\tb\nc d", "paragraph|0|0|e"],
    );
    check(
        "<table><tr><td>a<table><tr><td>b</table><tr><td>c</table>d",
        &["table([])|0|0|a\nb\nc", "paragraph|0|0|d"],
    );
    check(
        "<dl><dt>a<dd>b<dt>c<dd>d</dl>e",
        &[
            "paragraph|0|0|a",
            "paragraph|0|1|b",
            "paragraph|0|0|c",
            "paragraph|0|1|d",
            "paragraph|0|0|e",
        ],
    );
}

#[test]
fn html_and_markdown_stand_in_each_other() {
    check(
        "<blockquote>\n\n*a*\n\n</blockquote>\n\nb",
        &["paragraph|1|0|a", "paragraph|0|0|b"],
    );
    check("<h2>\n\na\n\nb", &["h2|0|0|a", "paragraph|0|0|b"]);
    check(
        "- a <b>b\n- <ul><li>c\n\nd</ul></ul>",
        &["•|0|1|a b", "•|0|2|c", "paragraph|0|0|d"],
    );
    check(
        "<table>\n<tr><td>\n\n**a**\n\n</td><td>b</td></tr>\n</table>\n\nc",
        &["paragraph|0|0|a", "table([])|0|0|b", "paragraph|0|0|c"],
    );
}

#[test]
fn scripts_and_what_stands_for_a_film_are_no_text() {
    for silent in [
        "<script>b()</script>",
        "<script type=module>\n\nif (a<b) c()\n\n</script>",
        "<style>\na {}\n\nb {}\n</style>",
        "<template>\n<p>b</p>\n\n**b**\n\n- b\n\n---\n\n</template>",
        "<svg><title>b</title><svg>b</svg>b</svg>",
        "<SVG>\n\n`b`\n\n![b](b)\n\n</Svg>",
        "<!-- <p>b\n\nb -->",
        "<iframe>b</iframe>",
        "<iframe src=about:blank>b</iframe>",
        "<noscript><img src=b alt=b></noscript>",
    ] {
        check(
            &format!("a\n\n{silent}\n\nc"),
            &["paragraph|0|0|a", "paragraph|0|0|c"],
        );
    }
    check("a <svg>b</svg> <script>b</script>c", &["paragraph|0|0|a c"]);
    check("a <svg/>c", &["paragraph|0|0|a c"]);
    // What is never closed takes nothing along that follows it.
    check("<svg>\nb\n\nc", &["paragraph|0|0|c"]);
    check("a <script> c", &["paragraph|0|0|a c"]);
    check("<svg>\n\nb\n\n```\n</svg>\n```\n\nc", &["paragraph|0|0|c"]);
}

#[test]
fn attributes_are_read_as_browsers_read_them() {
    for link in [
        "<a href=\"https://a.example/?x=1&amp;y\">b</a>",
        "<a class=x href=https://a.example/?x=1&y>b</a>",
        "<A title='a > b'\n   HREF = 'https://a.example/?x=1&#38;y' >b</A>",
        "<a data-href=x href=https://a.example/?x=1&y href=z>b",
    ] {
        for text in [format!("a {link} c"), format!("<p>a {link} c</p>")] {
            let article = read(&text);
            let links: Vec<_> = article.links.iter().map(|l| l.url.as_str()).collect();
            assert_eq!(links, ["https://a.example/?x=1&y"], "{text}");
        }
    }
    let article = read(
        "<figure><img src=x alt='The pier &amp; mole'><figcaption>Dawn</figcaption></figure>\n\nc",
    );
    assert_eq!(article.text, "The pier & mole\n\nDawn\n\nc");
}

#[test]
fn styles_and_links_go_on_from_block_to_block_of_html() {
    let article = read("<div><a href=/x><h2>a</h2><p><b>b<p>c</a> d</b>\n\ne *f <i>g* h</i>");
    let links: Vec<_> = article
        .links
        .iter()
        .map(|l| l.span.of(&article.text))
        .collect();
    assert_eq!(links, ["a", "b", "c"]);
    let styled: Vec<_> = article
        .inlines
        .iter()
        .map(|i| i.span.of(&article.text))
        .collect();
    assert_eq!(styled, ["b", "c", "f g", "g"]);
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
