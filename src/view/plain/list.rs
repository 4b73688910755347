//! Lists in words: claims, headings, the summary, the help, and what to do when nothing can be saved.

use super::Plain;
use crate::checklist::Shelved;
use crate::session::{
    Command as C, CommandRow, EvidenceField, FieldChoice, Group, HintPlace, ListBox, Listed, Mode,
    ROWS, SaveState,
};
use crate::text::{count, in_words, shown_address};
use crate::view::counts::Counts;
use crate::view::{choose, claim_list, evidence, help, links, shelf, sources, wording};

const NONE_LISTED: &str = "No claim matches the filter.";

/// All of a list: its title, a line or more for each row, what a number does there, and other keys.
pub(super) fn whole(plain: &Plain, list: &ListBox) -> String {
    let session = plain.session;
    let (title, does, keys) = match &list.of {
        Listed::Summary => return summary(plain),
        Listed::Help => return help(plain, &list.words),
        Listed::Claims => {
            let title = claim_list::title(session).replace(" · ", ", ");
            let aside = claim_list::aside(session, session.listed().len());
            let title = format!("{title}: {aside}");
            (title, "goes to that claim", HintPlace::LineClaims)
        }
        Listed::Sources(_) => {
            let title = count(session.sources().len(), "source");
            (title, "lists its claims", HintPlace::LineSources)
        }
        Listed::Articles(_) => (shelf::title(list), "opens that one", HintPlace::LineShelf),
        Listed::Values(choice) => {
            let title = choose::title(session, *choice);
            (title, "chooses", HintPlace::LineList)
        }
        Listed::Evidence => (
            evidence::title(session),
            "opens that one",
            HintPlace::LineEvidence,
        ),
        Listed::EvidenceFields(nth) => {
            let title = evidence::fields_title(session, *nth);
            (title, "changes that one", HintPlace::LineEvidence)
        }
        // Without a screen there is nothing to see of them.
        Listed::Themes => ("Themes".to_owned(), "chooses", HintPlace::LineList),
        Listed::Contents => ("Contents".to_owned(), "goes there", HintPlace::LineList),
        Listed::ClaimLinks | Listed::AllLinks => {
            ("Links".to_owned(), "opens that one", HintPlace::LineLinks)
        }
    };
    let keys = plain.hints(keys, Mode::List);
    let answers = plain.sentence(&format!("A number {does}; {keys}."));
    let rows = (0..session.n_rows()).map(|row| item(plain, list, row));
    let rows = match list.of {
        Listed::Claims if session.n_rows() == 0 => plain.line(NONE_LISTED),
        _ => rows.collect(),
    };
    plain.line(&title) + &rows + &answers
}

/// The selected row of a list.
pub(super) fn selected(plain: &Plain, list: &ListBox) -> String {
    if list.is_text() {
        return whole(plain, list);
    }
    if list.of == Listed::Claims && plain.session.selected(list).is_none() {
        return plain.line(NONE_LISTED);
    }
    item(plain, list, list.row)
}

/// One row of a list with its number.
fn item(plain: &Plain, list: &ListBox, row: usize) -> String {
    let rows = plain.session.rows_of(list);
    let item = rows.get(row).and_then(|&index| match &list.of {
        Listed::Claims => claim(plain, index),
        Listed::Contents => heading(plain, row),
        Listed::ClaimLinks | Listed::AllLinks => link(plain, row, index),
        Listed::Values(choice) => value(plain, *choice, row),
        Listed::Evidence => Some(piece(plain, row)),
        Listed::EvidenceFields(nth) => evidence_field(plain, *nth, row),
        Listed::Sources(_) => source(plain, row),
        Listed::Articles(items) => Some(article(plain, items, index)),
        Listed::Themes | Listed::Summary | Listed::Help => None,
    });
    item.unwrap_or_default()
}

/// A claim: its number, decision, who says it, and its words as they are in the article now.
fn claim(plain: &Plain, index: usize) -> Option<String> {
    let session = plain.session;
    let entry = session.checklist.entries.get(index)?;
    let record = entry.record();
    let finding = record.finding.map(|finding| in_words(finding.name()));
    let is_marked = session.marked.contains(entry.id());
    let marks = [
        wording::anchor(entry),
        record.flag.then_some("flagged"),
        is_marked.then_some("marked"),
    ];
    let who = entry.span.and_then(|_| claim_list::who(session, entry));
    let marks = marks.into_iter().flatten().map(str::to_owned);
    let about: Vec<String> = [wording::standing(entry)]
        .into_iter()
        .chain(finding)
        .chain(marks)
        .chain(who)
        .collect();
    let (number, about) = (index + 1, about.join(", "));
    Some(plain.line(&format!("{number} {about}: {}", session.words_of(entry))))
}

