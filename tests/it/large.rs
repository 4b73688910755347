//! A large article: its first page from the beginning alone, everything else when the rest is there.

use crate::support::home::Home;
use crate::support::painter;
use crate::support::pty::Session as Terminal;
use crate::support::sitting::NOW;
use sourcecheck::article::{self, Article, Hint};
use sourcecheck::checklist::Findings;
use sourcecheck::layout::Lines;
use sourcecheck::prompt::Bank;
use sourcecheck::session::{Command, Effect, FoundClaims, Invocation, Message, Options, Session};
use std::fmt::Write;
use std::sync::Arc;

/// A text of some 200 KB in numbered paragraphs.
fn text() -> String {
    let paragraph = |n: usize| {
        format!(
            "Paragraph {n} tells that the ferry sailed at noon, said Peer Lund, and came back at four with all.\n\n"
        )
    };
    (1..=2000).map(paragraph).collect()
}

fn whole() -> Arc<Article> {
    Arc::new(article::read(text().as_bytes(), &Hint::file("ferry.txt")).unwrap())
}

/// A session that has seen the beginning alone.
fn begun() -> Session {
    let text = text();
    let first = &text.as_bytes()[..24 * 1024];
    let beginning = article::read_beginning(first, &Hint::file("ferry.txt"), || None).unwrap();
    let bank = Arc::new(Bank::default());
    let mut session = Session::new(Arc::new(beginning), bank, Options::default(), (80, 24));
    session.whole = false;
    session
}

fn press(session: &mut Session, command: Command, count: Option<usize>) -> Vec<Effect> {
    session.update(Message::Invoked(Invocation {
        command,
        count,
        letter: None,
        now: NOW.parse().unwrap(),
    }))
}

/// The rest has been read, and all of it wrapped.
fn read_on(session: &mut Session) {
    let article = whole();
    let effects = session.update(Message::Read(Arc::clone(&article)));
    assert_eq!(effects, [Effect::LayOut]);
    let lines = Lines::new(&article, session.frame.column, session.frame.page_height());
    session.update(Message::LaidOut { article, lines });
}

/// The words with which the screen begins.
fn top(session: &Session) -> &str {
    let line = session.lines.lines[session.visible().start];
    line.span.of(&session.article.text)
}

#[test]
fn pages_turn_before_the_rest_is_read_and_stay_when_it_is() {
    let mut session = begun();
    press(&mut session, Command::PageNext, None);
    press(&mut session, Command::PageNext, None);
    let before = top(&session).to_owned();
    assert!(before.starts_with("Paragraph ") && !before.starts_with("Paragraph 1 "));
    read_on(&mut session);
    assert_eq!(top(&session), before);
    assert_eq!(session.page(), 2);
    assert!(session.lines.is_whole());
}

#[test]
fn what_leads_beyond_the_beginning_waits_for_the_rest() {
    let mut session = begun();
    press(&mut session, Command::End, None);
    assert!(top(&session).starts_with("Paragraph 1 "));
    let said = session.notice.as_ref().unwrap();
    assert!(
        said.begins_with("reading the rest of the article …"),
        "{said:?}"
    );
    read_on(&mut session);
    let end = session.visible().end;
    assert_eq!(end, session.lines.lines.len());
    assert!(session.notice.is_none());
}

#[test]
fn a_key_pressed_three_times_while_waiting_counts_three_times() {
    let mut session = begun();
    for _ in 0..60 {
        press(&mut session, Command::PageNext, None);
    }
    read_on(&mut session);
    assert_eq!(session.page(), 60);
}

#[test]
fn another_key_takes_the_place_of_what_waits() {
    let mut session = begun();
    press(&mut session, Command::End, None);
    press(&mut session, Command::PageNext, None);
    read_on(&mut session);
    assert_eq!(session.page(), 1);
}

#[test]
fn a_resize_keeps_the_place_and_asks_for_the_lines_once() {
    let mut session = begun();
    read_on(&mut session);
    press(&mut session, Command::Percent, Some(50));
    let before = session.place;
    let effects = session.update(Message::Resized(50, 24));
    assert_eq!(effects, [Effect::LayOut]);
    assert!(!session.lines.is_whole() && session.lines.reaches_around(before.at));
    assert!(
        press(&mut session, Command::LineDown, None).is_empty(),
        "asked for once"
    );
    press(&mut session, Command::LineUp, None);
    let shown = top(&session).to_owned();
    // Pages have no numbers yet: a page number waits, the page itself does not.
    press(&mut session, Command::End, Some(12));
    assert_eq!(top(&session), shown);
    let article = Arc::clone(&session.article);
    let lines = Lines::new(&article, session.frame.column, session.frame.page_height());
    session.update(Message::LaidOut { article, lines });
    assert_eq!(session.page(), 11);
}

#[test]
fn lines_for_a_width_that_is_no_more_are_passed_over() {
    let mut session = begun();
    read_on(&mut session);
    session.update(Message::Resized(50, 24));
    let article = Arc::clone(&session.article);
    let stale = Lines::new(&article, session.frame.column, session.frame.page_height());
    session.update(Message::Resized(60, 24));
    session.update(Message::LaidOut {
        article,
        lines: stale,
    });
    assert!(!session.lines.is_whole());
    assert_eq!(session.lines.column, session.frame.column);
}

