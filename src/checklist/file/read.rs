//! A file's text to what it says: its pieces first, then claim by claim, and what is wrong with it and where.

use super::error::{FormatError, Wrong, merge_marker};
use super::regular::regular;
use super::split::{Pieces, split};
use super::{ChecklistFile, FORMAT, VERSION, claim};
use crate::checklist::{ClaimId, Document, Record};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use toml::Table;

/// A checklist as it was read.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The file's own text, into which changes are written.
    pub file: ChecklistFile,
    /// Which article it is about.
    pub document: Document,
    /// Its claims, in the order of the file.
    pub claims: Vec<ReadClaim>,
    /// What was odd, each one sentence for a person.
    pub warnings: Vec<String>,
    /// Why it may be shown but not written, as one sentence: it comes from a newer version.
    pub read_only: Option<String>,
}

impl Saved {
    /// How many claims are decided, and how many count: excluded ones do not.
    pub fn progress(&self) -> (usize, usize) {
        let mut progress = (0, 0);
        for claim in &self.claims {
            let record = claim.record.as_deref();
            if record.is_none_or(Record::is_counted) {
                progress.1 += 1;
                progress.0 += usize::from(record.is_some_and(Record::is_settled));
            }
        }
        progress
    }
}

/// A claim as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadClaim {
    /// Its id.
    pub id: ClaimId,
    /// What the file says of it; `None` where that is what the program would write of an undecided claim.
    pub record: Option<Box<Record>>,
    /// Whether the reader wrote comments or keys of their own beside it; then it is never dropped.
    pub annotated: bool,
}

/// The head of a file, as far as it matters.
#[derive(Deserialize)]
struct TopTable {
    document: Option<Document>,
    #[serde(flatten)]
    other: Table,
}

/// Reads a checklist from the bytes of its file. `is_known` says whether a claim's text is what the program itself would
/// write of it; such a claim is not parsed.
///
/// # Errors
/// Says in one sentence what is wrong, where, and what it should be; the file must then be left alone.
pub fn read(bytes: &[u8], is_known: impl Fn(&ClaimId, &str) -> bool) -> Result<Saved, FormatError> {
    let whole = utf8(bytes)?;
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let pieces = split(text);
    let mut saved = if pieces.irregular {
        let regular = regular(text)?;
        let pieces = split(&regular);
        saved_of(&regular, &pieces, &is_known, false)?
    } else {
        saved_of(text, &pieces, &is_known, true)?
    };
    saved.file.has_bom = text.len() < whole.len();
    Ok(saved)
}

fn utf8(bytes: &[u8]) -> Result<&str, FormatError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => Err(
            FormatError::new("not UTF-8 but UTF-16; save it as UTF-8", None),
        ),
        Err(e) => {
            let before = bytes.get(..e.valid_up_to()).unwrap_or(bytes);
            let line = 1 + before.split(|b| *b == b'\n').skip(1).count();
            Err(FormatError::new("not UTF-8", Some(line)))
        }
    }
}

/// What the pieces of a text say; `with_lines` where they are those of the file.
fn saved_of(
    text: &str,
    pieces: &Pieces,
    is_known: &impl Fn(&ClaimId, &str) -> bool,
    with_lines: bool,
) -> Result<Saved, FormatError> {
    let of = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or("");
    let (head, tail) = (of(&pieces.head), of(&pieces.tail));
    // A table may follow the claims: together they are all that is no claim.
    let top = format!("{head}{tail}");
    let (document, read_only, warnings) = match read_top(&top) {
        Ok(read) => read,
        Err(error) => return Err(merge_marker(text).unwrap_or(error)),
    };
    let mut saved = Saved {
        file: ChecklistFile {
            has_bom: false,
            is_open: !text.is_empty() && !text.ends_with('\n'),
            head: head.to_owned(),
            claims: Vec::with_capacity(pieces.claims.len()),
            tail: tail.to_owned(),
        },
        document,
        claims: Vec::with_capacity(pieces.claims.len()),
        warnings,
        read_only,
    };
    let mut ids = FxHashSet::default();
    for piece in &pieces.claims {
        let of_claim = of(&piece.range);
        let line = || 1 + of(&(0..piece.range.start)).matches('\n').count();
        let nth = saved.claims.len() + 1;
        let read = read_claim(
            of_claim,
            nth,
            piece.commented,
            is_known,
            &mut saved.warnings,
        );
        let read = read.map_err(|(wrong, whose)| {
            let explained = wrong.explain(of_claim, &whose, with_lines.then(line));
            match &saved.read_only {
                // A newer version may say things in another way: that it is newer is the thing to know.
                Some(newer) => FormatError::new(newer, None),
                None => merge_marker(text).unwrap_or(explained),
            }
        })?;
        if !ids.insert(read.id.clone()) {
            return Err(twice(&read.id, of_claim, with_lines.then(line)));
        }
        saved.file.claims.push((read.id.clone(), of_claim.into()));
        saved.claims.push(read);
    }
    saved.file.close();
    Ok(saved)
}

