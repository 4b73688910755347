//! Text for a terminal or a file: stretches that look different, wrapped, with or without the sequences for it.
//!
//! Only the terminal's sixteen colours and its attributes. Text passes `SafeText` before it comes here.

use crate::text::wrap;
use std::ops::Range;

/// What the reader of a printed listing can be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Characters alone: for files, pipes and plain terminals.
    #[default]
    Plain,
    /// Bold and dim, no colour.
    Attributes,
    /// Colours too.
    Colour,
}

/// How a stretch looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnsiStyle {
    Text,
    Dim,
    Speaker,
    Cue,
    Attributed,
    Sourced,
    Unsupported,
}

impl AnsiStyle {
    /// The parameters of the sequence that switches it on, after ECMA-48; empty for the terminal's own text.
    const fn codes(self, ink: Ink) -> &'static str {
        match (ink, self) {
            (Ink::Plain, _) | (_, Self::Text) => "",
            (_, Self::Dim) => "2",
            (_, Self::Speaker) | (Ink::Attributes, _) => "1",
            (Ink::Colour, Self::Cue) => "1;33",
            (Ink::Colour, Self::Attributed) => "1;36",
            (Ink::Colour, Self::Sourced) => "1;32",
            (Ink::Colour, Self::Unsupported) => "1;31",
        }
    }
}

/// A paragraph in stretches of one look.
#[derive(Clone, Debug, Default)]
pub(super) struct Inked {
    text: String,
    looks: Vec<(Range<usize>, AnsiStyle)>,
}

impl Inked {
    /// Adds words of one look.
    pub(super) fn add(mut self, look: AnsiStyle, words: &str) -> Self {
        let start = self.text.len();
        self.text.push_str(words);
        self.looks.push((start..self.text.len(), look));
        self
    }

    /// Its lines at `width` columns, the first behind `head`, the others behind `indent`, each with its line feed.
    pub(super) fn lines(&self, head: &Self, indent: usize, width: usize, ink: Ink) -> String {
        let room = width.saturating_sub(indent).max(NARROWEST);
        let mut out = String::new();
        for (nth, row) in wrap(&self.text, room).into_iter().enumerate() {
            if nth == 0 {
                out.push_str(&head.stretch(0..head.text.len(), ink));
            } else {
                out.push_str(&" ".repeat(indent));
            }
            out.push_str(&self.stretch(row.range(), ink));
            out.push('\n');
        }
        out
    }

    /// A stretch of the text with its looks.
    fn stretch(&self, within: Range<usize>, ink: Ink) -> String {
        let mut out = String::new();
        for (range, look) in &self.looks {
            let part = range.start.max(within.start)..range.end.min(within.end);
            let Some(words) = self.text.get(part).filter(|words| !words.is_empty()) else {
                continue;
            };
            match look.codes(ink) {
                "" => out.push_str(words),
                codes => out.extend(["\u{1b}[", codes, "m", words, "\u{1b}[0m"]),
            }
        }
        out
    }
}

/// The fewest columns of text, however narrow the terminal is.
const NARROWEST: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Inked {
        Inked::default()
            .add(AnsiStyle::Speaker, "Mara Ilves")
            .add(AnsiStyle::Text, " told the council, all of it, ")
            .add(AnsiStyle::Cue, "[told]")
    }

    fn without_sequences(text: &str) -> String {
        let mut out = String::new();
        for (nth, piece) in text.split('\u{1b}').enumerate() {
            let shown = if nth == 0 {
                piece
            } else {
                piece.split_once('m').unwrap().1
            };
            out.push_str(shown);
        }
        out
    }

    #[test]
    fn looks_change_no_character_and_no_line() {
        let head = Inked::default().add(AnsiStyle::Attributed, "  1 A  ");
        let plain = sample().lines(&head, 7, 30, Ink::Plain);
        assert_eq!(
            plain,
            "  1 A  Mara Ilves told the\n       council, all of it,\n       [told]\n"
        );
        for ink in [Ink::Attributes, Ink::Colour] {
            let inked = sample().lines(&head, 7, 30, ink);
            assert_eq!(without_sequences(&inked), plain);
            assert_eq!(inked.matches("\u{1b}[0m").count(), 3, "{inked:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let head = Inked::default().add(AnsiStyle::Text, "  1 U  ");
        let wide = Inked::default().add(AnsiStyle::Text, "港湾局は橋の通行料が倍になると発表した");
        for line in wide.lines(&head, 7, 24, Ink::Plain).lines() {
            assert!(crate::text::width(line) <= 24, "{line:?}");
        }
    }
}
