//! What short texts become in each form: the cases of `tests/fixtures/forms`, which need no Rust. The head of each file says
//! what its cases hold.

use serde::Deserialize;
use sourcecheck::article::{Article, BlockKind, Hint, read};
use sourcecheck::layout::Lines;
use sourcecheck::text::{Span, width};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormCase {
    name: String,
    text: String,
    blocks: Option<Vec<String>>,
    links: Option<Vec<String>>,
    styled: Option<Vec<String>>,
    fields: Option<String>,
}

fn check_all(cases: &str, file: &str, least: usize) {
    let mut cases: toml::Table = cases.parse().expect("valid TOML");
    let cases: Vec<FormCase> = cases.remove("case").unwrap().try_into().unwrap();
    assert!(cases.len() >= least, "{} cases", cases.len());
    for case in cases {
        let article = read(case.text.as_bytes(), &Hint::file(file)).expect("an article");
        let words = |span: Span| span.of(&article.text);
        let what = format!("{}\n{}", case.name, case.text);
        if let Some(blocks) = case.blocks {
            assert_eq!(shown_blocks(&article), blocks, "{what}");
        }
        let links = article.links.iter();
        let links = links.map(|link| format!("{}|{}", words(link.span), link.url));
        assert_eq!(
            case.links.unwrap_or(links.clone().collect()),
            links.collect::<Vec<_>>(),
            "{what}"
        );
        let styled = article
            .inlines
            .iter()
            .map(|inline| words(inline.span).to_owned());
        assert_eq!(
            case.styled.unwrap_or(styled.clone().collect()),
            styled.collect::<Vec<_>>(),
            "{what}"
        );
        if let Some(fields) = case.fields {
            let data = article.metadata.clone();
            let found = [data.title, data.byline, data.published, data.url];
            assert_eq!(
                found.map(Option::unwrap_or_default).join("|"),
                fields,
                "{what}"
            );
            assert_eq!(article.text.lines().last(), Some("Body."), "{what}");
        }
    }
}

/// Blocks as `kind|quotations|lists|text`.
fn shown_blocks(article: &Article) -> Vec<String> {
    let shown = article.blocks.iter().map(|block| {
        let kind = match &block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Item(marker) => marker.clone(),
            other => format!("{other:?}").to_lowercase(),
        };
        let words = block.span.of(&article.text);
        format!("{kind}|{}|{}|{words}", block.quoted, block.listed)
    });
    shown.collect()
}

#[test]
fn markdown_becomes_blocks_links_and_styles() {
    check_all(
        include_str!("../../fixtures/forms/markdown.toml"),
        "a.md",
        54,
    );
}

#[test]
fn plain_text_becomes_blocks() {
    check_all(include_str!("../../fixtures/forms/plain.toml"), "a.txt", 12);
}

#[test]
fn front_matter_says_who_and_when() {
    check_all(
        include_str!("../../fixtures/forms/front-matter.toml"),
        "a.md",
        27,
    );
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinesCase {
    name: String,
    file: String,
    column: usize,
    text: String,
    lines: Vec<String>,
}

#[test]
fn lines_are_drawn_as_the_fixtures_say() {
    let cases = include_str!("../../fixtures/forms/lines.toml");
    let mut cases: toml::Table = cases.parse().expect("valid TOML");
    let cases: Vec<LinesCase> = cases.remove("case").unwrap().try_into().unwrap();
    assert!(cases.len() >= 15, "{} cases", cases.len());
    for case in cases {
        let article = read(case.text.as_bytes(), &Hint::file(&case.file)).expect("an article");
        let lines = Lines::new(&article, case.column, 99);
        let shown = lines.lines.iter().map(|line| {
            let mut row = lines
                .label(&article, line)
                .map_or(String::new(), |(at, label)| " ".repeat(at.into()) + &label);
            for (x, _, cluster) in lines.cells(&article, line) {
                let gap = usize::from(x).saturating_sub(width(&row));
                row = row + &" ".repeat(gap) + cluster;
            }
            row
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            case.lines,
            "{}\n{}",
            case.name,
            case.text
        );
    }
}
