//! Claims: which stretches of the article a reader could ask "says who?" of, and what the article offers for each.
//!
//! Article and sentences go in, [`Claim`]s come out; it cannot fail. Suggests, never decides. Names of people,
//! countries, parties or outlets are never a feature of any rule.
//!
//! The passes, each with what is above it in this list; `detect` runs them:
//!
//! | folder | room for |
//! |---|---|
//! | `cues` | the language data of `config/cues`, compiled: words, classes, gates, frames, points |
//! | `token` | words and marks, and which of them are in quotation marks |
//! | `phrase` | names, offices, documents: noun phrases that nobody speaks yet |
//! | `attribution` | cue, source and content of a sentence: `gate`, `frames`, `subject`, `content`, `whole_clause` |
//! | `who` | who is meant by a source, and what that is: person, body, document, nobody |
//! | `rows` | which words are a row, whether they state a fact, what they are about |
//! | `finder` | from rows to claims |
//! | `offer` | links, footnotes, headline, and the suggested status (`suggest`) |

mod attribution;
mod cues;
mod detect;
mod finder;
mod foreign;
mod offer;
mod phrase;
mod reporting;
mod rows;
mod token;
mod underlined;
mod who;

pub use cues::{CuesError, add_cues};
pub use offer::headline::repeated_paragraph;
pub use offer::links::on_claim as linked;
pub use reporting::{carries_weight, is_listed, reports_alike};
pub use underlined::{Underlined, UnderlinedKind, underlined};
pub use who::identity::Speaker;

use crate::article::{Article, Link, Part};
use crate::sentence::Sentence;
use crate::text::{Span, named};
use std::borrow::Cow;

/// Every claim of the article, and every sentence that is none, in reading order.
///
/// In another language than English nothing is called a claim; what is struck is no part of one.
pub fn detect(article: &Article, sentences: &[Sentence]) -> Vec<Claim> {
    detect_with(article, sentences, &|_| ())
}

/// The same; `report` is told again and again how much is done (percent).
pub fn detect_with(
    article: &Article,
    sentences: &[Sentence],
    report: &dyn Fn(usize),
) -> Vec<Claim> {
    if article.is_foreign() {
        return foreign::rows(article, sentences);
    }
    detect::detect(&article.without_struck(), sentences, report)
}

/// Why a link of the article stands for no claim, whatever it is on: what it leads to, in two words. `None` for one that
/// may. Cost: that of the sentences around it.
pub fn link_refusal(article: &Article, sentences: &[Sentence], link: &Link) -> Option<String> {
    let first = sentences.partition_point(|s| s.span.end <= link.span.start);
    let end = sentences.partition_point(|s| s.span.start < link.span.end);
    let around = sentences.get(first..end).unwrap_or_default();
    let tokens = token::tokens::Tokens::new(&article.text, around);
    offer::refusal::refusal(&tokens, link, article.metadata.url.as_deref())
}

named! {
    /// What the article gives the reader for a claim.
    Status {
        /// Somebody or something else than the author is named as the origin.
        Attributed = "attributed",
        /// Something to consult is given.
        Sourced = "sourced",
        /// Neither.
        Unsupported = "unsupported",
    }
}

named! {
    /// Who or what is given as the origin of a claim.
    Basis {
        NamedPerson = "named-person": "a person by name",
        NamedOrganisation = "named-organisation": "a body by name, or its spokesperson",
        Anonymous = "anonymous": "unnamed, but job or position given",
        Vague = "vague": "nobody identifiable",
        Document = "document": "a document named well enough to find",
        Link = "link": "a link to open",
        OwnVoice = "own-voice": "the author alone",
    }
}

named! {
    /// Why a claim is unsupported.
    Problem {
        NoSource = "no-source": "the author says so and gives no source",
        VagueAttribution = "vague-attribution": "nobody identifiable is named",
        FailedVerification = "failed-verification": "opened: it does not say this",
        DeadLink = "dead-link": "the link does not open",
        OffTopicLink = "off-topic-link": "the link is about something else",
        Circular = "circular": "the source relies on this article",
        Overstated = "overstated": "the source says less",
    }
}

