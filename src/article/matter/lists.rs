//! The word lists of `config/matter.txt`, read once.
//!
//! Finds listed words at the beginning of a text, in it, or as the whole of it. What follows from that is for `words`.

use crate::text::named;
use std::sync::LazyLock;

named! {
    /// One list of the file.
    List {
        /// A block that is nothing else is matter anywhere.
        AnywhereWhole = "anywhere-whole",
        /// A short block that begins so is matter anywhere.
        AnywhereOpening = "anywhere-opening",
        /// A block at the edges that begins so is matter.
        EdgeOpening = "edge-opening",
        /// The same, unless it is a sentence.
        EdgeLabel = "edge-label",
        /// Origin, helpers and answerability.
        EdgeOrigin = "edge-origin",
        /// A short block at the edges that holds these.
        EdgeHolding = "edge-holding",
        /// Headings above who wrote or answers for the article.
        AboutHeading = "about-heading",
        /// Headings above links to elsewhere.
        RelatedHeading = "related-heading",
        /// Headings above what readers wrote.
        CommentsHeading = "comments-heading",
        /// Headings of notes.
        NotesHeading = "notes-heading",
        /// Labels of notes.
        NoteLabel = "note-label",
        /// Openings of notes that are sentences.
        NoteOpening = "note-opening",
        /// Labels of captions.
        CaptionLabel = "caption-label",
        /// Labels of fields at the edges.
        EdgeField = "edge-field",
        /// What is said about an author.
        Bio = "bio",
        /// What authors are.
        BioRole = "bio-role",
        /// Openings of bylines.
        Byline = "byline",
        /// Months.
        Month = "month",
        /// Words beside dates.
        BesideDate = "beside-date",
        /// What a page says that asks to log in.
        LoginWall = "login-wall",
        /// Titles of pages for what is missing.
        MissingPage = "missing-page",
    }
}

/// The lists in the order of [`List::ALL`].
static LISTS: LazyLock<Vec<Vec<&str>>> =
    LazyLock::new(|| parse(include_str!("../../../config/matter.txt")));

impl List {
    /// Its entries, in lower case.
    pub(super) fn entries(self) -> &'static [&'static str] {
        LISTS.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether `text` (in lower case) is an entry.
    pub(super) fn has(self, text: &str) -> bool {
        self.entries().contains(&text)
    }

    /// The longest entry that `text` (in lower case) begins with, as whole words.
    pub(super) fn opens(self, text: &str) -> Option<&'static str> {
        let opening = |e: &&&str| text.starts_with(**e) && is_boundary(text, e.len());
        let found = self.entries().iter().filter(opening);
        found.max_by_key(|e| e.len()).copied()
    }

    /// Whether `text` (in lower case) holds an entry, as whole words.
    pub fn is_in(self, text: &str) -> bool {
        self.entries().iter().any(|entry| {
            let mut places = text.match_indices(entry);
            places.any(|(at, _)| is_boundary(text, at) && is_boundary(text, at + entry.len()))
        })
    }
}

/// Entries stand below the `[name]` of their list, divided by `|` or by lines; `#` begins a comment.
fn parse(file: &'static str) -> Vec<Vec<&'static str>> {
    let mut lists = vec![Vec::new(); List::ALL.len()];
    let mut current = None;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[') {
            current = List::from_name(head.trim_end_matches(']'));
        } else if let Some(list) = current.and_then(|list| lists.get_mut(list as usize)) {
            let entries = line.split('|').map(str::trim_ascii);
            list.extend(entries.filter(|entry| !entry.is_empty()));
        }
    }
    lists
}

/// Whether no word runs over byte `at`.
fn is_boundary(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at..).and_then(|t| t.chars().next());
    !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_each_list_once_and_no_other() {
        let file = include_str!("../../../config/matter.txt");
        let heads: Vec<_> = file.lines().filter(|l| l.starts_with('[')).collect();
        let names: Vec<_> = List::ALL.iter().map(|l| format!("[{l}]")).collect();
        assert_eq!(heads, names);
        for list in List::ALL {
            let entries = list.entries();
            assert!(!entries.is_empty(), "{list}");
            for (n, entry) in entries.iter().enumerate() {
                assert_eq!(entry.to_lowercase(), *entry, "{list}");
                assert!(
                    !entries.iter().skip(n + 1).any(|e| e == entry),
                    "{list}: {entry} twice"
                );
            }
        }
    }

    #[test]
    fn entries_stand_for_whole_words() {
        assert_eq!(List::Byline.opens("by ro tamm"), Some("by"));
        assert_eq!(List::Byline.opens("bystanders saw it"), None);
        assert!(List::Bio.is_in("she covers the coast"));
        assert!(!List::Bio.is_in("the recovers and discovers"));
    }
}
