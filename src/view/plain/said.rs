//! Lines of words: neutralised, wrapped, one below the other.

use crate::text::SafeText;
use crate::view::together;

/// What a line that runs on begins with, so that one hears and sees where the next fact begins.
const RUNS_ON: &str = "  ";

/// The narrowest lines; on less, words are broken anywhere.
const NARROWEST: usize = 12;

/// Lines that grow.
pub(super) struct Said {
    text: String,
    width: usize,
}

impl Said {
    /// Nothing yet, in lines of at most `width` columns.
    pub(super) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width: width.max(NARROWEST),
        }
    }

    /// Adds a line; white space in `text` becomes single blanks.
    pub(super) fn line(&mut self, text: &str) {
        self.wrap(text, RUNS_ON);
    }

    /// Adds a line that names keys: none is torn from the word that says what it does.
    pub(super) fn told(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.fill(&together::tied(&words.join(" ")), RUNS_ON);
    }

    /// Adds a line with a label before it.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        self.line(&format!("{label}: {text}"));
    }

    /// Adds a paragraph of the article, wrapped flush.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.wrap(text, "");
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// All of it, each line ended.
    pub(super) fn end(self) -> String {
        self.text
    }

    fn wrap(&mut self, text: &str, runs_on: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.fill(&words.join(" "), runs_on);
    }

    fn fill(&mut self, text: &str, runs_on: &str) {
        let safe = SafeText::sanitize(text);
        let options = textwrap::Options::new(self.width).subsequent_indent(runs_on);
        let filled = textwrap::fill(safe.as_str(), options);
        self.text.push_str(&together::untied(&filled));
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn lines_are_wrapped_and_neutral() {
        let mut said = Said::new(20);
        said.labelled("Claim", "The ferry\n\ncarried 300 \u{1b}[2J people.");
        said.told("That is done; z undoes");
        said.paragraph("日本語の港は朝から忙しいです");
        assert_eq!(
            said.end(),
            "Claim: The ferry\n  carried 300 ␛[2J\n  people.\nThat is done;\n  z undoes\n日本語の港は朝から忙\nしいです\n"
        );
    }
}
