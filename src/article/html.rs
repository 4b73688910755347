//! A page of the web to a draft: what of it is the article, then block by block into the writer.
//!
//! `dom_smoothie` says which part of a page is the article. A page that the gate refuses is read without its tree.

mod gate;
mod json_ld;
mod look;
mod metadata;
mod walk;

use super::builder::Draft;
use super::front_matter::{FrontMatter, without_by};
use super::hint::Hint;
use super::writer::DraftWriter;
use super::{BlockKind, Metadata, Part};
use crate::text::is_web_address;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Article, Config, ParsePolicy, Readability};
use metadata::PageMetadata;

/// A page that was read.
#[derive(Default)]
pub(super) struct ReadPage {
    /// Its text.
    pub draft: Draft,
    /// What it says about itself, and what was odd about it.
    pub front: FrontMatter,
    /// The absolute address against which its links are given.
    pub base: Option<String>,
}

/// Reads a page; what is known of it counts before what it says.
pub(super) fn parse(text: &str, hint: &Hint, known: &Metadata) -> ReadPage {
    let Some(document) = gate::parse(text) else {
        return stripped(text, hint.address.clone(), known.clone());
    };
    let mut told = metadata::stated(&document, text, hint);
    told.metadata = known.clone().or(told.metadata);
    let n_teasers = look::n_teasers(&document);
    let Some((mut draft, byline)) = article(document, text, &told) else {
        return stripped(text, told.base, told.metadata);
    };
    let mut front = FrontMatter {
        metadata: told.metadata,
        ..FrontMatter::default()
    };
    front.metadata.byline = front.metadata.byline.or(byline);
    if let Some(body) = told.body.filter(|body| is_longer(body, &draft)) {
        draft = of_body(&body, &front);
        front.warnings.push(
            "The page shows only part of its text; the rest is from what it tells search engines."
                .to_owned(),
        );
    }
    give_parts(&mut draft, &front.metadata);
    let looked = look::Look {
        draft: &draft,
        title: front.metadata.title.as_deref(),
        html: text,
        n_teasers,
        is_free: told.is_free,
    };
    front
        .warnings
        .extend(look::notice(&looked).map(str::to_owned));
    ReadPage {
        draft,
        front,
        base: told.base,
    }
}

/// A page of more nodes is not read a second time where its article is not found.
const MANY_NODES: usize = 50_000;
/// What was found is an article where it has so many characters, as `dom_smoothie` counts them for a further attempt.
const ENOUGH: usize = 500;

/// The article of a page, and who wrote it, where that is found by the look of the page; `None` where looking for it would
/// take long.
///
/// An attempt changes the tree. `dom_smoothie`'s own further attempts have it copied for each page; here the few that need
/// them are parsed again.
fn article(document: Document, text: &str, told: &PageMetadata) -> Option<(Draft, Option<String>)> {
    let is_large = document.tree.len() > MANY_NODES;
    keep_frames(&document, text);
    let mut reading = readability(document)?;
    let mut found = reading.parse_with_policy(ParsePolicy::Strict);
    let has_enough = |found: &Article| {
        let letters = found
            .text_content
            .split_whitespace()
            .map(|word| word.chars().count() + 1);
        letters.sum::<usize>() > ENOUGH
    };
    if !found.as_ref().is_ok_and(has_enough) {
        if is_large {
            return None;
        }
        let document = gate::parse(text)?;
        keep_frames(&document, text);
        reading = readability(document)?;
        found = reading.parse();
    }
    let mut writer = DraftWriter::default();
    let content = reading.doc.select_single("#readability-page-1");
    let (root, byline) = match (&found, content.nodes().first()) {
        (Ok(found), Some(content)) => (*content, found.byline.as_deref().map(name)),
        _ => (reading.doc.root(), None),
    };
    if !begins_with_headline(&root, told.metadata.title.as_deref()) {
        writer.front(&FrontMatter {
            metadata: Metadata {
                title: told.metadata.title.clone(),
                ..Metadata::default()
            },
            ..FrontMatter::default()
        });
    }
    walk::write(&root, &mut writer);
    Some((writer.finish(), byline))
}

fn readability(document: Document) -> Option<Readability> {
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        ..Config::default()
    };
    Readability::with_document(document, None, Some(config)).ok()
}

/// A host of films that `dom_smoothie` knows.
const KNOWN_HOST: &str = "//archive.org/";

/// Has the frames kept that show a chart, a post or a recording between paragraphs or by themselves. `dom_smoothie` keeps those
/// alone of which an attribute names one of the hosts of films that it knows.
fn keep_frames(document: &Document, text: &str) {
    if !text.contains("<iframe") {
        return;
    }
    for frame in document.select("iframe[src]").nodes() {
        let address = frame.attr("src").unwrap_or_default();
        let is_named = |name: &str, values: &[&str]| {
            frame
                .attr(name)
                .is_some_and(|value| values.contains(&&*value))
        };
        let is_unseen = is_named("width", &["0", "1"]) || is_named("height", &["0", "1"]);
        let is_beside = |node: NodeRef<'_>| {
            let name = node.node_name();
            let name = name.as_deref().unwrap_or_default();
            matches!(name, "iframe" | "script" | "figcaption" | "noscript")
                || !(node.is_element() || node.is_nonempty_text())
        };
        let stands_out = frame.parent().is_some_and(|parent| {
            let is_paragraph = |node: NodeRef<'_>| node.has_name("p");
            parent.children_it(false).any(is_paragraph) || parent.children_it(false).all(is_beside)
        });
        let leads = is_web_address(&address) || address.starts_with("//");
        if leads && stands_out && !is_unseen {
            frame.set_attr("data-kept", KNOWN_HOST);
        }
    }
}

