//! The tree of an article to the writer, element by element.
//!
//! Iterative, so that no depth can exhaust the stack. What elements mean is the writer's to know; here is what can only
//! be told from the tree: tables that hold data or only place things, forms around a whole page, what is not shown.

use crate::article::writer::{DraftWriter, HtmlTag};
use dom_query::NodeRef;

/// A form that holds more words than this (bytes) is around the article, not something to fill in.
const LONG_FORM: usize = 1000;

/// Writes what is in an element.
pub(super) fn write(content: &NodeRef<'_>, writer: &mut DraftWriter) {
    let mut walk = Walk {
        writer,
        tables: Vec::new(),
    };
    let mut at = content.first_child();
    while let Some(node) = at {
        let inside = walk.enter(&node).then(|| node.first_child()).flatten();
        at = match inside {
            Some(child) => Some(child),
            None => walk.leave(node, content),
        };
    }
    writer.end_html();
}

struct Walk<'w> {
    writer: &'w mut DraftWriter,
    /// For each table around, whether its cells are cells.
    tables: Vec<bool>,
}

impl Walk<'_> {
    /// Begins an element or writes words; whether what is inside is to be read, too.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.writer.html_words(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else {
            return false;
        };
        if is_hidden(node) || &*name == "form" && node.text().len() < LONG_FORM {
            return false;
        }
        if &*name == "table" {
            self.tables.push(is_data(node));
        }
        match &*name {
            "img" | "picture" => {
                self.writer.pass_picture();
                return false;
            }
            "svg" => return false,
            "a" if self.is_written_link(node) => return false,
            _ if self.only_places(&name) => self.writer.close(),
            _ => {
                let value = |name: &str| Some(node.attr(name)?.to_string());
                let tag = HtmlTag {
                    name: &name,
                    closes_itself: false,
                    value: &value,
                };
                self.writer.start_tag(&tag, false);
            }
        }
        true
    }

    /// Whether a link within the page needs no more reading: the mark of a footnote is written, a sign that leads back to
    /// it is left out.
    fn is_written_link(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(url) = node.attr("href").filter(|url| url.contains('#')) else {
            return false;
        };
        let text = node.text();
        let words = text.trim();
        let is_sign = |c: char| BACK_SIGNS.contains(c) || c.is_whitespace();
        !words.is_empty() && words.chars().all(is_sign) || self.writer.note_mark(&url, words)
    }

    /// Ends a node and those around it that end with it; what comes next.
    fn leave<'n>(&mut self, node: NodeRef<'n>, content: &NodeRef<'_>) -> Option<NodeRef<'n>> {
        let mut at = node;
        loop {
            self.end(&at);
            if let Some(next) = at.next_sibling() {
                return Some(next);
            }
            at = at.parent().filter(|parent| parent.id != content.id)?;
        }
    }

    fn end(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else {
            return;
        };
        if matches!(
            &*name,
            "img" | "picture" | "svg" | "br" | "hr" | "input" | "wbr"
        ) {
            return;
        }
        if self.only_places(&name) {
            self.writer.close();
        } else if !(is_hidden(node) || &*name == "form") {
            self.writer.end_tag(&name, false);
        }
        if &*name == "table" {
            self.tables.pop();
        }
    }

    /// Whether an element is part of a table that only places things.
    fn only_places(&self, name: &str) -> bool {
        let is_part = matches!(
            name,
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th"
        );
        is_part && self.tables.last() == Some(&false)
    }
}

/// What is put on links from a note back to its mark and from a heading to itself, with what chooses its looks.
const BACK_SIGNS: &str = "↩↵↑⤴⏎^¶§#🔗\u{fe0e}\u{fe0f}";

/// Classes of what is no part of the text, however it is printed: `[edit]` in wikis and the like.
const NOT_PRINTED: &[&str] = &["noprint", "mw-editsection", "mw-cite-backlink"];

/// Whether a reader of the page does not see an element, or only as a tool.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style");
    node.has_attr("hidden")
        || NOT_PRINTED.iter().any(|class| node.has_class(class))
        || style.is_some_and(|style| style.replace(' ', "").contains("display:none"))
}

/// Whether a table has rows and columns of short cells; any other only places things.
fn is_data(table: &NodeRef<'_>) -> bool {
    let (mut rows, mut widest, mut cells) = (0, 0, 0);
    for node in table.descendants_it().skip(1) {
        match node.node_name().as_deref() {
            Some("table" | "ul" | "ol" | "blockquote" | "h1" | "h2" | "h3" | "article") => {
                return false;
            }
            Some("tr") => {
                rows += 1;
                cells = 0;
            }
            Some("td" | "th") => {
                cells += 1;
                widest = widest.max(cells);
            }
            _ => {}
        }
    }
    rows > 1 && widest > 1
}
