//! A saved file over what was found in the article: the checklist that the reader goes on with.

use super::offers::Offers;
use super::place::PlaceFinder;
use crate::checklist::file::{self, ChecklistFile, FormatError, ListRow, Saved};
use crate::checklist::{
    Anchor, Change, Checklist, ClaimId, Document, Entry, Findings, Record, Step, sha256,
};
use rustc_hash::FxHashSet;
use std::cell::RefCell;

/// What has to be written into the file, and to the history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    /// What changed, claim by claim.
    pub changes: Vec<Change>,
    /// The rows that the file should have, where it has others.
    pub rows: Option<Vec<ListRow>>,
    /// What the history gets.
    pub steps: Vec<Step>,
}

/// How the saved claims were found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// Whether the article is another one than when the checklist was saved: its text, or a link.
    pub is_edited: bool,
    /// Whether its text is another one; where it is the same and no claim is touched, there is nothing to say.
    pub has_other_text: bool,
    /// Found as they were.
    pub n_unchanged: usize,
    /// Found in other words that say the same.
    pub n_reworded: usize,
    /// Found with a change that matters.
    pub n_changed: usize,
    /// Found in several places.
    pub n_ambiguous: usize,
    /// Not found.
    pub n_deleted: usize,
    /// On the list for the first time.
    pub n_new: usize,
    /// Undecided and without a note, and not in the article any more.
    pub n_dropped: usize,
}

impl Edited {
    fn count(&mut self, entry: &Entry) {
        let n = match entry.record().anchor {
            Anchor::Exact => &mut self.n_unchanged,
            Anchor::Moved => &mut self.n_reworded,
            Anchor::Changed => &mut self.n_changed,
            Anchor::Ambiguous => &mut self.n_ambiguous,
            Anchor::Orphan => &mut self.n_deleted,
        };
        *n += 1;
    }

    /// One line for the reader; `None` when the article is as it was, or but for what no claim is touched by: adverts.
    pub fn line(&self) -> Option<String> {
        let claims = if self.n_unchanged == 1 {
            "claim unchanged"
        } else {
            "claims unchanged"
        };
        let counts = [
            (self.n_unchanged, claims),
            (self.n_reworded, "reworded"),
            (self.n_changed, "to re-check"),
            (self.n_ambiguous, "in several places, to re-check"),
            (self.n_deleted, "deleted"),
            (self.n_new, "new"),
            (self.n_dropped, "undecided removed"),
        ];
        let counted = counts.iter().filter(|(n, _)| *n > 0);
        let counted: Vec<String> = counted.map(|(n, what)| format!("{n} {what}")).collect();
        let touched = counts.iter().skip(1).any(|(n, _)| *n > 0);
        let says = self.is_edited && (self.has_other_text || touched);
        let of_edit = says.then(|| counted.join(", "));
        of_edit.map(|counts| format!("the article was edited: {counts}"))
    }
}

/// A checklist as it was loaded, and its file.
#[derive(Debug)]
pub struct Loaded {
    /// The checklist.
    pub checklist: Checklist,
    /// The file's text.
    pub file: ChecklistFile,
    /// What differs between the two; the next save writes it too.
    pub unwritten: Saving,
    /// What became of the saved claims.
    pub edited: Edited,
    /// What was odd, each one sentence for a person.
    pub warnings: Vec<String>,
    /// Why it may be shown but not written, as one sentence: it comes from a newer version.
    pub read_only: Option<String>,
}

/// Begins a checklist of what was found. `raw_sha256` is that of the article's bytes.
pub fn begin(findings: &Findings, raw_sha256: String) -> Loaded {
    put_together(None, Offers::new(findings), findings, raw_sha256)
}

/// Puts a saved file over what was found.
///
/// Costs a SHA-256 of the text and of each claim, and a look at each claim of the file; claims that are not where they
/// were cost a search. Entries are in reading order, those not found again at the end. The caller knows where the
/// article is and when it was read, and sets `location`, `retrieved` and `reviewer` of the document.
///
/// # Errors
/// The file cannot be read; it must be left alone then.
pub fn load(bytes: &[u8], findings: &Findings, raw_sha256: String) -> Result<Loaded, FormatError> {
    let offers = Offers::new(findings);
    let written = RefCell::new(String::new());
    let is_known = |id: &ClaimId, text: &str| {
        let mut written = written.borrow_mut();
        written.clear();
        let own = offers.of_id(id);
        own.is_some_and(|own| {
            file::push_undecided(&mut written, own, offers.all(), findings);
            is_same_but_for_line_ends(text, &written)
        })
    };
    let saved = file::read(bytes, is_known)?;
    Ok(put_together(Some(saved), offers, findings, raw_sha256))
}

