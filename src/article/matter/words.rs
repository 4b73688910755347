//! The words and patterns that mark matter, as tables.
//!
//! Words are in lower case with plain apostrophes, as [`Shape::lower`] is. No name of a person, place or outlet
//! belongs here. Judges one block at a time; neighbours are for `head` and `tail`.

use super::shape::Shape;
use crate::article::BlockKind;

/// How strongly a block looks like matter, were it at the head or tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// It reads like the article.
    None,
    /// It could be either: a short line, a heading, mostly links.
    Weak,
    /// It says what it is.
    Strong,
}

/// Where in a block the words of a row stand.
#[derive(Clone, Copy)]
enum At {
    Whole,
    Begins,
    Holds,
}

/// Blocks up to `max_words` long that hold one of the words there are matter.
struct Row {
    at: At,
    max_words: usize,
    words: &'static [&'static str],
}

/// Matter wherever it stands, also between two paragraphs of the body.
const ANYWHERE: &[Row] = &[
    Row {
        at: At::Whole,
        max_words: 8,
        words: &[
            "advertisement",
            "advertisements",
            "advertising",
            "sponsored",
            "sponsored content",
            "sponsored links",
            "story continues below",
            "story continues below advertisement",
            "article continues below",
            "article continues after advertisement",
            "skip advertisement",
            "anzeige",
            "publicité",
            "publicidad",
            "share",
            "share this",
            "share this article",
            "share this story",
            "tweet",
            "print",
            "email",
            "e-mail",
        ],
    },
    Row {
        at: At::Begins,
        max_words: 30,
        words: &[
            "sign up for our",
            "sign up to our",
            "sign up for the",
            "sign up here",
            "subscribe to our",
            "subscribe now",
            "subscribe today",
            "get our newsletter",
            "follow us on",
            "like us on",
            "find us on",
            "download our app",
            "click here to subscribe",
            "click here to share",
            "share this article",
            "share this story",
            "listen to this article",
            "note to readers: please",
        ],
    },
    Row {
        at: At::Begins,
        max_words: 25,
        words: &[
            "read more:",
            "read also:",
            "also read:",
            "see also:",
            "related:",
            "more on this story",
            "recommended:",
        ],
    },
];

/// Matter at the head or in the tail.
const AT_THE_EDGES: &[Row] = &[
    Row {
        at: At::Begins,
        max_words: 40,
        words: &[
            "note to readers",
            "share on ",
            "share via ",
            "share:",
            "please share",
            "please click",
            "click here",
            "click to ",
            "print this",
            "subscribe",
            "sign up",
            "follow us",
            "follow on ",
            "listen to ",
            "comment on ",
            "comments",
            "leave a comment",
            "leave a reply",
            "post a comment",
            "add a comment",
            "join the conversation",
            "join the discussion",
            "join our",
            "become a member",
            "become a subscriber",
            "support our",
            "support independent",
            "donate",
            "make a donation",
            "please consider",
            "please support",
            "articles by",
            "more by ",
            "more from ",
            "all posts by",
            "view all posts",
            "read more",
            "read next",
            "up next",
            "most read",
            "most popular",
            "trending",
            "you may also",
            "you might also",
            "recommended",
            "related ",
            "tags",
            "filed under",
            "posted in",
            "categories",
            "topics",
            "all rights reserved",
            "privacy policy",
            "terms of",
            "cookie",
            "log in",
            "back to top",
            "visit our ",
            "visit us",
            "order now",
            "order here",
            "buy now",
            "buy the book",
            "available from",
            "available at",
            "available now",
            "isbn",
            "for media inquiries",
            "for media enquiries",
            "media inquiries",
            "media enquiries",
            "media contact",
            "press contact",
            "for more information, contact",
            "for further information, contact",
            "contact us",
            "contact:",
            "got a tip",
            "send us",
            "write to us",
            "letters to the editor",
            "advertise with us",
        ],
    },
    Row {
        at: At::Begins,
        max_words: 60,
        words: &[
            "the original source of this",
            "the source of this article",
            "this article was originally",
            "this article was first",
            "this article first appeared",
            "this article originally",
            "this story was originally",
            "this story was first",
            "this story first appeared",
            "this piece was first",
            "this piece originally",
            "this post was first",
            "originally published",
            "first published",
            "previously published",
            "reprinted",
            "republished",
            "reporting by ",
            "(reporting by",
            "additional reporting",
            "editing by ",
            "edited by ",
            "with reporting from",
            "with files from",
            "translated by",
            "translation by",
            "photographs by",
            "photos by",
            "illustration by",
            "the views expressed",
            "views expressed",
            "the opinions expressed",
            "opinions expressed",
            "the author has no",
            "the contents of this article",
        ],
    },
    Row {
        at: At::Holds,
        max_words: 40,
        words: &[
            "all rights reserved",
            "share button",
            "your inbox",
            "our newsletter",
            "min read",
            "minute read",
            "minutes read",
            "reading time",
            "click here to order",
            "terms of service",
            "terms of use",
            "privacy policy",
            "creative commons",
            "under a cc ",
            "on our facebook page",
            "on our website",
            "may not be reproduced",
            "without permission",
            "unsubscribe",
        ],
    },
];

