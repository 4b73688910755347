//! What cannot be read is refused with one sentence that names the place.

use super::named;
use sourcecheck::checklist::file::{self, FormatError, Saved};
use std::fs;

fn read(bytes: &[u8]) -> Result<Saved, FormatError> {
    file::read(bytes, |_, _| false)
}

#[test]
fn each_is_refused_with_its_sentence() {
    for path in named("refused", ".toml") {
        let error = read(&fs::read(&path).unwrap()).expect_err(&path.to_string_lossy());
        let sentence = path.with_extension("txt");
        let expected = fs::read_to_string(&sentence).unwrap_or_default();
        assert_eq!(format!("{error}\n"), expected, "{}", path.display());
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let check = |bytes: &[u8], sentence: &str| {
        let error = read(bytes).unwrap_err();
        assert_eq!(error.to_string(), sentence);
    };
    check(b"version = 1\nnote = '\xff'\n", "not UTF-8 (line 2)");
    check(
        b"\xff\xfev\0e\0r\0",
        "not UTF-8 but UTF-16; save it as UTF-8",
    );
}

#[test]
fn a_newer_version_is_shown_and_says_why_it_is_not_written() {
    let text = "format = \"sourcecheck-checklist\"\nversion = 2\n[[claim]]\nid = 'a'\nexact = 'b'\nmood = 'new'\n";
    let saved = read(text.as_bytes()).unwrap();
    assert_eq!(saved.claims.len(), 1);
    assert!(saved.read_only.unwrap().contains("version 2"));

    let strange = read(text.replace("'b'", "['b']").as_bytes()).unwrap_err();
    assert!(strange.to_string().contains("version 2"), "{strange}");
}
