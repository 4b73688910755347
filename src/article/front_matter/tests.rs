//! What is taken from front matter, and what becomes of front matter that is not valid.

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
fn quotes_comments_and_escapes_are_yaml() {
    check_lines(
        "title: \"Fog: a \\\"history\\\" \\u2014 I\" # draft\nauthor: Ro Tamm",
        "Fog: a \"history\" — I|Ro Tamm||",
    );
    check_lines(
        "# draft\ntitle: 'The bell''s fog' # 2\ndate: 2026-05-01 # late",
        "The bell's fog||2026-05-01|",
    );
    check_lines(
        "title: >-\n  Fog\n  and bells\ndate: 2026-05-01T10:00:00Z",
        "Fog and bells||2026-05-01T10:00:00Z|",
    );
    check_lines("title: 1984\nby: By Ro Tamm\nlang: no", "1984|Ro Tamm||");
    check_lines("title: &t Fog\ndescription: *t", "Fog|||");
    check_lines("\"title\" : Fog\ntitle: Bells\nheadline: Rope", "Fog|||");
}

#[test]
fn authors_are_lists_blocks_and_tables() {
    for authors in [
        "author: Ro Tamm, Mara Ilves",
        "authors: [Ro Tamm, \"Mara Ilves\"]",
        "authors:\n  - Ro Tamm # editor\n  - Mara Ilves",
        "authors:\n- Ro Tamm\n- Mara Ilves",
        "author: |\n  Ro Tamm\n  Mara Ilves",
        "Authors:\n  - name: Ro Tamm\n    title: Editor\n  - {name: Mara Ilves}",
        "authors:\n  ro: {name: Ro Tamm, mail: x}\n  mara: {name: Mara Ilves, mail: y}",
    ] {
        check_lines(authors, "|Ro Tamm, Mara Ilves||");
    }
    check_toml(
        "[[authors]]\nname = \"Ro Tamm\"\nmail = \"x\"\n[[authors]]\nname = \"Mara Ilves\"",
        "|Ro Tamm, Mara Ilves||",
    );
    check_toml("author = {name = \"Ro Tamm\", mail = \"x\"}", "|Ro Tamm||");
}

#[test]
fn tables_of_toml_name_no_fields_unless_they_are_sections() {
    check_toml(
        "# draft\ntitle = 'Fog'\ndate = 2026-05-01\n\n[image]\ntitle = \"Pier\"\nurl = \"https://i.example/p\"\n",
        "Fog||2026-05-01|",
    );
    check_toml(
        "title = \"\"\"\nFog\nand bells\"\"\"\ntags = [\n  \"a\",\n]\n[extra]\nauthor = \"Ro Tamm\"\n[taxonomies]\nauthors = [\"Bo Krag\"]",
        "Fog and bells|Ro Tamm||",
    );
    check_toml("[params]\nauthor = \"Ro Tamm\"", "|Ro Tamm||");
}

#[test]
fn an_address_is_one_of_the_web() {
    check_lines(
        "permalink: /fog/\nurl: https://a.example/fog",
        "|||https://a.example/fog",
    );
    check_lines(
        "link: https://b.example\ncanonical_url: https://a.example",
        "|||https://a.example",
    );
    check_lines(
        "source: {name: Post, url: 'https://a.example'}",
        "|||https://a.example",
    );
    check_lines("source: The Post", "|||");
}

#[test]
fn what_is_not_valid_is_no_text_and_loses_no_other_entry() {
    check_lines(
        "title: Fog: a history\nauthor: Ro Tamm\ntags: [a, b",
        "Fog: a history|Ro Tamm||",
    );
    check_lines(
        "title: \"Fog\nauthor: @ro\nthis line is broken\ndate: 2026-05-01",
        "Fog|@ro|2026-05-01|",
    );
    check_lines(
        "title:\tFog\n\tindent: wrong\n- x\nauthor:\n  - Ro Tamm\n  - Mara Ilves",
        "Fog|Ro Tamm, Mara Ilves||",
    );
    check_toml(
        "title = Fog\nauthor = \"Ro Tamm\"\ntitle = 'x'",
        "Fog|Ro Tamm||",
    );
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

#[test]
fn control_characters_in_values_become_pictures() {
    let (front, _) = split("---\ntitle: \"a\\e]0;x\\u009b\"\nauthor: b\u{1b}]0;x\n---\n");
    assert_eq!(front.metadata.title.as_deref(), Some("a␛]0;x\u{fffd}"));
    assert_eq!(front.metadata.byline.as_deref(), Some("b␛]0;x"));
}