/// Headings (or lines like headings) that open matter; what stands below them belongs to it.
const HEADINGS: &[&str] = &[
    "about the author",
    "about the authors",
    "about the writer",
    "about the reporter",
    "about the journalist",
    "about the contributor",
    "about the contributors",
    "about us",
    "about this site",
    "author bio",
    "author",
    "disclaimer",
    "related",
    "related articles",
    "related stories",
    "related posts",
    "related content",
    "related coverage",
    "related reading",
    "related topics",
    "related links",
    "more stories",
    "more from this author",
    "more on this",
    "more on this topic",
    "further reading",
    "read more",
    "read next",
    "see also",
    "you may also like",
    "you might also like",
    "recommended",
    "recommended for you",
    "recommended reading",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "latest news",
    "comments",
    "leave a comment",
    "leave a reply",
    "share this",
    "share this article",
    "share this story",
    "newsletter",
    "subscribe",
    "tags",
    "advertisement",
    "contact",
    "contact us",
    "support us",
    "copyright",
    "join the conversation",
    "join the discussion",
];

/// Headings of notes that belong to the article.
const NOTES_HEADINGS: &[&str] = &[
    "notes",
    "footnotes",
    "endnotes",
    "references",
    "sources",
    "bibliography",
    "works cited",
    "corrections",
    "correction",
    "methodology and sources",
    "notes and sources",
    "sources and notes",
    "quellen",
    "fußnoten",
    "anmerkungen",
    "références",
    "fuentes",
    "参考文献",
    "примечания",
    "источники",
];

/// What a line that begins so and goes on after a colon (or a date and a colon) is: a note.
const NOTE_LABELS: &[&str] = &[
    "note",
    "notes",
    "editor's note",
    "editors' note",
    "author's note",
    "editor's notes",
    "ed. note",
    "correction",
    "corrections",
    "clarification",
    "update",
    "footnote",
    "nb",
    "disclosure",
];

/// The same for the words of a picture.
const CAPTION_LABELS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photo credit",
    "photo by",
    "image",
    "image credit",
    "picture",
    "pictured",
    "pictured above",
    "caption",
    "illustration",
    "map",
    "graphic",
    "video",
    "foto",
    "bild",
];

