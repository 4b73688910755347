//! Completions for shells, made from the command line's own definitions.
//!
//! What can be completed where is found once, here; each shell's file only writes it down in its shell's language.

mod bash;
mod fish;
mod zsh;

use super::args::{Args, Shell};
use clap::{Arg, Command, CommandFactory, ValueHint};

/// What every file of completions that we made holds, as a comment of each of the shells.
pub const MADE_BY: &str = "# made by sourcecheck\n";

/// The completions for a shell, as it reads them.
pub fn script(shell: Shell) -> String {
    let all = Words::all();
    match shell {
        Shell::Bash => bash::script(&all),
        Shell::Zsh => zsh::script(&all),
        Shell::Fish => fish::script(&all),
    }
}

/// What may stand behind the program's name.
struct Words {
    /// Behind no command: the flags of the reader, and an article.
    reading: CompletedCommand,
    /// Behind each command.
    tasks: Vec<CompletedCommand>,
}

/// A command with what may stand behind it.
struct CompletedCommand {
    name: String,
    about: String,
    options: Vec<Flag>,
    /// What its one argument may be.
    argument: Value,
}

/// An option: what it is called, what it is for, and what its value may be.
struct Flag {
    /// With both dashes.
    name: String,
    about: String,
    /// `None`: it has no value.
    value: Option<Value>,
}

/// What may stand in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// Nothing, or what nobody can know beforehand.
    Nothing,
    /// Any file.
    File,
    /// A folder.
    Folder,
    /// One of these words.
    OneOf(Vec<String>),
}

impl Words {
    fn all() -> Self {
        let mut command = Args::command();
        command.build();
        let tasks: Vec<CompletedCommand> = command
            .get_subcommands()
            .map(CompletedCommand::of)
            .collect();
        // Its argument is a command, which clap's own definition does not tell.
        let names = tasks.iter().map(|task| task.name.clone());
        let names: Vec<String> = names.filter(|name| name != "help").collect();
        let told = |task: CompletedCommand| match task.name.as_str() {
            "help" => CompletedCommand {
                argument: Value::OneOf(names.clone()),
                ..task
            },
            _ => task,
        };
        Self {
            reading: CompletedCommand::of(&command),
            tasks: tasks.into_iter().map(told).collect(),
        }
    }

    /// The names of the commands.
    fn names(&self) -> Vec<&str> {
        self.tasks.iter().map(|task| task.name.as_str()).collect()
    }
}

impl CompletedCommand {
    fn of(command: &Command) -> Self {
        let first = command.get_positionals().next();
        let options = command.get_arguments().filter_map(|argument| {
            Some(Flag {
                name: format!("--{}", argument.get_long()?),
                about: line(argument.get_help()),
                value: argument
                    .get_action()
                    .takes_values()
                    .then(|| Value::of(argument)),
            })
        });
        Self {
            name: command.get_name().to_owned(),
            about: line(command.get_about()),
            options: options.collect(),
            argument: first.map_or(Value::Nothing, Value::of),
        }
    }

    /// Its options that have a value.
    fn with_value(&self) -> impl Iterator<Item = (&str, &Value)> {
        let told = |option: &'_ Flag| option.value.is_some();
        let options = self.options.iter().filter(move |option| told(option));
        options.filter_map(|option| Some((option.name.as_str(), option.value.as_ref()?)))
    }
}

impl Value {
    fn of(argument: &Arg) -> Self {
        let values = argument.get_possible_values();
        let words: Vec<String> = values.iter().map(|v| v.get_name().to_owned()).collect();
        match argument.get_value_hint() {
            _ if !words.is_empty() => Self::OneOf(words),
            ValueHint::DirPath => Self::Folder,
            ValueHint::AnyPath | ValueHint::FilePath => Self::File,
            _ => Self::Nothing,
        }
    }
}

/// A help text as one line.
fn line(text: Option<&clap::builder::StyledStr>) -> String {
    let text = text.map(ToString::to_string).unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}
