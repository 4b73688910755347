//! An address instead of a file: what a site may answer, and what is refused, each in one sentence.

use std::io::Write;
use std::process::Output;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use sourcecheck::shell::fetch::{FetchLimits, PageAddress, StopSwitch, get_within};

use crate::support::home::{Home, err, out};
use crate::support::server::{Server, answer, page};

const TOLLS: &str = "# On tolls\n\nTolls rose by 3 percent, said Mara Ilves.\n";

const MARKDOWN: &str = "Content-Type: Text/Markdown; charset=utf-8\r\n";

/// What `text` prints of a page.
fn text_of(url: &str) -> Output {
    Home::new().run(&["text", url], "")
}

/// A page that is answered so is read.
#[track_caller]
fn reads(answer: Vec<u8>) {
    let output = text_of(&Server::saying(answer).url("/tolls"));
    assert_eq!(err(&output), "");
    assert_eq!(
        out(&output),
        "On tolls\n\nTolls rose by 3 percent, said Mara Ilves.\n"
    );
}

/// A page that is answered so is refused in one sentence.
#[track_caller]
fn refuses(answer: impl Into<Vec<u8>>, why: &str) {
    let url = Server::saying(answer).url("/tolls");
    refused(&url, &text_of(&url), why);
}

#[track_caller]
fn refused(url: &str, output: &Output, why: &str) {
    assert_eq!(err(output), format!("sourcecheck: {url}{why}\n"));
    assert_eq!(
        (out(output), output.status.code()),
        (String::new(), Some(66))
    );
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(text).unwrap();
    gzip.finish().unwrap()
}

/// At most 64 KB as a Brotli stream that holds them as they are (RFC 7932, section 9).
fn brotli(text: &[u8]) -> Vec<u8> {
    let length = u32::try_from(text.len() - 1).unwrap();
    let [a, b, c, _] = (length << 4 | 1 << 20).to_le_bytes();
    [&[a, b, c], text, &[3]].concat()
}

#[test]
fn a_page_is_read_plain_packed_and_in_chunks() {
    reads(page(TOLLS));
    reads(answer(
        "200 OK",
        &format!("{MARKDOWN}Content-Encoding: gzip\r\n"),
        gzip(TOLLS.as_bytes()),
    ));
    reads(answer(
        "200 OK",
        &format!("{MARKDOWN}Content-Encoding: br\r\n"),
        brotli(TOLLS.as_bytes()),
    ));
    reads(answer(
        "200 OK",
        &format!("{MARKDOWN}Content-Encoding: identity\r\n"),
        TOLLS,
    ));
    reads(format!("HTTP/1.0 200 OK\r\n{MARKDOWN}\r\n{TOLLS}").into());
    let (a, b) = TOLLS.split_at(9);
    let chunks = format!("{:x}\r\n{a}\r\n{:x}\r\n{b}\r\n0\r\n\r\n", a.len(), b.len());
    reads(
        format!("HTTP/1.1 200 OK\r\n{MARKDOWN}Transfer-Encoding: chunked\r\n\r\n{chunks}").into(),
    );
    // What is longer than its length says is another answer, which nobody asked for.
    let longer = format!("{TOLLS}HTTP/1.1 200 OK\r\n\r\n");
    let length = TOLLS.len();
    reads(format!("HTTP/1.1 200 OK\r\n{MARKDOWN}Content-Length: {length}\r\n\r\n{longer}").into());
}

