//! Lists in words: claims, headings, the summary, the help, and what to do when nothing can be saved.

use super::Plain;
use super::claim::letter;
use crate::session::{Command as C, Group, Links, Mode, ROWS, Row, SaveState};
use crate::view::counts::Counts;
use crate::view::{claim_list, help, hints, wording};

/// The claims that the filter lets through, a line each.
pub(super) fn claims(plain: &Plain) -> String {
    let session = plain.session;
    let listed = session.listed();
    let mut said = plain.said();
    let title = claim_list::title(session).replace(" · ", ", ");
    let aside = claim_list::aside(session, listed.len());
    said.line(&format!("{title}: {aside}"));
    for &index in &listed {
        said.line(&in_list(plain, index));
    }
    let keys = [
        (C::Filter, "filter"),
        (C::FilterWords, "words"),
        (C::Quit, "leave"),
    ];
    let hints = plain.hints(&keys, Mode::List);
    said.told(&format!("A number goes to that claim; {hints}."));
    said.end()
}

/// The selected claim of the list.
pub(super) fn claim(plain: &Plain, row: usize) -> String {
    let listed = plain.session.listed();
    let mut said = plain.said();
    match listed.get(row) {
        Some(&index) => said.line(&in_list(plain, index)),
        None => said.line("No claim passes the filter."),
    }
    said.end()
}

fn in_list(plain: &Plain, index: usize) -> String {
    let Some(entry) = plain.session.checklist.entries.get(index) else {
        return String::new();
    };
    let flag = if entry.review.flag { " flagged:" } else { "" };
    let letter = letter(wording::letter(entry).0);
    format!("{} [{letter}]{flag} {}", index + 1, entry.exact)
}

/// The headings, a line each.
pub(super) fn headings(plain: &Plain) -> String {
    let n = plain.session.headings().len();
    let mut said = plain.said();
    said.line("Contents");
    let mut all = said.end();
    for row in 0..n {
        all.push_str(&heading(plain, row));
    }
    let mut last = plain.said();
    let leave = plain.hints(&[(C::Quit, "leaves")], Mode::List);
    last.told(&format!("A number goes there; {leave}."));
    all + &last.end()
}

/// One heading with its number and page.
pub(super) fn heading(plain: &Plain, row: usize) -> String {
    let session = plain.session;
    let mut said = plain.said();
    let block = session
        .headings()
        .get(row)
        .and_then(|&(block, _)| session.article.blocks.get(block));
    if let Some(block) = block {
        let line = session.lines.line_at(block.span.start);
        let page = session.lines.page_of(line) + 1;
        let words = block.span.of(&session.article.text);
        said.line(&format!("{} {words}, page {page}", row + 1));
    }
    said.end()
}

/// The links, a line each, every target whole.
pub(super) fn links(plain: &Plain, links: Links) -> String {
    let mut said = plain.said();
    said.line("Links");
    let mut all = said.end();
    for row in 0..plain.session.listed_links(links).len() {
        all.push_str(&link(plain, Links { row, ..links }));
    }
    let mut last = plain.said();
    let leave = plain.hints(&[(C::Quit, "leaves")], Mode::List);
    last.told(&format!("A number opens that one; {leave}."));
    all + &last.end()
}

/// The selected link with its number and target.
pub(super) fn link(plain: &Plain, links: Links) -> String {
    let article = &plain.session.article;
    let mut said = plain.said();
    let listed = plain.session.listed_links(links);
    if let Some(link) = listed.get(links.row).and_then(|&i| article.links.get(i)) {
        let words = link.span.of(&article.text);
        let url = link.url.trim();
        said.line(&format!("{} {words}: {url}", links.row + 1));
    }
    said.end()
}

/// The summary.
pub(super) fn summary(plain: &Plain) -> String {
    let counts = Counts::of(plain.session);
    let mut said = plain.said();
    said.line(&counts.line());
    for (title, rows) in counts.tables() {
        said.line(&format!("{title}:"));
        for (name, n) in rows {
            said.line(&format!("  {name}: {n}"));
        }
    }
    said.end()
}

/// The six questions and every command with its keys.
pub(super) fn help(plain: &Plain) -> String {
    let mut said = plain.said();
    said.line("Six questions for a claim");
    for (nth, question) in help::QUESTIONS.iter().enumerate() {
        said.line(&format!("{} {question}", nth + 1));
    }
    said.gap();
    said.line(
        "A line is one answer: one of the keys below, the number of a claim, or the name of a command. An empty line is \
         Enter; keys with names are written out: Tab. What is to be found or noted may follow on the same line.",
    );
    for group in Group::ALL {
        said.gap();
        said.line(group.title());
        let of_group = ROWS.iter().filter(|row| row.group == *group);
        for row in of_group.filter(|row| help::is_of_the_reader(row)) {
            if let Some(keys) = keys(plain, row) {
                said.told(&format!("{keys}: {}", row.help));
            }
        }
    }
    said.end()
}

fn keys(plain: &Plain, row: &Row) -> Option<String> {
    let mut of = row
        .modes
        .iter()
        .map(|mode| plain.keymap.keys_for(row.command, *mode));
    let keys = of.find(|keys| !keys.is_empty())?;
    Some(keys.join(" or "))
}

/// Why nothing is saved, and what can be done.
pub(super) fn unsaved(plain: &Plain) -> String {
    let mut said = plain.said();
    if let SaveState::Failed(why) = &plain.session.save {
        said.line(&format!("NOT SAVED: {why}"));
    }
    said.line("All decisions are still here, in this program only.");
    let keys = plain.hints(hints::NOT_SAVED, Mode::Unsaved);
    said.told(&format!("{keys}."));
    said.end()
}
