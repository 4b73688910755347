//! The manual page: made of the command line's own definitions, the live keys, and the tables of files and codes.

use super::args::Args;
use super::environment::{FILES, VARIABLES};
use crate::config::{self, Topic, UserFiles};
use crate::keymap::Keymap;
use crate::session::{Group, ROWS};
use crate::shell::failure::EXIT_CODES;
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::fmt::Display;
use std::io::{self, Write};

/// When the page was last changed.
pub(super) const LAST_CHANGED: &str = "2026-11-28";

/// What the generator writes before each section.
const APOSTROPHES: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

const EXAMPLES: &[(&str, &str)] = &[
    ("sourcecheck bridge.md", "Read and review an article."),
    (
        "sourcecheck https://example.org/bridge.md",
        "The same with a page of the web.",
    ),
    (
        "unzip -p bridges.zip bridge.md | sourcecheck -",
        "The same with an article from a pipe.",
    ),
    (
        "sourcecheck report bridge.checklist.toml -o bridge.report.html",
        "Write what was decided as a page to send around.",
    ),
    (
        "printf 'a\\nu\\nq\\n' | sourcecheck --plain bridge.md",
        "Decide two claims without a screen.",
    ),
];

/// The page, as `man` reads it; the keys are the shipped ones.
///
/// # Errors
/// Never for a string; what the generator says.
pub fn page() -> io::Result<String> {
    let keymap =
        config::load(&UserFiles::default()).map_or_else(|_| Keymap::default(), |c| c.keymap);
    // Help is everywhere and says so itself.
    let mut command = Args::command()
        .disable_help_flag(true)
        .disable_help_subcommand(true);
    command.build();
    let man = Man::new(command.clone())
        .title("SOURCECHECK")
        .date(LAST_CHANGED)
        .manual("sourcecheck");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    writeln!(page, ".SH SYNOPSIS")?;
    synopsis(&command).to_writer(&mut page)?;
    writeln!(page, ".br\n\\fBsourcecheck\\fR \\fICOMMAND\\fR ...")?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    commands(&command, &mut page)?;
    let mut rest = Roff::new();
    keys(&mut rest, &keymap);
    without_screen(&mut rest);
    let divided = |row: &'static &str| row.split_once(": ").unwrap_or((row, ""));
    table(&mut rest, "FILES", FILES.iter().map(divided));
    table(&mut rest, "ENVIRONMENT", VARIABLES.iter().map(divided));
    table(&mut rest, "EXIT STATUS", EXIT_CODES.iter().copied());
    table(&mut rest, "EXAMPLES", EXAMPLES.iter().copied());
    let topics = Topic::ALL.iter().map(|topic| (topic.name(), topic.title()));
    table(&mut rest, "TOPICS OF HELP", topics);
    rest.to_writer(&mut page)?;
    Ok(folded_page(&page))
}

/// What the generator wrote, as readers of such pages want it.
pub(super) fn folded_page(page: &[u8]) -> String {
    // Each section brings the same two lines on apostrophes: once is enough. An empty line is written as one.
    let page = String::from_utf8_lossy(page).replace(APOSTROPHES, "");
    let page = page.replace(".br\n\n.br\n", ".sp\n");
    let page = page.replace(" \n", "\n");
    // Lines of an example stay as they are.
    let mut is_example = false;
    let lines: String = page
        .lines()
        .map(|line| {
            is_example = line == ".EX" || is_example && line != ".EE";
            if is_example {
                format!("{line}\n")
            } else {
                folded(line)
            }
        })
        .collect();
    format!("{APOSTROPHES}{lines}")
}

/// The bytes after which an input line of roff is broken; 80 are usual at most.
const LONGEST_LINE: usize = 66;

