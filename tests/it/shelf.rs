//! The shelf: what was read before is found again, on the screen and by scripts; a newcomer is told what to press.

use std::fs;

use crate::support::home::{Home, N_CLAIMS, err, out};
use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Session};

/// A home in which two articles were read, the bell last.
fn home() -> Home {
    let home = Home::new();
    home.write(
        "bell.md",
        "# The loudest bell\n\nThe bell rang 12 times, said Lew Oyelaran.\n",
    );
    home.run(&["--plain", "ferry.md"], "a\nu\nq\n");
    home.run(&["--plain", "bell.md"], "q\n");
    // Within one second the order would be that of the names.
    for (name, moment) in [
        ("ferry", "2026-01-02T10:00:00Z"),
        ("bell", "2026-01-03T10:00:00Z"),
    ] {
        dated(&home, name, moment);
    }
    home
}

/// Makes an article's last visit one of this moment.
fn dated(home: &Home, name: &str, moment: &str) {
    for file in fs::read_dir(home.path("state/sourcecheck")).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap_or_default();
        if path.extension().is_some_and(|e| e == "place") && text.contains(&format!("/{name}.md")) {
            let dated = |line: &str| {
                let moment = line
                    .starts_with("opened ")
                    .then(|| format!("opened {moment}"));
                moment.unwrap_or_else(|| line.to_owned()) + "\n"
            };
            fs::write(&path, text.lines().map(dated).collect::<String>()).unwrap();
        }
    }
}

fn open(home: &Home) -> Session {
    let session = Session::start(&home.program::<&str>([]), 80, 24);
    session.wait_for_text("Articles read before");
    session
}

#[track_caller]
fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    assert_eq!(session.left_on(), Vec::<&str>::new());
    assert!(session.is_cooked_as_before());
    assert_eq!(forbidden(&session.raw()), None);
}

/// Leaves the article for the shelf, and that for the shell.
#[track_caller]
fn quit_by_shelf(mut session: Session) {
    session.send("q");
    session.wait_for_text("Articles read before");
    quit(session);
}

#[test]
fn an_article_is_opened_where_it_was_left() {
    let home = home();
    let mut session = open(&home);
    let screen = session.contents();
    let bell = screen.find("The loudest bell").unwrap();
    let ferry = screen.find("The last ferry").unwrap();
    assert!(
        bell < ferry && ferry < screen.find("built-in sample").unwrap(),
        "{screen}"
    );
    assert!(
        screen.contains(&format!("2 of {N_CLAIMS}")) && screen.contains("2026-01-0"),
        "{screen}"
    );
    session.send("j\r");
    session.wait_for_text(&format!("claims 2 of {N_CLAIMS} decided"));
    session.wait_for_text("3 · undecided");
    quit_by_shelf(session);
}

#[test]
fn quitting_an_article_leads_back_to_the_shelf() {
    let home = home();
    let mut session = open(&home);
    session.send("j\r");
    session.wait_for_text("3 · undecided");
    session.send("a");
    session.wait_for_text(&format!("claims 3 of {N_CLAIMS} decided"));
    session.send("q");
    session.wait_for_text("Articles read before");
    session.wait_for_text(&format!("3 of {N_CLAIMS}"));
    // It was read last, so it stands first now; another one can be opened.
    session.send("j\r");
    session.wait_for_text("claims 0 of 1 decided");
    session.send("q");
    session.wait_for_text("Articles read before");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    session.wait_for_text(&format!("3 of {N_CLAIMS} claims decided: "));
}

#[test]
fn an_article_keeps_the_checklist_that_it_was_given() {
    let home = Home::new();
    home.run(
        &["--plain", "--checklist", "mine.toml", "ferry.md"],
        "a\nq\n",
    );
    let mut session = open(&home);
    session.send("\r");
    session.wait_for_text(&format!("claims 1 of {N_CLAIMS} decided"));
    session.send("u");
    session.wait_for_text(&format!("claims 2 of {N_CLAIMS} decided"));
    quit_by_shelf(session);
    assert!(!home.path("ferry.checklist.toml").exists());
    assert!(
        home.text("mine.toml")
            .contains("status     = \"unsupported\"")
    );
}

#[test]
fn what_is_missing_is_told_and_the_shelf_stays() {
    let home = home();
    fs::remove_file(home.path("bell.md")).unwrap();
    let mut session = open(&home);
    session.wait_for_text("missing: ");
    session.send("\r");
    session.wait_for_text("cannot be read: there is no such file");
    quit(session);
}