/// Labels of lines at the edges that are matter whatever they give.
const LABELS: &[&str] = &[
    "region",
    "regions",
    "theme",
    "themes",
    "topic",
    "topics",
    "tag",
    "tags",
    "category",
    "categories",
    "section",
    "sections",
    "keywords",
    "filed under",
    "posted in",
    "in-depth report",
    "series",
    "issue",
    "volume",
    "reading time",
    "read time",
    "share",
    "published",
    "published on",
    "date published",
    "updated",
    "last updated",
    "last modified",
    "posted",
    "posted on",
    "date",
    "date of publication",
    "time",
    "author",
    "authors",
    "writer",
    "by",
    "byline",
    "source",
    "original source",
    "url",
    "link",
    "from",
    "to",
    "cc",
    "subject",
    "sent",
    "reply-to",
    "year",
    "pages",
    "publisher",
    "price",
    "list price",
    "special price",
    "sale price",
    "our price",
    "isbn",
    "isbn number",
    "isbn-10",
    "isbn-13",
    "format",
    "edition",
    "hardcover",
    "paperback",
    "ebook",
    "order",
    "contact",
    "email",
    "e-mail",
    "phone",
    "tel",
    "fax",
    "website",
    "web",
    "twitter",
    "facebook",
    "instagram",
    "follow",
    "disclaimer",
    "copyright",
    "license",
    "licence",
    "articles by",
    "more by",
    "editor",
    "editors",
    "edited by",
    "photographer",
    "doi",
    "language",
    "related",
    "read more",
    "read next",
    "see also",
    "comments",
];

/// Words with which a short line about the author says so.
const BIO_PHRASES: &[&str] = &[
    "can be reached",
    "may be reached",
    "is the author of",
    "is author of",
    "is a frequent contributor",
    "is a regular contributor",
    "contributed to this",
    "his new book",
    "her new book",
    "their new book",
    "his latest book",
    "her latest book",
    "their latest book",
    "follow him",
    "follow her",
    "follow them",
    "you can follow",
    "you can reach",
    "is a senior fellow",
    "is a staff writer",
    "is a freelance",
    "writes regularly",
    "writes about",
    "writes on ",
    "writes for",
    "reports on ",
    "reports from",
    "covers ",
    "lives in ",
    "lives on ",
    "lives with ",
    "lives and works",
    "is based in",
    "his blog",
    "her blog",
    "their blog",
];

/// What people who write are, after "is a".
const BIO_ROLES: &[&str] = &[
    "reporter",
    "writer",
    "author",
    "correspondent",
    "journalist",
    "editor",
    "columnist",
    "contributor",
    "freelancer",
    "novelist",
    "essayist",
    "critic",
    "photographer",
    "blogger",
    "fellow",
    "lecturer",
    "professor",
    "commentator",
];

/// What opens a byline.
const BYLINES: &[&str] = &[
    "by ",
    "words by ",
    "written by ",
    "story by ",
    "text by ",
    "report by ",
    "words: ",
    "text: ",
    "author: ",
    "written and photographed by ",
    "von ",
    "par ",
    "por ",
    "door ",
    "автор: ",
    "作者：",
    "作者:",
    "文／",
    "記者 ",
];

/// Who wrote it, when the block is a byline: its words without the opening.
pub(super) fn byline<'a>(shape: &Shape<'a>) -> Option<&'a str> {
    if shape.n_words > 16 || shape.ends_a_sentence || shape.is_heading() {
        return None;
    }
    let line = shape.text.lines().next()?;
    let opening = BYLINES.iter().find(|b| shape.lower.starts_with(**b))?;
    let name = line.get(opening.len()..)?.trim();
    let is_name = name
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    is_name.then_some(name)
}

/// Two to four words that all begin in upper case, and nothing else.
pub(super) fn is_bare_name(shape: &Shape<'_>) -> bool {
    let begins_high =
        |w: &str| w.chars().next().is_some_and(char::is_uppercase) && !w.contains(char::is_numeric);
    (2..=4).contains(&shape.n_words)
        && shape.text.len() <= 48
        && !shape.is_heading()
        && !shape.text.contains([':', '?', '!', ','])
        && shape.text.split_whitespace().all(begins_high)
}