/// A line of text as several where it is too long, each with its end. A full stop at the beginning would be a request, one
/// at the end the end of a sentence.
fn folded(line: &str) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for word in line.split(' ') {
        let is_torn = word.starts_with(['.', '\'']) || out.ends_with(['.', '?', '!']);
        let breaks = used + word.len() >= LONGEST_LINE && !is_torn;
        if used > 0 {
            out.push(if breaks { '\n' } else { ' ' });
        }
        used = if breaks { 0 } else { used } + word.len() + 1;
        out.push_str(word);
    }
    out + "\n"
}

/// A command with its options and their values, which the generator's own synopsis lacks.
fn synopsis(command: &Command) -> Roff {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let mut line = vec![bold(name)];
    let mut arguments: Vec<&Arg> = command.get_arguments().collect();
    arguments.sort_by_key(|argument| argument.is_positional());
    for argument in arguments {
        let flags = argument.get_short().map(|short| format!("-{short}"));
        let flags = flags
            .into_iter()
            .chain(argument.get_long().map(|long| format!("--{long}")));
        let flags: Vec<String> = flags.collect();
        let takes_value = argument.get_action().takes_values();
        let value = argument.get_value_names().filter(|_| takes_value);
        let value = value.and_then(<[_]>::first).map(ToString::to_string);
        let between = if flags.is_empty() || value.is_none() {
            ""
        } else {
            " "
        };
        let (open, close) = if argument.is_required_set() {
            ("", "")
        } else {
            ("[", "]")
        };
        line.push(roman(format!(" {open}")));
        line.extend([bold(flags.join("|")), roman(between)]);
        line.extend([italic(value.unwrap_or_default()), roman(close)]);
    }
    let mut page = Roff::new();
    page.text(line);
    page
}

/// Every command as one part of a section: what the generator makes a page of.
fn commands(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(page, ".SH COMMANDS")?;
    for sub in command.get_subcommands() {
        let man = Man::new(sub.clone());
        let mut part = Vec::new();
        writeln!(part, ".SS {}", sub.get_name())?;
        synopsis(sub).to_writer(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        let part = String::from_utf8_lossy(&part)
            .replace(".SH DESCRIPTION", ".PP")
            .replace(".SH OPTIONS\n", "");
        page.extend(part.bytes());
    }
    Ok(())
}

/// Every command of the reader that has keys, group by group.
fn keys(page: &mut Roff, keymap: &Keymap) {
    page.control("SH", ["KEYS"]);
    page.text([roman(
        "These are the shipped keys; ? shows those in force. A number before a command repeats it.",
    )]);
    for group in Group::ALL {
        page.control("SS", [group.name()]);
        for row in ROWS.iter().filter(|row| row.group == *group) {
            let mut of = row
                .modes
                .iter()
                .map(|&mode| keymap.keys_for(row.command, mode));
            let Some(keys) = of.find(|keys| !keys.is_empty()) else {
                continue;
            };
            let mut shown: Vec<Inline> = Vec::new();
            for key in keys {
                if !shown.is_empty() {
                    shown.push(roman(", "));
                }
                shown.push(bold(key));
            }
            page.control("TP", []).text(shown);
            page.text([roman(row.help)]);
        }
    }
}

/// What a line may be in the line mode.
fn without_screen(page: &mut Roff) {
    page.control("SH", ["WITHOUT A SCREEN"]);
    page.text([roman(
        "With --plain a line is one answer: a key, also written out (Tab), with its text behind it where it asks for some \
         (/ferry, i ask the mayor); the name of a command in the same way (note ask the mayor); the number of a claim, or \
         of a row of what is open. An empty line is Enter. A line that is more than one answer decides nothing. \
         The end of the answers quits; everything is saved. ? names lists the names of the commands.",
    )]);
}

fn table<'r>(page: &mut Roff, title: &str, rows: impl Iterator<Item = (impl Display, &'r str)>) {
    page.control("SH", [title]);
    for (name, what) in rows {
        page.control("TP", []).text([bold(name.to_string())]);
        page.text([roman(what)]);
    }
}