impl ChecklistFile {
    /// Gives the last line an end, as long as the file is changed.
    fn close(&mut self) {
        let last = match self.claims.last_mut() {
            Some((_, text)) if self.tail.is_empty() => {
                if !text.ends_with('\n') {
                    *text = format!("{text}\n").into();
                }
                return;
            }
            Some(_) => &mut self.tail,
            None => &mut self.head,
        };
        if !last.ends_with('\n') && !last.is_empty() {
            last.push('\n');
        }
    }
}

/// Reads one claim; what is wrong with it, and how it is called.
fn read_claim(
    text: &str,
    nth: usize,
    commented: bool,
    is_known: &impl Fn(&ClaimId, &str) -> bool,
    warnings: &mut Vec<String>,
) -> Result<ReadClaim, (Wrong, String)> {
    let id = claim::id_of(text);
    if let Some(id) = id.clone().filter(|id| is_known(id, text)) {
        return Ok(ReadClaim {
            id,
            record: None,
            annotated: false,
        });
    }
    let record = claim::read(text).map_err(|wrong| {
        let named = || {
            let table: Table = text.parse().ok()?;
            let claim = table.get("claim")?.as_array()?.first()?;
            Some(claim.get("id")?.as_str()?.to_owned())
        };
        let name = id
            .map(|id| id.to_string())
            .or_else(named)
            .filter(|id| !id.is_empty());
        let whose = name.map_or_else(|| format!("claim number {nth}"), |id| format!("claim {id}"));
        (wrong, whose)
    })?;
    let unknown = record.unknown_keys().collect::<Vec<_>>();
    let annotated = commented || !unknown.is_empty();
    let whose = format!("claim {}", record.id);
    warnings.extend(unknown.into_iter().map(|key| kept(&whose, key)));
    Ok(ReadClaim {
        id: record.id.clone(),
        record: Some(Box::new(record)),
        annotated,
    })
}

fn kept(whose: &str, key: &str) -> String {
    format!("{whose}: unknown key {key}; kept, without effect")
}

/// The document, why the file may only be looked at, and what is odd.
type Top = (Document, Option<String>, Vec<String>);

/// Reads all that is no claim.
fn read_top(top: &str) -> Result<Top, FormatError> {
    let explain = |wrong: Wrong, whose: &str| wrong.explain(top, whose, Some(1));
    let table: Table = top
        .parse()
        .map_err(|error| explain(Wrong::of(top, &error), ""))?;
    let read_only = identity(top, &table)?;
    let newer = |error: FormatError| match &read_only {
        Some(newer) => FormatError::new(newer, None),
        None => error,
    };
    if table
        .get("document")
        .is_some_and(|document| !document.is_table())
    {
        let line = Some(line_of(top, "document"));
        let error = FormatError::new("document must be a table", line);
        return Err(newer(error));
    }
    let head: TopTable =
        toml::from_str(top).map_err(|error| newer(explain(Wrong::of(top, &error), "document")))?;
    let known = ["format", "version", "guide"];
    let unknown = head
        .other
        .keys()
        .filter(|key| !known.contains(&key.as_str()));
    let warnings = unknown.map(|key| kept("the top", key)).collect();
    Ok((head.document.unwrap_or_default(), read_only, warnings))
}

/// Which article the head of a file is about.
pub(super) fn document_in(head: &str) -> Option<Document> {
    toml::from_str::<TopTable>(head).ok()?.document
}

/// Whether it is a checklist at all; the sentence for one that may only be looked at.
fn identity(top: &str, table: &Table) -> Result<Option<String>, FormatError> {
    let format = table.get("format");
    if format.and_then(toml::Value::as_str) != Some(FORMAT) {
        let words = format!("not a checklist: it should begin with format = \"{FORMAT}\"");
        let line = format.map(|_| line_of(top, "format"));
        return Err(FormatError::new(&words, line));
    }
    let version = table.get("version");
    match version.and_then(toml::Value::as_integer) {
        Some(VERSION) => Ok(None),
        Some(newer) if newer > VERSION => Ok(Some(format!(
            "checklist version {newer} needs a newer sourcecheck (this one writes version {VERSION})"
        ))),
        _ => {
            let words = format!("version must be the number {VERSION}");
            let line = version.map(|_| line_of(top, "version"));
            Err(FormatError::new(&words, line))
        }
    }
}

/// The line (from 1) that begins with a key or its header; the first where none does.
fn line_of(text: &str, key: &str) -> usize {
    let begins = |line: &str| {
        line.trim_start_matches(['[', ' ', '"', '\''])
            .starts_with(key)
    };
    1 + text.lines().position(begins).unwrap_or(0)
}

fn twice(id: &ClaimId, text: &str, first_line: Option<usize>) -> FormatError {
    let line = first_line.map(|first| first + line_of(text, "id") - 1);
    let words = format!("two claims have the id {id}: delete one or change its id");
    FormatError::new(&words, line)
}

/// The file of the article that a checklist is about, as the checklist says it; `None` when it does not.
///
/// Asked before the first page is shown, so a long list of claims is read only when nothing is above it.
pub fn location_in(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let of = |toml: &str| {
        toml.parse::<Table>()
            .ok()?
            .get("document")?
            .get("location")?
            .as_str()
            .map(str::to_owned)
    };
    let head = text.split("\n[[claim]]").next().unwrap_or(text);
    of(head.trim_end()).or_else(|| of(text))
}
