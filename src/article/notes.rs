//! Footnotes that no mark-up says to be some: blocks to which marks in the text lead.
//!
//! Wikis, blogs and what converts documents write a mark as a link to the `id` of the note; people write `*` or `†` behind a
//! word and before the note. Such a block becomes a note, and is marked as the text refers to it, as in Markdown.

use super::builder::Draft;
use super::{BlockKind, Part};
use std::collections::{HashMap, HashSet};

/// The longest mark (bytes).
const LONGEST_MARK: usize = 24;

/// Signs that mark notes by themselves.
const SIGNS: [char; 3] = ['*', '†', '‡'];

/// Makes notes of the blocks to which marks lead.
pub(super) fn find(draft: &mut Draft) {
    linked(draft);
    signed(draft);
}

/// Notes that begin with a sign that stands behind a word or a stop above them.
fn signed(draft: &mut Draft) {
    let article = &mut draft.article;
    let mut marks: HashSet<&str> = HashSet::new();
    let (mut read, mut is_item) = (0, false);
    let items: Vec<bool> = article
        .blocks
        .iter()
        .map(|b| b.marker().is_some())
        .collect();
    for (nth, block) in article.blocks.iter_mut().enumerate() {
        let words = block.span.of(&article.text);
        // One item of a list is none: people begin a note like one.
        let is_alone = !is_item && items.get(nth + 1) != Some(&true);
        is_item = block.marker().is_some();
        let mark = match &block.kind {
            BlockKind::Paragraph => sign(words),
            BlockKind::Item(marker) if marker == "•" && is_alone => "*",
            _ => "",
        };
        if mark.is_empty() {
            continue;
        }
        let above = article.text.get(read..block.span.start).unwrap_or_default();
        marks.extend(signs_behind_words(above));
        read = block.span.start;
        if let Some(hint) = draft.hints.get_mut(nth).filter(|_| marks.contains(mark)) {
            hint.note = true;
            if is_item {
                block.kind = BlockKind::Item(mark.to_owned());
            }
        }
    }
}

/// The sign, perhaps doubled, with which the words of a note begin.
fn sign(words: &str) -> &str {
    let behind = words.trim_start_matches(SIGNS);
    let mark = words.strip_suffix(behind).unwrap_or_default();
    let is_one = mark.chars().count() <= 3 && mark.chars().all(|c| mark.starts_with(c));
    let begins_note = behind.trim_start().starts_with(char::is_alphanumeric);
    if is_one && begins_note { mark } else { "" }
}

/// The signs that stand behind a word or a stop and before none.
fn signs_behind_words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let begin = at + rest.find(SIGNS)?;
            let signs = text.get(begin..)?;
            let behind = signs.trim_start_matches(SIGNS);
            at = begin + signs.len() - behind.len();
            let is_glued = text.get(..begin)?.ends_with(|c: char| !c.is_whitespace());
            if is_glued && !behind.starts_with(char::is_alphanumeric) {
                return text.get(begin..at);
            }
        }
    })
}

/// Notes to which links lead.
fn linked(draft: &mut Draft) {
    let article = &mut draft.article;
    // The first mark of a note names it.
    let mut marks: HashMap<&str, (&str, usize)> = HashMap::new();
    for link in &article.links {
        let words = link.span.of(&article.text);
        if let Some((_, target)) = link.url.rsplit_once('#').filter(|_| is_mark(words)) {
            marks.entry(target).or_insert((words, link.span.end));
        }
    }
    if marks.is_empty() {
        return;
    }
    // How many lists the note is in that is being read; the mark of the note that begins with the next block.
    let (mut inside, mut stands_above) = (None, None);
    for (block, hint) in article.blocks.iter_mut().zip(&mut draft.hints) {
        let mut mark = hint
            .anchors
            .iter()
            .find_map(|anchor| marks.get(anchor.as_str()));
        // A link back from a note to its mark is no mark.
        mark = mark.filter(|(_, behind)| block.span.start >= *behind);
        if mark.is_some() && is_number(block.span.of(&article.text)) {
            hint.part = Some(Part::Matter);
            stands_above = mark;
            continue;
        }
        let above = stands_above.take();
        if above.is_some() && block.kind == BlockKind::Paragraph {
            block.kind = BlockKind::Item(String::new());
            mark = above;
        }
        if let Some((words, _)) = mark {
            inside = Some(block.listed).filter(|listed| *listed > 0);
            if matches!(block.kind, BlockKind::Item(_)) {
                block.kind = BlockKind::Item((*words).to_owned());
            }
        } else if block.marker().is_some() || inside.is_some_and(|listed| block.listed < listed) {
            inside = None;
        }
        hint.note |= mark.is_some() || inside.is_some();
    }
}

/// Whether words are nothing but the number of a note.
fn is_number(words: &str) -> bool {
    let bare = words.trim_matches(['[', ']', '.', ' ']);
    (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the words of a link mark a note: "²", "[2]", "[a]", "*".
fn is_mark(words: &str) -> bool {
    let raised = |c: char| matches!(c, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}');
    let in_brackets = words
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_label = |label: &str| !label.is_empty() && !label.contains([' ', '[']);
    let is_sign = words.chars().all(raised) || words.chars().all(|c| SIGNS.contains(&c));
    words.len() <= LONGEST_MARK && (is_sign || in_brackets.is_some_and(is_label))
}

#[cfg(test)]
mod tests {
    use crate::article::{Hint, Part, read};

    #[track_caller]
    fn check(text: &str, name: &str, notes: &[&str]) {
        let article = read(text.as_bytes(), &Hint::file(name)).unwrap();
        let found = article.blocks.iter().filter(|b| b.part == Part::Note);
        let found: Vec<&str> = found.map(|b| b.span.of(&article.text)).collect();
        assert_eq!(found, notes, "{text}");
    }

    #[test]
    fn signs_behind_words_mark_notes() {
        let text = "Tolls\n\nThe toll rose by 12 percent.* Boats† paid more than ferries did.\n\n";
        check(
            &format!("{text}* Figures of the board.\n\n† Of 12 metres or more.\n"),
            "a.txt",
            &["Figures of the board.", "† Of 12 metres or more."],
        );
        check(&format!("{text}‡ Nothing has this mark.\n"), "a.txt", &[]);
        check(&format!("{text}* salt\n* fish\n"), "a.txt", &[]);
        check(
            "# Tolls\n\nIt is 3\\*4 and *so* on.\n\n\\* A star.\n",
            "a.md",
            &[],
        );
        check(
            "# Tolls\n\nBoats\\* pay.\n\n\\*Of 12 metres.\n",
            "a.md",
            &["*Of 12 metres."],
        );
    }

    #[test]
    fn notes_of_a_page_without_its_tree_are_found_by_their_names() {
        let nests = "<div>".repeat(5000);
        let page =
            "<p>The toll rose.<sup><a href=#n1>1</a></sup></p><p id=n1>Figures of the board.</p>";
        check(
            &format!("<html><body>{page}{nests}"),
            "a.html",
            &["Figures of the board."],
        );
    }

    #[test]
    fn a_number_may_stand_above_its_note() {
        check(
            "<p>The toll rose.<a href=#n1>1</a></p><div><a id=n1 href=#b1>1</a><div><p>Figures.</p></div></div>",
            "a.html",
            &["Figures."],
        );
    }
}
