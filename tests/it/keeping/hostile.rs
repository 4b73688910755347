//! Files made to break a reader: no panic, no endless work, and a sentence that is safe to show.

use sourcecheck::checklist::file;

const HEAD: &str = "format = \"sourcecheck-checklist\"\nversion = 1\n";

#[track_caller]
fn check(name: &str, text: &str) {
    match file::read(text.as_bytes(), |_, _| false) {
        Err(error) => {
            let sentence = error.to_string();
            assert!(
                !sentence.chars().any(char::is_control),
                "{name}: {sentence:?}"
            );
            assert!(
                sentence.len() < 400,
                "{name}: {} bytes of sentence",
                sentence.len()
            );
        }
        Ok(mut saved) => {
            for claim in &saved.claims {
                saved.file.set(claim.record.as_ref().unwrap());
            }
            saved.file.set_document(&saved.document);
            let written = saved.file.text();
            let again = file::read(written.as_bytes(), |_, _| false);
            let again = again.unwrap_or_else(|e| panic!("{name}: {e}\n{written}"));
            assert_eq!(again.claims, saved.claims, "{name}");
            assert_eq!(again.warnings, saved.warnings, "{name}");
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("a = ", ""), ("a.", "b = 1")] {
        check("dotted", &format!("{HEAD}{}{close}", open.repeat(50_000)));
    }
    check("arrays", &format!("{HEAD}a = {}", "[".repeat(50_000)));
    check("tables", &format!("{HEAD}a = {}", "{a=".repeat(50_000)));
    check("header", &format!("{HEAD}[{}a]", "a.".repeat(50_000)));
}

#[test]
fn odd_shapes_are_read_or_refused() {
    for tail in [
        "claim = []",
        "claim = [{}]",
        "claim = [{ id = 'a', exact = 'b' }]",
        "claim = [1, {}]",
        "[claim]\nid = 'a'",
        "[[claim]]\n[[claim]]",
        "[[claim]]\nid = ''\nexact = ''",
        "[[claim]]\nid.x = 'a'",
        "[[claim]]\nid = 'a'\nexact = 'b'\nchecks.one = 'yes'\nsource.name = 'Mara'",
        "[[claim]]\nid = 'a'\nexact = 'b'\nevidence = [{ role = 'cited', url = 'u' }]\nsource = { name = 'M', x = 1 }",
        "[[claim]]\nid = 'a'\nexact = 'b'\nstart = 99999999999999\nend = 9999999999999999",
        "[[claim]]\nid = 'a'\nexact = 'b'\nat = 9999-12-31T23:59:59Z",
        "[document]\ntext_chars = 1.5",
        "[document]\npublished = 2026-03-04\nretrieved = 2026-03-04",
        "x = 99999999999999999999",
        "x = \"\0\"",
        "x = \"\u{9b}2J\u{202e}\" # \u{202e}",
        "[[claim]]\nid = \"\\u001b[2J\"\nexact = 'b'\nstatus = 'x'",
        "\"\\u001b[2J\" = 1",
    ] {
        check(tail, &format!("{HEAD}{tail}\n"));
    }
}

#[test]
fn every_cut_of_a_file_is_read_or_refused() {
    let whole = include_str!("../../fixtures/checklists/edits/comments.before.toml");
    for (at, _) in whole.char_indices() {
        // A cut may fall inside a claim and still be TOML: only the sentence and the absence of a panic count here.
        if let Err(error) = file::read(&whole.as_bytes()[..at], |_, _| false) {
            assert!(!error.to_string().is_empty());
        }
    }
}
