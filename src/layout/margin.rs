//! What a block stands apart by: the empty line above it, and the columns before its text.

use crate::article::{Block, BlockKind};
use crate::text::width;

/// Whether a blank line is between two neighbouring blocks: not between the items of a list that stand close.
pub(super) fn is_apart(before: &Block, block: &Block) -> bool {
    !(before.listed > 0 && block.close)
}

/// Blocks that are looked back at for the items a block is in.
const LOOK_BACK: usize = 64;

/// The columns before a block's text: two for each quotation, and room for the marks of the items it is in.
pub(super) fn indent_of(blocks: &[Block], index: usize) -> usize {
    let Some(block) = blocks.get(index) else {
        return 0;
    };
    let quotes = usize::from(block.quoted.min(8)) * 2;
    let mut level = block.listed.min(8);
    let mut lists = 0;
    let above = blocks.get(..=index).unwrap_or_default();
    let above = above.iter().rev().take(LOOK_BACK);
    for item in above.take_while(|above| above.listed > 0) {
        if level == 0 {
            break;
        }
        if let Some(mark) = item.marker()
            && item.listed == level
        {
            lists += width(mark) + 1;
            level -= 1;
        }
    }
    let code = if block.kind == BlockKind::Code { 2 } else { 0 };
    quotes + lists + usize::from(level) * 2 + code
}

#[cfg(test)]
mod tests {
    use crate::article::{Hint, read};
    use crate::layout::Lines;

    /// Checks the lines of an article, each with its indent before it.
    #[track_caller]
    fn check(text: &str, name: &str, expected: &[&str]) {
        let article = read(text.as_bytes(), &Hint::file(name)).unwrap();
        let lines = Lines::new(&article, 40, 99).lines;
        let shown = lines.iter().map(|line| {
            let words = line.span.of(&article.text);
            format!("{} {words}", line.indent).trim().to_owned()
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_quotation_goes_on_over_its_empty_lines_and_ends_with_it() {
        let quoted = "Ada wrote this to the board:\n\n> The ice is thin.\n>\n> It melts.\n\n> Another says so.\n";
        let lines = [
            "0 Ada wrote this to the board:",
            "0",
            "2 The ice is thin.",
            "2",
            "2 It melts.",
            "0",
            "2 Another says so.",
        ];
        check(quoted, "letter.md", &lines);
        check(quoted, "letter.txt", &lines);
        check(
            "> Outer.\n>\n> > Inner.\n>\n> Outer again.\n",
            "letter.md",
            &["2 Outer.", "2", "4 Inner.", "2", "2 Outer again."],
        );
    }

    #[test]
    fn loose_items_stand_apart_and_tight_ones_close() {
        check(
            "1. ice\n\n   It melted.\n\n2. salt\n\n- fish\n- nets\n  - old ones\n- oil\n",
            "list.md",
            &[
                "3 ice",
                "0",
                "3 It melted.",
                "0",
                "3 salt",
                "0",
                "2 fish",
                "2 nets",
                "4 old ones",
                "2 oil",
            ],
        );
        check(
            "The board keeps:\n\n- ice\n- salt\n\n- fish\n",
            "list.txt",
            &["0 The board keeps:", "0", "2 ice", "2 salt", "0", "2 fish"],
        );
    }

    #[test]
    fn what_belongs_to_an_item_or_a_footnote_stands_below_its_words() {
        check(
            "Ice.[^note]\n\n10. salt\n\n    - in barrels\n\n[^note]: From the yearbook.\n\n    Copied by hand.\n",
            "notes.md",
            &[
                "0 Ice.[note]",
                "0",
                "4 salt",
                "6 in barrels",
                "0",
                "7 From the yearbook.",
                "0",
                "7 Copied by hand.",
            ],
        );
    }
}
