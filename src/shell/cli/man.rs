//! The manual page: made of the command line's own definitions, the live keys, and the tables of files and codes.

use super::args::Args;
use super::environment::{FILES, VARIABLES};
use crate::config::{self, UserFiles};
use crate::keymap::Keymap;
use crate::session::{Group, ROWS};
use crate::shell::failure::EXIT_CODES;
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};
use std::io;

/// What every page that we made begins with, as a comment of roff.
pub const MADE_BY: &str = ".\\\" made by sourcecheck\n";

/// When the page last said something new.
const LAST_CHANGED: &str = "2026-11-26";

/// What the generator writes before each section.
const APOSTROPHES: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// The page, as `man` reads it; the keys are the shipped ones.
///
/// # Errors
/// Never for a string; what the generator says.
pub fn page() -> io::Result<String> {
    let keymap =
        config::load(&UserFiles::default()).map_or_else(|_| Keymap::default(), |c| c.keymap);
    let mut command = Args::command();
    command.build();
    let man = Man::new(command.clone())
        .title("SOURCECHECK")
        .date(LAST_CHANGED)
        .manual("sourcecheck");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    synopsis(&command).to_writer(&mut page)?;
    man.render_description_section(&mut page)?;
    let mut rest = Roff::new();
    rest.control("SH", ["OPTIONS"]);
    for argument in command.get_positionals() {
        rest.control("TP", []).text([bold(shown_value(argument))]);
        rest.text([roman(help_of(argument))]);
    }
    options(&mut rest, &command);
    commands(&mut rest, &command);
    keys(&mut rest, &keymap);
    without_screen(&mut rest);
    table(
        &mut rest,
        "FILES",
        FILES.iter().map(|(a, b)| ((*a).to_owned(), *b)),
    );
    let variables = VARIABLES.iter().map(|(a, b)| ((*a).to_owned(), *b));
    table(&mut rest, "ENVIRONMENT", variables);
    let codes = EXIT_CODES.iter().map(|(code, b)| (code.to_string(), *b));
    table(&mut rest, "EXIT STATUS", codes);
    examples(&mut rest);
    rest.to_writer(&mut page)?;
    // Each section brings the same two lines on apostrophes: once is enough.
    let page = String::from_utf8_lossy(&page).replace(APOSTROPHES, "");
    Ok(format!("{MADE_BY}{APOSTROPHES}{page}"))
}

/// The ways to start the program, a line each.
fn synopsis(command: &Command) -> Roff {
    let usage = command.clone().render_usage().to_string();
    let mut page = Roff::new();
    page.control("SH", ["SYNOPSIS"]);
    for (nth, line) in usage.lines().enumerate() {
        if nth > 0 {
            page.control("br", []);
        }
        let line = line.trim_start_matches("Usage:").trim();
        page.text([bold(line.replace(['<', '>'], ""))]);
    }
    page
}

/// Every command with its arguments and options.
fn commands(page: &mut Roff, command: &Command) {
    page.control("SH", ["COMMANDS"]);
    let subcommands = command.get_subcommands().filter(|c| !c.is_hide_set());
    for sub in subcommands.filter(|c| c.get_name() != "help") {
        let mut usage = vec![bold(format!("sourcecheck {}", sub.get_name()))];
        for argument in sub.get_positionals() {
            usage.push(roman(format!(" {}", shown_value(argument))));
        }
        page.control("TP", []).text(usage);
        page.text([roman(about(sub))]);
        if sub.get_arguments().any(is_option) {
            page.control("RS", []);
            options(page, sub);
            page.control("RE", []);
        }
    }
}

/// What a command does, with the values that its argument may have.
fn about(command: &Command) -> String {
    let about = command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default();
    let values: Vec<String> = command
        .get_positionals()
        .flat_map(Arg::get_possible_values)
        .map(|value| value.get_name().to_owned())
        .collect();
    if values.is_empty() {
        about
    } else {
        format!("{about}: {}", values.join(", "))
    }
}

/// A command's options with what they do.
fn options(page: &mut Roff, command: &Command) {
    for option in command.get_arguments().filter(|a| is_option(a)) {
        page.control("TP", []).text([bold(option_names(option))]);
        page.text([roman(help_of(option))]);
    }
}

/// Whether an argument begins with `--`; help is everywhere and says so itself.
fn is_option(argument: &Arg) -> bool {
    !argument.is_positional() && argument.get_id() != "help"
}

fn shown_value(argument: &Arg) -> String {
    let name = argument
        .get_value_names()
        .and_then(|names| names.first())
        .map_or_else(|| argument.get_id().to_string(), ToString::to_string);
    let name = name.to_uppercase();
    if argument.is_required_set() {
        name
    } else {
        format!("[{name}]")
    }
}

fn option_names(option: &Arg) -> String {
    let long = option.get_long().map(|long| format!("--{long}"));
    let value = option
        .get_action()
        .takes_values()
        .then(|| {
            option
                .get_value_names()?
                .first()
                .map(|name| format!(" {name}"))
        })
        .flatten();
    long.unwrap_or_default() + &value.unwrap_or_default()
}

/// What an option is for, and the values that it may have.
fn help_of(option: &Arg) -> String {
    let help = option
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let values: Vec<String> = option
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    if values.is_empty() || !option.get_action().takes_values() {
        return help;
    }
    format!("{help}: {}", values.join(", "))
}

/// Every command of the reader that has keys, group by group.
fn keys(page: &mut Roff, keymap: &Keymap) {
    page.control("SH", ["KEYS"]);
    page.text([roman(
        "These are the shipped keys; ? shows those in force. A number before a command repeats it.",
    )]);
    for group in Group::ALL {
        page.control("SS", [group.title()]);
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

fn table(page: &mut Roff, title: &str, rows: impl Iterator<Item = (String, &'static str)>) {
    page.control("SH", [title]);
    for (name, what) in rows {
        page.control("TP", []).text([bold(name)]);
        page.text([roman(what)]);
    }
}

fn examples(page: &mut Roff) {
    let examples = [
        ("sourcecheck bridge.md", "Read and review an article."),
        (
            "curl -s https://example.org/bridge.md | sourcecheck -",
            "The same with an article from a pipe.",
        ),
        (
            "printf 'a\\nu\\nq\\n' | sourcecheck --plain bridge.md",
            "Decide two claims without a screen.",
        ),
    ];
    table(
        page,
        "EXAMPLES",
        examples.iter().map(|(a, b)| ((*a).to_owned(), *b)),
    );
}
