//! Journeys: an article, keys, and what the reader then sees and keeps.
//!
//! They stand in `tests/fixtures/journeys`; its README says how to add one without touching any Rust. With
//! `JOURNEY=name` in the environment only that one is made, and every screen of it is shown.

mod fixture;

use sourcecheck::session::Habits;

use crate::support::sitting::{Disk, Sitting};
use fixture::{Journey, Size, Step, journeys};

#[test]
fn journeys_lead_where_they_should() {
    let only = only();
    let wrong: Vec<String> = journeys()
        .iter()
        .filter(|journey| only.as_ref().is_none_or(|name| *name == journey.name))
        .filter_map(|journey| make(journey, only.is_some()).err())
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn there_are_many_journeys_and_each_says_what_it_is_about() {
    let journeys = journeys();
    assert!(journeys.len() >= 20, "{}", journeys.len());
    for journey in journeys {
        assert!(journey.about.ends_with('.'), "{}: about", journey.name);
        let expects = |step: &Step| {
            !step.shows.is_empty()
                || !step.hides.is_empty()
                || !step.checklist.is_empty()
                || !step.checklist_lacks.is_empty()
                || step.screen.is_some()
                || step.same_screen_as.is_some()
                || step.claim.is_some()
                || step.sends.is_some()
                || step.ends
        };
        assert!(
            journey.step.last().is_some_and(expects),
            "{}: its last step expects nothing",
            journey.name
        );
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a switch for whoever writes a journey"
)]
fn only() -> Option<String> {
    std::env::var("JOURNEY").ok()
}

/// Makes a journey; what went wrong, with the screen on which it did.
fn make(journey: &Journey, show_all: bool) -> Result<(), String> {
    let disk = Disk {
        article: journey.article.clone(),
        checklist: journey.checklist.clone(),
        history: String::new(),
        sent: Vec::new(),
        settings: journey.settings.clone(),
        is_unknown: journey.unknown_reader,
        reviewer: None,
        habits: Habits::default(),
        is_new_reader: journey.new_reader,
        own_keys: journey.own_keys.clone(),
    };
    let Size(width, height) = journey.size;
    let mut sitting = Sitting::open(disk, (width, height));
    let mut screens: Vec<String> = Vec::new();
    let mut out: Vec<String> = Vec::new();
    for (nth, step) in journey.step.iter().enumerate() {
        if sitting.ended && !step.reopen {
            out.push(format!("step {}: the reader has quit already", nth + 1));
            break;
        }
        take(&mut sitting, step);
        let screen = sitting.screen();
        let wrong = wrong(&sitting, step, &screen, &screens);
        if show_all || !wrong.is_empty() {
            let said = wrong.join("\n  ");
            out.push(format!("step {}\n  {said}\n{screen}", nth + 1));
        }
        screens.push(screen);
    }
    if show_all {
        let file = sitting.disk.checklist.clone();
        out.push(file.unwrap_or_else(|| "no checklist".to_owned()));
    }
    if out.is_empty() {
        return Ok(());
    }
    let out = out.join("\n");
    Err(format!("{}: {}\n{out}", journey.name, journey.about))
}

/// Does what a step says.
fn take(sitting: &mut Sitting, step: &Step) {
    if let Some([from, to]) = &step.edit_article {
        sitting.disk.article = edited(&sitting.disk.article, from, to);
    }
    if let Some([from, to]) = &step.edit_checklist {
        let text = sitting.disk.checklist.as_deref();
        sitting.disk.checklist = Some(edited(text.expect("a checklist to edit"), from, to));
    }
    if step.reopen {
        sitting.reopen();
    }
    if let Some(Size(width, height)) = step.resize {
        sitting.resize((width, height));
    }
    for &key in &step.keys.0 {
        sitting.press(key);
    }
    sitting.type_text(&step.types);
    if let Some(text) = &step.paste {
        sitting.paste(text);
    }
    if let Some(words) = &step.click {
        sitting.click(words);
    }
    for _ in 0..step.wheel.abs() {
        sitting.wheel(step.wheel > 0);
    }
    for &key in &step.then.0 {
        sitting.press(key);
    }
    if let Some(why) = &step.opening_fails {
        sitting.fail_to_open(why);
    }
}

fn edited(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from:?} is not there to be edited");
    text.replacen(from, to, 1)
}

/// What does not hold after a step, one sentence each.
fn wrong(sitting: &Sitting, step: &Step, screen: &str, earlier: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |holds: bool, what: String| {
        if !holds {
            wrong.push(what);
        }
    };
    for words in &step.shows {
        hold(screen.contains(words), format!("does not show {words:?}"));
    }
    for words in &step.hides {
        hold(!screen.contains(words), format!("shows {words:?}"));
    }
    if let Some(expected) = &step.screen {
        hold(
            same_rows(expected, screen),
            format!("the screen should be\n{expected}"),
        );
    }
    if let Some(number) = step.same_screen_as {
        let then = earlier.get(number.wrapping_sub(1));
        hold(
            then.is_some_and(|then| then == screen),
            format!("the screen is not that of step {number}"),
        );
    }
    if let Some(expected) = &step.claim {
        let words = sitting
            .desk
            .session
            .entry()
            .map_or("", |e| sitting.desk.session.words_of(e));
        let holds = words.starts_with(expected) && expected.is_empty() == words.is_empty();
        hold(holds, format!("the claim is {words:?}, not {expected:?}"));
    }
    let file = sitting.disk.checklist.as_deref().unwrap_or_default();
    if let Some(missing) = first_missing(file, &step.checklist) {
        hold(false, format!("the checklist lacks {missing:?}:\n{file}"));
    }
    for words in &step.checklist_lacks {
        let mut lines = file.lines().filter(|line| !line.starts_with('#'));
        let there = lines.any(|line| plain(line).contains(&plain(words)));
        hold(!there, format!("the checklist has {words:?}"));
    }
    if let Some(expected) = &step.sends {
        let last = sitting.disk.sent.last();
        hold(last == Some(expected), format!("sent last: {last:?}"));
    }
    let ended = if sitting.ended {
        "the reader has quit"
    } else {
        "the reader has not quit"
    };
    hold(sitting.ended == step.ends, ended.to_owned());
    wrong
}

fn same_rows(one: &str, other: &str) -> bool {
    let rows = |text: &str| -> Vec<String> {
        let rows = text.trim_end().lines();
        rows.map(|row| row.trim_end().to_owned()).collect()
    };
    rows(one) == rows(other)
}

fn plain(line: &str) -> String {
    line.split_whitespace().collect()
}

/// The first of `lines` that does not stand in `file` behind those before it. Blanks beside `=` do not count.
fn first_missing<'l>(file: &str, lines: &'l [String]) -> Option<&'l str> {
    let mut left = file.lines().map(plain);
    let missing = lines.iter().find(|line| {
        let wanted = plain(line);
        !left.any(|line| line == wanted)
    });
    missing.map(String::as_str)
}