/// A footnote or editor's note by its label.
pub(super) fn is_note(shape: &Shape<'_>) -> bool {
    let Some((label, rest)) = shape.lower.split_once(':') else {
        return false;
    };
    let label = label.trim_matches(['*', '(', '[', ' ']);
    let names = |l: &&&str| {
        label == **l
            || label
                .strip_prefix(**l)
                .is_some_and(|after| after.starts_with([' ', ',']))
    };
    label.len() <= 40
        && !rest.trim().is_empty()
        && NOTE_LABELS
            .iter()
            .find(names)
            .is_some_and(|l| label == *l || label.contains(char::is_numeric))
}

/// The words of a picture by their label.
pub(super) fn is_caption(shape: &Shape<'_>) -> bool {
    let label = shape
        .lower
        .split_once(':')
        .map(|(label, _)| label.trim_matches(['(', '[', ' ']));
    shape.n_words <= 40 && label.is_some_and(|l| CAPTION_LABELS.contains(&l))
}

/// "Notes", "Sources", "References".
pub(super) fn is_notes_heading(shape: &Shape<'_>) -> bool {
    NOTES_HEADINGS.contains(&shape.lower.trim_end_matches([':', '.']))
}

/// Whether it opens a section of matter: "About the author", "Related articles".
pub(super) fn is_matter_heading(shape: &Shape<'_>) -> bool {
    let bare = shape.lower.trim_end_matches([':', '.']);
    let n_comments = bare
        .strip_suffix(" comments")
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    (shape.is_heading() || shape.is_bold || shape.n_words <= 4)
        && (HEADINGS.contains(&bare) || n_comments)
}

/// Matter also in the middle of the body.
pub(super) fn is_matter_anywhere(shape: &Shape<'_>) -> bool {
    !matches!(shape.kind, BlockKind::Table | BlockKind::Code) && matches(ANYWHERE, shape)
}

/// Matter at the head: a row of the tables, labelled lines, or nothing but links.
pub(super) fn is_head_matter(shape: &Shape<'_>) -> bool {
    matches(AT_THE_EDGES, shape)
        || is_labelled(shape)
        || (shape.is_linked() && shape.n_words <= 25 && !shape.is_heading())
        || is_copyright(shape)
}

/// How strongly the block looks like matter, were it in the tail.
pub(super) fn tail_sign(shape: &Shape<'_>) -> Sign {
    if shape.is_rule() || matches!(shape.kind, BlockKind::Table | BlockKind::Code) {
        return Sign::Weak;
    }
    let speaks = shape.is_quoted() && shape.n_words > 25;
    let strong = is_matter_anywhere(shape)
        || (!speaks && matches(AT_THE_EDGES, shape))
        || is_matter_heading(shape)
        || is_labelled(shape)
        || is_copyright(shape)
        || has_isbn(&shape.lower)
        || (shape.n_words <= 8 && has_price(shape.text))
        || (shape.is_linked() && shape.n_words <= 40)
        || (shape.n_words <= 25 && has_email(shape.text))
        || is_disclaimer(shape);
    if strong {
        return Sign::Strong;
    }
    let short = shape.n_words <= 12 && !shape.ends_a_sentence;
    if short || shape.is_heading() || shape.is_italic || shape.is_much_linked() {
        return Sign::Weak;
    }
    Sign::None
}

/// A few lines about who wrote it: a name, what they are, how they can be reached.
pub(super) fn is_bio(shape: &Shape<'_>, byline: Option<&str>) -> bool {
    if shape.n_words > 90 || shape.is_heading() || shape.is_quoted() && shape.n_words > 60 {
        return false;
    }
    let says = BIO_PHRASES.iter().any(|p| shape.lower.contains(p));
    let is_a = [" is a ", " is an ", " is the ", " is our ", " was a "]
        .iter()
        .any(|v| shape.lower.contains(v));
    let role = is_a && BIO_ROLES.iter().any(|r| shape.lower.contains(r));
    let named = byline.is_some_and(|b| !b.is_empty() && shape.text.starts_with(b));
    let reachable = has_email(shape.text) || shape.text.contains(" @");
    (says || role) && (named || reachable || shape.is_italic || shape.is_much_linked())
}

