//! A page in the reader: fetched before the terminal is taken, kept beside its checklist, opened again without a network,
//! and asked for again when the reader wants it.

use std::fs;
use std::process::Command;
use std::sync::{Arc, Mutex};

use crate::support::home::{Home, err, out};
use crate::support::pty::{Ended, Session};
use crate::support::server::{Server, answer, page};

const TOLLS: &str =
    "# On tolls\n\nTolls rose by 3 percent, said Mara Ilves.\n\nExperts say the port is full.\n";

/// A site with a page that can be changed, which is known by its `ETag`.
struct Site {
    server: Server,
    text: Arc<Mutex<String>>,
}

impl Site {
    fn new() -> Self {
        let text = Arc::new(Mutex::new(TOLLS.to_owned()));
        let shown = Arc::clone(&text);
        let server = Server::start(move |asked, out| {
            let text = shown.lock().unwrap().clone();
            let etag = format!("\"{}\"", text.len());
            if asked.header("if-none-match") == Some(&etag) {
                return out.write_all(&answer("304 Not Modified", "", ""));
            }
            let headers = format!("Content-Type: text/markdown\r\nETag: {etag}\r\n");
            out.write_all(&answer("200 OK", &headers, text))
        });
        Self { server, text }
    }

    fn url(&self) -> String {
        self.server.url("/tolls")
    }

    fn n_asked(&self) -> usize {
        self.server.asked().len()
    }

    fn change(&self, from: &str, to: &str) {
        let mut text = self.text.lock().unwrap();
        *text = text.replace(from, to);
    }
}

fn read(home: &Home, site: &Site) -> Session {
    let session = Session::start(&home.program([site.url()]), 80, 24);
    session.wait_for_text("claims 0 of 2 decided");
    session
}

#[track_caller]
fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    assert_eq!(session.left_on(), Vec::<&str>::new());
}