/// A source: its claims by decision, how many rest on it alone, its other names.
fn source(plain: &Plain, row: usize) -> Option<String> {
    let sources = plain.session.sources();
    let group = sources.get(row)?;
    let [claims, names] = sources::about(plain.session, group);
    let names = if names.is_empty() {
        names
    } else {
        format!("; {names}")
    };
    let about = format!("{claims}{names}").replace(" · ", "; ");
    Some(plain.line(&format!("{} {}: {about}", row + 1, group.title())))
}

/// A heading with its page.
fn heading(plain: &Plain, row: usize) -> Option<String> {
    let session = plain.session;
    let (block, _) = session.headings().get(row).copied()?;
    let block = session.article.blocks.get(block)?;
    let line = session.lines.line_at(block.span.start);
    let page = session.lines.page_of(line) + 1;
    let words = block.span.of(&session.article.text);
    Some(plain.line(&format!("{} {words}, page {page}", row + 1)))
}

/// A link with its whole target.
fn link(plain: &Plain, row: usize, index: usize) -> Option<String> {
    let link = plain.session.article.links.get(index)?;
    let words = link.span.of(&plain.session.article.text);
    let url = shown_address(&link.url);
    let closed = if link.leads_somewhere() {
        String::new()
    } else {
        format!(" ({})", links::CLOSED)
    };
    Some(plain.line(&format!("{} {words}: {url}{closed}", row + 1)))
}

/// A value of a field with what it means.
fn value(plain: &Plain, choice: FieldChoice, row: usize) -> Option<String> {
    let (name, meaning) = choice.values().get(row)?;
    let is_set = choose::is_set(plain.session, choice, name);
    let set = if is_set { " (set)" } else { "" };
    let (number, name) = (row + 1, in_words(name));
    Some(plain.line(&format!("{number} {name}{set}: {meaning}")))
}

/// A piece of evidence; behind the last one the way to add one.
fn piece(plain: &Plain, row: usize) -> String {
    let piece = plain.session.evidence().get(row);
    let words = piece.map_or_else(|| evidence::ANOTHER.to_owned(), wording::evidence);
    plain.line(&format!("{} {}", row + 1, words.replace(" · ", ", ")))
}

/// A field of a piece of evidence.
fn evidence_field(plain: &Plain, nth: usize, row: usize) -> Option<String> {
    let field = EvidenceField::ALL.get(row)?;
    let piece = plain.session.evidence().get(nth)?;
    let value = evidence::value(piece, *field).unwrap_or_else(|| "none".to_owned());
    Some(plain.line(&format!("{} {field}: {value}", row + 1)))
}

/// An article read before, with its file; behind the last the sample. Its number is its own among all.
fn article(plain: &Plain, items: &[Shelved], index: usize) -> String {
    let number = index + 1;
    let Some(item) = items.get(index) else {
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
fn summary(plain: &Plain) -> String {
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
fn help(plain: &Plain, words: &str) -> String {
    let below = plain.session.boxes.iter().rev().nth(1);
    match (words, below) {
        ("", Some(below)) => keys_of(plain, below.mode()),
        ("", None) => how_to_answer(plain) + &commands(plain),
        (NAMES, _) => names(plain),
        (words, _) => about(plain, words),
    }
}

/// The word behind the help's key that lists names.
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
         U unsupported, - excluded; ~ before it: the article changed, re-check; behind it + confirmed, / partly, \
         x contradicted, ? could not check.",
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

/// The keys of the box from which the help was asked for: first those that only it has.
fn keys_of(plain: &Plain, mode: Mode) -> String {
    let mut out = plain.writer();
    let mut as_on_page = Vec::new();
    for row in rows_of_lines().filter(|row| row.modes.contains(&mode)) {
        let keys = plain.keymap.keys_for(row.command, mode);
        if row.modes.contains(&Mode::Reading) {
            as_on_page.extend(plain.key(row.command, mode));
        } else if !keys.is_empty() {
            out.with_keys(&format!("{}: {}", keys.join(" or "), row.help));
        }
    }
    as_on_page.dedup();
    out.with_keys(&format!("As on the page: {}.", as_on_page.join(", ")));
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
    let keys = plain.hints(HintPlace::Unsaved, Mode::Unsaved);
    out.with_keys(&format!("{keys}."));
    out.end()
}
