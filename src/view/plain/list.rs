//! Lists in words: claims, headings, the summary, the help, and what to do when nothing can be saved.

use super::Plain;
use super::claim::sign;
use crate::session::{Command as C, CommandRow, Group, LinkList, Mode, ROWS, SaveState, Shelf};
use crate::text::shown_address;
use crate::view::counts::Counts;
use crate::view::{claim_list, help, hints, links, shelf, wording};

/// The claims that the filter lets through, a line each.
pub(super) fn claims(plain: &Plain) -> String {
    let session = plain.session;
    let listed = session.listed();
    let mut said = plain.said();
    let title = claim_list::title(session).replace(" · ", ", ");
    let aside = claim_list::aside(session, listed.len());
    said.line(&format!("{title}: {aside}"));
    for &index in listed.iter() {
        said.line(&in_list(plain, index));
    }
    let keys = [
        (C::Filter, "filter"),
        (C::FilterWords, "words"),
        (C::Quit, "close"),
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
        None => said.line("No claim matches the filter."),
    }
    said.end()
}

fn in_list(plain: &Plain, index: usize) -> String {
    let Some(entry) = plain.session.checklist.entries.get(index) else {
        return String::new();
    };
    let flag = entry.record().flag.then_some("flagged");
    let marks: Vec<&str> = wording::anchor(entry).into_iter().chain(flag).collect();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!(" {}:", marks.join(", "))
    };
    // As it is in the article now: a claim that changed still keeps the words that were decided on.
    let words = plain.session.words_of(entry);
    format!("{} [{}]{marks} {words}", index + 1, sign(entry))
}

/// A list that is left by a key: its title, a line or more for each row, and what a number does there.
pub(super) fn numbered(
    plain: &Plain,
    title: &str,
    rows: impl Iterator<Item = String>,
    does: &str,
) -> String {
    let leave = plain.hints(&[(C::Quit, "closes")], Mode::List);
    let mut last = plain.said();
    last.told(&format!("A number {does}; {leave}."));
    let mut first = plain.said();
    first.line(title);
    first.end() + &rows.collect::<String>() + &last.end()
}

