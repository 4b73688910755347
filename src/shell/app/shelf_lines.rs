//! The shelf in the line mode: the articles read before, numbered, and lines that choose, filter and forget.

use super::line_mode;
use super::line_reader::{next_line, one_by_one};
use crate::export;
use crate::shell::cli::args::ReadingFlags;
use crate::shell::cli::print::{out, out_pieces};
use crate::shell::cli::shelf::{self, OnDisk};
use crate::shell::failure::Failure;
use crate::shell::storage::paths::Folders;
use crate::text::SafeText;
use std::fs::File;
use std::io::{BufReader, IsTerminal};

/// What a line can be.
const HELP: &str = "NUMBER opens that article where you left it.
/WORDS filters by title or path; / alone lists all.
d NUMBER, given twice, forgets that article; its files stay.
An empty line, or q, quits.";

/// What was answered.
#[derive(Debug, PartialEq, Eq)]
enum Answer<'a> {
    Number(usize),
    Words(&'a str),
    Forget(usize),
    Help,
    Nothing,
    /// Something else, which does nothing.
    Unknown,
}

impl<'a> Answer<'a> {
    fn of(line: &'a str) -> Self {
        let forgotten = line
            .strip_prefix("d ")
            .or_else(|| line.strip_prefix("forget "));
        match (line, line.parse(), forgotten.map(|n| n.trim().parse())) {
            ("" | "q" | "quit", ..) => Self::Nothing,
            ("?" | "h" | "help", ..) => Self::Help,
            (_, Ok(number), _) | (_, _, Some(Ok(number))) if number == 0 => Self::Unknown,
            (_, Ok(number), _) => Self::Number(number),
            (_, _, Some(Ok(number))) => Self::Forget(number),
            _ => line.strip_prefix('/').map_or(Self::Unknown, Self::Words),
        }
    }
}

/// Reviews one of the articles read before; where there are none, the sample.
///
/// # Errors
/// As [`line_mode::review`].
pub fn review(flags: &ReadingFlags) -> Result<u8, Failure> {
    let Some(known) = shelf::worth_showing() else {
        return line_mode::review(None, flags);
    };
    shelf::tell_troubles(&known);
    let mut shelf = ShelfTalk {
        known,
        forgetting: None,
    };
    shelf.list("")?;
    let mut input = stdin();
    loop {
        let Some(line) = ask(&mut input)? else {
            return Ok(0);
        };
        let forgetting = shelf.forgetting.take();
        match Answer::of(line.trim()) {
            Answer::Nothing => return Ok(0),
            Answer::Help => out(HELP)?,
            Answer::Words(words) => shelf.list(words.trim())?,
            Answer::Forget(number) => shelf.forget(number, forgetting)?,
            Answer::Number(number) if number == shelf.sample() => {
                return line_mode::review(None, flags);
            }
            Answer::Number(number) => {
                if let Some(code) = shelf.open(number, flags)? {
                    return Ok(code);
                }
            }
            Answer::Unknown => said(&format!(
                "No such answer: {}; ? lists the answers.",
                line.trim()
            ))?,
        }
    }
}

/// The articles, and the one that the next line may take off.
struct ShelfTalk {
    known: OnDisk,
    forgetting: Option<usize>,
}

impl ShelfTalk {
    /// The number of the sample, behind all articles.
    fn sample(&self) -> usize {
        self.known.items.len() + 1
    }

    /// Lists the articles that hold some words, each with its number among all.
    fn list(&self, words: &str) -> Result<(), Failure> {
        let numbered = (1..).zip(&self.known.items);
        let held: Vec<_> = numbered.filter(|(_, item)| item.holds(words)).collect();
        if held.is_empty() && !words.is_empty() {
            return said(&format!("No article matches “{words}”: / lists all."));
        }
        let rows = held.into_iter().map(|(number, item)| {
            let row = export::shelf_text(std::slice::from_ref(item));
            format!("{number} {row}")
        });
        let sample = match words {
            "" => format!("{} The built-in sample\n", self.sample()),
            _ => String::new(),
        };
        out(&rows.chain([sample]).collect::<String>())
    }

    /// Reviews an article, or says why not.
    fn open(&self, number: usize, flags: &ReadingFlags) -> Result<Option<u8>, Failure> {
        let Some(item) = self.known.items.get(number - 1) else {
            return said(&format!("No row {number}.")).map(|()| None);
        };
        if item.is_missing {
            let path = item.article.to_string_lossy();
            return said(&format!("{path} is missing.")).map(|()| None);
        }
        let folders = Folders::from_environment();
        let flags = shelf::with_checklist(&folders, &item.article, &item.checklist, flags);
        line_mode::review(Some(&item.article), &flags).map(Some)
    }

    /// Takes an article off the shelf when it is asked for the second time.
    fn forget(&mut self, number: usize, before: Option<usize>) -> Result<(), Failure> {
        let index = number - 1;
        let Some(item) = self.known.items.get(index) else {
            return said(&format!("No row {number}."));
        };
        let name = item.name();
        if before != Some(number) {
            self.forgetting = Some(number);
            return said(&format!(
                "Enter d {number} again to forget “{name}”; its files stay."
            ));
        }
        if let Err(error) = self.known.forget(index) {
            return said(&error.to_string());
        }
        said(&format!("Forgot “{name}”."))?;
        self.list("")
    }
}

fn said(text: &str) -> Result<(), Failure> {
    out(SafeText::sanitize(text).as_str())
}

/// Asks for a line; `None`: no more will come.
fn ask(input: &mut Option<BufReader<File>>) -> Result<Option<String>, Failure> {
    out_pieces(["\nnumber, ? for help, empty to quit> "])?;
    let Some(line) = input.as_mut().and_then(next_line) else {
        out("\n")?;
        return Ok(None);
    };
    let is_typed = |input: &BufReader<File>| input.get_ref().is_terminal();
    if !input.as_ref().is_some_and(is_typed) {
        out(SafeText::sanitize(&line).as_str())?;
        out_pieces(line.trim().is_empty().then_some("\n"))?;
    }
    Ok(Some(line))
}

/// Stdin: what stands behind the chosen number are the answers of the review.
fn stdin() -> Option<BufReader<File>> {
    let stdin = rustix::stdio::stdin().try_clone_to_owned().ok()?;
    Some(one_by_one(File::from(stdin)))
}
