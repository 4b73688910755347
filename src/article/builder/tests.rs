//! What the builder writes: text in its form, marks where their words are, blocks that vanish.

use super::*;

fn build(write: impl FnOnce(&mut Builder)) -> crate::article::Article {
    let mut builder = Builder::default();
    write(&mut builder);
    builder.finish().article
}

#[test]
fn blocks_are_trimmed_and_joined_by_one_empty_line_and_rules_are_empty() {
    let article = build(|b| {
        b.begin(BlockKind::Paragraph, 0, 0);
        b.words("\u{a0}\u{2003}edge \u{a0}");
    });
    assert_eq!(article.text, "edge");
    let article = build(|b| {
        b.begin(BlockKind::Paragraph, 0, 0);
        b.words("One.");
        b.begin(BlockKind::Paragraph, 0, 0);
        b.words("* * *");
        b.begin(BlockKind::Paragraph, 0, 0);
        b.words(" \u{a0} ");
        b.begin(BlockKind::Paragraph, 0, 0);
        b.words("Two");
        b.hard_break();
        b.words("lines.");
    });
    assert_eq!(article.text, "One.\n\nTwo\nlines.");
    let kinds: Vec<_> = article.blocks.iter().map(|b| (&b.kind, b.span)).collect();
    assert_eq!(
        (kinds.len(), kinds[1]),
        (3, (&BlockKind::Rule, Span::new(4, 4)))
    );
}

#[test]
fn marks_hug_their_words() {
    let article = build(|b| {
        b.begin(BlockKind::Paragraph, 0, 0);
        b.words("See ");
        b.mark(Mark::Link("#".to_owned()));
        b.words(" the log ");
        b.unmark();
        b.words(" at www.port.example.");
    });
    let links: Vec<_> = article
        .links
        .iter()
        .map(|l| (l.span.of(&article.text), l.url.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            ("the log", "#"),
            ("www.port.example", "https://www.port.example")
        ]
    );
}

#[test]
fn tables_keep_their_cells() {
    let article = build(|b| {
        b.begin(BlockKind::Table(Vec::new()), 0, 0);
        for cells in [["Year", "Tolls", ""], ["", "3 m", "x"]] {
            for (n, cell) in cells.iter().enumerate() {
                if n > 0 {
                    b.cell();
                }
                b.words(cell);
            }
            b.row();
        }
    });
    assert_eq!(article.text, "Year\tTolls\n\t3 m\tx");
}
