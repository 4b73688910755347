//! The text of a checklist file cut into the claims' tables and what is around them, without parsing any of it.
//!
//! The words of the file are told apart by the library that also parses it, so that a header in a text is none. Cost: linear.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// Where the pieces of a file are (bytes). Comments and blank lines above a claim belong to it.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Everything above the first claim.
    pub(super) head: Range<usize>,
    /// One for each `[[claim]]`, with its tables.
    pub(super) claims: Vec<ClaimPiece>,
    /// What follows the last one.
    pub(super) tail: Range<usize>,
    /// Whether claims are written in another way, or `[document]` follows them: pieces alone do not tell then.
    pub(super) irregular: bool,
}

/// One claim.
#[derive(Debug)]
pub(super) struct ClaimPiece {
    /// The whole.
    pub(super) range: Range<usize>,
    /// Where other tables begin between this claim and the next; the end, when there are none.
    pub(super) foreign: usize,
    /// Whether there are comments.
    pub(super) commented: bool,
}

/// Cuts a text.
pub(super) fn split(text: &str) -> Pieces {
    let mut pieces = Pieces::default();
    let mut lead = 0;
    let mut lead_commented = false;
    let mut in_head = true;
    for line in lines(text) {
        let words = text.get(line.range.clone()).unwrap_or("").trim_start();
        if words.is_empty() || words.starts_with('#') {
            lead_commented |= !words.is_empty();
            continue;
        }
        let commented = lead_commented || line.comments > 0;
        match header(words) {
            Some(Header::Claim) => {
                in_head = false;
                pieces.begin(lead, line.range.end, commented);
            }
            Some(Header::InClaim) if pieces.is_in_claim() => {
                pieces.extend(line.range.end, commented);
            }
            Some(Header::InClaim) => pieces.irregular = true,
            Some(Header::Other(name)) => {
                pieces.irregular |= !pieces.claims.is_empty() && name == "document";
                in_head = false;
                pieces.foreign(line.range.end);
            }
            None if pieces.is_in_claim() => pieces.extend(line.range.end, commented),
            None => {
                pieces.irregular |= in_head && first_key(words) == "claim";
                pieces.foreign(line.range.end);
            }
        }
        (lead, lead_commented) = (line.range.end, false);
    }
    pieces.end(text.len());
    pieces
}

impl Pieces {
    fn begin(&mut self, start: usize, end: usize, commented: bool) {
        match self.claims.last_mut() {
            Some(last) => last.range.end = start,
            None => self.head = 0..start,
        }
        self.claims.push(ClaimPiece {
            range: start..end,
            foreign: end,
            commented,
        });
    }

    /// Whether a line now would belong to the last claim.
    fn is_in_claim(&self) -> bool {
        let last = self.claims.last();
        last.is_some_and(|last| last.foreign == last.range.end)
    }

    fn extend(&mut self, end: usize, commented: bool) {
        if let Some(last) = self.claims.last_mut() {
            (last.range.end, last.foreign) = (end, end);
            last.commented |= commented;
        }
    }

    fn foreign(&mut self, end: usize) {
        match self.claims.last_mut() {
            Some(last) => last.range.end = end,
            None => self.head.end = end,
        }
    }

    /// What follows the last claim belongs to none.
    fn end(&mut self, end: usize) {
        match self.claims.last_mut() {
            Some(last) => {
                self.tail = last.foreign..end;
                last.range.end = last.foreign;
            }
            None => (self.head, self.tail) = (0..end, end..end),
        }
    }
}

enum Header<'t> {
    /// `[[claim]]`
    Claim,
    /// `[claim.source]`, and `[claim]`, which is none of ours.
    InClaim,
    Other(&'t str),
}

fn header(line: &str) -> Option<Header<'_>> {
    let inside = line.strip_prefix('[')?;
    let (inside, is_list) = match inside.strip_prefix('[') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let name = first_key(inside);
    let rest = inside.split_once(name).map_or("", |(_, rest)| rest);
    let is_whole = rest
        .trim_start_matches(['"', '\'', ' ', '\t'])
        .starts_with(']');
    Some(match (name, is_list && is_whole) {
        ("claim", true) => Header::Claim,
        ("claim", false) => Header::InClaim,
        (other, _) => Header::Other(other),
    })
}

