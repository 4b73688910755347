//! What is around the article: the title of the terminal's window, and what another program does to the files.

use crate::support::home::Home;
use crate::support::pty::Session;

fn open(home: &Home) -> Session {
    let session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text("claims 0 of 24");
    session
}

fn sent(session: &Session) -> String {
    String::from_utf8_lossy(&session.raw()).into_owned()
}

#[test]
fn the_title_names_article_and_progress_and_is_brought_back() {
    let home = Home::new();
    home.write("config/sourcecheck/sourcecheck.toml", "title = true\n");
    let mut session = open(&home);
    session.send("\ta");
    session.wait_for_text("saved");
    let titled = "\u{1b}]2;1/24 The last ferry to Osmund Island · sourcecheck\u{1b}\\";
    session.send("q");
    session.wait_for_end();
    let sent = sent(&session);
    assert!(sent.contains(titled), "{sent}");
    let (aside, back) = ("\u{1b}[22;2t", "\u{1b}[23;2t");
    assert_eq!(sent.matches(aside).count(), 1);
    assert!(sent.rfind(back).unwrap() > sent.rfind("\u{1b}]2;").unwrap());
}

#[test]
fn without_the_setting_the_title_is_left_alone() {
    let home = Home::new();
    let mut session = open(&home);
    session.send("q");
    session.wait_for_end();
    let sent = sent(&session);
    assert!(
        !sent.contains("\u{1b}]2;") && !sent.contains(";2t"),
        "{sent}"
    );
}

#[test]
fn a_console_has_no_window_to_name() {
    let home = Home::new();
    home.write("config/sourcecheck/sourcecheck.toml", "title = true\n");
    let program = home.program([home.path("ferry.md")]).env("TERM", "linux");
    let mut session = Session::start(&program, 80, 24);
    session.wait_for_text("claims 0 of 24");
    session.send("q");
    session.wait_for_end();
    assert!(!sent(&session).contains("\u{1b}]2;"));
}

#[test]
fn an_article_that_changes_is_said_at_the_next_key_and_read_again() {
    let home = Home::new();
    let mut session = open(&home);
    let text = home.text("ferry.md");
    home.write("ferry.md", text + "\nThe pier sank, said Runa Eskeld.\n");
    session.send("\t");
    session.wait_for_text("ferry.md changed on disk: R reads it again");
    session.send("R");
    session.wait_for_text("claims 0 of 25");
}

#[test]
fn files_that_are_gone_are_missed() {
    let home = Home::new();
    home.run(&["--plain", "ferry.md"], "a\nq\n");
    let mut session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text("claims 1 of 24");
    std::fs::remove_file(home.path("ferry.md")).unwrap();
    session.send("\t");
    session.wait_for_text("ferry.md is gone; its text stays here until you quit");
    session.send("s");
    session.wait_for_text("saved");
    session.send("q");
    session.wait_for_end();
}

#[test]
fn a_checklist_that_changes_is_said_and_its_own_saves_are_not() {
    let home = Home::new();
    home.run(&["--plain", "ferry.md"], "a\nq\n");
    let mut session = Session::start(&home.program([home.path("ferry.md")]), 80, 24);
    session.wait_for_text("claims 1 of 24");
    let name = "ferry.checklist.toml";
    let text = home
        .text(name)
        .replace("\"attributed\"\nby", "\"sourced\"\nby");
    home.write(name, text + "\n# by another hand\n");
    session.send("\t");
    session.wait_for_text("changed on disk: R reads it again");
    session.send("R");
    session.wait_for_text("reloaded: no change");
}
