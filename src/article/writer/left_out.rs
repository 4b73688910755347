//! Elements of HTML whose content is not for reading: scripts, styles, drawings, what stands for a film.
//!
//! Asked for every tag and before any words are written. An element that is never closed leaves out no more than the
//! HTML that it is in.

use super::elements::HtmlTag;
use super::{DraftWriter, Mark};
use crate::article::Part;

/// Their names.
const NAMES: &[&str] = &[
    "script", "style", "template", "noscript", "iframe", "svg", "math", "head", "object", "audio",
    "video", "canvas", "textarea", "nav", "button", "select",
];

/// Those of them that stand for a recording or another page, each with the attribute that gives its address.
const EMBEDDED: &[(&str, &str)] = &[
    ("iframe", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("embed", "src"),
    ("object", "data"),
];

/// Whether an address leads anywhere: not an empty page, a script or data in the page itself.
fn is_address(address: &str) -> bool {
    let address = address.trim();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    !address.is_empty()
        && !address.contains(char::is_whitespace)
        && scheme.is_none_or(|scheme| scheme.contains('/') || scheme.starts_with("http"))
}

/// The element whose content is being left out.
pub(super) struct LeftOut {
    name: String,
    /// Elements of that name inside of each other.
    depth: usize,
    /// The byte of the Markdown where its end is, once the HTML that it began in is read.
    until: Option<usize>,
    /// Whether the address of what it stands for is still to come.
    wants_address: bool,
}

impl DraftWriter {
    /// Whether the beginning of an element belongs to what is left out. Of a recording the address is written.
    pub(super) fn leaves_out_start(&mut self, tag: &HtmlTag<'_>, in_line: bool) -> bool {
        let key = EMBEDDED.iter().find(|(name, _)| *name == tag.name);
        let waits = self
            .left_out
            .as_ref()
            .is_some_and(|open| open.wants_address);
        let key = match key {
            Some((_, key)) if self.left_out.is_none() => Some(*key),
            None if waits && tag.name == "source" => Some("src"),
            _ => None,
        };
        let address = key.and_then(|key| tag.attribute(key));
        let address = address.filter(|address| is_address(address));
        if let Some(address) = &address {
            self.recording(address.trim(), in_line);
        }
        let is_left_out = self.is_left_out(tag.name, true, tag.closes_itself);
        if let Some(open) = self.left_out.as_mut().filter(|_| address.is_some()) {
            open.wants_address = false;
        }
        is_left_out
    }

    /// Whether the end of an element belongs to what is left out.
    pub(super) fn leaves_out_end(&mut self, name: &str) -> bool {
        self.is_left_out(name, false, false)
    }

    /// A recording or page that stands in the text, as a link that shows its address.
    fn recording(&mut self, address: &str, in_line: bool) {
        if !in_line {
            self.close();
        }
        self.mark(Mark::Link(address.to_owned()));
        // An address by itself says nothing.
        if let Some(hint) = self.builder.empty_hint() {
            hint.part = Some(Part::Matter);
        }
        self.builder.words(address);
        self.unmark();
        if !in_line {
            self.close();
        }
    }

    /// Whether a tag belongs to what is left out.
    fn is_left_out(&mut self, name: &str, begins: bool, closes_itself: bool) -> bool {
        let Some(open) = &mut self.left_out else {
            let begins = begins && NAMES.contains(&name);
            // In HTML only drawings and formulas can close themselves.
            if begins && !(closes_itself && matches!(name, "svg" | "math")) {
                self.left_out = Some(LeftOut {
                    name: name.to_owned(),
                    depth: 1,
                    until: None,
                    wants_address: matches!(name, "audio" | "video"),
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
    pub fn pass_end(&mut self, at: usize) {
        self.left_out
            .take_if(|open| open.until.is_some_and(|until| until < at));
    }

    /// At the end of a stretch of HTML: looks whether the element ends in the text from byte `at` on.
    pub(super) fn find_end(&mut self, (text, at): (&str, usize)) {
        let Some(open) = self.left_out.as_mut().filter(|open| open.until.is_none()) else {
            return;
        };
        let rest = text.get(at..).unwrap_or_default();
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
