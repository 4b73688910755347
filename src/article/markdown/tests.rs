//! What Markdown says beside the blocks, for what decides their parts. What the blocks are: `tests/fixtures/forms`.

use super::*;

#[test]
fn a_picture_is_a_block_by_itself_and_the_line_below_is_known() {
    let text = "![The pier](p.jpg)\n*At dawn*\n\n![](x)\n\nText";
    let draft = parse(text, &FrontMatter::default());
    let hints = draft.hints.iter().map(|h| (h.picture, h.after_picture));
    let expected = [(true, false), (false, true), (false, true)];
    assert_eq!(hints.collect::<Vec<_>>(), expected);
}
