//! The shelf: what was read before is found again, on the screen and by scripts; a newcomer is notified what to press.

use serde_json::Value;
use std::fs;

use crate::support::home::{Home, N_CLAIMS, err, out};
use crate::support::oracle::forbidden;
use crate::support::pty::{Ended, Session};

/// A home in which two articles were read, the bell last.
pub(super) fn home() -> Home {
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

/// Changes what is kept of the position in each article.
fn with_positions(home: &Home, mut change: impl FnMut(&mut Value)) {
    for file in fs::read_dir(home.path("state/sourcecheck")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|e| e == "position") {
            let mut kept = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            change(&mut kept);
            fs::write(&path, kept.to_string()).unwrap();
        }
    }
}

/// Makes an article's last visit one of this moment.
fn dated(home: &Home, name: &str, moment: &str) {
    with_positions(home, |kept| {
        let visit = &mut kept["visit"];
        if visit["article"]
            .as_str()
            .unwrap()
            .ends_with(&format!("/{name}.md"))
        {
            visit["opened"] = moment.into();
        }
    });
}

pub(super) fn open(home: &Home) -> Session {
    let session = Session::start(&home.program::<&str>([]), 80, 24);
    session.wait_for_text("Recent articles");
    session
}

#[track_caller]
pub(super) fn quit(mut session: Session) {
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
    session.wait_for_text("Recent articles");
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
    session.wait_for_text("Recent articles");
    session.wait_for_text(&format!("3 of {N_CLAIMS}"));
    // It was read last, so it is first now; another one can be opened.
    session.send("j\r");
    session.wait_for_text("claims 0 of 1 decided");
    session.send("q");
    session.wait_for_text("Recent articles");
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
    session.wait_for_text("cannot be read: no such file");
    quit(session);
}

#[test]
fn a_checklist_that_became_a_folder_is_told_on_the_shelf_and_costs_no_other_its_word() {
    let home = home();
    home.run(
        &["--plain", "--checklist", "mine.toml", "bell.md"],
        "a\nq\n",
    );
    fs::remove_file(home.path("mine.toml")).unwrap();
    fs::create_dir(home.path("mine.toml")).unwrap();
    let mut session = open(&home);
    session.send("/ferry\r\r");
    session.wait_for_text("3 · undecided");
    session.send("a");
    session.wait_for_text(&format!("claims 3 of {N_CLAIMS} decided"));
    session.send("q");
    session.wait_for_text("Recent articles");
    session.send("/mine.toml\r\r");
    session.wait_for_text("mine.toml is a folder");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    session.wait_for_text(&format!("3 of {N_CLAIMS} claims decided: "));
}

#[test]
fn words_filter_and_an_article_is_forgotten_after_a_question() {
    let home = home();
    let mut session = open(&home);
    session.send("/ferry\r");
    session.wait_for_text("with “ferry”");
    session.wait_for_text("1 of 2");
    session.send("d");
    session.wait_for_text("press again to forget this article");
    session.send("d");
    session.wait_for_text("forgot “");
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
    session.send("?/forget an\r");
    session.wait_for_text("forget an article");
    session.send("q");
    session.wait_for_text("The loudest bell");
    session.send("x");
    session.wait_for_text("no such key: x; ? lists the keys");
    session.send(":sheet\r");
    session.wait_for_text("sheet does not work here");
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
    // Its first page lies below the list as well.
    session.wait_for("the sample alone", |screen| {
        !screen.contents().contains("Recent articles")
    });
    session.wait_for_text("Grebe Harbour");
    quit_by_shelf(session);
}

#[test]
fn another_article_is_opened_while_one_is_read() {
    let home = home();
    let mut session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text("3 · undecided");
    session.send("a");
    session.wait_for_text(&format!("claims 3 of {N_CLAIMS} decided"));
    session.send(":shelf\r");
    session.wait_for_text("Recent articles");
    // It is read now, so it is listed first, as far as it is decided now.
    session.wait_for_text("▸ The last ferry to Osmund Island");
    session.wait_for_text(&format!("3 of {N_CLAIMS}"));
    session.send("q");
    session.wait_for("the article again", |screen| {
        !screen.contents().contains("Recent articles")
    });
    session.send("B");
    session.wait_for_text("Recent articles");
    session.send("j\r");
    session.wait_for_text("claims 0 of 1 decided");
    session.send("a");
    session.wait_for_text("claims 1 of 1 decided");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    session.wait_for_text(&format!("3 of {N_CLAIMS} claims decided: "));
    session.wait_for_text("1 of 1 claims decided: ");
}

#[test]
fn the_article_that_is_open_may_be_forgotten_too() {
    let home = home();
    let mut session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text("3 · undecided");
    session.send(":shelf\r");
    session.wait_for_text("Recent articles");
    session.send("dd");
    session.wait_for_text("forgot “");
    session.send("qq");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    let listed = out(&home.run(&["shelf"], ""));
    assert!(
        !listed.contains("ferry") && listed.contains("bell"),
        "{listed}"
    );
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
        (&false.into(), &53.into())
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
    assert!(said.contains("claims decided: 2 of 24, at 100%"), "{said}");
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let home = home();
    home.write("state/sourcecheck/torn.position", "{\"bookmark\":{\"to");
    // Of a version that kept lines: passed over.
    home.write("state/sourcecheck/old.place", "text 9\nplace 3\n");
    let output = home.run(&["shelf"], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        err(&output).contains("torn.position is damaged"),
        "{output:?}"
    );
    assert!(out(&output).contains("The loudest bell"));
    let session = open(&home);
    session.wait_for_text("torn.position is damaged");
    quit(session);
}

#[test]
fn a_position_that_is_not_on_the_shelf_still_holds() {
    let home = home();
    with_positions(&home, |kept| kept["visit"] = Value::Null);
    assert_eq!(out(&home.run(&["shelf"], "")), "No recent articles.\n");
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
