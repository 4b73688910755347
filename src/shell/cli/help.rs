//! `help`: the topics of the manual and the usage of commands, wrapped to the terminal.

use super::args::Args;
use super::print::{WIDEST, WIDTH, out, wrapped_text};
use crate::config::{Topic, article_of};
use crate::layout::Frame;
use crate::shell::failure::Failure;
use crate::shell::terminal::tty;
use crate::text::{SafeText, Span, Wrapping, names};
use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use std::fmt::Write;

/// Columns by which the rest of a line of usage is indented.
const HANGING: usize = 10;

/// Prints the list of topics, or what there is about a name: the usage of a command, the text of a topic, or both.
///
/// # Errors
/// There is nothing of that name, or stdout cannot be written.
pub fn help(name: Option<&str>) -> Result<(), Failure> {
    let width = tty::columns().map_or(WIDTH, usize::from);
    let width = width.clamp(Frame::NARROWEST, WIDEST);
    let Some(name) = name else {
        return out(&wrapped_text(&article_of(&list()), width));
    };
    let topic = Topic::from_name(name);
    let text = topic.map(|topic| wrapped_text(&article_of(&marked(topic.text())), width));
    let parts: Vec<String> = usage(name, width).into_iter().chain(text).collect();
    if parts.is_empty() {
        let (name, topics) = (SafeText::sanitize(name), names::<Topic>());
        return Err(Failure::Use(format!(
            "no such topic: {name}; topics are {topics} and the names of commands"
        )));
    }
    out(&parts.join("\n\n"))
}

/// The command line with the words that may follow `help`: what completions know.
pub fn with_topics() -> Command {
    let command = Args::command();
    let commands = command.get_subcommands().map(Command::get_name);
    let others = commands.filter(|name| Topic::from_name(name).is_none());
    let topics = Topic::ALL.iter().map(|topic| topic.name());
    let all: Vec<String> = topics.chain(others).map(str::to_owned).collect();
    let words = PossibleValuesParser::new(all);
    command.mut_subcommand("help", |help| {
        help.mut_arg("topic", |topic| topic.value_parser(words))
    })
}

/// Topics and commands, as Markdown.
fn list() -> String {
    let mut text = "# Help\n\n| topic | is about |\n|---|---|\n".to_owned();
    for topic in Topic::ALL {
        let _ = writeln!(text, "| {topic} | {} |", topic.title());
    }
    let command = Args::command();
    let names = command.get_subcommands().map(Command::get_name);
    let names = names.collect::<Vec<_>>().join(", ");
    text += "\n`sourcecheck help TOPIC` prints one (`| less` to turn its pages), `sourcecheck man TOPIC` prints it for ";
    let _ = write!(
        text,
        "`man`.\n\n`sourcecheck help COMMAND` prints the options of {names}; `sourcecheck --help` those of the reader. \
         While reading `?` shows the keys.\n"
    );
    marked(&text)
}

/// The same Markdown with what is lost without a style: headings in capitals, as in a manual page, and backticks around
/// what is to be typed as part of the text. Blocks of code and tables are set off by themselves.
fn marked(markdown: &str) -> String {
    let mut is_code = false;
    let mut text = String::with_capacity(markdown.len() + markdown.len() / 8);
    for line in markdown.split_inclusive('\n') {
        is_code ^= line.starts_with("```");
        if is_code || line.starts_with("```") || line.starts_with('|') {
            text += line;
            continue;
        }
        if line.starts_with("## ") {
            text += &line.to_uppercase();
            continue;
        }
        for (n, part) in line.split('`').enumerate() {
            match n % 2 {
                1 => _ = write!(text, "`` `{part}` ``"),
                _ => text += part,
            }
        }
    }
    text
}

/// How the command of that name is used.
fn usage(name: &str, width: usize) -> Option<String> {
    let mut command = Args::command();
    command.build();
    let usage = command.find_subcommand_mut(name)?.render_help().to_string();
    let mut rows = Vec::new();
    for line in usage.trim_end().lines() {
        let mut wrapping = Wrapping::hanging(line, width, HANGING);
        wrapping.words(Span::new(0, line.len()));
        for (n, row) in wrapping.end(0).into_iter().enumerate() {
            let indent = " ".repeat(if n > 0 { HANGING } else { 0 });
            rows.push(indent + row.of(line));
        }
    }
    Some(SafeText::sanitize_lines(&rows.join("\n")).to_string())
}
