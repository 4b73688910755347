//! The checklist: what the reader decided about each claim, and the file that keeps it.
//!
//! Claims and a saved checklist go in, a checklist whose entries stand in reading order comes out. Only `format`
//! knows TOML. Reads and writes strings, never files: that is the shell's.

mod anchor;
mod fields;
pub mod format;
pub mod history;
pub mod lint;
mod merge;
mod reviewed;
mod shelved;

use anchor::surroundings;
pub use anchor::{Report, confirm, entry_at, hex, id_at, link, reconcile, sha256, surround};
pub use history::{Change, History, Moment, Revision};
pub use lint::{Lack, incomplete, lacks_ground};
pub use merge::{Merged, merge};
pub use reviewed::Reviewed;
pub use shelved::Shelved;

use crate::article::Part;
use crate::claim::{Basis, Kind, Problem, Speech, Status, Suggestion};
use crate::text::{Span, named};
use jiff::Timestamp;

/// All that is kept about one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// Which article this is.
    pub document: Document,
    /// One entry a claim, in reading order; orphans last.
    pub entries: Vec<Entry>,
}

impl Checklist {
    /// `id`, or `id-2`, `id-3` and so on: the first that no entry has.
    pub fn unused_id(&self, id: &str) -> String {
        let ids = self.entries.iter().map(|e| e.id.clone()).collect();
        anchor::unused(id, &ids)
    }
}

/// Which article a checklist is about. Absent things are `None` and are not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The article's title.
    pub title: Option<String>,
    /// The article's file, relative to the checklist.
    pub location: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it appeared, as the article writes it.
    pub published: Option<String>,
    /// When it was read in.
    pub retrieved: Option<Timestamp>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Who reviews.
    pub reviewer: Option<String>,
    /// Code points of the article's text.
    pub text_chars: usize,
    /// SHA-256 of the article's text in UTF-8, in hex.
    pub text_sha256: String,
    /// SHA-256 of the bytes as read, in hex.
    pub raw_sha256: Option<String>,
    /// The file that keeps the text of a page or of stdin, relative to the checklist.
    pub snapshot: Option<String>,
}

/// One claim on the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `c-` and 12 hex digits, fixed at creation; a repeated passage adds `-2`.
    pub id: String,
    /// Its words.
    pub exact: String,
    /// What the reader decided and noted.
    pub review: Reviewed,
    /// The part of the article it stands in.
    pub part: Part,
    /// What it is about.
    pub kind: Kind,
    /// The id of the body claim that a headline repeats.
    pub repeats: Option<String>,
    /// How it came to be on the list.
    pub origin: Origin,
    /// The id of the claim it was split or merged from.
    pub parent: Option<String>,
    /// How it was found again in the article as it is now.
    pub anchor: Anchor,
    /// Whether its decision needs another look, since the article changed under it.
    pub stale: bool,
    /// What the program would decide.
    pub suggestion: Option<Suggestion>,
    /// Up to 32 characters before it. These and those behind it are filled in when something is decided or noted, at the
    /// latest when it is written.
    pub prefix: String,
    /// Up to 32 characters behind it.
    pub suffix: String,
    /// Where it stands in the article (bytes); `None` for an orphan.
    pub span: Option<Span>,
    /// The index of the claim of the running program that it is; `None` for an orphan or a claim of the reader's.
    pub claim: Option<usize>,
}

impl Entry {
    /// Whether what stands around it was not filled in yet.
    pub fn lacks_surroundings(&self) -> bool {
        self.prefix.is_empty() && self.suffix.is_empty()
    }

    /// Whether the reader has decided: a status, or an exclusion.
    pub fn is_decided(&self) -> bool {
        self.review.status.is_some() || self.review.exclude.is_some()
    }

    /// Whether it was decided, but on words that the article has changed since: it counts as open until it is decided
    /// again.
    pub fn needs_another_look(&self) -> bool {
        self.stale && self.is_decided()
    }

    /// Whether its decision holds for the article as it is now.
    pub fn is_settled(&self) -> bool {
        self.is_decided() && !self.stale
    }

    /// Whether it is among the claims that are counted: an excluded one was taken out.
    pub fn is_counted(&self) -> bool {
        self.review.exclude.is_none() || self.stale
    }
}