/// The names of a byline, without a word for what they did: "By Mara Ilves", "Interview: Lew Oyelaran".
fn name(byline: &str) -> String {
    let byline = without_by(byline);
    let behind = byline
        .split_once(": ")
        .filter(|(label, _)| !label.contains(' '));
    behind.map_or(byline, |(_, name)| name).to_owned()
}

/// Pieces of text at the beginning among which a heading of the title's words is looked for.
const BEGINNING: usize = 12;

/// Whether the article begins with its title, perhaps with some other words: as a heading, or set off in another way. Above
/// a heading that is the title other words may stand.
fn begins_with_headline(root: &NodeRef<'_>, title: Option<&str>) -> bool {
    let mut texts = root.descendants_it().filter(NodeRef::is_nonempty_text);
    let Some(first) = texts.next() else {
        return false;
    };
    let first_heading = heading(first);
    let Some(title) = title.map(bare) else {
        return first_heading.is_some();
    };
    let begin = bare(&first_heading.map_or_else(|| first.text(), |heading| heading.text()));
    let is_nearly = || {
        let begin_words: Vec<&str> = begin.split(' ').collect();
        let in_both = title.split(' ').filter(|word| begin_words.contains(word));
        in_both.count() * 2 > begin_words.len()
    };
    begin == title
        || first_heading.is_some() && is_nearly()
        || texts
            .take(BEGINNING)
            .filter_map(heading)
            .any(|heading| bare(&heading.text()) == title)
}

/// The heading that a piece of text is in.
fn heading(text: NodeRef<'_>) -> Option<NodeRef<'_>> {
    let mut around = text.ancestors_it(Some(4));
    around.find(|node| node.has_name("h1") || node.has_name("h2"))
}

/// The words alone, in lower case, with one blank between them.
fn bare(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// Whether the body that a page declares is more than twice as long as what was found of it.
fn is_longer(body: &str, draft: &Draft) -> bool {
    let n_letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    n_letters(body) > 2 * n_letters(&draft.article.text)
}

/// The text that a page declares: HTML, or paragraphs on lines.
fn of_body(body: &str, front: &FrontMatter) -> Draft {
    let mut writer = DraftWriter::default();
    writer.front(front);
    if body.contains("</p>") {
        writer.html(body, false, (body, body.len()));
        writer.end_html();
        return writer.finish();
    }
    for paragraph in body.lines() {
        writer.begin(BlockKind::Paragraph);
        writer.html(paragraph, true, (paragraph, paragraph.len()));
    }
    writer.finish()
}

/// A name is no longer than this (bytes).
const LONGEST_NAME: usize = 80;
/// Blocks at the top among which the title is looked for.
const TOP: usize = 3;

/// The title is the headline, though it be no heading. A paragraph that is nothing but a link and no sentence leads to
/// another article; one that is nothing but a name of the byline says who wrote what is around it.
fn give_parts(draft: &mut Draft, metadata: &Metadata) {
    let title = metadata.title.as_deref().map(bare);
    let byline = metadata.byline.as_deref().unwrap_or_default();
    let names: Vec<String> = byline
        .split(", ")
        .flat_map(|n| n.split(" and "))
        .map(bare)
        .collect();
    let text = &draft.article.text;
    let mut top = draft.article.blocks.iter().zip(&mut draft.hints).take(TOP);
    let found = top.find(|(block, _)| Some(bare(block.span.of(text))) == title);
    if let Some((_, hint)) = found {
        hint.part = Some(Part::Headline);
    }
    let article = &draft.article;
    let mut links = article.links.iter().peekable();
    for (block, hint) in article.blocks.iter().zip(&mut draft.hints) {
        while links
            .next_if(|link| link.span.end <= block.span.start)
            .is_some()
        {}
        let is_link = links.peek().is_some_and(|link| link.span == block.span);
        let words = block.span.of(&article.text);
        let ends = words
            .trim_end_matches(['”', '"', '’', ')'])
            .ends_with(['.', '!', '?']);
        let is_address = words.contains("://");
        let leads_away = is_link && !ends && !is_address;
        let is_name = words.len() < LONGEST_NAME && names.contains(&bare(words));
        if block.kind == BlockKind::Paragraph && (leads_away || is_name) {
            hint.part = Some(Part::Matter);
        }
    }
}

/// A page without its tags, read in one pass however they are nested.
fn stripped(text: &str, base: Option<String>, metadata: Metadata) -> ReadPage {
    let lower = text.to_ascii_lowercase();
    let body = lower.find("<body").or_else(|| lower.find("</head"));
    // A head that is never closed would leave out everything.
    let body = body.or_else(|| {
        let (before, head) = lower.split_once("<head")?;
        Some(before.len() + "<head".len() + head.find('>')? + 1)
    });
    let body = text.get(body.unwrap_or(0)..).unwrap_or_default();
    let mut writer = DraftWriter::default();
    writer.html(body, false, (body, body.len()));
    writer.end_html();
    let notice = "The page is nested too deeply or has too many parts to tell the article from the rest; all of its text is shown.";
    ReadPage {
        draft: writer.finish(),
        front: FrontMatter {
            metadata,
            warnings: vec![notice.to_owned()],
            ..FrontMatter::default()
        },
        base,
    }
}
