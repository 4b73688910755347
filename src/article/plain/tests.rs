//! What the lines of plain text become: paragraphs, verse, lists, quotations, headings, columns, messages.

use super::*;

/// Blocks as `kind: text`.
#[track_caller]
fn check(text: &str, blocks: &[&str]) {
    let article = parse(text, &mut FrontMatter::default()).article;
    let shown = article.blocks.iter().map(|b| {
        let kind = match &b.kind {
            BlockKind::Heading(_) => "h",
            BlockKind::Item(marker) => marker,
            BlockKind::Rule => "rule",
            BlockKind::Table(_) => "table",
            BlockKind::Code => "code",
            BlockKind::Paragraph => "p",
        };
        format!(
            "{kind}{}: {}",
            ">".repeat(b.quoted.into()),
            b.span.of(&article.text)
        )
    });
    assert_eq!(shown.collect::<Vec<_>>(), blocks, "{text}");
}

#[test]
fn wrapped_lines_are_joined() {
    check(
        "The ferry was late again on Monday, and nobody on the\nquay was told why until the harbour master came out and\nread a note.\n\nIt was short.",
        &[
            "p: The ferry was late again on Monday, and nobody on the quay was told why until the harbour master came out and read a note.",
            "p: It was short.",
        ],
    );
}

#[test]
fn a_paragraph_a_line_stays_one() {
    let long = "The ferry was late again on Monday. ".repeat(4);
    let long = long.trim_end();
    check(
        &format!("{long}\n{long}\nShort."),
        &[&format!("p: {long}"), &format!("p: {long}"), "p: Short."],
    );
    check(
        "Line 1 is true.\nLine 2 is true.\nLine 3 is true.",
        &[
            "p: Line 1 is true.",
            "p: Line 2 is true.",
            "p: Line 3 is true.",
        ],
    );
}

#[test]
fn verse_keeps_its_lines() {
    let prose = "She read it out to the whole of the council chamber on Friday,\nand then she sat down and said nothing more to anybody there.";
    let joined = prose.replace('\n', " ");
    check(
        &format!("{prose}\n\nO boat,\nO rope,\nO tide"),
        &[&format!("p: {joined}"), "p: O boat,\nO rope,\nO tide"],
    );
}

#[test]
fn lists_and_quotations_are_told_apart() {
    check(
        "– Were you there?\n– I was.",
        &["p: – Were you there?", "p: – I was."],
    );
    check(
        "- rope\n- tar and\n  oakum\n2) sail",
        &["•: rope", "•: tar and oakum", "2.: sail"],
    );
    check(
        "> were you there?\nI was.",
        &["p>: were you there?", "p: I was."],
    );
}

#[test]
fn a_short_line_between_paragraphs_is_a_subheading() {
    let prose = "The ferry was late again on Monday, which nobody had said it would be. ".repeat(3);
    let prose = prose.trim_end();
    check(
        &format!("{prose}\n\nA short history of lateness\n\n{prose}"),
        &[
            &format!("p: {prose}"),
            "h: A short history of lateness",
            &format!("p: {prose}"),
        ],
    );
}

#[test]
fn columns_are_a_table_or_stay_as_they_are() {
    check(
        "The board raised the fares.\n\nQuay\tFee\nNorth\t420",
        &[
            "p: The board raised the fares.",
            "table: Quay\tFee\nNorth\t420",
        ],
    );
    check(
        "Fares:\nQuay     Fee\nNorth    420\nThe end of it.",
        &[
            "p: Fares:",
            "table: Quay\tFee\nNorth\t420",
            "p: The end of it.",
        ],
    );
    check(
        "Quay   Berth   Fee\nNorth          420",
        &["code: Quay   Berth   Fee\nNorth          420"],
    );
}

#[test]
fn divided_words_are_put_together() {
    check(
        "The quay of the town held as many new contain-\ners as it could, and last year the well-\nknown harbour board was glad of that too.",
        &[
            "p: The quay of the town held as many new containers as it could, and last year the well-known harbour board was glad of that too.",
        ],
    );
}

#[test]
fn what_is_around_a_message_or_a_book_is_matter() {
    let parts = |text: &str| {
        let draft = parse(text, &mut FrontMatter::default());
        let of = draft.article.blocks.iter().zip(draft.hints);
        let shown = of.map(|(block, hint)| {
            let words = block.span.of(&draft.article.text).to_owned();
            (words, hint.part == Some(Part::Matter))
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(
        parts("The mill shut, said Mara Ilves.\n\n-- \nBo Krag\n+46 555\n\n> When?"),
        [
            ("The mill shut, said Mara Ilves.".to_owned(), false),
            ("--\nBo Krag\n+46 555".to_owned(), true),
            ("When?".to_owned(), false),
        ]
    );
    let mut front = FrontMatter::default();
    let book = "Title: The Ferry\nAuthor: Mara Ilves\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\nIt sailed.\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\nNotes.";
    let draft = parse(book, &mut front);
    let given = draft.hints.iter().map(|hint| hint.part.is_some());
    assert_eq!(given.collect::<Vec<_>>(), [true, true, false, true, true]);
    assert_eq!(front.metadata.title.as_deref(), Some("The Ferry"));
    assert_eq!(front.metadata.byline.as_deref(), Some("Mara Ilves"));
}
