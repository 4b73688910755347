//! Where claims are in the file that they come from: `claims --format line`, for editors and code hosts.

use crate::support::home::Home;
use crate::support::pty::{Program, Session};
use regex::Regex;
use sourcecheck::article::{Hint, file_places, read};
use sourcecheck::claim;
use sourcecheck::sentence::split;
use sourcecheck::text::Span;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The files below a folder that end in one of these.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|e| path.to_string_lossy().ends_with(e)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The letters and digits with which a text begins, without tags, entities and accents.
fn letters(text: &str) -> String {
    let marks = Regex::new("<[^>]*>|&[a-z]+;").unwrap();
    let shown = marks.replace_all(text, "");
    let letters = shown.chars().filter(char::is_ascii_alphanumeric);
    letters.take(6).collect()
}

/// For each claim of an article, and each sentence that is none, its words, and the words of the file at its place.
fn places(path: &Path) -> Vec<(String, Option<String>)> {
    let bytes = fs::read(path).unwrap();
    let hint = Hint::file(path.file_name().unwrap().to_string_lossy());
    let Ok(article) = read(&bytes, &hint) else {
        return Vec::new();
    };
    let claims = claim::detect(&article, &split(&article));
    let spans = claims.iter().map(|claim| claim.span);
    let has_letters = |span: &Span| !letters(span.of(&article.text)).is_empty();
    let spans: Vec<Span> = spans.filter(has_letters).collect();
    let text = String::from_utf8_lossy(&bytes);
    let there = |line: usize, column: usize| {
        let begin = text
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum::<usize>();
        text.get(begin + column - 1..)
            .unwrap_or_default()
            .to_owned()
    };
    let found = file_places(&bytes, &hint, &article, &spans).into_iter();
    let found = found.map(|place| place.map(|p| there(p.line, p.column)));
    let words = spans.iter().map(|span| span.of(&article.text).to_owned());
    words.zip(found).collect()
}

#[test]
fn every_claim_of_every_text_is_found_in_its_file() {
    let is_utf8 = |path: &PathBuf| fs::read_to_string(path).is_ok();
    let all = ["tests/fixtures/articles", "tests/fixtures/pages", "config"];
    let all = all
        .iter()
        .flat_map(|folder| files(folder, &[".md", ".txt", ".html"]));
    let mut n = 0;
    // The topics of the help are no articles.
    let other = |path: &PathBuf| {
        let path = path.to_string_lossy();
        path.contains(".expected.") || path.contains("config/help")
    };
    for path in all.filter(|path| !other(path)) {
        for (words, there) in places(&path) {
            n += 1;
            let there = there.unwrap_or_else(|| panic!("{}: {words:?}", path.display()));
            let (found, wanted) = (letters(&there), letters(&words));
            let same = found.starts_with(&wanted) || !is_utf8(&path);
            assert!(same, "{}: {words:?}: {found:?}", path.display());
        }
    }
    assert!(n > 700, "{n} rows");
}

#[test]
fn a_mail_has_places_where_its_lines_hold_the_words() {
    for path in files("tests/fixtures/pages", &[".eml"]) {
        let all = places(&path);
        let n_found = all.iter().filter(|(_, there)| there.is_some()).count();
        let mail = fs::read_to_string(&path).unwrap();
        let is_encoded = mail.contains("base64") || mail.contains("Subject: =?");
        assert_eq!(
            n_found < all.len(),
            is_encoded,
            "{}: {all:?}",
            path.display()
        );
    }
}

const ARTICLE: &str = "\
---
title: The bell
---

Mara *Ilves* said the **bell** rings\\
at ten. It cost [41&nbsp;million](https://board.example/accounts-2031.pdf) crowns.

Experts say the caf&eacute; will close. Who pays?
";

/// What a program prints in a folder that holds `bell.md`.
fn printed(folder: &Path, mut command: Command) -> String {
    let output = command
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn lines_of(folder: &Path, name: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sourcecheck"));
    command
        .args(["claims", "--format", "line", name])
        .env_clear();
    command.envs(Program::new(["sourcecheck"]).environment(folder));
    printed(folder, command)
}

#[test]
fn each_claim_is_a_line_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bell.md"), ARTICLE).unwrap();
    insta::assert_snapshot!(lines_of(folder.path(), "bell.md"), @r"
    bell.md:5:19: note: attributed, named person: the bell rings at ten [cue.said]
    bell.md:6:9: note: sourced, link: It cost 41 million crowns [link.on-claim]
    bell.md:8:13: warning: vague attribution: the café will close [vague.experts]
    ");
}

#[test]
fn vim_goes_to_each_claim() {
    if Command::new("vim").arg("--version").output().is_err() {
        eprintln!("skipped: vim is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bell.md"), ARTICLE).unwrap();
    fs::write(
        folder.path().join("lines"),
        lines_of(folder.path(), "bell.md"),
    )
    .unwrap();
    let mut vim = Command::new("vim");
    let row = "bufname(v:val.bufnr) . ' ' . v:val.lnum . ' ' . v:val.col . ' ' . getline(v:val.lnum)[v:val.col - 1:]";
    let list = format!("call writefile(map(getqflist(), \"{row}\"), '/dev/stdout')");
    vim.args([
        "-u",
        "NONE",
        "-es",
        "bell.md",
        "-c",
        "cgetfile lines",
        "-c",
        &list,
        "-c",
        "qa!",
    ]);
    insta::assert_snapshot!(printed(folder.path(), vim), @r"
    bell.md 5 19 the **bell** rings\
    bell.md 6 9 It cost [41&nbsp;million](https://board.example/accounts-2031.pdf) crowns.
    bell.md 8 13 the caf&eacute; will close. Who pays?
    ");
}

/// Opens `ferry.md`, presses keys, and waits until the editor, a script that has the name of vim, has ended: what it was
/// called with.
fn called_with(keys: &[&str]) -> String {
    let home = Home::new();
    home.write(
        "vim",
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME/called\"\n",
    );
    fs::set_permissions(home.path("vim"), fs::Permissions::from_mode(0o755)).unwrap();
    let program = home.program([home.path("ferry.md")]);
    let editor = home.path("vim");
    let mut session = Session::start(&program.env("EDITOR", editor.to_str().unwrap()), 80, 24);
    session.wait_for_text("claims 0 of 24");
    for key in keys {
        session.send(key);
    }
    session.wait_for_text("reloaded");
    session.send("q");
    session.wait_for_end();
    let called = home.text("called");
    let mut words = called.lines().map(str::to_owned);
    let (line, file) = (words.next().unwrap(), words.next().unwrap());
    let nth: usize = line.strip_prefix('+').unwrap().parse().unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let name = Path::new(&file).file_name().unwrap().to_string_lossy();
    format!("{name}: {}", text.lines().nth(nth - 1).unwrap())
}

#[test]
fn the_editor_opens_checklist_and_article_at_the_claim() {
    let article = called_with(&["12c", "V"]);
    let line = "ferry.md: Was it worth the trouble?";
    assert!(article.starts_with(line), "{article}");
    let checklist = called_with(&["u", "3c", "v"]);
    let line = "ferry.checklist.toml: id ";
    assert!(checklist.starts_with(line), "{checklist}");
}
