//! Pages of the web from a site, as HTML: what they say about themselves, where their links lead, what looks like no
//! article, and their checklist when the same page comes again with other adverts.

use std::fs;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::support::home::{Home, err, out};
use crate::support::pty::{Ended, Session};
use crate::support::server::{Server, answer};

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

const FERRY: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Ferry to Sallow sold – Orlow Post</title>
<meta property="og:site_name" content="Orlow Post"><meta name="author" content="Lew Oyelaran">
<meta property="article:published_time" content="2026-03-02T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><div class="ad">ADVERT</div><article><h1>Ferry to Sallow sold</h1>
<p>The district has sold the ferry to Sallow for 310,000 crowns, according to <a href="/papers/sale.pdf">the contract of sale</a> that the council published on its pages.</p>
<aside class="ad">ADVERT</aside>
<p>The ferry carried 41,000 people last year, said Mara Ilves, who has run the harbour office at Sallow since 2019 and sells the tickets herself.</p>
<p>Nobody on the island was asked, and a bridge is not planned before 2040, whatever <a href="plans/bridge">the plan for the bridge</a> may promise to those who wait.</p>
</article><footer>Terms of use</footer></body></html>"#;

/// A site whose page can be changed.
fn site() -> (Server, Arc<Mutex<String>>) {
    let text = Arc::new(Mutex::new(FERRY.to_owned()));
    let shown = Arc::clone(&text);
    let server = Server::start(move |_, out| {
        out.write_all(&answer("200 OK", HTML, shown.lock().unwrap().clone()))
    });
    (server, text)
}

#[test]
fn a_page_says_what_it_is_and_where_its_links_lead() {
    let (server, _) = site();
    let url = server.url("/news/ferry");
    let output = Home::new().run(&["text", "--format", "json", &url], "");
    assert_eq!(err(&output), "");
    let article: Value = serde_json::from_str(&out(&output)).unwrap();
    for (key, expected) in [
        ("title", "Ferry to Sallow sold"),
        ("byline", "Lew Oyelaran"),
        ("publisher", "Orlow Post"),
        ("published", "2026-03-02T08:00:00Z"),
        ("language", "en"),
        ("url", url.as_str()),
    ] {
        assert_eq!(article[key], expected, "{key}");
    }
    let links = article["links"].as_array().unwrap().iter();
    let links: Vec<&str> = links.map(|link| link["url"].as_str().unwrap()).collect();
    let expected = [
        server.url("/papers/sale.pdf"),
        server.url("/news/plans/bridge"),
    ];
    assert_eq!(links, expected);
    let text = article["text"].as_str().unwrap();
    assert!(
        !text.contains("ADVERT") && !text.contains("Terms"),
        "{text}"
    );
}

#[test]
fn other_adverts_on_a_page_reopen_nothing() {
    let (home, (server, text)) = (Home::new(), site());
    let url = server.url("/news/ferry");
    let mut session = Session::start(&home.program([&url]), 80, 24);
    session.wait_for_text("claims 0 of 6 decided");
    session.send("asu");
    session.wait_for_text("claims 3 of");
    session.wait_for_text("saved");
    let decided = decisions(&home);
    assert_eq!(decided.len(), 3);
    {
        let mut page = text.lock().unwrap();
        let other = "<p>A whole new advert for <a href=\"https://shop.example\">boots</a></p>";
        *page = page
            .replace("ADVERT", other)
            .replace("Terms of use", "Terms of 2027");
    }
    session.send("R");
    session.wait_for_text("was fetched again");
    session.wait_for_text("claims 3 of");
    session.send("q");
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    assert_eq!(decisions(&home), decided);
    assert_eq!(server.asked().len(), 2);
}

/// The decisions in the only checklist of the data folder.
fn decisions(home: &Home) -> Vec<String> {
    let folder = fs::read_dir(home.path("data/sourcecheck")).unwrap();
    let mut names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let name = names
        .find(|name| name.ends_with(".checklist.toml"))
        .unwrap();
    let text = home.text(&format!("data/sourcecheck/{name}"));
    let lines = text.lines().filter(|line| {
        ["decision ", "status ", "claim "]
            .iter()
            .any(|key| line.starts_with(key))
    });
    lines.map(str::to_owned).collect()
}

#[track_caller]
fn is_noticed(fixture: &str, notice: &str) {
    let html = fs::read(format!(
        "{}/tests/fixtures/pages/{fixture}",
        env!("CARGO_MANIFEST_DIR")
    ));
    let server = Server::saying(answer("200 OK", HTML, html.unwrap()));
    let output = Home::new().run(&["text", &server.url("/a")], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains(notice), "{}", err(&output));
}

#[test]
fn what_a_site_shows_instead_of_an_article_is_said_to_be_that() {
    is_noticed(
        "login-wall.html",
        "looks like the beginning of an article for subscribers",
    );
    is_noticed(
        "not-found.html",
        "looks like the page of a site for what it does not have",
    );
}

#[test]
fn the_charset_of_the_answer_is_that_of_the_page() {
    let page = FERRY.replace("Mara Ilves", "Mára Ilvès").replace('–', "-");
    let page: Vec<u8> = page
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let headers = "Content-Type: text/html; charset=windows-1252\r\n";
    let server = Server::saying(answer("200 OK", headers, page));
    let output = Home::new().run(&["text", &server.url("/a")], "");
    assert_eq!(err(&output), "");
    assert!(
        out(&output).contains("said Mára Ilvès,"),
        "{}",
        out(&output)
    );
}
