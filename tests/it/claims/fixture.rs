//! Claim fixtures: short invented texts and the rows expected of them, as TOML that anybody can add to.
//!
//! Reads `tests/fixtures/claims/*.toml` and compares what they state with what the program finds.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a fixture that cannot be read fails the test"
)]

use serde::Deserialize;
use sourcecheck::article::{Article, Block, BlockKind, Link, Part};
use sourcecheck::claim::{self, Claim, Status};
use sourcecheck::sentence;
use sourcecheck::text::Span;
use std::path::Path;

/// One file: texts of one theme.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub case: Vec<Case>,
}

/// One text and its rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    pub text: String,
    pub rows: Vec<String>,
}

/// Every case of every file, with the file's name.
pub fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/claims");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|e| e == "toml") && !path.ends_with("names.toml")
        })
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
        all.extend(file.case.into_iter().map(|case| (name.clone(), case)));
    }
    all
}

/// An article from a fixture's text: paragraphs divided by empty lines; `# ` a headline, `> ` a quotation, `| ` a row of a table, `~ ` what
/// is not the article, `[words](address)` a link, `[^1]` a footnote's mark and `[^1]: ` the footnote.
pub fn article(text: &str) -> Article {
    let mut article = Article::default();
    for paragraph in text.trim().split("\n\n") {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let (part, kind, quoted, rest) = match line.split_once(' ') {
            Some(("#", rest)) => (Part::Headline, BlockKind::Heading(1), 0, rest),
            Some((">", rest)) => (Part::Quote, BlockKind::Paragraph, 1, rest),
            Some(("|", rest)) => (Part::Body, BlockKind::Table(Vec::new()), 0, rest),
            Some(("~", rest)) => (Part::Matter, BlockKind::Paragraph, 0, rest),
            Some((label, rest)) if label.starts_with("[^") && label.ends_with("]:") => {
                let mark = format!("[{}]", &label[2..label.len() - 2]);
                (Part::Note, BlockKind::Item(mark), 0, rest)
            }
            _ => (Part::Body, BlockKind::Paragraph, 0, line.as_str()),
        };
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        push_with_links(&mut article, rest);
        let span = Span::new(start, article.text.len());
        article.blocks.push(Block {
            span,
            kind,
            part,
            quoted,
            quoted_on: 0,
            close: false,
            marker: None,
            listed: 0,
        });
    }
    article
}

fn push_with_links(article: &mut Article, line: &str) {
    let mut rest = line;
    while let Some((before, opened)) = rest.split_once('[') {
        article.text.push_str(before);
        let (words, behind) = opened.split_once(']').unwrap();
        if let Some(label) = words.strip_prefix('^') {
            article.text.extend(["[", label, "]"]);
            rest = behind;
            continue;
        }
        let Some((url, behind)) = behind.strip_prefix('(').and_then(|b| b.split_once(')')) else {
            article.text.push('[');
            rest = opened;
            continue;
        };
        let start = article.text.len();
        article.text.push_str(words);
        let span = Span::new(start, article.text.len());
        let url = url.to_owned();
        article.links.push(Link { span, url });
        rest = behind;
    }
    article.text.push_str(rest);
}

/// The rows the program finds.
pub fn detect(article: &Article) -> Vec<Claim> {
    claim::detect(article, &sentence::split(article))
}

/// What a row may state of a claim before its first `|`.
pub fn facts(claim: &Claim) -> Vec<String> {
    let suggestion = &claim.suggestion;
    if let Some(reason) = claim.not {
        return vec!["-".into(), reason.to_string(), claim.part.to_string()];
    }
    let letter = match suggestion.status {
        Status::Attributed => "A",
        Status::Sourced => "S",
        Status::Unsupported => "U",
    };
    let mut facts = vec![
        letter.to_owned(),
        suggestion.basis.to_string(),
        suggestion.rule.to_string(),
        claim.kind.to_string(),
        claim.part.to_string(),
    ];
    facts.extend(claim.scope.map(|s| s.to_string()));
    facts.extend(claim.speech.map(|s| s.to_string()));
    facts.extend(suggestion.problem.map(|p| p.to_string()));
    facts
}

/// The words of the source, with the full name where it is elsewhere: "She = Mara Ilves", "He = ?" where two fit.
fn source(article: &Article, claim: &Claim) -> String {
    let Some(span) = claim.source else {
        return String::new();
    };
    let words = span.of(&article.text);
    match claim.speaker.resolved(span, &article.text) {
        Some(name) => format!("{words} = {name}"),
        None if claim.speaker.ambiguous => format!("{words} = ?"),
        None => words.to_owned(),
    }
}

/// Role and affiliation of the speaker, as the article gives them: "mayor of Kelmsund".
fn office(article: &Article, claim: &Claim) -> Option<String> {
    let text = |span: Span| span.of(&article.text).to_owned();
    let (role, of) = (
        claim.speaker.role.map(text),
        claim.speaker.affiliation.map(text),
    );
    match (role, of) {
        (None, None) => None,
        (role, of) => Some(format!(
            "{}; {}",
            role.unwrap_or_default(),
            of.unwrap_or_default()
        )),
    }
}

/// A row in the form of the fixtures, with all there is to state.
pub fn row(article: &Article, claim: &Claim) -> String {
    let text = |span: Span| span.of(&article.text).replace("\n\n", " / ");
    let mut fields = vec![facts(claim).join(" "), text(claim.span)];
    if let Some(cue) = claim.cue {
        let chain: Vec<String> = claim.chain.iter().map(|&span| text(span)).collect();
        let source = source(article, claim);
        fields.push(if chain.is_empty() {
            source
        } else {
            chain.join(" < ")
        });
        fields.push(text(cue));
        fields.extend(office(article, claim));
    }
    fields.join(" | ")
}

/// Whether the row states nothing that does not hold of the claim.
pub fn agrees(article: &Article, claim: &Claim, expected: &str) -> bool {
    let mut stated = expected.split(" | ");
    let known = facts(claim);
    let head = stated.next().unwrap_or("");
    let full = row(article, claim);
    let fields: Vec<&str> = full.split(" | ").skip(1).collect();
    let rest: Vec<&str> = stated.map(str::trim).collect();
    head.split_whitespace()
        .all(|word| known.iter().any(|fact| fact == word))
        && rest
            .iter()
            .enumerate()
            .all(|(i, field)| fields.get(i).map_or("", |found| found.trim()) == *field)
}