fn put_together(
    saved: Option<Saved>,
    mut offers: Offers<'_>,
    findings: &Findings,
    raw_sha256: String,
) -> Loaded {
    let text_sha256 = sha256(&findings.article.text);
    let known = saved.as_ref().map(|saved| saved.document.clone());
    let text_changed = known
        .as_ref()
        .is_some_and(|known| known.text_sha256 != text_sha256);
    let mut document = known.unwrap_or_default();
    let mut edited = Edited {
        is_edited: text_changed || is_other(&document, &raw_sha256),
        has_other_text: text_changed,
        ..Edited::default()
    };
    complete(&mut document, findings, text_sha256, raw_sha256);
    let mut list = NewList::default();
    let (mut file, mut warnings, mut read_only) = (ChecklistFile::default(), Vec::new(), None);
    if let Some(saved) = saved {
        list.take_saved(&saved, &mut offers);
        let places = PlaceFinder::new(&offers, findings, text_changed, edited.is_edited);
        let own = places.entries(list.records.clone());
        list.take_own(own, &mut offers, findings, edited.is_edited);
        (file, warnings, read_only) = (saved.file, saved.warnings, saved.read_only);
    }
    for entry in &list.entries {
        edited.count(entry);
    }
    edited.n_dropped = list.n_dropped;
    let new = offers.rest(&list.entries);
    edited.n_new = new.len();
    list.entries.extend(new);
    file.forget(&list.outdated);
    let mut checklist = Checklist {
        document,
        entries: list.entries,
    };
    checklist.sort();
    let rows = checklist.rows();
    let unwritten = Saving {
        changes: list.changes,
        rows: (!file.has_rows(&rows)).then_some(rows),
        steps: Vec::new(),
    };
    Loaded {
        checklist,
        file,
        unwritten,
        edited,
        warnings,
        read_only,
    }
}

/// Whether the file was made of other bytes; one that does not say so was not.
fn is_other(document: &Document, raw_sha256: &str) -> bool {
    let known = document.raw_sha256.as_deref();
    known.is_some_and(|known| known != raw_sha256)
}

fn complete(document: &mut Document, findings: &Findings, text_sha256: String, raw_sha256: String) {
    document.complete(&findings.article.metadata);
    document.text_chars = Some(findings.article.text.chars().count());
    document.text_sha256 = text_sha256;
    document.raw_sha256 = Some(raw_sha256);
}

/// Whether a claim's text in the file is what the program writes.
fn is_same_but_for_line_ends(text: &str, written: &str) -> bool {
    text == written || (text.contains('\r') && text.replace("\r\n", "\n") == written)
}

/// The list while it is put together.
#[derive(Default)]
struct NewList {
    entries: Vec<Entry>,
    /// What the reader decided, noted or wrote beside.
    records: Vec<Record>,
    /// Undecided claims that are not listed as the program would list them now.
    left: Vec<Record>,
    /// Their ids: the file's text of them is made anew.
    outdated: FxHashSet<ClaimId>,
    changes: Vec<Change>,
    n_dropped: usize,
}

impl NewList {
    fn take_saved(&mut self, saved: &Saved, offers: &mut Offers<'_>) {
        self.entries.reserve(saved.claims.len());
        for claim in &saved.claims {
            match &claim.record {
                None => self.entries.extend(offers.take(&claim.id)),
                Some(record) if claim.annotated || !record.is_pristine() => {
                    self.records.push((**record).clone());
                }
                Some(record) => self.left.push((**record).clone()),
            }
        }
    }

    /// Takes the reader's own entries as they are now, then the undecided ones that they leave.
    fn take_own(
        &mut self,
        own: Vec<Entry>,
        offers: &mut Offers<'_>,
        findings: &Findings,
        edited: bool,
    ) {
        for (entry, before) in own.into_iter().zip(std::mem::take(&mut self.records)) {
            offers.withdraw(&entry);
            let mut after = entry.record().clone();
            if edited && !after.is_decided() && after.suggestion.is_some() {
                // What cannot be found again keeps what was suggested.
                after.suggestion = findings.suggestion_at(&entry).or(after.suggestion);
            }
            // Of the same article the file says what it did: the place of a claim is written when it is decided.
            if edited && after != before {
                let change = Change::new(Some(before), Some(after.clone()));
                self.changes.push(change);
            }
            self.entries
                .push(Entry::kept(after, entry.span, entry.claim));
        }
        let mut left = Vec::new();
        for record in std::mem::take(&mut self.left) {
            let entry = offers.take(&record.id);
            // Written by hand in another way, it stays as it is written.
            let is_as_now = entry.as_ref().is_some_and(|entry| {
                file::is_said_alike(&record, &findings.record(entry, offers.all()))
            });
            if !is_as_now {
                self.outdated.insert(record.id.clone());
            }
            match entry {
                Some(entry) => self.entries.push(entry),
                None => left.push(record),
            }
        }
        let n_left = left.len();
        let kept = offers.take_by_words(&left);
        self.n_dropped = n_left - kept.len();
        self.entries.extend(kept);
    }
}
