//! What is wrong with a command line, as one sentence. clap's own words, but for a word too many: clap calls a second
//! article a subcommand.

use super::args::Args;
use crate::text::one_line;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command, CommandFactory};
use std::ffi::OsString;
use std::path::Path;

/// The sentence for an error of clap about these arguments, the name of the program first.
pub fn sentence(error: &Error, arguments: &[OsString]) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let subcommand = context(ContextKind::InvalidSubcommand);
    match (error.kind(), context(ContextKind::InvalidArg)) {
        (ErrorKind::InvalidSubcommand, _) => no_command(subcommand),
        (ErrorKind::UnknownArgument, word) if !word.starts_with('-') => {
            word_too_many(word, arguments)
        }
        (ErrorKind::ArgumentConflict, _) if !subcommand.is_empty() => {
            word_too_many(subcommand, arguments)
        }
        _ => first_paragraph(error),
    }
}

/// What to say where the name of a command follows a flag, so that it was taken for an article; `None`: it does not.
pub fn misplaced(article: Option<&Path>, arguments: &[OsString]) -> Option<String> {
    // A command line that only names an article does not pay for this.
    let name = article.filter(|_| arguments.len() > 2)?.to_str()?;
    let is_plain = arguments.iter().any(|argument| argument == "--");
    (!is_plain && find(name).is_some()).then(|| comes_first(name))
}

fn word_too_many(word: &str, arguments: &[OsString]) -> String {
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    let first = words.next().unwrap_or_default();
    if let Some(command) = find(&first) {
        let argument = command.get_positionals().next().map(Arg::get_id);
        let takes = argument.map_or("no argument".to_owned(), |id| format!("one {id}"));
        return format!("{first} takes {takes}; got {word} as well");
    }
    if let Some(name) = words.find(|word| find(word).is_some()) {
        return comes_first(&name);
    }
    let is_path = first.contains(['.', '/', '-']) || Path::new(&*first).exists();
    if is_path {
        format!("sourcecheck takes one article; got {word} as well")
    } else {
        no_command(&first)
    }
}

fn find(name: &str) -> Option<Command> {
    let command = Args::command();
    command.find_subcommand(name).cloned()
}

fn comes_first(name: &str) -> String {
    format!("{name} comes first: sourcecheck {name} …; for a file named {name}, write ./{name}")
}

fn no_command(name: &str) -> String {
    let command = Args::command();
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    format!("no such command: {name}; commands are {}", names.join(", "))
}

/// What clap says before its hints, on one line.
fn first_paragraph(error: &Error) -> String {
    // Without styles; otherwise whole sequences would be cut out of what was typed.
    let text = error.render().ansi().to_string();
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    one_line(paragraph).trim_start_matches("error: ").to_owned()
}
