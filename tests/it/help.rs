//! `help` and its topics: on the terminal at every width, as pages for `man`, and what is said of a name that is none.

use crate::support::home::{Home, err, out};
use crate::support::pty::{Ended, Program, Session};
use sourcecheck::config::Topic;
use sourcecheck::text::width;
use std::process::Command;

/// The names of the commands as `--help` lists them.
fn commands(home: &Home) -> Vec<String> {
    let help = out(&home.run(&["--help"], ""));
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines.take_while(|line| !line.is_empty());
    names
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .collect()
}

#[test]
fn every_topic_and_every_command_has_its_help_and_is_listed() {
    let home = Home::new();
    let list = out(&home.run(&["help"], ""));
    let commands = commands(&home);
    assert!(commands.contains(&"claims".to_owned()), "{commands:?}");
    for name in &commands {
        let told = out(&home.run(&["help", name], ""));
        assert!(
            told.contains(&format!("Usage: sourcecheck {name}")),
            "{told}"
        );
        let mut words = list.split(|c: char| !c.is_alphanumeric());
        assert!(words.any(|word| word == name), "{list}");
    }
    for topic in Topic::ALL {
        let told = out(&home.run(&["help", topic.name()], ""));
        assert!(told.contains(topic.title()), "{told}");
        assert!(list.contains(topic.title()), "{list}");
    }
}

#[test]
fn claims_is_a_command_and_a_topic() {
    let home = Home::new();
    let told = out(&home.run(&["help", "claims"], ""));
    let usage = told
        .find("Usage: sourcecheck claims")
        .expect("how it is used");
    let title = told.find(Topic::Claims.title()).expect("what it is about");
    assert!(usage < title, "{told}");
    let asked = home.run(&["help", "claim"], "");
    assert_eq!(asked.status.code(), Some(2));
    assert!(
        err(&asked).starts_with("sourcecheck: no such topic: claim; topics are reading, keys,"),
        "{asked:?}"
    );
}

#[test]
fn no_line_is_wider_than_it_may_be() {
    let home = Home::new();
    for columns in [40, 80] {
        for topic in Topic::ALL {
            let program = home
                .program(["help", topic.name()])
                .env("COLUMNS", &columns.to_string());
            let told = out(&home.run_program(&program, ""));
            let widest = told.lines().map(width).max().expect("lines");
            assert!(
                widest <= columns,
                "{topic}: {widest} columns, not {columns}\n{told}"
            );
        }
    }
}

#[test]
fn in_a_terminal_it_is_as_wide_as_that_and_without_escapes() {
    let session = Session::start(&Program::sourcecheck(["help", "fetching"]), 50, 60);
    assert_eq!(session.wait_for_end(), Ended::Code(0));
    assert!(
        session.contents().contains("WHAT LEAVES") || session.contents().contains("What leaves")
    );
    assert!(!session.raw().contains(&0x1b), "{}", session.contents());
}

/// A code span that runs over a line's end would lose its marks.
#[test]
fn code_in_a_topic_ends_on_its_line() {
    for topic in Topic::ALL {
        for line in topic.text().lines() {
            assert_eq!(
                line.matches('`').count() % 2,
                usize::from(line.starts_with("```")),
                "{topic}: {line}"
            );
        }
        assert!(topic.text().starts_with("# "), "{topic}");
        assert!(topic.text().lines().nth(1) == Some(""), "{topic}");
    }
}

#[test]
fn every_topic_is_a_manual_page_without_a_complaint() {
    let home = Home::new();
    let has_mandoc = Command::new("sh")
        .args(["-c", "command -v mandoc"])
        .output();
    let has_mandoc = has_mandoc.is_ok_and(|found| found.status.success());
    for topic in Topic::ALL {
        let page = out(&home.run(&["man", topic.name()], ""));
        assert!(page.is_ascii(), "{page}");
        assert!(
            page.contains(&format!(
                "sourcecheck\\-{}",
                topic.name().replace('-', "\\-")
            )),
            "{page}"
        );
        if !has_mandoc {
            eprintln!("not tried, since mandoc is not installed");
            continue;
        }
        home.write("topic.7", &page);
        let path = home.path("topic.7");
        let lint = Command::new("mandoc")
            .args(["-T", "lint"])
            .arg(path)
            .output();
        assert_eq!(out(&lint.expect("mandoc")), "", "{topic}");
    }
}