named! {
    /// What a claim is about; it chooses the prompts. The first that fits, in this order.
    #[derive(Default)]
    Kind {
        /// Somebody did wrong.
        Accusation = "accusation",
        /// A number or amount.
        Quantity = "quantity",
        /// More, less, than.
        Comparison = "comparison",
        /// First, most, ever.
        Superlative = "superlative",
        /// One thing made another happen.
        Causal = "causal",
        /// What will be.
        Prediction = "prediction",
        /// A law, ruling or treaty.
        Law = "law",
        /// What was, long ago.
        History = "history",
        /// Somebody's life or office.
        Biography = "biography",
        /// Words in quotation marks.
        Quote = "quote",
        /// Something that happened.
        Event = "event",
        /// None of these.
        #[default]
        Other = "other",
    }
}

named! {
    /// Where the origin of a claim is, when not in its own sentence.
    Scope {
        /// Carried over from another sentence, or named in full there.
        Inherited = "inherited",
        /// The headline repeats a claim of the body.
        HeadlineBody = "headline-body",
    }
}

named! {
    /// How the words are given.
    Speech {
        /// In quotation marks.
        Direct = "direct",
        /// In the author's words.
        Indirect = "indirect",
        /// Both.
        Mixed = "mixed",
    }
}

named! {
    /// Why a sentence is no claim.
    NoClaim {
        /// It asks.
        Question = "question",
        /// It tells the reader to do something.
        Imperative = "imperative",
        /// It judges and states no fact.
        Opinion = "opinion",
        /// It only introduces speech.
        Frame = "frame",
        /// It is not part of the article.
        Matter = "matter",
        /// It has no statement of its own: a heading, a greeting, a fragment.
        Fragment = "fragment",
        /// It is in another language than English.
        Language = "language",
    }
}

/// What the program would decide, with its reason. Never read as a decision.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Suggestion {
    /// The status it proposes.
    pub status: Status,
    /// The basis it proposes.
    pub basis: Basis,
    /// Set exactly when the status is unsupported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    /// The rule that fired, as `family.name`.
    pub rule: Cow<'static, str>,
    /// The words that led to it.
    pub because: Cow<'static, str>,
}

impl Suggestion {
    /// In a few words: "unsupported, no source".
    pub fn in_words(&self) -> String {
        let what = self.problem.map_or(self.basis.name(), Problem::name);
        format!("{}, {}", self.status, crate::text::in_words(what))
    }
}

/// One row of the claim finder: a claim, or (with `not`) a sentence that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its words, without the words that attribute it.
    pub span: Span,
    /// The part of the article it is in.
    pub part: Part,
    /// What it is about.
    pub kind: Kind,
    /// Why it is none; `None` for a claim.
    pub not: Option<NoClaim>,
    /// The words that name its origin; they may be in another sentence.
    pub source: Option<Span>,
    /// Who is meant by these words, as far as the article tells.
    pub speaker: Speaker,
    /// The words that attribute it ("said", "according to").
    pub cue: Option<Span>,
    /// Where the origin is; `None` for the same sentence.
    pub scope: Option<Scope>,
    /// How the words are given; `None` for the author's own voice.
    pub speech: Option<Speech>,
    /// Who passed it on, nearest the event first; empty unless there are two or more.
    pub chain: Vec<Span>,
    /// Indices into the article's links that are on or next to it.
    pub links: Vec<usize>,
    /// The words that name the document it rests on, in the text or in a footnote.
    pub document: Option<Span>,
    /// The sentence in which it begins (index).
    pub sentence: usize,
    /// The block in which it begins (index).
    pub block: usize,
    /// What the program would decide.
    pub suggestion: Suggestion,
    /// What kind of origin the words that attribute it give, whatever the suggestion rests on.
    pub origin: Option<Basis>,
}
