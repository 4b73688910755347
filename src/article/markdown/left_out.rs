//! Elements of HTML whose content is not for reading: scripts, styles, drawings, what stands for a film.
//!
//! Asked for every tag and before any words are written. An element that is never closed leaves out no more than the
//! HTML that it is in.

use super::Reading;

/// Their names.
const NAMES: &[&str] = &[
    "script", "style", "template", "noscript", "iframe", "svg", "math", "head", "object", "audio",
    "video", "canvas", "textarea",
];

/// The element whose content is being left out.
pub(super) struct LeftOut {
    name: String,
    /// Elements of that name inside of each other.
    depth: usize,
    /// The byte of the Markdown where its end is, once the HTML that it began in is read.
    until: Option<usize>,
}

impl Reading<'_> {
    /// Whether a tag belongs to what is left out.
    pub(super) fn leaves_out(&mut self, name: &str, begins: bool, closes_itself: bool) -> bool {
        let Some(open) = &mut self.left_out else {
            let begins = begins && NAMES.contains(&name);
            // In HTML only drawings and formulas can close themselves.
            if begins && !(closes_itself && matches!(name, "svg" | "math")) {
                self.left_out = Some(LeftOut {
                    name: name.to_owned(),
                    depth: 1,
                    until: None,
                });
            }
            return begins;
        };
        if open.name == name && begins {
            open.depth += usize::from(!closes_itself);
        } else if open.name == name {
            open.depth -= 1;
            open.until = None;
        }
        if open.depth == 0 {
            self.left_out = None;
        }
        true
    }

    /// Words are for reading again behind the end of the element, also where the end is no HTML (in code).
    pub(super) fn pass_end(&mut self, at: usize) {
        self.left_out
            .take_if(|open| open.until.is_some_and(|until| until < at));
    }

    /// At the end of a stretch of HTML: looks whether the element ends in the Markdown from byte `at` on.
    pub(super) fn find_end(&mut self, at: usize) {
        let Some(open) = self.left_out.as_mut().filter(|open| open.until.is_none()) else {
            return;
        };
        let rest = self.text.get(at..).unwrap_or_default();
        let is_end = |at: &usize| {
            let name = rest.get(at + 2..at + 2 + open.name.len());
            name.is_some_and(|name| name.eq_ignore_ascii_case(&open.name))
        };
        // What is known to end no more is not looked for again: the search would go through the whole text each time.
        if !self.never_end.contains(&open.name) {
            open.until = rest
                .match_indices("</")
                .map(|(at, _)| at)
                .find(is_end)
                .map(|end| at + end);
        }
        if open.until.is_none() {
            self.never_end
                .extend(self.left_out.take().map(|open| open.name));
        }
    }
}
