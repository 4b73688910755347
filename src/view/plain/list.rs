//! Lists in words: claims, headings, the summary, the help, and what to do when nothing can be saved.

use super::Plain;
use super::claim::sign;
use crate::session::{Command as C, CommandRow, Group, LinkList, Mode, ROWS, SaveState, Shelf};
use crate::text::shown_address;
use crate::view::counts::Counts;
use crate::view::hints::KeyHint;
use crate::view::{claim_list, help, hints, links, shelf, wording};

/// The claims that the filter lets through, a line each.
pub(super) fn claims(plain: &Plain) -> String {
    let session = plain.session;
    let listed = session.listed();
    let title = claim_list::title(session).replace(" · ", ", ");
    let title = format!("{title}: {}", claim_list::aside(session, listed.len()));
    let rows = listed
        .iter()
        .map(|&index| plain.line(&in_list(plain, index)));
    let keys = [
        (C::Filter, "filter"),
        (C::FilterWords, "words"),
        (C::Quit, "close"),
    ];
    numbered(plain, &title, rows, "goes to that claim", &keys)
}

/// The selected claim of the list.
pub(super) fn claim(plain: &Plain, row: usize) -> String {
    match plain.session.listed().get(row) {
        Some(&index) => plain.line(&in_list(plain, index)),
        None => plain.line("No claim matches the filter."),
    }
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

/// The key that closes a list.
pub(super) const CLOSES: &[KeyHint] = &[(C::Quit, "closes")];

/// A list that is left by a key: its title, a line or more for each row, what a number does there, and other keys.
pub(super) fn numbered(
    plain: &Plain,
    title: &str,
    rows: impl Iterator<Item = String>,
    does: &str,
    keys: &[KeyHint],
) -> String {
    let keys = plain.hints(keys, Mode::List);
    let last = plain.sentence(&format!("A number {does}; {keys}."));
    plain.line(title) + &rows.collect::<String>() + &last
}

/// The headings, a line each.
pub(super) fn headings(plain: &Plain) -> String {
    let rows = (0..plain.session.n_rows()).map(|row| heading(plain, row));
    numbered(plain, "Contents", rows, "goes there", CLOSES)
}

/// One heading with its number and page.
pub(super) fn heading(plain: &Plain, row: usize) -> String {
    let session = plain.session;
    let headings = session.headings();
    let block = headings.get(row).map(|(block, _)| *block);
    let Some(block) = block.and_then(|block| session.article.blocks.get(block)) else {
        return String::new();
    };
    let page = session
        .lines
        .page_of(session.lines.line_at(block.span.start))
        + 1;
    let words = block.span.of(&session.article.text);
    plain.line(&format!("{} {words}, page {page}", row + 1))
}

/// The links, a line each, every target whole.
pub(super) fn links(plain: &Plain, links: LinkList) -> String {
    let rows = (0..plain.session.n_rows()).map(|row| link(plain, LinkList { row, ..links }));
    numbered(plain, "Links", rows, "opens that one", CLOSES)
}

/// The selected link with its number and target.
pub(super) fn link(plain: &Plain, links: LinkList) -> String {
    let Some(link) = plain.session.selected_link(links) else {
        return String::new();
    };
    let words = link.span.of(&plain.session.article.text);
    let url = shown_address(&link.url);
    let closed = if link.leads_somewhere() {
        String::new()
    } else {
        format!(" ({})", links::CLOSED)
    };
    plain.line(&format!("{} {words}: {url}{closed}", links.row + 1))
}

/// The articles read before, two lines each; the number of each is its own among all.
pub(super) fn articles(plain: &Plain, shelf: &Shelf) -> String {
    let listed = shelf.listed().into_iter();
    let rows = listed.map(|index| article(plain, shelf, Some(index)));
    let keys = [
        (C::Search, "filters"),
        (C::Forget, "with a number forgets"),
        (C::Quit, "leaves"),
    ];
    numbered(plain, &shelf::title(shelf), rows, "opens that one", &keys)
}

/// One of the articles read before, with its file; behind the last the sample.
pub(super) fn article(plain: &Plain, shelf: &Shelf, index: Option<usize>) -> String {
    let Some(index) = index else {
        return String::new();
    };
    let number = index + 1;
    let Some(item) = shelf.items.get(index) else {
        return plain.line(&format!("{number} {}", shelf::SAMPLE));
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
    let mut out = plain.writer();
    out.line(&format!("{number} {}: {state}", item.name()));
    out.path("  File", &item.article.to_string_lossy());
    out.end()
}

/// The summary.
pub(super) fn summary(plain: &Plain) -> String {
    let counts = Counts::of(plain.session);
    let mut out = plain.writer();
    out.line(&counts.line());
    for (title, rows) in counts.tables() {
        out.line(&format!("{title}:"));
        for (name, n) in rows {
            out.line(&format!("  {name}: {n}"));
        }
    }
    out.end()
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
    let mut out = plain.writer();
    out.line("Six questions for a claim");
    for (nth, question) in help::QUESTIONS.iter().enumerate() {
        out.line(&format!("{} {question}", nth + 1));
    }
    out.gap();
    let key = plain.key(C::Help, Mode::Reading).unwrap_or_default();
    out.line(&format!(
        "Type one answer a line: a key from the list below, the number of a claim, or the name of a command. An empty line is \
         Enter; write out keys that have names, as Tab. Text to find or to note may follow on the same line. \
         {key} {NAMES} lists the commands by name, {key} undo finds the commands about undo.",
    ));
    out.line(
        "[7 .] in the text marks the start of claim 7, with its decision: . undecided, A attributed, S sourced, \
         U unsupported, - excluded; ~ before it: the article changed, re-check.",
    );
    out.end()
}

fn commands(plain: &Plain) -> String {
    let mut out = plain.writer();
    for group in Group::ALL {
        out.gap();
        out.line(group.name());
        for row in rows_of_lines().filter(|row| row.group == *group) {
            let keys = plain.keymap.first_keys(row.command);
            if !keys.is_empty() {
                out.with_keys(&format!("{}: {}", keys.join(" or "), row.help));
            }
        }
    }
    out.end()
}

fn names(plain: &Plain) -> String {
    let rows = rows_of_lines().map(|row| plain.line(&format!("{}: {}", row.name, row.help)));
    plain.line("Commands by name") + &rows.collect::<String>()
}

/// Keys and names of the commands that have to do with some words.
fn about(plain: &Plain, words: &str) -> String {
    let row = |row: &CommandRow| {
        let mut keys = plain.keymap.first_keys(row.command);
        let is_about = help::is_about(words, row.name, row.help, &keys);
        keys.push(row.name.to_owned());
        is_about.then(|| plain.sentence(&format!("{}: {}", keys.join(" or "), row.help)))
    };
    let rows: String = rows_of_lines().filter_map(row).collect();
    if rows.is_empty() {
        return plain.line("No command matches.");
    }
    rows
}

/// The commands that work without a screen; what is done while a line is typed needs one.
fn rows_of_lines() -> impl Iterator<Item = &'static CommandRow> {
    let rows = ROWS.iter().filter(|row| row.modes != [Mode::Entry]);
    rows.filter(|row| !row.command.needs_screen())
}

/// Why nothing is saved, and what can be done.
pub(super) fn unsaved(plain: &Plain) -> String {
    let mut out = plain.writer();
    if let SaveState::Failed(why) = &plain.session.save {
        out.line(&format!("NOT SAVED: {why}"));
    }
    out.line("Your decisions are in this program only, not on disk.");
    let keys = plain.hints(hints::NOT_SAVED, Mode::Unsaved);
    out.with_keys(&format!("{keys}."));
    out.end()
}
