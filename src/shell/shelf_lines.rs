//! The shelf in the line mode: the articles read before, numbered, and one line that chooses.

use super::args::ReadingFlags;
use super::failure::Failure;
use super::places::Folders;
use super::plain;
use super::print::{out, out_pieces};
use super::shelf::{self, OnDisk};
use crate::checklist::Shelved;
use crate::export;
use crate::text::SafeText;
use std::fs::File;
use std::io::{IsTerminal, Read};

/// What was answered.
enum Answer<'a> {
    Article(&'a Shelved),
    Sample,
    Nothing,
    Unknown,
}

/// Reviews one of the articles read before; where there are none, the sample.
///
/// # Errors
/// As [`plain::review`].
pub fn review(flags: &ReadingFlags) -> Result<u8, Failure> {
    let Some(known) = shelf::worth_showing() else {
        return plain::review(None, flags);
    };
    shelf::tell_troubles(&known);
    let sample = known.items.len() + 1;
    let list = export::shelf_text(&known.items, true);
    out(&format!("{list}{sample} The built-in sample"))?;
    let mut input = unbuffered();
    loop {
        match ask(&known, &mut input)? {
            Answer::Nothing => return Ok(0),
            Answer::Sample => return plain::review(None, flags),
            Answer::Unknown => out("There is no such number here.")?,
            Answer::Article(item) if item.is_missing => {
                let path = item.article.to_string_lossy();
                out(SafeText::sanitize(&format!("{path} is missing.")).as_str())?;
            }
            Answer::Article(item) => {
                let folders = Folders::from_environment();
                let flags = shelf::with_checklist(&folders, &item.article, &item.checklist, flags);
                return plain::review(Some(&item.article), &flags);
            }
        }
    }
}

fn ask<'a>(known: &'a OnDisk, input: &mut Option<File>) -> Result<Answer<'a>, Failure> {
    out_pieces(["\nnumber, or an empty line for none> "])?;
    let Some(line) = input.as_mut().and_then(next_line) else {
        out("\n")?;
        return Ok(Answer::Nothing);
    };
    if input.as_ref().is_some_and(|input| !input.is_terminal()) {
        out(SafeText::sanitize(&line).as_str())?;
    }
    let line = line.trim();
    if line.is_empty() || line == "q" {
        return Ok(Answer::Nothing);
    }
    let number = line.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    Ok(match number {
        Some(nth) if nth == known.items.len() => Answer::Sample,
        Some(nth) => known
            .items
            .get(nth)
            .map_or(Answer::Unknown, Answer::Article),
        None => Answer::Unknown,
    })
}

/// Stdin without a buffer: what stands behind the chosen number are the answers of the review.
fn unbuffered() -> Option<File> {
    let stdin = rustix::stdio::stdin().try_clone_to_owned().ok()?;
    Some(File::from(stdin))
}

/// The next line, byte by byte; `None` at the end.
fn next_line(input: &mut File) -> Option<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    loop {
        match input.read(&mut byte) {
            Ok(1) if byte == *b"\n" => break,
            Ok(1) => line.extend_from_slice(&byte),
            _ if line.is_empty() => return None,
            _ => break,
        }
    }
    Some(String::from_utf8_lossy(&line).into_owned())
}
