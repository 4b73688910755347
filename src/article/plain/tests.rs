//! What is around a message or a book. What the lines of plain text become: `tests/fixtures/forms`.

use super::*;

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
