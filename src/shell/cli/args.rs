//! The command line, as clap reads it.

use crate::config::{Preset, Shipped, Topic};
use crate::export::ReportFormat;
use crate::layout::Frame;
use crate::session::ThemeChoice;
use crate::text::NamedEnum;
use clap::builder::{PossibleValuesParser, Styles, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use std::path::PathBuf;

/// Reads one article page by page and asks of each claim: says who?
#[derive(Clone, Debug, Parser)]
#[command(
    name = "sourcecheck",
    version,
    styles = Styles::plain(),
    about = "A terminal reader with source-checking prompts",
    long_about = "Opens an article, paginates it like a book, steps through its claims by keyboard and keeps, for each, \
                  whether the article attributes it, sources it or neither, in a TOML checklist. It never says what is true.",
    after_help = "Press ? while reading for the keys; sourcecheck help lists the topics of the manual. For a file named like a command, write ./claims",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Args {
    /// What to do besides reading.
    #[command(subcommand)]
    pub command: Option<PrintCommand>,
    /// A saved web page, a Markdown or plain-text file, the address of one, or - for stdin; without it, recent articles, or the built-in sample.
    pub article: Option<PathBuf>,
    /// Review line by line, without a screen: for screen readers, simple terminals and scripts.
    #[arg(long)]
    pub plain: bool,
    /// The flags of the reader.
    #[command(flatten)]
    pub reading: ReadingFlags,
}

/// The flags of the reader; each rules over the setting of the same name.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ReadingFlags {
    /// Keep the checklist in this file.
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub checklist: Option<PathBuf>,
    /// Your initials or name, saved with your decisions.
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Other)]
    pub reviewer: Option<String>,
    /// The width of the text in columns, from 30 to 76.
    #[arg(long, value_name = "COLUMNS", value_parser = columns, value_hint = ValueHint::Other)]
    pub width: Option<usize>,
    /// The colours.
    #[arg(long, value_name = "THEME", value_parser = named::<ThemeChoice>())]
    pub theme: Option<ThemeChoice>,
    /// The preset of keys.
    #[arg(long, value_name = "PRESET", value_parser = named::<Preset>())]
    pub keys: Option<Preset>,
}

/// A width that text can be read in: the same as in the settings.
fn columns(text: &str) -> Result<usize, String> {
    let range = Frame::NARROWEST..=Frame::WIDEST;
    let number = text.parse().ok().filter(|n| range.contains(n));
    number.ok_or_else(|| format!("a whole number from {} to {}", range.start(), range.end()))
}

/// The values of an enumeration by name; listed, so that help and completions know them.
fn named<T: NamedEnum>() -> impl TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(T::ALL.iter().map(|value| value.name()));
    names.try_map(|name| T::from_name(&name).ok_or("no such name"))
}

/// What to do besides reading.
#[derive(Clone, Debug, Subcommand)]
pub enum PrintCommand {
    /// Print the claims of an article, each with what the program suggests; nothing of it is a decision.
    Claims {
        /// A saved web page, a Markdown or plain-text file, the address of one, or - for stdin.
        article: PathBuf,
        /// Also list the sentences that are no claim, with the reason.
        #[arg(long)]
        all: bool,
        /// Print what was decided instead of what is suggested.
        #[arg(long, conflicts_with = "all")]
        decided: bool,
        /// Take what was decided from this file.
        #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath, requires = "decided")]
        checklist: Option<PathBuf>,
        /// How to print them.
        #[arg(long, value_enum, default_value = "text")]
        format: RowFormat,
    },
    /// Write what was decided as a report: for people (markdown, html, docx), for programs (csv, evidence-csv, jsonl), what to ask of whom (queries), what to underline (facts).
    Report(ReportAsked),
    /// Print the article as extracted: positions in every file refer to this text.
    Text {
        /// A saved web page, a Markdown or plain-text file, the address of one, or - for stdin.
        article: PathBuf,
        /// One sentence a line, each as a JSON string.
        #[arg(long, conflicts_with = "format")]
        sentences: bool,
        /// How to print it.
        #[arg(long, value_enum, default_value = "text")]
        format: TextFormat,
    },
    /// Check checklists: contradictions, what is missing, what the article does not hold any more; exit code 1 where there is an error.
    Check {
        /// The checklists; each article is read where it can be found.
        #[arg(required = true, value_hint = ValueHint::FilePath)]
        checklists: Vec<PathBuf>,
        /// Warnings count as errors.
        #[arg(long)]
        strict: bool,
        /// How to print what is wrong.
        #[arg(long, value_enum, default_value = "text")]
        format: TextFormat,
    },
    /// Print the recent articles.
    Shelf {
        /// How to print them.
        #[arg(long, value_enum, default_value = "text")]
        format: TextFormat,
    },
    /// Print the settings in force and their origin, the changed keys, and the paths of files.
    Config {
        /// An article, to print the path of its checklist.
        #[arg(conflicts_with = "shipped")]
        article: Option<PathBuf>,
        /// Print a shipped file instead, with its comments.
        #[arg(long, value_name = "FILE", value_parser = named::<Shipped>())]
        shipped: Option<Shipped>,
        /// The flags of the reader.
        #[command(flatten)]
        reading: ReadingFlags,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page, or that of a topic of help.
    Man {
        /// The topic.
        #[arg(value_name = "TOPIC", value_parser = named::<Topic>())]
        topic: Option<Topic>,
    },
    /// Print the topics of the manual, or what there is about a topic or a command.
    Help {
        /// The topic, or the command.
        #[arg(value_name = "TOPIC")]
        topic: Option<String>,
    },
}

/// The forms in which claims are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// A listing for people.
    Text,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// One line a claim, as compilers report: `file:line:column: warning: problem: words [rule]`.
    Line,
}

/// The forms in which an article, the shelf or a check is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TextFormat {
    /// For people.
    Text,
    /// For programs: with everything that is known.
    Json,
}

/// What `report` is asked for.
#[derive(Clone, Debug, clap::Args)]
pub struct ReportAsked {
    /// The checklist, such as bridge.checklist.toml.
    pub checklist: PathBuf,
    /// The form; without it, that of the file's ending, else markdown.
    #[arg(long, value_name = "FORMAT", value_parser = named::<ReportFormat>())]
    pub format: Option<ReportFormat>,
    /// The file to write; without it, stdout.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Write over whatever is there.
    #[arg(long)]
    pub force: bool,
}
