//! What only the program needs of a sitting: where the reader left, marks, the history of changes.
//!
//! Small files in the state folder. Losing them loses no decision, so their errors never stop the reader.

use super::files::{self, Expected};
use crate::checklist::{Change, History};
use crate::session::{Bookmark, Place};
use crate::text::CodePoints;
use serde::{Deserialize, Serialize};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The state of one checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    place: PathBuf,
    history: PathBuf,
    /// The lock's file.
    pub lock: PathBuf,
}

/// The bookmark as it is written; positions are code points.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    at: usize,
    free: bool,
    claim: Option<String>,
    marks: Vec<(char, usize)>,
}

impl State {
    /// The state kept under `name` in `folder`.
    pub fn new(folder: &Path, name: &str) -> Self {
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        Self {
            place: file("place.json"),
            history: file("history.jsonl"),
            lock: file("lock"),
        }
    }

    /// Where the reader left, and what was changed; from the beginning when that is not known.
    pub fn bookmark(&self, text: &str) -> Bookmark {
        let read = files::read(&self.place).ok();
        let written: Written = read
            .and_then(|(bytes, _)| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let points = CodePoints::new(if written.at == 0 && written.marks.is_empty() {
            ""
        } else {
            text
        });
        let place = Place {
            at: points.to_byte(written.at),
            free: written.free,
        };
        let marks = written
            .marks
            .iter()
            .map(|&(letter, at)| (letter, points.to_byte(at)))
            .collect();
        Bookmark {
            place,
            claim: written.claim,
            marks,
        }
    }

    /// The history of changes, read when it is first needed: it grows with every decision.
    pub fn history(&self) -> History {
        match files::read(&self.history) {
            Ok((bytes, _)) => History::from_lines(&String::from_utf8_lossy(&bytes)),
            Err(_) => History::default(),
        }
    }

    /// Keeps where the reader is.
    pub fn keep(&self, bookmark: &Bookmark, text: &str) {
        let points = CodePoints::new(text);
        let written = Written {
            at: points.of_byte(bookmark.place.at),
            free: bookmark.place.free,
            claim: bookmark.claim.clone(),
            marks: bookmark
                .marks
                .iter()
                .map(|&(letter, at)| (letter, points.of_byte(at)))
                .collect(),
        };
        let expected =
            files::read(&self.place).map_or(Expected::Nothing, |(_, stamp)| Expected::This(stamp));
        if let Ok(json) = serde_json::to_vec(&written) {
            files::save(&self.place, &json, expected).ok();
        }
    }

    /// Appends changes to the history.
    pub fn log(&self, changes: &[Change]) {
        let lines: String = changes
            .iter()
            .map(|change| change.to_line() + "\n")
            .collect();
        let opened = OpenOptions::new()
            .append(true)
            .create(true)
            .open(&self.history);
        if let Ok(mut file) = opened {
            file.write_all(lines.as_bytes()).ok();
        }
    }
}
