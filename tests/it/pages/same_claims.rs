//! One article as a page and as Markdown: the same claims, wherever they are in the file.

use super::FIXTURES;
use sourcecheck::article::{Article, Hint, read};
use sourcecheck::{claim, sentence};
use std::fs;
use std::path::Path;

/// What is said of each sentence, but for its position.
fn rows(article: &Article) -> Vec<String> {
    let sentences = sentence::split(article);
    let claims = claim::detect(article, &sentences);
    let words = |span: sourcecheck::text::Span| span.of(&article.text);
    let row = |claim: &claim::Claim| {
        let links = claim.links.iter().map(|&n| article.links[n].url.as_str());
        format!(
            "{} | {} | {} | {:?} | {:?} | {:?} | {:?} | {:?}",
            words(claim.span),
            claim.part,
            claim.kind,
            claim.not,
            claim.source.map(words),
            claim.cue.map(words),
            links.collect::<Vec<_>>(),
            claim.suggestion,
        )
    };
    let in_article = claims
        .iter()
        .filter(|claim| claim.not != Some(claim::NoClaim::Matter));
    in_article.map(row).collect()
}

#[test]
fn a_claim_rests_on_the_footnote_behind_it() {
    let bytes = fs::read(Path::new(FIXTURES).join("footnotes.html")).unwrap();
    let article = read(&bytes, &Hint::file("footnotes.html")).unwrap();
    let claims = claim::detect(&article, &sentence::split(&article));
    let because = |words: &str| {
        let claim = claims.iter().find(|claim| {
            claim.part == sourcecheck::article::Part::Body
                && claim.span.of(&article.text).starts_with(words)
        });
        claim.expect(words).suggestion.because.clone()
    };
    for (words, expected) in [
        (
            "The weir at Orlow cost 31",
            "footnote ¹: link on the ledger of the district",
        ),
        (
            "Two villages",
            "footnote ²: Ina Rolf, Report on the Moved Villages",
        ),
        ("The turbines", "footnote [3]: link on Yearly report 1998"),
    ] {
        let found = because(words);
        assert!(found.starts_with(expected), "{words}: {found}");
    }
    // A power is no mark, though a note has its number.
    for words in ["It holds back", "The concrete weighs"] {
        let found = because(words);
        assert!(!found.contains("footnote"), "{words}: {found}");
    }
}

#[test]
fn a_page_and_its_markdown_have_the_same_claims() {
    for name in ["newspaper", "government", "corrected"] {
        let of = |ending: &str| {
            let name = format!("{name}.{ending}");
            let bytes = fs::read(Path::new(FIXTURES).join(&name)).unwrap();
            rows(&read(&bytes, &Hint::file(name)).unwrap())
        };
        let (page, markdown) = (of("html"), of("md"));
        assert!(page.len() >= 4, "{name}");
        assert_eq!(page, markdown, "{name}");
    }
}
