//! The little HTML that Markdown allows: tags are dropped, their text is kept.
//!
//! Not an HTML reader. It knows just enough to tell where a line or a paragraph ends and what is no text at all.

/// What stands in a stretch of HTML, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, entities decoded.
    Words(String),
    /// A line break.
    Break,
    /// The end of a paragraph.
    Paragraph,
    /// The words up to the next paragraph describe a picture.
    Caption,
    /// The beginning of a link.
    Link(String),
    /// The end of a link.
    LinkEnd,
    /// A picture, with the words that describe it.
    Picture(String),
}

/// Tags whose content is not for reading.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "iframe", "svg", "head",
];

/// Tags that do not end a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Named entities met in articles; the others stay as they are written.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("deg", '°'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("times", '×'),
    ("frac12", '½'),
];

/// Reads a stretch of HTML. One pass; an unfinished tag at the end is dropped.
pub(super) fn read(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words(rest.get(..at).unwrap_or(""), &mut pieces);
        let tag = rest.get(at..).unwrap_or("");
        if !is_tag(tag) {
            words("<", &mut pieces);
            rest = tag.get(1..).unwrap_or("");
            continue;
        }
        rest = one_tag(tag, &mut pieces);
    }
    words(rest, &mut pieces);
    pieces
}

/// Whether `<` begins a tag or comment, and not a comparison.
fn is_tag(text: &str) -> bool {
    text.chars()
        .nth(1)
        .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// Reads the tag at the beginning of `text`; returns what follows it.
fn one_tag<'t>(text: &'t str, pieces: &mut Vec<Piece>) -> &'t str {
    if let Some(comment) = text.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let (inside, after) = text.split_once('>').unwrap_or((text, ""));
    let bare = inside.trim_start_matches('<');
    let closes = bare.starts_with('/');
    let name: String = bare
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    match name.as_str() {
        "br" => pieces.push(Piece::Break),
        "a" if closes => pieces.push(Piece::LinkEnd),
        "a" => pieces.push(Piece::Link(attribute(inside, "href").unwrap_or_default())),
        "img" => pieces.push(Piece::Picture(attribute(inside, "alt").unwrap_or_default())),
        "figcaption" if !closes => pieces.extend([Piece::Paragraph, Piece::Caption]),
        silent if !closes && SILENT.contains(&silent) => return after_closing(after, silent),
        inline if INLINE.contains(&inline) => {}
        _ => pieces.push(Piece::Paragraph),
    }
    after
}

/// What follows the closing tag of `name`; nothing when it is never closed.
fn after_closing<'t>(text: &'t str, name: &str) -> &'t str {
    for (at, _) in text.match_indices("</") {
        let tag = text.get(at + 2..).unwrap_or("");
        let is_it = tag
            .get(..name.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(name));
        if is_it {
            return tag.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// The value of an attribute, entities decoded.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))?;
    let value = tag.get(at + name.len() + 2..)?;
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split([' ', '/', '>']).next()?,
    };
    Some(decoded(value))
}

fn words(text: &str, pieces: &mut Vec<Piece>) {
    if !text.is_empty() {
        pieces.push(Piece::Words(decoded(text)));
    }
}

/// Entities become characters; what is unknown stays as written.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(12).position(|b| b == b';');
        let found = end.and_then(|end| Some((entity(after.get(..end)?)?, after.get(end + 1..)?)));
        let (c, next) = found.unwrap_or(('&', after));
        out.push(c);
        rest = next;
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(n, _)| *n == name).map(|&(_, c)| c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    Some(
        char::from_u32(code.ok()?)
            .filter(|&c| c != '\0')
            .unwrap_or('\u{fffd}'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, text: &str) {
        let shown = read(html).into_iter().map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Break => "\n".to_owned(),
            Piece::Paragraph => "¶".to_owned(),
            Piece::Caption => "[caption]".to_owned(),
            Piece::Link(url) => format!("[{url}|"),
            Piece::LinkEnd => "]".to_owned(),
            Piece::Picture(alt) => format!("[picture {alt}]"),
        });
        assert_eq!(shown.collect::<String>(), text, "{html}");
    }

    #[test]
    fn text_stays_and_tags_go() {
        check("<div>a<br/>b</div>", "¶a\nb¶");
        check(
            "<b>bold</b> &amp; 3 < 5 &#8212; &#27; &bogus;",
            "bold & 3 < 5 — \u{1b} &bogus;",
        );
        check(
            "<a href=\"https://a.example/?x=1&amp;y\">link</a>",
            "[https://a.example/?x=1&y|link]",
        );
        check(
            "<figure><img src=x alt='The pier'><figcaption>Dawn</figcaption>",
            "¶[picture The pier]¶[caption]Dawn¶",
        );
    }

    #[test]
    fn scripts_and_comments_are_silent() {
        check("a<script>b()</script><!-- c -->d<style>e{}", "ad");
        check("<!-- never closed", "");
        check("<script>never closed", "");
    }
}