/// What the reader decided and noted about one claim. Empty until something is decided or noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The decision; `None` while undecided or excluded. Never set together with `exclude`.
    pub status: Option<Status>,
    /// Why it is not counted.
    pub exclude: Option<Exclude>,
    /// Who or what is given as its origin.
    pub basis: Option<Basis>,
    /// Why it is unsupported.
    pub problem: Option<Problem>,
    /// What qualifies the decision.
    pub concern: Vec<Concern>,
    /// What the reader found out.
    pub finding: Option<Finding>,
    /// Marked for later.
    pub flag: bool,
    /// The reader's words.
    pub note: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
    /// Who says it, as confirmed with the decision.
    pub source: Option<Source>,
    /// Answers to prompts, by prompt id, in the order given.
    pub checks: Vec<(String, Answer)>,
    /// What the article cites and what the reader found.
    pub evidence: Vec<Evidence>,
}

/// Who says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The name.
    pub name: Option<String>,
    /// Their office.
    pub role: Option<String>,
    /// Their body.
    pub affiliation: Option<String>,
    /// The words that attribute.
    pub cue: Option<String>,
    /// How the words are given.
    pub speech: Option<Speech>,
    /// Where the origin stands, when not in the same sentence.
    pub scope: Option<crate::claim::Scope>,
    /// Who passed it on, nearest the event first.
    pub chain: Vec<String>,
    /// Why they are not named, as the article says.
    pub reason_unnamed: Option<String>,
}

/// Something to consult: cited by the article, or found by the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Whose it is.
    pub role: EvidenceRole,
    /// What it says of the claim.
    pub stance: Option<Stance>,
    /// The other keys of the format that are set (`type`, `level`, `ties`, `title`, `url`, ...), in file order.
    pub fields: Vec<(String, String)>,
}

impl Evidence {
    /// The value of one of its other keys.
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.as_str())
    }
}

named! {
    /// Why a claim is taken out of the count.
    Exclude {
        /// It judges.
        Opinion = "opinion",
        /// It asks.
        Question = "question",
        /// Everybody knows it.
        CommonKnowledge = "common-knowledge",
        /// It says what a word means.
        Definition = "definition",
        /// The author was there.
        OwnExperience = "own-experience",
        /// It leads from one thought to the next.
        Transition = "transition",
        /// It states nothing.
        NotAClaim = "not-a-claim",
    }
}

named! {
    /// What qualifies a decision without changing it.
    Concern {
        /// Passed on by another.
        SecondHand = "second-hand",
        /// Said when?
        UndatedQuote = "undated-quote",
        /// The source gains by it.
        InterestedParty = "interested-party",
        /// The document itself should be cited.
        PrimaryNeeded = "primary-needed",
        /// A source that may not know.
        WeakSource = "weak-source",
        /// One source alone.
        SingleSource = "single-source",
        /// A percentage of what?
        NoBase = "no-base",
        /// Unnamed, and no reason given.
        AnonymityUnexplained = "anonymity-unexplained",
        /// The accused is not heard.
        NoReply = "no-reply",
        /// The headline drops its source.
        HeadlineDropsSource = "headline-drops-source",
    }
}

named! {
    /// What the reader found when checking.
    Finding {
        /// It holds.
        Confirmed = "confirmed",
        /// Some of it holds.
        Partly = "partly",
        /// It does not hold.
        Contradicted = "contradicted",
        /// It could not be checked.
        CouldNotCheck = "could-not-check",
    }
}

named! {
    /// An answer to a prompt.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// In part.
        Partly = "partly",
        /// Does not apply.
        Na = "na",
    }
}

named! {
    /// Whose evidence it is.
    EvidenceRole {
        /// The article cites it.
        Cited = "cited",
        /// The reader found it.
        Found = "found",
    }
}

named! {
    /// What evidence says of the claim.
    Stance {
        /// Not opened yet.
        Unopened = "unopened",
        /// It says so.
        Supports = "supports",
        /// In part.
        Partly = "partly",
        /// It says otherwise.
        Contradicts = "contradicts",
        /// It does not mention it.
        Silent = "silent",
        /// It cannot be opened.
        Unreachable = "unreachable",
    }
}

named! {
    /// How a claim came to be on the list.
    Origin {
        /// The program found it.
        Found = "found",
        /// The reader picked it.
        Manual = "manual",
        /// Cut from another.
        Split = "split",
        /// Joined from others.
        Merged = "merged",
    }
}

named! {
    /// How an entry was found again in the article.
    Anchor {
        /// Its words stand where they stood or unchanged elsewhere.
        Exact = "exact",
        /// Found with a small change that matters to nobody.
        Moved = "moved",
        /// Found, but a number, name, negation, attribution or link changed.
        Changed = "changed",
        /// It fits in more than one place.
        Ambiguous = "ambiguous",
        /// Not found.
        Orphan = "orphan",
    }
}