#[test]
fn every_page_of_a_large_article_can_be_reached_either_way() {
    let mut session = begun();
    read_on(&mut session);
    session.update(Message::Resized(60, 20));
    // Not laid out: forward from the start and back from the end meet every paragraph.
    press(&mut session, Command::Start, None);
    let mut seen = String::new();
    loop {
        for line in &session.lines.lines[session.visible()] {
            seen.push_str(line.span.of(&session.article.text));
            seen.push(' ');
        }
        let before = session.place;
        press(&mut session, Command::PageNext, None);
        if session.place == before {
            break;
        }
    }
    for n in (1..=2000).step_by(97) {
        assert_eq!(
            seen.matches(&format!("Paragraph {n} tells")).count(),
            1,
            "{n}"
        );
    }
    let mut pages = 0;
    while session.top_byte() > 0 {
        press(&mut session, Command::PageBack, None);
        pages += 1;
        assert!(pages < 1000);
    }
    assert!(pages > 100);
}

/// `m a` near the end, back to the start, quit: the mark must lead there again, however little is read at first.
#[test]
fn a_mark_beyond_the_beginning_is_kept() {
    let home = Home::new();
    home.write("long.md", text());
    let open = || {
        let session = Terminal::start(&home.program([home.path("long.md")]), 80, 24);
        session.wait_for_text("Paragraph 1 tells");
        session
    };
    let mut session = open();
    session.send("80%");
    session.wait_for_text("Paragraph 16");
    session.send("ma");
    session.wait_for_text("mark a set");
    let page = session.contents();
    let numbered = |line: &&str| line.contains("Paragraph ");
    let marked = page.lines().find(numbered).unwrap();
    session.send("g");
    session.wait_for_text("Paragraph 1 tells");
    session.send("q");
    session.wait_for_end();
    // One session that ends at once, and one that goes there.
    let mut session = open();
    session.send("q");
    session.wait_for_end();
    let mut session = open();
    session.send("'a");
    session.wait_for_text(marked.trim());
    session.send("q");
    session.wait_for_end();
}

/// Where the article could not be read at first, it is read again with its claims, and then nothing waits any more.
#[test]
fn what_is_read_again_whole_is_whole() {
    let mut session = begun();
    let article = whole();
    session.update(Message::Found(Box::new(FoundClaims {
        findings: Arc::new(Findings {
            article,
            ..Findings::default()
        }),
        ..FoundClaims::default()
    })));
    press(&mut session, Command::End, None);
    assert!(!top(&session).starts_with("Paragraph 1 "));
}

/// Page 3, a claim selected, `m a`, quit; then forty paragraphs are put on top. The same words are at the top, the same
/// claim is current, and the mark leads to the same words.
#[test]
fn place_marks_and_claim_go_with_their_words_when_the_article_was_edited_meanwhile() {
    let day = |n: usize| {
        format!(
            "The harbour board met on day {n} and found that the crane had moved {} boxes.\n\n",
            n * 37
        )
    };
    let board: String = (1..=120).map(day).collect();
    let home = Home::new();
    home.write("days.md", format!("# Days\n\n{board}"));
    let open = || {
        let session = Terminal::start(&home.program([home.path("days.md")]), 80, 24);
        session.wait_for("a current claim", |screen| {
            screen.contents().contains("claims 0 of")
        });
        session
    };
    let mut session = open();
    session.wait_for_text("day 1 ");
    session.send("3G\t");
    session.wait_for("a claim is current", |screen| {
        screen.contents().contains("undecided  ")
    });
    session.send("ma");
    session.wait_for_text("mark a set");
    let page = session.contents();
    let numbered = |line: &&str| line.contains("on day ");
    let (top, current) = (page.lines().find(numbered).unwrap().trim().to_owned(), {
        let line = page.lines().find(|line| line.contains('▸')).unwrap();
        line.trim().trim_start_matches(['·', '▸', ' ']).to_owned()
    });
    session.send("q");
    session.wait_for_end();
    let mut above = String::new();
    for n in 1..=40 {
        writeln!(above, "Paragraph {n} about the weather on the quay.\n").unwrap();
    }
    home.write("days.md", format!("# Days\n\n{above}{board}"));
    let mut session = open();
    session.wait_for("the same words at the top, the same claim", |screen| {
        let page = screen.contents();
        let first = page.lines().find(numbered).map(str::trim);
        let pointed = page.lines().find(|line| line.contains('▸'));
        first == Some(top.as_str()) && pointed.is_some_and(|line| line.contains(&current))
    });
    session.send("g");
    session.wait_for_text("Paragraph 1 about");
    session.send("'a");
    session.wait_for_text(top.trim_start_matches(['·', '▸', ' ']));
    session.send("q");
    session.wait_for_end();
}

#[test]
fn a_long_search_says_how_much_is_done() {
    let mut session = begun();
    let shown = |session: &Session| painter::rows(&painter::draw(session, None));
    assert!(shown(&session).contains("reading on …"));
    read_on(&mut session);
    assert!(shown(&session).contains("counting claims …"));
    session.update(Message::Searched(40));
    let searched = shown(&session);
    assert!(searched.contains("claims 40 %"), "{searched}");
    assert!(searched.contains("Looking for claims … 40 %"), "{searched}");
}