/// The first part of a key that may be dotted and quoted.
fn first_key(text: &str) -> &str {
    let text = text.trim_start();
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text.split(quote).nth(1).unwrap_or(""),
        _ => text.split(['.', '=', ']', ' ', '\t']).next().unwrap_or(""),
    }
}

/// A line that is one for TOML: a text or a list may run over several.
struct TomlLine {
    /// With its end (bytes).
    range: Range<usize>,
    /// How many comments there are.
    comments: usize,
}

/// The lines of a text; one that is not TOML is divided all the same.
fn lines(text: &str) -> impl Iterator<Item = TomlLine> {
    let mut tokens = Source::new(text).lex();
    std::iter::from_fn(move || {
        let first = tokens
            .next()
            .filter(|token| token.kind() != TokenKind::Eof)?;
        let mut range = first.span().start()..first.span().end();
        let (mut depth, mut in_value, mut comments) = (0_usize, false, 0);
        let mut next = Some(first);
        while let Some(token) = next {
            range.end = token.span().end();
            match token.kind() {
                TokenKind::Comment => comments += 1,
                TokenKind::Equals => in_value = true,
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket if in_value => {
                    depth += 1;
                }
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    depth = depth.saturating_sub(1);
                }
                TokenKind::Newline if depth == 0 => break,
                _ => {}
            }
            next = tokens.next();
        }
        Some(TomlLine { range, comments })
    })
}

/// The comments of a text, one line each.
pub(super) fn comments(text: &str) -> Vec<&str> {
    let tokens = Source::new(text)
        .lex()
        .filter(|token| token.kind() == TokenKind::Comment);
    let words = |token: Token| text.get(token.span().start()..token.span().end());
    tokens.filter_map(words).map(str::trim_end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces divided by `|`, the foreign part of a claim by `!`.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(['|', '!'], "");
        let pieces = split(&text);
        assert!(!pieces.irregular, "{marked}");
        let of = |range: Range<usize>| text.get(range).unwrap();
        let mut found = of(pieces.head).to_owned();
        for piece in pieces.claims {
            found = found + "|" + of(piece.range.start..piece.foreign);
            if piece.foreign < piece.range.end {
                found = found + "!" + of(piece.foreign..piece.range.end);
            }
        }
        found = found + "|" + of(pieces.tail);
        assert_eq!(found, marked);
    }

    #[test]
    fn a_claim_has_its_tables_and_the_comments_above_it() {
        check(
            "a = 1\n[document]\nb = 2\n|\n# one\n[[claim]]\nid = 'x'\n[claim.source]\nname = 'M'\n|\n[[ claim ]]\nid = 'y'\n|# the end\n",
        );
        check(
            "|[[claim]]\nid = 'x'\n!\n[desk]\nmine = 1\n|[[claim]]\nid = 'y'\n|\n[notes]\nz = 1\n",
        );
        check("|[[\"claim\"]]\nid = 'x' # [[claim]]\n[[claim.evidence]]\nurl = 'u'\n|");
        check("# nothing\nformat = 'x'\n|");
    }

    #[test]
    fn a_header_in_a_text_or_a_list_is_none() {
        check(
            "|[[claim]]\nnote = \"\"\"\n[[claim]]\n\\\"\"\"\"\"\nid = 'x'\n|[[claim]]\nid = 'y'\n|",
        );
        check(
            "|[[claim]]\nnote = '''\n[[claim]]\n''''\nconcern = [\n  [[claim]] , # ]\n]\n|[[claim]]\nid = \"]\\\"[\"\n|",
        );
    }

    #[test]
    fn claims_that_are_written_otherwise_are_told() {
        for text in [
            "claim = []\n",
            "claim.x = 1\n",
            "\"claim\" = []\n",
            "[claim]\nid = 'x'\n",
            "[[claim]]\nid = 'x'\n[document]\n",
        ] {
            assert!(split(text).irregular, "{text}");
        }
        assert!(!split("claims = 1\n[x]\nclaim = 2\n").irregular);
    }

    #[test]
    fn comments_are_those_outside_of_texts() {
        let text = "# one\na = \"# no\" # two\nb = '''\n# no''' #three  \n";
        assert_eq!(comments(text), ["# one", "# two", "#three"]);
    }
}
