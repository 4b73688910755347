//! Lines of words: neutralised, wrapped, one below the other.

use crate::text::{SafeText, Span, Wrapping, one_line, width};
use crate::view::keep_together;

/// What a line that runs on begins with, so that listeners and readers notice where the next fact begins.
const RUNS_ON: &str = "  ";

/// The narrowest lines; on less, words are broken anywhere.
const NARROWEST: usize = 12;

/// Lines that grow.
pub(super) struct TextWriter {
    text: String,
    width: usize,
}

impl TextWriter {
    /// Nothing yet, in lines of at most `width` columns.
    pub(super) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width: width.max(NARROWEST),
        }
    }

    /// Adds a line; white space in `text` becomes single blanks.
    pub(super) fn line(&mut self, text: &str) {
        self.fill(safe_line(text).as_str(), RUNS_ON);
    }

    /// Adds a line that names keys: none is torn from the word that says what it does.
    pub(super) fn with_keys(&mut self, text: &str) {
        self.fill(&keep_together::tied(safe_line(text).as_str()), RUNS_ON);
    }

    /// Adds a line with a label before it.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        self.line(&format!("{label}: {text}"));
    }

    /// Adds a label and a path, which is whole on a line of its own where both do not fit on one.
    pub(super) fn path(&mut self, label: &str, path: &str) {
        let path = SafeText::sanitize(path);
        let fits = width(label) + width(path.as_str()) + 2 <= self.width;
        let between = if fits { " " } else { "\n  " };
        for piece in [label, ":", between, path.as_str(), "\n"] {
            self.text.push_str(piece);
        }
    }

    /// Adds a paragraph of the article, wrapped flush.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.fill(safe_line(text).as_str(), "");
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Whether there is no line yet.
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// All of it, each line ended.
    pub(super) fn end(self) -> String {
        self.text
    }

    /// Adds neutralised text in rows. Addresses and paths stay whole, so that they can be copied; so do words with a
    /// hyphen, which are read out line by line.
    fn fill(&mut self, text: &str, runs_on: &str) {
        let mut wrapping = Wrapping::hanging(text, self.width, runs_on.len());
        let (mut from, mut at) = (0, 0);
        for token in text.split_inclusive(' ') {
            let begin = at;
            at += token.len();
            let word = token.trim_end_matches(' ');
            let fits = width(word) + runs_on.len() <= self.width;
            if token.contains('/') || token.contains('-') && fits {
                wrapping.words(Span::new(from, begin));
                wrapping.whole(Span::new(begin, begin + word.len()), width(word));
                wrapping.blanks(token.len() - word.len());
                from = at;
            }
        }
        wrapping.words(Span::new(from, at));
        let rows = wrapping.end(0);
        let rows: Vec<String> = rows
            .iter()
            .map(|row| keep_together::untied(row.of(text)))
            .collect();
        self.text.push_str(&rows.join(&format!("\n{runs_on}")));
        self.text.push('\n');
    }
}

/// Neutralised text with single blanks for white space.
fn safe_line(text: &str) -> SafeText {
    SafeText::sanitize(&one_line(text))
}

#[cfg(test)]
mod tests {
    use super::TextWriter;

    #[test]
    fn lines_are_wrapped_and_neutral() {
        let mut out = TextWriter::new(20);
        out.labelled("Claim", "The ferry\n\ncarried 300 \u{1b}[2J people.");
        out.with_keys("That is done; z undoes");
        out.paragraph("日本語の港は朝から忙しいです");
        assert_eq!(
            out.end(),
            "Claim: The ferry\n  carried 300 ␛[2J\n  people.\nThat is done;\n  z undoes\n日本語の港は朝から忙\nしいです\n"
        );
    }

    #[test]
    fn addresses_and_paths_stay_whole() {
        let mut out = TextWriter::new(20);
        out.labelled("Link", "https://accounts.example/bridge-2031.pdf and more");
        out.line("kept in /home/ada/texts/ferry.md");
        out.line("a word of antidisestablishmentarianism");
        out.line("as many-sided as well-supported");
        out.path("Checklist", "/home/ada/my texts/ferry.checklist.toml");
        out.path("At", "a b.toml");
        let expected = [
            "Link:",
            "  https://accounts.example/bridge-2031.pdf",
            "  and more",
            "kept in",
            "  /home/ada/texts/ferry.md",
            "a word of",
            "  antidisestablishme",
            "  ntarianism",
            "as many-sided as",
            "  well-supported",
            "Checklist:",
            "  /home/ada/my texts/ferry.checklist.toml",
            "At: a b.toml",
            "",
        ];
        assert_eq!(out.end(), expected.join("\n"));
    }
}