#[test]
fn one_request_says_no_more_than_it_must() {
    let server = Server::saying(page(TOLLS));
    let home = Home::new();
    home.run(&["claims", &server.url("/tolls?id=7#second")], "");
    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    let mut lines: Vec<&str> = asked[0].0.trim_end().lines().collect();
    lines[1..].sort_unstable_by_key(|line| line.split(':').next());
    let port = server.port();
    let version = env!("CARGO_PKG_VERSION");
    let expected = [
        "GET /tolls?id=7 HTTP/1.1".to_owned(),
        "accept: text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.5"
            .to_owned(),
        "accept-encoding: gzip, br".to_owned(),
        format!("host: 127.0.0.1:{port}"),
        format!("user-agent: sourcecheck/{version}"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn what_is_cut_off_damaged_or_packed_otherwise_is_no_page() {
    let ended = ": the connection ended before all of the page came; try again";
    refuses(
        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n# On tolls\n",
        ended,
    );
    refuses(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n# On\n",
        ended,
    );
    refuses("", ended);
    let half = &gzip(TOLLS.as_bytes())[..30];
    let damaged = ": came damaged: it does not unpack as gzip; try again";
    refuses(
        answer("200 OK", "Content-Encoding: gzip\r\n", half),
        damaged,
    );
    refuses(
        answer("200 OK", "Content-Encoding: gzip\r\n", TOLLS),
        damaged,
    );
    for coding in ["zstd", "gzip, br", "deflate"] {
        let headers = format!("Content-Encoding: {coding}\r\n");
        let url = Server::saying(answer("200 OK", &headers, TOLLS)).url("/tolls");
        let output = text_of(&url);
        let said = err(&output);
        let expected =
            format!("came packed as “{coding}”, which was not asked for and cannot be unpacked");
        assert!(said.contains(&expected), "{said}");
        assert_eq!(output.status.code(), Some(66));
    }
}

#[test]
fn what_is_no_http_is_said_to_be_none_and_its_bytes_are_not_repeated() {
    let no_http = ": the answer is not valid HTTP; save the page in a browser and open the file";
    refuses(
        "HTTP/1.1 200 OK\r\nX-\u{1b}]0;pwned\u{7}: 1\r\nContent-Length: 2\r\n\r\nhi",
        no_http,
    );
    refuses(
        "HTTP/1.1 200 OK\r\nX: \u{1b}[2J\r\nContent-Length: 2\r\n\r\nhi",
        no_http,
    );
    refuses("SSH-2.0-OpenSSH_9.9\r\n\r\n", no_http);
}

#[test]
fn a_status_is_said_in_words_with_what_to_try() {
    let archive =
        ": the site has no such page; check the address, or look for a copy in a web archive";
    let browser = "save the page in a browser and open the file";
    for (status, why) in [
        ("404 Not Found", format!("{archive} (status 404)")),
        ("410 Gone", format!("{archive} (status 410)")),
        (
            "403 Forbidden",
            format!(": the site does not give the page to this program; {browser} (status 403)"),
        ),
        (
            "401 Unauthorized",
            format!(": the site does not give the page to this program; {browser} (status 401)"),
        ),
        (
            "429 Too Many Requests",
            ": the site wants fewer requests; try again later (status 429)".to_owned(),
        ),
        (
            "503 Unavailable",
            ": the site has trouble of its own; try again later (status 503)".to_owned(),
        ),
        (
            "304 Not Modified",
            format!(": the answer is no page; {browser} (status 304)"),
        ),
        (
            "300 Multiple Choices",
            format!(": the answer is no page; {browser} (status 300)"),
        ),
    ] {
        refuses(answer(status, "", "no"), &why);
    }
}

#[test]
fn what_holds_no_article_is_refused_by_what_it_is() {
    let headers = "Content-Type: image/webp\r\n";
    let kinds = "not an article; Markdown and plain text can be read";
    refuses(
        answer("200 OK", headers, "RIFF"),
        &format!(": is a picture, {kinds}"),
    );
    let pdf = answer("200 OK", "Content-Type: text/plain\r\n", "%PDF-1.7\n");
    let url = Server::saying(pdf).url("/tolls.txt");
    assert!(err(&text_of(&url)).contains(&format!("{url} looks like a PDF document")));
}

#[test]
fn a_page_that_unpacks_to_more_than_an_article_is_given_up() {
    let bomb = gzip(&vec![b'a'; 40 << 20]);
    refuses(
        answer("200 OK", "Content-Encoding: gzip\r\n", bomb),
        ": larger than 32 MB; articles up to 32 MB can be read",
    );
}

#[test]
fn a_site_that_drips_or_says_nothing_is_given_up_in_time() {
    let drip = Server::start(|_, out| {
        out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")?;
        loop {
            out.write_all(b"a")?;
            out.flush()?;
            std::thread::park_timeout(Duration::from_millis(5));
        }
    });
    let silent = Server::start(|_, _| {
        loop {
            std::thread::park();
        }
    });
    for server in [drip, silent] {
        let limits = FetchLimits {
            time: Duration::from_millis(300),
            ..FetchLimits::default()
        };
        let address = PageAddress::parse(&server.url("/")).unwrap();
        let said = get_within(limits, &address, None, &StopSwitch::default()).unwrap_err();
        assert!(
            said.ends_with("no complete answer in 30 s; try again later"),
            "{said}"
        );
    }
}

#[test]
fn redirects_are_followed_five_times_and_not_off_the_public_web() {
    let server = Server::start(|asked, out| {
        let number: u32 = asked
            .path()
            .trim_start_matches("/hop/")
            .parse()
            .unwrap_or(0);
        if number == 0 {
            return out.write_all(&page(TOLLS));
        }
        let next = format!("Location: /hop/{}#fähre\r\nSet-Cookie: a=b\r\n", number - 1);
        out.write_all(&answer("302 Found", &next, "on"))
    });
    assert_eq!(text_of(&server.url("/hop/5")).status.code(), Some(0));
    assert!(
        server
            .asked()
            .iter()
            .all(|asked| asked.header("cookie").is_none())
    );
    let url = server.url("/hop/9");
    refused(
        &url,
        &text_of(&url),
        ": leads on more than 5 times; open it in a browser and try the address that it ends at",
    );
    assert_eq!(server.asked().len(), 12);
}

#[test]
fn a_redirect_to_what_is_private_or_no_page_is_not_followed() {
    let private = "a host of this computer or its network";
    let target = Server::saying(page("# Secret\n\nNobody may read this.\n"));
    let port = target.port();
    for (to, why) in [
        (format!("http://127.0.0.2:{port}/"), private),
        (format!("http://localhost:{port}/"), private),
        (format!("http://[::ffff:127.0.0.1]:{port}/"), private),
        ("http://169.254.169.254/latest".to_owned(), private),
        (
            "file:///etc/hostname".to_owned(),
            "which is no page of the web",
        ),
    ] {
        let location = format!("Location: {to}\r\n");
        let url = Server::saying(answer("301 Moved", &location, "")).url("/tolls");
        let said = err(&text_of(&url));
        assert!(said.contains(&format!("{why}; not followed")), "{said}");
    }
    assert_eq!(target.asked().len(), 0);
    refuses(
        answer("307 Moved", "", ""),
        ": leads on without saying where; save the page in a browser",
    );
}

#[test]
fn a_host_that_is_not_there_is_said() {
    let url = "https://no-such-host.invalid/tolls";
    refused(
        url,
        &text_of(url),
        ": no such host; check the address and the network",
    );
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let url = format!("http://127.0.0.1:{port}/");
    refused(
        &url,
        &text_of(&url),
        ": the host refuses connections; check the address",
    );
    let output = text_of("https://ada:secret@post.example/");
    assert!(err(&output).contains("holds a user name or password, which are not sent"));
    assert!(!err(&output).contains("secret"));
    assert_eq!(output.status.code(), Some(66));
}

#[test]
fn a_public_name_that_leads_to_this_computer_is_not_dialled() {
    // A name that everybody's files know, but that nobody types for a private one.
    let server = Server::saying(page(TOLLS));
    let home = Home::new();
    let getent = home.path("bin/getent");
    home.write(
        "bin/getent",
        "#!/bin/sh\necho 127.0.0.1 STREAM post.example\n",
    );
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(getent, mode).unwrap();
    let path = format!("{}:/usr/bin:/bin", home.path("bin").display());
    let url = format!("http://post.example:{}/", server.port());
    let program = home.program(["text", &url]).env("PATH", &path);
    refused(
        &url,
        &home.run_program(&program, ""),
        ": post.example is at 127.0.0.1, which is this computer or its network; only public hosts are asked unless such an address is typed",
    );
    assert_eq!(server.asked().len(), 0);
}

#[test]
fn a_proxy_is_used_and_named_where_it_fails() {
    let home = Home::new();
    let proxy = Server::saying(answer("403 Forbidden", "", ""));
    let at = format!("http://127.0.0.1:{}", proxy.port());
    let url = "https://post.example/tolls";
    let program = home.program(["text", url]).env("https_proxy", &at);
    let said = err(&home.run_program(&program, ""));
    assert!(
        said.contains("through the proxy 127.0.0.1: refused"),
        "{said}"
    );
    assert!(proxy.asked()[0].0.starts_with("CONNECT post.example:443"));
    // It is not for this scheme, and an exception is one.
    let server = Server::saying(page(TOLLS));
    for (name, value) in [("https_proxy", at.as_str()), ("http_proxy", "")] {
        let program = home.program(["text", &server.url("/")]).env(name, value);
        assert_eq!(home.run_program(&program, "").status.code(), Some(0));
    }
    let program = home.program(["text", &server.url("/")]);
    let program = program.env("http_proxy", &at).env("no_proxy", "127.0.0.1");
    assert_eq!(home.run_program(&program, "").status.code(), Some(0));
    assert_eq!(proxy.asked().len(), 1);
}

#[test]
fn markdown_that_a_site_gives_as_plain_text_is_markdown() {
    let plain = answer("200 OK", "Content-Type: text/plain\r\n", TOLLS);
    let server = Server::saying(plain);
    assert!(out(&text_of(&server.url("/tolls.md"))).starts_with("On tolls\n"));
    assert!(out(&text_of(&server.url("/tolls"))).starts_with("# On tolls\n"));
}
