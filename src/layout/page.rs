//! Pages: where each begins. No line is lost or shown twice; blank lines at the top of a page are skipped.

use super::line::{Line, LineKind};
use crate::article::{Block, BlockKind};

/// The line each page of `height` rows begins with; the first is 0. Cost: linear in the lines.
///
/// A heading, or the head of a table, never is alone at the foot of a page: it moves to the next one.
pub(super) fn cut(lines: &[Line], blocks: &[Block], height: usize) -> Vec<usize> {
    let height = height.max(1);
    let mut pages = vec![0];
    let mut first = 0;
    loop {
        let mut next = first + height;
        if next >= lines.len() {
            return pages;
        }
        let full = next;
        while next > first + height / 2 && ends_in_heading(lines, blocks, next) {
            next -= 1;
        }
        if next <= first + height / 2 {
            next = full;
        }
        while lines.get(next).is_some_and(|l| l.kind == LineKind::Blank) {
            next += 1;
        }
        if next >= lines.len() {
            return pages;
        }
        pages.push(next);
        first = next;
    }
}

/// Whether the last line above `next` that is not blank belongs to a heading.
fn ends_in_heading(lines: &[Line], blocks: &[Block], next: usize) -> bool {
    let above = lines.get(..next).unwrap_or(&[]).iter().rev();
    let last = above.clone().find(|l| l.kind != LineKind::Blank);
    last.and_then(|l| Some((l, blocks.get(l.block)?)))
        .is_some_and(|(line, block)| match block.kind {
            BlockKind::Heading(_) => true,
            BlockKind::Table(_) => {
                line.kind == LineKind::Head || line.span.start == block.span.start
            }
            _ => false,
        })
}
