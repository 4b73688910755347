//! What is wrong with a command line, as one sentence: what, and what to do.
//!
//! clap finds the mistake; it is said here, since clap's own words call a second article a subcommand.

use super::args::Args;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command, CommandFactory};
use std::error::Error as _;
use std::ffi::OsString;
use std::path::Path;

/// The sentence for an error of clap about these arguments, the name of the program first.
pub fn sentence(error: &Error, arguments: &[OsString]) -> String {
    let line = CommandLine::of(arguments);
    let argument = context(error, ContextKind::InvalidArg);
    let (name, value) = (bare(&argument), context(error, ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            needs_value(&name, &argument)
        }
        ErrorKind::InvalidValue => {
            let allowed = context(error, ContextKind::ValidValue);
            format!("{name} must be one of {allowed}, not {value}")
        }
        ErrorKind::ValueValidation => {
            let wanted = error.source().map(ToString::to_string).unwrap_or_default();
            format!("{name} must be {wanted}, not {value}")
        }
        ErrorKind::UnknownArgument => line.takes_no(&name),
        ErrorKind::TooManyValues => format!("{name} takes no value; got {value}"),
        ErrorKind::MissingRequiredArgument => {
            let command = line.command.as_deref().unwrap_or_default();
            format!("{command} needs {name}: sourcecheck {command} {name}")
        }
        ErrorKind::ArgumentConflict => {
            let too_much = context(error, ContextKind::InvalidSubcommand);
            let prior = bare(&context(error, ContextKind::PriorArg));
            match (too_much.as_str(), prior == name) {
                ("", true) => format!("{name} is given twice"),
                ("", false) => format!("{name} cannot be used with {prior}"),
                (word, _) => line.word_too_much(word),
            }
        }
        ErrorKind::InvalidSubcommand => no_command(&context(error, ContextKind::InvalidSubcommand)),
        _ => first_line(error),
    }
}

/// What to say where a command's name stands behind flags, so that it was taken for an article; `None`: it does not.
pub fn misplaced(article: Option<&Path>, arguments: &[OsString]) -> Option<String> {
    // Nobody who only names an article waits for this.
    let has_more = arguments.len() > 2;
    has_more
        .then(|| CommandLine::of(arguments))?
        .misplaced(article?.to_str()?)
}

/// A command line as far as it can be told without knowing whether it is right.
struct CommandLine {
    /// Its first word that is no option, where that is a command's name.
    command: Option<String>,
    /// The words that are neither an option nor an option's value.
    words: Vec<String>,
    /// The long options, without their values.
    flags: Vec<String>,
    /// Whether `--` says that what follows is no option and no command.
    is_plain: bool,
}

impl CommandLine {
    fn of(arguments: &[OsString]) -> Self {
        let command = Args::command();
        let (mut words, mut flags, mut is_plain) = (Vec::new(), Vec::new(), false);
        let mut arguments = arguments.iter().skip(1).map(|a| a.to_string_lossy());
        while let Some(argument) = arguments.next() {
            match argument.split_once('=') {
                _ if is_plain || argument == "--" => {
                    words.extend(is_plain.then(|| argument.into_owned()));
                    is_plain = true;
                }
                Some((flag, _)) if flag.starts_with("--") => flags.push(flag.to_owned()),
                _ if argument.starts_with("--") => {
                    let option = command
                        .get_arguments()
                        .find(|a| long(a).as_deref() == Some(&argument));
                    if option.is_some_and(|a| a.get_action().takes_values()) {
                        arguments.next();
                    }
                    flags.push(argument.into_owned());
                }
                _ => words.push(argument.into_owned()),
            }
        }
        let names = |word: &&String| names().contains(word);
        let command = words.first().filter(names).cloned();
        Self {
            command,
            words,
            flags,
            is_plain,
        }
    }

    /// That an option or a word has no place here.
    fn takes_no(&self, name: &str) -> String {
        match (&self.command, name.starts_with('-')) {
            (Some(command), true) => {
                format!("{command} has no option {name}; see sourcecheck {command} --help")
            }
            (Some(command), false) => match first_argument(command) {
                Some(wanted) => format!("{command} takes one {wanted}; got {name} as well"),
                None => format!("{command} takes no argument; got {name}"),
            },
            (None, true) => {
                format!("no such option: {name}; see sourcecheck --help")
            }
            (None, false) => self.word_too_much(name),
        }
    }

    /// That a word stands behind the article: a second article, or what was meant for a command that there is none of.
    fn word_too_much(&self, word: &str) -> String {
        let first = self.words.first().map_or("", String::as_str);
        if let Some(said) = self.misplaced(first) {
            return said;
        }
        let is_plain = !first.contains(['.', '/', '-']) && !Path::new(first).exists();
        if is_plain {
            no_command(first)
        } else {
            format!("sourcecheck takes one article; got {word} as well")
        }
    }

    /// That a command stands behind flags, where it is none.
    fn misplaced(&self, name: &str) -> Option<String> {
        let command = Args::command();
        let called = command
            .get_subcommands()
            .find(|sub| sub.get_name() == name)?;
        let flag = self.flags.first().filter(|_| !self.is_plain)?;
        let takes = called
            .get_arguments()
            .any(|a| long(a).as_ref() == Some(flag));
        Some(if takes {
            format!("{flag} goes after the command: sourcecheck {name} {flag} …")
        } else {
            format!("{name} has no option {flag}; for a file named {name}, write ./{name}")
        })
    }
}

/// What a command takes: "article", "shell".
fn first_argument(command: &str) -> Option<String> {
    let all = Args::command();
    let argument = all.find_subcommand(command)?.get_positionals().next()?;
    Some(argument.get_id().as_str().to_owned())
}

fn no_command(name: &str) -> String {
    let names = names().join(", ");
    format!("no such command: {name}; commands are {names}")
}

fn names() -> Vec<String> {
    let command = Args::command();
    let names = command.get_subcommands().map(Command::get_name);
    names.map(str::to_owned).collect()
}

fn long(argument: &Arg) -> Option<String> {
    argument.get_long().map(|long| format!("--{long}"))
}

/// An argument's name without its value: `--width` for `--width <COLUMNS>`, `ARTICLE` for `<ARTICLE>`.
fn bare(argument: &str) -> String {
    let first = argument.split([' ', '=']).next().unwrap_or(argument);
    first.trim_matches(['<', '>', '[', ']']).to_owned()
}

fn needs_value(name: &str, argument: &str) -> String {
    if name.starts_with('-') {
        let shown = argument.replace(['<', '>'], "");
        format!("{name} needs a value: {shown}")
    } else {
        format!("{name} is empty: give the path of a file")
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// clap's own words, for what no sentence was made for.
fn first_line(error: &Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