/// The same after a rule, where it needs no second sign.
pub(super) fn is_bio_after_rule(shape: &Shape<'_>) -> bool {
    let says = BIO_PHRASES.iter().any(|p| shape.lower.contains(p));
    let is_a = [" is a ", " is an ", " is the ", " is our "]
        .iter()
        .any(|v| shape.lower.contains(v));
    shape.n_words <= 70 && (says || (is_a && BIO_ROLES.iter().any(|r| shape.lower.contains(r))))
}

fn matches(rows: &[Row], shape: &Shape<'_>) -> bool {
    rows.iter()
        .filter(|row| shape.n_words <= row.max_words)
        .any(|row| {
            row.words.iter().any(|words| match row.at {
                At::Whole => shape.lower.trim_end_matches(['.', ':', '!']) == *words,
                At::Begins => shape.lower.starts_with(words) && ends_word(&shape.lower, words),
                At::Holds => shape.lower.contains(words),
            })
        })
}

/// Whether `words` at the beginning of `text` is not the beginning of a longer word ("donate", "donated").
fn ends_word(text: &str, words: &str) -> bool {
    let after = text.get(words.len()..).and_then(|rest| rest.chars().next());
    !words.ends_with(char::is_alphabetic) || !after.is_some_and(char::is_alphanumeric)
}

/// Every line is `label: value` with a label of the table, or one with nothing but links behind the colon.
fn is_labelled(shape: &Shape<'_>) -> bool {
    if shape.is_heading() {
        return false;
    }
    let Some(labels) = shape.labels() else {
        return false;
    };
    let known = |label: &str| LABELS.contains(&label.to_lowercase().as_str());
    let n_known = labels.iter().filter(|(label, _)| known(label)).count();
    let short = labels
        .iter()
        .all(|(_, value)| value.split_whitespace().count() <= 14);
    short
        && (n_known * 2 > labels.len()
            || (shape.is_much_linked()
                && labels.len() * 12 >= shape.n_words
                && !shape.ends_a_sentence))
}

/// "© 2026 …", "Copyright 2026 …", "(c) 2026 …" in a few words; not a sentence about copyright.
fn is_copyright(shape: &Shape<'_>) -> bool {
    let has_year = |rest: &str| {
        let rest = rest.trim_start_matches([' ', ',', ':']);
        rest.starts_with(['©', '('])
            || rest
                .get(..4)
                .is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()))
    };
    let begins = |line: &str| {
        line.starts_with('©')
            || line.starts_with("(c) ") && has_year(line.trim_start_matches("(c)"))
            || line.strip_prefix("copyright").is_some_and(has_year)
    };
    shape.n_words <= 60 && shape.lower.lines().any(|line| begins(line.trim()))
}

/// "Disclaimer: …", however long.
fn is_disclaimer(shape: &Shape<'_>) -> bool {
    shape.lower.split_once(':').is_some_and(|(label, _)| {
        matches!(label, "disclaimer" | "legal notice" | "copyright notice")
    })
}

/// "ISBN" and ten digits or more.
fn has_isbn(lower: &str) -> bool {
    let Some((_, after)) = lower.split_once("isbn") else {
        return false;
    };
    after.chars().take(40).filter(char::is_ascii_digit).count() >= 10
}

/// A currency sign beside a figure.
fn has_price(text: &str) -> bool {
    text.match_indices(['$', '€', '£', '¥', '₹'])
        .any(|(at, sign)| {
            let before = text.get(..at).unwrap_or("").trim_end();
            let after = text.get(at + sign.len()..).unwrap_or("").trim_start();
            before.ends_with(|c: char| c.is_ascii_digit())
                || after.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// An e-mail address.
pub(super) fn has_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + 1..).unwrap_or("");
        let host = after
            .split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-'))
            .next()
            .unwrap_or("");
        before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && host.trim_end_matches('.').contains('.')
    })
}
