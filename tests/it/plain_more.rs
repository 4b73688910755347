//! The line mode where something is out of the ordinary: links, copies, signals, an article that changed.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::home::{Home, N_CLAIMS, out};
use crate::support::pty::Session;

/// A review through pipes that has asked its first question.
fn begun(home: &Home) -> Child {
    let program = home.program(["--plain", "ferry.md"]);
    let mut command = home.command(&program);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    until(&mut child, "?> ");
    child
}

/// Waits until the program has said this.
fn until(child: &mut Child, said: &str) {
    let stdout = child.stdout.as_mut().unwrap();
    let mut text = Vec::new();
    while !text.ends_with(said.as_bytes()) {
        let mut byte = [0];
        assert_eq!(stdout.read(&mut byte).unwrap(), 1);
        text.extend(byte);
    }
}

#[test]
fn answers_through_a_pipe_are_never_suspended() {
    let home = Home::new();
    let mut child = begun(&home);
    let pid = Pid::from_child(&child);
    let refused = "there is no terminal to come back from: not suspended";
    kill_process(pid, Signal::TSTP).unwrap();
    until(&mut child, refused);
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"suspend\na\nq\n")
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = out(&output);
    assert_eq!(said.matches(refused).count(), 1, "{said}");
    assert!(
        said.contains(&format!("1 of {N_CLAIMS} claims decided")),
        "{said}"
    );
}

#[test]
fn ctrl_c_ends_a_review_through_a_pipe_at_once() {
    let home = Home::new();
    let mut child = begun(&home);
    // Kept open: the end of the answers would end it, too.
    let _answers = child.stdin.take();
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let ended = child.wait().unwrap();
    assert_eq!(ended.signal(), Some(Signal::INT.as_raw()), "{ended:?}");
}

#[test]
fn a_number_opens_a_link_or_says_why_not() {
    let home = Home::new();
    home.write("browser.sh", "#!/bin/sh\necho \"$1\" >> opened\n");
    home.write(
        "links.md",
        "# On tolls\n\nTolls [rose](https://tolls.example/2031) by 3 percent. Write [to us](mailto:a@tolls.example).\n",
    );
    let browser = format!("sh {}", home.path("browser.sh").display());
    let program = home
        .program(["--plain", "links.md"])
        .env("BROWSER", &browser);
    let said = out(&home.run_program(&program, "O\nj\n2\nk\n1\nO\n3\nq\nq\n"));
    for wanted in [
        "links> j\n2 to us: mailto:a@tolls.example (cannot be opened)\n",
        "links> 2\nonly http:// and https:// links are opened\n",
        "links> k\n1 rose: https://tolls.example/2031\n",
        "links> 1\nThe list is closed.\nopening https://tolls.example/2031\n",
        "links> 3\nNo row 3: there are 2.\n",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not in\n{said}");
    }
}

#[test]
fn a_source_that_was_opened_is_asked_about_in_words() {
    let home = Home::new();
    let text =
        "# On tolls\n\nTolls [rose](https://tolls.example/2031) by 3 percent. The quay is old.\n";
    home.write("links.md", text);
    let program = home.program(["--plain", "links.md"]);
    let program = program.env("BROWSER", "true").env("COLUMNS", "140");
    let said = out(&home.run_program(&program, "o\nn\n\nz\nz\no\nJ\ny\nq\n"));
    for wanted in [
        "> o\nopening https://tolls.example/2031\nDoes what you opened say this? y yes, p in part, n says otherwise, ",
        "- not mentioned, w does not open; any other answer leaves the question.\n",
        "does it say this? y p n - w> n\n",
        "source says otherwise; Enter decides unsupported, failed verification\n",
        "undone: decision; Z redoes\n",
        "undone: evidence https://tolls.example/2031; Z redoes\n",
        "Printed here: copying needs a screen.\n",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not in\n{said}");
    }
}

#[test]
fn what_could_not_be_opened_is_not_asked_about() {
    let home = Home::new();
    home.write("browser.sh", "#!/bin/sh\nsleep 0.2\nexit 3\n");
    let text = "# On tolls\n\nTolls [rose](https://tolls.example/2031) by 3 percent.\n";
    home.write("links.md", text);
    let browser = format!("sh {}", home.path("browser.sh").display());
    let program = home.program(["--plain", "links.md"]);
    let said = out(&home.run_program(&program.env("BROWSER", &browser), "o\nO\n1\nq\n"));
    let failed = "https://tolls.example/2031 was not opened: sh failed (exit status: 3)\n";
    for before in ["?> o\n", "links> 1\nThe list is closed.\n"] {
        assert!(said.contains(&format!("{before}{failed}")), "{said}");
    }
    assert!(!said.contains("does it say this?"), "{said}");
}

