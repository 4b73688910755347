//! What becomes of front matter that is not valid or hostile. What is taken from it: `tests/fixtures/forms`.

use super::*;
use std::fmt::Write;

/// The fields as `title|byline|published|url`, and the article below.
#[track_caller]
fn check(text: &str, fields: &str) {
    let (front, rest) = split(text);
    let Metadata {
        title,
        byline,
        published,
        url,
        ..
    } = front.metadata;
    let found = [title, byline, published, url].map(Option::unwrap_or_default);
    let begin: String = text.chars().take(200).collect();
    assert_eq!(found.join("|"), fields, "{begin}");
    assert_eq!(rest, "Body.\n", "{begin}");
}

#[track_caller]
fn check_lines(lines: &str, fields: &str) {
    check(&format!("---\n{lines}\n---\nBody.\n"), fields);
}

#[track_caller]
fn check_toml(lines: &str, fields: &str) {
    check(&format!("+++\n{lines}\n+++\nBody.\n"), fields);
}

#[test]
fn what_is_not_valid_is_no_text_and_loses_no_other_entry() {
    let (front, _) = split("---\ntitle: a: b\n---\n");
    assert_eq!(
        front.warnings.first().map(String::as_str),
        Some("The front matter is not valid YAML; what cannot be read of it is left out.")
    );
    assert_eq!(
        split("---\ntitle: b\n---\n").0.warnings,
        Vec::<String>::new()
    );
}

#[test]
fn rules_are_not_front_matter() {
    for text in [
        "---\n---\n---\n",
        "---\nThe tide came in.\n---\n",
        "---\nNote: the tide came in.\n\nNobody saw it.\n\n---\n",
        "---\nkey: never closed",
        "+++\n+++\n",
        "",
    ] {
        assert_eq!(split(text), (FrontMatter::default(), text), "{text:?}");
    }
}

#[test]
fn repetition_and_depth_are_bounded() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..30 {
        let again = format!("*a{}, ", n - 1).repeat(9);
        writeln!(bomb, "a{n}: &a{n} [{again}]").expect("memory is always there");
    }
    check_lines(
        &format!("{bomb}title: *a29\nauthor: Ro Tamm"),
        "*a29|Ro Tamm||",
    );
    for deep in [
        "[".repeat(30_000),
        "{a: ".repeat(9_000),
        "- ".repeat(20_000),
    ] {
        check_lines(&format!("title: Fog\nx: {deep}"), "Fog|||");
    }
    check_toml(
        &format!("title = 'Fog'\nx = {}", "[".repeat(30_000)),
        "Fog|||",
    );
    check_toml(
        &format!("title = 'Fog'\n[{}a]", "a.".repeat(20_000)),
        "Fog|||",
    );
}
