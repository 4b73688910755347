//! With `links = "osc8"` an address that is shown whole is a hyperlink of the terminal, and nothing else is.

use crate::support::home::Home;
use crate::support::pty::{Ended, Session};
use rustix::process::Signal;

const BEGIN: &str = "\u{1b}]8;id=1;";
const END: &str = "\u{1b}]8;;\u{1b}\\";
const OSC8: &str = "links = \"osc8\"\n";

/// Opens an article with this address in a terminal of `columns`, and in it the list of all links.
fn list_of(home: &Home, address: &str, settings: &str, columns: u16) -> Session {
    home.write("config/sourcecheck/sourcecheck.toml", settings);
    let text = format!("The pier was closed on Monday, [the board](<{address}>) said.\n");
    home.write("pier.md", text);
    let program = home.program([home.path("pier.md")]);
    let mut session = Session::start(&program.env("SSH_TTY", "/dev/pts/9"), columns, 24);
    session.wait_for_text("· undecided");
    session.send("O");
    session.wait_for_text("┌─ Links");
    session
}

/// All that was sent until the program ended, its list closed.
fn sent(mut session: Session) -> String {
    session.send("q");
    session.wait_for("the list closed", |screen| {
        !screen.contents().contains("┌─ Links")
    });
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    String::from_utf8(session.raw()).unwrap()
}

/// The stretches that were shown as a link: the address, and the letters on the screen.
fn links(sent: &str) -> Vec<(String, String)> {
    let link = |part: &str| {
        let (address, shown) = part.split_once("\u{1b}\\").unwrap();
        let (shown, _) = shown.split_once(END).expect("the link is ended");
        let styled = shown.split_once('m').unwrap().1;
        assert!(!styled.contains('\u{1b}'), "{styled:?}");
        (address.to_owned(), styled.to_owned())
    };
    sent.split(BEGIN).skip(1).map(link).collect()
}

#[track_caller]
fn check(address: &str, columns: u16, expected: &[(&str, &str)]) {
    let home = Home::new();
    let sent = sent(list_of(&home, address, OSC8, columns));
    let found = links(&sent);
    let found: Vec<_> = found.iter().map(|(to, shown)| (&**to, &**shown)).collect();
    assert_eq!(found, expected, "{address}");
}

#[test]
fn an_address_that_is_shown_is_a_hyperlink() {
    let plain = "https://board.example/minutes?a=b#c";
    check(plain, 80, &[(plain, plain)]);
    check(plain, 120, &[(plain, plain)]);
    let shown = "https://xn--fhre-loa.example/über";
    let target = "https://xn--fhre-loa.example/%C3%BCber";
    check("https://fähre.example/über", 80, &[(target, shown)]);
    let user = "https://bank.example@other.example/";
    check(
        user,
        80,
        &[("https://other.example/", "https://other.example/")],
    );
}

#[test]
fn a_link_over_two_rows_is_one() {
    let long = format!("https://board.example/{}", "minutes/".repeat(4));
    let (first, rest) = long.split_at(36);
    check(&long, 40, &[(&long, first), (&long, rest)]);
}

#[test]
fn nothing_hostile_is_a_hyperlink() {
    for hostile in [
        "https://board.example/&#27;]0;x&#7;",
        "https://board.example/&#27;\\",
        "https://board.example/&#x9c;x",
        "https://board.example/a;b",
        "https://board.example/&#x202e;x",
        "javascript:alert(1)",
    ] {
        check(hostile, 80, &[]);
    }
    // No room to show all of it at once.
    check(
        &format!("https://board.example/{}", "a".repeat(1500)),
        80,
        &[],
    );
}

#[test]
fn without_the_setting_there_is_none_and_a_console_has_none() {
    let home = Home::new();
    let plain = sent(list_of(&home, "https://board.example/", "", 80));
    assert!(!plain.contains("\u{1b}]8;"), "{plain}");
    home.write("config/sourcecheck/sourcecheck.toml", OSC8);
    let program = home.program([home.path("pier.md")]).env("TERM", "linux");
    let mut console = Session::start(&program, 80, 24);
    console.wait_for_text("· undecided");
    console.send("O");
    console.wait_for_text("┌─ Links");
    assert!(!sent(console).contains("\u{1b}]8;"));
}

#[test]
fn a_link_is_ended_on_every_way_out() {
    let home = Home::new();
    let session = list_of(&home, "https://board.example/", OSC8, 80);
    session.signal(Signal::TERM);
    session.wait_for_end();
    let sent = String::from_utf8(session.raw()).unwrap();
    let (_, leave) = sent.rsplit_once(END).unwrap();
    assert!(leave.starts_with("\u{1b}[?2026l"), "{leave:?}");
}

#[test]
fn the_address_is_shown_first_and_copied_by_the_terminal() {
    let home = Home::new();
    let mut session = list_of(&home, "https://board.example/minutes", OSC8, 80);
    session.send("qo");
    session.wait_for_text("Links of this claim");
    session.send("y");
    session.wait_for_text("address sent to the terminal's clipboard");
    let copied = "\u{1b}]52;c;aHR0cHM6Ly9ib2FyZC5leGFtcGxlL21pbnV0ZXM=\u{1b}\\";
    let sent = String::from_utf8(session.raw()).unwrap();
    assert!(sent.contains(copied), "{sent:?}");
}