#[test]
fn where_a_link_really_leads_is_said() {
    let home = Home::new();
    let written = "https://bank.example⁄tolls@other.example/2031";
    home.write(
        "links.md",
        format!("# On tolls\n\nTolls [rose]({written}) by 3 percent, the bank said.\n"),
    );
    let program = home.program(["--plain", "links.md"]);
    let program = program.env("BROWSER", "true").env("COLUMNS", "140");
    let said = out(&home.run_program(&program, "O\n1\nq\n"));
    let shown = "https://other.example/2031 (“bank.example⁄tolls” is only a user name)\n";
    for before in ["Link: ", "1 rose: ", "\nopening "] {
        assert!(
            said.contains(&format!("{before}{shown}")),
            "{before:?} is not in\n{said}"
        );
    }
    assert!(!said.contains(written), "{said}");
}

/// An article about a clock tower.
fn tower(height: &str, more: &str) -> String {
    format!(
        "# The clock tower\n\nThe clock tower was built in 1874. It is {height} metres high.\n\n{more}"
    )
}

#[test]
fn a_claim_that_changed_is_open_again_with_both_its_words() {
    let home = Home::new();
    let bell = "The bell was cast in the town of Orrefell in 1901.\n";
    home.write("tower.md", tower("43", bell));
    home.run(&["--plain", "tower.md"], "u\nu\nu\nu\nq\n");
    home.write("tower.md", tower("47", "The tower has a new door.\n"));
    let program = home.program(["--plain", "tower.md"]).env("COLUMNS", "120");
    let said = out(&home.run_program(&program, "1\n]\n\nq\nc\nq\nu\n]\n4\nq\n"));
    for wanted in [
        " claims, 1 decided, 1 to re-check: tower.checklist.toml\n",
        ", unsupported, quantity, changed since decided, re-check\n",
        "Claim: It is 47 metres high\n",
        "Since the decision: “43” is now “47”\n",
        "Sheet of claim 2, to be re-checked, was unsupported: It is 47 metres high\n",
        "2 to be re-checked, was unsupported, changed since decided: It is 47 metres high\n",
        "\n4 unsupported, no longer in the article: The bell was cast",
        "\nClaim 4, unsupported, history, no longer in the article\n",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not in\n{said}");
    }
    let kept = home.text("tower.checklist.toml");
    assert!(
        kept.contains("It is 47 metres high") && !kept.contains("stale"),
        "{kept}"
    );
}

#[test]
fn links_that_do_not_count_are_named() {
    let home = Home::new();
    home.write(
        "crane.md",
        "# The crane\n\nThe crane [cost 41 crowns](https://post.example/tag/cranes) in the [harbour](https://harbour.example/). The bridge cost 3 crowns.\n",
    );
    let said = out(&home.run(&["--plain", "crane.md"], "2\nq\n"));
    for wanted in [
        "Link: 2 not counted: tag page, home page\n",
        "no source; a number (41), no one named\n",
        "no source; a number (3), no one named, no link\n",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not in\n{said}");
    }
}

#[test]
fn decisions_are_shown_by_the_readers_own_clock() {
    let home = Home::new();
    let decided = |zone: &str| {
        let program = home.program(["--plain", "ferry.md"]).env("TZ", zone);
        let said = out(&home.run_program(&program.env("COLUMNS", "140"), "X\nu\n1\nq\n"));
        let line = said.lines().find(|line| line.starts_with("Decided: "));
        line.unwrap_or_else(|| panic!("{said}")).to_owned()
    };
    let (here, there) = (decided("UTC"), decided("EAST-24"));
    assert!(
        here.ends_with('Z') && !there.ends_with('Z'),
        "{here} {there}"
    );
    let day = |line: &str| {
        line.split(", ")
            .last()
            .unwrap()
            .split(' ')
            .next()
            .unwrap()
            .to_owned()
    };
    // 24 hours on it is the next day at every hour.
    assert!(day(&here) < day(&there), "{here} {there}");
}

#[test]
fn an_article_without_a_title_is_called_by_its_file_everywhere() {
    let home = Home::new();
    let text =
        "The quay sank by 3 metres. Nobody was hurt, said the mayor.\n\n## Later\n\nIt rose.\n";
    home.write("quay.md", text);
    let said = out(&home.run(&["--plain", "quay.md"], "q\n"));
    assert!(said.starts_with("quay.md\n"), "{said}");
    assert!(out(&home.run(&["shelf"], "")).starts_with("quay.md\n"));
    let session = Session::start(&home.program([home.path("quay.md")]), 80, 24);
    session.wait_for("its name above the page", |screen| {
        screen.contents().trim_start().starts_with("quay.md")
    });
}

#[test]
fn the_help_explains_the_signs_of_the_text() {
    let home = Home::new();
    let said = out(&home.run(&["--plain", "ferry.md"], "?\nq\n"));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("[7 .] in the text marks the start of claim 7"),
        "{said}"
    );
    assert!(
        said.contains("- excluded; ~ before it: the article changed, re-check"),
        "{said}"
    );
}
