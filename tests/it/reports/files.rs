//! Which files a report is made of, and where it is written.

use super::{fixtures, report, run};
use crate::support::pty::Program;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const FORMATS: [&str; 8] = [
    "markdown",
    "html",
    "docx",
    "csv",
    "evidence-csv",
    "jsonl",
    "queries",
    "facts",
];

/// A folder with these files of the fixtures.
fn folder(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::copy(fixtures().join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn text(folder: &Path, format: &str) -> String {
    let bytes = report(folder, "pier.checklist.toml", format);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn without_the_article_the_checklist_is_enough() {
    let folder = folder(&["pier.checklist.toml"]);
    for format in FORMATS {
        report(folder.path(), "pier.checklist.toml", format);
    }
    let markdown = text(folder.path(), "markdown");
    assert!(
        markdown.contains(
            "*The article could not be read: this report is made of the checklist alone.*"
        )
    );
    assert!(
        markdown.contains("> It cost 3.4 million crowns[^c-c75aa8ee8711]"),
        "{markdown}"
    );
    let html = text(folder.path(), "html");
    assert!(html.contains("It cost 3.4 million crowns<a class=\"number\""));
    // Who the claims rest on is in the checklist, too.
    for source in [
        "| Runa Eskeld | Eskeld | 5, 8 | 5, 8 |",
        "| senior official, county |",
    ] {
        assert!(markdown.contains(source), "{source}: {markdown}");
    }
    // What was decided is counted as before, but for what only the article tells.
    assert!(
        markdown.contains("3 unsupported, 4 undecided (1 to re-check)"),
        "{markdown}"
    );
}

/// `check` and a report find the same: here a basis that is missing, and a problem that does not go with its status.
#[test]
fn what_is_missing_and_what_contradicts_itself_is_reported() {
    let folder = folder(&["pier.md", "pier.checklist.toml"]);
    let path = folder.path().join("pier.checklist.toml");
    let checklist = fs::read_to_string(&path).unwrap();
    let basis = "status     = \"attributed\"\nbasis      = \"named-person\"\n";
    let mended = |checklist: &str, by: &str| checklist.replacen(basis, by, 1);
    let without = mended(&checklist, "status = \"attributed\"\n");
    let both = mended(&without, &format!("{basis}problem = \"overstated\"\n"));
    fs::write(&path, both).unwrap();
    let markdown = text(folder.path(), "markdown");
    for found in [
        "Incomplete: no basis given",
        "Incomplete: attributed with problem overstated",
        "1 to re-check (8); 1 to complete or correct (5)",
    ] {
        assert!(markdown.contains(found), "{found}: {markdown}");
    }
}

#[test]
fn what_came_through_a_pipe_is_read_from_its_copy() {
    let folder = folder(&["pier.checklist.toml"]);
    let copy = folder.path().join("pier.article-9f86.txt");
    fs::copy(fixtures().join("pier.md"), copy).unwrap();
    let path = folder.path().join("pier.checklist.toml");
    let checklist = fs::read_to_string(&path).unwrap();
    let piped = checklist.replace(
        "location    = \"pier.md\"",
        "snapshot    = \"pier.article-9f86.txt\"",
    );
    fs::write(&path, piped).unwrap();
    let markdown = text(folder.path(), "markdown");
    assert!(
        markdown.contains("according to the [harbour board’s accounts]"),
        "{markdown}"
    );
}

#[test]
fn what_is_handed_over_does_not_say_where_the_article_lies() {
    let (folder, elsewhere) = (folder(&["pier.checklist.toml"]), folder(&["pier.md"]));
    let article = elsewhere.path().join("pier.md");
    let path = folder.path().join("pier.checklist.toml");
    let location = format!("location    = \"{}\"", article.display());
    let checklist = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        checklist.replace("location    = \"pier.md\"", &location),
    )
    .unwrap();
    for format in ["markdown", "html", "queries", "facts"] {
        let text = text(folder.path(), format);
        assert!(
            text.contains("The pier that pays for itself")
                && !text.contains(elsewhere.path().to_str().unwrap())
        );
    }
}

#[test]
fn an_article_that_changed_is_shown_as_it_is_now() {
    let folder = folder(&["pier.md", "pier.checklist.toml"]);
    let path = folder.path().join("pier.md");
    let article = fs::read_to_string(&path).unwrap();
    fs::write(&path, article.replace("3.4 million", "4.3 million")).unwrap();
    let markdown = text(folder.path(), "markdown");
    assert!(
        markdown.contains("It cost 4.3 million crowns[^c-c75aa8ee8711]"),
        "{markdown}"
    );
    assert!(
        markdown.contains("**4 To re-check**, was sourced"),
        "{markdown}"
    );
    assert!(
        markdown.contains("Was: “It cost 3.4 million crowns”"),
        "{markdown}"
    );
}

#[test]
fn where_nothing_is_decided_all_is_open() {
    let folder = folder(&["pier.md"]);
    let head =
        "format = \"sourcecheck-checklist\"\nversion = 1\n[document]\nlocation = \"pier.md\"\n";
    fs::write(folder.path().join("pier.checklist.toml"), head).unwrap();
    for format in FORMATS {
        report(folder.path(), "pier.checklist.toml", format);
    }
    let markdown = text(folder.path(), "markdown");
    assert!(
        markdown.contains("12 claims: 0 sourced (0 opened)"),
        "{markdown}"
    );
    assert!(markdown.contains("### Not decided (12)"), "{markdown}");
    let output = run(folder.path(), &["claims", "pier.md", "--decided"]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn the_reader_writes_a_report_beside_the_checklist() {
    let folder = folder(&["pier.md", "pier.checklist.toml"]);
    let before = fs::read(folder.path().join("pier.checklist.toml")).unwrap();
    let answers = "e\n\nreport queries\nreport somewhere\ne mine.csv\nq\n";
    let said = answered(folder.path(), answers);
    for name in ["pier.report.html", "pier.queries.md", "mine.csv"] {
        assert!(said.contains(&format!("report written: {name}")), "{said}");
        assert!(folder.path().join(name).exists(), "{name}");
    }
    assert!(
        said.contains("unknown form: somewhere; give one of markdown, html"),
        "{said}"
    );
    assert_eq!(
        fs::read(folder.path().join("pier.checklist.toml")).unwrap(),
        before
    );
    // The same as by the command.
    let html = fs::read(folder.path().join("pier.report.html")).unwrap();
    assert!(html == report(folder.path(), "pier.checklist.toml", "html"));
    // What somebody wrote into one stays.
    let queries = folder.path().join("pier.queries.md");
    fs::write(&queries, "mine").unwrap();
    let said = answered(folder.path(), "e queries\nq\n");
    assert!(
        said.contains("pier.queries.md exists, and is no report or was changed since"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&queries).unwrap(), "mine");
}

/// What the reader says line by line to these answers.
fn answered(folder: &Path, answers: &str) -> String {
    let program = Program::sourcecheck([""; 0]);
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sourcecheck"))
        .args(["--plain", "pier.md"])
        .current_dir(folder)
        .env_clear()
        .envs(program.environment(home.path()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(answers.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(folder: &Path, name: &str, words: &str) {
    let output = run(folder, &["report", name]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(66), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains(words), "{said}");
}

#[test]
fn what_is_no_checklist_is_refused_in_one_sentence() {
    let folder = folder(&["pier.md", "pier.checklist.toml"]);
    let path = folder.path().join("pier.checklist.toml");
    let whole = fs::read_to_string(&path).unwrap();
    let merged = whole.replacen("[[claim]]", "<<<<<<< ours\n[[claim]]", 2);
    fs::write(&path, merged).unwrap();
    refused(
        folder.path(),
        "pier.checklist.toml",
        "pier.checklist.toml: unresolved git merge, line",
    );
    fs::write(&path, "# The pier\n").unwrap();
    refused(folder.path(), "pier.checklist.toml", "not a checklist");
    refused(
        folder.path(),
        "pier.md",
        "give a checklist, such as bridge.checklist.toml",
    );
    fs::remove_file(&path).unwrap();
    refused(folder.path(), "pier.checklist.toml", "no such file");
}

#[test]
fn the_form_follows_the_ending_and_nothing_of_others_is_written_over() {
    let folder = folder(&["pier.md", "pier.checklist.toml"]);
    let write = |name: &str, more: &[&str]| {
        run(
            folder.path(),
            &[&["report", "pier.checklist.toml", "-o", name], more].concat(),
        )
    };
    for (name, begins) in [
        ("a.html", "<!doctype html>"),
        ("a.md", "# Source check"),
        ("a.csv", "number,"),
        ("a.docx", "PK"),
    ] {
        for _ in 0..2 {
            assert!(write(name, &[]).status.success(), "{name}");
        }
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
    }
    // An answer that was written into it must not be lost.
    let path = folder.path().join("a.md");
    let answered =
        fs::read_to_string(&path)
            .unwrap()
            .replacen("Answer:", "Answer: by the board", 1);
    fs::write(&path, &answered).unwrap();
    let output = write("a.md", &[]);
    assert_eq!(output.status.code(), Some(74));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .contains("a.md exists, and is no report or was changed since")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), answered);
    assert!(write("a.md", &["--force"]).status.success());
    assert_ne!(fs::read_to_string(&path).unwrap(), answered);
    // Made anew after another decision, it takes the place of the one before.
    let checklist = folder.path().join("pier.checklist.toml");
    let decided = fs::read_to_string(&checklist).unwrap().replacen(
        "status     = \"sourced\"",
        "status     = \"attributed\"",
        1,
    );
    fs::write(&checklist, decided).unwrap();
    for name in ["a.html", "a.md", "a.docx"] {
        assert!(write(name, &[]).status.success(), "{name}");
    }
}
