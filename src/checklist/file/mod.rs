//! The checklist file, version 1: TOML that people edit, compare and merge by hand.
//!
//! The file is kept as text: the head, a piece for each claim, the tail. A change parses and rewrites the piece of its
//! claim, and leaves every other byte alone; so comments, unknown keys, order and line ends survive. Never touches the
//! disk. What cannot be read is never written over, since only a file that was read can be written.

mod claim;
mod comments;
mod error;
mod lines;
mod literal;
mod read;
mod regular;
mod split;
mod table;

use super::{Change, ClaimId, Document, Entry, Findings, Record};
pub(super) use claim::is_said_alike;
pub use error::FormatError;
use lines::with_ends_of;
pub use read::{ReadClaim, Saved, location_in, read};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};
use toml_edit::{DocumentMut, Item};

/// The value of `format`.
const FORMAT: &str = "sourcecheck-checklist";
/// The version of the format that is written.
const VERSION: i64 = 1;
/// What a new file begins with; `guide` names the questions by which the statuses were given.
const HEADER: &str = "\
# sourcecheck checklist: status says what the ARTICLE shows, never whether a claim is true.
#   attributed = an origin outside the author's voice is given    sourced = something to consult is given
#   unsupported = neither, or it failed    no status = undecided    exclude = not a claim to check
format  = \"sourcecheck-checklist\"
version = 1
guide   = \"sourcecheck-guide-1\"
";

/// A claim's row in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The claim.
    pub id: ClaimId,
    /// The found claim (index) that it is.
    pub claim: Option<usize>,
    /// Whether something is kept of it; else the row is made of the found claim where the file does not have it.
    pub is_kept: bool,
}

/// The text of a checklist file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistFile {
    has_bom: bool,
    /// Whether the last line has no end.
    is_open: bool,
    head: String,
    claims: Vec<(ClaimId, Box<str>)>,
    tail: String,
}

impl Default for ChecklistFile {
    fn default() -> Self {
        Self {
            has_bom: false,
            is_open: false,
            head: HEADER.to_owned(),
            claims: Vec::new(),
            tail: String::new(),
        }
    }
}

impl ChecklistFile {
    /// How many claims it lists.
    pub const fn n_claims(&self) -> usize {
        self.claims.len()
    }

    /// Whether it lists just these claims, in this order.
    pub fn has_rows(&self, rows: &[ListRow]) -> bool {
        let ids = self.claims.iter().map(|(id, _)| id);
        ids.eq(rows.iter().map(|row| &row.id))
    }

    /// Writes changes into the file, and lists these claims in this order where rows are given.
    pub fn apply(&mut self, changes: &[Change], rows: Option<&[ListRow]>, findings: &Findings) {
        for record in changes.iter().filter_map(|change| change.after.as_ref()) {
            self.set(record);
        }
        if let Some(rows) = rows {
            self.arrange(rows, findings);
        }
    }

    /// Writes what is kept of a claim into its piece; a claim that is not listed comes behind the others until
    /// [`ChecklistFile::arrange`] puts it into its place.
    pub fn set(&mut self, record: &Record) {
        let at = self.claims.iter().position(|(id, _)| *id == record.id);
        match at.and_then(|at| self.claims.get_mut(at)) {
            Some((_, text)) => *text = claim::write(Some(text), record).into(),
            None => {
                let text = self.with_ends(claim::write(None, record));
                self.claims.push((record.id.clone(), text.into()));
            }
        }
    }

    /// Forgets the text of claims: they are made anew when they are arranged.
    pub fn forget(&mut self, ids: &FxHashSet<ClaimId>) {
        self.claims.retain(|(id, _)| !ids.contains(id));
    }

