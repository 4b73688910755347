//! The HTML in Markdown, written into the draft: words, breaks, links, pictures.
//!
//! What stands in the HTML is read by `markup`; this only says what becomes of it.

use super::Reading;
use super::markup::{self, Piece};
use crate::article::builder::Mark;

impl Reading {
    /// Tags inside a paragraph.
    pub(super) fn inline_html(&mut self, html: &str) {
        for piece in markup::read(html) {
            // A tag inside a line ends no paragraph, whatever its name.
            if piece != Piece::Paragraph {
                self.piece(piece);
            }
        }
    }

    /// The end of an HTML block: what it holds is written.
    pub(super) fn end_html(&mut self) {
        let html = self.html.take().unwrap_or_default();
        for piece in markup::read(&html) {
            self.piece(piece);
        }
        self.close();
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Words(words) if words.trim().is_empty() => self.builder.soft_break(),
            Piece::Words(words) => self.text(&words),
            Piece::Break => self.line_break(true),
            Piece::Paragraph => self.close(),
            Piece::Caption => {
                self.ensure_open();
                if let Some(hint) = self.builder.hint() {
                    hint.picture = true;
                }
            }
            Piece::Link(url) => {
                self.mark(Mark::Link(url));
                self.html_link = true;
            }
            Piece::LinkEnd if std::mem::take(&mut self.html_link) => self.builder.unmark(),
            Piece::LinkEnd => {}
            Piece::Picture(alt) => {
                self.ensure_open();
                self.builder.picture();
                self.builder.picture_words(&alt);
            }
        }
    }
}
