//! A page to its tree, within limits: HTML's own rules let a few kilobytes grow into gigabytes.
//!
//! The parser is fed piece by piece and the tree is looked at in between, so that nothing can grow unseen: elements that
//! are opened again in every paragraph, elements inside each other, attributes that are compared with each other. What is
//! refused here is shown without its tags.

use dom_query::{Document, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use std::borrow::Cow;

/// Elements inside each other; pages have 20 to 40, deeper ones make everything that reads the tree slow.
const MAX_DEPTH: usize = 128;
/// Nodes of a page, however long it is.
const MAX_NODES: usize = 300_000;
/// Bytes of a page that pay for one node: the shortest tag takes three, one that is opened again takes none.
const BYTES_OF_NODE: usize = 2;
/// Nodes that the shortest page may have.
const FEW_NODES: usize = 1000;
/// Bytes between two looks at the tree.
const PIECE: usize = 1024;
/// New nodes after which the depth of the whole tree is measured, and the share of the tree that they are at least.
const MEASURE_EVERY: (usize, usize) = (2048, 4);
/// What writing the text of one element may cost: signs that have to be escaped, times its bytes.
const MAX_ESCAPES: usize = 500_000_000;
/// Attributes of one tag; pages have up to 70.
const MAX_ATTRIBUTES: usize = 2000;
/// What the attributes of all elements may add up to: so many times the length of the page.
const MAX_ATTRIBUTE_SHARE: usize = 4;

/// The page as a tree; `None` where it would exhaust its reader.
pub(super) fn parse(text: &str) -> Option<Document> {
    if has_endless_tag(text.as_bytes()) {
        return None;
    }
    let tree_builder = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let options = ParseOpts {
        tree_builder,
        ..ParseOpts::default()
    };
    let text = without_templates(text);
    let mut parser = parse_document(Document::default(), options);
    let most = MAX_NODES.min(text.len() / BYTES_OF_NODE + FEW_NODES);
    let (mut rest, mut measured) = (text.as_ref(), 0);
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(StrTendril::from(piece));
        let page = &parser.tokenizer.sink.sink;
        page.errors.borrow_mut().clear();
        let n_nodes = page.tree.len();
        let last = std::iter::successors(Some(page.root()), NodeRef::last_child);
        if n_nodes > most || last.count() > MAX_DEPTH {
            return None;
        }
        let (few, share) = MEASURE_EVERY;
        if n_nodes > measured + few.max(measured / share) {
            measured = n_nodes;
            if depth(page) > MAX_DEPTH {
                return None;
            }
        }
        rest = behind;
    }
    let page = parser.finish();
    if matches!(text, Cow::Owned(_)) {
        page.select(INERT).remove();
    }
    let fits = attribute_bytes(&page) <= text.len() * MAX_ATTRIBUTE_SHARE;
    (fits && depth(&page) <= MAX_DEPTH && !has_endless_escapes(&page)).then_some(page)
}

/// Whether one tag has more attributes than any page needs: each is compared with all before it. What is in scripts and
/// styles is no tag.
fn has_endless_tag(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&byte| byte == b'<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let begins = |name: &&[u8]| {
            let begin = rest.get(..name.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(name))
        };
        let raw = [&b"script"[..], b"style"].into_iter().find(begins);
        let (n_attributes, length) = attributes_of(rest);
        if n_attributes > MAX_ATTRIBUTES {
            return true;
        }
        rest = rest.get(length..).unwrap_or_default();
        if let Some(name) = raw {
            rest = behind_raw(rest, name);
        }
    }
    false
}

/// What follows the words of a script or style: its end tag, or nothing.
fn behind_raw<'t>(text: &'t [u8], name: &[u8]) -> &'t [u8] {
    let mut rest = text;
    while let Some(at) = rest.windows(2).position(|two| two == b"</") {
        rest = rest.get(at + 2..).unwrap_or_default();
        let begin = rest.get(..name.len());
        if begin.is_some_and(|begin| begin.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    &[]
}

/// How many attributes a tag has about, and how long it is.
fn attributes_of(tag: &[u8]) -> (usize, usize) {
    let (mut n, mut quote, mut before) = (0, None, b'<');
    for (at, &byte) in tag.iter().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (n, at),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => {
                let begins = before.is_ascii_whitespace() || matches!(before, b'/' | b'"' | b'\'');
                n += usize::from(begins && !byte.is_ascii_whitespace());
            }
        }
        before = byte;
    }
    (n, tag.len())
}

