//! Which lines of the article are on the screen: asked by the drawing and by commands that need a claim in sight.

use super::Session;
use std::ops::Range;

impl Session {
    /// The lines that are on the screen (indices into `lines.lines`), at most a page's height of them.
    pub fn visible(&self) -> Range<usize> {
        let at = self.lines.line_at(self.place.at);
        let (first, end) = if self.place.free {
            (at, self.lines.lines.len())
        } else {
            self.lines.page_lines(self.lines.page_of(at))
        };
        first..end.min(first + self.frame.page_height())
    }
}