#[test]
fn words_filter_and_an_article_is_forgotten_after_a_question() {
    let home = home();
    let mut session = open(&home);
    session.send("/ferry");
    session.wait_for_text("1 of 2");
    session.send("\r");
    session.wait_for_text("with “ferry”");
    session.send("d");
    session.wait_for_text("once more takes it off the shelf");
    session.send("d");
    session.wait_for_text("is off the shelf");
    session.send("/\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\r");
    session.wait_for_text("The loudest bell");
    quit(session);
    let listed = out(&home.run(&["shelf"], ""));
    assert!(
        !listed.contains("ferry") && listed.contains("bell"),
        "{listed}"
    );
    // The place is still known.
    let said = out(&home.run(&["--plain", "ferry.md"], ""));
    assert!(said.contains(&format!("Claim 3 of {N_CLAIMS}")), "{said}");
}

#[test]
fn the_keys_of_the_shelf_are_explained() {
    let home = home();
    let mut session = open(&home);
    session.send("?");
    session.wait_for_text("take an article off the shelf");
    session.send("j");
    session.wait_for_text("The loudest bell");
    session.send("x");
    session.wait_for_text("x does nothing here: ? lists the keys");
    session.send(":");
    session.wait_for_text(": does nothing here: ? lists the keys");
    quit(session);
}

#[test]
fn the_sample_is_there_with_and_without_a_shelf() {
    let fresh = Home::new();
    let session = Session::start(&fresh.program::<&str>([]), 80, 24);
    session.wait_for_text("Grebe Harbour");
    quit(session);
    // Having read the sample makes no shelf.
    let session = Session::start(&fresh.program::<&str>([]), 80, 24);
    session.wait_for_text("Grebe Harbour");
    quit(session);
    let home = home();
    let mut session = open(&home);
    session.send("G\r");
    session.wait_for_text("Grebe Harbour");
    quit_by_shelf(session);
}

#[test]
fn scripts_get_json() {
    let home = home();
    let output = home.run(&["shelf", "--format", "json"], "");
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let ferry = &rows[1];
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!(ferry["title"], "The last ferry to Osmund Island");
    assert_eq!(
        (&ferry["decided"], &ferry["claims"]),
        (&2.into(), &N_CLAIMS.into())
    );
    assert_eq!(
        (&ferry["missing"], &ferry["percent"]),
        (&false.into(), &43.into())
    );
    assert_eq!(ferry["opened"], "2026-01-02T10:00:00Z");
    let path = |name: &str| home.path(name).canonicalize().unwrap();
    assert_eq!(ferry["article"], path("ferry.md").to_str().unwrap());
    assert_eq!(
        ferry["checklist"],
        path("ferry.checklist.toml").to_str().unwrap()
    );
    let nothing = Home::new().run(&["shelf", "--format", "json"], "");
    assert_eq!(out(&nothing), "[]\n");
}

