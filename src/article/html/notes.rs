//! The footnotes of a page: blocks to which the marks in its text lead.
//!
//! Wikis, blogs and what converts documents write a mark as a link to the `id` of the note. Such a block becomes a note,
//! and is marked as the text refers to it, as in Markdown.

use crate::article::BlockKind;
use crate::article::draft::Draft;
use std::collections::HashMap;

/// The longest mark (bytes).
const LONGEST_MARK: usize = 24;

/// Makes notes of the blocks to which marks lead.
pub(super) fn find(draft: &mut Draft) {
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
    // How many lists the note is in that is being read.
    let mut inside = None;
    for (block, hint) in article.blocks.iter_mut().zip(&mut draft.hints) {
        let mut mark = hint
            .anchors
            .iter()
            .find_map(|anchor| marks.get(anchor.as_str()));
        // A link back from a note to its mark is no mark.
        mark = mark.filter(|(_, behind)| block.span.start >= *behind);
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

/// Whether the words of a link mark a note: "²", "[2]", "[a]".
fn is_mark(words: &str) -> bool {
    let raised = |c: char| matches!(c, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}');
    let in_brackets = words
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_label = |label: &str| !label.is_empty() && !label.contains([' ', '[']);
    words.len() <= LONGEST_MARK && (words.chars().all(raised) || in_brackets.is_some_and(is_label))
}