/// Shorter texts (bytes) cost nothing, whatever is in them.
const MIN_ESCAPED: usize = 20_000;

/// What stands for a template: an element of no meaning.
const INERT: &str = "x-template";

/// What is in a template is built outside of the tree, where nothing is measured: another element stands for it.
fn without_templates(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices('<') {
        let behind = text.get(at + 1..).unwrap_or_default();
        let name = at + 1 + usize::from(behind.starts_with('/'));
        let is_template = text
            .get(name..name + "template".len())
            .is_some_and(|name| name.eq_ignore_ascii_case("template"));
        if is_template {
            out.push_str(text.get(from..name).unwrap_or_default());
            out.push_str("x-");
            from = name;
        }
    }
    if from == 0 {
        return text.into();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.into()
}

/// How deep the deepest node is.
fn depth(page: &Document) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    let mut at = page.root();
    loop {
        if let Some(child) = at.first_child() {
            depth += 1;
            deepest = deepest.max(depth);
            at = child;
            continue;
        }
        loop {
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent().filter(|_| depth > 0) else {
                return deepest;
            };
            depth -= 1;
            at = parent;
        }
    }
}

/// The bytes of all attributes; those of an element that was opened again count each time.
fn attribute_bytes(page: &Document) -> usize {
    let of_one = |node: NodeRef<'_>| {
        node.query_or(0, |node| {
            let attributes = node.as_element().map(|element| &element.attrs);
            attributes.map_or(0, |all| all.iter().map(|one| one.value.len()).sum())
        })
    };
    page.root().descendants_it().map(of_one).sum()
}

/// Whether one text holds so many signs to be escaped that writing it would cost the square of its length, as
/// html5ever's serializer does. Scripts and styles are not written.
fn has_endless_escapes(page: &Document) -> bool {
    let costs = |node: NodeRef<'_>| {
        let text = node.text();
        let is_sign = |byte: &&u8| matches!(byte, b'&' | b'<' | b'>');
        text.len() > MIN_ESCAPED
            && text.bytes().filter(|b| is_sign(&b)).count() * text.len() > MAX_ESCAPES
    };
    let is_written = |node: &NodeRef<'_>| {
        let raw = |parent: NodeRef<'_>| parent.has_name("script") || parent.has_name("style");
        node.is_text() && !node.parent().is_some_and(raw)
    };
    page.root().descendants_it().filter(is_written).any(costs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, passes: bool) {
        let begin: String = page.chars().take(40).collect();
        assert_eq!(parse(page).is_some(), passes, "{begin}");
    }

    #[test]
    fn what_grows_or_is_too_deep_is_refused() {
        let n = 20_000;
        check(&"<div>".repeat(n), false);
        check(&"<b>".repeat(n), false);
        check(&"<table><tr><td>".repeat(n), false);
        let reopened = |i| format!("<p><font a{i}=1>");
        check(&(0..4000).map(reopened).collect::<String>(), false);
        check(&"&amp;".repeat(100_000), false);
        let named = |i| format!(" a{i}=1");
        check(
            &format!("<p{}>", (0..n).map(named).collect::<String>()),
            false,
        );
    }

    #[test]
    fn what_only_looks_like_it_passes() {
        check(&"<p>The ferry.</p>".repeat(20_000), true);
        let compared = "if (a <b && c == d) ".repeat(3000);
        check(&format!("<script>{compared}</script><p>x"), true);
        check(
            &format!("<img src='data:image/png;base64,{}'>", "ab ".repeat(90_000)),
            true,
        );
        let page = parse("<template><p>In a template.</p></template><p>The ferry.").unwrap();
        assert_eq!(page.select("body").text().trim(), "The ferry.");
    }
}