#[test]
fn an_article_read_to_its_end_was_left_at_its_end() {
    let home = home();
    home.run(&["--plain", "ferry.md"], "G\nq\n");
    let said = out(&home.run(&["shelf"], ""));
    assert!(
        said.contains("claims decided: 2 of 24, left at 100%"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let home = home();
    home.write("state/sourcecheck/torn.place", "article /x\npl");
    let output = home.run(&["shelf"], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("torn.place is damaged"), "{output:?}");
    assert!(out(&output).contains("The loudest bell"));
    let session = open(&home);
    session.wait_for_text("torn.place is damaged");
    quit(session);
}

#[test]
fn a_place_of_before_there_was_a_shelf_still_holds() {
    let home = home();
    for file in fs::read_dir(home.path("state/sourcecheck")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|e| e == "place") {
            let text = fs::read_to_string(&path).unwrap();
            let known = ["text ", "place ", "claim ", "mark ", "free"];
            let is_old = |l: &&str| known.iter().any(|k| l.starts_with(k));
            let old: Vec<&str> = text.lines().filter(is_old).collect();
            fs::write(&path, old.join("\n") + "\n").unwrap();
        }
    }
    assert_eq!(out(&home.run(&["shelf"], "")), "No article was read yet.\n");
    let said = out(&home.run(&["--plain", "ferry.md"], ""));
    assert!(said.contains(&format!("Claim 3 of {N_CLAIMS}")), "{said}");
}

#[test]
fn a_newcomer_is_told_once_what_to_press() {
    let home = Home::new();
    let read = |home: &Home| {
        let session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
        session.wait_for_text(&format!("of {N_CLAIMS} decided"));
        session
    };
    let mut session = read(&home);
    session.wait_for_text("New here? Space page · Tab to a claim · a s u decide · ? help · q quit");
    session.send("j");
    session.wait_for("no word for newcomers", |screen| {
        !screen.contents().contains("New here?")
    });
    quit(session);
    let session = read(&home);
    assert!(!session.contents().contains("New here?"));
    quit(session);
}

#[test]
fn without_a_screen_a_number_opens_an_article() {
    let home = home();
    let said = out(&home.run(&["--plain"], "7\n2\nz\nq\n"));
    assert!(said.starts_with("1 The loudest bell\n"), "{said}");
    assert!(said.contains("3 The built-in sample\n"), "{said}");
    assert!(said.contains("none> 7\nThere is no 7 here.\n"), "{said}");
    assert!(said.contains("2 undone: decision; Z redoes"), "{said}");
    assert!(
        said.contains(&format!("\n1 of {N_CLAIMS} claims decided: ")),
        "{said}"
    );
    let nothing = home.run(&["--plain"], "\n");
    assert_eq!(nothing.status.code(), Some(0));
    assert!(!out(&nothing).contains("Claim "));
}

#[test]
fn without_a_screen_the_shelf_is_filtered_and_tidied() {
    let home = home();
    let lines = "?\n/ferry\n/xyzzy\n/\nd 1\n/\nd 1\nd 1\nd 9\nd\n0\nj\n\n";
    let said = out(&home.run(&["--plain"], lines));
    let answer = |line: &str| {
        let (_, behind) = said.split_once(&format!("none> {line}\n")).unwrap();
        behind.split("\n\n").next().unwrap().to_owned()
    };
    assert!(answer("?").contains("/WORDS lists only"), "{said}");
    assert!(answer("/ferry").starts_with("2 The last ferry"), "{said}");
    assert!(!answer("/ferry").contains("sample"), "{said}");
    assert_eq!(answer("/xyzzy"), "No article holds “xyzzy”: / lists all.");
    let once = "d 1 once more takes “The loudest bell” off the shelf; article and checklist stay.";
    // Something else between the two is no second time.
    assert_eq!(said.matches(once).count(), 2, "{said}");
    assert!(said.contains("“The loudest bell” is off the shelf.\n1 The last ferry"));
    assert!(answer("d 9").contains("There is no 9 here"), "{said}");
    for line in ["d", "0", "j"] {
        assert_eq!(
            answer(line),
            format!("{line} does nothing here: ? lists what does.")
        );
    }
    let listed = out(&home.run(&["shelf"], ""));
    assert!(
        !listed.contains("bell") && listed.contains("ferry"),
        "{listed}"
    );
}

#[test]
fn one_article_with_two_checklists_stands_there_twice_by_their_names() {
    let home = Home::new();
    home.run(&["--plain", "ferry.md"], "a\nq\n");
    home.run(&["--plain", "--checklist", "mine.toml", "ferry.md"], "q\n");
    let listed = out(&home.run(&["shelf"], ""));
    for name in ["mine.toml", "ferry.checklist.toml"] {
        let row = format!("The last ferry to Osmund Island ({name})\n");
        assert!(listed.contains(&row), "{listed}");
    }
    let session = open(&home);
    session.wait_for_text("Osmund Island (mine.toml)");
    quit(session);
}

#[test]
fn words_that_no_article_holds_open_nothing() {
    let home = home();
    let mut session = open(&home);
    session.send("/xyzzy\r");
    session.wait_for_text("no article holds “xyzzy”: Esc shows all");
    session.send("\r");
    session.send("/\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\r");
    session.wait_for_text("The loudest bell");
    quit(session);
}

#[test]
fn a_path_that_is_not_utf8_comes_with_its_bytes() {
    use std::os::unix::ffi::OsStringExt;
    let home = home();
    let name = std::ffi::OsString::from_vec(b"f\xffrry 100%.md".to_vec());
    fs::copy(home.path("ferry.md"), home.folder().join(&name)).unwrap();
    let program = home.program(["--plain".into(), name]);
    home.run_program(&program, "q\n");
    let output = home.run(&["shelf", "--format", "json"], "");
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let bytes = rows[0]["article_bytes"].as_str().unwrap();
    assert!(bytes.ends_with("/f%FFrry 100%25.md"), "{bytes}");
    assert_eq!(rows[1].get("article_bytes"), None);
}

#[test]
fn an_article_in_a_pipe_is_never_passed_over() {
    let home = home();
    let output = home.run(&[], "# Tolls\n\nTolls rose by 12 percent.\n");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let said = "sourcecheck: stdin is not a terminal: `sourcecheck -` reads the article from it\n";
    assert_eq!((out(&output).as_str(), err(&output).as_str()), ("", said));
    // Nothing can be read there, so nothing is lost.
    let mut command = home.command(&home.program::<&str>([]));
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    assert!(out(&output).contains("The loudest bell"), "{output:?}");
    // Answers are read from there.
    let said = out(&home.run(&["--plain"], "1\nq\n"));
    assert!(said.contains("The loudest bell"), "{said}");
}