    /// Lists these claims in this order: those that it does not have are made of what was found, and comments and tables
    /// beside those that go stay. Cost: linear.
    pub fn arrange(&mut self, rows: &[ListRow], findings: &Findings) {
        if self.has_rows(rows) {
            return;
        }
        let mut known = self.take_known(rows);
        let entries = findings.entries_of(rows);
        for (row, entry) in rows.iter().zip(&entries) {
            let text = known.remove(&row.id).or_else(|| {
                let mut text = String::with_capacity(512);
                push_undecided(&mut text, entry, &entries, findings);
                (!row.is_kept).then(|| self.with_ends(text).into())
            });
            self.claims.extend(text.map(|text| (row.id.clone(), text)));
        }
    }

    /// Takes the pieces of the claims that stay; what is the reader's of the others goes to the next piece.
    fn take_known(&mut self, rows: &[ListRow]) -> FxHashMap<ClaimId, Box<str>> {
        let wanted: FxHashSet<&ClaimId> = rows.iter().map(|row| &row.id).collect();
        let mut known = FxHashMap::default();
        let mut left = String::new();
        for (id, text) in std::mem::take(&mut self.claims) {
            if !wanted.contains(&id) {
                left += &remains(&text);
                continue;
            }
            let text = match std::mem::take(&mut left) {
                left if left.is_empty() => text,
                left => (left + &text).into(),
            };
            known.insert(id, text);
        }
        self.tail.insert_str(0, &left);
        known
    }

    /// Writes which article it is about, and how many claims are listed.
    pub fn set_document(&mut self, document: &Document) {
        let fields = |document: &Document| toml::Table::try_from(document).unwrap_or_default();
        let new = fields(&Document {
            n_claims: Some(self.claims.len()),
            ..document.clone()
        });
        let bare = self.head.replace("\r\n", "\n");
        let Ok(mut toml) = bare.parse::<DocumentMut>() else {
            return;
        };
        match toml.get_mut("document") {
            Some(Item::Table(table)) => {
                let old = read::document_in(&bare).unwrap_or_default();
                table::edit(table, &fields(&old), &new);
            }
            _ => drop(toml.insert("document", Item::Table(table::build(&new)))),
        }
        self.head = with_ends_of(&self.head, &toml.to_string());
    }

    /// Writes the whole file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_to(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.has_bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let claims = self.claims.iter().map(|(_, text)| &**text);
        let pieces = std::iter::once(&*self.head).chain(claims);
        let mut pieces = pieces
            .chain([&*self.tail])
            .filter(|piece| !piece.is_empty())
            .peekable();
        while let Some(piece) = pieces.next() {
            let is_last = pieces.peek().is_none();
            let cut = piece.strip_suffix('\n').filter(|_| self.is_open && is_last);
            let cut = cut.map(|piece| piece.strip_suffix('\r').unwrap_or(piece));
            out.write_all(cut.unwrap_or(piece).as_bytes())?;
        }
        Ok(())
    }

    /// The whole file.
    pub fn text(&self) -> String {
        let mut bytes = Vec::new();
        // Memory takes everything, and pieces of text are text.
        self.write_to(&mut bytes).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// A new piece with the line ends that the file has.
    fn with_ends(&self, text: String) -> String {
        if self.head.contains("\r\n") {
            return text.replace('\n', "\r\n");
        }
        text
    }
}

/// What stays of a claim that leaves the list: comments and other tables.
fn remains(text: &str) -> String {
    let pieces = split::split(text);
    let own = text.get(..pieces.tail.start).unwrap_or(text);
    let foreign = text.get(pieces.tail).unwrap_or("");
    let comments = split::comments(own);
    if comments.is_empty() && foreign.is_empty() {
        return String::new();
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let comments = [vec![""], comments, vec![""]].concat().join(end);
    format!("{comments}{foreign}")
}

/// Writes a claim in which nothing is decided or noted at the end of `out`. `list` holds the other claims.
pub(super) fn push_undecided(out: &mut String, entry: &Entry, list: &[Entry], findings: &Findings) {
    if let Some(claim) = findings.claim(entry) {
        let words = entry.exact(&findings.article.text);
        let repeats = findings.repeated(claim, list);
        claim::push_undecided(out, entry.id(), claim, words, repeats.as_ref());
    }
}
