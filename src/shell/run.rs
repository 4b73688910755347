//! From the arguments to an exit code: which task runs, and how its failure is printed.

use crate::shell::app::reader;
use crate::shell::cli::args::{Args, PrintCommand, TextFormat};
use crate::shell::cli::check::check;
use crate::shell::cli::completions;
use crate::shell::cli::config_files::{configure, own_cues};
use crate::shell::cli::config_report;
use crate::shell::cli::help;
use crate::shell::cli::print;
use crate::shell::cli::report;
use crate::shell::cli::usage;
use crate::shell::failure::Failure;
use crate::shell::storage::load::open;
use crate::shell::storage::paths::Folders;
use crate::shell::storage::shelf;
use crate::shell::storage::source::ArticleSource;
use crate::shell::terminal::tty;
use crate::text::SafeText;
use clap::Parser;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Runs the program with its arguments, the name of the program first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match read_in(&arguments).and_then(perform) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            let line = SafeText::sanitize_lines(&format!("sourcecheck: {failure}"));
            // There is nothing to do when stderr is closed.
            writeln!(io::stderr(), "{line}").ok();
            ExitCode::from(failure.exit_code())
        }
    }
}

/// What the arguments ask for; `None`: help or the version, which were printed.
fn read_in(arguments: &[OsString]) -> Result<Option<Args>, Failure> {
    match Args::try_parse_from(arguments) {
        Ok(args) => match usage::misplaced(args.article.as_deref(), arguments) {
            Some(why) => Err(Failure::Use(why)),
            None => Ok(Some(args)),
        },
        Err(error) if error.use_stderr() => Err(Failure::Use(usage::sentence(&error, arguments))),
        Err(asked) => print::out(&asked.render().to_string()).map(|()| None),
    }
}

fn perform(args: Option<Args>) -> Result<u8, Failure> {
    let Some(mut args) = args else {
        return Ok(0);
    };
    let Some(command) = args.command.take() else {
        return read(&args);
    };
    match command {
        PrintCommand::Claims {
            article,
            all,
            decided,
            checklist,
            format,
        } => {
            own_cues(&Folders::from_environment())?;
            if decided {
                print::decided(&article, checklist.as_deref(), format)
            } else {
                print::claims(&article, all, format)
            }
        }
        PrintCommand::Report(asked) => report::report(&asked),
        PrintCommand::Text {
            article,
            sentences,
            format,
        } => print::text(&article, sentences, format),
        PrintCommand::Check {
            checklists,
            strict,
            format,
        } => {
            own_cues(&Folders::from_environment())?;
            return check(&checklists, strict, format);
        }
        PrintCommand::Shelf { format } => {
            print::shelf(&shelf::read(&Folders::from_environment()), format)
        }
        PrintCommand::Config {
            shipped: Some(file),
            ..
        } => config_report::shipped(file),
        PrintCommand::Config {
            article, reading, ..
        } => config_report::config(article.as_deref(), &reading),
        PrintCommand::Completions { shell } => print::out(&completions::script(shell)),
        PrintCommand::Man { topic } => print::manual(topic),
        PrintCommand::Help { topic } => help::help(topic.as_deref()),
    }
    .map(|()| 0)
}

/// Reads an article, or shows those read before: on the screen, line by line, or as plain text into a pipe.
fn read(args: &Args) -> Result<u8, Failure> {
    let article = args.article.as_deref();
    let is_terminal = tty::stdout_is_terminal();
    let in_lines = args.plain || (is_terminal && tty::is_dumb());
    // As less does: what is piped in is the article. In lines the answers come from there.
    let is_piped = article.is_none() && !in_lines && tty::stdin_is_given();
    let article = article.or(is_piped.then_some(Path::new("-")));
    let folders = Folders::from_environment();
    let wants_shelf = article.is_none() && args.reading.checklist.is_none();
    let shelf = wants_shelf.then(|| shelf::read(&folders));
    let shelf = shelf.filter(super::storage::shelf::OnDisk::is_worth_showing);
    if in_lines || is_terminal {
        return reader::read(article, shelf, in_lines, &args.reading);
    }
    if let Some(shelf) = shelf.filter(|shelf| !shelf.items.is_empty()) {
        return print::shelf(&shelf, TextFormat::Text).map(|()| 0);
    }
    let config = configure(&folders, &args.reading)?;
    let opened = open(ArticleSource::of(article)?)?;
    print::wrapped(&opened, config.settings.width.value).map(|()| 0)
}
