//! What a printed page has beside its text: its number, and the line that runs at the head of every page.
//!
//! Such lines stand between the lines of one paragraph; they are left out, and how many is said.

use std::collections::HashMap;

/// A running head is on so many pages or more.
const HEADS: usize = 2;
/// A line that says the number of a page is no longer than this (bytes).
const LONGEST_NUMBER: usize = 24;
/// Lines between two bare numbers that are those of pages.
const FAR_APART: usize = 12;
/// A running head is no longer than this (columns).
const HEAD_AT_MOST: usize = 70;

/// The lines that are read, and how many are left out.
pub(super) fn without_heads(text: &str) -> (Vec<&str>, usize) {
    let lines: Vec<&str> = text.lines().flat_map(|line| line.split('\u{c}')).collect();
    let numbers = numbers(&lines);
    if numbers.is_empty() {
        return (lines, 0);
    }
    let heads = heads(&lines, &numbers);
    let mut goes = vec![false; lines.len()];
    for &at in numbers.iter().chain(&heads) {
        if let Some(goes) = goes.get_mut(at) {
            *goes = true;
        }
    }
    let kept = joined(&lines, &goes);
    (kept, numbers.len() + heads.len())
}

/// The lines without those that go. Blank lines around them go, too, where a sentence runs on over the page's end.
fn joined<'t>(lines: &[&'t str], goes: &[bool]) -> Vec<&'t str> {
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut gap = false;
    for (line, goes) in lines.iter().zip(goes) {
        gap |= goes;
        if *goes || gap && line.trim().is_empty() {
            continue;
        }
        if std::mem::take(&mut gap) {
            while kept.last().is_some_and(|last| last.trim().is_empty()) {
                kept.pop();
            }
            let ends = kept.last().is_none_or(|last| ends_a_sentence(last));
            let goes_on = |c: char| c.is_lowercase() || c.is_numeric();
            if ends || !line.trim_start().starts_with(goes_on) {
                kept.push("");
            }
        }
        kept.push(line);
    }
    kept
}

/// The lines that are nothing but the number of a page: those that say so, and numbers in a row that are far apart or
/// cut sentences in two.
fn numbers(lines: &[&str]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((number, is_sure)) = number(line) else {
            continue;
        };
        if is_sure {
            found.push(at);
            continue;
        }
        match run.last() {
            Some((last_at, last)) if number == last + 1 => {
                if at - last_at >= FAR_APART || cuts(lines, at) && cuts(lines, *last_at) {
                    run.push((at, number));
                }
            }
            Some(_) if run.len() > 1 => {}
            _ => run = vec![(at, number)],
        }
    }
    if run.len() > 1 {
        found.extend(run.into_iter().map(|(at, _)| at));
    }
    found.sort_unstable();
    found
}

/// The number of a page, and whether it can be nothing else: "- 12 -", "Page 12 of 30", but not "12".
fn number(line: &str) -> Option<(usize, bool)> {
    let bare = line.trim();
    if bare.len() > LONGEST_NUMBER || !bare.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let inner = bare.trim_matches(['-', '–', '—', '|', ' ']);
    let low = inner.to_lowercase();
    let behind = low
        .strip_prefix("page ")
        .or_else(|| low.strip_prefix("p. "));
    let is_sure =
        behind.is_some() || inner.len() < bare.len() && bare.starts_with(['-', '–', '—', '|']);
    let behind = behind.unwrap_or(&low);
    let number = behind.split(" of ").next()?.split('/').next()?.trim();
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    Some((number.parse().ok().filter(|_| is_number)?, is_sure))
}

/// Whether a sentence runs on over a line and the blank ones around it.
fn cuts(lines: &[&str], at: usize) -> bool {
    let is_full = |n: &usize| lines.get(*n).is_some_and(|line| !line.trim().is_empty());
    let before = (0..at).rev().find(is_full).and_then(|n| lines.get(n));
    let mut behind = (at + 1..lines.len()).filter(is_full).take(2);
    let ends = before.is_none_or(|line| ends_a_sentence(line));
    let is_low = |n: usize| {
        lines
            .get(n)
            .is_some_and(|l| l.trim().starts_with(char::is_lowercase))
    };
    !ends && behind.any(is_low)
}

fn ends_a_sentence(line: &str) -> bool {
    let bare = line.trim_end().trim_end_matches(['"', '”', '’', ')']);
    bare.ends_with(['.', '!', '?', ':'])
}

/// The lines beside page numbers that come again and again, digits aside.
fn heads(lines: &[&str], numbers: &[usize]) -> Vec<usize> {
    let near = |&at: &usize| {
        let above = (0..at)
            .rev()
            .find(|&n| lines.get(n).is_some_and(|l| !l.trim().is_empty()));
        let below =
            (at + 1..lines.len()).find(|&n| lines.get(n).is_some_and(|l| !l.trim().is_empty()));
        above.into_iter().chain(below)
    };
    let without_digits = |at: usize| {
        let line = lines.get(at).copied().unwrap_or_default().trim();
        line.replace(|c: char| c.is_ascii_digit(), "")
    };
    let beside: Vec<usize> = numbers.iter().flat_map(near).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for &at in &beside {
        *times.entry(without_digits(at)).or_default() += 1;
    }
    let is_head = |at: &usize| {
        let line = without_digits(*at);
        line.chars().count() <= HEAD_AT_MOST && times.get(&line).is_some_and(|&n| n >= HEADS)
    };
    beside.into_iter().filter(is_head).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_running_heads_do_not_part_a_sentence() {
        let text = "The ferry was late on\n\n1\n\nHARBOUR REPORT\n\na Monday.\n\nIt was late\n\n2\n\nHARBOUR REPORT\n\nagain.\n\n- 3 -\n\u{c}HARBOUR REPORT\n\nThe end.";
        let (lines, n_left_out) = without_heads(text);
        assert_eq!(
            lines,
            [
                "The ferry was late on",
                "a Monday.",
                "",
                "It was late",
                "again.",
                "",
                "The end."
            ]
        );
        assert_eq!(n_left_out, 6);
        let (lines, n_left_out) = without_heads("The toll rose\nPage 4 of 9\nin May.");
        assert_eq!((lines, n_left_out), (vec!["The toll rose", "in May."], 1));
    }

    #[test]
    fn numbers_that_are_no_pages_stay() {
        for text in [
            "In all\n\n12\n\nboats sank.",
            "7\n\n9\n\n4",
            "1998\nwas a year.\n2004\nwas too.",
            "1\n\nMix it.\n\n2\n\nStir it.",
        ] {
            assert_eq!(without_heads(text).1, 0, "{text}");
        }
    }
}