/// The headings, a line each.
pub(super) fn headings(plain: &Plain) -> String {
    let rows = (0..plain.session.n_rows()).map(|row| heading(plain, row));
    numbered(plain, "Contents", rows, "goes there")
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
pub(super) fn links(plain: &Plain, links: LinkList) -> String {
    let rows = (0..plain.session.n_rows()).map(|row| link(plain, LinkList { row, ..links }));
    numbered(plain, "Links", rows, "opens that one")
}

/// The selected link with its number and target.
pub(super) fn link(plain: &Plain, links: LinkList) -> String {
    let article = &plain.session.article;
    let mut said = plain.said();
    if let Some(link) = plain.session.selected_link(links) {
        let words = link.span.of(&article.text);
        let url = shown_address(&link.url);
        let closed = if link.leads_somewhere() {
            String::new()
        } else {
            format!(" ({})", links::CLOSED)
        };
        said.line(&format!("{} {words}: {url}{closed}", links.row + 1));
    }
    said.end()
}

/// The articles read before, two lines each; the number of each is its own among all.
pub(super) fn articles(plain: &Plain, shelf: &Shelf) -> String {
    let mut said = plain.said();
    said.line(&shelf::title(shelf));
    let listed = shelf.listed().into_iter();
    let rows = listed.map(|index| article(plain, shelf, Some(index)));
    let all = said.end() + &rows.collect::<String>();
    let mut last = plain.said();
    let keys = [
        (C::Search, "filters"),
        (C::Forget, "with a number forgets"),
        (C::Quit, "leaves"),
    ];
    let hints = plain.hints(&keys, Mode::List);
    last.told(&format!("A number opens that one; {hints}."));
    all + &last.end()
}

/// One of the articles read before, with its file; behind the last the sample.
pub(super) fn article(plain: &Plain, shelf: &Shelf, index: Option<usize>) -> String {
    let mut said = plain.said();
    let Some(index) = index else {
        return said.end();
    };
    let number = index + 1;
    let Some(item) = shelf.items.get(index) else {
        said.line(&format!("{number} {}", shelf::SAMPLE));
        return said.end();
    };
    let when = match item.when.as_str() {
        "" => String::new(),
        when => format!(", opened {when}"),
    };
    let state = if item.is_missing {
        "missing".to_owned()
    } else {
        format!(
            "{} decided, left at {}%{when}",
            item.decided(),
            item.percent
        )
    };
    said.line(&format!("{number} {}: {state}", item.name()));
    said.path("  File", &item.article.to_string_lossy());
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

/// The six questions and every command with its keys; or only the commands that have to do with some words; or, for
/// `names`, every command by its name.
pub(super) fn help(plain: &Plain) -> String {
    match plain.session.help_words.as_str() {
        "" => how_to_answer(plain) + &commands(plain),
        NAMES => names(plain),
        words => about(plain, words),
    }
}

/// The word behind the help's key that asks for names.
const NAMES: &str = "names";

fn how_to_answer(plain: &Plain) -> String {
    let mut said = plain.said();
    said.line("Six questions for a claim");
    for (nth, question) in help::QUESTIONS.iter().enumerate() {
        said.line(&format!("{} {question}", nth + 1));
    }
    said.gap();
    let key = plain.key(C::Help, Mode::Reading).unwrap_or_default();
    said.line(&format!(
        "Type one answer a line: a key from the list below, the number of a claim, or the name of a command. An empty line is \
         Enter; write out keys that have names, as Tab. Text to find or to note may follow on the same line. \
         {key} {NAMES} lists the commands by name, {key} undo finds the commands about undo.",
    ));
    said.line(
        "[7 .] in the text marks the start of claim 7, with its decision: . undecided, A attributed, S sourced, \
         U unsupported, - excluded; ~ before it: the article changed, re-check.",
    );
    said.end()
}

fn commands(plain: &Plain) -> String {
    let mut said = plain.said();
    for group in Group::ALL {
        said.gap();
        said.line(group.name());
        let of_group = ROWS.iter().filter(|row| row.group == *group);
        for row in of_group.filter(|row| is_of_lines(row)) {
            let keys = plain.keymap.first_keys(row.command);
            if !keys.is_empty() {
                said.told(&format!("{}: {}", keys.join(" or "), row.help));
            }
        }
    }
    said.end()
}

fn names(plain: &Plain) -> String {
    let mut said = plain.said();
    said.line("Commands by name");
    for row in ROWS.iter().filter(|row| is_of_lines(row)) {
        said.line(&format!("{}: {}", row.name, row.help));
    }
    said.end()
}

/// Keys and names of the commands that have to do with some words.
fn about(plain: &Plain, words: &str) -> String {
    let mut said = plain.said();
    let mut is_empty = true;
    for row in ROWS.iter().filter(|row| is_of_lines(row)) {
        let keys = plain.keymap.first_keys(row.command);
        if help::is_about(words, row.name, row.help, &keys) {
            is_empty = false;
            let keys: Vec<String> = keys.into_iter().chain([row.name.to_owned()]).collect();
            said.told(&format!("{}: {}", keys.join(" or "), row.help));
        }
    }
    if is_empty {
        said.line("No command matches.");
    }
    said.end()
}

/// Whether a command can be answered in a line: what works only on a screen or while keys are typed cannot.
fn is_of_lines(row: &CommandRow) -> bool {
    row.modes != [Mode::Entry] && !row.command.needs_screen()
}

/// Why nothing is saved, and what can be done.
pub(super) fn unsaved(plain: &Plain) -> String {
    let mut said = plain.said();
    if let SaveState::Failed(why) = &plain.session.save {
        said.line(&format!("NOT SAVED: {why}"));
    }
    said.line("Your decisions are in this program only, not on disk.");
    let keys = plain.hints(hints::NOT_SAVED, Mode::Unsaved);
    said.told(&format!("{keys}."));
    said.end()
}