/// The only file in the data folder with this ending.
#[track_caller]
fn kept(home: &Home, ending: &str) -> String {
    let folder = fs::read_dir(home.path("data/sourcecheck")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let found: Vec<String> = names.filter(|name| name.ends_with(ending)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn a_page_is_fetched_once_and_kept_beside_its_checklist() {
    let (home, site) = (Home::new(), Site::new());
    let mut session = read(&home, &site);
    session.wait_for_text("page fetched just now; R asks for it again");
    session.send("a");
    session.wait_for_text("claims 1 of 2 decided");
    session.wait_for_text("saved");
    quit(session);
    let checklist = kept(&home, ".checklist.toml");
    let snapshot = kept(&home, ".page.gz");
    assert!(checklist.starts_with("127.0.0.1-tolls-"), "{checklist}");
    let text = home.text(&format!("data/sourcecheck/{checklist}"));
    let line = |key: &str| {
        text.lines()
            .find(|line| line.starts_with(key))
            .unwrap()
            .to_owned()
    };
    assert!(
        line("url ").ends_with(&format!("= \"{}\"", site.url())),
        "{text}"
    );
    assert!(
        line("snapshot ").ends_with(&format!("= \"{snapshot}\"")),
        "{text}"
    );
    // What is kept can be unpacked with what everybody has.
    let unpacked = Command::new("gzip")
        .args(["-dc"])
        .arg(home.path(&format!("data/sourcecheck/{snapshot}")))
        .output();
    assert_eq!(String::from_utf8(unpacked.unwrap().stdout).unwrap(), TOLLS);
    let session = Session::start(&home.program([site.url()]), 80, 24);
    session.wait_for_text("claims 1 of 2 decided");
    session.wait_for_text("page fetched");
    quit(session);
    let printed = home.run(&["claims", &site.url()], "");
    assert!(
        err(&printed).contains("the page as kept just now; R in the reader"),
        "{}",
        err(&printed)
    );
    assert_eq!(site.n_asked(), 1);
}

#[test]
fn a_page_that_is_as_it_was_is_said_to_be() {
    let (home, site) = (Home::new(), Site::new());
    let mut session = read(&home, &site);
    session.send("R");
    session.wait_for_text("the page is as it was when fetched just now");
    let asked = site.server.asked();
    assert_eq!(asked.len(), 2);
    assert!(
        asked[0].header("if-none-match").is_none() && asked[1].header("if-none-match").is_some()
    );
    quit(session);
}

#[test]
fn a_page_that_has_changed_reopens_what_changed_in_it() {
    let (home, site) = (Home::new(), Site::new());
    let mut session = read(&home, &site);
    session.send("ua");
    session.wait_for_text("claims 2 of 2 decided");
    site.change("3 percent", "30 percent");
    session.send("R");
    session.wait_for_text("claims 1 of 2 decided");
    session.wait_for_text("Tolls rose by 30 percent");
    quit(session);
    let session = Session::start(&home.program([site.url()]), 80, 24);
    session.wait_for_text("Tolls rose by 30 percent");
    quit(session);
    assert_eq!(site.n_asked(), 2);
}

#[test]
fn other_adverts_move_and_reopen_nothing() {
    let (home, site) = (Home::new(), Site::new());
    site.change("Experts", "Advertisement\n\nExperts");
    let mut session = read(&home, &site);
    session.send("ua");
    session.wait_for_text("claims 2 of 2 decided");
    session.wait_for_text("saved");
    site.change("Advertisement", "Sponsored content");
    session.send("R");
    session.wait_for_text("the article was edited: 2 claims unchanged");
    session.wait_for_text("claims 2 of 2 decided");
    quit(session);
}

#[test]
fn where_the_site_fails_the_page_stays() {
    let (home, site) = (Home::new(), Site::new());
    let mut session = read(&home, &site);
    site.change(TOLLS, "%PDF-1.7");
    session.send("R");
    session.wait_for_text("looks like a PDF document");
    session.wait_for_text("Tolls rose by 3 percent");
    quit(session);
    let session = read(&home, &site);
    quit(session);
    assert_eq!(site.n_asked(), 2);
}

#[test]
fn a_failure_is_said_also_where_an_edit_was_said_before() {
    let (home, site) = (Home::new(), Site::new());
    let mut session = read(&home, &site);
    session.send("u");
    session.wait_for_text("claims 1 of 2 decided");
    site.change("Experts say the port", "Experts say the harbour");
    session.send("R");
    session.wait_for_text("the article was edited");
    site.change("# On tolls", "%PDF-1.7");
    session.send("R");
    session.wait_for_text("still the page fetched just now: the new page looks like a PDF");
    quit(session);
}

#[test]
fn what_is_no_article_is_not_kept() {
    let (home, site) = (Home::new(), Site::new());
    site.change(TOLLS, "%PDF-1.7");
    let output = home.run(&["--plain", &site.url()], "q\n");
    assert!(
        err(&output).contains("looks like a PDF document"),
        "{}",
        err(&output)
    );
    site.change("%PDF-1.7", TOLLS);
    let output = home.run(&["--plain", &site.url()], "q\n");
    assert!(out(&output).contains("On tolls"), "{}", err(&output));
}

/// A server that never answers, from its nth request on, counted from 1.
fn silent_from(nth: usize) -> Server {
    let n = Mutex::new(0);
    Server::start(move |_, out| {
        let n = {
            let mut n = n.lock().unwrap();
            *n += 1;
            *n
        };
        if n < nth {
            return out.write_all(&page(TOLLS));
        }
        loop {
            std::thread::park();
        }
    })
}

#[test]
fn ctrl_c_ends_the_program_before_there_is_a_page() {
    let (home, server) = (Home::new(), silent_from(1));
    let mut session = Session::start(&home.program([server.url("/tolls")]), 80, 24);
    session.wait_for_text("sourcecheck: asking 127.0.0.1");
    session.send("\u{3}");
    assert_eq!(
        session.wait_for_end(),
        Ended::Signal("Interrupt".to_owned())
    );
    assert!(!session.raw().contains(&0x1b), "the terminal was taken");
}

#[test]
fn ctrl_c_gives_up_asking_again_and_leads_back() {
    let (home, server) = (Home::new(), silent_from(2));
    let mut session = Session::start(&home.program([server.url("/tolls")]), 80, 24);
    session.wait_for_text("claims 0 of 2 decided");
    session.send("R");
    session.wait_for_text("sourcecheck: asking 127.0.0.1");
    session.send("\u{3}");
    session.wait_for_text("the page was not fetched: cancelled");
    session.wait_for_text("Tolls rose by 3 percent");
    session.send("a");
    session.wait_for_text("claims 1 of 2 decided");
    quit(session);
}

#[test]
fn the_shelf_opens_a_page_without_a_network() {
    let (home, site) = (Home::new(), Site::new());
    quit(read(&home, &site));
    let listed = out(&home.run(&["shelf"], ""));
    assert!(
        listed.contains(&site.url()) && !listed.contains("missing"),
        "{listed}"
    );
    let mut session = Session::start(&home.program::<&str>([]), 80, 24);
    session.wait_for_text("Recent articles");
    session.send("\r");
    session.wait_for_text("claims 0 of 2 decided");
    quit_to_the_shelf(session);
    fs::remove_file(home.path(&format!("data/sourcecheck/{}", kept(&home, ".page.gz")))).unwrap();
    assert!(out(&home.run(&["shelf"], "")).contains("missing"));
    let mut session = Session::start(&home.program::<&str>([]), 80, 24);
    session.wait_for_text("Recent articles");
    session.send("\r");
    session.wait_for_text("the page is gone; to fetch it again, run");
    session.send("q");
    session.wait_for_end();
    assert_eq!(site.n_asked(), 1);
}

fn quit_to_the_shelf(mut session: Session) {
    session.send("q");
    session.wait_for_text("Recent articles");
    quit(session);
}

#[test]
fn line_by_line_a_page_is_reviewed_and_asked_for_again() {
    let (home, site) = (Home::new(), Site::new());
    let output = home.run(&["--plain", &site.url()], "u\nR\nq\n");
    let said = out(&output);
    assert!(said.contains("page fetched just now"), "{said}");
    assert!(
        said.contains("the page is as it was when fetched just now"),
        "{said}"
    );
    assert!(said.contains("1 of 2 claims decided"), "{said}");
    assert!(!err(&output).contains("asking"), "{}", err(&output));
    assert_eq!(site.n_asked(), 2);
}

#[test]
fn a_checklist_of_another_page_is_not_taken() {
    let (home, site) = (Home::new(), Site::new());
    let own = ["--checklist", "mine.checklist.toml"];
    let first = home.run(&["--plain", own[0], own[1], &site.url()], "q\n");
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    assert!(home.path("mine.page.gz").exists());
    let other = site.server.url("/other");
    let second = home.run(&["--plain", own[0], own[1], &other], "q\n");
    assert!(
        err(&second).contains("keeps the page of another address"),
        "{}",
        err(&second)
    );
    assert_eq!(second.status.code(), Some(66));
}

/// The sockets that the program opens with these arguments.
#[track_caller]
fn sockets(home: &Home, arguments: &[&str]) -> usize {
    let program = home.program(arguments);
    let program = program.within("exec strace -f -qq -o calls --trace=socket -- \"$@\"");
    let output = home.run_program(&program, "q\n");
    assert!(output.status.success(), "{arguments:?}: {}", err(&output));
    home.text("calls").matches("socket(").count()
}

#[test]
fn a_file_is_read_without_a_socket() {
    let (home, site) = (Home::new(), Site::new());
    for command in ["claims", "text", "--plain"] {
        assert_eq!(sockets(&home, &[command, "ferry.md"]), 0, "{command}");
    }
    assert_eq!(sockets(&home, &["shelf"]), 0);
    assert_eq!(sockets(&home, &["--plain", &site.url()]), 1);
    assert_eq!(sockets(&home, &["--plain", &site.url()]), 0);
}

#[test]
fn a_reader_of_a_file_reloads_it_without_a_socket() {
    let home = Home::new();
    let trace = "exec strace -DDD -f -qq -o calls --trace=socket \"$@\"";
    let program = home.program([home.path("ferry.md")]).within(trace);
    let mut session = Session::start(&program, 80, 24);
    session.wait_for_text("claims 0 of 24 decided");
    session.send("aR");
    session.wait_for_text("claims 1 of 24 decided");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    let calls = fs::read_to_string(session.home().join("calls")).unwrap();
    assert!(!calls.contains("socket("), "{calls}");
}
